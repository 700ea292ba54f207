"""What the finders of contacts share: the record, a text as it is read, and what links are compared by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import unquote

Sort = Literal["link", "email", "phone", "handle", "account"]


@dataclass(frozen=True, slots=True)
class Contact:
    """One way out of the text. ``key`` is what to compare by: ``host/path``, an address, digits, a name, an account."""

    sort: Sort
    start: int
    end: int
    text: str
    key: str
    said: bool = False
    """A handle that a sentence gives, where the name of somebody known may stand as well."""


class _Plain(dict[int, int]):
    """Look-alike characters to the plain ones they are read as, looked up when first met."""

    def __missing__(self, code: int) -> int:
        plain = unicodedata.normalize("NFKC", chr(code)) if code > 0x7F else ""
        self[code] = ord(plain) if len(plain) == 1 and plain.isascii() else code
        return self[code]


_PLAIN = _Plain(
    {ord(sign): ord(plain) for plain, signs in (("/", "\u2044\u2215\u29f8"), (":", "\u2236\ua789")) for sign in signs}
)


def folded(text: str) -> str:
    """Full-width, circled and mathematical letters and signs as plain ones; one to one, so offsets hold."""
    return text if text.isascii() else text.translate(_PLAIN)


POINT = r"dot|punkt|punktum|prikk|point|punto|ponto"
"""A dot, as it is said in English, German, Norwegian, French, Spanish and Italian, and Portuguese."""
DOT = (
    r"(?:\.|。|\s?(?:\[\.\]|\(\.\)|\{\.\}|<\.>|"
    rf"\[\s?(?:{POINT})\s?\]|\(\s?(?:{POINT})\s?\)|\{{\s?(?:{POINT})\s?\}}|<\s?(?:{POINT})\s?>)\s?"
    r"|%2e|&#0*46;|&#x0*2e;|&period;)"
)
"""A dot between labels, and the ways to hide one."""
LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
TRAILING = ".,;:!?'\"”’»*_`~…"
"""Signs that follow a link rather than end it."""


def link_key(link: str) -> str:
    """A link as ``host/path`` to compare by: no scheme, no ``www.``, no fragment, no closing slash.

    The host is the one a browser would go to: what stands before an ``@`` is no host, a backslash
    is a slash, ``xn--`` is spelt out, what is percent-encoded is read.
    """
    rest = re.sub(r"&#0*46;|&#x0*2e;|&period;", ".", folded(link.strip()), flags=re.I)
    rest = re.sub(r"^(?:[a-z][a-z0-9+.-]*:)?[/\\]{2,}\s?|^mailto:", "", rest, flags=re.I)
    authority = re.split(r"[/\\?#]", rest, maxsplit=1)[0]
    path = rest[len(authority) :].replace("\\", "/").split("#")[0].rstrip("/")
    host = re.sub(DOT, ".", authority.rsplit("@", 1)[-1], flags=re.I).casefold().rstrip(".")
    if "%" in host:
        host = unquote(host).casefold().rsplit("@", 1)[-1]
    host = re.sub(r":(?:80|443)?$", "", host)
    labels = [spelt(label) for label in host.split(".")]
    if labels[0] == "www" and len(labels) > 2:
        labels = labels[1:]
    return ".".join(labels) + path


def spelt(label: str) -> str:
    """A label of a host in its own letters: ``bücher`` for ``xn--bcher-kva``."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label


def trimmed(text: str, start: int, end: int) -> int:
    """The end of a link without the sentence's punctuation, and without a bracket it did not open."""
    while end > start:
        last = text[end - 1]
        if last in TRAILING:
            end -= 1
        elif last in ")]}>":
            opening = {")": "(", "]": "[", "}": "{", ">": "<"}[last]
            if text.count(last, start, end) <= text.count(opening, start, end):
                break
            end -= 1
        else:
            break
    return end


@cache
def _top_levels() -> frozenset[str]:
    """Top-level domains, as linkify-it carries them (IANA's list of 2020), and a few younger ones."""
    from linkify_it.tlds import TLDS

    younger = {"example", "onion", "music", "kids", "spa", "web", "llc"}
    return frozenset(spelt(name.casefold()) for name in TLDS) | younger


_ALIKE = str.maketrans("авеорсухіјѕһԁԛԝɡοανρτυικ", "abeopcyxijshdqwgoavptuik")
"""Cyrillic and Greek letters that look like Latin ones."""


def is_top_level(top: str) -> bool:
    """Whether a label, in small letters, is a top-level domain or made to look like one (``соm``)."""
    if top in _top_levels():
        return True
    if top.isascii() or len(top) < 3:
        return False
    alike = "".join(letter for letter in unicodedata.normalize("NFKD", top) if not unicodedata.combining(letter))
    return alike.translate(_ALIKE) in _top_levels()
