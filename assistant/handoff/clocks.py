"""Times by the clocks of two people: what a clock's reading means, and how it is said by each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from assistant.door import clean_line
from assistant.errors import Refused

ACCEPTED = "2026-12-03T17:00, or with an offset, 2026-12-03T17:00+01:00"
"""What ``read_time`` understands, for help texts."""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?")


def read_time(text: str) -> datetime:
    """The time that is typed; without a zone when it names no offset. Raises Refused with what is accepted."""
    wanted = text.strip().upper()
    if _TIME.fullmatch(wanted):
        try:
            return datetime.fromisoformat(wanted)
        except ValueError:
            pass
    raise Refused(f"'{clean_line(text)[:40]}' is no time that is understood here; write {ACCEPTED}.")


def by_clock(time: datetime, zone: ZoneInfo | None) -> datetime:
    """The time that a clock in ``zone`` shows (None: this machine's clock), with its zone.

    An hour that comes twice is its first. Raises Refused for one that is left out, when clocks go forward.
    """
    found = time.replace(tzinfo=zone) if zone else time.astimezone()
    if found.astimezone(UTC).astimezone(found.tzinfo).replace(tzinfo=None) != time:
        where = zone.key if zone else "your time zone"
        raise Refused(f"{_day(time)} has no {time:%H:%M} in {where}, for the clocks go forward; give another time.")
    return found


def comes_twice(start: datetime) -> bool:
    """Whether its clock shows this time twice on that day, as clocks go back; ``start`` has its zone."""
    return start.replace(fold=0).utcoffset() > start.replace(fold=1).utcoffset()  # type: ignore[operator]


def in_words(start: datetime, minutes: int, zones: Iterable[ZoneInfo | None]) -> str:
    """From when to when, by the clock of each zone (None: this machine's). Clocks that agree are one."""
    end = start.astimezone(UTC) + timedelta(minutes=minutes)
    said: dict[datetime, str] = {}
    day = ""
    for zone in zones:
        first, last = start.astimezone(zone), end.astimezone(zone)
        if first.replace(tzinfo=None) in said:
            continue
        day, before = _day(first), day
        offset = f"{first:%z}"
        name = zone.key if zone else f"UTC{offset[:3]}:{offset[3:5]}"
        said[first.replace(tzinfo=None)] = f"{'' if day == before else day + ', '}{first:%H:%M}–{last:%H:%M} in {name}"
    return "; ".join(said.values())


def _day(time: datetime) -> str:
    """``Thursday 3 December 2026``, whatever the language of the system."""
    return f"{_DAYS[time.weekday()]} {time.day} {_MONTHS[time.month - 1]} {time.year}"
