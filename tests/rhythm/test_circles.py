"""The circles that people belong to."""

from __future__ import annotations

import pytest

from assistant.rhythm.circles import Network, family_of, same_company


@pytest.mark.parametrize(
    ("role", "family"),
    [
        ("Staff engineer, storage", "engineering"), ("Compiler Engineer", "engineering"), ("SRE", "engineering"),
        ("Engineering manager", "leading"), ("Product manager", "product"), ("Product Designer", "product"),
        ("UX researcher", "design"), ("Data engineer", "data"), ("Co-founder and CTO", "founding"),
        ("Founder & engineer", "founding"), ("Head of Sales", "sales and marketing"), ("Technical writer", "writing"),
        ("Professor of mathematics", "research"), ("", ""), ("Zauberin", ""),
    ],
)  # fmt: skip
def test_the_sort_of_work_that_a_role_is(role: str, family: str) -> None:
    assert family_of(role) == family


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ferrite", "ferrite", True), ("Ferrite GmbH", "Ferrite", True), ("Ferrite, Inc.", "Ferrite Ltd", True),
        ("Ferrite Labs", "Ferrite", False), ("", "", False), ("Ferrite", "", False), ("Ærø AS", "ærø", True),
    ],
)  # fmt: skip
def test_whether_two_work_at_the_same_place(one: str, other: str, same: bool) -> None:
    assert same_company(one, other) is same


def test_what_is_missing() -> None:
    network = Network.of([("Ferrite", "Engineer", ("rust",)), ("Halyard", "Engineer", ()), ("", "", ("maps",))])
    assert network.missing("Ferrite GmbH", "Developer", ("Rust",)) == []
    assert network.missing("Pinwheel", "Designer", ("a11y", "type")) == ["work", "circle", "company"]
    assert network.missing("Pinwheel", "Designer", ("a11y", "maps")) == ["work", "company"]
    assert network.missing("", "", ()) == []
