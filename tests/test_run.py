"""The one command stops at the first failure, says which, and passes its exit code on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests import run


def exiting(code: int) -> list[str]:
    return [sys.executable, "-c", f"raise SystemExit({code})"]


@pytest.fixture
def given_steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str], str]]:
    """Steps to run in place of the real ones."""
    given: list[tuple[str, list[str], str]] = []
    monkeypatch.setattr(run, "steps", lambda python, install, workers: given)
    monkeypatch.setattr(run, "in_virtual_environment", lambda: True)
    return given


Steps = list[tuple[str, list[str], str]]


def test_all_well(given_steps: Steps, capfd: pytest.CaptureFixture[str]) -> None:
    given_steps += [("one", exiting(0), ""), ("two", exiting(0), "")]
    assert run.main(["--no-install"]) == 0
    assert [line.split()[-1] for line in capfd.readouterr().out.splitlines()] == ["one", "two"]


def test_the_first_failure_ends_it(given_steps: Steps, capfd: pytest.CaptureFixture[str]) -> None:
    given_steps += [("one", exiting(5), "mend it so."), ("two", exiting(0), "")]
    assert run.main(["--no-install"]) == 5
    out, err = capfd.readouterr()
    assert "two" not in out
    assert err.strip() == "one failed after 0 s (exit code 5); mend it so."


def test_a_tool_that_is_not_there(given_steps: Steps, capfd: pytest.CaptureFixture[str]) -> None:
    given_steps.append(("one", ["/no/such/tool"], "install it."))
    assert run.main([]) == 1
    assert "could not be started" in capfd.readouterr().err


def test_programs_keep_their_bytecode(given_steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it the tests take half as long again, whatever the environment says."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    given_steps.append(("one", [sys.executable, "-c", "import sys; sys.exit(sys.dont_write_bytecode)"], ""))
    assert run.main(["--no-install"]) == 0


def test_the_tests_come_last_and_nothing_is_left_out() -> None:
    names = [name for name, _, _ in run.steps("python", install=True, workers=2)]
    assert names[0] == "installing"
    assert names[-1] == "tests (pytest)"
    assert {"rules (ruff)", "formatting (ruff)", "types (mypy)", "import contracts"} < set(names)


def test_without_an_environment_and_without_installing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "in_virtual_environment", lambda: False)
    assert run.main(["--no-install"]) == 1
    assert "run once without --no-install" in capfd.readouterr().err


def test_the_contracts_run() -> None:
    assert "lint_imports_command" in run.CONTRACTS
    __import__("importlinter.cli").cli.lint_imports_command  # noqa: B018 - the name is what is tested
