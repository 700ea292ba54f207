"""Days as exports write them, made into ``2021-03-12``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from assistant.people.texts import fold

# What the name of a month begins with in English, German, French, Spanish, Dutch, Italian, Portuguese,
# Danish, Norwegian, Swedish, Polish, Czech and Turkish; accents are folded away, longer beginnings win.
_MONTHS = (
    "jan gen ene led sty oca", "feb fev fab unor lut sub", "mar mrt mae brez mart", "apr avr abr dub kwi nis",
    "may mai maj mei mag kvet", "jun juin giu cerven cerw czer haz", "jul juil lug cervenec lip tem",
    "aug aou ago srpen sierp agu", "sep set zari wrz eyl", "oct okt ott out rijen paz eki",
    "nov listopad2 kas", "dec dez dic des pros gru ara",
)  # fmt: skip
_STARTS = sorted(
    ((start, number) for number, starts in enumerate(_MONTHS, start=1) for start in starts.split()),
    key=lambda pair: -len(pair[0]),
)
_ISO = re.compile(r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:\.|º|er|st|nd|rd|th)?[\s-]+(?:de |of )?([^\W\d_]+)\.?,?[\s-]+(?:de )?(\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})(?!\d)")


@lru_cache(maxsize=8192)
def iso_date(text: str, month_first: bool = False) -> str:
    """The day as ``2021-03-12``; empty when it cannot be told. A time behind it is passed over.

    ``month_first``: how to take ``3/4/2021``, where both are possible; with dots the day is always first.
    """
    written = text.strip()[:60]
    if found := _ISO.match(written):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.match(written):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        year += 2000 if year < 100 else 0
        if found[2] == "/" and (month_first or second > 12):
            return _day(year, first, second) or _day(year, second, first)
        return _day(year, second, first)
    if found := _DAY_FIRST.match(written):
        return _day(int(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_FIRST.match(written):
        return _day(int(found[3]), _month(found[1]), int(found[2]))
    return ""


def two_ways(text: str) -> bool:
    """Whether this is a day such as ``12/03/2021``, which may be in March or in December."""
    found = _NUMBERS.match(text.strip()[:60])
    return found is not None and found[2] == "/" and max(int(found[1]), int(found[3])) <= 12 and found[1] != found[3]


def month_first(days: Iterable[str]) -> bool | None:
    """Whether days with slashes have the month first, told by those that can be read in one way only; None by none."""
    found = [match for day in days if (match := _NUMBERS.match(day.strip()[:60])) and match[2] == "/"]
    if any(int(match[1]) > 12 for match in found):
        return False
    return True if any(int(match[3]) > 12 for match in found) else None


def _month(word: str) -> int:
    folded = fold(word)
    return next((number for start, number in _STARTS if folded.startswith(start)), 0)


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if year >= 1900 else ""
    except ValueError:
        return ""
