"""Reckoning with days: months of every length, leap days, ISO weeks."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rhythm.days import monday_of, plus_days, plus_months, said, week_of

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
MONTHS = st.integers(-240, 240)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2023-08-31", 6, "2024-02-29"),  # a leap year
        ("2024-08-31", 6, "2025-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-12-15", 1, "2025-01-15"),
        ("2025-01-15", -1, "2024-12-15"),
        ("1900-01-31", 1, "1900-02-28"),  # divisible by a hundred: no leap year
        ("2000-01-31", 1, "2000-02-29"),
        ("9999-12-31", 1, "9999-12-31"),  # the calendar ends
        ("0001-01-01", -1, "0001-01-01"),
    ],
)
def test_months_end_where_they_end(day: str, months: int, then: str) -> None:
    assert plus_months(date.fromisoformat(day), months) == date.fromisoformat(then)


@given(DAYS, MONTHS)
def test_the_same_day_of_the_month_or_its_last(day: date, months: int) -> None:
    then = plus_months(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day == min(day.day, monthrange(then.year, then.month)[1])


@given(DAYS, DAYS, MONTHS)
def test_what_is_earlier_stays_earlier(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert plus_months(first, months) <= plus_months(second, months)


@given(DAYS, st.integers(0, 120))
def test_there_and_back_again_loses_three_days_at_most(day: date, months: int) -> None:
    back = plus_months(plus_months(day, months), -months)
    assert timedelta(0) <= day - back <= timedelta(days=3)
    assert back == day or day.day > 28


@given(DAYS, st.integers(1, 20))
def test_a_year_is_a_year(day: date, years: int) -> None:
    then = plus_months(day, 12 * years)
    leap = (day.month, day.day) == (2, 29) and not isleap(day.year + years)
    assert (then.year, then.month, then.day) == (day.year + years, day.month, 28 if leap else day.day)


@given(st.dates(), st.integers(-4_000_000, 4_000_000))
def test_days_stop_at_the_ends_of_the_calendar(day: date, number: int) -> None:
    then = plus_days(day, number)
    assert then == date.fromordinal(min(max(day.toordinal() + number, 1), date.max.toordinal()))


@given(DAYS)
def test_a_week_is_monday_to_sunday(day: date) -> None:
    monday = monday_of(day)
    assert monday.weekday() == 0 and monday <= day < monday + timedelta(days=7)
    assert {week_of(monday + timedelta(days=number)) for number in range(7)} == {week_of(day)}
    assert week_of(monday - timedelta(days=1)) < week_of(day) < week_of(monday + timedelta(days=7))


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2024-12-29", "2024-W52"), ("2024-12-30", "2025-W01"), ("2025-01-05", "2025-W01"), ("2021-01-03", "2020-W53"),
        ("2024-02-29", "2024-W09"),
    ],
)  # fmt: skip
def test_weeks_know_no_new_year(day: str, week: str) -> None:
    assert week_of(date.fromisoformat(day)) == week


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-03-01", "today"), ("2024-02-29", "yesterday"), ("2024-03-02", "tomorrow"),
        ("2024-02-28", "on 28 February"), ("2023-12-31", "on 31 December 2023"), ("2024-03-03", "on 3 March"),
        ("2025-03-01", "on 1 March 2025"),
    ],
)  # fmt: skip
def test_a_day_in_a_sentence(day: str, words: str) -> None:
    assert said(date.fromisoformat(day), date(2024, 3, 1)) == words
