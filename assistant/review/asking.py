"""What a message asks them for: questions, and requests that carry no question mark.

Rests on EVIDENCE, "Thresholds": exactly one question that asks them for something; a courtesy
does not count. The wording of requests, offers and courtesies is read for English; for other
languages the question marks are, and the commonest courtesies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.review.asking_words import BOOKING, COURTESY, MEETING, OFFER, PRELUDE, REQUEST, SOFT, TAG
from assistant.review.masking import quoted_spans
from assistant.review.text import Span


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked of them: the sentence. ``marked``: it has a question mark."""

    start: int
    end: int
    text: str
    marked: bool


def asks(
    sentences: list[Span], titles: tuple[str, ...] = (), *, city: str = "", meeting_joins: bool = False
) -> list[Ask]:
    """The sentences that ask them for something, in order.

    Not counted: courtesies ("how are you?", "how is Oslo?" of their ``city``), offers ("can I help with …?", but not of
    a coffee: that asks), tags ("makes sense?", "Honestly?"), the question marks in titles and quotations, the second
    half of an alternative ("Or was it …?"). What the writer answers in the next breath ("What did we find? Salt.")
    counts only when nothing else asks.
    A mere softener, prelude or echo ("let me know what works", "can I ask you something?") counts only when nothing
    else asks. A link to book a time asks, unless it goes with a proposal to meet. ``meeting_joins``: proposals to
    meet are a part of the ask before them, as in a warm-up.
    """
    firm: list[Ask] = []
    soft: list[Ask] = []
    booked: list[Ask] = []
    answered: list[Ask] = []
    before: Span | None = None
    told = _told_themselves(sentences)
    for sentence in sentences:
        text = _opened(sentence.text)
        lowered = text.casefold().replace("’", "'")
        marked = _questions(text, titles)
        if lowered and BOOKING.search(lowered):
            booked.append(_ask(sentence, text, marked=marked))
        elif not lowered or _is_kindness(lowered, city):
            pass
        elif marked:
            if PRELUDE.search(lowered):
                soft.append(_ask(sentence, text, marked=True))
            elif sentence.start in told:
                answered.append(_ask(sentence, text, marked=True))
            elif not (TAG.search(lowered) or (lowered.startswith("or ") and _just_asked(firm, before))):
                firm.append(_ask(sentence, text, marked=True))
        elif SOFT.search(lowered):
            soft.append(_ask(sentence, text, marked=False))
        elif REQUEST.search(lowered):
            firm.append(_ask(sentence, text, marked=False))
        before = sentence
    if booked and not any(_proposes(ask) for ask in firm):
        firm = sorted([*firm, booked[0]], key=lambda ask: ask.start)
    if meeting_joins:
        other = [ask for ask in firm if not _proposes(ask)]
        firm = other or firm[:1]
    return firm or answered[:1] or soft[:1]


def _proposes(ask: Ask) -> bool:
    """Whether it proposes to meet or to talk."""
    lowered = ask.text.casefold().replace("’", "'")
    return MEETING.search(lowered) is not None or BOOKING.search(lowered) is not None


def _ask(sentence: Span, text: str, *, marked: bool) -> Ask:
    return Ask(sentence.end - len(text), sentence.end, text, marked)


_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|hallo|hei|hej|bonjour|hola|ciao|moin|liebe[rs]?)\b[^,!.\n?]{0,40}[,!]\s+",
    re.IGNORECASE,
)


def _opened(text: str) -> str:
    """The sentence without a greeting on the same line: "Hi Mara, how are you?"."""
    greeting = _GREETING.match(text)
    return text[greeting.end() :] if greeting else text


def _is_kindness(lowered: str, city: str) -> bool:
    """Whether it is a courtesy or an offer; an offer to meet is neither."""
    parts = re.split(r",? (?:and|but) (?=(?:how|what|is|are|all|everything)\b)", lowered)
    if len(parts) > 1:
        return all(_is_kindness(part, city) for part in parts)
    offers = OFFER.search(lowered) is not None and MEETING.search(lowered) is None
    return offers or COURTESY.search(lowered) is not None or _of_the_city(lowered, city)


_OWN = re.compile(r"\b(?:i|we|us|me|my|our)\b", re.I)
_THEIRS = re.compile(r"\b(?:you|your|yours)\b", re.I)
_MOST_SAID = 4
"""Words of an answer that a writer gives to a question of their own, and of a question that is only its object."""


def _told_themselves(sentences: list[Span]) -> frozenset[int]:
    """Where questions begin that the writer answers in the next breath: "And what did we find? Salt."."""
    found = set()
    for one, after in pairwise(sentences):
        question, answer = _opened(one.text), after.text
        words = answer.split()
        short = len(words) <= _MOST_SAID or words[0].casefold() == "because"
        if not question.endswith("?") or not short or not answer.endswith(".") or _COURTEOUS.search(answer):
            continue
        about_us = _OWN.search(question) is not None or len(question.split()) < _MOST_SAID
        if about_us and not _THEIRS.search(question) and after.start - one.end == 1:
            found.add(one.start)
    return frozenset(found)


_COURTEOUS = re.compile(
    r"\b(?:thanks?|thank|cheers|best|hi|hello|hey|sorry|bye|no (?:hurry|rush|worries|pressure)|lines?|sentences?|words?"
    r"|short|answer|help|please|curious)\b",
    re.I,
)


def _of_the_city(lowered: str, city: str) -> bool:
    """Whether it asks after the place where they live, and no more."""
    where = city.split(",")[0].strip().casefold()
    return bool(where) and re.fullmatch(rf"how(?:'s| is)(?: \w+ in)? {re.escape(where)}\W*", lowered) is not None


def _just_asked(firm: list[Ask], before: Span | None) -> bool:
    return bool(firm and before is not None and firm[-1].end == before.end)


_MARK = re.compile(r"[?？؟]")
_ASKED = re.compile(r"(?:question|ask(?:ing)?|wonder(?:ing|ed)?|curious|know|frage)\b[^“\"«„‘]{0,30}$", re.IGNORECASE)


def _questions(text: str, titles: tuple[str, ...]) -> bool:
    """Whether the sentence itself is a question: it ends on a mark that no title or quotation owns."""
    ending = text.rstrip(" \t\n\"'”’»)]*_.!")
    closing = text[len(ending) :]
    last = ending[-1:]
    if not _MARK.fullmatch(last):
        return False
    position = len(ending) - 1
    if any(title.endswith(last) and ending.casefold().endswith(title.casefold()) for title in titles):
        return bool(_MARK.search(closing))
    for quoted in quoted_spans(text):
        if quoted.start < position < quoted.end:
            return quoted.start == 0 or _ASKED.search(text[: quoted.start]) is not None
    return True
