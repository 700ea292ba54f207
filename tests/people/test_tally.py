"""Counting in slices, and beginning in the middle of the names: the same as counting and looking at once."""

from __future__ import annotations

import pytest

from assistant.people import index, search
from assistant.people.people import People
from assistant.people.person import Person

QUERIES = ("", "mar", "mar n", "m tag:m", "arb", "n00", "tag:m", "yan", "y", "zzz", "🙂")


@pytest.fixture
def crowd(people: People, monkeypatch: pytest.MonkeyPatch) -> People:
    monkeypatch.setattr(search, "RARE", 3)
    monkeypatch.setattr(search, "SLICE", 7)
    people.add_many(
        Person(name=f"{'Mara' if at % 3 else 'Yan'} N{at:03}", city="Marburg" if at % 5 else "", tags=("m",) * (at % 2))
        for at in range(60)
    )
    return people


@pytest.mark.parametrize("query", QUERIES)
def test_the_last_of_a_tally_is_the_count(crowd: People, query: str) -> None:
    tallied = list(crowd.tally(query))
    assert tallied == sorted(tallied)
    assert (tallied or [0])[-1] == crowd.count(query) == len(crowd.rows(query, limit=100))


def test_a_tally_of_what_is_common_comes_in_slices(crowd: People) -> None:
    assert len(list(crowd.tally("mar"))) == 9


@pytest.mark.parametrize("query", QUERIES)
def test_without_looking_inside_words_all_else_is_found(crowd: People, query: str) -> None:
    within = crowd.rows(query, limit=100, inside=False)
    assert within == ([] if query == "arb" else crowd.rows(query, limit=100))


def test_beginning_in_the_middle_leaves_nobody_out(crowd: People) -> None:
    """As long as all who have the word begin with it; one surname, and it begins at the front again."""
    before = [row.name for row in crowd.rows("yan", limit=100)]
    assert len(before) == 20
    crowd.add(Person(name="Ada Yanson"))
    assert [row.name for row in crowd.rows("yan", limit=100)] == ["Ada Yanson", *before]
    crowd.add(Person(name="Yan Yanson"))
    assert [row.name for row in crowd.rows("yan", limit=100)] == ["Ada Yanson", *before, "Yan Yanson"]


def test_how_many_entries_is_exact_or_not_said(crowd: People) -> None:
    assert index.exact(crowd._store, index.NAMES, "yan", 1) == 20
    assert index.exact(crowd._store, index.NAMES, "n0", 59) is None
