"""The README says what the program does, and its pictures are the program's."""

from __future__ import annotations

import asyncio
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.drafting import sandbox
from assistant.errors import Refused
from assistant.people.person import Person
from assistant.settings.paths import Home
from assistant.tui.actions import ACTIONS
from assistant.workspace import Workspace
from docs.drawing import words_in
from docs.pictures import HERE, NAMES

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
KINDS = (HERE / "kinds.md").read_text(encoding="utf-8")
IMPORTING = (HERE / "importing.md").read_text(encoding="utf-8")
COACH = (HERE / "coach.md").read_text(encoding="utf-8")
CHAPTERS = [path.read_text(encoding="utf-8") for path in sorted(HERE.glob("*.md"))]
PAGES = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", *(f"docs/{path.name}" for path in sorted(HERE.glob("*.md")))]


def test_the_console_block_runs_as_it_stands(tmp_path: Path) -> None:
    block = re.search(r"```console\n(.*?)```", README, re.DOTALL)
    assert block
    steps = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block[1], re.MULTILINE)
    assert len(steps) >= 4
    for command, output in steps:
        words = shlex.split(command)
        assert words[0] == "outreach"
        ran = subprocess.run(
            [sys.executable, "-m", "assistant", "--home", str(tmp_path / "home"), *words[1:]],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout.rstrip("\n") == output.rstrip("\n")


def test_the_two_commands_are_there() -> None:
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/outreach demo" in README
    assert "python3 tests/run.py" in README


def test_the_coachs_page_has_every_check_with_what_it_rests_on() -> None:
    from assistant.review.checks import CHECKS

    rows = re.findall(r"^\| `([a-z-]+)` \| (block|warn|note) \| [^|]+ \| ([^|]+) \| [^|]*\|$", COACH, re.MULTILINE)
    assert {(name, severity, source) for name, severity, source in rows} == {
        (one.id, one.severity, one.source) for one in CHECKS.values()
    }


def test_the_coachs_page_has_every_threshold_with_its_default() -> None:
    from dataclasses import fields

    from assistant.settings.schema import Coach

    rows = dict(re.findall(r"^\| `([a-z_]+)` \| ([0-9 to]+) \|", COACH, re.MULTILINE))
    defaults = {one.name: getattr(Coach(), one.name) for one in fields(Coach) if one.name not in ("off", "ignored")}
    told = {
        name: " to ".join(str(part) for part in value) if isinstance(value, list) else f"{value:g}"
        for name, value in defaults.items()
    }
    assert rows == told
    for name in (*defaults, "off", "ignored"):
        assert f"`{name}`" in COACH


def test_the_page_on_importing_names_options_meanings_and_formats_that_there_are() -> None:
    from importlib import import_module

    from assistant.cli.table import COMMANDS
    from assistant.people.importing import FORMATS
    from assistant.people.importing.columns import meanings
    from assistant.use_cases.exporting import SUFFIXES

    options = {
        option
        for name in ("import", "merge", "export")
        for parameter in getattr(import_module(f"assistant.cli.{COMMANDS[name].module}"), f"{name}_command").params
        for option in parameter.opts
    }
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", IMPORTING))
    assert {"--column", "--dry-run", "--undo", "--replace"} <= named <= options
    listed = IMPORTING.partition("A column may be:")[2].partition("\n\n")[0]
    assert set(re.findall(r"`([^`]+)`", listed)) == set(meanings())
    said = IMPORTING.partition("`--format` says it")[2].partition("\n\n")[0]
    assert set(re.findall(r"`([^`]+)`", said)) == set(FORMATS)
    assert {suffix for suffix in SUFFIXES if f"`{suffix}`" not in IMPORTING} == set()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_said_of_one_machine(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert not re.findall(r"(?<![\w.])/(?:home|root|tmp|work|Users|usr|opt|var)\b\S*", text)
    assert str(Path.home()) not in text
    assert str(ROOT) not in text


def test_the_keys_are_the_apps_own() -> None:
    keys = {action.id: action.key for action in ACTIONS if action.place == "draft"}
    said = {
        "e": "edit",
        "a": "again",
        "f": "facts",
        "k": "kind",
        "h": "channel",
        "c": "copy",
        "s": "sent",
        "g": "hand-over",
        "w": "writer",
    }
    for key, action in said.items():
        assert f"`{key}`" in README
        assert keys[action] == key


def test_the_pictures_are_the_apps_own() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "docs.pictures", "--check"], capture_output=True, encoding="utf-8", cwd=ROOT, timeout=300
    )
    assert ran.returncode == 0, f"python -m docs.pictures makes them anew:\n{ran.stdout}{ran.stderr}"
    assert {path.stem for path in HERE.glob("*.svg")} == set(NAMES)


