"""How fast a model writes: what there is to see while it is slow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

_LOOK_SECONDS = 0.05


@dataclass(slots=True)
class Pace:
    """Moments of one answer. Times are seconds; tokens are estimated until the endpoint reports them."""

    asked: float = 0.0
    """When the request that was answered was sent; 0 before."""
    first: float = 0.0
    """When the first token came, thought or written; 0 before."""
    word: float = 0.0
    """When the first text came that can be read; 0 before."""
    last: float = 0.0
    _looked: float = 0.0

    def begin(self) -> None:
        """The request goes out."""
        self.asked = monotonic()
        self.first = self.word = self.last = self._looked = 0.0

    def came(self, readable: Callable[[], bool]) -> None:
        """Something came. ``readable``, whether there is a word of the message in it, is asked now and then."""
        self.last = monotonic()
        self.first = self.first or self.last
        # To read a long thought anew at each of its tokens would take longer than the tokens do.
        if not self.word and self.last - self._looked >= _LOOK_SECONDS:
            self._looked = self.last
            self.word = self.last if readable() else 0.0

    def ended(self, readable: Callable[[], bool]) -> None:
        """Nothing more comes: what was not looked at yet is."""
        if self.last and not self.word and readable():
            self.word = self.last

    @property
    def waited(self) -> float:
        """Seconds since the request went out."""
        return monotonic() - self.asked if self.asked else 0.0

    def said(self, tokens: int, *, exact: bool) -> str:
        """``first word after 2.1 s, ≈ 14 tokens/s``; empty before the first."""
        if not self.word:
            return ""
        first = f"first word after {self.word - self.asked:.1f} s"
        took = self.last - self.first
        if took < 0.2 or tokens < 2:
            return first
        rate = (tokens - 1) / took
        return (
            f"{first}, {'' if exact else '≈ '}{rate:.0f} tokens/s"
            if rate >= 10
            else (f"{first}, {'' if exact else '≈ '}{rate:.1f} tokens/s")
        )
