"""Today: what stands there, what each key makes of it, the way back, and the band that leads to it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widgets import Input

from assistant.drafting.draft import Draft
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.rhythm.event import Event
from assistant.tui.screens.history import HistoryScreen
from assistant.tui.screens.start import StartScreen
from assistant.tui.screens.today import TodayScreen
from assistant.tui.widgets.lines_list import LinesList
from assistant.workspace import Workspace
from tests.tui.support import app, editor, field, gone, lines, met, page, space, until, words

NOBODY_DUE = "Nothing is due today"


def ago(days: int) -> str:
    return (date.today() - timedelta(days=days)).isoformat()


def somebody(to: Workspace, name: str, *events: tuple[str, int, dict[str, Any]], **more: Any) -> Person:
    """Somebody with whom things happened so many days ago."""
    person = to.people.add(Person(name, **{"handles": {"x-dm": "@x"}, **more}))
    for kind, days, rest in events:
        to.events.add(Event(person.id, kind, ago(days), **rest))  # type: ignore[arg-type]
    return person


def a_day(to: Workspace) -> None:
    """One owed, one to thank, one who is waited for, and two of whom one is this week's."""
    somebody(to, "Eero Ylihärmä", ("asked-me", 4, {"note": "Would like a second reader."}), closeness="friend")
    somebody(to, "Tomasz Wieliczko", ("replied", 2, {"note": "They logged it."}))
    somebody(to, "Sid Velankar", ("sent", 9, {"asks": True, "message_kind": "question", "channel": "x-dm"}))
    somebody(to, "Wiremu Tāhana", ("met", 1180, {}), closeness="friend")
    somebody(to, "Zita Marsh", ("met", 1100, {}), closeness="acquaintance")


def quiet(to: Workspace) -> None:
    """Somebody with whom nothing is due, and of whom nothing is to be said."""
    somebody(to, "Nia Quiet", ("sent", 40, {"asks": True, "message_kind": "question"}))


async def to_today(pilot: Pilot[None]) -> TodayScreen:
    await pilot.press("ctrl+t")
    await met(pilot, lambda: isinstance(pilot.app.screen, TodayScreen), "Today")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, TodayScreen)
    return screen


def under(pilot: Pilot[None]) -> str:
    """What the cursor is on."""
    return pilot.app.screen.query_one(LinesList).key


def keys(pilot: Pilot[None]) -> list[str]:
    """All that stands there and can be acted on, in order."""
    listing = pilot.app.screen.query_one(LinesList)
    return [option.id for option in listing.options if option.id]


async def test_every_part_of_the_day_with_name_what_reason_and_when() -> None:
    async with app(fill=a_day) as pilot:
        await to_today(pilot)
        seen = words(pilot)
        for part in (
            "Owed Eero Ylihärmä A favour since",
            "“Would like a second reader”",
            "Due Tomasz Wieliczko Thanks",
            "and has not been thanked yet.",
            "This week's one person Wiremu Tāhana",
            "Waiting for an answer Sid Velankar A question until",
        ):
            assert part in seen, part
        assert keys(pilot)[0] == under(pilot) == "owed-e1"
        assert [key.split("-")[0] for key in keys(pilot)] == ["owed", "thanks", "week", "waiting"]


async def test_from_the_start_to_a_logged_answer_and_a_drafted_thank_you_in_fewer_than_ten_keys() -> None:
    async with app(fill=a_day) as pilot:
        pressed = ["ctrl+t", "shift+tab", "r", "enter", "enter", "enter"]
        assert len(pressed) < 10
        await to_today(pilot)
        await pilot.press(*pressed[1:3])
        await until(pilot, "They answered: Sid Velankar")
        await pilot.press(pressed[3])
        await until(pilot, "Noted that Sid Velankar answered. Enter thanks them.")
        sid = space(pilot).people.find("Sid")
        (answer, _) = space(pilot).events.of(sid.id)
        assert (answer.kind, answer.date, answer.note) == ("replied", date.today().isoformat(), "")
        assert under(pilot) == f"thanks-e{answer.id}"
        await pilot.press(pressed[4])
        await until(pilot, "To Sid Velankar", "Thanks")
        assert page(pilot).desk.kind == "thanks"
        await pilot.press(pressed[5])
        await until(pilot, "Drafted.")
        assert "thank you for your answer" in editor(pilot).text


