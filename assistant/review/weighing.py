"""The swap test: which sentence points to this person, and whether the question needs it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.review.asking_words import MEETING
from assistant.review.finding import Carrier, Depends, Reviewed, Weight
from assistant.review.grounding.known import Source, sources
from assistant.review.grounding.terms import Term, folded, number_of, same, states_something, stem, terms
from assistant.review.grounding.words import EVERYDAY, NEUTRAL
from assistant.review.parsed import Parsed
from assistant.review.prose import MASK, lowered, prose, said
from assistant.review.rechecking import Memory
from assistant.review.text import Span
from assistant.review.weighing_words import (
    COMMON_NAMES,
    DID,
    LEADS_ON,
    OF_ANYONE,
    OWN_ASK,
    POINTS_BACK,
    POINTS_NOWHERE,
    TOGETHER,
    WONDERS,
    YOU,
)

if TYPE_CHECKING:
    from assistant.review.grounding.claim import Claim

_TIED = 3
"""Points of a sentence that the person tied to a fact: as many as two telling words of the fact's have."""


def weight(reviewed: Reviewed, text: Parsed) -> Weight | None:
    """Which sentence points to them most, be it true or not; None where none leans on anything of theirs."""
    return _weight(reviewed, text, _foreign(text))


def stands_on(reviewed: Reviewed, text: Parsed) -> Weight | None:
    """Which sentence carries the weight, by what is left of each without what nothing bears out.

    Of a sentence that claims a past of the two, or a closeness, that is not on record, nothing is left.
    """
    doubted = [
        part for one in text.claims if text.tie_at(one.start) is None for part in _but_titles(reviewed, text, one)
    ]
    return _weight(reviewed, text, [*_foreign(text), *doubted]) if doubted else text.weight


_OF_THE_TWO = frozenset({"shared-history", "familiarity"})
"""Sorts of claims that make a sentence untrue as a whole."""


def _but_titles(reviewed: Reviewed, text: Parsed, claim: Claim) -> list[tuple[int, int]]:
    """The stretch of a claim, less the titles of theirs in it: those they have, whatever is claimed about them."""
    if claim.sort in _OF_THE_TWO:
        return [(one.start, one.end) for one in text.sentences if one.start <= claim.start < one.end]
    parts, at, small = [], claim.start, lowered(reviewed.body)
    for title in sorted(lowered(fact.title) for fact in reviewed.facts if len(fact.title) > 3):
        found = small.find(title, at, claim.end)
        if found >= 0:
            parts.append((at, found))
            at = found + len(title)
    return [*parts, (at, claim.end)]


def _foreign(text: Parsed) -> list[tuple[int, int]]:
    """The contacts that hold the message back: they point to nobody who is known."""
    return [(one.start, one.end) for one in text.foreign]


def _weight(reviewed: Reviewed, text: Parsed, blank: list[tuple[int, int]]) -> Weight | None:
    known, own, memory = sources(reviewed), _own(reviewed), text.memory
    best: tuple[int, Span, Carrier, tuple[int, ...]] | None = None
    leaning: list[tuple[Span, str]] = []
    leant: set[int] = set()
    by_name: list[tuple[Span, str]] = []  # questions that name something: personal only where nothing else is
    for sentence, small in said(reviewed, text):
        if small.startswith(_SUBJECT_LINE):
            continue
        told = _without(sentence, blank)
        if told not in memory.points:
            memory.points[told] = _points(told, known, own, reviewed)
        points, by, facts = memory.points[told]
        named = False
        if (tie := text.tie_at(sentence.start)) is not None and tie.facts:
            points, by, facts = max(points, _TIED), "fact", tuple(dict.fromkeys((*tie.facts, *facts)))
        if points and (best is None or points > best[0]):
            best = (points, sentence, by, facts)
        if points < 2 and told == sentence.text and _remembered_name(memory, told, small, reviewed):
            points, by, named = 2, "named", True
            if best is None or points > best[0]:
                best = (points, sentence, by, ())
        if points > 1:
            leant.update(facts)
            (by_name if named and sentence.text.endswith("?") else leaning).append((sentence, small))
    if best is None:
        return None
    return Weight(best[1], best[2], best[3], _question(reviewed, text, leaning or by_name, leant))


_SUBJECT_LINE = "subject:"
"""How a subject begins that stands in the body; it is none of the message's sentences."""


