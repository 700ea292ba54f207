"""Ids as people type them: ``p3`` a person, ``f12`` a fact, ``d7`` a draft, ``e5`` an event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, cast

from assistant.errors import Refused

Sort = Literal["p", "f", "d", "e"]
SORTS: dict[Sort, str] = {"p": "person", "f": "fact", "d": "draft", "e": "event"}

_ID = re.compile(r"([pfde])([1-9][0-9]{0,17})", re.IGNORECASE | re.ASCII)
_RANGE = re.compile(r"([pfde]?[0-9]{1,18})-([pfde]?[0-9]{1,18})", re.IGNORECASE | re.ASCII)
_MOST = 1000
"""Ids that a range may stand for."""
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
    """Ids one by one, with commas between them, or from one to another (``f5-f14``), each once. Raises Refused."""
    parts = [part for text in texts for part in text.replace(",", " ").split()]
    return list(dict.fromkeys(number for part in parts for number in _numbers(part, sort)))


def _numbers(part: str, sort: Sort) -> Iterable[int]:
    both = _RANGE.fullmatch(part)
    if both is None:
        return (number_of(part, sort),)
    first, last = number_of(both[1], sort), number_of(both[2], sort)
    if not first <= last < first + _MOST:
        raise Refused(f"'{part}' is no range of ids; write it from the lower to the higher, such as {sort}5-{sort}14.")
    return range(first, last + 1)


def listed(numbers: Iterable[int], sort: Sort) -> str:
    """Ids as ``numbers_of`` reads them, the shortest way: ``f5-f14 f16``.

    >>> listed([5, 6, 7, 9, 10], "f")
    'f5-f7 f9 f10'
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = (
        f"{sort}{run[0]}-{sort}{run[-1]}" if len(run) > 2 else " ".join(f"{sort}{one}" for one in run) for run in runs
    )
    return " ".join(shown)
