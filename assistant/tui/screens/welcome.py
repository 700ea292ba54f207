"""The first start: one screen, every question skippable, on the way to a first message."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.settings.config import load_config
from assistant.settings.write import set_value, write_config
from assistant.tui.screens.form import Field, FormScreen
from assistant.workspace import Workspace

_INTRO = """Small, specific messages to people whose work you respect.
You say whom and what; the program drafts; you read, change and copy it.
It never sends anything. Skip what you like: Enter goes on, and all of it can be changed later."""

_FIELDS = {
    "name": ("me.name", "Your name", "as you sign"),
    "about": ("me.about", "I …", "build storage engines for sensors"),
    "site": ("me.site", "Your site", "the one link in your signature"),
    "city": ("me.city", "Your city", "for coffee with people nearby"),
    "base_url": ("model.base_url", "Model endpoint", "http://localhost:11434/v1; empty: templates, offline"),
    "model": ("model.name", "Model", "as the endpoint names it"),
}


class WelcomeScreen(FormScreen[bool]):
    """Six questions, none of which has to be answered."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        fields = [Field(name, label, "", hint) for name, (_, label, hint) in _FIELDS.items()]
        super().__init__("welcome", "Welcome to outreach", fields, _INTRO)

    def save(self, values: Mapping[str, str]) -> bool:
        """Write config.toml with what was answered. Raises Refused with what is wrong."""
        path = self.workspace.home.config
        if not path.exists():
            write_config(path, load_config(path))
        for name, (key, _, _) in _FIELDS.items():
            if values[name].strip():
                set_value(path, key, values[name])
        self.workspace.reload_config()
        return True
