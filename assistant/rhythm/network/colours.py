"""Colours that can be told apart by colour-blind readers, on a light and on a dark ground.

After Okabe and Ito's palette for all kinds of colour vision, in two shades of lightness so that each stands out
from its ground by 3:1 at least (WCAG 2.2, 1.4.11); a test measures both, and how far apart they lie for readers
without red or green cones. Every circle is also titled: colour never says anything alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.rhythm.network.layout import Disc


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours on one ground, as ``#rrggbb``."""

    ground: str
    ink: str
    faint: str
    """For what is less important: the company under a name, the legend."""
    circles: tuple[str, ...]
    """One after the other; ``alone`` is for those who are in none."""
    alone: str
    help: str
    introduction: str
    knows: str


LIGHT = Theme(
    ground="#ffffff",
    ink="#1b1f24",
    faint="#57606a",
    circles=("#0072b2", "#d55e00", "#009e73", "#cc6aa4", "#9a7500", "#2f9fd8", "#4b3f8f", "#8a2b2b"),
    alone="#6e7781",
    help="#0a7d5c",
    introduction="#b1490a",
    knows="#7d8590",
)
DARK = Theme(
    ground="#14171c",
    ink="#f0f3f6",
    faint="#a5adb8",
    circles=("#4ea6dd", "#ee8035", "#1fc795", "#e79ccb", "#f0e442", "#9adcff", "#a896f0", "#d96a6a"),
    alone="#a1a9b3",
    help="#35c79c",
    introduction="#f0954f",
    knows="#8b949e",
)


def colours_of(discs: Sequence[Disc]) -> dict[str, int]:
    """Which colour each circle has, by its name: the largest first, and then the one that is farthest away.

    With more circles than colours, two of one colour are as far from each other as they can be.
    """
    found: dict[str, int] = {}
    places: dict[int, list[tuple[float, float]]] = {number: [] for number in range(len(LIGHT.circles))}
    for disc in sorted(discs, key=lambda disc: (-len(disc.members), disc.name)):

        def nearest(colour: int, disc: Disc = disc) -> float:
            return min(((disc.x - x) ** 2 + (disc.y - y) ** 2 for x, y in places[colour]), default=float("inf"))

        colour = max(places, key=lambda colour: (nearest(colour), -colour))
        places[colour].append((disc.x, disc.y))
        found[disc.name] = colour
    return found
