"""Whose a text is: the person's under another form of their name, or somebody else's."""

from __future__ import annotations

import pytest

from assistant.facts.gathering.authors import byline, is_by


@pytest.mark.parametrize(
    "author",
    ["Bea Lee", "B. Lee", "bea lee", "Lee, Bea", "Dr. Bea Lee, PhD", "Bea K. Lee", "Ann Lee and Bea Lee", "bealee",
     "Bea Lee @ Ferrite", "team"],
)  # fmt: skip
def test_theirs(author: str) -> None:
    assert is_by(author, "Bea Lee")


@pytest.mark.parametrize("author", ["Ann Lee", "Lee, Ann", "Ann Lee, Cy Lee", "Ferrite Team", "Bea Berg", "Nils Berg"])
def test_somebody_elses(author: str) -> None:
    assert not is_by(author, "Bea Lee")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("by Ann Lee · 4 May 2026", "Ann Lee"),
        ("Written by Jan van der Berg", "Jan van der Berg"),
        ("Von Órla Ní Bhriain", "Órla Ní Bhriain"),
        ("By the sea I live in a house.", ""),
        ("By Ann", ""),
        ("Ann Lee", ""),
    ],
)
def test_a_name_above_a_text(line: str, name: str) -> None:
    assert byline(["A title", line]) == name
