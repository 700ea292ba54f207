"""The small server itself, as other tests use it."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

from assistant.drafting.draft import Support
from tests.support.pens import BODY, PROMPT, TEXT, pen_for
from tests.support.server import (
    answer,
    running,
)


def test_the_server_as_a_program(tmp_path: Path) -> None:
    said, log = tmp_path / "answer.txt", tmp_path / "log.jsonl"
    said.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "tests.support.server", "--port", "0", "--delay-ms", "1"]
    command += ["--answer", str(said), "--log", str(log)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        url = server.stdout.readline().strip()
        written = asyncio.run(pen_for(url).run())
        server.terminate()
    assert written.body == BODY and written.complete
    assert json.loads(log.read_text(encoding="utf-8"))["messages"] == list(PROMPT.messages)


def test_the_server_in_a_thread() -> None:
    with running(answer(TEXT)) as server:
        written = asyncio.run(pen_for(server.base_url, subject=False).run())
    assert (written.subject, written.body) == ("", BODY)
    assert written.support[0] == Support(10, 30, (41,))
