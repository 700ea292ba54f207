"""Makes the pictures of the README from the app itself: ``python -m docs.pictures``."""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import date
from pathlib import Path

from assistant import demo
from assistant.settings.paths import Home
from assistant.settings.write import set_value
from assistant.tui.app import OutreachApp
from assistant.workspace import Workspace

HERE = Path(__file__).parent
SIZE = (110, 30)
TODAY = date(2026, 3, 2)
"""The day the demo people's facts are counted back from, so that the pictures do not change by themselves."""


async def pictures() -> dict[str, str]:
    """File name to SVG, of the start screen and of Compose with a finding."""
    made = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        set_value(home.config, "appearance.animations", "false")
        workspace = Workspace.open(home)
        demo.fill(workspace.people, workspace.facts, workspace.events, TODAY)
        app = OutreachApp(workspace)
        async with app.run_test(size=SIZE) as pilot:
            app.theme = "textual-dark"
            await pilot.press(*"storage")
            await _quiet(pilot)
            made["start.svg"] = _plain(app.export_screenshot(title="outreach"))
            await pilot.press("enter")
            await _quiet(pilot)
            await pilot.press(*"how you chose what to fsync", "enter")
            await _quiet(pilot)
            await pilot.press("e", "ctrl+end", *" Or book a slot: calendar.example/me", "escape", "n")
            await _quiet(pilot)
            made["compose.svg"] = _plain(app.export_screenshot(title="outreach"))
        workspace.close()
    return made


async def _quiet(pilot: object) -> None:
    for _ in range(4):
        await pilot.pause(0.15)  # type: ignore[attr-defined]


def _plain(svg: str) -> str:
    """The picture with nothing to fetch, and the same whenever it is made.

    Textual names its classes after a random number and has the font fetched from elsewhere.
    """
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    number = re.search(r"terminal-(\w+?)-", svg)
    if number:
        svg = svg.replace(f"terminal-{number[1]}", "terminal")
    svg = svg.replace("Fira Code", "Menlo, Consolas, DejaVu Sans Mono")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main() -> None:
    """Write them beside this file."""
    for name, svg in asyncio.run(pictures()).items():
        (HERE / name).write_text(svg, encoding="utf-8")
        print(f"docs/{name}")


if __name__ == "__main__":
    main()
