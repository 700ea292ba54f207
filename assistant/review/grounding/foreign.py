"""A sentence that is not in English: what needs no grammar to be held against what is known.

Numbers and days in figures, what stands in quotation marks, and names where a capital tells one. All else is left
alone: in German every noun has a capital, and who did what to whom stands in words that are not read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from assistant.review.finding import Reviewed
from assistant.review.grounding.claim import Claim
from assistant.review.grounding.known import Source
from assistant.review.grounding.terms import folded, terms
from assistant.review.grounding.tongue import common, speaks_to_them
from assistant.review.grounding.words import EVERYDAY
from assistant.review.tongues import COMMON

SMALLEST = 13
"""Numbers below this are written in words as often, and those words are not read."""
AHEAD = timedelta(days=200)
"""How far ahead a day may lie that is proposed rather than told."""
_ENDING = 4
"""First letters by which a name is known again in another case: Kraków, w Krakowie."""
_DATE = re.compile(r"(?<![\d.,])(?P<d>\d{1,2})[./] ?(?P<m>\d{1,2})\.?[./]? ?(?P<y>(?:19|20)\d\d)?(?![\d.,]*\d)")
_ISO = re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b")
_NUMBER = re.compile(r"(?<![\w.,:/-])\d[\d.,\u202f\u00a0]*(?![\w:/-])")
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u202f\u00a0]\d{3})+")
"""Thousands as most languages write them: 1.200."""
_HOUR = re.compile(
    r"\s*(?:uhr\b|min(?:uten|utos|utes?|uti|uter|\b)|std\b|h\b|hs\b|heures?|horas?|ore\b|uur|godz|kello|klo)",
    re.IGNORECASE,
)
"""What follows the hour or the minutes of a meeting."""
_CAPITAL = re.compile(r"(?<![\w’'-])[A-ZÀ-ÖØ-ÞĀ-ž][\w’'-]+")
_MIXED = re.compile(r"(?<![\w-])(?=\w*[a-z])(?=\w*[A-Z0-9])[A-Za-z]\w*[A-Z0-9]\w*")
"""Spelt as no ordinary word is, in any language: TigerBeetle, Ferrite2."""
_WOMEN = ("Innen", "In", "mbH")
"""Endings with a capital that German gives to ordinary words: NutzerInnen, GmbH."""
_OPENS = re.compile(r"(?:^|[.!?:;„“”«»\"(–—-])\s*$")
"""What stands before a word that has its capital for another reason."""


class Foreign:
    """What is known, as a sentence in another language can be held against it."""

    def __init__(self, reviewed: Reviewed, known: list[Source], language: str) -> None:
        self._known, self._language = known, language
        self._folded = [source.folded for source in known]
        self._names = {folded(term.text) for source in known for term in source.terms}
        self._starts = {name[:_ENDING] for name in self._names if len(name) >= _ENDING}
        self._numbers = {number for source in known for number in source.numbers}
        days = (*(source.date for source in known), *reviewed.days)
        self._days = frozenset(days)
        self._numbers |= {float(day[:4]) for day in days if day[:4].isdigit()}
        try:
            self._today: date | None = date.fromisoformat(reviewed.today)
        except ValueError:
            self._today = None

    def claims(self, text: str, offset: int, quoted: Sequence[tuple[int, int]]) -> Iterator[Claim]:
        """The days, numbers and names of a sentence about them that nothing known has."""
        titled = any(source.title and folded(source.title) in folded(text) for source in self._known)
        if not titled and not speaks_to_them(text, self._language):
            return
        taken = list(quoted)
        for match in (*_ISO.finditer(text), *_DATE.finditer(text)):
            day = match.group().strip()
            taken.append(match.span())
            if self._is_day(match) and not self._dated(match) and not self._in_known(day):
                reason = f"Nothing you know happened on {day}."
                yield Claim(offset + match.start(), offset + match.start() + len(day), "relative-time", reason)
        for match in _NUMBER.finditer(text):
            said = match.group().rstrip(".,\u202f\u00a0")
            if _apart(match, taken) and not _HOUR.match(text, match.end()) and not self._counts(said):
                reason = f"Nothing you know says {said}."
                yield Claim(offset + match.start(), offset + match.start() + len(said), "number", reason)
        for match in self._capitals(text):
            if _apart(match, taken) and not self._knows(match.group()):
                reason = f"{match.group()} is in nothing that you know."
                yield Claim(offset + match.start(), offset + match.end(), "name", reason)

    def _capitals(self, text: str) -> Iterator[re.Match[str]]:
        if self._language == "de" or self._language not in COMMON:
            yield from (match for match in _MIXED.finditer(text) if not match.group().endswith(_WOMEN))
            return
        for match in _CAPITAL.finditer(text):
            if not _OPENS.search(text, 0, match.start()):
                yield match

    def _knows(self, name: str) -> bool:
        plain = folded(name)
        if plain in self._names or plain in EVERYDAY or common(plain) or common(name.lower()):
            return True
        parts = [part for part in re.split(r"[-’']", plain) if part]
        return all(part in self._names or len(part) < 3 or part[:_ENDING] in self._starts for part in parts)

    def _counts(self, said: str) -> bool:
        """Whether a number is known, or too small to be written in figures always; 1.200 may be 1,2 or 1200."""
        whole = _value(re.sub(r"[.,\u202f\u00a0]", "", said)) if _GROUPED.fullmatch(said) else None
        part = _value(said.replace(",", "."))
        most = whole if whole is not None else part
        if most is None or most < SMALLEST or whole in self._numbers or part in self._numbers:
            return True
        there = (whole, part)
        return self._today is not None and self._today.year in there

    def _is_day(self, match: re.Match[str]) -> bool:
        return 1 <= int(match["d"]) <= 31 and 1 <= int(match["m"]) <= 12

    def _dated(self, match: re.Match[str]) -> bool:
        """Whether something known happened on a day, or the day is still to come."""
        number, month, year = int(match["d"]), int(match["m"]), match["y"]
        if any(day.endswith(f"-{month:02d}-{number:02d}") and day.startswith(year or "") for day in self._days):
            return True
        if self._today is None:
            return True
        try:
            day = date(int(year or self._today.year), month, number)
            if not year and day < self._today:
                day = day.replace(year=day.year + 1)
        except ValueError:
            return True
        return self._today <= day <= self._today + AHEAD

    def _in_known(self, said: str) -> bool:
        return any(folded(said) in one for one in self._folded)


def _apart(match: re.Match[str], taken: Sequence[tuple[int, int]]) -> bool:
    return not any(start < match.end() and match.start() < end for start, end in taken)


def _value(said: str) -> float | None:
    try:
        return float(said)
    except ValueError:
        return None


def own_words(text: str) -> frozenset[str]:
    """The words of a text that tell something in whatever language: long ones that are not among the commonest."""
    return frozenset(term.plain for term in terms(text) if len(term.plain) > 4 and not common(term.text.lower()))
