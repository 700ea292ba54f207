"""Text that is only ever text: nothing in it is markup, whoever wrote it."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

QUIET = "dim"
"""The style of what stands back. Within a Content ``$text-muted`` is painted white, brighter than the text around it;
in a style sheet it is right."""


class Plain(Static):
    """A Static without markup."""

    def __init__(self, text: str | Content = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(text, id=id, classes=classes, markup=False)
