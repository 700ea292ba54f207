"""The benchmarks' own arithmetic, and that a broken budget ends in exit code 1. Nothing is measured here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench import __main__ as command
from bench.benches import BENCHES
from bench.result import Result, alternate


def test_medians_of_turns_taken_alternately() -> None:
    taken: list[str] = []

    def measured(who: str, figures: Iterator[float]) -> float:
        taken.append(who)
        return next(figures)

    ours, bare = iter([99.0, 1.0, 9.0, 2.0]), iter([99.0, 5.0, 4.0, 60.0])
    assert alternate(lambda: measured("ours", ours), lambda: measured("bare", bare), rounds=3) == (2.0, 5.0)
    assert taken == ["ours", "bare"] * 4


@pytest.mark.parametrize(("ours", "code", "word"), [(2.0, 0, "ok"), (2.1, 1, "OVER")])
def test_the_exit_code_is_a_gate(
    ours: float, code: int, word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(BENCHES, "one", lambda: iter([Result("a thing", ours, 1.0, 2)]))
    assert command.main(["one"]) == code
    assert f" {word}" in capsys.readouterr().out


def test_a_name_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["pain"]) == 2
    assert "there are cli, paint" in capsys.readouterr().err


def test_what_the_coach_is_measured_by_is_150_words_with_something_to_find() -> None:
    from bench.coach import BODY, rechecks

    assert 145 <= len(BODY.split()) <= 155
    recheck = rechecks()
    assert recheck() > 0 < recheck()
