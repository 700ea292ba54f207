"""Lines on the map keep clear of everybody whom they do not join."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.rhythm.event import Event
from assistant.rhythm.network.layout import RADIUS, Layout, Spot, layout_of
from assistant.rhythm.network.network import ME, Network, Tie, network_of
from assistant.rhythm.network.routes import MOST_TIES, USUAL, bends_of, control
from tests.rhythm.network.crowd import crowd


def points(one: Spot, other: Spot, bend: float) -> list[tuple[float, float]]:
    """Two hundred points on a line, worked out apart from the program."""
    cx, cy = control(one, other, bend)
    return [
        (
            (1 - t) * ((1 - t) * one.x + t * cx) + t * ((1 - t) * cx + t * other.x),
            (1 - t) * ((1 - t) * one.y + t * cy) + t * ((1 - t) * cy + t * other.y),
        )
        for t in (step / 200 for step in range(201))
    ]


def through(network: Network) -> list[tuple[int, int, int]]:
    """Ties that run through somebody's dot, and whose."""
    layout = layout_of(network)
    where = {spot.id: spot for spot in layout.spots}
    found = []
    for tie, bend in zip(network.ties, bends_of(network.ties, layout), strict=True):
        line = points(where[tie.source], where[tie.target], bend)
        for spot in layout.spots:
            if spot.id not in (tie.source, tie.target) and any(math.dist(at, (spot.x, spot.y)) < spot.r for at in line):
                found.append((tie.source, tie.target, spot.id))
    return found


def few(number: int) -> Network:
    """So many people, each of whom helped and knows all the others."""
    names = "Quentin Abernathy,Bodil Fjeldstad,Yusra Belkacem,Tomasz Wieliczko,Noor Haddadin".split(",")[:number]
    people = [Person(name, id=at, company=f"Works {at}") for at, name in enumerate(names, 1)]
    facts = [Fact(one.id, f"Knows {other.name}.", kind="mutual") for one, other in combinations(people, 2)]
    events = [Event(person.id, "helped-me", "2026-01-01") for person in people]
    return network_of(people, facts, events, "Ilse Vantongeren")


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_with_few_people_no_line_runs_through_anybody(number: int) -> None:
    assert through(few(number)) == []


@pytest.mark.parametrize("seed", range(1, 7))
@pytest.mark.parametrize("number", [12, 30])
def test_nor_with_a_dozen_or_thirty(number: int, seed: int) -> None:
    assert through(network_of(*crowd(number, seed), "Ilse Vantongeren")) == []


def row(*ids: int) -> Layout:
    """People in a row, a hundred units apart."""
    spots = tuple(Spot(id, 100.0 * at, 0.0, 12.5, ("Ann",)) for at, id in enumerate(ids))
    return Layout(spots, (), (-100.0, -300.0, 800.0, 600.0))


def test_a_line_goes_straight_unless_somebody_is_in_its_way() -> None:
    straight, round_ = bends_of([Tie(1, 2, "knows"), Tie(1, 3, "knows")], row(1, 2, 3))
    assert straight == 0
    assert abs(round_) >= 0.2


def test_lines_that_join_the_same_two_are_apart_at_either_end() -> None:
    ties = [Tie(ME, 1, "help"), Tie(1, ME, "help"), Tie(ME, 1, "introduction"), Tie(1, ME, "introduction")]
    forth, back, also, also_back = bends_of(ties, row(ME, 1))
    seen = sorted((forth, -back, also, -also_back))
    assert all(other - one >= 0.2 - 1e-6 for one, other in pairwise(seen))


def test_a_line_stays_on_the_map() -> None:
    low = Layout(row(1, 2, 3).spots, (), (-20.0, -15.0, 240.0, 30.0))
    (bend,) = bends_of([Tie(1, 3, "knows")], low)
    spots = {spot.id: spot for spot in low.spots}
    assert all(-15 <= y <= 15 for _, y in points(spots[1], spots[3], bend))


def test_with_very_many_they_go_as_usual() -> None:
    ties = [Tie(at, at + 2, "knows") for at in range(1, MOST_TIES + 2)]
    assert set(bends_of(ties, row(*range(1, MOST_TIES + 4)))) == {USUAL["knows"]}


def test_you_are_no_larger_than_a_friend_among_few() -> None:
    for number in (1, 5, 12, 30, 60):
        spots = {spot.id: spot for spot in layout_of(network_of(*crowd(number), "Ilse Vantongeren")).spots}
        assert spots[ME].r == RADIUS["friend"]
    many = {spot.id: spot for spot in layout_of(network_of(*crowd(2000), "Ilse Vantongeren")).spots}
    assert RADIUS["friend"] < many[ME].r <= 48


def test_a_few_are_not_blown_up_to_fill_a_window() -> None:
    for number in (0, 1, 3):
        assert layout_of(network_of(*crowd(number), "Robin")).box[2] >= 640
