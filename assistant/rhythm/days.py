"""Reckoning with days: months, ISO weeks, and how a day is said. Dates only, so no time zone matters."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_MONTHS = "January February March April May June July August September October November December".split()


def plus_days(day: date, number: int) -> date:
    """So many days later (earlier, below 0); at the ends of the calendar, its first or last day."""
    try:
        return day + timedelta(days=number)
    except OverflowError:
        return date.max if number > 0 else date.min


def plus_months(day: date, number: int) -> date:
    """The same day so many months later (earlier, below 0), or the last of that month where it has no such day.

    >>> plus_months(date(2024, 8, 31), 6)
    datetime.date(2025, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_of(day: date) -> str:
    """The ISO week that a day lies in, such as ``2026-W09``: Monday to Sunday, and weeks know no new year."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def monday_of(day: date) -> date:
    """The Monday of the day's ISO week."""
    return plus_days(day, -day.weekday())


def said(day: date, today: date) -> str:
    """A day as it is said in a sentence: ``today``, ``yesterday``, ``on 3 March``, ``on 3 March 2025``."""
    ago = (today - day).days
    if -1 <= ago <= 1:
        return ("today", "yesterday", "tomorrow")[ago]
    return f"on {day.day} {_MONTHS[day.month - 1]}{'' if day.year == today.year else f' {day.year}'}"
