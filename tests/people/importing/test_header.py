"""Whatever stands in the first line of a table, nobody below it is taken for it and lost without a word."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import Refused
from assistant.people.importing import Incoming, read
from assistant.people.importing.columns import format_of, holds_data

# Words that are headers, and names as well.
WORDS = st.sampled_from(
    "Nick Name First Last Title Company Firm Ort Nom Ad Ime Tag Blog Person Contact Mel Firma Prénom Voornaam URL Email"
    " Etunimi Soyad LinkedIn Position Notes Ada Lark 姓 Имя Имена Колонка Foo Wer".split()
)
HEADER = st.one_of(WORDS, st.text(st.characters(categories=["L", "Zs"]), max_size=12))
CELL = st.one_of(WORDS, st.just(""), st.sampled_from(["01 Feb 2020", "555-1", "Oslo"]))
OWN = st.sampled_from([
    "ada@l.example", "Ada Lark <ada@l.example>", "https://ada.example", "https://www.linkedin.com/in/ada",
    "linkedin.com/in/ada",
])  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[list[str]]]:
    """A header of any words over rows that each hold an address or a link; most look like LinkedIn's."""
    width = draw(st.integers(2, 8))
    place = draw(st.integers(0, width - 1)) if width < 6 else 2
    rows = []
    for number in range(draw(st.integers(1, 5))):
        row = [draw(CELL) for _ in range(width)]
        row[place] = draw(OWN).replace("ada", f"ada{number}")
        rows.append(row)
    header = draw(st.lists(HEADER, min_size=width, max_size=width))
    return draw(st.sampled_from(",;\t")), [header, *rows]


@settings(max_examples=1500)
@given(tables())
def test_nobody_is_taken_for_the_header(made: tuple[str, list[list[str]]]) -> None:
    delimiter, rows = made
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    for format in (None, "linkedin", "csv"):
        try:
            found = list(read(text.getvalue().encode(), format))
        except Refused as refused:
            assert str(refused)
            continue
        assert {one.line for one in found} >= set(range(2, len(rows) + 1))


@settings(max_examples=500)
@given(tables())
def test_under_linkedins_own_header_everybody_comes(made: tuple[str, list[list[str]]]) -> None:
    rows = [["First", "Lark", *(row + [""] * 7)[2:7]] for row in made[1][1:]]
    header = ["Voornaam", "Achternaam", "URL", "E-mailadres", "Bedrijf", "Functie", "Gelinkt op"]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    people = [one for one in read(text.getvalue().encode()) if isinstance(one, Incoming)]
    assert [one.line for one in people] == list(range(2, len(rows) + 2))


@pytest.mark.parametrize(
    ("cell", "data"),
    [
        ("ada@l.example", True), ("Ada <ada@l.example>", True), ("a@l.example; b@l.example", True),
        ("https://ada.example", True), ("de.linkedin.com/in/ada", True), ("linkedin.com/in/ada", True),
        ("E-mail (e.g. ada@l.example)", False), ("x/twitter", False), ("@", False), ("Name", False), ("", False),
    ],
)  # fmt: skip
def test_what_is_somebodys(cell: str, data: bool) -> None:
    assert holds_data(["Name", cell]) is data


@pytest.mark.parametrize(
    ("meant", "format"),
    [
        ("given name|family name|link|e-mail|company|role|connected", "linkedin"),
        ("given name|family name|link|company|role|connected", "linkedin"),
        ("given name|family name|e-mail|company|role|connected|tags", "linkedin"),
        ("given name|family name|link|e-mail|company|role|", "csv"),
        ("given name|family name|link|e-mail|company|role|connected|", "csv"),
        ("family name|given name|link|e-mail|company|role|connected", "csv"),
        ("given name|family name|link|e-mail|e-mail|company|role|connected", "csv"),
        ("name|link|e-mail|company|role|connected", "csv"),
    ],
)
def test_a_table_is_linkedins_with_its_own_columns_alone(meant: str, format: str) -> None:
    assert format_of(["x"] * 9, meant.split("|")) == format


def test_a_list_without_a_header_is_refused_and_its_first_person_offered_as_none() -> None:
    row = b"Nick,Lark,https://www.linkedin.com/in/nick,,Foo,Dev,01 Feb 2020\n"
    with pytest.raises(Refused, match=r"above the people\.$"):
        read(row + row.replace(b"nick", b"bea"))
