"""Whether something found is known already: proposed, approved or rejected, in these words or in others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.facts.fact import Fact
from assistant.facts.gathering.found import PASTED, Found
from assistant.people.rows import link_key
from assistant.people.texts import words

_SAME = 0.6
"""The part of the longer quotation that the shorter one has to be, for the two to be one."""
_TELLING = 40
"""Characters of a quotation that two different things do not share by chance."""


class Known:
    """What is known of a person, to hold what is found against. What is added counts from then on."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._texts: dict[str, Fact] = {}
        self._things: dict[tuple[str, str], Fact] = {}
        self._quotes: dict[str, Fact] = {}
        for fact in facts:
            self.add(fact)

    def like(self, found: Found) -> Fact | None:
        """The fact that it is nothing new beside: the same text, the same thing, or the same words.

        A sentence is the same wherever it was read: pasted first, and then on its page.
        """
        if same := self._texts.get(_bare(found.text)):
            return same
        title, source, quote = _bare(found.title), _source(found.source), _bare(found.quote)
        if not found.thing:
            return self._quoted(quote) if quote else None
        if same := self._things.get((title, found.kind)) or self._things.get((title, source)):
            return same
        # Two things may say the same few words of themselves: "bug fixes".
        same = self._quotes.get(quote) if len(quote) >= _TELLING else None
        return same if same is not None and _source(same.source) in (source, _source(PASTED), "") else None

    def add(self, fact: Fact) -> None:
        """Count it as known."""
        self._texts.setdefault(_bare(fact.text), fact)
        if fact.title:
            self._things.setdefault((_bare(fact.title), fact.kind), fact)
        if fact.title and fact.kind != "note":  # whoever changed the kind of a thing has not made another of it
            self._things.setdefault((_bare(fact.title), _source(fact.source)), fact)
        if fact.quote:
            self._quotes.setdefault(_bare(fact.quote), fact)

    def _quoted(self, quote: str) -> Fact | None:
        """The fact that rests on these words, or on nearly all of them."""
        if same := self._quotes.get(quote):
            return same
        return next((fact for other, fact in self._quotes.items() if _same(quote, other)), None)


def traced(fact: Fact, found: Found) -> Fact:
    """The fact, with the address and the date that it had not when it was pasted; the very same where it had.

    One that nobody has touched yet has the words of its page as well, which may say whose they are.
    """
    has_place = fact.source not in ("", PASTED)
    if not fact.quote or has_place or found.source in ("", PASTED) or fact.status == "rejected":
        return fact
    placed = replace(fact, source=found.source, date=fact.date or found.date)
    untouched = fact.status == "proposed" and fact.updated == fact.created and _bare(fact.quote) in _bare(fact.text)
    if untouched and not found.thing and _bare(found.quote) == _bare(fact.quote):
        return replace(placed, text=found.text, kind=found.kind, title=found.title)
    return placed


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short in long and len(short) >= _SAME * len(long)


def _bare(text: str) -> str:
    return " ".join(words(text)) or text.casefold().strip()


def _source(source: str) -> str:
    """A source without what does not tell two apart: scheme, ``www.``, what campaigns add."""
    key = link_key(source)
    place, mark, query = key.partition("?")
    kept = "&".join(part for part in query.split("&") if part and not part.startswith("utm_"))
    return f"{place.rstrip('/')}{mark}{kept}" if kept else place.rstrip("/")
