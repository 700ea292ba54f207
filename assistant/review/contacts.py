"""Finding links, e-mail addresses, phone numbers and @handles in prose.

Written to miss little, for a link that nobody checked must not leave unseen, and yet to let pass
what engineers write all day: "Node.js", "main.rs", "and/or", "v2.1", "10,000 req/s", "@dataclass".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from assistant.review.masking import code_spans, within
from assistant.review.text import Span
from assistant.review.wording import listed

Sort = Literal["link", "email", "phone", "handle"]


@dataclass(frozen=True, slots=True)
class Contact:
    """One way out of the text. ``key`` is what to compare by: ``host/path``, an address, digits, a name."""

    sort: Sort
    start: int
    end: int
    text: str
    key: str


def contacts(text: str) -> list[Contact]:
    """Every contact in ``text``, in order, none overlapping another."""
    if not _ANY.search(text):
        return []
    plain = text.translate(_WIDE)
    code = code_spans(plain)
    found: list[Contact] = []
    for find in (_schemed, _federated, _emails, _bare, _phones, _handles):
        for contact in find(plain, code):
            if not any(contact.start < other.end and other.start < contact.end for other in found):
                found.append(contact)
    return sorted((Contact(c.sort, c.start, c.end, text[c.start : c.end], c.key) for c in found), key=lambda c: c.start)


_ANY = re.compile(r"[.@:．｡。＠：]|\d{3}|\d\d\D{1,2}\d\d|\bdot\b", re.IGNORECASE)
_WIDE = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0xFF61: "."}
"""Full-width forms to the plain ones they are read as; one to one, so offsets hold."""
_DOT = r"(?:\.|。|\s?(?:\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\{dot\})\s?)"
"""A dot between labels, and the ways to hide one."""
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_TRAILING = ".,;:!?'\"”’»*_`~…"


def link_key(link: str) -> str:
    """A link as ``host/path`` to compare by: no scheme, no ``www.``, no fragment, no closing slash.

    The host is the one a browser would go to: what stands before an ``@`` is no host, a backslash
    is a slash, ``xn--`` is spelt out.
    """
    rest = re.sub(r"^(?:[a-z][a-z0-9+.-]*:)?[/\\]{2,}|^mailto:", "", link.strip().translate(_WIDE), flags=re.I)
    authority = re.split(r"[/\\?#]", rest, maxsplit=1)[0]
    path = rest[len(authority) :].replace("\\", "/").split("#")[0].rstrip("/")
    host = re.sub(_DOT, ".", authority.rsplit("@", 1)[-1], flags=re.I).casefold().rstrip(".")
    host = re.sub(r":(?:80|443)?$", "", host)
    labels = [_spelt(label) for label in host.split(".")]
    if labels[0] == "www" and len(labels) > 2:
        labels = labels[1:]
    return ".".join(labels) + path


def _spelt(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a link without the sentence's punctuation, and without a bracket it did not open."""
    while end > start:
        last = text[end - 1]
        if last in _TRAILING:
            end -= 1
        elif last in ")]}>":
            opening = {")": "(", "]": "[", "}": "{", ">": "<"}[last]
            if text.count(last, start, end) <= text.count(opening, start, end):
                break
            end -= 1
        else:
            break
    return end


_SCHEMED = re.compile(
    r"(?<![a-z0-9])(?:[a-z][a-z0-9+.-]{1,20}:[/\\]{2}|www\d?\.|(?:mailto|tel|sms|javascript|data):(?=\S))[^\s<>\"“”]+",
    re.I,
)
_LOCAL = re.compile(r"(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]?)(?=[:/]|$)")


def _schemed(text: str, code: list[Span]) -> list[Contact]:
    """``scheme://…``, ``www.…``, and the addresses that need no slashes."""
    found = []
    for match in _SCHEMED.finditer(text):
        end = _trimmed(text, match.start(), match.end())
        link = text[match.start() : end]
        head = link.split(":")[0].casefold()
        if head == "data" and "," not in link:
            continue  # "data:dict" in code-ish talk
        if head == "tel" or head == "sms":
            if len(_digits(link)) > 2:
                found.append(Contact("phone", match.start(), end, link, _digits(link)))
        elif head == "mailto":
            found.append(Contact("email", match.start(), end, link, link[7:].split("?")[0].casefold()))
        elif _LOCAL.match(link_key(link)) or len(link_key(link)) < 2 or link.casefold() in ("www.", "www"):
            continue
        else:
            found.append(Contact("link", match.start(), end, link, link_key(link)))
    return found


