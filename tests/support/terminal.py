"""A real pseudo-terminal: run a program in it, type, and read the screen as a person sees it.

POSIX alone has these; elsewhere tests marked ``needs_terminal`` skip and say so. Nothing here answers
what a program asks of its terminal (Textual gets along without), so ``raw`` is exactly what was written.
"""

from __future__ import annotations

import os
import re
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pytest

needs_terminal = pytest.mark.skipif(sys.platform == "win32", reason="this platform has no pseudo-terminals")

PATIENCE = 20.0
"""Seconds to wait for a screen: generous, for a busy machine; nothing waits longer than it must."""

# Makes the pseudo-terminal on standard input the controlling one, then becomes the program.
_BECOME = (
    "import fcntl, os, sys, termios; os.setsid(); fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execvp(sys.argv[1], sys.argv[1:])"
)

# Whole sequences that pyte would print or misread: strings to the terminal (OSC, DCS, APC, PM, SOS),
# and CSI with a private marker other than "?" or with an intermediate byte.
_STRANGE = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|\x1b[PX^_][^\x1b]*\x1b\\"
    rb"|\x1b\[[<=>][0-?]*[ -/]*[@-~]"
    rb"|\x1b\[[0-?]*[ -/]+[@-~]"
)
# A sequence that has begun but not ended with the bytes so far.
_BEGUN = re.compile(rb"\x1b(?:\][^\x07\x1b]*\x1b?|[PX^_][^\x1b]*\x1b?|\[[0-?]*[ -/]*)?\Z")


class Terminal:
    """A program on a pseudo-terminal of ``columns`` × ``rows``. Use it in a ``with`` block.

    ``env`` is added to the present environment. The screen keeps what it last showed after the program
    has gone; the alternate screen is not told apart from the main one (tests.support.tmux does that).
    """

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        import pty

        import pyte

        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._read = bytearray()
        self._shown = 0
        self._more = threading.Condition()
        self._ended = False
        self._master, slave = pty.openpty()
        self._set_size(columns, rows)
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-I", "-S", "-c", _BECOME, *command],
                stdin=slave,
                stdout=slave,
                stderr=slave,
                env={**os.environ, **(env or {})},
                cwd=cwd,
            )
        except BaseException:
            os.close(self._master)
            raise
        finally:
            os.close(slave)
        self._reader = threading.Thread(target=self._keep_reading, daemon=True)
        self._reader.start()

    @property
    def raw(self) -> bytes:
        """Every byte that the program has written so far."""
        with self._more:
            return bytes(self._read)

    def screen(self) -> str:
        """What is on the screen now: its rows, without the blanks at their ends."""
        with self._more:
            fresh = bytes(self._read[self._shown :])
            begun = _BEGUN.search(fresh)
            if begun and not self._ended:
                fresh = fresh[: begun.start()]
            self._shown += len(fresh)
            self._stream.feed(_STRANGE.sub(b"", fresh))
            return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor, from 0."""
        self.screen()
        return self._screen.cursor.x, self._screen.cursor.y

    def send(self, *keys: str) -> None:
        """Type: text as it is, keys from tests.support.keys."""
        os.write(self._master, "".join(keys).encode())

    def wait_for(self, text: str, timeout: float = PATIENCE) -> str:
        """The screen as soon as ``text`` stands on it. AssertionError showing it after ``timeout`` s."""
        return self._wait(lambda screen: text in screen, f"{text!r} to appear", timeout)

    def wait_gone(self, text: str, timeout: float = PATIENCE) -> str:
        """The screen as soon as ``text`` no longer stands on it; fails like ``wait_for``."""
        return self._wait(lambda screen: text not in screen, f"{text!r} to go", timeout)

    def wait_raw(self, part: bytes, timeout: float = PATIENCE) -> bytes:
        """Every byte so far, as soon as ``part`` is among them; fails like ``wait_for``."""
        self._wait(lambda _: part in self.raw, f"the bytes {part!r}", timeout)
        return self.raw

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the program is told, as by a real one."""
        with self._more:
            self._screen.resize(rows, columns)
        self._set_size(columns, rows)

    def wait_end(self, timeout: float = PATIENCE) -> int:
        """The exit code, once the program has ended by itself and all it wrote has been read."""
        try:
            code = self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still running after {timeout:g} s:\n{self._framed()}") from None
        self._reader.join(timeout)
        return code

    def close(self) -> None:
        """End the program if it still runs, politely first, and give the terminal back."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGHUP)
            try:
                self.process.wait(2)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self._reader.join(2)
        if not self._reader.is_alive():
            os.close(self._master)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _keep_reading(self) -> None:
        while True:
            try:
                got = os.read(self._master, 65536)
            except OSError:  # Linux says so when the last program has let go of the terminal
                got = b""
            with self._more:
                self._read += got
                self._ended = not got
                self._more.notify_all()
            if not got:
                return

    def _wait(self, met: Callable[[str], bool], what: str, timeout: float) -> str:
        end = time.monotonic() + timeout
        while True:
            screen = self.screen()
            if met(screen):
                return screen
            with self._more:
                left = end - time.monotonic()
                if left <= 0 or self._ended:
                    break
                self._more.wait(min(left, 0.25))
        if met(self.screen()):
            return self.screen()
        why = "the program ended" if self._ended else f"{timeout:g} s went by"
        raise AssertionError(f"waited for {what}; {why}. The screen:\n{self._framed()}")

    def _framed(self) -> str:
        return "\n".join(f"│{line}" for line in self.screen().splitlines())

    def _set_size(self, columns: int, rows: int) -> None:
        import fcntl
        import termios

        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
