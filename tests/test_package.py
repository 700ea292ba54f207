"""What is built holds everything that the program needs, and the sdist builds the same wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.support.house import ROOT

DATA = (".toml", ".tcss", ".md", ".jinja", ".css", ".js")


def build(target: str, source: Path, into: Path) -> Path:
    """Build a ``wheel`` or an ``sdist`` with the build backend itself: nothing is downloaded."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)]
    ran = subprocess.run(command, cwd=source, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": ""})
    assert ran.returncode == 0, ran.stderr + ran.stdout
    (built,) = into.iterdir()
    return built


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    with zipfile.ZipFile(build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))) as wheel:
        return set(wheel.namelist())


def in_checkout(folder: str) -> set[str]:
    """Every code and data file under a folder of the checkout, as paths from its root."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", *DATA) and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_code_and_its_data(wheel_names: set[str]) -> None:
    wanted = in_checkout("assistant")
    wanted |= {f"assistant/{name}" for name in in_checkout("prompts") | in_checkout("templates")}
    assert {
        "assistant/demo.toml",
        "assistant/drafting/channels.toml",
        "assistant/prompts/question.jinja",
    } <= wanted
    assert wanted <= wheel_names


def test_the_wheel_holds_nothing_else(wheel_names: set[str]) -> None:
    outside = {name for name in wheel_names if not name.startswith(("assistant/", "outreach_assistant-"))}
    assert not outside
    assert not {name for name in wheel_names if name.rsplit("/", 1)[-1].startswith("test_")}


def test_the_sdist_holds_what_a_packager_needs(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = in_checkout("assistant") | in_checkout("prompts") | in_checkout("templates") | in_checkout("tests")
    wanted |= {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "tests/run.py"}
    assert not wanted - names


def test_the_sdist_builds_the_same_wheel(sdist: Path, wheel_names: set[str], tmp_path: Path) -> None:
    shutil.unpack_archive(sdist, tmp_path)
    source = tmp_path / sdist.name.removesuffix(".tar.gz")
    with zipfile.ZipFile(build("wheel", source, tmp_path / "wheel")) as wheel:
        assert set(wheel.namelist()) == wheel_names
