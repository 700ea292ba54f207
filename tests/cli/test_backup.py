"""backup and restore."""

from __future__ import annotations

from pathlib import Path

from tests.cli.support import done, mara, outreach


def names() -> list[str]:
    return [person["name"] for person in done("people", "--json").json]


def test_there_and_back_again(tmp_path: Path) -> None:
    mara()
    file = tmp_path / "kept.db"
    ran = done("backup", "-o", str(file))
    assert ran.err == f"1 person and all about them, in {file}.\n"
    assert file.stat().st_mode & 0o777 == 0o600
    done("remove", "mara", "--yes")
    done("add", "Teo Marsh")
    restored = done("restore", str(file), "--json").json
    assert names() == ["Mara Lindqvist"]
    assert len(done("facts", "mara", "--json").json) == 3
    done("restore", restored["replaced"])
    assert names() == ["Teo Marsh"]


def test_into_a_new_home(tmp_path: Path) -> None:
    mara()
    done("backup", "-o", str(tmp_path / "kept.db"))
    home = str(tmp_path / "new")
    assert done("restore", str(tmp_path / "kept.db"), "--home", home, "--json").json["replaced"] is None
    assert done("people", "--home", home, "--json").json[0]["name"] == "Mara Lindqvist"


def test_a_file_that_is_there_is_replaced_by_force_alone(tmp_path: Path) -> None:
    mara()
    file = tmp_path / "mine.txt"
    file.write_text("mine")
    assert outreach("backup", "-o", str(file)).code == 1
    assert file.read_text() == "mine"
    done("backup", "-o", str(file), "--force")
    assert outreach("backup").code == 2


def test_what_is_no_backup_changes_nothing(tmp_path: Path) -> None:
    mara()
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(b"not a store" * 100)
    assert outreach("restore", str(wrong)).code == 1
    assert outreach("restore", str(tmp_path / "none.db")).code == 1
    assert names() == ["Mara Lindqvist"]
