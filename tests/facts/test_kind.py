"""What kind a fact is, when nobody said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.fact import FACT_KINDS
from assistant.facts.kind import kind_in


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Launched “Ferrite”, an embedded database in Rust", "launch"),
        ("Shipped “Ferrite 2”, which takes compaction off the write path", "launch"),
        ("released version 3 of the parser", "launch"),
        ("wrote “Slow maps”, on rendering tiles", "essay"),
        ("A blog post on retries", "essay"),
        ("Talk “What we shipped” at Almere", "talk"),
        ("Gave a lecture about the release process", "talk"),
        ("Maintains the tz parser", "work"),
        ("Works on the launch calendar at Kestrel", "work"),
        ("Built the router that wrote the logs", "work"),
        ("We both worked at Basalt Labs", "shared"),
        ("Gave a talk in the same meet-up", "shared"),
        ("Collects punched cards", "interest"),
        ("“Wrote it myself”", "note"),
        ("Has two daughters", "note"),
        ("", "note"),
    ],
)
def test_kind_in(text: str, kind: str) -> None:
    assert kind_in(text) == kind


@given(st.text())
def test_any_text_has_a_known_kind(text: str) -> None:
    assert kind_in(text) in FACT_KINDS
