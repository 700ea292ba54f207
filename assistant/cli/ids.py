"""Ids as people type them: ``p3`` a person, ``f12`` a fact, ``d7`` a draft, ``e5`` an event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, cast

from assistant.errors import Refused

Sort = Literal["p", "f", "d", "e"]
SORTS: dict[Sort, str] = {"p": "person", "f": "fact", "d": "draft", "e": "event"}

_ID = re.compile(r"([pfde])([1-9][0-9]{0,17})", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"[1-9][0-9]{0,17}", re.ASCII)


def read_id(text: str) -> tuple[Sort, int] | None:
    """Sort and number of an id; None for what is a person's name or address."""
    match = _ID.fullmatch(text.strip())
    return (cast(Sort, match[1].lower()), int(match[2])) if match else None


def number_of(text: str, sort: Sort) -> int:
    """The number of an id of one sort, with or without its letter. Raises Refused for anything else."""
    from assistant.door import clean_line

    plain = text.strip()
    if _NUMBER.fullmatch(plain):
        return int(plain)
    found = read_id(plain)
    if found is None or found[0] != sort:
        what = f"a {SORTS[found[0]]}" if found else f"no {SORTS[sort]}'s id"
        raise Refused(f"'{clean_line(plain)[:40]}' is {what}; a {SORTS[sort]}'s id looks like {sort}7.")
    return found[1]


def numbers_of(texts: Iterable[str], sort: Sort) -> list[int]:
    """Ids one by one or with commas between them, each once. Raises Refused."""
    parts = [part for text in texts for part in text.replace(",", " ").split()]
    return list(dict.fromkeys(number_of(part, sort) for part in parts))
