"""What this writer never says (``never-say``), and how hard the message reads (``reading-level``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from assistant.drafting.languages import base_code
from assistant.review.cutting import Cut, cut, mend
from assistant.review.finding import Finding, Reviewed
from assistant.review.masking import quoted_spans, within
from assistant.review.parsed import Parsed
from assistant.review.prose import MASK, clipped, lowered, prose
from assistant.review.registry import check, spot
from assistant.review.text import Span, flesch_kincaid, words
from assistant.review.tongues import tongues
from assistant.review.wording import listed

_FILLERS = listed("just really very basically literally actually totally super honestly frankly obviously definitely")
_NO_ADVERBS = listed(
    """
    family supply apply reply only early daily likely friendly lovely weekly monthly yearly ugly silly holy ally rally
    rely imply comply multiply assembly anomaly july italy fly
    """
)
_NEGATED = re.compile(r"(?:\bnot|n't|\bif|\beven|\bwhy|\bhow|\bso|\bonly) $")


@check("never-say", "warn", "your own list, [me] never_say")
def never_say(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """Words of ``[me] never_say``, in every inflection, in body and subject.

    METHOD, "What a good draft is", 4: it sounds like the writer. EVIDENCE: messages thought to be written by a
    machine are taken as sincere by 40–52 %, against 83 % (Coman and Cardon 2025). Titles and quotations are theirs.
    A filler can be dropped at a key; what carries meaning is for the writer to replace.
    """
    words_never = tuple(one.strip() for one in reviewed.me.never_say if one.strip())
    if not words_never:
        return
    pattern = _never(words_never, base_code(reviewed.me.language))
    small = prose(reviewed)
    yield from _never_in(small, reviewed.body, pattern, "body")
    if reviewed.subject:
        quoted = quoted_spans(reviewed.subject)
        for found in _never_in(lowered(reviewed.subject), reviewed.subject, pattern, "subject"):
            if not within(found.start, quoted):
                yield found


def _never_in(
    small: str, original: str, pattern: re.Pattern[str], where: Literal["body", "subject"]
) -> Iterator[Finding]:
    for found in pattern.finditer(small):
        start, end = found.span()
        message = f"You never say “{clipped(original[start:end])}”."
        suggestion = "Say it in your own words, or leave it out."
        if where == "body":
            taken = _dropped(original, small, start, end) if _may_go(small, start, end) else None
            yield mend(start, end, message, suggestion, taken)
        else:
            yield spot(start, end, message, suggestion, where=where)


def _may_go(small: str, start: int, end: int) -> bool:
    """Whether the sentence stands without it: a filler or an adverb between other words, nothing hanging on it."""
    word = small[start:end]
    adverb = word.endswith("ly") and word not in _NO_ADVERBS and len(word) > 4 and word.isalpha()
    if not (word in _FILLERS or adverb):
        return False
    before, after = small[:start], small[end:]
    followed = re.match(r",? [\w·]", after) is not None or re.match(r"[.!?]", after) is not None
    beginning = not before.strip() or before.rstrip(" ")[-1] in ".!?\n,;:"
    if beginning:
        return after.startswith(", ")
    return followed and before.endswith(" ") and not _NEGATED.search(before) and MASK not in after[:2]


def _dropped(body: str, small: str, start: int, end: int) -> Cut:
    after = re.match(r", ", small[end:])
    lead = small[:start].rstrip(" ")
    if after and (not lead or lead[-1] in ".!?\n,;:"):
        return cut(body, start, end + 1)
    return Cut(start, end + 1) if small[end : end + 1] == " " else Cut(start - 1, end)


_VOWELS = "aeiou"
_ENDINGS = r"(?:'s|s|es|e|en|er|es|em|n|t|te|ten)?"


@lru_cache(maxsize=8)
def _never(never: tuple[str, ...], language: str) -> re.Pattern[str]:
    return re.compile("|".join(_entry(lowered(one), language) for one in sorted(never, key=len, reverse=True)))


_GAP = r"(?:[\s-]+|(?<=\W)|(?=\W))"
"""Between two words of a phrase: a space, a hyphen, or nothing beside a sign."""


def _entry(entry: str, language: str) -> str:
    """A word or a phrase with the forms of each of its words; signs as they are; a star stands for any ending."""
    parts = re.findall(r"[^\W_]+(?:'[^\W_]+)*\*?|[^\w\s-]+", entry)
    if not any(part[0].isalnum() for part in parts):
        return re.escape(entry)
    made = [_forms(part, language) if part[0].isalnum() else re.escape(part) for part in parts]
    return rf"(?<!\w){_GAP.join(made)}(?!\w)"


def _forms(word: str, language: str) -> str:
    if word.endswith("*"):
        return rf"{re.escape(word[:-1])}\w*"
    whole = re.escape(word)
    if not word.isalpha() or len(word) < 3:
        return whole
    if language != "en":
        return whole + _ENDINGS
    if word.endswith("y") and word[-2] not in _VOWELS:
        return rf"{re.escape(word[:-1])}(?:y(?:'s|ing)?|ies|ied|ily)"
    if word.endswith("e"):
        return rf"{re.escape(word[:-1])}(?:e(?:'s|s|d|r|ly)?|ing|ingly)"
    doubled = ""
    if len(word) < 6 and word[-1] not in "aeiouwxys" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        doubled = f"|{word[-1]}(?:ed|ing)"
    return rf"{whole}(?:'s|s|es|ed|ing|ly|ingly{doubled})?"


_FEWEST_SENTENCES = 3
_JUDGED = 8
"""Words from which a sentence is long enough to be the hard one."""


@check("reading-level", "note", "plain words were answered more than college prose: Boomerang 2016")
def reading_level(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """Long words in long sentences: over ``[coach] reading_grade``, the hardest sentence is shown.

    EVIDENCE: reading grade 3: 53 %, high school 45 %, college 39 % (Boomerang 2016); grade 5: +67 % (Lavender).
    Flesch–Kincaid is made for English and for more than two sentences; titles are not the writer's words.
    """
    most = reviewed.coach.reading_grade
    if text.grade <= most or base_code(reviewed.language) != "en":
        return
    small = prose(reviewed)
    if "en" not in (tongues(reviewed.body) or {"en"}):
        return
    told = [sentence for sentence in text.sentences if len(sentence.text.split()) > 2]
    if len(told) < _FEWEST_SENTENCES:
        return
    read = [(sentence, _own(small, sentence)) for sentence in told]
    if flesch_kincaid([word for _, own in read for word in own], len(told)) <= most:
        return
    long_enough = [(flesch_kincaid(own, 1), sentence) for sentence, own in read if len(own) >= _JUDGED]
    if not long_enough:
        return
    _, hardest = max(long_enough, key=lambda one: one[0])
    yield spot(
        hardest.start, hardest.end,
        f"It reads like school year {text.grade:.0f}, most of all here; up to {most:g} is read with ease.",
        "Split the sentence, or take the shorter word.",
    )  # fmt: skip


def _own(small: str, sentence: Span) -> list[Span]:
    """The words of a sentence, without titles and quotations."""
    return [word for word in words(small[sentence.start : sentence.end]) if MASK not in word.text]
