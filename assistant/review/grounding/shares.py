"""Shares and multiples: "two thirds", "one in six", "97 percent", "half as long", "four times faster"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from assistant.review.grounding.known import Source, joined_numbers
from assistant.review.grounding.matching import found
from assistant.review.grounding.terms import terms
from assistant.review.grounding.words import NUMBERS

SLACK = 0.035
"""How far a share in words ("a third") may lie from the one that is known."""
MULTIPLE_SLACK = 0.15
"""How far a multiple may, as a share of the one that is known."""
_NAMES = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12, "hundredth": 100,
}  # fmt: skip
_WORD = "|".join(
    sorted(
        (*(name for name in NUMBERS if name not in ("half", "pair", "couple", "decade")), "one"), key=len, reverse=True
    )
)
NUMBER = rf"(?:\d+(?:[.,]\d+)*|(?:an? (?=hundred|thousand|million|dozen))?(?:{_WORD})(?:[ -](?:and )?(?:{_WORD}))*)"
_PART = "|".join(name for name in _NAMES if name not in ("half", "halves"))
_SHARE = re.compile(
    rf"\b(?P<pct>{NUMBER}) ?(?:%|per ?cent\b)"
    rf"|\b(?P<a>{NUMBER}) (?:[a-z]+ ){{0,2}}(?:in|of|out of|among) (?:(?:its|their|your|every|all|a|his"
    rf"|her) )*(?P<b>{NUMBER})\b"
    rf"|\bevery (?P<ord>{_PART})\b(?! (?:day|week|month|year|time))"
    rf"|\b(?P<n>an?|one|two|three|four|five|six|seven|nine)[ -](?P<d>{_PART})s?\b(?= of (?!an? )"
    rf"|(?<=s)\b(?! of)| (?:fewer|less|more|\w+er)\b)"
    rf"|\b(?:by|to|than|nearly|almost|only|about) (?P<n2>an?|one) (?P<d2>{_PART})\b(?! (?:person|time"
    rf"|party))(?! of an? )"
    r"|\b(?P<half>half)(?= of (?!an? |what\b))"
    r"|(?:(?<=by )|(?<=to )|(?<=than )|(?<=about )|(?<=over )|(?<=under )|(?<=nearly )|(?<=almost ))"
    r"(?P<half2>half)\b(?! (?:an?|past|of)\b)",
)
_MULTIPLE = re.compile(
    rf"\b(?P<times>{NUMBER}) times (?:as\b|\w+er\b|more\b|less\b|the\b|over\b)"
    r"|\b(?P<twice>(?:twice|double|half)(?= (?:as|that)\b)|halv(?:ed|es?|ing)|doubl(?:ed|ing)|tripled|trebled"
    r"|quadrupled)\b"
    rf"|\b(?P<fold>{_WORD}|\d+)-?fold\b",
)
_EVERY = {
    "hour": 1 / 24, "hourly": 1 / 24, "day": 1.0, "daily": 1.0, "week": 7.0, "weekly": 7.0, "month": 30.4,
    "monthly": 30.4, "quarter": 91.3, "quarterly": 91.3, "year": 365.25, "yearly": 365.25,
}  # fmt: skip
_REST = re.compile(
    r"\b(?:rest|others?|remain\w*|still|not|never|no|without|left|kept|keep\w*|stay\w*|only|less|fewer|leav\w+|miss\w*|"
    r"fail\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
"""A sentence that may tell of the part which a fact leaves over: "two thirds did not"."""
_INTO_ONE = re.compile(r"\b(?:into|to) (?:a single )?one\b", re.IGNORECASE)
_OF_VERB = {"halv": 2.0, "half": 2.0, "twic": 2.0, "doub": 2.0, "trip": 3.0, "treb": 3.0, "quad": 4.0}
_BEFORE = re.compile(
    r"(?P<over>more than|over|above|at least|no fewer than|not less than|upwards of|better than)"
    r"|(?P<under>fewer than|less than|under|below|at most|no more than|not even|barely|up to)"
    r"|(?P<near>nearly|almost|close to|just under|some|about|around|roughly|a good|more or less|getting on for)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A share (0 to 1) or a multiple of a text, with where it stands. ``total`` is the whole it is told of, 0: none."""

    value: float
    start: int
    end: int
    multiple: bool = False
    exact: bool = False
    part: float = 0
    total: float = 0