async def test_after_sending_the_list_is_fresh_and_the_cursor_stays_at_its_place() -> None:
    async with app(fill=a_day) as pilot:
        await to_today(pilot)
        await pilot.press("tab", "enter")
        await until(pilot, "To Tomasz Wieliczko")
        await pilot.press("enter")
        await until(pilot, "Drafted.")
        await pilot.press("c")
        await until(pilot, "s Sent")
        await pilot.press("s")
        await until(pilot, "Noted as sent today.")
        await pilot.press("escape")
        await met(pilot, lambda: isinstance(pilot.app.screen, TodayScreen), "Today")
        await gone(pilot, "Tomasz")
        assert under(pilot).startswith("week-")


async def test_done_notes_the_favour_and_u_takes_both_back() -> None:
    async with app(fill=a_day) as pilot:
        await to_today(pilot)
        eero = space(pilot).people.find("eero")
        await pilot.press("d")
        await until(pilot, "“A favour” with Eero Ylihärmä is done, and noted as helped", "u takes it back.")
        assert [event.kind for event in space(pilot).events.of(eero.id)] == ["helped", "asked-me"]
        assert under(pilot) == keys(pilot)[0] == "thanks-e2"
        await pilot.press("u")
        await until(pilot, "Taken back: “A favour” with Eero Ylihärmä.")
        assert [event.kind for event in space(pilot).events.of(eero.id)] == ["asked-me"]
        assert not space(pilot).marks.of()
        assert under(pilot) == "owed-e1"
        await gone(pilot, "u Undo")


async def test_the_cursor_stays_at_its_place_when_something_in_the_middle_is_done() -> None:
    async with app(fill=a_day) as pilot:
        await to_today(pilot)
        await pilot.press("down")
        assert under(pilot) == "thanks-e2"
        await pilot.press("d")
        await gone(pilot, "Tomasz Wieliczko Thanks")
        assert keys(pilot).index(under(pilot)) == 1


async def test_enter_on_a_favour_asks_what_became_of_it() -> None:
    async with app(fill=a_day) as pilot:
        await to_today(pilot)
        await pilot.press("enter")
        await until(pilot, "A favour for Eero Ylihärmä", "It is done", "Write to them")
        await pilot.press("escape")
        await gone(pilot, "It is done")
        assert under(pilot) == "owed-e1"
        await pilot.press("enter", "down", "enter")
        await until(pilot, "To Eero Ylihärmä", "An offer")
        await pilot.press("escape", "enter", "enter")
        await until(pilot, "is done, and noted as helped")


@pytest.mark.parametrize(
    ("key", "state", "said"),
    [("z", "snoozed", "comes back on"), ("x", "never", "No thanks is proposed with Tomasz Wieliczko again")],
)
async def test_put_off_or_never_and_back_again(key: str, state: str, said: str) -> None:
    async with app(fill=a_day) as pilot:
        await to_today(pilot)
        await pilot.press("down", key)
        await until(pilot, said)
        assert [mark.state for mark in space(pilot).marks.of().values()] == [state]
        assert "thanks-e2" not in keys(pilot)
        await pilot.press("u")
        await until(pilot, "Taken back: “Thanks” with Tomasz Wieliczko.")
        assert not space(pilot).marks.of()
        assert under(pilot) == "thanks-e2"


async def test_an_undo_gives_back_what_was_said_before() -> None:
    """A check-in that was done in spring counts from then on, also after another answer was taken back."""

    def left(to: Workspace) -> None:
        rafa = somebody(to, "Rafa Quint", ("met", 300, {}), closeness="colleague", every_days=30)
        to.done(f"check-in-p{rafa.id}", date.today() - timedelta(days=100))

    async with app(fill=left) as pilot:
        before = space(pilot).marks.of()
        assert before["check-in-p1"].day == ago(100)
        await to_today(pilot)
        for key in "zdx":
            await pilot.press(key)
            await until(pilot, "u takes it back.")
            assert space(pilot).marks.of() != before
            await pilot.press("u")
            await until(pilot, "Taken back:")
            assert space(pilot).marks.of() == before


