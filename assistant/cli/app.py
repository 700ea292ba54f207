"""The app itself, and ``demo``: the same over invented people in a home that is thrown away."""

from __future__ import annotations

import shutil
import signal
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.front import Front, command
from assistant.cli.output import is_terminal
from assistant.errors import Refused

if TYPE_CHECKING:
    from assistant.settings.paths import Home


def run_app(home: Home) -> None:
    """Open the app over a home. Raises Refused without a terminal."""
    need_terminal()
    from assistant.tui.app import run

    run(home)


def need_terminal() -> None:
    """Raise Refused when there is nobody to draw for."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise Refused("The app needs a terminal to draw on; 'outreach --help' lists what works without one.")


@command("demo", json=False)
def demo_command(front: Front) -> None:
    """Try the app with invented people in a home of its own; no key, no network.

    The home is in a temporary folder and gone afterwards, so nothing of yours is read or changed.
    """
    from assistant.settings.paths import Home

    need_terminal()
    folder = Path(tempfile.mkdtemp(prefix="outreach-demo-"))  # 0700 from the moment it exists
    _end_tidily()
    try:
        home = Home(folder)
        fill_demo(home)
        run_app(home)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _end_tidily() -> None:
    """Let being ended by another program, or with the terminal, run what is to be done at the end."""

    def leave(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), leave)


def fill_demo(home: Home) -> None:
    """Put the invented people, and the invented writer, into a home."""
    from assistant import demo
    from assistant.settings.schema import Config
    from assistant.settings.write import write_config
    from assistant.workspace import Workspace

    write_config(home.config, Config(me=demo.me()))
    workspace = Workspace.open(home)
    try:
        with workspace.store.transaction():
            demo.fill(workspace.people, workspace.facts, workspace.events, date.today())
    finally:
        workspace.close()
