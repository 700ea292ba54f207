"""``vague-ask`` and ``big-ask-early``."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Past
from assistant.drafting.kinds import Kind
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.review.finding import Reviewed
from tests.review.said import INTRODUCTION, QUESTION, RECONNECT, REFERRAL, THANKS, WARM_UP, found

MARA = Person("Mara Lindqvist", company="Ferrite")
OPENING = "Hi Mara,\n\nyour essay on tombstones made me count our deletes. "


@pytest.mark.parametrize(
    "ask",
    [
        "Could I pick your brain some time?",
        "I'd love to pick your brain about databases.",
        "Could we hop on a quick call?",
        "Would you jump on a call with me next week?",
        "I would love to connect.",
        "Let's connect!",
        "Do you have any advice?",
        "Do you have any advice for someone starting out?",
        "Would you share some tips?",
        "Could you tell me more about your work?",
        "I'd love to hear your story.",
        "I would love to learn more about what you do.",
        "How did you get where you are today?",
        "How did you get started?",
        "What is it like to work there?",
        "Are you up for a virtual coffee chat?",
        "I'd love to get your thoughts.",
        "Could we have a quick chat?",
        "What advice would you give?",
        "Can I ask you a few questions?",
        "I'd love to explore potential synergies.",
        "Could you tell me how to get better at my craft?",
        "How do I become a better engineer?",
        "How can I grow as a developer?",
        "How do you get better at what you do?",
        "Would you tell me how I can improve?",
        "How should I get into tech?",
        "What should I do to improve as an engineer?",
        "Any idea how I could get better at my job?",
        "How does one grow in this field?",
        "Could you tell me how to grow in firmware?",
        "How can I become better in embedded work?",
    ],
)
def test_vague(ask: str) -> None:
    (one,) = found("vague-ask", Reviewed(OPENING + ask, kind=QUESTION))
    assert one.text in ask


@pytest.mark.parametrize(
    "ask",
    [
        "How did you choose the batch window?",
        "How do I get better at reading linker maps?",
        "How can I improve the hit rate of the cache?",
        "How do you get better locality in the table?",
        "How did it get better after the rewrite?",
        "How do I become a maintainer of Tessel?",
        "Do you have any advice on picking a page size?",
        "What advice would you give on sizing the write buffer?",
        "Could you tell me more about the way you cut the power?",
        "Would you tell me how you decided which disks to trust?",
        "I'd love to get your thoughts on “fsync or not”.",
        "Which tip about compaction did people get wrong?",
        "How did you get the team to agree on a nightly cut?",
        "What is it like to run forty machines without a UPS?",
        "Could we talk for twenty minutes on video next Tuesday at 16:00 about the rig?",
        "Which connect timeout do you use?",
        "I would love to connect the two rigs; which switch did you take?",
        "What do you think the next bottleneck will be?",
        "Would you have a pointer on when to stop batching?",
        "Your brain teaser about fsync got us all; who wrote it?",
        "Could you tell me how to grow crystals in silicone?",
        "How do I grow the heap in firmware that is running?",
    ],
)
def test_not_vague(ask: str) -> None:
    assert not found("vague-ask", Reviewed(OPENING + ask, kind=QUESTION))


def test_a_warm_up_and_a_reconnect_may_ask_broadly() -> None:
    body = OPENING + "I'd love to hear your story. Could I buy you a coffee on Tuesday at nine, or whenever suits you?"
    assert not found("vague-ask", Reviewed(body, kind=WARM_UP))
    assert not found("vague-ask", Reviewed(body, kind=RECONNECT))
    assert found("vague-ask", Reviewed(OPENING + "Can I pick your brain over coffee?", kind=WARM_UP))


def test_a_title_is_theirs() -> None:
    body = OPENING + "Why did you call it “Can I pick your brain?”"
    assert not found("vague-ask", Reviewed(body))
    fact = Fact(1, "Wrote it", title="Any advice for beginners")
    assert not found("vague-ask", Reviewed(OPENING + "What came of Any advice for beginners?", facts=(fact,)))


BIG = [
    "Is Ferrite hiring?",
    "Is Ferrite recruiting engineers these days?",
    "Could you refer me for the storage role?",
    "Would you be open to a referral?",
    "I was hoping you could put in a good word for me.",
    "Would you introduce me to your CTO?",
    "I'd love an introduction to Ana Lopes.",
    "Could you make an intro to the hiring manager?",
    "Please pass on my CV to your team.",
    "Would you have a look at my resume?",
    "I have attached my CV.",
    "Is your team hiring?",
    "Would you be my mentor?",
    "Could you connect me with somebody on the storage team?",
    "Would you vouch for me?",
    "Could you help me find a job at Ferrite?",
    "Would you put me in touch with Ana?",
    "Would you be willing to refer me?",
    "Would you be happy to introduce me to the team?",
]


@pytest.mark.parametrize("ask", BIG)
def test_too_early(ask: str) -> None:
    (one,) = found("big-ask-early", Reviewed(OPENING + ask, kind=QUESTION, person=MARA))
    assert one.text
    assert "Mara" in one.message


@pytest.mark.parametrize("ask", BIG)
def test_not_too_early_for_a_friend_or_after_an_answer(ask: str) -> None:
    friend = Person("Mara Lindqvist", closeness="friend")
    assert not found("big-ask-early", Reviewed(OPENING + ask, kind=QUESTION, person=friend))
    assert not found(
        "big-ask-early", Reviewed(OPENING + ask, kind=QUESTION, person=MARA, happened=frozenset({"replied"}))
    )
    assert not found("big-ask-early", Reviewed(OPENING + ask, kind=QUESTION, person=MARA, past=Past(spoke=True)))
    assert not found("big-ask-early", Reviewed(OPENING + ask, kind=QUESTION))  # nothing is known of the two


@pytest.mark.parametrize(
    "body",
    [
        "How do you decide whom to refer?",
        "Which hash do you use to introduce a new node?",
        "Could you introduce me to the idea behind tombstones?",
        "Thank you for introducing me to Ana.",
        "I'm happy to introduce you to our data team. How do you test it?",
        "I could refer you to two papers on it. Which do you know?",
        "What made you hire only people who had run a rig?",
        "How is your team hiring for storage these days?",
        "Which cache do you recommend for a read-heavy load?",
        "Where can I find the introduction to the paper?",
        "Could you connect the two ideas for me?",
        "No referral, no job: I only have one question. Why a log?",
        "Is there a good introduction to storage that you would name?",
        "Is Ferrite recruiting testers for the log?",
        "Is the queue hiring threads?",
    ],
)
def test_not_a_big_ask(body: str) -> None:
    assert not found("big-ask-early", Reviewed(OPENING + body, kind=QUESTION, person=MARA))


@pytest.mark.parametrize("kind", [REFERRAL, INTRODUCTION, Kind("sponsor", "S", "", allowed_by=("met", "friend"))])
def test_a_big_kind_is_early_whatever_its_words(kind: Kind) -> None:
    body = OPENING + "There is a favour I would like to ask, and it is easy to turn down."
    assert found("big-ask-early", Reviewed(body, kind=kind, person=MARA))
    assert not found("big-ask-early", Reviewed(body, kind=kind, person=MARA, happened=frozenset({"met"})))
    # What allows it is the kind's to say.
    early = Reviewed(body, kind=kind, person=MARA, happened=frozenset({"sent"}))
    assert found("big-ask-early", early)


def test_thanks_wait_for_an_answer_but_are_no_big_ask() -> None:
    thanks = Kind("thanks", "T", "", asks=False, questions=0, allowed_by=("replied", "met"))
    assert not found("big-ask-early", Reviewed("Thank you for your answer.", kind=thanks, person=MARA))
    assert not found("big-ask-early", Reviewed("Thank you for the introduction to Ana.", kind=THANKS, person=MARA))
