"""A screen of the app as a picture: SVG that asks no other machine for anything, and what it says."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

_FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"
_COLUMN, _EM = 12.2, 0.6
"""The width of a column in the picture, and of a letter in all common fixed-width fonts, in sizes of the font."""
_RUN = re.compile(r'<text ([^>]*)x="([\d.]+)"([^>]*)textLength="([\d.]+)"([^>]*)>(.*?)</text>', re.DOTALL)


def words_in(picture: str) -> list[str]:
    """What a picture says: its words in the order in which they stand, without colours or places."""
    lines = re.findall(r"<text\b[^>]*>(.*?)</text>", picture, re.DOTALL)
    return html.unescape(" ".join(lines)).split()


def picture(app: App[None]) -> str:
    """The screen as SVG, which asks no other machine for anything."""
    svg = app.export_screenshot(title="outreach")
    svg = re.sub(r"\s*<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r"\s*@font-face\s*\{[^}]*\}", "", svg)
    svg = svg.replace("font-family: Fira Code, monospace", f"font-family: {_FONTS}")
    svg = svg.replace("font-family: arial", "font-family: system-ui, sans-serif")
    # As wide as its column even where a renderer does not stretch text to the length it is given.
    svg = svg.replace("font-size: 20px", f"font-size: {_COLUMN / _EM:.2f}px")
    svg = _RUN.sub(_trimmed, svg)
    # Rich names things after a sum over the picture; a plain name keeps changes small.
    svg = re.sub(r"terminal-\d+", "screen", svg)
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def _trimmed(text: re.Match[str]) -> str:
    """A run of text without the blanks round it, which some renderers drop, and so move the letters."""
    words = html.unescape(text[6]).replace("\xa0", " ")
    bare = words.strip()
    if not bare:
        return ""
    x = float(text[2]) + (len(words) - len(words.lstrip())) * _COLUMN
    length = float(text[4]) - (len(words) - len(bare)) * _COLUMN
    written = html.escape(bare, quote=False).replace(" ", "&#160;")
    return f'<text {text[1]}x="{x:.1f}"{text[3]}textLength="{length:.1f}"{text[5]}>{written}</text>'
