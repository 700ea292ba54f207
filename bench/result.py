"""What a benchmark finds, and how it measures: ours and the bare one in turn, medians of both."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table. ``ours`` and ``bare`` are medians in ``unit``; ``budget`` bounds their ratio."""

    name: str
    ours: float
    bare: float
    budget: float
    unit: str = "ms"
    against: str = ""
    """What the bare one is."""

    @property
    def ratio(self) -> float:
        """How many times as much as the bare one."""
        return self.ours / self.bare

    @property
    def within(self) -> bool:
        """Whether the budget holds."""
        return self.ratio <= self.budget


def alternate(ours: Callable[[], float], bare: Callable[[], float], rounds: int) -> tuple[float, float]:
    """The medians of ``rounds`` measurements of each, taken in turn after one of each that does not count.

    In turn, so that a busy moment of the machine falls on both alike.
    """
    ours(), bare()
    pairs = [(ours(), bare()) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def table(results: list[Result]) -> str:
    """The results as lines for a person."""
    rows = [("what", "ours", "bare", "ratio", "budget", "", "against")]
    rows += [
        (
            result.name,
            f"{result.ours:,.1f} {result.unit}",
            f"{result.bare:,.1f} {result.unit}",
            f"{result.ratio:.2f}",
            f"{result.budget:g}",
            "ok" if result.within else "OVER",
            result.against,
        )
        for result in results
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    right = {1, 2, 3, 4}
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
