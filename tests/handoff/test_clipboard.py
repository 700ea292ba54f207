"""The clipboard: each rung by itself, the ladder, and what each says of itself."""

from __future__ import annotations

import base64
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import Refused
from assistant.handoff import native, terminal, tmux
from assistant.handoff.clipboard import Clipboard, Copied, open_terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fakes here are POSIX executables")

MESSAGE = "Hi Mara,\n\nwhy a log? “Ærlig” 👩‍🔧\n\n\tAda"


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A machine without any clipboard: an empty PATH but for what a test puts there."""
    monkeypatch.setattr("pyperclip.copy", _no_tool)
    monkeypatch.setattr("pyperclip.paste", _no_tool)
    monkeypatch.setattr(native, "SECONDS", 0.3)
    (tmp_path / "bin").mkdir()
    return {"PATH": str(tmp_path / "bin"), "TERM": "xterm-256color"}


def _no_tool(*_: object) -> str:
    raise RuntimeError("no copy/paste mechanism")


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch, bare: dict[str, str]) -> list[str]:
    """A system clipboard that works; what was copied to it."""
    held: list[str] = []
    monkeypatch.setattr("pyperclip.copy", held.append)
    monkeypatch.setattr("pyperclip.paste", lambda: held[-1])
    return held


def fake_tmux(folder: Path, *, has_w: bool = True, shows: str = 'cat "$0.buffer"', setting: str = "external") -> Path:
    """A tmux that keeps its buffer in a file beside it."""
    program = folder / "bin" / "tmux"
    program.write_text(
        f"""#!/bin/sh
PATH=/usr/bin:/bin
echo "$*" >> "$0.calls"
case "$*" in
  "load-buffer -w -") {'cat > "$0.buffer"' if has_w else "exit 1"};;
  "load-buffer -") cat > "$0.buffer";;
  show-buffer) {shows};;
  "show-options -sv set-clipboard") echo {setting};;
  *) exit 1;;
