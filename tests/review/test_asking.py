"""``asks``: booking links, preludes, nods, and the warm-up, whose proposal is a part of its ask."""

from __future__ import annotations

import pytest

from assistant.people.person import Person
from assistant.review.asking import asks
from assistant.review.finding import Reviewed
from assistant.review.parsed import Parsed
from assistant.review.text import sentences
from tests.review.said import QUESTION, THANKS, WARM_UP, found

OPENING = "Your allocator essay made me rethink our page cache. "


def asked(body: str, **more: object) -> list[str]:
    return [ask.text for ask in Parsed(Reviewed(body, **more)).asks]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "booking",
    [
        "Book a time at https://calendly.com/robin.",
        "Here is my calendar: https://cal.com/robin/20min",
        "https://savvycal.com/robin/chat",
        "Feel free to grab a slot on my calendar.",
        "Pick a time with this link.",
        "My booking link is below.",
        "You can schedule a call here's how: tidycal.com/robin",
        "Just find a time on my calendar.",
        "Use my scheduling link.",
        "See my availability at zcal.co/robin.",
        "Reserve a slot via my page.",
        "calendly.com/robin/30min",
    ],
)
def test_a_link_to_book_a_time_asks(booking: str) -> None:
    assert len(asked(OPENING + booking)) == 1
    assert len(asked(f"{OPENING}How did you find the bug? {booking}")) == 2
    # It goes with a proposal to meet.
    assert len(asked(f"{OPENING}Could we talk for twenty minutes? {booking}")) == 1
    (one,) = found("asks", Reviewed(OPENING + booking, kind=THANKS))
    assert one.text in booking


@pytest.mark.parametrize(
    "sentence",
    [
        "The booking service in your essay has two queues.",
        "We lost a slot in the ring buffer.",
        "The calendar in your app shows Mondays first.",
        "The doodle on your slide made me laugh.",
        "I picked a time zone library.",
        "My calendar was full that week.",
        "We find a free page by scanning.",
        "They booked a hall with forty seats.",
        "The scheduling was off by one.",
        "Your meetings in Haga are short.",
        "Its availability is three nines.",
        "The reserve page is never freed.",
    ],
)
def test_a_calendar_that_is_talked_about_does_not(sentence: str) -> None:
    assert asked(OPENING + sentence) == []


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("Can I ask you something? Why a log?", 1),
        ("May I ask a question? Why a log?", 1),
        ("Quick question? Why a log?", 1),
        ("Do you have a minute? Why a log?", 1),
        ("Can I ask you a quick question?", 1),
        ("You wrote it in Rust, didn't you? Why a log?", 1),
        ("It is a tree, isn't it? Why a log?", 1),
        ("It is a tree, isn't it?", 1),
        ("Do you have a disk that never lied? Why a log?", 2),
        ("Can I ask you why it is a log? Who chose it?", 2),
        ("It is such an obvious step that I wonder why nobody took it.", 0),
        ("I wonder why nobody took it.", 1),
        ("Let me know if you would be up for a call.", 1),
        ("Let me know if I can help. Why a log?", 1),
        ("Honestly? Why a log?", 1),
        ("Seriously? The reason? Why a log?", 1),
        ("The best part? It never sleeps. Why a log?", 1),
        ("Sound familiar? Why a log?", 1),
        ("Guess what? It broke. Why a log?", 1),
        ("How is Oslo, old friend? Why a log?", 1),
        ("How's the new flat, my friend? Why a log?", 1),
        ("How are you, Mara? Why a log?", 1),
        ("How are you, old pal? Why a log?", 1),
        ("How is Oslo? Why a log?", 2),
        ("How are you, and why a log?", 1),
        ("How is the log trimmed, Mara?", 1),
        ("How is Tessel built, my friend?", 1),
        ("Why?", 1),
        ("Coffee?", 1),
    ],
)
def test_courtesy_or_ask(body: str, count: int) -> None:
    assert len(asked(OPENING + body)) == count


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("How do you see it now? Could I buy you a coffee on Tuesday, or whenever suits you?", 1),
        ("How do you see it now? How about twenty minutes on video next Tuesday?", 1),
        ("Could I buy you a coffee on Tuesday? Or would Thursday suit you better?", 1),
        ("Would a walk suit you? Which day is best for you?", 1),
        ("How do you see it now? Who else should I read? Could we have a call on Friday?", 2),
        ("Could you refer me? How about a coffee on Friday?", 1),
    ],
)
def test_the_proposal_of_a_warm_up_is_part_of_its_ask(body: str, count: int) -> None:
    assert len(asked(OPENING + body, kind=WARM_UP)) == count
    assert len(asked(OPENING + body, kind=QUESTION)) >= count


def test_the_city_where_they_live_is_asked_after_in_courtesy() -> None:
    person = Person("Mara", city="Oslo, Norway")
    assert len(asked("How is Oslo? Why a log?", person=person)) == 1
    assert len(asked("How's life in Oslo? Why a log?", person=person)) == 1
    assert len(asked("How is Oslo Bank run? Why a log?", person=person)) == 2


def test_an_offer_of_coffee_asks_and_an_offer_of_help_does_not() -> None:
    assert len(asks(sentences("Might I offer you a coffee when you are in Bilbao?"))) == 1
    assert asks(sentences("Could I offer to review your draft?")) == []


@pytest.mark.parametrize(
    "rhetoric",
    [
        "Curious, right?",
        "Odd, is it not?",
        "Isn't that strange?",
        "Who would have thought?",
        "And what did we find? Salt.",
        "Guess what we saw? Rust all over.",
        "The culprit? A gasket.",
        "Why did we pot it? Because it was cheap.",
        "How have you been, and how is the family?",
        "How are things, and is everybody well?",
    ],
)
def test_rhetoric_and_courtesies_are_no_ask(rhetoric: str) -> None:
    assert asked(f"{OPENING}{rhetoric} Why did the coating fail?") == ["Why did the coating fail?"]


@pytest.mark.parametrize(
    "second",
    [
        "Also send me the data.",
        "And please share the schematic.",
        "If you could point me to the data, I would be grateful.",
        "If you could also look at my code, that would be great.",
        "What did you find?",
        "How did you find it? It took us a month.",
        "How have you been, and how did the trial go?",
    ],
)
def test_a_second_thing_asked_without_a_question_mark_too(second: str) -> None:
    assert len(asked(f"{OPENING}Why did the coating fail? {second}")) == 2


@pytest.mark.parametrize(
    "wish",
    [
        "I would be grateful for a pointer to the coating you use now.",
        "I'd appreciate any data you have on it.",
        "It would be a great help to see the schematic.",
    ],
)
def test_a_wish_asks_where_nothing_else_does(wish: str) -> None:
    assert asked(OPENING + wish) == [wish]
    assert asked(f"{OPENING}{wish} Why did the coating fail?") == ["Why did the coating fail?"]


def test_a_question_that_is_the_only_one_is_asked_whatever_follows() -> None:
    assert asked(f"{OPENING}What did we miss? Probably salt.") == ["What did we miss?"]
