"""What nothing bears out, while it is typed: underlined, with its reason, and a key that cuts it."""

from __future__ import annotations

import time
from collections.abc import Generator

import pytest
from textual.pilot import Pilot

from assistant.review.finding import Report
from assistant.tui.desk import Desk
from assistant.tui.widgets.lean_pane import FactLine
from assistant.workspace import Workspace
from tests.tui import support
from tests.tui.support import app, editor, gone, home, met, page, space, stored, to_compose, to_draft, typed, until

SIX = (
    "Hi Mara,\n\nYour essay “The cost of a lock” is why I write. I look after queues at a bank. "
    "You gave it in Rotterdam. "
    "Which of the mutexes was the hardest to take out? A line is plenty. No hurry.\n\nAda"
)


TYPED = SIX.replace("“", '"').replace("”", '"')
DOUBT = "Rotterdam is in nothing that you know."


async def test_six_sentences_typed_the_unsupported_one_underlined_its_reason_beside_it_cut_and_brought_back() -> None:
    """Key by key, as a person does it; and ``x`` needs no ``n`` first."""
    async with app(size=(120, 36)) as pilot:
        await to_compose(pilot)
        await pilot.press("tab", "enter")
        for sentence in TYPED.split(". "):
            await typed_text(pilot, sentence + ("" if TYPED.endswith(sentence) else ". "))
            if "Rotterdam" in sentence:
                await until(pilot, "unsupported", DOUBT)
                assert underlined(pilot) == ["Rotterdam"]
        assert editor(pilot).text == TYPED and editor(pilot).editing
        await met(pilot, lambda: "Rotterdam" in underlined(pilot), "the line under it")
        await until(pilot, DOUBT, "Esc, then x cuts it")
        await pilot.press("escape")
        await until(pilot, "unsupported ◂", "x Cut")
        assert "Esc, then" not in support.words(pilot)
        await pilot.press("x")
        await until(pilot, "Cut. u brings it back.")
        assert editor(pilot).text == TYPED.replace("You gave it in Rotterdam. ", "")
        await gone(pilot, DOUBT)
        assert "Rotterdam" not in underlined(pilot)
        await pilot.press("u")
        await until(pilot, DOUBT, "There again: “You gave it in Rotterdam.”")
        assert "Cut. u brings it back." not in support.words(pilot)
        assert editor(pilot).text == TYPED == stored(pilot).body
        assert "Rotterdam" in underlined(pilot)
        await pilot.press("U")
        await met(pilot, lambda: "Rotterdam" not in editor(pilot).text, "the cut to be made again")
        await pilot.press("u", "u")  # what was typed last
        await met(
            pilot, lambda: TYPED.startswith(editor(pilot).text) and editor(pilot).text != TYPED, "the typing undone"
        )
        assert "There again" not in support.words(pilot)


async def typed_text(pilot: Pilot[None], text: str) -> None:
    """Type lines."""
    for at, line in enumerate(text.split("\n")):
        if at:
            await pilot.press("enter")
        await typed(pilot, line)


async def test_while_it_is_typed_it_is_underlined_and_the_reason_stands_beside_it() -> None:
    async with app(size=(120, 36)) as pilot:
        await to_draft(pilot)
        await pilot.press("e")
        before, after = SIX.split("You gave it in Rotterdam. ")
        editor(pilot).put(before + after)
        editor(pilot).move_cursor(editor(pilot).place(len(before)))
        await pilot.pause(0.2)
        assert "unsupported" not in support.words(pilot)
        await typed(pilot, "You gave it in Rotterdam. ")
        await until(pilot, "unsupported", "Rotterdam is in nothing that you know.")
        assert editor(pilot).editing
        row, column = editor(pilot).place(SIX.index("Rotterdam"))
        assert any((low, high) == (column, column + 9) for low, high, _ in editor(pilot)._marked[row])
        assert underlined(pilot) == ["Rotterdam"]


def underlined(pilot: Pilot[None]) -> list[str]:
    """What is painted with a line under it, in the draft."""
    box = editor(pilot).content_region
    strips = pilot.app.screen._compositor.render_strips()[box.y : box.bottom]
    inside = [segment for strip in strips for segment in strip.crop(box.x, box.right)]
    return [one.text for one in inside if one.style is not None and one.style.underline]


async def test_three_findings_at_most_worst_first_and_the_rest_on_request() -> None:
    bad = "Hi Mira,\n\nYou gave it in Rotterdam. You gave it in Lisbon. Just checking in. What broke first? And then?"
    async with app(size=(140, 50)) as pilot:
        screen = await to_draft(pilot)
        editor(pilot).put(bad)
        await until(pilot, "wrong-name", "Rotterdam is in nothing", "Lisbon is in nothing", "more: m shows all")
        report = screen._report
        assert report is not None
        assert [one.check for one in report.findings[:3]] == ["wrong-name", "unsupported", "unsupported"]
        assert "presses for an answer" not in support.words(pilot)
        assert f"{len(report.findings) - 3} more" in support.words(pilot)
        await pilot.press("m")
        await until(pilot, "presses for an answer", "a fourth follow-up")
        assert "m shows all" not in support.words(pilot)
        await pilot.press("m")
        await gone(pilot, "presses for an answer")


