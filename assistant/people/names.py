"""What can be told from a name as people write it."""

from __future__ import annotations

import re

_LEADING = frozenset("dr prof professor mr mrs ms mx miss sir dame rev herr frau madame monsieur dipl dipl-ing".split())
TITLES = _LEADING | frozenset("ing med phil habil mag nat rer dott dottssa".split())
"""Titles and forms of address that stand before a name; some of them are names as well."""
DEGREE = re.compile(
    r"PhD|Ph\.\s?D\.?|DPhil|D\.Phil\.?|MPhil|M\.Phil\.?|MSc|M\.Sc\.?|BSc|B\.Sc\.?|DSc|MBA|M\.B\.A\.?|EMBA|MEng|BEng"
    r"|M\.?Eng\.?|LLM|LL\.M\.?|LLB|LL\.B\.?|MD|M\.D\.?|PMP|CISSP|CFA|CPA"
)
"""Degrees as they are written behind a name without a comma; in small letters some are names."""
GENERATION = frozenset("jr sr ii iii iv".split())
"""What tells a daughter or son from a parent of the same name."""
_SUFFIXES = frozenset("phd ph.d dphil md msc bsc ba ma mba jr sr ii iii iv esq pe cissp dr prof pmp cpa".split())
_ASIDE = re.compile(r"[(\[{][^)\]}]*[)\]}]")
# Han, kana and Hangul, in which the family name comes first and the whole name is the address.
_FAMILY_FIRST = re.compile(r"^[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")


def plain_name(name: str) -> str:
    """The name in speaking order, without titles, degrees and asides.

    >>> plain_name("Lindqvist, Dr. Mara (she/her)")
    'Mara Lindqvist'
    """
    bare = _ASIDE.sub(" ", name)
    parts = [part.strip() for part in bare.split(",")]
    kept = [part for at, part in enumerate(parts) if part and not (at and _all_in(part, _SUFFIXES))]
    if len(kept) == 2 and len(parts) >= 2 and parts[0] == kept[0] and not all(map(_FAMILY_FIRST.match, kept)):
        kept.reverse()  # "Lindqvist, Mara"
    words = [word for word in " ".join(kept).split() if any(letter.isalnum() for letter in word)]
    titled = False
    while len(words) > 1 and is_title(words[0], titled):
        words.pop(0)
        titled = True
    while len(words) > 1 and (DEGREE.fullmatch(words[-1]) or (len(words) > 2 and _bare(words[-1]) in GENERATION)):
        words.pop()
    return " ".join(words) or name.strip()


def first_name(name: str) -> str:
    """What to greet with: ``Mara`` of ``Dr. Mara Lindqvist`` and of ``Lindqvist, Mara``.

    The whole name where the family name comes first (Chinese, Japanese, Korean script), and when
    nothing better can be told.
    """
    plain = plain_name(name)
    if _FAMILY_FIRST.match(plain):
        return plain
    return plain.split()[0] if plain else ""


def is_title(word: str, behind: bool = False) -> bool:
    """Whether a word before a name is a title; what may be a name wants a full stop, or small letters ``behind`` one.

    >>> is_title("Phil"), is_title("phil", behind=True)
    (False, True)
    """
    plain = _bare(word).replace(".", "")
    return plain in _LEADING or (plain in TITLES and (word.endswith(".") or (behind and word.islower())))


def _bare(word: str) -> str:
    return word.rstrip(".").lower()


def _all_in(part: str, known: frozenset[str]) -> bool:
    return all(_bare(word) in known for word in part.split())
