"""The calendar file, read back by a library that shares no code with the one that wrote it."""

from __future__ import annotations

import itertools
import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.door import clean_line, clean_text
from assistant.handoff.calendar import Entry, calendar, uid

MOMENT = datetime(2026, 3, 1, 8, 0, 30, tzinfo=ZoneInfo("America/New_York"))
READS = itertools.count(1)
OSLO, YORK = ZoneInfo("Europe/Oslo"), ZoneInfo("America/New_York")
SUPPORTED = ("Europe/Oslo", "America/New_York", "Europe/Dublin", "Australia/Lord_Howe", "Asia/Kolkata",
             "Africa/Casablanca", "America/Sao_Paulo", "Pacific/Apia")  # fmt: skip


def entry(start: datetime | date, **more: Any) -> Entry:
    return Entry(**{"uid": "one", "title": "Coffee", "start": start, "minutes": 25, **more})


def read(*entries: Entry, moment: datetime = MOMENT) -> Any:
    """The file as the other library has it.

    Zones get names that it has never met, so that it takes them from the file and not from what it knows.
    """
    data = calendar(entries, moment)
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n", data)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    hidden = re.sub(rb"TZID([:=])([A-Za-z_]+)/([A-Za-z_]+)", rb"TZID\1\2-\3-%d" % next(READS), data)
    return vobject.readOne(hidden.decode())


@pytest.mark.parametrize(
    ("start", "utc"),
    [
        # The clocks change in New York on 8 March and in Oslo on 29 March, back on 25 October and 1 November.
        (datetime(2026, 3, 7, 17, tzinfo=OSLO), "16:00"),
        (datetime(2026, 3, 28, 17, tzinfo=OSLO), "16:00"),
        (datetime(2026, 3, 29, 1, 59, tzinfo=OSLO), "00:59"),
        (datetime(2026, 3, 29, 3, 0, tzinfo=OSLO), "01:00"),
        (datetime(2026, 3, 29, 17, tzinfo=OSLO), "15:00"),
        (datetime(2026, 10, 24, 17, tzinfo=OSLO), "15:00"),
        (datetime(2026, 10, 25, 17, tzinfo=OSLO), "16:00"),
        (datetime(2026, 3, 7, 17, tzinfo=YORK), "22:00"),
        (datetime(2026, 3, 8, 3, 0, tzinfo=YORK), "07:00"),
        (datetime(2026, 3, 8, 17, tzinfo=YORK), "21:00"),
        (datetime(2026, 10, 31, 17, tzinfo=YORK), "21:00"),
        (datetime(2026, 11, 1, 17, tzinfo=YORK), "22:00"),
        (datetime(2026, 3, 7, 17, tzinfo=ZoneInfo("Asia/Kolkata")), "11:30"),
    ],
)
def test_a_time_is_the_same_moment_for_everybody(start: datetime, utc: str) -> None:
    event = read(entry(start)).vevent
    end = (start.astimezone(UTC) + timedelta(minutes=25)).astimezone(start.tzinfo)
    for stored, expected in ((event.dtstart.value, start), (event.dtend.value, end)):
        assert stored.replace(tzinfo=None) == expected.replace(tzinfo=None)
        assert stored.astimezone(UTC) == expected.astimezone(UTC)
    assert f"{event.dtstart.value.astimezone(UTC):%H:%M}" == utc


def test_a_meeting_over_the_change_of_the_clocks_is_as_long_as_it_is() -> None:
    event = read(entry(datetime(2026, 3, 29, 1, 30, tzinfo=OSLO), minutes=60)).vevent
    assert f"{event.dtend.value:%H:%M}" == "03:30"
    assert event.dtend.value.astimezone(UTC) - event.dtstart.value.astimezone(UTC) == timedelta(hours=1)


@pytest.mark.parametrize(("hour", "fold", "minutes"), [(2, 1, 25), (1, 0, 120)])
def test_the_second_of_an_hour_that_comes_twice_is_that_one(hour: int, fold: int, minutes: int) -> None:
    start = datetime(2026, 10, 25, hour, 30, tzinfo=OSLO, fold=fold)
    event = read(entry(start, minutes=minutes)).vevent
    assert event.dtstart.value.astimezone(UTC) == start.astimezone(UTC)
    assert event.dtend.value.astimezone(UTC) == start.astimezone(UTC) + timedelta(minutes=minutes)


@settings(max_examples=60)
@given(st.sampled_from(SUPPORTED), st.datetimes(datetime(2025, 1, 1), datetime(2036, 12, 31)))
def test_every_zone_is_described_for_the_years_around(name: str, naive: datetime) -> None:
    zone = ZoneInfo(name)
    start = naive.replace(microsecond=0, second=0, tzinfo=UTC).astimezone(zone)
    event = read(entry(start)).vevent
    assert event.dtstart.value.astimezone(UTC) == start.astimezone(UTC)
    assert event.dtend.value.astimezone(UTC) == start.astimezone(UTC) + timedelta(minutes=25)


