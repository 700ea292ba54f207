"""The message as the tables of wording read it: small letters, titles and code masked, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.review.finding import Reviewed
from assistant.review.masking import code_spans, quoted_spans
from assistant.review.parsed import Parsed
from assistant.review.text import Span

MASK = "·"
"""Stands for every character of a title, a quotation or code: what others said is not the writer's wording."""

_WRAPPED = re.compile(r"(?<=[^\n])\n(?=[^\n])")
_APOSTROPHES = {ord("’"): "'", ord("‘"): "'", ord("\t"): " ", ord("\u00a0"): " "}
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|hallo|hei|hej|hola|ciao|bonjour|salut|moin|liebe[rs]?|good (?:morning|afternoon|evening))"
    r"\b[^,!.:\n?]{0,40}(?:[,!:.]\s+|\s*[-—–]\s+)"
)


def prose(reviewed: Reviewed) -> str:
    """The body in small letters with straight apostrophes, as long as it was: a match's offsets hold for the body.

    A line break within a paragraph is a space; titles of facts, quotations and code are ``MASK``.
    """
    return _prose(reviewed.body, tuple(fact.title for fact in reviewed.facts if len(fact.title) > 3))


@lru_cache(maxsize=8)
def _prose(body: str, titles: tuple[str, ...]) -> str:
    text = _WRAPPED.sub(" ", lowered(body))
    hidden = [*quoted_spans(body), *code_spans(body)]
    for title in titles:
        small = lowered(title)
        at = text.find(small)
        while at >= 0:
            hidden.append(Span(at, at + len(small), title))
            at = text.find(small, at + len(small))
    for span in hidden:
        text = text[: span.start] + MASK * (span.end - span.start) + text[span.end :]
    return text


def lowered(text: str) -> str:
    """Small letters and straight apostrophes, one character for each."""
    small = text.lower()
    if len(small) != len(text):  # "İ" in small letters is two characters
        small = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    return small.translate(_APOSTROPHES)


def said(reviewed: Reviewed, text: Parsed) -> Iterator[tuple[Span, str]]:
    """The sentences of two words or more, without an inline greeting, each with its prose.

    "Hi Mara, I came across …" begins at "I"; a greeting or a name on a line of its own is left out.
    """
    whole = prose(reviewed)
    for sentence in text.sentences:
        small = whole[sentence.start : sentence.end]
        greeting = _GREETING.match(small)
        start = sentence.start + (greeting.end() if greeting else 0)
        if greeting:
            small = small[greeting.end() :]
        spaces = small.count(" ")
        if spaces > 2 or (spaces > 0 and not small.endswith(",")):
            yield Span(start, sentence.end, reviewed.body[start : sentence.end]), small


def clipped(text: str, most: int = 40) -> str:
    """A stretch of the text for a message of one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"
