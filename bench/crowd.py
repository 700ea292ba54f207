"""A home full of invented people, for the benchmarks that need a crowd."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
    from assistant.settings.paths import Home
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
