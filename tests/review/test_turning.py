"""A statement turned into a question: the same words, and only where that is certain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.review.turning import as_question
from assistant.review.turning_words import BETWEEN, IRREGULAR, REGULAR


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("You rewrote the planner in Rust.", "Did you rewrite the planner in Rust?"),
        ("You gave it in Rotterdam.", "Did you give it in Rotterdam?"),
        ("You planned and published “Slow maps”.", None),
        ("You planned the rig in Ghent.", "Did you plan the rig in Ghent?"),
        ("You moved it to 10,000 machines.", "Did you move it to 10,000 machines?"),
        ("You recently moved to Ghent.", "Did you recently move to Ghent?"),
        ("You used to run Kiln.", "Did you use to run Kiln?"),
        ("You carried it.", None),  # a verb that is not in the table
        ("You tried it twice.", "Did you try it twice?"),
        ("You run a rig of forty machines.", "Do you run a rig of forty machines?"),
        ("You still run a rig.", "Do you still run a rig?"),
        ("It takes compaction off the write path.", "Does it take compaction off the write path?"),
        ("It relies on a clock.", "Does it rely on a clock?"),
        ("It reaches every disk.", "Does it reach every disk?"),
        ("They recently moved to Ghent.", "Did they recently move to Ghent?"),
        ("You're at Kiln now.", "Are you at Kiln now?"),
        ("You were at Kiln until May.", "Were you at Kiln until May?"),
        ("You have written “Slow maps, and fast ones”.", "Have you written “Slow maps, and fast ones”?"),
        ("You’ve also moved it.", "Have you also moved it?"),
        ("You wrote “Why not?”.", "Did you write “Why not?”?"),
    ],
)
def test_what_is_certain(said: str, asked: str | None) -> None:
    assert as_question(said) == asked


@pytest.mark.parametrize(
    "said",
    [
        "You read my essay.",  # of the writer
        "You told me that it is slow.",
        "You put it on the write path.",  # today, or then
        "You never dropped it.",
        "You didn't drop it.",
        "You rewrote it and left.",
        "You rewrote it, which took a year.",
        "You wrote it: a planner.",
        "You have forty machines.",
        "You are very kind.",
        "You were kind enough to answer.",
        "You can decode forty frames.",
        "It was great to see it.",
        "It is slow.",
        "Your rig is loud.",
        "We met in Ghent.",
        "I liked it.",
        "You rewrote the planner!",
        "You rewrote the planner?",
        "You rewrote the planner",
        "You work at Kiln Inc.",
        "You stopped at v2.1.",
        "You wrote “Slow maps.",
        "Last year you moved.",
        "You.",
        "",
    ],
)
def test_what_is_not_is_left_alone(said: str) -> None:
    assert as_question(said) is None


REST = st.lists(st.from_regex(r"[a-z]{2,9}", fullmatch=True), min_size=1, max_size=6).map(" ".join)


@given(st.sampled_from([*sorted(REGULAR), *IRREGULAR, *IRREGULAR.values()]), st.sampled_from(["", *BETWEEN]), REST)
def test_a_question_keeps_the_words_and_is_none_to_turn_again(verb: str, between: str, rest: str) -> None:
    said = " ".join(f"You {between} {verb} {rest}.".split())
    asked = as_question(said)
    if asked is None:
        return
    assert re.match(r"(?:Did|Do) you \S", asked)
    assert asked.endswith(f"{rest}?")
    assert "  " not in asked
    assert as_question(asked) is None
    if between:
        assert f"you {between} " in asked


@given(st.text(max_size=80), st.sampled_from(["You ", "It ", "They've ", "You're ", ""]))
def test_whatever_it_is_it_is_a_question_or_nothing(text: str, begins: str) -> None:
    asked = as_question(f"{begins}{text}.")
    if asked is None:
        return
    assert asked.endswith("?") and asked[0].isupper()
    last = text.split()[-1]
    assert last in asked or last.lower() in IRREGULAR or last.lower().endswith(("ed", "s"))  # a verb changes its form


def test_a_past_form_has_one_verb() -> None:
    pasts: dict[str, str] = dict(IRREGULAR)
    from assistant.review.turning import _pasts

    for verb in REGULAR:
        for past in _pasts(verb):
            assert pasts.setdefault(past, verb) == verb, past
    assert not set(pasts) & {*REGULAR, *IRREGULAR.values()}
    assert {"planned": "plan", "cached": "cache", "tried": "try", "stayed": "stay", "shipped": "ship"}.items() <= (
        pasts.items()
    )
