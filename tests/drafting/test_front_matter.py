"""Front matter: TOML between two lines of +++."""

from __future__ import annotations

import contextlib

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.front_matter import BadMatter, split

PLAIN = st.text(st.characters(exclude_categories=["C"]))
VALUES = st.recursive(
    st.booleans() | st.integers(-(2**31), 2**31) | PLAIN, lambda inner: st.lists(inner, max_size=3), max_leaves=5
)
BODY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))


@given(st.dictionaries(st.text("abcdefg", min_size=1), VALUES, max_size=5), BODY)
def test_what_is_declared_comes_back(declared: dict[str, object], body: str) -> None:
    matter = split(f"+++\n{tomli_w.dumps(declared)}+++\n{body}")
    assert matter.declared == declared
    assert matter.text == body


@given(st.text())
def test_any_text_is_read_or_refused_with_a_line(source: str) -> None:
    with contextlib.suppress(BadMatter):
        split(source)
    try:
        split("+++\n" + source)
    except BadMatter as bad:
        assert 1 <= bad.line <= source.count("\n") + 2
        assert bad.reason


def test_a_file_without_it_declares_nothing() -> None:
    matter = split("Hi\n+++\n")
    assert (matter.declared, matter.text, matter.first_line) == ({}, "Hi\n+++\n", 1)


def test_the_line_of_a_mistake_is_the_files() -> None:
    with pytest.raises(BadMatter) as caught:
        split("+++\na = 1\nb = = 2\n+++\n")
    assert caught.value.line == 3
