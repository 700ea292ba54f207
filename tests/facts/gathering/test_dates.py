"""Dates in pages."""

from __future__ import annotations

import pytest

from assistant.facts.gathering.dates import date_in, date_in_path, date_of


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2026-03-04T10:00:00Z", "2026-03-04"),
        ("2026-03-04 10:00", "2026-03-04"),
        ("20260304", "2026-03-04"),
        ("2026-03", "2026-03"),
        ("2026", "2026"),
        ("Wed, 04 Mar 2026 10:00:00 +0100", "2026-03-04"),
        ("March 4, 2026", "2026-03-04"),
        ("4. März 2026", "2026-03-04"),
        ("2026-13-04", ""),
        ("2026-02-30", ""),
        ("1066-10-14", ""),
        ("9999-01-01", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_dates_for_machines(value: str, date: str) -> None:
    assert date_of(value) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Posted on March 4th, 2026 by Mara", "2026-03-04"),
        ("12 mars 2025, Lyon", "2025-03-12"),
        ("el 3 de mayo de 2024", "2024-05-03"),
        ("Strange Meadow, Sept. 2024", "2024-09"),
        ("am 04.03.2026 in Köln", "2026-03-04"),
        ("3/4/2026", ""),
        ("version 2.0.2026", ""),
        ("2024/05/06: a talk", "2024-05-06"),
        ("may 2024 be kind", "2024-05"),
        ("no date here, 1999 or not", ""),
    ],
)
def test_dates_in_words(text: str, date: str) -> None:
    assert date_in(text) == date


def test_years_alone_are_read_where_they_are_meant() -> None:
    assert date_in("Storage Days 2024", year=True) == "2024"
    assert date_in("Costs $2024, or 2024.5", year=True) == ""
    assert date_in("Storage Days 2024") == ""


def test_dates_in_paths() -> None:
    assert date_in_path("/2026/03/04/lock/") == "2026-03-04"
    assert date_in_path("/blog/2026/03/lock/") == "2026-03"
    assert date_in_path("/posts/2026-03-04-lock.html") == "2026-03-04"
    assert date_in_path("/2026/") == "" and date_in_path("/v/2026/99/x") == ""
