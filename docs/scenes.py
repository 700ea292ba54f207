"""What the pictures show: screens of the app over invented people, each reached by the keys that a reader would press.

The day is that of the clock in docs/fixed_clock.py, so that the same screens give the same pictures.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from assistant import demo
from assistant.settings.paths import Home
from assistant.settings.schema import Appearance, Config
from assistant.settings.write import write_config
from assistant.tui.app import OutreachApp
from assistant.workspace import Workspace
from docs.drawing import picture

WIDE, LOW = (120, 36), (120, 28)
"""Columns and rows of a whole screen, and of one with little on it."""
SMALL, SMALLEST = (100, 26), (100, 14)
"""Those where a window in the middle is what matters, and where a few lines are."""

ASKED = "How did you find out that nobody was using that read bandwidth?"
ADDED = "And could you introduce me to your team?"
"""Typed into the draft by hand: a second thing to answer, and the coach says so."""
INVENTED = "Your keynote in Rotterdam was a joy to listen to."
"""Typed by hand, too: nothing that is known bears it out."""

MUTEX = "https://mara.example.com/mutex"
PAGE = b"""<html><head><title>The last mutex</title>
<meta property='article:published_time' content='2026-02-20'></head><body><article><h1>The last mutex</h1>
<p>By Mara Lindqvist. The last mutex in our scheduler was the hardest one to take out, because nobody knew any
more why it was there.</p><p>We replaced it by a queue for each core, and measured for a month before we trusted
it with other people's data.</p></article></body></html>"""
"""A page of hers, as it is gathered."""

CONTACTS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ilse,Brandt,https://www.linkedin.com/in/ilse-b-example,,Kupfer,Head of Engineering,05 Mar 2024
Mara,Lindqvist,https://www.linkedin.com/in/mara-l-example,,Ferrite,Staff engineer,04 Feb 2025
Teo,Marsh,https://www.linkedin.com/in/teo-m-example,teo@marsh.example,Kelvin,Data engineer,11 Nov 2025
Yusra,Belkacem,https://www.linkedin.com/in/yusra-b-example,,Kelvin,Product designer,19 Jan 2026
"""
"""Connections as LinkedIn exports them."""

Take = Callable[[str], None]
"""Keeps what is on the screen as the picture of a name."""

_SECONDS = 20
"""How long a screen may take to show what it is waited for."""


async def scenes() -> dict[str, str]:
    """The pictures, by file name. Nothing is written outside of a temporary folder."""
    made: dict[str, str] = {}
    with sample_workspace() as workspace:
        async with OutreachApp(workspace).run_test(size=WIDE) as pilot:

            def take(name: str) -> None:
                _stop_blinking(pilot)
                made[f"{name}.svg"] = picture(pilot.app)

            await _until(pilot, "12 people", "^t Today", "Owed:")
            take("start")
            await pilot.resize_terminal(*LOW)
            await _rhythm(pilot, take)
            await pilot.resize_terminal(*SMALL)
            await _importing(pilot, take)
            await _model(pilot, take)
            await pilot.press(*"mara")
            await _until(pilot, "1 person found")
            await _facts(pilot, take)
            await pilot.press("enter")
            await _until(pilot, "What do you want to ask?")
            await _questions(pilot, take)
            await pilot.resize_terminal(*WIDE)
            await _compose(pilot, take)
            await pilot.resize_terminal(*LOW)
            await _coach(pilot, take)
            await pilot.resize_terminal(*SMALLEST)
            await _change(pilot, take)
            await pilot.resize_terminal(*SMALL)
            await _hand_over(pilot, take)
            await _proposed(pilot, workspace, take)
    return made


@contextmanager
def sample_workspace() -> Iterator[Workspace]:
    """A throw-away home with the invented people in it, and colours that no environment changes."""
    before = {name: os.environ.pop(name, None) for name in ("NO_COLOR", "HOME", "USERPROFILE")}
    try:
        with tempfile.TemporaryDirectory(prefix="outreach-pictures-") as folder:
            os.environ["HOME"] = os.environ["USERPROFILE"] = folder
            downloads = Path(folder) / "Downloads"
            downloads.mkdir()
            (downloads / "Connections.csv").write_text(CONTACTS, encoding="utf-8")
            home = Home(Path(folder) / "outreach")
            home.make()
            look = Appearance(theme="textual-dark", animations=False)
            write_config(home.config, Config(me=demo.me(), appearance=look))
            workspace = Workspace.open(home)
            try:
                with workspace.store.transaction():
                    demo.fill(workspace.people, workspace.facts, workspace.events, date.today())
                yield workspace
            finally:
                workspace.close()
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


# Over the people.


async def _rhythm(pilot: Pilot[None], take: Take) -> None:
    """What is due, what happened with somebody, a job hunt, and the page before a meeting."""
    await pilot.press("ctrl+t")
    await _until(pilot, "Owed", "Waiting")
    take("today")
    await pilot.press("p")
    await _until(pilot, "From ")
    take("history")
    await pilot.press("escape", "escape")
    await _until(pilot, "12 people")
    await pilot.press("ctrl+g")
    await _until(pilot, "Job hunt", "Known")
    take("hunt")
    await pilot.press("escape")
    await _until(pilot, "12 people")
    await pilot.press("ctrl+y")
    await _until(pilot, "Before you meet", "Who they are")
    take("prepare")
    await pilot.press("escape")
    await _until(pilot, "12 people")


async def _importing(pilot: Pilot[None], take: Take) -> None:
    """A file of contacts, looked into."""
    await pilot.press("f7")
    await _until(pilot, "Import people")
    pilot.app.screen.query_one("#field-path", Input).value = "~/Downloads/Connections.csv"
    await pilot.press("enter")
    await _until(pilot, "Enter imports them")
    take("import")
    await pilot.press("escape")
    await _until(pilot, "12 people")


async def _model(pilot: Pilot[None], take: Take) -> None:
    """Where a model is set up, an address in the field."""
    await pilot.press("f4")
    await _until(pilot, "A model that drafts", "Azure")
    pilot.app.screen.query_one("#field-address", Input).value = "localhost:11434"
    await _until(pilot, "localhost:11434 ")
    take("model")
    pilot.app.screen.query_one("#field-address", Input).value = ""
    await pilot.press("escape")
    await _until(pilot, "12 people")


async def _facts(pilot: Pilot[None], take: Take) -> None:
    """What is known about the person under the cursor."""
    await pilot.press("f3")
    await _until(pilot, "What you know about Mara Lindqvist")
    take("facts")
    await pilot.press("escape")
    await _until(pilot, "1 person found")


# Writing.


async def _questions(pilot: Pilot[None], take: Take) -> None:
    """Questions worth asking."""
    await pilot.press("f5")
    await _until(pilot, "Questions worth asking Mara")
    take("questions")
    await pilot.press("escape")
    await _until(pilot, "What do you want to ask?")


async def _compose(pilot: Pilot[None], take: Take) -> None:
    """A draft, changed by hand, at the coach's finding."""
    pilot.app.screen.query_one("#ask", TextArea).insert(ASKED)
    await pilot.press("enter")
    await _until(pilot, "Drafted.")
    await _typed_over(pilot, ASKED, f"{ASKED} {ADDED}")
    await _until(pilot, "A second thing to answer")
    await pilot.press("n")
    await _until(pilot, "◂")
    take("compose")


