"""What a model says that a text says, held against the text: a fact whose quote does not stand there is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.door import clean_line
from assistant.facts.fact import FactKind
from assistant.facts.facts import title_in
from assistant.facts.gathering.dates import date_in
from assistant.facts.gathering.found import MOST_TITLE, Found, Passage, inner, short
from assistant.facts.gathering.orders import is_for_machines
from assistant.facts.kind import kind_in
from assistant.people.texts import words

MOST = 30
"""Facts that are taken from one answer; it is asked for fewer."""
_KINDS: dict[str, FactKind] = {one: one for one in ("launch", "essay", "talk", "work", "interest", "note")}
"""Kinds that a text can tell of. What two people share it cannot, and somebody's life is not to be collected."""
_LEAST_QUOTE, _MOST_QUOTE = 12, 500
_LEAST_TEXT, _MOST_TEXT = 8, 300
_MOST_TITLE = 80
"""Characters of what stands in quotation marks, beyond which it is a sentence and no title."""
_MARKER = r"^[\s>*_#-]*(?:\(?\d{1,2}[.):]\s*)?[*_]{0,2}"
_LINE = re.compile(rf"{_MARKER}([A-Za-z]+)[*_]{{0,2}}\s*\|\s*(.+?)\s*\|\s*(.+?)\s*\|?\s*$", re.MULTILINE)
_BLOCK = re.compile(
    rf"{_MARKER}(?:kind\s*:\s*(\w+)\s*\n[\s*_-]*)?(?:fact|text)[*_]{{0,2}}\s*:\s*(.+)\n[\s*_-]*quote[*_]{{0,2}}\s*:\s*(.+)$",
    re.MULTILINE | re.IGNORECASE,
)
_SIGNS = str.maketrans(dict.fromkeys("“”„‟«»″「」『』", '"') | dict.fromkeys("‘’‚‛‹›′`´", "'"))
_QUOTES = "\"' "
_FIGURE = re.compile(r"\d+(?:[,\u00a0\u2009\u202f'’]\d{3}(?!\d))*(?:\.\d+)*")
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        2,
    )
} | {"hundred": "100", "thousand": "1000", "million": "1000000", "billion": "1000000000", "dozen": "12"}
_OPENERS = frozenset(
    "wrote gave built ran led made found left taught spoke thinks is was has had keeps kept does did went won began "
    "would could can will should may might must never always often also still once when after before while since from "
    "this that it its drew grew knows knew sold told the a an in on at for with they she he their her his".split()
)
"""Words that may begin a fact although they do not stand in the text: they are no names."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of a model's answer."""

    kind: str
    text: str
    quote: str


def read_claims(answer: str) -> list[Claim]:
    """The facts in a model's answer, a line each: ``kind | fact | "quote"``; or as blocks, which small models write."""
    found = [Claim(match[1], match[2], match[3]) for match in _LINE.finditer(answer)]
    found = found or [Claim(match[1] or "", match[2], match[3]) for match in _BLOCK.finditer(answer)]
    return [Claim(one.kind.strip().lower(), clean_line(one.text), clean_line(one.quote)) for one in found[:MOST]]


def is_none(answer: str) -> bool:
    """Whether an answer says that the text has nothing of the kind, as it was asked to."""
    return any(re.fullmatch(r"\W*(?:none|nothing)\W*", line, re.IGNORECASE) for line in answer.splitlines())


def verified(claims: Iterable[Claim], passage: Passage, person: str) -> tuple[list[Found], int]:
    """The facts that the text bears out, and how many it does not.

    The quote stands in the text, white space and the form of quotation marks aside; every number and name of the
    fact stands in the text, or is the person's; and the fact has a word in common with its quote, which is not
    there for a model to obey.
    """
    text = _Text(passage.text)
    known = text.words | set(words(person)) | set(words(passage.title))
    found: list[Found] = []
    dropped = 0
    for claim in claims:
        quote = text.find(claim.quote)
        fits = _LEAST_TEXT <= len(claim.text) <= _MOST_TEXT and not is_for_machines(quote or claim.text)
        if quote and fits and _is_borne_out(claim.text, quote, text, known):
            found.append(_found(claim, quote, passage))
        else:
            dropped += 1
    return found, dropped


def _found(claim: Claim, quote: str, passage: Passage) -> Found:
    kind = _KINDS.get(claim.kind) or kind_in(claim.text)
    kind = kind if kind in _KINDS and not passage.by else "note"
    title, text = title_in(claim.text), claim.text
    if passage.by:  # what a model calls the person's may be the deed of whoever wrote
        place = f"“{short(inner(passage.title), MOST_TITLE)}”" if passage.title else "a text"
        text = f"{text.rstrip('. ')}; from {place}, by {short(inner(passage.by), 60)}"
    return Found(
        kind,
        text,
        quote,
        title if len(title) <= _MOST_TITLE else "",
        passage.source,
        date_in(quote) or passage.date,
    )


class _Text:
    """A text in which quotes are looked for."""

    def __init__(self, text: str) -> None:
        self._original = text
        plain: list[str] = []
        self._places: list[int] = []
        for match in re.finditer(r"\s+|\S", text):
            plain.append(" " if match[0].isspace() else match[0].translate(_SIGNS))
            self._places.append(match.start())
        self._plain = "".join(plain)
        self.words = set(words(text))
        self.numbers = _numbers(text)

    def find(self, quote: str) -> str:
        """The quote as it stands in the text; empty when it does not."""
        wanted = " ".join(quote.translate(_SIGNS).split()).strip(_QUOTES)
        for form in (wanted, wanted.rstrip(".,;:!? ")):
            if not _LEAST_QUOTE <= len(form) <= _MOST_QUOTE:
                continue
            at = self._plain.find(form)
            while at >= 0:
                end = at + len(form)
                if not _cuts(self._plain, at) and not _cuts(self._plain, end):
                    return short(self._original[self._places[at] : self._places[end - 1] + 1], _MOST_QUOTE + 1)
                at = self._plain.find(form, at + 1)
        return ""


def _cuts(text: str, at: int) -> bool:
    """Whether this place lies inside a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _is_borne_out(fact: str, quote: str, text: _Text, known: set[str]) -> bool:
    if not _numbers(fact) <= text.numbers:
        return False
    for number, match in enumerate(re.finditer(r"[^\W_][\w’'+#.-]*", fact)):
        token = match[0].rstrip(".-'’")
        is_name = token[:1].isupper() or any(sign.isupper() for sign in token[1:])
        if is_name and not set(words(re.sub(r"['’]s$", "", token))) <= known and not (number == 0 and _opens(token)):
            return False
    return bool(_telling(fact) & _telling(quote))


def _opens(token: str) -> bool:
    """Whether the first word of a fact may be a verb, and so no name."""
    plain = token.lower()
    return plain in _OPENERS or (plain.isalpha() and token[1:].islower() and plain.endswith(("ed", "s")))


def _numbers(text: str) -> set[str]:
    """The numbers in a text, in figures and in words, without what parts thousands."""
    figures = {re.sub(r"[^\d.]", "", match).lstrip("0") or "0" for match in _FIGURE.findall(text)}
    return figures | {_NUMBERS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _NUMBERS}


def _telling(text: str) -> set[str]:
    """The beginnings of its longer words, by which two forms of a word are the same."""
    return {word[:5] for word in words(text) if len(word) > 3 or word.isdigit()}