def _without(sentence: Span, blank: list[tuple[int, int]]) -> str:
    """The sentence with blanks in the place of some of its stretches."""
    told = sentence.text
    for start, end in blank:
        low, high = max(start, sentence.start) - sentence.start, min(end, sentence.end) - sentence.start
        if low < high:
            told = told[:low] + " " * (high - low) + told[high:]
    return told


def leans_on(reviewed: Reviewed, sentence: Span) -> tuple[int, ...]:
    """Ids of the facts that the words of a sentence point to."""
    return _points(sentence.text, sources(reviewed), _own(reviewed), reviewed)[2]


def _points(
    text: str, known: list[Source], own: frozenset[str], reviewed: Reviewed
) -> tuple[int, Carrier, tuple[int, ...]]:
    """How much a sentence points to them: 3 and more a fact, 2 the past or what was typed, 1 their data."""
    telling = {term.stem for term in terms(text) if states_something(term)}
    plain = folded(text)
    best: tuple[int, Carrier] = (0, "data")
    facts: list[tuple[int, int]] = []
    for source in known:
        if source.name == "me":
            continue
        if source.name == "person":
            person = reviewed.person
            data = [person.company, person.role] if person else []
            if any(one and folded(one) in plain for one in data):
                best = max(best, (1, "data"))
            continue
        points = _shared(source, telling - own, plain, own)
        if points and source.name == "fact":
            facts.append((points, source.fact))
            best = max(best, (2 + points, "fact"))
        elif points:
            best = max(best, (2, "about" if source.name == "about" else "past"))
    facts.sort(reverse=True)
    return best[0], best[1], tuple(fact for _, fact in facts)


def _shared(source: Source, telling: set[str], plain: str, own: frozenset[str]) -> int:
    """Title 3, words of a title or a name 2, two telling words 1; 0 where the sentence has nothing of it."""
    if source.title and folded(source.title) in plain:
        return 3
    if not telling.isdisjoint(_named(source.text, source.title) - own):
        return 2
    return int(len(telling & source.bare) > 1)


@lru_cache(maxsize=4096)
def _named(text: str, title: str) -> frozenset[str]:
    """The stems of a title's telling words, of names, and of letters mixed with digits inside sentences."""
    titled = {term.stem for term in terms(title) if states_something(term)}
    return frozenset(titled | {term.stem for term in terms(text) if _is_name(term, text)})


def _own(reviewed: Reviewed) -> frozenset[str]:
    """The stems of their name and company: one is taken out, the other fits all who work there."""
    person = reviewed.person
    parts = (person.name, person.company) if person else ()
    return frozenset(term.stem for part in parts for term in terms(part))


def _is_name(term: Term, text: str) -> bool:
    inside = term.start > 1 and text[term.start - 2] not in ".!?:"
    return inside and term.name and states_something(term)


def _remembered_name(memory: Memory, text: str, small: str, reviewed: Reviewed) -> bool:
    if (text, small) not in memory.named:
        memory.named[text, small] = _names_something(text, small, reviewed)
    return memory.named[text, small]


def _names_something(text: str, small: str, reviewed: Reviewed) -> bool:
    """A title, a quotation, or a name said to them, that is neither their own data nor the writer's."""
    if MASK in small:
        return True
    if not YOU.search(small):
        return False
    person, me = reviewed.person, reviewed.me
    own = [person.name, person.company, person.city, person.role] if person else []
    known = {term.plain for part in (*own, me.name, me.role, me.about, me.city) for term in terms(part)}
    return any(
        term.start > 1
        and text[term.start - 2] not in ".!?:,"
        and term.name
        and term.plain not in known
        and term.plain not in EVERYDAY
        and term.plain not in COMMON_NAMES
        and not term.plain.startswith(("i'", "monday", "tues", "wednes", "thurs", "fri", "satur", "sun"))
        and len(term.plain) > 1
        for term in terms(text)
    )


def _question(reviewed: Reviewed, text: Parsed, leaning: list[tuple[Span, str]], leant: set[int]) -> Depends:
    """What the question has to do with the personal part.

    ``decoration`` where nothing ties any ask to that part: no word of it or of what is known of them, nothing that
    points back, nothing that they are said to have done. Proposals to meet, introductions and referrals are a kind's
    own asks, and belong to any message of it.
    """
    if not leaning or not text.asks:
        return ""
    if _grows(reviewed, text, leaning, leant):
        return "depends"
    from assistant.review.checks.vague_words import BIG

    if reviewed.kind is not None and reviewed.kind.id in OWN_ASK:
        return ""
    whole = prose(reviewed)
    small = [whole[ask.start : ask.end] for ask in text.asks]
    warm = reviewed.kind is not None and reviewed.kind.id == "warm-up"
    if any(BIG.search(one) or (MEETING.search(one) and (warm or TOGETHER.search(one))) for one in small):
        return ""
    if any(_may_be_meant(one, ask.text) for one, ask in zip(small, text.asks, strict=True)):
        return ""
    return "decoration"


