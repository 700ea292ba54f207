"""A whole name in the parts that cards keep apart."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.people.importing.names import PARTICLES, is_degrees, is_family, is_given, untitled
from assistant.people.matching.companies import LEGAL_FORMS
from assistant.people.names import DEGREE, GENERATION, is_title
from assistant.people.texts import unspaced

_ASIDE = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_LETTERS = re.compile(r"[A-Z][A-Z-]{1,7}[®™]?")  # CSPO, SHRM-SCP


class NameParts(NamedTuple):
    """As a card has them; only ``given`` is filled where the name cannot be told apart."""

    family: str = ""
    given: str = ""
    before: str = ""
    """Titles and forms of address before it."""
    behind: str = ""
    """What tells a daughter or son from a parent, and degrees."""


def name_parts(name: str) -> NameParts:
    """The parts of a name, as well as they can be told; asides such as ``(she/her)`` are no part of any.

    >>> name_parts("Dr. Jan van der Berg, PhD")
    NameParts(family='van der Berg', given='Jan', before='Dr.', behind='PhD')
    """
    head, *more = [piece.strip() for piece in _ASIDE.sub(" ", name).split(",")]
    more = [piece for piece in more if piece]
    behind = [piece for piece in more if _stands_behind(piece)]
    rest = [piece for piece in more if not _stands_behind(piece)]
    words = head.split()
    before: list[str] = []
    while len(words) > 1 and is_title(words[0], bool(before)):
        before.append(words.pop(0))
    if len(rest) == 1 and not before and is_family(head):
        given = untitled(rest[0])[0]
        if is_given(given):
            title = rest[0].removesuffix(given).strip()
            return NameParts(head, given, title, ", ".join(behind))
    if rest or not words or (len(words) > 1 and len(words[-1]) > 2 and _plain(words[-1]) in LEGAL_FORMS):
        return NameParts(given=name)
    tail: list[str] = []
    while len(words) > 1 and (DEGREE.fullmatch(words[-1]) or (len(words) > 2 and _plain(words[-1]) in GENERATION)):
        tail.insert(0, words.pop())
    suffix = ", ".join([*([" ".join(tail)] if tail else []), *behind])
    if unspaced(words[0]):
        return NameParts(words[0], " ".join(words[1:]), " ".join(before), suffix)
    if len(words) == 1:  # Dr. No has a family name, Cher a given one
        family, given = (words[0], "") if before else ("", words[0])
        return NameParts(family, given, " ".join(before), suffix)
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in PARTICLES:
        at -= 1
    return NameParts(" ".join(words[at:]), " ".join(words[:at]), " ".join(before), suffix)


def _stands_behind(piece: str) -> bool:
    """Whether this, behind a comma, is a degree or tells two of a family apart."""
    return is_degrees(piece) or _plain(piece) in GENERATION or _LETTERS.fullmatch(piece) is not None


def _plain(word: str) -> str:
    return word.rstrip(".").casefold()
