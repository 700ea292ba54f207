"""Noting what happened with a person: when, and what was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from assistant.errors import Refused
from assistant.people.person import Person
from assistant.rhythm.dates import read_date
from assistant.rhythm.event import Event
from assistant.tui.screens.form import Field, FormScreen
from assistant.workspace import Workspace

_ASKING = {
    "replied": ("What they said", "They logged what people scrolled past."),
    "met": ("What about", "She sketched the protocol on a napkin."),
    "talked": ("What about", "He is rebuilding the rota."),
    "asked-me": ("What for", "Would like a second reader."),
    "helped-me": ("With what", "Read my draft and cut it by half."),
}
_OTHERS = ("Note", "a few words for later")


class LogForm(FormScreen[Event]):
    """A note that a later message can pick up; all of it may be left as it is."""

    def __init__(self, workspace: Workspace, person: Person, kind: str, label: str) -> None:
        self.workspace = workspace
        self.person = person
        self.kind = kind
        super().__init__(
            f"log-{person.id}-{kind}",
            f"{label}: {person.name}",
            _fields(kind, date.today().isoformat()),
            "Enter notes it. A note in whole words can be picked up by your next message.",
        )

    def save(self, values: Mapping[str, str]) -> Event:
        """Store the event. Raises Refused."""
        on, note, private = _read(values)
        return self.workspace.log(self.person, self.kind, on, note=note, private=private)


class EventForm(FormScreen[Event]):
    """Note, day and privacy of something that is noted already."""

    def __init__(self, workspace: Workspace, event: Event, title: str) -> None:
        self.workspace = workspace
        self.event = event
        fields = _fields(event.kind, event.date, event.note, "yes" if event.private else "")
        super().__init__(f"event-{event.id}", title, fields, "Enter keeps it. What it was stays as it is.")

    def save(self, values: Mapping[str, str]) -> Event:
        """Store the event anew. Raises Refused."""
        on, note, private = _read(values)
        return self.workspace.events.update(replace(self.event, date=on.isoformat(), note=note, private=private))


def _fields(kind: str, on: str, note: str = "", private: str = "") -> list[Field]:
    asked, hint = _ASKING.get(kind, _OTHERS)
    return [
        Field("note", asked, " ".join(note.split()), hint),
        Field("on", "When", on, "2026-03-01, yesterday, 3 days ago"),
        Field("private", "Private", private, "yes: never leaves, never stands in a message", ("yes", "no")),
    ]


def _read(values: Mapping[str, str]) -> tuple[date, str, bool]:
    """Day, note and whether it is private. Raises Refused."""
    private = values["private"].strip().lower()
    if private not in ("", "yes", "y", "no", "n"):
        raise Refused("Private is yes, or empty.")
    today = date.today()
    on = read_date(values["on"], today) if values["on"].strip() else today
    return on, values["note"], private in ("yes", "y")
