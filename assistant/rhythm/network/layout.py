"""Where everything on the map stands. The same network always gives the same picture.

People of one circle stand in rows inside a disc, so that no name covers another by construction. The discs,
and those who stand alone, lie around the writer: rustworkx's spring layout, seeded, says in which direction,
so that circles whose people know each other come to lie side by side; along that direction each goes as near
as it can without touching what is there already.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.people.person import CLOSENESS
from assistant.rhythm.lettering import fitted, halved, width
from assistant.rhythm.network.network import ME, Network, Node

RADIUS = dict(zip(CLOSENESS, (5.0, 7.0, 9.5, 12.5), strict=True))
"""Of the dots: the closer, the larger."""
NAME_SIZE = 11.0
MY_SIZE = 13.0
WORK_SIZE = 9.0
LINE = 13.0
"""From one line of a name to the next."""
MY_LINE = 16.0
_MY_MOST = 48.0
_FEW = 60
"""Up to so many people the writer's dot is as large as a friend's; with more it grows, so that it can be found."""
_LEAST_WIDE = 640.0
"""A map of a few people is not blown up to fill a window."""
_NAME_ROOM = 118.0
"""The widest that a line of a name is drawn."""
_GAP = 12.0
_BETWEEN = 26.0
"""Between two discs."""
_TITLE_SIZES = (14.0, 84.0)
_SEED = 7
_ROUNDS = 400
_DIRECTIONS = 40
_WIDER = 1.45
"""Screens are wider than they are high, and so is the map."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a person stands: the dot's middle and radius, and the lines of the name under it."""

    id: int
    x: float
    y: float
    r: float
    lines: tuple[str, ...]
    work: str = ""
    """A smaller line under the name, of those who stand alone."""
    above: bool = False
    """What is written stands above the dot: so it is where arrows from the writer come from below."""


@dataclass(frozen=True, slots=True)
class Disc:
    """Where a circle lies. ``title_y`` is the base line of its title, of size ``size``."""

    name: str
    x: float
    y: float
    r: float
    title: str
    title_y: float
    size: float
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything in its place; ``box`` is left, top, width and height of it all."""

    spots: tuple[Spot, ...]
    discs: tuple[Disc, ...]
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is moved as a whole: a disc with its people, or one person alone; its middle at 0, 0."""

    r: float
    spots: tuple[Spot, ...]
    disc: Disc | None = None


def layout_of(network: Network) -> Layout:
    """Where everybody stands, and every circle."""
    nodes = network.by_id
    units = [_disc(circle.name, [nodes[member] for member in circle.members]) for circle in network.circles]
    units += [_alone(node) for node in network.nodes if not node.circle]
    mine = _mine(network.me, len(network.nodes))
    placed = _placed(units, _directions(network, units), mine)
    spots = [mine, *(spot for unit in placed for spot in unit.spots)]
    discs = [unit.disc for unit in placed if unit.disc is not None]
    return Layout(tuple(spots), tuple(discs), _box(spots, discs))


def beside(spot: Spot) -> float:
    """How far a spot reaches to either side of its middle."""
    mine = spot.id == ME
    texts = [width(line, my_size(spot) if mine else NAME_SIZE, bold=mine) / 2 for line in spot.lines]
    return max(spot.r, *texts, width(spot.work, WORK_SIZE) / 2)


def over(spot: Spot) -> float:
    """How far a spot reaches up from its middle."""
    return _written(spot) if spot.above else spot.r


def below(spot: Spot) -> float:
    """How far a spot reaches down from its middle."""
    return spot.r if spot.above else _written(spot)


def _written(spot: Spot) -> float:
    if spot.id == ME:
        return spot.r + 4 + MY_LINE * len(spot.lines) * my_size(spot) / MY_SIZE
    return spot.r + 4 + LINE * len(spot.lines) + (WORK_SIZE + 3 if spot.work else 0)


