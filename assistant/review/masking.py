"""Spans that are not prose: code in backticks, and titles in quotation marks."""

from __future__ import annotations

import re

from assistant.review.text import Span

_CODE = re.compile(r"```.*?```|``[^`\n]+``|`[^`\n]+`", re.DOTALL)
_QUOTED = re.compile(
    r"“[^“”\n]{1,200}”|\"[^\"\n]{1,200}\"|«[^«»\n]{1,200}»|„[^„“”\n]{1,200}[“”]|(?<!\w)‘[^‘’\n]{1,200}’"
)


def code_spans(text: str) -> list[Span]:
    """What stands in backticks, marks included."""
    if "`" not in text:
        return []
    return [Span(found.start(), found.end(), found.group()) for found in _CODE.finditer(text)]


def quoted_spans(text: str) -> list[Span]:
    """What stands in quotation marks, marks included; an apostrophe is none."""
    return [Span(found.start(), found.end(), found.group()) for found in _QUOTED.finditer(text)]


def within(position: int, spans: list[Span]) -> bool:
    """Whether the position lies inside one of the spans."""
    return any(span.start <= position < span.end for span in spans)
