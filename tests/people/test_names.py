"""First names, from names as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.people.names import first_name, plain_name
from assistant.people.person import Person


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Mara Lindqvist", "Mara"),
        ("Mara", "Mara"),
        ("Lindqvist, Mara", "Mara"),
        ("Lindqvist, Mara Elin", "Mara"),
        ("Dr. Mara Lindqvist", "Mara"),
        ("Prof. Dr. Mara Lindqvist", "Mara"),
        ("Prof Mara Lindqvist", "Mara"),
        ("Lindqvist, Dr. Mara", "Mara"),
        ("Mara Lindqvist, PhD", "Mara"),
        ("Mara Lindqvist, Ph.D., CISSP", "Mara"),
        ("Lindqvist, Mara, MSc", "Mara"),
        ("Mara Lindqvist (she/her)", "Mara"),
        ("(Ms) Mara Lindqvist", "Mara"),
        ("🚀 Mara Lindqvist", "Mara"),
        ("Anna-Lena Berg", "Anna-Lena"),
        ("D'Arcy Quill", "D'Arcy"),
        ("Dr.", "Dr."),
        ("山田 太郎", "山田 太郎"),
        ("김민준", "김민준"),
        ("Åsa Öberg", "Åsa"),
        ("", ""),
    ],
)
def test_first_name(name: str, first: str) -> None:
    assert first_name(name) == first
    assert Person(name=name).first_name == first


def test_plain_name() -> None:
    assert plain_name("Lindqvist, Dr. Mara (she/her)") == "Mara Lindqvist"
    assert plain_name("Dipl.-Ing. Mara Lindqvist MSc") == "Mara Lindqvist"
    assert plain_name("Robert Downey Jr.") == plain_name("Robert Downey, Jr.") == "Robert Downey"
    assert plain_name("山田, 花子") == "山田 花子"
    assert plain_name("Ma, Jack") == "Jack Ma"
    assert [plain_name(name) for name in ("Phil Collins", "Ing Li", "Yo-Yo Ma")] == [
        "Phil Collins",
        "Ing Li",
        "Yo-Yo Ma",
    ]


@given(st.text(max_size=40))
def test_any_name_has_a_first_name_that_stands_in_it(name: str) -> None:
    first = first_name(name)
    assert all(word in name for word in first.split())
    if name.strip():
        assert first
