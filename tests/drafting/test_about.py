"""What the writer wants to ask, told apart: a question, a clause, a topic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.about import read_about


@pytest.mark.parametrize(
    ("typed", "sort", "text"),
    [
        ("", "none", ""),
        ("   ", "none", ""),
        ("How did you choose?", "question", "How did you choose?"),
        ("how did you choose the log format", "question", "How did you choose the log format?"),
        ("what made you leave it out", "question", "What made you leave it out?"),
        ("what would you do differently", "question", "What would you do differently?"),
        ("which parts would you keep", "question", "Which parts would you keep?"),
        ("why did it take a year", "question", "Why did it take a year?"),
        ("do you still use it", "question", "Do you still use it?"),
        ("would you do it again", "question", "Would you do it again?"),
        ("how you chose the log format", "clause", "how you chose the log format"),
        ("How the team decided", "clause", "how the team decided"),
        ("why it took a year.", "clause", "why it took a year"),
        ("what the right number of shards is", "clause", "what the right number of shards is"),
        ("tell me how you tested it", "clause", "how you tested it"),
        ("I'd love to know why it is in Rust", "clause", "why it is in Rust"),
        ("whether it scales", "clause", "whether it scales"),
        ("if it scales", "clause", "whether it scales"),
        ("ask about the trade-offs", "topic", "the trade-offs"),
        ("the trade-offs behind it", "topic", "the trade-offs behind it"),
        ("SQLite in production", "topic", "SQLite in production"),
        ("Advice on hiring", "topic", "hiring"),
        ("about crash recovery", "topic", "crash recovery"),
        ("your opinion on locks", "topic", "locks"),
        ("a job at Ferrite", "topic", "a job at Ferrite"),
        ("mutexes?", "topic", "mutexes"),
        ("Which filesystem", "question", "Which filesystem would you choose today, and why?"),
        ("Which parts did you keep", "question", "Which parts did you keep?"),
        ("which log format you chose", "clause", "which log format you chose"),
        ("?", "none", ""),
        ("choosing a storage engine", "topic", "choosing a storage engine"),
        ("I'm moving house. How did you pack?", "question", "I'm moving house. How did you pack?"),
        ("two\nlines  of it", "topic", "two lines of it"),
    ],
)
def test_read_about(typed: str, sort: str, text: str) -> None:
    about = read_about(typed)
    assert (about.sort, about.text) == (sort, text)


@given(st.text())
def test_any_text_can_be_read(typed: str) -> None:
    about = read_about(typed)
    assert about.text.count("?") <= max(typed.count("?"), 1)
    assert about.sort == "none" or typed.split()
    if any(char.isalnum() for char in typed):
        assert about.sort != "none"
    assert (about.sort == "question") == ("?" in about.text)
