"""The footer: just the keys that do something here and now."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from assistant.tui.actions import ACTIONS, key_name

_KEPT = frozenset({"escape", "u"})
"""Default keys of the actions that lead back: those of a narrow window, too."""
_LEADS_BACK = frozenset(action.method for action in ACTIONS if action.key.split(",")[0] in _KEPT)
_ORDER = {action.method: number for number, action in enumerate(ACTIONS)}


class KeyFooter(Widget):
    """One line of keys, the most needed first. What does not fit is left out from the end; the help has all of them.

    The ways back always fit: Esc, what takes the last thing back, and the help.
    """

    DEFAULT_CSS = """
    KeyFooter {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        &:ansi { background: ansi_default; }
    }
    """
    COMPONENT_CLASSES = {"footer--key"}

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._updated)

    def _updated(self, _: object) -> None:
        self.refresh()

    def _shown(self) -> list[tuple[str, str, str, str]]:
        """Action, key, label and the key to press, of everything active that is meant for the footer."""
        found: dict[str, tuple[str, str, str, str]] = {}
        said: dict[str, str] = getattr(self.screen, "key_labels", {})
        idle: frozenset[str] = getattr(self.screen, "idle_actions", frozenset())
        idle |= getattr(self.screen, "off_footer", frozenset())
        # In the order of the registry: a remapped key would come last, and be the first that does not fit.
        for active in sorted(self.screen.active_bindings.values(), key=lambda one: _ORDER.get(one.binding.action, 0)):
            binding: Binding = active.binding
            action = binding.action
            if binding.show and active.enabled and action not in found and action not in idle:
                label = said.get(action, binding.description)
                found[action] = (action, key_name(binding.key), label, binding.key.split(",")[0])
        found["help"] = ("help", key_name(self._help_key()), "Help", self._help_key())
        return list(found.values())

    def _help_key(self) -> str:
        for active in self.screen.active_bindings.values():
            if active.binding.action == "help":
                return active.binding.key
        return "f1"

    def _laid_out(self) -> list[tuple[int, int, str, str, str]]:
        """Start, end, key, label and the key to press of everything that fits; help always does."""
        shown = self._shown()
        space = self.content_size.width
        gap = 2 if _wide(shown, 2) <= space else 1
        while len(shown) > 1 and _wide(shown, gap) > space:
            others = [entry for entry in shown[:-1] if entry[0] not in _LEADS_BACK]
            shown.remove(others[-1] if others else shown[0])
        placed = []
        at = 0
        for _, key, label, press in shown:
            end = at + len(key) + 1 + len(label)
            placed.append((at, end, key, label, press))
            at = end + gap
        return placed

    def render(self) -> Content:
        """The line."""
        parts: list[Content | tuple[str, str] | str] = []
        at = 0
        for start, end, key, label, _ in self._laid_out():
            parts.append(" " * (start - at))
            at = end
            parts.append((key, "$text-accent bold"))
            parts.append(f" {label}")
        return Content.assemble(*parts)

    async def on_click(self, event: events.Click) -> None:
        """A click does what the key does."""
        at = event.x - self.styles.padding.left
        for start, end, _, _, press in self._laid_out():
            if start <= at < end:
                self.app.simulate_key(press)
                return


def _wide(shown: list[tuple[str, str, str, str]], gap: int) -> int:
    """Columns that these take beside each other."""
    return sum(len(key) + 1 + len(label) + gap for _, key, label, _ in shown) - gap
