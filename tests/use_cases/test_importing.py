"""Importing: nobody twice, nobody lost, all of it or nothing; and what is merged can be taken apart."""

from __future__ import annotations

from dataclasses import astuple, replace
from pathlib import Path

import pytest

from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.use_cases.importing import Imported, Progress, Stopped
from assistant.workspace import Workspace
from tests.use_cases.forty import FORTY, files

LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
MARA = "Mara,Lindqvist,https://www.linkedin.com/in/mara,mara@ferrite.example,Ferrite,Engineer,12 Mar 2021\n"


def counts(report: Imported) -> tuple[int, ...]:
    return report.created, report.updated, report.merged, report.skipped, report.proposed


def everything(workspace: Workspace) -> list[object]:
    store = workspace.store
    tables = "people people_texts people_words facts person_keys person_records other_values merge_proposals merges"
    return [[tuple(row) for row in store.rows(f"SELECT * FROM {table} ORDER BY 1, 2")] for table in tables.split()]


def linkedin(folder: Path, *rows: str) -> Path:
    path = folder / "Connections.csv"
    path.write_text(LINKEDIN + "".join(rows), encoding="utf-8")
    return path


def cards(folder: Path, *cards: str) -> Path:
    path = folder / "contacts.vcf"
    text = "".join(f"BEGIN:VCARD\nVERSION:3.0\n{card.strip()}\nEND:VCARD\n" for card in cards)
    path.write_text(text, encoding="utf-8")
    return path


def test_forty_people_three_times_are_forty_people(workspace: Workspace, tmp_path: Path) -> None:
    paths = files(tmp_path)
    sure = [sum(row.google[0] == "sure" for row in FORTY), sum(row.phone[0] == "sure" for row in FORTY)]
    assert counts(workspace.import_people([paths[0]])) == (40, 0, 0, 0, 0)
    for path, known in zip(paths[1:], sure, strict=True):
        assert counts(workspace.import_people([path])) == (40 - known, 0, known, 0, 40 - known)
    taken = 0
    while waiting := workspace.proposals(1):
        workspace.merge(waiting[0].one.id, waiting[0].two.id)
        taken += 1
    assert taken == 80 - sum(sure)
    assert workspace.people.count() == 40
    links = [
        next(link for link in person.links if "linkedin.com/in/" in link) for person in workspace.people.everyone()
    ]
    assert len(set(links)) == 40
    before = everything(workspace)
    for path in paths:
        assert counts(workspace.import_people([path])) == (0, 0, 0, 40, 0)
    assert everything(workspace) == before


def test_all_three_at_once_are_the_same(workspace: Workspace, tmp_path: Path) -> None:
    report = workspace.import_people(files(tmp_path))
    assert report.created + report.merged == 120
    while waiting := workspace.proposals(1):
        workspace.merge(waiting[0].one.id, waiting[0].two.id)
    assert workspace.people.count() == 40


def test_all_of_it_can_be_taken_back(workspace: Workspace, tmp_path: Path) -> None:
    workspace.import_people(files(tmp_path))
    while waiting := workspace.proposals(1):
        workspace.merge(waiting[0].one.id, waiting[0].two.id)
    taken = 0
    while workspace.people.count() < 120:
        workspace.undo_merge(workspace.find_merge())
        taken += 1
    assert taken == 80
    with pytest.raises(Refused, match="Nobody was merged"):
        workspace.find_merge()
    assert workspace.proposals() == []
    before = everything(workspace)
    for path in files(tmp_path):
        assert counts(workspace.import_people([path])) == (0, 0, 0, 40, 0)
    assert everything(workspace) == before


def test_twice_in_one_file_and_twice_the_same_file_under_another_name(workspace: Workspace, tmp_path: Path) -> None:
    path = linkedin(tmp_path, MARA, MARA)
    assert counts(workspace.import_people([path])) == (1, 0, 0, 1, 0)
    path = path.rename(tmp_path / "Connections (1).csv")
    assert counts(workspace.import_people([path])) == (0, 0, 0, 2, 0)


