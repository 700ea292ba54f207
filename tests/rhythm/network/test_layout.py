"""Everything has a place of its own, always the same one, and quickly."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import time
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.people.person import CLOSENESS, Person
from assistant.rhythm.lettering import width
from assistant.rhythm.network.layout import (
    MY_SIZE,
    NAME_SIZE,
    RADIUS,
    WORK_SIZE,
    Layout,
    Spot,
    below,
    beside,
    layout_of,
    over,
)
from assistant.rhythm.network.network import ME, network_of
from tests.rhythm.network.crowd import crowd

Box = tuple[float, float, float, float]


def box(spot: Spot) -> Box:
    return spot.x - beside(spot), spot.y - over(spot), spot.x + beside(spot), spot.y + below(spot)


def touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def check(layout: Layout) -> None:
    """Nobody and nothing covers another."""
    mine = next(spot for spot in layout.spots if spot.id == ME)
    spots = sorted((spot for spot in layout.spots if spot is not mine), key=lambda spot: spot.y)
    for left, top, right, bottom in map(box, spots):
        nearest = min(max(mine.x, left), right), min(max(mine.y, top), bottom)
        assert math.dist(nearest, (mine.x, mine.y)) >= mine.r
        assert not touch(box(mine), (left, top, right, bottom)), mine
    for at, one in enumerate(spots):
        for other in spots[at + 1 :]:
            if other.y - one.y > 260:
                break
            assert not touch(box(one), box(other)), (one, other)
    for one_disc, other_disc in combinations(layout.discs, 2):
        far = math.hypot(one_disc.x - other_disc.x, one_disc.y - other_disc.y)
        assert far >= one_disc.r + other_disc.r
    where = {spot.id: spot for spot in layout.spots}
    inside = {member: disc for disc in layout.discs for member in disc.members}
    for disc in layout.discs:
        half = width(disc.title, disc.size, bold=True) / 2
        title = (disc.x - half, disc.title_y - disc.size, disc.x + half, disc.title_y + disc.size * 0.3)
        for member in disc.members:
            spot = where[member]
            assert math.hypot(spot.x - disc.x, spot.y - disc.y) + spot.r <= disc.r
            assert not touch(box(spot), title), (spot, disc)
    for spot in layout.spots:
        home = inside.get(spot.id)
        for disc in layout.discs:
            if disc is not home:
                assert math.hypot(spot.x - disc.x, spot.y - disc.y) >= disc.r + spot.r, (spot, disc)
    left, top, wide, high = layout.box
    for spot in layout.spots:
        taken = box(spot)
        assert left <= taken[0] and top <= taken[1] and taken[2] <= left + wide and taken[3] <= top + high


@pytest.mark.parametrize("number", [0, 1, 2, 12, 30, 31, 100, 400])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_covers_anything(number: int, seed: int) -> None:
    check(layout_of(network_of(*crowd(number, seed), "Robin Achterberg")))


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.text(max_size=40), st.sampled_from(["", "a", "b", "c"]), st.sampled_from(CLOSENESS)), max_size=40
    ),
    st.text(max_size=60),
)
def test_nothing_covers_anything_whatever_people_are_called(given: list[tuple[str, str, str]], me: str) -> None:
    people = [
        Person(name, id=at, company=company, closeness=closeness)  # type: ignore[arg-type]
        for at, (name, company, closeness) in enumerate(given, 1)
    ]
    check(layout_of(network_of(people, [], [], me)))


@pytest.mark.parametrize("number", [1, 30])
def test_a_name_stays_whole_where_it_is_of_the_usual_length(number: int) -> None:
    people, facts, events = crowd(number)
    layout = layout_of(network_of(people, facts, events))
    lines = {spot.id: " ".join(spot.lines) for spot in layout.spots}
    assert all(lines[person.id] == person.name for person in people)


def test_the_closer_the_larger() -> None:
    assert [RADIUS[name] for name in CLOSENESS] == sorted(RADIUS.values())
    people, facts, events = crowd(30)
    spots = {spot.id: spot for spot in layout_of(network_of(people, facts, events)).spots}
    assert all(spots[person.id].r == RADIUS[person.closeness] for person in people)


def test_circles_whose_people_know_each_other_lie_side_by_side() -> None:
    from assistant.facts.fact import Fact

    people = [Person(f"Person N{at}", id=at, company=f"Works {at % 10}") for at in range(60)][1:]
    facts = [Fact(one, f"Knows Person N{one + 5}.", kind="mutual") for one in (1, 11, 21, 31)]
    discs = {disc.name: disc for disc in layout_of(network_of(people, facts, [])).discs}
    one, other = discs["Works 1"], discs["Works 6"]
    assert math.hypot(one.x - other.x, one.y - other.y) < one.r + other.r + 60


def test_the_same_picture_in_every_run() -> None:
    code = (
        "from tests.rhythm.network.crowd import crowd\n"
        "from assistant.rhythm.network.network import network_of\n"
        "from assistant.rhythm.network.picture import svg\n"
        "from assistant.rhythm.network.page import html\n"
        "from hashlib import sha256\n"
        "network = network_of(*crowd(60), 'Robin')\n"
        "print(sha256((svg(network) + html(network)).encode()).hexdigest())\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(seen) == 1


def test_the_order_in_which_people_come_does_not_matter() -> None:
    people, facts, events = crowd(40)
    assert layout_of(network_of(people[::-1], facts, events)) == layout_of(network_of(people, facts, events))


def test_two_thousand_people_are_placed_in_a_moment() -> None:
    begun = time.process_time()
    layout = layout_of(network_of(*crowd(2000), "Robin"))
    # About 0.15 s on a quiet machine: twenty times that is a layout that went wrong.
    assert time.process_time() - begun < 3
    assert len(layout.spots) == 2001


def test_two_hundred_circles_are_placed_in_a_moment_too() -> None:
    people = [Person(f"Person N{at}", id=at, company=f"Works {at // 2}") for at in range(1, 400)]
    begun = time.process_time()
    layout = layout_of(network_of(people, [], []))
    assert time.process_time() - begun < 10
    assert len(layout.discs) > 150


def test_what_is_measured_of_a_spot_holds_its_letters() -> None:
    spot = Spot(3, 0, 0, 5, ("Anne-Marie", "Okonjo-Bell"), "Caravela Pay")
    assert beside(spot) >= width("Okonjo-Bell", NAME_SIZE) / 2
    assert below(spot) >= 5 + 2 * NAME_SIZE + WORK_SIZE
    assert over(spot) == 5
    mine = Spot(ME, 0, 0, 12.5, ("Robin", "Achterberg"))
    assert beside(mine) >= width("Achterberg", MY_SIZE, bold=True) / 2
    assert below(mine) >= 12.5 + 2 * MY_SIZE
