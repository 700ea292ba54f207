"""What a keyboard sends, by name."""

from __future__ import annotations

ENTER = "\r"
ESCAPE = "\x1b"
TAB = "\t"
BACKTAB = "\x1b[Z"
BACKSPACE = "\x7f"
UP = "\x1b[A"
DOWN = "\x1b[B"
RIGHT = "\x1b[C"
LEFT = "\x1b[D"
HOME = "\x1b[H"
END = "\x1b[F"
PAGE_UP = "\x1b[5~"
PAGE_DOWN = "\x1b[6~"
F1 = "\x1bOP"
F2 = "\x1bOQ"


def ctrl(letter: str) -> str:
    """Control and a letter: ``ctrl("q")``."""
    return chr(ord(letter.upper()) & 0x1F)
