"""Text to type in that wraps, and is painted as it is wrapped after its window changed its size."""

from __future__ import annotations

from textual.widgets import TextArea


class WrappedText(TextArea):
    """A TextArea that is painted anew after a resize.

    Textual paints the new size before it wraps the text for it, and keeps the lines it painted. It wraps them after
    that, but paints again only where the number of lines changed: else old lines stand among new ones until a key.
    """

    def on_resize(self) -> None:
        """Paint it anew. Textual's own handler, which wraps the text, has its turn before anything is painted."""
        self.refresh()
