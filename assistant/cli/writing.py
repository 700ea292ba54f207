"""Pens run to their end, with a line that shows the waiting, and nothing lost when they are stopped."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import Callable, Coroutine, Iterator, Sequence
from typing import Any, TypeVar

from assistant.cli.output import cut, is_terminal
from assistant.drafting.draft import Pen, Written
from assistant.errors import Refused

T = TypeVar("T")

EVERY_SECONDS = 0.2
_STOPS = ("SIGTERM", "SIGHUP")


def write(pen: Pen) -> Written:
    """What the pen wrote. Ctrl-C, and the end of the terminal, keep what came, marked incomplete.

    Raises Refused when nothing at all could be written.
    """
    (result,) = write_all([pen])
    if isinstance(result, Refused):
        raise result
    return result


def write_all(pens: Sequence[Pen]) -> list[Written | Refused]:
    """What several pens wrote at the same time, each its text or why there is none."""

    async def run(pen: Pen) -> Written | Refused:
        try:
            return await pen.run()
        except Refused as refused:
            return refused

    async def together() -> list[Written | Refused]:
        return await asyncio.gather(*(run(pen) for pen in pens))

    finished = watch(together(), lambda: " · ".join(_state(pen) for pen in pens))
    return finished if finished is not None else [pen.written() for pen in pens]


def watch(work: Coroutine[Any, Any, T], state: Callable[[], str]) -> T | None:
    """The result of ``work``, with ``state`` on a line while it lasts; None when it was stopped."""
    return asyncio.run(_watch(work, state))


async def _watch(work: Coroutine[Any, Any, T], state: Callable[[], str]) -> T | None:
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    with _stopping(loop, task), _Live() as live:
        try:
            while not task.done():
                await asyncio.wait([task], timeout=EVERY_SECONDS if live.on else None)
                live.show(state, done=task.done())
            return task.result()
        except asyncio.CancelledError:
            task.cancel()
            await asyncio.wait([task])
            return None


def _state(pen: Pen) -> str:
    words = len(pen.written().body.split())
    if pen.status or not words:
        return pen.status or "waiting"
    counted = f"{words} word{'' if words == 1 else 's'}"
    return f"{counted}, {pen.pace}" if pen.pace else counted


@contextlib.contextmanager
def _stopping(loop: asyncio.AbstractEventLoop, task: asyncio.Task[Any]) -> Iterator[None]:
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

    def show(self, state: Callable[[], str], *, done: bool) -> None:
        """Seconds so far, and words or what is waited for."""
        now = asyncio.get_running_loop().time()
        if self._since is None:
            self._since = now
        if not self.on or done:
            return
        try:
            said = state()
        except Exception:
            self.on = False  # a line about the waiting never costs what is waited for
            return
        self._put(cut(f"{now - self._since:.0f} s · Ctrl-C stops · {said}", 79))

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
