"""Front matter: the TOML between two lines of ``+++`` at the top of a prompt or template."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

FENCE = "+++"


@dataclass(frozen=True, slots=True)
class Matter:
    """What a file declares, and its text. ``first_line`` is where the text begins in the file, from 1."""

    declared: dict[str, Any]
    text: str
    first_line: int


class BadMatter(ValueError):
    """The front matter cannot be read. ``line`` is the line in the file, from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


def split(source: str) -> Matter:
    """Take a file apart. A file without front matter declares nothing.

    Raises BadMatter with the line when the fence is never closed or the TOML is wrong.
    """
    lines = source.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if not lines or lines[0].rstrip() != FENCE:
        return Matter({}, "\n".join(lines), 1)
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        raise BadMatter(1, f"the front matter that opens with {FENCE} is never closed with another {FENCE}")
    try:
        declared = tomllib.loads("\n".join(lines[1:end]))
    except tomllib.TOMLDecodeError as error:
        line, reason = _place(str(error), end)
        raise BadMatter(line, reason) from None
    return Matter(declared, "\n".join(lines[end + 1 :]), end + 2)


def _place(message: str, end: int) -> tuple[int, str]:
    """tomllib says where in its message: ``… (at line 2, column 5)``; the fence adds one line."""
    reason, _, place = message.partition(" (at ")
    if place.startswith("line "):
        return int(place.removeprefix("line ").split(",")[0]) + 1, reason
    return end, reason
