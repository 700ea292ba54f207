"""The benchmarks, by name. Each returns one or more results; budgets are those that releases are held to."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from bench.crowd import RARE, SURNAME, TODAY, crowded_home, lived_in_home
from bench.result import Result, alternate
from bench.screen import BYTECODE, ROOT, Screen, bare, outreach

BARE_LINE = "Barequillfeather"
Bench = Callable[[], Iterator[Result]]


def command_line() -> Iterator[Result]:
    """`outreach --version` and `--help` against importing click."""

    def run(command: list[str]) -> float:
        started = time.perf_counter()
        environment = {**os.environ, **BYTECODE}
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env=environment)
        return (time.perf_counter() - started) * 1000

    for option in ("--version", "--help"):
        ours, least = alternate(
            lambda option=option: run(outreach(option)),  # type: ignore[misc]
            lambda: run([sys.executable, "-c", "import click"]),
            rounds=11,
        )
        yield Result(f"outreach {option}", ours, least, 3, against="python -c 'import click'")


def first_paint() -> Iterator[Result]:
    """From the start of the process to people on the screen, 10,000 of them stored."""

    def painted(command: list[str], text: str) -> float:
        with Screen(command) as screen:
            return screen.until(text) * 1000

    with crowded_home(10_000) as home:
        ours, least = alternate(
            lambda: painted(outreach("--home", str(home)), SURNAME),
            lambda: painted(bare("app"), BARE_LINE),
            rounds=9,
        )
    yield Result("first paint, 10,000 people", ours, least, 1.4, against="Textual: header, line, footer")


def search_and_memory() -> Iterator[Result]:
    """The memory held, and a search key to its painted result, with 100,000 people stored."""

    def key(screen: Screen, letter: str, shown: str) -> float:
        screen.press(letter)
        took = screen.until(shown) * 1000
        screen.press("\x7f")
        return took

    def held(command: list[str], text: str) -> float:
        with Screen(command) as screen:
            screen.until(text)
            screen.settle(0.4)  # less than a cursor takes to blink
            return screen.memory()

    with crowded_home(100_000) as home:
        app = outreach("--home", str(home))
        ours, least = held(app, SURNAME), held(bare("app"), BARE_LINE)
        yield Result("memory, 100,000 people", ours, least, 2, "MB", "Textual: header, line, footer")
        with Screen(app) as mine, Screen(bare("field")) as field:
            mine.until(SURNAME)
            field.until(BARE_LINE)
            for sort, letter, shown in (("rare", "z", RARE), ("common", "y", "Yan")):
                ours, least = alternate(
                    lambda letter=letter, shown=shown: key(mine, letter, shown),  # type: ignore[misc]
                    lambda letter=letter: key(field, letter, letter),  # type: ignore[misc]
                    rounds=15,
                )
                name = f"search key, {sort} letter, 100,000"
                yield Result(name, ours, least, 2, against="Textual: the key in an input")


def offline_draft() -> Iterator[Result]:
    """From a brief to a written draft, kinds read anew, against Jinja alone on the same template."""
    from bench.draft import ours, plain

    mine, least = alternate(lambda: ours() * 1000, lambda: plain() * 1000, rounds=51)
    yield Result("offline draft, from the files", mine, least, 3, against="Jinja alone, the same template")


def model_stream() -> Iterator[Result]:
    """An answer of 2,000 tokens, by our pen alone and through to the screen, against the SDK's own chunks."""
    from bench.stream import endpoint, our_pen, our_screen, sdk_alone

    with endpoint() as address:
        for where, measured in (("pen", our_pen), ("screen", our_screen)):
            with measured(address) as draft:
                ours, least = alternate(
                    lambda draft=draft: draft() * 1000,  # type: ignore[misc]
                    lambda: sdk_alone(address) * 1000,
                    rounds=15,
                )
            name = f"model stream to the {where}, 2,000 tokens"
            yield Result(name, ours, least, 1.5, against="openai SDK: iterating the chunks")


def coach() -> Iterator[Result]:
    """A re-check of 150 words after a keystroke, and the app's keys with the coach and without."""
    from bench.coach import BETWEEN_KEYS, home, rechecks, typing, with_coach, without_coach

    recheck = rechecks()
    ours, least = alternate(lambda: recheck() * 1000, lambda: BETWEEN_KEYS, rounds=101)
    yield Result("re-check after a key, 150 words", ours, least, 0.1, against="two keys of a fast typist")
    with home() as folder, typing(with_coach(folder)) as mine, typing(without_coach(folder)) as alone:
        for name, apart in (("key to paint in a draft, 150 words", 0.3), ("the same while the coach reads", 0.065)):
            ours, least = alternate(
                lambda apart=apart: mine(apart) * 1000,  # type: ignore[misc]
                lambda apart=apart: alone(apart) * 1000,  # type: ignore[misc]
                rounds=31,
            )
            yield Result(name, ours, least, 1.5, against="the app without its coach")


def importing() -> Iterator[Result]:
    """LinkedIn's file of 100,000 people into a new home, all the way, and the memory that takes."""
    from bench.importing import bare, connections, memory, ours

    with connections() as path:
        mine, least = alternate(lambda: ours(path) * 1000, lambda: bare(path) * 1000, rounds=5)
        yield Result("import of 100,000 people", mine, least, 10, against="csv.DictReader and one executemany")
        yield Result("memory of that import", memory(path), 300, 1, "MB", "what it may take")


def due() -> Iterator[Result]:
    """What is due among 10,000 people with 30,000 events: the first look of a week, which chooses its person,
    and every other; against reading those people and events with SQLite alone."""
    import sqlite3

    from assistant.settings.paths import Home
    from assistant.workspace import Workspace

    with lived_in_home(10_000, 30_000) as folder:
        workspace = Workspace.open(Home(folder))

        def look(*, first: bool) -> float:
            if first:
                workspace.store.execute("DELETE FROM week_people")
            started = time.perf_counter()
            agenda = workspace.agenda(TODAY)
            assert agenda.owed and agenda.due and agenda.week
            return (time.perf_counter() - started) * 1000

        def read() -> float:
            connection = sqlite3.connect(Home(folder).store)
            started = time.perf_counter()
            for table in ("people", "events"):
                connection.execute(f"SELECT * FROM {table}").fetchall()
            took = (time.perf_counter() - started) * 1000
            connection.close()
            return took

        for name, first in (("the first look of a week", True), ("any other look", False)):
            ours, least = alternate(lambda first=first: look(first=first), read, rounds=15)  # type: ignore[misc]
            yield Result(f"due, 10,000 people, {name}", ours, least, 6, against="SQLite: reading people and events")
        workspace.close()


BENCHES: dict[str, Bench] = {
    "cli": command_line,
    "paint": first_paint,
    "search": search_and_memory,
    "draft": offline_draft,
    "stream": model_stream,
    "coach": coach,
    "import": importing,
    "due": due,
}
