"""Entries as a calendar file (iCalendar, RFC 5545), to import and never to invite anybody with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from assistant.door import clean_line, clean_text

if TYPE_CHECKING:
    from icalendar import Event, Timezone, TimezoneDaylight, TimezoneStandard

_FIRST = 1_577_836_800
"""The beginning of 2020 in UTC, in seconds."""
_OURS = UUID("a1f0d7b2-6f0c-4b5e-9c57-3f2f0d8c1e64")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a calendar."""

    uid: str
    """The same whenever the entry is written again, so that a calendar changes the one it has: ``uid``."""
    title: str
    start: datetime | date
    """With a zone, or a day, which is an entry for all of that day."""
    minutes: int = 0
    """How long it takes; of no account for a whole day."""
    note: str = ""
    place: str = ""
    tentative: bool = False
    """Proposed and not agreed."""


def uid(*parts: object) -> str:
    """An id that is the same for the same parts, the same nowhere else, and tells nothing of them."""
    return str(uuid5(_OURS, "\x1f".join(map(str, parts))))


def calendar(entries: Iterable[Entry], moment: datetime) -> bytes:
    """One calendar with all the entries, as of ``moment`` (with a zone); lines end in CRLF.

    It has neither a method nor anybody who organises or attends, so that no calendar sends mail for it.
    Every zone that an entry names is described from the zone database, from the year before the first
    entry to the year after the last; what the clock of a zone cannot say
    (UTC, a bare offset, the second of an hour that comes twice) is written in UTC.
    """
    from icalendar import Calendar

    found = list(entries)
    made = Calendar()
    made.add("prodid", "-//outreach//assistant//EN")
    made.add("version", "2.0")
    zones: dict[str, list[datetime]] = {}
    for entry in found:
        if isinstance(entry.start, datetime) and (name := _zone_name(entry.start)):
            zones.setdefault(name, []).append(entry.start)
    for name, times in zones.items():
        made.add_component(_described(ZoneInfo(name), min(times).year - 1, max(times).year + 1))
    for entry in found:
        made.add_component(_event(entry, moment.astimezone(UTC)))
    written: bytes = made.to_ical()
    return written


def _event(entry: Entry, moment: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", moment)
    # A calendar takes a later file over an earlier one when this figure is higher: seconds never go back. Counted
    # from 2020, for it has 31 bits in many calendars.
    event.add("sequence", max(int(moment.timestamp()) - _FIRST, 0))
    event.add("summary", clean_line(entry.title))
    if isinstance(entry.start, datetime):
        # Through UTC, for across a change of the clocks a sum of wall-clock times is an hour out.
        last = entry.start.astimezone(UTC) + timedelta(minutes=entry.minutes)
        start, end = entry.start, last.astimezone(entry.start.tzinfo)
        # The second of an hour that comes twice has no name on the clock; in UTC it has.
        if not _zone_name(start) or start.fold or end.fold:
            start, end = start.astimezone(UTC), last
        event.add("dtstart", start)
        event.add("dtend", end)
    else:
        event.add("dtstart", entry.start)
        event.add("transp", "TRANSPARENT")
    if place := clean_line(entry.place):
        event.add("location", place)
    if note := clean_text(entry.note).strip():
        event.add("description", note)
    if entry.tentative:
        event.add("status", "TENTATIVE")
        event.add("x-microsoft-cdo-busystatus", "TENTATIVE")  # Outlook goes by this one alone
    return event


def _zone_name(time: datetime) -> str:
    """The zone's name in the database; empty for UTC and for a bare offset."""
    name = time.tzinfo.key if isinstance(time.tzinfo, ZoneInfo) else ""
    return "" if name in ("UTC", "Etc/UTC") else name


def _described(zone: ZoneInfo, first: int, last: int) -> Timezone:
    """The zone as a calendar carries it, from the first to the last year, both whole.

    The library's own description puts the beginning of summer time an hour late (icalendar 7.3: it names
    the onset by the new offset, and RFC 5545 section 3.6.5 asks for the old one), so it is made here.
    """
    from icalendar import Timezone

    made = Timezone()
    made.add("tzid", zone.key)
    time = datetime(first, 1, 1, tzinfo=UTC) - timedelta(days=1)  # before the year begins anywhere
    end = datetime(last + 1, 1, 1, tzinfo=UTC) + timedelta(days=1)
    made.add_component(_observance(zone, time, time))
    while time < end:
        later = time + timedelta(days=1)
        if _offset(zone, time) != _offset(zone, later):
            made.add_component(_observance(zone, time, _change(zone, time, later)))
        time = later
    return made


def _observance(zone: ZoneInfo, before: datetime, onset: datetime) -> TimezoneDaylight | TimezoneStandard:
    from icalendar import TimezoneDaylight, TimezoneStandard

    local = onset.astimezone(zone)
    made = TimezoneDaylight() if local.dst() else TimezoneStandard()
    made.add("dtstart", (onset + _offset(zone, before)).replace(tzinfo=None))
    made.add("tzoffsetfrom", _offset(zone, before))
    made.add("tzoffsetto", _offset(zone, onset))
    made.add("tzname", local.tzname() or zone.key)
    return made


def _change(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The second at which the offset becomes another, between two times that have different ones."""
    before = _offset(zone, low)
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return high


def _offset(zone: ZoneInfo, time: datetime) -> timedelta:
    return time.astimezone(zone).utcoffset() or timedelta()
