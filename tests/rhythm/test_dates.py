"""Dates as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import Refused
from assistant.rhythm.dates import ACCEPTED, read_date

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-02-27", date(2026, 2, 27)),
        (" Today ", TODAY),
        ("yesterday", date(2026, 2, 28)),
        ("3 days ago", date(2026, 2, 26)),
        ("1 day ago", date(2026, 2, 28)),
        ("a  day ago", date(2026, 2, 28)),
        ("a week ago", date(2026, 2, 22)),
        ("2 weeks ago", date(2026, 2, 15)),
        ("0 days ago", TODAY),
    ],
)
def test_what_is_understood(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    ["", "tomorrow", "3 moons ago", "01/02/2026", "2026-3-1", "20260301", "2026-W09-1", "-3 days ago", "٣ days ago"],
)
def test_what_is_not_understood_is_told_with_what_is(text: str) -> None:
    with pytest.raises(Refused) as caught:
        read_date(text, TODAY)
    assert ACCEPTED in str(caught.value)


def test_a_day_that_never_was() -> None:
    with pytest.raises(Refused, match="There is no day 2026-02-30 in the calendar"):
        read_date("2026-02-30", TODAY)


def test_longer_ago_than_there_are_days() -> None:
    with pytest.raises(Refused):
        read_date("99999 weeks ago", date(1000, 1, 1))


@given(st.dates())
def test_a_date_written_out_is_read_back(day: date) -> None:
    assert read_date(day.isoformat(), TODAY) == day


@given(st.integers(0, 9999))
def test_days_ago(number: int) -> None:
    assert read_date(f"{number} days ago", TODAY) == TODAY - timedelta(days=number)


@given(st.text(max_size=30))
def test_anything_else_is_a_sentence(text: str) -> None:
    try:
        read_date(text, TODAY)
    except Refused as refused:
        assert "\x1b" not in str(refused)
