"""Which names may be one person's, and in what way."""

from __future__ import annotations

import pytest

from assistant.people.matching.companies import relation
from assistant.people.matching.names import Name, blocks, compatible, fuller, likeness, sounds


def of(one: str, two: str) -> tuple[Name, Name]:
    return Name.of(one), Name.of(two)


@pytest.mark.parametrize(
    ("one", "two", "how"),
    [
        ("Mara Lindqvist", "Dr. MARA LINDQVIST, PhD", "same"),
        ("Mara Lindqvist", "Lindqvist, Mara", "same"),
        ("Gödel Ångström", "Godel Angstrom", "same"),
        ("Jörg Müller", "Joerg Mueller", "spelt"),
        ("Søren Kjær", "Soeren Kjaer", "spelt"),
        ("Stephan Maier", "Stefan Maier", "spelt"),
        ("Ирина Петрова", "Irina Petrova", "spelt"),
        ("Дмитрий Щербаков", "Dmitry Shcherbakov", "spelt"),
        ("Γιώργος Νικολάου", "Giorgos Nikolaou", "spelt"),
        ("Kim Minjun", "Minjun Kim", "order"),
        ("Jean-Pierre Dupont", "Jeanpierre Dupont", "spacing"),
        ("山田 太郎", "山田太郎", "spacing"),
        ("Bob Tanner", "Robert Tanner", "nickname"),
        ("Tanner Bob", "Robert Tanner", "nickname"),
        ("Sasha Orlov", "Alexander Orlov", "nickname"),
        ("Kasia Zielińska", "Katarzyna Zielinska", "nickname"),
        ("Mara Elisabet Strand", "Mara Strand", "more"),
        ("T. Okafor", "Tobenna Okafor", "initial"),
        ("Nils Berg", "Nils Borg", "letter"),
        ("Deepak Ramaswamy", "Deepak Ramawsamy", "letter"),
        ("Mara", "Mara Lindqvist", "part"),
        ("Anna Berg", "Tom Berg", None),
        ("Mara Lindqvist", "Mara Berg", None),
        ("Ada Li", "Ada Lu", None),
        ("", "Mara", None),
    ],
)
def test_in_what_way_they_are_alike(one: str, two: str, how: str | None) -> None:
    assert likeness(*of(one, two)) == how
    assert likeness(*of(two, one)) == how


@pytest.mark.parametrize(
    ("one", "two", "profile", "mailbox", "company"),
    [
        ("Mara Lindqvist", "Mara Lindqvist", True, True, True),
        ("Clara Weiss", "Clara Berg", True, True, False),
        ("Anna Berg", "Tom Berg", True, False, False),
        ("Bo Friis", "Bodil Friis", True, True, False),
        ("Mara Lindqvist", "Teo Marsh", False, False, False),
        ("山田太郎", "Taro Yamada", True, True, True),
        ("Mara", "Mara Lindqvist", True, True, True),
    ],
)
def test_what_they_share_says_how_alike_they_must_be(
    one: str, two: str, profile: bool, mailbox: bool, company: bool
) -> None:
    assert compatible(*of(one, two), "profile") is profile
    assert compatible(*of(one, two), "mailbox") is mailbox
    assert compatible(*of(one, two), "company") is company


@pytest.mark.parametrize(
    ("one", "two", "which"),
    [
        ("Mara", "Mara Lindqvist", True),
        ("M. Lindqvist", "Mara Lindqvist", True),
        ("MARA LINDQVIST", "Mara Lindqvist", True),
        ("Mara Lindqvist", "mara lindqvist", False),
        ("Bob Tanner", "Robert Tanner", False),
        ("Lindqvist", "Mara Lindqvist", False),
    ],
)
def test_the_fuller_of_two_names(one: str, two: str, which: bool) -> None:
    assert fuller(one, two) is which


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Jörg Müller", "Mueller Joerg"),
        ("Bob Tanner", "Robert Tanner"),
        ("Mara Elisabet Strand", "Mara Strand"),
        ("Jean-Pierre Dupont", "Jeanpierre Dupont"),
        ("山田 太郎", "山田太郎"),
        ("Ирина Петрова", "Petrova Irina"),
    ],
)
def test_who_are_alike_meet_under_a_key(one: str, two: str) -> None:
    assert set(blocks(sounds(one))) & set(blocks(sounds(two)))


@pytest.mark.parametrize("name", ["Mara Lindqvist", "Dr. Anke Vogel, PhD", "Conor O'Brien", "Herr Ng", "李雷", "x"])
def test_the_quick_way_hears_the_same(name: str) -> None:
    from assistant.people.texts import names_text

    assert sounds(name, names_text(name)) == sounds(name) == Name.of(name).sounds


@pytest.mark.parametrize(
    ("one", "two", "which"),
    [
        ("Ferrite", "FERRITE AB", "same"),
        ("Ferrite", "Ferrite Storage GmbH", "same"),
        ("Quay Works", "Quayworks", "same"),
        ("Ferrite", "", "unknown"),
        ("Ferrite", "Basalt", "other"),
        ("AB", "Co", "other"),
    ],
)
def test_whether_two_companies_are_one(one: str, two: str, which: str) -> None:
    assert relation(one, two) == relation(two, one) == which