_EMAIL = re.compile(
    rf"(?<![\w.+-])[\w][\w.+'-]{{0,63}}(?:@|\s?(?:\[at\]|\(at\)|\{{at\}}|\[@\]|\(@\))\s?)((?:{_LABEL}{_DOT}){{1,8}}[^\W\d_][\w-]{{1,62}})",
    re.I,
)
_SPOKEN = re.compile(
    r"(?<!\w)(?:([\w.+-]{1,64}) at )?((?:[\w-]{2,63} dot ){1,3}(?:com|net|org|io|dev|co|ai|app|me))\b", re.I
)


def _emails(text: str, code: list[Span]) -> list[Contact]:
    found = []
    for match in _EMAIL.finditer(text) if re.search(r"@|\bat\b", text, re.I) else ():
        name = re.match(r"[\w.+'-]+", match.group())
        key = f"{name.group() if name else ''}@{link_key(match.group(1))}".casefold()
        found.append(Contact("email", match.start(), match.end(), match.group(), key))
    for match in _SPOKEN.finditer(text) if " dot " in text.casefold() else ():
        host = match.group(2).casefold().replace(" dot ", ".")
        sort: Sort = "email" if match.group(1) else "link"
        key = f"{match.group(1).casefold()}@{host}" if match.group(1) else host
        found.append(Contact(sort, match.start(), match.end(), match.group(), key))
    return found


_FEDERATED = re.compile(rf"(?<![\w@/.])@([\w.-]{{1,64}})@((?:{_LABEL}\.){{1,8}}[^\W\d_][\w-]{{1,62}})")


def _federated(text: str, code: list[Span]) -> list[Contact]:
    """``@user@server``, as Mastodon writes them."""
    return [
        Contact("handle", match.start(), match.end(), match.group(), match.group()[1:].casefold())
        for match in _FEDERATED.finditer(text)
    ]


_BARE = re.compile(
    rf"(?<![^\W_])(?<![@.\\$-])(?:{_LABEL}{_DOT}){{1,8}}([^\W\d_](?:[^\W_]|-){{1,62}})(?![^\W_]|[@(])"
    r"(:\d{2,5})?([/?#][^\s<>\"“”]*)?",
    re.IGNORECASE,
)
_DESTINATION = re.compile(r"(?:\]\(\s*<?|\]:\s*<?|href\s*=\s*[\"']?)$", re.I)
"""What stands before the address in a markdown or HTML link."""
_CODE_LIKE = listed(
    """
    rs py sh md pl ml cc so ps mm zip mov hs mk cab ink tf lua tex bat name id run open call select read
    new now next save watch build map foo bar lock data host date as do my am
    """
)
"""Top-level domains that end a file's or an attribute's name far oftener in engineers' prose.

Alone ("main.rs", "self.name") they are no link; with a path, or as a link's destination, they are.
"""
_NAMES = listed("asp.net ado.net vb.net ml.net socket.io java.io java.net java.nio std.io crates.io draw.io")
"""Names of technologies that only look like domains."""
_ONE_LETTER = listed("x.com t.co t.me g.co a.co")


@cache
def _top_levels() -> frozenset[str]:
    """Top-level domains, as linkify-it carries them (IANA's list of 2020), and a few younger ones."""
    from linkify_it.tlds import TLDS

    younger = {"example", "onion", "music", "kids", "spa", "web", "llc"}
    return frozenset(_spelt(name.casefold()) for name in TLDS) | younger


def _bare(text: str, code: list[Span]) -> list[Contact]:
    """Domains without a scheme: ``evil.dev``, ``bit.ly/x``, ``пример.рф``."""
    found = []
    for match in _BARE.finditer(text):
        last, port, path = match.group(1), match.group(2), match.group(3)
        destination = _DESTINATION.search(text, max(0, match.start() - 12), match.start()) is not None
        end = match.end()
        if path and path[0] != "/" and len(path) < 3:
            end, path = match.start(3), None
        end = _trimmed(text, match.start(), end)
        link = text[match.start() : end]
        pointed = bool(port) or (path is not None and len(path.rstrip(_TRAILING + ")]}>")) > 1) or destination
        host = re.split(r"[/?#:]", link_key(link))[0]
        if _is_domain(host, last, pointed=pointed, in_code=within(match.start(), code)) and not (
            _is_file(text, match, host, path) and not destination
        ):
            found.append(Contact("link", match.start(), end, link, link_key(link)))
    return found