def test_a_new_job_replaces_the_old_one_which_is_kept(workspace: Workspace, tmp_path: Path) -> None:
    workspace.import_people([linkedin(tmp_path, MARA)])
    assert counts(workspace.import_people([linkedin(tmp_path, MARA.replace("Ferrite", "Basalt"))])) == (0, 1, 0, 0, 0)
    person = workspace.people.get(1)
    assert (person.company, person.connected) == ("Basalt", "2021-03-12")
    (old,) = workspace.kept.values(1)
    assert (old.field, old.value, old.source) == ("company", "Ferrite", "LinkedIn")
    assert [row.id for row in workspace.people.rows("basalt")] == [1]
    assert workspace.people.rows("ferrite", inside=False)[0].id == 1  # the address


def test_a_value_that_gives_way_keeps_its_own_source(workspace: Workspace, tmp_path: Path) -> None:
    workspace.import_people([linkedin(tmp_path, MARA.replace("Mara,", "M.,"), MARA.replace("mara", "oz"))])
    workspace.import_people([cards(tmp_path, "FN:Mara Lindqvist\nEMAIL:mara@ferrite.example\nORG:Basalt")])
    kept = {(one.field, one.value): one.source for one in workspace.kept.values(1)}
    assert kept == {("name", "M. Lindqvist"): "LinkedIn", ("company", "Basalt"): "vCard (contacts.vcf)"}
    typed = workspace.people.add(Person("Mara Lindqvist", company="Quay", role="Baker"))
    workspace.merge(1, typed.id, prefer=["company"])
    kept = {(one.field, one.value): one.source for one in workspace.kept.values(1)}
    assert kept[("company", "Ferrite")] == "LinkedIn"
    assert kept[("role", "Baker")] == f"p{typed.id}"
    oz = workspace.people.get(2).id
    workspace.merge(oz, 1, prefer=["company"])
    assert ("company", "Ferrite", "LinkedIn") in [
        (one.field, one.value, one.source) for one in workspace.kept.values(oz)
    ]


def test_titles_are_kept_beside_the_name_and_go_with_their_record(workspace: Workspace, tmp_path: Path) -> None:
    path = linkedin(tmp_path, MARA.replace("Mara,Lindqvist", '"Mara, PhD",Lindqvist'))
    workspace.import_people([path])
    assert workspace.people.get(1).name == "Mara Lindqvist"
    assert [(one.field, one.value) for one in workspace.kept.values(1)] == [("title", "PhD")]
    card = "FN:Dr. Mara Lindqvist\nEMAIL:mara@ferrite.example\nURL:https://mara.example"
    assert counts(workspace.import_people([cards(tmp_path, card)])) == (0, 0, 1, 0, 0)
    assert [one.value for one in workspace.kept.values(1)] == ["PhD", "Dr."]
    before = everything(workspace)
    assert counts(workspace.import_people([path, tmp_path / "contacts.vcf"])) == (0, 0, 0, 2, 0)
    assert everything(workspace) == before
    back = workspace.undo_merge(workspace.find_merge())
    assert [[one.value for one in workspace.kept.values(who)] for who in (1, back.id)] == [["PhD"], ["Dr."]]


def test_what_was_changed_or_removed_by_hand_stays_so(workspace: Workspace, tmp_path: Path) -> None:
    workspace.import_people([linkedin(tmp_path, MARA)])
    mine = replace(workspace.people.get(1), name="Mara L.", company="My own", emails=())
    workspace.people.update(mine)
    assert counts(workspace.import_people([linkedin(tmp_path, MARA)])) == (0, 0, 0, 1, 0)
    workspace.import_people([linkedin(tmp_path, MARA.replace("Engineer", "Manager"))])
    person = workspace.people.get(1)
    assert (person.name, person.company, person.emails, person.role) == ("Mara L.", "My own", (), "Manager")


def test_a_note_is_private_and_has_its_source(workspace: Workspace, tmp_path: Path) -> None:
    card = "FN:Mara Lindqvist\nEMAIL:mara@ferrite.example\nUID:urn:uuid:1234\nNOTE:Allergic to nuts"
    workspace.import_people([cards(tmp_path, card)])
    workspace.import_people([cards(tmp_path, card + "\nTITLE:Engineer")])
    (fact,) = workspace.facts.of(1)
    assert (fact.kind, fact.private, fact.text, fact.source) == (
        "note",
        True,
        "Allergic to nuts",
        "vCard (contacts.vcf)",
    )
    assert not fact.usable
    assert workspace.kept.keys(1) == ["urn:uuid:1234"]
    assert workspace.people.get(1).role == "Engineer"


