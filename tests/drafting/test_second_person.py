"""A note about somebody, said to them; or not at all, when in doubt."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.second_person import is_past, retell, thing_of, third_person, topic_of


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Keeps a rig of forty machines; a release goes out later.", "you keep a rig of forty machines"),
        ("Fuzzes the optimiser and keeps each failure.", "you fuzz the optimiser and keep each failure"),
        ("They logged which notes people scrolled past.", "you logged which notes people scrolled past"),
        ("She told me to measure her queue twice.", "you told me to measure your queue twice"),
        ("Is moving his team to one repository.", "you are moving your team to one repository"),
        ("Sat next to you at work for two years; you did too.", "you sat next to me at work for two years"),
        ("Merged your patch for quoted line breaks.", "you merged my patch for quoted line breaks"),
        ("Hands it to others so that it works without him.", "you hand it to others so that it works without you"),
        ("Wrote “Her own words”: a diary of one night.", "you wrote “Her own words”"),
        ("Open-sourced “Gangway”, a scheduler.", "you open-sourced “Gangway”, a scheduler"),
        ("Mara keeps a rig of machines.", "you keep a rig of machines"),
        # In doubt, nothing.
        ("The scheduler nobody else dares to touch", ""),
        ("Eero reviews patches for Shiomi.", ""),
        ("Was up at night a lot this spring.", ""),
        ("They moved their servers and they kept them.", ""),
        ("Paddles before work and says little.", ""),
        ("You wrote the first runbooks together.", ""),
        ("Runs a call at 09:30 with one rule: name it.", "you run a call at 09:30 with one rule"),
        ("Released it last week with two others.", ""),
        ("Why does he do that?", ""),
        ("Works", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_retell(note: str, told: str) -> None:
    assert retell(note, "Mara") == told


def test_of_a_meeting_only_what_they_did_is_retold() -> None:
    note = "Sat at the same table; she sketched the protocol on a napkin."
    assert retell(note, ours=True) == "you sketched the protocol on a napkin"
    assert retell("Coffee at the airport between two flights.", ours=True) == ""
    assert retell("Talked about the rota for an hour.", ours=True) == ""
    assert retell("Met at FOSDEM.") == "we met at FOSDEM"
    assert retell("We met at Strange Loop 2023") == "we met at Strange Loop 2023"
    assert retell("Used to work with me at Acme") == "you used to work with me at Acme"


@pytest.mark.parametrize(
    ("note", "topic"),
    [
        ("Talked about the move to Lisbon", "the move to Lisbon"), ("We discussed his new rota.", "your new rota"),
        ("retries", "retries"), ("Retries", "retries"), ("SQL", "SQL"), ("how to size pools", "how to size pools"),
        ("Sat at the same table", ""), ("She sketched the protocol", ""), ("Coffee at the airport", ""), ("", ""),
    ],
)  # fmt: skip
def test_what_was_talked_about(note: str, topic: str) -> None:
    assert topic_of(note) == topic


def test_what_they_answered_goes_without_said_that() -> None:
    note = "Said that they start from the failure and write the test last."
    assert retell(note, answer=True) == "you start from the failure and write the test last"
    assert retell("She told me that she writes the test last", answer=True) == "you write the test last"


def test_a_favour_that_is_a_thing() -> None:
    assert thing_of("Their comments on my RFC.") == "your comments on my RFC"
    assert thing_of("The list of disks") == "the list of disks"
    assert thing_of("Read my review") == ""


_WORDS = st.lists(
    st.sampled_from(
        "keeps wrote he she her his him they their you your the a rig of and or that which before “ ” , ; : . ? – is "
        "was runs machines every night with for it Mara says".split()
    ),
    max_size=30,
).map(" ".join)


@given(st.one_of(st.text(max_size=200), _WORDS))
def test_whatever_is_retold_is_one_clause_to_them(note: str) -> None:
    told = retell(note, "Mara")
    if not told:
        return
    assert told.startswith("you ")
    assert 4 <= len(told.split()) <= 24
    outside = re.sub(r"“[^”]*”", "", told)
    assert not re.search(r"\b(?:he|she|his|her|him|hers)\b", outside, re.IGNORECASE)
    assert not re.search(r"[\n;?]", outside)
    assert told.count("“") == told.count("”")


@pytest.mark.parametrize(
    ("verb", "third"), [("run", "runs"), ("teach", "teaches"), ("have", "has"), ("carry", "carries"), ("play", "plays")]
)
def test_third_person(verb: str, third: str) -> None:
    assert third_person(verb) == third


def test_past_or_not() -> None:
    assert is_past("you merged my patch")
    assert is_past("you sat next to me")
    assert not is_past("you keep a rig")
    assert not is_past("you read the fifty by hand")
    assert not is_past("")