async def test_another_person_for_the_week_and_back_again() -> None:
    async with app(fill=a_day) as pilot:
        await to_today(pilot)
        await pilot.press("tab", "tab")
        assert under(pilot) == "week-p4"
        before = space(pilot).weeks.proposed(date.today())
        await pilot.press("k")
        await until(pilot, "Passed over Wiremu Tāhana. Now: Zita Marsh. u takes it back.")
        assert under(pilot) == "week-p5"
        await pilot.press("x")
        await until(pilot, "Zita Marsh is not proposed for a week again")
        await pilot.press("u", "u")
        await until(pilot, "Taken back: Wiremu Tāhana.")
        assert under(pilot) == "week-p4"
        assert space(pilot).weeks.proposed(date.today()) == before
        await pilot.press("d")
        await until(pilot, "done; Monday brings another")
        assert not {"d", "k", "x"} & {line.split()[0] for line in lines(pilot)[-1].split("  ") if line.split()}
        await pilot.press("u")
        await until(pilot, "by Sunday")


async def test_what_a_key_cannot_do_to_a_line_it_leaves_alone() -> None:
    async with app(fill=a_day) as pilot:
        await to_today(pilot)
        before = keys(pilot)
        await pilot.press("k", "shift+tab", "d", "z", "x", "k", "u")
        await pilot.pause()
        assert keys(pilot) == before and not space(pilot).marks.of()
        assert "Done" not in lines(pilot)[-1]
        await pilot.press("enter")
        await met(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen), "the person's page")
        await until(pilot, "Sid Velankar", "an answer may come until")


async def test_an_answer_that_was_noted_is_taken_back() -> None:
    async with app(fill=a_day) as pilot:
        await to_today(pilot)
        await pilot.press("shift+tab", "r")
        await until(pilot, "They answered: Sid Velankar")
        field(pilot, "note").value = "By the restart."
        await pilot.press("enter")
        await until(pilot, "Noted that Sid Velankar answered.")
        sid = space(pilot).people.find("sid")
        assert [event.note for event in space(pilot).events.of(sid.id)] == ["By the restart.", ""]
        await pilot.press("u")
        await until(pilot, "Taken back: Sid Velankar answered.")
        assert len(space(pilot).events.of(sid.id)) == 1
        assert under(pilot) == "waiting-e3"


async def test_a_form_that_is_left_notes_nothing() -> None:
    async with app(fill=a_day) as pilot:
        await to_today(pilot)
        await pilot.press("shift+tab", "r")
        await until(pilot, "They answered: Sid Velankar")
        await pilot.press("escape")
        await gone(pilot, "They answered")
        assert under(pilot) == "waiting-e3" and "Undo" not in lines(pilot)[-1]


async def test_a_quiet_day_says_so_in_one_sentence() -> None:
    async with app(fill=quiet) as pilot:
        await until(pilot, "1 person")
        assert "Due:" not in words(pilot) and "This week:" not in words(pilot)
        await to_today(pilot)
        await until(pilot, NOBODY_DUE)
        assert [part.split()[0] for part in lines(pilot)[-1].split("  ") if part.strip()] == ["Esc", "F1"]
        await pilot.press("enter", "r", "d", "z", "x", "k", "p", "u", "tab")
        await pilot.pause()
        assert isinstance(pilot.app.screen, TodayScreen)
        await pilot.press("escape")
        await met(pilot, lambda: isinstance(pilot.app.screen, StartScreen), "the people")


async def test_more_than_can_be_done_at_once_is_counted() -> None:
    def many(to: Workspace) -> None:
        with to.store.transaction():
            for number in range(15):
                somebody(to, f"Person {number:02}", ("replied", 2, {}))

    async with app(fill=many, size=(120, 50)) as pilot:
        await to_today(pilot)
        await until(pilot, "3 more; they come up as these are done.")
        assert len(keys(pilot)) == 12


async def test_another_kind_that_is_unfinished_is_not_written_over() -> None:
    def left(to: Workspace) -> None:
        a_day(to)
        tomasz = to.people.find("tomasz")
        to.drafts.add(Draft(tomasz.id, "question", "x-dm", about="why not a server?"))

    async with app(fill=left) as pilot:
        await to_today(pilot)
        await pilot.press("tab", "enter")
        await until(pilot, "To Tomasz Wieliczko")
        assert (page(pilot).desk.kind, page(pilot).desk.about) == ("thanks", "")
        await pilot.press("enter")
        await until(pilot, "Drafted.")
        assert {draft.kind for draft in space(pilot).drafts.of()} == {"question", "thanks"}


