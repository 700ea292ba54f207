"""Everybody out, and in again: TOML brings all of it back, a table has no formulas, cards are read by others."""

from __future__ import annotations

import csv
import json
import os
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomli_w
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import demo
from assistant.drafting.draft import Draft, Support, Usage, Written
from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.people.exporting.table import HEADER
from assistant.people.matching.kept import OtherValue
from assistant.people.matching.proposals import Proposal
from assistant.people.person import Person
from assistant.rhythm.event import Event
from assistant.settings.paths import Home
from assistant.workspace import Workspace

SAID = b"\x00\xff\x10\x20"


@pytest.fixture
def full(workspace: Workspace) -> Workspace:
    """The demo's people, and one with everything that somebody may have."""
    with workspace.store.transaction():
        workspace.people.add(Person("Gone", tags=("x",)))
        demo.fill(workspace.people, workspace.facts, workspace.events, date(2026, 3, 2))
    person = workspace.people.add(
        Person(
            'Quenilda "Q" Øxxenfjörd', 0, ("q@oxx.example", "=1+1@oxx.example"), {"x-dm": "@q", "slack": "q"},
            ("https://q.example/a?b=c#d",), "=Oxx; “& Co”", "-Chief, of \\ things", "+Umeå", "Europe/Oslo", "pt-BR",
            "friend", False, 45, ("open source", "@home"), connected="2021-03-12",
        )
    )  # fmt: skip
    other = workspace.people.add(Person("Quenilda Oxxenfjord"))
    fact = workspace.facts.add(Fact(person.id, 'Said:\n[[person]]\nname = "x"\n"""\\', private=True, date="2026-01"))
    workspace.facts.add(Fact(person.id, "A guess", status="proposed", kind="life", source="https://x.example/a"))
    draft = workspace.drafts.add(
        Draft(
            person.id, "question", "email", subject="Hi", body="Hi Q,\n\nwhich?", facts=(fact.id,), writer="model",
            support=(Support(0, 4, (fact.id,)),), usage=Usage(10, 20, "exact", 0.5), notes=("a", "b"), complete=True,
        )
    )  # fmt: skip
    workspace.drafts.version(draft.id, Written("Hi", "Hi Q,", (Support(0, 2, (fact.id,)),)), "writer")
    workspace.drafts.version(draft.id, Written("Hi", "Hi Q,\n\nwhich?"), "edit", said="longer")
    workspace.events.add(Event(person.id, "sent", "2026-01-05", note="a\nb", draft_id=draft.id, forced="asks"))
    with workspace.store.transaction():
        workspace.kept.add_keys([(person.id, "urn:uuid:1-2-3")])
        workspace.kept.add_values([OtherValue(person.id, "company", "Före", "vCard (a.vcf)", "2026-01-01")])
        workspace.kept.add_records([(person.id, "vcard", SAID, "2026-01-01")])
        workspace.doubles.add([Proposal(person.id, other.id, "the same name"), Proposal(2, 3, "no", "refused")])
    workspace.people.remove(1)
    return workspace


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(Home(tmp_path / "another"))
    yield opened
    opened.close()


