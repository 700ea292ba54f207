"""Taking a stretch out of a message so that what is left reads on: the fixes of the checks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.review.finding import Finding
from assistant.review.parsed import Parsed
from assistant.review.registry import spot
from assistant.review.text import Span


@dataclass(frozen=True, slots=True)
class Cut:
    """What a fix takes out (code points of the body) and what it puts there."""

    start: int
    end: int
    replacement: str = ""


_MAY_BE_SMALL = frozenset(
    "a an and are as at by can could did do does every for from have how if in is it most my on one our so some "
    "that the there this to was we were what when where which while who why with would you your".split()
)
"""Words that are no names: after a greeting on the same line they begin small."""

_POINTS_BACK = re.compile(
    r"(?:it|its|it's|that|that's|this|they|them|their|he|she|there|so|and|but|or|also|which|because|then|those|"
    r"these|both|either|neither|instead|same)\b"
)
_BREAKS = re.compile(r"[ \t]*\n[ \t\n]*")
_BLANKS = re.compile(r"[ \t]*")
_BREAK_BEFORE = re.compile(r"[ \t]*\n[ \t\n]*$")


def cut(body: str, start: int, end: int) -> Cut:
    """The stretch with the white space that would be left doubled, and the letter that begins what follows.

    The next word takes the place of the first: it gets its capital, or after "Hi Mara," loses its own.
    """
    ahead = _BREAKS.match(body, end)
    before = _BREAK_BEFORE.search(body[:start])
    if end == len(body) or ahead is not None:
        if start == 0 or before is not None:  # whole lines
            return _lines(body, start, end, before, ahead)
        while start > 0 and body[start - 1] in " \t":
            start -= 1
        return Cut(start, end)
    blanks = _BLANKS.match(body, end)
    first = blanks.end() if blanks else end
    word = re.match(r"[^\W\d_]+", body[first:])
    lead = body[:start].rstrip(" \t")
    if word is not None:
        following = body[first]
        inline = lead[-1:] == ","
        if inline and following.isupper() and word.group().lower() in _MAY_BE_SMALL:
            return Cut(start, first + 1, following.lower())
        begins = not lead or lead[-1] in ".!?\n"
        if begins and body[start].isupper() and following.islower() and len(following.upper()) == 1:
            return Cut(start, first + 1, following.upper())
    return Cut(start, first)


def _lines(body: str, start: int, end: int, before: re.Match[str] | None, ahead: re.Match[str] | None) -> Cut:
    """Whole lines: the shorter of the two breaks goes with them."""
    if before is None or ahead is None:
        return Cut(before.start() if before else start, ahead.end() if ahead else end)
    if ahead.group().count("\n") >= before.group().count("\n"):
        return Cut(before.start(), end)
    return Cut(start, ahead.end())


def cut_sentence(text: Parsed, sentence: Span) -> Cut | None:
    """The cut of a whole sentence; None where what is left would hang in the air.

    That is: nothing but a greeting and a name would stay, or the next sentence points back at this one.
    """
    others = [one for one in text.sentences if one.end <= sentence.start or one.start >= sentence.end]
    if not any(one.text.count(" ") > 1 for one in others):
        return None
    following = next((one for one in others if one.start >= sentence.end), None)
    if following is not None and _POINTS_BACK.match(following.text.lower().replace("’", "'")):
        return None
    return cut(text.body, sentence.start, sentence.end)


def mend(start: int, end: int, message: str, suggestion: str, taken: Cut | None, *, source: str = "") -> Finding:
    """A finding about a span, with the cut as its fix; ``None``: no rule can mend it."""
    if taken is None:
        return spot(start, end, message, suggestion, source=source)
    mends = None if (taken.start, taken.end) == (start, end) else (taken.start, taken.end)
    return spot(start, end, message, suggestion, replacement=taken.replacement, mends=mends, source=source)
