"""What is due on a day, put in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assistant.rhythm.agenda import PASSED_BY_DAYS, arranged
from assistant.rhythm.due import SORTS, Due
from tests.rhythm.support import on

TODAY = on("2024-07-01")


def one(number: int, sort: str, ago: int, state: str = "due") -> Due:
    since = TODAY - timedelta(days=ago)
    by = None if sort == "owed" else since + timedelta(days=1)
    return Due(f"{sort}-e{number}", sort, number, f"P {number:03d}", "Because.", "offer", since, by, state=state)  # type: ignore[arg-type]


_FOUND = st.lists(
    st.tuples(st.sampled_from(SORTS), st.integers(0, 90), st.sampled_from(["due", "later", "waiting", "snoozed"])),
    max_size=30,
).map(lambda drawn: [one(number, *each) for number, each in enumerate(drawn, 1)])


@given(_FOUND, st.integers(0, 5), st.randoms())
def test_owed_first_then_by_sort_and_nothing_is_lost(found: list[Due], check_ins: int, chance: object) -> None:
    agenda = arranged(TODAY, found, check_ins)
    listed = [*agenda.owed, *agenda.due]
    assert [each.rank for each in listed] == list(range(1, len(listed) + 1))
    assert all(each.sort == "owed" for each in agenda.owed) and all(each.sort != "owed" for each in agenda.due)
    assert [SORTS.index(each.sort) for each in listed] == sorted(SORTS.index(each.sort) for each in listed)
    assert {each.id for each in (*listed, *agenda.rest)} == {each.id for each in found}
    wanted = sum(each.sort == "check-in" and each.state == "due" for each in found)
    assert sum(each.sort == "check-in" for each in agenda.due) == min(wanted, check_ins)
    chance.shuffle(found)  # type: ignore[attr-defined]
    assert arranged(TODAY, found, check_ins) == agenda


def test_a_check_in_that_was_passed_by_lets_others_go_first() -> None:
    found = [one(1, "check-in", PASSED_BY_DAYS + 1), one(2, "check-in", PASSED_BY_DAYS), one(3, "check-in", 5)]
    agenda = arranged(TODAY, found, 2)
    assert [each.person_id for each in agenda.due] == [2, 3]
    assert [(each.person_id, each.state) for each in agenda.rest] == [(1, "waiting")]


def test_what_is_best_done_earlier_comes_first() -> None:
    found = [one(1, "thanks", 1), one(2, "thanks", 9), replace(one(3, "thanks", 9), name="A first")]
    assert [each.person_id for each in arranged(TODAY, found, 3).due] == [3, 2, 1]
    assert arranged(date(2024, 1, 1), [], 3).owed == ()
