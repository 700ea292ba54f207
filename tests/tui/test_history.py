"""A person's page: who they are, what is open, what happened; one key for each thing that happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from textual.pilot import Pilot

from assistant.people.person import Person
from assistant.settings.schema import Rhythm
from assistant.tui.screens.history import HistoryScreen
from assistant.tui.screens.start import StartScreen
from assistant.tui.widgets.lines_list import LinesList
from assistant.workspace import Workspace
from tests.tui.support import CONFIG, app, field, gone, lines, met, page, space, to_compose, to_draft, until, words
from tests.tui.test_today import ago, somebody

TODAY = date.today().isoformat()


def known(to: Workspace) -> None:
    """Somebody with whom something went each way, once held back, once privately."""
    somebody(
        to,
        "Sid Velankar",
        ("sent", 9, {"asks": True, "message_kind": "question", "channel": "x-dm", "forced": "too-early"}),
        ("met", 60, {"note": "Over tea, at the meet-up.", "private": True}),
        ("helped", 70, {"note": "Read his draft."}),
        company="Lowtide",
        role="Manager",
        city="Bengaluru",
        can_refer=True,
        tags=("schedulers",),
    )


async def to_page(pilot: Pilot[None]) -> HistoryScreen:
    await pilot.press("ctrl+l")
    await met(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen), "the page")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, HistoryScreen)
    return screen


def theirs(pilot: Pilot[None]) -> list[tuple[str, str, str]]:
    """Kind, day and note of all that is stored, newest first."""
    (person,) = space(pilot).people.everyone()
    return [(event.kind, event.date, event.note) for event in space(pilot).events.of(person.id)]


async def test_who_they_are_what_is_open_and_all_that_happened() -> None:
    config = replace(CONFIG, me=replace(CONFIG.me, company="Lowtide Ltd"), rhythm=Rhythm(goal="job-hunt"))
    async with app(config, fill=known) as pilot:
        await to_page(pilot)
        seen = words(pilot)
        for part in (
            "Sid Velankar Manager, Lowtide (your company)",
            "stranger · Bengaluru · has a say in hiring · #schedulers",
            "From you: 1 message, 1 favour. Together: 1 meeting.",
            "Waiting asked on",
            "an answer may come until",
            "Job hunt towards a referral, met.",
            "You sent “question” on x-dm (held back by too-early, sent all the same)",
            "You met (private) Over tea, at the meet-up.",
            "You helped Sid Read his draft.",
        ):
            assert part in seen, part
        assert seen.index("You sent") < seen.index("You met (private)") < seen.index("You helped")
        arrows = [letter for line in lines(pilot) for letter in "→←↔" if f"  {letter}  " in line]
        assert arrows == ["→", "↔", "→"]


async def test_without_a_hunt_there_is_no_hunt_and_elsewhere_is_not_yours() -> None:
    async with app(fill=known) as pilot:
        await to_page(pilot)
        assert "Job hunt" not in words(pilot) and "your company" not in words(pilot)


KEYS = {"r": "replied", "m": "met", "t": "talked", "a": "asked-me", "h": "helped-me", "g": "helped"}


@pytest.mark.parametrize("key", KEYS)
async def test_a_key_notes_it_for_today_at_once_and_u_takes_it_back(key: str) -> None:
    async with app(fill=lambda to: somebody(to, "Ida Moe")) as pilot:
        await to_page(pilot)
        await until(pilot, "Nothing has happened yet.")
        await pilot.press(key)
        await until(pilot, "Noted for today:", "u takes it back.")
        assert theirs(pilot) == [(KEYS[key], TODAY, "")]
        await gone(pilot, "Nothing has happened yet.")
        await pilot.press("u")
        await until(pilot, "Taken back.", "Nothing has happened yet.")
        assert theirs(pilot) == []
        assert "Undo" not in lines(pilot)[-1]


async def test_introductions_are_in_a_list() -> None:
    async with app(fill=lambda to: somebody(to, "Ida Moe")) as pilot:
        await to_page(pilot)
        await pilot.press("l")
        await until(pilot, "What happened?", "They introduced me to somebody", "I referred them")
        assert "We met" not in words(pilot)
        await pilot.press("down", "enter")
        await until(pilot, "Noted for today: Ida introduced you to somebody.")
        assert theirs(pilot) == [("introduced-me", TODAY, "")]


async def test_a_note_and_another_day_for_what_was_noted_last() -> None:
    async with app(fill=known) as pilot:
        await to_page(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HistoryScreen)
        await pilot.press("t")
        await until(pilot, "Noted for today: You talked.")
        await pilot.press("down", "n")  # wherever the cursor is by now
        await until(pilot, f"You talked, {TODAY}")
        field(pilot, "note").value = "The rota."
        field(pilot, "on").value = "3 days ago"
        await pilot.press("enter")
        await until(pilot, "Kept. u takes it back.", "The rota.")
        assert theirs(pilot)[0] == ("talked", ago(3), "The rota.")
        await pilot.press("n")
        await until(pilot, f"You talked, {ago(3)}")
        field(pilot, "private").value = "perhaps"
        await pilot.press("enter")
        await until(pilot, "Private is yes, or empty.")
        await pilot.press("escape", "u")
        await until(pilot, "As it was before.")
        assert theirs(pilot)[0] == ("talked", TODAY, "")
        await pilot.press("u")
        await until(pilot, "Taken back.")
        assert len(theirs(pilot)) == 3


async def test_e_edits_the_note_under_the_cursor_and_leaves_the_rest() -> None:
    async with app(fill=known) as pilot:
        await to_page(pilot)
        before = space(pilot).events.get(2)
        await pilot.press("down", "e")
        await until(pilot, f"You met, {before.date}")
        assert (field(pilot, "note").value, field(pilot, "private").value) == (before.note, "yes")
        field(pilot, "note").value = "Over coffee."
        await pilot.press("enter")
        await until(pilot, "Over coffee.")
        assert space(pilot).events.get(2) == replace(before, note="Over coffee.")


async def test_d_twice_deletes_and_another_key_between_spares_it() -> None:
    async with app(fill=known) as pilot:
        await to_page(pilot)
        await pilot.press("d")
        await until(pilot, "d again deletes it for good.")
        await pilot.press("down", "d", "up", "d")
        await until(pilot, "d again")
        assert len(theirs(pilot)) == 3
        await pilot.press("d")
        await until(pilot, "Deleted.")
        assert [kind for kind, *_ in theirs(pilot)] == ["met", "helped"]


async def test_enter_writes_what_is_due_with_them() -> None:
    def due(to: Workspace) -> None:
        somebody(to, "Tomasz Wieliczko", ("replied", 2, {"note": "They logged it."}))

    async with app(fill=due) as pilot:
        await to_page(pilot)
        await until(pilot, "Due Tomasz answered on")
        await pilot.press("enter")
        await until(pilot, "To Tomasz Wieliczko", "Thanks")
        assert page(pilot).desk.kind == "thanks"
        await pilot.press("escape")
        await met(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen), "the page")
        await pilot.press("escape")
        await met(pilot, lambda: isinstance(pilot.app.screen, StartScreen), "the people")


async def test_from_a_draft_and_back_to_it() -> None:
    async with app() as pilot:
        await to_draft(pilot)
        await pilot.press("H")
        await met(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen), "the page")
        await pilot.press("enter")
        await met(pilot, lambda: pilot.app.screen is page(pilot), "the draft")
        assert page(pilot).editor.text


async def test_from_the_facts() -> None:
    async with app() as pilot:
        await pilot.press("f3")
        await until(pilot, "What you know about")
        await pilot.press("h")
        await met(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen), "the page")
        await pilot.press("escape")
        await until(pilot, "What you know about")


async def test_what_was_noted_shows_in_the_band_when_one_is_back() -> None:
    async with app(fill=lambda to: somebody(to, "Ida Moe")) as pilot:
        await to_page(pilot)
        await pilot.press("a")
        await until(pilot, "Noted for today: Ida asked you for a favour.", "Owed Ida asked you for a favour today")
        await pilot.press("escape")
        await until(pilot, "● Owed: Ida asked you for a favour today.")


async def test_nothing_is_written_after_a_meeting_that_is_not_noted() -> None:
    """Whatever is typed; and the page, on its key, is where one is noted."""
    async with app(fill=lambda to: somebody(to, "Ida Moe")) as pilot:
        (person,) = space(pilot).people.everyone()
        outreach = pilot.app
        outreach.write_to(person.id, kind="follow-up")  # type: ignore[attr-defined]
        await until(pilot, "To Ida Moe")
        await pilot.press(*"the_kiln", "enter")
        await until(pilot, "No meeting or talk with them is noted yet. Esc, then ^l and m, notes one.")
        await pilot.press("escape")
        await met(pilot, lambda: isinstance(pilot.app.screen, StartScreen), "the people")
        await to_page(pilot)
        await pilot.press("m")
        await until(pilot, "Noted for today: You met.")
        assert space(pilot).events.of(person.id)[0].kind == "met"


async def test_help_says_which_favour_it_settles_and_u_takes_both_back() -> None:
    async with app(fill=lambda to: somebody(to, "Ida Moe", ("asked-me", 4, {"note": "A second reader."}))) as pilot:
        await to_page(pilot)
        await pilot.press("g")
        await until(
            pilot, "Noted for today: You helped Ida. That settles the favour they asked for: “A second reader”."
        )
        (person,) = space(pilot).people.everyone()
        assert space(pilot).open_favours(person, date.today()) == []
        await pilot.press("u")
        await until(pilot, "Taken back.")
        assert len(space(pilot).open_favours(person, date.today())) == 1


async def test_of_several_favours_help_settles_none_and_says_so() -> None:
    def two(to: Workspace) -> None:
        somebody(to, "Ida Moe", ("asked-me", 4, {"note": "A second reader."}), ("asked-me", 3, {"note": "A room."}))

    async with app(fill=two) as pilot:
        await to_page(pilot)
        await pilot.press("g")
        await until(pilot, "You helped Ida. Still, 2 favours are owed to them; d in Today ticks one off.")


async def test_the_kind_of_an_answer_is_not_carried_on_to_the_next_person() -> None:
    def two(to: Workspace) -> None:
        somebody(to, "Ann Moe", ("replied", 2, {"note": "They logged it."}))
        somebody(to, "Zoe Moe")

    async with app(fill=two) as pilot:
        await to_page(pilot)
        await pilot.press("enter")
        await until(pilot, "To Ann Moe")
        await pilot.press("enter")
        await until(pilot, "Drafted.")
        await pilot.press("escape", "escape", "down")
        await to_compose(pilot)
        await until(pilot, "To Zoe Moe", "A question")


async def test_a_person_with_nothing_but_a_name() -> None:
    async with app(fill=lambda to: to.people.add(Person("Bo"))) as pilot:
        await to_page(pilot)
        await until(pilot, "Bo", "stranger", "Nothing has happened yet.")
        await pilot.press("e", "d", "u", "n")
        await pilot.pause()
        assert pilot.app.screen.query_one(LinesList).key == ""


async def test_what_waits_for_another_message_is_there_quietly() -> None:
    def both(to: Workspace) -> None:
        somebody(to, "Quentin Moe", ("replied", 2, {}), ("met", 1, {}))

    async with app(fill=both) as pilot:
        await to_page(pilot)
        await until(pilot, "Due Quentin answered", "Then You met", "(waits)")
        seen = [*pilot.app.screen._compositor.render_strips()]
        quiet, due = (
            next((look.color, look.dim) for strip in seen for text, look, _ in strip if look and said in text)
            for said in ("You met", "Quentin answered")
        )
        assert quiet != due


async def test_undo_back_help_and_the_rest_of_what_happens_are_in_a_small_window() -> None:
    async with app(fill=known, size=(80, 24)) as pilot:
        await to_page(pilot)
        await pilot.press("m")
        await until(pilot, "u Undo")
        for part in ("Enter Write", "r Replied", "m Met", "l More", "u Undo", "Esc Back", "F1 Help"):
            assert part in lines(pilot)[-1], part
