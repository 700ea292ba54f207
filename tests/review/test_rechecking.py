"""A re-check says what a first look would say, and works out only what changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.review import rechecking
from assistant.review.coach import review
from assistant.review.finding import Reviewed
from assistant.review.grounding.judge import Grounding
from assistant.review.text import Span
from assistant.settings.schema import Me
from tests.review.labelled.measure import HERE, _read, reviewed
from tests.review.natural import messages


def drafts() -> list[Reviewed]:
    """Whole messages with all that is known round them, from the sets to tune on."""
    found = [message.draft for message in messages()]
    for path in sorted(HERE.glob("*_tune.toml")):
        tables = _read(path)
        dossiers = {one["id"]: one for one in tables["dossier"]}
        for draft in tables["draft"]:
            body = " ".join(sentence["text"] for sentence in draft["sentence"])
            found.append(reviewed(body, draft, dossiers[draft["dossier"]]))
    return found


DRAFTS = drafts()
LONG = max((one for one in DRAFTS if one.facts), key=lambda one: len(one.body))


def forget() -> None:
    rechecking._kept = []


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    forget()


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(DRAFTS), st.data())
def test_after_any_edits_it_says_what_a_first_look_says(draft: Reviewed, data: st.DataObject) -> None:
    body = draft.body
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(body)))
        gone = data.draw(st.sampled_from([0, 0, 0, 1, 12, 80]))
        put = data.draw(st.sampled_from(["x", " ", ".", "You said so. ", "I read it. ", "It is in Rust. ", "\n\n", ""]))
        body = body[:at] + put + body[at + gone :]
        warm = review(replace(draft, body=body))
        kept = rechecking._kept
        forget()
        cold = review(replace(draft, body=body))
        rechecking._kept = kept
        assert warm == cold


def test_sentences_that_trade_places_are_judged_anew_where_it_matters() -> None:
    for draft in DRAFTS[:40]:
        parts = draft.body.split(". ")
        for body in (". ".join(reversed(parts)), ". ".join(sorted(parts)), draft.body):
            warm = review(replace(draft, body=body))
            kept = rechecking._kept
            forget()
            assert review(replace(draft, body=body)) == warm
            rechecking._kept = kept


def test_a_keystroke_judges_its_own_sentence_and_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    judge = Grounding._judge

    def counted(self: Grounding, sentence: Span, *more: Any) -> Any:
        judged.append(sentence.text)
        return judge(self, sentence, *more)

    monkeypatch.setattr(Grounding, "_judge", counted)
    review(LONG)
    assert len(judged) > 4
    judged.clear()
    review(LONG)
    assert judged == []
    middle = LONG.body.index(" ", len(LONG.body) // 2)
    review(replace(LONG, body=LONG.body[:middle] + "x" + LONG.body[middle:]))
    assert 1 <= len(judged) <= 2


FACTS = (
    Fact(1, "Wrote “Slow maps”, on why tiles should be drawn twice", id=1, kind="essay", title="Slow maps",
         date="2025-02-01"),
    Fact(1, "Keeps a rig of forty machines", id=2, kind="work"),
    Fact(1, "Launched “Ferrite 2”", id=3, kind="launch", title="Ferrite 2", date="2026-03-01"),
)  # fmt: skip
ADA = Reviewed("", person=Person("Ada Brandt", company="Kiln"), me=Me(name="Kim"), facts=FACTS, today="2026-03-02")
BODY = (
    "Hi Ada,\n\nYour essay “Slow maps” is out. You gave it in Rotterdam. I read it. It was good to meet you last week. "
    "What broke first?\n\nKim"
)


def said(draft: Reviewed) -> list[tuple[str, str]]:
    return [(one.text, one.message) for one in review(draft).findings if one.check == "unsupported"]


@pytest.mark.parametrize(
    ("before", "other", "sentence"),
    [
        ("You keep a rig of forty machines.", "I look after queues at a bank.", "It has sixty wheels by now."),
        ("Your essay “Slow maps” is out.", "I look after queues at a bank.", "That was yesterday."),
        ("You launched “Ferrite 2” at last.", "You keep a rig of forty machines.", "That was yesterday."),
    ],
)
def test_what_stands_before_a_sentence_counts(before: str, other: str, sentence: str) -> None:
    one = replace(ADA, body=f"Hi Ada,\n\n{before} {sentence} Why?\n\nKim")
    two = replace(ADA, body=f"Hi Ada,\n\n{other} {sentence} Why?\n\nKim")
    first = said(one)
    warm = said(two)
    forget()
    assert said(two) == warm != first


@pytest.mark.parametrize(
    "other",
    [
        {"facts": (*FACTS, Fact(1, "Gave it in Rotterdam", id=77))},
        {"facts": ()},
        {"about": "Rotterdam"},
        {"me": Me(name="Kim", city="Rotterdam")},
        {"private": ("Lives in Rotterdam",)},
        {"proposed": ("Lives in Rotterdam",)},
        {"happened": frozenset({"met"})},
        {"person": Person("Ada Brandt", company="Kiln", city="Rotterdam")},
    ],
    ids=str,
)
def test_what_is_known_now_counts(other: dict[str, Any]) -> None:
    """Nothing is remembered from when less was known, or more."""
    before = review(replace(ADA, body=BODY))
    changed = replace(ADA, body=BODY, **other)
    warm = review(changed)
    forget()
    assert review(changed) == warm != before


def test_what_is_remembered_is_bounded() -> None:
    for number in range(rechecking.KEPT + 2):
        review(replace(LONG, about=f"question {number}"))
    assert len(rechecking._kept) == rechecking.KEPT
    memory = rechecking.memory_of(LONG)
    memory.points.update({str(number): (0, "data", ()) for number in range(rechecking.MOST + 1)})
    assert not rechecking.memory_of(LONG).points
