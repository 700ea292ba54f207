"""A text in the person's own editor, and back."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from assistant.errors import Refused

_USUAL = ("nano", "vim", "vi", "notepad.exe")
_Kept = TypeVar("_Kept")


def edited(text: str, name: str, keep: Callable[[str], _Kept]) -> _Kept:
    """Open ``text`` in the editor and give what was saved to ``keep``; what that returns.

    The file is private and gone afterwards, unless ``keep`` refuses: then it stays, and the refusal
    says where. ``name`` is the file's. Raises Refused when there is no editor, or it failed.
    """
    folder = Path(tempfile.mkdtemp(prefix="outreach-"))  # 0700 from the moment it exists
    path = folder / name
    stays = False
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
        command = editor_command()
        try:
            code = subprocess.run([*command, str(path)], check=False).returncode
        except OSError as error:
            why = (error.strerror or "it cannot be started").lower()
            raise Refused(f"The editor '{command[0]}' cannot be started ({why}); set EDITOR to another.") from None
        if code:
            raise Refused(f"The editor '{command[0]}' ended with code {code}, so nothing was changed.")
        try:
            saved = path.read_text(encoding="utf-8-sig", errors="replace")
            return keep(saved.replace("\r\n", "\n").removesuffix("\n"))
        except Refused as refusal:
            stays = True
            raise Refused(f"{refusal} What you wrote is kept in {path}.") from None
    finally:
        if not stays:
            shutil.rmtree(folder, ignore_errors=True)


def editor_command() -> list[str]:
    """The editor with its options: ``$VISUAL``, else ``$EDITOR``, else a usual one. Raises Refused."""
    for variable in ("VISUAL", "EDITOR"):
        wish = os.environ.get(variable, "").strip()
        if not wish:
            continue
        try:
            # On Windows a backslash parts folders and escapes nothing.
            parts = shlex.split(wish, posix=os.name != "nt")
        except ValueError:
            raise Refused(f"${variable} cannot be read: a quotation mark is not closed; set it anew.") from None
        return [part.strip('"') for part in parts] if os.name == "nt" else parts
    for name in _USUAL:
        if shutil.which(name):
            return [name]
    raise Refused("No editor is set; set EDITOR, such as EDITOR=nano or EDITOR='code --wait'.")
