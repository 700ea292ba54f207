"""A program on a pseudo-terminal, watched byte by byte and no more, so that watching costs nothing."""

from __future__ import annotations

import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60.0
"""Seconds until a screen that does not come is given up."""

_CACHE = tempfile.TemporaryDirectory(prefix="outreach-bytecode-")
BYTECODE = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": _CACHE.name}
"""For the environment of what is measured: modules are compiled in the round that does not count, and
kept, as an installation has them, whatever the environment of the benchmark says. Ours and the bare."""

_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78])")


class Screen:
    """A command on a terminal of 100 × 30, started at once. Times are seconds."""

    def __init__(self, command: Sequence[str]) -> None:
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self._got = bytearray()
        self._mark = 0
        self._started = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={
                **os.environ,
                "TERM": "xterm-256color",
                "PYTHONPATH": str(ROOT),
                "LINES": "30",
                "COLUMNS": "100",
                **BYTECODE,
            },
        )
        os.close(slave)

    def until(self, text: str) -> float:
        """Seconds from the start, or from the last key, until ``text`` has been painted.

        Raises RuntimeError when it does not come, with the end of what came instead.
        """
        wanted = text.encode()
        while True:
            ready, _, _ = select.select([self._master], [], [], PATIENCE)
            try:
                got = os.read(self._master, 1 << 16) if ready else b""
            except OSError:
                got = b""
            now = time.perf_counter()
            self._got += got
            # The plain search first: taking the sequences out costs more, and is seldom needed.
            fresh = bytes(self._got[self._mark :])
            if wanted in fresh and wanted in _SEQUENCE.sub(b"", fresh):
                return now - self._started
            if not got or now - self._started > PATIENCE:
                shown = _SEQUENCE.sub(b"", bytes(self._got))[-400:].decode("utf-8", "replace")
                raise RuntimeError(f"'{text}' was never painted; the screen ended in: {shown}")

    def press(self, key: str) -> None:
        """Once it is quiet, type, and count from now; only what is painted from now on counts."""
        self.settle()
        self.write(key)

    def write(self, key: str) -> None:
        """The same in the middle of whatever the program is doing."""
        self._mark = len(self._got)
        self._started = time.perf_counter()
        os.write(self._master, key.encode())

    def idle(self, seconds: float) -> None:
        """Let so many seconds pass, reading what comes."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._master], [], [], left)[0]:
                self._got += os.read(self._master, 1 << 16)

    def settle(self, quiet: float = 0.15) -> None:
        """Read on until nothing has come for ``quiet`` seconds."""
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end and select.select([self._master], [], [], quiet)[0]:
            try:
                self._got += os.read(self._master, 1 << 16)
            except OSError:
                return

    def memory(self) -> float:
        """What the program holds in memory now, in MB (proportional share where the system tells it)."""
        folder = Path(f"/proc/{self.process.pid}")
        for name, label in (("smaps_rollup", "Pss:"), ("status", "VmRSS:")):
            try:
                lines = (folder / name).read_text().splitlines()
            except OSError:
                continue
            for line in lines:
                if line.startswith(label):
                    return int(line.split()[1]) / 1024
        raise RuntimeError("This system does not tell how much memory a program holds.")

    def __enter__(self) -> Screen:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)


def outreach(*arguments: str) -> list[str]:
    """The program itself, as its command starts it."""
    return [sys.executable, "-c", "from assistant.cli.main import main; main()", *arguments]


def bare(name: str) -> list[str]:
    """One of the bare apps in ``bench/bare``, with nothing else imported."""
    return [sys.executable, str(ROOT / "bench" / "bare" / f"{name}.py")]
