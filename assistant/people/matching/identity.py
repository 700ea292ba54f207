"""What names one person for certain: an address, a profile; in one form however it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from urllib.parse import unquote

from assistant.people.matching.names import Shared

# Boxes that several people read, and that nobody is.
_SHARED = frozenset(
    "abuse accounting accounts admin administration anfrage billing bookings bureau buero careers contact contacto"
    " customerservice empfang enquiries events familie family finance hello help helpdesk hi hola hr info information"
    " inquiries invoice it jobs kontakt legal mail mailbox marketing media newsletter noreply office orders post"
    " postmaster press presse privacy reception recruiting rechnung sales secretariat sekretariat security service"
    " support team verkauf vertrieb webmaster welcome".split()
)
_GMAIL = ("gmail.com", "googlemail.com")
_NO_REPLY = re.compile(r"(do[-_.]?)?not?[-_.]?reply")


CARD = "card:"
"""Begins the key of what names somebody in another program, such as a card's UID."""
WEAK = "~"
"""Begins the key of what several may share, so that their names must agree in full."""

# The hosts of a network, where on it a person stands (the first group names them), and whether a company
# may stand there too.
_NETWORKS = {
    "linkedin": (r"(?:[a-z]{2,3}\.)?linkedin\.com", r"(?:in|pub|mwlite/in)/([^/]+)", False),
    "xing": (r"xing\.com", r"profile/([^/]+)", False),
    "github": (r"github\.com", r"([^/]+)", True),
    "gitlab": (r"gitlab\.com", r"([^/]+)", True),
    "x": (r"(?:mobile\.)?(?:x|twitter)\.com", r"@?(\w+)", True),
    "bluesky": (r"bsky\.app", r"profile/([^/]+)", True),
    "facebook": (r"(?:m\.|[a-z]{2}-[a-z]{2}\.)?facebook\.com", r"([^/]+)", True),
    "instagram": (r"instagram\.com", r"([^/]+)", True),
    "medium": (r"medium\.com", r"@([^/]+)", True),
    "youtube": (r"youtube\.com", r"@([^/]+)", True),
    "telegram": (r"t\.me", r"(\w+)", True),
    "orcid": (r"orcid\.org", r"([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9x])", False),
    "stackoverflow": (r"stackoverflow\.com", r"users/([0-9]+)(?:/[^/]*)?", False),
    "keybase": (r"keybase\.io", r"(\w+)", False),
}
_NOBODY = frozenset(
    "about blog company explore features groups help home i intent login marketplace notifications orgs p pages"
    " people pricing profile.php search settings share sponsors topics watch".split()
)
_LINK = re.compile(r"(?:https?://)?(?:www\.)?([^/?#]+)/*(.*)", re.IGNORECASE | re.DOTALL)
_LINKEDIN = re.compile(r"https://www\.linkedin\.com/in/([a-z0-9-]+)/?")
# LinkedIn puts a language behind the name: /in/mara/de.
_BEHIND = r"/*(?:/[a-z]{2}(?:[-_][a-z]{2})?)?/*(?:[?#].*)?"
_FEDIVERSE = re.compile(r"(?:users/|@)([\w.-]+)")
_HANDLE = {"x-dm": "x", "bluesky-dm": "bluesky", "telegram": "telegram"}


def keys(emails: Iterable[str], links: Iterable[str], handles: Mapping[str, str]) -> list[str]:
    """All that names a person for certain; not a site, for whether it is theirs alone cannot be told."""
    found = [email_key(email) for email in emails]
    found += [profile for link in links if (profile := profile_key(link))]
    if handles:
        found += [key for channel, handle in handles.items() if (key := _handle_key(channel, handle))]
    return found


def email_key(email: str) -> str:
    """An address: case does not count, nor the dots and the ``+word`` that Gmail leaves out of account."""
    local, _, host = email.casefold().rpartition("@")
    if host in _GMAIL:
        local, host = local.split("+")[0].replace(".", ""), _GMAIL[0]
    shared = local in _SHARED or (local[:1] in "dn" and _NO_REPLY.fullmatch(local) is not None)
    return f"{WEAK}{local}@{host}" if shared else f"{local}@{host}"


def profile_key(link: str) -> str:
    """Whose profile a link leads to, on networks where each person has one; empty for any other page."""
    if plain := _LINKEDIN.fullmatch(link):  # by far the most
        return f"linkedin:{plain[1]}"
    match = _LINK.match(link)
    if match is None:
        return ""
    host, path = match[1].casefold(), match[2]
    name = _network_of(host)
    if name:
        found = _shape(name).fullmatch(path)
        who = found[1].casefold() if found else ""
        if "%" in who:
            who = unquote(who).casefold()
        return f"{WEAK if _NETWORKS[name][2] else ''}{name}:{who}" if who and who not in _NOBODY else ""
    found = _FEDIVERSE.fullmatch(re.split("[?#]", path)[0].rstrip("/"))
    return f"{WEAK}@{found[1].casefold()}@{host}" if found else ""


def network(key: str) -> str:
    """The network on which a key is one person's own profile; empty for anything else."""
    name = key.partition(":")[0]
    return name if name in _NETWORKS else ""


def shared_by(key: str) -> Shared:
    """How many people may share a key."""
    if key.startswith(WEAK):
        return "company"
    return "profile" if key.startswith(CARD) or network(key) else "mailbox"


def told_by(key: str) -> str:
    """What two who share a key have in common, in words."""
    if key.startswith(CARD):
        return "the same card"
    return "the same profile" if ":" in key or key.startswith(f"{WEAK}@") else "the same address"


@lru_cache(maxsize=1024)
def _network_of(host: str) -> str:
    return next((name for name, (hosts, _, _) in _NETWORKS.items() if re.fullmatch(hosts, host)), "")


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(_NETWORKS[name][1].replace("[^/]", "[^/?#]") + _BEHIND, re.IGNORECASE | re.DOTALL)


def _handle_key(channel: str, handle: str) -> str:
    plain = handle.casefold().removeprefix("@")
    if channel in _HANDLE:
        return f"{WEAK}{_HANDLE[channel]}:{plain}"
    return f"{WEAK}@{plain}" if channel == "mastodon" and plain.count("@") == 1 else ""
