"""What search reads: texts folded to words, so that case, accents and signs do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from assistant.people.person import Person

Texts = tuple[str, int, str, str, str]
"""A row of ``people_texts``: names, person id, work, other, tags."""

# Letters that have no decomposition of their own but are typed as plain ones.
_PLAIN = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ð": "d", "ħ": "h",
})  # fmt: skip
_DROPPED = frozenset({"Mn", "Mc", "Me", "Cf"})  # marks, and invisible joiners
_APOSTROPHES = re.compile("['’‘ʼʻ`´]")
_WORD = re.compile(r"[^\W_]+")
# First and last letters of the scripts without spaces; a compiled class of these costs 2 ms at every start.
_UNSPACED = (
    *(("\u1100", "\u11ff"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af")),
    ("\U00020000", "\U0003ffff"),
)
# The whole of folding for ASCII in one pass: lower case, apostrophes gone, other signs to spaces.
_ASCII = {code: None if chr(code) in "'`" else chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


def fold(text: str) -> str:
    """The text without case, accents and invisible joiners: ``Gödel`` and ``GODEL`` are both ``godel``.

    Folds character by character, so the fold of a beginning is the beginning of the fold.
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)
    plain = unicodedata.normalize("NFKD", plain)
    return "".join([letter for letter in plain if unicodedata.category(letter) not in _DROPPED])


def words(text: str) -> list[str]:
    """The folded words of a text. An apostrophe joins: ``O'Brien`` is ``obrien``."""
    if text.isascii():
        return text.translate(_ASCII).split()
    return _WORD.findall(_APOSTROPHES.sub("", fold(text)))


def tag_key(tag: str) -> str:
    """What makes two tags the same: ``Open Source`` and ``open-source`` are."""
    return " ".join(words(tag)) or tag.casefold()


def unspaced(word: str) -> bool:
    """Written in a script without spaces between words, where the middle of a word is a word too."""
    return not word.isascii() and any(first <= letter <= last for letter in word for first, last in _UNSPACED)


def texts(person: Person, person_id: int = 0) -> Texts:
    """What search reads of a person: folded words, each with a space before it; tags between newlines.

    ``person_id`` where it is not in the record yet.
    """
    other = _usual(person.city) if person.city else ""
    if person.tags or person.handles:
        other += "".join(map(_usual, (*person.tags, *person.handles.values())))
    if person.emails:
        other += "".join(map(_spaced, person.emails))
    return (
        _spaced(person.name),
        person_id or person.id,
        _usual(person.role) + _usual(person.company),
        other,
        _tags(person.tags) if person.tags else "",
    )


def names_text(name: str) -> str:
    """The words of a name as search reads them, and the key by which people are listed."""
    return _spaced(name)


def _spaced(text: str) -> str:
    if text.isascii() and text.replace(" ", "").isalnum() and "  " not in text:  # by far the most
        return f" {text.strip().lower()}"
    found = words(text)
    if _APOSTROPHES.search(text) is not None:  # O'Brien is found under brien, too
        found += [part for part in _WORD.findall(_APOSTROPHES.sub(" ", fold(text))) if part not in found]
    return f" {' '.join(found)}" if found else ""


@lru_cache(maxsize=16_384)
def _usual(text: str) -> str:
    """``_spaced``, remembering: in a long import the same companies and places come over and over."""
    return _spaced(text) if text else ""


@lru_cache(maxsize=1024)
def _tags(tags: tuple[str, ...]) -> str:
    keys = "\n".join(map(tag_key, tags))
    return f"\n{keys}\n"