def _of_anyone(text: str) -> bool:
    """Whether it asks of what may be asked of anyone, whatever they have written or built."""
    return not _stems(OF_ANYONE).isdisjoint(term.stem for term in terms(text))


def _may_be_meant(small: str, text: str) -> bool:
    """Whether the personal part may be what an ask is about, though nothing says so.

    So it is where that has no subject of its own, or asks what they did or have, or of something as if it were known.
    """
    return not _of_anyone(text) and (not _telling(text) or DID.search(small) is not None)


@lru_cache(maxsize=1)
def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words)


def _grows(reviewed: Reviewed, text: Parsed, leaning: list[tuple[Span, str]], leant: set[int]) -> bool:
    """Whether an ask is in the personal part, shares a telling word with that, or points back.

    Or does so with a sentence that leads on to it. Of facts that the personal part does not lean on (those it does are
    ``leant``), a number or a word of what may be asked of anyone is no tie.
    """
    whole, own = prose(reviewed), _own(reviewed)
    told = _kin(frozenset().union(*(_telling(one.text) for one, _ in leaning)) - own)
    near = told | _known(reviewed, leant) - own
    led = _led(reviewed, text, leaning, near)
    if led is None:
        return True
    for ask in text.asks:
        if any(one.start < ask.end and ask.start < one.end for one, _ in leaning):
            return True
        subject, small = _telling(ask.text), whole[ask.start : ask.end]
        if not subject.isdisjoint(near | led) or points_back(small):
            return True
        of_theirs = {one for one in subject - _stems(OF_ANYONE) if one[0] != "#"}
        if not of_theirs.isdisjoint(_known(reviewed, None) - own):
            return True
    return False


def _known(reviewed: Reviewed, facts: set[int] | None) -> frozenset[str]:
    """The telling words of some of the facts; None: of all of them, of what they do and where."""
    known = [part for one in reviewed.facts if facts is None or one.id in facts for part in (one.text, one.title)]
    if facts is None and reviewed.person is not None:
        known += [reviewed.person.role, reviewed.person.company, *reviewed.person.tags]
    return frozenset().union(*map(_telling, known))


def _led(
    reviewed: Reviewed, text: Parsed, leaning: list[tuple[Span, str]], personal: frozenset[str]
) -> frozenset[str] | None:
    """The telling words of the sentences that lead from the personal part to the ask: each takes up the last.

    None where one of them says that the question comes of it ("That made me wonder").
    """
    led: frozenset[str] = frozenset()
    first = min(one.start for one, _ in leaning)
    starts = {one.start for one, _ in leaning}
    for sentence, small in said(reviewed, text):
        if sentence.start < first or sentence.start in starts or sentence.text.rstrip().endswith("?"):
            continue
        here = _telling(sentence.text)
        if points_back(small) and WONDERS.search(small):
            return None
        if LEADS_ON.search(small) or points_back(small) or not here.isdisjoint(personal | led):
            led |= _kin(here)
    return led


@lru_cache(maxsize=4096)
def points_back(small: str) -> bool:
    """Whether a sentence takes up what stands before it: "it", "that one", "why so"."""
    return POINTS_BACK.search(POINTS_NOWHERE.sub(" ", small)) is not None


@lru_cache(maxsize=4096)  # the sentences of a message are the same from one keystroke to the next
def _telling(text: str) -> frozenset[str]:
    """The stems of the words that say what it is about; numbers from three on and short forms ("AI") among them."""
    return frozenset(
        term.stem
        for term in terms(text)
        if (states_something(term) and not _superlative(term.plain))
        or (number_of(term.plain) or 0) > 2
        or (term.text.isupper() and len(term.text) > 1)
    )


@lru_cache(maxsize=4096)
def _superlative(plain: str) -> bool:
    """Whether it is the most of a word that says nothing by itself: "hardest", "biggest"."""
    base = re.sub(r"(?:i?est)$", "", plain)
    return base != plain and any(form in NEUTRAL for form in (base, f"{base}y", f"{base}e", base[:-1]))


def _kin(stems: frozenset[str]) -> frozenset[str]:
    """The stems and all that may stand for them."""
    return stems.union(*(same(one) for one in stems))
