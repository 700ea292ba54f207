"""The two terminals show, type, resize and end alike."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import pytest

from tests.support.keys import DOWN, ENTER, ctrl
from tests.support.terminal import Terminal, needs_terminal
from tests.support.tmux import Tmux, needs_tmux

BOTH = [
    pytest.param(Terminal, marks=[needs_terminal, pytest.mark.terminal]),
    pytest.param(Tmux, marks=[needs_tmux, pytest.mark.terminal]),
]

APP = """
    from textual import events
    from textual.app import App, ComposeResult
    from textual.binding import Binding
    from textual.widgets import Footer, Input, Static

    class Small(App[int]):
        BINDINGS = [Binding("down", "count", "count", priority=True), Binding("ctrl+g", "leave", "leave")]
        n = 0
        def compose(self) -> ComposeResult:
            yield Input()
            yield Static("nothing yet", id="echo", markup=False)
            yield Static("", id="size")
            yield Footer()
        def on_input_changed(self, event: Input.Changed) -> None:
            self.query_one("#echo", Static).update("you typed: " + event.value)
        def on_input_submitted(self) -> None:
            self.query_one("#echo", Static).update("entered")
        def on_resize(self, event: events.Resize) -> None:
            self.query_one("#size", Static).update(f"{event.size.width} by {event.size.height}")
        def action_count(self) -> None:
            self.n += 1
            self.query_one("#echo", Static).update(f"down {self.n}")
        def action_leave(self) -> None:
            self.exit(return_code=7)

    app = Small()
    app.run()
    raise SystemExit(app.return_code)
"""


@pytest.mark.parametrize("kind", BOTH)
def test_a_textual_app_is_driven_and_read(kind: type[Terminal] | type[Tmux], tmp_path: Path) -> None:
    script = tmp_path / "small.py"
    script.write_text(textwrap.dedent(APP))
    with kind([sys.executable, str(script)], 80, 24) as terminal:
        assert "80 by 24" in terminal.wait_for("nothing yet")
        terminal.send("Łukasz – 数")
        terminal.wait_for("you typed: Łukasz –")
        terminal.send(DOWN, DOWN)
        terminal.wait_for("down 2")
        terminal.send(ENTER)
        terminal.wait_for("entered")
        terminal.resize(60, 20)
        terminal.wait_for("60 by 20")
        terminal.send(ctrl("g"))
        assert terminal.wait_end() == 7
        assert b"\x1b[?1049h" in terminal.raw


@pytest.mark.parametrize("kind", BOTH)
def test_raw_holds_what_a_screen_hides(kind: type[Terminal] | type[Tmux]) -> None:
    hidden = r"print('a\x1b]52;c;aGk=\x07b\x1b[>1uc\x1b[<ud', flush=True); input()"
    with kind([sys.executable, "-c", hidden]) as terminal:
        assert terminal.wait_for("abcd").startswith("abcd")
        assert b"\x1b]52;c;aGk=\x07" in terminal.wait_raw(b"\x1b[<u")


@pytest.mark.parametrize("kind", BOTH)
def test_waiting_in_vain_shows_the_screen(kind: type[Terminal] | type[Tmux]) -> None:
    with (
        kind([sys.executable, "-c", "print('only this'); input()"]) as terminal,
        pytest.raises(AssertionError, match=r"(?s)waited for 'something else' to appear.*"),
    ):
        terminal.wait_for("only this")
        terminal.wait_for("something else", timeout=0.3)


@pytest.mark.parametrize("kind", BOTH)
def test_the_program_sees_a_terminal_and_its_environment(kind: type[Terminal] | type[Tmux], house: Path) -> None:
    program = (
        "import os, sys; print(sys.stdin.isatty(), sys.stdout.isatty(), os.get_terminal_size(), "
        "os.environ['HOME'], os.environ['MORE'], open('/dev/tty').isatty(), sep='\\n'); input()"
    )
    with kind([sys.executable, "-c", program], 100, 30, env={"MORE": "and more"}) as terminal:
        lines = terminal.wait_for("and more\nTrue").splitlines()
        assert lines[:6] == [
            "True",
            "True",
            "os.terminal_size(columns=100, lines=30)",
            str(house),
            "and more",
            "True",
        ]


@needs_terminal
@pytest.mark.terminal
def test_a_sequence_split_over_reads_stays_whole() -> None:
    halves = (
        "import sys, time\n"
        r"for part in ('x\x1b]0;ti', 'tle\x07y\x1b[3', '1mz\x1b[', '0m!', '\n'):"
        "\n    sys.stdout.write(part); sys.stdout.flush(); time.sleep(0.05)\ninput()"
    )
    with Terminal([sys.executable, "-c", halves]) as terminal:
        assert terminal.wait_for("!").startswith("xyz!")


@needs_terminal
@pytest.mark.terminal
def test_a_program_that_will_not_go_is_ended() -> None:
    stubborn = "import signal, time; signal.signal(signal.SIGHUP, signal.SIG_IGN); print('here'); time.sleep(60)"
    terminal = Terminal([sys.executable, "-c", stubborn])
    terminal.wait_for("here")
    terminal.close()
    assert terminal.process.returncode is not None


@needs_tmux
@pytest.mark.terminal
def test_a_buffer_set_inside_is_read_outside() -> None:
    with Tmux(["sh", "-c", "printf hello | tmux load-buffer - && echo done && cat"]) as terminal:
        terminal.wait_for("done")
        assert terminal.buffer() == "hello"
