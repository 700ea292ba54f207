"""Pages for a browser, made from the app: the map, and cards for bingo. Nothing is opened unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import Refused
from assistant.settings.paths import shown_path
from assistant.tui.screens.choose import Choice, pick

if TYPE_CHECKING:
    from textual.app import App

    from assistant.workspace import Workspace

Made = tuple[Path, str]
"""The page, and what it is."""

_CARDS = {
    "one": (3, 1, "One card", "for you: nine squares"),
    "group": (3, 12, "Twelve cards", "for a group, all different: nine squares each"),
    "large": (5, 1, "One large card", "for a whole day: 25 squares"),
}


def draw_map(app: App[Any], workspace: Workspace) -> None:
    """Write the map as a page, and offer to open it."""

    def make() -> Made:
        path, number = workspace.save_map()
        return path, f"The map of {number:,} {'person' if number == 1 else 'people'}"

    _draw(app, make, "Drawing the map…")


def draw_bingo(app: App[Any], workspace: Workspace) -> None:
    """Ask for how many, write the cards as a page, and offer to open it."""

    def chosen(which: str | None) -> None:
        if which is not None:
            size, number, what, _ = _CARDS[which]
            _draw(app, lambda: (workspace.save_bingo(size, number), what), "Drawing the cards…")

    choices = [Choice(name, what, detail) for name, (_, _, what, detail) in _CARDS.items()]
    pick(app, "Bingo: things to try with people", choices, chosen)


def _draw(app: App[Any], make: Callable[[], Made], meanwhile: str) -> None:
    """Thousands of people take seconds, so it is done beside the screen."""
    app.notify(meanwhile, markup=False, timeout=2)

    def work() -> None:
        try:
            path, what = make()
        except Refused as refused:
            app.call_from_thread(app.notify, str(refused), severity="error", markup=False)
        else:
            app.call_from_thread(_offer, app, path, what)

    app.run_worker(work, thread=True, group="drawing", exclusive=True, exit_on_error=False)


def _offer(app: App[Any], path: Path, what: str) -> None:
    """Say where it is, and open it in the browser if that is wanted."""
    from assistant.handoff import mail_program

    where = shown_path(path)

    def chosen(answer: str | None) -> None:
        if answer == "open":
            app.run_worker(open_it, thread=True, group="drawing", exit_on_error=False)

    def open_it() -> None:
        # A program is started for it, which may take a moment.
        if mail_program.open_link(path.resolve().as_uri()):
            app.call_from_thread(app.notify, f"Handed to your browser: {where}", markup=False)
        else:
            said = f"No browser was found here; open {where} yourself."
            app.call_from_thread(app.notify, said, severity="warning", markup=False, timeout=15)

    choices = [
        Choice("open", "Open it", "in your browser; it asks nobody for anything"),
        Choice("leave", "Leave it there", where),
    ]
    pick(app, f"{what}, in {path.name}", choices, chosen)
