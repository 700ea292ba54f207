"""Who may be one person, in the app: two side by side, one answer at a time, and each answer taken back."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from assistant.people.person import Person
from assistant.tui.screens.pairs import PairsScreen
from assistant.tui.screens.start import StartScreen
from assistant.workspace import Workspace
from tests.tui import support
from tests.tui.support import app, gone, lines, mara, met, space, until

PAIRS = 3


def doubles(to: Workspace) -> None:
    """Three people, each of whom an import may have brought a second time."""
    mara(to, emails=("mara@ferrite.example",), city="Gothenburg")
    to.people.add(Person("Ilse Brandt", company="Kupfer", role="Head of Engineering"))
    to.people.add(Person("Noor Haddadin", company="Tin", closeness="friend"))
    path = Path(to.home.folder) / "friends.csv"
    path.write_text(
        "Name,E-mail,Company,Role,City\n"
        "Mara Lindqvist,ml@ferrite.example,Ferrite,Chief Engineer,\n"
        "Ilse Brandt,ilse@kupfer.example,Kupfer,,Graz\n"
        "Noor Haddadin,noor@tin.example,Tin,,\n",
        encoding="utf-8",
    )
    report = to.import_people([path])
    assert (report.created, report.proposed) == (3, PAIRS)


async def to_pairs(pilot: Pilot[None]) -> PairsScreen:
    """From the people to the first pair."""
    await pilot.press("f8")
    await until(pilot, "One person, or two?", "1 of 3")
    screen = pilot.app.screen
    assert isinstance(screen, PairsScreen)
    return screen


async def test_two_people_stand_side_by_side_with_what_would_be_kept() -> None:
    async with app(fill=doubles) as pilot:
        await to_pairs(pilot)
        await until(pilot, "p1 stays", "p4 goes into it", "They may be one:")
        (name,) = (line for line in lines(pilot) if " Name " in line)
        assert name.count("✓ Mara Lindqvist") == 2
        (role,) = (line for line in lines(pilot) if " Role " in line)
        assert "✓ Engineer" in role and "✓ Chief Engineer" not in role and "Chief Engineer" in role
        assert "✓ both: mara@ferrite.example, ml@ferrite.example" in support.words(pilot)


async def test_each_answer_is_taken_at_once_and_taken_back_in_turn() -> None:
    async with app(fill=doubles) as pilot:
        await to_pairs(pilot)
        await pilot.press("y")
        await until(pilot, "2 of 3", "Mara Lindqvist is one person now, p1", "✓ Ilse Brandt")
        assert space(pilot).people.get(1).emails == ("mara@ferrite.example", "ml@ferrite.example")
        assert len(space(pilot).facts.of(1)) == 3
        await pilot.press("n")
        await until(pilot, "3 of 3", "Two people; nobody asks again.", "✓ Noor Haddadin")
        assert space(pilot).proposal_count() == 1
        await pilot.press("u")
        await until(pilot, "2 of 3", "Open again.", "✓ Ilse Brandt")
        await pilot.press("u")
        await until(pilot, "1 of 3", "Two again.", "p4 goes into it")
        assert space(pilot).people.get(1).emails == ("mara@ferrite.example",)
        assert space(pilot).people.get(4).emails == ("ml@ferrite.example",)
        assert space(pilot).proposal_count() == PAIRS
        await pilot.press("y", "y", "y")
        await until(pilot, "That was the last one. Esc goes back; u takes the last step back.", "Esc Back")
        assert space(pilot).people.count() == 3 and space(pilot).proposal_count() == 0
        await pilot.press("y", "n", "enter")
        await pilot.press("u", "u", "u")
        await until(pilot, "1 of 3")
        assert space(pilot).people.count() == 6 and space(pilot).proposal_count() == PAIRS


async def test_stopped_in_the_middle_the_others_wait() -> None:
    async with app(fill=doubles) as pilot:
        await to_pairs(pilot)
        await pilot.press("n")
        await until(pilot, "2 of 3")
        await pilot.press("escape")
        await met(pilot, lambda: isinstance(pilot.app.screen, StartScreen), "the people")
        assert space(pilot).proposal_count() == 2
        await pilot.press("f8")
        await until(pilot, "1 of 2", "✓ Ilse Brandt")


async def test_a_pair_can_be_left_for_later() -> None:
    async with app(fill=doubles) as pilot:
        await to_pairs(pilot)
        await pilot.press("enter")
        await until(pilot, "2 of 3", "✓ Ilse Brandt", "It stays open.")
        await pilot.press("y")
        await until(pilot, "3 of 3", "✓ Noor Haddadin")
        await pilot.press("enter")
        await until(pilot, "That was the last one.")
        assert space(pilot).proposal_count() == 2
        await pilot.press("u", "u", "u")
        await until(pilot, "1 of 3", "p4 goes into it")


async def test_where_nobody_waits_it_says_so() -> None:
    async with app() as pilot:
        await pilot.press("f8")
        await until(pilot, "Nobody waits to be merged.")
        footer = lines(pilot)[-1]
        assert "Esc Back" in footer and "One person" not in footer and "Undo" not in footer
        await pilot.press("y", "n", "u", "escape")
        await met(pilot, lambda: isinstance(pilot.app.screen, StartScreen), "the people")


async def test_it_is_reached_from_an_import() -> None:
    async with app(fill=lambda to: mara(to)) as pilot:
        path = Path(support.home().folder) / "more.csv"
        path.write_text("Name,E-mail,Company\nMara Lindqvist,ml@ferrite.example,Ferrite\n", encoding="utf-8")
        await pilot.press("f7")
        await until(pilot, "Import people")
        support.field(pilot, "path").value = str(path)
        await pilot.press("enter")
        await until(pilot, "Enter Import")
        await pilot.press("enter")
        await until(pilot, "m Merge")
        await pilot.press("m")
        await until(pilot, "One person, or two?", "1 of 1")
        await pilot.press("y", "escape")
        await until(pilot, "Imported: 1 new. g goes through")
        await gone(pilot, "m Merge")
        await pilot.press("g")
        await until(pilot, "Nobody new to go through.")
