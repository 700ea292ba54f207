"""What a fix would do, in words: true to what it does."""

from __future__ import annotations

import pytest

from assistant.people.person import Person
from assistant.review.coach import review
from assistant.review.finding import Finding, Reviewed
from assistant.review.mending import fix_in_words
from assistant.settings.schema import Me
from tests.review.natural import messages
from tests.review.said import REFERRAL, WARM_UP, found, mended

MARA = Person("Mara Lindqvist", company="Ferrite")


def finding(taken: str, put: str | None) -> Finding:
    return Finding("a", "warn", 0, 1, "M.", replacement=put, taken=taken)


@pytest.mark.parametrize(
    ("taken", "put", "said"),
    [
        ("Mira", "Mara", "“Mira” becomes “Mara”"),
        ("You gave it. ", "", "cut “You gave it.”"),
        ("I came across it. T", "T", "cut “I came across it.”"),
        ("Just checking in, but h", "H", "cut “Just checking in, but”"),
        ("", " No hurry.", "add “No hurry.”"),
        ("\n" * 12, "\n\n", "take the empty space out"),
        (" " * 60, " ", "take the empty space out"),
        ("“Slow maps”", "", "cut “Slow maps”"),
        ("anything", None, ""),
    ],
)
def test_in_words(taken: str, put: str | None, said: str) -> None:
    assert fix_in_words(finding(taken, put)) == said


def test_what_the_words_say_is_what_happens() -> None:
    """What is cut is gone, what is added is there; over everything that the coach would mend in the natural set."""
    seen = set()
    bad = [
        Reviewed("Hi Mira,\n\nI came across your post and it made me count. Just checking in.", person=MARA,
                 me=Me("Ada")),
        Reviewed("Hi Mara, shall we have lunch on Friday at noon in Haga? " + "It is close by. " * 4, kind=WARM_UP,
                 person=MARA, me=Me("Ada", site="ada.example")),
        Reviewed("Hi Mara, " + "I build engines. " * 5 + "Would you refer me at Ferrite?", kind=REFERRAL, person=MARA),
        *(one.draft for one in messages()),
    ]  # fmt: skip
    for reviewed in bad:
        for one in review(reviewed).findings:
            said = fix_in_words(one)
            assert bool(said) == (one.replacement is not None)
            if not said or one.where == "subject":
                continue
            after = mended(reviewed, one)
            seen.add(said.split()[0] if said.split()[0] in ("cut", "add") else "becomes")
            if said.startswith("add"):
                assert len(after) > len(reviewed.body)
            elif said.startswith("cut"):
                assert len(after) < len(reviewed.body)
            assert "\n" not in said
    assert seen == {"cut", "add", "becomes"}


def test_an_unsupported_sentence_may_be_asked() -> None:
    reviewed = Reviewed("Hi Mara,\n\nYou gave it in Rotterdam. Which mutex was the hardest?", person=MARA)
    (one,) = found("unsupported", reviewed)
    assert one.question == "Did you give it in Rotterdam?"
    assert one.taken.strip() == "You gave it in Rotterdam."
    (other,) = found("unsupported", Reviewed("Hi Mara,\n\nYour rig is in Rotterdam. Which mutex?", person=MARA))
    assert other.question == ""
