"""The day and time that a message proposes, read from its words: ``next Wednesday at 17:00 your time``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from assistant.errors import Refused
from assistant.facts.sentences import sentences

MINUTES = 30
"""How long a meeting is taken to be when the message does not say."""

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_NUMBERS = {
    "ten": 10, "fifteen": 15, "twenty": 20, "twenty-five": 25, "thirty": 30, "forty": 40, "forty-five": 45,
    "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip

_MONTH = f"(?:{'|'.join(_MONTHS)})"
_NTH = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+20[0-9]{2}\b)?"
_DAY = re.compile(
    rf"""\b(?:
        (?P<iso> [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} )
      | (?P<tomorrow> tomorrow )
      | (?: (?P<next> next (?: \s+week,? (?:\s+on)? )? ) \s+ )? (?P<weekday> {"|".join(_DAYS)} )
            (?: (?P<later> \s+(?:of\s+)?next\s+week )
              | ,?\s+ (?:the\s+)? (?P<date> {_NTH} (?:\s+(?:of\s+)?{_MONTH}{_YEAR})? | {_MONTH}\s+{_NTH}{_YEAR} )
                    (?! [:.]?[0-9] | \s*[ap]\.?m\b ) )?
      | (?P<alone> {_NTH}\s+(?:of\s+)?{_MONTH}{_YEAR} | {_MONTH}\s+{_NTH}{_YEAR} )
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_TIME = re.compile(
    r"""(?:
        (?P<noon> \bnoon\b )
      | (?P<at> \bat\s+ )? (?<![\w:.-]) (?P<hour> [0-9]{1,2} ) (?: [:.] (?P<minute> [0-5][0-9] ) )?
            (?: \s* (?P<half> [ap] )\.?m\b )? (?![:.]?[0-9]|-[0-9]|(?:st|nd|rd|th)\b)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_WHOSE = re.compile(r"\b(your|my)\s+time\b", re.IGNORECASE)
_LENGTH = re.compile(
    rf"\b(?:(?P<half>half\s+an\s+hour)|(?P<hour>an\s+hour)|(?P<number>[0-9]{{1,3}}|{'|'.join(_NUMBERS)})[\s-]+minutes?)\b",
    re.IGNORECASE,
)
_AFTER, _BEFORE, _ZONE = 24, 12, 24
"""Characters between a day and its time behind it, its time before it, and the words on whose time it is."""
_LONGEST = 16
"""Characters of a time at most, with what may not follow it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a message proposes, as its words have it."""

    start: datetime
    """Without a zone: by the clock of ``whose``."""
    whose: Literal["theirs", "mine", ""] = ""
    """Whose clock it names; empty: neither."""
    minutes: int = MINUTES
    what: Literal["Coffee", "Walk", "Call", "Meeting"] = "Meeting"
    others: int = 0
    """How many more times it proposes; this is the first."""


def read_proposal(text: str, today: date) -> Proposal | None:
    """The first day and time that an English message names, seen from ``today``; None where it names none.

    ``next Wednesday`` is the one of the week after this one, weeks beginning on Monday; a bare ``Wednesday``
    the first one to come. An hour before seven counts only with ``am``, ``pm`` or a nought before it, for
    nobody can tell which half of the day ``at 5`` is. Raises Refused when a weekday and its date differ,
    or the calendar has no such day.
    """
    found = list(_proposed(text))
    if not found:
        return None
    day, clock, end = found[0]
    whose = _WHOSE.search(text, end, end + _ZONE)
    around = next(span for span in sentences(text) if span[0] <= day.start() < span[1])
    return Proposal(
        datetime.combine(_day(day, today), clock),
        ("theirs" if whose[1].lower() == "your" else "mine") if whose else "",
        _length(text[slice(*around)]) or _length(text) or MINUTES,
        _what(text[slice(*around)]) or _what(text) or "Meeting",
        len({(other.group().lower(), at) for other, at, _ in found} - {(day.group().lower(), clock)}),
    )


def _proposed(text: str) -> Iterator[tuple[re.Match[str], time, int]]:
    """Every day that has a time beside it, with where the two end."""
    days = list(_DAY.finditer(text))
    for number, day in enumerate(days):
        following = days[number + 1].start() if number + 1 < len(days) else len(text)
        after = _first(text, day.end(), min(following, day.end() + _AFTER))
        if after is not None:
            yield day, after[0], after[1]
            continue
        previous = days[number - 1].end() if number else 0
        before = _first(text, max(previous, day.start() - _BEFORE), day.start())
        if before is not None:
            yield day, before[0], day.end()


def _first(text: str, low: int, high: int) -> tuple[time, int] | None:
    """The first time of day that begins between two places, and where it ends."""
    for match in _TIME.finditer(text, low, high + _LONGEST):
        if match.start() >= high:
            return None
        if match["noon"]:
            return time(12), match.end()
        hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").lower()
        if not (match["minute"] or half or match["at"]):
            continue
        if half:
            hour = hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else 24
        elif hour < 7 and not match["hour"].startswith("0"):
            continue
        if hour < 24:
            return time(hour, minute), match.end()
    return None


def _day(day: re.Match[str], today: date) -> date:
    if day["iso"]:
        return _exists(day["iso"], *map(int, day["iso"].split("-")))
    if day["tomorrow"]:
        return today + timedelta(days=1)
    if day["alone"]:
        return _dated(day["alone"], today)
    wanted = _DAYS.index(day["weekday"].lower())
    monday = today - timedelta(days=today.weekday())
    if not day["date"]:
        if day["next"] or day["later"]:
            return monday + timedelta(days=7 + wanted)
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    found = _dated(day["date"], today)
    if found.weekday() != wanted:
        right = _DAYS[found.weekday()].capitalize()
        raise Refused(
            f"The message says “{' '.join(day.group().split())}”, and {found.isoformat()} is a {right}; "
            "mend it, or give the time with --at."
        )
    return found


def _dated(text: str, today: date) -> date:
    """A date; without its year the first one from today on, and without its month this month's or the next one's."""
    year = re.search(r"\b20[0-9]{2}\b", text)
    number = int(re.findall(r"[0-9]{1,2}", text.replace(year[0], "") if year else text)[0])
    month = next((place for place, name in enumerate(_MONTHS, 1) if name in text.lower()), 0)
    if year:
        return _exists(text, int(year[0]), month, number)
    if month:
        found = _exists(text, today.year, month, number)
        return found if found >= today else _exists(text, today.year + 1, month, number)
    if number >= today.day:
        return _exists(text, today.year, today.month, number)
    return _exists(text, today.year + today.month // 12, today.month % 12 + 1, number)


def _exists(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused(
            f"The calendar has no such day as {' '.join(text.split())}; mend the message, or give the time with --at."
        ) from None


def _length(text: str) -> int:
    """Minutes that a text names; 0 when it names none."""
    match = _LENGTH.search(text)
    if match is None:
        return 0
    if match["half"]:
        return 30
    if match["hour"]:
        return 60
    number = match["number"].lower()
    return _NUMBERS[number] if number in _NUMBERS else int(number)


def _what(text: str) -> Literal["Coffee", "Walk", "Call", ""]:
    words = text.lower()
    if re.search(r"\b(video|call|zoom|phone)\b", words):
        return "Call"
    if re.search(r"\b(coffee|tea)\b", words):
        return "Coffee"
    return "Walk" if re.search(r"\bwalk\b", words) else ""
