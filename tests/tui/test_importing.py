"""Importing in the app: the preview, the import with its count, stopping, and what cannot be read."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assistant.store.database import Store
from assistant.tui.screens.importing import ImportScreen, completed, given_path
from assistant.tui.screens.start import StartScreen
from assistant.use_cases.importing import Importing
from tests.tui import support
from tests.tui.support import app, field, gone, lines, met, space, until

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROWS = (
    "Noor,Haddadin,https://www.linkedin.com/in/noor-h,noor@tin.example,Tin,Engineer,03 Mar 2024\n"
    "Mara,Lindqvist,https://www.linkedin.com/in/mara-l,,Ferrite,Engineer,04 Mar 2024\n"
    ",,,,,,\n"
    "Ilse,Brandt,https://www.linkedin.com/in/ilse-b,,Kupfer,Head of Engineering,05 Mar 2024\n"
)


def export(tmp_path: Path, text: str = HEADER + ROWS, name: str = "Connections.csv") -> Path:
    """A file as LinkedIn exports it."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


async def to_import(pilot: Pilot[None], path: Path | str) -> ImportScreen:
    """From the people to the screen that imports, with a path in the field."""
    await pilot.press("f7")
    await until(pilot, "Import people")
    field(pilot, "path").value = str(path)
    screen = pilot.app.screen
    assert isinstance(screen, ImportScreen)
    return screen


async def test_a_file_is_looked_into_then_imported(tmp_path: Path) -> None:
    async with app() as pilot:
        await to_import(pilot, export(tmp_path))
        await until(pilot, "Enter Look")
        await pilot.press("enter")
        await until(
            pilot,
            "Connections.csv: LinkedIn's connections.",
            "3 new",
            "First Name=given name",
            "May be one and the same (1 pair)",
        )
        await until(pilot, "Mara Lindqvist and Mara Lindqvist", "Enter imports them", "Enter Import")
        assert space(pilot).people.count() == 1 and space(pilot).proposal_count() == 0
        await pilot.press("enter")
        await until(pilot, "Imported: 3 new. m shows the 1 pair who may be one. g goes through")
        assert space(pilot).people.count() == 4 and space(pilot).proposal_count() == 1
        assert "Esc Done" in lines(pilot)[-1] and "Enter" not in lines(pilot)[-1]
        await pilot.press("escape")
        await until(pilot, "4 people", "Noor Haddadin")


async def test_a_second_time_there_is_nothing_to_import(tmp_path: Path) -> None:
    async with app(fill=lambda to: to.import_people([export(tmp_path)])) as pilot:
        await to_import(pilot, export(tmp_path))
        await pilot.press("enter")
        await until(pilot, "3 left out: nothing new about them", "so there is nothing to import.", "Enter Look")


async def test_what_is_in_trouble_is_named_with_its_line(tmp_path: Path) -> None:
    text = "Name,E-mail\nNoor Haddadin,noor@tin.example\n,only@mail.example\n"
    async with app() as pilot:
        await to_import(pilot, export(tmp_path, text, "friends.csv"))
        await pilot.press("enter")
        await until(pilot, "friends.csv: a table with a header.", "1 problem", "line 3:", "the others come in.")


async def test_a_column_can_be_changed_before_the_import(tmp_path: Path) -> None:
    text = "Name,E-mail,Remarks\nNoor Haddadin,noor@tin.example,Tin\n"
    async with app() as pilot:
        await to_import(pilot, export(tmp_path, text, "friends.csv"))
        await pilot.press("enter")
        await until(pilot, "Remarks=notes", "Enter imports them", "Enter Import")
        assert field(pilot, "columns").value == "Name=name, E-mail=e-mail, Remarks=notes"
        field(pilot, "columns").value = "Firm=company"
        await pilot.press("enter")
        await until(pilot, "'Firm=company' changes no column")
        field(pilot, "columns").value = "Remarks=company"
        await until(pilot, "Enter Look")
        await pilot.press("enter")
        await until(pilot, "Remarks=company", "Enter Import")
        await pilot.press("enter")
        await until(pilot, "Imported: 1 new.")
        assert next(one.company for one in space(pilot).people.everyone() if one.name == "Noor Haddadin") == "Tin"


@pytest.mark.parametrize("importing", [False, True], ids=["looking", "importing"])
async def test_stopped_in_the_middle_nothing_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, importing: bool
) -> None:
    """The store is written by another connection then, and the screen goes on meanwhile."""
    rows = "".join(f"Person {number},p{number}@many.example\n" for number in range(2000))
    half, go_on = threading.Event(), threading.Event()
    whole = Importing.import_people

    def held(self: Importing, *args: object, **named: object) -> object:
        progress = named["progress"]
        holding = importing is not named["dry_run"]

        def noted(one: object) -> None:
            progress(one)  # type: ignore[operator]
            if holding and getattr(one, "read", 0) >= 1000:
                half.set()
                go_on.wait(support.PATIENCE)

        return whole(self, *args, **{**named, "progress": noted})  # type: ignore[arg-type]

    monkeypatch.setattr(Importing, "import_people", held)
    async with app() as pilot:
        await to_import(pilot, export(tmp_path, "Name,E-mail\n" + rows, "many.csv"))
        await pilot.press("enter")
        if importing:
            await until(pilot, "2,000 new", "Enter imports them", "Enter Import")
            await pilot.press("enter")
        await met(pilot, half.is_set, "the import to be in the middle")
        await until(pilot, "1,000 people read, 1,000 new", "Esc Stop")
        await pilot.press("escape")
        await until(pilot, "Stopping…")
        go_on.set()
        await until(pilot, "Nothing was imported." if importing else "Nothing has changed.")
        assert space(pilot).people.count() == 1
        await pilot.press("escape")
        await met(pilot, lambda: isinstance(pilot.app.screen, StartScreen), "the people")
        await until(pilot, "1 person")


