"""The day and time that a message proposes, and what a clock's reading means to two people."""

from __future__ import annotations

import asyncio
import os
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.handoff.clocks import by_clock, in_words, read_time
from assistant.handoff.proposal import MINUTES, Proposal, read_proposal
from assistant.people.person import Person
from assistant.settings.paths import Home
from assistant.settings.write import set_value
from assistant.workspace import Workspace

TODAY = date(2026, 11, 18)
"""A Wednesday."""


def at(text: str, **more: Any) -> Proposal:
    return Proposal(datetime.fromisoformat(text), **more)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("say next Tuesday at 16:00 your time, or whenever", at("2026-11-24 16:00", whose="theirs")),
        ("next Wednesday at 17:00", at("2026-11-25 17:00")),
        ("next Thursday at 9:00", at("2026-11-26 09:00")),
        ("next Monday at 9:00", at("2026-11-23 09:00")),
        ("Thursday next week at 9:00", at("2026-11-26 09:00")),
        ("next week on Thursday, 9:00", at("2026-11-26 09:00")),
        ("on Thursday at 9:00", at("2026-11-19 09:00")),
        ("this Friday at 10", at("2026-11-20 10:00")),
        ("Tuesday at 10", at("2026-11-24 10:00")),
        ("Wednesday at 10", at("2026-11-25 10:00")),
        ("tomorrow at 5 p.m. my time", at("2026-11-19 17:00", whose="mine")),
        ("5pm on Thursday", at("2026-11-19 17:00")),
        ("Thursday, 12 am", at("2026-11-19 00:00")),
        ("Thursday at noon", at("2026-11-19 12:00")),
        ("Thursday at 06:30", at("2026-11-19 06:30")),
        ("Thursday 9.30", at("2026-11-19 09:30")),
        ("on 3 December at 17:00", at("2026-12-03 17:00")),
        ("on the 3rd of December at 17:00", at("2026-12-03 17:00")),
        ("December 3rd, 17:00", at("2026-12-03 17:00")),
        ("Thursday 3 December at 17:00", at("2026-12-03 17:00")),
        ("Thursday, December 3, at 17:00", at("2026-12-03 17:00")),
        ("Thursday the 3rd at 17:00", at("2026-12-03 17:00")),
        ("Thursday the 19th at 17:00", at("2026-11-19 17:00")),
        ("on 7 January at 10:00", at("2027-01-07 10:00")),
        ("on 7 January 2028 at 10:00", at("2028-01-07 10:00")),
        ("on 2026-12-03 at 17:00", at("2026-12-03 17:00")),
        ("Twenty minutes on video, next Tuesday at 16:00?", at("2026-11-24 16:00", minutes=20, what="Call")),
        ("A walk of half an hour, tomorrow at 9:00?", at("2026-11-19 09:00", minutes=30, what="Walk")),
        ("An hour over a coffee, tomorrow at 9:00?", at("2026-11-19 09:00", minutes=60, what="Coffee")),
        ("It takes 45 minutes. A coffee? Tomorrow at 9:00?", at("2026-11-19 09:00", minutes=45, what="Coffee")),
        ("Friday at 9:30 or Monday at 14:00?", at("2026-11-20 09:30", others=1)),
        ("Friday at 9:30, yes, Friday at 9:30.", at("2026-11-20 09:30")),
        ("I shipped 2.10 on Tuesday. Shall we say Friday at 9:30?", at("2026-11-20 09:30")),
    ],
)
def test_what_is_proposed(text: str, expected: Proposal) -> None:
    assert read_proposal(text, TODAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Would you have ten minutes?",
        "I heard your talk on Tuesday.",
        "You wrote 2.10 of it on Friday.",
        "Thursday at 5",
        "Thursday at 6:30",
        "Thursday at 25:00",
        "Thursday 13 pm",
        "at 17:00",
        "in May 2024, at 25 companies",
        "Version 17:00:01 of Friday",
        "Kommenden Mittwoch um 17:00",
    ],
)
def test_what_proposes_no_time_that_can_be_told(text: str) -> None:
    assert read_proposal(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tuesday 3 December at 17:00", "“Tuesday 3 December”, and 2026-12-03 is a Thursday"),
        ("30 February at 17:00", "no such day as 30 February"),
        ("2026-02-30 at 17:00", "no such day as 2026-02-30"),
    ],
)
def test_a_day_that_cannot_be_is_said(text: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_proposal(text, TODAY)


@given(st.text(max_size=300), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_any_text_is_read_or_refused(text: str, today: date) -> None:
    for words in (text, f"Friday {text} 9:30", f"{text} 31 December {text} at 17"):
        try:
            read_proposal(words, today)
        except Refused:
            pass
    plain = read_proposal("Would Friday at 9:30 suit you?", today)
    assert plain is not None and plain.start.weekday() == 4 and plain.start.date() >= today


def test_a_long_text_is_read_at_once() -> None:
    began = time.perf_counter()
    for word in ("Friday the 3 ", "Friday ", "at ", "17 ", "1 "):
        assert read_proposal(word * 20_000, TODAY) is None
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("near", [True, False])
@pytest.mark.parametrize("about", ["", "Which of your mutexes was the hardest to take out?"])
def test_every_warm_up_of_the_template_can_be_read(tmp_path: Path, near: bool, about: str) -> None:
    home = Home(tmp_path)
    home.make()
    set_value(home.config, "me.name", "Ada Example")
    set_value(home.config, "me.city", "Oslo")
    workspace = Workspace.open(home)
    mara = workspace.people.add(Person("Mara Lindqvist", city="Oslo" if near else "Bergen"))
    workspace.facts.add(Fact(mara.id, "Launched “Ferrite 2”", kind="launch"))
    seen = set()
    for take in range(40):
        brief = workspace.brief(mara, "warm-up", "email", about, take=take)
        body = asyncio.run(workspace.writer(offline=True).begin(brief).run()).body
        read = read_proposal(body, TODAY)
        assert read is not None, body
        assert read.whose == ("" if near else "theirs")
        assert read.what in (("Coffee", "Walk") if near else ("Call",))
        assert read.minutes == (MINUTES if near else 20)
        seen.add(read.start)
    workspace.close()
    assert len(seen) > 1


# Clocks.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-12-03T17:00", datetime(2026, 12, 3, 17)),
        (" 2026-12-03 17:00 ", datetime(2026, 12, 3, 17)),
        ("2026-12-03t17:00z", datetime(2026, 12, 3, 17, tzinfo=UTC)),
    ],
)
def test_a_time_as_it_is_typed(text: str, expected: datetime) -> None:
    assert read_time(text) == expected
    assert read_time(text).tzinfo == expected.tzinfo


