"""Cards from prompts, by a seed: the same seed makes the same cards, and no card has a square twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from zlib import crc32

from assistant.errors import Refused
from assistant.rhythm.bingo.deck import SORTS, Prompt

SIZES = (3, 5)
MOST_CARDS = 200
FREE = "You came. Mark this one."
"""The middle of a large card, as is the custom."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card, its squares row by row. ``number`` counts from 1."""

    number: int
    size: int
    squares: tuple[str, ...]

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The squares in rows."""
        return [self.squares[at : at + self.size] for at in range(0, len(self.squares), self.size)]


def make_cards(prompts: Sequence[Prompt], size: int, number: int, seed: int) -> list[Card]:
    """So many cards of ``size`` × ``size``. A card stays the same when more are made.

    Each sort of prompt has its turn, so that a card is never all of one kind. Raises Refused when there are
    too few prompts for a card.
    """
    need = size * size - (size == 5)
    if len(prompts) < need:
        there = f"with your bingo.toml there are {len(prompts)}"
        raise Refused(f"A card of {size}×{size} needs {need} prompts, and {there}; add some to it.")
    return [Card(at, size, _squares(prompts, size, need, f"{seed}/{size}/{at}")) for at in range(1, number + 1)]


def seed_of(event: str, today: date) -> int:
    """The seed where none is given: the event's own, so that its cards can be made again; else the day's."""
    return crc32(event.casefold().encode()) % 10_000 if event else today.toordinal() % 10_000


def _squares(prompts: Sequence[Prompt], size: int, need: int, seed: str) -> tuple[str, ...]:
    chance = Random(seed)

    def shuffled(texts: Sequence[str]) -> list[str]:
        # By random() alone: of all its methods it is the one that every Python promises to repeat.
        return [text for _, text in sorted((chance.random(), text) for text in texts)]

    piles = [shuffled([prompt.text for prompt in prompts if prompt.sort == sort]) for sort in shuffled(SORTS)]
    chosen: list[str] = []
    while len(chosen) < need:
        chosen += [pile.pop() for pile in piles if pile]
    squares = shuffled(chosen[:need])
    if size == 5:
        squares.insert(len(squares) // 2, FREE)
    return tuple(squares)
