"""Help: every key and what it does, from the registry."""

from __future__ import annotations

import textwrap

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from assistant.tui.actions import grouped, key_name
from assistant.tui.widgets.plain import Plain

_WIDTH, _FRAME, _ID = 76, 8, 17
"""The page's width, what its frame, padding and scrollbar take of it, and the column of names."""
_LEFT = 8 + _ID


class HelpScreen(ModalScreen[None]):
    """All keys. Any of Esc, F1, q closes it."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        & > VerticalScroll {
            width: 76; max-width: 96%; height: 90%; border: round $accent; padding: 1 2; background: $surface;
        }
    }
    """
    BINDINGS = [Binding("escape,q,question_mark", "dismiss", "Close")]

    def compose(self) -> ComposeResult:
        """One scrolling page."""
        with VerticalScroll() as page:
            page.border_title = "Keys"
            page.border_subtitle = "Esc closes"
            yield Plain(self._text())

    def _beside(self, text: str) -> str:
        """A help text that goes on under its own beginning, and not under the key."""
        room = min(_WIDTH, self.app.size.width * 96 // 100) - _FRAME - _LEFT
        return ("\n" + " " * _LEFT).join(textwrap.wrap(text, max(room, 20)))

    def _text(self) -> Content:
        keys = self.app.workspace.config.keys  # type: ignore[attr-defined]
        lines: list[Content] = [
            Content("Pick a person, say what you want to ask, press Enter, read it, copy it."),
            Content("The program never sends; you do."),
        ]
        for title, actions in grouped():
            lines += [Content(""), Content.styled(title, "bold $accent")]
            for action in actions:
                key = key_name(keys.get(action.id, action.key))
                lines.append(
                    Content.assemble((f"{key:>6}  ", "bold"), f"{action.id:<{_ID}}", self._beside(action.help))
                )
        lines += [
            Content(""),
            Content.styled("Also", "bold $accent"),
            Content.assemble(("    ^p  ", "bold"), f"{'palette':<{_ID}}", "Everything by name, and the themes."),
            Content.assemble(("    ^q  ", "bold"), f"{'quit':<{_ID}}", "Leave; everything is kept."),
            Content(""),
            Content('Keys can be changed: [keys] in config.toml, such as  copy = "y"'),
        ]
        return Content("\n").join(lines)
