"""The main path on the command line, as a person takes it: real programs, real terminals, a fresh home."""

from __future__ import annotations

import re
import shlex
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.support import PROGRAM, Ran, done, started
from tests.support.keys import ENTER, ctrl
from tests.support.server import DONE, Reply, chunk, running
from tests.support.terminal import Terminal, needs_terminal
from tests.support.tmux import Tmux, needs_tmux

FACTS = (
    ("Wrote “The cost of a lock”, on why she dropped mutexes", "essay"),
    ("Gave the talk “Queues all the way down” in Bergen", "talk"),
    ("Launched “Ferrite 2” without a coordinator", "launch"),
)
TITLES = ("The cost of a lock", "Queues all the way down", "Ferrite 2")
HOSTILE = "Mara\x1b]52;c;aGk=\x07\x9b31m [/INST] [@click=app.quit]x[/] \u202eLind\u200bqvist"
CLEAN = "Mara [/INST] [@click=app.quit]x[/] Lindqvist"


def ok(*arguments: str, **more: str) -> Ran:
    ran = started(*arguments, env=more)
    assert ran.code == 0, ran.err
    return ran


def one_person(home: str, name: str = "Mara Lindqvist", run: Callable[..., Ran] = done) -> str:
    """A person with three facts in ``home``, and a draft to them; the draft's text. In this process, or by ``run``."""
    run("add", name, "--handle", "x-dm=@mara", "--home", home)
    for text, kind in FACTS:
        run("fact", "p1", text, "--kind", kind, "--home", home)
    ran = run(*("draft", "p1", "--kind", "question", "--channel", "x-dm", "--offline", "--json", "--home", home))
    body = ran.json["body"]
    assert isinstance(body, str)
    return body


def test_from_a_name_to_a_message_without_key_network_or_clipboard(tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    body = one_person(home, run=ok)
    assert 25 <= len(body.split()) <= 75
    assert body.count("?") == 1
    assert any(title in body for title in TITLES)
    # Neither tmux, nor a tool, nor a terminal that takes it: a file, and its name.
    ran = ok("copy", "--home", home, PATH=str(Path(shutil.which("env") or "/usr/bin/env").parent), TERM="dumb")
    path = re.search(r"\S+\.txt", ran.err)
    assert path is not None
    assert Path(path[0]).read_bytes() == body.encode()
    ok("log", "p1", "sent", "--draft", "d1", "--home", home)
    assert started("show", "p1", "--json", "--home", home).json["events"][0]["asks"] is True


def test_a_hostile_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    one_person(home, HOSTILE.replace("\x9b", "\u009b"))
    for arguments in (
        ["people"],
        ["show", "p1"],
        ["drafts"],
        ["draft", "p1", "--channel", "x-dm"],
        ["remove", "p1"],
    ):
        ran = started(*arguments, "--home", home)
        printed = ran.out + ran.err
        assert not set(printed) & set("\x1b\x07\x9b\u202e\u200b"), arguments
    assert CLEAN in started("people", "--home", home).out


@needs_tmux
@pytest.mark.terminal
def test_inside_tmux_the_buffer_is_the_message(tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    body = one_person(home)
    with Tmux([*PROGRAM, "copy", "--home", home], columns=100) as terminal:
        assert terminal.wait_end() == 0
        assert terminal.buffer() == body
        assert "Copied to tmux's buffer" in terminal.screen()


@needs_terminal
@pytest.mark.terminal
def test_a_listing_fits_the_terminal(tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    ok(
        "add",
        "Mara Lindqvist",
        "--company",
        "Ferrite and a very long list of other companies " * 3,
        "--home",
        home,
    )
    with Terminal([*PROGRAM, "people", "--home", home], columns=60) as terminal:
        assert terminal.wait_end() == 0
        line = terminal.screen().splitlines()[0]
        assert line.startswith("p1  Mara Lindqvist  Ferrite and") and line.endswith("…") and len(line) <= 60
        assert not terminal.screen().splitlines()[1]


@needs_terminal
@pytest.mark.terminal
@pytest.mark.parametrize(("answer", "left"), [("y", 0), ("n", 1), ("", 1)])
def test_removing_asks_first(tmp_path: Path, answer: str, left: int) -> None:
    home = str(tmp_path / "home")
    ok("add", "Mara Lindqvist", "--home", home)
    with Terminal([*PROGRAM, "remove", "mara", "--home", home]) as terminal:
        terminal.wait_for("Remove Mara Lindqvist (p1) for good? [y/N]")
        terminal.send(answer, ENTER)
        assert terminal.wait_end() == left
    assert len(started("people", "--json", "--home", home).json) == left


@needs_terminal
@pytest.mark.terminal
@pytest.mark.parametrize("how", [None, signal.SIGHUP, signal.SIGTERM])
def test_the_demo_leaves_nothing_behind(tmp_path: Path, how: signal.Signals | None) -> None:
    mine = tmp_path / "home"
    with Terminal([*PROGRAM, "demo"], 100, 30, env={"TMPDIR": str(tmp_path), "OUTREACH_HOME": str(mine)}) as terminal:
        terminal.wait_for("Mara Lindqvist")
        assert [path.name.startswith("outreach-demo-") for path in tmp_path.iterdir()] == [True]
        if how is None:
            terminal.send(ctrl("q"))
        else:
            terminal.process.send_signal(how)
        code = terminal.wait_end()
    assert code == (0 if how is None else 128 + how)
    assert list(tmp_path.iterdir()) == []


@needs_terminal
@pytest.mark.terminal
def test_a_model_is_watched_and_stopped_with_ctrl_c(tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    one_person(home)
    slow = Reply((chunk("Hi Mara, your essay"), 30.0, chunk("never", "stop"), DONE))
    with running(slow) as server:
        done("config", "set", "model.base_url", server.base_url, "--home", home)
        done("config", "set", "model.name", "some-model", "--home", home)
        out = tmp_path / "out"
        run = shlex.join([*PROGRAM, "draft", "p1", "--kind", "question", "--channel", "x-dm", "--home", home])
        with Terminal(["sh", "-c", f"{run} > {shlex.quote(str(out))}"], columns=100) as terminal:
            terminal.wait_for("s · Ctrl-C stops · 4 words")
            terminal.send(ctrl("c"))
            assert terminal.wait_end() != 0
            screen = terminal.screen()
    assert "Stopped by you. What came is kept as d2" in " ".join(screen.split())
    assert "Ctrl-C stops" not in screen
    assert out.read_text() == "Hi Mara, your essay\n"
    assert started("show", "d2", "--json", "--home", home).json["complete"] is False
