"""Finding links in prose: with a scheme, without one, as numbers, and taken apart so as not to look like one."""

from __future__ import annotations

import ipaddress
import re
from functools import cache

from assistant.review.contacts_base import DOT, LABEL, TRAILING, Contact, is_top_level, link_key, trimmed
from assistant.review.masking import within
from assistant.review.text import Span
from assistant.review.wording import listed

_SCHEMED = re.compile(
    r"(?<![a-z0-9])(?:[a-z][a-z0-9+.-]{1,20}:[/\\]{2}(?:\s(?=[\w-]+\.\w))?|www\d?\.(?:\n(?=\w))?"
    r"|(?:mailto|tel|sms|callto|skype|facetime|xmpp|sips?|magnet|bitcoin|javascript|vbscript|data):(?=\S))[^\s<>\"“”]+",
    re.I,
)
_LOCAL = re.compile(r"(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?=[:/]|$)")
"""The writer's own machine, as engineers speak of it; any other host behind a scheme is a way to go."""
_CALLS = ("tel", "sms", "callto", "facetime")


def schemed(text: str, code: list[Span]) -> list[Contact]:
    """``scheme://…``, ``www.…``, and the addresses that need no slashes."""
    found = []
    for match in _SCHEMED.finditer(text):
        end = trimmed(text, match.start(), match.end())
        link = text[match.start() : end]
        head = link.split(":")[0].casefold()
        digits = "".join(str(int(sign)) for sign in link if sign.isdecimal())
        if head == "data" and not re.match(r"data:(?:[\w.+-]+/[\w.+-]+|;base64|,)", link, re.I):
            continue  # "data:dict" in code-ish talk
        if (
            head in ("javascript", "vbscript", "magnet", "bitcoin", "skype", "sip", "sips")
            and len(link) < len(head) + 4
        ):
            continue
        if head in _CALLS and "@" not in link:
            if len(digits) > 2:
                found.append(Contact("phone", match.start(), end, link, digits))
        elif head in ("mailto", "sip", "sips", "xmpp", "facetime"):
            address = link.partition(":")[2].split("?")[0].casefold()
            found.append(Contact("email", match.start(), end, link, address.replace("%40", "@")))
        elif _LOCAL.match(link_key(link)) or len(link_key(link)) < 2 or link.casefold() in ("www.", "www"):
            continue
        else:
            found.append(Contact("link", match.start(), end, link, link_key(link)))
    return found


_BARE = re.compile(
    rf"(?<![^\W_])(?<![@.\\$-])(?:{LABEL}{DOT}){{1,8}}([^\W\d_](?:[^\W_]|-){{1,62}})(?![^\W_]|[@(])"
    r"(:\d{2,5})?([/?#][^\s<>\"“”]*)?",
    re.IGNORECASE,
)
_DESTINATION = re.compile(r"(?:\]\(\s*<?|\]:\s*<?|href\s*=\s*[\"']?)$", re.I)
"""What stands before the address in a markdown or HTML link."""
_BIDDEN = re.compile(
    r"\b(?:visit|browse to|sign(?:ing)? up (?:at|on|via)|register (?:at|on)|subscribe (?:at|on|to)|log ?in (?:at|on|to)"
    r"|book (?:it |a time )?(?:at|on|via)|besuch\w*|visite[zr]?|visita|besøk|besök|bezoek) $",
    re.I,
)
"""Words that send somebody to a site: what follows them is no file, whatever its ending."""
_CODE_LIKE = listed(
    """
    rs py sh md pl ml cc so ps mm zip mov hs mk cab ink tf lua tex bat name id run open call select read
    new now next save watch build map foo bar lock data host date as do my am
    """
)
"""Top-level domains that end a file's or an attribute's name far oftener in engineers' prose.

Alone ("main.rs", "self.name") they are no link; with a path, as a link's destination, or where one is
told to visit them, they are.
"""
_ARCHIVES = listed("zip mov cab ink")
"""Those of them that nobody reads in: "see" or "at" before one sends somebody to a site."""
_SENT = re.compile(
    r"\b(?:(?:it|them|more|this|that|details|everything|all|code|slides|demo|write-?up|notes|page|site|paper|post|video"
    r"|results?|files?|copy|rest|link|here|read|find|found|lives?|hosted|posted|published|up|available)"
    r"(?: (?:is|are|it|them|more|that|this|all|up|out|now|online|available|hosted|posted|published))*"
    r" (?:at|on|under)|(?:get|download|fetch|grab|read) (?:it|them|one|a copy) (?:from|at)"
    r"|(?:link|page|site|here|more|address|url)(?: is)?:) $",
    re.I,
)
"""Words after which a name with an ending is where something is to be found, whatever the ending."""
_SEE = re.compile(r"\b(?:see|at|click(?: on)?|check out|(?:go|head|over) to) $", re.I)
_SEE_THERE = re.compile(r"\b(?:see|click(?: on)?|check out|look (?:at|on)|(?:go|head|over) to) $", re.I)
_COMMON_FILES = listed(
    """
    main lib mod setup config conf index init __init__ test tests build conftest cargo package readme changelog manage
    app server client utils util makefile dockerfile run install contributing license deploy backup core types
    """
)
"""What files are called in any repository."""
_NAMES = listed("asp.net ado.net vb.net ml.net socket.io java.io java.net java.nio std.io crates.io draw.io")
"""Names of technologies that only look like domains."""
_ONE_LETTER = listed("x.com t.co t.me g.co a.co")


