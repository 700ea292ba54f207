"""What Today and a person's page have in common: lines over a home, and a fresh look at them after being away."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from assistant.workspace import Workspace

if TYPE_CHECKING:
    from assistant.tui.app import OutreachApp


class LinesScreen(Screen[None]):
    """Lines with a cursor. ``_away`` is to be set before another screen is pushed that may change what they say."""

    AUTO_FOCUS = "#lines"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._away = False

    @property
    def outreach(self) -> OutreachApp:
        """The app, as what it is."""
        return cast("OutreachApp", self.app)

    @property
    def today(self) -> date:
        """What day it is."""
        return self.outreach.today()

    def on_mount(self) -> None:
        self._read()

    def on_screen_resume(self) -> None:
        """Back from elsewhere: look again."""
        if self._away:
            self._away = False
            self._read()

    def _read(self) -> None:
        """Look what there is now, and show it; each screen has its own lines."""
