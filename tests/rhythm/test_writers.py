"""Writers who do what is due, and people who do as they like, for a year and more: what must never happen does not."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.facts.fact import Fact
from assistant.people.person import CLOSENESS, Person
from assistant.rhythm.event import DIRECTION, Event
from assistant.settings.paths import Home
from assistant.workspace import Workspace

START = date(2024, 1, 1)
DAYS = 366
LAST_WORDS = 60
"""Days at the end in which nothing new comes, and the writer gets everything done."""


@dataclass
class Life:
    """A home, a day, and what was seen."""

    workspace: Workspace
    chance: random.Random
    day: date = START
    answers_on: dict[int, date] = field(default_factory=dict)
    """When each answers what they were asked; who is not in it, never."""
    unanswered: set[int] = field(default_factory=set)
    """Who was asked, and has given no sign of life since."""
    gifts: dict[int, list[date]] = field(default_factory=lambda: defaultdict(list))
    """What each gave that was not thanked for yet."""
    favours: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    sent: int = 0
    thanked: int = 0
    done: int = 0

    def happens(self, person_id: int, kind: str) -> None:
        """Something that came from them."""
        self.workspace.events.add(Event(person_id, kind, self.day.isoformat()))  # type: ignore[arg-type]
        if DIRECTION[kind] != "out":
            self.unanswered.discard(person_id)
        if kind in ("replied", "helped-me", "introduced-me", "referred-me"):
            self.gifts[person_id].append(self.day)
        self.favours[person_id] += kind == "asked-me"

    def writes(self, person_id: int, kind: str) -> None:
        """A message that was proposed: it may go, and nobody gets it who has not answered the one before."""
        workspace = self.workspace
        assert person_id not in self.unanswered, (self.day, person_id, kind)
        assert workspace.held(workspace.people.get(person_id), kind, self.day) == []
        asks = next(one.asks for one in workspace.kinds.all() if one.id == kind)
        workspace.events.add(
            Event(person_id, "sent", self.day.isoformat(), message_kind=kind, asks=asks, channel="email")
        )
        self.sent += 1
        if kind in ("thanks", "update"):
            self.thanked += len(self.gifts.pop(person_id, []))
        if asks:
            self.unanswered.add(person_id)
            if self.chance.random() < 0.55:
                self.answers_on[person_id] = self.day + timedelta(days=self.chance.randint(0, 45))


def crowd(workspace: Workspace, chance: random.Random) -> None:
    for number in range(20):
        person = workspace.people.add(
            Person(
                f"Ada Quill {number:02d}",
                closeness=chance.choices(CLOSENESS, (10, 4, 3, 3))[0],  # type: ignore[arg-type]
                company=f"Works {number % 6}",
                role=chance.choice(("Engineer", "Designer", "Engineering manager", "Founder")),
                can_refer=chance.choice((True, False, None)),
                every_days=chance.choice((None, None, None, 30, 45)),
                created="2024-01-01T08:00:00.000+00:00",
            )
        )
        for month in range(1, 13):
            if chance.random() < 0.2:
                made = Fact(person.id, f"Wrote “Note {month}”", kind="essay", date=f"2024-{month:02d}-10")
                workspace.facts.add(made)


def live(life: Life, *, busy: bool) -> None:
    """One day: what comes, then what the writer gets done of what is due."""
    chance, workspace = life.chance, life.workspace
    for person_id in [one for one, on in life.answers_on.items() if on <= life.day]:
        del life.answers_on[person_id]
        life.happens(person_id, "replied")
    if busy and chance.random() < 0.2:
        kind = chance.choice(("met", "talked", "asked-me", "asked-me", "helped-me", "introduced-me", "referred-me"))
        life.happens(chance.randint(1, 20), kind)
    agenda = workspace.agenda(life.day)
    open_favours = {one: number for one, number in life.favours.items() if number}
    owed: dict[int, int] = defaultdict(int)
    for one in agenda.owed:
        owed[one.person_id] += 1
    assert owed == open_favours, life.day
    assert [one.rank for one in agenda.owed] == list(range(1, len(agenda.owed) + 1))
    for one in agenda.owed:
        if not busy or chance.random() < 0.2:
            workspace.done(one.id, life.day)
            life.favours[one.person_id] -= 1
            life.done += 1
    for one in agenda.due:
        if not busy or chance.random() < 0.5:
            if busy and chance.random() < 0.1:
                workspace.snooze(one.id, life.day)
            else:
                life.writes(one.person_id, one.kind)
    if not busy or chance.random() > 0.3:
        return
    week = workspace.agenda(life.day).week
    if week and not week.done and week.kind != "offer":
        if chance.random() < 0.2:
            workspace.skip_week(life.day)
        else:
            life.writes(week.person_id, week.kind)


@pytest.mark.parametrize(("seed", "goal"), [(1, "learn"), (2, "job-hunt"), (3, "give-back")])
def test_a_year_of_doing_what_is_due(tmp_path: Path, seed: int, goal: str) -> None:
    home = Home(tmp_path / "home")
    home.make()
    home.config.write_text(f'[rhythm]\ngoal = "{goal}"\n', encoding="utf-8")
    workspace = Workspace.open(home)
    try:
        life = Life(workspace, random.Random(seed))
        crowd(workspace, life.chance)
        for number in range(DAYS + LAST_WORDS):
            life.day = START + timedelta(days=number)
            live(life, busy=number < DAYS)
        agenda = workspace.agenda(life.day)
        assert not agenda.owed and not any(life.favours.values())
        assert not any(one.sort == "thanks" for one in agenda.due)
        # Whoever was asked anew before being thanked, and is silent now, is left in peace.
        assert {person for person, days in life.gifts.items() if days} <= life.unanswered
        assert life.sent > 50 and life.thanked > 20 and life.done > 5
    finally:
        workspace.close()
