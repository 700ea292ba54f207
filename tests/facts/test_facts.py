"""Facts as they are stored, and the titles that stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.facts.facts import Facts, title_in
from assistant.people.people import People
from assistant.people.person import Person
from assistant.store.database import Store


@pytest.fixture
def facts(tmp_path: Path) -> Iterator[Facts]:
    with Store.open(tmp_path / "outreach.db") as store:
        People(store).add_many([Person(name="Mara"), Person(name="Nils")])
        yield Facts(store)


def test_what_goes_in_comes_out(facts: Facts) -> None:
    fact = Fact(
        1,
        "Spoke about compaction",
        kind="talk",
        title="Merging without tears",
        source="https://talks.example/merging?x=1#t",
        date="2026-03-01",
        private=True,
        status="proposed",
    )
    stored = facts.add(fact)
    assert stored == replace(fact, id=1, created=stored.created, updated=stored.updated)
    assert facts.get(1) == stored
    assert facts.of(1) == [stored]
    assert facts.of(2) == []


def test_newest_first_and_undated_last(facts: Facts) -> None:
    for date in ("", "2025", "2026-02", "2026-02-01", "2026-01-31", "2024-12-31", "2026-02"):
        facts.add(Fact(1, f"at {date}", date=date))
    assert [(fact.date, fact.id) for fact in facts.of(1)] == [
        ("2026-02-01", 4), ("2026-02", 7), ("2026-02", 3), ("2026-01-31", 5), ("2025", 2), ("2024-12-31", 6), ("", 1),
    ]  # fmt: skip


def test_usable_ones_are_approved_and_not_private(facts: Facts) -> None:
    facts.add(Fact(1, "open"))
    facts.add(Fact(1, "secret", private=True))
    proposed = facts.add(Fact(1, "found", status="proposed"))
    both = facts.add(Fact(1, "found secret", status="proposed", private=True))
    assert [fact.text for fact in facts.of(1, usable=True)] == ["open"]
    approved = facts.approve([proposed.id, both.id])
    assert [fact.status for fact in approved] == ["approved", "approved"]
    assert [facts.get(fact.id) for fact in approved] == approved
    assert [fact.text for fact in facts.of(1, usable=True)] == ["found", "open"]
    assert all(fact.usable for fact in facts.of(1, usable=True))


def test_approving_is_all_or_none(facts: Facts) -> None:
    proposed = facts.add(Fact(1, "found", status="proposed"))
    with pytest.raises(Refused, match="There is no fact f99"):
        facts.approve([proposed.id, 99])
    assert facts.get(proposed.id).status == "proposed"


def test_a_rejected_fact_is_kept_unseen(facts: Facts) -> None:
    first = facts.add(Fact(1, "found", status="proposed", quote="it was found"))
    second = facts.add(Fact(1, "also found", status="proposed"))
    assert [fact.status for fact in facts.reject([first.id])] == ["rejected"]
    assert facts.of(1) == [second] and facts.of(1, usable=True) == []
    assert [fact.id for fact in facts.of(1, rejected=True)] == [second.id, first.id]
    assert (facts.get(first.id).status, facts.get(first.id).quote) == ("rejected", "it was found")
    assert facts.propose([first.id])[0].status == "proposed"
    facts.approve([first.id])
    with pytest.raises(Refused, match="f1 is approved, not proposed"):
        facts.reject([second.id, first.id])
    assert facts.get(second.id).status == "proposed"


def test_a_quotation_in_a_gathered_fact_is_no_title(facts: Facts) -> None:
    assert facts.add(Fact(1, "Says: “I dropped the lock.”", quote="I dropped the lock.")).title == ""
    assert facts.add(Fact(1, "Wrote “Of locks”", quote="Of locks", title="Of locks")).title == "Of locks"
    assert facts.add(Fact(1, "Wrote “Of locks”")).title == "Of locks"


@pytest.mark.parametrize(
    ("source", "quote", "read"),
    [
        ("", "", False),
        ("told me at lunch", "", False),
        ("pasted text", "some words", True),
        ("https://mara.example/lock", "", True),
        ("mara.example/lock", "", True),
        ("", "some words", True),
    ],
)
def test_what_was_read_may_hold_anything(source: str, quote: str, read: bool) -> None:
    assert Fact(1, "Moved", source=source, quote=quote).read is read


def test_an_update_keeps_the_person_and_the_birthday(facts: Facts) -> None:
    stored = facts.add(Fact(1, "Ships a parser"))
    changed = facts.update(replace(stored, person_id=2, text="Ships «Gneis», a parser", kind="launch", created=""))
    assert (changed.person_id, changed.created) == (1, stored.created)
    assert (changed.text, changed.title, changed.kind) == ("Ships «Gneis», a parser", "Gneis", "launch")
    assert facts.get(stored.id) == changed


def test_everything_passes_the_door(facts: Facts) -> None:
    stored = facts.add(Fact(1, " a\x1b[31mb\u202ec\r\nd ", title="t\u200b\nt", source="s\x07\ts"))
    assert (stored.text, stored.title, stored.source) == ("abc\nd", "t t", "s s")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"text": " \u200b\n"}, "A fact needs a text"),
        ({"kind": "esay"}, "'esay' is no kind of fact; did you mean essay?"),
        ({"kind": "qqq"}, "use one of launch, essay"),
        ({"date": "2026-13"}, "'2026-13' is not the date of a fact; write 2026-03-01, 2026-03 or 2026."),
        ({"date": "2026-02-30"}, "not the date of a fact"),
        ({"date": "0000"}, "not the date of a fact"),
        ({"date": "last May"}, "not the date of a fact"),
        ({"date": "2026-3-1"}, "not the date of a fact"),
        ({"source": "javascript://x"}, "not a source that is kept"),
        ({"source": "file:///etc/passwd"}, "not a source that is kept"),
        ({"source": "https://"}, "not a whole web address"),
        ({"source": "https://a b.example"}, "not a whole web address"),
        ({"status": "maybe"}, "no status of a fact"),
        ({"person_id": 7}, "There is no person p7"),
    ],
)
def test_what_cannot_be_is_refused(facts: Facts, change: dict[str, object], says: str) -> None:
    with pytest.raises(Refused) as caught:
        facts.add(replace(Fact(1, "fine"), **change))  # type: ignore[arg-type]
    assert says in str(caught.value)
    assert facts.of(1) == []


@pytest.mark.parametrize("source", ["", "told me at lunch", "https://x.example", "http://x.example/a?b=c"])
def test_sources_that_are_kept(facts: Facts, source: str) -> None:
    assert facts.add(Fact(1, "fine", source=source)).source == source


def test_nothing_there_is_told(facts: Facts) -> None:
    for ask in (facts.get, facts.remove):
        with pytest.raises(Refused, match="There is no fact f7; 'outreach facts PERSON' lists"):
            ask(7)
    with pytest.raises(Refused):
        facts.update(Fact(1, "x", id=7))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Wrote “The cost of a lock”, in May", "The cost of a lock"),
        ('Wrote "The cost of a lock" in May', "The cost of a lock"),
        ("Wrote «Le coût d'un verrou»", "Le coût d'un verrou"),
        ("Wrote « Le coût d'un verrou »", "Le coût d'un verrou"),
        ("Schrieb „Was ein Schloss kostet“ im Mai", "Was ein Schloss kostet"),
        ("Schrieb »Was ein Schloss kostet« im Mai", "Was ein Schloss kostet"),
        ("Schrieb ‚Was es kostet‘ im Mai", "Was es kostet"),
        ("Wrote ‘The lock’s cost’ in May", "The lock’s cost"),
        ("Wrote 'The lock's cost' in May", "The lock's cost"),
        ("写了《锁的代价》", "锁的代价"),
        ("「錠の値段」を書いた", "錠の値段"),
        ("Wrote “The cost of a lock,” in May", "The cost of a lock"),
        ("First “One”, then “Two”", "One"),
        ("“Who's afraid?” is hers", "Who's afraid?"),
        ("Empty “” then “Full”", "Full"),
        ("It's what she doesn't say", ""),
        ("the engineers' guild and the writers' room", ""),
        ("’90s hardware, rock ’n’ roll", ""),
        ('is 5\'10" tall, 3" wide', ""),
        ("a lone “ sign", ""),
        ("“over\ntwo lines”", ""),
        ("nothing", ""),
        ("", ""),
    ],
)
def test_title_in(text: str, title: str) -> None:
    assert title_in(text) == title


def test_a_given_title_wins_and_loses_its_marks(facts: Facts) -> None:
    assert facts.add(Fact(1, "Wrote “One”", title="Two")).title == "Two"
    assert facts.add(Fact(1, "Wrote it", title="“Two”")).title == "Two"
    assert facts.add(Fact(1, "Wrote it", title="“Two” and “Three”")).title == "“Two” and “Three”"
    assert facts.add(Fact(1, "Wrote it", title="On “Two”")).title == "On “Two”"


@given(st.text(alphabet="ab “”„«»‘’'\"\n,", max_size=30))
def test_a_title_stands_in_its_text(text: str) -> None:
    title = title_in(text)
    assert title in text
    assert title == title.strip()


@given(st.text("abc xyz", min_size=1, max_size=20).filter(str.strip))
def test_whatever_is_quoted_is_found(inside: str) -> None:
    assert title_in(f"She wrote “{inside}” once") == inside.strip()
