"""The planted key: over a whole run with failures it is in no file, output, traceback, log or argument."""

from __future__ import annotations

import json
import os
import subprocess
import threading
import time
from pathlib import Path

import pytest

from tests.cli.support import PROGRAM
from tests.support.house import ROOT
from tests.support.server import Reply, answer, chunk, page, problem, running

IN_ENVIRONMENT = "sk-canary-env-7Qf20aLm93XzTb51"
IN_KEYRING = "sk-canary-ring-4Hd81pWq66VyNc07"
CANARIES = (IN_ENVIRONMENT, IN_KEYRING)
TEXT = "Hi Mara, which of the mutexes was the hardest to take out, and what came in its place? I ask for our own store."


def repeats(request_key: str) -> Reply:
    """An endpoint that repeats the key in its refusal."""
    return problem(401, {"error": {"message": f"Incorrect API key provided: {request_key}."}})


FAILURES: tuple[Reply, ...] = (
    *(repeats(canary) for canary in CANARIES),
    problem(403, {"error": {"message": f"Bearer {IN_ENVIRONMENT} may not, nor {IN_KEYRING}"}}),
    problem(400, {"error": {"message": f"{IN_KEYRING} {IN_ENVIRONMENT}"}}),
    problem(500, {"error": {"message": f"crashed with {IN_ENVIRONMENT} and {IN_KEYRING}"}}),
    page(502),
    Reply((chunk("Hi Mara, which"),), ending="cut"),
    Reply((b"data: {broken\n\n",)),
    problem(200, {"error": {"message": f"key {IN_KEYRING} / {IN_ENVIRONMENT}", "code": 401}}),
    answer(TEXT, reported=(9, 9)),
)
FROM_THE_KEYRING = (FAILURES[1], FAILURES[4], FAILURES[6], FAILURES[8])
"""Once it is fetched, a key goes the same way from wherever it was: of each sort of failure one."""


@pytest.mark.parametrize("place", ["environment", "keyring"])
def test_the_key_comes_out_nowhere(place: str, house: Path, tmp_path: Path) -> None:
    ring = tmp_path / "ring.json"
    environment = {
        **os.environ,
        "PYTHON_KEYRING_BACKEND": "tests.support.keyring_backend.FileKeyring",
        "SAMPLE_KEYRING": str(ring),
        "OUTREACH_TRACEBACK": "1",
        "OPENAI_LOG": "debug",
    }
    if place == "environment":
        environment["SAMPLE_KEY"] = IN_ENVIRONMENT
    said: list[str] = []
    arguments: set[str] = set()
    watching = threading.Event()

    def run(*words: str, given: str = "") -> int:
        program = subprocess.run(
            [*PROGRAM, *words], input=given, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=60
        )
        said.extend((program.stdout, program.stderr))
        return program.returncode

    def running_now() -> set[str]:
        return {one.name for one in Path("/proc").glob("[0-9]*")}

    before = running_now()

    def watch() -> None:
        while not watching.is_set():
            for process in running_now() - before:
                try:
                    arguments.add(Path("/proc", process, "cmdline").read_text(errors="replace"))
                except OSError:
                    continue
            time.sleep(0.02)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        with running(FAILURES[-1]) as server:
            run("add", "Mara Lindqvist", "--handle", "x-dm=@mara")
            run("fact", "mara", "Wrote “The cost of a lock”")
            run("config", "set", "model.base_url", server.base_url)
            run("config", "set", "model.name", "sample-model")
            if place == "environment":
                run("config", "set", "model.api_key_env", "SAMPLE_KEY")
            else:
                assert run("keys", "set", given=f"{IN_KEYRING}\n") == 0
            for reply in FAILURES if place == "environment" else FROM_THE_KEYRING:
                server.replies = reply
                run("draft", "mara", "--kind", "question", "--channel", "x-dm")
            server.replies = FAILURES[0]
            run("doctor")
            server.replies = FAILURES[-1]
            assert run("draft", "mara", "--kind", "question", "--channel", "x-dm", "--json") == 0
            run("doctor", "--json")
            run("drafts", "--json")
            # Wrong places for a key: none of them repeats or keeps it.
            for canary in CANARIES:
                run("config", "set", "model.api_key_env", canary)
                run("config", "set", "model.name", canary)
            run("backup", "-o", str(house / "copy.db"))
            sent = {request.headers.get("authorization", "") for request in server.drafts}
        run("draft", "mara", "--kind", "question", "--channel", "x-dm")  # the endpoint is gone
        if place == "keyring":
            assert run("keys", "forget") == 0
            assert json.loads(ring.read_text()) == {"outreach": {}}
    finally:
        watching.set()
        watcher.join()
    assert sent == {f"Bearer {IN_ENVIRONMENT if place == 'environment' else IN_KEYRING}"}, "it was used"
    files = {path: path.read_bytes() for path in house.rglob("*") if path.is_file()}
    assert files
    typed_here = {IN_ENVIRONMENT, IN_KEYRING}  # `config set … KEY` above puts it into its own arguments
    for canary in CANARIES:
        assert not [path for path, data in files.items() if canary.encode() in data], canary
        assert not [text for text in said if canary in text], canary
    drafts = [line for line in arguments if any(canary in line for canary in typed_here) and "config" not in line]
    assert not drafts
    assert not any("Traceback" in text for text in said)
