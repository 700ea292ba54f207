"""What happened with people, as it is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import date, timedelta

from assistant.door import clean_line, clean_text
from assistant.errors import Refused
from assistant.rhythm.contact import FAVOURS
from assistant.rhythm.dates import read_date
from assistant.rhythm.event import DIRECTION, EVENT_KINDS, Event
from assistant.store.clock import now
from assistant.store.database import Row, Store

_FIELDS = (
    "person_id", "kind", "date", "direction", "note", "private", "draft_id", "message_kind", "channel",
    "asks", "forced", "created", "settles",
)  # fmt: skip
_INSERT = f"INSERT INTO events (id, {', '.join(_FIELDS)}) VALUES (?, {', '.join('?' * len(_FIELDS))})"
_UPDATE = f"UPDATE events SET {', '.join(f'{field} = ?' for field in _FIELDS)} WHERE id = ?"
# As the record has them, for reading many: a third of the time that reading them by name takes.
_IN_ORDER = ", ".join(field.name for field in fields(Event))
_NEWEST_FIRST = "ORDER BY date DESC, id DESC"


class Events:
    """Events by person. ``today`` says what day it is, for dates such as ``yesterday``."""

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def add(self, event: Event, number: int = 0) -> Event:
        """Store an event; the record as stored. Its direction is that of its kind.

        ``number``: the id to give it, which no event has; 0: the next.
        Raises Refused: an unknown kind, person or draft, a date that is none or is to come.
        """
        with self._store.transaction():
            checked = replace(self._valid(event), created=event.created or now())
            if checked.settles is not None:
                self._refuse_to_settle(checked, checked.settles)
            return replace(checked, id=self._store.execute(_INSERT, (number or None, *_values(checked))))

    def update(self, event: Event) -> Event:
        """Store the record anew, by its id; what it settles stays. Raises Refused as ``add``, and when it is gone."""
        with self._store.transaction():
            before = self.get(event.id)
            checked = replace(self._valid(event), created=before.created, settles=before.settles)
            self._store.change(_UPDATE, (*_values(checked), event.id))
        return checked

    def get(self, event_id: int) -> Event:
        """The event with this id. Raises Refused when there is none."""
        row = self._store.row("SELECT * FROM events WHERE id = ?", (event_id,))
        if row is None:
            raise _gone(event_id)
        return _event(row)

    def remove(self, event_id: int) -> None:
        """Remove an event for good: no byte of it stays in the file. Raises Refused when it is not there."""
        with self._store.transaction():
            if not self._store.change("DELETE FROM events WHERE id = ?", (event_id,)):
                raise _gone(event_id)
            self._store.sweep()

    def of(self, person_id: int) -> list[Event]:
        """A person's events, newest first."""
        sql = f"SELECT * FROM events WHERE person_id = ? {_NEWEST_FIRST}"
        return [_event(row) for row in self._store.rows(sql, (person_id,))]

    def of_many(self, person_ids: Iterable[int]) -> dict[int, list[Event]]:
        """The events of several people, in no order; who has none is not in it."""
        found: dict[int, list[Event]] = {}
        sql = f"SELECT {_IN_ORDER} FROM events WHERE person_id IN ({','.join(map(str, person_ids))})"
        for row in self._store.rows(sql):
            found.setdefault(row[0], []).append(Event(*row))
        return found

    def settle(self, event_id: int, favour_id: int) -> None:
        """What was done (``event_id``) settles a favour that was asked. Raises Refused when it cannot."""
        with self._store.transaction():
            self._refuse_to_settle(self.get(event_id), favour_id)
            self._store.execute("UPDATE events SET settles = ? WHERE id = ?", (favour_id, event_id))

    def unsettle(self, event_id: int) -> list[int]:
        """A favour asked is open again: nothing that was done settles it any more. Ids of what did."""
        with self._store.transaction():
            found = self._store.rows("SELECT id FROM events WHERE settles = ? ORDER BY id", (event_id,))
            self._store.execute("UPDATE events SET settles = NULL WHERE settles = ?", (event_id,))
        return [row[0] for row in found]

    def since(self, day: date) -> list[Event]:
        """Everybody's events on or after ``day``, newest first."""
        sql = f"SELECT * FROM events WHERE date >= ? {_NEWEST_FIRST}"
        return [_event(row) for row in self._store.rows(sql, (day.isoformat(),))]

    def people_with(self, kinds: Iterable[str] | None = None) -> list[int]:
        """With whom anything happened, or anything of these kinds: their ids, in order."""
        wanted = None if kinds is None else [*kinds]
        where = "" if wanted is None else f"WHERE kind IN ({', '.join('?' * len(wanted))})"
        sql = f"SELECT DISTINCT person_id FROM events {where} ORDER BY person_id"
        return [row[0] for row in self._store.rows(sql, wanted or ())]

    def first_messages(self, since: date) -> list[date]:
        """The days from ``since`` on at which strangers were written to for the first time."""
        found = self._store.rows(
            "SELECT min(e.date) FROM events e JOIN people p ON p.id = e.person_id"
            " WHERE e.kind = 'sent' AND p.closeness = 'stranger' GROUP BY e.person_id HAVING min(e.date) >= ?",
            (since.isoformat(),),
        )
        return [date.fromisoformat(row[0]) for row in found]

    def messages(self, since: date, until: date) -> list[tuple[str, bool]]:
        """Channel and whether it asked, of every message sent between two days."""
        found = self._store.rows(
            "SELECT channel, asks FROM events WHERE kind = 'sent' AND date BETWEEN ? AND ?",
            (since.isoformat(), until.isoformat()),
        )
        return [(row[0], bool(row[1])) for row in found]

    def _refuse_to_settle(self, event: Event, favour_id: int) -> None:
        asked = "SELECT 1 FROM events WHERE id = ? AND person_id = ? AND kind = 'asked-me'"
        if event.kind not in FAVOURS or not self._store.value(asked, (favour_id, event.person_id)):
            raise Refused(f"e{favour_id} is no favour that they asked for; 'outreach show PERSON' lists what they did.")

    def _valid(self, event: Event) -> Event:
        if event.kind not in EVENT_KINDS:
            from difflib import get_close_matches

            near = get_close_matches(event.kind, EVENT_KINDS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"use one of {', '.join(EVENT_KINDS)}."
            raise Refused(f"'{clean_line(event.kind)[:40]}' is no kind of event; {hint}")
        today = self._today()
        day = read_date(event.date, today)
        if day > today + timedelta(days=1):  # a day's grace: it may be tomorrow already where they are
            raise Refused(f"{day.isoformat()} is still to come; give the day on which it happened.")
        if not self._store.value("SELECT 1 FROM people WHERE id = ?", (event.person_id,)):
            raise Refused(f"There is no person p{event.person_id}; 'outreach people' lists them.")
        if event.draft_id is not None:
            owner = self._store.value("SELECT person_id FROM drafts WHERE id = ?", (event.draft_id,))
            if owner != event.person_id:
                raise Refused(f"There is no draft d{event.draft_id} to them; 'outreach drafts' lists them all.")
        return replace(
            event,
            date=day.isoformat(),
            direction=DIRECTION[event.kind],
            note=clean_text(event.note).strip(),
            message_kind=clean_line(event.message_kind),
            channel=clean_line(event.channel),
            forced=clean_line(event.forced),
        )


def _gone(event_id: int) -> Refused:
    return Refused(f"There is no event e{event_id}; 'outreach show PERSON' lists a person's events.")


def _values(event: Event) -> tuple[object, ...]:
    return tuple(getattr(event, field) for field in _FIELDS)


def _event(row: Row) -> Event:
    return Event(
        id=row["id"],
        person_id=row["person_id"],
        kind=row["kind"],
        date=row["date"],
        direction=row["direction"],
        note=row["note"],
        private=bool(row["private"]),
        draft_id=row["draft_id"],
        message_kind=row["message_kind"],
        channel=row["channel"],
        asks=bool(row["asks"]),
        forced=row["forced"],
        created=row["created"],
        settles=row["settles"],
    )