async def _coach(pilot: Pilot[None], take: Take) -> None:
    """The same with something in it that nothing bears out, in place of the second question."""
    await _typed_over(pilot, f" {ADDED}", "")
    await _gone(pilot, "A second thing to answer")
    await _typed_over(pilot, ASKED, f"{INVENTED} {ASKED}")
    await _until(pilot, "Rotterdam is in nothing that you know")
    await pilot.press("n")
    await _until(pilot, "◂")
    take("coach")
    await _typed_over(pilot, f"{INVENTED} ", "")
    await _gone(pilot, "Rotterdam is in nothing that you know")


async def _change(pilot: Pilot[None], take: Take) -> None:
    """The difference that a revision made."""
    await pilot.press("r")
    await _until(pilot, "What should change?")
    await pilot.press(*"another opening", "enter")
    await _until(pilot, "Version 2 of 2")
    await pilot.press("=")
    await _until(pilot, "Before", "After", "Back")
    take("difference")
    await pilot.press("escape")
    await _until(pilot, "Version 2 of 2")


async def _hand_over(pilot: Pilot[None], take: Take) -> None:
    """The ways out."""
    await pilot.press("g")
    await _until(pilot, "Mail program", "Calendar file")
    take("hand-over")
    await pilot.press("escape")
    await _gone(pilot, "Calendar file")


async def _proposed(pilot: Pilot[None], workspace: Workspace, take: Take) -> None:
    """A fact out of a page, before it is approved."""
    person = workspace.people.find("mara")
    await workspace.gather(person, [MUTEX], text=PAGE).run()
    await pilot.press("f")
    await _until(pilot, "proposed: r goes through")
    await pilot.press("r")
    await _until(pilot, "Proposed about Mara Lindqvist", "It says there:")
    take("gather")


# How it is driven.


async def _typed_over(pilot: Pilot[None], words: str, others: str) -> None:
    """Change words of the draft by hand."""
    draft = pilot.app.screen.query_one("#draft", TextArea)
    row, line = next((row, line) for row, line in enumerate(draft.text.split("\n")) if words in line)
    at = line.index(words)
    await pilot.press("e")
    draft.replace(others, (row, at), (row, at + len(words)))
    await pilot.press("escape")


async def _until(pilot: Pilot[None], *words: str) -> None:
    """Wait for words to stand on the screen. Raises TimeoutError."""
    await _seen(pilot, lambda shown: all(word in shown for word in words), f"“{'”, “'.join(words)}” did not come")


async def _gone(pilot: Pilot[None], words: str) -> None:
    """Wait for words to leave the screen. Raises TimeoutError."""
    await _seen(pilot, lambda shown: words not in shown, f"“{words}” did not go")


async def _seen(pilot: Pilot[None], right: Callable[[str], bool], otherwise: str) -> None:
    deadline = asyncio.get_running_loop().time() + _SECONDS
    while not right(_shown(pilot)):
        if asyncio.get_running_loop().time() > deadline:
            raise TimeoutError(f"{otherwise} within {_SECONDS} seconds:\n{_shown(pilot)}")
        await pilot.pause(0.02)
    await pilot.pause()


def _shown(pilot: Pilot[None]) -> str:
    """The words on the screen, its lines one behind the other."""
    lines = (strip.text for strip in pilot.app.screen._compositor.render_strips())
    return " ".join(" ".join(lines).split())


def _stop_blinking(pilot: Pilot[None]) -> None:
    for line in pilot.app.screen.query(Input):
        line.cursor_blink = False
    for text in pilot.app.screen.query(TextArea):
        text.cursor_blink = False
