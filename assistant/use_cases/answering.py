"""The day's work in the app: who is waited for, and answers to what is due, each with an exact way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal

from assistant.use_cases.keeping_in_touch import KeepingInTouch

# What the first paint does not need is imported where it is used.
if TYPE_CHECKING:
    from assistant.people.person import Person
    from assistant.rhythm.due import Mark
    from assistant.rhythm.event import Event
    from assistant.rhythm.threads import Thread

Way = Literal["done", "snooze", "never"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who was asked something, and who may still answer."""

    person_id: int
    name: str
    kind: str
    """The kind of message that asked; empty where nobody noted it."""
    asked: date
    until: date
    """The day on which silence closes it."""
    event_id: int


@dataclass(frozen=True, slots=True)
class NotNow:
    """Something that was put off, or that is never to be proposed again."""

    key: str
    """Under which it is taken back: ``thanks-e5``, ``check-in-p3``, ``week-p3``."""
    sort: str
    """What it is: a sort of thing due, or ``week`` for being the week's person."""
    person_id: int
    name: str
    state: str
    """For how long, in a few words."""
    reason: str = ""
    """Why it would be due, a sentence; empty where nothing of it is."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of an answer, a sentence, and how it is taken back."""

    said: str
    undo: Callable[[], None]


class Answering(KeepingInTouch):
    """What a day's list needs besides the agenda."""

    def preset(self, person: Person, kind: str = "", channel: str = "", today: date | None = None) -> tuple[str, str]:
        """Kind and channel to begin with: a thank-you that is due, else the last used that may go now, else what suits.

        An introduction or a referral is never proposed: so much is asked on purpose or not at all. What is given
        stays as it is, and the other follows it. Raises Refused for an unknown one.
        """
        from assistant.drafting.preset import preset
        from assistant.rhythm.gates import is_big

        day = today or date.today()
        if not kind and self._thanks_due(person, channel, day):
            kind = "thanks"
        last = self.drafts.latest(person.id) or self.drafts.latest()
        big = {one.id for one in self.kinds.all() if is_big(one)}
        not_now = set() if kind else {*self.held_kinds(person), *big}
        return preset(person, last, self.kinds, self.channels, kind, channel, not_now)

    def _thanks_due(self, person: Person, channel: str, today: date) -> bool:
        kind = next((one for one in self.kinds.all() if one.id == "thanks"), None)
        if kind is None or (channel and not kind.suits(self.channel(channel))):
            return False
        return any(one.kind == kind.id and one.state == "due" for one in self.due_with(person, today))

    def waiting(self, today: date) -> list[Waiting]:
        """Everybody who was asked something and may still answer, who was asked first at the top.

        One line for each person, about the last thing that they were asked.
        """
        from assistant.rhythm.days import plus_days
        from assistant.rhythm.threads import threads

        silence = self.config.rhythm.silence_days
        events = self.events.since(plus_days(today, -silence))
        kinds = {event.id: event.message_kind for event in events}
        last = {one.person_id: one for one in threads(events, silence, today) if one.closed is None}
        found = [
            Waiting(
                person.id,
                person.name,
                kinds[last[person.id].event_id],
                last[person.id].opened,
                plus_days(last[person.id].opened, silence),
                last[person.id].event_id,
            )
            for person in self.people.some(last)
        ]
        return sorted(found, key=lambda one: (one.asked, one.event_id))

    def not_now(self, today: date) -> list[NotNow]:
        """All that was put off or said never to, what comes back soonest first, and never at the end."""
        from assistant.rhythm.days import said
        from assistant.rhythm.due import never_key, read_id

        marks = [
            one
            for one in self.marks.of().values()
            if one.state == "never" or (one.state == "snoozed" and one.until > today.isoformat())
        ]
        people = {person.id: person for person in self.people.some({one.person_id for one in marks})}
        reasons: dict[str, str] = {}
        for person in people.values():
            for due in self.due_with(person, today):
                reasons[due.id] = due.reason
                reasons.setdefault(never_key(due.sort, person.id), due.reason)
        found = []
        for mark in sorted(marks, key=lambda one: (one.state == "never", one.until, one.key)):
            person, read = people[mark.person_id], read_id(mark.key)
            until = said(date.fromisoformat(mark.until), today).removeprefix("on ") if mark.state == "snoozed" else ""
            state = f"put off until {until}" if until else "never again"
            sort = read[0] if read else ""
            found.append(NotNow(mark.key, sort, person.id, person.name, state, reasons.get(mark.key, "")))
        return found

    def bring_back(self, due_id: str, today: date) -> Answered:
        """Have it proposed again. Raises Refused as ``take_back`` does."""
        return self._with_a_way_back(due_id, today, partial(self.take_back, due_id, today))

    def open_threads(self, events: list[Event], today: date) -> list[Thread]:
        """What was asked of one person and may still be answered. ``events`` are theirs."""
        from assistant.rhythm.threads import threads

        return [one for one in threads(events, self.config.rhythm.silence_days, today) if one.closed is None]

    def answer(self, way: Way, due_id: str, today: date) -> Answered:
        """Tick something off, put it off, or never have it again, in a way that can be taken back to the letter.

        Raises Refused as ``done``, ``snooze`` and ``never`` do.
        """
        return self._with_a_way_back(due_id, today, partial(getattr(self, way), due_id, today))

    def skip(self, due_id: str, today: date) -> Answered:
        """Pass the week's person over for another one. Raises Refused as ``skip_week`` does."""
        return self._with_a_way_back(due_id, today, partial(self.skip_week, today, self._about(due_id).id))

    def _with_a_way_back(self, due_id: str, today: date, act: Callable[[], str]) -> Answered:
        from assistant.rhythm.due import never_key, read_id

        person, key = self._about(due_id), due_id.strip().lower()
        read = read_id(key)
        keys = {key, never_key(read[0], person.id)} if read else {key}
        marks = {one: self.marks.get(one) for one in keys}
        week = self.weeks.proposed(today)
        known = {event.id: event.settles for event in self.events.of(person.id)}
        with self.store.transaction():
            said = act()
        events = self.events.of(person.id)
        noted = [event.id for event in events if event.id not in known]
        settled = [event.settles for event in events if event.settles and known.get(event.id, 0) is None]
        return Answered(said, partial(self._undo, today, marks, week, noted, settled))

    def _undo(
        self, today: date, marks: dict[str, Mark | None], week: dict[int, str], noted: list[int], settled: list[int]
    ) -> None:
        with self.store.transaction():
            for favour in settled:
                self.events.unsettle(favour)
            for key, mark in marks.items():
                self.marks.put_back(key, mark)
            if week != self.weeks.proposed(today):
                self.weeks.put_back(today, week)
            for event_id in noted:
                self.events.remove(event_id)
