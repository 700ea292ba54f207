"""Folding: what a text is reduced to, so that case, accents and signs do not matter in a search."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that have no decomposition of their own but are typed as plain ones.
_PLAIN = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ð": "d", "ħ": "h",
})  # fmt: skip
_APOSTROPHES = re.compile("['’‘ʼʻ`´]")
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")


def fold(text: str) -> str:
    """The text without case, accents and invisible joiners: ``Gödel`` and ``GODEL`` are both ``godel``.

    Folds character by character, so the fold of a beginning is the beginning of the fold.
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in plain if unicodedata.category(letter) not in _DROPPED)


_DROPPED = frozenset({"Mn", "Mc", "Me", "Cf"})


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a text. An apostrophe joins: ``O'Brien`` is ``obrien``."""
    folded = fold(text)
    if "'" in folded or not folded.isascii():
        folded = _APOSTROPHES.sub("", folded)
    return tuple(_WORD.findall(folded))


@lru_cache(maxsize=4096)
def stored_words(text: str) -> tuple[str, ...]:
    """The words under which a text is found: ``words``, and the parts beside an apostrophe (``brien``)."""
    joined = words(text)
    parted = _WORD.findall(_APOSTROPHES.sub(" ", fold(text))) if _APOSTROPHES.search(text) else ()
    return joined + tuple(part for part in parted if part not in joined)


def tag_key(tag: str) -> str:
    """What makes two tags the same: ``Open Source`` and ``open-source`` are."""
    return " ".join(words(tag)) or tag.casefold()


def unspaced(word: str) -> bool:
    """Written in a script without spaces between words, where the middle of a word is a word too."""
    return _UNSPACED.search(word) is not None
