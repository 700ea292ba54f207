"""How wide a line of text is drawn, and what of it fits: for pictures that are made without a screen.

Nobody knows which font a viewer has, so widths are those of a wide one (DejaVu Sans, measured), rounded up:
what fits here fits in the usual system fonts.
"""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"
FONTS = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', sans-serif"
"""The viewer's own, so that nothing is fetched."""

_WIDTHS = {
    **dict.fromkeys("'ijl,. |!/:;\\IJ`", 0.37),
    **dict.fromkeys('frt()[]-"{}', 0.45),
    **dict.fromkeys("sczvxykLaeFET*_?", 0.64),
    **dict.fromkeys("wmWM@%#+<=>^~OQ&—…", 1.0),
}
_BOLD = 1.11


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the text is drawn at this size, at most, in the unit of the size."""
    return size * sum(map(_width, text)) * (_BOLD if bold else 1.0)


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, or its beginning with an ellipsis, not wider than ``room``."""
    if width(text, size, bold=bold) <= room:
        return text
    kept = ""
    for letter in text:
        if width(kept + letter + ELLIPSIS, size, bold=bold) > room:
            break
        kept += letter
    return kept.rstrip() + ELLIPSIS


def wrapped(text: str, size: float, room: float, most: int) -> list[str]:
    """The text in lines not wider than ``room``, broken between words; the last of ``most`` lines is cut."""
    lines: list[str] = []
    words = text.split()
    while words:
        if len(lines) == most - 1:
            return [*lines, fitted(" ".join(words), size, room)]
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size) <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(fitted(line, size, room))
    return lines


def halved(text: str, size: float, room: float) -> list[str]:
    """The text in one line, or in two as even as its words allow; each cut to ``room``."""
    words = text.split()
    if len(words) < 2:
        return [fitted(text, size, room)]
    splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    first, second = min(splits, key=lambda split: max(width(split[0], size), width(split[1], size)))
    return [fitted(first, size, room), fitted(second, size, room)]


def _width(letter: str) -> float:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    if letter.isascii():
        return 0.83 if letter.isupper() else 0.66
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.25  # an emoji is wider than its square in some fonts
    return 1.1 if letter.isupper() else 0.85
