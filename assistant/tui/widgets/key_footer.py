"""The footer: just the keys that do something here and now."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from assistant.tui.actions import ACTIONS, key_name

_ORDER = {action.method: number for number, action in enumerate(ACTIONS)}


class KeyFooter(Widget):
    """One line of keys. What does not fit is left out from the end; the help has all of them."""

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

    def _shown(self) -> list[tuple[str, str, str]]:
        """Key, label and the key to press, of everything active that is meant for the footer."""
        found: dict[str, tuple[str, str, str]] = {}
        said: dict[str, str] = getattr(self.screen, "key_labels", {})
        idle: frozenset[str] = getattr(self.screen, "idle_actions", frozenset())
        idle |= getattr(self.screen, "off_footer", frozenset())
        # In the order of the registry: a remapped key would come last, and be the first that does not fit.
        for active in sorted(self.screen.active_bindings.values(), key=lambda one: _ORDER.get(one.binding.action, 0)):
            binding: Binding = active.binding
            if binding.show and active.enabled and binding.action not in found and binding.action not in idle:
                found[binding.action] = (
                    key_name(binding.key),
                    said.get(binding.action, binding.description),
                    binding.key.split(",")[0],
                )
        found["help"] = (key_name(self._help_key()), "Help", self._help_key())
        return list(found.values())

    def _help_key(self) -> str:
        for active in self.screen.active_bindings.values():
            if active.binding.action == "help":
                return active.binding.key
        return "f1"

    def _laid_out(self) -> list[tuple[int, int, str, str, str]]:
        """Start, end, key, label and the key to press of everything that fits; help always does."""
        *rest, help_entry = self._shown()
        space = self.content_size.width
        help_width = len(help_entry[0]) + len(help_entry[1]) + 1
        whole = sum(len(key) + len(label) + 3 for key, label, _ in rest) + help_width
        gap = 2 if whole <= space else 1
        placed = []
        at = 0
        for key, label, press in rest:
            width = len(key) + 1 + len(label)
            if at + width + gap + help_width > space:
                break
            placed.append((at, at + width, key, label, press))
            at += width + gap
        placed.append((at, at + help_width, *help_entry))
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
