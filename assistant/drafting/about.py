"""What the writer wants to ask: a whole question, a clause, or a topic; each made into one question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_AUXILIARY = (
    "did do does is are was were would could can should shall will have has had may might must "
    "didn't don't doesn't isn't aren't wasn't weren't wouldn't couldn't can't shouldn't won't haven't hasn't hadn't"
).split()
_WH = "how what why when where which who whom whose".split()
_DONE_BY_IT = (
    "made makes happened led drove broke surprised changed helped convinced went took keeps kept worked failed came "
    "stopped pushed brought"
).split()
"""Verbs that follow a wh-word which is itself the subject: "what made you …"."""
_SUBJECT = "you your yours i we they he she it the a an this that these those people anyone someone one".split()
_KNOW = r"(?:know|learn|hear|understand|ask(?: you| them| her| him)?)"
_POLITE = re.compile(
    r"^(?:please\s+)?(?:tell me|let me know|explain|describe|share"
    rf"|i(?:'d| would) (?:like|love) to {_KNOW}|i want to {_KNOW}"
    r"|i(?:'m| am) (?:curious|wondering)(?: to (?:know|hear))?|i wonder"
    rf"|to {_KNOW}|{_KNOW})[,:]?\s+(?:about\s+)?",
    re.IGNORECASE,
)

_YOUR_VIEW = re.compile(
    r"^(?:(?:(?:for|get|have)\s+)?(?:your|some|any|a bit of)?\s*"
    r"(?:opinions?|views?|thoughts?|take|advice|experiences?|insights?|ideas?)"
    r"\s+(?:on|about|of|with|regarding|in)|about|on|regarding)\s+(?=\S)",
    re.IGNORECASE,
)
"""What says no more than that they are asked: "your opinion on locks" asks about locks."""


@dataclass(frozen=True, slots=True)
class About:
    """What the writer typed, and how it can stand in a message."""

    sort: Literal["none", "question", "clause", "topic"]
    """``clause``: "how you chose the log format"; ``topic``: "the log format"."""
    text: str
    """As typed, spaces folded; a clause or topic without its end punctuation."""


def read_about(text: str) -> About:
    """Tell a question from a clause from a topic.

    A text with a question mark is taken as it stands. "How did you …" is a question that lacks its
    mark; "how you did …" is a clause; anything else is a topic.
    """
    folded = " ".join(text.split())
    if not folded.strip(" ?!.…;:,"):
        return About("none", "")
    folded = re.sub(r"([?!])[?!]+", r"\1", folded)
    if "?" in folded and not _named_alone(folded):
        return About("question", folded[0].upper() + folded[1:])
    bare = re.sub(r";\s+(?=(?:how|what|why|when|where|which|who)\b)", ", and ", folded.rstrip(" ?.!…;:,"))
    inner = _POLITE.sub("", bare, count=1)
    if not inner:
        return About("topic", bare)
    inner = _YOUR_VIEW.sub("", inner, count=1) or inner
    words = [word.strip(",;:").lower() for word in inner.split()]
    if words[0] in ("which", "what") and 1 < len(words) <= 4 and not _has_a_verb(words[1:]):
        return About("question", f"{_capital(inner)} would you choose today, and why?")
    if words[0] in _AUXILIARY and len(words) > 1 and words[1] in _SUBJECT:
        return About("question", _capital(inner) + "?")
    if words[0] in ("what", "who", "which") and len(words) > 1 and words[1] in _DONE_BY_IT:
        return About("question", _capital(inner) + "?")
    if words[0] in _WH:
        # "How did you", "What is the", "Which of the two would you": an auxiliary before its subject.
        if len(words) > 1 and words[1] in _SUBJECT and words[1] != "one":
            return About("clause", _lower(inner))
        for place, word in enumerate(words[1:6], 1):
            if word in _AUXILIARY:
                before = words[1:place]
                if not any(earlier in ("you", "i", "we", "they", "it", "he", "she", "people") for earlier in before):
                    return _direct(inner, words, place)
                break
        return About("clause", _lower(inner))
    if words[0] in ("whether", "if"):
        return About("clause", "whether " + " ".join(inner.split()[1:]))
    return About("topic", _lower(inner))


def _named_alone(text: str) -> bool:
    """Whether one word with a question mark is a topic ("mutexes?") and no question."""
    words = [word.strip("?!.,;:").lower() for word in text.split()]
    asks = any(word in (*_WH, *_AUXILIARY, *_SUBJECT) for word in words)
    return len(words) == 1 and not asks and text.endswith("?") and text.count("?") == 1


def _has_a_verb(words: list[str]) -> bool:
    """Whether one of the words is surely a verb, or ends as one that is past."""
    return any(word in (*_AUXILIARY, *_DONE_BY_IT, *_SUBJECT) or word.endswith("ed") for word in words)


def _direct(inner: str, words: list[str], place: int) -> About:
    """A wh-word and an auxiliary: direct when the subject follows or the wh-word is the subject."""
    after = words[place + 1] if place + 1 < len(words) else ""
    wh_is_subject = place == 1 and words[0] in ("what", "who", "which")
    if after in _SUBJECT or wh_is_subject or words[place] in ("did", "do", "does"):
        return About("question", _capital(inner) + "?")
    return About("clause", _lower(inner))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _lower(text: str) -> str:
    """Small first letter inside a sentence, unless the word is a name or an abbreviation."""
    first = text.split()[0]
    ordinary = first.lower() in (
        *_WH,
        *_AUXILIARY,
        *_SUBJECT,
        "whether",
        "if",
        "my",
        "our",
        "their",
        "his",
        "her",
        "advice",
    )
    ordinary = ordinary and first != "I"
    return text[0].lower() + text[1:] if ordinary else text
