"""Revising in the app: said in a line, arriving like a draft, each a version to step to and compare."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from assistant.tui.screens.difference import DifferenceScreen
from assistant.tui.screens.revise import Instruction, ReviseScreen
from tests.support.server import FakeServer, Reply, answer, chunk
from tests.tui import support
from tests.tui.support import app, editor, gone, met, space, stored, to_draft, typed, until, with_model

TOLD = (
    "Hi Mara, your talk was clear [1]. Which of the mutexes was the hardest to take out, and what came instead of it?"
)
BODY = TOLD.replace(" [1]", "")
GERMAN = "Hallo Mara, dein Vortrag war klar [1]. Welcher Mutex war am schwersten loszuwerden?"


def said(pilot: Pilot[None]) -> list[str]:
    """What was asked for, version by version."""
    return [version.said for version in space(pilot).drafts.versions(stored(pilot).id)]


async def revise(pilot: Pilot[None], instruction: str) -> None:
    await pilot.press("r")
    await until(pilot, "What should change?")
    await typed(pilot, instruction)
    await pilot.press("enter")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_shorter_without_a_model(size: tuple[int, int]) -> None:
    async with app(size=size) as pilot:
        await to_draft(pilot)
        first = editor(pilot).text
        await revise(pilot, "shorter")
        await until(pilot, "Version 2 of 2, “shorter”.")
        second = editor(pilot).text
        assert len(second) < len(first) and support.ASKED in second
        assert stored(pilot).body == second
        await pilot.press("<")
        await until(pilot, "Version 1 of 2.")
        assert editor(pilot).text == stored(pilot).body == first
        await pilot.press("<")
        await until(pilot, "This is the first of 2 versions.")
        await pilot.press(">")
        await until(pilot, "Version 2 of 2, “shorter”.")
        assert editor(pilot).text == second
        assert said(pilot) == ["", "shorter"]


async def test_the_list_says_what_takes_a_model_and_a_number_takes_one() -> None:
    async with app(size=(80, 24)) as pilot:
        await to_draft(pilot)
        await pilot.press("r")
        await until(pilot, "1 shorter", "2 another opening", "warmer takes a model", "Enter Change it")
        await pilot.press("7")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviseScreen)
        await pilot.press("2")
        await until(pilot, "“another opening”")
        assert said(pilot)[-1] == "another opening"


async def test_the_arrows_put_a_ready_one_into_the_field() -> None:
    async with app() as pilot:
        await to_draft(pilot)
        await pilot.press("r")
        await until(pilot, "What should change?")
        await pilot.press("down", "down")
        assert pilot.app.screen.query_one(Instruction).value == "another opening"
        await pilot.press("up")
        await typed(pilot, ", less formal greeting 2")
        assert pilot.app.screen.query_one(Instruction).value == "shorter, less formal greeting 2"
        await pilot.press("escape")
        await gone(pilot, "What should change?")
        assert said(pilot) == [""]


async def test_what_rules_cannot_do_changes_nothing() -> None:
    async with app(size=(80, 24)) as pilot:
        await to_draft(pilot)
        first = editor(pilot).text
        await revise(pilot, "shorter, and warmer")
        await until(pilot, "Without a model, “warmer” cannot be done")
        assert editor(pilot).text == stored(pilot).body == first
        assert said(pilot) == [""]


async def test_an_edit_before_a_revision_is_a_version_of_its_own() -> None:
    async with app() as pilot:
        await to_draft(pilot)
        await pilot.press("e")
        await typed(pilot, " See you in May.")
        await pilot.press("escape")
        mine = editor(pilot).text
        await revise(pilot, "drop the last sentence")
        await until(pilot, "Version 3 of 3, “drop the last sentence”.")
        await pilot.press("<")
        await until(pilot, "Version 2 of 3, by your hand.")
        assert editor(pilot).text == mine
        versions = space(pilot).drafts.versions(stored(pilot).id)
        assert [one.made_by for one in versions] == ["writer", "edit", "writer"]


async def test_an_edit_is_kept_when_it_is_stepped_away_from() -> None:
    async with app() as pilot:
        await to_draft(pilot)
        first = editor(pilot).text
        await pilot.press("e")
        await typed(pilot, " Mine.")
        await pilot.press("escape", "<")
        await until(pilot, "Version 1 of 2.")
        assert editor(pilot).text == first
        await pilot.press(">")
        assert editor(pilot).text == first + " Mine."


async def test_the_difference_and_stepping_in_it() -> None:
    async with app(size=(80, 24)) as pilot:
        await to_draft(pilot)
        first = editor(pilot).text
        await revise(pilot, "less formal greeting" if first.startswith("Hello") else "formal greeting")
        await until(pilot, "Version 2 of 2")
        await pilot.press("=")
        await met(pilot, lambda: isinstance(pilot.app.screen, DifferenceScreen), "the difference")
        await until(pilot, "Version 2 of 2", "{+", "[-", "[-taken out-] {+put in+}", "← Before", "→ After")
        await pilot.press("left")
        await until(pilot, "Version 1 of 2.", "there is none before it")
        await pilot.press("left")
        await until(pilot, "This is the first of 2 versions.")
        await pilot.press("escape")
        await until(pilot, "Version 1 of 2.", "r Revise")
        assert editor(pilot).text == stored(pilot).body == first


async def test_a_model_revises_as_it_drafts() -> None:
    replies = [answer(TOLD), answer(GERMAN, delay=0.02)]
    async with FakeServer(replies) as server, app(with_model(server.base_url)) as pilot:
        await to_draft(pilot)
        await revise(pilot, "in German")
        await until(pilot, "Hallo Mara, dein", "Esc stops")
        await until(pilot, "Version 2 of 2, “in German”.")
        assert editor(pilot).text == stored(pilot).body == GERMAN.replace(" [1]", "")
        assert [one.facts for one in stored(pilot).support] == [(stored(pilot).facts[0],)]
        first, second = (request.json["messages"] for request in server.drafts)
        assert second[:-1] == first[:-1]
        assert second[-1]["content"].startswith(first[-1]["content"])
        assert BODY in second[-1]["content"] and "in German" in second[-1]["content"]


async def test_a_revision_that_is_stopped_is_marked_and_the_one_before_is_a_key_away() -> None:
    replies = [answer(TOLD), Reply((chunk("Hallo Mara, dein Vortrag"), 30.0))]
    async with FakeServer(replies) as server, app(with_model(server.base_url), size=(80, 24)) as pilot:
        await to_draft(pilot)
        await revise(pilot, "in German")
        await until(pilot, "Hallo Mara, dein Vortrag")
        await pilot.press("escape")
        await until(pilot, "Incomplete:", "< brings back the one before.")
        assert (stored(pilot).body, stored(pilot).complete) == ("Hallo Mara, dein Vortrag", False)
        await pilot.press("c")
        await until(pilot, "Not copied")
        await pilot.press("<")
        await until(pilot, "Version 1 of 2.")
        assert (stored(pilot).body, stored(pilot).complete) == (BODY, True)
        await pilot.press(">")
        await until(pilot, "Version 2 of 2, “in German”, incomplete.")
        assert not stored(pilot).complete


async def test_a_revision_of_which_nothing_came_leaves_the_draft() -> None:
    replies = [answer(TOLD), Reply((chunk(role="assistant"), 30.0))]
    async with FakeServer(replies) as server, app(with_model(server.base_url)) as pilot:
        await to_draft(pilot)
        await revise(pilot, "warmer")
        await met(pilot, lambda: len(server.drafts) == 2, "the second request")
        await pilot.press("escape")
        await gone(pilot, "Esc stops")
        assert editor(pilot).text == stored(pilot).body == BODY and stored(pilot).complete
        assert said(pilot) == [""]


async def test_a_subject_that_a_model_leaves_out_stays() -> None:
    replies = [answer("Subject: Your locks\n\n" + TOLD), answer(GERMAN)]
    async with FakeServer(replies) as server, app(with_model(server.base_url), fill=support.by_email) as pilot:
        await to_draft(pilot)
        await revise(pilot, "in German")
        await until(pilot, "Version 2 of 2")
        assert stored(pilot).subject == support.page(pilot).query_one("#subject", Input).value == "Your locks"
