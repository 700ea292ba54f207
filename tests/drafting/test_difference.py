"""The difference of two texts: nothing of either is lost in it, and it reads well."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.difference import Piece, as_text, difference, marked

WORDS = st.lists(st.sampled_from(["one", "lock", "“Ferrite”", ".", "?", " ", " ", "\n\n", "I’m", "zoë"]), max_size=30)
TEXT = st.one_of(WORDS.map("".join), st.text(max_size=40))


@given(TEXT, TEXT)
def test_it_leads_from_the_old_text_to_the_new_one(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert "".join(piece.text for piece in pieces if piece.sort != "added") == old
    assert "".join(piece.text for piece in pieces if piece.sort != "removed") == new
    assert all(piece.text for piece in pieces)


@given(TEXT)
def test_the_same_text_has_none(text: str) -> None:
    assert {piece.sort for piece in difference(text, text)} <= {"same"}
    assert as_text(difference(text, text)) == text


@given(TEXT, TEXT)
def test_every_changed_word_is_marked_and_no_other(old: str, new: str) -> None:
    shown = marked(difference(old, new))
    for sort, opening in (("removed", "[-"), ("added", "{+")):
        there = "".join(piece.text for piece in difference(old, new) if piece.sort == sort)
        said = "".join(piece.text[2:-2] for piece in shown if piece.sort == sort)
        assert "".join(there.split()) == "".join(said.split())
        assert all(piece.text.startswith(opening) for piece in shown if piece.sort == sort)


@pytest.mark.parametrize(
    ("old", "new", "read"),
    [
        ("I like one lock.", "I like two locks.", "I like [-one lock-]{+two locks+}."),
        ("One. Two here. Three.", "One. Three.", "One. [-Two here.-] Three."),
        ("One.\n\nTwo here.\n\nBest", "One.\n\nBest", "One.\n\n[-Two here.-]\n\nBest"),
        ("Hi,\n\nyou", "Hi, you", "Hi, you"),
        ("Why?", "Why?\n\nAda", "Why?\n\n{+Ada+}"),
        ("", "Hi", "{+Hi+}"),
    ],
)
def test_it_reads_well(old: str, new: str, read: str) -> None:
    assert as_text(difference(old, new)) == read


def test_a_very_long_text_is_compared_by_its_lines() -> None:
    long = "".join(f"line {number} is here\n" for number in range(3000))
    assert Piece("removed", "line 7 is here\n") in difference(long, long.replace("line 7 is here\n", ""))
