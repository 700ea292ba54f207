"""The pictures of the app, made from its real screens: ``python -m docs.pictures`` writes docs/*.svg.

The app runs without a terminal over invented people (docs/scenes.py), on a day that does not move. ``--check`` writes
nothing, and names the pictures whose words are not what the screens say now.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from docs import fixed_clock
from docs.drawing import words_in

HERE = Path(__file__).resolve().parent
NAMES = (
    "start", "compose", "questions", "facts", "gather", "import", "coach", "difference", "model", "hand-over", "today",
    "history", "hunt", "prepare",
)  # fmt: skip
"""The pictures there are; each is in docs/ with ``.svg`` behind it."""
TODAY = "2026-03-02"
"""The day on which they are taken."""


def main(arguments: list[str]) -> int:
    """Write the pictures beside this file, or compare them; the exit code."""
    fixed_clock.hold()
    fixed_clock.put(TODAY)
    from docs.scenes import scenes  # behind the clock: it imports the program

    made = asyncio.run(scenes())
    assert set(made) == {f"{name}.svg" for name in NAMES}
    old = 0
    for name, picture in made.items():
        path = HERE / name
        if arguments != ["--check"]:
            path.write_text(picture, encoding="utf-8", newline="\n")
            print(f"docs/{name}")
        elif not path.exists() or words_in(picture) != words_in(path.read_text(encoding="utf-8")):
            print(f"docs/{name} is old")
            old += 1
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
