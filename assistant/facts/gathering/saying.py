"""Which sentences of a text can stand as a fact by themselves, and why the others cannot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Literal

from assistant.facts.gathering.orders import is_order
from assistant.facts.sentences import sentences
from assistant.people.names import plain_name

LEAST, MOST = 40, 320
"""Characters of a sentence that can stand by itself whoever it is about."""
_LEAST_OWN = 11
"""Characters of one that says something of the person."""
_LEAST_ALONE = 10
"""Characters of one that is the whole text."""
_SHORT_TEXT = 250
"""Characters of a text that is no longer than what it has to say."""
_MOST_BLOCKS, _MOST_BLOCK = 60, 4000
_NOISE = re.compile(
    r"\b(?:cookies?|subscribe|newsletter|sign up|log ?in|share (?:this|on)|all rights reserved|minutes? read|read more"
    r"|min read|posted (?:on|in|by)|published (?:on|in|by)|filed under|follow me|privacy policy|javascript"
    r"|table of contents|previous post|next post|leave a comment|related posts|skip to|I (?:accept|agree|consent))\b|©",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"\b(?:I|[Ww]e)(?:['’](?:m|ve|d|ll|re))?\s+[a-z]|^(?:My|Our)\s+\w+\s+\w"
    r"|\b(?:[Ii]ch|[Ww]ir|[Jj]e|[Nn]ous|[Ii]k|[Ww]ij|[Jj]ag|[Jj]eg|[Ee]u|[Yy]o)\s+[a-zß-ÿ]|\b[Jj]['’][a-zß-ÿ]"
)
"""Somebody who speaks of themselves: a pronoun with its verb."""

Trouble = Literal["", "short", "long", "order", "noise", "fragment"]
"""Why something does not stand by itself: ``order``, it tells its reader what to do; ``fragment``, no sentence."""

_SAID: dict[str, tuple[str, str]] = {
    "short": ("{} sentence too short to stand alone", "{} sentences too short to stand alone"),
    "long": ("{} sentence too long to quote", "{} sentences too long to quote"),
    "order": ("{} sentence that tells its reader what to do", "{} sentences that tell their reader what to do"),
    "noise": ("{} line about the site itself", "{} lines about the site itself"),
    "fragment": ("{} line that is no sentence", "{} lines that are no sentences"),
}


def leading(blocks: Sequence[str], number: int, person: str = "", *, lines: bool = False) -> list[str]:
    """The first sentences that can stand by themselves; those that are the whole text, where none can.

    ``person``: their name; ``lines``: what is the whole text need not be a sentence.
    """
    return standing(blocks, number, person) or _alone(blocks, lines=lines)[:number]


def standing(blocks: Sequence[str], number: int, person: str = "") -> list[str]:
    """The first sentences that can stand by themselves, each as it stands in its block.

    A short one can when it says something of the person.
    """
    return list(islice((sentence for sentence, trouble in _judged(blocks, person) if not trouble), number))


def is_noise(text: str) -> bool:
    """Whether it speaks of the site it stands on, as every site does."""
    return _NOISE.search(text) is not None


def is_theirs(sentence: str, person: str) -> bool:
    """Whether a sentence says something of the person: it speaks of itself, or has their name for its subject."""
    if sentence.rstrip("\"'”’»)").endswith("?"):
        return False
    named = _named(person)
    return _FIRST_PERSON.search(sentence) is not None or (named is not None and named.match(sentence) is not None)


def why_nothing(blocks: Sequence[str], person: str = "") -> str:
    """What there was in a text of which nothing can stand as a fact: the rest of a sentence, without its stop."""
    counted = Counter(trouble for _, trouble in _judged(blocks, person) if trouble)
    there = [_SAID[sort][number > 1].format(number) for sort, number in counted.most_common(3)]
    return f"it has {_listed(there)}" if there else "it has no text of its own"


def _judged(blocks: Sequence[str], person: str) -> Iterator[tuple[str, Trouble]]:
    """Every sentence, and why it cannot stand by itself; a short one that follows theirs goes with it."""
    for block in blocks[:_MOST_BLOCKS]:
        if len(block) < 400 and _NOISE.search(block[:300]):
            yield block, "noise"
            continue
        before: tuple[int, int] = (0, 0)
        trouble_before: Trouble = ""
        waiting = False
        for start, end in sentences(block[:_MOST_BLOCK]):
            sentence = block[start:end]
            trouble = _trouble(sentence, person)
            if waiting and not trouble_before and trouble == "short" and before[1] - before[0] < LEAST:
                before = (before[0], end)  # "I measured spill costs. They were high."
                continue
            if waiting:
                yield block[slice(*before)], trouble_before
            before, trouble_before, waiting = (start, end), trouble, True
        if waiting:
            yield block[slice(*before)], trouble_before


def _trouble(sentence: str, person: str) -> Trouble:
    if not _is_sentence(sentence):
        return "fragment"
    if _NOISE.search(sentence):
        return "noise"
    if is_order(sentence):
        return "order"
    if len(sentence) > MOST:
        return "long"
    own = len(sentence) >= _LEAST_OWN and len(sentence.split()) > 2 and is_theirs(sentence, person)
    return "" if own or len(sentence) >= LEAST else "short"


def _alone(blocks: Sequence[str], *, lines: bool) -> list[str]:
    """What a text says that is no longer than a sentence or two, block by block."""
    if sum(map(len, blocks)) > _SHORT_TEXT:
        return []
    found: list[str] = []
    for block in blocks:
        parts = [block[start:end] for start, end in sentences(block)]
        whole = all(_is_sentence(one, line=lines) and not is_order(one) for one in parts)
        says = len(block) >= _LEAST_ALONE and len(block.split()) > 1 and re.search(r"[^\W\d_]{4}", block)
        if whole and says and not _NOISE.search(block):
            found.append(block)
    return found


def _is_sentence(text: str, *, line: bool = False) -> bool:
    """Whether it is words with an end; ``line``: the end may be missing."""
    letters = sum(sign.isalpha() or sign.isspace() for sign in text)
    return (line or text[-1] in '.!?…。！？”’")') and letters >= len(text) * 0.7


@lru_cache(maxsize=8)
def _named(person: str) -> re.Pattern[str] | None:
    """A sentence that begins with their name, or a part of it, and goes on with what may be a verb."""
    parts = [re.escape(part) for part in plain_name(person).split() if len(part) > 1]
    one = f"(?i:{'|'.join(parts)})"
    return re.compile(rf"{one}(?:\s+{one})*\s+[^\W\d_A-Z][^\W_]*\s") if parts else None


def _listed(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