SAID = {
    "start": ("Mara Lindqvist", "Tomasz Wieliczko", "12 people"),
    "compose": ("A second thing to answer", "introduce me", "Mara Lindqvist"),
    "questions": ("Questions worth asking Mara", "Enter Choose"),
    "facts": ("What you know about Mara Lindqvist", "g Gather"),
    "gather": ("Proposed about Mara Lindqvist", "It says there:", "a Approve"),
    "import": ("LinkedIn's connections", "May be one and the same (1 pair)", "Enter imports them"),
    "coach": ("Rotterdam is in nothing that you know", "x cuts it", "Stands on"),
    "difference": ("Version 2 of 2", "put in", "taken out"),
    "model": ("A model that drafts", "localhost:11434", "Ollama"),
    "today": ("Owed", "Tomasz answered on 28 February", "This week's one person", "Waiting for an answer"),
    "history": ("Eero asked you for a favour", "From you: 1 message", "m Met"),
    "hunt": ("Job hunt", "Met 3", "introductions 0 of 2"),
    "prepare": ("Before you meet Adaeze", "What is new", "What you share"),
    "hand-over": ("Hand over", "Mail program", "Calendar file"),
}
"""What each picture is there to show."""


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_shows_what_it_is_for_and_fetches_nothing(name: str) -> None:
    svg = (HERE / f"{name}.svg").read_text(encoding="utf-8")
    words = " ".join(words_in(svg))
    for said in SAID[name]:
        assert said in words
    assert str(Path.home()) not in svg and "tmp" not in words
    # An address in the text of a screen is text; anywhere else it would be fetched.
    drawn = re.sub(r"<text\b[^>]*>.*?</text>", "", svg, flags=re.DOTALL)
    assert set(re.findall(r"[a-z]+://[^\"' )<]+", drawn)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"@import|@font-face|<image|<script|<foreignObject|url\((?!#)|href", svg)
    assert len(svg.encode()) < 70_000
    assert any(f"]({path}{name}.svg)" in text for path, text in [("docs/", README), *(("", one) for one in CHAPTERS)])


def test_the_page_on_kinds_names_every_key_and_value() -> None:
    from assistant.drafting.kind_files import _PROMPT_TYPES, _TYPES, NEEDS
    from assistant.drafting.values import SHAPE

    for name, parts in SHAPE.items():
        if name in ("choose", "loop"):  # the sandbox's own, and Jinja's
            continue
        assert f"`{name}`" in KINDS or f"{{{{ {name} }}}}" in KINDS, name
        for part in parts:
            assert f"`{part}`" in KINDS, f"{name}.{part}"
    for need in NEEDS:
        assert f"`{need}`" in KINDS, need
    for key in (*_TYPES, *_PROMPT_TYPES):
        assert f"`{key}`" in KINDS, key
    for bound in (sandbox.MOST_LOOPS, sandbox.MOST_CHARACTERS, sandbox.MOST_SOURCE):
        assert f"{bound:,}" in KINDS


def own_kind(home: Home) -> dict[str, Path]:
    """The page's whole example, put where the page says."""
    files = {}
    for name, text in re.findall(
        r"^`((?:templates|prompts)/book-thanks\.jinja)`:\n\n```jinja\n(.*?)```", KINDS, re.M | re.S
    ):
        path = home.settings / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        files[path.parent.name] = path
    assert set(files) == {"templates", "prompts"}
    return files


def test_the_example_of_a_kind_drafts(tmp_path: Path) -> None:
    home = Home(tmp_path)
    own_kind(home)
    workspace = Workspace.open(home)
    mara = workspace.people.add(Person("Mara Lindqvist"))
    brief = workspace.brief(mara, "book-thanks", "bluesky-dm", "“The cost of a lock”", [])
    written = workspace.writer(offline=True).begin(brief)
    body = asyncio.run(written.run()).body
    prompt = workspace.prompt(brief)
    workspace.close()
    assert "Mara,\n\nyou told me to read “The cost of a lock”, and I have. I would" in body
    assert "The message thanks Mara" in prompt.messages[0]["content"]


@pytest.mark.parametrize(("right", "wrong"), [("order", "ordr"), ("person.first_name", "person.firstname")])
def test_the_errors_are_the_ones_that_the_page_shows(tmp_path: Path, right: str, wrong: str) -> None:
    home = Home(tmp_path)
    files = own_kind(home)
    shown = next(line for line in KINDS.splitlines() if f"'{wrong}'" in line)
    broken = files[shown.partition("/")[0]]
    broken.write_text(broken.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
    workspace = Workspace.open(home)
    with pytest.raises(Refused) as refused:
        workspace.kinds.get("book-thanks")
    workspace.close()
    assert shown.partition("/")[2] in str(refused.value).replace("\\", "/")
