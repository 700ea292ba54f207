"""The pictures of the app, made from its real screens: ``python -m docs.pictures`` writes docs/*.svg.

The app runs without a terminal over the invented people, on a day that does not move, so that the
same screens give the same pictures. What they show is read back by tests/test_docs.py.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import tempfile
from collections.abc import Iterator
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

HERE = Path(__file__).resolve().parent
SIZE = (120, 36)
"""Columns and rows."""
TODAY = date(2026, 3, 2)
"""The day the sample people are counted back from."""

ASKED = "How did you find out that nobody was using that read bandwidth?"
ADDED = "And could you introduce me to your team?"
"""Typed into the draft by hand: a second thing to answer, and the coach says so."""

_SECONDS = 20
"""How long a screen may take to show what it is waited for."""
_FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"
_COLUMN, _EM = 12.2, 0.6
"""The width of a column in the picture, and of a letter in all common fixed-width fonts, in sizes of the font."""
_RUN = re.compile(r'<text ([^>]*)x="([\d.]+)"([^>]*)textLength="([\d.]+)"([^>]*)>(.*?)</text>', re.DOTALL)


async def pictures() -> dict[str, str]:
    """The pictures, by file name. Nothing is written outside of a temporary folder."""
    with _sample_workspace() as workspace:
        app = OutreachApp(workspace, today=lambda: TODAY)
        async with app.run_test(size=SIZE) as pilot:
            await _start(pilot)
            made = {"start.svg": _picture(app)}
            await _compose(pilot)
            made["compose.svg"] = _picture(app)
    return made


def words_in(picture: str) -> list[str]:
    """What a picture says: its words in the order in which they stand, without colours or places."""
    lines = re.findall(r"<text\b[^>]*>(.*?)</text>", picture, re.DOTALL)
    return html.unescape(" ".join(lines)).split()


@contextmanager
def _sample_workspace() -> Iterator[Workspace]:
    """A throw-away home with the invented people in it, and colours that no environment changes."""
    before = os.environ.pop("NO_COLOR", None)
    try:
        with tempfile.TemporaryDirectory(prefix="outreach-pictures-") as folder:
            home = Home(Path(folder))
            look = Appearance(theme="textual-dark", animations=False)
            write_config(home.config, Config(me=demo.me(), appearance=look))
            workspace = Workspace.open(home)
            try:
                with workspace.store.transaction():
                    demo.fill(workspace.people, workspace.facts, workspace.events, TODAY)
                yield workspace
            finally:
                workspace.close()
    finally:
        if before is not None:
            os.environ["NO_COLOR"] = before


async def _start(pilot: Pilot[None]) -> None:
    """The people, with the cursor in the search field."""
    await _until(pilot, "12 people")
    await _until(pilot, "^t Today")
    _stop_blinking(pilot)


async def _compose(pilot: Pilot[None]) -> None:
    """A draft to the first person called Mara, changed by hand, at the coach's finding."""
    await pilot.press(*"mara")
    await _until(pilot, "1 person found")
    await pilot.press("enter")
    await _until(pilot, "What do you want to ask?")
    pilot.app.screen.query_one("#ask", TextArea).insert(ASKED)
    await pilot.press("enter")
    await _until(pilot, "Drafted.")
    draft = pilot.app.screen.query_one("#draft", TextArea)
    row, line = next((row, line) for row, line in enumerate(draft.text.split("\n")) if ASKED in line)
    await pilot.press("e")
    draft.insert(f" {ADDED}", (row, len(line)))
    await pilot.press("escape")
    await _until(pilot, "A second thing to answer")
    await pilot.press("n")
    await _until(pilot, "◂")
    _stop_blinking(pilot)


async def _until(pilot: Pilot[None], words: str) -> None:
    """Wait for words to stand on the screen. Raises TimeoutError."""
    deadline = asyncio.get_running_loop().time() + _SECONDS
    while words not in " ".join(words_in(pilot.app.export_screenshot())):
        if asyncio.get_running_loop().time() > deadline:
            raise TimeoutError(f"“{words}” did not come on the screen within {_SECONDS} seconds")
        await pilot.pause(0.02)
    await pilot.pause()


def _stop_blinking(pilot: Pilot[None]) -> None:
    for line in pilot.app.screen.query(Input):
        line.cursor_blink = False
    for text in pilot.app.screen.query(TextArea):
        text.cursor_blink = False


def _picture(app: OutreachApp) -> str:
    """The screen as SVG, which asks no other machine for anything."""
    svg = app.export_screenshot(title="outreach")
    svg = re.sub(r"\s*<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r"\s*@font-face\s*\{[^}]*\}", "", svg)
    svg = svg.replace("font-family: Fira Code, monospace", f"font-family: {_FONTS}")
    svg = svg.replace("font-family: arial", "font-family: system-ui, sans-serif")
    # As wide as its column even where a renderer does not stretch text to the length it is given.
    svg = svg.replace("font-size: 20px", f"font-size: {_COLUMN / _EM:.2f}px")
    svg = _RUN.sub(_trimmed, svg)
    # Rich names things after a sum over the picture; a plain name keeps changes small.
    svg = re.sub(r"terminal-\d+", "screen", svg)
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def _trimmed(text: re.Match[str]) -> str:
    """A run of text without the blanks round it, which some renderers drop, and so move the letters."""
    words = html.unescape(text[6]).replace("\xa0", " ")
    bare = words.strip()
    if not bare:
        return ""
    x = float(text[2]) + (len(words) - len(words.lstrip())) * _COLUMN
    length = float(text[4]) - (len(words) - len(bare)) * _COLUMN
    written = html.escape(bare, quote=False).replace(" ", "&#160;")
    return f'<text {text[1]}x="{x:.1f}"{text[3]}textLength="{length:.1f}"{text[5]}>{written}</text>'


def main() -> None:
    """Write the pictures beside this file."""
    for name, picture in asyncio.run(pictures()).items():
        (HERE / name).write_text(picture, encoding="utf-8", newline="\n")
        print(f"docs/{name}")


if __name__ == "__main__":
    main()
