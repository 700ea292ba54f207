"""Turns: several pens write at the same time, until the endpoint turns out to take one after the other."""

from __future__ import annotations

import asyncio
from types import TracebackType


class Turns:
    """``async with`` it around one request. ``together`` may become false while pens are at work."""

    def __init__(self, *, together: bool = True) -> None:
        self.together = together
        self._writing = 0
        self._free = asyncio.Event()
        self._free.set()

    @property
    def crowded(self) -> bool:
        """Whether another pen is writing besides the one that asks, which has its turn."""
        return self._writing > 1

    async def __aenter__(self) -> None:
        while not self.together and self._writing:
            self._free.clear()
            await self._free.wait()
        self._writing += 1

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writing -= 1
        self._free.set()
