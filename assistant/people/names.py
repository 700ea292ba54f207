"""What can be told from a name as people write it."""

from __future__ import annotations

import re

TITLES = frozenset(
    "dr prof professor mr mrs ms mx miss sir dame rev herr frau madame monsieur"
    " dipl ing dipl-ing med phil habil mag".split()
)
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
    kept = [part for part in parts if part and not _all_in(part, _SUFFIXES)]
    if len(kept) == 2 and len(parts) >= 2 and parts[0] == kept[0]:
        kept.reverse()  # "Lindqvist, Mara"
    words = [word for word in " ".join(kept).split() if any(letter.isalnum() for letter in word)]
    while len(words) > 1 and _bare(words[0]) in TITLES:
        words.pop(0)
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


def _bare(word: str) -> str:
    return word.rstrip(".").lower()


def _all_in(part: str, known: frozenset[str]) -> bool:
    return all(_bare(word) in known for word in part.split())