def test_a_card_is_known_by_its_uid_whatever_else_changed(workspace: Workspace, tmp_path: Path) -> None:
    workspace.import_people([cards(tmp_path, "FN:Mara Lindqvist\nUID:urn:uuid:1234")])
    report = workspace.import_people([cards(tmp_path, "FN:Mara Berg\nUID:urn:uuid:1234\nEMAIL:m@x.example")])
    assert counts(report) == (0, 1, 0, 0, 0)
    assert workspace.people.get(1).emails == ("m@x.example",)


def test_a_shared_address_makes_no_one_of_two(workspace: Workspace, tmp_path: Path) -> None:
    rows = "FN:Anna Berg\nEMAIL:berg@home.example", "FN:Tom Berg\nEMAIL:berg@home.example"
    report = workspace.import_people([cards(tmp_path, *rows)])
    assert counts(report) == (2, 0, 0, 0, 1)
    assert report.proposals[0].why == "the same address, another name"
    report = workspace.import_people(
        [cards(tmp_path, "FN:Mara Lindqvist\nEMAIL:info@x.example", "FN:Teo Marsh\nEMAIL:info@x.example")]
    )
    assert counts(report) == (2, 0, 0, 0, 0)
    changed = "FN:Tom Berg\nEMAIL:berg@home.example\nTITLE:Cook"
    assert counts(workspace.import_people([cards(tmp_path, changed)])) == (0, 1, 0, 0, 0)
    assert [person.role for person in workspace.people.everyone()] == ["", "Cook", "", ""]


def test_two_who_were_thought_to_be_two(workspace: Workspace, tmp_path: Path) -> None:
    workspace.people.add_many(
        [Person("Mara Lindqvist", emails=("a@x.example",)), Person("Mara Lindqvist", emails=("b@x.example",))]
    )
    workspace.facts.add(Fact(2, "hers"))
    both = cards(tmp_path, "FN:Mara Lindqvist\nEMAIL:a@x.example\nEMAIL:b@x.example\nUID:urn:uuid:12")
    report = workspace.import_people([both])
    assert counts(report)[:4] == (0, 0, 1, 0)
    assert workspace.people.count() == 1
    assert [fact.text for fact in workspace.facts.of(1)] == ["hers"]
    assert [merge.why for merge in workspace.merges(1)][-1] == "the same address, in a record of both"
    workspace.undo_merge(workspace.find_merge())
    workspace.undo_merge(workspace.find_merge("p2"))
    assert [fact.text for fact in workspace.facts.of(2)] == ["hers"]
    assert counts(workspace.import_people([both])) == (0, 0, 0, 1, 0)


def test_a_record_that_was_joined_wrongly_is_taken_out_with_all_that_came_with_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.people.add(Person("Mara Lindqvist", emails=("mara@x.example",), company="Ferrite"))
    card = "FN:Mara Berg\nEMAIL:mara@x.example\nORG:Quay\nTITLE:Cook\nUID:urn:uuid:12\nNICKNAME:Mops\nNOTE:Likes tea"
    assert counts(workspace.import_people([cards(tmp_path, card)])) == (0, 0, 1, 0, 0)
    person = workspace.people.get(1)
    assert (person.role, person.company) == ("Cook", "Ferrite")
    before = workspace.find_merge("mara")
    assert (before.name, before.other_id, before.why) == ("Mara Berg", 0, "the same address")
    back = workspace.undo_merge(before)
    assert (back.name, back.company, back.role, back.emails) == ("Mara Berg", "Quay", "Cook", ("mara@x.example",))
    assert (workspace.people.get(1).role, workspace.kept.values(1), workspace.facts.of(1)) == ("", [], [])
    assert workspace.kept.keys(back.id) == ["urn:uuid:12"]
    assert [value.value for value in workspace.kept.values(back.id)] == ["Mops"]
    assert [fact.text for fact in workspace.facts.of(back.id)] == ["Likes tea"]
    assert counts(workspace.import_people([cards(tmp_path, card)])) == (0, 0, 0, 1, 0)
    report = workspace.import_people([cards(tmp_path, card.replace("Cook", "Chef"))])
    assert counts(report) == (0, 1, 0, 0, 0)
    assert [person.role for person in workspace.people.everyone()] == ["", "Chef"]


