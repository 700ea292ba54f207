"""Who is proposed to be one, and who is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.people.matching.kept import Kept, OtherValue
from assistant.people.matching.likely import CROWD, likely
from assistant.people.matching.proposals import Proposal, Proposals
from assistant.people.people import People
from assistant.people.person import Person

IN = "https://www.linkedin.com/in/"


def pairs(people: People, *given: Person, fresh: set[int] | None = None) -> dict[tuple[int, int], str]:
    people.add_many(given)
    store = people._store
    found = likely(store, lambda one: fresh is None or one in fresh)
    return {(one.person_id, one.other_id): one.why for one in found}


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        (Person("Mara Lindqvist", company="Ferrite"), Person("Mara Lindqvist", company="Ferrite AB"), "the same name,"),
        (Person("Mara Lindqvist", company="Ferrite"), Person("Mara Lindqvist", company="Quay"), "at another company"),
        (Person("Mara Lindqvist"), Person("Mara Lindqvist", company="Quay"), "the same name"),
        (Person("Jörg Müller"), Person("Mueller Joerg"), "in another order"),
        (Person("Bob Tanner", company="Acme"), Person("Robert Tanner", company="Acme"), "short for the other"),
        (Person("T. Okafor", company="Iroko"), Person("Tobenna Okafor", company="Iroko"), "an initial"),
        (Person("Nils Håkansson", company="Quay"), Person("Nils Hakansen", company="Quay"), "one letter apart"),
        (Person("Mara", company="Ferrite"), Person("Mara Lindqvist", company="Ferrite"), "the one name"),
        (Person("Mara Lindqvist", links=(IN + "m",)), Person("Mara Lindqvist"), "the same name"),
        (
            Person("Mara Lindqvist", company="Ferrite", links=(IN + "m",)),
            Person("Mara Lindqvist", company="Ferrite", links=(IN + "n",)),
            "the same name, at the same company",
        ),
    ],
)  # fmt: skip
def test_who_is_proposed(people: People, one: Person, two: Person, why: str) -> None:
    found = pairs(people, one, two, Person("Teo Marsh", company="Ferrite"))
    assert list(found) == [(1, 2)]
    assert why in found[1, 2]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (Person("Bob Tanner", company="Acme"), Person("Robert Tanner", company="Quay")),
        (Person("T. Okafor", company="Iroko"), Person("Tobenna Okafor", company="Quay")),
        (Person("T. Okafor"), Person("Tobenna Okafor")),
        (Person("Nils Berg"), Person("Nils Borg")),
        (Person("Mara"), Person("Mara Lindqvist")),
        (Person("Mara"), Person("Mara")),
        (Person("Mara Lindqvist", links=(IN + "m",)), Person("Mara Lindqvist", links=(IN + "n",))),
        (Person("Anna Berg", company="Quay"), Person("Tom Berg", company="Quay")),
    ],
)
def test_who_is_not(people: People, one: Person, two: Person) -> None:
    assert pairs(people, one, two) == {}


def test_a_name_that_many_have_says_little(people: People) -> None:
    crowd = [Person(f"Anna {name}", company=f"c{at}") for at, name in enumerate("Ek Ask Lind Alm Hed Dal".split() * 60)]
    crowd += [Person(f"{name} Berg", company=f"d{at}") for at, name in enumerate("Nils Mara Teo Lea Ida".split() * 60)]
    found = pairs(
        people, *crowd, Person("Anna Berg", company="Quay"), Person("Anna Berg", company="Basalt"), fresh={661, 662}
    )
    assert found == {}


def test_a_crowd_is_not_compared_with_itself(people: People) -> None:
    found = pairs(people, *[Person("Anna Berg", company="Quay") for _ in range(CROWD * 3)])
    assert 0 < len(found) <= CROWD * 3


def test_only_who_is_new_and_the_best_guess_alone(people: People) -> None:
    found = pairs(
        people,
        Person("Mara Lindqvist", company="Quay"),
        Person("Mara Lindqvist", company="Ferrite"),
        Person("Mara Lindqvist", company="Ferrite"),
        fresh={3},
    )
    assert list(found) == [(2, 3)]


def test_a_pair_that_waits_or_was_refused(people: People) -> None:
    people.add_many([Person("Mara Lindqvist", company="Quay"), Person("Mara Lindqvist", company="Quay")])
    proposals = Proposals(people._store)
    with people._store.transaction():
        proposals.add([Proposal(1, 2, "waits")])
    assert pairs(people) == {}
    proposals.refuse(1, 2)
    assert pairs(people, Person("Mara Lindqvist", company="Quay")) == {
        (1, 3): "the same name, at the same company", (2, 3): "the same name, at the same company",
    }  # fmt: skip


def test_another_name_and_a_nickname_count(people: People) -> None:
    people.add_many([Person("Robert Tanner", company="Acme"), Person("Clara Berg", company="Quay")])
    with people._store.transaction():
        Kept(people._store).add_values(
            [
                OtherValue(1, "nickname", "Skip", "", "2026-01-01"),
                OtherValue(2, "name", "Clara Weiss", "", "2026-01-01"),
            ]
        )
    found = pairs(people, Person("Skip Tanner", company="Acme"), Person("Clara Weiss"))
    assert set(found) == {(1, 3), (2, 4)}


def test_it_can_be_stopped(people: People) -> None:
    people.add_many(Person(f"Person {at}") for at in range(3))

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        likely(people._store, lambda _: True, stop)


def test_it_runs_over_a_store_without_anybody(people: People, tmp_path: Path) -> None:
    assert pairs(people) == {}
