"""After the message: what is due and why, this week's one person, the way of a job hunt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.errors import Refused
from assistant.use_cases.noting import Noting

# What the first paint does not need is imported where it is used.
if TYPE_CHECKING:
    from pathlib import Path

    from assistant.people.person import Person
    from assistant.rhythm.agenda import Agenda
    from assistant.rhythm.due import Due
    from assistant.rhythm.dues import Dues
    from assistant.rhythm.event import Event
    from assistant.rhythm.hunt import Hunt
    from assistant.rhythm.week import ThisWeek
    from assistant.rhythm.weeks import Weeks


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who helped, to be told when there is news (METHOD 14). Days are ISO."""

    person_id: int
    name: str
    reason: str
    helped: str
    told: str
    """When they were sent an update last; empty for never."""
    kind: str = "update"


class KeepingInTouch(Noting):
    """What is kind to do next. The day is always passed in; only the fronts know what day it is."""

    @cached_property
    def dues(self) -> Dues:
        """What is due, over this home's store and settings."""
        from assistant.rhythm.dues import Dues

        return Dues(self.store, self.config.rhythm)

    @cached_property
    def weeks(self) -> Weeks:
        """Each week's one person."""
        from assistant.rhythm.weeks import Weeks

        return Weeks(self.store, self.config.rhythm, self.config.me.company)

    def agenda(self, today: date, *, later: bool = False, glance: bool = False) -> Agenda:
        """All that is due on a day, in order, and the week's one person. ``later``: what is to come as well.

        ``glance``: the week's person only where much is to be said for somebody; with 100,000 people in the
        store, looking at all of them takes seconds, and a hundred megabytes.
        The first look in a week chooses its person, who then stays. Half a second at most for 10,000 people
        with 30,000 events between them.
        """
        from assistant.rhythm.agenda import arranged
        from assistant.rhythm.days import plus_days
        from assistant.rhythm.pitfalls import LOOKED_AT_DAYS, pitfalls

        found = arranged(today, self.dues.everybody(today, later=later), self.config.rhythm.check_ins)
        owed: dict[int, date] = {}
        for one in found.owed:
            owed.setdefault(one.person_id, one.since)
        week = self.weeks.this_week(today, owed, {one.person_id: one for one in found.due}, glance=glance)
        sent = self.events.messages(plus_days(today, -LOOKED_AT_DAYS), today)
        return replace(found, week=week, words=pitfalls(sent))

    def due_with(self, person: Person, today: date) -> list[Due]:
        """All that is or will be kind to do with one person, in the order of rank."""
        return self.dues.of(person, today)

    def find_due(self, due_id: str, today: date) -> Due:
        """What an id such as ``thanks-e5`` means on a day. Raises Refused when there is no such thing due."""
        person = self._about(due_id)
        for one in self.dues.of(person, today):
            if one.id == due_id.strip().lower():
                return one
        raise _not_due(due_id)

    def snooze(self, due_id: str, today: date, until: date | None = None) -> str:
        """Put something off, for ``[rhythm] snooze_days`` unless told until when; what came of it, a sentence.

        The week's person is passed over instead. Raises Refused for a day that is not to come.
        """
        from assistant.rhythm.days import plus_days, said

        if _is_week(due_id):
            return self.skip_week(today, self._about(due_id).id)
        due = self.find_due(due_id, today)
        until = until or plus_days(today, self.config.rhythm.snooze_days)
        if until <= today:
            raise Refused(f"{until.isoformat()} is not to come any more; say until which later day it can wait.")
        self.marks.snooze(due, until)
        return f"{due.id} comes back {said(until, today)}."

    def done(self, due_id: str, today: date) -> str:
        """Tick something off; what came of it, a sentence. A favour is noted as done, as an event."""
        if _is_week(due_id):
            week = self.agenda(today).week
            if week is None or week.id != due_id.strip().lower():
                raise _not_due(due_id)
            self.weeks.done(today, week.person_id)
            return f"Done: {week.name}. The next one is proposed on Monday."
        due = self.find_due(due_id, today)
        if due.sort != "owed":
            self.marks.done(due, today)
            return f"{due.id} is done."
        with self.store.transaction():
            self.marks.take_back(due.id)  # one that was declined or put off, and done after all
            event = self._done_today(due, today)
            if event is not None and due.event_id is not None:
                self.events.settle(event.id, due.event_id)
                return f"{due.id} is done, by {event.kind} (e{event.id})."
            event = self.log(self.people.get(due.person_id), "helped", today, settles=due.event_id)
        return f"{due.id} is done, and noted as {event.kind} (e{event.id})."

    def _done_today(self, due: Due, today: date) -> Event | None:
        """What was noted today as done for them and settles nothing yet: then it need not be noted twice."""
        from assistant.rhythm.contact import FAVOURS
        from assistant.rhythm.favours import settled_by

        favour = self.events.get(due.event_id or 0)
        return next(
            (
                event
                for event in self.events.of(due.person_id)
                if event.kind in FAVOURS and event.date == today.isoformat() and event.settles is None
                and event.id > favour.id and settled_by(event.kind, [favour]) is not None
            ),
            None,
        )  # fmt: skip

    def never(self, due_id: str, today: date) -> str:
        """Nothing of this sort with this person again, or not this one favour; what came of it, a sentence."""
        from assistant.rhythm.due import never_key

        if _is_week(due_id):
            person = self._about(due_id)
            with self.store.transaction():
                self.marks.no_week(due_id.strip().lower(), person.id)
                self.weeks.skip(today, person.id)
            return f"{person.name} is not proposed for a week again; 'outreach due back week-p{person.id}' undoes it."
        due = self.find_due(due_id, today)
        self.marks.never(due)
        if due.sort == "owed":
            return f"That favour is not proposed again; 'outreach due back {due.id}' undoes it."
        key = never_key(due.sort, due.person_id)
        return f"No {due.sort} is proposed with {due.name} again; 'outreach due back {key}' undoes it."

    def take_back(self, due_id: str, today: date) -> str:
        """Forget that something was snoozed, done or never wanted again. Raises Refused when it was not.

        A favour is open again; what was done stays on record.
        """
        from assistant.rhythm.due import never_key, read_id

        person, key = self._about(due_id), due_id.strip().lower()
        read = read_id(key)
        with self.store.transaction():
            keys = [key] if read is None or read[0] in ("owed", "week") else [key, never_key(read[0], person.id)]
            forgotten = [one for one in dict.fromkeys(keys) if self.marks.take_back(one)]
            week = _is_week(key) and self.weeks.again(today, person.id)
            done = self.events.unsettle(read[2]) if read is not None and read[0] == "owed" else []
        if not (forgotten or week or done):
            raise Refused(f"Nothing was said about {key}, so there is nothing to take back.")
        if done:
            events = " and ".join(f"e{one}" for one in done)
            return (
                f"Taken back: {key} is open again. {events} stays on record; 'outreach remove e{done[0]}' deletes it."
            )
        return f"Taken back: {key}."

    def skip_week(self, today: date, person_id: int | None = None) -> str:
        """Pass the week's person over, for another one. Raises Refused when there is none to pass over."""
        week = self.agenda(today).week
        if week is None and person_id is None:
            raise Refused("Nobody is proposed this week, so there is nobody to pass over; Monday brings another look.")
        if week is None or person_id not in (None, week.person_id):
            raise Refused("There is no such person to pass over this week; 'outreach due' says whom it proposes.")
        if week.done:
            raise Refused(f"{week.name} was written to this week, and one a week is enough; Monday brings another.")
        self.weeks.skip(today, week.person_id)
        other: ThisWeek | None = self.agenda(today).week
        return f"Passed over {week.name}. " + (f"Now: {other.name}." if other else "Nobody else stands out this week.")

    def save_due(
        self, path: Path, today: date, *, later: bool = False, replace: bool = False, now: datetime | None = None
    ) -> int:
        """What is due as a calendar file; how many entries it has. ``later``: what comes later or is put off, too.

        Taken in twice, it changes the entries that are there. Where there is none nothing is written, for a
        calendar has to have one. Raises Refused for a ``path`` where a file is, unless ``replace`` says that it
        may go.
        """
        from assistant.handoff.calendar import calendar
        from assistant.handoff.saving import save
        from assistant.rhythm.due_calendar import entries

        def born(event_id: int | None, person_id: int) -> str:
            return self.events.get(event_id).created if event_id else self.people.get(person_id).created

        found = entries(self.agenda(today, later=later), born, later=later)
        moment = now or datetime.now().astimezone()
        if found:
            save(path, calendar(found, moment), replace=replace, never=(self.home.store, self.home.config))
        return len(found)

    def to_tell(self, today: date) -> list[Helper]:
        """Everybody who helped, the latest help first: whom to tell when there is news."""
        from assistant.rhythm.contact import HELP, Contact
        from assistant.rhythm.days import said
        from assistant.rhythm.history import said_of

        found = []
        for person_id, events in self.events.of_many(self.events.people_with(HELP)).items():
            contact = Contact.of(events, today)
            last = contact.last(HELP)
            if last is None or contact.silent:
                continue
            person = self.people.get(person_id)
            told = contact.sent_of.get("update")
            reason = f"{said_of(last, person.first_name)} {said(date.fromisoformat(last.date), today)}"
            if told is not None:
                reason += f"; last told {said(date.fromisoformat(told.date), today)}"
            found.append(Helper(person_id, person.name, f"{reason}.", last.date, told.date if told else ""))
        return sorted(found, key=lambda one: (one.helped, one.name.casefold(), one.person_id), reverse=True)

    def hunt(self, person: Person, today: date, events: list[Event] | None = None) -> Hunt:
        """How far a job hunt is with somebody. ``events`` are theirs, where they are at hand."""
        from assistant.rhythm.contact import Contact
        from assistant.rhythm.hunt import hunt

        contact = Contact.of(self.events.of(person.id) if events is None else events, today)
        return hunt(person, contact, self.config.rhythm.silence_days, today)

    def hunts(self, today: date, query: str = "", tag: str = "") -> list[tuple[Person, Hunt]]:
        """The board of a hunt: what asks for something first, then by how far it is.

        Everybody who is known, or whom a search finds.
        """
        from assistant.rhythm.contact import Contact
        from assistant.rhythm.hunt import BOARD, hunt

        if query or tag:
            ids = [row.id for row in self.people.rows(query, tag, max(self.people.count(), 1))]
        else:
            ids = sorted({*self.people.close(), *self.events.people_with()})
        events, silence = self.events.of_many(ids), self.config.rhythm.silence_days
        found = [
            (person, hunt(person, Contact.of(events.get(person.id, ()), today), silence, today))
            for person in self.people.some(ids)
        ]
        return sorted(found, key=lambda one: (BOARD.index(one[1].step), one[0].name.casefold(), one[0].id))

    def _about(self, due_id: str) -> Person:
        """Whom an id of something due is about. Raises Refused when it is no such id."""
        from assistant.rhythm.due import read_id

        read = read_id(due_id)
        if read is None:
            raise _not_due(due_id)
        _, sort, number = read
        return self.people.get(self.events.get(number).person_id if sort == "e" else number)


def _is_week(due_id: str) -> bool:
    from assistant.rhythm.due import WEEK

    return due_id.strip().lower().startswith(f"{WEEK}-p")


def _not_due(due_id: str) -> Refused:
    from assistant.door import clean_line

    return Refused(f"Nothing is due under '{clean_line(due_id)[:40]}'; 'outreach due --all' lists what is.")
