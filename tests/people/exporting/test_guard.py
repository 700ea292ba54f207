"""Cells that would be calculated, made harmless and what they were again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.people.importing.guard import guarded, unguarded

SIGNS = "=+-@\t\r\n"


@pytest.mark.parametrize("cell", ["=1+1", "+47 1", "-x", "@mara", "\tx", "\rx", "'=1", "''@x", '=HYPERLINK("x")'])
def test_a_formula_is_made_harmless(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["Mara", "", "O'Brien", "'tis", "x=1", "a@b.example", "''"])
def test_anything_else_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == unguarded(cell) == cell


@given(st.text(st.sampled_from(f"{SIGNS}'aä "), max_size=6))
def test_every_cell_comes_back_and_none_is_calculated(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(tuple(SIGNS))
