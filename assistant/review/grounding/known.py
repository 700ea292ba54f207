"""What is known around a message: every source with its words, numbers, names and days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.facts.fact import Fact
from assistant.review.finding import Reviewed
from assistant.review.grounding.terms import Term, folded, number_of, same, stem, terms
from assistant.review.grounding.words import ALIKE, MEDIA

_ABOUT_KIND = {
    "essay": "wrote write essay article post piece blog",
    "talk": "gave talk spoke speak presented presentation lecture",
    "launch": "launched launch released release shipped ship product out",
    "work": "work works worked job",
    "shared": "both together share shared common we us",
    "interest": "interest interested likes enjoys hobby",
    "mutual": "know knows mutual",
}


_OF_EVENT = {
    "replied": ("answered", "told said answered answer replied reply wrote"),
    "met": ("talked", "met talked spoke conversation chat meeting"),
    "talked": ("talked", "met talked spoke told said conversation chat call"),
    "helped-me": ("helped", "helped help gave"),
    "introduced-me": ("helped", "introduced introduction connected"),
    "referred-me": ("helped", "referred referral recommended"),
    "asked-me": ("noted", "asked wanted"),
    "helped": ("noted", "helped help gave"),
    "sent": ("noted", "asked wrote"),
}
"""What a note of an event is called here, and the words that go with what happened."""


@dataclass(frozen=True)
class Source:
    """One thing that is known. ``fact`` is its fact's id; 0 for the person's own data, what is asked, and the past."""

    name: str
    text: str
    fact: int = 0
    date: str = ""
    kind: str = ""
    title: str = ""

    @property
    def terms(self) -> tuple[Term, ...]:
        return terms(self.text)

    @property
    def stems(self) -> frozenset[str]:
        """The stems of its words, with all that may stand for them."""
        return _stems(self.text)

    @property
    def bare(self) -> frozenset[str]:
        """The stems of its words alone."""
        return _bare(self.text)

    @property
    def numbers(self) -> frozenset[float]:
        return _numbers(self.text)

    @property
    def initials(self) -> str:
        """The first letters of its words in a row, in which a short form is looked for."""
        return "".join(term.plain[0] for term in self.terms)

    @property
    def folded(self) -> str:
        return folded(self.text)


def sources(reviewed: Reviewed) -> list[Source]:
    """Everything that may support a statement, the facts first."""
    found = [_of_fact(fact) for fact in reviewed.facts if fact.usable]
    person, me, past = reviewed.person, reviewed.me, reviewed.past
    if person is not None:
        closeness = {"friend": "friend friends", "colleague": "colleague colleagues worked together"}
        own = [
            person.name, person.company, person.role, person.city, *person.tags, *person.emails, *person.links,
            *person.handles.values(), closeness.get(person.closeness, ""),
        ]  # fmt: skip
        found.append(Source("person", " . ".join(part for part in own if part)))
    if reviewed.about.strip():
        found.append(Source("about", reviewed.about))
    mine = (me.name, me.role, me.about, me.site, me.city, me.signature)
    found.append(Source("me", " . ".join(part for part in mine if part)))
    noted = reviewed.noted or (("replied", past.answered), ("talked", past.talked), ("helped-me", past.helped))
    for kind, note in noted:
        name, words = _OF_EVENT.get(kind, ("noted", ""))
        if note:
            found.append(Source(name, f"{note} . {words}"))
    return found


def _of_fact(fact: Fact) -> Source:
    kind = _ABOUT_KIND.get(fact.kind, "")
    text = " . ".join(part for part in (fact.text, fact.title, kind) if part)
    return Source("fact", text, fact.id, fact.date, fact.kind, fact.title)


def media_of(source: Source) -> frozenset[str]:
    """What the work in a fact may be called; empty: anything."""
    words = MEDIA.get(source.kind, "")
    said = {term.plain for term in source.terms}
    return frozenset({*words.split(), *said}) if words else frozenset()


@lru_cache(maxsize=4096)
def _bare(text: str) -> frozenset[str]:
    return frozenset(term.stem for term in terms(text))


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    found: set[str] = set()
    for term in terms(text):
        found.add(term.stem)
        found |= same(term.stem)
    for first, second in _pairs(terms(text)):
        found |= same(f"{first}-{second}")
        found.add(stem(first + second))
    return frozenset(found)


@lru_cache(maxsize=1)
def _alike() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(word if "-" in word else stem(word) for word in words.split()) for words in ALIKE)


@lru_cache(maxsize=8192)
def tells_change(text: str, verb: str) -> bool:
    """Whether a text has a verb, two words ("gave up") among them, that tells of the same change as a stem."""
    wanted = frozenset().union(*(group for group in _alike() if verb in group))
    if not wanted:
        return False
    found = terms(text)
    return any(term.stem in wanted for term in found) or any(
        f"{first.stem}-{second.plain}" in wanted for first, second in pairwise(found)
    )


@lru_cache(maxsize=4096)
def _numbers(text: str) -> frozenset[float]:
    return frozenset(_numbers_in(terms(text))) | frozenset(
        float(year) for year in re.findall(r"\b(?:19|20)\d\d\b", text)
    )


def _numbers_in(found: Iterable[Term]) -> Iterator[float]:
    """Every number, and runs of them as wholes: "three hundred and ten", "forty-two"."""
    run: list[float] = []
    for term in found:
        value = number_of(term.text)
        if value is None and term.plain == "and" and run and run[-1] in (100, 1000):
            continue
        if value is None:
            yield from _joined(run)
            run = []
        else:
            run.append(value)
            yield value
    yield from _joined(run)


def _joined(run: list[float]) -> Iterator[float]:
    """``four hundred`` as 400, ``twenty five`` as 25, ``fourteen hundred`` as 1,400."""
    if len(run) > 1:
        total = part = 0.0
        for value in run:
            if value in (1000, 1_000_000, 1_000_000_000):
                total, part = total + (part or 1) * value, 0.0
            elif value == 100:
                part = (part or 1) * value
            else:
                part += value
        yield total + part


def joined_numbers(found: Iterable[Term]) -> list[float]:
    """The values of a run of number words, and of the run as a whole."""
    return list(_numbers_in(found))


def _pairs(found: tuple[Term, ...]) -> Iterator[tuple[str, str]]:
    for first, second in pairwise(found):
        yield first.plain, second.plain
