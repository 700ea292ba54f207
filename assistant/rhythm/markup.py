"""Markup from plain text: a tree of elements that the standard library writes out, so that nothing is left unescaped.

No text is ever put into markup by hand. What comes in here passes the door once more, for a picture may be
opened far from this program and its checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.door import clean_line

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SVG = "http://www.w3.org/2000/svg"
"""The name of SVG's vocabulary: a name, and no address that anything is fetched from."""


def element(tag: str, text: str = "", **attributes: str | float) -> Element:
    """An element on its own. ``_`` in a name is ``-``, one at its end is dropped (``class_``); numbers are rounded."""
    from xml.etree.ElementTree import Element

    made = Element(tag, {name.rstrip("_").replace("_", "-"): written(value) for name, value in attributes.items()})
    if text:
        made.text = clean_line(text)
    return made


def child(parent: Element, tag: str, text: str = "", **attributes: str | float) -> Element:
    """An element as the last one in ``parent``."""
    made = element(tag, text, **attributes)
    parent.append(made)
    return made


def written(value: str | float) -> str:
    """An attribute's value: text cleaned, a number with at most one decimal."""
    if isinstance(value, str):
        return clean_line(value)
    rounded = round(value, 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


def as_svg(root: Element) -> str:
    """A whole SVG file."""
    from xml.etree.ElementTree import tostring

    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def as_html(root: Element) -> str:
    """A whole HTML file. Text in ``script`` and ``style`` is written as it is: only our own may stand there."""
    from xml.etree.ElementTree import tostring

    return "<!DOCTYPE html>\n" + tostring(root, encoding="unicode", method="html") + "\n"
