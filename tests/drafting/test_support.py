"""Sentences, and the support that stays with them while they are edited."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.draft import Support
from assistant.drafting.support import carry
from assistant.facts.sentences import sentences

TEXT = st.text("ab .?!\n", max_size=40)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("I use Node.js, e.g. for tests. You?", ["I use Node.js, e.g. for tests.", "You?"]),
        ("Ask Dr. Vale. She said “no.” Then J. Doe left.", ["Ask Dr. Vale.", "She said “no.”", "Then J. Doe left."]),
        ("Hi Mara,\n\nsee you", ["Hi Mara,", "see you"]),
        ("So do I. Really.", ["So do I.", "Really."]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


@given(TEXT)
def test_sentences_cover_everything_but_white_space_and_stand_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    left = list(text)
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
        left[start:end] = " " * (end - start)
    assert not "".join(left).strip()


@given(TEXT, TEXT, st.data())
def test_support_is_carried_only_with_its_words(old: str, new: str, data: st.DataObject) -> None:
    support = tuple(Support(start, end, (1,)) for start, end in sentences(old))
    for one in carry(support, old, new):
        assert 0 <= one.start < one.end <= len(new)
        assert new[one.start : one.end] in [old[was.start : was.end] for was in support]


def test_a_changed_sentence_loses_its_support_and_the_others_keep_theirs() -> None:
    old = "You wrote it. It was good. Why?"
    support = (Support(0, 13, (1,)), Support(14, 26, (2,)))
    new = "First of all: You wrote it. It was bad. Why?"
    assert carry(support, old, new) == (Support(14, 27, (1,)),)
    assert carry(support, old, old) == support
