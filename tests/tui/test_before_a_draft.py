"""The page before there is a draft: what it will be can be changed, and no letter that is typed runs a key."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from assistant.drafting.draft import Draft
from assistant.people.person import Person
from assistant.rhythm.event import Event
from assistant.tui.screens.choose import ChooseScreen
from assistant.tui.widgets.ask_field import AskField
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.workspace import Workspace
from tests.tui.support import (
    ASKED,
    CONFIG,
    app,
    by_email,
    editor,
    lines,
    mara,
    met,
    page,
    to_compose,
    to_draft,
    typed,
    until,
)


def asked(pilot: Pilot[None]) -> AskField:
    return page(pilot).query_one(AskField)


def ago(days: int) -> str:
    return (date.today() - timedelta(days=days)).isoformat()


async def take(pilot: Pilot[None], id: str) -> None:
    """Take this one of the list that is open."""
    await met(pilot, lambda: isinstance(pilot.app.screen, ChooseScreen), "the list")
    choices = pilot.app.screen.query_one(OptionList)
    choices.highlighted = choices.get_option_index(id)
    await pilot.press("enter")


# What it will be.


async def test_what_it_will_be_stands_there_with_the_keys_that_change_it() -> None:
    async with app(size=(80, 24)) as pilot:
        await to_compose(pilot)
        await until(pilot, "F2 A question · F8 X direct message · F3 3 facts · template")
        assert " ".join(label for *_, label, _ in pilot.app.screen.query_one(KeyFooter)._laid_out()) == (
            "Draft Questions Kind Facts Channel Back Help"
        )


async def test_the_kind_is_changed_from_the_field_and_typing_goes_on_there() -> None:
    async with app(fill=by_email) as pilot:
        await to_compose(pilot)
        await pilot.press("f2")
        await take(pilot, "offer")
        await until(pilot, "F2 An offer")
        await pilot.pause()
        assert pilot.app.focused is asked(pilot)
        await typed(pilot, "harbour tea")
        assert asked(pilot).text == "harbour tea" and page(pilot).desk.kind == "offer"


async def test_the_channel_and_the_facts_are_changed_from_the_field() -> None:
    async with app(fill=by_email) as pilot:
        await to_compose(pilot)
        await pilot.press("f8")
        await take(pilot, "linkedin-message")
        await until(pilot, "F8 LinkedIn message")
        await pilot.press("f3")
        await until(pilot, "What you know about")
        await pilot.press("space", "enter")
        await until(pilot, "F3 2 facts")
        assert pilot.app.focused is asked(pilot)


async def test_from_a_draft_that_is_not_there_one_comes_back_to_the_field() -> None:
    async with app(fill=by_email) as pilot:
        await to_compose(pilot)
        await pilot.press("tab", "f2")
        await take(pilot, "warm-up")
        await until(pilot, "F2 A warm-up")
        await met(pilot, lambda: pilot.app.focused is asked(pilot), "the field")


async def test_keys_that_were_changed_stand_in_the_line() -> None:
    async with app(replace(CONFIG, keys={"choose-kind": "f11"})) as pilot:
        await to_compose(pilot)
        await until(pilot, "F11 A question · F8 X direct message")
        await pilot.press("f11")
        await until(pilot, "What kind of message?")


# No letter runs a key.


async def test_letters_on_an_empty_draft_go_to_what_one_wants_to_ask() -> None:
    async with app(fill=by_email) as pilot:
        await to_compose(pilot)
        await pilot.press("tab")
        await typed(pilot, "the harbour team, clan")
        await until(pilot, "There is no draft yet, so what you type goes here.")
        assert asked(pilot).text == "the harbour team, clan" and pilot.app.focused is asked(pilot)
        assert len(pilot.app.screen_stack) == 2 and not editor(pilot).text


@pytest.mark.parametrize("letter", list("cdefghijklmnopqrstuvwxyzaACGHNPUXYm<>="))
async def test_no_letter_is_a_key_there(letter: str) -> None:
    async with app() as pilot:
        await to_compose(pilot)
        await pilot.press("tab", letter)
        await pilot.pause()
        assert asked(pilot).text == letter and len(pilot.app.screen_stack) == 2 and not editor(pilot).text


async def test_the_footer_offers_no_letter_there_and_the_palette_has_what_they_do() -> None:
    async with app() as pilot:
        await to_compose(pilot)
        await pilot.press("tab", "space")
        await until(pilot, "Enter By hand F2 Kind F3 Facts F8 Channel Esc Back F1 Help")
        assert "Edit" not in lines(pilot)[-1] and asked(pilot).text == ""
        titles = [command.title for command in pilot.app.get_system_commands(pilot.app.screen)]
        assert {"Kind", "Variants", "Log", "Prepare", "Writer"} <= set(titles)
        await pilot.press("ctrl+p")
        await until(pilot, "Search for commands")
        await pilot.press(*"variants")
        await until(pilot, "Three drafts, each from another angle.")
        await pilot.press("enter")
        await until(pilot, "Take")


async def test_enter_there_writes_by_hand() -> None:
    async with app() as pilot:
        await to_compose(pilot)
        await pilot.press("tab", "enter")
        await until(pilot, "editing; Esc ends")
        await typed(pilot, "Hi Mara")
        await pilot.press("escape")
        assert editor(pilot).text == "Hi Mara" and asked(pilot).text == ""
        await until(pilot, "c Copy", "k Kind")
        assert "F2" not in lines(pilot)[-1]  # k says it
        await pilot.press("f2")
        await until(pilot, "What kind of message?")


async def test_what_was_just_offered_is_a_key_all_the_same() -> None:
    async with app() as pilot:
        await to_compose(pilot)
        await pilot.press("tab")
        page(pilot)._offer("writer", "template")
        await pilot.press("w")
        await until(pilot, "No model is set")
        await pilot.press("shift+tab", "tab", "w")
        await until(pilot, "There is no draft yet")
        assert asked(pilot).text == "w"


async def test_a_draft_without_a_text_is_not_said_to_have_a_key() -> None:
    def left(to: Workspace) -> None:
        by_email(to)
        to.drafts.add(Draft(1, "question", "email", about="why not a server?"))

    async with app(fill=left) as pilot:
        await to_compose(pilot)
        await until(pilot, "Picked up where you left it")
        assert "N begins another" not in " ".join(lines(pilot))


# What is preset.


def befriended(to: Workspace) -> Person:
    """A friend who answered and has not been thanked; before them a referral was asked of somebody."""
    by_email(to)
    friend = mara(to, "Ann Moe", emails=("ann@moe.example",), closeness="friend")
    to.events.add(Event(friend.id, "replied", ago(2)))
    to.drafts.add(Draft(1, "referral", "email", body="Hi.", state="sent"))
    return friend


async def test_a_thank_you_that_is_due_is_preset_wherever_one_comes_from() -> None:
    async with app(fill=befriended) as pilot:
        await typed(pilot, "ann")
        await until(pilot, "1 person found")
        await to_compose(pilot)
        await until(pilot, "To Ann Moe", "F2 Thanks")


async def test_an_unfinished_draft_comes_before_what_is_due() -> None:
    def left(to: Workspace) -> None:
        friend = befriended(to)
        to.drafts.add(Draft(friend.id, "question", "email", about="why not a server?"))

    async with app(fill=left) as pilot:
        await typed(pilot, "ann")
        await until(pilot, "1 person found")
        await to_compose(pilot)
        await until(pilot, "F2 A question", "Picked up")


def test_a_preset_is_never_a_big_ask_nor_held_back() -> None:
    from tests.tui.support import workspace

    with workspace() as to:
        friend = befriended(to)
        assert to.preset(friend)[0] == "thanks"
        assert to.preset(friend, channel="linkedin-note")[0] == "question"  # thanks do not go there
        assert to.preset(friend, "offer")[0] == "offer"
        to.events.add(Event(friend.id, "sent", ago(1), message_kind="thanks", channel="email"))
        for big in ("referral", "introduction"):
            to.drafts.add(Draft(friend.id, big, "email", body="Hi.", state="sent"))
            assert to.preset(friend)[0] == "question"
        to.drafts.add(Draft(friend.id, "offer", "email", body="Hi.", state="sent"))
        assert to.preset(friend)[0] == "offer"
        to.drafts.add(Draft(friend.id, "thanks", "email", body="Hi.", state="sent"))
        assert to.preset(friend)[0] == "question"  # it was said
        to.events.add(Event(friend.id, "sent", ago(0), message_kind="question", channel="email", asks=True))
        kind, channel = to.preset(friend)
        assert kind == "congratulate" and not to.held(friend, kind)
        assert to.kinds.get(kind).suits(to.channel(channel))


async def test_a_text_that_was_taken_away_is_brought_back_by_its_letter() -> None:
    async with app() as pilot:
        await to_draft(pilot)
        text = editor(pilot).text
        await pilot.press("u")
        assert not editor(pilot).text
        await until(pilot, "u Undo")
        await pilot.press("U")
        assert editor(pilot).text == text and asked(pilot).text == ASKED
