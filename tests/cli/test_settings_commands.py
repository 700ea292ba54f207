"""config, setup and doctor, kinds and channels."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.support import PROGRAM, done, mara, outreach
from tests.support.keys import ENTER
from tests.support.terminal import Terminal, needs_terminal


def config_path() -> Path:
    return Path(done("config", "path", "--json").json["path"])


def test_a_setting_is_set_shown_and_kept_with_its_comments() -> None:
    path = config_path()
    done("config", "set", "me.name", "Ada Fields")
    path.write_text("# mine\n" + path.read_text())
    shown = done("config", "set", "coach.dm_words", "20,60", "--json").json
    assert shown["coach"]["dm_words"] == [20, 60]
    assert path.read_text().startswith("# mine\n")
    assert done("config", "show", "--json").json["me"]["name"] == "Ada Fields"
    assert tomllib.loads(done("config", "show").out)["coach"]["dm_words"] == [20, 60]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_wrong_setting_is_refused_with_the_nearest() -> None:
    ran = outreach("config", "set", "me.nmae", "Ada")
    assert ran.code == 1 and "did you mean 'name'?" in ran.err
    assert not config_path().exists()


def test_how_several_are_given_is_said() -> None:
    ran = outreach("config", "set", "coach.off", "subject length")
    assert ran.code == 1 and ran.err.rstrip().endswith("; several with commas, such as unsupported,generic.")
    assert "Several values go with commas" in " ".join(done("config", "set", "--help").out.split())
    assert done("config", "set", "coach.off", '["subject", "length"]', "--json").json["coach"]["off"] == [
        *("subject", "length")
    ]


def test_a_broken_config_stops_what_needs_it_and_not_the_help() -> None:
    path = config_path()
    path.parent.mkdir()
    path.write_text("[me]\nnmae = 'x'\n")
    ran = outreach("people")
    assert ran.code == 1 and "line 2" in ran.err and "did you mean 'name'?" in ran.err
    assert config_path() == path


def lines() -> dict[str, dict[str, Any]]:
    return {line["what"]: line for line in outreach("doctor", "--json").json}


def test_the_doctor_looks_at_everything_and_makes_nothing() -> None:
    ran = done("doctor")
    assert [row.split()[1] for row in ran.out.splitlines()] == [*("config", "store", "kinds", "clipboard", "endpoint")]
    assert not config_path().parent.exists()


def test_the_doctor_names_the_key_and_never_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    done("config", "set", "model.base_url", "http://localhost:9/v1")
    done("config", "set", "model.name", "some-model")
    done("config", "set", "model.api_key_env", "MY_API_KEY")
    assert lines()["key"]["state"] == "note"
    monkeypatch.setenv("MY_API_KEY", "sk-very-secret")
    found = outreach("doctor", "--json")
    assert "very-secret" not in found.out + found.err
    assert "MY_API_KEY" in lines()["key"]["message"]
    assert lines()["endpoint"]["state"] == "broken" and "refused" in lines()["endpoint"]["message"]


def test_the_doctor_finds_what_is_broken_and_goes_on() -> None:
    mara()
    home = config_path().parent
    (home / "templates").mkdir()
    (home / "templates" / "oops.jinja").write_text("+++\nlabl = 'x'\n+++\nHi")
    config_path().write_text("[me]\nnmae = 'x'\n")
    (home / "outreach.db").write_bytes(b"not a database at all" * 100)
    ran = outreach("doctor", "--json")
    assert ran.code == 1
    broken = [line["what"] for line in ran.json if line["state"] == "broken"]
    assert broken == ["config", "store", "kinds"]
    assert "Traceback" not in ran.err


def test_the_doctor_says_where_a_message_would_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMUX", "/tmp/tmux/default,1,0")
    assert "tmux" in lines()["clipboard"]["message"]
    monkeypatch.delenv("TMUX")
    monkeypatch.setenv("SSH_CONNECTION", "x")
    monkeypatch.setenv("TERM", "dumb")
    assert "files" in lines()["clipboard"]["message"]
    done("config", "set", "clipboard.route", "file")
    assert "'file'" in lines()["clipboard"]["message"]


def test_kinds_say_where_they_come_from_and_which_are_broken() -> None:
    built_in = {kind["id"]: kind for kind in done("kinds", "--json").json}
    assert {"question", "warm-up"} <= set(built_in)
    assert built_in["question"]["origin"] == "built-in"
    for folder in ("prompts", "templates"):
        place = config_path().parent / folder
        place.mkdir(parents=True)
        (place / "oops.jinja").write_text("+++\nlabl = 'x'\n+++\nHi")
    ran = done("kinds")
    assert "question" in ran.out and "oops" not in ran.out
    assert "oops.jinja, line 2" in ran.err


def test_channels_say_their_limits_and_who_changed_them() -> None:
    done("config", "set", "channels.linkedin-note.limit", "300")
    channels = {channel["id"]: channel for channel in done("channels", "--json").json}
    assert (channels["linkedin-note"]["limit"], channels["linkedin-note"]["origin"]) == (300, "config")
    assert channels["email"]["limit"] is None
    row = next(row for row in done("channels").out.splitlines() if row.startswith("bluesky-dm"))
    assert "1,000 graphemes, 10,000 bytes" in row


def test_setup_needs_somebody_to_ask() -> None:
    ran = outreach("setup", given="Ada\n")
    assert ran.code == 1 and "outreach config set me.name NAME" in ran.err
    assert not config_path().exists()


@needs_terminal
@pytest.mark.terminal
def test_setup_asks_and_every_question_can_be_skipped() -> None:
    with Terminal([*PROGRAM, "setup"], columns=120) as terminal:
        terminal.wait_for("Your name")
        terminal.send("Ada Fields", ENTER)
        terminal.wait_for("What you do")
        terminal.send(ENTER)
        terminal.wait_for("Your site")
        terminal.send(ENTER)
        terminal.wait_for("Your city")
        terminal.send(ENTER)
        terminal.wait_for("Its number")
        terminal.send("not an address", ENTER)
        terminal.wait_for("That is no web address")
        terminal.send(ENTER)
        assert terminal.wait_end() == 0
        assert "Kept in" in terminal.screen()
    assert tomllib.loads(config_path().read_text()) == {"me": {"name": "Ada Fields"}}
