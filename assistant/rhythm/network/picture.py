"""The map as a picture: SVG, built as a tree, so that no name can be anything but text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.people.person import CLOSENESS
from assistant.rhythm.lettering import FONTS, width, wrapped
from assistant.rhythm.markup import SVG, as_svg, child, element
from assistant.rhythm.network.colours import DARK, LIGHT, Theme, colours_of
from assistant.rhythm.network.layout import (
    LINE,
    MY_LINE,
    MY_SIZE,
    NAME_SIZE,
    RADIUS,
    WORK_SIZE,
    Layout,
    Spot,
    layout_of,
    my_size,
    over,
)
from assistant.rhythm.network.network import ME, Network, Tie
from assistant.rhythm.network.routes import bends_of, control
from assistant.rhythm.network.words import words_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ARROW = 7.0
_MANY = 150
"""From so many ties on they are drawn paler, so that the people show through."""


def svg(network: Network) -> str:
    """The whole picture as a file of its own: the map, a legend, and the map in words under it."""
    layout = layout_of(network)
    left, top, wide, high = layout.box
    # What is written around a large map is large too, so that it can be read when all of it is in view.
    scale = max(1.0, wide / 1100)
    picture = element("svg", xmlns=SVG, role="img", font_family=FONTS, aria_labelledby="map-title map-about")
    child(picture, "title", title(network), id="map-title")
    child(picture, "desc", " ".join(words_of(network).overview), id="map-about")
    child(picture, "style").text = style()
    ground = child(picture, "rect", class_="ground")
    draw(picture, network, layout)
    bottom = _legend(picture, left, top + high, wide, scale)
    bottom = _words(picture, network, left, bottom, wide, scale)
    box = {"x": left, "y": top, "width": wide, "height": bottom - top}
    for name, number in box.items():
        ground.set(name, f"{number:.0f}")
    picture.set("viewBox", " ".join(f"{number:.0f}" for number in box.values()))
    return as_svg(picture)


def title(network: Network) -> str:
    """What the picture is called."""
    return f"The people {network.me} knows" if network.me != "You" else "The people you know"


def style(root: str = "") -> str:
    """The styles of the picture, for a light ground and a dark one. ``root`` is put before every selector."""
    lines = [
        f"{root}.ground{{stroke:none}}",
        f"{root}.disc{{fill-opacity:.09;stroke-opacity:.55;stroke-width:1.2}}",
        f"{root}.dot{{stroke-width:1.5}}",
        f"{root}text{{stroke:none}}",
        f"{root}.name,{root}.work,{root}.me{{text-anchor:middle;paint-order:stroke;stroke-width:3;stroke-linejoin:round}}",
        f"{root}.name{{font-size:{NAME_SIZE}px}}",
        f"{root}.work{{font-size:{WORK_SIZE}px}}",
        f"{root}.me{{font-weight:bold}}",
        f"{root}.title{{text-anchor:middle;font-weight:bold;paint-order:stroke;stroke-width:4;stroke-linejoin:round}}",
        f"{root}.tie{{fill:none;vector-effect:non-scaling-stroke;stroke-opacity:.75}}",
        f"{root}.many .tie{{stroke-opacity:.3}}",
        f"{root}.introduction{{stroke-dasharray:7 3}}",
        f"{root}.knows{{stroke-dasharray:1.5 3;stroke-width:1.6}}",
        f"{root}.arrow{{stroke:none}}",
    ]
    light, dark = "".join(_themed(LIGHT, root)), "".join(_themed(DARK, root))
    return "".join(lines) + light + f"@media (prefers-color-scheme:dark){{{dark}}}"


def _themed(theme: Theme, root: str) -> list[str]:
    lines = [
        f"{root}.ground{{fill:{theme.ground}}}",
        f"{root}text{{fill:{theme.ink}}}",
        f"{root}.work,{root}.faint{{fill:{theme.faint}}}",
        f"{root}.name,{root}.work,{root}.me,{root}.title{{stroke:{theme.ground}}}",
        f"{root}.mine .dot{{fill:{theme.ink}}}",
        f"{root}.dot{{stroke:{theme.ground}}}",
    ]
    for number, colour in [*enumerate(theme.circles), ("alone", theme.alone)]:
        lines.append(
            f"{root}.c{number} .dot,{root}.disc.c{number}{{fill:{colour}}}{root}.disc.c{number}{{stroke:{colour}}}"
        )
    for sort, colour in (("help", theme.help), ("introduction", theme.introduction), ("knows", theme.knows)):
        lines.append(f"{root}.{sort}{{stroke:{colour}}}{root}.arrow.{sort}{{fill:{colour}}}")
    return lines


def draw(picture: Element, network: Network, layout: Layout) -> None:
    """Discs, ties and people into ``picture``, in the order in which one covers the other."""
    colours = colours_of(layout.discs)
    alone = {circle.name for circle in network.circles if circle.sort == "alone"}
    look = {name: "calone" if name in alone else f"c{colour}" for name, colour in colours.items()}
    discs = child(picture, "g", class_="discs")
    for disc in layout.discs:
        child(discs, "circle", class_=f"disc {look[disc.name]}", cx=disc.x, cy=disc.y, r=disc.r)
    spots = {spot.id: spot for spot in layout.spots}
    ties = child(picture, "g", class_="ties many" if len(network.ties) > _MANY else "ties")
    for tie, bend in zip(network.ties, bends_of(network.ties, layout), strict=True):
        _tie(ties, tie, spots[tie.source], spots[tie.target], bend)
    for disc in layout.discs:
        child(discs, "text", disc.title, class_="title", x=disc.x, y=disc.title_y, font_size=disc.size)
    people = child(picture, "g", class_="people")
    nodes = network.by_id
    for spot in layout.spots:
        if spot.id == ME:
            _person(people, spot, "mine", network.me)
        else:
            node = nodes[spot.id]
            about = "; ".join(part for part in (node.name, node.work, node.circle) if part)
            _person(people, spot, look.get(node.circle, "calone"), about)


def _person(people: Element, spot: Spot, look: str, about: str) -> None:
    group = child(people, "g", class_=f"person {look}", id=f"p{spot.id}")
    child(group, "title", about)
    child(group, "circle", class_="dot", cx=spot.x, cy=spot.y, r=spot.r)
    if spot.id == ME:
        size = my_size(spot)
        y = spot.y + spot.r + 2 + size
        for line in spot.lines:
            child(group, "text", line, class_="me", x=spot.x, y=y, font_size=size)
            y += MY_LINE * size / MY_SIZE
        return
    y = (spot.y - over(spot) if spot.above else spot.y + spot.r + 3) + NAME_SIZE
    for line in spot.lines:
        child(group, "text", line, class_="name", x=spot.x, y=y)
        y += LINE
    if spot.work:
        child(group, "text", spot.work, class_="work", x=spot.x, y=y - 1)


def _tie(ties: Element, tie: Tie, one: Spot, other: Spot, bend: float) -> None:
    """A line from one dot's edge to the other's; with a head where help or an introduction arrives."""
    middle = control(one, other, bend)
    begin = _towards(one, middle[0] - one.x, middle[1] - one.y, one.r + 2)
    mark = {"class_": f"tie {tie.sort}", "data_from": f"p{tie.source}", "data_to": f"p{tie.target}"}
    if tie.sort == "knows":
        end = _towards(other, middle[0] - other.x, middle[1] - other.y, other.r + 2)
        way = f"L{_at(end)}" if bend == 0 else f"Q{_at(middle)} {_at(end)}"
        child(ties, "path", d=f"M{_at(begin)}{way}", **mark)
        return
    head = _towards(other, middle[0] - other.x, middle[1] - other.y, other.r + 3)
    neck = _towards(other, middle[0] - other.x, middle[1] - other.y, other.r + 3 + _ARROW)
    thick = round(1.6 + 0.7 * math.log2(tie.count), 1)
    child(ties, "path", d=f"M{_at(begin)}Q{_at(middle)} {_at(neck)}", stroke_width=thick, **mark)
    ux, uy = (head[0] - neck[0]) / _ARROW, (head[1] - neck[1]) / _ARROW
    side = _ARROW * 0.55
    points = [head, (neck[0] - uy * side, neck[1] + ux * side), (neck[0] + uy * side, neck[1] - ux * side)]
    mark["class_"] = f"arrow {tie.sort}"
    child(ties, "path", d=f"M{'L'.join(map(_at, points))}Z", **mark)


def _towards(spot: Spot, dx: float, dy: float, by: float) -> tuple[float, float]:
    far = math.hypot(dx, dy) or 1.0
    return spot.x + dx / far * by, spot.y + dy / far * by


def _at(point: tuple[float, float]) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def _legend(picture: Element, left: float, y: float, wide: float, scale: float) -> float:
    """What dots and lines mean; the y under it."""
    size = 11 * scale
    group = child(picture, "g", class_="legend")
    x, y = left + 20 * scale, y + 14 * scale
    for closeness in CLOSENESS:
        r = RADIUS[closeness] * scale
        entry = child(group, "g", class_="calone")
        child(entry, "circle", class_="dot", cx=x + r, cy=y - size / 3, r=r)
        x = _label(group, closeness, x + 2 * r, y, size)
    for sort, text in (("help", "help"), ("introduction", "introduction"), ("knows", "know each other")):
        room = 40 * scale + width(text, size)
        if x + room > left + wide:
            x, y = left + 20 * scale, y + 2 * size
        end = x + 26 * scale
        middle = y - size / 3
        child(group, "path", class_=f"tie {sort}", d=f"M{_at((x, middle))}L{_at((end, middle))}", stroke_width=1.8)
        if sort != "knows":
            head = [(end + 7 * scale, middle), (end, middle - 4 * scale), (end, middle + 4 * scale)]
            child(group, "path", class_=f"arrow {sort}", d=f"M{'L'.join(map(_at, head))}Z")
        x = _label(group, text, end + (9 if sort != "knows" else 2) * scale, y, size)
    return y + 2 * size


def _label(group: Element, text: str, x: float, y: float, size: float) -> float:
    """A label of the legend; the x for what comes after it."""
    child(group, "text", text, class_="faint", x=x + size / 2, y=y, font_size=size)
    return x + size / 2 + width(text, size) + size * 1.6


def _words(picture: Element, network: Network, left: float, y: float, wide: float, scale: float) -> float:
    """The map in words, from ``y`` downwards; the y under it."""
    size = 12 * scale
    group = child(picture, "g", class_="words")
    y += size
    for heading, sentences in words_of(network).parts():
        child(group, "text", heading, x=left + 20 * scale, y=y, font_size=size, font_weight="bold")
        y += size * 1.5
        for line in _lines(sentences, size, wide - 40 * scale):
            child(group, "text", line, x=left + 20 * scale, y=y, font_size=size)
            y += size * 1.4
        y += size * 0.7
    return y


def _lines(sentences: Sequence[str], size: float, room: float) -> list[str]:
    return [line for sentence in sentences for line in wrapped(sentence, size, room, 4)]
