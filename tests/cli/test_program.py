"""What holds for the whole command line: the home, the exit codes, the streams, the help."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from assistant import __version__
from assistant.cli.program import program
from assistant.cli.table import COMMANDS
from tests.cli.support import PROGRAM, done, drafted, mara, outreach, started

HOSTILE = "Ada\x1b]52;c;aGk=\x07 [/INST] \u202eevil\u200b [red]x[/red]"
CLEAN = "Ada [/INST] evil [red]x[/red]"


def every_command() -> list[tuple[str, click.Command]]:
    context = click.Context(program)
    found = []
    for name in COMMANDS:
        command = program.get_command(context, name)
        assert command is not None
        found.append((name, command))
        if isinstance(command, click.Group):
            found += [(f"{name} {inner}", command.commands[inner]) for inner in command.commands]
    return found


@pytest.mark.parametrize(("name", "command"), every_command(), ids=[name for name, _ in every_command()])
def test_every_command_says_what_it_is_and_takes_a_home(name: str, command: click.Command) -> None:
    options = {option for parameter in command.params for option in parameter.opts}
    assert "--home" in options
    ran = done(*name.split(), "--help")
    assert f"Usage: outreach {name}" in ran.out
    assert command.help and command.help[0].isupper()
    if name not in ("setup", "demo", "config", "keys"):
        assert "--json" in options


def test_the_table_and_the_commands_say_the_same() -> None:
    help_text = done("--help").out
    for name, command in every_command():
        if " " not in name:
            assert command.get_short_help_str(200).rstrip(".") == COMMANDS[name].help.rstrip(".")
            assert COMMANDS[name].help in help_text
    order = ["People:", "Facts:", "Drafting:", "Review:", "Handoff:", "Rhythm:", "The rest:"]
    assert sorted(order, key=help_text.index) == order


def test_the_version_is_that_of_the_package() -> None:
    assert done("--version").out == f"outreach {__version__}\n"


def test_help_imports_no_command() -> None:
    code = (
        "import sys\nfrom assistant.cli.main import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print(sorted(name for name in sys.modules if name.startswith('assistant')), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    loaded = set(eval(ran.stderr))
    assert loaded <= {
        "assistant",
        "assistant.cli",
        "assistant.cli.front",
        "assistant.cli.main",
        "assistant.cli.program",
        "assistant.cli.table",
        "assistant.errors",
    }


def test_home_stands_before_or_after_the_command_and_the_later_one_counts(tmp_path: Path) -> None:
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    done("--home", one, "add", "Ada")
    done("add", "Berta", "--home", two)
    done("--home", two, "add", "Cleo", "--home", one)
    assert [person["name"] for person in done("people", "--home", one, "--json").json] == ["Ada", "Cleo"]
    assert [person["name"] for person in done("--home", two, "people", "--json").json] == ["Berta"]
    assert done("people", "--json").json == []
    assert done("people", "--json", env={"OUTREACH_HOME": two}).json[0]["name"] == "Berta"
    assert done("config", "--home", one, "path").out.strip() == str(Path(one) / "config.toml")
    assert done("config", "path", "--home", one).out.strip() == str(Path(one) / "config.toml")


def test_an_empty_home_is_not_taken_for_the_usual_one() -> None:
    ran = outreach("people", "--home", "")
    assert (ran.code, ran.err) == (1, "--home is empty; name a folder, such as ~/outreach.\n")


def test_the_files_of_a_new_home_are_private(tmp_path: Path) -> None:
    home = tmp_path / "new"
    done("add", "Ada", "--home", str(home))
    assert home.stat().st_mode & 0o777 == 0o700
    assert (home / "outreach.db").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["peple"], "did you mean 'people'?"),
        (["drfat", "p1"], "did you mean 'draft'?"),
        (["zzzzzz"], "'outreach --help' lists them."),
        (["people", "--tgas", "x"], "--tag"),
        (["add"], "Missing argument 'NAME'"),
        (["add", "Ada", "--closeness", "buddy"], "'friend'"),
        (["add", "Ada", "--handle", "mara"], "CHANNEL=VALUE"),
        (["add", "Ada", "--every", "often"], "90d"),
        (["people", "--limit", "-1"], "--limit"),
        (["log", "p1", "exploded"], "'replied'"),
        (["draft", "p1", "--offline", "-m", "x"], "--offline"),
    ],
)
def test_wrong_usage_is_two_and_says_what_would_be_right(arguments: list[str], hint: str) -> None:
    ran = outreach(*arguments)
    assert ran.code == 2
    assert hint in ran.err
    assert ran.out == ""


def test_a_refusal_is_one_sentence_on_stderr_even_with_json() -> None:
    ran = outreach("show", "nobody", "--json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "Nobody here matches 'nobody'; add them with 'outreach add'.\n"


def test_several_matches_are_listed() -> None:
    done("add", "Ada Fields", "--company", "Ferrite")
    done("add", "Ada Marsh")
    ran = outreach("show", "ada")
    assert ran.code == 1
    assert "  p1  Ada Fields, Ferrite\n  p2  Ada Marsh" in ran.err


def test_what_is_typed_is_echoed_clean() -> None:
    for arguments in (
        ["show", HOSTILE],
        [HOSTILE],
        ["add", "x", "--handle", HOSTILE],
        ["draft", "x", HOSTILE],
    ):
        ran = outreach(*arguments)
        assert ran.code in (1, 2)
        assert not set(ran.err) & set("\x1b\x07\u202e\u200b")


def test_a_hostile_name_is_stored_and_printed_clean() -> None:
    done("add", HOSTILE, "--company", HOSTILE, "--tag", HOSTILE)
    done("fact", "p1", HOSTILE, "--title", HOSTILE)
    for arguments in (["people"], ["show", "p1"], ["facts", "p1"], ["show", "f1"], ["people", "--json"]):
        ran = done(*arguments)
        assert CLEAN in ran.out
        assert not set(ran.out + ran.err) & set("\x1b\x07\u202e\u200b")
    raw = subprocess.run([*PROGRAM, "show", "p1"], capture_output=True).stdout
    assert b"\x1b" not in raw and CLEAN.encode() in raw


def test_an_unexpected_error_names_its_sort_and_nothing_private(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("Mara's secret")

    monkeypatch.setattr("assistant.workspace.Workspace.open", broken)
    ran = outreach("people")
    assert ran.code == 1
    assert "ZeroDivisionError in assistant.cli.front, line" in ran.err
    assert "secret" not in ran.err and "Traceback" not in ran.err
    assert "OUTREACH_TRACEBACK=1" in ran.err
    with pytest.raises(ZeroDivisionError):
        outreach("people", env={"OUTREACH_TRACEBACK": "1"})


def test_the_streams_and_codes_of_the_real_program() -> None:
    assert started("--version").out == f"outreach {__version__}\n"
    assert started("nonsense").code == 2
    ran = started("show", "p9")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "There is no person p9; 'outreach people' lists them.\n"


def test_the_app_and_the_demo_need_a_terminal(tmp_path: Path) -> None:
    for arguments in ([], ["demo"]):
        ran = started(*arguments, env={"TMPDIR": str(tmp_path)})
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith("The app needs a terminal") and ran.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_narrow_encoding_loses_a_letter_and_not_the_run() -> None:
    done("add", "Zoë 数")
    narrow = {"PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0"}
    ran = subprocess.run([*PROGRAM, "people"], capture_output=True, env={**os.environ, **narrow})
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode("cp437") == "p1  Zoë ?\n"
    whole = started("people", "--json", env=narrow)
    assert whole.json[0]["name"] == "Zoë 数"


@pytest.mark.skipif(os.name == "nt", reason="a broken pipe is another thing on Windows")
def test_a_reader_that_leaves_is_no_error_to_speak_of() -> None:
    mara()
    for _ in range(2):
        drafted()
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run([*PROGRAM, "show", "p1"], stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert ran.stderr == b""
    assert ran.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="a broken pipe is another thing on Windows")
def test_nor_is_one_that_leaves_stderr() -> None:
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run([*PROGRAM, "show", "p9"], stderr=write, stdout=subprocess.PIPE)
    os.close(write)
    assert (ran.returncode, ran.stdout) == (1, b"")


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send on Windows")
def test_ctrl_c_is_a_word_and_no_traceback(tmp_path: Path) -> None:
    fifo = tmp_path / "never"
    os.mkfifo(fifo)
    with subprocess.Popen([*PROGRAM, "check", str(fifo)], stderr=subprocess.PIPE) as process:
        writer = os.open(fifo, os.O_WRONLY)  # from here on it is reading
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        said = process.stderr.read().decode()
        os.close(writer)
    assert (process.returncode, said.strip()) == (1, "Stopped.")
