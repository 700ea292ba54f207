"""Angles: the same brief from several sides, with another fact in front as long as there are others."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.about import read_about
from assistant.drafting.angles import ASKED, ASKING, MOST, OPENING, angle, variants
from assistant.drafting.channels import load_channels
from assistant.drafting.draft import Brief
from assistant.drafting.kind_files import KindFiles
from assistant.drafting.prompt import PromptBuilder
from assistant.drafting.prompt_type import Prompt
from assistant.drafting.values import choose_lead, may_lead
from assistant.facts.fact import FACT_KINDS, Fact
from assistant.people.person import Person
from assistant.settings.schema import Coach, Me

ESSAY = Fact(1, "Wrote about nullable columns", id=11, kind="essay", title="Boring schemas")
TALK = Fact(1, "Spoke about tombstones in an LSM tree", id=12, kind="talk", title="The cost of a tombstone")
LAUNCH = Fact(1, "Launched an embedded database", id=13, kind="launch", title="Ferrite")
UNTITLED = Fact(1, "Likes long walks", id=14, kind="interest")
LIFE = Fact(1, "Moved to Oslo", id=15, kind="life", title="Oslo")
ALL = (UNTITLED, ESSAY, LIFE, TALK, LAUNCH)


def brief(*facts: Fact, about: str = "", **more: object) -> Brief:
    made = Brief(Me(name="Ada"), Person("Mara Lindqvist", id=1), facts, "question", "email", about)
    return replace(made, **more)  # type: ignore[arg-type]


def fronts(briefs: list[Brief]) -> list[int]:
    """The facts that these grow out of."""
    leads: list[int] = []
    for one in briefs:
        lead = choose_lead(one.facts, read_about(one.about))
        leads.append(one.lead or (lead.id if lead else 0))
    return leads


# Variants.


def test_the_first_is_the_brief_itself() -> None:
    asked = brief(*ALL, about="how you chose the schemas", take=3, lead=13, samples=("Hello",))
    for number in range(1, MOST + 1):
        assert variants(asked, number)[0] is asked
        assert len(variants(asked, number)) == number


def test_the_others_grow_out_of_the_other_facts_in_order() -> None:
    assert fronts(variants(brief(*ALL), 4)) == [11, 12, 13, 11]
    assert fronts(variants(brief(*ALL, about="why deletes leave a tombstone"), 4)) == [12, 13, 11, 12]
    assert fronts(variants(brief(*reversed(ALL)), 3)) == [13, 12, 11]


def test_nor_do_they_grow_out_of_the_one_that_was_chosen() -> None:
    assert fronts(variants(brief(*ALL, lead=12), 3)) == [12, 13, 11]


def test_what_cannot_be_named_does_not_lead() -> None:
    assert fronts(variants(brief(UNTITLED, LIFE, ESSAY), 3)) == [11, 11, 11]
    assert [one.lead for one in variants(brief(UNTITLED, LIFE), 3)] == [0, 0, 0]
    assert [one.lead for one in variants(brief(), 3)] == [0, 0, 0]


def test_nothing_else_of_the_brief_changes() -> None:
    asked = brief(*ALL, about="how you chose", take=2, everything=True, samples=("Hello",))
    for step, one in enumerate(variants(asked, MOST)):
        assert replace(one, take=2, lead=0) == asked
        assert one.take == 2 + step


FACTS = st.lists(
    st.builds(
        Fact,
        person_id=st.just(1),
        text=st.sampled_from(["Wrote about schemas", "Spoke about deletes", "Launched a database"]),
        id=st.integers(1, 99),
        kind=st.sampled_from(FACT_KINDS),
        title=st.sampled_from(["", "Schemas", "Deletes", "Ferrite"]),
    ),
    max_size=7,
    unique_by=lambda fact: fact.id,
).map(tuple)


@given(FACTS, st.sampled_from(["", "how you chose the schemas", "deletes?"]), st.integers(1, MOST), st.integers(0, 9))
def test_as_many_facts_lead_as_can(facts: tuple[Fact, ...], about: str, number: int, take: int) -> None:
    turned = variants(brief(*facts, about=about, take=take), number)
    named = [fact.id for fact in facts if may_lead(fact)]
    assert [one.take for one in turned] == list(range(take, take + number))
    assert len(set(fronts(turned))) == min(number, max(1, len(named)))
    assert set(fronts(turned)) <= {*named} if named else set(fronts(turned)) == {0}


# Angles.


@pytest.mark.parametrize("sides", [ASKING, ASKED, OPENING])
def test_the_first_take_is_left_to_the_model_and_the_others_differ(sides: tuple[str, ...]) -> None:
    assert sides[0] == ""
    assert all(sides[1:])
    assert len(set(sides)) == len(sides)


def test_there_is_an_angle_for_every_variant_that_asks() -> None:
    assert len(ASKING) == len(ASKED) == MOST
    for about in ("", "how you chose"):
        told = [angle(one, asks=True) for one in variants(brief(*ALL, about=about), MOST)]
        assert len(set(told)) == MOST


@given(st.integers(0, 1000), st.sampled_from(["", "  ", "how you chose", "?"]), st.booleans())
def test_what_a_take_is_told(take: int, about: str, asks: bool) -> None:
    sides = (ASKED if about.strip() else ASKING) if asks else OPENING
    assert angle(brief(about=about, take=take), asks=asks) == sides[take % len(sides)]


def prompts_of(asked: Brief, number: int, room: int = 0) -> list[Prompt]:
    """The prompts of its variants, in a home that has a kind of its own, "hello", which asks nothing."""
    prompts, templates = (Path(os.environ["HOME"]) / name for name in ("prompts", "templates"))
    for folder, text in ((prompts, "Say hello."), (templates, "+++\nasks = false\nquestions = 0\n+++\nHi")):
        folder.mkdir(exist_ok=True)
        (folder / "hello.jinja").write_text(text, encoding="utf-8")
    channels = load_channels({})
    builder = PromptBuilder(KindFiles(prompts, templates, channels), channels, Coach(), "sample", room)
    return [builder.build(one) for one in variants(asked, number)]


@pytest.mark.parametrize(("kind", "sides"), [("question", ASKING), ("hello", OPENING)])
def test_the_angle_and_the_fact_in_front_are_in_the_prompt(kind: str, sides: tuple[str, ...]) -> None:
    prompts = prompts_of(brief(*ALL, kind=kind), 3)
    assert len({prompt.messages[0]["content"] for prompt in prompts}) == 1
    assert {prompt.fact_ids for prompt in prompts} == {(14, 11, 15, 12, 13)}
    users = [prompt.messages[1]["content"] for prompt in prompts]
    assert "Angle" not in users[0]
    for number, fact in ((1, 4), (2, 5)):  # as the facts are numbered there
        assert f"Angle of this one: grow it out of [{fact}]; {sides[number]}." in users[number]


def test_the_fact_in_front_has_the_number_that_it_has_after_others_were_left_out() -> None:
    for prompt, lead in zip(prompts_of(brief(*ALL), 3, room=1)[1:], (12, 13), strict=True):
        assert prompt.fact_ids == (lead,)
        assert "grow it out of [1];" in prompt.messages[1]["content"]


def test_no_two_variants_that_ask_are_sent_the_same() -> None:
    for facts in ((), (ESSAY,), ALL):
        assert len({prompt.messages[1]["content"] for prompt in prompts_of(brief(*facts), MOST)}) == MOST


def test_nor_two_that_do_not_ask() -> None:
    prompts = prompts_of(brief(*ALL, kind="hello"), MOST)
    assert len({prompt.messages[1]["content"] for prompt in prompts}) == MOST
