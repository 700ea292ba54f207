"""What a message still needs: asked for in one small form, stored where it belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.errors import Refused
from assistant.people.person import Person
from assistant.settings.write import set_value
from assistant.tui.screens.form import Field, FormScreen
from assistant.workspace import Workspace

_LABELS = {
    "me.name": ("Your name", "as you sign"),
    "me.site": ("Your site", "the one link in your signature"),
    "me.about": ("I …", "what you do: build storage engines for sensors"),
    "person.city": ("Their city", "where they are"),
}


class NeedForm(FormScreen[bool]):
    """Asks for settings and details that a template cannot do without."""

    def __init__(self, workspace: Workspace, person: Person, needs: Sequence[str]) -> None:
        self.workspace = workspace
        self.person = person
        fields = [Field(need.replace(".", "-"), *_field(need)) for need in needs if need in _LABELS]
        super().__init__("need", "One more thing", fields, "The message needs this once; it is kept.")

    def save(self, values: Mapping[str, str]) -> bool:
        """Store them in config.toml, or with the person. Raises Refused."""
        for name, value in values.items():
            if not value.strip():
                raise Refused("Without it the message would have a hole. Esc goes back.")
            owner, _, field = name.partition("-")
            if owner == "me":
                set_value(self.workspace.home.config, f"me.{field}", value)
            else:
                self.workspace.people.update(replace(self.person, city=value))
        self.workspace.reload_config()
        return True


def _field(need: str) -> tuple[str, str, str]:
    label, hint = _LABELS[need]
    return label, "", hint