def _is_domain(host: str, last: str, *, pointed: bool, in_code: bool) -> bool:
    labels = host.split(".")
    top = labels[-1]
    if (top not in _top_levels() and not last.casefold().startswith("xn--")) or len(labels) < 2:
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


_NUMBER_STARTS = r"(?<![\w.,:/#$€£%+-])"
_NUMBER_ENDS = r"(?![\w%]|[.,:/-]\d)"
_NUMBERS = re.compile(
    _NUMBER_STARTS
    + r"(?:"
    + "|".join(
        (
            r"(?P<abroad>\+\d(?:[\s().\u2011/-]{0,2}\d){7,14})",  # +47 22 33 44 55
            r"(?:\(\d{3}\)|\d{3})[\s.\u2011-]{1,2}\d{3}[\s.\u2011-]\d{4}",  # 555-123-4567, (555) 123 4567
            r"\(\d{2,5}\)\s?\d(?:[\s-]?\d){5,9}",  # (020) 7946 0958
            r"0\d(?:[\s.]\d\d){4}",  # 06 12 34 56 78
            r"00\d(?:[\s-]?\d){8,13}",  # 0047 22 33 44 55
            r"0\d{1,4}[\s/\u2011-]\d{2,}(?:[\s/\u2011-]?\d){3,8}",  # 020 7946 0958, 0171/1234567
            r"(?P<called>\d(?:[\s.\u2011-]?\d){6,14})",  # 555-1234, where the words before say what it is
        )
    )
    + r")"
    + _NUMBER_ENDS
)
_DATE = re.compile(r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d-(?:19|20)\d\d)\b")
_CALLED = re.compile(
    r"\b(?:(?:call|phone|ring|dial|text|reach|whatsapp|signal) (?:me|us)\b"
    r"|tel\b|telephone|mobile|whatsapp|sms|fax|tlf|telefon|my number|phone(?: number)?|mobile number)"
    r"[.:]?(?: (?:on|at|is|now|today|number|no\.))*:?\s*$",
    re.IGNORECASE,
)
"""Words right before a number that make it a phone's, however it is written."""
_RUNG = re.compile(r"\b(?:call|ring|dial|text)\s$", re.IGNORECASE)
"""Words that do so when it is also written in groups: "call 555-1234", but not "call 1000000 times"."""


def _phones(text: str, code: list[Span]) -> list[Contact]:
    """Numbers written as phone numbers are; dates, ranges, versions and thousands are none."""
    found = []
    for match in _NUMBERS.finditer(text):
        number = match.group()
        if _DATE.match(number):
            continue
        before = text[max(0, match.start() - 40) : match.start()]
        rung = _RUNG.search(before) and not number.isdigit()
        if match["called"] and not rung and not _CALLED.search(before):
            continue
        found.append(Contact("phone", match.start(), match.end(), number, _digits(number)))
    return found


def _digits(text: str) -> str:
    return "".join(str(int(character)) for character in text if character.isdecimal())


_HANDLE = re.compile(r"(?<![\w@/.:`])@([A-Za-z_0-9](?:[\w.-]{0,38}\w)?)(?![\w/@(])")
_NOT_HANDLES = listed(
    """
    property dataclass dataclasses staticmethod classmethod override overload cached_property cache
    lru_cache wraps fixture abstractmethod contextmanager decorator final test before after beforeeach
    beforeall autowired inject bean component service entity nullable notnull deprecated param params
    return returns throws see since author media import supports layer keyframes container main
    mainactor state binding published observable escaping objc here channel everyone all ts-ignore
    ts-expect-error types latest next app ref export jit njit torch.compile tool
    """
)
"""Decorators, annotations, at-rules and group mentions."""


def _handles(text: str, code: list[Span]) -> list[Contact]:
    """``@name``; decorators, annotations, package scopes, "@2x" and "@ 5pm" are none."""
    found = []
    for match in _HANDLE.finditer(text):
        name = match.group(1)
        if name.casefold() in _NOT_HANDLES or within(match.start(), code) or name.startswith("pytest."):
            continue
        if name[0].isdigit() and not re.search(r"[A-Za-z]{3}", name):
            continue
        found.append(Contact("handle", match.start(), match.end(), match.group(), name.casefold()))
    return found
