"""In a narrow window: every finding in a list over the draft, and the one line cut after a word."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from assistant.tui.screens.findings import FindingsScreen
from assistant.tui.widgets.lines_list import LinesList, at_word
from assistant.tui.widgets.people_list import _whole
from tests.tui.support import app, editor, gone, lines, met, page, to_draft, until

BAD = (
    "Hi Mira,\n\nYour essay “The cost of a lock” is why I write. You gave it in Rotterdam. You gave it in Lisbon. "
    "Just checking in. What broke first? And then? See evil.com for more."
)


async def with_findings(pilot: Pilot[None]) -> None:
    await to_draft(pilot)
    editor(pilot).put(BAD)
    await until(pilot, "it speaks to Mira", "m: 5 more")


async def test_m_lists_every_finding_and_enter_goes_to_one() -> None:
    async with app(size=(80, 24)) as pilot:
        await with_findings(pilot)
        for leave in ("escape", "m"):
            await pilot.press("m")
            await until(pilot, "The coach: 6 findings", "Write Mara.", "Stands on: “Your essay", "Enter Go there")
            await pilot.press(leave)
            await gone(pilot, "The coach: 6 findings")
            assert pilot.app.focused is editor(pilot)
        report = page(pilot)._report
        assert report is not None
        await pilot.press("m")
        await met(pilot, lambda: isinstance(pilot.app.screen, FindingsScreen), "the list")
        for one in report.findings:
            await until(pilot, one.check, one.message[:30])  # each is reached with the arrows
            await pilot.press("down")
        lisbon = next(one for one in report.findings if one.text == "Lisbon")
        pilot.app.screen.query_one(LinesList).go_to(str(report.findings.index(lisbon)))
        await pilot.press("enter")
        await until(pilot, "Lisbon is in nothing that you know.", "x cuts it")
        assert page(pilot).aim == lisbon
        assert editor(pilot).cursor_location == editor(pilot).place(lisbon.start)
        await pilot.press("x")
        await until(pilot, "Cut. u brings it back.")
        assert "Lisbon" not in editor(pilot).text


async def test_the_cursor_of_the_list_is_on_what_is_marked() -> None:
    async with app(size=(80, 24)) as pilot:
        await with_findings(pilot)
        await pilot.press("n", "n", "n")
        aim = page(pilot).aim
        await pilot.press("m", "enter")
        await gone(pilot, "The coach: 6 findings")
        assert page(pilot).aim == aim


async def test_the_one_line_ends_after_a_word() -> None:
    async with app(size=(80, 24)) as pilot:
        await to_draft(pilot)
        await until(pilot, "…” The question grows out of it.")
        editor(pilot).put(BAD.replace("Mira", "Mara"))
        await until(pilot, "This link is neither yours nor theirs")
        for width in range(99, 40, -3):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            line = next(line for line in lines(pilot) if line.startswith("  ■"))
            assert len(line) <= width - 2 and line.endswith("m: 4 more")
            text = line.removeprefix("  ■ ").removesuffix("  m: 4 more")
            whole = "This link is neither yours nor theirs, and no fact has it."
            assert text == whole or f"{whole} ".startswith((text.removesuffix("…") + " ", text.removesuffix("…") + ","))


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("one two three", 8, "one two…"),
        ("one, two three", 6, "one…"),
        ("onetwothree", 6, "onetw…"),
        ("数据库 和 锁", 8, "数据库…"),
        ("one", 0, "…"),
    ],
)
def test_a_line_is_cut_after_a_word(text: str, width: int, cut: str) -> None:
    assert at_word(text, width) == cut
    assert cell_len(cut) <= max(width, 1)


async def test_the_one_line_has_the_room_of_a_window_that_was_resized_under_a_list() -> None:
    async with app(size=(80, 24)) as pilot:
        await with_findings(pilot)
        await pilot.press("k")
        await until(pilot, "What kind of message?")
        await pilot.resize_terminal(50, 24)
        await pilot.press("escape")
        await until(pilot, "This goes to Mara Lindqvist, and… m: 5 more")


async def test_the_finding_that_the_keys_are_about_is_scrolled_to() -> None:
    """All of them take more rows than the window has, and the mouse is not the only way to them."""
    async with app(size=(120, 20)) as pilot:
        await to_draft(pilot)
        editor(pilot).put(BAD)
        await until(pilot, "wrong-name ◂")
        await pilot.press("m")
        report = page(pilot)._report
        assert report is not None
        for one in report.findings:
            await pilot.press("n")
            await until(pilot, f"{one.check} ◂", one.suggestion[:25])


async def test_what_is_beside_a_choice_goes_on_under_its_beginning() -> None:
    async with app(size=(80, 24)) as pilot:
        await to_draft(pilot)
        await pilot.press("h")
        await until(pilot, "Where does it go?", "up to 1,900 characters")
        for width in (80, 100, 80):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            shown = lines(pilot)
            at = next(number for number, line in enumerate(shown) if "LinkedIn InMail" in line)
            begins = shown[at].index("up to")
            if width == 80:
                further = shown[at + 1].replace("│", " ")
                assert "subject" in further and len(further) - len(further.lstrip()) == begins
            else:
                assert "up to 1,900 characters, with a subject" in shown[at]


@pytest.mark.parametrize(
    ("tags", "width", "shown"),
    [
        (["databases", "storage"], 20, "#databases #storage"),
        (["databases", "storage"], 19, "#databases …"),
        (["databases", "storage", "oslo"], 22, "#databases #storage …"),
        (["databases"], 5, "#databases"),
        ([], 5, ""),
    ],
)
def test_tags_are_shown_in_whole(tags: list[str], width: int, shown: str) -> None:
    assert _whole(tags, width) == shown


async def test_what_a_sentence_leans_on_is_said_where_there_is_no_room_beside() -> None:
    async with app(size=(80, 24)) as pilot:
        await to_draft(pilot)
        await pilot.press("o")
        await until(pilot, "f1: Wrote “The cost of a lock”, on why she dropped mutexes")
