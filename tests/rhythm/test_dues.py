"""What is due with everybody: SQL misses nobody, marks are kept, and no time zone matters."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.errors import Refused
from assistant.people.person import CLOSENESS, Person
from assistant.rhythm.due import Due
from assistant.rhythm.event import EVENT_KINDS, Event
from assistant.rhythm.events import Events
from assistant.settings.paths import Home
from assistant.workspace import Workspace
from tests.rhythm.support import ASKING, on

TODAY = on("2024-07-01")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(Home(tmp_path / "home"))
    try:
        yield opened
    finally:
        opened.close()


def crowd(workspace: Workspace, seed: int, people: int = 300) -> None:
    """People of all sorts with all sorts of histories, many of them at the edges of a window."""
    chance = random.Random(seed)
    workspace.people.add_many(
        Person(
            f"Ada Quill {number:03d}",
            closeness=chance.choice(CLOSENESS),  # type: ignore[arg-type]
            every_days=chance.choice((None, None, 1, 30, 400)),
            created=(TODAY - timedelta(days=chance.choice((0, 29, 89, 90, 179, 180, 700)))).isoformat(),
        )
        for number in range(people)
    )
    ago = (0, 0, 1, 13, 14, 15, 29, 30, 31, 89, 90, 91, 178, 179, 180, 181, 182, 183, 184, 185, 364, 365, 366, 367, 400)
    with workspace.store.transaction():
        for person in range(1, people + 1):
            for _ in range(chance.randint(0, 5)):
                kind = chance.choice(EVENT_KINDS)
                message = chance.choice((*sorted(ASKING), "thanks", "update", "offer", "")) if kind == "sent" else ""
                day = (TODAY - timedelta(days=chance.choice(ago))).isoformat()
                workspace.events.add(
                    Event(person, kind, day, message_kind=message, asks=message in ASKING)  # type: ignore[arg-type]
                )


def now(found: list[Due]) -> list[Due]:
    return [one for one in found if one.state in ("due", "waiting", "snoozed")]


@pytest.mark.parametrize("seed", range(6))
def test_sql_looks_at_everybody_with_whom_anything_is_due(workspace: Workspace, seed: int) -> None:
    crowd(workspace, seed)
    for number, one in enumerate(now(workspace.dues.everybody(TODAY))):
        if number % 5 == 0:
            workspace.marks.snooze(one, TODAY + timedelta(days=number % 60))
        elif number % 7 == 0:
            workspace.marks.done(one, TODAY)
    for day in (TODAY, TODAY + timedelta(days=1), on("2024-08-31"), on("2025-02-28"), on("2025-03-01")):
        everybody = now(workspace.dues.everybody(day, later=True))
        assert now(workspace.dues.everybody(day)) == everybody
        assert len(everybody) > 20


def test_sql_leaves_the_order_of_one_day_to_the_rules(workspace: Workspace) -> None:
    """Thanked in the morning, answered again at noon."""
    workspace.people.add(Person("Mara Lindqvist"))
    workspace.events.add(Event(1, "sent", "2024-07-01", message_kind="thanks"))
    workspace.events.add(Event(1, "replied", "2024-07-01"))
    assert [one.id for one in workspace.dues.everybody(TODAY)][:1] == ["thanks-e2"]
    workspace.events.add(Event(1, "sent", "2024-07-01", message_kind="question", asks=True))
    assert workspace.agenda(TODAY).due == ()
    workspace.events.add(Event(1, "replied", "2024-07-01"))
    assert [one.id for one in workspace.agenda(TODAY).due] == ["thanks-e4"]


def test_sql_leaves_most_people_alone(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network in order: asked and answered and thanked months ago. Nobody of it is even looked at."""
    workspace.people.add_many(Person(f"Ada Quill {number}") for number in range(50))
    with workspace.store.transaction():
        for person in range(1, 51):
            workspace.events.add(Event(person, "sent", "2024-02-01", message_kind="question", asks=True))
            if person % 2:
                workspace.events.add(Event(person, "replied", "2024-02-05"))
                workspace.events.add(Event(person, "sent", "2024-02-06", message_kind="thanks"))
    read: list[int] = []
    of_many = Events.of_many

    def noted(self: Events, ids: list[int]) -> dict[int, list[Event]]:
        read.extend(ids)
        return of_many(self, ids)

    monkeypatch.setattr(Events, "of_many", noted)
    assert workspace.dues.everybody(TODAY) == []
    assert read == []
    assert len(workspace.dues.everybody(TODAY, later=True)) == 25 and len(read) == 50


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone of a process cannot be set here")
def test_no_time_zone_matters(workspace: Workspace) -> None:
    """Dates are dates: the same agenda at the far ends of the world, on nights on which clocks change, too."""
    crowd(workspace, 1, people=60)
    days = [on(day) for day in ("2024-07-01", "2024-10-27", "2024-10-28", "2024-12-30", "2025-03-30")]
    found = []
    try:
        for zone in ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Oslo"):
            os.environ["TZ"] = zone
            time.tzset()
            found.append([workspace.agenda(day) for day in days])
    finally:
        os.environ.pop("TZ")
        time.tzset()
    assert all(agendas == found[0] for agendas in found)


