"""The README says what the program does, and its pictures are the program's."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from docs.pictures import HERE, pictures

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


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


def test_every_command_that_is_named_exists() -> None:
    from assistant.cli.table import COMMANDS

    named = set(re.findall(r"`outreach ([a-z]+)", README)) | set(re.findall(r"^outreach ([a-z]+)", README, re.MULTILINE))
    assert named
    assert named <= set(COMMANDS)


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


async def test_the_pictures_are_the_apps_own() -> None:
    made = await pictures()
    assert set(made) == {"start.svg", "compose.svg"}
    for name, svg in made.items():
        kept = (HERE / name).read_text(encoding="utf-8")
        assert _words(svg) == _words(kept), f"{name} is old: python -m docs.pictures makes it anew"


@pytest.mark.parametrize("name", ["start.svg", "compose.svg"])
def test_a_picture_fetches_nothing(name: str) -> None:
    svg = (HERE / name).read_text(encoding="utf-8")
    assert "Mara" in svg
    assert set(re.findall(r"https?://[^\"' )<]+", svg)) <= {"http://www.w3.org/2000/svg", "https://www.textualize.io"}
    assert "url(http" not in svg


def _words(svg: str) -> list[str]:
    """What stands in a picture, in order; colours and measures may differ between versions."""
    return re.findall(r"<text[^>]*>([^<]+)</text>", svg)


def test_the_page_on_kinds_names_every_key_and_value() -> None:
    from assistant.drafting.kind_files import NEEDS
    from assistant.drafting.values import SHAPE

    page = (ROOT / "docs" / "kinds.md").read_text(encoding="utf-8")
    for name, parts in SHAPE.items():
        if name in ("choose", "loop", "range", "kind"):
            continue
        assert f"`{name}`" in page or f"{{{{ {name} }}}}" in page, name
        for part in parts:
            assert f"`{part}`" in page, f"{name}.{part}"
    for need in NEEDS:
        assert f"`{need}`" in page, need
