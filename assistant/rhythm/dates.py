"""Dates as people type them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.errors import Refused

ACCEPTED = "2026-03-01, today, yesterday or '3 days ago'"
"""What ``read_date`` understands, for help texts."""

_AGO = re.compile(r"(an?|one|[0-9]{1,5})\s+(day|week)s?\s+ago")


def read_date(text: str, today: date) -> date:
    """The day that ``text`` means, seen from ``today``. Raises Refused, listing what is accepted."""
    wanted = " ".join(text.split()).lower()
    if wanted == "today":
        return today
    if wanted == "yesterday":
        return today - timedelta(days=1)
    if match := _AGO.fullmatch(wanted):
        number = 1 if match[1] in ("a", "an", "one") else int(match[1])
        try:
            return today - timedelta(days=number * (7 if match[2] == "week" else 1))
        except OverflowError:
            pass
    elif re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", wanted):
        try:
            return date.fromisoformat(wanted)
        except ValueError:
            raise Refused(f"There is no day {wanted} in the calendar; check the month and the day.") from None
    from assistant.door import clean_line

    raise Refused(f"'{clean_line(text)[:40]}' is not a date that is understood here; write {ACCEPTED}.")
