"""What the person says of a sentence is believed, and no more than that."""

from __future__ import annotations

from dataclasses import replace

from assistant.drafting.draft import Tie
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.review.coach import review
from assistant.review.finding import Report, Reviewed
from assistant.review.mending import nearest, sentence_at

MARA = Person("Mara Lindqvist", company="Ferrite")
FACTS = (
    Fact(1, "Wrote “The cost of a lock”, on why she dropped mutexes", id=1, kind="essay", title="The cost of a lock"),
    Fact(1, "Keeps a rig of forty machines", id=2, kind="work"),
)
SENTENCE = "You gave it in Rotterdam."
BODY = f"Hi Mara,\n\nI look after queues at a bank. {SENTENCE} You gave it twice in Lisbon. What broke first?\n\nAda"


def seen(*ties: Tie, **more: object) -> Report:
    return review(Reviewed(BODY, person=MARA, facts=FACTS, ties=ties, **more))  # type: ignore[arg-type]


def doubts(report: Report) -> list[str]:
    return [one.text for one in report.findings if one.check == "unsupported"]


def test_a_tie_bears_out_its_sentence_and_no_other() -> None:
    assert doubts(seen()) == ["Rotterdam", "Lisbon"]
    report = seen(Tie(SENTENCE, (2,)))
    assert doubts(report) == ["Lisbon"]
    (tied,) = report.tied
    assert (BODY[tied.start : tied.end], tied.facts) == (SENTENCE, (2,))
    assert any(one.start == tied.start and one.facts == (2,) for one in report.support)


def test_a_sentence_that_was_made_a_question_leans_on_nothing() -> None:
    report = seen(Tie(SENTENCE))
    assert doubts(report) == ["Lisbon"]
    assert not any(one.start == BODY.index(SENTENCE) for one in report.support)


def test_a_tie_to_what_is_gone_or_not_usable_is_none() -> None:
    assert doubts(seen(Tie(SENTENCE, (9,)))) == ["Rotterdam", "Lisbon"]
    assert doubts(seen(Tie(SENTENCE, (9, 1)))) == ["Lisbon"]


def test_a_tie_holds_for_the_very_words_however_they_are_wrapped() -> None:
    wrapped = replace(Reviewed(BODY, person=MARA, facts=FACTS, ties=(Tie(SENTENCE, (2,)),)))
    assert doubts(review(replace(wrapped, body=BODY.replace("gave it in", "gave it\nin", 1)))) == ["Lisbon"]
    assert "Rotterdam" in doubts(review(replace(wrapped, body=BODY.replace("Rotterdam.", "Rotterdam in May.", 1))))


def test_a_tie_does_not_give_away_what_is_private() -> None:
    told = "You moved to Lisbon with a newborn."
    body = f"Hi Mara,\n\n{told} What broke first?"
    tied = Reviewed(
        body, person=MARA, facts=FACTS, private=("Moved to Lisbon with a newborn.",), ties=(Tie(told, (2,)),)
    )
    found = [one for one in review(tied).findings if one.check == "unsupported"]
    assert found
    assert not any(one.question for one in found)


def test_what_is_tied_carries_weight() -> None:
    plain = (
        "Hi Mara,\n\nThe harbour was loud that night, as one could hear. What broke first, and who was it that heard?"
    )
    line = "The harbour was loud that night, as one could hear."
    reviewed = Reviewed(plain, person=MARA, facts=FACTS)
    assert "generic" in {one.check for one in review(reviewed).findings}
    report = review(replace(reviewed, ties=(Tie(line, (1,)),)))
    assert "generic" not in {one.check for one in report.findings}
    assert report.weight is not None
    assert (report.weight.sentence.text, report.weight.by, report.weight.facts) == (line, "fact", (1,))


def test_the_nearest_facts_come_first() -> None:
    assert [fact.id for fact in nearest("You dropped the mutexes, and the lock.", FACTS)] == [1, 2]
    assert [fact.id for fact in nearest("Your rig has sixty machines.", FACTS)] == [2, 1]
    assert [fact.id for fact in nearest("", FACTS)] == [1, 2]


def test_the_sentence_round_a_place() -> None:
    assert sentence_at(BODY, BODY.index("Rotterdam")) == SENTENCE
    assert sentence_at(BODY, 9) == ""
