"""The voice in the app: what was learnt and samples on a screen, and a sent letter kept when the person says so."""

from __future__ import annotations

from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from assistant.drafting.draft import Draft, Written
from assistant.tui.screens.compose import ComposeScreen
from assistant.tui.screens.voice import KeepScreen, SampleForm, VoiceScreen
from assistant.workspace import Workspace
from tests.tui import support
from tests.tui.support import app, editor, gone, lines, met, space, stored, to_draft, typed, until

LETTER = "Hey Nils, which lock was the worst of them? We are about to take ours out."


def wrote(to: Workspace) -> None:
    """Somebody, two letters to them that a hand changed, and a sample."""
    person = support.mara(to)
    for noun in ("zeppelins", "quokkas"):
        draft = to.drafts.add(Draft(person.id, "question", "x-dm", body=f"Hey Mara, which of the {noun}?"))
        body = f"Hi Mara, I really would love to know which of the {noun} it was, no hurry at all. Was it?"
        to.drafts.version(draft.id, Written(body=body, complete=True), "writer")
        to.sent(draft, date.today())
    to.voice.samples.add(LETTER, language="en", origin="letter.txt")


async def voice(pilot: Pilot[None]) -> VoiceScreen:
    await pilot.press("f6")
    await met(pilot, lambda: isinstance(pilot.app.screen, VoiceScreen), "the voice")
    await pilot.pause()
    assert isinstance(pilot.app.screen, VoiceScreen)
    return pilot.app.screen


async def test_at_first_it_says_how_to_begin() -> None:
    async with app(size=(80, 24)) as pilot:
        await voice(pilot)
        await until(pilot, "How you write", "Nothing is known of how you write yet", "a Add sample Esc Back F1 Help")
        await pilot.press("space", "d", "f6")
        assert isinstance(pilot.app.screen, VoiceScreen)
        await pilot.press("escape")
        await gone(pilot, "How you write")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_line_is_switched_off_and_on(size: tuple[int, int]) -> None:
    async with app(fill=wrote, size=size) as pilot:
        await voice(pilot)
        await until(
            pilot, "✓ You begin with “Hey”: 2 of the last 2 letters", "Sample 1, letter.txt: Hey Nils", "Space On"
        )
        assert space(pilot).voice.style("en", "dm").greeting == "Hey"
        await pilot.press("space")
        await until(pilot, "Off: drafts do not follow it.", "to begin. off")
        assert space(pilot).voice.style("en", "dm").greeting == ""
        await pilot.press("space")
        await until(pilot, "Drafts follow it again.")
        assert space(pilot).voice.style("en", "dm").greeting == "Hey"
        await pilot.press("enter")
        await until(pilot, "Off: drafts do not follow it.")
        assert all(len(line) <= size[0] for line in lines(pilot))


async def test_forgetting_takes_two_presses() -> None:
    async with app(fill=wrote, size=(80, 24)) as pilot:
        await voice(pilot)
        await pilot.press("d")
        await until(pilot, "d again forgets what was learnt of it.")
        await pilot.press("down", "d")
        assert "greeting" in [line.id for line in space(pilot).voice.lines()]
        await pilot.press("up", "d", "d")
        await until(pilot, "Forgotten")
        assert "greeting" not in [line.id for line in space(pilot).voice.lines()]
        await pilot.press("end", "space", "d")
        await until(pilot, "d again deletes the sample for good.")
        await pilot.press("d")
        await until(pilot, "Deleted.")
        assert space(pilot).voice.samples.all() == []


async def test_a_text_is_pasted_and_kept_once_it_is_known_that_it_travels() -> None:
    async with app(size=(80, 24)) as pilot:
        await voice(pilot)
        await pilot.press("a", "tab")
        await until(pilot, "There is no text in it", "Tab Keep")
        await typed(pilot, "Hey Nils, write to ada@example.com")
        await pilot.press("tab")
        await until(pilot, "Samples travel in prompts about other people", "It holds an e-mail address.", "Enter Keep")
        await pilot.press("escape")
        await met(pilot, lambda: isinstance(pilot.app.screen, SampleForm), "the field")
        assert space(pilot).voice.samples.all() == []
        await pilot.press("escape")
        await met(pilot, lambda: isinstance(pilot.app.screen, VoiceScreen), "the voice")
        await pilot.press("a")
        await until(pilot, "write to ada@example.com")
        pilot.app.screen.query_one(TextArea).load_text(LETTER)
        await pilot.press("tab")
        await until(pilot, "Keep this as a sample of how you write?")
        await pilot.press("enter")
        await until(pilot, "Kept as sample 1.", "Sample 1: Hey Nils")
        assert [sample.text for sample in space(pilot).voice.samples.all()] == [LETTER]
        await pilot.press("a")
        await until(pilot, "A letter that you wrote")
        assert pilot.app.screen.query_one(TextArea).text == ""
        pilot.app.screen.query_one(TextArea).load_text(LETTER)
        await pilot.press("tab", "enter")
        await until(pilot, "That text is sample 1 already")
        await pilot.press("escape", "escape", "escape")
        await met(pilot, lambda: len(pilot.app.screen_stack) == 1, "the people")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_only_what_was_sent_is_kept_and_only_when_the_person_says_so(size: tuple[int, int]) -> None:
    async with app(size=size) as pilot:
        await to_draft(pilot)
        await pilot.press("S")
        await pilot.pause(0.1)
        assert not isinstance(pilot.app.screen, KeepScreen)
        await pilot.press("c")
        await until(pilot, "Saved in")
        await pilot.press("S")
        await pilot.pause(0.1)
        assert isinstance(pilot.app.screen, ComposeScreen)
        await pilot.press("s")
        await until(pilot, "Noted as sent today.", "S Sample")
        assert space(pilot).voice.samples.all() == []
        await pilot.press("S")
        await until(pilot, "Samples travel in prompts about other people", "Esc Not now")
        await pilot.press("escape")
        await until(pilot, "Nothing was kept.")
        assert space(pilot).voice.samples.all() == []
        await pilot.press("S")
        await until(pilot, "Keep this as a sample")
        await pilot.press("enter")
        await until(pilot, "Kept as sample 1")
        assert [(one.text, one.draft_id) for one in space(pilot).voice.samples.all()] == [
            (editor(pilot).text, stored(pilot).id)
        ]
        await pilot.press("S")
        await until(pilot, "It is sample 1 already")
        space(pilot).remove_draft(stored(pilot).id)
        assert space(pilot).voice.samples.all() == []


async def test_what_is_edited_and_sent_here_is_learnt() -> None:
    async with app() as pilot:
        for _ in range(2):
            await to_draft(pilot)
            await pilot.press("e")
            editor(pilot).load_text("Dear Mara, which of them?")
            await pilot.press("escape", "c")
            await until(pilot, "Saved in")
            await pilot.press("s")
            await until(pilot, "Noted as sent today.")
            space(pilot).log(
                space(pilot).people.find("mara"), "replied", date.today()
            )  # so that she may be asked again
            await pilot.press("N")
            await gone(pilot, "Noted as sent")
            await pilot.press("escape")
            await met(pilot, lambda: len(pilot.app.screen_stack) == 1, "the people")
        assert space(pilot).voice.style("en", "dm").greeting == "Dear"
        await to_draft(pilot)
        assert editor(pilot).text.startswith("Dear Mara, ")
