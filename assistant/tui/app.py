"""The app: one open workspace, the screens over it, the theme and the keys."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable
from datetime import date

from textual import events
from textual.app import App, SystemCommand
from textual.screen import ModalScreen, Screen

from assistant.errors import Refused
from assistant.settings.paths import Home
from assistant.tui.actions import ACTIONS, bindings, keymap
from assistant.tui.screens.start import StartScreen
from assistant.workspace import Workspace


class OutreachApp(App[None]):
    """From a person to a copied message."""

    TITLE = "outreach"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = bindings("everywhere")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, workspace: Workspace, *, welcome: bool = False, today: Callable[[], date] = date.today) -> None:
        """``today`` says what day it is; a picture of the app is made on one that does not move."""
        super().__init__()
        self.workspace = workspace
        self.today = today
        self.unsaved: dict[str, dict[str, str]] = {}
        """What was typed into forms that were closed without saving, by form."""
        self._welcome = welcome
        self.set_keymap(keymap(workspace.config.keys))

    def on_mount(self) -> None:
        self.call_after_refresh(_collect_again)
        self.theme = self._theme()
        if not self.workspace.config.appearance.animations:
            self.animation_level = "none"
        self.theme_changed_signal.subscribe(self, self._theme_chosen)
        if self._welcome:
            from assistant.tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen(self.workspace))

    async def on_event(self, event: events.Event) -> None:
        """What is pasted comes from outside, so it goes through the door before it is shown."""
        if isinstance(event, events.Paste):
            from assistant.door import clean

            cleaned = clean(event.text)
            event.text = cleaned.text
            if cleaned.removed:
                hidden = ", ".join(cleaned.removed)
                self.notify(f"Taken out of what was pasted: {hidden}.", severity="warning", markup=False)
        await super().on_event(event)

    def get_default_screen(self) -> StartScreen:
        """The people are the first screen; nothing is composed before them."""
        return StartScreen(self.workspace)

    def _theme(self) -> str:
        """The theme that is set; else dark, and the terminal's own colours where it has only 16."""
        wanted = self.workspace.config.appearance.theme
        if wanted in self.available_themes:
            return wanted
        few = self.console.color_system in (None, "standard")
        light = os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
        if few:
            return "ansi-light" if light else "ansi-dark"
        return "textual-light" if light else "textual-dark"

    def _theme_chosen(self, theme: object) -> None:
        """A theme chosen in the palette stays chosen."""
        from assistant.settings.write import set_value

        name = getattr(theme, "name", "")
        if name and name != self._theme():
            try:
                set_value(self.workspace.home.config, "appearance.theme", name)
                self.workspace.reload_config()
            except Refused as refused:
                self.notify(str(refused), severity="error", markup=False)

    def write_to(self, person_id: int, *, fresh: bool = False, kind: str = "") -> None:
        """Open Compose for a person, with the kind of message preset where one is given."""
        from assistant.tui.screens.compose import ComposeScreen

        self.push_screen(ComposeScreen(self.workspace, self.workspace.people.get(person_id), fresh=fresh, kind=kind))

    async def action_quit(self) -> None:
        """Leave; what is typed or being written is kept first."""
        from assistant.tui.screens.writing import WritingPage

        for screen in self.screen_stack:
            if isinstance(screen, WritingPage):
                screen.leave()
        self.exit()

    def action_endpoint(self) -> None:
        """Set up the model that drafts."""
        from assistant.tui.screens.compose import ComposeScreen
        from assistant.tui.screens.endpoint import EndpointScreen

        if isinstance(self.screen, ModalScreen):
            return

        def closed(_: bool | None) -> None:
            if isinstance(self.screen, ComposeScreen):
                self.screen.model_changed()

        self.push_screen(EndpointScreen(self.workspace), closed)

    def action_voice(self) -> None:
        """What is known of how the writer writes."""
        from assistant.tui.screens.voice import VoiceScreen

        if not isinstance(self.screen, ModalScreen):
            self.push_screen(VoiceScreen(self.workspace))

    def action_help(self) -> None:
        from assistant.tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss()
        else:
            self.push_screen(HelpScreen())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: Textual's own commands, and every action that does something here."""
        for command in super().get_system_commands(screen):
            if command.title in ("Theme", "Quit"):
                yield command
        active = {entry.binding.action: entry for entry in screen.active_bindings.values()}
        idle: frozenset[str] = getattr(screen, "idle_actions", frozenset())
        for action in ACTIONS:
            entry = active.get(action.method)
            if entry is not None and entry.enabled and action.method not in idle:
                node = entry.node

                async def do(method: str = action.method, node: object = node) -> None:
                    await self.run_action(method, node)  # type: ignore[arg-type]

                yield SystemCommand(action.label, action.help, do)
        if isinstance(screen, StartScreen):
            yield SystemCommand("Bingo", "Cards of things to try with people at an event.", self._bingo)

    def _bingo(self) -> None:
        from assistant.tui.screens.drawing import draw_bingo

        draw_bingo(self, self.workspace)


def _collect_again() -> None:
    """Collect garbage from now on, but not in what was loaded at the start: that stays until the end."""
    gc.freeze()
    gc.enable()


def run(home: Home) -> None:
    """Open the app over a home. Raises Refused for a config or a store that cannot be used."""
    welcome = not home.config.exists()
    workspace = Workspace.open(home)
    try:
        OutreachApp(workspace, welcome=welcome).run()
    finally:
        workspace.close()
