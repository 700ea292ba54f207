"""The system's clipboard through pyperclip, which finds xclip, xsel, wl-copy, pbcopy or Windows' own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Mapping
from typing import Literal, TypeVar

SECONDS = 3.0
"""How long copying, and reading back, may take each: a tool that waits for a dead display never ends."""

Outcome = Literal["confirmed", "unconfirmed", "failed"]
_Answer = TypeVar("_Answer")


def is_remote(environ: Mapping[str, str]) -> bool:
    """Whether the native tool would fill the clipboard of a machine the person does not sit at.

    True over SSH without a forwarded display.
    """
    over_ssh = environ.get("SSH_CONNECTION") or environ.get("SSH_TTY") or environ.get("SSH_CLIENT")
    return bool(over_ssh) and not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def copy(text: str) -> Outcome:
    """Put ``text`` on the clipboard and read it back.

    ``unconfirmed``: the tool took it, and nothing could be read back. ``failed``: there is no tool, it
    failed or hung, or something else came back. Never raises.
    """
    try:
        import pyperclip
    except ImportError:
        return "failed"
    if _within(SECONDS, lambda: pyperclip.copy(text) or True) is not True:
        return "failed"
    pasted = _within(SECONDS, pyperclip.paste)
    if not isinstance(pasted, str):
        return "unconfirmed"
    # Windows gives its own line ends back.
    return "confirmed" if pasted.replace("\r\n", "\n") == text.replace("\r\n", "\n") else "failed"


def _within(seconds: float, call: Callable[[], _Answer]) -> _Answer | None:
    """The answer of ``call``, or None when it raised or took too long (pyperclip has no time-out)."""
    answers: queue.Queue[_Answer | None] = queue.Queue()

    def run() -> None:
        try:
            answers.put(call())
        except Exception:  # whatever a tool on somebody's machine may throw: the next rung is tried
            answers.put(None)

    threading.Thread(target=run, daemon=True, name="clipboard").start()
    try:
        return answers.get(timeout=seconds)
    except queue.Empty:
        return None
