"""Which way lines run on the map: bent round the dots and, where it can be, the names of everybody else.

A line through somebody's dot would say that they have a part in it. The same map always gives the same lines.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.rhythm.network.layout import Layout, Spot, below, beside, over
from assistant.rhythm.network.network import Tie

USUAL = {"knows": 0.0, "help": 0.1, "introduction": 0.2}
"""How far a line bends to its left when nothing is in its way, as a part of its length."""
MOST_TIES = 150
"""With more ties than that a line cannot keep clear of everybody anyway, and trying would take seconds."""

_BENDS = tuple(sign * bend for bend in (0.0, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1.0) for sign in (1, -1))[1:]
_APART = 0.2
"""Between the bends of two lines that join the same two, so that their heads are two heads."""
_CLEAR = 4.0
"""Room between a line and a dot that it passes, in the units of the map."""
_STEP = 6.0
_STEPS = 120
_CELL = 80.0
_OUTSIDE, _DOT, _NAME, _OWN_NAME, _BEND = 10_000.0, 100.0, 4.0, 1.5, 5.0
"""What it costs to leave the map, to run through a dot, a name or the name of one whom it joins, and to bend fully."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Met:
    """Somebody in whose way a line can come: the dot, and the box of what is written under or over it."""

    id: int
    x: float
    y: float
    r: float
    left: float
    top: float
    right: float
    bottom: float


def control(one: Spot, other: Spot, bend: float) -> Point:
    """The point towards which a line from ``one`` to ``other`` is bent."""
    dx, dy = other.x - one.x, other.y - one.y
    return one.x + dx / 2 + dy * bend, one.y + dy / 2 - dx * bend


def bends_of(ties: Sequence[Tie], layout: Layout) -> list[float]:
    """How far each tie bends, in their order."""
    where = {spot.id: spot for spot in layout.spots}
    grid = _grid(layout.spots)
    taken: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    found = []
    for tie in ties:
        one, other = where[tie.source], where[tie.target]
        forth = 1 if tie.source < tie.target else -1  # there and back have their left on different sides
        beside_it = taken[min(tie.source, tie.target), max(tie.source, tie.target)]
        usual = USUAL[tie.sort]
        wanted = sorted(_BENDS, key=lambda bend: (abs(bend - usual), -bend))
        free = [bend for bend in wanted if all(abs(bend * forth - used) >= _APART - 1e-9 for used in beside_it)]
        best, least = (free or wanted)[0], math.inf
        for bend in (free or wanted) if len(ties) <= MOST_TIES else ():
            cost = _cost(one, other, bend, grid, layout.box) + _BEND * abs(bend - usual)
            if cost < least - 1e-9:
                best, least = bend, cost
            if least < _OWN_NAME:
                break
        beside_it.append(best * forth)
        found.append(best)
    return found


def _cost(
    one: Spot, other: Spot, bend: float, grid: dict[tuple[int, int], list[_Met]], box: tuple[float, float, float, float]
) -> float:
    left, top, wide, high = box
    dots: set[int] = set()
    names: set[int] = set()
    for x, y in _along(one, other, control(one, other, bend)):
        if not (left < x < left + wide and top < y < top + high):
            return _OUTSIDE
        for met in grid.get(_cell(x, y), ()):
            if met.id not in (one.id, other.id) and (x - met.x) ** 2 + (y - met.y) ** 2 < (met.r + _CLEAR) ** 2:
                dots.add(met.id)
            elif met.left < x < met.right and met.top < y < met.bottom:
                names.add(met.id)
    own = len(names & {one.id, other.id})
    return _DOT * len(dots) + _NAME * (len(names) - own) + _OWN_NAME * own


def _along(one: Spot, other: Spot, bent: Point) -> Iterator[Point]:
    """Points on the line, a few units from each other."""
    length = math.dist((one.x, one.y), bent) + math.dist(bent, (other.x, other.y))
    steps = max(2, min(int(length / _STEP), _STEPS))
    for step in range(1, steps):
        t = step / steps
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        yield a * one.x + b * bent[0] + c * other.x, a * one.y + b * bent[1] + c * other.y


def _grid(spots: Iterable[Spot]) -> dict[tuple[int, int], list[_Met]]:
    """Everybody, by the cells in which they can be met."""
    grid: defaultdict[tuple[int, int], list[_Met]] = defaultdict(list)
    for spot in spots:
        half = beside(spot)
        top, bottom = (spot.y - over(spot), spot.y - spot.r) if spot.above else (spot.y + spot.r, spot.y + below(spot))
        met = _Met(spot.id, spot.x, spot.y, spot.r, spot.x - half, top, spot.x + half, bottom)
        reach = spot.r + _CLEAR
        first = _cell(min(met.left, spot.x - reach), min(top, spot.y - reach))
        last = _cell(max(met.right, spot.x + reach), max(bottom, spot.y + reach))
        for column in range(first[0], last[0] + 1):
            for row in range(first[1], last[1] + 1):
                grid[column, row].append(met)
    return dict(grid)


def _cell(x: float, y: float) -> tuple[int, int]:
    return math.floor(x / _CELL), math.floor(y / _CELL)
