"""The app in a test, without a terminal: a home, a pilot, and the words that stand on the screen."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input

from assistant.drafting.draft import Draft
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.settings.paths import Home
from assistant.settings.schema import Appearance, Clipboard, Config, Me, Model
from assistant.settings.write import write_config
from assistant.tui.app import OutreachApp
from assistant.tui.screens.compose import ComposeScreen
from assistant.tui.widgets.ask_field import AskField
from assistant.tui.widgets.draft_editor import DraftEditor
from assistant.workspace import Workspace

PATIENCE = 20.0
"""Seconds a screen may take to show what it is waited for; nothing waits longer than it must."""

CONFIG = Config(
    me=Me(name="Ada Example", about="build storage engines for sensors", city="Oslo"),
    appearance=Appearance(theme="textual-dark", animations=False),
    clipboard=Clipboard(route="file"),
)
"""A writer whose settings lack nothing, and who copies into a file, so that a test can read it."""

ASKED = "Which of your mutexes was the hardest to take out?"
FACTS = (
    Fact(0, "Wrote “The cost of a lock”, on why she dropped mutexes", kind="essay", date="2026-01-10"),
    Fact(0, "Gave the talk “Queues all the way down” in Bergen", kind="talk", date="2025-06-01"),
    Fact(0, "Launched “Ferrite 2” without a coordinator", kind="launch", date="2026-02-01"),
)


def home() -> Home:
    """The home of this test's house."""
    return Home(Path(os.environ["OUTREACH_HOME"]))


def with_model(base_url: str, config: Config = CONFIG) -> Config:
    """The same settings with a model at this endpoint."""
    return replace(config, model=Model(base_url=base_url, name="sample-model"))


@contextmanager
def workspace(config: Config | None = CONFIG) -> Iterator[Workspace]:
    """This test's home, opened; its config.toml is written unless it is there, or None is asked for."""
    where = home()
    if config is not None and not where.config.exists():
        write_config(where.config, config)
    opened = Workspace.open(where)
    try:
        yield opened
    finally:
        opened.close()


def mara(to: Workspace, name: str = "Mara Lindqvist", **more: Any) -> Person:
    """Somebody with three facts and a handle where a message has no subject."""
    details: dict[str, Any] = {"company": "Ferrite", "role": "Engineer", "handles": {"x-dm": "@mara"}}
    person = to.people.add(Person(name=name, **{**details, **more}))
    for fact in FACTS:
        to.facts.add(replace(fact, person_id=person.id))
    return person


def by_email(to: Workspace) -> None:
    """Somebody who is written to where a message has a subject."""
    mara(to, handles={}, emails=("mara@ferrite.example",))


@asynccontextmanager
async def app_over(
    opened: Workspace, *, size: tuple[int, int] = (120, 36), welcome: bool = False
) -> AsyncIterator[Pilot[None]]:
    """The app over an open home, on a screen of this many columns and rows."""
    app = OutreachApp(opened, welcome=welcome)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield pilot


@asynccontextmanager
async def app(
    config: Config | None = CONFIG,
    *,
    fill: Callable[[Workspace], object] = mara,
    size: tuple[int, int] = (120, 36),
    welcome: bool = False,
) -> AsyncIterator[Pilot[None]]:
    """The app over a fresh home with somebody in it."""
    with workspace(config) as opened:
        fill(opened)
        async with app_over(opened, size=size, welcome=welcome) as pilot:
            yield pilot


def space(pilot: Pilot[None]) -> Workspace:
    """The home that the app has open."""
    assert isinstance(pilot.app, OutreachApp)
    return pilot.app.workspace


def lines(pilot: Pilot[None]) -> list[str]:
    """The rows of the screen as a person sees them."""
    return [strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips()]


def words(pilot: Pilot[None]) -> str:
    """All that stands on the screen, in one line: borders out, white space folded."""
    text = " ".join(lines(pilot))
    return " ".join("".join(" " if "─" <= letter <= "▟" else letter for letter in text).split())


async def met(pilot: Pilot[None], condition: Callable[[], bool], what: str) -> None:
    """Wait until a condition holds. AssertionError showing the screen after ``PATIENCE`` seconds."""
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while not condition():
        if loop.time() > end:
            raise AssertionError(f"waited for {what}. The screen:\n" + "\n".join(f"│{line}" for line in lines(pilot)))
        await pilot.pause(0.02)


async def until(pilot: Pilot[None], *wanted: str) -> None:
    """Wait for words to stand on the screen."""
    await met(pilot, lambda: all(one in words(pilot) for one in wanted), repr(wanted))


async def gone(pilot: Pilot[None], word: str) -> None:
    """Wait for words to leave the screen."""
    await met(pilot, lambda: word not in words(pilot), f"{word!r} to go")


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type a text as a person does: a key a letter."""
    await pilot.press(*text)


async def to_compose(pilot: Pilot[None]) -> ComposeScreen:
    """From the people to the page for the person under the cursor."""
    await pilot.press("enter")
    await met(pilot, lambda: isinstance(pilot.app.screen, ComposeScreen), "Compose")
    await pilot.pause()
    return page(pilot)


async def to_draft(pilot: Pilot[None], asked: str = ASKED) -> ComposeScreen:
    """From the people to a finished draft that has the focus."""
    screen = await to_compose(pilot)
    screen.query_one(AskField).insert(asked)
    await pilot.press("enter")
    await until(pilot, "Drafted.")
    return screen


def page(pilot: Pilot[None]) -> ComposeScreen:
    """The page a message is written on, wherever it lies among the screens."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, ComposeScreen))


def editor(pilot: Pilot[None]) -> DraftEditor:
    """The draft."""
    return page(pilot).editor


def stored(pilot: Pilot[None]) -> Draft:
    """The newest draft in the store."""
    draft = space(pilot).drafts.latest()
    assert draft is not None
    return draft


def copied_files() -> list[str]:
    """What was copied, in the order of the files' names."""
    return [path.read_text(encoding="utf-8") for path in sorted(home().outbox.glob("*"))]


def forget() -> None:
    """Take this test's home away, for another beginning."""
    shutil.rmtree(home().folder)


def field(pilot: Pilot[None], name: str) -> Input:
    """A field of the form that is open."""
    return pilot.app.screen.query_one(f"#field-{name}", Input)
