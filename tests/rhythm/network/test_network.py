"""Who belongs together, who knows whom, and which way help goes."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.rhythm.event import Event
from assistant.rhythm.network.circles import ALONE, MOST_ALONE, circles_of
from assistant.rhythm.network.mentions import Names, who_names
from assistant.rhythm.network.network import ME, Tie, network_of, workplace_of
from tests.rhythm.network.crowd import crowd


def people(*given: Any) -> list[Person]:
    return [Person(**{"name": f"Person Number{at}", "id": at} | one) for at, one in enumerate(given, 1)]


def circles(*given: Any, by: Any = "both") -> dict[str, tuple[int, ...]]:
    return {circle.name: circle.members for circle in circles_of(people(*given), by)[0]}


def test_a_shared_tag_is_a_circle_and_a_company_is_one_for_who_has_none() -> None:
    given: list[dict[str, Any]] = [
        {"tags": ("University",), "company": "Ferrite"},
        {"tags": ("university",), "company": "Ferrite"},
        {"company": "Ferrite"},
        {"company": "FERRITE"},
        {"company": "Lowtide"},
    ]
    assert circles(*given) == {"Ferrite": (3, 4), "University": (1, 2)}
    assert circles(*given, by="company") == {"Ferrite": (1, 2, 3, 4)}
    assert circles(*given, by="tag") == {"University": (1, 2)}


def test_the_tag_that_was_written_first_decides_and_the_others_are_remembered() -> None:
    given = people({"tags": ("maps", "data")}, {"tags": ("data", "maps")}, {"tags": ("maps",)}, {"tags": ("data",)})
    found, also = circles_of(given)
    assert {circle.name: circle.members for circle in found} == {"maps": (1, 3), "data": (2, 4)}
    assert also == {1: ("data",), 2: ("maps",)}


def test_who_is_left_with_a_circle_of_one_goes_to_the_next_of_theirs() -> None:
    # "b" is shared, but its other owner is drawn in "a": nobody is left for it but 3, who has a company as well.
    given = [{"tags": ("a", "b")}, {"tags": ("a",)}, {"tags": ("b",), "company": "X"}, {"company": "X"}]
    assert circles(*given) == {"X": (3, 4), "a": (1, 2)}


def test_a_tag_that_most_people_carry_tells_nobody_apart() -> None:
    many: list[dict[str, Any]] = [{"tags": ("imported",), "company": "X" if at % 2 else "Y"} for at in range(8)]
    assert set(circles(*many)) == {"X", "Y"}
    assert circles({"tags": ("team",)}, {"tags": ("team",)}) == {"team": (1, 2)}


def test_a_few_alone_stay_single_and_many_are_gathered() -> None:
    assert circles(*({} for _ in range(MOST_ALONE))) == {}
    assert circles(*({} for _ in range(MOST_ALONE + 1))) == {ALONE: tuple(range(1, MOST_ALONE + 2))}


def test_a_tag_and_a_company_of_one_name_are_two_circles() -> None:
    given: list[dict[str, Any]] = [{"tags": ("Maps",)}, {"tags": ("Maps",)}, {"company": "Maps"}, {"company": "Maps"}]
    assert circles(*given) == {"Maps (company)": (3, 4), "Maps (tag)": (1, 2)}


def test_everybody_is_in_one_circle_at_most() -> None:
    everybody, facts, events = crowd(300)
    network = network_of(everybody, facts, events)
    inside = [member for circle in network.circles for member in circle.members]
    assert len(inside) == len(set(inside))
    assert all((node.circle == "") == (node.id not in inside) for node in network.nodes)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Eero Ylihärmä reviews her patches", [1]),
        ("eero ylihaerma", []),
        ("EERO YLIHARMA", [1]),
        ("Eero Ylihärmä’s brother", [1]),
        ("Knows Eero.", []),
        ("Teo Marsh and Eero Ylihärmä", [2, 1]),
        ("Teo Marshall", []),
        ("Plato", []),
        ("Sam Twin", []),
    ],
)
def test_only_a_whole_name_that_one_person_has_names_somebody(text: str, found: list[int]) -> None:
    known = ["Eero Ylihärmä", "Marsh, Dr. Teo", "Plato", "Sam Twin", "Sam Twin"]
    names = Names([Person(name, id=at) for at, name in enumerate(known, 1)])
    assert names.in_text(text) == found


def two() -> list[Person]:
    return [Person("Hana Moriyasu", id=1), Person("Eero Ylihärmä", id=2)]


def test_a_mutual_fact_that_names_another_is_a_tie() -> None:
    fact = Fact(1, "Eero Ylihärmä reviews patches for her.", kind="mutual")
    assert network_of(two(), [fact], []).ties == (Tie(1, 2, "knows"),)


@pytest.mark.parametrize(
    "fact",
    [
        Fact(1, "Knows Eero Ylihärmä.", kind="mutual", private=True),
        Fact(1, "Knows Eero Ylihärmä.", kind="mutual", status="proposed"),
        Fact(1, "Knows Eero Ylihärmä.", kind="note"),
        Fact(1, "Knows Hana Moriyasu.", kind="mutual"),
        Fact(9, "Knows Eero Ylihärmä.", kind="mutual"),
    ],
)
def test_what_is_private_or_proposed_or_no_mutual_fact_is_none(fact: Fact) -> None:
    assert network_of(two(), [fact], []).ties == ()


def test_help_and_introductions_go_their_way_and_are_counted() -> None:
    events = [
        Event(1, "helped-me", "2026-01-01"),
        Event(1, "referred-me", "2026-01-02"),
        Event(1, "helped", "2026-01-03"),
        Event(2, "introduced-me", "2026-01-04", note="Put me in touch with Hana Moriyasu."),
        Event(2, "met", "2026-01-05", note="Hana Moriyasu came along."),
        Event(2, "asked-me", "2026-01-06"),
    ]
    assert set(network_of(two(), [], events).ties) == {
        Tie(1, ME, "help", 2),
        Tie(ME, 1, "help", 1),
        Tie(2, ME, "introduction", 1),
        Tie(1, 2, "knows", 1),
    }


def test_a_private_note_names_nobody_but_what_happened_counts() -> None:
    event = Event(2, "introduced-me", "2026-01-04", note="To Hana Moriyasu.", private=True)
    assert network_of(two(), [], [event]).ties == (Tie(2, ME, "introduction"),)


@pytest.mark.parametrize(
    ("role", "place"),
    [
        ("backend engineer at Parcelwright", "Parcelwright"),
        ("engineer at a small bank", ""),
        ("engineer", ""),
        ("", ""),
    ],
)
def test_the_own_company_is_read_off_the_role(role: str, place: str) -> None:
    assert workplace_of(role) == place


def test_who_is_noted_as_knowing_somebody() -> None:
    hana, _ = two()
    facts = [
        Fact(2, "Reviews patches for Hana Moriyasu.", kind="mutual"),
        Fact(3, "Knows Hana Moriyasu.", kind="mutual", private=True),
        Fact(4, "Knows Hana Moriyasu.", kind="note"),
        Fact(1, "Hana Moriyasu.", kind="mutual"),
    ]
    events = [
        Event(2, "introduced-me", "2026-01-04", note="To Hana Moriyasu."),
        Event(5, "introduced", "2026-01-04", note="To Hana Moriyasu."),
        Event(6, "introduced", "2026-01-04", note="To Hana Moriyasu.", private=True),
        Event(7, "met", "2026-01-04", note="Hana Moriyasu was there."),
    ]
    assert who_names(hana, facts, events) == [2, 5]
