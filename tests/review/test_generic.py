"""``generic``: take the name out, and it must still point to this person."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Past
from assistant.drafting.kinds import Kind
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.review.coach import review
from assistant.review.finding import Reviewed
from assistant.review.parsed import Parsed
from assistant.review.weighing import weight
from tests.review.natural import messages
from tests.review.said import CONGRATULATE, QUESTION, RECONNECT, REFERRAL, THANKS, WARM_UP, found

MARA = Person("Mara Lindqvist", company="Ferrite", role="Staff engineer, storage", city="Gothenburg")
FACTS = (
    Fact(1, "Shipped “Ferrite 2”, which takes compaction off the write path.", id=1, kind="launch", title="Ferrite 2"),
    Fact(1, "Wrote “The cost of a tombstone”: deletes are slowest when space runs out.", id=2, kind="essay",
         title="The cost of a tombstone"),
    Fact(1, "Keeps a rig of forty machines whose power is cut at random all night.", id=3, kind="work"),
    Fact(1, "Gave a talk at Lagom Systems Day about three disks.", id=4, kind="talk"),
)  # fmt: skip
END = " Two lines would already help, and there is no hurry at all."


def said(body: str, kind: Kind = QUESTION, **more: object) -> list[str]:
    reviewed = Reviewed(f"Hi Mara,\n\n{body}{END}", kind=kind, **({"person": MARA, "facts": FACTS} | more))  # type: ignore[arg-type]
    return [one.message for one in found("generic", reviewed)]


@pytest.mark.parametrize(
    "body",
    [
        "I have one question for you. How do you decide what to work on next?",
        "I would like to learn from somebody with your experience. What should I read first?",
        "You seem to know a lot about databases. How did you learn it?",
        "I am a backend engineer and would like to grow. What would you tell your younger self?",
        "I liked your work a lot. What are you proud of?",
        "Your talk was great. Which question do people ask you most?",
        "I have been thinking about my career. How did you choose your field?",
        "There is one thing I would rather ask you than guess at. What is the hardest part of your job?",
        "I think that we would have much to talk about. What keeps you busy these days?",
        "Your career is what made me write. How do you keep learning?",
        "I run a parcel service. What would you do in my place?",
        "My team uses Rust and Postgres. Which one would you choose today?",
        "I saw your profile and thought of asking you. How do you stay up to date?",
    ],
)
def test_to_anyone(body: str) -> None:
    (message,) = said(body)
    assert "anyone" in message


@pytest.mark.parametrize(
    "body",
    [
        "I have one question about Ferrite 2. Which decision was the hardest?",
        "Your essay “The cost of a tombstone” made me count. How did you measure it?",
        "Your essay on tombstones made me count. How did you measure it?",
        "You cut the power of forty machines at night. How do you pick the moment?",
        "Deletes are slow when space runs out, you wrote. Where does that not hold?",
        "At Lagom Systems Day you named three disks. What became of them?",
        "Taking compaction off the write path cost us a month. What did it cost you?",
        "How did you decide that compaction may wait behind the write path?",
        "The rig of forty machines is what I would like to ask about. Who pays for the fuses?",
        "Which disks did you throw out after the power was cut at random?",
        "I am writing because of Lagom. What would you add to it today?",
        "Our deletes got slow last week. Does the tombstone count help you to see it coming?",
        "Does your note in the “Quiet disks” thread still hold?",
    ],
)
def test_to_one_person(body: str) -> None:
    assert said(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "I would like to know what it is like at Ferrite. How do you decide what to work on?",
        "You work at Ferrite, as I see. What would you tell somebody new?",
        "As a staff engineer, storage and all, you must see a lot. What do people get wrong?",
        "People speak well of Ferrite. What keeps you there?",
        "What was your path to Ferrite, and what keeps you there?",
    ],
)
def test_only_their_company_or_role(body: str) -> None:
    (message,) = said(body)
    assert "at Ferrite" in message


@pytest.mark.parametrize(
    "body",
    [
        "Congratulations on Ferrite 2! What is a good way to learn Kubernetes?",
        "Congrats on the launch of Ferrite 2. Where should somebody begin with networking?",
        "I saw The cost of a tombstone. Which bootcamp would a junior pick?",
        "I loved your essay on tombstones. Which laptop is best for embedded work?",
        "Well done on Ferrite 2. How important is mathematics for a salary negotiation?",
        "Great talk at Lagom Systems Day. Are certificates worth the money?",
        "I enjoyed The cost of a tombstone. How should a beginner prepare for interviews?",
        "The cost of a tombstone says that deletes get slow when space runs out. Which book on careers should I read?",
        "Your essay on tombstones stays in my head, because we delete a lot. Which courses are there for beginners?",
        "You keep a rig of forty machines. Is a university degree worth it for a junior developer?",
        "At Lagom Systems Day you spoke of three disks. How does one negotiate a salary?",
        "Ferrite 2 takes compaction off the write path. Which podcasts are there for students?",
    ],
)
def test_decoration(body: str) -> None:
    (message,) = said(body)
    assert message.startswith("Decoration")


@pytest.mark.parametrize(
    "body",
    [
        "Congratulations on Ferrite 2! What nearly kept it from going out?",
        "Congratulations on Ferrite 2. Which decision would you make again?",
        "I loved your essay on tombstones. How did you count the deletes?",
        "I saw The cost of a tombstone, and our deletes are slow too. Which metric of them should a beginner graph?",
        "Well done on Ferrite 2. It made me wonder about fairness. Which scheduler do readers get?",
        "I enjoyed your talk at Lagom Systems Day. Why three disks?",
        "Great work on Ferrite 2. Did you try deadlines before?",
        "I read The cost of a tombstone. What made you choose percentiles?",
        "The cost of a tombstone is on my desk. Which book on compaction should I read?",
        "Your essay on tombstones made me think of how I study. Which book did you learn it from?",
        "The cost of a tombstone is about deletes. Which course has deletes in it?",
        "You keep a rig of forty machines. Did talks with your vendors help?",
        "Your talk at Lagom Systems Day was on three disks. Which conference would be right for my own on fuses?",
    ],
)
def test_a_question_that_grows_out_of_it(body: str) -> None:
    assert said(body) == []


PERSONAL = (
    "The cost of a tombstone says that deletes are slowest when space runs out, and ours are.",
    "You keep a rig of forty machines whose power is cut at random.",
    "Congratulations on Ferrite 2, which takes compaction off the write path.",
)
UNRELATED = (
    "What is your favourite film?",
    "What do you think about AI?",
    "Which running shoes would you buy for a first marathon?",
    "How did you get your first job?",
    "Which three tools would you take to a desert island?",
    "Do you have a good recipe for pumpkin soup?",
    "How much does a senior engineer earn in Gothenburg?",
    "Should I learn Rust or C?",
    "How do you stay motivated?",
    "Which two books should everyone read?",
    "Who will win the world cup?",
    "Is remote work better than an office?",
    "Do you prefer tabs or spaces?",
    "Will AI take our jobs?",
    "What music do you listen to while coding?",
    "Would you rather be rich or famous?",
    "Where should I go on holiday in spring?",
    "How do you balance work and family?",
    "Which editor do you use?",
    "What would you do if you won the lottery?",
    "Do you play chess?",
    "What did you study at university?",
    "What is your opinion on cryptocurrencies?",
    "Did you watch the football last night?",
    "Can you recommend a good dentist?",
    "Do you believe in aliens?",
    "How would you teach children to code?",
    "What is the meaning of life?",
    "When did you move to Sweden?",
    "How do you organise your e-mail?",
    "What advice would you give your younger self?",
    "How do I become a better engineer?",
)
"""Of the last four it cannot be told: they ask what the person did, or have no subject."""

TIED = {
    "Do you prefer tabs or spaces?",
    "Is remote work better than an office?",
    "Did you watch the football last night?",
}
"""Those of which a word stands in a fact by chance."""


def test_unrelated_questions_are_told_from_those_that_grow_out_of_it() -> None:
    missed = {body: question for body in PERSONAL for question in UNRELATED if not said(f"{body} {question}")}
    told = [[bool(said(f"{body} {question}")) for question in UNRELATED] for body in PERSONAL]
    assert all(sum(one) >= 25 for one in told), missed
    for body in PERSONAL:
        for question in UNRELATED:
            reviewed = Reviewed(f"Hi Mara,\n\n{body} {question}", kind=QUESTION, person=MARA, facts=FACTS)
            carried = weight(reviewed, Parsed(reviewed))
            assert carried is not None and (carried.question != "depends" or question in TIED), question


def test_good_messages_hardly_ever_have_a_question_that_does_not_belong() -> None:
    asking = [one for one in messages() if Parsed(one.draft).asks]
    told = [one.id for one in asking if any("Decoration" in found.message for found in one.report().findings)]
    assert len(asking) > 60 and len(told) / len(asking) <= 0.03, told


def test_it_says_which_sentence_carries_the_weight() -> None:
    body = "Hi Mara,\n\nI run a parcel service. Your essay on tombstones made me count. How did you measure it?"
    reviewed = Reviewed(body, kind=QUESTION, person=MARA, facts=FACTS)
    carrying = weight(reviewed, Parsed(reviewed))
    assert carrying is not None
    assert carrying.sentence.text == "Your essay on tombstones made me count."
    assert (carrying.by, carrying.facts, carrying.question) == ("fact", (2,), "depends")
    nothing = Reviewed("Hi Mara, how do you decide what to do?", kind=QUESTION, person=MARA, facts=FACTS)
    assert weight(nothing, Parsed(nothing)) is None


def carries(body: str) -> str | None:
    reviewed = Reviewed(body, kind=QUESTION, person=MARA, facts=FACTS, ties=())
    found = review(reviewed).weight
    return found.sentence.text if found else None


def test_it_stands_on_nothing_that_is_held_back_or_invented() -> None:
    true = "Your essay on tombstones made me count."
    asked = "How do you decide what to do?"
    assert carries(f"Hi Mara,\n\nYou studied at Stanford with Petra Kovacs. {asked}") is None
    assert carries(f"Hi Mara,\n\nYou studied at Stanford with Petra Kovacs. {true} {asked}") == true
    assert carries(f"Hi Mara,\n\nSee https://evil.com/tombstone for why. {asked}") is None
    assert carries(f"Hi Mara,\n\nSee tombstone.rig.example for the rig of machines. {asked}") is not None
    assert carries(f"Subject: The cost of a tombstone\nHi Mara,\n\n{asked}") is None
    assert carries(f"Subject: The cost of a tombstone\nHi Mara,\n\n{true} {asked}") == true
    # What is doubtful in it does not take the rest of the sentence away.
    mixed = "Your essay “The cost of a tombstone” won a prize in Rotterdam."
    assert carries(f"Hi Mara,\n\n{mixed} {asked}") == mixed


def test_it_stands_on_no_past_that_is_not_on_record() -> None:
    asked = "How do you decide what to do?"
    for untrue in (
        "Since I saw you in Oslo I think of Ferrite 2.",
        "When we met in Rome you showed me the rig of forty machines.",
    ):
        assert carries(f"Hi Mara,\n\n{untrue} {asked}") is None
        true = "Your essay on tombstones made me count."
        assert carries(f"Hi Mara,\n\n{untrue} {true} {asked}") == true


def test_the_past_and_what_was_typed_point_to_them() -> None:
    past = Past(answered="They logged which notes people scrolled past.")
    body = "You told me that you logged which notes people scrolled past. What came of it in the end?"
    assert said(body, facts=()) == ["It could have gone to anyone: without the name, nothing points to them."]
    assert said(body, facts=(), past=past) == []
    about = "how they chose the fuse vendor"
    assert said("Could you tell me how you chose the fuse vendor for it?", facts=(), about=about) == []


def test_kinds_that_lean_on_the_two_need_no_fact() -> None:
    body = "Thank you for your answer, and for taking the time. You did not have to, and you did."
    assert said(body, THANKS) == []
    assert said("I would like to apply for a role at Ferrite. Would you be willing to refer me?", REFERRAL) == []
    plain = "You came to my mind, so I thought I would simply write. What are you working on these days?"
    assert said(plain, RECONNECT)  # there are facts to write from
    assert said(plain, RECONNECT, facts=()) == []
    assert said("Congratulations on the new role. I was glad to hear of it.", CONGRATULATE)
    assert said("Congratulations on the new role. I was glad to hear of it.", CONGRATULATE, about="the new role") == []
    assert said("I think we would have much to talk about. Coffee on Friday, or whenever suits you?", WARM_UP)


def test_silent_where_it_cannot_be_told() -> None:
    body = "I have one question for you. How do you decide what to work on next?"
    assert said(body, person=None) == []
    assert not found("generic", Reviewed("How do you decide?", kind=QUESTION, person=MARA, facts=FACTS))
    german = "Ich habe eine Frage an Sie. Wie entscheiden Sie, was Sie als nächstes machen, und was nicht?"
    assert not found("generic", Reviewed(german, kind=QUESTION, person=MARA, facts=FACTS))
