"""The board of a job hunt: columns or a list, the cursor, what is next, and thousands of people."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from textual.pilot import Pilot

from assistant.drafting.draft import Draft
from assistant.people.person import Person
from assistant.rhythm.event import Event, EventKind
from assistant.tui.screens.compose import ComposeScreen
from assistant.tui.screens.hunt import HuntScreen
from assistant.tui.widgets.hunt_board import HuntBoard
from assistant.workspace import Workspace
from tests.tui import support
from tests.tui.support import CONFIG, app, lines, met, page, space, until

TODAY = date.today().isoformat()


def happened(to: Workspace, person: int, kind: EventKind, message: str = "") -> None:
    asks = message in ("warm-up", "referral", "introduction")
    to.events.add(Event(person, kind, TODAY, message_kind=message, asks=asks))


def hunted(to: Workspace) -> None:
    """Somebody at each step but the second, and a stranger with whom nothing ever happened."""
    support.mara(to, "Known Knut", closeness="colleague")
    support.mara(to, "Met Mette", closeness="acquaintance", can_refer=True, emails=("mette@tin.example",))
    support.mara(to, "Met Moss")
    support.mara(to, "Asked Asta", can_refer=True)
    support.mara(to, "Done Dina")
    support.mara(to, "Strange Sten")
    happened(to, 2, "met")
    happened(to, 3, "talked")
    happened(to, 3, "introduced-me")
    happened(to, 4, "sent", "referral")
    for _ in range(2):
        happened(to, 5, "introduced-me")


async def to_board(pilot: Pilot[None]) -> HuntBoard:
    await pilot.press("ctrl+g")
    await met(pilot, lambda: isinstance(pilot.app.screen, HuntScreen), "the board")
    await until(pilot, "you know")
    return pilot.app.screen.query_one(HuntBoard)


def name(board: HuntBoard) -> str:
    assert board.chosen is not None
    return board.chosen[0].name


async def test_a_column_for_each_step_with_what_is_next() -> None:
    async with app(fill=hunted) as pilot:
        board = await to_board(pilot)
        (heading,) = (line for line in lines(pilot) if "Warm-up asked" in line)
        assert heading.split() == "Known 1 Warm-up asked 0 Met 2 Asked 1 Done 1".split()
        (names,) = (line for line in lines(pilot) if "Known Knut" in line)
        assert "Met Mette" in names and "Asked Asta" in names and "Done Dina" in names
        await until(pilot, "introductions 1 of 2", "introductions 2 of 2", "Waiting for an answer", "5 people you know")
        assert "Strange Sten" not in support.words(pilot)
        # The cursor is where something can be written, and says all of it below.
        assert name(board) == "Met Mette"
        await until(pilot, "Met Mette · referral · Engineer, Ferrite", "ask for a referral. Enter writes it: a")


async def test_arrows_go_down_a_column_and_across_empty_ones() -> None:
    async with app(fill=hunted) as pilot:
        board = await to_board(pilot)
        been = [name(board)]
        for key in ("down", "down", "right", "right", "right", "left", "left", "left", "left", "up"):
            await pilot.press(key)
            been.append(name(board))
        assert been == [
            "Met Mette", "Met Moss", "Met Moss", "Asked Asta", "Done Dina", "Done Dina", "Asked Asta", "Met Mette",
            "Known Knut", "Known Knut", "Known Knut",
        ]  # fmt: skip


async def test_a_narrow_window_has_a_list_by_step() -> None:
    async with app(fill=hunted, size=(80, 24)) as pilot:
        board = await to_board(pilot)
        seen = [line.strip() for line in lines(pilot)]
        at = [seen.index(step) for step in ("Known 1", "Met 2", "Asked 1")]
        assert at == sorted(at) and not any(line.startswith("Warm-up asked") for line in seen)
        assert seen[at[0] + 1].split() == "Known Knut introductions 0 of 2".split()
        assert seen[at[0] + 2] == "A warm-up first, or ask at once for introductions to two engineers."
        been = [name(board)]
        for key in ("up", "up", "down", "down", "down", "down", "down", "home", "left", "end", "right"):
            await pilot.press(key)
            been.append(name(board))
        assert been == [
            "Met Mette", "Known Knut", "Known Knut", "Met Mette", "Met Moss", "Asked Asta", "Done Dina", "Done Dina",
            "Asked Asta", "Met Mette", "Asked Asta", "Done Dina",
        ]  # fmt: skip
        await until(pilot, "Done Dina", "Done 1")


async def test_enter_opens_the_page_for_what_is_next_and_coming_back_looks_again() -> None:
    async with app(fill=hunted) as pilot:
        board = await to_board(pilot)
        await pilot.press("enter")
        await met(pilot, lambda: isinstance(pilot.app.screen, ComposeScreen), "the page")
        assert (page(pilot).desk.person.name, page(pilot).desk.kind) == ("Met Mette", "referral")
        happened(space(pilot), 2, "sent", "referral")
        await pilot.press("escape")
        await until(pilot, "Asked 2", "Met 1")
        assert name(board) == "Met Mette"  # the cursor stays with her, in another column now
        await pilot.press("escape")
        await until(pilot, "6 people")


async def test_what_is_unfinished_is_gone_on_with_when_it_is_of_that_kind() -> None:
    async with app(fill=hunted) as pilot:
        await to_board(pilot)
        await pilot.press("enter")
        await met(pilot, lambda: isinstance(pilot.app.screen, ComposeScreen), "the page")
        await support.typed(pilot, "the storage role")
        await pilot.press("escape", "enter")
        await until(pilot, "the storage role", "Picked up where you left it")
        await pilot.press("escape", "escape")
        await until(pilot, "6 people")
        space(pilot).drafts.save(replace(page_draft(pilot), kind="question"))
        await to_board(pilot)
        await pilot.press("enter")
        await met(pilot, lambda: isinstance(pilot.app.screen, ComposeScreen), "the page")
        await pilot.pause()
        assert page(pilot).desk.draft is None and page(pilot).desk.kind == "referral"


def page_draft(pilot: Pilot[None]) -> Draft:
    draft = space(pilot).drafts.unfinished()
    assert draft is not None
    return draft


async def test_where_there_is_nothing_to_write_that_is_said() -> None:
    async with app(fill=hunted) as pilot:
        board = await to_board(pilot)
        await pilot.press("right")
        assert name(board) == "Asked Asta"
        await pilot.pause()
        assert "Enter Write" not in lines(pilot)[-1] and "p Prepare" in lines(pilot)[-1]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HuntScreen)
        board.post_message(HuntBoard.Chosen())  # a second click
        await until(pilot, "There is nothing to write now. p prepares for meeting them.")
        await pilot.press("p")
        await until(pilot, "Before you meet Asked Asta")
        assert type(pilot.app.screen).__name__ == "PrepScreen"
        await pilot.press("escape")
        await until(pilot, "Asked 1")
        assert name(board) == "Asked Asta"


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=str)
async def test_a_click_chooses_and_a_second_one_writes(size: tuple[int, int]) -> None:
    async with app(fill=hunted, size=size) as pilot:
        board = await to_board(pilot)
        y = next(at for at, line in enumerate(lines(pilot)) if "Known Knut" in line)
        await pilot.click(offset=(4, y))
        assert name(board) == "Known Knut"
        await pilot.click(offset=(4, y + 2 if size[0] == 80 else 4 + y))  # beside her lines nobody is
        assert name(board) == "Known Knut"
        await pilot.click(offset=(4, y), times=2)
        await met(pilot, lambda: isinstance(pilot.app.screen, ComposeScreen), "the page")
        assert page(pilot).desk.kind == "warm-up"


async def test_nobody_known_is_said_in_a_sentence() -> None:
    async with app(fill=support.mara) as pilot:
        await pilot.press("ctrl+g")
        await until(pilot, "Nobody is on the board yet.", "F2 among the people says how close you are")
        assert "Enter Write" not in lines(pilot)[-1]
        await pilot.press("enter", "p", "down", "right", "escape")
        await until(pilot, "1 person")


async def test_thousands_of_people_do_not_freeze_it() -> None:
    def many(to: Workspace) -> None:
        with to.store.transaction():
            to.people.add_many([Person(f"Person {number:05}", closeness="colleague") for number in range(10_000)])

    async with app(fill=many) as pilot:
        await pilot.press("ctrl+g", "escape")  # left before it is there
        await until(pilot, "10,000 people")
        began = time.monotonic()
        await pilot.press("ctrl+g")
        assert isinstance(pilot.app.screen, HuntScreen)  # it stands there before it is filled
        opened = time.monotonic() - began
        await until(pilot, "10,000 people you know", "Known 10,000")
        board = pilot.app.screen.query_one(HuntBoard)
        began = time.monotonic()
        for _ in range(20):
            await pilot.press("down")
        await pilot.press("end")
        moved = time.monotonic() - began
        assert name(board) == "Person 09999"
        await until(pilot, "Person 09999")
        assert max(opened, moved) < 5, (opened, moved)


async def test_at_a_hundred_columns_a_scrollbar_makes_no_list_of_it() -> None:
    def many(to: Workspace) -> None:
        to.people.add_many([Person(f"Person {number}", closeness="friend") for number in range(40)])

    async with app(fill=many, size=(100, 24)) as pilot:
        board = await to_board(pilot)
        assert board.in_columns and board.show_vertical_scrollbar
        assert any("Known 40" in line and "Done 0" in line for line in lines(pilot))
        await pilot.resize_terminal(99, 24)
        await pilot.pause()
        assert not any("Done 0" in line for line in lines(pilot))


async def test_the_window_may_change_its_width() -> None:
    async with app(fill=hunted) as pilot:
        board = await to_board(pilot)
        await pilot.press("right", "right")
        for size in ((80, 24), (40, 12), (20, 5), (1, 1), (200, 50)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert name(board) == "Done Dina"
        assert any("Done Dina" in line and "Known Knut" in line for line in lines(pilot))


async def test_the_key_can_be_another() -> None:
    config = replace(CONFIG, keys={"hunt": "ctrl+b", "write-next": "w"})
    async with app(config, fill=hunted) as pilot:
        await pilot.press("ctrl+b")
        await until(pilot, "w Write", "Met 2")
        await pilot.press("w")
        await met(pilot, lambda: isinstance(pilot.app.screen, ComposeScreen), "the page")
