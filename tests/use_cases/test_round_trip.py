"""What goes out comes back: into a new home byte for byte, into the same one without a trace."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from assistant.drafting.draft import Draft, Support, Tie, Usage, Written
from assistant.errors import Refused
from assistant.facts.fact import FACT_KINDS, Fact
from assistant.people.matching.kept import OtherValue
from assistant.people.matching.proposals import Proposal
from assistant.people.person import CLOSENESS, Person
from assistant.rhythm.due import Mark
from assistant.rhythm.event import EVENT_KINDS, Event
from assistant.settings.paths import Home
from assistant.workspace import Workspace

WORDS = st.text(st.sampled_from("abzÄßøŁ 山\U0001f680éе'’.,;:=+-@#\"“”\\()[]/|&\n\t"), max_size=12)
LINE = WORDS.map(lambda text: " ".join(text.split()))
GIVEN = st.sampled_from(
    "Mara Jürgen Łukasz 花子 Иван Jean-Pierre O'Neil Phil Wei Md Mary Ann M. J. mara MARA Dr. Ma Jr. İpek ǅ".split()
)
FAMILY = st.sampled_from(
    "Lindqvist Größer Żółw 山田 Петров Dupont van der Berg Collins Zhang Ma Ba PhD Jr. 🚀 Ltd D'Arcy ße".split()
)
NAMES = st.one_of(
    st.tuples(GIVEN, FAMILY).map(" ".join),
    st.tuples(FAMILY, GIVEN).map(", ".join),
    st.tuples(
        st.sampled_from(["", "Dr. ", "Prof. Dr. ", "Herr ", "Pan "]),
        GIVEN,
        st.sampled_from([" ", " E. ", " (she/her) ", ", "]),
        FAMILY,
        st.sampled_from(["", ", PhD", " MSc", ", Jr.", " III", ", PhD, MSc", " GmbH", ", Oslo"]),
    ).map("".join),
    LINE.filter(lambda name: any(map(str.isalnum, name)) and "@" not in name),
)
EMAILS = st.lists(
    st.sampled_from([
        "mara@x.example", "M@x.example", "info@x.example", "=1+1@x.example", "ä@x.example", "o'neil@x.example",
    ]),
    max_size=2, unique=True,
)  # fmt: skip
LINKS = st.lists(
    st.sampled_from([
        "https://www.linkedin.com/in/mara", "https://www.linkedin.com/in/oz", "https://x.example/a?b=c,d;e#f",
        "http://github.com/mara", "https://x.example/(a)",
    ]),
    max_size=2, unique=True,
)  # fmt: skip
HANDLES = st.dictionaries(
    st.sampled_from(["x-dm", "slack", "mastodon", "telegram", "bluesky-dm", "discord"]),
    st.sampled_from(["@mara", "mara", "@mara@social.example", "a=b", "-x", "https://social.example/@mara"]),
    max_size=2,
)
TAGS = st.lists(
    st.sampled_from(["rust", "Rust", "open source", "Freunde", "a,b", "a;b", "=x", "my: tag", "@home"]), max_size=3
)
PEOPLE = st.builds(
    Person,
    name=NAMES,
    emails=EMAILS.map(tuple),
    handles=HANDLES,
    links=LINKS.map(tuple),
    company=LINE,
    role=LINE,
    city=LINE,
    timezone=st.sampled_from(["", "Europe/Oslo"]),
    language=st.sampled_from(["", "de", "pt-BR"]),
    closeness=st.sampled_from(CLOSENESS),
    can_refer=st.sampled_from([None, True, False]),
    every_days=st.sampled_from([None, 1, 90]),
    tags=TAGS.map(tuple),
    connected=st.sampled_from(["", "2021-03-12"]),
)
DAYS = st.sampled_from(["2026-01-05", "2026-01-06", "2025-12-31"])

HUNG: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries({
    "facts": st.lists(
        st.builds(
            dict, kind=st.sampled_from(FACT_KINDS), text=WORDS.filter(str.strip), private=st.booleans(),
            date=st.sampled_from(["", "2026", "2026-03"]),
            source=st.sampled_from(["", "https://x.example/a", "at lunch"]),
            status=st.sampled_from(["approved", "proposed", "rejected"]), quote=LINE,
        ), max_size=3),
    "events": st.lists(
        st.builds(dict, kind=st.sampled_from(EVENT_KINDS), date=DAYS, note=WORDS, private=st.booleans()), max_size=3),
    "draft": st.none() | st.builds(dict, about=LINE, subject=LINE, body=WORDS, complete=st.booleans(),
                                   state=st.sampled_from(["started", "drafted", "sent"])),
    "values": st.lists(st.tuples(st.sampled_from(["company", "name", "title"]), LINE.filter(str.strip)), max_size=2),
    "keys": st.lists(st.sampled_from(["urn:uuid:1-2-3-4", "urn:uuid:5-6-7-8"]), max_size=1),
    "said": st.lists(st.binary(min_size=8, max_size=8), max_size=1),
    "gone": st.booleans(),
})  # fmt: skip
HOMES = st.lists(st.tuples(PEOPLE, HUNG), min_size=1, max_size=5)


def fill(workspace: Workspace, homes: list[tuple[Person, dict[str, Any]]]) -> None:
    """Everybody, with all that may hang on somebody; some of it removed again, and two of them merged."""
    gone: list[int] = []
    for person, hung in homes:
        try:
            who = workspace.people.add(person).id
        except Refused:
            continue
        facts = []
        for one in hung["facts"]:
            facts.append(workspace.facts.add(Fact(who, **one)).id)
        draft_id = None
        if hung["draft"] is not None:
            draft = Draft(
                who, "question", "email", facts=tuple(facts), usage=Usage(1, 2, "exact", 0.5), notes=("a",),
                **hung["draft"],
            )  # fmt: skip
            body = draft.body
            support = (Support(0, min(3, len(body)), tuple(facts[:1])),)
            draft = workspace.drafts.add(replace(draft, support=support if body else ()))
            workspace.drafts.save(replace(draft, ties=(Tie("One sentence.", tuple(facts)), Tie("Another."))))
            workspace.drafts.version(draft.id, Written("Hi", "Hi", (Support(0, 1, tuple(facts)),)), "writer", said="x")
            draft_id = draft.id
        for one in hung["events"]:
            event_id = workspace.events.add(Event(who, draft_id=draft_id, **one)).id
            mark = Mark(f"thanks-e{event_id}", who, "done", event_id, day="2026-01-07")
            workspace.marks.put_back(mark.key, mark)
            if one["kind"] == "asked-me":
                workspace.events.add(Event(who, "helped", one["date"], settles=event_id))
        if hung["gone"]:
            mark = Mark(f"check-in-p{who}", who, "snoozed", until="2026-02-01")
            workspace.marks.put_back(mark.key, mark)
        with workspace.store.transaction():
            workspace.kept.add_values(
                OtherValue(who, field, value, "LinkedIn", "2026-01-01") for field, value in hung["values"]
            )
            workspace.kept.add_keys((who, key) for key in hung["keys"])
            workspace.kept.add_records([(who, "linkedin", said, "2026-01-01") for said in hung["said"]])
        if hung["gone"]:
            gone.append(who)
        if facts and hung["gone"]:
            workspace.facts.remove(facts[0])
    ids = [person.id for person in workspace.people.everyone()]
    with workspace.store.transaction():
        workspace.doubles.add(
            [Proposal(one, two, "the same name") for one, two in zip(ids[::2], ids[1::2], strict=False)]
        )
    if len(ids) > 2:
        workspace.merge(ids[-1], ids[0], prefer=["company"])
        gone = [one for one in gone if one != ids[0]]
    for who in gone[:1]:
        workspace.people.remove(who)


def exported(workspace: Workspace, folder: Path, name: str) -> bytes:
    path = folder / name
    workspace.export(path, force=True)
    return path.read_bytes()


@settings(max_examples=30, phases=[Phase.generate, Phase.explicit])  # smaller ones are not worth minutes
@given(HOMES)
def test_toml_goes_out_of_a_new_home_as_it_came_in(homes: list[tuple[Person, dict[str, Any]]]) -> None:
    with TemporaryDirectory() as folder:
        one, two = (Workspace.open(Home(Path(folder, name))) for name in ("one", "two"))
        fill(one, homes)
        one.people.add(Person("Somebody Else"))
        before = exported(one, Path(folder), "one.toml")
        table = exported(one, Path(folder), "one.json")
        report = two.import_people([Path(folder, "one.toml")])
        assert (report.created, report.problems, report.proposed) == (one.people.count(), [], one.proposal_count())
        assert exported(two, Path(folder), "two.toml") == before
        assert exported(two, Path(folder), "two.json") == table
        one.close()
        two.close()


def there(workspace: Workspace) -> list[list[tuple[object, ...]]]:
    """Everything about people but what imports said of them, which an import adds to."""
    tables = (
        "people people_texts people_words facts events drafts versions person_keys other_values merge_proposals"
        " merges due_marks"
    )
    return [
        [tuple(row) for row in workspace.store.rows(f"SELECT * FROM {table} ORDER BY 1, 2, 3")]
        for table in tables.split()
    ]


@pytest.mark.parametrize("ending", ["toml", "csv", "vcf"])
@settings(max_examples=30, phases=[Phase.generate, Phase.explicit])
@given(HOMES)
def test_what_went_out_is_known_when_it_comes_back(ending: str, homes: list[tuple[Person, dict[str, Any]]]) -> None:
    with TemporaryDirectory() as folder:
        workspace = Workspace.open(Home(Path(folder, "home")))
        fill(workspace, homes)
        workspace.people.add(Person("Somebody Else"))
        exported(workspace, Path(folder), f"people.{ending}")
        before = there(workspace)
        names = [person.name for person in workspace.people.everyone()]
        for _ in range(2):
            report = workspace.import_people([Path(folder, f"people.{ending}")])
            assert [new for new, old in zip(there(workspace), before, strict=True) if new != old] == []
            assert (report.created, report.updated, report.merged, report.proposed) == (0, 0, 0, 0), names
            assert report.skipped == len(names), report.problems
        workspace.close()


def test_whoever_was_two_stays_two_and_somebody_here_is_asked_about(tmp_path: Path) -> None:
    one, two = (Workspace.open(Home(tmp_path / name)) for name in ("one", "two"))
    for email in ("mara@x.example", "mara@x.example", "m@home.example"):
        one.people.add(Person("Mara Lindqvist", emails=(email,), company="Ferrite"))
    one.export(tmp_path / "one.toml")
    assert (two.import_people([tmp_path / "one.toml"]).proposed, two.people.count()) == (0, 3)
    three = Workspace.open(Home(tmp_path / "three"))
    three.people.add(Person("Mara Lindqvist", company="Ferrite"))
    report = three.import_people([tmp_path / "one.toml"])
    assert report.proposed > 0 and {pair.one.id for pair in report.proposals} == {1}
    for workspace in (one, two, three):
        workspace.close()


def test_who_was_exported_is_no_newcomer_and_keeps_the_name_of_the_first_export(tmp_path: Path) -> None:
    one, two = (Workspace.open(Home(tmp_path / name)) for name in ("one", "two"))
    first = one.people.add(Person("Mara Lindqvist"))
    one.export(tmp_path / "one.toml")
    two.import_people([tmp_path / "one.toml"])
    assert two.uid(1) == one.uid(first.id)
    assert (list(two.newcomers()), list(one.newcomers())) == ([], [])
    two.export(tmp_path / "two.vcf")
    before = there(one)
    assert one.import_people([tmp_path / "two.vcf"]).skipped == 1
    assert there(one) == before
    one.close()
    two.close()
