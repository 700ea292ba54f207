"""What there is to put on cards and to ask afterwards: the shipped file, and one of the user's own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, get_args

from assistant.door import clean_line
from assistant.errors import Refused
from assistant.settings.paths import shown_path

Sort = Literal["ask", "listen", "give", "meet", "notice", "after"]
SORTS: tuple[str, ...] = get_args(Sort)
LONGEST = 90
"""Characters of a prompt: more does not fit a square of a 5×5 card."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to try."""

    text: str
    sort: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question about a person who was met. ``becomes``: ``met`` (its note), ``fact``, or a kind of event."""

    ask: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Deck:
    """Prompts, the questions about each person, and those to talk over together."""

    prompts: tuple[Prompt, ...]
    questions: tuple[Question, ...]
    together: tuple[str, ...]


def deck(own: Path) -> Deck:
    """The shipped deck, with the prompts of the user's ``own`` file added or, where it says so, in their place.

    Raises Refused for a file of theirs that cannot be read, naming the prompt and what is wrong with it.
    """
    shipped = _shipped()
    if not own.is_file():
        return shipped
    table = _read(own)
    if unknown := set(table) - {"prompt", "replace"}:
        raise Refused(f"{shown_path(own)} has '{clean_line(min(unknown))[:40]}'; it may have 'replace' and [[prompt]].")
    given = table.get("prompt", [])
    if not isinstance(given, list) or not isinstance(table.get("replace", False), bool):
        raise Refused(f"{shown_path(own)} is not of the right shape; write [[prompt]] tables, and replace = true.")
    prompts = tuple(_own(own, number, entry) for number, entry in enumerate(given, 1))
    if table.get("replace"):
        return replace(shipped, prompts=_once(prompts))
    return replace(shipped, prompts=_once((*shipped.prompts, *prompts)))


@cache
def _shipped() -> Deck:
    text = files("assistant").joinpath("rhythm", "bingo", "bingo.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return Deck(
        tuple(Prompt(entry["text"], entry["sort"]) for entry in table["prompt"]),
        tuple(Question(entry["ask"], entry["becomes"]) for entry in table["question"]),
        tuple(entry["ask"] for entry in table["together"]),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:  # a wrong encoding and wrong TOML are both ValueErrors
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise Refused(f"{shown_path(path)} cannot be read: {clean_line(str(why))[:120]}; mend or remove it.") from None


def _own(path: Path, number: int, entry: Any) -> Prompt:
    where = f"{shown_path(path)}, prompt {number}"
    if not isinstance(entry, dict) or set(entry) - {"text", "sort"} or not isinstance(entry.get("text"), str):
        raise Refused(f"{where}: it needs a text, and may have a sort, and nothing else.")
    text, sort = clean_line(entry["text"]), entry.get("sort", "ask")
    if not text or len(text) > LONGEST:
        raise Refused(f"{where}: its text has {len(text)} characters; write 1 to {LONGEST}.")
    if sort not in SORTS:
        raise Refused(f"{where}: '{clean_line(str(sort))[:40]}' is no sort; use one of {', '.join(SORTS)}.")
    return Prompt(text, sort)


def _once(prompts: tuple[Prompt, ...]) -> tuple[Prompt, ...]:
    """Each text once: two squares of a card are never the same."""
    kept: dict[str, Prompt] = {}
    for prompt in prompts:
        kept.setdefault(prompt.text.casefold(), prompt)
    return tuple(kept.values())
