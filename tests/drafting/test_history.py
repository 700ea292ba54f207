"""Stepping through versions, over a real store: back and forth, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.drafting.draft import Draft, Support, Written
from assistant.drafting.drafts import Drafts
from assistant.drafting.history import place, settle, step
from assistant.errors import Refused
from assistant.people.people import People
from assistant.people.person import Person
from assistant.store.database import Store


@pytest.fixture
def drafts(tmp_path: Path) -> Iterator[Drafts]:
    with Store.open(tmp_path / "outreach.db") as opened:
        People(opened).add_many([Person(name="Mara")])
        yield Drafts(opened)


def three(drafts: Drafts) -> Draft:
    """A draft with three versions, the last being its text."""
    draft = drafts.add(Draft(1, "question", "x-dm", body="one", complete=True, state="drafted"))
    for body, said in (("one", ""), ("two", "shorter"), ("three", "in German")):
        drafts.version(draft.id, Written(body=body, support=(Support(0, 3, (1,)),), complete=True), "writer", said)
    return drafts.save(replace(draft, body="three"))


def test_stepping_goes_both_ways_and_makes_nothing(drafts: Drafts) -> None:
    draft = three(drafts)
    assert place(draft, drafts.versions(1)).line == "Version 3 of 3, “in German”."
    draft = step(drafts, draft, -1)
    assert (draft.body, draft.step, draft.support) == ("two", 2, (Support(0, 3, (1,)),))
    draft = step(drafts, draft, -1)
    with pytest.raises(Refused, match="the first of 3 versions"):
        step(drafts, draft, -1)
    draft = step(drafts, step(drafts, draft, 1), 1)
    assert draft == replace(drafts.get(1), updated=draft.updated) and draft.body == "three"
    with pytest.raises(Refused, match="the last of 3 versions"):
        step(drafts, draft, 1)
    assert len(drafts.versions(1)) == 3


def test_a_hand_edit_becomes_a_version_once(drafts: Drafts) -> None:
    draft = step(drafts, three(drafts), -2)
    mine = drafts.save(replace(draft, body="mine"))
    assert place(mine, drafts.versions(1)).line == "Edited since version 3."
    back = step(drafts, mine, -1)
    assert back.body == "three"
    versions = drafts.versions(1)
    assert [(one.body, one.made_by) for one in versions][-1] == ("mine", "edit")
    settle(drafts, drafts.save(replace(back, body="mine")))
    assert len(drafts.versions(1)) == 4


def test_what_was_finished_by_hand_is_not_lost(drafts: Drafts) -> None:
    draft = drafts.add(Draft(1, "question", "x-dm", body="cut", state="drafted"))
    drafts.version(1, Written(body="whole", complete=True), "writer")
    drafts.version(1, Written(body="cut"), "writer", "warmer")
    assert place(draft, drafts.versions(1)).line == "Version 2 of 2, “warmer”, incomplete."
    finished = drafts.save(replace(draft, complete=True))
    before = step(drafts, finished, -1)
    assert (before.body, before.complete, before.reason) == ("cut", False, "This version was cut off.")
    assert step(drafts, before, 1).complete


def test_the_same_words_twice_are_two_versions(drafts: Drafts) -> None:
    draft = three(drafts)
    drafts.version(1, Written(body="two", complete=True), "writer", "shorter")
    draft = drafts.save(replace(draft, body="two"))
    assert place(draft, drafts.versions(1)).number == 4
    at = [draft := step(drafts, draft, by) for by in (-1, -1, 1, 1)]
    assert [one.step for one in at] == [3, 2, 3, 4]


def test_what_was_sent_stays_sent(drafts: Drafts) -> None:
    draft = drafts.save(replace(three(drafts), state="sent"))
    assert step(drafts, draft, -1).state == "sent"


def test_without_a_version_there_is_nothing_to_step_to(drafts: Drafts) -> None:
    draft = drafts.add(Draft(1, "question", "x-dm", about="why?"))
    assert place(draft, []).line == ""
    with pytest.raises(Refused, match="no version yet"):
        step(drafts, draft, -1)