async def test_a_click_puts_the_cursor_and_a_double_click_opens() -> None:
    async with app(fill=a_day) as pilot:
        await to_today(pilot)
        listing = pilot.app.screen.query_one(LinesList)
        row = next(number for number, line in enumerate(lines(pilot)) if "Tomasz" in line) - listing.region.y
        await pilot.click(LinesList, offset=Offset(8, row))
        await pilot.pause()
        assert under(pilot) == "thanks-e2" and isinstance(pilot.app.screen, TodayScreen)
        await pilot.pause(0.6)  # longer than two clicks of a double click are apart
        await pilot.click(LinesList, offset=Offset(8, row), times=2)
        await until(pilot, "To Tomasz Wieliczko")
        await pilot.press("escape")
        await met(pilot, lambda: isinstance(pilot.app.screen, TodayScreen), "Today")
        await pilot.pause(0.6)
        await pilot.click(LinesList, offset=Offset(3, 0), times=2)  # a heading
        await pilot.pause()
        assert isinstance(pilot.app.screen, TodayScreen) and under(pilot) == "thanks-e2"


async def test_names_and_notes_are_only_ever_text() -> None:
    def hostile(to: Workspace) -> None:
        somebody(to, "[b]Eve[/b] $x", ("asked-me", 3, {"note": "[@click=app.quit]a[/] \\[x"}))

    async with app(fill=hostile) as pilot:
        await until(pilot, "Owed: Eve asked you", "[@click=app.quit]a[/] \\[x")
        await to_today(pilot)
        await until(pilot, "[b]Eve[/b] $x", "[@click=app.quit]a[/] \\[x")
        await pilot.press("p")
        await until(pilot, "[b]Eve[/b] $x", "[@click=app.quit]a[/] \\[x")


# The band.


async def test_the_band_says_what_is_due_and_what_was_left_in_three_lines() -> None:
    def left(to: Workspace) -> None:
        a_day(to)
        somebody(to, "Ana Third", ("replied", 3, {}))
        to.drafts.add(Draft(to.people.find("wiremu").id, "question", "x-dm", about="why not a server?"))

    async with app(fill=left) as pilot:
        await until(pilot, "Owed: Eero asked you for a favour", "^t Today")
        band = [line.strip() for line in lines(pilot)[2:5]]
        assert band[0].startswith("● Unfinished, to Wiremu Tāhana")
        assert band[1].startswith("● Owed: Eero asked you for a favour")
        assert band[2].startswith("● Due: Ana answered") and band[2].endswith("1 more, ^t Today")


async def test_the_band_has_the_weeks_person_only_where_nothing_is_due() -> None:
    def only(to: Workspace) -> None:
        somebody(to, "Wiremu Tāhana", ("met", 1180, {}), closeness="friend")

    async with app(fill=only) as pilot:
        await until(pilot, "This week: Wiremu Tāhana. You and Wiremu have not been in touch since", "^t Today")
        await to_today(pilot)
        await pilot.press("d", "escape")
        await gone(pilot, "This week: Wiremu")


async def test_the_band_is_cut_to_the_width_and_shows_nothing_private() -> None:
    def private(to: Workspace) -> None:
        somebody(to, "Eve Marsh", ("asked-me", 3, {"note": "a secret", "private": True}))
        somebody(to, "Ida Marsh", ("asked-me", 2, {"note": "a word that is long " * 9}))

    async with app(fill=private, size=(80, 24)) as pilot:
        await until(pilot, "Owed: Eve asked you for a favour", "…  ^t Today".replace("  ", " "))
        assert "secret" not in words(pilot)
        assert all(len(line) <= 80 for line in lines(pilot))
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        (wide,) = [line for line in lines(pilot) if "Ida asked" in line]
        assert 100 < len(wide) <= 120


async def test_letters_go_to_the_search_while_the_band_is_being_looked_up() -> None:
    async with app(fill=a_day) as pilot:
        await pilot.press(*"eero")
        await until(pilot, "1 person found", "^t Today")
        assert pilot.app.screen.query_one("#search", Input).value == "eero"