def test_a_dry_run_says_what_would_happen_and_does_nothing(workspace: Workspace, tmp_path: Path) -> None:
    workspace.people.add(Person("Jörg Müller", company="Basalt"))
    before = everything(workspace)
    joerg = "Joerg,Mueller,https://www.linkedin.com/in/jm,,Basalt GmbH,,\n"
    path = linkedin(tmp_path, MARA, joerg, ",,,,,,\n", ",,https://www.linkedin.com/in/x,,,,\n")
    rehearsed = workspace.import_people([path], dry_run=True)
    assert everything(workspace) == before
    assert workspace.people.next_id() == 2
    done = workspace.import_people([path])
    assert counts(rehearsed) == counts(done) == (2, 0, 0, 0, 1)
    assert rehearsed.problems == done.problems
    assert [pair.why for pair in rehearsed.proposals] == [pair.why for pair in done.proposals]
    assert (rehearsed.people, done.people) == ([], [2, 3])


@pytest.mark.parametrize("at", [1, 2, 20, 40, 41, 80])
def test_stopped_anywhere_nothing_is_there(workspace: Workspace, tmp_path: Path, at: int) -> None:
    paths = files(tmp_path)
    workspace.import_people([paths[0]])
    before = everything(workspace)
    asked = iter(range(1, 1000))
    with pytest.raises(Stopped, match="nothing was imported"):
        workspace.import_people(paths[1:], stop=lambda: next(asked) >= at)
    assert everything(workspace) == before
    assert workspace.import_people(paths[1:]).created == 42


def test_stopped_between_what_was_written_and_the_end(workspace: Workspace, tmp_path: Path) -> None:
    """The rows are written, and likely pairs are being looked for."""
    stops: list[int] = []
    path = linkedin(tmp_path, MARA, MARA.replace("mara", "nils").replace("Mara", "Nils"))

    def stop() -> bool:
        stops.append(int(workspace.store.value("SELECT count(*) FROM people")))
        return stops[-1] == 2

    with pytest.raises(Stopped):
        workspace.import_people([path], stop=stop)
    assert stops[-1] == 2 and workspace.people.count() == 0


def test_one_file_that_cannot_be_read_keeps_all_out(workspace: Workspace, tmp_path: Path) -> None:
    broken = tmp_path / "page.html"
    broken.write_text("<!doctype html><p>no</p>", encoding="utf-8")
    with pytest.raises(Refused, match="web page"):
        workspace.import_people([linkedin(tmp_path, MARA), broken])
    assert workspace.people.count() == 0


def test_progress_counts(workspace: Workspace, tmp_path: Path) -> None:
    rows = [MARA.replace("mara", f"mara{at}").replace("Mara", f"Mara{at}") for at in range(600)]
    seen: list[Progress] = []
    workspace.import_people([linkedin(tmp_path, *rows, ",,,,,,x\n")], progress=seen.append)
    assert [astuple(each)[:-1] for each in seen if not each.compared] == [
        ("Connections.csv", 250, 250, 0, 0, 0, 0, False), ("Connections.csv", 500, 500, 0, 0, 0, 0, False),
        ("Connections.csv", 600, 600, 0, 0, 0, 1, False), ("Connections.csv", 600, 600, 0, 0, 0, 1, True),
    ]  # fmt: skip


def test_problems_name_file_and_line(workspace: Workspace, tmp_path: Path) -> None:
    report = workspace.import_people([linkedin(tmp_path, MARA, ",,https://www.linkedin.com/in/x,,,,\n")])
    assert [(each.file, each.line) for each in report.problems] == [("Connections.csv", 3)]


