"""Which word stands on which side: "A rather than B", "A before B", "from A to B", "A louder than B".

A sentence may have every word of a fact and still turn it round. Both are read as ordered pairs of the words on the
two sides of such a hinge; where a word of each side stands on the other side in the fact, the fact is turned round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.review.grounding.claim import Claim
from assistant.review.grounding.known import Source
from assistant.review.grounding.terms import Term, same, states_something, terms

REACH = 5
"""Telling words on either side of a hinge that are looked at."""


@dataclass(frozen=True, slots=True)
class Hinge:
    """One kind of hinge: its wordings, those in which the sides stand the other way, and what opens the first side."""

    name: str
    forward: re.Pattern[str]
    backward: re.Pattern[str] | None = None


def _words(table: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{table})\b", re.IGNORECASE)


HINGES = (
    Hinge(
        "instead",
        _words(r"rather than|instead of|and not|,? not(?= (?:by|from|to|on|in|the|a|for|at|with|its|his|her"
        r"|their|your)\b)|but not"
               r"|and never|in place of|as opposed to|in preference to|over and above"),
        _words(r"not\b[^.;,]{2,40}?,? but(?! not\b)(?: rather)?|replaced by|gave way to"
        r"|is no longer\b[^.;,]{2,40}?,? but"),
    ),
    Hinge(
        "before",
        _words(r"before|and (?:only )?then|first,? (?:and )?(?:only )?then|and later|ahead of|earlier than"
        r"|first, (?:and )?(?:to|by|at|in|the)"
               r"|sooner than|then(?= the\b)|first,? and(?=[^.;:]{3,40}\b(?:later|afterwards|next|last)\b)"),
        _words(r"after(?! all\b)|later than|following|once(?= (?:the|it|they|she|he|you)\b)"),
    ),
    Hinge("than", _words(r"(?P<how>more|less|fewer|\w{2,}er|worse)(?: [\w-]+){0,4}? than")),
    Hinge("while", _words(r"(?:while|whereas|but|and)(?= [^.;:]{3,40}(?:\bnot\b|n['’]t\b))")),
)  # fmt: skip
_FROM_TO = re.compile(
    r"\bfrom (?P<a>[^.;:!?,]{2,40}?) (?:to|into|onto) (?P<b>[^.;:!?,]{2,40})"
    r"|\bto (?P<b2>[^.;:!?,]{2,40}?) from (?P<a2>[^.;:!?,]{2,40})"
    r"|\b(?:turn|make|convert|translat)\w* (?P<a3>[^.;:!?]{2,40}?) into (?P<b3>[^.;:!?,]{2,40})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sides:
    """The stems before and after a hinge, the second side being the one that a fact ranks behind."""

    hinge: str
    first: frozenset[str]
    second: frozenset[str]
    at: int
    end: int


@lru_cache(maxsize=2048)
def sides(text: str) -> tuple[Sides, ...]:
    """Every hinge of a text with the words on its sides."""
    found = list(_moves(text))
    said = terms(text)
    for hinge in HINGES:
        for pattern, turned in ((hinge.forward, False), (hinge.backward, True)):
            if pattern is None:
                continue
            for match in pattern.finditer(text):
                name = f"{hinge.name} {match['how'].lower()}" if "how" in pattern.groupindex else hinge.name
                found.append(_around(name, text, said, match, turned))
    return tuple(one for one in found if one.first and one.second)


def _moves(text: str) -> Iterator[Sides]:
    for match in _FROM_TO.finditer(text):
        group = match.groupdict()
        one = group["a"] or group["a2"] or group["a3"]
        other = group["b"] or group["b2"] or group["b3"]
        first, second = _telling(terms(one)), _telling(terms(other))
        yield Sides("move", first - second, second - first, match.start(), match.end())


def _around(name: str, text: str, said: Sequence[Term], match: re.Match[str], turned: bool) -> Sides:
    """The words on both sides of a hinge, within its sentence. "Not A but B" has its first side inside."""
    opening = max(text.rfind(mark, 0, match.start()) for mark in ".;:!?") + 1
    closing = min((at for at in (text.find(mark, match.end()) for mark in ".;:!?") if at >= 0), default=len(text))
    inner = match.group().lower().startswith(("not ", "is no longer"))
    left = (
        [term for term in said if match.start() <= term.start < match.end()]
        if inner and turned
        else [term for term in said if opening <= term.start < match.start()]
    )
    right = [term for term in said if match.end() <= term.start < closing]
    before, after = _telling(left, last=True), _telling(right)
    shared = before & after
    one, other = (after, before) if turned else (before, after)
    return Sides(name, one - shared, other - shared, match.start(), match.end())


def _telling(found: Sequence[Term], *, last: bool = False) -> frozenset[str]:
    kept = [term.stem for term in found if len(term.plain) > 2 and (states_something(term) or term.plain.isalpha())]
    kept = [one for one in kept if one not in _LITTLE]
    return frozenset(kept[-REACH:] if last else kept[:REACH])


_LITTLE = frozenset(
    "the and not but than that this they them you your his her its for from with into onto should would could can will"
    " has have had was were are been who which what when where more most less only also one all any she"
    " first later day days week weeks month then every".split()
)


def turned_round(text: str, offset: int, near: Sequence[Source]) -> Iterator[Claim]:
    """Hinges of a sentence on whose sides the words of a fact stand the other way."""
    if text.rstrip().endswith("?"):
        return  # "what did they say after …" asks for one of the sides
    for mine in sides(text):
        for source in near:
            if source.name == "person":
                continue
            same_hinge = [theirs for theirs in sides(source.text) if mine.hinge == theirs.hinge]
            if any(_as_in(mine, theirs) for theirs in same_hinge):
                break
            if any(_against(mine, theirs) for theirs in same_hinge):
                yield Claim(
                    offset + mine.at, offset + mine.end, "attribute", "What you know says it the other way round."
                )
                return


def _as_in(mine: Sides, theirs: Sides) -> bool:
    return _meets(mine.first, theirs.first, theirs.second) and _meets(mine.second, theirs.second, theirs.first)


def _against(mine: Sides, theirs: Sides) -> bool:
    return _meets(mine.first, theirs.second, theirs.first) and _meets(mine.second, theirs.first, theirs.second)


def _meets(words: frozenset[str], wanted: frozenset[str], other: frozenset[str]) -> bool:
    """Whether some of the words are on the wanted side, and not as well on the other."""
    return any(({word} | same(word)) & wanted and not ({word} | same(word)) & other for word in words)
