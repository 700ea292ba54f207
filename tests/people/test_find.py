"""PERSON on the command line: an id, an address, a name, a unique part of one."""

from __future__ import annotations

import pytest

from assistant.errors import Ambiguous, Refused
from assistant.people.people import People
from assistant.people.person import Person


@pytest.fixture
def some(people: People) -> People:
    people.add_many(
        [
            Person(name="Mara Lindqvist", company="Ferrite", emails=("mara@ferrite.example",)),
            Person(name="Mara Lindqvist-Berg", company="Basalt", emails=("mara@ferrite.example.org",)),
            Person(name="Nils Ferris", role="Founder", handles={"x-dm": "@nf"}),
            Person(name="Olga Sæther", company="Ferrite"),
            Person(name="Lindqvist", company="Gneis"),
        ]
    )
    return people


@pytest.mark.parametrize(
    ("reference", "number"),
    [
        ("p3", 3),
        (" P3 ", 3),
        ("mara@ferrite.example", 1),
        ("MARA@Ferrite.Example", 1),
        ("mailto:mara@ferrite.example.org", 2),
        ("mara lindqvist", 1),  # exactly one is called so, though more begin so
        ("MARA  LINDQVIST", 1),
        ("lindqvist", 5),
        ("berg", 2),
        ("nils", 3),
        ("saether", 4),
        ("ferr", 3),  # by name before by company
        ("gneis", 5),
        ("@nf", 3),
        ("founder", 3),
        ("ther", 4),
    ],
)
def test_one_is_meant(some: People, reference: str, number: int) -> None:
    assert some.find(reference).id == number


def test_several_are_listed(some: People) -> None:
    with pytest.raises(Ambiguous) as caught:
        some.find("mara")
    assert str(caught.value) == "'mara' matches 2 people; say which by its id."
    assert caught.value.candidates == ["p1  Mara Lindqvist, Ferrite", "p2  Mara Lindqvist-Berg, Basalt"]


def test_two_of_one_name_are_listed(some: People) -> None:
    some.add(Person(name="mara lindqvist", role="Baker"))
    with pytest.raises(Ambiguous) as caught:
        some.find("Mara Lindqvist")
    assert caught.value.candidates == ["p1  Mara Lindqvist, Ferrite", "p6  mara lindqvist, Baker"]


def test_of_many_ten_are_listed_and_the_rest_counted(people: People) -> None:
    people.add_many(Person(name=f"Mara N{at:02}") for at in range(25))
    with pytest.raises(Ambiguous, match="matches 25 people, of whom 10 are shown and 15 are not") as caught:
        people.find("mara")
    assert caught.value.candidates == [f"p{at + 1}  Mara N{at:02}" for at in range(10)]


def test_nobody_is_told_with_near_names(some: People) -> None:
    with pytest.raises(Refused) as caught:
        some.find("Nils Feris")
    assert str(caught.value) == (
        "Nobody here matches 'Nils Feris'; did you mean Nils Ferris? Or add them with 'outreach add'."
    )
    with pytest.raises(Refused, match=r"did you mean Lindqvist, Mara Lindqvist or Mara Lindqvist-Berg\?"):
        some.find("lindquist")
    with pytest.raises(Refused, match="Nobody here matches 'Zzyzx'; add them with 'outreach add'"):
        some.find("Zzyzx")


@pytest.mark.parametrize("reference", ["", "  ", "\u200b"])
def test_nothing_given_is_told(some: People, reference: str) -> None:
    with pytest.raises(Refused, match="Name a person"):
        some.find(reference)


def test_an_id_that_is_not_there(some: People) -> None:
    with pytest.raises(Refused, match="There is no person p99"):
        some.find("p99")
    with pytest.raises(Refused):
        some.find("p" + "9" * 30)


def test_a_name_cannot_steer_the_terminal_from_a_refusal(some: People) -> None:
    with pytest.raises(Refused) as caught:
        some.find("\x1b]52;c;aGk=\x07nobody")
    assert "\x1b" not in str(caught.value)