@pytest.mark.parametrize("name", SUPPORTED)
def test_a_zone_changes_when_the_zone_database_says(name: str) -> None:
    """Not the reader's word for it, which is forgiving: each onset is the old clock's reading of the very second."""
    zone = ZoneInfo(name)
    described = calendar([entry(datetime(2026, 6, 1, 12, tzinfo=zone))], MOMENT).decode()
    onsets = re.findall(
        r"DTSTART:(\d{8}T\d{6})\r\n(?:TZNAME:.*\r\n)?TZOFFSETFROM:([+-]\d{4})\r\nTZOFFSETTO:([+-]\d{4})", described
    )
    assert len(onsets) > 1 or name in ("Asia/Kolkata", "America/Sao_Paulo", "Pacific/Apia")
    for clock, before, after in onsets[1:]:
        sign = {"+": 1, "-": -1}
        old, new = (sign[one[0]] * timedelta(hours=int(one[1:3]), minutes=int(one[3:])) for one in (before, after))
        second = datetime.strptime(clock, "%Y%m%dT%H%M%S").replace(tzinfo=UTC) - old
        assert second.astimezone(zone).utcoffset() == new
        assert (second - timedelta(seconds=1)).astimezone(zone).utcoffset() == old


def test_several_entries_stand_in_one_calendar_with_each_zone_once() -> None:
    made = read(
        entry(datetime(2026, 4, 1, 9, tzinfo=OSLO), uid="a"),
        entry(datetime(2027, 4, 1, 9, tzinfo=OSLO), uid="b"),
        entry(datetime(2026, 4, 1, 9, tzinfo=YORK), uid="c"),
        entry(date(2026, 4, 2), uid="d", title="Thank Mara"),
        entry(datetime(2026, 4, 1, 9, tzinfo=UTC), uid="e"),
        entry(datetime(2026, 4, 1, 9, tzinfo=timezone(timedelta(hours=2))), uid="f"),
    )
    assert len(made.vtimezone_list) == 2
    events = {event.uid.value: event for event in made.vevent_list}
    assert sorted(events) == list("abcdef")
    assert events["b"].dtstart.value.astimezone(UTC).hour == 7
    assert events["d"].dtstart.value == date(2026, 4, 2) and not hasattr(events["d"], "dtend")
    assert events["d"].transp.value == "TRANSPARENT"
    assert events["e"].dtstart.value == datetime(2026, 4, 1, 9, tzinfo=UTC)
    assert events["f"].dtstart.value == datetime(2026, 4, 1, 7, tzinfo=UTC)


def test_no_entries_are_a_calendar_too() -> None:
    assert not hasattr(read(), "vevent")


def test_it_says_when_it_was_made_and_overtakes_the_one_before() -> None:
    first = read(entry(date(2026, 4, 2))).vevent
    later = read(entry(date(2026, 4, 3)), moment=MOMENT + timedelta(seconds=1)).vevent
    assert first.dtstamp.value == datetime(2026, 3, 1, 13, 0, 30, tzinfo=UTC)
    assert first.uid.value == later.uid.value
    assert int(first.sequence.value) < int(later.sequence.value) < 2**31


def test_what_is_only_proposed_is_tentative_and_no_calendar_sends_mail_for_it() -> None:
    start = datetime(2026, 4, 1, 9, tzinfo=OSLO)
    proposed = read(entry(start, tentative=True)).vevent
    assert proposed.status.value == "TENTATIVE"
    assert getattr(proposed, "x_microsoft_cdo_busystatus").value == "TENTATIVE"  # noqa: B009 (a name of the file's)
    assert not hasattr(read(entry(start)).vevent, "status")
    names = set(re.findall(rb"^([A-Z-]+)[;:]", calendar([entry(start, tentative=True)], MOMENT), re.MULTILINE))
    assert not names & {b"METHOD", b"ATTENDEE", b"ORGANIZER", b"VALARM", b"ATTACH", b"URL"}


TEXT = st.lists(
    st.one_of(
        st.sampled_from(["\r\nATTENDEE:mailto:eve@evil.example\r\n", "\nEND:VEVENT\n", "\\n", "\\", ";", ",", ":", '"',
                         "\0", "\u202e", "\u2028ORGANIZER:x", "ø" * 80, "👩‍🔧" * 30, " ", "\t", "^n"]),
        st.text(max_size=10),
    ),
    max_size=6,
).map("".join)  # fmt: skip


@settings(max_examples=150)
@given(TEXT, TEXT, TEXT)
def test_whatever_is_in_it_comes_back_and_nothing_else(title: str, note: str, place: str) -> None:
    made = read(entry(datetime(2026, 4, 1, 9, tzinfo=OSLO), title=title, note=note, place=place))
    event = made.vevent
    lines = {"summary": clean_line(title), "location": clean_line(place), "description": clean_text(note).strip()}
    for name, text in lines.items():
        assert getattr(event, name).value == text if text or name == "summary" else not hasattr(event, name)
    expected = {
        "uid",
        "dtstamp",
        "sequence",
        "dtstart",
        "dtend",
        "summary",
        *(name for name, text in lines.items() if text),
    }
    assert set(event.contents) == expected
    assert [child.name for child in made.getChildren() if child.name in ("VEVENT", "METHOD")] == ["VEVENT"]


def test_an_id_is_the_same_for_the_same_and_tells_nothing() -> None:
    assert uid("draft", 7, "2026-03-01") == uid("draft", 7, "2026-03-01")
    assert len({uid("draft", 7, "x"), uid("draft", 8, "x"), uid("draft", 7, "y"), uid("due", 7, "x")}) == 4
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", uid("draft", 7, "x"))