def bare(text: str, code: list[Span]) -> list[Contact]:
    """Domains without a scheme: ``evil.dev``, ``bit.ly/x``, ``пример.рф``."""
    found = []
    for match in _BARE.finditer(text):
        last, port, path = match.group(1), match.group(2), match.group(3)
        destination = _DESTINATION.search(text, max(0, match.start() - 12), match.start()) is not None
        end = match.end()
        if path and path[0] != "/" and len(path) < 3:
            end, path = match.start(3), None
        end = trimmed(text, match.start(), end)
        link = text[match.start() : end]
        pointed = bool(port) or (path is not None and len(path.rstrip(TRAILING + ")]}>")) > 1) or destination
        bidden = _BIDDEN.search(text, max(0, match.start() - 24), match.start()) is not None
        host = re.split(r"[/?#:]", link_key(link))[0]
        bidden = bidden or _sent_to(text, match.start(), host)
        if _is_domain(host, last, pointed=pointed or bidden, in_code=within(match.start(), code)) and not (
            _is_file(text, match, host, path) and not destination
        ):
            found.append(Contact("link", match.start(), end, link, link_key(link)))
    return found


def _sent_to(text: str, start: int, host: str) -> bool:
    """Whether somebody is sent to a name that might be a file's: "more at evil.sh", "see evil.zip"."""
    stem, _, top = host.rpartition(".")
    if (
        top not in _CODE_LIKE
        or stem in _COMMON_FILES
        or stem in ("self", "this", "user", "node", "ctx", "obj", "request")
    ):
        return False
    before = text[max(0, start - 60) : start]
    return _SENT.search(before) is not None or (top in _ARCHIVES and _SEE.search(before) is not None)


def _is_domain(host: str, last: str, *, pointed: bool, in_code: bool) -> bool:
    labels = host.split(".")
    top = labels[-1]
    if len(labels) < 2 or not (last.casefold().startswith("xn--") or is_top_level(top)):
        return False
    if pointed:
        return True
    if top in _CODE_LIKE or host in _NAMES or (in_code and top not in ("com", "org", "dev", "app", "xyz")):
        return False
    if len(labels[-2]) == 1 and host not in _ONE_LETTER:  # M.Sc, e.g., i.e.
        return False
    # "That was great.It worked": a missing space; "os.Open": a function.
    return not (last[0].isupper() and last[1:].islower() and not labels[-2][0].isupper() and len(labels) == 2)


def _is_file(text: str, match: re.Match[str], host: str, path: str | None) -> bool:
    """Part of a path ("src/main.rs", "./run.sh"), or files side by side ("main.rs/lib.rs")."""
    top = host.rsplit(".", 1)[-1]
    if text[match.start() - 1 : match.start()] in ("/", "~") and match.start() > 0 and top in _CODE_LIKE:
        return True
    return (
        path is not None
        and top in _CODE_LIKE
        and re.fullmatch(rf"/[\w-]+\.{re.escape(top)}[.,;:!?)]*", path) is not None
    )


_ADDRESS = re.compile(
    r"(?<![\w.:/-])(?:(?P<four>\d{1,3}(?:\.\d{1,3}){3})|(?P<six>\[[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}\]))"
    r"(?P<port>:\d{2,5})?(?P<path>/(?!\d{1,2}(?!\d))[^\s<>\"“”]*)?(?![\w/]|\.\d)",
    re.I,
)
_RESOLVERS = listed("1.1.1.1 1.0.0.1 8.8.8.8 8.8.4.4 9.9.9.9 1.2.3.4")
"""Public addresses that engineers name as examples; only with a port or a path are they a way to go."""


