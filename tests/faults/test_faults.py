"""Every row, by name, through the pen."""

from __future__ import annotations

import pytest

from tests.faults.judge import judge
from tests.faults.play import play
from tests.faults.rows import ROWS, Row
from tests.faults.run_cases import ALL, run


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


CHUNK = 125


@pytest.mark.parametrize("first", range(0, ALL, CHUNK))
async def test_any_faulted_stream_keeps_the_three_laws(first: int) -> None:
    assert await run(range(first, first + CHUNK)) == []
