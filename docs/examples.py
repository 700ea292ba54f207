"""The examples of the guide, run one after the other: ``python -m docs.examples`` writes what they print.

A block ```` ```console ```` holds commands after ``$`` and what they print. All of them work on one home that nobody
else uses, chapter after chapter, on days that the chapters name in a comment (``<!-- day 2026-03-12 -->``). A line
``…`` stands for lines that are left out. ``cat FILE`` makes the file that it shows. ``--check`` writes nothing, and
names what differs.
"""

from __future__ import annotations

import difflib
import os
import re
import shlex
import sys
import tempfile
import time
from pathlib import Path

from docs import fixed_clock

HERE = Path(__file__).resolve().parent
CHAPTERS = ("first-message", "people", "facts", "writing", "rhythm", "privacy", "trouble")
"""In the order in which they are read, and run."""
LEFT_OUT = "…"

_PART = re.compile(r"^<!-- day (?P<day>[\d-]+) -->$|^```console\n(?P<block>.*?)^```$", re.MULTILINE | re.DOTALL)
_STEP = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_PATH = re.compile(r"~[^\s'’]*")


class Session:
    """One reader at one machine: a home, a folder to work in, and the exit code of what was run last."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = 0

    def run(self, line: str, shown: str) -> str:
        """What a line prints. Raises SystemExit for one that is no example."""
        words = shlex.split(line, comments=True)
        if words == ["echo", "$?"]:
            return f"{self.code}\n"
        if words[0] == "cat":
            path = Path(words[1])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(shown, encoding="utf-8", newline="\n")
            return shown
        if words[0] != "outreach":
            raise SystemExit(f"an example runs outreach, cat or echo $?: {line}")
        return self._outreach(words[1:])

    def _outreach(self, words: list[str]) -> str:
        from click.testing import CliRunner

        from assistant.cli.program import program

        ran = CliRunner().invoke(program, words)
        if ran.exception is not None and not isinstance(ran.exception, SystemExit):
            raise ran.exception
        self.code = ran.exit_code
        printed = ran.output.replace(str(self.folder), "~")
        return _PATH.sub(lambda path: path[0].replace("\\", "/"), printed)


def run_chapter(text: str, session: Session) -> str:
    """A chapter with what its examples print now."""

    def part(found: re.Match[str]) -> str:
        if found["day"]:
            fixed_clock.put(found["day"])
            return found[0]
        return f"```console\n{_STEP.sub(step, found['block'])}```"

    def step(found: re.Match[str]) -> str:
        line, shown = found[1], found[2]
        printed = session.run(line, shown)
        return f"$ {line}\n{shown if fits(shown, printed) else printed}"

    return _PART.sub(part, text)


def fits(shown: str, printed: str) -> bool:
    """Whether what is shown is what was printed, but for what is left out."""
    first, *rest = [part.lstrip("\n") for part in f"\n{shown}".split(f"\n{LEFT_OUT}\n")]
    if not rest:
        return shown == printed
    if not printed.startswith(first):
        return False
    at = len(first)
    for part in rest[:-1]:
        found = printed.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return printed[at:].endswith(rest[-1])


def main(arguments: list[str]) -> int:
    """Run all of it; the exit code."""
    check = arguments == ["--check"]
    differing = 0
    with tempfile.TemporaryDirectory(prefix="outreach-examples-") as name:
        folder = Path(name).resolve()
        fixed_clock.hold()
        _move_in(folder)
        session = Session(folder)
        for chapter in CHAPTERS:
            path = HERE / f"{chapter}.md"
            before = path.read_text(encoding="utf-8")
            after = run_chapter(before, session)
            if after == before:
                continue
            differing += 1
            if not check:
                path.write_text(after, encoding="utf-8", newline="\n")
            lines = difflib.unified_diff(before.splitlines(True), after.splitlines(True), path.name, "as it runs")
            sys.stdout.writelines(lines)
        os.chdir(HERE)
    return 1 if check and differing else 0


def _move_in(folder: Path) -> None:
    """A machine with nothing on it: no settings, no keys, no clipboard, no keyring, and its clock at UTC."""
    for name in list(os.environ):
        if name.startswith(("OUTREACH_", "OPENAI_", "TMUX", "LC_")) or "API_KEY" in name:
            del os.environ[name]
    os.environ |= {
        "HOME": str(folder),
        "USERPROFILE": str(folder),
        "OUTREACH_HOME": str(folder / "outreach"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "SSH_CONNECTION": "none",  # nothing is put on the clipboard of whoever runs this
        "TERM": "dumb",
        "TZ": "UTC",
    }
    if hasattr(time, "tzset"):
        time.tzset()
    os.chdir(folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
