"""Files that a command writes for a person: readable by them alone, and never over another by mistake."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.cli.output import say
from assistant.errors import Refused
from assistant.settings.paths import shown_path, write_private


def output_path(output: str, endings: Sequence[str], *, force: bool) -> Path:
    """Where to write. Raises Refused for an ending that is none of ``endings``, a folder, or a file that is there."""
    path = Path(output).expanduser()
    if path.suffix.lower() not in endings:
        *others, last = endings
        wanted = f"{', '.join(others)} or {last}" if others else last
        raise Refused(f"{shown_path(path)} does not say what to write; end its name in {wanted}.")
    if path.is_dir():
        raise Refused(f"{shown_path(path)} is a folder; name a file in it.")
    if path.exists() and not force:
        raise Refused(f"{shown_path(path)} is there already; --force writes over it, another name keeps it.")
    return path


def write(path: Path, text: str, what: str) -> None:
    """Write the file, and say so: ``what`` begins the sentence. Raises Refused when it cannot be written."""
    write_private(path, text.encode())
    say(f"{what}, in {shown_path(path)}.")
