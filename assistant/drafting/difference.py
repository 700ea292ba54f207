"""The difference of two texts, word by word, for both fronts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Sort = Literal["same", "removed", "added"]

_TOKEN = re.compile(r"\s+|\w+(?:[’'-]\w+)*|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_MOST = 2000
"""Tokens that are compared one by one; longer texts are compared line by line, for the time grows squared."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both have, or only the old one, or only the new one."""

    sort: Sort
    text: str


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """What became of ``old``: without what was added it is ``old``, without what was removed ``new``."""
    from difflib import SequenceMatcher

    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > _MOST:
        before, after = _LINE.findall(old), _LINE.findall(new)
    pieces: list[Piece] = []
    for tag, start, end, other, until in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(before[start:end])))
            continue
        if end > start:
            pieces.append(Piece("removed", "".join(before[start:end])))
        if until > other:
            pieces.append(Piece("added", "".join(after[other:until])))
    return tuple(_joined(pieces))


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Changes with nothing but white space between them are one change: word by word they read badly."""
    joined: list[Piece] = []
    removed = added = ""
    for number, piece in enumerate(pieces):
        if piece.sort == "removed":
            removed += piece.text
        elif piece.sort == "added":
            added += piece.text
        elif (removed or added) and number + 1 < len(pieces) and not piece.text.strip():
            removed, added = removed + piece.text, added + piece.text
        else:
            joined += _change(removed, added)
            removed = added = ""
            joined.append(piece)
    return _slid(joined + _change(removed, added))


def _slid(pieces: list[Piece]) -> list[Piece]:
    """A change that could as well begin a few characters later does, where it is a whole sentence then."""
    for number in range(1, len(pieces) - 1):
        before, change, after = pieces[number - 1 : number + 2]
        if before.sort != "same" or after.sort != "same" or change.text.rstrip()[-1:] in _ENDS:
            continue
        for by in range(1, min(len(change.text), len(after.text) - 1, _FURTHEST) + 1):
            if change.text[:by] != after.text[:by]:
                break
            text = change.text[by:] + change.text[:by]
            if text[0].isspace() and text[-1] in _ENDS:
                pieces[number - 1] = Piece("same", before.text + change.text[:by])
                pieces[number] = Piece(change.sort, text)
                pieces[number + 1] = Piece("same", after.text[by:])
                break
    return pieces


_ENDS = (".", "!", "?", "…")
_FURTHEST = 20


def _change(removed: str, added: str) -> list[Piece]:
    pieces: list[Piece] = []
    if removed:
        pieces.append(Piece("removed", removed))
    if added:
        pieces.append(Piece("added", added))
    return pieces


def marked(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with ``[-…-]`` round what was removed and ``{+…+}`` round what was added, to be read as one text.

    The marks stand close to the words, in each line anew; white space that is gone leaves a space at most.
    """
    shown: list[Piece] = []
    glued = False

    def show(sort: Sort, text: str) -> None:
        nonlocal glued
        if glued and text and not text[0].isspace() and shown and not shown[-1].text[-1].isspace():
            shown.append(Piece("same", " "))
        glued = glued and not text
        if text:
            shown.append(Piece(sort, text))

    for piece in pieces:
        if piece.sort == "same":
            show("same", piece.text)
            continue
        opening, closing = ("[-", "-]") if piece.sort == "removed" else ("{+", "+}")
        for part in re.split(r"(\n+)", piece.text):
            words = part.strip()
            if words:
                at = part.index(words)
                show("same", part[:at])
                show(piece.sort, f"{opening}{words}{closing}")
                show("same", part[at + len(words) :])
            elif piece.sort == "added":
                show("same", part)
            elif part and piece.text.strip():
                show("same", part)  # a paragraph that is gone is shown as one
            elif part:
                glued = True
    return tuple(shown)


def as_text(pieces: tuple[Piece, ...]) -> str:
    """The difference as plain text with its marks."""
    return "".join(piece.text for piece in marked(pieces))
