"""A whole name from the parts that tables and cards keep apart."""

from __future__ import annotations

import re

# Forms of address that are no part of a name; titles that were earned stay.
_SALUTATIONS = frozenset(
    "mr mrs ms miss mx sir madam herr frau hr fr monsieur madame mademoiselle m mme mlle mssrs señor señora señorita"
    " sr sra srta dhr mevr mw de heer mevrouw signor signora signorina sig sig.ra senhor senhora dona".split()
)
# Han, kana and Hangul: the family name comes first, with nothing between them in Chinese and Korean.
_FAMILY_FIRST = re.compile("^[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af\U00020000-\U0003ffff]+$")


def whole_name(given: str, middle: str, family: str, title: str = "", suffix: str = "") -> str:
    """The name as it is spoken: ``Dr. Mara Lindqvist, PhD``; a mere ``Herr`` is left off."""
    if not given.isascii() and family and _FAMILY_FIRST.match(given) and _FAMILY_FIRST.match(family):
        return f"{family} {given}"
    if not (middle or title or suffix):
        return f"{given} {family}".strip()
    kept = [word for word in title.split() if word.rstrip(".").casefold() not in _SALUTATIONS]
    name = " ".join([part for part in (*kept, given, middle, family) if part])
    return f"{name}, {suffix}" if name and suffix else name


def best_name(formatted: str, parts: str) -> str:
    """The name as somebody wrote it out, unless that is no name in speaking order and the parts are known."""
    if formatted and not ("@" in formatted or ("," in formatted and parts)):
        return formatted
    return parts


def second_name(nickname: str, given: str, maiden: str) -> str:
    """The nickname, else the name by birth: ``Mara Berg``."""
    return nickname or (f"{given} {maiden}".strip() if maiden else "")
