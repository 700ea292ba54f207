"""What somebody typed stays, whatever imports said before or say later."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.people.person import Person
from assistant.people.typed import TYPED, typed
from assistant.settings.paths import Home
from assistant.workspace import Workspace

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def imported(workspace: Workspace, folder: Path, name: str, company: str, role: str = "Cook") -> None:
    """One row of LinkedIn's, of the person with this address."""
    path = folder / "Connections.csv"
    given, family = name.split(" ", 1)
    path.write_text(f"{HEADER}{given},{family},,tove@falk.example,{company},{role},\n", encoding="utf-8")
    workspace.import_people([path])


def beside(workspace: Workspace) -> list[tuple[str, str, str]]:
    return [(one.field, one.value, one.source.partition(" (")[0]) for one in workspace.kept.values(1)]


def test_a_typed_value_that_an_import_repeats_stays_typed(workspace: Workspace, tmp_path: Path) -> None:
    workspace.people.add(Person("Tove Falk", emails=("tove@falk.example",), company="Other Co"))
    imported(workspace, tmp_path, "Tove Falk", "Other Co")
    imported(workspace, tmp_path, "Tove Falk-Lund", "Third Co")
    imported(workspace, tmp_path, "Tove Lund", "Fourth Co", "Chef")
    person = workspace.people.get(1)
    assert (person.name, person.company) == ("Tove Falk", "Other Co")
    assert person.role == "Chef"  # which LinkedIn alone had said
    assert beside(workspace) == [
        ("name", "Tove Falk-Lund", "LinkedIn"), ("company", "Third Co", "LinkedIn"), ("name", "Tove Lund", "LinkedIn"),
        ("company", "Fourth Co", "LinkedIn"), ("role", "Cook", "LinkedIn"),
    ]  # fmt: skip
    assert workspace.people.count() == 1


def test_what_was_typed_back_after_an_import_stays(workspace: Workspace, tmp_path: Path) -> None:
    imported(workspace, tmp_path, "Tove Falk", "One Co")
    imported(workspace, tmp_path, "Tove Falk", "Two Co")
    workspace.people.update(replace(workspace.people.get(1), company="One Co"))
    imported(workspace, tmp_path, "Tove Falk", "Three Co")
    assert workspace.people.get(1).company == "One Co"
    assert ("company", "Three Co", "LinkedIn") in beside(workspace)


def test_what_was_typed_over_is_typed_no_more(workspace: Workspace, tmp_path: Path) -> None:
    person = workspace.people.add(Person("Tove Falk", emails=("tove@falk.example",), company="One Co", city="Oslo"))
    workspace.people.update(replace(person, company=""))
    imported(workspace, tmp_path, "Tove Falk", "One Co")
    imported(workspace, tmp_path, "Tove Falk", "Two Co")
    assert (workspace.people.get(1).company, workspace.people.get(1).city) == ("Two Co", "Oslo")


def test_a_short_name_that_was_typed_stays_and_the_long_one_is_kept_beside(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.people.add(Person("Tove", emails=("tove@falk.example",)))
    imported(workspace, tmp_path, "Tove Falk", "")
    assert workspace.people.get(1).name == "Tove"
    assert beside(workspace) == [("name", "Tove Falk", "LinkedIn")]


def test_a_typed_person_merged_with_an_imported_one_keeps_what_was_typed(workspace: Workspace, tmp_path: Path) -> None:
    imported(workspace, tmp_path, "Tove Falk", "One Co")
    mine = workspace.people.add(Person("Tove Falk", company="One Co", handles={"x-dm": "@tove"}))
    workspace.merge(1, mine.id)
    imported(workspace, tmp_path, "Tove Lund", "Two Co")
    assert (workspace.people.get(1).name, workspace.people.get(1).company) == ("Tove Falk", "One Co")
    workspace.people.update(replace(workspace.people.get(1), handles={"x-dm": "@lund"}))
    card = "BEGIN:VCARD\nFN:Tove Falk\nEMAIL:tove@falk.example\nX-TWITTER:%s\nEND:VCARD\n"
    for handle in ("lund", "tove_l"):
        (tmp_path / "a.vcf").write_text(card % handle, encoding="utf-8")
        workspace.import_people([tmp_path / "a.vcf"])
    assert workspace.people.get(1).handles == {"x-dm": "@lund"}


def test_who_was_typed_before_that_was_noted(workspace: Workspace, tmp_path: Path) -> None:
    workspace.people.add(Person("Tove Falk", emails=("tove@falk.example",), company="Other Co"))
    workspace.store.change("DELETE FROM person_records")
    imported(workspace, tmp_path, "Tove Falk", "Other Co")
    imported(workspace, tmp_path, "Tove Falk", "Third Co")
    assert workspace.people.get(1).company == "Other Co"


def test_it_is_no_import_and_goes_along_in_an_export(workspace: Workspace, tmp_path: Path) -> None:
    workspace.people.add(Person("Tove Falk", emails=("tove@falk.example",), company="Other Co"))
    assert (workspace.kept.sources(1), workspace.newcomers(), list(workspace.kept.records())) == ([], [], [])
    assert workspace.kept.origin(1, "company", "Other Co") == ""
    workspace.export(tmp_path / "people.toml")
    two = Workspace.open(Home(tmp_path / "two"))
    two.import_people([tmp_path / "people.toml"])
    assert typed(two.store, 1) == typed(workspace.store, 1) and len(typed(two.store, 1)) == 2
    imported(two, tmp_path, "Tove Falk", "Other Co")
    imported(two, tmp_path, "Tove Lund", "Third Co")
    assert (two.people.get(1).name, two.people.get(1).company) == ("Tove Falk", "Other Co")
    two.close()


@pytest.mark.parametrize("field", ["closeness", "tags"])
def test_what_an_import_never_replaces_is_not_noted(workspace: Workspace, field: str) -> None:
    person = workspace.people.add(Person("Tove Falk"))
    before = workspace.store.rows("SELECT * FROM person_records WHERE source = ?", (TYPED,))
    changed = {"closeness": "friend", "tags": ("a",)}[field]
    workspace.people.update(replace(person, **{field: changed}))  # type: ignore[arg-type]
    after = workspace.store.rows("SELECT * FROM person_records WHERE source = ?", (TYPED,))
    assert [tuple(row) for row in after] == [tuple(row) for row in before]