async def test_leaving_the_app_in_the_middle_imports_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"Person {number},p{number}@many.example\n" for number in range(2000))
    ended = threading.Event()
    half, go_on = threading.Event(), threading.Event()
    whole = Importing.import_people

    def held(self: Importing, *args: object, **named: object) -> object:
        def noted(_: object) -> None:
            half.set()
            go_on.wait(support.PATIENCE)

        try:
            return whole(self, *args, **{**named, "progress": noted, "dry_run": False})  # type: ignore[arg-type]
        finally:
            ended.set()

    monkeypatch.setattr(Importing, "import_people", held)
    async with app() as pilot:
        await to_import(pilot, export(tmp_path, "Name,E-mail\n" + rows, "many.csv"))
        await pilot.press("enter")
        await met(pilot, half.is_set, "the import to be in the middle")
        await pilot.press("ctrl+q")
    go_on.set()
    assert ended.wait(support.PATIENCE)
    with Store.open(support.home().store) as store:
        assert store.value("SELECT count(*) FROM people") == 1


async def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "essay.pdf").write_bytes(b"%PDF-1.7 and so on")
    async with app() as pilot:
        await to_import(pilot, "")
        await pilot.press("enter")
        await until(pilot, "Name a file")
        for path, wanted in (
            (tmp_path / "nowhere.csv", "There is no file"),
            (tmp_path / "essay.pdf", "a PDF, which holds no table to read"),
            (tmp_path, "is a folder"),
            ("\\'a", "There is no file"),
        ):
            field(pilot, "path").value = str(path)
            await pilot.press("enter")
            await until(pilot, wanted)
        assert "Enter Look" in lines(pilot)[-1]


async def test_a_path_that_was_typed_is_there_the_next_time(tmp_path: Path) -> None:
    async with app() as pilot:
        await to_import(pilot, "~/somewhere.csv")
        await pilot.press("escape")
        await gone(pilot, "Import people")
        await pilot.press("f7")
        await until(pilot, "~/somewhere.csv")


def test_paths_are_completed_and_taken_as_terminals_paste_them(tmp_path: Path) -> None:
    export(tmp_path, name="My contacts.csv")
    (tmp_path / "folder").mkdir()
    assert completed(f"{tmp_path}/My") == f"{tmp_path}/My contacts.csv"
    assert completed(f"{tmp_path}/fo") == f"{tmp_path}/folder/"
    assert completed(f"{tmp_path}/none") is completed(f"{tmp_path}/") is completed("/no/such/x") is None
    for typed in (f"'{tmp_path}/My contacts.csv'", f"{tmp_path}/My\\ contacts.csv ", f"{tmp_path}/My contacts.csv"):
        assert given_path(typed) == tmp_path / "My contacts.csv"


async def test_the_path_that_stood_there_before_gives_way_to_what_is_typed() -> None:
    async with app() as pilot:
        await to_import(pilot, "/tmp/old.csv")
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("f7")
        await until(pilot, "/tmp/old.csv")
        await pilot.press(*"new")
        assert field(pilot, "path").value == "new"


UNKNOWN = "Besitzer;Anschrift;Firma\nNoor Haddadin;noor@tin.example;Tin\nIlse Brandt;ilse@kupfer.example;Kupfer\n"


async def test_of_a_table_whose_header_nobody_knows_the_columns_can_be_named(tmp_path: Path) -> None:
    async with app() as pilot:
        await to_import(pilot, export(tmp_path, UNKNOWN, "owners.csv"))
        await pilot.press("enter")
        await until(pilot, "Say in Columns which one does", "Columns Besitzer=", "What a column may be", "given name")
        columns = field(pilot, "columns")
        assert columns.value == "Besitzer=, Anschrift=e-mail, Firma=company" and columns.has_focus
        await pilot.press(*"company")
        await pilot.press("enter")  # still nobody's name
        await until(pilot, "Say in Columns which one does")
        await met(pilot, lambda: not pilot.app.screen.busy, "the look to end")  # type: ignore[attr-defined]
        assert columns.value == "Besitzer=company, Anschrift=e-mail, Firma=company"
        await pilot.press(*["backspace"] * len("company"), *"name", "enter")
        await until(pilot, "2 new", "Besitzer=name", "Enter imports them", "Enter Import")
        await pilot.press("enter")
        await until(pilot, "Imported: 2 new.")
        people = {one.name: one.company for one in space(pilot).people.everyone()}
        assert people["Noor Haddadin"] == "Tin" and people["Ilse Brandt"] == "Kupfer"


async def test_another_file_has_other_columns(tmp_path: Path) -> None:
    async with app() as pilot:
        await to_import(pilot, export(tmp_path, UNKNOWN, "owners.csv"))
        await pilot.press("enter")
        await until(pilot, "Columns Besitzer=")
        field(pilot, "columns").value = "Besitzer=name"
        field(pilot, "path").value = str(export(tmp_path))
        await pilot.press("enter")
        await until(pilot, "Connections.csv: LinkedIn's connections.", "3 new", "Enter Import")
        assert field(pilot, "columns").value.startswith("First Name=given name, Last Name=family name")
