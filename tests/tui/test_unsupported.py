"""What nothing bears out, while it is typed: underlined, with its reason, and a key that cuts it."""

from __future__ import annotations

from assistant.tui.widgets.lean_pane import FactLine
from tests.tui import support
from tests.tui.support import app, editor, gone, met, page, space, stored, to_draft, until

SIX = (
    "Hi Mara,\n\nYour essay “The cost of a lock” is why I write. I look after queues at a bank. "
    "You gave it in Rotterdam. "
    "Which of the mutexes was the hardest to take out? A line is plenty. No hurry.\n\nAda"
)


async def test_an_unsupported_sentence_is_underlined_while_typing_cut_at_a_key_and_brought_back() -> None:
    async with app(size=(140, 40)) as pilot:
        await to_draft(pilot)
        await pilot.press("e")
        editor(pilot).load_text(SIX)
        await pilot.press("escape")
        await until(pilot, "unsupported", "Rotterdam is in nothing that you know.")
        row, _ = editor(pilot).place(SIX.index("Rotterdam"))
        marks = editor(pilot)._marked[row]
        at = SIX.split("\n")[row].index("Rotterdam")
        assert any(low <= at < high for low, high, _ in marks)
        await pilot.press("n")
        await met(pilot, lambda: "x Fix" in support.words(pilot), "the fix to be offered")
        while page(pilot)._current is None or page(pilot)._current.check != "unsupported":  # type: ignore[union-attr]
            await pilot.press("n")
            await pilot.pause()
        await pilot.press("x")
        await until(pilot, "Cut. u brings it back.")
        assert editor(pilot).text == SIX.replace("You gave it in Rotterdam. ", "")
        await gone(pilot, "Rotterdam is in nothing")
        await pilot.press("u")
        await until(pilot, "Rotterdam is in nothing that you know.")
        assert stored(pilot).body == SIX


async def test_a_finding_is_left_out_here_and_for_good() -> None:
    async with app(size=(140, 40)) as pilot:
        await to_draft(pilot)
        await pilot.press("e")
        editor(pilot).load_text(SIX)
        await pilot.press("escape")
        await until(pilot, "Rotterdam is in nothing")
        while page(pilot)._current is None or page(pilot)._current.check != "unsupported":  # type: ignore[union-attr]
            await pilot.press("n")
            await pilot.pause()
        await pilot.press("i")
        await gone(pilot, "Rotterdam is in nothing")
        assert space(pilot).config.coach.ignored == []
        page(pilot).desk.ignored = frozenset()
        page(pilot)._review()
        await until(pilot, "Rotterdam is in nothing")
        while page(pilot)._current is None or page(pilot)._current.check != "unsupported":  # type: ignore[union-attr]
            await pilot.press("n")
            await pilot.pause()
        await pilot.press("I")
        await gone(pilot, "Rotterdam is in nothing")
        assert space(pilot).config.coach.ignored == ["unsupported: rotterdam"]


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
