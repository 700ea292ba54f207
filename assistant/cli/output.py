"""What is printed: text through the door, JSON as one document, listings in columns."""

from __future__ import annotations

import json
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest
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


def columns(rows: Iterable[Sequence[str]], width: int | None = None, *, wrap: bool = False) -> str:
    """Rows with their columns aligned, one line each; empty columns are left out.

    Cut to ``width`` cells, the widest columns first; None: the terminal's, or whole where there is none. ``wrap``:
    nothing is cut, and what is too long goes on below itself, in its own column.
    """
    return "\n".join(column_rows(rows, width, wrap=wrap))


def column_rows(rows: Iterable[Sequence[str]], width: int | None = None, *, wrap: bool = False) -> list[str]:
    """As ``columns``, each row by itself."""
    lines = [[clean_line(value) for value in row] for row in rows]
    if not lines:
        return []
    used = [number for number in range(len(lines[0])) if any(line[number] for line in lines)]
    lines = [[line[number] for number in used] for line in lines]
    widths = [max(cells(line[number]) for line in lines) for number in range(len(used))]
    room = terminal_width() if width is None else width
    if room is not None:
        widths = _narrowed(widths, room - len(GAP) * (len(widths) - 1))
    shown = []
    for line in lines:
        columns = [
            wrapped(value, wide) if wrap else [cut(value, wide)] for value, wide in zip(line, widths, strict=True)
        ]
        below = zip_longest(*columns, fillvalue="")
        shown.append("\n".join(_aligned(parts, widths) for parts in below))
    return shown


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns, broken between words; a longer word goes over several."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cells(joined) <= width:
            lines[-1] = joined
            continue
        *full, rest = _pieces(word, width)
        lines += [*full, rest]
    return lines if lines[0] or len(lines) == 1 else lines[1:]


def hanging(text: str, indent: int) -> str:
    """The text below a row, set in by ``indent`` columns; wrapped in a terminal, on one line elsewhere."""
    width = terminal_width()
    lines = [text] if width is None else wrapped(text, max(width - indent, NARROWEST))
    return "\n".join(" " * indent + line for line in lines)


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


def _aligned(parts: Iterable[str], widths: Iterable[int]) -> str:
    return GAP.join(part + " " * (wide - cells(part)) for part, wide in zip(parts, widths, strict=True)).rstrip()


def _pieces(word: str, width: int) -> list[str]:
    """A word in pieces of at most ``width`` columns, of one letter at least; what sits on a letter stays with it."""
    pieces, used = [""], 0
    for character in word:
        wide = _cells(character)
        if used + wide > width and pieces[-1]:
            pieces.append("")
            used = 0
        pieces[-1] += character
        used += wide
    return pieces


def _cells(character: str) -> int:
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1
