"""What is due with everybody: SQL finds for whom anything can be, and the rules say what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.facts.facts import Facts
from assistant.people import rows as shape
from assistant.people.person import Person
from assistant.rhythm.contact import FROM_THEM, GIFTS, GIVING, HELP, MEETINGS, Contact
from assistant.rhythm.days import plus_days, plus_months
from assistant.rhythm.due import Due
from assistant.rhythm.events import Events
from assistant.rhythm.marks import Marks
from assistant.rhythm.rules import DAYS_FOR_IT, FOLLOW_UP_ENDS, NEWS, UPDATE_ENDS, dues
from assistant.settings.schema import Rhythm
from assistant.store.database import Store

_AT_ONCE = 5_000
"""People whose events are read together: bounds the memory that it takes."""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in sorted(words))


_EVERY = (
    "coalesce(p.every_days, CASE p.closeness"
    " WHEN 'friend' THEN ?6 WHEN 'colleague' THEN ?7 WHEN 'acquaintance' THEN ?8 ELSE ?9 END)"
)

# A person is looked at when anything can be due with them: never one too few, sometimes one too many, on
# whom the rules then find nothing. Dates are text in ISO form, so the order of texts is theirs. In what
# order things happened on one day is left to the rules, hence <= and >= here. ?1 is today; ?2 and ?3 from
# when meetings and help count; ?4 and ?5 between which days answers do; ?6 to ?9 the rhythm in days.
_WANTED = f"""
    SELECT p.* FROM people p LEFT JOIN (
        SELECT person_id,
            max(date) AS last,
            max(CASE WHEN kind = 'asked-me' THEN date END) AS favour,
            max(CASE WHEN kind IN ({_listed(GIFTS)}) THEN date END) AS gift,
            max(CASE WHEN kind = 'sent' AND NOT asks AND message_kind NOT IN ({_listed(GIVING)})
                THEN date END) AS thanked,
            max(CASE WHEN kind IN ({_listed(MEETINGS)}) THEN date END) AS met,
            max(CASE WHEN kind IN ({_listed(HELP)}) THEN date END) AS help,
            max(CASE WHEN kind = 'replied' THEN date END) AS answer,
            max(CASE WHEN kind = 'sent' AND asks THEN date END) AS asked,
            max(CASE WHEN kind IN ({_listed(FROM_THEM)}) THEN date END) AS heard
        FROM events WHERE date <= ?1 GROUP BY person_id
    ) e ON e.person_id = p.id
    WHERE e.favour IS NOT NULL
        OR p.id IN (SELECT person_id FROM due_marks WHERE state = 'snoozed')
        OR coalesce(e.asked, '') <= coalesce(e.heard, '') AND (
            e.gift >= coalesce(e.thanked, '')
            OR e.met >= ?2
            OR e.help >= ?3
            OR e.answer BETWEEN ?4 AND ?5
            OR {_EVERY} > 0 AND date(coalesce(e.last, substr(p.created, 1, 10)), '+' || {_EVERY} || ' days') <= ?1
        )
    ORDER BY p.id
"""


class Dues:
    """What is due, with one person or with everybody."""

    def __init__(self, store: Store, rhythm: Rhythm) -> None:
        self._store = store
        self._rhythm = rhythm
        self._events = Events(store)
        self._facts = Facts(store)
        self._marks = Marks(store)

    def of(self, person: Person, today: date) -> list[Due]:
        """All that is or will be kind to do with one person, in the order of rank."""
        return self._with([person], today)

    def everybody(self, today: date, *, later: bool = False) -> list[Due]:
        """The same with everybody, by person. Without ``later`` what is still to come may be missing."""
        if later:
            found = self._store.rows("SELECT * FROM people ORDER BY id")
        else:
            found = self._store.rows(_WANTED, self._bounds(today))
        persons = [shape.person(row) for row in found]
        return [
            due
            for start in range(0, len(persons), _AT_ONCE)
            for due in self._with(persons[start : start + _AT_ONCE], today)
        ]

    def _with(self, persons: list[Person], today: date) -> list[Due]:
        ids = [person.id for person in persons]
        events, marks = self._events.of_many(ids), self._marks.of(ids)
        news = self._facts.newest(NEWS, ids)
        found = []
        for person in persons:
            contact = Contact.of(events.get(person.id, ()), today)
            found += dues(person, contact, marks, self._rhythm, today, news.get(person.id))
        return found

    def _bounds(self, today: date) -> tuple[object, ...]:
        rhythm = self._rhythm
        low, high = rhythm.ask_again_months
        return (
            today.isoformat(),
            plus_days(today, -FOLLOW_UP_ENDS).isoformat(),
            plus_days(today, -max(UPDATE_ENDS, rhythm.update_days + DAYS_FOR_IT)).isoformat(),
            # Months differ in length: three days more on either side are enough for every month's end.
            plus_days(plus_months(today, -high), -3).isoformat(),
            plus_days(plus_months(today, -low), 3).isoformat(),
            rhythm.friend_days,
            rhythm.colleague_days,
            rhythm.acquaintance_days,
            rhythm.stranger_days,
        )
