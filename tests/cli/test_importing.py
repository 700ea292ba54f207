"""``import``, ``merge`` and ``export`` as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli import importing
from assistant.use_cases.importing import Importing, Progress
from tests.cli.support import done, outreach

LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
MARA = "Mara,Lindqvist,https://www.linkedin.com/in/mara,,Ferrite,Engineer,12 Mar 2021\n"
TEO = "Teo,Marsh,https://www.linkedin.com/in/teo,,Quay,,\n"


@pytest.fixture
def connections(tmp_path: Path) -> str:
    path = tmp_path / "Connections.csv"
    path.write_text(LINKEDIN + MARA + TEO + ",,https://www.linkedin.com/in/x,,,,\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def contacts(tmp_path: Path) -> str:
    path = tmp_path / "people.csv"
    path.write_text("Full Name,Mail,Firm,Size\nLindqvist Mara,m@x.example,Ferrite AB,42\n", encoding="utf-8")
    return str(path)


def test_import_says_what_happened(connections: str) -> None:
    ran = done("import", connections)
    assert ran.out == ""
    assert ran.err.splitlines() == [
        "Connections.csv: LinkedIn, UTF-8.",
        "2 new.",
        "1 line could not be used, or not in full:",
        "  Connections.csv, line 4: There is no name in this line; it was left out.",
    ]
    assert "nobody new, 2 known already" in done("import", connections).err
    assert "connected on  2021-03-12" in done("show", "mara").out


def test_import_as_json(connections: str, contacts: str) -> None:
    report = done("import", connections, contacts, "--json", "--dry-run").json
    assert {name: report[name] for name in ("created", "updated", "merged", "skipped", "proposed", "dry_run")} == {
        "created": 3, "updated": 0, "merged": 0, "skipped": 0, "proposed": 1, "dry_run": True,
    }  # fmt: skip
    assert report["problems"] == [
        {"file": "Connections.csv", "line": 4, "reason": "There is no name in this line; it was left out."}
    ]
    assert [file["format"] for file in report["files"]] == ["linkedin", "csv"]
    (pair,) = report["proposals"]
    assert (pair["person"], pair["other"], pair["names"]) == (None, None, ["Mara Lindqvist", "Lindqvist Mara"])
    assert done("people", "--json").json == []
    report = done("import", connections, contacts, "--json").json
    assert (report["proposals"][0]["person"], report["proposals"][0]["other"]) == ("p1", "p3")
    assert {"field": "company", "person": "Ferrite", "other": "Ferrite AB", "kept": "Ferrite"} in pair["fields"]


def test_a_dry_run_says_so(connections: str) -> None:
    assert "Nothing was stored. It would be: 2 new." in done("import", connections, "--dry-run").err


def test_columns_are_shown_and_can_be_said(contacts: str) -> None:
    told = done("import", contacts, "--dry-run").err
    assert "  Size       left out" in told
    assert "people.csv, left out: Size (1)." in told
    assert "  Size       tags" in done("import", contacts, "--column", "Size=tags").err
    assert done("people", "--tag", "42", "--json").json[0]["name"] == "Lindqvist Mara"
    ran = outreach("import", contacts, "--column", "Shoe=tags")
    assert (ran.code, "There is no column 'Shoe'" in ran.err) == (1, True)
    ran = outreach("import", contacts, "--column", "tags")
    assert (ran.code, "HEADER=MEANING" in ran.err) == (2, True)


def test_a_column_that_is_said_makes_the_header(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Owner,Email,Phone\nMara Lindqvist,mara@ferrite.example,1\n", encoding="utf-8")
    refused = outreach("import", str(path))
    assert refused.code == 1 and '--column "Owner=name"' in refused.err and "'Email'" in refused.err
    said = done("import", str(path), "--column", "owner=name", "--yes")
    assert said.err.splitlines()[-2:] == ["1 new.", "list.csv, left out: Phone (1)."]
    assert done("import", str(path), "--column", "Owner=name", "--json").json["files"][0]["left_out"] == {"Phone": 1}


def test_columns_are_confirmed_where_somebody_sits(contacts: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "is_terminal", lambda stream: stream is not None and "stdin" in repr(stream))
    ran = outreach("import", contacts, given="n\n")
    assert (ran.code, "Nothing was imported; say what a column means" in ran.err) == (1, True)
    assert done("people", "--json").json == []
    assert outreach("import", contacts, given="y\n").code == 0
    assert outreach("import", contacts, "--yes").code == 0


def test_the_count_goes_by_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    meter = importing._Meter()
    meter(Progress("a.csv", 12_250, 12_000, 0, 0, 0, 0))
    meter(Progress("a.csv", 12_500, 12_000, 0, 0, 0, 0))  # too soon to be seen
    meter.done()
    said = capsys.readouterr().err
    assert said.startswith("\ra.csv: 12,250 read, 12,000 new")
    assert "12,500" not in said and said.endswith("\r") and "\n" not in said


def test_stopped_with_control_c(connections: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Importing, "_keep_notes", interrupted)
    monkeypatch.setattr("assistant.people.matching.likely.likely", interrupted)
    ran = outreach("import", connections)
    assert (ran.code, "Stopped; nothing was imported." in ran.err) == (1, True)
    monkeypatch.undo()
    assert done("people", "--json").json == []


def test_a_file_that_is_none_of_people(tmp_path: Path) -> None:
    ran = outreach("import", str(tmp_path / "nothing.csv"))
    assert (ran.code, "There is no file" in ran.err) == (1, True)
    assert outreach("import").code == 2


def test_many_problems_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(LINKEDIN + MARA + ",,https://www.linkedin.com/in/x,,,,\n" * 25, encoding="utf-8")
    said = done("import", str(path)).err
    assert "25 lines could not be used" in said and "and 5 more; --json lists all." in said


def test_merging_from_the_proposal_to_undoing_it(connections: str, contacts: str) -> None:
    assert "Nobody looks like somebody else here." in done("merge").err
    ran = done("import", connections, contacts)
    assert "1 pair may be one person each; 'outreach merge' lists them." in ran.err
    ran = done("merge")
    assert ran.out.startswith("p1  Mara Lindqvist, Ferrite  p3  Lindqvist Mara, Ferrite AB  the same name in another")
    assert "'outreach merge p1 p3 --dry-run'" in ran.err
    (pair,) = done("merge", "--json").json
    assert (pair["person"], pair["other"]) == ("p1", "p3")

    ran = done("merge", "p1", "p3", "--dry-run")
    assert ran.out.splitlines()[0].split() == ["p1", "p3", "kept"]
    assert "company    Ferrite                           Ferrite AB      Ferrite" in ran.out
    assert (
        done("merge", "p1", "p3", "--dry-run", "--prefer", "company", "--json").json["fields"][3]["kept"]
        == "Ferrite AB"
    )

    ran = done("merge", "p1", "p3")
    assert (ran.out, "'outreach merge --undo p3' takes it back" in ran.err) == ("p1  Mara Lindqvist\n", True)
    shown = done("show", "p1").out
    assert "also company  Ferrite AB (p3 (CSV), " in shown
    assert "merged        p3 Lindqvist Mara, " in shown
    record = done("show", "p1", "--json").json
    assert record["merged"][0]["id"] == "p3" and record["imported"][0]["source"] == "csv"
    assert {value["field"] for value in record["other_values"]} == {"name", "company"}
    assert "p3 was merged into p1" in outreach("show", "p3").err

    assert done("merge", "--undo", "p3", "--json").json["from"] == "p1"
    assert done("show", "p3", "--json").json["emails"] == ["m@x.example"]
    assert "Nobody looks like somebody else here." in done("merge").err  # not asked again
    assert done("merge", "p1", "p3", "--prefer", "company", "--json").json["company"] == "Ferrite AB"
    assert done("merge", "--undo").out == "p3  Lindqvist Mara\n"
    assert done("show", "p1", "--json").json["company"] == "Ferrite"


def test_two_people_stay_two(connections: str, contacts: str) -> None:
    done("import", connections, contacts)
    assert "p1 and p3 are two people" in done("merge", "p1", "p3", "--different").err
    assert done("merge", "--json").json == []
    assert done("merge", "p1", "p2", "--different", "--json").json == {"person": "p1", "other": "p2", "different": True}


def test_merge_used_wrongly(connections: str) -> None:
    done("import", connections)
    assert outreach("merge", "p1").code == 2
    assert outreach("merge", "p1", "p2", "--undo").code == 2
    assert outreach("merge", "p1", "p2", "--prefer", "shoe").code == 2
    ran = outreach("merge", "p1", "p1")
    assert (ran.code, "is one person already" in ran.err) == (1, True)
    ran = outreach("merge", "--undo")
    assert (ran.code, "Nobody was merged" in ran.err) == (1, True)


def test_more_proposals_than_are_listed(tmp_path: Path) -> None:
    rows = "".join(f"Mara Lindqvist{at},Quay\nMara Lindqvist{at},Quay AB\n" for at in "abc")
    (tmp_path / "people.csv").write_text(f"Name,Company\n{rows}", encoding="utf-8")
    done("import", str(tmp_path / "people.csv"))
    ran = done("merge", "--limit", "2")
    assert len(ran.out.splitlines()) == 2
    assert "2 of 3 pairs; --limit 0 lists all." in ran.err
    assert len(done("merge", "--limit", "0").out.splitlines()) == 3


@pytest.mark.parametrize("suffix", ["toml", "csv", "vcf", "json"])
def test_export(connections: str, tmp_path: Path, suffix: str) -> None:
    done("import", connections)
    path = tmp_path / f"out.{suffix}"
    said = done("export", "-o", str(path)).err
    assert said.startswith("2 people and all about them, in" if suffix in ("toml", "json") else "2 people, in")
    assert "Mara Lindqvist" in path.read_text(encoding="utf-8-sig")
    ran = outreach("export", "-o", str(path))
    assert (ran.code, "--replace" in ran.err) == (1, True)
    record = done("export", "-o", str(path), "--replace", "--json").json
    assert record == {"path": str(path), "format": "vcard" if suffix == "vcf" else suffix, "people": 2}
    if suffix == "json":
        assert [person["id"] for person in json.loads(path.read_text(encoding="utf-8"))["people"]] == ["p1", "p2"]


def test_what_was_exported_is_imported_into_another_home(connections: str, tmp_path: Path) -> None:
    done("import", connections)
    done("fact", "mara", "Wrote “The cost of a lock”", "--kind", "essay")
    done("export", "-o", str(tmp_path / "all.toml"))
    other = str(tmp_path / "other")
    assert done("import", str(tmp_path / "all.toml"), "--json", "--home", other).json["created"] == 2
    assert "The cost of a lock" in done("facts", "mara", "--home", other).out
