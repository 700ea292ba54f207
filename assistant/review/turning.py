"""A statement as the question whether it is so: "You moved it." as "Did you move it?".

Only where a rule is certain: a plain sentence of one part, with a subject and a verb whose forms are known.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.review.masking import quoted_spans
from assistant.review.text import ABBREVIATIONS
from assistant.review.turning_words import BETWEEN, IRREGULAR, PARTICIPLES, PLACED, REGULAR, UNCERTAIN

_SHAPE = re.compile(r"(You|They|It)(?:['’](re|ve))?\s+(\S.*)\.", re.DOTALL)
_FIRST = re.compile(rf"((?:(?:{'|'.join(sorted(BETWEEN))})\s+)*)([a-z]+)\b(?!['’-])(.*)", re.DOTALL)
"""Adverbs, the verb, and what follows it."""
_SIGNS = re.compile(r"[,;:()\[\]{}`?!…—–&\"“”«»„]|\s-")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = "aeiou"


@lru_cache(maxsize=256)
def as_question(sentence: str) -> str | None:
    """The sentence as a question with the same words; None where no rule is certain.

    >>> as_question("You rewrote the planner in Rust.")
    'Did you rewrite the planner in Rust?'
    """
    shape = _SHAPE.fullmatch(sentence)
    if shape is None or not _plain(shape[3]):
        return None
    first = _FIRST.fullmatch(shape[3])
    if first is None:
        return None
    subject, short = shape[1].lower(), shape[2]
    between, verb, rest = first.groups()
    if short == "ve" or (short is None and verb == "have" and subject != "it"):
        turned = _perfect(subject, shape[3] if short else rest.strip())
    elif short == "re" or (short is None and verb in ("are", "were") and subject != "it" and not between):
        turned = _placed("Were" if verb == "were" else "Are", subject, shape[3] if short else rest.strip())
    else:
        turned = _did(subject, between, verb, rest)
    return f"{turned}?" if turned else None


def _plain(rest: str) -> bool:
    """Whether it is of one part, of them, and not denied. What stands in quotation marks may say anything."""
    for span in quoted_spans(rest):
        rest = rest.replace(span.text, "x")
    rest = re.sub(r"(?<=\d),(?=\d{3})", "", rest)
    words = [word.lower().replace("’", "'") for word in _WORD.findall(rest)]
    last = rest.split()[-1].lower()
    return not (
        _SIGNS.search(rest)
        or any(word in UNCERTAIN or word.endswith("n't") for word in words)
        or "." in last
        or last in ABBREVIATIONS
        or (len(last) == 1 and last.isalpha() and last != "x")
    )


def _did(subject: str, between: str, verb: str, rest: str) -> str | None:
    """With "did" for what was, with "do" or "does" for what is."""
    past, present = _forms()
    if verb in past:
        return f"Did {subject} {between}{past[verb]}{rest}"
    if subject == "it":
        return f"Does it {between}{present[verb]}{rest}" if verb in present else None
    return f"Do {subject} {between}{verb}{rest}" if verb in present.values() else None


def _perfect(subject: str, rest: str) -> str | None:
    """ "You have moved it" as "Have you moved it"; "you have forty machines" has no such form."""
    first = _FIRST.fullmatch(rest)
    if first is None or not (first[2] in PARTICIPLES or _forms()[0].get(first[2]) in REGULAR):
        return None
    return f"Have {subject} {rest}"


def _placed(verb: str, subject: str, rest: str) -> str | None:
    """Where they are, and what they are at; "you are kind" is no question."""
    return f"{verb} {subject} {rest}" if rest.split(maxsplit=1)[:1] and rest.split(maxsplit=1)[0] in PLACED else None


@lru_cache(maxsize=1)
def _forms() -> tuple[dict[str, str], dict[str, str]]:
    """Past forms, and those of "it", each with its verb."""
    past = dict(IRREGULAR)
    for verb in REGULAR:
        past.update(dict.fromkeys(_pasts(verb), verb))
    return past, {_third(verb): verb for verb in {*REGULAR, *IRREGULAR.values()}}


def _pasts(verb: str) -> tuple[str, ...]:
    """Where the end may be doubled or not ("traveled", "travelled"), both."""
    if verb.endswith("e"):
        return (f"{verb}d",)
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return (f"{verb[:-1]}ied",)
    if verb[-1] in "bdglmnprt" and verb[-2] in _VOWELS and verb[-3:-2] not in _VOWELS:
        doubled = f"{verb}{verb[-1]}ed"
        return (doubled,) if len(re.findall(rf"[{_VOWELS}]+", verb)) == 1 else (doubled, f"{verb}ed")
    return (f"{verb}ed",)


def _third(verb: str) -> str:
    if verb == "go" or verb.endswith(("s", "sh", "ch", "x", "z")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in _VOWELS else f"{verb}s"