def answered(workspace: Workspace) -> str:
    """Mara answered today: what is due under which id."""
    workspace.people.add(Person("Mara Lindqvist"))
    workspace.events.add(Event(1, "replied", TODAY.isoformat()))
    (one,) = workspace.agenda(TODAY).due
    return one.id


def test_a_snooze_lasts_a_week_or_as_it_is_said(workspace: Workspace) -> None:
    due_id = answered(workspace)
    assert workspace.snooze(due_id, TODAY) == "thanks-e1 comes back on 8 July."
    assert workspace.agenda(on("2024-07-07")).due == ()
    assert [one.id for one in workspace.agenda(on("2024-07-08")).due] == [due_id]
    workspace.snooze(due_id, TODAY, on("2024-07-03"))
    assert [one.id for one in workspace.agenda(on("2024-07-03")).due] == [due_id]
    with pytest.raises(Refused, match="2024-07-01 is not to come any more"):
        workspace.snooze(due_id, TODAY, TODAY)


def test_when_a_check_in_was_done_is_kept_when_the_next_is_put_off(workspace: Workspace) -> None:
    workspace.people.add(Person("Mara Lindqvist", every_days=10, created="2024-06-01"))
    workspace.done("check-in-p1", TODAY)
    workspace.snooze("check-in-p1", on("2024-07-11"))
    (one,) = workspace.due_with(workspace.people.get(1), on("2024-07-20"))
    assert (one.since, one.state) == (on("2024-07-11"), "due")
    assert "last in touch on 1 July" in one.reason


def test_a_favour_that_is_ticked_off_is_noted_as_done(workspace: Workspace) -> None:
    workspace.people.add(Person("Mara Lindqvist"))
    workspace.events.add(Event(1, "asked-me", "2024-06-01"))
    assert workspace.done("owed-e1", TODAY) == "owed-e1 is done, and noted as helped (e2)."
    (newest, _) = workspace.events.of(1)
    assert (newest.kind, newest.date) == ("helped", "2024-07-01")
    assert workspace.agenda(TODAY).owed == ()


def test_never_and_back(workspace: Workspace) -> None:
    due_id = answered(workspace)
    assert workspace.never(due_id, TODAY) == (
        "No thanks is proposed with Mara Lindqvist again; 'outreach due back thanks-p1' undoes it."
    )
    assert workspace.agenda(TODAY).due == ()
    for key in ("thanks-p1", due_id.upper()):  # either of the two undoes it
        assert workspace.take_back(key, TODAY) == f"Taken back: {key.lower()}."
        assert [one.id for one in workspace.agenda(TODAY).due] == [due_id]
        workspace.never(due_id, TODAY)
    workspace.take_back(due_id, TODAY)
    with pytest.raises(Refused, match="Nothing was said about thanks-e1"):
        workspace.take_back(due_id, TODAY)


@pytest.mark.parametrize("due_id", ["thanks-e9", "thanks-p1", "follow-up-e1", "thanks", "", "e1", "week-p1"])
def test_what_is_not_due_is_said(workspace: Workspace, due_id: str) -> None:
    answered(workspace)
    for act in (workspace.snooze, workspace.done):
        with pytest.raises(Refused):
            act(due_id, TODAY)


def test_what_was_said_goes_with_the_person_and_the_event(workspace: Workspace) -> None:
    due_id = answered(workspace)
    workspace.snooze(due_id, TODAY)
    workspace.never("ask-again-e1", TODAY)
    workspace.weeks.skip(TODAY, 1)
    workspace.events.remove(1)
    assert [row["key"] for row in workspace.store.rows("SELECT key FROM due_marks")] == ["ask-again-p1"]
    workspace.remove_person(1)
    assert workspace.store.value("SELECT count(*) FROM due_marks") == 0
    assert workspace.store.value("SELECT count(*) FROM week_people") == 0


def test_whom_to_tell_when_there_is_news(workspace: Workspace) -> None:
    for name in ("Mara Lindqvist", "Teo Marsh", "Noor Vale"):
        workspace.people.add(Person(name))
    workspace.events.add(Event(1, "helped-me", "2024-05-01"))
    workspace.events.add(Event(2, "referred-me", "2024-06-01"))
    workspace.events.add(Event(2, "sent", "2024-06-15", message_kind="update"))
    workspace.events.add(Event(3, "introduced-me", "2024-06-02"))
    workspace.events.add(Event(3, "sent", "2024-06-20", message_kind="question", asks=True))  # and no answer
    assert [(one.name, one.reason, one.told) for one in workspace.to_tell(TODAY)] == [
        ("Teo Marsh", "Teo referred you on 1 June; last told on 15 June.", "2024-06-15"),
        ("Mara Lindqvist", "Mara helped you on 1 May.", ""),
    ]


def test_words_on_habits_come_with_the_agenda(workspace: Workspace) -> None:
    workspace.people.add(Person("Mara Lindqvist"))
    for number in range(8):
        day = (date(2024, 6, 1) + timedelta(days=number)).isoformat()
        workspace.events.add(Event(1, "sent", day, channel="x-dm", message_kind="thanks"))
    (word,) = workspace.agenda(TODAY).words
    assert "All of your last 8 messages went by x-dm" in word
