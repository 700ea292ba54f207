"""How a table is laid out: where its header is, what separates its cells, and what its columns mean."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.door import clean_line
from assistant.people.importing import columns, fields
from assistant.people.importing.dates import month_first
from assistant.people.importing.encoding import Encoding
from assistant.people.importing.source import Source

_DELIMITERS = ",;\t|"
_HEADER_WITHIN = 60
"""Rows from the top in which the header is looked for; LinkedIn writes notes above it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is laid out."""

    delimiter: str
    header_at: int
    """The line of the header, counted from 1."""
    first: int
    """The line of the first row below it."""
    headers: tuple[str, ...]
    meant: tuple[str, ...]
    """What each column means; empty for those that are not used."""
    format: str
    month_first: bool | None = None
    """Whether days such as 3/4/2021 have the month first; None where no row near the top tells."""
    above: tuple[int, ...] = ()
    """Lines above the header in which several cells are filled, as if they were people."""

    @property
    def mapping(self) -> dict[str, str]:
        """What each column means, by its header, for showing and confirming."""
        return dict(zip(columns.labels(self.headers), self.meant, strict=True))


def layout_of(
    source: Source,
    encoding: Encoding,
    chosen: Mapping[str, str] | None = None,
    changes: Mapping[str, str] | None = None,
) -> Layout | None:
    """Where the header is and what the columns mean; None when none of them names people.

    ``chosen`` holds the meanings of all columns that are used, by header; ``changes`` those of some, and a
    row that holds such a header is the header, though no word in it is known here. Raises Refused when one
    of them is no meaning.
    """
    text = _beginning(source, encoding)
    best: tuple[int, bool, int, int] | None = None
    at, ends, read, delimiter = 0, [0], [[""]], ","
    for candidate in _delimiters(text):
        parsed, lines = _parsed(text, candidate)
        for number, row in enumerate(parsed):
            named = len(columns.of_these(row, chosen or changes or {}))
            first, known = (True, 0) if chosen is not None else _likeness(parsed, number, named > 0)
            if (named or known) and (best is None or (named, first, known, len(row)) > best):
                best = named, first, known, len(row)
                at, ends, read, delimiter = number, lines, parsed, candidate
    if best is None:
        return None
    headers = [clean_line(cell) for cell in read[at]]
    below = read[at + 1 :]
    if chosen is not None:
        meant = columns.as_chosen(headers, columns.of_these(headers, chosen))
    else:
        slots = columns.linkedin_slots(read, at)
        meant = columns.changed(headers, slots or columns.meaning_of(headers, below), changes or {})
    if not any(meaning in columns.NAMES for meaning in meant):
        return None
    starts = [1, *(end + 1 for end in ends)]
    above = tuple(starts[number] for number in range(at) if _is_row(read[number], len(headers)))
    format = "csv" if chosen is None and slots else columns.format_of(headers, meant)
    days = [row[meant.index("connected")] for row in below if len(row) == len(meant)] if "connected" in meant else []
    return Layout(delimiter, starts[at], ends[at] + 1, tuple(headers), tuple(meant), format, month_first(days), above)


def _likeness(rows: list[list[str]], at: int, named: bool) -> tuple[bool, int]:
    """Whether no other row above may be the header, and how many of this one's cells are known as headers.

    None are in a row that holds somebody's address or link, nor below such a one: a name such as Nick is a
    header as well. ``named``: somebody said that it is the header.
    """
    row = rows[at]
    above = [one for one in rows[:at] if len(one) == len(row)]
    known = columns.recognised(row) or len(columns.linkedin_slots(rows, at))
    if not known or named:
        return True, known
    if any(map(columns.holds_data, [row, *above])):
        return False, 0
    if not any(map(columns.is_filled, above)):
        return True, known
    return False, known if known > 1 and known * 2 >= len(row) else 0


def _is_row(row: list[str], width: int) -> bool:
    filled = sum(bool(cell.strip()) for cell in row)
    return filled > 1 and (len(row) == width or columns.holds_data(row))


def unnamed_columns(source: Source, encoding: Encoding) -> dict[str, str]:
    """The headers of a table in which no column is known to hold names, with what each may mean; none of other text."""
    text = _beginning(source, encoding)
    if "\0" in text or fields.LOST in text:
        return {}
    best: tuple[int, int] = (1, 1)
    found: dict[str, str] = {}
    for candidate in _delimiters(text):
        rows = [row for row in _parsed(text, candidate)[0] if any(cell.strip() for cell in row)]
        wide = max(map(len, rows), default=0)
        same = [row for row in rows if len(row) == wide]
        headers = [clean_line(cell) for cell in same[0]] if same else []
        if len(same) * 2 > len(rows) and (wide, len(same)) > best and all(len(label) <= 80 for label in headers):
            best = wide, len(same)
            found = dict(zip(columns.labels(headers), columns.meaning_of(headers, same[1:]), strict=True))
            if columns.holds_data(headers):
                found = {}  # somebody's row, who would be lost as a header
    return found


def _beginning(source: Source, encoding: Encoding) -> str:
    """The first lines, whole."""
    with source.open() as stream:
        stream.seek(encoding.skip)
        raw = stream.read(1 << 16)
    return encoding.text(raw[: raw.rfind(b"\n") + 1] or raw if len(raw) == 1 << 16 else raw)


def _delimiters(text: str) -> str:
    """Those that may be; Excel may name its own in the first line."""
    said = re.match(r"\s*\"?sep=(.)\"?\s*[\r\n]", text, re.IGNORECASE)
    return said[1] if said and said[1] in _DELIMITERS else _DELIMITERS


def _parsed(text: str, delimiter: str) -> tuple[list[list[str]], list[int]]:
    """The first rows, and the line on which each ends."""
    found: list[list[str]] = []
    ends: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            found.append(row)
            ends.append(reader.line_num)
            if len(found) >= _HEADER_WITHIN:
                break
    except csv.Error:
        pass
    return found, ends
