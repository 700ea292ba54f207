#!/usr/bin/env python3
"""Every check of this repository, in one command: ``python3 tests/run.py``.

Needs Python 3.11 or newer and nothing else. Outside a virtual environment it makes ``.venv`` in
the checkout, installs the program and its development tools there, and goes on inside it. Then it
runs, stopping at the first that fails: ruff (rules, then formatting), mypy, the import contracts,
and the tests, whose closing lines close the run. The exit code is that of the step that failed.

``--no-install`` skips the installing: for when nothing in pyproject.toml has changed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
# import-linter has no __main__, and its script may stand elsewhere than the Python that runs this.
CONTRACTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


class Failed(Exception):
    """One step did not succeed. ``str()`` is the sentence for the person; ``code`` the exit code."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.code = code or 1


def in_virtual_environment() -> bool:
    """Whether this very Python belongs to a virtual environment."""
    return sys.prefix != sys.base_prefix


def environment_python(folder: Path) -> Path:
    """Where a virtual environment in ``folder`` keeps its Python, on this platform."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_environment(folder: Path) -> Path:
    """The Python of the virtual environment in ``folder``; makes it, or makes it anew when it is broken."""
    python = environment_python(folder)
    works = [str(python), "-m", "pip", "--version"]
    if not python.is_file() or subprocess.run(works, capture_output=True).returncode:
        say(f"making a virtual environment in {folder}")
        try:
            venv.EnvBuilder(with_pip=True, clear=True, symlinks=os.name != "nt").create(folder)
        except (OSError, subprocess.CalledProcessError) as error:
            raise Failed(
                f"No virtual environment could be made in {folder} ({error}); "
                "on Debian and Ubuntu, 'apt-get install python3-venv' brings what is missing."
            ) from error
    return python


def say(line: str) -> None:
    """One line about what happens next, before its own output."""
    print(f"── {line}", flush=True)


def run_step(name: str, command: list[str], mend: str) -> None:
    """Run one step from the root of the checkout. Raises Failed with its exit code."""
    say(name)
    started = time.monotonic()
    try:
        code = subprocess.run(command, cwd=ROOT).returncode
    except OSError as error:
        raise Failed(f"{name}: {command[0]} could not be started ({error}); {mend}") from error
    if code:
        took = time.monotonic() - started
        raise Failed(f"{name} failed after {took:.0f} s (exit code {code}); {mend}", code if code > 0 else 1)


def steps(python: str, install: bool, workers: int) -> list[tuple[str, list[str], str]]:
    """Name, command, and what to do when it fails, in order; the tests come last."""
    module = [python, "-m"]
    contracts = [python, "-c", CONTRACTS]
    parallel = ["-n", str(workers), "--dist", "worksteal"] if workers > 1 else []
    checks = [
        ("rules (ruff)", [*module, "ruff", "check"], "'ruff check --fix' mends what a machine can."),
        ("formatting (ruff)", [*module, "ruff", "format", "--check"], "'ruff format' mends it."),
        ("types (mypy)", [*module, "mypy"], "the lines above say where."),
        ("import contracts", contracts, "the lines above name the import; pyproject.toml holds the rules."),
        ("tests (pytest)", [*module, "pytest", *parallel], "the lines above say which test and why."),
    ]
    if install:
        pip = [*module, "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", ".[dev]"]
        checks.insert(0, ("installing", pip, "a package registry has to be reachable for this step."))
    return checks


def main(arguments: list[str] | None = None) -> int:
    """Run every check; 0 when all of them pass."""
    parser = argparse.ArgumentParser(description="Run every check of this repository.")
    parser.add_argument("--no-install", action="store_true", help="use what is installed already")
    parser.add_argument(
        "--workers",
        type=int,
        default=min(4, (os.cpu_count() or 1) + 1),
        help="how many processes run the tests (default: one more than there are cores, at most 4)",
    )
    options = parser.parse_args(arguments)
    # The tests start the program hundreds of times: without bytecode each start compiles all of it anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        if sys.version_info < OLDEST:
            raise Failed(f"Python 3.11 or newer is needed; {sys.executable} is {sys.version.split()[0]}.")
        python = Path(sys.executable)
        if not in_virtual_environment():
            folder = ROOT / ".venv"
            if options.no_install and not environment_python(folder).is_file():
                raise Failed("There is no .venv in the checkout yet; run once without --no-install.")
            python = make_environment(folder)
        for name, command, mend in steps(str(python), not options.no_install, options.workers):
            run_step(name, command, mend)
    except Failed as failure:
        print(f"\n{failure}", file=sys.stderr, flush=True)
        return failure.code
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
