"""How the writer writes: what drafts follow of it, and what one letter shows. Style alone, in our own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.drafting.style_words import GREETINGS, MANNER, SIGN_OFFS

HAND = 0.3
"""Likeness (0 to 1, by words) to a writer's text under which a letter counts as written by hand."""
LENGTH_CHANGED = 0.1
"""Share of a draft's length by which a letter has to differ for its length to be the writer's own choice."""
_UNSPACED = frozenset({"zh", "ja", "th", "km", "lo", "my"})
"""Languages without spaces between words, where counting what stands between spaces says nothing."""
_SIGN_OFF_LINES = 6
_AROUND = " ,.;:!–—-"


@dataclass(frozen=True, slots=True)
class Style:
    """What was learnt of the writer's style, for one language and form of channel. Empty: nothing yet."""

    greeting: str = ""
    """The word before the name: ``Hey``, ``Dear``."""
    sign_off: str = ""
    """The line before their name at the end of an e-mail: ``Cheers,``."""
    words: int = 0
    """Their usual length in words; 0: not known."""
    avoids: tuple[str, ...] = ()
    """Words they take out of drafts again and again."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What one letter shows of its writer's style. Empty where the text was the program's own."""

    greeting: str = ""
    sign_off: str = ""
    words: int = 0
    """The letter's length; 0 where it is as long as its draft was."""
    taken_out: tuple[str, ...] = ()
    """Words of manner that stood in the draft and not in the letter."""
    kept: tuple[str, ...] = ()
    """Words of manner that stand in the letter."""


def observe(sent: str, drafts: Sequence[str], language: str, name: str = "") -> Shown | None:
    """What a letter that was sent shows beside the texts a writer made for it; None where it shows nothing.

    A letter that went out as it was drafted shows nothing, for the program would learn from itself. ``name``
    is the writer's, which may stand in one line with the sign-off.
    """
    if not sent.strip() or any(_flat(draft) == _flat(sent) for draft in drafts):
        return None
    base = _nearest(sent, drafts)
    greeting, sign_off, words = greeting_of(sent, language), sign_off_of(sent, language, name), len(sent.split())
    kept = manner_in(sent, language)
    taken_out: tuple[str, ...] = ()
    if base is not None:
        greeting = "" if greeting == greeting_of(base, language) else greeting
        sign_off = "" if sign_off == sign_off_of(base, language, name) else sign_off
        drafted = len(base.split())
        words = words if abs(words - drafted) >= max(LENGTH_CHANGED * drafted, 1) else 0
        taken_out = tuple(word for word in manner_in(base, language) if word not in kept)
    if language in _UNSPACED:
        words = 0
    shown = Shown(greeting, sign_off, words, taken_out, kept)
    return None if shown == Shown() else shown


def greeting_of(text: str, language: str) -> str:
    """The greeting that a text begins with, from our list; empty for another one, or none."""
    start = " ".join(text.split()[:4])
    known = sorted(GREETINGS.get(language, ()), key=len, reverse=True)
    return next((one for one in known if re.match(rf"{re.escape(one)}(?!\w)", start, re.IGNORECASE)), "")


def sign_off_of(text: str, language: str, name: str = "") -> str:
    """The line that a text is signed off with, from our list, as the list writes it; empty for another one, or none."""
    known = {_plain(one): one for one in SIGN_OFFS.get(language, ())}
    lines = [line for line in text.splitlines() if line.strip()][1:]
    names = [part for part in (_plain(name), *_plain(name).split()[:1]) if part]
    for line in reversed(lines[-_SIGN_OFF_LINES:]):
        plain = _plain(line)
        for one in ("", *names):
            if found := known.get(plain.removesuffix(one).rstrip(_AROUND)):
                return found
    return ""


def manner_in(text: str, language: str) -> tuple[str, ...]:
    """The words of manner in a text, each once, in the order of our list; the longest phrase counts alone."""
    pattern = _manner(language)
    if pattern is None:
        return ()
    found = {" ".join(match.split()) for match in pattern.findall(text.lower().replace("’", "'"))}
    return tuple(word for word in MANNER[language] if word in found)


def _nearest(sent: str, drafts: Sequence[str]) -> str | None:
    """The draft that a letter was made from: the likest one; None when it is like none of them."""
    from difflib import SequenceMatcher

    words = sent.split()
    likest, best = None, HAND
    for draft in drafts:  # the later one of two that are alike
        ratio = SequenceMatcher(None, draft.split(), words, autojunk=False).ratio()
        if ratio >= best:
            likest, best = draft, ratio
    return likest


@lru_cache(maxsize=8)
def _manner(language: str) -> re.Pattern[str] | None:
    words = sorted(MANNER.get(language, ()), key=len, reverse=True)
    if not words:
        return None
    inside = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<![\w'-])(?:{inside})(?![\w'-])")


def _plain(line: str) -> str:
    return " ".join(line.split()).strip(_AROUND).lower()


def _flat(text: str) -> str:
    return " ".join(text.split())
