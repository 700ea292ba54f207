"""The command line in a test: run in this process, or as a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from click.testing import CliRunner

from assistant.cli.program import program

PROGRAM = [sys.executable, "-m", "assistant"]


@dataclass(frozen=True)
class Ran:
    """What a run printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout."""
        return json.loads(self.out)


def outreach(*arguments: str, given: str | bytes | None = None, env: Mapping[str, str] | None = None) -> Ran:
    """Run a command in this process; stdin is ``given`` and no terminal. A traceback fails the test."""
    result = CliRunner().invoke(program, list(arguments), input=given, env=env)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def done(*arguments: str, **more: Any) -> Ran:
    """Run a command that is to succeed."""
    ran = outreach(*arguments, **more)
    assert ran.code == 0, ran.err
    return ran


def started(*arguments: str, env: Mapping[str, str] | None = None, given: bytes = b"") -> Ran:
    """Run a command as a program of its own; its streams are read as UTF-8."""
    ran = subprocess.run(
        [*PROGRAM, *arguments],
        input=given,
        capture_output=True,
        env={**os.environ, **(env or {})},
        timeout=60,
    )
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def mara() -> None:
    """One person with three facts, as most tests begin: p1, f1 to f3."""
    done("add", "Mara Lindqvist", "--company", "Ferrite", "--handle", "x-dm=@mara")
    done("fact", "mara", "Wrote “The cost of a lock”, on why she dropped mutexes", "--kind", "essay")
    done("fact", "mara", "Launched Ferrite 2 without a coordinator", "--kind", "launch", "--title", "Ferrite 2")
    done("fact", "mara", "Sails on weekends", "--kind", "interest")


def drafted(*arguments: str) -> Ran:
    """A draft of a question to p1 on x-dm, from a template."""
    return done("draft", "p1", "--kind", "question", "--channel", "x-dm", "--offline", *arguments)
