"""What stands in a field, made into what a person may have; what cannot be is told in a sentence and left out.

``told`` takes the sentences. Text comes here cleaned through the door. What is U+FFFD in it was lost
before the file was written, or in an encoding that could not be told: it never reaches a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import cast

from assistant.errors import Refused
from assistant.people.person import CLOSENESS, Closeness
from assistant.people.texts import tag_key
from assistant.people.valid import NAME_LIMIT, valid_email, valid_language, valid_link, valid_timezone

FIELD_LIMIT = 300
"""Characters of a company, a role, a place; more is a slipped column or a pasted text."""
LINK_LIMIT = 2000
TAG_LIMIT = 100
KEY_LENGTH = 8
"""Characters of an id that can name somebody for good; a shorter one is a number in somebody's list."""
NOTES_LIMIT = 20_000
MANY = 50
"""How many addresses, links or tags one person may have."""
LOST = "\ufffd"

_SPLIT = re.compile(r"\s*(?::::|[;,|\n]|(?<=\S)\s+(?=[^\s<]+@|https?://))\s*")
_LISTED = re.compile(r"(?:[^\\;]|\\.|\\$)+")
_ESCAPED = re.compile(r"\\(.)")
_LABEL = re.compile(r"(?:smtp|mailto|e-?mail|home|work|privat|other)\s*:\s*", re.IGNORECASE)
_SHOWN = re.compile(r"\(([^()\s@/]+@[^()\s@/]+)\)\s*$")
_GROUPS = frozenset({
    "mycontacts", "my contacts", "starred", "starred in android", "other contacts", "all contacts", "contacts",
    "imported", "not in any group", "unfiled", "none",
})  # fmt: skip
_CLOSE: dict[str, Closeness] = {
    "friend": "friend", "friends": "friend", "close friend": "friend", "freund": "friend", "freundin": "friend",
    "freunde": "friend", "coworker": "colleague", "coworkers": "colleague", "co-worker": "colleague",
    "co-workers": "colleague", "colleagues": "colleague", "kollege": "colleague", "kollegin": "colleague",
    "kollegen": "colleague", "acquaintances": "acquaintance", "strangers": "stranger",
}  # fmt: skip
_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "oui", "si", "sí", "sim"})
_NO = frozenset({"no", "n", "false", "0", "nein", "non", "nee", "não"})
_ON_X = re.compile(r"(?:https?://)?(?:www\.|mobile\.)?(?:twitter|x)\.com/(?:#!/)?@?(\w{1,15})/?(?:\?.*)?", re.I)


def several(cells: Iterable[str]) -> list[str]:
    """The single values in these cells: parted by `` ::: ``, a semicolon, a comma, a line end."""
    found: list[str] = []
    for cell in cells:
        if cell:
            found += [part for part in _SPLIT.split(cell) if part]
    return found


def emails(cells: Iterable[str], told: list[str]) -> tuple[str, ...]:
    """The addresses, each once. Exchange's inner name of a mailbox is told where there is nothing else."""
    kept: dict[str, str] = {}
    inner = ""
    for part in several([_bare(cell) if "<" in cell else cell for cell in cells]):
        if (label := _LABEL.match(part)) is not None:
            part = part[label.end() :]
        part = part.strip("'\"() ")
        if is_inner(part):
            inner = part
            continue
        try:
            address = valid_email(part)
        except Refused:
            told.append(f"'{_short(part)}' is no e-mail address; it was left out.")
            continue
        if LOST in address:
            told.append(f"The e-mail address '{_short(address)}' has lost letters; it was left out.")
        elif len(kept) < MANY:
            kept.setdefault(address.casefold(), address)
    if inner and not kept:
        told.append(f"'{_short(inner)}' is Exchange's inner name of a mailbox, no e-mail address; it was left out.")
    return tuple(kept.values())


def is_inner(cell: str) -> bool:
    """Whether this is how Exchange names a mailbox inside: ``/o=ExchangeLabs/…/cn=mara``."""
    return cell[:4].casefold().startswith(("/o=", "/cn="))


def address_in(cells: Iterable[str]) -> str:
    """The address in parentheses behind a name, as Outlook shows it: ``Mara (mara@example.com)``; empty without one."""
    return next((found[1] for cell in cells if (found := _SHOWN.search(cell))), "")


def _bare(cell: str) -> str:
    """``Mara <mara@example.com>, b@example.com`` without the names beside the addresses."""
    found: list[str] = []
    for piece in cell.split("<"):
        inside, closed, outside = piece.partition(">")
        found += [inside] if closed else []
        found += [part for part in several([outside if closed else inside]) if "@" in part]
    return ";".join(found)


def links(cells: Iterable[str], told: list[str]) -> tuple[str, ...]:
    """The web addresses, each once."""
    kept: dict[str, str] = {}
    for cell in cells:
        for part in cell.replace(" ::: ", " ").replace("\\:", ":").split():  # Google writes http\\://
            try:
                link = valid_link(part.strip("<>,;"))
            except Refused:
                told.append(f"'{_short(part)}' is no web address; it was left out.")
                continue
            if LOST in link or len(link) > LINK_LIMIT:
                told.append(f"The link '{_short(link)}' has lost letters or is too long; it was left out.")
            elif len(kept) < MANY:
                kept.setdefault(link.casefold(), link)
    return tuple(kept.values())


def short(text: str, what: str, told: list[str]) -> str:
    """A company, a role, a place: as it is, unless it is too long or lost letters."""
    if len(text) > FIELD_LIMIT:
        told.append(f"The {what} is longer than {FIELD_LIMIT} characters ('{_short(text)}'); it was left out.")
        return ""
    if LOST in text:
        told.append(f"The {what} '{_short(text)}' has lost letters; it was left out.")
        return ""
    return text


