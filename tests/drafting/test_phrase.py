"""What was typed, as it stands in a message that does not ask."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.phrase import act, offered, position, sentence, thing, told, whom


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("reading my review", "reading my review"), ("for reading my review.", "reading my review"),
        ("thanks for the intro", "the intro"), ("new job", "your new job"), ("New job", "your new job"),
        ("Ferrite 2", "Ferrite 2"), ("launch of Ferrite 2", "your launch of Ferrite 2"),
        ("“Boring schemas”", "“Boring schemas”"), ("your talk", "your talk"), ("all the help", "all the help"),
        ("you read it", ""), ("", ""),
    ],
)  # fmt: skip
def test_thing(typed: str, said: str) -> None:
    assert thing(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("review your talk", "review your talk"), ("to be the second reader", "be the second reader"),
        ("I could read the guide", "read the guide"), ("I'd be glad to read it", "read it"),
        ("Introduce you to our data team", "introduce you to our data team"),
        ("a second reader", ""), ("the scans", ""), ("", ""),
    ],
)  # fmt: skip
def test_act(typed: str, said: str) -> None:
    assert act(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("second reader", "a second reader"), ("a second reader", "a second reader"),
        ("hour of my time", "an hour of my time"),
        ("notes on X", "notes on X"), ("feedback on it", "feedback on it"), ("proofreading", "proofreading"),
        ("Ana's number", "Ana's number"), ("", ""),
    ],
)  # fmt: skip
def test_offered(typed: str, said: str) -> None:
    assert offered(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("an introduction to Ana Lopes", "Ana Lopes"), ("to somebody there", "somebody there"),
        ("introduce me to the team", "the team"), ("I'd like to meet Ana", "Ana"), ("Ana", "Ana"), ("", ""),
    ],
)  # fmt: skip
def test_whom(typed: str, said: str) -> None:
    assert whom(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("storage engineer role", "the storage engineer role"), ("the role", "the role"),
        ("Senior Engineer", "the position of Senior Engineer"), ("compiler team", "a position on the compiler team"),
        ("the compiler team", "a position on the compiler team"), ("team lead", "the position of team lead"),
        ("engineer on the tools team", "the position of engineer on the tools team"),
        ("a referral for Senior Engineer", "the position of Senior Engineer"),
        ("", ""),
    ],
)  # fmt: skip
def test_position(typed: str, said: str) -> None:
    assert position(typed) == said


def test_sentence_and_told() -> None:
    assert sentence("the review went out") == "The review went out."
    assert sentence("It went out! Twice") == "It went out! Twice."
    assert told("The review went out") == "the review went out."
    assert told("I took the job") == "I took the job."
    assert told("Ana said yes.") == "Ana said yes."


@given(st.text(max_size=120))
def test_any_text_stands_without_doubled_spaces_or_signs(typed: str) -> None:
    for made in (thing(typed), act(typed), offered(typed), sentence(typed), told(typed), whom(typed), position(typed)):
        assert "  " not in made
        assert made == made.strip()
    if typed.split():
        assert sentence(typed)[-1:] in ".!?…”)"
