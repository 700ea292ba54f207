"""The coach's keys: what they act on is marked, where they do nothing they say why, and u takes the last back."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from assistant.facts.fact import Fact
from assistant.tui.widgets.coach_pane import AT_FIRST
from assistant.workspace import Workspace
from tests.tui.support import (
    app,
    editor,
    gone,
    lines,
    mara,
    met,
    page,
    space,
    stored,
    to_compose,
    to_draft,
    until,
    words,
)
from tests.tui.test_mending import choose

DOUBTED = "You gave it in Rotterdam."
LINKED = "See evil.com for more."
BODY = (
    "Hi Mara,\n\nYour essay “The cost of a lock” is why I write. I look after queues at a bank. "
    f"{DOUBTED} Which of the mutexes was the hardest to take out? {LINKED} A line is plenty.\n\nAda"
)
DOUBT = "Rotterdam is in nothing that you know."
FINE = BODY.replace(f"{DOUBTED} ", "").replace(f"{LINKED} ", "")


async def with_text(pilot: Pilot[None], text: str) -> None:
    """A text that was put there while editing, and Esc."""
    await to_draft(pilot)
    await pilot.press("e")
    editor(pilot).put(text)
    await pilot.press("escape")
    await pilot.pause()


async def test_a_block_is_mended_by_cutting_its_sentence_and_comes_back() -> None:
    async with app(size=(120, 36)) as pilot:
        await with_text(pilot, BODY)
        await until(pilot, "foreign-contact ◂", "x cuts the sentence", "x Cut")
        await pilot.press("x")
        await until(pilot, "Cut. u brings it back.")
        assert editor(pilot).text == BODY.replace(f"{LINKED} ", "")
        await gone(pilot, "foreign-contact")
        await until(pilot, "unsupported ◂")
        await pilot.press("u")
        await until(pilot, f"There again: “{LINKED}”", "foreign-contact")
        assert editor(pilot).text == BODY


@pytest.mark.parametrize("key", ["i", "I"])
async def test_a_block_is_never_left_out_and_that_is_said(key: str) -> None:
    async with app(size=(120, 36)) as pilot:
        await with_text(pilot, BODY)
        await until(pilot, "foreign-contact ◂")
        await pilot.press(key)
        await until(pilot, "What blocks is never left out. C copies it all the same")
        assert "foreign-contact" in words(pilot)
        assert space(pilot).config.coach.ignored == []


async def test_without_a_draft_every_action_says_why_it_does_nothing() -> None:
    async with app(size=(80, 24)) as pilot:
        await to_compose(pilot)
        await pilot.press("tab")
        # Letters are no keys there yet; the palette has what they do.
        for action in ("next_finding", "fix", "mend", "ignore", "ignore_always", "undo", "all_findings"):
            page(pilot)._say("")
            await pilot.app.run_action(action, page(pilot))
            await until(pilot, "nothing to take back" if action == "undo" else "There is no draft for the coach")


async def test_with_nothing_to_remark_every_key_says_so() -> None:
    async with app(size=(120, 36)) as pilot:
        await with_text(pilot, FINE)
        await until(pilot, "Nothing to remark.")
        for key in "nxXiImU":
            page(pilot)._say("")
            await pilot.press(key)
            await until(pilot, "nothing to bring back" if key == "U" else "The coach has nothing to remark.")
        assert editor(pilot).text == FINE


async def test_what_no_rule_mends_says_what_to_do_and_what_is_borne_out_is_not_tied() -> None:
    async with app(size=(120, 36)) as pilot:
        await with_text(pilot, FINE.replace("?", ".").replace("Which of the mutexes was", "One of the mutexes was"))
        await until(pilot, "asks ◂")
        assert "x Fix" not in words(pilot) and "x Cut" not in words(pilot)
        await pilot.press("x")
        await until(pilot, "No rule can mend this for you.")
        await pilot.press("X")
        await until(pilot, "X is for what nothing you know bears out")


async def test_u_takes_back_one_thing_at_a_time_in_the_order_in_which_they_were_done() -> None:
    async with app(size=(140, 40)) as pilot:
        await with_text(pilot, BODY)
        await until(pilot, DOUBT)
        editor(pilot).move_cursor(editor(pilot).place(BODY.index("Rotterdam")))
        await until(pilot, "unsupported ◂")
        await pilot.press("i")
        await until(pilot, "Left out here: unsupported, “Rotterdam”. u brings it back.")
        await gone(pilot, DOUBT)
        await until(pilot, "foreign-contact ◂")
        await pilot.press("x")
        await until(pilot, "Cut. u brings it back.")
        await pilot.press("e", *"ab", "escape")
        typed = editor(pilot).text
        await pilot.press("u")
        await met(pilot, lambda: editor(pilot).text != typed, "the typing undone")
        assert editor(pilot).text == BODY.replace(f"{LINKED} ", "")
        assert "u brings it back" not in words(pilot) and DOUBT not in words(pilot)
        await pilot.press("u")
        await until(pilot, f"There again: “{LINKED}”")
        assert editor(pilot).text == BODY and DOUBT not in words(pilot)
        await pilot.press("u")
        await until(pilot, "Looked at again: unsupported, “Rotterdam”.", DOUBT)
        assert editor(pilot).text == BODY
        await pilot.press("U")
        await gone(pilot, DOUBT)
        await pilot.press("U")
        await met(pilot, lambda: LINKED not in editor(pilot).text, "the cut made again")
        await pilot.press("u", "u")
        await until(pilot, DOUBT)
        assert editor(pilot).text == BODY


async def test_a_name_that_was_put_right_is_as_it_was() -> None:
    async with app(size=(120, 36)) as pilot:
        await with_text(pilot, FINE.replace("Hi Mara", "Hi Mira"))
        await until(pilot, "wrong-name ◂", "x applies the fix", "x Fix")
        await pilot.press("x")
        await until(pilot, "Fixed. u takes it back.")
        assert editor(pilot).text == FINE
        await pilot.press("u")
        await until(pilot, "As it was: “Mira”", "wrong-name")
        assert editor(pilot).text == FINE.replace("Hi Mara", "Hi Mira")


async def test_untying_a_tie_brings_back_the_one_before_and_what_was_proposed() -> None:
    def with_proposed(to: Workspace) -> None:
        to.facts.add(Fact(mara(to).id, "Gave it at the harbour of Rotterdam", status="proposed", source="a page"))

    async with app(fill=with_proposed, size=(140, 40)) as pilot:
        await with_text(pilot, BODY)
        await until(pilot, "only proposed")
        editor(pilot).move_cursor(editor(pilot).place(BODY.index("Rotterdam")))
        await pilot.pause()
        await choose(pilot, "f4")
        await until(pilot, "Tied to f4.")
        assert space(pilot).facts.get(4).status == "approved"
        await choose(pilot, "Take that back")
        await until(pilot, "u ties it again")
        assert stored(pilot).ties == ()
        await pilot.press("u")
        await until(pilot, "Tied as before.")
        assert [tie.facts for tie in stored(pilot).ties] == [(4,)]
        await pilot.press("u")
        await until(pilot, f"Not tied any more: “{DOUBTED}”", "f4 is only proposed again.")
        assert stored(pilot).ties == () and space(pilot).facts.get(4).status == "proposed"


async def test_what_was_taken_as_finished_is_cut_off_again() -> None:
    async with app(size=(120, 36)) as pilot:
        await with_text(pilot, FINE)
        screen = page(pilot)
        screen.desk.unfinish("The model stopped.")
        screen._review()
        await until(pilot, "incomplete ◂")
        await pilot.press("x")
        await until(pilot, "Taken as finished by your hand. u takes that back.")
        assert stored(pilot).complete
        await pilot.press("u")
        await until(pilot, "Not finished any more.", "incomplete ◂")
        assert not stored(pilot).complete and stored(pilot).reason == "The model stopped."


async def test_what_is_stepped_to_is_shown_though_it_is_none_of_the_worst_three() -> None:
    bad = BODY.replace("Hi Mara", "Hi Mira").replace("A line", "You gave it in Lisbon. Just checking in. A line")
    async with app(size=(140, 50)) as pilot:
        await with_text(pilot, bad)
        await until(pilot, "wrong-name ◂", "more: m shows all")
        report = page(pilot)._report
        assert report is not None and len(report.findings) > AT_FIRST
        for one in report.findings:
            await pilot.press("n")
            await until(pilot, f"{one.check} ◂")
            assert page(pilot).aim == one
            assert sum("◂" in line for line in lines(pilot)) == 1
            assert f"{len(report.findings) - AT_FIRST} more" in words(pilot)


async def test_what_is_marked_while_editing_is_what_x_is_about_after_it() -> None:
    """The worst, though the cursor is in something else; a narrow window tells of that meanwhile."""
    async with app(size=(120, 36)) as pilot:
        await to_draft(pilot)
        await pilot.press("e")
        editor(pilot).put(BODY)
        editor(pilot).move_cursor(editor(pilot).place(BODY.index("Rotterdam")))
        await until(pilot, "foreign-contact ◂", "Esc, then x cuts the sentence")
        await pilot.resize_terminal(80, 24)
        await until(pilot, DOUBT)
        await pilot.press("escape")
        await until(pilot, "This link is neither yours", "x Cut")
        await pilot.press("x")
        await until(pilot, "Cut. u brings it back.")
        assert editor(pilot).text == BODY.replace(f"{LINKED} ", "")
