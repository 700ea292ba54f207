"""Finding people in the app: the first page at once, the count behind it, Enter for whom is typed."""

from __future__ import annotations

from assistant.people.person import Person
from assistant.tui.screens.compose import ComposeScreen
from assistant.tui.screens.person_form import PersonForm
from assistant.tui.widgets.people_list import PAGE, PeopleList
from tests.tui.support import app_over, gone, met, until, workspace

MANY = 3 * PAGE


async def test_the_count_follows_the_first_page() -> None:
    with workspace() as opened:
        opened.people.add_many(Person(name=f"Mara Lindqvist {at:03}") for at in range(MANY))
        opened.people.add_many([Person(name="Nils Aaberg")])
        async with app_over(opened) as pilot:
            await until(pilot, f"{MANY + 1} people")
            await pilot.press("down", "m")
            assert pilot.app.screen.query_one(PeopleList).cursor == 0
            await until(pilot, f"{MANY} people found")
            await gone(pilot, "Nils")
            await pilot.press(*["pagedown"] * 40)
            chosen = pilot.app.screen.query_one(PeopleList).chosen
            assert chosen is not None and chosen.name == f"Mara Lindqvist {MANY - 1:03}"
            await pilot.press(*"qvist 007")
            await until(pilot, "Nobody called")


async def test_enter_at_once_means_who_is_typed() -> None:
    """Not who was shown before, while somebody is still looked for inside words."""
    with workspace() as opened:
        opened.people.add_many([Person(name="Mara Lindqvist"), Person(name="Nils Aaberg")])
        async with app_over(opened) as pilot:
            await until(pilot, "2 people")
            await pilot.press(*"qvist", "enter")
            await met(pilot, lambda: isinstance(pilot.app.screen, ComposeScreen), "Compose")
            await until(pilot, "To Mara Lindqvist")
            await pilot.press("escape")
            await until(pilot, "1 person found")
            await pilot.press("x", "enter")
            await met(pilot, lambda: isinstance(pilot.app.screen, PersonForm), "the form")
