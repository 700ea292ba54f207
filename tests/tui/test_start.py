"""The people: search from the first letter, the cursor, the band, and the mouse."""

from __future__ import annotations

from textual.geometry import Offset
from textual.widgets import Input

from assistant.drafting.draft import Draft
from assistant.people.person import Person
from assistant.tui.screens.compose import ComposeScreen
from assistant.tui.screens.person_form import PersonForm
from assistant.tui.widgets.people_list import PeopleList
from assistant.workspace import Workspace
from tests.tui import support
from tests.tui.support import app, field, gone, lines, met, page, space, to_compose, typed, until

NAMES = ("Åsa Öberg", "Bea Łukasik", "Çağla Demir", "José Núñez", "Zoë Strauß")


def several(to: Workspace) -> None:
    """Five people whose names a plain keyboard has no letters for."""
    for name in NAMES:
        to.people.add(Person(name, company=f"{name.split()[0]} & Co", handles={"x-dm": "@x"}))


def crowd(to: Workspace) -> None:
    """More people than a page holds."""
    with to.store.transaction():
        for number in range(260):
            to.people.add(Person(f"Person {number:03}"))


def listed(pilot: object) -> list[str]:
    """The names in the list, as far as they are on the screen."""
    return [name for line in lines(pilot) for name in NAMES if line.strip().startswith(name)]  # type: ignore[arg-type]


async def test_letters_filter_from_the_first_on_and_accents_are_folded() -> None:
    async with app(fill=several) as pilot:
        await until(pilot, "5 people")
        for letters, name in (
            ("a", NAMES[0]),
            ("luk", NAMES[1]),
            ("cag", NAMES[2]),
            ("nun", NAMES[3]),
            ("strauss", NAMES[4]),
        ):
            await typed(pilot, letters)
            await until(pilot, "1 person found")
            assert listed(pilot) == [name]
            await pilot.press(*["backspace"] * len(letters))
            await until(pilot, "5 people")


async def test_nobody_matches_then_somebody_does() -> None:
    async with app(fill=several) as pilot:
        await typed(pilot, "bex")
        await until(pilot, "Nobody called “bex”. Enter adds them.")
        assert "Edit" not in lines(pilot)[-1] and "Facts" not in lines(pilot)[-1]
        await pilot.press("f2", "f3")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1
        await pilot.press("backspace")
        await until(pilot, "1 person found")


async def test_enter_adds_whom_nobody_is_called() -> None:
    async with app(fill=several) as pilot:
        await typed(pilot, "Ida")
        await until(pilot, "Nobody called “Ida”")
        await pilot.press("enter")
        await met(pilot, lambda: isinstance(pilot.app.screen, PersonForm), "the form")
        assert field(pilot, "name").value == "Ida"
        await pilot.press("enter")
        await until(pilot, "To Ida")
        await pilot.press("escape")
        await until(pilot, "6 people")
        assert pilot.app.screen.query_one(Input).value == ""


async def test_the_cursor_moves_while_the_field_has_the_focus() -> None:
    async with app(fill=several) as pilot:
        people = pilot.app.screen.query_one(PeopleList)
        await pilot.press("down", "down", "up", "down")
        assert people.chosen is not None and people.chosen.name == listed(pilot)[2]
        await pilot.press(*["down"] * 9)
        assert people.chosen.name == listed(pilot)[4]
        name = listed(pilot)[4]
        await to_compose(pilot)
        await until(pilot, f"To {name}")


async def test_a_long_list_is_walked_page_by_page() -> None:
    async with app(fill=crowd, size=(80, 24)) as pilot:
        await until(pilot, "260 people", "Person 000")
        people = pilot.app.screen.query_one(PeopleList)
        for _ in range(26):
            await pilot.press("pagedown")
        await until(pilot, "Person 259")
        assert people.chosen is not None and people.chosen.name == "Person 259"
        assert "Person 000" not in support.words(pilot)
        await pilot.press("2", "5", "8")
        await until(pilot, "1 person found", "Person 258")
        assert people.chosen.name == "Person 258"


