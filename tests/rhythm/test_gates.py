"""The gates, as functions of a kind, a person, what happened and a day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.channels import load_channels
from assistant.drafting.kind_files import KindFiles
from assistant.drafting.kinds import Kind
from assistant.people.person import CLOSENESS
from assistant.rhythm.event import EVENT_KINDS, Event
from assistant.rhythm.gates import held, many_firsts
from tests.rhythm.support import MARA, happened, on
from tests.support.house import ROOT

KINDS = {kind.id: kind for kind in KindFiles(ROOT / "none", ROOT / "none", load_channels()).all()}
BIG = ("introduction", "referral")
GIVING = ("thanks", "congratulate", "offer", "update")


def gates(kind: str, *lines: str, day: str = "2024-03-01", closeness: str = "stranger") -> list[str]:
    person = replace(MARA, closeness=closeness)  # type: ignore[arg-type]
    return [one.gate for one in held(KINDS[kind], person, happened(*lines), 30, on(day))]


def test_the_gates_are_tested_on_every_kind() -> None:
    assert set(BIG) | set(GIVING) < set(KINDS) and len(KINDS) == 11


@pytest.mark.parametrize("kind", BIG)
def test_much_is_not_asked_of_a_stranger(kind: str) -> None:
    (one,) = held(KINDS[kind], MARA, [], 30, on("2024-03-01"))
    assert (one.gate, one.instead) == ("too-early", "warm-up")
    assert "has not answered or met you yet, as Mara has not; a warm-up comes first." in one.reason


@pytest.mark.parametrize("kind", BIG)
@pytest.mark.parametrize("event", EVENT_KINDS)
def test_what_opens_the_gate(kind: str, event: str) -> None:
    """METHOD 8: a reply, a meeting; and what they did for the writer, which is more than a reply."""
    opens = event in ("replied", "met", "talked", "helped-me", "introduced-me", "referred-me")
    assert gates(kind, f"2024-01-10 {event}") == ([] if opens else ["too-early"])
    assert gates(kind, f"2024-03-02 {event}") == ["too-early"]  # has not happened yet


@pytest.mark.parametrize("kind", BIG)
@pytest.mark.parametrize("closeness", CLOSENESS)
def test_how_close_opens_it(kind: str, closeness: str) -> None:
    expected = [] if closeness in ("colleague", "friend") else ["too-early"]
    assert gates(kind, closeness=closeness) == expected


def test_no_other_kind_is_too_early() -> None:
    assert [kind for kind in KINDS if gates(kind)] == [*BIG]


def test_a_kind_of_ones_own_declares_what_it_waits_for() -> None:
    own = Kind("board-seat", "A seat on the board", "", allowed_by=("met", "friend"))
    assert [one.gate for one in held(own, MARA, happened("2024-01-10 replied"), 30, on("2024-03-01"))] == ["too-early"]
    assert held(own, MARA, happened("2024-01-10 met"), 30, on("2024-03-01")) == []
    assert held(replace(own, asks=False), MARA, [], 30, on("2024-03-01")) == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_second_ask_waits_while_the_first_is_open(kind: str) -> None:
    """Thanks, congratulations, offers and news are not asks."""
    asked = "2024-02-20 sent question"
    found = gates(kind, asked, closeness="friend")
    assert found == ([] if kind in GIVING else ["open-thread"])
    assert gates(kind, asked, day="2024-03-20", closeness="friend") == found
    assert gates(kind, asked, day="2024-03-21", closeness="friend") == []  # silence has closed it
    assert gates(kind, asked, "2024-02-25 replied", closeness="friend") == []


def test_the_reason_says_since_when_and_until_when() -> None:
    (one,) = held(KINDS["question"], MARA, happened("2024-02-20 sent question"), 30, on("2024-03-01"))
    assert one.reason == (
        "You asked Mara something on 20 February, and until 21 March an answer may come; "
        "thanks, congratulations, an offer or news may go, another ask waits."
    )
    assert one.instead == ""


def test_both_at_once_and_then_there_is_nothing_to_write_instead() -> None:
    found = held(KINDS["referral"], MARA, happened("2024-02-20 sent question"), 30, on("2024-03-01"))
    assert [(one.gate, one.instead) for one in found] == [("too-early", ""), ("open-thread", "")]


def test_a_word_on_the_sixth_first_message_in_seven_days() -> None:
    today = on("2024-03-10")
    days = [on(f"2024-03-{day:02d}") for day in (4, 5, 6, 7, 10)]
    word = many_firsts(MARA, [], days, 5, today)
    assert word.startswith("This would be first message number 6 to a stranger within seven days;")
    assert many_firsts(MARA, [], [on("2024-03-03"), *days[1:]], 5, today) == ""  # eight days ago
    assert many_firsts(MARA, [], days, 6, today) == ""
    assert many_firsts(replace(MARA, closeness="acquaintance"), [], days, 5, today) == ""
    assert many_firsts(MARA, [Event(1, "sent", "2023-01-01")], days, 5, today) == ""  # not the first to her
