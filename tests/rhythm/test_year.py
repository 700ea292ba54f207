"""A simulated year with a fixed clock: the tables in ``year`` say what happens and what is to be due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from assistant.rhythm.agenda import Agenda
from assistant.rhythm.days import week_of
from assistant.rhythm.due import Due
from tests.rhythm import year

SIGNS_OF_LIFE = {"replied", "met", "talked", "asked-me", "helped-me", "introduced-me", "referred-me"}
ASKING = {"question", "ask-again", "follow-up", "reconnect", "warm-up", "introduction", "referral"}
GIFTS = {"replied", "helped-me", "introduced-me", "referred-me"}


@dataclass(frozen=True)
class Evening:
    """One day's agenda, and what a gate would have held back of it."""

    agenda: Agenda
    held: list[str]


@pytest.fixture(scope="module")
def evenings(tmp_path_factory: pytest.TempPathFactory) -> dict[date, Evening]:
    """The agenda in the evening of each day of the year."""
    found, coming = {}, year.rows()
    with year.opened(tmp_path_factory.mktemp("year")) as workspace:
        for day in year.days():
            while coming and coming[0][0] <= day:
                on, name, words = coming.pop(0)
                year.play(workspace, name, words, on)
            agenda = workspace.agenda(day)
            wanted = [(one.person_id, one.kind) for one in (*agenda.owed, *agenda.due)]
            if agenda.week and not agenda.week.done:
                wanted.append((agenda.week.person_id, agenda.week.kind))
            held = [
                f"{kind} to p{person}: {gate.reason}"
                for person, kind in wanted
                for gate in workspace.held(workspace.people.get(person), kind, day)
            ]
            found[day] = Evening(agenda, held)
    return found


def name_of(due: Due) -> str:
    return due.name.split()[0]


def runs(evenings: dict[date, Evening]) -> Iterator[tuple[date, date, Due]]:
    """From when to when each thing was due without a break, by the first day and rank."""
    open_: dict[str, tuple[date, Due]] = {}
    ended = []
    for day in [*evenings, year.LAST + timedelta(days=1)]:
        agenda = evenings[day].agenda if day in evenings else Agenda(day)
        now = {one.id: one for one in (*agenda.owed, *agenda.due)}
        for due_id in [due_id for due_id in open_ if due_id not in now]:
            start, one = open_.pop(due_id)
            ended.append((start, day - timedelta(days=1), one))
        for due_id, one in now.items():
            open_.setdefault(due_id, (day, one))
    yield from sorted(ended, key=lambda run: (run[0], run[2].rank))


def test_what_was_due_on_each_day_and_why(evenings: dict[date, Evening]) -> None:
    found = [
        f"{start} {end}  {name_of(one):5} {one.sort:9} {one.kind:9} {one.by or '-'!s:10}  {one.reason}"
        for start, end, one in runs(evenings)
    ]
    assert found == year.DUE.split("\n")[1:-1]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-02-10", ["Juno owed", "Kofi owed", "Gwen owed", "Emil follow-up", "Dara check-in"]),
        ("2024-02-29", ["Kofi owed", "Kofi owed", "Yuki thanks", "Bram ask-again", "Dara check-in"]),
        ("2024-03-31", ["Yuki update", "Omar check-in", "Pia check-in", "Wren check-in"]),
        ("2024-06-15", ["Dara check-in"]),
        ("2024-12-31", [
            "Sana ask-again", "Lena ask-again", "Noor ask-again", "Bram ask-again", "Gwen ask-again", "Omar ask-again",
            "Dara ask-again", "Ilse check-in", "Yuki check-in", "Ravi check-in",
        ]),
    ],
)  # fmt: skip
def test_some_days_in_the_order_of_rank(evenings: dict[date, Evening], day: str, expected: list[str]) -> None:
    agenda = evenings[date.fromisoformat(day)].agenda
    listed = [*agenda.owed, *agenda.due]
    assert [f"{name_of(one)} {one.sort}" for one in listed] == expected
    assert [one.rank for one in listed] == list(range(1, len(listed) + 1))


def waiting_for(day: date) -> set[str]:
    """Who was asked something and has given no sign of life since, by the table alone."""
    silent = set()
    for on, name, words in year.rows():
        if on <= day and words[0] in SIGNS_OF_LIFE:
            silent.discard(name)
        elif on <= day and words[0] == "sent" and words[1] in ASKING:
            silent.add(name)
    return silent


def test_nobody_who_is_silent_is_ever_due(evenings: dict[date, Evening]) -> None:
    seen = set()
    for day, evening in evenings.items():
        silent = waiting_for(day)
        seen |= silent
        assert not {name_of(one) for one in evening.agenda.due} & silent, day
        owed = {name_of(one) for one in evening.agenda.owed}
        week = evening.agenda.week
        assert not week or week.done or week.name.split()[0] not in silent - owed, day
    assert {"Teo", "Wren", "Juno", "Hugo"} <= seen  # the table has such people


def test_nobody_is_to_get_a_second_message_while_the_first_is_unanswered(evenings: dict[date, Evening]) -> None:
    """One message for each at most, and none that a gate would hold back."""
    for day, evening in evenings.items():
        names = [one.person_id for one in evening.agenda.due]
        assert len(names) == len(set(names)), day
        assert evening.held == [], day


def test_every_answer_and_all_help_was_thanked(evenings: dict[date, Evening]) -> None:
    """From the day it came, or the day on which nothing waited for an answer any more, until it was done."""
    for on, name, words in year.rows():
        if words[0] not in GIFTS or on < year.FIRST:
            continue
        thanked = next(day for day, who, what in year.rows() if who == name and day >= on and what[:2] == THANKS)
        for day, evening in evenings.items():
            due = any(name_of(one) == name and one.sort == "thanks" for one in evening.agenda.due)
            assert due or not on <= day < thanked or name in waiting_for(day), (name, day)
    assert not any(one.sort == "thanks" for one in evenings[year.LAST].agenda.due)


THANKS = ["sent", "thanks"]


def test_every_favour_stays_first_until_it_is_done(evenings: dict[date, Evening]) -> None:
    for day, evening in evenings.items():
        asked: dict[str, int] = {}
        put_off = set()
        for on, name, words in year.rows():
            if on <= day and words[0] == "asked-me":
                asked[name] = asked.get(name, 0) + 1
            elif on <= day and (words[0] == "helped" or words[:2] == ["done", "owed"]):
                asked[name] -= 1
            elif on <= day and words[:2] == ["snooze", "owed"] and day < date.fromisoformat(words[2]):
                put_off.add(name)
        owed = [name_of(one) for one in evening.agenda.owed]
        assert {name: owed.count(name) for name in owed} == {
            name: number for name, number in asked.items() if number and name not in put_off
        }, day
        assert [one.rank for one in evening.agenda.owed] == list(range(1, len(owed) + 1))


def test_one_person_a_week_and_the_same_all_week(evenings: dict[date, Evening]) -> None:
    weeks: dict[str, set[int | None]] = {}
    for day, evening in evenings.items():
        weeks.setdefault(week_of(day), set()).add(evening.agenda.week.person_id if evening.agenda.week else None)
    assert all(len(people) == 1 for people in weeks.values())
    chosen = [people.pop() for people in weeks.values()]
    assert len({person for person in chosen if person}) > 5
