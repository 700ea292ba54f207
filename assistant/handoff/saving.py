"""Saving what is handed over: whole or not at all, for its owner alone, and never over another file unasked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.errors import Refused
from assistant.settings.paths import shown_path, write_private


@dataclass(frozen=True, slots=True)
class Handed:
    """Where something went. ``sentence`` is for the person, and says no more than is known."""

    route: Literal["file", "mail program"]
    sentence: str
    path: Path | None = None
    """The file, when one was written."""

    @property
    def confirmed(self) -> bool:
        """Whether it is known to be there: a file is, and no mail program says what became of a link."""
        return self.path is not None


def save(path: Path, data: bytes, *, replace: bool = False, never: Iterable[Path] = ()) -> Path:
    """Put ``data`` in ``path`` (0600); the path.

    Raises Refused, and then nothing has changed: it is a folder, a file is there (``replace`` puts the new
    one in its place, except for the files in ``never``), or it cannot be written.
    """
    shown = shown_path(path)
    if path.is_dir():
        raise Refused(f"{shown} is a folder; name the file that it should be.")
    if path.exists():
        if any(other.exists() and path.samefile(other) for other in never):
            raise Refused(f"{shown} is a file that outreach itself needs; name another.")
        if not replace:
            raise Refused(f"{shown} is there already; name another file, or replace it with --replace.")
    write_private(path, data)
    return path
