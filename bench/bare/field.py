"""The least that shows a key: a Textual app with one input field."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Input


class Bare(App[None]):
    """Nothing but what Textual brings."""

    def compose(self) -> ComposeResult:
        yield Header()
        yield Input(placeholder="Barequillfeather")
        yield Footer()


Bare().run()