@cache
def _inside() -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    """Networks that lead nowhere from outside."""
    nets = "10.0.0.0/8 127.0.0.0/8 172.16.0.0/12 192.168.0.0/16 169.254.0.0/16 ::1/128 fc00::/7 fe80::/10"
    return tuple(ipaddress.ip_network(net) for net in nets.split())


def numeric(text: str, code: list[Span]) -> list[Contact]:
    """Addresses in numbers, ``93.184.216.34`` or ``[2001:db8::7]/x``.

    Networks and versions are none, nor is the writer's own machine; a private address is one with a path, or with a
    port where somebody is told to go there ("open 10.0.0.7:8443"; not "it crashed at 10.0.0.7:8443").
    """
    found = []
    for match in _ADDRESS.finditer(text):
        try:
            address = ipaddress.ip_address(match["four"] or match["six"].strip("[]"))
        except ValueError:
            continue
        pointed = bool(match["port"] or match["path"])
        before = text[max(0, match.start() - 10) : match.start()].casefold()
        if address.is_unspecified or address.is_multicast or within(match.start(), code):
            continue
        inside = any(address in network for network in _inside() if network.version == address.version)
        if address.is_loopback or (inside and not match["path"] and not (match["port"] and _told(text, match.start()))):
            continue
        if not pointed and (
            match["six"]
            or match["four"] in _RESOLVERS
            or re.search(r"\b(?:v|version|release|driver|firmware) ?$", before)
            or int(match["four"].partition(".")[0]) < 11
        ):
            continue
        end = trimmed(text, match.start(), match.end())
        found.append(
            Contact("link", match.start(), end, text[match.start() : end], link_key(text[match.start() : end]))
        )
    return found


_GO = re.compile(r"\b(?:open|try|use|join|(?:connect|ssh|telnet|log ?in|point (?:it|yours?|your \w+)) to) $", re.I)
"""Words that send somebody to a machine."""


def _told(text: str, start: int) -> bool:
    """Whether somebody is sent to what stands there, or it stands on a line by itself."""
    before = text[max(0, start - 60) : start]
    alone = (
        re.fullmatch(r"\S+[ \t]*", text[start:].split("\n")[0]) is not None and before.rpartition("\n")[2].strip() == ""
    )
    return alone or any(words.search(before) for words in (_SENT, _SEE_THERE, _BIDDEN, _GO))


_COMMON = "com|org|net|io|dev|xyz|info|biz|ru|cn|eu|de|co|app|example|onion"
_PICTURE = r"[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d\u2190-\u2bff\U0001f000-\U0001faff]*"
_APART = re.compile(
    rf"(?P<picture>(?<!\w){_PICTURE}\.(?:com|org|net|ws|fm|la|to|gg|ml|tk|example)\b)"  # 👻.com
    r"|(?P<spaced>(?<!\S)(?:\w ){2,40}\. (?:\w ){1,9}\w(?!\w)(?: / \S.*)?)"  # e v i l . c o m
    rf"|(?P<gaps>(?<![\w.@])(?P<label>[\w-]{{2,63}}(?:\.[\w-]{{2,63}}){{0,4}}) (?:\. (?:{_COMMON})\b(?![\w-])"
    r"|\.(?:com|org|io|xyz|example|onion)\b(?! (?:boom|bubble|era|years|crash|days|domain|address|compan|site"
    r"|one)))(?:/\S*)?)"  # evil . com, evil .com
    rf"|(?P<lines>(?<![\w.@])[\w-]{{2,63}}(?:\.[\w-]{{2,63}}){{0,4}}(?:\.[ \t]*\n|\n\.)(?:"
    r"(?:com|org|xyz|ru|example|onion)(?![\w'’-])|[a-z]{2,24}(?=/[\w?]))(?:/\S*)?)",  # evil.⏎com
    re.I,
)
_NO_LABEL = listed("the a an old first early big late pre post dot of and or new my your our their into this that")
"""Words before ".com" that speak of the ending itself."""


def apart(text: str, code: list[Span]) -> list[Contact]:
    """Links with white space put in, so that only a reader puts them together; and hosts of pictures."""
    found = []
    for match in _APART.finditer(text):
        label = match["label"]
        if (label and label.casefold() in _NO_LABEL) or within(match.start(), code):
            continue
        end = trimmed(text, match.start(), match.end())
        link = text[match.start() : end]
        if match["lines"] and link.split("\n")[-1].lstrip(".")[:1].isupper():
            continue  # a sentence's end, and the next one
        found.append(Contact("link", match.start(), end, link, link_key(re.sub(r"\s+", "", link))))
    return found