def test_a_time_with_an_offset() -> None:
    assert read_time("2026-12-03T17:00+01:00").astimezone(UTC) == datetime(2026, 12, 3, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "2026-12-03", "2026-13-03T17:00", "2026-12-03T25:00", "17:00", "\x1b[1m"]
)
def test_a_time_that_is_none_is_refused_with_what_is(text: str) -> None:
    with pytest.raises(Refused, match="write 2026-12-03T17:00") as refused:
        read_time(text)
    assert "\x1b" not in str(refused.value)


def test_a_clock_has_no_time_that_is_left_out_when_clocks_go_forward() -> None:
    oslo = ZoneInfo("Europe/Oslo")
    with pytest.raises(Refused, match=r"^Sunday 29 March 2026 has no 02:30 in Europe/Oslo"):
        by_clock(datetime(2026, 3, 29, 2, 30), oslo)
    assert by_clock(datetime(2026, 3, 29, 3, 0), oslo).astimezone(UTC).hour == 1
    assert by_clock(datetime(2026, 10, 25, 2, 30), oslo).astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the machine's zone cannot be set here")
def test_without_a_zone_it_is_this_machines_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        start = by_clock(datetime(2026, 3, 10, 17), None)
        assert start.astimezone(UTC) == datetime(2026, 3, 10, 21, tzinfo=UTC)
        with pytest.raises(Refused, match="your time zone"):
            by_clock(datetime(2026, 3, 8, 2, 30), None)
        assert in_words(start, 20, [None]) == "Tuesday 10 March 2026, 17:00–17:20 in UTC-04:00"
    finally:
        monkeypatch.undo()
        os.environ.pop("TZ", None)
        time.tzset()


def test_a_time_in_the_words_of_each_clock() -> None:
    oslo, york, berlin = ZoneInfo("Europe/Oslo"), ZoneInfo("America/New_York"), ZoneInfo("Europe/Berlin")
    # New York's clocks have gone forward by then, and Oslo's have not: five hours and not six.
    between = datetime(2026, 3, 10, 17, tzinfo=oslo)
    assert in_words(between, 25, [oslo, york]) == (
        "Tuesday 10 March 2026, 17:00–17:25 in Europe/Oslo; 12:00–12:25 in America/New_York"
    )
    after = between + timedelta(days=21)
    assert "; 11:00–11:25 in America/New_York" in in_words(after, 25, [oslo, york])
    assert in_words(after, 25, [oslo, berlin]) == "Tuesday 31 March 2026, 17:00–17:25 in Europe/Oslo"
    late = datetime(2026, 3, 10, 2, tzinfo=oslo)
    assert in_words(late, 25, [oslo, york]) == (
        "Tuesday 10 March 2026, 02:00–02:25 in Europe/Oslo; Monday 9 March 2026, 21:00–21:25 in America/New_York"
    )
