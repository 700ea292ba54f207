"""``python -m tests.faults``: play every row and print the table. Exit code 1 when one is not as it must be."""

from __future__ import annotations

import asyncio
import sys
import textwrap

from tests.faults.judge import judge
from tests.faults.play import impatient, play
from tests.faults.rows import ROWS


async def main() -> int:
    """Every row, one after the other."""
    impatient()
    wrong = 0
    print(f"{'row':18} {'complete':9} {'kept':5} what the server did / what the user saw")
    for row in ROWS:
        outcome = await play(row)
        problems = judge(row, outcome)
        wrong += bool(problems)
        complete = "complete" if outcome.written.complete else "no"
        kept = f"{len(outcome.written.body)}" if outcome.written.body else "-"
        thread = f" ({row.thread})" if row.thread else ""
        print(f"{row.id:18} {complete:9} {kept:5} {row.name}{thread}")
        seen = outcome.seen or "the draft, as if nothing had been"
        if row.finding:
            seen += f" and the finding '{row.finding}'"
        print(textwrap.indent(textwrap.fill(seen, 86), " " * 34))
        for problem in problems:
            print(f"{'':18} WRONG     {problem}")
    print(f"{len(ROWS)} rows of {len({row.number for row in ROWS})} faults, {wrong} not as they must be")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
