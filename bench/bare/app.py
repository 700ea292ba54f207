"""The least a Textual app can be: a header, a line, a footer."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static


class Bare(App[None]):
    """Nothing but what Textual brings."""

    def compose(self) -> ComposeResult:
        yield Header()
        yield Static("Barequillfeather")
        yield Footer()


Bare().run()
