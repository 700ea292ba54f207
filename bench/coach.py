"""The coach's re-check after a keystroke: through the core alone, and as a key that is painted in the app.

Both over the same draft of 150 words to the first of the demo's people, with a letter typed into its middle.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from assistant import demo
from assistant.drafting.channels import load_channels
from assistant.drafting.draft import Draft
from assistant.drafting.kind_files import KindFiles
from assistant.review.coach import review
from assistant.review.finding import Reviewed
from assistant.settings.paths import Home
from assistant.settings.schema import Config
from assistant.settings.write import write_config
from assistant.workspace import Workspace
from bench.screen import Screen, outreach

BETWEEN_KEYS = 100.0
"""Milliseconds between two keys of a fast typist: 120 words a minute."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
KIND, CHANNEL, ABOUT = "question", "email", "how did you decide which reads were spare?"
BODY = """Hi Mara,

Your note on “Ferrite 2” is the reason I write. I look after the ingestion side of a parcel service, and we have the \
same trouble with reads that nobody needs. You took compaction off the write path, and you run it on bandwidth that \
nobody is using. We counted our own reads last week, and a third of them come from a dashboard that nobody opens \
before noon. I put a cache in front of them, which made the slow ones slower, because it was always cold in the \
morning. You showed the plots for it in Rotterdam. Somebody here wants to drop the dashboard, somebody else wants to \
pay for a bigger machine, and I would like to do neither of the two.

How did you decide which reads were spare? Two lines would already help me a lot, and there is no hurry.

Best wishes,
Robin"""
_NOWHERE = Path("no-such-home")
_DAY = date(2026, 3, 2)


@cache
def drafted() -> Reviewed:
    """The draft with all that is known around it."""
    sample, channels = demo.people(_DAY)[0], load_channels({})
    return Reviewed(
        BODY,
        "Spare reads",
        channel=channels[CHANNEL],
        kind=KindFiles(_NOWHERE, _NOWHERE, channels).get(KIND),
        person=sample.person,
        me=demo.me(),
        facts=tuple(replace(fact, id=number) for number, fact in enumerate(sample.facts, 1) if fact.usable),
        about=ABOUT,
        language="en",
        today=_DAY.isoformat(),
    )


def rechecks() -> Callable[[], float]:
    """Something that types one more letter into the middle at every call: seconds that the coach takes for it."""
    body, letters = [BODY], itertools.cycle("abc def ghi")
    middle = BODY.index("nobody opens")

    def recheck() -> float:
        body[0] = body[0][:middle] + next(letters) + body[0][middle:]
        reviewed = replace(drafted(), body=body[0])
        started = time.perf_counter()
        report = review(reviewed)
        took = time.perf_counter() - started
        if not any(one.text == "Rotterdam" for one in report.findings):
            raise RuntimeError("the coach lost the finding that it is measured by")
        return took

    return recheck


@contextmanager
def home() -> Iterator[Path]:
    """A home in which that draft lies unfinished; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="outreach-bench-") as folder:
        there = Home(Path(folder))
        write_config(there.config, Config(me=demo.me()))
        workspace = Workspace.open(there)
        sample = demo.people(_DAY)[0]
        person = workspace.people.add(sample.person)
        for fact in sample.facts:
            workspace.facts.add(replace(fact, person_id=person.id))
        workspace.drafts.add(Draft(person.id, KIND, CHANNEL, about=ABOUT, body=BODY, complete=True, state="drafted"))
        workspace.close()
        yield Path(folder)


def with_coach(folder: Path) -> Sequence[str]:
    """The app over a home."""
    return outreach("--home", str(folder))


def without_coach(folder: Path) -> Sequence[str]:
    """The same app, in which nobody looks at what is typed."""
    code = (
        "from assistant.tui.screens.page import MessagePage; "
        "MessagePage._look = MessagePage._look_on = lambda self: None; "
        "from assistant.cli.main import main; main()"
    )
    return [sys.executable, "-c", code, "--home", str(folder)]


@contextmanager
def typing(command: Sequence[str]) -> Iterator[Callable[[float], float]]:
    """The draft opened in the app, the cursor in its middle, being edited.

    What is given types two letters, so many seconds apart, and says how many it took to paint the second.
    """
    with Screen(command) as screen:
        screen.until("Mara")
        screen.press("\r")
        screen.until("Best wishes")
        screen.press("e")
        screen.until("editing")
        for _ in range(9):
            screen.press("\x1b[A")  # up
        letters = itertools.cycle(LETTERS)
        typed = ""

        def type_two(apart: float) -> float:
            nonlocal typed
            if len(typed) > 40:
                screen.press("\x7f" * len(typed))
                typed = ""
            screen.settle()
            for pause in (apart, 0.0):
                letter = next(letters)
                typed += letter
                screen.write(letter)
                took = screen.until(typed[-4:])
                screen.idle(pause - took)
            return took

        yield type_two