async def test_a_narrow_window_shows_the_finding_under_the_cursor_and_the_keys_for_it() -> None:
    async with app(size=(80, 24)) as pilot:
        await to_draft(pilot)
        editor(pilot).put(SIX.replace("Hi Mara", "Hi Mira"))
        await until(pilot, "it speaks to Mira")
        editor(pilot).move_cursor(editor(pilot).place(SIX.index("Rotterdam")))
        await until(pilot, "Rotterdam is in nothing that you know.")
        editor(pilot).move_cursor(editor(pilot).place(SIX.index("Ada", 20)))
        await until(pilot, "it speaks to Mira")
        await pilot.press("n")  # to the one that is marked
        await until(pilot, "Write Mara.", "x applies the fix")
        await pilot.press("n")
        await until(pilot, "Rotterdam is in nothing", "x cuts it, X ties it to a fact, or asks it.", "(invented facts")


async def test_a_finding_is_left_out_here_and_for_good() -> None:
    async with app(size=(140, 40)) as pilot:
        await to_draft(pilot)
        await pilot.press("e")
        editor(pilot).load_text(SIX)
        await pilot.press("escape")
        await until(pilot, "Rotterdam is in nothing")
        await until(pilot, "unsupported ◂")
        await pilot.press("i")
        await gone(pilot, "Rotterdam is in nothing")
        await until(pilot, "Left out here: unsupported, “Rotterdam”. u brings it back.")
        assert space(pilot).config.coach.ignored == []
        await pilot.press("u")
        await until(pilot, "Rotterdam is in nothing", "Looked at again: unsupported, “Rotterdam”.")
        assert editor(pilot).text == SIX
        await until(pilot, "unsupported ◂")
        await pilot.press("I")
        await gone(pilot, "Rotterdam is in nothing")
        assert space(pilot).config.coach.ignored == ["unsupported: rotterdam"]
        await until(pilot, "Left out for good: unsupported, “Rotterdam”.", "u brings it back.")
        await pilot.press("u")
        await until(pilot, "Rotterdam is in nothing", "It is out of config.toml.")
        assert space(pilot).config.coach.ignored == [] == Workspace.open(home()).config.coach.ignored
        await pilot.press("U")
        await gone(pilot, "Rotterdam is in nothing")
        await pilot.press("u")
        await until(pilot, "Rotterdam is in nothing")
        assert editor(pilot).text == SIX


async def test_the_facts_of_the_sentence_under_the_cursor_stand_out_and_a_fact_leads_to_its_sentence() -> None:
    async with app(size=(140, 40)) as pilot:
        await to_draft(pilot)
        await pilot.press("e")
        editor(pilot).load_text(SIX)
        await pilot.press("escape")
        await until(pilot, "Rotterdam is in nothing")
        await pilot.press("o")
        await met(
            pilot, lambda: editor(pilot).offset_here == SIX.index("Your essay"), "the sentence that leans on a fact"
        )
        lines = [str(line.render()) for line in page(pilot).query(FactLine)]
        assert any(line.startswith("▸ ") and "lock" in line for line in lines), lines
        editor(pilot).move_cursor((0, 0))
        await pilot.pause()
        line = next(line for line in page(pilot).query(FactLine) if "lock" in str(line.render()))
        await pilot.click(line)
        await met(pilot, lambda: editor(pilot).offset_here == SIX.index("Your essay"), "the cursor to go there")


async def test_a_key_comes_between_while_the_coach_reads_and_what_is_old_is_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Fifty checks of ten milliseconds each: nobody waits half a second for a letter."""
    finished = 0

    def slowly(self: Desk) -> Generator[None, None, Report]:
        nonlocal finished
        for _ in range(50):
            time.sleep(0.01)
            yield
        report = Desk.report(self)
        assert report is not None
        finished += 1
        return report

    async with app(size=(120, 36)) as pilot:
        await to_draft(pilot)
        await pilot.press("e")
        editor(pilot).put(SIX)
        await until(pilot, DOUBT)
        monkeypatch.setattr(Desk, "report_in_steps", slowly)
        editor(pilot).insert("One more of them. ")
        await met(pilot, lambda: page(pilot)._reader is not None, "the coach to read")
        await pilot.press("z")
        assert "z" in support.words(pilot) and finished == 0
        await met(pilot, lambda: finished == 1, "the coach to have read it all")
        await met(pilot, lambda: page(pilot)._reviewing is None, "nothing to be waited for")
        await pilot.pause(0.8)
        finished, before = 1, page(pilot)._reader
        editor(pilot).insert("You gave it in Lisbon. ")
        await met(pilot, lambda: page(pilot)._reader is not before, "the coach to read again")
        await pilot.press("escape")
        await until(pilot, "Lisbon is in nothing")
        await pilot.pause(0.8)
        assert finished == 1, "what was being read is old once Esc has had the coach look at all of it"
