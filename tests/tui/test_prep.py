"""The page before a meeting, for the writer's own eyes; the map and bingo as pages for a browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from assistant.facts.fact import Fact
from assistant.handoff import mail_program
from assistant.rhythm.event import Event
from assistant.tui.screens.compose import ComposeScreen
from assistant.tui.screens.prep import PrepScreen
from assistant.workspace import Workspace
from tests.tui import support
from tests.tui.support import app, home, lines, mara, met, page, space, to_draft, until

SECRET = "Is thinking of leaving in the spring"


def known(to: Workspace) -> None:
    """Somebody with what is private beside what is not."""
    mara(to, can_refer=True, tags=("storage",))
    to.facts.add(Fact(1, SECRET, kind="note", private=True))
    to.events.add(Event(1, "met", date.today().isoformat(), note="Salaries", private=True))


async def to_page(pilot: Pilot[None], key: str = "ctrl+y") -> None:
    await pilot.press(key)
    await until(pilot, "Before you meet Mara Lindqvist", "Who they are")


def style_of(pilot: Pilot[None], text: str) -> str:
    """The colour of the first line that has this text."""
    strips = pilot.app.screen._compositor.render_strips()
    strip = next(strip for strip in strips if text in strip.text)
    return next(str(part.style.color) for part in strip if part.style and text[:10] in part.text)


async def test_all_of_it_can_be_read_and_what_is_private_is_marked() -> None:
    async with app(fill=known, size=(80, 24)) as pilot:
        await to_page(pilot)
        await until(pilot, "2 private lines on it: for your own eyes. o writes a file without.")
        read: list[str] = []
        for _ in range(30):
            read += [line.strip(" ▁▂▃▄▅▆▇█") for line in lines(pilot) if line.strip(" ▁▂▃▄▅▆▇█") not in read]
            await pilot.press("down")
            await pilot.press("pagedown")
            await pilot.pause()
        whole = " ".join(read)
        for heading in (
            "What is new",
            "What you share",
            "Last time",
            "Questions",
            "How it goes",
            "What to note afterw",
        ):
            assert heading in whole
        assert f"{SECRET} (private)" in whole and "you met: Salaries (private)" in whole
        assert "Has a say in engineering hiring." in whole and "outreach log p1 met" in whole
        assert max(map(len, read)) <= 80


async def test_private_lines_have_another_colour() -> None:
    async with app(fill=known, size=(120, 50)) as pilot:
        await to_page(pilot)
        assert style_of(pilot, "- Note: Is thinking") != style_of(pilot, "- Engineer at Ferrite.")


async def test_the_file_leaves_out_what_is_private_and_says_so() -> None:
    async with app(fill=known) as pilot:
        await to_page(pilot)
        await pilot.press("o")
        await until(pilot, "Written as Markdown, in", "preparation-p1.md. 2 private lines left out.")
        path = home().outbox / "preparation-p1.md"
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# Before you meet Mara Lindqvist\n") and "## How it goes" in text
        assert SECRET not in text and "Salaries" not in text
        assert path.stat().st_mode & 0o777 == 0o600
        await pilot.press("o")  # written once more it takes the place of the one before
        await pilot.press("escape")
        await until(pilot, "1 person")
        space(pilot).remove_person(1)
        assert not path.exists()


async def test_without_anything_private_nothing_is_said_of_it() -> None:
    async with app() as pilot:
        await to_page(pilot)
        assert "private" not in support.words(pilot)
        await pilot.press("o")
        await until(pilot, "Written as Markdown")
        assert "left out" not in support.words(pilot)


async def test_a_file_that_cannot_be_written_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    async with app() as pilot:
        home().outbox.mkdir()
        (home().outbox / "preparation-p1.md").mkdir()
        await to_page(pilot)
        await pilot.press("o")
        await until(pilot, "cannot be written")


async def test_from_the_draft_and_back_with_all_that_was_typed() -> None:
    async with app(fill=known) as pilot:
        await to_draft(pilot)
        await pilot.press("e", "!", "escape")
        text = page(pilot).editor.text
        await to_page(pilot, "P")
        assert isinstance(pilot.app.screen, PrepScreen)
        await pilot.press("escape")
        await met(pilot, lambda: isinstance(pilot.app.screen, ComposeScreen), "the page")
        assert page(pilot).editor.text == text and "!" in text


async def test_nobody_to_prepare_for() -> None:
    async with app(fill=lambda to: None) as pilot:
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1


async def test_it_follows_the_width_of_the_window() -> None:
    async with app(fill=known, size=(120, 50)) as pilot:
        await to_page(pilot)
        for wide in (80, 40, 20, 1, 200):
            await pilot.resize_terminal(wide, 24)
            await pilot.pause()
            assert all(len(line) <= wide for line in lines(pilot))
        await until(pilot, "Who they are")


# The map, and bingo.


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A browser that takes everything; the links it was given."""
    taken: list[str] = []

    def take(link: str) -> bool:
        taken.append(link)
        return True

    monkeypatch.setattr(mail_program, "open_link", take)
    return taken


def by_palette(name: str) -> Callable[[Pilot[None]], object]:
    async def ask(pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+p")
        await until(pilot, "Search for commands")
        await pilot.press(*name)
        await until(pilot, name)
        await pilot.pause(0.3)
        await pilot.press("enter")

    return ask


async def by_key(pilot: Pilot[None]) -> None:
    await pilot.press("f12")


@pytest.mark.parametrize("ask", [by_key, by_palette("Map")], ids=["key", "palette"])
async def test_the_map_is_written_and_opened_only_when_that_is_wanted(ask: object, opened: list[str]) -> None:
    async with app(fill=known) as pilot:
        await ask(pilot)  # type: ignore[operator]
        await until(pilot, "The map of 1 person, in map.html", "messages/map.html", "Leave it there")
        path = home().outbox / "map.html"
        assert "Mara Lindqvist" in path.read_text(encoding="utf-8") and path.stat().st_mode & 0o777 == 0o600
        assert SECRET not in path.read_text(encoding="utf-8") and not opened
        await pilot.press("down", "enter")
        await pilot.pause(0.1)
        assert not opened
        await pilot.press("f12")
        await until(pilot, "The map of 1 person")
        await pilot.press("enter")
        await until(pilot, "Handed to your browser:")
        assert opened == [path.resolve().as_uri()]
        space(pilot).remove_person(1)
        assert not path.exists()


async def test_without_a_browser_the_path_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_program, "open_link", lambda link: False)
    async with app(fill=known) as pilot:
        await pilot.press("f12")
        await until(pilot, "The map of 1 person")
        await pilot.press("enter")
        await until(pilot, "No browser was found here; open", "yourself.")


@pytest.mark.parametrize(("which", "cards"), [("one", 1), ("group", 12), ("large", 1)])
async def test_cards_for_bingo(which: str, cards: int, opened: list[str]) -> None:
    async with app(fill=known) as pilot:
        await by_palette("Bingo")(pilot)  # type: ignore[misc]
        await until(pilot, "Bingo: things to try with people", "Twelve cards")
        choices = pilot.app.screen.query_one(OptionList)
        choices.highlighted = choices.get_option_index(which)
        await pilot.press("enter")
        await until(pilot, "in bingo.html", "Leave it there")
        page_ = (home().outbox / "bingo.html").read_text(encoding="utf-8")
        assert page_.count("<table") == cards
        await pilot.press("escape")
        assert not opened
