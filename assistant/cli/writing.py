"""A pen run to its end, with a line that shows the waiting, and nothing lost when it is stopped."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import Iterator

from assistant.cli.output import cut, is_terminal
from assistant.drafting.draft import Pen, Written

EVERY_SECONDS = 0.2
_STOPS = ("SIGTERM", "SIGHUP")


def write(pen: Pen) -> Written:
    """What the pen wrote. Ctrl-C, and the end of the terminal, keep what came, marked incomplete.

    Raises Refused when nothing at all could be written.
    """
    return asyncio.run(_write(pen))


async def _write(pen: Pen) -> Written:
    task = asyncio.ensure_future(pen.run())
    loop = asyncio.get_running_loop()
    with _stopping(loop, task), _Live() as live:
        try:
            while not task.done():
                await asyncio.wait([task], timeout=EVERY_SECONDS if live.on else None)
                live.show(pen, task)
            return task.result()
        except asyncio.CancelledError:
            task.cancel()
            await asyncio.wait([task])
            return pen.written()


@contextlib.contextmanager
def _stopping(loop: asyncio.AbstractEventLoop, task: asyncio.Task[Written]) -> Iterator[None]:
    """Being ended by another program, or with the terminal, stops the pen as Ctrl-C does."""
    numbers = [number for name in _STOPS if (number := getattr(signal, name, None)) is not None]
    taken = []
    for number in numbers:
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, task.cancel)
            taken.append(number)
    try:
        yield
    finally:
        for number in taken:
            loop.remove_signal_handler(number)


class _Live:
    """One line on stderr that is written over, and gone at the end. Only where somebody watches."""

    def __init__(self) -> None:
        self.on = is_terminal(sys.stderr)
        self._shown = 0
        self._since: float | None = None

    def __enter__(self) -> _Live:
        return self

    def show(self, pen: Pen, task: asyncio.Task[Written]) -> None:
        """Seconds so far, and words or what is waited for."""
        now = asyncio.get_running_loop().time()
        if self._since is None:
            self._since = now
        if not self.on or task.done():
            return
        try:
            words = len(pen.written().body.split())
            state = pen.status or (f"{words} word{'' if words == 1 else 's'}" if words else "waiting")
        except Exception:
            self.on = False  # a line about the waiting never costs what is waited for
            return
        self._put(cut(f"{now - self._since:.0f} s · {state} · Ctrl-C stops", 79))

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._put("")
            self._put("")

    def _put(self, line: str) -> None:
        # Written over with spaces and not cleared by a sequence: that works on every terminal there is.
        try:
            sys.stderr.write(f"\r{line}{' ' * (self._shown - len(line))}")
            sys.stderr.flush()
        except OSError:
            self.on = False  # the terminal is gone; what is written is kept all the same
        self._shown = len(line)
