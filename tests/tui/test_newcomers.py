"""The pass over new people in the app: who comes first and why, what each key says of them, and the way back."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from assistant.people.person import Person
from assistant.tui.screens.newcomers import NewcomersScreen
from assistant.tui.screens.start import StartScreen
from assistant.workspace import Workspace
from tests.tui import support
from tests.tui.support import app, field, lines, mara, met, space, until

ROWS = (
    "Name,E-mail,Company,Role\n"
    "Ada Voss,,Bakery,Baker\n"
    "Bo Tang,bo.tang@gmail.com,Harbour,Pilot\n"
    "Cem Aksoy,,Kupfer,Head of Sales\n"
    "Dag Moe,,Tin,Softwareentwickler\n"
    "Eli Marsh,,Ferrite,Engineering Manager\n"
)
ORDER = ["Eli Marsh", "Dag Moe", "Cem Aksoy", "Bo Tang", "Ada Voss"]


def imported(to: Workspace) -> None:
    """Somebody who was typed, and five who were imported, in another order than they matter."""
    mara(to, tags=("databases",))
    path = Path(to.home.folder) / "five.csv"
    path.write_text(ROWS, encoding="utf-8")
    to.import_people([path])


async def to_newcomers(pilot: Pilot[None]) -> NewcomersScreen:
    """From the people to the first new one."""
    await pilot.press("f9")
    await until(pilot, "New people", "1 of 5")
    screen = pilot.app.screen
    assert isinstance(screen, NewcomersScreen)
    return screen


def named(pilot: Pilot[None], name: str) -> Person:
    """Somebody as they are stored."""
    return next(one for one in space(pilot).people.everyone() if one.name == name)


async def test_who_matters_for_referrals_comes_first_and_it_says_why() -> None:
    async with app(fill=imported) as pilot:
        await to_newcomers(pilot)
        because = [
            "works in tech (“Engineering”); could refer (“Engineering Manager”)",
            "works in tech (“Softwareentwickler”)",
            "could refer (“Head of”)",
            "you have their private address",
            "next in the order in which they came",
        ]
        for number, (name, why) in enumerate(zip(ORDER, because, strict=True), start=1):
            await until(pilot, f"{number} of 5", name, f"Why now: {why}")
            await pilot.press("enter")
        await until(pilot, "That was everybody.", "Esc Back")
        assert all(one.closeness == "stranger" for one in space(pilot).people.everyone())


async def test_each_key_says_something_of_them() -> None:
    async with app(fill=imported) as pilot:
        await to_newcomers(pilot)
        await pilot.press("3", "r")
        await until(pilot, "3 colleague ✓", "Hiring has a say")
        await pilot.press("t")
        await until(pilot, "one tag")
        await pilot.press(*"data", "right", "enter")
        await until(pilot, "Tags databases")
        await pilot.press("h")
        await until(pilot, "How do you know Eli Marsh?")
        await pilot.press("enter")
        await until(pilot, "Write a line, or press Esc.")
        await pilot.press(*"shared a desk", "enter")
        await until(pilot, "You know shared a desk")
        eli = named(pilot, "Eli Marsh")
        assert (eli.closeness, eli.can_refer, eli.tags) == ("colleague", True, ("databases",))
        (fact,) = space(pilot).facts.of(eli.id)
        assert (fact.text, fact.kind, fact.status, fact.usable) == ("shared a desk", "shared", "approved", True)
        await pilot.press("enter", "4")
        await until(pilot, "2 of 5", "4 friend ✓")
        assert named(pilot, "Dag Moe").closeness == "friend"


async def test_u_takes_back_step_by_step_and_goes_a_person_back() -> None:
    async with app(fill=imported) as pilot:
        await to_newcomers(pilot)
        await pilot.press("2", "h")
        await until(pilot, "How do you know")
        await pilot.press(*"met", "enter")
        await until(pilot, "You know met")
        await pilot.press("enter")
        await until(pilot, "2 of 5")
        await pilot.press("u")
        await until(pilot, "1 of 5", "You know met", "2 acquaintance ✓")
        await pilot.press("u")
        await until(pilot, "You know not said yet")
        await pilot.press("u")
        await until(pilot, "As it was before.")
        eli = named(pilot, "Eli Marsh")
        assert eli.closeness == "stranger" and not space(pilot).facts.of(eli.id)
        assert "Undo" not in lines(pilot)[-1]


async def test_hiring_goes_round_and_back() -> None:
    async with app(fill=imported) as pilot:
        await to_newcomers(pilot)
        for shown, stored in (("has a say", True), ("no say", False), ("not known", None)):
            await pilot.press("r")
            await until(pilot, f"Hiring {shown}")
            assert named(pilot, "Eli Marsh").can_refer is stored


async def test_stopped_it_keeps_what_was_said_and_goes_on_with_the_others() -> None:
    async with app(fill=imported) as pilot:
        await to_newcomers(pilot)
        await pilot.press("3", "enter", "escape")
        await met(pilot, lambda: isinstance(pilot.app.screen, StartScreen), "the people")
        assert named(pilot, "Eli Marsh").closeness == "colleague"
        await pilot.press("f9")
        await until(pilot, "1 of 4", "Dag Moe")


async def test_a_tag_form_that_is_left_changes_nothing() -> None:
    async with app(fill=imported) as pilot:
        await to_newcomers(pilot)
        await pilot.press("t")
        await until(pilot, "one tag")
        await pilot.press(*"2r", "escape")
        await until(pilot, "1 of 5")
        eli = named(pilot, "Eli Marsh")
        assert (eli.tags, eli.closeness, eli.can_refer) == ((), "stranger", None)


async def test_where_nobody_is_new_it_says_so() -> None:
    async with app() as pilot:
        await pilot.press("f9")
        await until(pilot, "Nobody new to go through.")
        assert "Esc Back" in lines(pilot)[-1] and "Next" not in lines(pilot)[-1]
        await pilot.press("1", "t", "h", "r", "u", "enter")
        await until(pilot, "Nobody new to go through.")


async def test_an_import_leads_to_its_own_people() -> None:
    async with app(fill=imported) as pilot:
        path = Path(support.home().folder) / "more.csv"
        path.write_text("Name,E-mail\nFay Odell,fay@odell.example\n", encoding="utf-8")
        await pilot.press("f7")
        await until(pilot, "Import people")
        field(pilot, "path").value = str(path)
        await pilot.press("enter")
        await until(pilot, "Enter Import")
        await pilot.press("enter")
        await until(pilot, "Imported: 1 new.", "g Go through")
        await pilot.press("g")
        await until(pilot, "1 of 1", "Fay Odell")
