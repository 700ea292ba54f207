"""The sample people are invented, whole, and fresh on whatever day the demo starts."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from assistant import demo
from assistant.drafting.channels import load_channels
from assistant.facts.facts import Facts, title_in
from assistant.people.people import People
from assistant.rhythm.events import Events
from assistant.store.database import Store

TODAY = date(2026, 2, 27)
RESERVED = re.compile(r"(.+\.)?(example|example\.com)")


def test_a_dozen_people_of_many_kinds() -> None:
    people = demo.people(TODAY)
    assert len(people) == 12
    assert len({sample.person.company for sample in people}) == 12
    assert {sample.person.closeness for sample in people} == {
        "stranger",
        "acquaintance",
        "colleague",
        "friend",
    }
    assert {sample.person.can_refer for sample in people} == {True, False, None}
    assert len({sample.person.timezone for sample in people}) > 9
    writer = demo.me()
    assert any(sample.person.company in writer.role for sample in people if sample.person.company)
    assert any(sample.person.city == writer.city for sample in people)


@pytest.mark.parametrize("sample", demo.people(TODAY), ids=lambda sample: sample.person.name)
def test_each_gives_something_specific_to_ask_about(sample: demo.DemoPerson) -> None:
    assert 3 <= len(sample.facts) <= 6
    titled = [fact for fact in sample.facts if fact.kind in ("launch", "essay", "talk")]
    assert len(titled) >= 2
    assert all(title_in(fact.text) for fact in titled)
    assert len({fact.kind for fact in sample.facts}) >= 3
    assert sum(fact.usable for fact in sample.facts) >= 3


@pytest.mark.parametrize("sample", demo.people(TODAY), ids=lambda sample: sample.person.name)
def test_no_address_leads_anywhere(sample: demo.DemoPerson) -> None:
    hosts = [email.partition("@")[2] for email in sample.person.emails]
    hosts += [urlsplit(link).hostname or "" for link in sample.person.links]
    hosts += [urlsplit(fact.source).hostname or "" for fact in sample.facts if fact.source]
    assert hosts
    assert not [host for host in hosts if not RESERVED.fullmatch(host)]


def test_handles_are_on_channels_that_exist() -> None:
    used = {channel for sample in demo.people(TODAY) for channel in sample.person.handles}
    assert used <= set(load_channels({}))


def test_something_to_do_and_something_to_learn_from() -> None:
    """A reply to thank for, a favour owed, a meeting of yesterday, an open thread, and one gone quiet."""
    happened = Counter(event.kind for sample in demo.people(TODAY) for event in sample.events)
    assert {"sent", "replied", "met", "asked-me", "helped", "helped-me"} <= set(happened)
    asked = [event.date for sample in demo.people(TODAY) for event in sample.events if event.asks]
    silent_since = date(2026, 1, 28).isoformat()
    assert any(day < silent_since for day in asked)
    assert any(day > silent_since for day in asked)
    assert any(fact.private for sample in demo.people(TODAY) for fact in sample.facts)
    assert any(fact.status == "proposed" for sample in demo.people(TODAY) for fact in sample.facts)


@pytest.mark.parametrize("today", [TODAY, date(2028, 2, 29), date(2031, 12, 31)])
def test_filling_a_store(today: date, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "outreach.db")
    people, facts = People(store), Facts(store)
    events = Events(store, today=lambda: today)
    with store.transaction():
        demo.fill(people, facts, events, today)
    samples = demo.people(today)
    assert people.count() == len(samples)
    for sample in samples:
        stored = people.find(sample.person.name)
        assert stored.emails == sample.person.emails
        assert [fact.text for fact in facts.of(stored.id)] == [fact.text for fact in reversed(sample.facts)]
        assert [event.note for event in events.of(stored.id)] == [event.note for event in reversed(sample.events)]
        assert all(fact.date <= today.isoformat() for fact in facts.of(stored.id))
    store.close()
