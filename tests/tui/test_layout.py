"""At three sizes and in three themes nothing overlaps, is cut off, or ends up outside of the screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.rhythm.event import Event
from assistant.settings.schema import Appearance
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.workspace import Workspace
from tests.tui import support
from tests.tui.support import CONFIG, app, gone, lines, mara, page, to_compose, to_draft, until

SIZES = [(80, 24), (120, 36), (200, 50)]
THEMES = ["textual-dark", "textual-light", "ansi-dark"]
SMALL, USUAL = SIZES[:2]


def people(to: Workspace) -> None:
    """Enough people to scroll, one with a long name, and one who is written to with a subject."""
    mara(to, handles={}, emails=("mara@ferrite.example",), city="Gothenburg", tags=("databases", "storage"))
    with to.store.transaction():
        for number in range(60):
            mara(to, f"Person {number:02} of a family whose names are rather long", handles={"x-dm": "@x"})


def check(pilot: Pilot[None]) -> None:
    """Everything that can be seen lies within the screen, and no two neighbours overlap."""
    screen = pilot.app.screen
    whole = screen.region
    assert whole.size == pilot.app.size
    for widget in screen.walk_children(Widget):
        if not seen(widget):
            continue
        if not within_a_scroll(widget):
            assert whole.contains_region(widget.region), f"{widget!r} at {widget.region} is outside of {whole}"
            parent = widget.parent
            assert isinstance(parent, Widget)
            assert parent.region.contains_region(widget.region), f"{widget!r} sticks out of {parent!r}"
    for holder in [screen, *(widget for widget in screen.walk_children(Widget) if seen(widget))]:
        shown = [child for child in holder.children if seen(child)]
        for one, other in combinations(shown, 2):
            assert not one.region.overlaps(other.region), f"{one!r} lies over {other!r}"
    assert len(lines(pilot)) == whole.height
    for footer in screen.query(KeyFooter):
        assert footer.region.bottom == whole.height
        assert lines(pilot)[-1].endswith("Help")


def seen(widget: Widget) -> bool:
    """Whether it takes part in what is shown; Textual's own helpers (bars, toasts, tooltips) do not."""
    return widget.is_on_screen and widget.region.area > 0 and not type(widget).__module__.startswith(
        ("textual.widgets._toast", "textual.widgets._tooltip", "textual.scrollbar")
    )  # fmt: skip


def within_a_scroll(widget: Widget) -> bool:
    """Whether a container around it scrolls, so that it may lie outside of it for now."""
    return any(
        isinstance(parent, Widget) and not isinstance(parent, Screen) and parent.allow_vertical_scroll
        for parent in widget.ancestors
    )


def filled(pilot: Pilot[None]) -> None:
    """Something is painted in the middle of the screen, and no line is wider than it."""
    width = pilot.app.size.width
    assert all(len(line) <= width for line in lines(pilot))


async def start(pilot: Pilot[None]) -> None:
    await until(pilot, "61 people")


async def asking(pilot: Pilot[None]) -> None:
    await to_compose(pilot)


async def drafted(pilot: Pilot[None]) -> None:
    """A draft with more findings than fit, a subject, and the band of what is copied."""
    await to_draft(pilot)
    await pilot.press("e")
    page(pilot).editor.insert("\n{{a}} and TODO: two, write to eve@elsewhere.example, {{b}}, {{c}}? And what else?" * 3)
    await pilot.press("escape")
    await until(pilot, "n Next")
    if pilot.app.size.width >= 100:
        await pilot.press("m")
    await pilot.press("n")
    await pilot.pause()


async def findings(pilot: Pilot[None]) -> None:
    """More than fit a small window, and what the message stands on below them; beside the draft where it is wide."""
    await drafted(pilot)
    if pilot.app.size.width < 100:
        await pilot.press("m")
        await until(pilot, "The coach: ", "Stands on")


async def facts(pilot: Pilot[None]) -> None:
    await to_draft(pilot)
    await pilot.press("f")
    await until(pilot, "What you know about")
    await pilot.press("d")
    await until(pilot, "d again deletes it for good.")