def test_looking_first_and_saying_what_a_column_is(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Full Name,Shoe size\nMara Lindqvist,climbing\n", encoding="utf-8")
    (looked,) = workspace.look([path])
    assert (looked.format, looked.called, looked.columns) == ("csv", "CSV", {"Full Name": "name", "Shoe size": ""})
    workspace.import_people([path], columns={"Shoe size": "tags"})
    assert workspace.people.get(1).tags == ("climbing",)
    other = linkedin(tmp_path, MARA)  # which has no such column, and need not
    assert len(workspace.look([path, other], columns={"Shoe size": "tags"})) == 2
    with pytest.raises(Refused, match=r"There is no column 'Shoe'; there are Full Name, Shoe size\."):
        workspace.import_people([path], columns={"Shoe": "tags"})


def test_taking_and_refusing_proposals(workspace: Workspace, tmp_path: Path) -> None:
    workspace.people.add(Person("Mara Lindqvist", company="Ferrite", tags=("mine",)))
    workspace.facts.add(Fact(1, "typed"))
    path = linkedin(tmp_path, MARA.replace("mara@ferrite.example", ""), "Teo,Marsh,,,Quay,,\n")
    workspace.people.add(Person("Teo Marsh", company="Quay"))
    report = workspace.import_people([path])
    assert report.proposed == workspace.proposal_count() == 2
    mara, teo = workspace.proposals()
    assert (mara.one.id, mara.two.id) == (1, 3)  # more is known of the first
    kept = {line.field: (line.one, line.two, line.kept) for line in mara.lines}
    assert kept["role"] == ("", "Engineer", "Engineer")
    assert kept["tags"] == ("mine", "", "mine")
    workspace.keep_apart(teo.one.id, teo.two.id)
    workspace.merge(mara.one.id, mara.two.id)
    assert workspace.proposals() == []
    assert workspace.merges(1)[0].why == "the same name, at the same company"
    assert counts(workspace.import_people([path])) == (0, 0, 0, 2, 0)


def test_somebody_with_a_history_stays(workspace: Workspace) -> None:
    workspace.people.add_many([Person("Mara Lindqvist"), Person("Mara Lindqvist")])
    workspace.facts.add(Fact(2, "typed"))
    assert workspace.pair(1, 2).one.id == 2
    workspace.facts.add(Fact(1, "an imported remark", private=True))
    assert workspace.pair(1, 2).one.id == 2


def test_finding_a_merge(workspace: Workspace) -> None:
    workspace.people.add_many([Person("Mara Lindqvist"), Person("Mara Ek"), Person("Teo Marsh"), Person("Teo Ek")])
    workspace.merge(1, 2)
    workspace.merge(3, 4)
    assert workspace.find_merge().other_id == 4
    assert workspace.find_merge("p2").other_id == workspace.find_merge("mara").other_id == 2
    with pytest.raises(Refused, match="no person p9"):
        workspace.find_merge("p9")


def test_while_much_is_written_it_is_asked_whether_to_go_on(workspace: Workspace) -> None:
    from assistant.people.importing.incoming import Incoming
    from assistant.people.matching.intake import Intake

    asked: list[int] = []
    intake = Intake(workspace.store, workspace.people, "2026-01-01", lambda _: None, lambda: asked.append(1))
    with workspace.store.transaction():
        intake.take(Incoming(Person("Mara Lindqvist"), source="csv"), "CSV")
        intake.flush()
    assert len(asked) == 5


def test_writing_and_comparing_can_be_stopped_and_are_told(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Company\n" + "".join(f"Mara{at} Berg,Quay\n" for at in range(600)), encoding="utf-8")
    told: list[Progress] = []
    workspace.import_people([path], dry_run=True, progress=told.append)
    assert [one.comparing for one in told[-2:]] == [True, True] and not told[0].comparing
    assert (told[-1].compared >= 600, told[-1].read) == (True, 600)
    before = everything(workspace)
    for stage in range(1, 12):  # after all are read, at each place where it is asked again
        asked = iter(range(10_000))
        left = 600 + stage
        try:
            workspace.import_people([path], stop=lambda asked=asked, left=left: next(asked) >= left)  # type: ignore[misc]
        except Stopped:
            assert everything(workspace) == before
        else:
            assert stage > 6
            break
    else:
        pytest.fail("it never came to its end")