def my_size(spot: Spot) -> float:
    """The size of the letters under the writer's dot."""
    return MY_SIZE * spot.r / RADIUS["friend"]


def _mine(name: str, number: int) -> Spot:
    """The writer, of so many people, in the middle of the map."""
    r = min(RADIUS["friend"] * max(1.0, math.sqrt(number / _FEW)), _MY_MOST)
    return Spot(ME, 0.0, 0.0, r, tuple(halved(name, MY_SIZE, _NAME_ROOM)))


def _spot(node: Node, x: float = 0.0, y: float = 0.0, *, work: bool = False) -> Spot:
    said = fitted(node.company or node.role, WORK_SIZE, _NAME_ROOM) if work else ""
    return Spot(node.id, x, y, RADIUS[node.closeness], tuple(halved(node.name, NAME_SIZE, _NAME_ROOM)), said)


def _alone(node: Node) -> _Unit:
    spot = _spot(node, work=True)
    middle = (below(spot) - spot.r) / 2  # what is written hangs under the dot: the middle of both is lower
    r = math.hypot(beside(spot), (below(spot) + spot.r) / 2)
    return _Unit(r, (replace(spot, y=-middle),))


def _disc(name: str, members: Sequence[Node]) -> _Unit:
    """A circle's people in rows, the closest first, in the smallest disc that holds them and its title."""
    order = sorted(members, key=lambda node: (-CLOSENESS.index(node.closeness), node.name.casefold(), node.id))
    spots = [_spot(node) for node in order]
    wide = 2 * max(map(beside, spots)) + _GAP
    high = max(spot.r + below(spot) for spot in spots) + _GAP
    # A first guess from the area, then a little larger until everybody has a place.
    r = max(48.0, 0.8 * math.sqrt(len(spots) * wide * high / math.pi))
    while True:
        size = min(max(r / 7, _TITLE_SIZES[0]), _TITLE_SIZES[1])
        title = fitted(name, size, 1.5 * r, bold=True)
        top = -math.sqrt(max(r**2 - (width(title, size, bold=True) / 2 + 8) ** 2, 0.0)) + 6
        begin = top + size * 1.3 + _GAP / 2
        rows = _rows(r, begin, wide, high, len(spots))
        if rows is not None:
            break
        r *= 1.03
    used = begin + high * len(rows)
    down = max(0.0, (r - used - 4) / 2)  # what is left over goes above and below alike
    placed, left = [], list(spots)
    for number, row in enumerate(rows):
        for column in range(row):
            spot = left.pop(0)
            x = (column - (row - 1) / 2) * wide
            placed.append(replace(spot, x=x, y=begin + down / 2 + number * high + spot.r + _GAP / 2))
    ids = tuple(node.id for node in order)
    return _Unit(r, tuple(placed), Disc(name, 0.0, 0.0, r, title, top + down / 3 + size, size, ids))


def _rows(r: float, begin: float, wide: float, high: float, number: int) -> list[int] | None:
    """How many stand in each row of a disc, from ``begin`` downwards; None when they do not all fit."""
    rows: list[int] = []
    y = begin
    while number > 0:
        edge = max(abs(y), abs(y + high))
        room = int(2 * math.sqrt(r**2 - edge**2) / wide) if edge < r else 0
        if y + high > r or (room == 0 and y > 0):
            return None
        rows.append(min(room, number))
        number -= rows[-1]
        y += high
    return rows


