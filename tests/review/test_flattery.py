"""``flattery``: compliments that name nothing, and more of them than are wanted."""

from __future__ import annotations

import pytest

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.review.finding import Reviewed
from assistant.settings.schema import Coach
from tests.review.said import found, mended

BEFORE = "Hi Mara,\n\nour deletes are slow at night. "
AFTER = " How did you choose the window?"
ESSAY = Fact(
    1, "Wrote “The cost of a tombstone”: deletes are slowest when space runs out.", title="The cost of a tombstone"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "I love your work.",
        "I really admire everything you do.",
        "Your work is amazing.",
        "You are an inspiration.",
        "You're such a brilliant engineer.",
        "I am a huge fan of your work.",
        "I was deeply impressed by your profile.",
        "What an impressive career!",
        "You have done amazing work.",
        "I have so much respect for what you do, and you are truly a visionary.",
        "Your achievements are outstanding.",
        "You're one of the smartest people out there.",
        "I'm in awe of what you have built.",
        "Your content has been incredible.",
        "I really look up to you.",
        "You are a legend.",
    ],
)
def test_praise_of_nothing(sentence: str) -> None:
    (one,) = found("flattery", Reviewed(BEFORE + sentence + AFTER, facts=(ESSAY,)))
    assert one.text in sentence
    assert "nothing of theirs" in one.message


@pytest.mark.parametrize(
    "sentence",
    [
        "I loved your essay on tombstones.",
        "“The cost of a tombstone” is brilliant.",
        "Your note about deletes and space was great.",
        "I admire how you cut the power all night.",
        "Your talk at Lagom Systems Day was excellent.",
        "Great work on the linker.",
        "The way you count deletes is brilliant.",
        "I was impressed by your rig of forty machines.",
        "It would be great to know more.",
        "We had a wonderful week in Bergen.",
        "That is a great deal of cuts.",
        "Our work is not amazing, but it runs.",
        "Your work on read bandwidth is impressive.",
        "Thank you for the lovely evening.",
        "I love working on storage.",
        "You are probably the right person for one question.",
        "I'd love your answer, however short.",
    ],
)
def test_praise_of_a_thing_and_what_is_none(sentence: str) -> None:
    assert not found("flattery", Reviewed(BEFORE + sentence + AFTER, facts=(ESSAY,)))


def test_one_that_names_its_thing_is_enough() -> None:
    body = BEFORE + "I loved your essay on tombstones. Your talk at Lagom Systems Day was excellent." + AFTER
    (one,) = found("flattery", Reviewed(body))
    assert one.text in "Your talk at Lagom Systems Day was excellent."
    assert "number 2" in one.message
    assert not found("flattery", Reviewed(body, coach=Coach(compliments=2)))
    assert len(found("flattery", Reviewed(body, coach=Coach(compliments=0)))) == 2


def test_words_of_a_fact_name_the_thing() -> None:
    body = BEFORE + "Your work is amazing, the tombstone most of all." + AFTER
    assert found("flattery", Reviewed(body))
    assert not found("flattery", Reviewed(body, facts=(ESSAY,), person=Person("Mara")))


def test_the_fix_cuts_a_short_sentence() -> None:
    reviewed = Reviewed(BEFORE + "Your work is amazing." + AFTER)
    (one,) = found("flattery", reviewed)
    assert mended(reviewed, one) == BEFORE.rstrip() + AFTER


def test_a_question_is_not_cut() -> None:
    (one,) = found("flattery", Reviewed(BEFORE + "You are a legend, so how do you do it?"))
    assert one.replacement is None
