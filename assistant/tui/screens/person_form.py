"""Adding and editing a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from textual.widgets import Input

from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.facts.kind import kind_in
from assistant.people.person import CLOSENESS, Closeness, Person
from assistant.tui.screens.form import Field, FormScreen, listed
from assistant.workspace import Workspace

_YES = {"yes": True, "y": True, "no": False, "n": False, "": None}


class PersonForm(FormScreen[Person]):
    """Who they are. Only the name is needed; a new one can bring a first fact along."""

    def __init__(self, workspace: Workspace, *, person: Person | None = None, name: str = "") -> None:
        self.workspace = workspace
        self.person = person
        known = person or Person(name=name)
        handles = ", ".join(f"{channel}={value}" for channel, value in known.handles.items())
        can = {True: "yes", False: "no", None: ""}[known.can_refer]
        fields = [
            Field("name", "Name", known.name),
            Field("role", "Role", known.role, "what they do"),
            Field("company", "Company", known.company),
            Field("city", "City", known.city),
            Field("emails", "E-mail", ", ".join(known.emails)),
            Field("handles", "Handles", handles, "x-dm=@mara, mastodon=@mara@host.example"),
            Field("links", "Links", ", ".join(known.links), "their pages, parted by commas"),
            Field("closeness", "Closeness", known.closeness, ", ".join(CLOSENESS), CLOSENESS),
            Field("language", "Language", known.language, "en, de, …; empty: yours"),
            Field("timezone", "Time zone", known.timezone, "Europe/Oslo"),
            Field("can_refer", "Say in hiring", can, "yes, no, or empty", ("yes", "no")),
            Field("tags", "Tags", ", ".join(known.tags)),
        ]
        if person is None:
            fields.insert(1, Field("fact", "You know that", "", "wrote “Boring schemas”, on why …"))
        super().__init__(
            f"person-{person.id}" if person else f"person-new-{name}",
            known.name if person else "Add a person",
            fields,
            "" if person else "The name is enough. What stands in “quotation marks” can be asked about.",
        )

    def on_mount(self) -> None:
        """Where the name is there already, the next thing to say is what is known."""
        if self.person is None and self.query_one("#field-name", Input).value:
            self.query_one("#field-fact", Input).focus()

    def save(self, values: Mapping[str, str]) -> Person:
        """Store the person, and the first fact with them. Raises Refused."""
        closeness = values["closeness"].strip().lower() or "stranger"
        if closeness not in CLOSENESS:
            raise Refused(f"Closeness is one of {', '.join(CLOSENESS)}.")
        can = values["can_refer"].strip().lower()
        if can not in _YES:
            raise Refused("A say in hiring is yes, no, or empty when you do not know.")
        handles = {}
        for pair in listed(values["handles"]):
            channel, equals, value = pair.partition("=")
            if not equals or not value.strip():
                raise Refused(f"Handles are channel=handle, such as x-dm=@mara; '{pair}' is not.")
            handles[self.workspace.channel(channel.strip()).id] = value.strip()
        person = replace(
            self.person or Person(name=""),
            name=values["name"],
            role=values["role"],
            company=values["company"],
            city=values["city"],
            emails=listed(values["emails"]),
            handles=handles,
            links=listed(values["links"]),
            closeness=_closeness(closeness),
            language=values["language"],
            timezone=values["timezone"],
            can_refer=_YES[can],
            tags=listed(values["tags"]),
        )
        if self.person is not None:
            return self.workspace.people.update(person)
        with self.workspace.store.transaction():
            stored = self.workspace.people.add(person)
            fact = values.get("fact", "")
            if fact.strip():
                self.workspace.facts.add(Fact(stored.id, fact, kind=kind_in(fact)))
        return stored


def _closeness(text: str) -> Closeness:
    return cast(Closeness, text)
