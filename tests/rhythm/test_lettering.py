"""What fits into a line, and markup from text."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from assistant.door import clean_line
from assistant.rhythm.lettering import ELLIPSIS, fitted, halved, width, wrapped
from assistant.rhythm.markup import as_html, as_svg, child, element, written
from tests.rhythm.hostile import TEXT, Page

ROOM = st.floats(40, 300)


@given(st.text(max_size=60), ROOM)
def test_what_is_fitted_fits(text: str, room: float) -> None:
    kept = fitted(text, 11, room)
    assert width(kept, 11) <= room + 1e-6
    assert kept == text or (kept.endswith(ELLIPSIS) and text.startswith(kept[:-1]))


@given(st.text(max_size=200), ROOM, st.integers(1, 6))
def test_what_is_wrapped_fits_and_loses_nothing_but_at_its_end(text: str, room: float, most: int) -> None:
    lines = wrapped(text, 12, room, most)
    assert len(lines) <= most
    assert all(width(line, 12) <= room + 1e-6 for line in lines)
    if not any(line.endswith(ELLIPSIS) for line in lines):
        assert " ".join(lines).split() == text.split()


@given(st.text(max_size=60))
def test_a_name_is_halved_between_its_words(text: str) -> None:
    lines = halved(text, 11, 10_000)
    assert len(lines) <= 2
    assert " ".join(lines).split() == text.split()


def test_a_name_is_halved_evenly() -> None:
    assert halved("Camille Desrosiers-Roy", 11, 200) == ["Camille", "Desrosiers-Roy"]
    assert halved("Anne-Marie van der Berg", 11, 200) == ["Anne-Marie", "van der Berg"]
    assert halved("Plato", 11, 200) == ["Plato"]


def test_wide_letters_are_wide_and_marks_have_no_width() -> None:
    assert width("mm", 10) > width("ll", 10) * 2
    assert width("林", 10) >= 10
    assert width("e\u0301", 10) == width("e", 10)
    assert width("ab", 10, bold=True) > width("ab", 10)


@given(TEXT, TEXT)
def test_text_and_attributes_come_back_as_they_were(text: str, value: str) -> None:
    root = element("svg", text, data_of=value)
    child(root, "g", text, class_=value)
    again = ElementTree.fromstring(as_svg(root).encode())
    assert (again.text or "", again.get("data-of")) == (clean_line(text), clean_line(value))
    assert again[0].get("class") == clean_line(value)
    page = Page(as_html(root))
    assert [tag for tag, _ in page.elements] == ["svg", "g"]
    assert page.elements[0][1]["data-of"] == clean_line(value)


def test_numbers_are_written_short() -> None:
    assert [written(number) for number in (1.0, 1.25, -0.01, 3, 12.96)] == ["1", "1.2", "0", "3", "13"]
