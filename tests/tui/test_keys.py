"""The registry of actions, and everything that reads it: bindings, footer, help, palette, [keys]."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from textual.binding import Binding
from textual.pilot import Pilot

from assistant.errors import Refused
from assistant.tui.actions import ACTIONS, PLACES, key_name, keymap
from assistant.tui.app import OutreachApp
from assistant.tui.screens.choose import Choices, ChooseScreen
from assistant.tui.screens.compose import ComposeScreen
from assistant.tui.screens.consent import ConsentScreen
from assistant.tui.screens.difference import DifferenceScreen
from assistant.tui.screens.facts import FactsScreen
from assistant.tui.screens.findings import FindingsScreen
from assistant.tui.screens.form import FormInput, FormScreen
from assistant.tui.screens.gate import GateScreen
from assistant.tui.screens.gathering import GatherScreen, SourcesField
from assistant.tui.screens.history import HistoryScreen
from assistant.tui.screens.hunt import HuntScreen
from assistant.tui.screens.importing import ImportScreen
from assistant.tui.screens.newcomers import NewcomersScreen
from assistant.tui.screens.pairs import PairsScreen
from assistant.tui.screens.prep import PrepScreen
from assistant.tui.screens.proposed import ProposedScreen
from assistant.tui.screens.questions import QuestionsScreen
from assistant.tui.screens.revise import Instruction
from assistant.tui.screens.start import StartScreen
from assistant.tui.screens.today import TodayScreen
from assistant.tui.screens.variants import VariantsScreen
from assistant.tui.screens.voice import KeepScreen, SampleForm, VoiceScreen
from assistant.tui.widgets.ask_field import AskField
from assistant.tui.widgets.draft_editor import DraftEditor
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.search_field import SearchField
from tests.tui import support
from tests.tui.support import CONFIG, app, gone, lines, met, page, stored, to_compose, to_draft, until

WHERE: dict[str, type] = {
    "everywhere": OutreachApp,
    "search": SearchField,
    "start": StartScreen,
    "today": TodayScreen,
    "history": HistoryScreen,
    "ask": AskField,
    "compose": ComposeScreen,
    "draft": ComposeScreen,
    "edit": DraftEditor,
    "findings": FindingsScreen,
    "facts": FactsScreen,
    "field": FormInput,
    "form": FormScreen,
    "gate": GateScreen,
    "hunt": HuntScreen,
    "prep": PrepScreen,
    "consent": ConsentScreen,
    "variants": VariantsScreen,
    "revise": Instruction,
    "difference": DifferenceScreen,
    "questions": QuestionsScreen,
    "voice": VoiceScreen,
    "sample": SampleForm,
    "keep": KeepScreen,
    "choices": Choices,
    "list": ChooseScreen,
    "import": ImportScreen,
    "sources": SourcesField,
    "gather": GatherScreen,
    "proposed": ProposedScreen,
    "pairs": PairsScreen,
    "newcomers": NewcomersScreen,
}


def test_every_place_is_known() -> None:
    assert set(WHERE) == set(PLACES) == {action.place for action in ACTIONS}


def test_ids_are_unique_and_say_what_they_do() -> None:
    assert [name for name, count in Counter(action.id for action in ACTIONS).items() if count > 1] == []
    assert [action.id for action in ACTIONS if not action.help.endswith((".", ")."))] == []


def test_no_key_does_two_things_in_one_place() -> None:
    keys = Counter((WHERE[one.place], key) for one in ACTIONS for key in one.key.split(","))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_has_its_method_and_its_binding(action: object) -> None:
    one = next(known for known in ACTIONS if known is action)
    owner = WHERE[one.place]
    assert callable(getattr(owner, f"action_{one.method}", None))
    bound = [binding for binding in owner.BINDINGS if isinstance(binding, Binding) and binding.id == one.id]  # type: ignore[attr-defined]
    assert [(binding.key, binding.action) for binding in bound] == [(one.key, one.method)]


def footer_keys(pilot: Pilot[None]) -> list[str]:
    """The keys that the footer shows, as they are to be pressed."""
    return [press for *_, press in pilot.app.screen.query_one(KeyFooter)._laid_out()]


Sight = tuple[tuple[int, ...], tuple[str, ...], int, object, tuple[int, ...]]


def sight(pilot: Pilot[None]) -> Sight:
    """Everything that a key could change: screens, words, focus, cursor, what was copied."""
    focused = pilot.app.focused
    cursor = getattr(focused, "cursor_location", getattr(focused, "cursor_position", None))
    files = tuple(path.stat().st_ino for path in support.home().outbox.glob("*"))
    return (tuple(id(one) for one in pilot.app.screen_stack), tuple(lines(pilot)), id(focused), cursor, files)


async def start(pilot: Pilot[None]) -> None:
    await until(pilot, "1 person")


async def asking(pilot: Pilot[None]) -> None:
    await to_compose(pilot)


async def editing(pilot: Pilot[None]) -> None:
    await to_draft(pilot)
    await pilot.press("e")


async def drafted(pilot: Pilot[None]) -> None:
    await to_draft(pilot)


async def found(pilot: Pilot[None]) -> None:
    await to_draft(pilot)
    await pilot.press("e")
    page(pilot).editor.insert(" {{name}}")
    await pilot.press("escape")
    await until(pilot, "n Next")


async def copied(pilot: Pilot[None]) -> None:
    await to_draft(pilot)
    await pilot.press("c")
    await until(pilot, "s Sent")


async def facts(pilot: Pilot[None]) -> None:
    await to_draft(pilot)
    await pilot.press("f")
    await until(pilot, "What you know about")


async def form(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+n")
    await until(pilot, "Add a person")


async def choosing(pilot: Pilot[None]) -> None:
    await to_draft(pilot)
    await pilot.press("k")
    await until(pilot, "What kind of message?")


SCENES = {
    "start": (start, "Write Add person Edit Facts Today Import Help"),
    "asking": (asking, "Draft Questions Kind Facts Channel Back Help"),
    "editing": (editing, "Done Help"),
    "drafted": (drafted, "Copy Edit Revise Again Undo Hand over Facts Kind Channel Writer Back Help"),
    "found": (found, "Copy Next Edit Revise Again Undo Hand over Facts Kind Channel Writer Back Help"),
    "copied": (copied, "Copy Sent Edit Revise Again Undo Hand over Facts Kind Channel Writer Back Help"),
    "facts": (facts, "Tick Add Edit Gather Delete Done Help"),
    "form": (form, "Save Back Help"),
    "choosing": (choosing, "Choose Back Help"),
}


@pytest.mark.parametrize("name", SCENES)
async def test_the_footer_offers_just_what_works(name: str) -> None:
    """Each key that stands there changes something that can be seen when it is pressed."""
    reach, labels = SCENES[name]
    keys: list[str] = []
    at = 0
    while not keys or at < len(keys):
        async with app() as pilot:
            await reach(pilot)
            await pilot.pause()
            if not keys:
                keys = footer_keys(pilot)
                shown = " ".join(label for _, _, _, label, _ in pilot.app.screen.query_one(KeyFooter)._laid_out())
                assert shown == labels
            same = True
            while same and at < len(keys):
                before = sight(pilot)
                await pilot.press(keys[at])
                await met(pilot, lambda before=before: sight(pilot) != before, f"{keys[at]!r} to do something")  # type: ignore[misc]
                at += 1
                # Where Esc leads back to just what was there, the next key is pressed in the same app.
                same = len(pilot.app.screen_stack) > len(before[0]) and await led_back(pilot, before)
        support.forget()


async def led_back(pilot: Pilot[None], before: Sight) -> bool:
    """Whether Esc shows again what was there before."""
    await pilot.press("escape")
    await pilot.pause()
    return sight(pilot) == before


async def test_a_remapped_key_works_and_the_footer_and_the_help_show_it() -> None:
    config = replace(CONFIG, keys={"copy": "v", "add-person": "ctrl+y"})
    async with app(config, size=(80, 200)) as pilot:
        assert "^y Add person" in lines(pilot)[-1]
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1
        await to_draft(pilot)
        assert "v Copy" in lines(pilot)[-1] and "c Copy" not in lines(pilot)[-1]
        await pilot.press("c")
        await pilot.pause(0.1)
        assert not support.copied_files()
        await pilot.press("v")
        await until(pilot, "Saved in")
        assert support.copied_files() == [stored(pilot).body]
        await pilot.press("f1")
        await until(pilot, "v copy", "^y add-person")


async def test_the_key_that_drafts_can_be_another() -> None:
    async with app(replace(CONFIG, keys={"draft": "ctrl+d"})) as pilot:
        await to_compose(pilot)
        await until(pilot, "^d Draft")
        await pilot.press("enter", "a")
        await pilot.pause(0.1)
        assert page(pilot).query_one(AskField).text == "\na" and not page(pilot).editor.text
        await pilot.press("ctrl+d")
        await until(pilot, "Drafted.")


def test_an_unknown_action_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused, match=r"'copi', which is no action of the app\. Did you mean 'copy'\?"):
        keymap({"copi": "v"})
    with pytest.raises(Refused, match=r"no action of the app\.$"):
        keymap({"zzzzzz": "v"})


async def test_help_shows_every_action_and_closes() -> None:
    async with app(size=(120, 320)) as pilot:
        await pilot.press("f1")
        await until(pilot, "The program never sends")
        seen = support.words(pilot)
        assert [one.id for one in ACTIONS if f"{key_name(one.key)} {one.id} {one.help}" not in seen] == []
        for key in ("escape", "f1", "q", "question_mark"):
            await pilot.press(key)
            await gone(pilot, "The program never sends")
            await pilot.press("f1")
            await until(pilot, "The program never sends")


async def test_help_scrolls_in_a_small_window() -> None:
    async with app(size=(80, 24)) as pilot:
        await pilot.press("f1")
        await until(pilot, "The program never sends")
        assert "Keys can be changed" not in support.words(pilot)
        await pilot.press("end")
        await until(pilot, "Keys can be changed")


async def test_the_palette_has_what_works_here() -> None:
    async with app() as pilot:
        await to_draft(pilot)
        commands = {command.title for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert {"Copy", "Edit", "Kind", "Channel", "Theme", "Quit", "Help"} <= commands
        assert not {"Sent", "Next", "Add person", "Tick"} & commands
        await pilot.press("ctrl+p")
        await until(pilot, "Search for commands")
        await pilot.press(*"copy it", *["backspace"] * 3)
        await until(pilot, "Copy the message; you send it yourself.")
        await pilot.press("enter")
        await until(pilot, "Saved in")
        assert support.copied_files() == [stored(pilot).body]


async def test_a_theme_that_is_chosen_stays_chosen() -> None:
    async with app() as pilot:
        pilot.app.theme = "nord"
        await met(pilot, lambda: 'theme = "nord"' in support.home().config.read_text(), "the theme in config.toml")
    async with app(fill=lambda _: None) as pilot:
        assert pilot.app.theme == "nord"
