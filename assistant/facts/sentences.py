"""Where sentences begin and end: enough for short messages, with the offsets kept."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    "e.g i.e etc. dr mr mrs ms prof st vs fig approx ca cf al jr sr inc ltd dept z.b bzw u.a d.h".split()
)
_END = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s|$)|\n\s*\n|\n(?=[-*•]\s)""")


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end (code points) of every sentence, without the white space around it.

    A full stop after an abbreviation, an initial or inside a name such as ``Node.js`` ends nothing;
    a blank line always does.
    """
    spans = []
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] == "." and match.group().rstrip("\"'”’»)]") == "." and not _ends(text, match.start()):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))[0] < trimmed[1]]


def _ends(text: str, stop: int) -> bool:
    """Whether the full stop at ``stop`` ends a sentence."""
    # An abbreviation is short: looking no further back keeps long texts quick.
    word = re.split(r"[\s(\[“\"'‘]", text[max(stop - 40, 0) : stop])[-1].casefold()
    if word in _ABBREVIATIONS:
        return False
    initial = len(word) == 1 and word.isalpha() and word != "i" and text[stop - 1].isupper()
    return not initial


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
