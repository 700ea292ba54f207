"""Running cases, many at a time: ``python -m tests.faults.run_cases`` runs all 2,000 and says what was wrong."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
import unicodedata
from collections import Counter

from assistant.errors import Refused
from tests.faults.generator import STALL_SECONDS, Case, case
from tests.faults.play import impatient
from tests.support.pens import KEY, pen_for
from tests.support.server import FakeServer

ALL = 2000
AT_ONCE = 25
PATIENCE = 20.0
"""Seconds that one case may take on a busy machine, timers and setbacks included."""


async def wrong_with(one: Case) -> list[str]:
    """What is not as it must be in one case, a sentence each.

    A stall is told by a short timer, which on a busy machine may run out before what was sent has arrived; what is
    wrong under that timer has to be wrong under one ten times as long as well.
    """
    if one.fault != "stall":
        return await _wrong_within(one, PATIENCE)
    return await _wrong_within(one, STALL_SECONDS) and await _wrong_within(one, 10 * STALL_SECONDS)


async def _wrong_within(one: Case, seconds: float) -> list[str]:
    timers = {"first_token_seconds": seconds, "stall_seconds": seconds}
    async with FakeServer(one.replies) as server:
        pen = pen_for(server.base_url, subject=False, **timers)
        refusal = ""
        try:
            await asyncio.wait_for(pen.run(), PATIENCE)
        except Refused as refused:
            refusal = str(refused)
        except TimeoutError:
            return ["it hangs"]
        except Exception as error:
            return [f"it raised {error!r}"]
    written, wrong = pen.written(), []
    if not (_plain(one.most).startswith(_plain(written.body)) and _plain(written.body).startswith(_plain(one.least))):
        wrong.append(f"kept {written.body!r}, sent {one.least!r} to {one.most!r}")
    if one.complete is not None and written.complete != (one.complete and bool(one.most)):
        wrong.append(f"complete is {written.complete}")
    if written.complete == bool(written.reason):
        wrong.append(f"complete is {written.complete}, and the reason {written.reason!r}")
    if bool(refusal) != (not written.body):
        wrong.append(f"refused with {refusal!r} and kept {written.body!r}")
    sentence = refusal or written.reason
    if KEY in sentence or "\n" in sentence or (sentence and not sentence.endswith(".")):
        wrong.append(f"no sentence: {sentence!r}")
    return wrong


def _plain(text: str) -> str:
    """White space folded and letters composed, as the door and the reader do."""
    return " ".join(unicodedata.normalize("NFC", text).split())


async def run(seeds: range) -> list[str]:
    """All of them, ``AT_ONCE`` at a time; what was wrong, with the seed."""
    gate = asyncio.Semaphore(AT_ONCE)
    wrong: list[str] = []

    async def one(seed: int) -> None:
        made = case(seed)
        async with gate:
            wrong.extend(f"{made}: {sentence}" for sentence in await wrong_with(made))

    await asyncio.gather(*(one(seed) for seed in seeds))
    return wrong


def main() -> int:
    """Run them and report. Exit code 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description="Play faulted streams against the model writer.")
    parser.add_argument("--cases", type=int, default=ALL)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    options = parser.parse_args()
    impatient()
    began = time.perf_counter()
    seeds = range(options.first, options.first + options.cases)
    wrong = asyncio.run(run(seeds))
    counts = Counter(case(seed).fault for seed in seeds)
    print("\n".join(wrong))
    print(", ".join(f"{number} {fault}" for fault, number in counts.most_common()))
    print(f"{len(seeds)} faulted streams in {time.perf_counter() - began:.0f} s, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
