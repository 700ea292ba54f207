"""Taking back what the coach's keys did, in the order in which it was done, with what was typed in between."""

from __future__ import annotations

from assistant.tui.deeds import Deed, Deeds

TYPED, CUT, LATER = ["typed"], ["cut"], ["typed later"]
"""Changes of the text, as an editor has them."""


def deed(said: str, change: object | None, *, in_text: bool = False) -> Deed:
    return Deed(said, f"not {said}", lambda: None, lambda: None, change, in_text)


def test_the_last_comes_first_whether_or_not_it_changed_the_text() -> None:
    deeds = Deeds()
    tie, cut, ignored = deed("tied", TYPED), deed("cut", CUT, in_text=True), deed("left out", CUT)
    for one in (tie, cut, ignored):
        deeds.did(one)
    assert deeds.to_take_back([TYPED, CUT]) is ignored
    assert deeds.to_take_back([TYPED, CUT]) is cut
    assert deeds.to_take_back([TYPED]) is tie
    assert deeds.to_take_back([TYPED]) is None


def test_what_was_typed_since_comes_before_them() -> None:
    deeds = Deeds()
    deeds.did(deed("left out", None))
    assert deeds.to_take_back([LATER]) is None
    assert deeds.to_take_back([]) is not None


def test_a_cut_that_the_editor_took_back_itself_is_not_in_the_way() -> None:
    deeds = Deeds()
    tie = deed("tied", TYPED)
    deeds.did(tie)
    deeds.did(deed("cut", CUT, in_text=True))
    assert deeds.to_take_back([TYPED]) is tie


def test_two_changes_that_look_alike_are_two() -> None:
    deeds = Deeds()
    deeds.did(deed("left out", TYPED))
    assert deeds.to_take_back([list(TYPED)]) is None


def test_what_was_taken_back_is_brought_back_in_turn() -> None:
    deeds = Deeds()
    tie, cut = deed("tied", TYPED), deed("cut", CUT, in_text=True)
    deeds.did(tie)
    deeds.did(cut)
    for changes in ([TYPED, CUT], [TYPED]):
        taken = deeds.to_take_back(changes)
        assert taken is not None
        deeds.taken_back(taken)
    assert deeds.to_bring_back([TYPED], [CUT]) is tie
    deeds.brought_back(tie)
    assert deeds.to_bring_back([TYPED], [CUT]) is cut
    deeds.brought_back(cut)
    assert deeds.to_take_back([TYPED, CUT]) is cut


def test_nothing_is_brought_back_over_something_new() -> None:
    deeds = Deeds()
    tie = deed("tied", TYPED)
    deeds.did(tie)
    deeds.taken_back(deeds.to_take_back([TYPED]) or tie)
    assert deeds.to_bring_back([TYPED, LATER], []) is None, "typed since"
    deeds.did(tie)
    deeds.taken_back(deeds.to_take_back([TYPED]) or tie)
    deeds.did(deed("left out", TYPED))
    assert deeds.to_bring_back([TYPED], []) is None, "something else was done since"
