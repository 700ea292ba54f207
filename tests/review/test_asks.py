"""``asks``: what counts as asking them for something."""

from __future__ import annotations

import pytest

from assistant.drafting.kinds import Kind
from assistant.facts.fact import Fact
from assistant.review.coach import review
from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed

GIVING = Kind("thanks", "Thanks", "", asks=False, questions=0)
OPENING = "Your allocator essay made me rethink our page cache. "


def asked(body: str, *facts: Fact) -> list[str]:
    return [ask.text for ask in Parsed(Reviewed(body, facts=facts)).asks]


def findings(body: str, kind: Kind | None = None) -> list[Finding]:
    return [found for found in review(Reviewed(body, kind=kind)).findings if found.check == "asks"]


@pytest.mark.parametrize(
    "ask",
    [
        "Why did you keep the free list per core?",
        "What made you choose a log over a tree, and would you again?",
        "how did you find the bug in the first place?",
        "Would you have twenty minutes for a coffee near your office next Tuesday?",
        "Could you tell me how you picked the page size.",
        "Let me know if you would be open to a call.",
        "Please send me the slides.",
        "I'd be grateful if you could look at our design.",
        "Would you mind introducing me to the team.",
        "I wanted to ask how you measured it.",
        "Did it help?",
        "Do you have any advice for somebody starting on storage?",
        "Can I ask you why the journal is separate?",
        "Can I buy you a coffee?",
        "You wrote that it took a year: was it worth it?",
        "My question is: “why not mmap?”",
        "Warum habt ihr euch gegen mmap entschieden?",
        "なぜログを選んだのですか？",
        "Have a look at https://ferrite.example/?q=1 and tell me: does it hold?",
        "If you have a minute, could you tell me which one you would drop.",
    ],
)
def test_it_asks(ask: str) -> None:
    assert len(asked(OPENING + ask)) == 1
    assert not findings(OPENING + ask)
    (extra,) = findings(OPENING + ask, GIVING)
    assert extra.text == ask


@pytest.mark.parametrize(
    "polite",
    [
        "How are you?",
        "how are you doing these days?",
        "How are things in Oslo?",
        "How have you been?",
        "How's it going?",
        "How's the new job?",
        "How is life at Ferrite?",
        "What's new with you?",
        "What have you been up to?",
        "So, how are you and the family?",
        "Hope you're well?",
        "Do you remember me from the compilers course?",
        "Hi Mara, how are you?",
        "Hi Mara,\nhow are you?",
        "Wie geht's?",
        "¿Cómo estás?",
        "Hvordan går det?",
        "Does that make sense?",
        "Small world?",
        "Can I help with the migration?",
        "Would you like me to review the draft?",
        "Would it help if I sent you our numbers?",
        "Let me know if I can help.",
        "Shout if you ever need a tester.",
        "Is there anything I can do?",
        "I read your essay “Why not mmap?” twice.",
        'I read your essay "Why not mmap?" twice.',
        "I read your essay “Why not mmap?”.",
        'Twice this week I opened "Why not mmap?"',
        "The talk asked “who owns the page?” and I kept thinking about it.",
        "See https://ferrite.example/?q=why for the thread.",
        "Thank you for the hour on Tuesday.",
        "Please find the slides with this.",
        "Please don't feel you have to answer.",
        "No need to answer.",
        "“Why?” she asked, and nobody knew.",
    ],
)
def test_it_does_not_ask(polite: str) -> None:
    assert asked(OPENING + polite) == []
    assert [found.message for found in findings(OPENING + polite)] == [
        "It asks them for nothing, so there is nothing to answer."
    ]
    assert not findings(OPENING + polite, GIVING)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("Why a log? How do you test it?", 2),
        ("Why a log? Or was it the disk?", 1),
        ("Why a log? I'd love to hear how it went.", 1),
        ("Why a log? Let me know what you think.", 1),
        ("Would Tuesday at ten suit you? Let me know if another day is easier.", 1),
        ("Let me know what works for you.", 1),
        ("I'd love to hear how it went.", 1),
        ("I'm curious how you test it.", 1),
        ("I was wondering about the cache. Why a log?", 1),
        ("Why a log? Could you also introduce me to Ivo?", 2),
        ("Why a log?? How??", 2),
        ("why a log? how do you test it? could you share the code?", 3),
        ("How are you? Why a log?", 1),
        ("- Why a log?\n- Why Rust?\n- Why now?", 3),
        ("", 0),
        ("?", 1),
    ],
)
def test_how_many(body: str, count: int) -> None:
    assert len(asked(body)) == count


def test_the_title_of_a_fact_is_no_question() -> None:
    essay = Fact(1, "Wrote the essay", title="Why not mmap?")
    assert asked("I read Why not mmap?", essay) == []
    assert asked("I read Why not mmap?") == ["I read Why not mmap?"]


def test_each_question_too_many_is_pointed_at() -> None:
    body = "Hi Mara,\n\nwhy a log? How do you test it? Can you share the code?\n\nAda"
    second, third = findings(body)
    assert (second.text, third.text) == ("How do you test it?", "Can you share the code?")
    assert body[second.start : second.end] == second.text
    assert second.severity == "warn"
    assert "second thing" in second.message
    assert "third thing" in third.message


def test_a_greeting_is_not_part_of_the_question() -> None:
    (found,) = findings("Hi Mara, why a log?", GIVING)
    assert found.text == "why a log?"


def test_a_message_that_gives_asks_nothing() -> None:
    (found,) = findings("Congratulations on the release! How did you do it?", GIVING)
    assert found.text == "How did you do it?"
    assert "gives" in found.message


def test_a_kind_may_ask_twice() -> None:
    twice = Kind("interview", "Interview", "", questions=2)
    assert not findings("Why a log? How do you test it?", twice)
    (found,) = findings("Why a log?", twice)
    assert found.message == "It asks 1 of the 2 things this kind of message asks."


def test_nothing_written_gets_no_advice_on_questions() -> None:
    assert not findings("  \n ")