esac
""",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return program


def keeping(sent: list[str]) -> Callable[[str], bool]:
    """A terminal that takes everything."""

    def write(sequence: str) -> bool:
        sent.append(sequence)
        return True

    return write


def clipboard(
    folder: Path,
    environ: dict[str, str],
    route: str = "auto",
    sends: Callable[[str], bool] | None = None,
) -> Clipboard:
    return Clipboard(folder / "messages", route, environ, sends)


class TestFile:
    def test_it_always_works_and_is_exact(self, tmp_path: Path, bare: dict[str, str]) -> None:
        copied = clipboard(tmp_path, bare).copy(MESSAGE, "message-d7")
        path = tmp_path / "messages" / "message-d7.txt"
        assert copied == Copied("file", True, f"No clipboard here; saved in {path}.", path)
        assert path.read_bytes() == MESSAGE.encode()

    def test_it_is_private(self, tmp_path: Path, bare: dict[str, str]) -> None:
        copied = clipboard(tmp_path, bare).copy(MESSAGE)
        assert copied.path is not None
        assert stat.S_IMODE(copied.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(copied.path.parent.stat().st_mode) == 0o700

    def test_again_takes_the_place_of_the_first(self, tmp_path: Path, bare: dict[str, str]) -> None:
        clipboard(tmp_path, bare).copy("first, and longer")
        copied = clipboard(tmp_path, bare).copy("second")
        assert copied.path is not None
        assert copied.path.read_text() == "second"
        assert list(copied.path.parent.iterdir()) == [copied.path]

    @pytest.mark.parametrize(
        ("name", "file"),
        [
            ("../../etc/x", "etc-x.txt"),
            ("", "message.txt"),
            ("..", "message.txt"),
            ("a b\n\x1b[1m", "a-b-1m.txt"),
        ],
    )
    def test_a_name_stays_in_the_folder(self, tmp_path: Path, bare: dict[str, str], name: str, file: str) -> None:
        assert clipboard(tmp_path, bare).copy("x", name).path == tmp_path / "messages" / file

    def test_forced_it_says_just_where(self, tmp_path: Path, system: list[str]) -> None:
        copied = clipboard(tmp_path, {}, "file").copy("x")
        assert copied.sentence == f"Saved in {copied.path}."
        assert not system

    def test_a_folder_that_cannot_be_made_is_refused(self, tmp_path: Path, bare: dict[str, str]) -> None:
        (tmp_path / "messages").write_text("a file")
        with pytest.raises(Refused, match="messages"):
            clipboard(tmp_path, bare).copy("x")


class TestNative:
    def test_copied_and_read_back(self, tmp_path: Path, system: list[str], bare: dict[str, str]) -> None:
        copied = clipboard(tmp_path, bare).copy(MESSAGE)
        assert copied == Copied("native", True, "Copied to the clipboard.")
        assert system == [MESSAGE]
        assert not (tmp_path / "messages").exists()

    def test_something_else_came_back(
        self, tmp_path: Path, system: list[str], bare: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("pyperclip.paste", lambda: "an older text")
        assert clipboard(tmp_path, bare).copy(MESSAGE).route == "file"

    def test_windows_line_ends_are_the_same_text(
        self, tmp_path: Path, system: list[str], bare: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("pyperclip.paste", lambda: MESSAGE.replace("\n", "\r\n"))
        assert clipboard(tmp_path, bare).copy(MESSAGE).confirmed

    def test_nothing_can_be_read_back(
        self, tmp_path: Path, system: list[str], bare: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("pyperclip.paste", _no_tool)
        copied = clipboard(tmp_path, bare).copy(MESSAGE)
        assert (copied.route, copied.confirmed) == ("native", False)
        assert "could not be read back" in copied.sentence

    def test_a_tool_that_hangs_is_left_behind(
        self, tmp_path: Path, bare: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("pyperclip.copy", lambda text: time.sleep(5))
        started = time.monotonic()
        assert clipboard(tmp_path, bare).copy(MESSAGE).route == "file"
        assert time.monotonic() - started < 4

    @pytest.mark.parametrize("over", ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"])
    def test_over_ssh_the_other_machines_clipboard_is_left_alone(
        self, tmp_path: Path, system: list[str], bare: dict[str, str], over: str
    ) -> None:
        assert clipboard(tmp_path, bare | {over: "x"}).copy(MESSAGE).route == "file"
        assert not system

    @pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
    def test_a_forwarded_display_is_mine(
        self, tmp_path: Path, system: list[str], bare: dict[str, str], display: str
    ) -> None:
        environ = bare | {"SSH_TTY": "/dev/pts/1", display: "localhost:10"}
        assert clipboard(tmp_path, environ).copy(MESSAGE).sentence == "Copied to the clipboard."

    def test_forced_over_ssh_it_says_whose(self, tmp_path: Path, system: list[str], bare: dict[str, str]) -> None:
        copied = clipboard(tmp_path, bare | {"SSH_TTY": "x"}, "native").copy(MESSAGE)
        assert "of this machine, which is not the one you sit at" in copied.sentence

    def test_the_real_pyperclip_without_any_tool(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """In a process of its own, for pyperclip looks for a tool once."""
        code = "from assistant.handoff import native; print(native.copy('x'))"
        environ = dict(os.environ) | {"PATH": str(tmp_path)}
        ran = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True)
        if sys.platform == "linux":
            assert ran.stdout.strip() == "failed"


class TestTmux:
    def test_through_tmux_to_the_terminal(self, tmp_path: Path, system: list[str], bare: dict[str, str]) -> None:
        program = fake_tmux(tmp_path)
        copied = clipboard(tmp_path, bare | {"TMUX": "socket,1,0"}).copy(MESSAGE)
        sentence = "Copied to tmux's buffer and, through it, to your terminal's clipboard."
        assert copied == Copied("tmux", True, sentence)
        assert Path(f"{program}.buffer").read_bytes() == MESSAGE.encode()
        assert not system

    def test_outside_tmux_it_is_not_asked(self, tmp_path: Path, bare: dict[str, str]) -> None:
        program = fake_tmux(tmp_path)
        assert clipboard(tmp_path, bare).copy(MESSAGE).route == "file"
        assert not Path(f"{program}.calls").exists()

    @pytest.mark.parametrize(("has_w", "setting"), [(False, "external"), (True, "off")])
    def test_its_own_buffer_alone(self, tmp_path: Path, bare: dict[str, str], has_w: bool, setting: str) -> None:
        program = fake_tmux(tmp_path, has_w=has_w, setting=setting)
        copied = clipboard(tmp_path, bare | {"TMUX": "x"}).copy(MESSAGE)
        assert (copied.route, copied.confirmed) == ("tmux", False)
        assert "tmux's own buffer only" in copied.sentence
        assert Path(f"{program}.buffer").read_bytes() == MESSAGE.encode()

    def test_better_than_its_own_buffer_is_the_systems_clipboard(
        self, tmp_path: Path, system: list[str], bare: dict[str, str]
    ) -> None:
        fake_tmux(tmp_path, has_w=False)
        assert clipboard(tmp_path, bare | {"TMUX": "x"}).copy(MESSAGE).route == "native"

    @pytest.mark.parametrize("shows", ["echo something else", "exit 1", "true"])
    def test_what_is_not_read_back_was_not_copied(self, tmp_path: Path, bare: dict[str, str], shows: str) -> None:
        fake_tmux(tmp_path, shows=shows)
        assert clipboard(tmp_path, bare | {"TMUX": "x"}).copy(MESSAGE).route == "file"

    def test_a_tmux_that_hangs_is_left_behind(
        self, tmp_path: Path, bare: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tmux, "SECONDS", 0.2)
        fake_tmux(tmp_path, shows="exec sleep 5")
        started = time.monotonic()
        assert clipboard(tmp_path, bare | {"TMUX": "x"}).copy(MESSAGE).route == "file"
        assert time.monotonic() - started < 4

    def test_no_tmux_though_the_variable_says_so(self, tmp_path: Path, bare: dict[str, str]) -> None:
        assert clipboard(tmp_path, bare | {"TMUX": "x"}).copy(MESSAGE).route == "file"


@pytest.fixture
def server() -> Iterator[dict[str, str]]:
    """A real tmux server on a socket of its own, and the environment of its pane."""
    if shutil.which("tmux") is None:
        pytest.skip("there is no tmux on this machine")
    folder = tempfile.mkdtemp(prefix="o", dir="/tmp")  # a socket's path has to be short
    socket = f"{folder}/s"

    def run(*arguments: str) -> None:
        subprocess.run(["tmux", "-S", socket, "-f", "/dev/null", *arguments], check=True, capture_output=True)

    run("new-session", "-d", "-s", "t", "sleep 60")
    try:
        yield dict(os.environ) | {"TMUX": f"{socket},1,0"}
    finally:
        run("kill-server")
        shutil.rmtree(folder, ignore_errors=True)


class TestRealTmux:
    @pytest.mark.parametrize("text", [MESSAGE, "x", "ends in a line\n", "a\\b $(c) `d` 'e' %f #{g}", "é" * 50_000])
    def test_exactly_the_message(self, tmp_path: Path, server: dict[str, str], text: str) -> None:
        copied = clipboard(tmp_path, server, "tmux").copy(text)
        shown = subprocess.run(["tmux", "show-buffer"], env=server, capture_output=True, check=True).stdout
        assert shown == text.encode()
        assert copied.route == "tmux"

    def test_it_notices_that_nothing_is_passed_on(self, tmp_path: Path, server: dict[str, str]) -> None:
        subprocess.run(["tmux", "set-option", "-s", "set-clipboard", "off"], env=server, check=True)
        assert "own buffer only" in clipboard(tmp_path, server, "tmux").copy(MESSAGE).sentence


class TestTerminal:
    def test_sent_unconfirmed_and_saved(self, tmp_path: Path, bare: dict[str, str]) -> None:
        sent: list[str] = []
        copied = clipboard(tmp_path, bare, sends=keeping(sent)).copy(MESSAGE)
        assert (copied.route, copied.confirmed) == ("terminal", False)
        assert copied.sentence == f"Sent to your terminal, which does not confirm; also saved in {copied.path}."
        assert copied.path is not None
        assert copied.path.read_bytes() == MESSAGE.encode()
        assert sent == [f"\x1b]52;c;{base64.b64encode(MESSAGE.encode()).decode()}\x07"]

    def test_what_did_not_go_is_not_said_to_have_gone(self, tmp_path: Path, bare: dict[str, str]) -> None:
        def broken(text: str) -> bool:
            raise OSError("gone")

        assert clipboard(tmp_path, bare, sends=lambda text: False).copy(MESSAGE).route == "file"
        assert clipboard(tmp_path, bare, sends=broken).copy(MESSAGE).route == "file"

    def test_sent_though_no_copy_could_be_saved(self, tmp_path: Path, bare: dict[str, str]) -> None:
        (tmp_path / "messages").write_text("a file")
        copied = clipboard(tmp_path, bare, sends=lambda text: True).copy(MESSAGE)
        assert copied.path is None
        assert copied.sentence.startswith("Sent to your terminal, which does not confirm; ")

    def test_too_long_for_one_sequence(self, tmp_path: Path, bare: dict[str, str]) -> None:
        sent: list[str] = []
        board = clipboard(tmp_path, bare, sends=keeping(sent))
        assert board.copy("é" * (terminal.MOST_BYTES // 2)).route == "terminal"
        assert board.copy("é" * (terminal.MOST_BYTES // 2) + "a").route == "file"
        assert len(sent) == 1

    def test_wrapped_for_screen(self) -> None:
        sequence = terminal.osc52("x" * 1000, {"STY": "1.tty"})
        assert sequence is not None
        pieces = sequence.split("\x1b\\")
        assert pieces.pop() == ""
        assert all(piece.startswith("\x1bP") and len(piece) < 256 for piece in pieces)
        assert "".join(piece[2:] for piece in pieces) == terminal.osc52("x" * 1000, {})

    def test_in_tmux_plain_and_wrapped(self) -> None:
        sequence = terminal.osc52("x", {"TMUX": "s"})
        assert sequence == "\x1b]52;c;eA==\x07\x1bPtmux;\x1b\x1b]52;c;eA==\x07\x1b\\"

    @given(st.text(st.characters(), max_size=200))
    @settings(max_examples=60)
    def test_exactly_the_message_and_no_way_out_of_the_sequence(self, text: str) -> None:
        sequence = terminal.osc52(text, {})
        assert sequence is not None
        inside = sequence.removeprefix("\x1b]52;c;").removesuffix("\x07")
        assert base64.b64decode(inside, validate=True) == text.encode("utf-8", "surrogatepass")


class TestForced:
    @pytest.mark.parametrize("route", ["tmux", "native", "terminal"])
    def test_a_forced_route_that_fails_is_refused(self, tmp_path: Path, bare: dict[str, str], route: str) -> None:
        with pytest.raises(Refused, match=rf"route is '{route}', but .+; set it to 'auto'\.") as refused:
            clipboard(tmp_path, bare, route).copy(MESSAGE)
        assert not (tmp_path / "messages").exists()
        assert "\n" not in str(refused.value)

    def test_a_forced_route_is_the_one_taken(self, tmp_path: Path, system: list[str], bare: dict[str, str]) -> None:
        fake_tmux(tmp_path)
        environ = bare | {"TMUX": "x"}
        for route in ("tmux", "native", "terminal", "file"):
            assert clipboard(tmp_path, environ, route, lambda text: True).copy("x").route == route

    def test_an_unknown_route_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(Refused, match="route is 'osc'; give one of auto, tmux, native, terminal, file"):
            Clipboard(tmp_path, "osc")

    @pytest.mark.parametrize("route", ["auto", "file"])
    def test_nothing_is_not_copied(self, tmp_path: Path, bare: dict[str, str], route: str) -> None:
        with pytest.raises(Refused, match="nothing to copy yet"):
            clipboard(tmp_path, bare, route).copy("")


class TestOpenTerminal:
    def test_it_writes_to_a_terminal(self) -> None:
        leader, follower = os.openpty()
        try:
            write = open_terminal({"TERM": "xterm"}, os.ttyname(follower))
            assert write is not None
            assert write("\x1b]52;c;eA==\x07")
            assert os.read(leader, 100) == b"\x1b]52;c;eA==\x07"
        finally:
            os.close(leader)
            os.close(follower)

    def test_no_terminal_no_writer(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        assert open_terminal({"TERM": "xterm"}, str(tmp_path / "file")) is None
        assert open_terminal({"TERM": "xterm"}, str(tmp_path / "nothing")) is None
        assert (tmp_path / "file").read_text() == ""

    @pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"TERM": ""}, {}])
    def test_a_dumb_terminal_gets_no_sequences(self, environ: dict[str, str]) -> None:
        assert open_terminal(environ) is None


@given(st.text(st.characters(), min_size=1, max_size=200))
@settings(max_examples=40)
def test_the_file_is_the_message_byte_for_byte(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copied = Clipboard(Path(folder) / "out", "file", {}).copy(text)
        assert copied.path is not None
        assert copied.path.read_bytes() == text.encode("utf-8", "surrogatepass")
