"""In which order new people are gone through, and what is said for it."""

from __future__ import annotations

import pytest

from assistant.people.newcomers import in_order
from assistant.people.person import Person


def why(role: str) -> tuple[str, ...]:
    return in_order([Person("Ada Voss", role=role)])[0].why


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        ("Senior Software Engineer", ("works in tech (“Software”)",)),
        ("Ingénieure logiciel", ("works in tech (“Ingénieure”)",)),
        ("CTO & Co-Founder", ("works in tech (“CTO”)", "could refer (“Co Founder”)")),
        ("Geschäftsführerin", ("could refer (“Geschäftsführerin”)",)),
        ("Vice President, Sales", ("could refer (“Vice President”)",)),
        ("Leadership coach", ()),
        ("Baker", ()),
        ("", ()),
    ],
)
def test_a_role_says_what_it_says_in_whole_words(role: str, wanted: tuple[str, ...]) -> None:
    assert why(role) == wanted


def test_the_groups_come_in_turn_and_within_them_who_has_a_say() -> None:
    people = [
        Person("A", id=1, role="Baker"),
        Person("B", id=2, city="Oslo"),
        Person("C", id=3, role="Recruiter"),
        Person("D", id=4, role="Developer"),
        Person("E", id=5, role="Lead Developer"),
    ]
    assert [one.person_id for one in in_order(people, city="oslo")] == [5, 4, 3, 2, 1]
    assert in_order(people, city="oslo")[3].why == ("in Oslo, as you are",)
