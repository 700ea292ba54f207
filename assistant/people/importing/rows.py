"""The rows of a table in text, one bad row costing that row alone.

``csv`` in its strict form says where quotation marks do not fit. The first line of that row is then read
by itself, the marks taken loosely, and reading goes on in the next line: an open quotation mark, which
would swallow the rest of the file, costs nothing else.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from assistant.door import clean_text
from assistant.people.importing.fields import LOST
from assistant.people.importing.incoming import Problem

ROW_LINES = 1000
"""Lines of one row, at most; a long note has some hundred."""
_FEW_LINES = 20
_SPARE = 20_000
_SURE = 5
"""Cells from which on several lines of so many are rows of their own, and no note with commas in it."""

_UNTIDY = re.compile(f"[{LOST}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")  # spaces of other kinds

Block = tuple[list[list[str]], int, bool]
"""Rows, the line on which the first begins, and whether they are tidy: cleaned, but for spaces around a cell.
Several rows have a line each."""


def rows(batches: Iterator[list[str]], delimiter: str, width: int, first: int = 1) -> Iterator[Block | Problem]:
    """The rows in these lines, of which the first has the number ``first``; ``width`` is how many cells one has.

    Lines that are read twice are counted: in a file made of open quotation marks, rows may soon have
    few lines only, so that the whole stays in proportion to its size.
    """
    at, wasted, most = first, 0, ROW_LINES
    for batch in batches:
        try:  # most batches hold one row on each line, and are read at once
            read = list(csv.reader(batch, delimiter=delimiter, strict=True))
        except csv.Error:
            read = []
        tidy = _is_tidy("".join(batch), delimiter)
        if len(read) == len(batch):
            yield read, at, tidy
            at += len(read)
            continue
        lines = _Lines(batch, batches, most)
        taken = lines.taken
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        while True:
            try:
                for row in reader:
                    size = len(taken)
                    whole = size > 1 and all(len(_loosely(line, delimiter)) == width for line in taken)
                    if size > 1 and (len(row) > width or (whole and width >= _SURE)):
                        break  # more cells than there are, or several whole rows in one
                    yield [row], at, tidy and size == 1 and lines.first
                    if whole and width > 1:
                        yield Problem(
                            at, "This row goes on in the next line, which looks like one too; check its marks."
                        )
                    at += size
                    taken.clear()
                else:
                    break
            except csv.Error:
                pass
            wasted += len(taken)
            if wasted > 10 * (at - first) + _SPARE:
                lines.most = most = _FEW_LINES
            line = taken[0]
            lines.give_back(taken[1:])
            taken.clear()
            cells = _loosely(line, delimiter)
            if len(cells) > width or (len(cells) < width and line.count('"') % 2):
                yield Problem(at, "The quotation marks in this line do not fit; it was left out.")
            else:
                yield [cells], at, False
            at += 1


class _Lines:
    """The lines of a batch for ``csv``, and of the next ones while a row is open; they may be given back."""

    def __init__(self, batch: list[str], more: Iterator[list[str]], most: int) -> None:
        self._lines = batch[::-1]
        self._more = more
        self.taken: list[str] = []
        """Those of the row that is being read."""
        self.first = True
        """Whether all of them were from the first batch."""
        self.most = most

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if not self._lines:
            if not self.taken:
                raise StopIteration
            self._lines = next(self._more)[::-1]
            self.first = False
        line = self._lines.pop()
        self.taken.append(line)
        if len(self.taken) > self.most:
            raise csv.Error("more lines than a row has")
        return line

    def give_back(self, lines: list[str]) -> None:
        """These come next."""
        self._lines += reversed(lines)


def _is_tidy(text: str, delimiter: str) -> bool:
    """Whether the door has nothing to take out of these lines, no letter is lost and no white space is to be made one.

    A tab is where it parts the cells, and then none of them may hold one.
    """
    text = text.replace("\r\n", "\n")
    if "  " in text or ("\t" in text and (delimiter != "\t" or '"' in text)):
        return False
    return (text.isascii() or _UNTIDY.search(text) is None) and clean_text(text) == text


def _loosely(line: str, delimiter: str) -> list[str]:
    """The cells of one line; a quotation mark closes only where a delimiter or the end follows it."""
    cells: list[str] = []
    parts = line.rstrip("\r\n").split(delimiter)
    closing = [at for at, part in enumerate(parts) if part.rstrip().endswith('"')]
    closing.reverse()
    at = 0
    while at < len(parts):
        part = parts[at].strip()
        while closing and closing[-1] < at:
            closing.pop()
        if part.startswith('"') and not (len(part) > 1 and part.endswith('"')):
            end = next((place for place in reversed(closing) if place > at), None)
            if end is not None:
                part = delimiter.join(parts[at : end + 1]).strip()
                at = end
        if len(part) > 1 and part.startswith('"') and part.endswith('"'):
            part = part[1:-1].replace('""', '"')
        cells.append(part.strip('"') if part.count('"') == 1 else part)
        at += 1
    return cells
