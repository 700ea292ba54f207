"""Cells that a spreadsheet would take for a formula, made harmless, and made what they were again."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_GUARDED = re.compile(r"''*[=+\-@\t\r\n]")


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would calculate: ``'=1+1``.

    An apostrophe that stood there already gets another, so that ``unguarded`` gives back every cell.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before ``guarded``; others write such cells in the same way."""
    return cell[1:] if _GUARDED.match(cell) else cell
