"""The search field: letters filter, Enter writes to the person under the cursor."""

from __future__ import annotations

from textual.message import Message
from textual.widgets import Input

from assistant.tui.actions import bindings


class SearchField(Input):
    """An Input whose Enter is one of our actions, so that the footer and the help know it."""

    BINDINGS = bindings("search")

    class Written(Message):
        """Enter was pressed."""

    def action_write(self) -> None:
        self.post_message(self.Written())
