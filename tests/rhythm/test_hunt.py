"""A job hunt, person by person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.rhythm.contact import Contact
from assistant.rhythm.hunt import BOARD, STEPS, Hunt, hunt
from tests.rhythm.support import MARA, happened, on

WARM_UP = "2024-01-03 sent warm-up"
MET = (WARM_UP, "2024-01-05 replied", "2024-01-10 met")


def stand(*lines: str, can_refer: bool | None = None, day: str = "2024-06-01") -> Hunt:
    return hunt(replace(MARA, can_refer=can_refer), Contact.of(happened(*lines), on(day)), 30, on(day))


@pytest.mark.parametrize(
    ("can_refer", "outcome"), [(True, "referral"), (False, "introductions"), (None, "introductions")]
)
def test_the_outcome_to_work_towards(can_refer: bool | None, outcome: str) -> None:
    assert stand(can_refer=can_refer).outcome == outcome


ASKED = (*MET, "2024-01-20 sent referral")
ASK = "You know each other a little now: ask for a referral."


@pytest.mark.parametrize(
    ("lines", "step", "kind", "next_"),
    [
        ((), "known", "warm-up", "A warm-up first; then a referral."),
        (("2024-01-03 sent question", "2024-01-05 replied"), "known", "warm-up", "A warm-up first; then a referral."),
        ((WARM_UP,), "warm-up asked", "", "No answer came; leave it there."),
        (MET[:2], "warm-up asked", "", "Mara answered; find the day, and note it when you have met."),
        (MET, "met", "referral", ASK),
        (ASKED, "asked", "", "No answer came; leave it there."),
        ((*ASKED, "2024-01-22 replied"), "asked", "", "Mara answered; note what comes of it."),
        ((*MET, "2024-01-20 sent introduction", "2024-01-21 replied"), "met", "referral", ASK),
        ((*ASKED, "2024-01-25 referred-me"), "done", "update", "Done; tell Mara how it went."),
        ((*MET, "2024-01-25 referred-me", "2024-02-25 sent update"), "done", "", "Done, and Mara knows how it went."),
    ],
)
def test_the_steps_towards_a_referral(lines: tuple[str, ...], step: str, kind: str, next_: str) -> None:
    found = stand(*lines, can_refer=True)
    assert (found.step, found.kind, found.next) == (step, kind, next_)


@pytest.mark.parametrize(
    ("closeness", "next_"),
    [
        ("friend", "A warm-up first, or ask at once for introductions to two engineers."),
        ("colleague", "A warm-up first, or ask at once for introductions to two engineers."),
        ("acquaintance", "A warm-up first; then introductions to two engineers."),
        ("stranger", "A warm-up first; then introductions to two engineers."),
    ],
)
def test_whom_the_gate_lets_the_writer_ask_may_be_asked_at_once(closeness: str, next_: str) -> None:
    person = replace(MARA, closeness=closeness)  # type: ignore[arg-type]
    found = hunt(person, Contact.of([], on("2024-06-01")), 30, on("2024-06-01"))
    assert (found.step, found.kind, found.next) == ("known", "warm-up", next_)


@pytest.mark.parametrize(
    ("introduced", "step", "kind"), [(0, "asked", ""), (1, "asked", ""), (2, "done", "update"), (3, "done", "update")]
)
def test_two_introductions_are_worked_towards(introduced: int, step: str, kind: str) -> None:
    lines = [*MET, "2024-01-20 sent introduction", "2024-01-21 replied"]
    lines += [f"2024-01-{22 + number} introduced-me" for number in range(introduced)]
    found = stand(*lines)
    assert (found.step, found.kind, found.introductions) == (step, kind, introduced)
    if introduced == 1:
        assert found.next == "1 of 2 introductions so far."


def test_while_an_answer_may_come_there_is_nothing_to_do() -> None:
    assert stand(WARM_UP, day="2024-01-20").next == "Waiting for an answer until 2 February."
    assert stand(WARM_UP, day="2024-02-02").next == "No answer came; leave it there."


def test_a_step_is_never_lost_and_what_is_to_come_has_not_happened() -> None:
    days = ("2024-01-01", "2024-01-03", "2024-01-10", "2024-01-20", "2024-03-01", "2030-01-01")
    seen = [stand(*ASKED, "2024-03-01 referred-me", can_refer=True, day=day).step for day in days]
    assert seen == [*STEPS, "done"]
    assert {*BOARD} == {*STEPS}
