"""What is printed: text through the door, JSON as one document, listings in columns."""

from __future__ import annotations

import json
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import click

from assistant.door import clean_line, clean_text

GAP = "  "
ELLIPSIS = "…"
NARROWEST = 6
"""Cells that a column keeps, however narrow the terminal."""


def say(text: str) -> None:
    """A message for the person: on stderr, with nothing in it that a terminal would obey."""
    click.echo(clean_text(text), err=True)


def put(text: str) -> None:
    """What was asked for: on stdout, with nothing in it that a terminal would obey."""
    click.echo(clean_text(text))


def put_json(document: Any) -> None:
    """One JSON document on stdout. What a terminal would obey, or cannot show, is escaped and so not lost."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    unicode = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "").startswith("utf")
    if not unicode or clean_text(text) != text:
        text = json.dumps(document, indent=2)
    click.echo(text)


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 fact``, ``1,200 facts``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def cells(text: str) -> int:
    """How many columns of a terminal a line takes: two for wide letters, none for what sits on another."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def cut(text: str, width: int) -> str:
    """The line, or as much of it as fits into ``width`` columns with an ellipsis."""
    if cells(text) <= width:
        return text
    kept, used = [], 1
    for character in text:
        used += _cells(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ELLIPSIS if width > 0 else ""


def columns(rows: Iterable[Sequence[str]], width: int | None = None) -> str:
    """Rows with their columns aligned, one line each; empty columns are left out.

    Cut to ``width`` cells, the widest columns first; None: the terminal's, or whole where there is none.
    """
    lines = [[clean_line(value) for value in row] for row in rows]
    if not lines:
        return ""
    used = [number for number in range(len(lines[0])) if any(line[number] for line in lines)]
    lines = [[line[number] for number in used] for line in lines]
    widths = [max(cells(line[number]) for line in lines) for number in range(len(used))]
    room = terminal_width() if width is None else width
    if room is not None:
        widths = _narrowed(widths, room - len(GAP) * (len(widths) - 1))
    shown = []
    for line in lines:
        parts = [cut(value, wide) for value, wide in zip(line, widths, strict=True)]
        padded = [part + " " * (wide - cells(part)) for part, wide in zip(parts, widths, strict=True)]
        shown.append(GAP.join(padded).rstrip())
    return "\n".join(shown)


def terminal_width() -> int | None:
    """Columns of the terminal that stdout is; None when it is none."""
    return shutil.get_terminal_size().columns if is_terminal(sys.stdout) else None


def is_terminal(stream: Any) -> bool:
    """Whether somebody sits at this stream; not when it is closed or missing."""
    try:
        return bool(stream.isatty())
    except (AttributeError, ValueError):
        return False


def _narrowed(widths: list[int], room: int) -> list[int]:
    """Widths that fit into ``room``, taken from the widest, none under ``NARROWEST`` unless it was."""
    widths = list(widths)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda number: widths[number])
        if widths[widest] <= NARROWEST:
            break
        second = max((width for width in widths if width < widths[widest]), default=NARROWEST)
        ties = widths.count(widths[widest])
        over = -(-(sum(widths) - room) // ties)
        widths[widest] = max(widths[widest] - over, min(second, widths[widest] - 1), NARROWEST)
    return widths


def _cells(character: str) -> int:
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1