async def test_a_fact_that_is_private_is_not_the_news_of_the_week() -> None:
    def private(to: Workspace) -> None:
        mara = somebody(to, "Mara Lindqvist")
        to.facts.add(Fact(mara.id, "Wrote “A secret”", kind="essay", date=ago(3), private=True, title="A secret"))

    async with app(fill=private) as pilot:
        await until(pilot, "1 person")
        await to_today(pilot)
        assert "secret" not in words(pilot)


# What is not now.


async def test_what_was_put_off_or_said_never_to_is_shown_and_brought_back() -> None:
    async with app(fill=a_day) as pilot:
        await to_today(pilot)
        assert "Not now" not in lines(pilot)[-1]
        before = keys(pilot)
        await pilot.press("down", "z")
        await until(pilot, "comes back on")
        await pilot.press("x")  # the week's person
        await until(pilot, "is not proposed for a week again", "Put off or never again: 2. v shows them.")
    async with app(fill=lambda _: None, size=(80, 24)) as pilot:  # another day, with nothing to undo
        await to_today(pilot)
        await pilot.press("v")
        await until(pilot, "Not now Tomasz Wieliczko Thanks put off until", "has not been thanked yet.", "b Bring back")
        await until(pilot, "Wiremu Tāhana The week's person never again")
        assert under(pilot) == "thanks-e2" and keys(pilot)[-2:] == ["thanks-e2", "week-p4"]
        await pilot.press("d", "z", "x", "r", "k")
        await pilot.pause()
        assert len(space(pilot).marks.of()) == 2
        await pilot.press("b")
        await until(pilot, "Proposed again: “Thanks” with Tomasz Wieliczko. u takes it back.")
        assert [mark.key for mark in space(pilot).marks.of().values()] == ["week-p4"]
        assert "thanks-e2" in keys(pilot)[:2]
        await pilot.press("u")
        await until(pilot, "Taken back: “Thanks” with Tomasz Wieliczko.")
        assert len(space(pilot).marks.of()) == 2 and keys(pilot)[-2:] == ["thanks-e2", "week-p4"]
        await pilot.press("b")
        await until(pilot, "Proposed again")
        await pilot.press("end", "b")
        await until(pilot, "Proposed again: “The week's person” with Wiremu")
        assert not space(pilot).marks.of() and set(before) <= {*keys(pilot), "week-p4"}
        await gone(pilot, "Not now")


async def test_v_hides_it_again_and_what_is_over_is_not_in_it() -> None:
    def left(to: Workspace) -> None:
        somebody(to, "Rafa Quint", ("asked-me", 40, {"note": "A second reader."}))
        somebody(to, "Ida Moe", ("replied", 30, {}), closeness="friend")
        to.never("owed-e1", date.today())
        to.snooze("thanks-e2", date.today() - timedelta(days=9), date.today())  # due again today
        to.never("ask-again-e2", date.today())

    async with app(fill=left) as pilot:
        await to_today(pilot)
        await pilot.press("v")
        await until(pilot, "Not now", "Rafa Quint A favour never again", "“A second reader”", "v Hide")
        assert keys(pilot)[-2:] == ["ask-again-p2", "owed-e1"]
        await pilot.press("v")
        await gone(pilot, "Rafa Quint")
        assert "thanks-e2" in keys(pilot) and "owed-e1" not in keys(pilot)


async def test_what_is_said_never_to_is_kept_even_where_nothing_of_it_would_be_due() -> None:
    def left(to: Workspace) -> None:
        ida = somebody(to, "Ida Moe", ("replied", 3, {}))
        to.never("thanks-e1", date.today())
        to.events.remove(1)
        assert not to.due_with(ida, date.today())

    async with app(fill=left) as pilot:
        await to_today(pilot)
        await until(pilot, "v Not now")
        await pilot.press("v")
        await until(pilot, "Ida Moe Thanks never again")
        await pilot.press("b")
        await until(pilot, NOBODY_DUE)


async def test_the_keys_that_lead_back_stay_in_a_small_window() -> None:
    async with app(fill=a_day, size=(80, 24)) as pilot:
        await to_today(pilot)
        await pilot.press("down", "z")
        await until(pilot, "u Undo")
        for part in ("Enter", "r Answered", "d Done", "u Undo", "Esc Back", "F1 Help"):
            assert part in lines(pilot)[-1], part