async def test_letters_go_on_filtering_when_the_list_has_the_focus() -> None:
    async with app(fill=several) as pilot:
        await pilot.press("tab")
        assert isinstance(pilot.app.focused, PeopleList)
        await pilot.press("z")
        await until(pilot, "1 person found")
        await pilot.press("enter")
        await until(pilot, "To Zoë Strauß")


async def test_a_click_puts_the_cursor_and_a_double_click_writes() -> None:
    async with app(fill=several) as pilot:
        people = pilot.app.screen.query_one(PeopleList)
        await pilot.click(PeopleList, offset=Offset(4, 3))
        assert people.cursor == 3 and len(pilot.app.screen_stack) == 1
        name = listed(pilot)[3]
        await pilot.pause(0.6)  # longer than two clicks of a double click are apart
        await pilot.click(PeopleList, offset=Offset(4, 3), times=2)
        await until(pilot, f"To {name}")


async def test_a_click_on_the_footer_does_what_the_key_does() -> None:
    async with app(fill=several) as pilot:
        await pilot.click("KeyFooter", offset=Offset(lines(pilot)[-1].index("Add person"), 0))
        await until(pilot, "Add a person")


async def test_the_band_resumes_what_was_left() -> None:
    def left(to: Workspace) -> None:
        several(to)
        person = to.people.find("nunez")
        to.drafts.add(Draft(person.id, "question", "x-dm", about="why not a server?"))

    async with app(fill=left) as pilot:
        await until(pilot, "Unfinished, to José Núñez, just now: why not a server?", "^r Resume")
        await pilot.press("ctrl+r")
        await until(pilot, "To José Núñez", "Picked up where you left it", "why not a server?")
        assert len(space(pilot).drafts.of()) == 1
        await pilot.press("escape")
        await until(pilot, "Unfinished, to José Núñez")


async def test_without_anything_unfinished_nothing_is_resumed() -> None:
    async with app(fill=several) as pilot:
        await until(pilot, "5 people")
        assert "Resume" not in support.words(pilot)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1


async def test_what_is_left_for_one_does_not_show_with_another() -> None:
    async with app(fill=several) as pilot:
        await to_compose(pilot)
        await typed(pilot, "why")
        await pilot.press("escape")
        await until(pilot, "Unfinished, to")
        await pilot.press("down")
        await to_compose(pilot)
        assert page(pilot).desk.about == "" and not page(pilot).desk.resumed
        await pilot.press("escape", "up")
        await to_compose(pilot)
        assert page(pilot).desk.about == "why"


async def test_the_list_shows_what_was_changed_elsewhere() -> None:
    async with app(fill=several) as pilot:
        await pilot.press("down", "f2")
        await until(pilot, "Say in hiring")
        field(pilot, "company").value = "Tilework"
        await pilot.press("enter")
        await until(pilot, "Tilework", "5 people")
        people = pilot.app.screen.query_one(PeopleList)
        assert people.chosen is not None and people.chosen.company == "Tilework"
        await gone(pilot, "Say in hiring")
        assert not isinstance(pilot.app.screen, ComposeScreen)


TAGS = tuple(f"tiles-{number}" for number in range(9))


async def test_each_column_is_whole_or_says_that_it_is_not() -> None:
    def one(to: Workspace) -> None:
        to.people.add(Person("A name that is long enough to be cut " * 2, company="Tilework", tags=("maps", *TAGS)))

    async with app(fill=one, size=(120, 36)) as pilot:
        await until(pilot, "Tilework", "#maps #")
        (row,) = (line.rstrip() for line in lines(pilot) if "Tilework" in line)
        assert row.endswith("…") and row.count("…") == 2
        await pilot.resize_terminal(50, 24)
        await until(pilot, "…", "Tilework")
        await gone(pilot, "#maps")
