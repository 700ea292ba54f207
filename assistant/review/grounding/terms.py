"""Words of a text with their stems, and numbers in words. Stems are Snowball's (the snowballstemmer library)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pkgutil import get_data
from typing import Any

from assistant.review.grounding.words import DAYS, MONTHS, NEUTRAL, NUMBERS, SAME, STOP

_THESAURUS = "thesaurus.txt"
"""Groups of stems that may stand for each other, from WordNet; beside the groups of the trade in ``SAME``."""
_TERM = re.compile(
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th|%|k|x|s)?\b|[^\W\d_]+(?:['’][^\W\d_]+)*(?:\d+)?"
    r"|\d+\w+",
    re.UNICODE,
)


_FIGURE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(k|%|x|s|th|st|nd|rd)?")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a number of a text; ``start`` and ``end`` are code points into it."""

    text: str
    start: int
    end: int
    plain: str
    """In small letters, without accents and with straight apostrophes."""
    stem: str

    @property
    def name(self) -> bool:
        """Whether it is written as a name: a capital, or letters and digits mixed."""
        return self.text[0].isupper() or (self.text.isalnum() and not self.text.isalpha() and not self.text.isdigit())


@lru_cache(maxsize=4096)
def terms(text: str) -> tuple[Term, ...]:
    """The words and numbers of a text, hyphenated ones taken apart."""
    found = []
    for match in _TERM.finditer(text):
        plain = folded(match.group()).removesuffix("'s")
        found.append(Term(match.group(), match.start(), match.end(), plain, stem(plain)))
    return tuple(found)


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """A text in small letters, without accents, with straight quotation marks and single spaces."""
    flat = unicodedata.normalize("NFKD", text.translate(_STRAIGHT).casefold())
    return " ".join("".join(char for char in flat if not unicodedata.combining(char)).split())


_CONTRACTED = ("'d", "'ll", "'ve", "'re", "'m", "n't")
_STRAIGHT = {ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"', ord("–"): "-", ord("—"): "-"}


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a word in small letters; numbers in words and in digits have the same one."""
    value = number_of(word)
    if value is not None:
        return f"#{value:g}"
    base = _IRREGULAR.get(word, word)
    return str(_stemmer().stemWord(base))


def is_past(word: str) -> bool:
    """Whether a word in small letters is a past of its own form: "gave", "sent"; regular ones end in "ed"."""
    return word in _IRREGULAR and _IRREGULAR[word] not in _NO_VERBS


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=20_000)
def number_of(word: str) -> float | None:
    """The value of a number in digits or in words; None for what is none (``one`` is a pronoun too often)."""
    plain = word.casefold()
    if plain in NUMBERS:
        return NUMBERS[plain]
    match = _FIGURE.fullmatch(plain)
    if match is None:
        return None
    value = float(match[1].replace(",", ""))
    return value * 1000 if match[2] == "k" else value


@lru_cache(maxsize=20_000)
def same(stemmed: str) -> frozenset[str]:
    """The stems that may stand for one; empty where nothing is known to."""
    return _groups().get(stemmed, frozenset())


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for line in SAME:
        members = {word if "-" in word else stem(word) for word in line.split()}
        for member in members:
            groups.setdefault(member, set()).update(members)
    for line in (get_data(__package__, _THESAURUS) or b"").decode().splitlines():
        if line.startswith("#"):
            continue
        stems = line.split()
        for member in stems:
            groups.setdefault(member, set()).update(stems)
    return {member: frozenset(others) for member, others in groups.items()}


@lru_cache(maxsize=1)
def _neutral() -> frozenset[str]:
    return frozenset(stem(word) for word in NEUTRAL) | frozenset(NEUTRAL)


def states_something(term: Term) -> bool:
    """Whether a word has content that has to be known from somewhere."""
    return _telling(term.plain, term.stem)


@lru_cache(maxsize=20_000)
def _telling(plain: str, stemmed: str) -> bool:
    if number_of(plain) is not None or plain in MONTHS or plain in DAYS:
        return False  # looked at by themselves
    if "'" in plain and plain.endswith(_CONTRACTED):
        return False
    return len(plain) > 2 and plain not in STOP and stemmed not in _neutral() and plain not in _neutral()


_IRREGULAR = {
    "wrote": "write", "written": "write", "gave": "give", "given": "give", "spoke": "speak", "spoken": "speak",
    "built": "build", "ran": "run", "kept": "keep", "made": "make", "took": "take", "taken": "take", "told": "tell",
    "said": "say", "thought": "think", "brought": "bring", "bought": "buy", "broke": "break", "broken": "break",
    "chose": "choose", "chosen": "choose", "grew": "grow", "grown": "grow", "knew": "know", "known": "know",
    "led": "lead", "left": "leave", "lost": "lose", "met": "meet", "paid": "pay", "sent": "send", "sold": "sell",
    "slept": "sleep", "taught": "teach", "woke": "wake", "won": "win", "went": "go", "gone": "go", "saw": "see",
    "seen": "see", "found": "find", "held": "hold", "felt": "feel", "came": "come", "became": "become", "did": "do",
    "people": "person", "children": "child", "men": "man", "women": "woman", "feet": "foot", "lives": "live",
    "better": "good", "best": "good", "worse": "bad", "worst": "bad", "drew": "draw", "drawn": "draw", "fell": "fall",
    "rebuilt": "rebuild", "rewrote": "rewrite", "rewritten": "rewrite", "sat": "sit", "shook": "shake",
    "stood": "stand",
    "understood": "understand", "began": "begin", "begun": "begin", "caught": "catch", "cut": "cut", "hid": "hide",
    "hidden": "hide", "drove": "drive", "driven": "drive", "rode": "ride", "rose": "rise", "risen": "rise",
    "threw": "throw", "thrown": "throw", "wore": "wear", "worn": "wear", "swam": "swim", "sang": "sing",
    "dealt": "deal",
    "meant": "mean", "spent": "spend", "split": "split", "spread": "spread", "stuck": "stick", "struck": "strike",
}  # fmt: skip
_NO_VERBS = frozenset("person child man woman foot good bad live".split())