@lru_cache(maxsize=2048)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every share and multiple of a text, in order."""
    return tuple(sorted((*_shares(text), *_multiples(text)), key=lambda one: one.start))


def _shares(text: str) -> Iterator[Quantity]:
    for match in found(_SHARE, text):
        start, end = match.span()
        if match["pct"]:
            yield Quantity(value_of(match["pct"]) / 100, start, end, exact=True)
        elif match["a"]:
            part, total = value_of(match["a"]), value_of(match["b"])
            if 0 < part < total and not 1900 <= total <= 2100:
                yield Quantity(part / total, start, end, part=part, total=total)
        elif match["ord"]:
            yield Quantity(1 / _NAMES[match["ord"].lower()], start, end)
        elif match["half"] or match["half2"]:
            yield Quantity(0.5, start, end)
        else:
            number, name = (match["n"] or match["n2"]).lower(), (match["d"] or match["d2"]).lower()
            share = (1 if number in ("a", "an") else value_of(number)) / _NAMES[name]
            if share < 1:
                yield Quantity(share, start, end)


def _multiples(text: str) -> Iterator[Quantity]:
    for match in found(_MULTIPLE, text):
        said = match["times"] or match["fold"]
        value = value_of(said) if said else _OF_VERB[match["twice"][:4].lower()]
        if value > 1:
            yield Quantity(value, match.start(), match.end(), multiple=True)


def value_of(said: str) -> float:
    """The value of a number in digits or words."""
    if said.lower() == "one":
        return 1.0
    values = joined_numbers(terms(said))
    return values[-1] if values else 1.0


def qualified(text: str, at: int) -> str:
    """``over``, ``under``, ``near`` or nothing: what is said of a number just before it."""
    found = [match for match in _BEFORE.finditer(text, max(0, at - 20), at) if not text[match.end() : at].strip()]
    return next((name for match in found for name, value in match.groupdict().items() if value), "")


def within(value: float, known: float, how: str, slack: float) -> bool:
    """Whether a known number bears out one that is said to be more than, less than or nearly that."""
    if how == "over":
        return value - slack / 4 <= known <= value * 1.6 + slack
    if how == "under":
        return value * 0.6 - slack <= known <= value + slack / 4
    if how == "near":
        return abs(known - value) <= max(slack * 1.5, value * 0.12)
    return abs(known - value) <= slack


def borne_out(said: Quantity, text: str, sources: list[Source]) -> bool:
    """Whether a source knows the share or the multiple, in whatever wording, or its counterpart."""
    how = qualified(text, said.start)
    return any(_knows(source, said, how, text) for source in sources)


def _knows(source: Source, said: Quantity, how: str, text: str) -> bool:
    if said.part == 1 and said.total in source.numbers and _INTO_ONE.search(source.text):
        return True
    plain = _plain(source)
    pairs = [(low, high) for low, high in combinations(plain, 2) if low]
    known = quantities(source.text)
    if said.multiple:
        multiples = [one.value if one.multiple else 1 / max(one.value, 0.001) for one in known]
        multiples += [1 / max(1 - one.value, 0.001) for one in known if not one.multiple]
        multiples += [high / low for low, high in pairs]
        multiples += [high / low for low, high in combinations(_periods(source), 2)]
        return any(within(said.value, one, how, said.value * MULTIPLE_SLACK) for one in multiples)
    whole = bool(_REST.search(text)) or said.exact or bool(said.total)
    shares = [share for one in known for share in _both(1 / one.value if one.multiple else one.value, whole)]
    if how in ("over", "under"):
        shares = [1 / one.value if one.multiple else one.value for one in known]  # of the other side less would be more
    shares += [share for low, high in pairs if len(plain) <= 3 for share in _both(low / high, True)]
    slack = 0.012 if said.exact else SLACK
    if said.total > 10 and said.total != 100 and said.total not in source.numbers:
        slack = 0.001
    return any(within(said.value, one, how, slack) for one in shares)


def _both(share: float, counterpart: bool) -> tuple[float, ...]:
    return (share, 1 - share) if counterpart else (share,)


def _periods(source: Source) -> list[float]:
    """How many days lie between what happens every so often: "once a day instead of once a week"."""
    return sorted({_EVERY[term.plain] for term in source.terms if term.plain in _EVERY})


def _plain(source: Source) -> list[float]:
    """The numbers of a source that are no years."""
    return sorted(number for number in source.numbers if not 1900 <= number <= 2100)
