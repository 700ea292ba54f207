"""What is known already is not proposed again, whatever became of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.facts.fact import Fact
from assistant.facts.gathering.doubles import Known
from assistant.facts.gathering.found import says, thing

URL = "https://mara.example/lock"
ESSAY = thing("essay", "The cost of a lock", "Why I removed every mutex.", source=URL, date="2026-03-04")
SAID = says("Last spring I removed every mutex from the hot path.", title="The cost of a lock", source=URL)


def known(*facts: Fact) -> Known:
    return Known(facts)


@pytest.mark.parametrize("status", ["approved", "proposed", "rejected"])
def test_whatever_became_of_it(status: str) -> None:
    stored = Fact(1, ESSAY.text, kind="essay", title=ESSAY.title, source=URL, status=status, quote=ESSAY.quote)  # type: ignore[arg-type]
    assert known(stored).has(ESSAY)
    assert not known(stored).has(SAID)


def test_a_typed_fact_about_the_same_thing() -> None:
    assert known(Fact(1, "Wrote “The cost of a lock”, on mutexes", kind="essay", title="The Cost of a Lock")).has(ESSAY)
    assert not known(Fact(1, "Gave “The cost of a lock”", kind="talk", title="The cost of a lock")).has(ESSAY)


def test_the_same_address_written_otherwise() -> None:
    for url in ("http://www.mara.example/lock/", f"{URL}?utm_source=feed", "https://MARA.example/lock"):
        stored = Fact(1, "Edited by hand", kind="talk", title=ESSAY.title, source=url, quote=SAID.quote)
        assert known(stored).has(ESSAY) and known(stored).has(SAID), url
    assert not known(Fact(1, "Edited", kind="note", source=f"{URL}?id=2", quote=SAID.quote)).has(SAID)


def test_a_fact_that_was_edited_is_known_by_its_quote() -> None:
    assert known(Fact(1, "Took out mutexes", source=URL, quote=SAID.quote)).has(SAID)
    assert known(Fact(1, "Took out mutexes", source=URL, quote=f"{SAID.quote} It took months.")).has(SAID)
    assert not known(Fact(1, "Took out mutexes", source=URL, quote="removed every mutex")).has(SAID)


def test_two_things_may_say_the_same_few_words() -> None:
    first = thing("launch", "Ferrite 2.1", "Bug fixes.", source=URL)
    second = thing("launch", "Ferrite 2.1.1", "Bug fixes.", source=URL)
    found = known()
    found.add(first)
    assert found.has(first) and not found.has(second)
    found.add(SAID)
    assert found.has(replace(SAID, text="x")) and not found.has(replace(SAID, text="x", source="https://nils.example"))
