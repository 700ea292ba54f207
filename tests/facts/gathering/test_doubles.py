"""What is known already is not proposed again, whatever became of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.facts.fact import Fact
from assistant.facts.gathering.doubles import Known, traced
from assistant.facts.gathering.found import PASTED, Found, says, thing

URL = "https://mara.example/lock"
ESSAY = thing("essay", "The cost of a lock", "Why I removed every mutex.", source=URL, date="2026-03-04")
SAID = says("Last spring I removed every mutex from the hot path.", title="The cost of a lock", source=URL)


def stored(found: Found) -> Fact:
    return Fact(
        1, found.text, kind=found.kind, title=found.title, source=found.source, status="proposed", quote=found.quote
    )


def known(*facts: Fact) -> Known:
    return Known(facts)


@pytest.mark.parametrize("status", ["approved", "proposed", "rejected"])
def test_whatever_became_of_it(status: str) -> None:
    fact = Fact(1, ESSAY.text, kind="essay", title=ESSAY.title, source=URL, status=status, quote=ESSAY.quote)  # type: ignore[arg-type]
    assert known(fact).like(ESSAY)
    assert not known(fact).like(SAID)


def test_a_typed_fact_about_the_same_thing() -> None:
    assert known(Fact(1, "Wrote “The cost of a lock”, on mutexes", kind="essay", title="The Cost of a Lock")).like(
        ESSAY
    )
    assert not known(Fact(1, "Gave “The cost of a lock”", kind="talk", title="The cost of a lock")).like(ESSAY)


def test_the_same_address_written_otherwise() -> None:
    for url in ("http://www.mara.example/lock/", f"{URL}?utm_source=feed", "https://MARA.example/lock"):
        fact = Fact(1, "Edited by hand", kind="talk", title=ESSAY.title, source=url, quote=SAID.quote)
        assert known(fact).like(ESSAY) and known(fact).like(SAID), url
    assert not known(Fact(1, "Edited", kind="note", title=ESSAY.title, source=f"{URL}?id=2")).like(ESSAY)


def test_a_fact_that_was_edited_is_known_by_its_quote() -> None:
    assert known(Fact(1, "Took out mutexes", source=URL, quote=SAID.quote)).like(SAID)
    assert known(Fact(1, "Took out mutexes", source=URL, quote=f"{SAID.quote} It took months.")).like(SAID)
    assert not known(Fact(1, "Took out mutexes", source=URL, quote="removed every mutex")).like(SAID)


def test_two_things_may_say_the_same_few_words() -> None:
    first = thing("launch", "Ferrite 2.1", "Bug fixes.", source=URL)
    second = thing("launch", "Ferrite 2.1.1", "Bug fixes.", source=URL)
    found = known(stored(first))
    assert found.like(first) and not found.like(second)


def test_a_sentence_is_the_same_wherever_it_was_read() -> None:
    for words in (SAID.quote, "I maintain SQLite.", "Ich pflege SQLite"):
        pasted = stored(says(words, source=PASTED))
        assert known(pasted).like(says(words, place="mara.example", source=URL)) == pasted
        assert known(stored(says(words, source=URL))).like(says(words, source="https://other.example/x"))
    assert not known(stored(says("I maintain SQLite.", source=PASTED))).like(says("I maintain Ferrite.", source=URL))


def test_what_was_pasted_gets_the_address_that_it_is_read_at() -> None:
    there = says(SAID.quote, place="mara.example", source=URL, date="2026-03-04", by="Ann Lee")
    pasted = stored(says(SAID.quote, source=PASTED))
    placed = traced(pasted, there)
    assert (placed.source, placed.date, placed.text) == (URL, "2026-03-04", there.text)
    assert "by Ann Lee" in placed.text
    # What somebody has approved or edited keeps its words, and what is rejected stays as it is.
    approved = replace(pasted, status="approved")
    assert (traced(approved, there).source, traced(approved, there).text) == (URL, pasted.text)
    edited = replace(pasted, text="Took out mutexes", updated="2026-11-02T10:00:00Z")
    assert (traced(edited, there).source, traced(edited, there).text) == (URL, "Took out mutexes")
    for same in (replace(pasted, status="rejected"), replace(pasted, source="https://first.example"), Fact(1, "Typed")):
        assert traced(same, there) is same
    assert traced(pasted, says(SAID.quote, source=PASTED)) is pasted
