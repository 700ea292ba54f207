"""A home full of invented people, for the benchmarks that need a crowd."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from assistant.settings.paths import Home

SURNAME = "Quillfeather"
"""In the name of everybody, so that any painted row shows it."""
RARE = "Zebulon"
"""The first name of one in two hundred; all other first names begin with other letters."""

_FIRST = "Ada Bo Cleo Dag Eda Fay Gus Hal Ida Jon Kit Liv Moe Nan Ola Pip Rae Sol Tor Una Vic Wim Yan".split()
_ROLES = "Compiler engineer|Data engineer|Designer|Engineering manager|Founder|Reliability engineer".split("|")
_CITIES = "Oslo Kraków Recife Sendai Montréal Gothenburg Cork".split()


@contextmanager
def crowded_home(people: int) -> Iterator[Path]:
    """A folder with a store of that many people, the same ones every time; gone afterwards."""
    from assistant.people.people import People
    from assistant.people.person import Person
    from assistant.store.database import Store

    chance = random.Random(20_260)
    with tempfile.TemporaryDirectory(prefix="outreach-bench-") as folder:
        store = Store.open(Home(Path(folder)).store)
        People(store).add_many(
            Person(
                name=f"{RARE if number % 200 == 7 else chance.choice(_FIRST)} {SURNAME} {number:06d}",
                emails=(f"person{number}@example.com",),
                company=f"Works {number % 900} Ltd",
                role=chance.choice(_ROLES),
                city=chance.choice(_CITIES),
                tags=(f"tag{number % 40}",),
            )
            for number in range(people)
        )
        store.close()
        # Somebody who has been here before: no first-run questions.
        Path(folder, "config.toml").write_text('[me]\nname = "Robin Achterberg"\n', encoding="utf-8")
        yield Path(folder)


TODAY = date(2026, 3, 2)


@contextmanager
def lived_in_home(people: int, events: int) -> Iterator[Path]:
    """``crowded_home`` with so many events, in histories as they come about, and a fact on every other person.

    Asked, and answered by two in five; thanked, mostly; met, helped, asked for favours now and then. The last
    three years until ``TODAY``, the same ones every time.
    """
    from assistant.rhythm.event import DIRECTION
    from assistant.store.database import Store

    chance = random.Random(20_261)
    with crowded_home(people) as folder:
        histories: list[tuple[int, int, str, str]] = []
        while len(histories) < events:
            histories += _history(chance, chance.randint(1, people))
        with Store.open(Home(folder).store) as store, store.transaction():
            closeness = ("stranger", "acquaintance", "colleague", "friend")
            store.execute_many(
                "UPDATE people SET closeness = ?, created = ? WHERE id = ?",
                ((chance.choices(closeness, (60, 25, 10, 5))[0], _day(900), number) for number in range(1, people + 1)),
            )
            store.execute_many(
                "INSERT INTO events (person_id, kind, date, direction, note, message_kind, channel, asks, created)"
                " VALUES (?, ?, ?, ?, ?, ?, 'email', ?, '')",
                (
                    (person, kind, _day(ago), DIRECTION[kind], "A word on it.", message, message in _ASKING)
                    for person, ago, kind, message in histories[:events]
                ),
            )
            store.execute_many(
                "INSERT INTO facts (person_id, kind, text, title, date, created, updated)"
                " VALUES (?, ?, ?, ?, ?, '', '')",
                (
                    (number, chance.choice(("launch", "essay", "talk", "work")), "Wrote “Small logs”", "Small logs",
                     _day(chance.randrange(900)))
                    for number in range(1, people, 2)
                ),
            )  # fmt: skip
        yield folder


_ASKING = frozenset({"question", "ask-again", "follow-up", "reconnect"})


def _day(ago: int) -> str:
    return (TODAY - timedelta(days=ago)).isoformat()


def _history(chance: random.Random, person: int) -> Iterator[tuple[int, int, str, str]]:
    """One exchange: person, days ago, kind of event, kind of message."""
    ago = chance.randrange(20, 1000)
    if chance.random() < 0.15:
        yield person, ago, chance.choice(("met", "talked")), ""
        yield person, ago - 1, "sent", "follow-up"
    else:
        yield person, ago, "sent", chance.choice(("question", "question", "ask-again", "reconnect"))
    if chance.random() < 0.6:
        return
    ago = max(0, ago - chance.randrange(1, 20))
    yield person, ago, "replied", ""
    if chance.random() < 0.95:
        yield person, max(0, ago - 1), "sent", "thanks"
    if chance.random() < 0.1:
        yield person, max(0, ago - 5), chance.choice(("helped-me", "introduced-me", "referred-me")), ""
        yield person, max(0, ago - 6), "sent", "thanks"
    if chance.random() < 0.1:
        yield person, max(0, ago - 9), "asked-me", ""
        if chance.random() < 0.9:
            yield person, max(0, ago - 15), "helped", ""
