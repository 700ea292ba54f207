"""Favours asked and done: what is settled is said, can be taken back, and nothing else ever is."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.rhythm.event import Event
from assistant.rhythm.favours import settled_by
from tests.cli.support import done, mara, outreach


def asked(*notes: str) -> None:
    for note in notes:
        done("log", "p1", "asked-me", "--note", note, "--date", "5 days ago")


def owed() -> list[str]:
    found: list[Any] = done("due", "--json").json["owed"]
    return [one["id"] for one in found]


def test_the_only_favour_is_settled_and_it_says_so() -> None:
    mara()
    asked("Review the thesis.")
    ran = done("log", "p1", "helped", "--note", "Read it twice", "--json")
    assert ran.json["settles"] == "e1"
    assert ran.err == "That settles owed-e1: “Review the thesis”. 'outreach due back owed-e1' keeps it open.\n"
    assert owed() == []
    back = done("due", "back", "owed-e1").err
    assert back == "Taken back: owed-e1 is open again. e2 stays on record; 'outreach remove e2' deletes it.\n"
    assert owed() == ["owed-e1"]
    assert outreach("due", "back", "owed-e1").code == 1


def test_of_several_favours_none_is_settled_until_it_is_named() -> None:
    mara()
    asked("Review the thesis", "A second reader")
    ran = done("log", "p1", "helped")
    assert "2 favours are still owed to Mara: owed-e1 “Review the thesis”, owed-e2 “A second reader”." in ran.err
    assert "'outreach due done owed-e1' ticks it off." in ran.err
    assert owed() == ["owed-e1", "owed-e2"]
    assert done("due", "done", "owed-e2").err == "owed-e2 is done, by helped (e3).\n"  # and not noted twice
    assert owed() == ["owed-e1"]
    assert len(done("show", "p1", "--json").json["events"]) == 3
    assert "noted as helped (e4)" in done("due", "done", "owed-e1").err
    assert owed() == []


def test_a_favour_may_be_named() -> None:
    mara()
    asked("Review the thesis", "A second reader")
    assert "That settles owed-e2" in done("log", "p1", "helped", "--settles", "owed-e2").err
    assert owed() == ["owed-e1"]
    again = outreach("log", "p1", "helped", "--settles", "e2")
    assert again.code == 1 and "owed-e2 is no favour that Mara Lindqvist waited for" in again.err
    assert outreach("log", "p1", "met", "--settles", "owed-e1").code == 2
    assert len(done("show", "p1", "--json").json["events"]) == 3


def test_an_introduction_settles_nothing_but_an_introduction() -> None:
    mara()
    asked("Review the thesis")
    ran = done("log", "p1", "introduced", "--note", "To Ee Berg")
    assert ran.err.startswith("Still owed to Mara: owed-e1 “Review the thesis”.\n")
    assert owed() == ["owed-e1"]


@pytest.mark.parametrize(
    ("event", "note", "settles"),
    [
        ("introduced", "An introduction to Ee", True), ("introduced", "to be put in touch with a painter", True),
        ("introduced", "Look at a plan", False), ("referred", "A referral for Quay", True), ("referred", "", False),
        ("helped", "An introduction to Ee", True), ("helped", "", True),
    ],
)  # fmt: skip
def test_which_favour_is_meant(event: str, note: str, settles: bool) -> None:
    favour = Event(1, "asked-me", "2026-01-01", id=4, note=note)
    assert settled_by(event, [favour]) == (favour if settles else None)
    assert settled_by(event, [favour, favour]) is None
    assert settled_by(event, []) is None


def test_what_was_done_before_it_was_asked_settles_nothing() -> None:
    mara()
    asked("Review the thesis")
    assert done("log", "p1", "helped", "--date", "9 days ago").err == ""
    assert owed() == ["owed-e1"]


def test_what_was_declined_is_not_settled_and_what_is_private_not_quoted() -> None:
    mara()
    done("log", "p1", "asked-me", "--note", "A secret", "--private")
    done("log", "p1", "asked-me", "--note", "Not that")
    done("due", "never", "owed-e2")
    assert done("log", "p1", "helped").err.startswith("That settles owed-e1. ")


def test_a_favour_done_that_is_removed_settles_nothing_any_more() -> None:
    mara()
    asked("Review the thesis")
    done("log", "p1", "helped")
    done("remove", "e2", "--yes")
    assert owed() == ["owed-e1"]
