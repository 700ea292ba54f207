"""Colours that can be told apart by colour-blind readers, on a light and on a dark ground.

The hues of Okabe and Ito's palette for all kinds of colour vision, moved until any two of a ground lie 15 apart at
least (in CIE Lab) for readers with all cones, without red ones and without green ones, and each stands out from its
ground by 3:1 (WCAG 2.2, 1.4.11). A test measures both. Every circle is also titled: colour says nothing alone.
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
    circles=("#0650d4", "#c38000", "#12a463", "#aa7ec6", "#835317", "#438cf9", "#3a306d", "#691a2b"),
    alone="#6e7781",
    help="#0a7d5c",
    introduction="#b1490a",
    knows="#7d8590",
)
DARK = Theme(
    ground="#14171c",
    ink="#f0f3f6",
    faint="#a5adb8",
    circles=("#5784c3", "#d48416", "#3be99c", "#ffbcec", "#d7f625", "#8ebaff", "#8d74ff", "#cf5248"),
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