def everything(workspace: Workspace) -> list[Any]:
    """All there is, with ids in the order in which they are met."""
    people = list(workspace.people.everyone())
    number = {person.id: at for at, person in enumerate(people)}
    found: list[Any] = []
    for person in people:
        facts = workspace.facts.every(person.id)
        drafts = list(reversed(workspace.drafts.of(person.id)))
        ids = {fact.id: at for at, fact in enumerate(facts)}
        draft_ids = {draft.id: at for at, draft in enumerate(drafts)}

        def spans(support: tuple[Support, ...], ids: dict[int, int] = ids) -> list[object]:
            return [(one.start, one.end, [ids[fact] for fact in one.facts]) for one in support]

        found.append((
            replace(person, id=0, updated=""),
            [replace(fact, id=0, person_id=0) for fact in facts],
            [
                (replace(one, id=0, person_id=0, draft_id=None), draft_ids.get(one.draft_id or 0))
                for one in reversed(workspace.events.of(person.id))
            ],
            [
                (
                    replace(draft, id=0, person_id=0, facts=(), support=()),
                    [ids[fact] for fact in draft.facts],
                    spans(draft.support),
                    [
                        (replace(version, draft_id=0, support=()), spans(version.support))
                        for version in workspace.drafts.versions(draft.id)
                    ],
                )
                for draft in drafts
            ],
            [replace(value, person_id=0) for value in workspace.kept.values(person.id)],
            [key for key in workspace.kept.keys(person.id) if not key.startswith("outreach-")],
            [one for one in workspace.kept.imports(person.id) if one[1] == SAID],
            [(number[p.person_id], number[p.other_id], p.why, p.state) for p in workspace.doubles.of(person.id)],
        ))  # fmt: skip
    return found