def _directions(network: Network, units: Sequence[_Unit]) -> list[float]:
    """The direction from the writer, in radians, in which the spring layout has each unit."""
    from rustworkx import PyGraph, spring_layout

    of = {spot.id: number for number, unit in enumerate(units) for spot in unit.spots}
    graph: PyGraph[int, float] = PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(units) + 1))
    mine = len(units)
    strength: Counter[tuple[int, int]] = Counter({(number, mine): 1 for number in range(len(units))})
    for tie in network.ties:
        one, other = sorted((of.get(tie.source, mine), of.get(tie.target, mine)))
        strength[one, other] += 3 if tie.sort == "knows" else 1
    by_name = {unit.disc.name: number for number, unit in enumerate(units) if unit.disc}
    for node in network.nodes:
        for name in node.also:
            one, other = sorted((of[node.id], by_name.get(name, mine)))
            strength[one, other] += 2
    graph.add_edges_from(
        [(one, other, float(min(number, 9))) for (one, other), number in sorted(strength.items()) if one != other]
    )
    found = spring_layout(graph, num_iter=_ROUNDS, weight_fn=float, seed=_SEED)
    x, y = found[mine]
    return [math.atan2(found[number][1] - y, found[number][0] - x) for number in range(len(units))]


def _placed(units: Sequence[_Unit], directions: Sequence[float], mine: Spot) -> list[_Unit]:
    """Each unit where it touches none: the large ones first, the small ones into what room is left."""
    middle = (below(mine) - mine.r) / 2  # of the dot and the name under it
    taken: list[tuple[float, float, float]] = [(0.0, middle, math.hypot(beside(mine), middle + mine.r))]
    found: dict[int, _Unit] = {}
    for number in sorted(range(len(units)), key=lambda number: (-units[number].r, number)):
        unit = units[number]
        best = (math.inf, 0.0, 0.0)
        for step in range(_DIRECTIONS):
            aside = math.pi * ((step + 1) // 2) / (_DIRECTIONS / 2) * (1 if step % 2 else -1)
            dx, dy = math.cos(directions[number] + aside), math.sin(directions[number] + aside)
            far = _first_free(taken, dx, dy, unit.r + _BETWEEN)
            reach = math.hypot(far * dx / _WIDER, far * dy) + unit.r
            cost = reach * (1 + 0.3 * abs(aside) / math.pi)
            if cost < best[0] - 1e-6:
                best = (cost, far * dx, far * dy)
        _, x, y = best
        taken.append((x, y, unit.r))
        found[number] = _moved(unit, x, y)
    return [found[number] for number in range(len(units))]


def _first_free(taken: Sequence[tuple[float, float, float]], dx: float, dy: float, r: float) -> float:
    """How far out along a direction something of this radius touches nothing for the first time."""
    shut: list[tuple[float, float]] = []
    for x, y, other in taken:
        along = x * dx + y * dy
        room = (r + other) ** 2 - (x * x + y * y - along * along)
        if room > 0 and along + (half := math.sqrt(room)) > 0:
            shut.append((along - half, along + half))
    far = 0.0
    for begin, end in sorted(shut):
        if begin > far:
            break
        far = max(far, end)
    return far


def _moved(unit: _Unit, x: float, y: float) -> _Unit:
    """The unit with its middle there. Above the writer, dots and what is written under them change places."""
    spots = tuple(replace(spot, x=spot.x + x, y=spot.y + y) for spot in unit.spots)
    if y < 0:
        spots = tuple(replace(spot, y=spot.y + below(spot) - spot.r, above=True) for spot in spots)
    disc = unit.disc
    if disc is not None:
        disc = replace(disc, x=disc.x + x, y=disc.y + y, title_y=disc.title_y + y)
    return replace(unit, spots=spots, disc=disc)


def _box(spots: Sequence[Spot], discs: Sequence[Disc]) -> tuple[float, float, float, float]:
    sides = [
        (spot.x - beside(spot), spot.y - over(spot), spot.x + beside(spot), spot.y + below(spot)) for spot in spots
    ]
    sides += [(disc.x - disc.r, disc.y - disc.r, disc.x + disc.r, disc.y + disc.r) for disc in discs]
    left, top = min(side[0] for side in sides) - 20, min(side[1] for side in sides) - 20
    wide, high = max(side[2] for side in sides) + 20 - left, max(side[3] for side in sides) + 20 - top
    return left - max(_LEAST_WIDE - wide, 0.0) / 2, top, max(wide, _LEAST_WIDE), high
