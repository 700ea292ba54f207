"""Names that nothing known has: of people, places, companies, products, months and days of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from assistant.review.finding import Reviewed
from assistant.review.grounding.claim import Claim
from assistant.review.grounding.clauses import Clause
from assistant.review.grounding.known import Source
from assistant.review.grounding.swaps import technical
from assistant.review.grounding.terms import Term, folded
from assistant.review.grounding.words import DAYS, EVERYDAY, MONTHS, NEUTRAL, STOP

_ASKED_OF = re.compile(r"\b(?:[Dd]oes|[Dd]id|[Hh]as|[Ii]s|[Ww]as|[Ww]ill|[Hh]ad)\s+((?:[A-Z]\w+\s?)+)")
"""Somebody or something that a question takes for known: "Has Fergus given in?"."""
_MEETS = re.compile(
    r"\W*(?:and |but |so |or )?(?:would|could|can|shall|will|may|are you|do you have|how about|any chance)\b"
)
"""A question that proposes a day."""
_PLACE = re.compile(
    r"\b(?:at|in|near|by|to|from|round|around|through|behind|opposite|outside|beside|along|between"
    r"|past)\b[^,;.]{0,25}$",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:coffee|tea|beer|pint|wine|juice|ice cream|lunch|breakfast|brunch|supper|dinner|meal|drinks?|bite|walk"
    r"|stroll|meet|sit|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|morning|afternoon|evening|noon|wherever|whenever|anywhere|o['’]clock)\b|\d:\d\d",
    re.IGNORECASE,
)
"""What is said with the place to meet that a writer proposes."""
_WHAT_IF = re.compile(r"\W*(?:and |but |so |or )?would (?!you (?:say|tell|have)\b)[^?]*\?", re.IGNORECASE)
"""A question of what might be: it may name any language or tool."""
_OURS = re.compile(r"\b(?:ours|mine)\b[^,;]*$", re.IGNORECASE)
_HERE = re.compile(
    r"\b(?:i|we)(?:[’'](?:m|re|ve)| am| are| have)? (?:\w+ )?(?:live|work|run|keep|look after|sit|teach|study|maintain"
    r"|build|write (?:from|at)|based|got|own|in|at|from|here|here in|grew|serve|manage|lead|make|sell|come from"
    r"|shall be|will be)\b|\bfrom (?:the|a|my) [\w ]{2,20} (?:of|in) \b",
    re.IGNORECASE,
)
"""The writer says of themselves where they are and what they do, which needs no bearing out."""
_CAPITALS = re.compile(r"[A-Z]{2,5}")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_PRONOUNS = frozenset("i i'm i've i'd i'll".split())


class Names:
    """The names that are known around a message."""

    def __init__(self, reviewed: Reviewed, known: list[Source]) -> None:
        self._sources = known
        self._home = folded(reviewed.me.city)
        self._days = (*(source.date for source in known if source.name != "me"), *reviewed.days)
        self._stems: frozenset[str] = frozenset().union(*(source.stems for source in known))
        self._words = {term.plain for source in known for term in source.terms}

    def claims(self, text: str, inside: Sequence[Term], offset: int, part: Clause) -> Iterator[Claim]:
        """The unknown names of a clause, those side by side as one. Of their own affairs the writer may say any."""
        if part.own or (self._home and not part.about_them and self._home in folded(text[part.start : part.end])):
            return
        if part.self_only and _HERE.search(text, part.start, part.end):
            return
        meets = part.proposes and bool(_MEETING.search(text, part.start, part.end) and "wish" not in text)
        run: list[Term] = []
        for term in [*inside, None]:
            if term is not None and self._unknown(term, part, text):
                run.append(term)
                continue
            if run and not (meets and _PLACE.search(text, part.start, run[0].start)):
                name = " ".join(one.text for one in run)
                yield Claim(offset + run[0].start, offset + run[-1].end, "name", f"{name} is in nothing that you know.")
            run = []

    def named_after(self, said: Sequence[Term], offset: int) -> Iterator[Claim]:
        """A name that goes on where a known one ends: "Ledgerline Router", of which only Ledgerline is known."""
        for first, second in pairwise(said):
            beside = second.start - first.end == 1 and first.name and second.name
            known = (
                second.plain in self._words
                or second.stem in self._stems
                or second.plain in {*MONTHS, *DAYS, *_PRONOUNS}
            )
            if beside and first.start > 0 and first.plain in self._words - EVERYDAY and not known:
                reason = f"{first.text} {second.text} is in nothing that you know."
                yield Claim(offset + first.start, offset + second.end, "name", reason)

    def asked_of(self, text: str, said: Sequence[Term], offset: int) -> Iterator[Claim]:
        """Names that a question takes for known."""
        if not text.rstrip().endswith("?"):
            return
        for match in _ASKED_OF.finditer(text):
            for term in said:
                inside = match.start(1) <= term.start < match.end(1)
                if (
                    inside
                    and term.plain not in self._words
                    and term.stem not in self._stems
                    and term.plain not in EVERYDAY
                ):
                    reason = f"{term.text} is in nothing that you know."
                    yield Claim(offset + term.start, offset + term.end, "name", reason)

    def _unknown(self, term: Term, part: Clause, text: str) -> bool:
        plain = term.plain
        if _OURS.search(text, part.start, term.start) or (technical(plain) and _WHAT_IF.match(text)):
            return False
        if (
            not term.name
            or _ORDINAL.fullmatch(plain)
            or plain in self._words
            or term.stem in self._stems
            or plain in _PRONOUNS
        ):
            return False
        if plain == "may" and term.start == 0:
            return False  # a wish
        if plain in MONTHS or plain in DAYS:
            return not part.proposes and not _MEETS.match(text.lower()) and not self._dated(plain)
        if _CAPITALS.fullmatch(term.text) and any(plain in source.initials for source in self._sources):
            return False
        if term.start == 0 and not any(char.isupper() or char.isdigit() or ord(char) > 127 for char in term.text[1:]):
            return False
        return len(plain) > 1 and plain not in EVERYDAY and plain not in STOP and plain not in NEUTRAL

    def _dated(self, month: str) -> bool:
        """Whether something known happened in that month."""
        return any(_in_month(day, month) or _on_day(day, month) for day in self._days)


def _on_day(day: str, name: str) -> bool:
    try:
        return date.fromisoformat(day).strftime("%A").casefold() == name
    except ValueError:
        return False


def _in_month(day: str, name: str) -> bool:
    return day[5:7].isdigit() and MONTHS.get(name) == int(day[5:7])
