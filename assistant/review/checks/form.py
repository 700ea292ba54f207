"""The form of a written page in a message: ``machine-tells``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.checks.tells import families
from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.registry import check, spot

_HEADING = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_BOLD = re.compile(r"\*\*(?=\S)(?P<text>[^*\n]+?)(?<=\S)\*\*")
_ITEM = re.compile(r"^[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t]+\S.*$", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*```.*$", re.MULTILINE)


@check("machine-tells", "warn", "what seems written by AI is taken as sincere by far fewer: Coman and Cardon 2025")
def machine_tells(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """Headings, lists, bold type and fences: nobody types those to a peer, and most channels show the marks.

    FAULTS 32: what models return that were asked for a message and wrote a page. A single line that begins with
    a dash or a number is a person's, and so are the underscores of ``__init__``. The families of a model's moves
    (EVIDENCE, "What gives a machine's letter away", 2) are in ``tells``.
    """
    body = reviewed.body
    for found in _HEADING.finditer(body):
        yield spot(
            found.start(), found.end(), "A heading, in a message.", "Begin with the sentence itself.", replacement=""
        )
    for found in _BOLD.finditer(body):
        yield spot(
            found.start(), found.end(), "Bold type: its marks are shown where you paste it.",
            "Take the marks out.", replacement=found["text"],
        )  # fmt: skip
    items = list(_ITEM.finditer(body))
    if len(items) > 1:
        yield spot(
            items[0].start(), items[-1].end(), f"A list of {len(items)}, in a message to one person.",
            "Say it in a sentence; one of them is probably enough.",
        )  # fmt: skip
    for found in _FENCE.finditer(body):
        yield spot(
            found.start(), found.end(), "A code fence: its marks are shown where you paste it.",
            "Take it out.", replacement="",
        )  # fmt: skip
    yield from families(reviewed, text)
