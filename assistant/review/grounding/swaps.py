"""One thing in the place of another: what a work is called, what it is made with, what was eaten, one word of a saying.

Two ways to see it. Words of one class (programming languages, meals, kinds of tools) are never names for each other:
where a fact near has one and the sentence another, that is a swap. And where a sentence goes along with a fact, word
for word, and only one word between two that agree is another, that word was put there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.review.grounding.claim import Claim
from assistant.review.grounding.known import Source, media_of
from assistant.review.grounding.terms import Term, folded, number_of, same, states_something, stem, terms
from assistant.review.grounding.words import DAYS, MEDIA, MONTHS, STOP

_CLASSES = (
    "rust go golang python java kotlin swift haskell ocaml zig elixir erlang clojure scala ruby perl php lua julia "
    "fortran cobol ada lisp scheme prolog javascript typescript c++ c# f# dart nim crystal",
    "postgres postgresql mysql mariadb sqlite oracle mongodb cassandra redis dynamodb clickhouse duckdb",
    "linux windows macos freebsd openbsd android ios",
    "react vue angular svelte django rails flask laravel",
    "aws azure gcp",
    "fuzzer debugger profiler linter compiler parser formatter validator visualizer visualiser simulator emulator "
    "scheduler tracer interpreter assembler disassembler decompiler transpiler crawler scraper balancer generator "
    "planner editor router firewall proxy spreadsheet dashboard plotter viewer",
    "lunch dinner breakfast coffee tea beer brunch supper",
    "hourly daily weekly fortnightly monthly quarterly yearly annual",
    "piano organ violin cello guitar drums flute trumpet clarinet harp accordion",
    "essay talk book podcast",
)
TECHNICAL = 5
"""How many of these, from the first, hold names of languages and tools."""
GOES_ALONG = 2
"""Words that a sentence shares with what it turns round, at least."""
PLAY = 2
"""Characters by which the distance of two words may differ in what is retold: "their" for "your"."""
_OTHER_KINDS = frozenset(
    "book novel thesis dissertation newsletter whitepaper tutorial video film podcast course keynote workshop panel "
    "interview webinar series memoir documentary".split()
)
"""Kinds of work that no fact's kind allows for: the fact has to say so."""
_UNDOING = (
    (
        "abandon ditch drop scrap dump discard remove delete retire stop quit end cease discontinue halt axe shelve "
        "leave forgo abolish cancel close shut cut reduce lower strip ban block forbid refuse",
        "add adopt introduce begin start launch restore reinstate keep enable open embrace install increase raise "
        "expand continue revive reopen allow welcome resume",
    ),
    ("split divide break separate carve", "merge join combine unite fuse unify consolidate"),
    ("raise increase grow double boost lift", "cut reduce lower shrink decrease halve trim"),
    ("save rescue spare protect", "kill lose waste destroy ruin harm"),
    ("hire recruit employ", "fire dismiss sack"),
    ("win gain", "lose forfeit"),
    ("praise defend recommend", "criticise attack condemn reject"),
)
"""Verbs of which those of one side undo what those of the other do."""
_DENIED = re.compile(r"\b(?:not|no|never|without|instead|rather|nobody|hardly)\b|n['’]t\b", re.IGNORECASE)
_DENIED_HERE = re.compile(rf"(?:{_DENIED.pattern})[^.,;:!?”]*$", re.IGNORECASE)
_STOPS = re.compile(r"[.,;:!?]")
_NOT_IT = re.compile(
    r"\b(?:not|than|instead of|rather|unlike|like|as|or|versus|vs|from|no|nor|never|than in)\s+(?:an? |in )?$"
)
_OURS = re.compile(r"\b(?:our|ours|my|mine)\b[^,;]*$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _classed() -> dict[str, int]:
    """The class of each word that has one."""
    return {word: number for number, words in enumerate(_CLASSES) for word in words.split()}


def technical(word: str) -> bool:
    """Whether a word in small letters names a language or a tool that anybody may name."""
    return _classed().get(word, TECHNICAL) < TECHNICAL


def of_a_class(
    inside: Sequence[Term], text: str, offset: int, near: Sequence[Source], known: Sequence[Source]
) -> Iterator[Claim]:
    """A word of a clause in whose place a source near has another of its class."""
    for term in inside:
        number = _classed().get(term.plain)
        if number is None or _NOT_IT.search(text.lower(), 0, term.start):
            continue
        if _OURS.search(text, inside[0].start, term.start):
            continue
        if any(term.plain in _plain(source) or term.stem in source.bare for source in known):
            continue
        here = {other.plain for other in inside}
        for source in near[:2]:
            instead = next((one for one in source.terms if _classed().get(one.plain) == number), None)
            if instead is not None and instead.plain not in here and not _close(term, instead):
                reason = f"What you know says “{instead.text}”."
                yield Claim(offset + term.start, offset + term.end, "attribute", reason)
                return


def _close(one: Term, other: Term) -> bool:
    return one.stem == other.stem or one.plain in same(other.stem) or one.stem in same(other.stem)


@lru_cache(maxsize=4096)
def _plain(source: Source) -> frozenset[str]:
    return frozenset(term.plain for term in source.terms)


@lru_cache(maxsize=1)
def _undoing() -> dict[str, frozenset[str]]:
    """The stems that undo what a stem does."""
    found: dict[str, frozenset[str]] = {}
    for one, other in _UNDOING:
        sides = (frozenset(map(stem, one.split())), frozenset(map(stem, other.split())))
        for mine, theirs in (sides, sides[::-1]):
            for word in mine:
                found[word] = found.get(word, frozenset()) | theirs
    return found


def undone(text: str, inside: Sequence[Term], offset: int, near: Sequence[Source]) -> Iterator[Claim]:
    """A verb that does the opposite to the very thing of which a source tells: adopting tiles, for dropping them."""
    if not inside or _DENIED.search(text, inside[0].start, inside[-1].end):
        return
    for at, term in enumerate(inside):
        against = _undoing().get(term.stem)
        target = _target(inside, at, text) if against else None
        if against is None or target is None:
            continue
        for source in near:
            shared = {one.stem for one in inside if states_something(one)} & source.bare
            if term.stem in source.bare or len(shared) < GOES_ALONG:
                continue
            for place, there in enumerate(source.terms):
                denied = _DENIED_HERE.search(source.text, 0, there.start)
                if there.stem in against and not denied and _target(source.terms, place, source.text) == target:
                    reason = f"What you know says “{there.text}”."
                    yield Claim(offset + term.start, offset + term.end, "attribute", reason)
                    return


def _target(found: Sequence[Term], at: int, text: str) -> str | None:
    """The stem of the next word after a verb, in its sentence, that is not merely grammar or a number."""
    for one in found[at + 1 :]:
        if _STOPS.search(text, found[at].end, one.start):
            return None
        if one.plain not in STOP and number_of(one.text) is None:
            return one.stem
    return None


def of_a_kind(text: str, said: Sequence[Term], offset: int, near: Sequence[Source]) -> Iterator[Claim]:
    """A talk called an essay, or a book, beside its title."""
    plain = folded(text)
    for source in near:
        may, title = media_of(source), folded(source.title)
        at = plain.find(title) if title else -1
        if not may or at < 0:
            continue
        for term in said:
            beside = at - 20 <= term.start < at or at + len(title) <= term.start < at + len(title) + 10
            other = term.plain in _MEDIA or term.plain in _OTHER_KINDS
            if beside and other and term.plain not in may:
                reason = f"By what you know it is no {term.plain}."
                yield Claim(offset + term.start, offset + term.end, "attribute", reason)


_MEDIA = frozenset(word for words in MEDIA.values() for word in words.split())


_SAID = re.compile(
    r"\byou(?:['’]ve| have| had| once| kindly| also)* (?:said|told|wrote|mentioned|answered|replied|explained)\b"
)
_NO_SWAP = STOP | frozenset(MONTHS) | DAYS
_NOTED = frozenset({"answered", "talked", "helped", "noted"})


@lru_cache(maxsize=4096)
def _content(text: str) -> tuple[Term, ...]:
    """The words of a text that are not merely grammar: more than those that have to be known from somewhere."""
    return tuple(term for term in terms(text) if term.plain not in STOP or number_of(term.text) is not None)


def retold(text: str, inside: Sequence[Term], offset: int, near: Sequence[Source]) -> Iterator[Claim]:
    """The one word of what they are said to have told that is another in the note of it, the words beside it being
    the same.

    Only a note is retold word for word. Of facts, which are told in any words, this was wrong as often as right.
    """
    if not _SAID.search(text.lower()):
        return
    kept = {term.start for term in inside}
    mine = [term for term in _content(text) if term.start in kept]
    for source in (one for one in near if one.name in _NOTED):
        if len({term.stem for term in mine} & source.bare) < GOES_ALONG + 2:
            continue
        theirs = _content(source.text)
        for first, word, last in zip(mine, mine[1:], mine[2:], strict=False):
            if _passes(word, source):
                continue
            for before, there, after in zip(theirs, theirs[1:], theirs[2:], strict=False):
                apart = (
                    abs((word.start - first.end) - (there.start - before.end)),
                    abs((last.start - word.end) - (after.start - there.end)),
                )
                if (
                    max(apart) <= PLAY
                    and first.stem == before.stem
                    and last.stem == after.stem
                    and not _close(word, there)
                ):
                    if _passes(there, None) or there.stem in {one.stem for one in mine}:
                        continue
                    reason = f"What you noted says “{there.text}” here."
                    yield Claim(offset + word.start, offset + word.end, "attribute", reason)
                    return


def _passes(word: Term, source: Source | None) -> bool:
    """Whether a word is no swap: a number, a day, or in the source under some name."""
    if number_of(word.text) is not None or len(word.plain) < 3 or word.plain in _NO_SWAP:
        return True
    return source is not None and word.stem in source.stems
