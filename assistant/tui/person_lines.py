"""A person in a few lines, and what happened with them as rows: the words of their page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from assistant.people.person import Person
from assistant.tui.widgets.lines_list import Row, beside, in_cells
from assistant.workspace import Workspace

if TYPE_CHECKING:
    from assistant.rhythm.due import Due
    from assistant.rhythm.event import Event

_ARROWS = {"out": "→", "in": "←", "both": "↔"}
_SHOWN_DUE = 3
"""Reasons to write that are shown, what waits for another to be written among them."""


def head(workspace: Workspace, person: Person, events: Sequence[Event], today: date, room: int) -> Content:
    """Who they are, what went each way, what waits, what is due, and how far a hunt is."""
    from assistant.rhythm.history import ways

    first = person.first_name
    lines = [_who(workspace, person), _tie(person)]
    went = "  ".join(ways(events).sentences(first))
    rows: list[tuple[str, str, str]] = [("", went, "")] if went else []
    rows += _waiting(workspace, [*events], today)
    rows += _due(workspace, person, today)
    if workspace.config.rhythm.goal == "job-hunt":
        hunt = workspace.hunt(person, today, [*events])
        what = "a referral" if hunt.outcome == "referral" else "two introductions"
        rows.append(("Job hunt", f"towards {what}, {hunt.step}. {hunt.next}", ""))
    width = max((len(label) for label, *_ in rows), default=0)
    for label, text, style in rows:
        indent = width + 2 if label else 0
        head = (label.ljust(indent), style or "$text-accent")
        lines.append(Content.assemble(head, (beside(text, indent, room), style)))
    return Content("\n").join(line for line in lines if line.plain)


def rows_of(events: Sequence[Event], person: Person, today: date, room: int) -> list[Row]:
    """What happened, a row each: day, which way, what, and the note below."""
    days = [_day(event, today) for event in events]
    width = max((len(day) for day in days), default=0)
    return [
        (f"e{event.id}", _happened(event, day, width, person, room)) for event, day in zip(events, days, strict=True)
    ]


def _happened(event: Event, day: str, width: int, person: Person, room: int) -> Content:
    from assistant.rhythm.history import said_of

    marks = [
        *(["private"] if event.private else []),
        *([f"held back by {event.forced.replace(',', ', ')}, sent all the same"] if event.forced else []),
    ]
    indent = width + 5
    note = f"\n{' ' * indent}{beside(event.note, indent, room)}" if event.note else ""
    return Content.assemble(
        (f"{in_cells(day, width)}  ", "dim"),
        f"{_ARROWS[event.direction]}  ",
        (said_of(event, person.first_name), "bold"),
        (f"  ({'; '.join(marks)})" if marks else "", "$text-warning"),
        note,
    )


def _day(event: Event, today: date) -> str:
    from assistant.rhythm.days import said

    return said(date.fromisoformat(event.date), today).removeprefix("on ")


def _who(workspace: Workspace, person: Person) -> Content:
    from assistant.rhythm.circles import same_company

    yours = " (your company)" if same_company(person.company, workspace.config.me.company) else ""
    work = ", ".join(part for part in (person.role, person.company) if part)
    return Content.assemble((person.name, "bold $accent"), (f"   {work}{yours}" if work else "", ""))


def _tie(person: Person) -> Content:
    parts = [
        person.closeness,
        person.city,
        {True: "has a say in hiring", False: "no say in hiring", None: ""}[person.can_refer],
        f"every {person.every_days} days" if person.every_days else "",
        " ".join(f"#{tag}" for tag in person.tags),
    ]
    return Content.styled("  ·  ".join(part for part in parts if part), "dim")


def _waiting(workspace: Workspace, events: list[Event], today: date) -> list[tuple[str, str, str]]:
    from assistant.rhythm.days import plus_days, said

    found = []
    for thread in workspace.open_threads(events, today):
        until = said(plus_days(thread.opened, workspace.config.rhythm.silence_days), today).removeprefix("on ")
        found.append(("Waiting", f"asked {said(thread.opened, today)}; an answer may come until {until}.", ""))
    return found[-1:]


def _due(workspace: Workspace, person: Person, today: date) -> list[tuple[str, str, str]]:
    """What is due, and quietly what waits behind it or comes later."""
    from assistant.rhythm.due import state_of

    found = [one for one in workspace.due_with(person, today) if one.state != "never"]
    return [
        (_label(one), f"{one.reason} ({state_of(one, today)})", "" if one.state == "due" else "dim")
        for one in found[:_SHOWN_DUE]
    ]


def _label(one: Due) -> str:
    if one.state == "due":
        return "Owed" if one.sort == "owed" else "Due"
    return "Then" if one.state == "waiting" else "Later"
