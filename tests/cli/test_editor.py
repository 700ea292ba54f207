"""A draft or a fact in the person's own editor, and back through the door."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from assistant.cli.editor import editor_command
from assistant.errors import Refused
from tests.cli.support import done, drafted, mara, outreach


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor with a space in its path and an option; it puts the file ``text`` in the draft's place."""
    folder = tmp_path / "my editors"
    folder.mkdir()
    script = folder / "replace.py"
    script.write_text(
        "import pathlib, sys\n"
        "assert sys.argv[1] == '--wait'\n"
        f"log = pathlib.Path({str(tmp_path / 'before')!r})\n"
        "path = pathlib.Path(sys.argv[2])\n"
        "mode = path.parent.stat().st_mode & 0o777\n"
        "log.write_bytes(path.read_bytes() + b'|%o' % mode)\n"
        f"path.write_bytes(pathlib.Path({str(tmp_path / 'text')!r}).read_bytes())\n"
    )
    monkeypatch.setenv("VISUAL", shlex.join([sys.executable, str(script), "--wait"]))
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "tmp").mkdir()
    return tmp_path


def test_a_draft_goes_out_and_comes_back_clean(editor: Path) -> None:
    mara()
    body = drafted("--json").json["body"]
    (editor / "text").write_bytes("Hi Mara,\r\n\r\nwhat\u202e broke\x1b[31m first?\r\n".encode())
    ran = done("edit", "d1")
    assert (editor / "before").read_bytes() == body.encode() + b"|700"
    assert "d1 is changed." in ran.err and "terminal escape" in ran.err
    stored = done("show", "d1", "--json").json
    assert stored["body"] == "Hi Mara,\n\nwhat broke first?"
    assert list((editor / "tmp").iterdir()) == []


def test_a_subject_is_edited_with_its_mail(editor: Path) -> None:
    mara()
    done("config", "set", "me.name", "Ada")
    done("draft", "p1", "--kind", "question", "--channel", "email", "--offline")
    (editor / "text").write_text("Subject: Locks\n\nHi Mara, what broke first?\n")
    draft = done("edit", "d1", "--json").json
    assert (draft["subject"], draft["body"]) == ("Locks", "Hi Mara, what broke first?")
    assert (editor / "before").read_text().startswith("Subject: ")


def test_a_draft_that_was_left_alone_stays_as_it_was(editor: Path) -> None:
    mara()
    before = drafted("--json").json
    (editor / "text").write_text(before["body"])
    assert "as it was" in done("edit", "d1").err
    assert done("show", "d1", "--json").json["support"] == before["support"]


def test_a_fact_opens_without_options(editor: Path) -> None:
    mara()
    (editor / "text").write_text("Wrote “Latches”\n")
    assert done("edit", "f1", "--json").json["title"] == "Latches"
    assert (editor / "before").read_text().startswith("Wrote “The cost of a lock”, on why she dropped mutexes|")


def test_what_was_typed_survives_a_refusal(editor: Path) -> None:
    mara()
    (editor / "text").write_text("\n")
    ran = outreach("edit", "f1")
    assert ran.code == 1
    kept = Path(ran.err.rpartition(" kept in ")[2].strip().rstrip("."))
    assert kept.read_text() == "\n"


def test_an_editor_that_fails_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    mara()
    drafted()
    for command, said in (
        ("false", "ended with code 1"),
        ("no-such-editor", "cannot be started"),
        ("'x", "quotation"),
    ):
        monkeypatch.setenv("EDITOR", command)
        ran = outreach("edit", "d1")
        assert ran.code == 1 and said in ran.err


def test_which_editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VISUAL", "code --wait")
    assert editor_command() == ["code", "--wait"]
    monkeypatch.setenv("VISUAL", " ")
    monkeypatch.setenv("EDITOR", "'/opt/my editor/ed' -x")
    assert editor_command() == ["/opt/my editor/ed", "-x"]
    monkeypatch.delenv("EDITOR")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="set EDITOR"):
        editor_command()
    usual = tmp_path / "vi"
    usual.write_text("")
    usual.chmod(0o755)
    assert editor_command() == ["vi"]
