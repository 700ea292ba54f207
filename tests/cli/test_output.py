"""Columns, cells and ids: what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.cli.ids import listed, number_of, numbers_of, read_id
from assistant.cli.output import cells, columns, counted, cut, wrapped
from assistant.cli.person_options import read_span
from assistant.door import clean_line, clean_text
from assistant.errors import Refused

text = st.text(st.characters(codec="utf-8"), max_size=40)
rows = st.integers(1, 5).flatmap(lambda n: st.lists(st.tuples(*[text] * n), min_size=1, max_size=6))


@given(rows, st.integers(40, 120))
@settings(max_examples=150)
def test_columns_fit_and_each_row_is_one_line(table: list[tuple[str, ...]], width: int) -> None:
    shown = columns(table, width)
    lines = shown.split("\n")
    assert len(lines) == len(table)
    assert all(cells(line) <= width for line in lines)
    assert clean_text(shown) == shown


@given(rows, st.integers(40, 120))
@settings(max_examples=150)
def test_wrapped_columns_fit_and_lose_nothing(table: list[tuple[str, ...]], width: int) -> None:
    shown = columns(table, width, wrap=True)
    assert all(cells(line) <= width for line in shown.split("\n"))
    assert sorted("".join(shown.split())) == sorted(
        "".join("".join(map(clean_line, row)) for row in table).replace(" ", "")
    )


@given(text, st.integers(2, 60))
def test_wrapped_lines_fit_and_hold_every_word(line: str, width: int) -> None:
    lines = wrapped(clean_line(line), width)
    assert all(cells(one) <= width for one in lines)
    assert "".join(lines).replace(" ", "") == clean_line(line).replace(" ", "")


def test_what_is_too_long_goes_on_below_itself() -> None:
    table = [("f1", "note", "a kite tells more than a forecast"), ("f10", "essay", "short")]
    assert columns(table, 30, wrap=True).split("\n") == [
        "f1   note   a kite tells more",
        "            than a forecast",
        "f10  essay  short",
    ]
    assert columns([("p1", "Ada Lark, Tin Labs", "p2", "Bea Moss, Tin Labs")], 30, wrap=True).split("\n") == [
        "p1  Ada Lark,   p2  Bea Moss,",
        "    Tin Labs        Tin Labs",
    ]
    assert wrapped("數學數學 https://a.example/x", 7) == ["數學數", "學", "https:/", "/a.exam", "ple/x"]
    assert (wrapped("", 5), wrapped("abcdefg", 5), wrapped("ab abcdefg", 5)) == (
        [""],
        ["abcde", "fg"],
        ["ab", "abcde", "fg"],
    )


@given(text, st.integers(0, 60))
def test_what_is_cut_fits_and_is_a_beginning(line: str, width: int) -> None:
    shown = cut(line, width)
    assert cells(shown) <= width
    assert shown == line or line.startswith(shown.removesuffix("…"))


def test_wide_letters_take_two_cells_and_marks_none() -> None:
    assert (cells("abc"), cells("数学"), cells("e\u0301")) == (3, 4, 1)
    assert columns([("数", "x"), ("abc", "y")]) == "数   x\nabc  y"
    assert cut("数学数学", 5) == "数学…"


def test_the_widest_column_gives_way_first() -> None:
    assert columns([("p1", "Ada", "x" * 50)], 20) == f"p1  Ada  {'x' * 10}…"
    assert columns([("p1", "", "x")], 20) == "p1  x"
    assert columns([], 20) == ""


def test_numbers_are_counted_in_words() -> None:
    assert (counted(1, "fact"), counted(0, "fact"), counted(1200, "person", "people")) == (
        *("1 fact", "0 facts", "1,200 people"),
    )


@given(st.sampled_from("pfde"), st.integers(1, 10**17))
def test_ids_are_read_back(sort: str, number: int) -> None:
    assert read_id(f" {sort.upper()}{number} ") == (sort, number)
    assert number_of(f"{sort}{number}", sort) == number_of(str(number), sort) == number  # type: ignore[arg-type]


@given(text)
def test_any_text_is_an_id_or_refused(typed: str) -> None:
    found = read_id(typed)
    if found is None:
        try:
            number_of(typed, "f")
        except Refused as refusal:
            assert "f7" in str(refusal)


def test_lists_of_ids() -> None:
    assert numbers_of(["f1, f2", "3,f1"], "f") == [1, 2, 3]
    assert numbers_of(["f5-f7,f6", "9-10"], "f") == [5, 6, 7, 9, 10]
    for wrong in ("p1", "f0", "f", "f-1", "１", "f1x", "f1-", "f7-f5", "f1-f99999", "f1-p3", "f0-f3", "f1-f2-f3"):
        with pytest.raises(Refused):
            numbers_of([wrong], "f")


@given(st.sets(st.integers(1, 60)))
def test_a_list_of_ids_is_read_back(numbers: set[int]) -> None:
    assert numbers_of([listed(numbers, "f")], "f") == sorted(numbers)
    assert listed(range(5, 15), "f") == "f5-f14"


@pytest.mark.parametrize(
    ("typed", "days"),
    [("90d", 90), ("90", 90), ("12w", 84), ("3 months", 90), ("1Y", 365), ("default", None), ("", None)],
)
def test_spans_of_time(typed: str, days: int | None) -> None:
    assert read_span(typed) == days