@pytest.mark.parametrize("ending", ["toml", "json"])
def test_toml_and_json_bring_everything_back(full: Workspace, another: Workspace, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"people.{ending}"
    assert full.export(path) == ending
    another.people.add_many([Person("Somebody Else"), Person("Nobody Else")])  # so that all ids are others
    report = another.import_people([path])
    assert (report.created, report.problems) == (full.people.count(), [])
    for person_id in (1, 2):
        another.people.remove(person_id)
    assert everything(another) == everything(full)
    assert another.people.find("q@oxx.example").id != full.people.find("q@oxx.example").id


@pytest.mark.parametrize("name", ["people.toml", "people.json", "people.csv", "people.vcf"])
def test_what_was_exported_changes_nothing_here_and_nothing_twice_elsewhere(
    full: Workspace, another: Workspace, tmp_path: Path, name: str
) -> None:
    full.export(tmp_path / name)
    before = everything(full)
    report = full.import_people([tmp_path / name])
    assert (report.created, report.updated, report.merged, report.proposed) == (0, 0, 0, 0)
    assert everything(full) == before
    first = another.import_people([tmp_path / name])
    assert first.created == full.people.count()
    again = another.import_people([tmp_path / name])
    assert (again.created, again.updated, again.merged, again.skipped) == (0, 0, 0, first.created)


def test_what_came_since_is_added(full: Workspace, another: Workspace, tmp_path: Path) -> None:
    full.export(tmp_path / "one.toml")
    another.import_people([tmp_path / "one.toml"])
    mara = full.people.find("mara")
    full.facts.add(Fact(mara.id, "found out since"))
    full.export(tmp_path / "two.toml")
    report = another.import_people([tmp_path / "two.toml"])
    assert (report.created, report.updated, report.skipped) == (0, 1, full.people.count() - 1)
    assert "found out since" in [fact.text for fact in another.facts.of(another.people.find("mara").id)]


def test_a_table_has_no_formulas_and_comes_back(full: Workspace, another: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    full.export(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert tuple(rows[0]) == HEADER
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "'=Oxx; “& Co”" in rows[-2]
    assert b"outreach" in path.read_bytes() and b"Said:" not in path.read_bytes()
    assert another.import_people([path]).problems == []
    kept = [replace(person, id=0, created="", updated="") for person in another.people.everyone()]
    assert kept == [replace(person, id=0, created="", updated="") for person in full.people.everyone()]


def test_cards_are_read_by_others(full: Workspace, another: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    full.export(path)
    text = path.read_bytes().decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "A guess" not in text and "Said:" not in text
    cards = list(vobject.readComponents(text))
    assert [card.fn.value for card in cards] == [person.name for person in full.people.everyone()]
    card, person = cards[-2], full.people.find("q@oxx.example")
    assert [one.value for one in card.contents["email"]] == list(person.emails)
    assert card.org.value == [person.company] and card.title.value == person.role
    assert card.adr.value.city == person.city
    assert card.categories.value == list(person.tags)
    assert (card.n.value.given, card.n.value.family) == ('Quenilda "Q"', "Øxxenfjörd")
    assert card.uid.value == full.uid(person.id)
    assert another.import_people([path]).problems == []
    back = another.people.find("q@oxx.example")
    for field in ("name", "emails", "links", "company", "role", "city", "timezone", "tags"):
        assert getattr(back, field) == getattr(person, field), field


def test_json_holds_what_toml_does(full: Workspace, tmp_path: Path) -> None:
    full.export(tmp_path / "people.json")
    full.export(tmp_path / "people.toml")
    people = json.loads((tmp_path / "people.json").read_text(encoding="utf-8"))["people"]
    assert people == tomllib.loads((tmp_path / "people.toml").read_text(encoding="utf-8"))["person"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_file_is_private_and_never_half_written(
    full: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "people.toml"
    full.export(path)
    assert path.stat().st_mode & 0o777 == 0o600
    before = path.read_bytes()
    with pytest.raises(Refused, match="is there already; name another file; --replace writes over"):
        full.export(path)
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(Refused, match="no space left"):
        full.export(path, force=True)
    assert path.read_bytes() == before
    assert [other.name for other in tmp_path.iterdir() if other.name.startswith(".")] == []


def test_names_that_say_nothing(workspace: Workspace, tmp_path: Path) -> None:
    for name in ("people", "people.txt"):
        with pytest.raises(Refused, match=r"let its name end in \.toml, \.csv, \.vcf, \.json"):
            workspace.export(tmp_path / name)
    (tmp_path / "x.csv").mkdir()
    with pytest.raises(Refused, match="is a folder"):
        workspace.export(tmp_path / "x.csv")
    assert workspace.export(tmp_path / "NOBODY.CSV") == "csv"


PLAIN = st.sampled_from([0, True, 1.5, "", "f1", "x", "2026-01-01", [], ["f1", 3], {}, {"a": 1}, "\u202ex\x1b[31m"])
NAMES = st.sampled_from(
    "id name kind text date direction status private channel facts support body created usage notes draft version with"
    " state why field value source said state step complete writer made_by".split()
)
TABLES = st.lists(st.dictionaries(NAMES, PLAIN, max_size=6), max_size=3)
PARTS = st.dictionaries(
    st.sampled_from("fact event draft other import double keys handles emails".split()), TABLES | PLAIN
)


@settings(max_examples=60)
@given(st.lists(PARTS, min_size=1, max_size=3))
def test_a_file_that_somebody_meddled_with_costs_sentences_alone(parts: list[dict[str, Any]]) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder, "people.toml")
        people = [
            {"name": f"Person {at}", "id": f"p{at}", "key": "k" * 120 + str(at), **part}
            for at, part in enumerate(parts)
        ]
        path.write_text(tomli_w.dumps({"person": people}), encoding="utf-8")
        workspace = Workspace.open(Home(Path(folder, "home")))
        report = workspace.import_people([path])
        assert report.created == len(parts)
        for person in workspace.people.everyone():
            for draft in workspace.drafts.of(person.id):
                workspace.review(draft)
        assert "\x1b" not in json.dumps(everything_shown(workspace), ensure_ascii=False)
        again = workspace.import_people([path])
        assert (again.created, again.merged) == (0, 0)
        workspace.close()


def everything_shown(workspace: Workspace) -> list[str]:
    """Texts of everything, for looking whether one would be obeyed."""
    shown = []
    for person in workspace.people.everyone():
        shown += [repr(person), *(fact.text + fact.source + fact.date for fact in workspace.facts.every(person.id))]
        shown += [value.field + value.value + value.source + value.date for value in workspace.kept.values(person.id)]
        shown += workspace.kept.keys(person.id)
        shown += [draft.kind + draft.body + draft.writer + draft.about for draft in workspace.drafts.of(person.id)]
    return shown
