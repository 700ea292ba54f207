"""Plain text taken apart: words, sentences, and how hard they read. Offsets are code points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text."""

    start: int
    end: int
    text: str


_ALNUM = re.compile(r"[^\W_]")
_CHUNK = re.compile(r"[^\s—–]+")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


def words(text: str) -> list[Span]:
    """The words: what stands between white space or dashes and holds a letter or a digit.

    "well-known", "I'm" and a link are one word each. Chinese and Japanese put no spaces
    between words; two of their characters count as one word.
    """
    return list(_words(text))


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[Span, ...]:
    """Remembered: several checks ask for the words of the same sentence."""
    found: list[Span] = []
    for chunk in _CHUNK.finditer(text):
        if chunk.group().isascii() or not _IDEOGRAPHS.search(chunk.group()):
            if _ALNUM.search(chunk.group()):
                found.append(Span(chunk.start(), chunk.end(), chunk.group()))
        else:
            found.extend(_unspaced(chunk.group(), chunk.start()))
    return tuple(found)


def _unspaced(chunk: str, offset: int) -> Iterator[Span]:
    position = 0
    for run in _IDEOGRAPHS.finditer(chunk):
        if any(character.isalnum() for character in chunk[position : run.start()]):
            yield Span(offset + position, offset + run.start(), chunk[position : run.start()])
        for start in range(run.start(), run.end(), 2):
            end = min(start + 2, run.end())
            yield Span(offset + start, offset + end, chunk[start:end])
        position = run.end()
    if any(character.isalnum() for character in chunk[position:]):
        yield Span(offset + position, offset + len(chunk), chunk[position:])


ABBREVIATIONS = frozenset(
    "e.g i.e eg ie cf vs etc approx ca al mr mrs ms dr prof st no nr fig eq sec ch vol pp ed inc ltd corp co "
    "jr sr dept est a.m p.m u.s u.k ph.d b.sc m.sc z.b d.h bzw usw u.a p.ej".split()
)
"""Words whose full stop does not end a sentence; without that stop, in small letters."""
_NEVER_LAST = frozenset("e.g i.e eg ie cf vs approx ca mr mrs ms dr prof st fig eq z.b d.h bzw p.ej".split())
"""Those of them that a sentence never ends on, whatever letter follows."""

_END = re.compile(r"[.!?…؟]+[\"'”’»)\]]*(?=\s|$)|[。！？]+[」』”’]*|\n[ \t]*(?:\n\s*)+|\n")
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*•–]|\d{1,2}[.)])\s")
_SHORT_LINE = 40
"""Code points. A line shorter than this was ended on purpose: mail wraps at 72 or so."""


def sentences(text: str) -> list[Span]:
    """The sentences, without the white space around them.

    A blank line, a list item and a short line end one too, so a greeting and a signature
    stand by themselves. Links, versions ("v2.1"), abbreviations ("e.g.") and initials do not.
    """
    found: list[Span] = []
    start = 0
    for end in _END.finditer(text):
        if end.start() < start or not _ends(text, start, end):
            continue
        _append(found, text, start, end.end())
        start = end.end()
    _append(found, text, start, len(text))
    return found


def _ends(text: str, start: int, end: re.Match[str]) -> bool:
    mark = end.group()
    following = text[end.end() : end.end() + 8]
    if mark[0] == "\n":
        line = text[text.rfind("\n", 0, end.start()) + 1 : end.start()]
        return mark.count("\n") > 1 or len(line) < _SHORT_LINE or _LIST_ITEM.match(text, end.end()) is not None
    if mark[0] != ".":
        # “Why?” he asked: a quotation that the sentence goes on after.
        return not (mark[-1] in "\"'”’»" and following.lstrip(" ")[:1].islower())
    if len(mark.rstrip("\"'”’»)]")) > 1:  # an ellipsis
        return not following.lstrip(" ")[:1].islower()
    before = text[max(start, end.start() - 12) : end.start()]
    word = re.split(r"[\s(\[\"“]", before)[-1].casefold()
    if word in _NEVER_LAST or (len(word) == 1 and word.isalpha() and word != "i"):
        return False
    if word in ABBREVIATIONS:
        return not (following.lstrip(" ")[:1].islower() or following.lstrip(" ")[:1].isdigit())
    return not (word.isdigit() and _LIST_ITEM.fullmatch(f"{before.splitlines()[-1].strip()}. "))


def _append(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    if piece:
        found.append(Span(start, start + len(piece), piece))


_VOWELS = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüý]+")


_SILENT = (
    ("e", ("le", "ee", "ye")),
    ("ed", ("ted", "ded", "eed")),
    ("es", ("ses", "xes", "zes", "ches", "shes", "ies")),
)
"""Endings whose vowel is mute, and those of them in which it is not."""


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Syllables by a small heuristic for English: groups of vowels, less a silent final "e" or "ed".

    Right for most words and one off for some ("created"); at least 1. Good enough for a grade
    over a paragraph, not for verse.
    """
    folded = word.casefold().rstrip(".,;:!?\"'”’)]")
    count = len(_VOWELS.findall(folded))
    if count > 1 and any(folded.endswith(end) and not folded.endswith(but) for end, but in _SILENT):
        count -= 1
    return max(count, 1)


def flesch_kincaid(word_list: list[Span], sentence_count: int) -> float:
    """The Flesch–Kincaid grade level (EVIDENCE: "Reading grade"): school years, by words per sentence
    and the heuristic's syllables per word. 0.0 for nothing; never below 0. Meant for English.

    Links and numbers are left out: nobody reads them aloud.
    """
    read = [word.text for word in word_list if word.text[:1].isalpha() or word.text[1:2].isalpha()]
    read = [word for word in read if "://" not in word and "@" not in word]
    if not read:
        return 0.0
    per_sentence = len(read) / max(sentence_count, 1)
    per_word = sum(map(syllables, read)) / len(read)
    return round(max(0.39 * per_sentence + 11.8 * per_word - 15.59, 0.0), 1)