def notes(text: str, told: list[str]) -> str:
    """Remarks, cut at ``NOTES_LIMIT`` characters; marks for lost letters stay, for the rest of it is worth having."""
    if len(text) > NOTES_LIMIT:
        told.append(f"The notes are longer than {NOTES_LIMIT:,} characters; they were cut there.")
        return text[:NOTES_LIMIT].rstrip()
    return text


def key(text: str) -> str:
    """An id that names somebody for good; empty when it cannot be one."""
    return text if KEY_LENGTH <= len(text) <= FIELD_LIMIT and LOST not in text else ""


def name_fault(name: str) -> str:
    """Why this cannot be the name of a person, in a sentence; empty when it can."""
    if LOST in name:
        return f"The name '{_short(name)}' has lost letters, so the person was left out; mend it in the file."
    if not any(map(str.isalnum, name)):
        return f"'{_short(name)}' is no name, so the person was left out."
    if len(name) > NAME_LIMIT:
        return f"The name '{_short(name)}' is longer than {NAME_LIMIT} characters, so the person was left out."
    return ""


def unreadable_name(name: str) -> str:
    """What is told of the remains of a name that was encoded for mail."""
    return f"'{_short(name)}' is no name that can be read, so the person was left out; mend it in the file."


def tags_and_closeness(cells: Iterable[str], told: list[str]) -> tuple[tuple[str, ...], Closeness]:
    """Groups and labels as tags, each once; those that say how close somebody is say it as closeness as well."""
    kept, close, reasons = _labels(tuple(cells))
    told += reasons
    return kept, close


def own_tags(labels: Iterable[str]) -> tuple[str, ...]:
    """Tags as our own export writes them: they were tags before, whatever signs are in them."""
    return tuple({tag_key(label): label for label in reversed([*labels]) if label}.values())[::-1]


def listed(cell: str) -> list[str]:
    """The values in a cell of our own export: between semicolons, but for those with a backslash before them."""
    return [_ESCAPED.sub(r"\1", part).strip() for part in _LISTED.findall(cell) if part.strip()]


@lru_cache(maxsize=2048)
def _labels(cells: tuple[str, ...]) -> tuple[tuple[str, ...], Closeness, tuple[str, ...]]:
    kept: dict[str, str] = {}
    reasons: list[str] = []
    close: Closeness = "stranger"
    for part in several(cells):
        tag = part.lstrip("*# ").strip()
        folded = tag.casefold()
        if not tag or folded in _GROUPS:
            continue
        if len(tag) > TAG_LIMIT or LOST in tag:
            reasons.append(f"The tag '{_short(tag)}' is too long or has lost letters; it was left out.")
            continue
        said = _CLOSE.get(folded)
        if said is not None and CLOSENESS.index(said) > CLOSENESS.index(close):
            close = said
        if len(kept) < MANY:
            kept.setdefault(tag_key(tag), tag)
    return tuple(kept.values()), close, tuple(reasons)


def closeness(text: str, told: list[str]) -> Closeness:
    """How close, in one of our four words."""
    folded = text.casefold()
    if folded in CLOSENESS:
        return cast(Closeness, folded)
    if folded in _CLOSE:
        return _CLOSE[folded]
    told.append(f"'{_short(text)}' is no closeness ({', '.join(CLOSENESS)}); it was left out.")
    return "stranger"


@lru_cache(maxsize=512)
def _zone(text: str) -> str:
    try:
        return valid_timezone(text)
    except Refused:
        return ""


def timezone(text: str, told: list[str]) -> str:
    """An IANA name. An offset such as ``+01:00`` names no zone and is passed over."""
    zone = _zone(text[:100])
    if not zone and not re.match(r"(UTC|GMT)?\s?[-+]\d", text):
        told.append(f"'{_short(text)}' is no time zone; it was left out.")
    return zone


def language(text: str, told: list[str]) -> str:
    """A language tag, the first of several."""
    first = next(iter(several([text])), "")
    if found := _LANGUAGES.get(first.casefold()):
        return found
    try:
        return valid_language(first[:40])
    except Refused:
        told.append(f"'{_short(text)}' is no language tag; it was left out.")
        return ""


_LANGUAGES = {
    "english": "en", "englisch": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr",
    "spanish": "es", "español": "es", "italian": "it", "italiano": "it", "dutch": "nl", "nederlands": "nl",
    "portuguese": "pt", "português": "pt", "norwegian": "no", "swedish": "sv", "danish": "da", "polish": "pl",
    "russian": "ru", "japanese": "ja", "chinese": "zh", "turkish": "tr", "finnish": "fi", "czech": "cs",
}  # fmt: skip


def yes_or_no(text: str, told: list[str]) -> bool | None:
    """``yes`` or ``no`` in a few languages."""
    folded = text.casefold()
    if folded in _YES or folded in _NO:
        return folded in _YES
    told.append(f"'{_short(text)}' is neither yes nor no; it was left out.")
    return None


def days(text: str, told: list[str]) -> int | None:
    """A rhythm: ``90`` or ``90d``."""
    found = re.fullmatch(r"(\d{1,4})\s?(d|days?)?", text.casefold())
    if found and 1 <= int(found[1]) <= 3650:
        return int(found[1])
    told.append(f"'{_short(text)}' is no rhythm in days, such as 90d; it was left out.")
    return None


def handle(channel: str, text: str, told: list[str]) -> str:
    """Somebody's name on a channel: ``@mara``, also out of the link to their profile there."""
    if channel == "x-dm" and (found := _ON_X.fullmatch(text)):
        return f"@{found[1]}"
    kept = short(text, "handle", told)
    return f"@{kept}" if channel == "x-dm" and re.fullmatch(r"\w{1,15}", kept, re.ASCII) else kept


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
