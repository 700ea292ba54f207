"""``opener``: stock openers, and what a fix leaves."""

from __future__ import annotations

import pytest

from assistant.people.person import Person
from assistant.review.finding import Reviewed
from tests.review.said import RECONNECT, THANKS, found, mended

REST = "Your essay on tombstones made me count our deletes. How did you choose the window?"


@pytest.mark.parametrize(
    ("opener", "left"),
    [
        ("I hope this email finds you well.", ""),
        ("I hope this message finds you well!", ""),
        ("Hope this finds you well.", ""),
        ("I trust this note finds you in good spirits.", ""),
        ("I hope you're doing well.", ""),
        ("Hope you are having a great week!", ""),
        ("My name is Robin Achterberg.", ""),
        ("Allow me to introduce myself.", ""),
        ("I've been following your work for a while.", ""),
        ("Happy Monday!", None),
        ("My name is Robin and I run a parcel service.", "I run a parcel service."),
        ("My name is Robin, a backend engineer in Gothenburg.", "I'm a backend engineer in Gothenburg."),
        ("I noticed that your rig cuts the power all night.", "Your rig cuts the power all night."),
        ("I came across your talk and it made me rewrite our retry loop.", "Your talk made me rewrite our retry loop."),
        ("I recently stumbled upon your post, which made me laugh.", "Your post made me laugh."),
        ("I'm reaching out because our deletes are slow.", "I'm writing because our deletes are slow."),
        ("I wanted to reach out to ask about the rig.", "I wanted to ask about the rig."),
        ("I hope you are well, and I wanted to ask about the rig.", "I wanted to ask about the rig."),
        ("I came across your profile on a list of speakers.", None),
        ("I stumbled upon your repository last night.", None),
        ("You don't know me, but we use the same disks.", None),
        ("I was really impressed by your background.", ""),
        ("Your profile caught my eye.", ""),
    ],
)
def test_stock(opener: str, left: str | None) -> None:
    reviewed = Reviewed(f"Hi Mara,\n\n{opener} {REST}")
    (one,) = found("opener", reviewed)
    assert one.text in opener
    if left is not None:
        assert mended(reviewed, one) == f"Hi Mara,\n\n{left} {REST}".replace("\n\n ", "\n\n")
    elif one.replacement is not None:
        assert mended(reviewed, one) == f"Hi Mara,\n\n{REST}"


@pytest.mark.parametrize(
    "body",
    [
        f"Hi Mara,\n\n{REST}",
        "Your essay “I hope this finds you well” made me laugh. Who was it to?",
        "We found a bug in the parser. Was it meant?",
        "I found a race in the batch window. How did you test it?",
        "I noticed a leak in the allocator when I ran it for a week. Is it known?",
        "Two disks of ours lied in the same week. Which of yours did you throw out first?",
        "At the meet-up in Haga you said that tombstones pile up. How do you count them?",
        "Names are hard, and yours for the cache is good. Who found it?",
        "I hope that the cut at midnight was not mine. How do you tell?",
        "We follow your release notes at work. Which one hurt most?",
        "My name for it is “the long pause”. What do you call it?",
        "Reaching the end of the essay, I had one question. Why a log?",
        "I saw three crashes after the upgrade. Which logs would help you?",
        "Hello Mara, our rig is down since Monday. Which fuse do you use?",
    ],
)
def test_not_stock(body: str) -> None:
    assert not found("opener", Reviewed(body))


def test_only_the_first_two_sentences_are_an_opening() -> None:
    body = f"Hi Mara,\n\n{REST} I hope this finds you well."
    assert not found("opener", Reviewed(body))


def test_hoping_they_are_well_is_a_courtesy_among_people_who_know_each_other() -> None:
    body = f"Hi Mara,\n\nI hope you're well. {REST}"
    assert found("opener", Reviewed(body, person=Person("Mara")))
    assert not found("opener", Reviewed(body, person=Person("Mara", closeness="acquaintance")))
    assert not found("opener", Reviewed(body, kind=RECONNECT))
    assert not found("opener", Reviewed(body, kind=THANKS))
    stock = f"Hi Mara,\n\nI hope this email finds you well. {REST}"
    assert found("opener", Reviewed(stock, person=Person("Mara", closeness="friend")))


def test_a_greeting_on_the_same_line_stays() -> None:
    reviewed = Reviewed(f"Hi Mara, I hope this finds you well. {REST}")
    (one,) = found("opener", reviewed)
    assert one.text == "I hope this finds you well"
    assert mended(reviewed, one) == f"Hi Mara, y{REST[1:]}"


def test_a_paragraph_of_its_own_goes_with_its_blank_line() -> None:
    reviewed = Reviewed(f"Hi Mara,\n\nI hope this finds you well.\n\n{REST}\n\nRobin")
    (one,) = found("opener", reviewed)
    assert mended(reviewed, one) == f"Hi Mara,\n\n{REST}\n\nRobin"


@pytest.mark.parametrize(
    "body",
    [
        "Hi Mara,\n\nI hope this finds you well.\n\nRobin",
        "I hope this finds you well. It is about the rig.",
    ],
)
def test_what_would_hang_in_the_air_is_not_cut(body: str) -> None:
    (one,) = found("opener", Reviewed(body))
    assert one.replacement is None
