"""The map in words."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.people.person import Person
from assistant.rhythm.event import Event
from assistant.rhythm.network.network import network_of
from assistant.rhythm.network.roles import family_of
from assistant.rhythm.network.words import Words, named, words_of
from tests.rhythm.network.crowd import crowd


def told(*given: Any, role: str = "", facts: Any = (), events: Any = ()) -> Words:
    people = [Person(**{"name": f"Person Number{at}", "id": at} | one) for at, one in enumerate(given, 1)]
    return words_of(network_of(people, facts, events, my_role=role))


def test_nobody_is_said_and_how_to_begin() -> None:
    assert "outreach add" in told().overview[0]
    assert told().missing == ()


def test_whom_help_flows_to_and_from() -> None:
    events = [
        Event(1, "helped-me", "2026-01-01"),
        Event(1, "helped-me", "2026-01-02"),
        Event(2, "introduced-me", "2026-01-02"),
        Event(2, "helped", "2026-01-03"),
    ]
    assert told({}, {}, {}, events=events).flow == (
        "From them to you: Person Number1 (2 times) and Person Number2.",
        "From you to them: Person Number2.",
        "Both ways with Person Number2.",
    )
    assert "helped-me" in told({}, {}, {}).flow[0]


def test_a_bridge_is_named_with_its_reason() -> None:
    from assistant.facts.fact import Fact

    fact = Fact(1, "Shares a flat with Person Number3.", kind="mutual")
    words = told({"tags": ("a",)}, {"tags": ("a", "b")}, {"tags": ("b",)}, {"tags": ("b",)}, facts=[fact])
    assert words.bridges == (
        "Person Number1, of a, reaches b (knows Person Number3).",
        "Person Number2, of a, reaches b (belongs there too).",
        "Person Number3, of b, reaches a (knows Person Number1).",
    )
    without = told({"tags": ("a",)}, {"tags": ("a",)}, {"tags": ("b",)}, {"tags": ("b",)}).bridges
    assert len(without) == 1 and "mutual" in without[0]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([{"company": "X"}] * 3, "All 3 whose company you noted are at X: all one company."),
        ([{"company": "X"}] * 8 + [{"company": "Y"}], "8 of the 9 whose company you noted are at X"),
        ([{"role": "Backend engineer"}] * 3, "All 3 whose role can be told are engineers: all one role"),
        ([{"role": "Engineer"}] * 4 + [{"role": "Designer"}], "nearly all one role; nobody in product or sales."),
        ([{"city": "Oslo"}] * 3, "All 3 whose city you noted are in Oslo"),
        ([{}] * 3, "Everybody is a stranger still"),
        ([{"closeness": "acquaintance"}] * 3, "Nobody is closer than an acquaintance."),
        ([{}] * 2, "Of 2 people there is little to tell"),
    ],
)
def test_what_is_missing(given: list[dict[str, Any]], said: str) -> None:
    assert any(said in sentence for sentence in told(*given).missing), told(*given).missing


def test_what_is_varied_is_not_called_missing() -> None:
    given: list[dict[str, Any]] = [
        {"company": f"X{at}", "city": f"C{at}", "role": role, "closeness": "colleague"}
        for at, role in enumerate(["Engineer", "Designer", "Product manager", "Sales lead"])
    ]
    assert told(*given).missing == ()


def test_of_one_or_two_nothing_is_said_to_be_alike() -> None:
    given = [{"company": "X", "city": "Oslo", "role": "Engineer", "closeness": "friend"}] * 2 + [
        {"closeness": "friend"}
    ]
    assert told(*given).missing == ()


def test_a_tag_counts_for_a_field_too() -> None:
    given = [{"role": "Engineer"}] * 4 + [{"role": "Engineer", "tags": ("design",)}]
    assert "design" not in " ".join(told(*given).missing)


def test_the_own_company_is_missed_until_somebody_is_there() -> None:
    role = "engineer at Parcelwright"
    assert any("Parcelwright" in one for one in told({}, {}, {}, role=role).missing)
    assert not any("Parcelwright" in one for one in told({"company": "parcelwright"}, {}, {}, role=role).missing)


def test_help_that_goes_one_way_alone_is_said() -> None:
    taken = [Event(1, "helped-me", "2026-01-01")]
    assert any("an offer would be" in one for one in told({}, {}, {}, events=taken).missing)
    both = [*taken, Event(1, "helped", "2026-01-01")]
    assert not any("an offer would be" in one for one in told({}, {}, {}, events=both).missing)


@pytest.mark.parametrize(
    ("role", "family"),
    [
        ("Staff engineer, storage", "engineering"),
        ("Engineering manager, product platform", "management"),
        ("Senior Product Manager", "product"),
        ("Design systems engineer", "engineering"),
        ("Head of Design", "design"),
        ("Founder", "management"),
        ("Sales engineer", "sales"),
        ("Independent maintainer", "engineering"),
        ("Gardener", ""),
        ("", ""),
    ],
)
def test_what_sort_of_work_a_role_is(role: str, family: str) -> None:
    assert family_of(role) == family


def test_many_are_counted_and_a_few_named() -> None:
    assert named(["Ada"]) == "Ada"
    assert named(["Ada", "Bo", "Cleo"]) == "Ada, Bo and Cleo"
    assert named(list("abcdefgh")) == "a, b, c, d, e and 3 more"


@pytest.mark.parametrize("number", [1, 2, 12, 30, 2000])
def test_it_stays_short_however_many_there_are(number: int) -> None:
    words = words_of(network_of(*crowd(number), "Robin", "engineer at Parcelwright"))
    sentences = [one for _, part in words.parts() for one in part]
    assert 1 <= len(sentences) <= 20
    assert all(len(one) < 300 and one.endswith(".") for one in sentences)
