"""Names in the parts of a card, and whole again in a new home."""

from __future__ import annotations

from pathlib import Path

import pytest
import vobject

from assistant.people.exporting.cards import cards
from assistant.people.exporting.names import name_parts
from assistant.people.person import Person
from assistant.settings.paths import Home
from assistant.workspace import Workspace

PARTS = {
    "Mara Lindqvist": ("Lindqvist", "Mara", "", ""),
    "Rob Hart, PMP®": ("Hart", "Rob", "", "PMP®"),
    "Rob Hart, PhD, CSPO": ("Hart", "Rob", "", "PhD, CSPO"),
    "Acme, Inc.": ("", "Acme, Inc.", "", ""),
    "Ferrite Storage GmbH": ("", "Ferrite Storage GmbH", "", ""),
    "Ann, of Cleves": ("", "Ann, of Cleves", "", ""),
    "Mara Lindqvist, Oslo": ("", "Mara Lindqvist, Oslo", "", ""),
    "Ottilie Brandt, Jr": ("Brandt", "Ottilie", "", "Jr"),
    "Robert Downey Jr.": ("Downey", "Robert", "", "Jr."),
    "Dr. No": ("No", "", "Dr.", ""),
    "Herr Müller": ("Müller", "", "Herr", ""),
    "Prof. Dr. Anna Berg MSc": ("Berg", "Anna", "Prof. Dr.", "MSc"),
    "Lindqvist, Dr. Mara, PhD": ("Lindqvist", "Mara", "Dr.", "PhD"),
    "Cher": ("", "Cher", "", ""),
    "山田 愛子": ("山田", "愛子", "", ""),
    "山田愛子": ("山田愛子", "", "", ""),
    "Jan van der Berg": ("van der Berg", "Jan", "", ""),
    "Ola Nilsen (she/her)": ("Nilsen", "Ola", "", ""),
    "(she/her)": ("", "(she/her)", "", ""),
    "🚀": ("", "🚀", "", ""),
}


@pytest.mark.parametrize("name", PARTS)
def test_a_name_in_its_parts(name: str) -> None:
    assert name_parts(name) == PARTS[name]
    card = vobject.readOne(cards([(Person(name), "uid")]))
    family, given, before, behind = PARTS[name]
    assert card.fn.value == name
    assert (card.n.value.family, card.n.value.given, card.n.value.prefix) == (family, given, before)
    assert behind in (card.n.value.suffix, ", ".join(card.n.value.suffix))


@pytest.mark.parametrize("ending", ["vcf", "csv", "toml", "json"])
def test_a_name_in_a_new_home_is_what_it_was(ending: str, tmp_path: Path) -> None:
    one, two = (Workspace.open(Home(tmp_path / name)) for name in ("one", "two"))
    names = [name for name in PARTS if any(map(str.isalnum, name))]
    one.people.add_many(Person(name) for name in names)
    one.export(tmp_path / f"people.{ending}")
    report = two.import_people([tmp_path / f"people.{ending}"])
    assert (report.created, report.problems) == (len(names), [])
    assert [person.name for person in two.people.everyone()] == names
    assert [value for person in two.people.everyone() for value in two.kept.values(person.id)] == []
    one.close()
    two.close()


def test_a_card_that_another_program_wrote_again_is_still_theirs(tmp_path: Path) -> None:
    workspace = Workspace.open(Home(tmp_path / "home"))
    workspace.people.add(Person("Dr. Rob Hart, PMP®", emails=("rob@hart.example",)))
    workspace.export(tmp_path / "people.vcf")
    text = (tmp_path / "people.vcf").read_text(encoding="utf-8")
    (tmp_path / "again.vcf").write_text(text.replace(r"FN:Dr. Rob Hart\, PMP®", "FN:Rob Hart"), encoding="utf-8")
    report = workspace.import_people([tmp_path / "again.vcf"])
    assert (report.created, report.skipped) == (0, 1)
    assert workspace.people.get(1).name == "Dr. Rob Hart, PMP®"
    workspace.close()
