"""The job hunt in a real terminal: its key arrives, the gate holds back, and overriding it is on the record."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.settings.paths import Home
from assistant.settings.write import set_value
from assistant.workspace import Workspace
from tests.support.keys import DOWN, ENTER, ESCAPE, F2, RIGHT, ctrl
from tests.support.terminal import Terminal, needs_terminal
from tests.support.tmux import Tmux, needs_tmux

pytestmark = [pytest.mark.terminal, needs_terminal]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with two whom nobody has written to."""
    home = Home(tmp_path / "home")
    home.folder.mkdir(mode=0o700)
    for key, value in (("name", "Kim Vale"), ("about", "build storage engines"), ("site", "https://kim.example")):
        set_value(home.config, f"me.{key}", value)
    workspace = Workspace.open(home)
    for name in ("Mara Lindqvist", "Nils Berg"):
        email = f"{name.split()[0].lower()}@ferrite.example"
        person = workspace.people.add(Person(name, emails=(email,), closeness="acquaintance", can_refer=True))
        workspace.facts.add(Fact(person.id, "Launched “Ferrite”, an embedded database", kind="launch"))
    workspace.close()
    return home


def app(home: Home) -> list[str]:
    return [sys.executable, "-m", "assistant", "--home", str(home.folder)]


def test_from_the_board_to_a_referral_that_was_overridden(home: Home) -> None:
    with Terminal(app(home), 100, 30) as terminal:
        terminal.wait_for("2 people")
        terminal.send(ctrl("g"))
        terminal.wait_for("Enter writes it: a warm-up.")
        terminal.send(RIGHT, DOWN)
        terminal.wait_for("Nils Berg  ·  referral")
        terminal.send(ENTER)
        terminal.wait_for("A warm-up  ·")
        terminal.wait_for("F2 Kind")
        terminal.send(F2)
        terminal.wait_for("A referral         held back now")
        terminal.send("\x1b[F")
        terminal.wait_for("as Nils has not")
        terminal.send(ENTER)
        terminal.wait_for("A referral  ·")
        terminal.wait_for("Enter Draft")
        terminal.send("the storage role", ENTER)
        terminal.wait_for("Held back: a referral")
        terminal.send(ESCAPE)
        terminal.wait_gone("Held back")
        terminal.wait_for("the storage role")
        terminal.send(ENTER)
        terminal.wait_for("Held back: a referral")
        terminal.send("O")
        terminal.wait_for("that is recorded.")
        terminal.wait_for("apply for the storage role")
        terminal.send(ctrl("q"))
        assert terminal.wait_end() == 0
    workspace = Workspace.open(home)
    draft = workspace.drafts.latest()
    workspace.close()
    assert draft is not None and (draft.kind, draft.forced) == ("referral", "too-early")


@needs_tmux
def test_the_keys_arrive_through_tmux(home: Home) -> None:
    with Tmux(app(home), 80, 24) as tmux:
        tmux.wait_for("2 people")
        tmux.send(ctrl("g"))
        tmux.wait_for("Job hunt")
        tmux.send(ESCAPE)
        tmux.wait_for("^n Add person")
        tmux.send(ctrl("y"))
        tmux.wait_for("Who they are")
        tmux.send("o")
        tmux.wait_for("Written as Markdown")
        tmux.send(ESCAPE)
        tmux.wait_for("2 people")
        tmux.send("\x1b[24~")
        tmux.wait_for("The map of 2 people")
