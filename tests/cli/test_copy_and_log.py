"""copy and log: the message leaves, and what came of it is written down."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.support import done, drafted, mara, outreach


@pytest.fixture(autouse=True)
def no_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither tmux nor a terminal nor a tool: what is copied goes into a file."""
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("SSH_CONNECTION", "x")


def test_a_copied_message_is_byte_for_byte_the_draft() -> None:
    mara()
    body = drafted("--json").json["body"]
    ran = done("copy", "--json")
    assert set(ran.json) == {"route", "confirmed", "path", "draft"}
    assert (ran.json["route"], ran.json["confirmed"], ran.json["draft"]) == ("file", True, "d1")
    assert Path(ran.json["path"]).read_bytes() == body.encode()
    assert ran.json["path"] in ran.err
    assert "outreach log p1 sent --draft d1" in ran.err
    assert done("show", "d1", "--json").json["state"] == "copied"
    assert "forced" not in done("show", "d1").out + done("show", "p1").out


def test_the_subject_is_said_to_be_apart() -> None:
    mara()
    done("config", "set", "me.name", "Ada")
    done("draft", "p1", "--kind", "question", "--channel", "email", "--offline")
    subject = done("show", "d1", "--json").json["subject"]
    ran = done("copy", "d1")
    assert f"Subject: {subject}\n" in ran.err
    assert ran.out == ""


def test_what_the_coach_blocks_is_copied_by_force_alone_and_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    mara()
    drafted()
    monkeypatch.setenv("EDITOR", "sed -i s/Mara/[Name]/")
    done("edit", "d1")
    ran = outreach("copy", "d1", "--json")
    assert (ran.code, ran.out) == (3, "")
    assert "--force" in ran.err and "Not copied" in ran.err
    assert done("show", "d1", "--json").json["state"] == "drafted"
    assert "recorded" in done("copy", "d1", "--force").err
    assert done("show", "d1", "--json").json["forced"] == ["placeholder"]
    assert "  forced      knowingly over placeholder (--force)\n" in done("show", "d1").out
    assert "copied, forced over placeholder  " in done("show", "p1").out
    assert "copied, forced over placeholder  " in done("drafts").out
    done("log", "p1", "sent", "--draft", "d1")
    assert done("show", "e1", "--json").json["forced"] == ["placeholder"]


def test_there_has_to_be_a_draft() -> None:
    for arguments in (["copy"], ["copy", "d1"], ["copy", "p1"]):
        ran = outreach(*arguments)
        assert ran.code == 1 and ran.err.count("\n") == 1


def test_sending_a_draft_is_an_event_with_all_of_it() -> None:
    mara()
    drafted()
    event = done(
        "log", "mara", "sent", "--draft", "d1", "--date", "yesterday", "--note", "From the train", "--json"
    ).json
    assert event["date"] == (date.today() - timedelta(days=1)).isoformat()
    assert (event["draft"], event["message_kind"], event["channel"]) == ("d1", "question", "x-dm")
    assert (event["asks"], event["note"], event["direction"]) == (True, "From the train", "out")
    assert done("show", "d1", "--json").json["state"] == "sent"


def test_any_event_may_be_logged() -> None:
    mara()
    drafted()
    reply = done("log", "mara", "replied", "--draft", "1", "--date", "2026-01-05", "--private", "--json").json
    assert (reply["kind"], reply["draft"], reply["date"], reply["private"]) == (
        "replied",
        "d1",
        "2026-01-05",
        True,
    )
    assert done("log", "mara", "ASKED-ME", "--json").json["kind"] == "asked-me"
    assert done("edit", "e1", "--note", "Two lines", "--no-private", "--json").json["note"] == "Two lines"


@pytest.mark.parametrize(
    "arguments",
    [
        ["log", "mara", "met", "--date", "soon"],
        ["log", "mara", "met", "--date", "2999-01-01"],
        ["log", "nobody", "met"],
        ["log", "teo", "sent", "--draft", "d1"],
        ["log", "teo", "replied", "--draft", "d1"],
        ["log", "mara", "sent", "--draft", "d9"],
        ["edit", "e1", "--date", "2999-01-01"],
    ],
)
def test_what_cannot_have_happened_is_refused(arguments: list[str]) -> None:
    mara()
    done("add", "Teo Marsh")
    drafted()
    done("log", "mara", "met", "--date", "2026-01-05")
    ran = outreach(*arguments)
    assert ran.code == 1 and ran.out == ""
    assert [event["date"] for event in done("show", "mara", "--json").json["events"]] == ["2026-01-05"]


def test_a_removed_person_leaves_no_saved_message(tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    done("--home", home, "add", "Ana Silva")
    done("--home", home, "fact", "p1", "Wrote “Small logs”")
    done("--home", home, "draft", "p1", "--channel", "x-dm", "--offline")
    done("--home", home, "copy")
    saved = tmp_path / "home" / "messages" / "message-d1.txt"
    assert "Small logs" in saved.read_text(encoding="utf-8")
    done("--home", home, "remove", "p1", "--yes")
    assert not saved.exists()
