"""The lines of a day: what is owed, what is due, the week's person and who is waited for, in the words of the app."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assistant.rhythm.agenda import Agenda
    from assistant.rhythm.due import Due
    from assistant.rhythm.week import ThisWeek
    from assistant.use_cases.answering import NotNow, Waiting

MOST = 12
"""Messages that are listed at once, as on the command line: a day's list is done in five minutes."""

Section = Literal["owed", "due", "week", "waiting", "not-now"]
SECTIONS: dict[Section, str] = {
    "owed": "Owed",
    "due": "Due",
    "week": "This week's one person",
    "waiting": "Waiting for an answer",
    "not-now": "Not now",
}


@dataclass(frozen=True, slots=True)
class DayLine:
    """One line that can be acted on. Nothing in it is private."""

    section: Section
    key: str
    """What the command line calls it, such as ``thanks-e5``; ``waiting-e5`` for a thread."""
    person_id: int
    name: str
    what: str
    when: str
    reason: str
    kind: str = ""
    """The kind of message to write."""
    done: bool = False
    """The week's person was written to."""


def day_lines(agenda: Agenda, waiting: Iterable[Waiting], labels: Mapping[str, str], most: int = MOST) -> list[DayLine]:
    """All lines of a day, in their order. ``labels`` are the kinds of message in words."""
    return [
        *(_due("owed", one, agenda.day, "A favour") for one in agenda.owed),
        *(_due("due", one, agenda.day, labels.get(one.kind, one.kind)) for one in agenda.due[:most]),
        *([_week(agenda.week, labels)] if agenda.week else []),
        *(_waiting(one, agenda.day, labels) for one in waiting),
    ]


def not_now_lines(found: Iterable[NotNow], labels: Mapping[str, str]) -> list[DayLine]:
    """What was put off or said never to, each to be brought back."""
    whats = {"owed": "A favour", "week": "The week's person", "check-in": labels.get("reconnect", "reconnect")}
    return [
        DayLine("not-now", one.key, one.person_id, one.name, whats.get(one.sort, labels.get(one.sort, one.sort)),
                one.state, one.reason)
        for one in found
    ]  # fmt: skip


def _due(section: Section, one: Due, today: date, what: str) -> DayLine:
    from assistant.rhythm.due import state_of

    return DayLine(section, one.id, one.person_id, one.name, what, state_of(one, today), one.reason, one.kind)


def _week(week: ThisWeek, labels: Mapping[str, str]) -> DayLine:
    when = "done; Monday brings another" if week.done else "by Sunday"
    what = labels.get(week.kind, week.kind)
    return DayLine("week", week.id, week.person_id, week.name, what, when, week.reason, week.kind, week.done)


def _waiting(one: Waiting, today: date, labels: Mapping[str, str]) -> DayLine:
    from assistant.rhythm.days import said

    until = said(one.until, today).removeprefix("on ")
    reason = f"Asked {said(one.asked, today)}; if no answer comes by then, it is left there."
    what = labels.get(one.kind, one.kind or "A message")
    return DayLine("waiting", f"waiting-e{one.event_id}", one.person_id, one.name, what, f"until {until}", reason)
