"""Meetings of the two as a sentence names them: "our breakfast in Ghent", "our talk on salt", "when we met".

Only what says which meeting it was is held against the notes; what came of it is the writer's to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.review.grounding.known import Source
from assistant.review.grounding.terms import is_past, same, states_something, stem, terms
from assistant.review.grounding.words import STOP

MEALS = frozenset(map(stem, "lunch dinner breakfast coffee tea beer walk supper brunch".split()))
"""Of these a note has the very one."""
_TALKS = frozenset(map(stem, "chat talk call conversation meeting discussion exchange time".split()))
"""What any meeting may be called."""
_NAMED = re.compile(
    r"(?:our|the|that) (?:[\w-]+ ){0,2}?(?P<what>[\w-]+)$"
    r"|\b(?:we|you and i)(?: [a-z]+)*? (?P<met>met|spoke|talked|chatted)$"
)
"""How a meeting is named, or told of."""
_GOES_ON = re.compile(r" (?:(?:long|short|first|last|early|late|little|quick) )*(?P<what>[a-z]+)")
"""What follows where only "I remember our" was found."""
_OUR = re.compile(r"\bour(?: [\w-]+)+$")
_NEXT = re.compile(r" (?P<noun>[a-z]+)(?: (?P<after>[a-z]+)|[.,;:!?]|$)")
_OBJECT = frozenset("me us my our the a an it that this these to how why what with who which where".split())
_WHICH = re.compile(
    r" (?:(?P<place>in|at|near|by|from|during|under|outside|after|before)|on|over|about|of|with)"
    r" (?:(?:the|a|an|that|this|some|your|our|those) )?[\w’'-]+(?: (?=[A-ZÀ-ÖØ-Þ])[\w’'-]+)*"
)
"""A phrase that says where a meeting was, or what of."""

_WHEN = re.compile(
    r"[^.;:!?]{0,40}?\b(?:ago|last|this|earlier|later|years?|months?|weeks?|days?|spring|summer|autumn|winter|morning|evening"
    r"|night|yesterday|today|tomorrow|\d+)\b",
    re.IGNORECASE,
)
"""A time that is told with it, which a note need not have in the same words."""


def compound(text: str, start: int, end: int) -> bool:
    """Whether "our night", "our call" only begins the name of something else: "our night shift", "our call centre"."""
    following = _NEXT.match(text, end)
    if following is None or not _OUR.search(text[start:end].lower()):
        return False
    noun, after = following["noun"], following["after"]
    if noun in STOP or noun.endswith(("ed", "ly")) or is_past(noun):
        return False
    return after not in _OBJECT


def on_record(text: str, start: int, end: int, notes: Sequence[Source]) -> bool | None:
    """Whether notes of the two have the meeting that stands at a place; None where no meeting is named there."""
    opened = _GOES_ON.match(text.lower(), end) if text[start:end].lower().endswith(" our") else None
    if opened and stem(opened["what"]) in MEALS | _TALKS:
        end = opened.end()
    named = _NAMED.search(text[start:end].lower())
    if named is None:
        return None
    if _WHEN.match(text, end):
        return None
    what = stem(named["what"]) if named["what"] else ""
    if what and what not in MEALS and what not in _TALKS:
        return None
    meals = frozenset().union(*(MEALS & source.bare for source in notes))
    if what in MEALS and what not in meals:
        return False if meals else None
    which = _which(text, end)
    return (
        not which
        or not notes
        or any(one in source.stems or same(one) & source.bare for source in notes for one in which)
    )


def _which(text: str, end: int) -> set[str]:
    """The stems that say which meeting is meant: what it was of, and places by their names."""
    kept: list[tuple[int, int, bool]] = []
    while found := _WHICH.match(text, end):
        kept.append((*found.span(), bool(found["place"])))
        end = found.end()
    return {
        term.stem
        for term in terms(text)
        for start, stop, place in kept
        if start <= term.start < stop and states_something(term) and (term.name or not place)
    }
