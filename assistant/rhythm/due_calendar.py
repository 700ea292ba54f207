"""What is due as entries of a calendar: a whole day each, without an alarm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from assistant.handoff.calendar import Entry, uid
from assistant.rhythm.agenda import Agenda
from assistant.rhythm.due import WEEK, Due

_TITLES = {
    "owed": "Do what {} asked of you",
    "thanks": "Thank {}",
    "follow-up": "Follow up with {}",
    "update": "Tell {} how it went",
    "ask-again": "Ask {} the next question",
    "check-in": "Check in with {}",
    WEEK: "This week: write to {}",
}


def entries(agenda: Agenda, born: Callable[[int | None, int], str], *, later: bool) -> list[Entry]:
    """What is due, by its day; what was best done before stands on the agenda's own. ``later``: what comes later, too.

    ``born`` gives when the event, or without one the person, was stored. It goes into the ids, for another
    home counts its people from one as well. What waits for something else has no day, and is not in it; nor
    is what was said to be done or never wanted again.
    """
    found = [_entry(one, max(one.by or one.since, agenda.day), born) for one in (*agenda.owed, *agenda.due)]
    for one in agenda.rest if later else ():
        if one.state == "later":
            found.append(_entry(one, one.since, born))
        elif one.state == "snoozed" and one.until:
            found.append(_entry(one, one.until, born))
    week = agenda.week
    if week is not None and not week.done:
        told = _note(week.reason, week.person_id, week.kind)
        made = uid("due", week.id, week.week, born(None, week.person_id))
        found.append(Entry(made, _TITLES[WEEK].format(week.name), agenda.day, note=told))
    return sorted(found, key=lambda entry: str(entry.start))


def _entry(one: Due, day: date, born: Callable[[int | None, int], str]) -> Entry:
    title = _TITLES[one.sort].format(one.name)
    note = _note(one.reason, one.person_id, "" if one.sort == "owed" else one.kind)
    return Entry(uid("due", one.id, born(one.event_id, one.person_id)), title, day, note=note)


def _note(reason: str, person_id: int, kind: str) -> str:
    """Why, and the command that goes on from there."""
    command = f"outreach draft p{person_id} --kind {kind}" if kind else f"outreach show p{person_id}"
    return f"{reason}\n{command}"
