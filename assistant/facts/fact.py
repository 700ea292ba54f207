"""One fact: the record, and what may stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

FactKind = Literal["launch", "essay", "talk", "work", "shared", "interest", "life", "mutual", "note"]
FACT_KINDS: tuple[str, ...] = get_args(FactKind)
FactStatus = Literal["approved", "proposed", "rejected"]
"""A rejected fact is kept, unseen, so that gathering does not bring it back."""

_PAGE = re.compile(r"\s*(?:(?:[a-z][a-z0-9+.-]*://|www\.)\S+|[^\s/@]+\.[^\W\d_]{2,}(?:/\S*)?\s*$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing you know about a person. ``id`` is 0 until stored; shown as ``f12``."""

    person_id: int
    text: str
    id: int = 0
    kind: FactKind = "note"
    title: str = ""
    """The name of the thing (essay, product, talk), without quotation marks; may be empty."""
    source: str = ""
    date: str = ""
    """ISO date, ``2026-03``, ``2026`` or empty."""
    private: bool = False
    """Never sent to a model, never supports an outgoing line."""
    status: FactStatus = "approved"
    created: str = ""
    updated: str = ""
    quote: str = ""
    """The words that a gathered fact rests on, as they stand in what was read; empty for a typed one."""

    @property
    def read(self) -> bool:
        """Whether it was read somewhere, or may have been: whoever wrote there could have put anything into it."""
        return bool(self.quote) or _PAGE.match(self.source) is not None

    @property
    def usable(self) -> bool:
        """May stand behind an outgoing line: approved and not private."""
        return self.status == "approved" and not self.private

    @property
    def day(self) -> str:
        """From when it counts as news: its date, as exact as it is known, else the day it was noted."""
        return self.date or self.created[:10]
