"""From a draft to a message that went out: held back, copied, sent, and what came back."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from textual.widgets import Input, OptionList

from assistant.handoff.clipboard import Copied
from assistant.rhythm.event import Event
from assistant.rhythm.threads import threads
from tests.tui import support
from tests.tui.support import by_email, editor, gone, met, page, space, stored, to_draft, typed, until


async def test_x_takes_a_cut_off_draft_as_finished_by_hand() -> None:
    """What is incomplete and was edited may be called whole; then nothing holds it back."""
    async with support.app() as pilot:
        screen = await to_draft(pilot)
        with space(pilot).store.transaction():
            space(pilot).store.execute("UPDATE drafts SET complete = 0, reason = 'The line was cut.'")
        screen.desk.draft = stored(pilot)
        await pilot.press("e")
        await typed(pilot, " Yes")
        await pilot.press("escape")
        await until(pilot, "incomplete", "x Fix")
        text = editor(pilot).text
        await pilot.press("c")
        await until(pilot, "Not copied")
        assert not support.copied_files()
        await pilot.press("x")
        await until(pilot, "Taken as finished")
        assert stored(pilot).complete
        await pilot.press("c")
        await until(pilot, "Saved in")
        assert support.copied_files() == [text]
        assert stored(pilot).forced == ""


async def test_held_back_says_why_and_copies_nothing() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        await pilot.press("e")
        editor(pilot).insert(" Write to eve@elsewhere.example")
        await pilot.press("escape")
        await until(pilot, "foreign-contact")
        await pilot.press("c")
        await until(pilot, "Not copied", "C copies all the same")
        assert not support.copied_files()
        assert stored(pilot).state == "drafted"
        await pilot.press("C")
        await until(pilot, "Saved in")
        assert support.copied_files() == [stored(pilot).body]
        assert stored(pilot).forced == "foreign-contact"
        await pilot.press("s")
        await until(pilot, "Noted as sent today.")
        assert space(pilot).events.of(stored(pilot).person_id)[0].forced == "foreign-contact"


async def test_a_second_ask_is_held_back_while_the_first_is_open_and_overriding_is_recorded() -> None:
    async with support.app() as pilot:
        workspace = space(pilot)
        await to_draft(pilot)
        first = stored(pilot)
        asked = Event(first.person_id, "sent", date.today().isoformat(), message_kind="question", asks=True)
        workspace.events.add(asked)
        await pilot.press("c")
        await until(pilot, "Not copied: You asked Mara something today", "C copies all the same")
        assert not support.copied_files()
        await pilot.press("C")
        await until(pilot, "Saved in")
        assert stored(pilot).forced == "open-thread"
        await pilot.press("s")
        await until(pilot, "Noted as sent today.")
        assert workspace.events.of(first.person_id)[0].forced == "open-thread"


async def test_a_subject_that_is_held_back_goes_with_its_own_key() -> None:
    async with support.app(fill=by_email) as pilot:
        await to_draft(pilot)
        subject = page(pilot).query_one("#subject", Input)
        subject.value = "See eve@elsewhere.example"
        await until(pilot, "foreign-contact")
        await pilot.press("y")
        await until(pilot, "Not copied", "Y copies it all the same")
        assert not support.copied_files()
        await pilot.press("Y")
        await until(pilot, "Saved in")
        assert support.copied_files() == ["See eve@elsewhere.example"]
        assert stored(pilot).forced == "foreign-contact"


async def test_a_channel_with_a_subject_shows_the_field() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        subject = page(pilot).query_one("#subject", Input)
        assert subject.styles.display == "none"
        await pilot.press("h")
        await until(pilot, "Where does it go?")
        choices = pilot.app.screen.query_one(OptionList)
        choices.highlighted = choices.get_option_index("email")
        await pilot.press("enter")
        await until(pilot, "a writes it for there.", "E-mail", "Subject")
        assert subject.display
        await pilot.press("a")
        await until(pilot, "Drafted.")
        await met(pilot, lambda: bool(subject.value), "a subject")
        assert stored(pilot).subject == subject.value
        await until(pilot, "e Edit")
        await pilot.press("y")
        await until(pilot, "Saved in")
        assert support.copied_files() == [subject.value]


async def test_copied_then_sent_opens_a_thread_and_a_reply_is_noted() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        assert "s Sent" not in support.words(pilot)
        await pilot.press("s")
        draft = stored(pilot)
        assert not space(pilot).events.of(draft.person_id)
        await pilot.press("c")
        await until(pilot, "Saved in", "s when you have sent it")
        assert support.copied_files() == [draft.body]
        await until(pilot, "s Sent")
        await pilot.press("s")
        await until(pilot, "Noted as sent today.")
        await gone(pilot, "s Sent")
        (event,) = space(pilot).events.of(draft.person_id)
        assert (event.kind, event.asks, event.draft_id, event.channel) == ("sent", True, draft.id, "x-dm")
        (thread,) = threads(space(pilot).events.of(draft.person_id), 30, date.fromisoformat(event.date))
        assert thread.closed is None
        await pilot.press("l")
        await until(pilot, "What happened?")
        await pilot.press("enter")
        await until(pilot, "What they said")
        await support.typed(pilot, "They cut the power at night.")
        await pilot.press("enter")
        await until(pilot, "Noted: replied, today.")
        assert space(pilot).events.of(draft.person_id)[0].note == "They cut the power at night."
        assert space(pilot).brief(space(pilot).people.get(draft.person_id), "question", "x-dm").past.replied
        kinds = [one.kind for one in space(pilot).events.of(draft.person_id)]
        assert sorted(kinds) == ["replied", "sent"]
        (thread,) = threads(space(pilot).events.of(draft.person_id), 30, date.fromisoformat(event.date))
        assert thread.how == "reply"


async def test_sent_a_second_time_is_nothing() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        await pilot.press("c")
        await until(pilot, "s Sent")
        await pilot.press("s", "s", "s")
        await until(pilot, "Noted as sent today.")
        assert len(space(pilot).events.of(stored(pilot).person_id)) == 1


async def test_e_after_copying_makes_it_unfinished_again() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        await pilot.press("c")
        await until(pilot, "s Sent")
        await pilot.press("e")
        await typed(pilot, "!")
        await pilot.press("escape", "escape")
        await until(pilot, "Unfinished, to Mara Lindqvist")


async def test_what_is_typed_while_it_is_copied_is_not_lost() -> None:
    async with support.app() as pilot:
        screen = await to_draft(pilot)
        copy = screen.desk.copy

        def slowly(*, force: bool, terminal: Callable[[str], bool]) -> Copied:
            before = screen.desk.draft
            time.sleep(0.7)
            screen.desk.draft = before  # what a slow clipboard works from
            return copy(force=force, terminal=terminal)

        screen.desk.copy = slowly  # type: ignore[method-assign]
        await pilot.press("c", "e", "!")
        await until(pilot, "Saved in")
        await met(pilot, lambda: stored(pilot).body == editor(pilot).text, "all that was typed in the store")
        assert editor(pilot).text.endswith("!")
        assert support.copied_files() == [editor(pilot).text[:-1]]


async def test_copied_stays_copied_when_leaving() -> None:
    async with support.app(fill=by_email) as pilot:
        await to_draft(pilot)
        page(pilot).query_one("#subject", Input).insert_text_at_cursor("Locks, ")
        await pilot.press("c")
        await until(pilot, "Saved in", "s Sent")
        await pilot.press("q", "escape")
        await until(pilot, "1 person")
        assert "Unfinished" not in support.words(pilot)
        assert stored(pilot).state == "copied"
