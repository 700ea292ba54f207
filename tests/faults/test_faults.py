"""Every row, by name, through the pen."""

from __future__ import annotations

import pytest

from tests.faults.judge import judge
from tests.faults.play import play
from tests.faults.rows import ROWS, Row


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Setbacks are tried again at once."""
    monkeypatch.setattr("assistant.drafting.model.retry.BACK_OFF_SECONDS", (0.01, 0.02))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
async def test_a_row(row: Row) -> None:
    assert judge(row, await play(row)) == []


def test_every_fault_has_a_row() -> None:
    assert {row.number for row in ROWS} == set(range(1, 33))
    assert len({row.id for row in ROWS}) == len(ROWS)
