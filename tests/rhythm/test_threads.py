"""Threads: opened by what asks, ended by an answer or by silence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rhythm.event import EVENT_KINDS, Event
from assistant.rhythm.threads import Thread, threads

START = date(2026, 1, 1)


def day(number: int) -> date:
    return START + timedelta(days=number)


def event(number: int, kind: str, at: int, *, asks: bool = False, person: int = 1) -> Event:
    return Event(person, kind, day(at).isoformat(), id=number, asks=asks)  # type: ignore[arg-type]


def test_nothing_asked_opens_nothing() -> None:
    happened = [event(1, "sent", 0), event(2, "met", 1, asks=True), event(3, "replied", 2)]
    assert threads(happened, 30, day(9)) == []


def test_open_until_silence() -> None:
    asked = [event(1, "sent", 0, asks=True)]
    assert threads(asked, 30, day(29)) == [Thread(1, day(0), 1)]
    assert threads(asked, 30, day(30)) == [Thread(1, day(0), 1, day(30), "silence")]
    assert threads(asked, 10, day(29)) == [Thread(1, day(0), 1, day(10), "silence")]


@pytest.mark.parametrize("kind", ["replied", "met", "talked"])
def test_an_answer_ends_it(kind: str) -> None:
    happened = [event(2, kind, 5), event(1, "sent", 0, asks=True)]
    assert threads(happened, 30, day(90)) == [Thread(1, day(0), 1, day(5), "reply")]


@pytest.mark.parametrize("kind", sorted(set(EVENT_KINDS) - {"replied", "met", "talked", "sent"}))
def test_other_things_do_not(kind: str) -> None:
    assert threads([event(1, "sent", 0, asks=True), event(2, kind, 5)], 30, day(9)) == [Thread(1, day(0), 1)]


def test_a_late_answer_does_not_open_what_silence_closed() -> None:
    happened = [event(1, "sent", 0, asks=True), event(2, "replied", 30)]
    assert threads(happened, 30, day(90)) == [Thread(1, day(0), 1, day(30), "silence")]


def test_an_answer_of_the_same_day_counts_when_it_came_after() -> None:
    asked, answered = event(1, "sent", 0, asks=True), event(2, "replied", 0)
    assert threads([answered, asked], 30, day(9)) == [Thread(1, day(0), 1, day(0), "reply")]
    before = event(0, "replied", 0)
    assert threads([before, asked], 30, day(9)) == [Thread(1, day(0), 1)]


def test_each_person_has_threads_of_their_own() -> None:
    happened = [
        event(1, "sent", 0, asks=True),
        event(2, "sent", 1, asks=True, person=2),
        event(3, "replied", 2, person=2),
        event(4, "sent", 3, asks=True),
    ]
    assert threads(happened, 30, day(9)) == [
        Thread(1, day(0), 1),
        Thread(2, day(1), 2, day(2), "reply"),
        Thread(1, day(3), 4),
    ]


def test_what_is_to_come_has_not_happened() -> None:
    happened = [event(1, "sent", 0, asks=True), event(2, "replied", 5), event(3, "sent", 6, asks=True)]
    assert threads(happened, 30, day(4)) == [Thread(1, day(0), 1)]


_EVENTS = st.lists(
    st.tuples(st.sampled_from(EVENT_KINDS), st.integers(0, 100), st.booleans(), st.integers(1, 3)), max_size=12
).map(lambda drawn: [event(n, kind, at, asks=asks, person=p) for n, (kind, at, asks, p) in enumerate(drawn)])


@given(_EVENTS, st.integers(1, 40), st.integers(0, 140), st.randoms())
def test_every_question_has_one_thread(happened: list[Event], silence: int, now: int, chance: object) -> None:
    found = threads(happened, silence, day(now))
    asked = {each.id for each in happened if each.kind == "sent" and each.asks and each.date <= str(day(now))}
    assert {thread.event_id for thread in found} == asked
    assert len(found) == len(asked)
    for thread in found:
        assert (thread.closed is None) == (thread.how == "")
        end = thread.opened + timedelta(days=silence)
        if thread.closed is None:
            assert day(now) < end
        else:
            assert thread.opened <= thread.closed <= min(end, day(now))
            assert (thread.how == "silence") == (thread.closed == end)
    shuffled = list(happened)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert threads(shuffled, silence, day(now)) == found
