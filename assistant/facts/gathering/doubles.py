"""Whether something found is known already: proposed, approved or rejected, in these words or in others."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.facts.fact import Fact
from assistant.facts.gathering.found import Found
from assistant.people.rows import link_key
from assistant.people.texts import words

_SAME = 0.6
"""The part of the longer quotation that the shorter one has to be, for the two to be one."""
_TELLING = 40
"""Characters of a quotation that two different things do not share by chance."""


class Known:
    """What is known of a person, to hold what is found against. What is added counts from then on."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._texts: set[str] = set()
        self._things: set[tuple[str, str]] = set()
        self._quotes: dict[str, list[str]] = {}
        for fact in facts:
            self._note(fact.text, fact.title, fact.kind, fact.source, fact.quote)

    def has(self, found: Found) -> bool:
        """Whether it is nothing new: the same text, the same thing, or the same words of the same source."""
        if _bare(found.text) in self._texts:
            return True
        title, source, quote = _bare(found.title), _source(found.source), _bare(found.quote)
        others = self._quotes.get(source, ()) if quote else ()
        if not found.thing:
            return any(_same(quote, other) for other in others)
        if (title, found.kind) in self._things or (title, source) in self._things:
            return True
        # Two things may say the same few words of themselves: "bug fixes".
        return len(quote) >= _TELLING and quote in others

    def add(self, found: Found) -> None:
        """Count it as known."""
        self._note(found.text, found.title, found.kind, found.source, found.quote)

    def _note(self, text: str, title: str, kind: str, source: str, quote: str) -> None:
        self._texts.add(_bare(text))
        if title:
            self._things.add((_bare(title), kind))
        if title and kind != "note":  # whoever changed the kind of a thing has not made another of it
            self._things.add((_bare(title), _source(source)))
        if quote:
            self._quotes.setdefault(_source(source), []).append(_bare(quote))


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
