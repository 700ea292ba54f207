"""The terminal's own way to the clipboard: OSC 52, which no terminal ever answers."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Mapping

MOST_BYTES = 74_000
"""The longest message sent this way: terminals drop a sequence over about 100,000 characters of base64."""
_SCREEN_PIECE = 240
"""Bytes of a sequence in one wrapping for GNU screen, whose older versions cut a longer one."""


def osc52(text: str, environ: Mapping[str, str]) -> str | None:
    """The sequence that puts ``text`` on the terminal's clipboard, or None when it is too long for one.

    Inside GNU screen it is wrapped piece by piece, so that screen hands it on. Inside tmux it goes
    twice: plain, which tmux takes with ``set-clipboard on``, and wrapped, for ``allow-passthrough on``;
    what tmux does not take it drops.
    """
    data = text.encode("utf-8", "surrogatepass")
    if len(data) > MOST_BYTES:
        return None
    plain = f"\x1b]52;c;{base64.b64encode(data).decode('ascii')}\x07"
    if environ.get("TMUX"):
        doubled = plain.replace("\x1b", "\x1b\x1b")
        return f"{plain}\x1bPtmux;{doubled}\x1b\\"
    if environ.get("STY"):
        pieces = (plain[at : at + _SCREEN_PIECE] for at in range(0, len(plain), _SCREEN_PIECE))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return plain


def open_terminal(environ: Mapping[str, str] = os.environ, device: str = "/dev/tty") -> Callable[[str], bool] | None:
    """How the command line writes to its terminal, even with its output in a pipe; None without one.

    What it returns writes one sequence and says whether all of it went. It holds nothing open.
    """
    if environ.get("TERM", "") in ("", "dumb"):
        return None

    def write(sequence: str) -> bool:
        rest = sequence.encode("utf-8")
        try:
            descriptor = os.open(device, os.O_WRONLY | getattr(os, "O_NOCTTY", 0))
        except OSError:
            return False
        try:
            if not os.isatty(descriptor):
                return False
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        except OSError:
            return False
        finally:
            os.close(descriptor)
        return True

    return write if write("") else None
