"""Times that are told from today, against the day of a fact."""

from __future__ import annotations

import re
from datetime import date

from assistant.review.grounding.words import SEASONS

_SMALL = {
    "a few": 3, "several": 4, "couple of": 2, "a couple of": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
}  # fmt: skip
RECENT_DAYS = 150
"""How old a thing may be that is called recent."""


def fits(match: re.Match[str], fact_date: str, today: str) -> bool | None:
    """Whether a time told from today is right for a fact; None where the fact's day says too little."""
    now = _day(today)
    if now is None:
        return True
    then = _day(fact_date)
    if then is None:
        return _coarse(match, fact_date, now)
    days = (now - then).days
    found = {name for name, value in match.groupdict().items() if value}
    if days < -1:
        return False
    if "yesterday" in found:
        return days <= 3
    if "today" in found:
        return days <= 1
    if "week" in found:
        return days <= 14
    if "weeks" in found:
        return _near(days, 7 * _count(match["nweeks"]), 8, loose=match["nweeks"] in ("a few", "several"))
    if "month" in found:
        return days <= 62
    if "halfyear" in found:
        return 120 <= days <= 250
    if "months" in found:
        return _near(days, 30 * _count(match["nmonths"]), 31, loose=match["nmonths"] in ("a few", "several"))
    if "quarter" in found:
        return days <= 190
    if "season" in found:
        return then.month in SEASONS[match["name"].lower()] and days <= (
            400 if match["which"].lower() != "this" else 300
        )
    if "since" in found:
        return then.month in SEASONS[match["sname"].lower()] and days <= 400
    if "longer" in found:
        return days >= {"year": 340, "month": 27, "week": 6}[match["lunit"].lower()]
    if "year" in found:
        return now.year - then.year == 1 or 270 <= days <= 460 or (match[0].lower() == "past year" and days <= 370)
    if "thisyear" in found:
        return then.year == now.year
    if "years" in found:
        count = _count(match["nyears"]) if match["nyears"] else 0
        return _near(days, 365 * count, 200, loose=match["nyears"] in ("a few", "several")) if count else days >= 540
    return days <= RECENT_DAYS


def _coarse(match: re.Match[str], fact_date: str, now: date) -> bool | None:
    """A fact of a month or a year only, or of no day at all."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", fact_date)
    if found is None:
        return None
    if found[2]:
        return fits(match, f"{fact_date}-15", now.isoformat())
    year = int(found[1])
    if match["year"]:
        return now.year - year == 1
    if match["thisyear"]:
        return now.year == year
    if match["years"]:
        return now.year - year >= 1
    return None if year >= now.year - 1 else False


def _near(days: int, wanted: int, slack: int, *, loose: bool) -> bool:
    return wanted * 0.4 <= days <= wanted * 2.2 if loose else abs(days - wanted) <= max(slack, wanted // 4)


def _count(said: str) -> int:
    return int(said) if said.isdigit() else _SMALL.get(said.lower(), 1)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
