"""Left-over placeholders and marks: what was never filled in, or never taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from assistant.review.checks.names_words import GREETINGS
from assistant.review.checks.talk_words import AFTER, BEFORE, BELOW, HELPS_WITH_TEXT, YES_ALONE
from assistant.review.checks.unfilled_words import (
    ALWAYS,
    ANGLES,
    BRACES,
    BRACKETS,
    CODE_NOUNS,
    DROP,
    ELLIPSIS,
    FILL,
    FOOTNOTE,
    HTML,
    NUMBERED,
    SUBJECT,
    TALKED_OF,
    TODO,
    WAITING,
)
from assistant.review.cutting import cut, mend
from assistant.review.finding import Finding, Reviewed
from assistant.review.masking import code_spans, quoted_spans, within
from assistant.review.parsed import Parsed
from assistant.review.prose import lowered
from assistant.review.registry import check, spot
from assistant.review.text import Span


@check("placeholder", "block", "a left-over placeholder gives a form letter away")
def placeholder(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """Something to be filled in, or a mark that only the writer should have seen.

    EVIDENCE, "What gives a machine's letter away", 9: a left-over placeholder. Code in backticks,
    indexes, types, routes, HTML tags and footnotes that are spelt out below are none.
    """
    yield from _apart(chain(_talk(reviewed, text), unfilled(reviewed.body, text.code, len(reviewed.facts))))
    yield from _to_come(reviewed, text)
    for heading in SUBJECT.finditer(reviewed.body):
        yield spot(heading.start(1), heading.end(1), "A subject line stands in the body.", "Move it to the subject.")
    for found in _apart(unfilled(reviewed.subject, code_spans(reviewed.subject), len(reviewed.facts))):
        yield spot(found.start, found.end, found.message, found.suggestion, where="subject")


_TO_COME = re.compile(r"(?<![\w/.&'’+-])TK(?![\w/&+'’-]| [A-Z])")
_ALONE_OR_GREETED = re.compile(r"(?:^|\n)[ \t]*(?:(?:hi|hello|hey|dear|best|thanks|cheers)[, \t]+)?$", re.I)


def _to_come(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """``TK``, as writers mark what is to come; not where it is a name, such as somebody's initials."""
    if "TK" not in reviewed.body:
        return
    person, me = reviewed.person, reviewed.me
    known = [me.name, me.about, me.signature, reviewed.about, *(fact.text for fact in reviewed.facts)]
    known += [person.name, person.company, person.role] if person else []
    if any(_TO_COME.search(one) for one in known):
        return
    for match in _TO_COME.finditer(reviewed.body):
        before = reviewed.body[max(0, match.start() - 24) : match.start()]
        if not (
            within(match.start(), text.code)
            or _ALONE_OR_GREETED.search(before)
            or before.endswith(("Tcl ", "Tcl and "))
        ):
            yield spot(match.start(), match.end(), "This was still to come.", FILL)


_GREETED = re.compile(rf"(?:{GREETINGS})\b", re.I)
_MOST_SAID = 3
"""Sentences at the end of a message that may be about the message."""


def _talk(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """What a model says before the message, on lines of its own, and after it."""
    told = [one for one in text.sentences if one.text.strip("-—–*_=`# ")]
    for first in told[:1]:
        line = lowered(_line(reviewed.body, first)).strip("*_# ")
        if BEFORE.match(line) or (YES_ALONE.match(line) and len(told) > 1 and _GREETED.match(told[1].text)):
            whole = reviewed.body.find("\n", first.start)
            end = whole if whole >= 0 else len(reviewed.body)
            taken = cut(reviewed.body, first.start, end) if len(told) > 1 else None
            yield mend(first.start, end, "A model's words before the message were left in.", DROP, taken)
    for place, last in list(enumerate(told))[-_MOST_SAID:]:
        small = lowered(" ".join(last.text.split()))
        above = told[place - 1].text if place else ""
        signed = bool(above) and above[-1].isalnum() and above.count(" ") < 3
        if (AFTER.match(small) or (signed and BELOW.match(small))) and not HELPS_WITH_TEXT.search(small):
            taken = cut(reviewed.body, last.start, last.end) if len(told) > 1 else None
            yield mend(last.start, last.end, "A model's words about the message were left in.", DROP, taken)


def _line(body: str, sentence: Span) -> str:
    """The whole of the line on which a sentence begins, where it begins the line; else nothing."""
    start = body.rfind("\n", 0, sentence.start) + 1
    end = body.find("\n", sentence.start)
    return "" if body[start : sentence.start].strip() else body[start : end if end >= 0 else len(body)].strip()


def _apart(found: Iterator[Finding]) -> Iterator[Finding]:
    """One finding for one place: those that lie inside another are left out."""
    end = 0
    for finding in sorted(found, key=lambda finding: (finding.start, -finding.end)):
        if finding.end > end:
            yield finding
            end = finding.end


def unfilled(text: str, code: list[Span], facts: int) -> Iterator[Finding]:
    """What was to be filled in or taken out; ``code`` is left alone, ``facts`` is how many a mark may point at."""
    for left in ALWAYS:
        for match in left.pattern.finditer(text):
            if not within(match.start(), code):
                yield spot(match.start(), match.end(), left.message, left.suggestion)
    for match in TODO.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        talked_of = ":" not in match.group() and TALKED_OF.search(before)
        if not within(match.start(), code) and not talked_of:
            yield spot(match.start(), match.end(), "This was still to be done.", "Do it, or take it out.")
    quoted = quoted_spans(text)
    for match in ELLIPSIS.finditer(text):
        if not within(match.start(), code) and not within(match.start(), quoted):
            yield spot(match.start(), match.end(), "This was to be filled in.", FILL)
    for bracket in (BRACKETS, ANGLES, BRACES):
        for match in bracket.finditer(text):
            inside = match.group(1).strip()
            if within(match.start(), code) or (bracket is ANGLES and inside.casefold() in HTML):
                continue
            if WAITING.fullmatch(inside) or (bracket is BRACES and re.fullmatch(r"[A-Za-z]+_\w+", inside)):
                yield spot(match.start(), match.end(), "This was to be filled in.", FILL)
    yield from _numbers(text, code, facts)


def _numbers(text: str, code: list[Span], facts: int) -> Iterator[Finding]:
    """Left-over marks such as ``[1]``. Footnotes spelt out below, ``[0]`` and ``array[3]`` are none."""
    notes = {match[1] for match in FOOTNOTE.finditer(text) if text.count(f"[{match[1]}]") > 1}
    for match in NUMBERED.finditer(text):
        numbers = re.findall(r"\d+", match.group())
        if within(match.start(), code) or set(numbers) <= notes or "0" in numbers:
            continue
        if text[match.end() : match.end() + 1] == "(":  # a markdown link
            continue
        before = re.search(r"[\w\[\])]+$", text[max(0, match.start() - 40) : match.start()])
        if before is None or _cited(before.group(), numbers, facts):
            yield spot(match.start(), match.end(), "A mark that pointed at a fact was left in.", DROP)


def _cited(before: str, numbers: list[str], facts: int) -> bool:
    """Whether a number in brackets right behind a word is a mark: a plain word, and a fact of that number.

    Several marks in a row count as one after the other, but two indexes do not (``grid[1][2]``).
    """
    word = re.sub(r"(?:\[\d{1,3}\])+$", "", before)
    if not word:
        return True
    plain = len(word) >= 4 and word.isalpha() and word.islower() and word not in CODE_NOUNS
    return plain and all(int(number) <= facts for number in numbers)
