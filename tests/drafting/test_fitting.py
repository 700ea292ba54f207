"""Fitting a prompt into a model's context: the least useful facts are left out, and said to be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import demo
from assistant.drafting.about import read_about
from assistant.drafting.channels import load_channels
from assistant.drafting.draft import Brief
from assistant.drafting.kind_files import KindFiles
from assistant.drafting.prompt import PromptBuilder
from assistant.drafting.prompt_type import Prompt
from assistant.drafting.values import choose_lead, nearness
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.settings.schema import Coach

CHANNELS = load_channels({})
KINDS = KindFiles(Path("no-home"), Path("no-home"), CHANNELS)
MARA = Person("Mara Lindqvist", id=1, company="Ferrite", city="Oslo")
ESTIMATED, EXACT = "sample", "gpt-4o"
SUBJECTS = ("schemas", "tombstones", "compaction", "checksums", "iterators", "snapshots", "replication", "backups")
FACTS = tuple(
    Fact(1, f"Wrote about {subject} in small databases", id=number, kind="essay", title=subject.title(), date="2026-05")
    for number, subject in enumerate(SUBJECTS, 1)
)
"""Newest first."""


def brief(**more: object) -> Brief:
    return replace(Brief(demo.me(), MARA, FACTS, "question", "email", ""), **more)  # type: ignore[arg-type]


def build(asked: Brief, room: int = 0, model: str = ESTIMATED) -> Prompt:
    return PromptBuilder(KINDS, CHANNELS, Coach(), model, room).build(asked)


def with_facts(asked: Brief, *ids: int, model: str = ESTIMATED) -> int:
    """Tokens of the prompt with these facts alone."""
    return build(replace(asked, facts=tuple(fact for fact in asked.facts if fact.id in ids)), model=model).tokens


# Nothing is left out.


@pytest.mark.parametrize("model", [ESTIMATED, EXACT])
def test_what_fits_is_left_as_it_is(model: str) -> None:
    whole = build(brief(), model=model)
    for room in (0, whole.tokens, whole.tokens + 1, 100_000):
        prompt = build(brief(), room, model)
        assert prompt == whole
        assert prompt.left_out == () and prompt.notes == () and prompt.room == 0
        assert prompt.fact_ids == tuple(range(1, 9))
    assert build(brief(), whole.tokens - 1, model).left_out


@pytest.mark.parametrize("room", [1, 256, 600])
def test_everything_is_sent_on_demand(room: int) -> None:
    prompt = build(brief(everything=True), room)
    assert prompt == build(brief(everything=True))
    assert prompt.fact_ids == tuple(range(1, 9))
    assert prompt.tokens > room and prompt.left_out == () and prompt.notes == ()


def test_private_facts_are_not_everything() -> None:
    secret = Fact(1, "Is leaving in spring", id=21, private=True)
    prompt = build(brief(everything=True, facts=(secret, *FACTS)), 100)
    assert prompt.left_out == (21,)
    assert "leaving" not in prompt.messages[1]["content"]
    assert prompt.notes == ()


# The least useful first.


@pytest.mark.parametrize("model", [ESTIMATED, EXACT])
def test_the_old_ones_go_first_where_nothing_is_asked(model: str) -> None:
    for kept in range(1, 8):
        room = with_facts(brief(), *range(1, kept + 1), model=model)
        prompt = build(brief(), room, model)
        assert prompt.tokens <= room
        # The newest stay, however many.
        assert prompt.fact_ids == tuple(range(1, len(prompt.fact_ids) + 1))
        assert prompt.left_out == tuple(range(len(prompt.fact_ids) + 1, 9))


@pytest.mark.parametrize("model", [ESTIMATED, EXACT])
def test_what_is_asked_about_stays_however_old(model: str) -> None:
    asked = brief(about="how you take snapshots for backups")
    whole = build(asked, model=model).tokens
    fitted = [build(asked, room, model).fact_ids for room in range(whole - 90, whole)]
    assert all(6 in ids for ids in fitted)
    assert [ids for ids in fitted if ids == (6, 8) or set(ids) > {6, 8}]
    for ids in fitted:
        assert ids == (6,) or {6, 8} <= set(ids)


def test_the_fact_it_grows_out_of_stays_even_where_there_is_no_room() -> None:
    for asked, stays in (
        (brief(), 1),
        (brief(lead=5), 5),
        (brief(about="how you chose checksums"), 4),
        (brief(about="how you chose checksums", lead=7), 7),
        (brief(facts=tuple(replace(fact, title="") for fact in FACTS)), 1),
        (brief(facts=tuple(replace(fact, title="") for fact in FACTS), lead=3), 3),
        (brief(lead=99), 1),
    ):
        prompt = build(asked, 1)
        assert prompt.fact_ids == (stays,)
        assert prompt.left_out == tuple(fact.id for fact in FACTS if fact.id != stays)
        assert prompt.tokens > 1


def test_one_fact_or_none_is_sent_though_it_does_not_fit() -> None:
    for facts in ((), FACTS[:1]):
        prompt = build(brief(facts=facts), 1)
        assert prompt.fact_ids == tuple(fact.id for fact in facts)
        assert prompt.left_out == () and prompt.notes == ()


# What is said of it.


def test_what_was_left_out_is_named() -> None:
    room = with_facts(brief(), 1, 2, 3)
    prompt = build(brief(), room)
    user = prompt.messages[1]["content"]
    assert prompt.room == room
    assert prompt.left_out and prompt.fact_ids
    named = ", ".join(f"f{fact}" for fact in prompt.left_out)
    assert prompt.notes == (f"Left out, to fit {room:,} tokens: {named}.",)
    for fact in FACTS:
        assert (f"about {fact.title.lower()} in" in user) == (fact.id in prompt.fact_ids)
    # The rest is numbered anew, for an answer's marks to be read by.
    for number, fact_id in enumerate(prompt.fact_ids, 1):
        assert f"[{number}] essay, 2026-05, “{SUBJECTS[fact_id - 1].title()}”" in user.replace("”:", "”")
    assert f"[{len(prompt.fact_ids) + 1}]" not in user


def test_a_prompt_that_was_fitted_is_that_of_the_rest_alone() -> None:
    asked = brief(about="how you take snapshots")
    prompt = build(asked, with_facts(asked, 1, 2, 6))
    rest = tuple(fact for fact in FACTS if fact.id in prompt.fact_ids)
    assert prompt.messages == build(replace(asked, facts=rest)).messages


def test_private_ones_come_first_among_what_was_left_out() -> None:
    secret = Fact(1, "Is leaving in spring", id=21, private=True)
    guess = Fact(1, "Might have written the parser", id=22, status="proposed")
    prompt = build(brief(facts=(*FACTS, secret, guess), lead=21), 1)
    assert prompt.fact_ids == (1,)
    assert prompt.left_out == (21, 22, 2, 3, 4, 5, 6, 7, 8)


@pytest.mark.parametrize("kind", ["life", "mutual"])
def test_a_brief_may_grow_out_of_any_fact(kind: str) -> None:
    chosen = Fact(1, "Moved to Oslo", id=31, kind=kind)  # type: ignore[arg-type]
    assert build(brief(facts=(*FACTS, chosen), lead=31), 1).fact_ids == (31,)


# Whatever the facts.

ANY_FACTS = st.lists(
    st.tuples(
        st.sampled_from(["launch", "essay", "note", "life", "interest"]),
        st.sampled_from(["", "Snapshots", "Ferrite", "Ärger mit Löschungen", "快照"]),
        st.sampled_from(["Wrote about snapshots. ", "Moved. ", "删除很慢。", "1 2 3 4 5 6 7 8 9 0 - - -", "Ünü " * 9]),
        st.integers(1, 4),
    ),
    max_size=9,
).map(
    lambda made: tuple(
        Fact(1, text * times, id=number, kind=kind, title=title)  # type: ignore[arg-type]
        for number, (kind, title, text, times) in enumerate(made, 1)
    )
)


@settings(max_examples=60)
@given(
    facts=ANY_FACTS,
    about=st.sampled_from(["", "how you take snapshots", "what Ferrite taught you"]),
    lead=st.integers(0, 9),
    less=st.integers(-20, 300),
    model=st.sampled_from([ESTIMATED, EXACT]),
)
def test_it_fits_or_only_the_lead_is_left(
    facts: tuple[Fact, ...], about: str, lead: int, less: int, model: str
) -> None:
    chosen = next((fact.id for fact in facts if fact.id == lead and fact.kind != "life"), 0)
    asked = brief(facts=facts, about=about, lead=chosen)
    room = max(1, build(asked, model=model).tokens - less)
    prompt = build(asked, room, model)
    kept, out = list(prompt.fact_ids), list(prompt.left_out)
    assert prompt.tokens <= room or len(kept) <= 1
    # Each is either in it or named, once and in order.
    assert sorted(kept + out) == [fact.id for fact in facts]
    assert kept == sorted(kept) and out == sorted(out)
    if less <= 0:
        assert not out
    # The lead stays, and nothing is left out that is more use than what stays.
    titled = choose_lead(facts, read_about(about))
    first = asked.lead or (titled.id if titled else 1)
    assert not facts or first in kept
    use = {fact.id: (nearness(about, fact), -fact.id) for fact in facts}
    assert all(use[gone] < use[stays] for gone in out for stays in kept if stays != first)


@pytest.mark.parametrize("model", [ESTIMATED, EXACT])
@pytest.mark.parametrize("kept", [2, 4, 6])
def test_no_more_is_left_out_than_need_be(model: str, kept: int) -> None:
    room = with_facts(brief(), *range(1, kept + 1), model=model)
    assert build(brief(), room, model).fact_ids == tuple(range(1, kept + 1))
