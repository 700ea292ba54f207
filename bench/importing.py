"""A hundred thousand connections imported, beside the least that reads the same file into a table."""

from __future__ import annotations

import csv
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.crowd import _CITIES, _FIRST, _ROLES
from bench.screen import BYTECODE, ROOT

PEOPLE = 100_000
_HEADER = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
_GIVEN = (*_FIRST, *"Anders Beata Chidi Dana Emil Farah Goran Hana Ivo Jana Kofi Lea Mads Nora Oleg Petra Rui".split())
_SYLLABLES = (
    "ba ber da dal dor fel gar hol kar kin lan lind ma mar mor nor pel ras ro sen sol sta ten tor va vik".split()
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@contextmanager
def connections(people: int = PEOPLE) -> Iterator[Path]:
    """A folder with ``Connections.csv``, as LinkedIn writes it, the same people every time; gone afterwards."""
    chance = random.Random(20_261)
    with tempfile.TemporaryDirectory(prefix="outreach-bench-") as folder:
        path = Path(folder, "Connections.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write('Notes:\n"Some addresses are missing, because their owners did not share them."\n\n')
            table = csv.writer(file)
            table.writerow(_HEADER)
            for number in range(people):
                given = chance.choice(_GIVEN)
                family = "".join(chance.choices(_SYLLABLES, k=chance.randint(3, 4))).title()
                table.writerow((
                    given,
                    family,
                    f"https://www.linkedin.com/in/{given.lower()}-{family.lower()}-{number:06x}",
                    f"{given.lower()}.{family.lower()}{number}@example.com" if number % 8 == 0 else "",
                    f"{chance.choice(_CITIES)} Works {int(3000 * chance.random() ** 3)}",  # few large, many small
                    chance.choice(_ROLES),
                    f"{chance.randint(1, 28):02d} {chance.choice(_MONTHS)} {chance.randint(2008, 2026)}",
                ))  # fmt: skip
        yield path


def bare(path: Path) -> float:
    """Seconds for ``csv.DictReader`` and one ``executemany`` into a table in a file, committed."""
    store = path.with_name("bare.db")
    store.unlink(missing_ok=True)
    started = time.perf_counter()
    connection = sqlite3.connect(store)
    connection.execute(f"CREATE TABLE people (id INTEGER PRIMARY KEY, {', '.join(f'c{at}' for at in range(7))})")
    with path.open(encoding="utf-8", newline="") as file:
        for _ in range(3):
            next(file)
        rows = csv.DictReader(file)
        connection.executemany(
            "INSERT INTO people (c0, c1, c2, c3, c4, c5, c6) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (tuple(row.values()) for row in rows),
        )
    connection.commit()
    took = time.perf_counter() - started
    count = connection.execute("SELECT count(*) FROM people").fetchone()[0]
    connection.close()
    if count < 1000:
        raise RuntimeError("the file was not read")
    return took


def ours(path: Path) -> float:
    """Seconds for the same file through the use case into a new home: read, matched, stored, proposals looked for."""
    from assistant.settings.paths import Home
    from assistant.workspace import Workspace

    with tempfile.TemporaryDirectory(prefix="outreach-bench-") as folder:
        workspace = Workspace.open(Home(Path(folder)))
        started = time.perf_counter()
        report = workspace.import_people([path], progress=lambda _: None)
        took = time.perf_counter() - started
        workspace.close()
    if report.created + report.merged + report.skipped < 1000 or report.problems:
        raise RuntimeError(f"the import went wrong: {report.problems[:3]}")
    return took


def memory(path: Path) -> float:
    """Megabytes that a process holds at most which imports the file and does nothing else."""
    command = [sys.executable, "-m", "bench.importing", str(path)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env={**BYTECODE, "PATH": ""})
    return float(ran.stdout)


if __name__ == "__main__":
    ours(Path(sys.argv[1]))
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(held / (1024 * 1024 if sys.platform == "darwin" else 1024))
