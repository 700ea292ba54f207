"""Stock openers: sentences that could begin any letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.checks.opener_words import (
    FINDS_YOU,
    FOLLOWED,
    FOUND,
    FOUND_THEN,
    HOPE_WELL,
    INTRODUCED,
    NAMED,
    NOTICED_THAT,
    REACHING,
    STOCK,
)
from assistant.review.cutting import Cut, cut, cut_sentence, mend
from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.prose import clipped, said
from assistant.review.registry import check
from assistant.review.text import Span

_CLAUSE = re.compile(
    r",? (?:and|but|so)(?: that)? (?=(?:i|i'm|i've|i'd|we|your|you)\b)|[,;:] (?=(?:i|i'm|i've|your)\b)"
)
"""Where a clause that can stand by itself follows the stock one."""


@check("opener", "warn", "stock openers give a machine's letter away")
def opener(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """The first sentences (``[coach] opening_sentences``), where they could begin any letter.

    EVIDENCE, "What gives a machine's letter away", 1: hope this finds you well, I came across, I noticed, I've been
    following, my name is. A fix drops the opener where the rest stands by itself. "Hope you're well" is a courtesy
    in a reconnect and to people you know.
    """
    for sentence, small in list(said(reviewed, text))[: reviewed.coach.opening_sentences]:
        found = _found(reviewed, text, sentence, small)
        if found is None:
            continue
        length, message, taken = found
        start, end = sentence.start, sentence.start + length
        yield mend(start, end, message, "Begin with the thing of theirs that made you write.", taken)


def _found(reviewed: Reviewed, text: Parsed, sentence: Span, small: str) -> tuple[int, str, Cut | None] | None:
    """How long the opener is, why it is one, and the message without it."""
    start = sentence.start
    wish = FINDS_YOU.match(small) or (HOPE_WELL.match(small) if not _courteous(reviewed) else None)
    if wish:
        return wish.end(), _why(wish.group()), _without(text, sentence, small, wish.end())
    if named := NAMED.match(small):
        message = "Your name is below, and on your profile; the first line is worth more."
        whole = named.end() if named["rest"] else named.end("name")
        taken: Cut | None = None
        if named["rest"] == ", ":
            taken = Cut(start, start + named.end(), "I'm ")
        elif named["rest"].strip(" ,") == "and":
            taken = cut(text.body, start, start + named.end())
        elif whole >= len(small.rstrip()):
            taken = cut_sentence(text, sentence)
        return named.end("name"), message, taken
    if noticed := NOTICED_THAT.match(small):
        return noticed.end(), _why(noticed.group()), cut(text.body, start, start + noticed.end())
    if found := FOUND.match(small):
        return found.end(), _why(found.group()), _thing_first(text, sentence, small, found.end())
    if reaching := REACHING.match(small):
        taken = None
        if wanting := re.match(r" (?:and|to) (?=(?:ask|say|thank|congratulate|tell|share)\b)", small[reaching.end() :]):
            taken = Cut(start, start + reaching.end() + wanting.end(), "I wanted to ")
        elif small.startswith(" because", reaching.end()):
            taken = Cut(start, start + reaching.end(), "I'm writing")
        return reaching.end(), _why(reaching.group()), taken
    for table in (FOLLOWED, INTRODUCED, STOCK):
        if stock := table.match(small):
            return stock.end(), _why(stock.group()), _without(text, sentence, small, stock.end())
    return None


def _why(words: str) -> str:
    return f"“{clipped(words.capitalize())}” could begin any letter."


def _courteous(reviewed: Reviewed) -> bool:
    known = reviewed.person is not None and reviewed.person.closeness != "stranger"
    return known or (reviewed.kind is not None and reviewed.kind.id in ("reconnect", "thanks", "update"))


def _without(text: Parsed, sentence: Span, small: str, end: int) -> Cut | None:
    """The opener cut: with its sentence where it is all of it, or up to the clause that follows."""
    rest = small[end:]
    if not rest.strip(" .!,;:)(\U0001f642😊"):
        return cut_sentence(text, sentence)
    clause = _CLAUSE.match(rest)
    if clause is None:
        return None
    return cut(text.body, sentence.start, sentence.start + end + clause.end())


def _thing_first(text: Parsed, sentence: Span, small: str, end: int) -> Cut | None:
    """ "I came across your essay and it made me …" as "Your essay made me …"; None where that cannot be told."""
    if not small.startswith("your ", end):
        return None
    then = FOUND_THEN.search(small, end)
    if then is None or then.start() - end > 80 or re.search(r"[,;:.?!]", small[end : then.start()]):
        return None
    thing = text.body[sentence.start + end : sentence.start + then.start()]
    return Cut(sentence.start, sentence.start + then.end(), f"{thing[:1].upper()}{thing[1:]} ")
