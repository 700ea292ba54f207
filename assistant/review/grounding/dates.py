"""The days that a sentence names: something that it speaks of happened then, or it is flagged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.review.finding import Reviewed
from assistant.review.grounding import phrases
from assistant.review.grounding.claim import Claim
from assistant.review.grounding.clauses import Clause
from assistant.review.grounding.known import Source
from assistant.review.grounding.matching import found
from assistant.review.grounding.terms import folded
from assistant.review.grounding.words import MONTHS

_MONTH = "|".join(sorted((name for name in MONTHS if len(name) > 3 or name == "may"), key=len, reverse=True))
_NAMED = {
    name: number
    for number, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
_ORDINALS = "|".join(_NAMED)
_TO_COME = re.compile(
    r"\b(?:shall|will|(?:i|we)['’]ll|(?:i|we)['’]m going) (?:be|come|stay|visit|pass|travel|to)\b", re.IGNORECASE
)
"""Days on which the writer is going to be somewhere."""
_OF_WORK = re.compile(r"\byour [\w ]{2,20} (?:of|on|from) (?:the )?$", re.IGNORECASE)
DAY = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m1>{_MONTH})\b"
    rf"|\b(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b"
    rf"|\b(?P<d4>{_ORDINALS}) (?:of )?(?P<m4>{_MONTH})\b"
    r"|(?:(?<=on )|(?<=of )|(?<=from )|(?<=since ))the (?P<d3>\d{1,2})(?:st|nd|rd|th)\b(?! (?:time|floor|century|of))"
    rf"|\b(?P<m3>{_MONTH}),? (?P<year>(?:19|20)\d\d)\b",
)
"""A day of a month, or a month of a year."""


class Dates:
    """The days that are known around a message."""

    def __init__(self, reviewed: Reviewed, known: list[Source]) -> None:
        self._known = known
        self._events = reviewed.days

    def claims(self, text: str, offset: int, near: Sequence[Source], parts: Sequence[Clause]) -> Iterator[Claim]:
        """The days on which nothing that the sentence speaks of happened. Days that are proposed are not looked at."""
        facts = [source for source in near if source.fact]
        if _TO_COME.search(text):
            return
        for match in found(DAY, text):
            said = text[match.start() : match.end()]
            if any(part.own and part.start <= match.start() < part.end for part in parts):
                continue
            if any(folded(said) in source.folded for source in self._known):
                continue
            name = match["m1"] or match["m2"] or match["m3"] or match["m4"]
            number = _NAMED[match["d4"].lower()] if match["d4"] else int(match["d1"] or match["d2"] or match["d3"] or 0)
            month = MONTHS[name.lower()] if name else 0
            ends = f"-{month:02d}-{number:02d}" if name else f"-{number:02d}"
            wanted = f"{match['year']}-{month:02d}" if match["year"] else ends
            days = (*(source.date for source in facts or self._known), *self._events)
            if any(day.endswith(wanted) if not match["year"] else wanted in day for day in days):
                continue
            if (
                not match["year"]
                and not facts
                and (text.rstrip().endswith("?") or phrases.PROPOSAL.search(text))
                and not _OF_WORK.search(text, 0, match.start())
            ):
                continue  # a day to meet, most likely
            reason = (
                f"Nothing you know happened in {said}."
                if match["year"]
                else (f"Nothing that this speaks of happened on {said}.")
            )
            yield Claim(offset + match.start(), offset + match.end(), "relative-time", reason)