async def form(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+n")
    await until(pilot, "Add a person")


async def wrong_form(pilot: Pilot[None]) -> None:
    await form(pilot)
    await pilot.press("enter")
    await until(pilot, "name")
    await pilot.pause()
    assert pilot.app.screen.has_class("-wrong")


async def kinds(pilot: Pilot[None]) -> None:
    await to_draft(pilot)
    await pilot.press("k")
    await until(pilot, "What kind of message?")


async def channels(pilot: Pilot[None]) -> None:
    await to_draft(pilot)
    await pilot.press("h")
    await until(pilot, "Where does it go?")


async def helping(pilot: Pilot[None]) -> None:
    await pilot.press("f1")
    await until(pilot, "The program never sends")


async def importing(pilot: Pilot[None]) -> None:
    """A preview with more problems than fit."""
    path = support.home().folder / "people.csv"
    bad = "".join(f",only{number}@mail.example\n" for number in range(60))
    path.write_text(f"Name,E-mail\nNoor Haddadin,noor@tin.example\n{bad}", encoding="utf-8")
    await pilot.press("f7")
    await until(pilot, "Import people")
    support.field(pilot, "path").value = str(path)
    await pilot.press("enter")
    await until(pilot, "60 problems", "Enter imports them")


async def pairs(pilot: Pilot[None]) -> None:
    """Two people with more between them than fits a small screen."""
    to = pilot.app.workspace  # type: ignore[attr-defined]
    links = tuple(f"https://www.mara.example/a/rather/long/address/of/a/page/number/{number}" for number in range(9))
    to.people.add(Person("Mara Lindqvist", company="Ferrite", links=links))
    to.propose_again(1, 62, "the same name, at the same company")
    await pilot.press("f8")
    await until(pilot, "One person, or two?", "p62", "1 of 1")


async def newcomers(pilot: Pilot[None]) -> None:
    to = pilot.app.workspace  # type: ignore[attr-defined]
    path = support.home().folder / "people.csv"
    path.write_text("Name,E-mail,Role\nNoor Haddadin,noor@gmail.com,Head of Engineering\n", encoding="utf-8")
    to.import_people([path])
    await pilot.press("f9")
    await until(pilot, "1 of 1", "Noor Haddadin", "Why now:")
    await pilot.press("4")
    await until(pilot, "Enter goes on.", "Esc Stop")


async def gathering(pilot: Pilot[None]) -> None:
    await pilot.press("f3")
    await until(pilot, "What you know about")
    await pilot.press("g")
    await until(pilot, "Gather what", "Left empty")


async def proposed(pilot: Pilot[None]) -> None:
    """A fact whose quote is longer than a small screen."""
    to = pilot.app.workspace  # type: ignore[attr-defined]
    quote = "They took the last mutex out of the scheduler and measured for a month. " * 20
    for person in to.people.everyone():
        to.facts.add(Fact(person.id, "Took out the last mutex", status="proposed", quote=quote))
    await pilot.press("f3")
    await until(pilot, "r goes through them")
    await pilot.press("r")
    await until(pilot, "1 of 1", "It says there:")


def a_year(to: Workspace) -> None:
    """Something in every part of the day, with notes that are longer than a line."""
    everybody = [*to.people.everyone()]
    for number, person in enumerate(everybody[:12]):
        for kind in ("met", "replied", "asked-me")[: number % 3 + 1]:
            to.log(person, kind, date.today() - timedelta(days=number), note="a note that goes on and on " * 9)
    for person in everybody[12:20]:
        to.events.add(Event(person.id, "sent", date.today().isoformat(), asks=True, message_kind="question"))


async def today(pilot: Pilot[None]) -> None:
    a_year(pilot.app.workspace)  # type: ignore[attr-defined]
    await pilot.press("ctrl+t")
    await until(pilot, "Owed")
    await pilot.press("d")
    await until(pilot, "u takes it back.")


async def history(pilot: Pilot[None]) -> None:
    a_year(pilot.app.workspace)  # type: ignore[attr-defined]
    await pilot.press("down", "down", "ctrl+l")
    await until(pilot, "From ")
    await pilot.press("r")
    await until(pilot, "Noted for today:")


async def held_back(pilot: Pilot[None]) -> None:
    """A message that two gates hold back."""
    to = pilot.app.workspace  # type: ignore[attr-defined]
    to.events.add(Event(1, "sent", date.today().isoformat(), asks=True))
    screen = await to_compose(pilot)
    screen.desk.choose_kind("referral")
    await pilot.press("enter")
    await until(pilot, "Held back: a referral", "another ask waits")


async def held_kinds(pilot: Pilot[None]) -> None:
    await held_back(pilot)
    await pilot.press("escape", "f2")
    await until(pilot, "A referral held back now", "another ask waits")


async def hunt(pilot: Pilot[None]) -> None:
    """More people at a step than fit, one of them with a long name."""
    to = pilot.app.workspace  # type: ignore[attr-defined]
    with to.store.transaction():
        for number in range(1, 50):
            to.events.add(Event(number, "met" if number % 3 else "replied", date.today().isoformat()))
    await pilot.press("ctrl+g")
    await until(pilot, "49 people you know", "Enter writes it")


async def prep(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+y")
    await until(pilot, "Before you meet", "Who they are")
    await pilot.press("o")
    await until(pilot, "Written as Markdown")


async def drawn(pilot: Pilot[None]) -> None:
    await pilot.press("f12")
    await until(pilot, "The map of 61 people")


SCENES: list[Callable[[Pilot[None]], Awaitable[None]]] = [
    start, asking, drafted, findings, facts, form, wrong_form, kinds, channels, helping, importing, pairs, newcomers,
    gathering, proposed, today, history, held_back, held_kinds, hunt, prep, drawn,
]  # fmt: skip


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
async def test_nothing_overlaps_or_is_cut_off(
    scene: Callable[[Pilot[None]], Awaitable[None]], size: tuple[int, int]
) -> None:
    """Themes change colours alone, but those with borders of their own could change sizes: all at the usual size."""
    async with app(fill=people, size=size) as pilot:
        await scene(pilot)
        for theme in THEMES if size == USUAL else THEMES[:1]:
            pilot.app.theme = theme
            await pilot.pause()
            check(pilot)
            filled(pilot)


@pytest.mark.parametrize("theme", THEMES)
async def test_it_opens_in_the_theme_that_is_set(theme: str) -> None:
    config = replace(CONFIG, appearance=Appearance(theme=theme, animations=False))
    async with app(config) as pilot:
        assert pilot.app.theme == theme
        check(pilot)


async def test_the_welcome_fits_a_small_window() -> None:
    async with app(None, fill=lambda _: None, welcome=True, size=SMALL) as pilot:
        await until(pilot, "Welcome to outreach", "Your name", "Model endpoint")
        check(pilot)
        for label in ("I …", "Your site", "Your city", "Model"):
            assert label in support.words(pilot)


async def test_a_sentence_about_what_is_wrong_is_seen_wherever_the_form_is_scrolled_to() -> None:
    async with app(fill=people, size=SMALL) as pilot:
        await form(pilot)
        for name, press in (("name", []), ("tags", ["up"])):
            await pilot.press(*press)
            assert pilot.app.focused is pilot.app.screen.query_one(f"#field-{name}", Input)
            await pilot.press("enter")
            await until(pilot, "A person needs a name")
            for _ in range(13):
                problem = pilot.app.screen.query_one("#problem")
                focused = pilot.app.focused
                assert pilot.app.screen.region.contains_region(problem.region)
                assert focused is not None and not problem.region.overlaps(focused.region)
                assert problem.region.y > focused.region.y >= 2
                await pilot.press("down")
                await pilot.pause()


async def test_one_pane_below_a_hundred_columns_and_two_above() -> None:
    async with app(fill=people, size=(120, 30)) as pilot:
        await drafted(pilot)
        side, worst = page(pilot).query_one("#side"), page(pilot).query_one("#worst")
        assert [side.display, worst.display] == [True, False]
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert [side.display, worst.display] == [False, True]
        check(pilot)
        assert "■" in support.words(pilot)
        await pilot.resize_terminal(120, 30)
        await pilot.pause()
        assert [side.display, worst.display] == [True, False]
        check(pilot)


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (1, 1)], ids=str)
async def test_a_tiny_window_is_survived(size: tuple[int, int]) -> None:
    async with app(fill=people, size=(80, 24)) as pilot:
        await drafted(pilot)
        for key in ("", "f", "k"):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.resize_terminal(80, 24)
            await pilot.pause()
            if key:
                await pilot.press(key)
                await pilot.pause()
                await pilot.resize_terminal(*size)
                await pilot.pause()
                await pilot.press("escape")
                await pilot.resize_terminal(80, 24)
        await gone(pilot, "What kind of message?")
        check(pilot)
