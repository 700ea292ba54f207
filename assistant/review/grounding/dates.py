"""The days that a sentence names: something that it speaks of happened then, or it is flagged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.review.finding import Reviewed
from assistant.review.grounding import phrases
from assistant.review.grounding.claim import Claim
from assistant.review.grounding.known import Source
from assistant.review.grounding.terms import folded
from assistant.review.grounding.words import MONTHS

_MONTH = "|".join(sorted((name for name in MONTHS if len(name) > 3 or name == "may"), key=len, reverse=True))
DAY = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m1>{_MONTH})\b"
    rf"|\b(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b"
    rf"|\b(?P<m3>{_MONTH}),? (?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A day of a month, or a month of a year."""


class Dates:
    """The days that are known around a message."""

    def __init__(self, reviewed: Reviewed, known: list[Source]) -> None:
        self._known = known
        self._events = reviewed.days

    def claims(self, text: str, offset: int, near: Sequence[Source]) -> Iterator[Claim]:
        """The days on which nothing that the sentence speaks of happened. Days that are proposed are not looked at."""
        facts = [source for source in near if source.fact]
        for match in DAY.finditer(text):
            if any(folded(match.group()) in source.folded for source in self._known):
                continue
            month = MONTHS[(match["m1"] or match["m2"] or match["m3"]).lower()]
            ends = f"-{month:02d}-{int(match['d1'] or match['d2'] or 0):02d}"
            wanted = f"{match['year']}-{month:02d}" if match["year"] else ends
            days = (*(source.date for source in facts or self._known), *self._events)
            if any(wanted in day for day in days):
                continue
            if not match["year"] and not facts and (text.rstrip().endswith("?") or phrases.PROPOSAL.search(text)):
                continue  # a day to meet, most likely
            reason = (
                f"Nothing you know happened in {match.group()}."
                if match["year"]
                else (f"Nothing that this speaks of happened on {match.group()}.")
            )
            yield Claim(offset + match.start(), offset + match.end(), "relative-time", reason)
