"""A message that a gate holds back: why, a warm-up instead, writing it knowingly, and nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from assistant.rhythm.event import Event
from assistant.tui.screens.gate import GateScreen
from assistant.tui.widgets.ask_field import AskField
from assistant.workspace import Workspace
from tests.tui import support
from tests.tui.support import CONFIG, app, by_email, editor, met, page, space, stored, to_compose, until

POSITION = "the storage engineer role"
EARLY = "asks much of somebody who has not answered or met you yet, as Mara has not"


async def to_referral(pilot: Pilot[None], asked: str = POSITION) -> None:
    """A page for a referral, with this typed."""
    screen = await to_compose(pilot)
    screen.desk.choose_kind("referral")
    screen.query_one(AskField).insert(asked)


async def at_the_gate(pilot: Pilot[None]) -> None:
    await met(pilot, lambda: isinstance(pilot.app.screen, GateScreen), "the gate")
    await pilot.pause()


def waiting(to: Workspace) -> None:
    """Somebody who was asked something nine days ago."""
    by_email(to)
    day = (date.today() - timedelta(days=9)).isoformat()
    to.events.add(Event(1, "sent", day, message_kind="question", channel="email", asks=True))


async def test_a_big_ask_is_held_back_with_the_reason_and_nothing_is_lost() -> None:
    async with app(fill=by_email) as pilot:
        await to_referral(pilot)
        await pilot.press("enter")
        await at_the_gate(pilot)
        await until(pilot, "Held back: a referral", EARLY, "w Write something else first: a warm-up.", "O Write it all")
        await pilot.press("escape")
        await pilot.pause()
        assert page(pilot).query_one(AskField).text == POSITION and page(pilot).desk.kind == "referral"
        draft = space(pilot).drafts.unfinished()
        assert draft is not None and (draft.about, draft.body, draft.forced) == (POSITION, "", "")


async def test_the_warm_up_is_one_key_away_and_what_was_typed_stays() -> None:
    async with app(fill=by_email) as pilot:
        await to_referral(pilot)
        await pilot.press("enter")
        await at_the_gate(pilot)
        await pilot.press("w")
        await until(pilot, "A warm-up now.", "What would you like to talk about?")
        field = page(pilot).query_one(AskField)
        assert field.text == POSITION and pilot.app.focused is field
        await pilot.press("enter")
        await until(pilot, "Drafted.")
        assert (stored(pilot).kind, stored(pilot).forced) == ("warm-up", "")


async def test_with_nothing_typed_the_warm_up_is_written_at_once() -> None:
    async with app(fill=by_email) as pilot:
        await to_referral(pilot, "")
        await pilot.press("enter")
        await at_the_gate(pilot)
        await pilot.press("w")
        await until(pilot, "Drafted.")
        assert stored(pilot).kind == "warm-up" and editor(pilot).text


async def test_a_warm_up_goes_where_it_suits() -> None:
    """A referral does not go into a note of 300 characters, and a warm-up neither."""
    async with app(fill=by_email) as pilot:
        await to_referral(pilot)
        page(pilot).desk.channel = "linkedin-note"
        await pilot.press("enter")
        await at_the_gate(pilot)
        await pilot.press("w")
        await until(pilot, "A warm-up now.")
        assert page(pilot).desk.channel in {one.id for one in space(pilot).suited("warm-up")}


@pytest.mark.parametrize("typed", [POSITION, ""], ids=["typed", "nothing typed"])
async def test_overridden_it_is_written_recorded_and_never_asked_again(typed: str) -> None:
    async with app(fill=by_email) as pilot:
        await to_referral(pilot, typed)
        await pilot.press("enter")
        await at_the_gate(pilot)
        await pilot.press("O")
        if not typed:  # it still needs to know which position; that is asked for as ever
            await until(pilot, "Which position?")
            page(pilot).query_one(AskField).insert(POSITION)
            await pilot.press("enter")
        await until(pilot, "Drafted.", "Written although it is held back (too-early); that is recorded.")
        assert stored(pilot).forced == "too-early"
        await pilot.press("a")
        await until(pilot, "Drafted.")
        await pilot.press("c")
        await until(pilot, "Saved in", "s Sent")
        await pilot.press("s")
        await until(pilot, "Noted as sent today.")
        (event,) = space(pilot).events.of(1)
        assert (event.forced, event.message_kind) == ("too-early", "referral")


async def test_another_kind_is_another_question() -> None:
    async with app(fill=by_email) as pilot:
        await to_referral(pilot)
        await pilot.press("enter")
        await at_the_gate(pilot)
        await pilot.press("O")
        await until(pilot, "Drafted.")
        page(pilot).desk.choose_kind("question")
        assert stored(pilot).forced == ""
        page(pilot).desk.choose_kind("introduction")
        await pilot.press("a")
        await at_the_gate(pilot)


@pytest.mark.parametrize("key", ["enter", "a", "v"])
async def test_a_second_ask_waits_however_it_is_asked_for(key: str) -> None:
    async with app(fill=waiting) as pilot:
        screen = await to_compose(pilot)
        screen.desk.choose_kind("question")
        if key != "enter":
            await pilot.press("tab", "enter")
            editor(pilot).insert("Hi Mara, what broke?")
            await pilot.press("escape")
        else:
            screen.query_one(AskField).insert(support.ASKED)
        await pilot.press(key)
        await at_the_gate(pilot)
        await until(pilot, "You asked Mara something on", "another ask waits", "O Write it all the same")
        assert "Write something else first" not in support.words(pilot)
        await pilot.press("w")
        await pilot.pause()
        assert isinstance(pilot.app.screen, GateScreen)
        await pilot.press("O")
        if key == "v":
            await until(pilot, "Take", "Next")
        else:
            await until(pilot, "Drafted.", "open-thread")
            assert stored(pilot).forced == "open-thread"


async def test_a_revision_of_what_was_sent_is_no_second_ask_but_another_message_is() -> None:
    async with app(fill=by_email) as pilot:
        await support.to_draft(pilot)
        await pilot.press("c")
        await until(pilot, "s Sent")
        await pilot.press("s")
        await until(pilot, "Noted as sent")
        await pilot.press("r", "1")
        await until(pilot, "goes back")
        await pilot.press("a")
        await at_the_gate(pilot)


async def test_the_list_of_kinds_says_what_is_held_back_and_why() -> None:
    async with app(fill=by_email, size=(80, 24)) as pilot:
        await to_compose(pilot)
        await pilot.press("f2")
        await until(pilot, "A referral held back now", "An introduction held back now")
        assert "A question held back" not in support.words(pilot)
        choices = pilot.app.screen.query_one(OptionList)
        choices.highlighted = choices.get_option_index("referral")
        await until(pilot, EARLY)
        await pilot.press("enter")  # it can be chosen all the same; the gate stands before writing
        await until(pilot, "A referral ·")
        await pilot.press("enter")
        await at_the_gate(pilot)


async def test_thanks_go_at_any_time() -> None:
    async with app(fill=waiting) as pilot:
        screen = await to_compose(pilot)
        screen.desk.choose_kind("offer")
        screen.query_one(AskField).insert("review your talk")
        await pilot.press("enter")
        await until(pilot, "Drafted.")


async def test_one_first_message_too_many_is_a_word_and_no_gate() -> None:
    def strangers(to: Workspace) -> None:
        by_email(to)
        for number in range(2, 7):
            support.mara(to, f"Somebody {number}")
            to.events.add(Event(number, "sent", date.today().isoformat(), asks=True))

    async with app(fill=strangers) as pilot:
        await pilot.press(*"lindqvist")
        await support.to_draft(pilot)
        await until(pilot, "first message number 6 to a stranger within seven days")
    support.forget()
    few = replace(CONFIG, rhythm=replace(CONFIG.rhythm, first_messages=9))
    async with app(few, fill=strangers) as pilot:
        await pilot.press(*"lindqvist")
        await support.to_draft(pilot)
        assert "first message number" not in support.words(pilot)


async def test_what_is_typed_by_hand_is_held_back_at_the_door() -> None:
    async with app(fill=by_email) as pilot:
        await to_referral(pilot)
        await pilot.press("tab", "enter")
        editor(pilot).insert("Hi Mara,\n\nwould you refer me?\n\nAda Example")
        await pilot.press("escape", "c")
        await until(pilot, "Not copied:", EARLY, "C copies all the same.")
        await pilot.press("C")
        await until(pilot, "Saved in")
        assert "too-early" in stored(pilot).forced.split(",")


async def test_keys_that_were_changed_stand_in_the_dialog() -> None:
    async with app(replace(CONFIG, keys={"override-gate": "f"}), fill=by_email) as pilot:
        await to_referral(pilot)
        await pilot.press("enter")
        await until(pilot, "f Write it all the same", "w Write something else")
        await pilot.press("f")
        await until(pilot, "Drafted.")
