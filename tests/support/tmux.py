"""The same surface as Terminal, over a private tmux server: alternate screens, copy buffers, real widths."""

from __future__ import annotations

import itertools
import os
import re
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pytest

from tests.support.terminal import PATIENCE

needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

_NUMBERS = itertools.count(1)
_PARTS = re.compile(r"[^\x00-\x1f\x7f]+|[\x00-\x1f\x7f]+")


class Tmux:
    """A program in a pane of a tmux server of its own, with default settings. Use it in a ``with`` block.

    ``env`` is added to the present environment. The server and its socket live in a private folder.
    """

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        # A short path: a socket's may have about a hundred bytes.
        self._folder = Path(tempfile.mkdtemp(prefix="ot-"))
        self._log = self._folder / "raw"
        self._status = self._folder / "status"
        self._env = {**os.environ, **(env or {}), "TMUX_TMPDIR": str(self._folder)}
        self._env.pop("TMUX", None)
        self.name = f"outreach{os.getpid()}-{next(_NUMBERS)}"
        # The program starts only when its output is being recorded.
        start = (
            f"{shlex.join(['tmux', '-L', self.name])} wait-for go; {shlex.join(command)}; "
            f"echo $? > {shlex.quote(str(self._status))}; "
            f"{shlex.join(['tmux', '-L', self.name])} wait-for never"
        )
        size = ["-x", str(columns), "-y", str(rows)]
        try:
            self.tmux("new-session", "-d", *size, "-c", str(cwd or Path.cwd()), "/bin/sh", "-c", start)
            self.tmux("set-option", "status", "off")
            self.tmux("resize-window", *size)
            self.tmux("pipe-pane", "-o", f"cat >> {shlex.quote(str(self._log))}")
            self.tmux("wait-for", "-S", "go")
        except BaseException:
            self.close()
            raise

    def tmux(self, *arguments: str) -> str:
        """Any command of this server, such as ``tmux("show-buffer")``. AssertionError when tmux refuses."""
        ran = subprocess.run(
            ["tmux", "-L", self.name, "-f", "/dev/null", *arguments],
            env=self._env,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
        )
        if ran.returncode:
            raise AssertionError(f"tmux {shlex.join(arguments)}: {ran.stderr.strip()}")
        return ran.stdout

    @property
    def raw(self) -> bytes:
        """Every byte that the program has written so far."""
        return self._log.read_bytes() if self._log.exists() else b""

    def screen(self) -> str:
        """What is on the screen now: its rows, without the blanks at their ends."""
        return "\n".join(line.rstrip() for line in self.tmux("capture-pane", "-p").split("\n")).rstrip("\n")

    def buffer(self) -> str:
        """What tmux would paste: its newest buffer, empty when there is none."""
        try:
            return self.tmux("show-buffer")
        except AssertionError:
            return ""

    def send(self, *keys: str) -> None:
        """Type: text as it is, keys from tests.support.keys."""
        for part in _PARTS.findall("".join(keys)):
            if part[0] < " " or part[0] == "\x7f":
                self.tmux("send-keys", "-H", *[f"{ord(key):02x}" for key in part])
            else:
                self.tmux("send-keys", "-l", "--", part)

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
        """Give the pane another size; the program is told, as by a real terminal."""
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def wait_end(self, timeout: float = PATIENCE) -> int:
        """The exit code, once the program has ended by itself. Its last screen stays."""

        def ended(_: str) -> bool:
            return self._status.exists() and self._status.read_text().endswith("\n")

        self._wait(ended, "the program to end", timeout)
        return int(self._status.read_text())

    def close(self) -> None:
        """End the server with everything in it."""
        subprocess.run(["tmux", "-L", self.name, "kill-server"], env=self._env, capture_output=True, timeout=PATIENCE)
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Tmux:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _wait(self, met: Callable[[str], bool], what: str, timeout: float) -> str:
        end = time.monotonic() + timeout
        while True:
            screen = self.screen()
            if met(screen):
                return screen
            if time.monotonic() > end:
                framed = "\n".join(f"│{line}" for line in screen.splitlines())
                raise AssertionError(f"waited for {what}; {timeout:g} s went by. The screen:\n{framed}")
            time.sleep(0.05)
