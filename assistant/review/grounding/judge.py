"""Grounding: which spans of a message state what nothing known supports, and what the others lean on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.draft import Support
from assistant.review.finding import Reviewed
from assistant.review.grounding import phrases, swaps
from assistant.review.grounding.careers import Careers
from assistant.review.grounding.claim import Claim, apart
from assistant.review.grounding.clauses import Clause, clauses, framing, own_affairs, requested
from assistant.review.grounding.contrast import turned_round
from assistant.review.grounding.dates import Dates
from assistant.review.grounding.exchanges import exchanged
from assistant.review.grounding.foreign import Foreign
from assistant.review.grounding.history import History
from assistant.review.grounding.known import Source, sources
from assistant.review.grounding.matching import found
from assistant.review.grounding.names import Names
from assistant.review.grounding.numbers import UNIT_SECONDS, Numbers, lengths
from assistant.review.grounding.predicates import Predicates
from assistant.review.grounding.stated import Stated
from assistant.review.grounding.terms import Term, folded, states_something, terms
from assistant.review.grounding.times import RELATIVE, fits
from assistant.review.grounding.tongue import foreign, language_of
from assistant.review.grounding.withheld import Withheld
from assistant.review.grounding.words import MEDIA, OPPOSITE, STOP
from assistant.review.grounding.works import made_with, works
from assistant.review.rechecking import Memory
from assistant.review.text import Span

_QUOTED = re.compile(
    r"“([^”]+)”|\"([^\"]+)\"|«([^»]+)»|„([^“”]+)[“”]|(?<!\w)‘([^’]{4,})’(?!\w)|(?<!\w)'([^']{6,})'(?!\w)"
)
_LITTLE = re.compile(r"(?<= )(?:the|an?|its|their|his|her|your|our|my) ")
"""Words that may be others where somebody's words are quoted from memory."""
_YOU = re.compile(r"\b(?:you|your|yours|you['’](?:re|ve|d|ll))\b", re.IGNORECASE)
_SELF = re.compile(r"\W*(?:and |but |so )?(?:i|we|my|our)\b", re.IGNORECASE)
_MEDIA = {word: kind for kind, words in MEDIA.items() for word in words.split()}
_BETWEEN = re.compile(
    r"\b(?:we|us|our|me|told|said|saw|met|spoke|talked|wrote|asked|replied|answered|mentioned|thanks?|call|chat"
    r"|lunch|dinner"
    r"|meeting|coffee|reply|message|mail)\b",
    re.IGNORECASE,
)
"""What happened between the two, whose days are on record."""
_MEDIA |= dict.fromkeys("keynote podcast panel interview workshop".split(), "talk")
_KIND = "|".join(sorted(_MEDIA, key=len, reverse=True))
_WORK = re.compile(rf"\byour (?:\w+ )?(?P<kind>{_KIND})\b|\b(?P<kind2>{_KIND}) of yours\b", re.IGNORECASE)
"""A work of theirs, called by what it is."""
_OURS = re.compile(
    r"\b(?:we (?:last |first |both )?(?:met|spoke|talked)|our (?:\w+ )?(?:call|chat|talk|lunch|coffee|meeting"
    r"|conversation|breakfast|dinner|supper|tea|discussion|exchange|walk|evening)|you (?:told|answered|wrote)"
    r" (?:me|us)|your (?:answer|reply|message|e-?mail|letter))\b",
    re.IGNORECASE,
)
"""What happened between the two, and nothing else."""
_PAST = re.compile(r"\b(?:did|was|were|had|when you|since|has|have you|so only)\b", re.IGNORECASE)
"""A question of what was, whose numbers are told and not supposed."""


_GOES_ON = re.compile(
    r"\W*(?:and |but |so )?(?:(?:i (?:see|gather|hear|think|hope|know|suppose)|to think|now|not bad) (?:that )?)?"
    r"(?:that|it|this|they|those|these|yours)\b",
    re.IGNORECASE,
)
"""A sentence that speaks of what the one before it named."""


_SOMEBODY = re.compile(r"\W*(?:and |but |so )?(?:he|she|they|both|neither|everybody|somebody|nobody)\b", re.IGNORECASE)
"""A sentence that goes on about the people of the one before it."""


@dataclass(frozen=True, slots=True)
class Before:
    """What earlier sentences left behind, for one that goes on about the same."""

    of_them: bool = False
    """The next sentence may go on about them without saying "you"."""
    near: tuple[Source, ...] = ()
    """What the sentence before was about."""
    own: bool = False
    """The sentence before told of the writer's own affairs, and the next one may go on about them."""


class Grounding:
    """One message against what is known. Built once for a review; sentences are judged one by one.

    ``memory`` holds what was worked out before while the same was known; whatever is in it is what would be worked
    out again.
    """

    def __init__(self, reviewed: Reviewed, memory: Memory | None = None) -> None:
        self._reviewed = reviewed
        self._memory = Memory() if memory is None else memory
        self._sources = sources(reviewed)
        self._of_them = [source for source in self._sources if source.name != "me"]
        self._about = next((source for source in self._sources if source.name == "about"), None)
        self._history = History(reviewed, self._sources)
        self._dates = Dates(reviewed, self._sources)
        self._numbers = Numbers(reviewed, self._sources)
        person = frozenset().union(*(source.stems for source in self._sources if source.name == "person"))
        self._stated = Stated(self._sources)
        self._predicates = Predicates(self._sources)
        self._careers = Careers(
            self._sources,
            person,
            reviewed.person.company if reviewed.person else "",
            trade=bool(reviewed.me.role or reviewed.me.about),
        )
        self._names = Names(reviewed, self._sources)
        self._withheld = Withheld(reviewed.private, reviewed.proposed, self._sources)
        self.language = language_of(reviewed.body, reviewed.language)
        """The code of the language that most of the message is in; empty: none that is told apart."""
        self._foreign = Foreign(reviewed, self._sources, self.language)

    def leaning(self, sentence: Span) -> tuple[int, ...]:
        """Ids of the facts that a sentence leans on, the nearest first."""
        leaning = self._memory.leaning
        if sentence.text not in leaning:
            near = self._near(sentence.text, terms(sentence.text))
            leaning[sentence.text] = tuple(dict.fromkeys(source.fact for source in near if source.fact))
        return leaning[sentence.text]

    def supports(self, sentences: Iterable[Span]) -> tuple[Support, ...]:
        """Every sentence that leans on facts, with their ids."""
        found = ((sentence, self.leaning(sentence)) for sentence in sentences)
        return tuple(Support(sentence.start, sentence.end, facts) for sentence, facts in found if facts)

    def claims(self, sentences: Iterable[Span]) -> Iterator[Claim]:
        """The unsupported spans, in the order of the text; of those that overlap, the most telling one."""
        everything = list(sentences)
        before = Before()
        for at, sentence in enumerate(everything):
            if framing(sentence, at, len(everything), self._reviewed):
                before = Before()
                continue
            claims, before = self._judged(sentence, before)
            yield from apart(
                [replace(one, start=one.start + sentence.start, end=one.end + sentence.start) for one in claims]
            )

    def _judged(self, sentence: Span, before: Before) -> tuple[tuple[Claim, ...], Before]:
        """The claims of a sentence, as if it began the text, and what it leaves behind; remembered."""
        other = foreign(sentence.text, self.language)
        key = (sentence.text, before, self.language if other else "en")
        known: tuple[tuple[Claim, ...], Before] | None = self._memory.judged.get(key)
        if known is None:
            first = Span(0, len(sentence.text), sentence.text)
            if self._typed(sentence.text):
                known = (), self._after(sentence.text, before)
            elif other:
                known = tuple(self._judge_foreign(first)), Before()
            else:
                known = tuple(self._judge(first, before)), self._after(sentence.text, before)
            self._memory.judged[key] = known
        return known

    def _after(self, text: str, before: Before) -> Before:
        """What a sentence leaves behind."""
        near = self._near(text, terms(text))
        of_them = bool(_YOU.search(text)) or any(source.fact for source in near)
        if not of_them:
            of_them = before.of_them and not _SELF.match(text)
        titled = any(source.title and folded(source.title) in folded(text) for source in near)
        own = not titled and not _YOU.search(text) and all(part.own or before.own for part in clauses(text))
        return Before(of_them, tuple(near or (before.near if _GOES_ON.match(text) else ())), own)

    def _typed(self, text: str) -> bool:
        """Whether the writer said it themselves: what they typed into the field above the draft."""
        if self._about is None:
            return False
        said, typed = folded(text).strip(" .?!"), folded(self._reviewed.about).strip(" .?!")
        if said in typed or (len(typed) > 12 and typed in said and len(said) - len(typed) < 40):
            return True
        telling = [term.stem for term in terms(text) if states_something(term)]
        return len(telling) > 2 and all(one in self._about.stems for one in telling)

    def _judge_foreign(self, sentence: Span) -> Iterator[Claim]:
        text = sentence.text
        yield from self._quotations(text, 0)
        yield from self._foreign.claims(text, 0, [match.span() for match in _QUOTED.finditer(text)])
        yield from self._withheld.in_foreign(text, 0)

    def _judge(self, sentence: Span, before: Before) -> Iterator[Claim]:
        text, offset, goes_on = sentence.text, sentence.start, before.of_them
        said = terms(text)
        near = self._near(text, said) or (list(before.near) if _GOES_ON.match(text) else [])
        quoted = [match.span() for match in _QUOTED.finditer(text)]
        everything = own_affairs(clauses(text), text) if goes_on else clauses(text)
        parts = [part for part in everything if part.asserts or part.presupposes]
        yield from self._quotations(text, offset)
        yield from swaps.of_a_kind(text, said, offset, near)
        own = [part for part in everything if part.own]
        for claim in self._relative(text, offset, near):
            if not any(part.start <= claim.start - offset < part.end for part in own):
                yield claim
        yield from self._history.familiarity(text, offset)
        yield from self._names.asked_of(text, said, offset)
        yield from self._careers.roles(text, offset)
        yield from self._careers.turns(text, offset)
        yield from self._careers.fellows(text, offset, [one for one in self._of_them if one.kind == "shared"])
        yield from self._predicates.opinions(text, offset, said)
        if (near and parts) or text.rstrip().endswith("?"):
            yield from self._predicates.changes(text, offset, near)
        if parts:
            yield from self._history.claims(text, offset, goes_on=goes_on)
        named = any(source.title and folded(source.title) in folded(text) for source in near)
        about_them = goes_on or bool(_YOU.search(text)) or any(source.fact for source in near)
        writers = before.own and (not goes_on or _SOMEBODY.match(text))
        writers = writers and not _YOU.search(text) and not any(source.fact for source in near)
        for part in everything:
            inside = _inside(said, part, quoted)
            if not writers:
                yield from self._names.claims(text, inside, offset, part)
            yield from self._withheld.claims(text, inside, offset, own=part.own)
        yield from self._names.named_after(said, offset)
        yield from turned_round(text, offset, near)
        yield from exchanged(text, offset, self._of_them)
        yield from works(text, offset, self._of_them)
        yield from made_with(text, offset, near, self._of_them)
        yield from self._dates.claims(text, offset, near, everything)
        for part in everything:
            inside = _inside(said, part, quoted)
            if about_them:
                yield from self._stated.claims(text, offset, inside, near, part)
            if about_them and not part.self_only and (part.asserts or part.presupposes):
                yield from swaps.retold(text, inside, offset, near)
                yield from swaps.of_a_class(inside, text, offset, near, self._of_them)
            if part not in parts:
                if about_them and near and not part.proposes and _PAST.search(text, part.start, part.end):
                    yield from self._numbers.claims(inside, said, text, offset, near)
                continue
            if about_them and not part.self_only and not part.proposes:
                yield from self._numbers.claims(inside, said, text, offset, near)
            if part.about_them or part.presupposes or named or (about_them and not part.self_only):
                yield from self._turned(text, inside, offset, part, near)
                if not part.proposes:
                    yield from swaps.undone(text, inside, offset, near)

    def _near(self, text: str, said: Sequence[Term]) -> list[Source]:
        """The sources that a sentence is about: named by their title, or sharing their telling words."""
        near = self._memory.near.get(text)
        if near is None:
            near = self._memory.near[text] = self._sought(text, said)
        return near

    def _sought(self, text: str, said: Sequence[Term]) -> list[Source]:
        plain = folded(text)
        asked = requested(text)
        telling = {term.stem for term in said if states_something(term) and term.start not in asked}
        found = []
        for source in self._of_them:
            shared, titled = len(telling & source.stems), bool(source.title) and folded(source.title) in plain
            if titled or shared >= 2 or (len(telling) > 1 and shared / len(telling) >= 0.5):
                found.append((titled, shared, source))
        found.sort(key=lambda one: one[:2], reverse=True)
        return [source for _, _, source in found]

    # One sort of claim after the other.

    def _quotations(self, text: str, offset: int) -> Iterator[Claim]:
        for match in _QUOTED.finditer(text):
            inner = next(group for group in match.groups() if group)
            plain = folded(inner).strip(" .,!?;:")
            bare = _LITTLE.sub("", f" {plain} ")
            if plain and not any(
                plain in source.folded or (len(bare.split()) > 2 and bare in _LITTLE.sub("", f" {source.folded} "))
                for source in self._sources
            ):
                sort = "title" if inner[:1].isupper() and len(inner.split()) < 9 else "quotation"
                yield Claim(offset + match.start(), offset + match.end(), sort, f"Nothing you know has “{inner}”.")

    def _relative(self, text: str, offset: int, near: list[Source]) -> Iterator[Claim]:
        facts = [source for source in near if source.fact]
        if not facts and (work := _WORK.search(text)):
            kind = _MEDIA.get(folded(work["kind"] or work["kind2"]))
            facts = [source for source in self._of_them if source.fact and source.kind == kind]
        for match in found(RELATIVE, text):
            said = text[match.start() : match.end()]
            if any(folded(match.group()) in source.folded for source in self._of_them):
                continue
            today = self._reviewed.today
            ours = bool(_BETWEEN.search(text)) or not facts
            if any(fits(match, day, today) for day in self._reviewed.days) and ours:
                continue
            if text[match.end() : match.end() + 2] in ("'s", "’s"):
                if _BETWEEN.search(text[match.end() :]):
                    reason = f"You have noted nothing of {match.group()}."
                    yield Claim(offset + match.start(), offset + match.end(), "relative-time", reason)
                continue
            if match["longer"] and _as_long(match, near):
                continue
            if match["today"] and re.search(r"\bold\b", text):
                continue  # "three weeks old today"
            if match["thisyear"] and re.search(r"\byears\b", text):
                continue  # "five years this year"
            if _OURS.search(text) and self._reviewed.days and not any(one.kind == "shared" for one in facts):
                reason = f"“{said}” does not fit the day of what you have noted of you two."
                yield Claim(offset + match.start(), offset + match.end(), "relative-time", reason)
                continue
            if (match["bare"] or match["feast"]) and (
                _SELF.match(text) or phrases.PROPOSAL.search(text) or text.rstrip().endswith("?")
            ):
                continue
            if not facts:
                continue
            told = [
                any(fits(match, day, today) for day in _years_in(source)) or fits(match, source.date, today)
                for source in (facts[:2] if near else facts)
            ]
            vague = match["recent"] is not None and all(one is None for one in told)
            if not any(told) and not vague:
                reason = f"“{said}” does not fit the day of what you know."
                yield Claim(offset + match.start(), offset + match.end(), "relative-time", reason)

    def _turned(
        self, text: str, inside: Sequence[Term], offset: int, part: Clause, near: list[Source]
    ) -> Iterator[Claim]:
        """What is said of a fact the other way round: an opposite in the place of a word."""
        if part.self_only or part.proposes:
            return
        here = {term.plain for term in inside}
        stems = {term.stem for term in inside if states_something(term)}
        for source in near:
            shared = len(stems & source.bare)
            if not source.fact or shared < 2:
                continue
            there = {term.plain for term in source.terms}
            for one, other in OPPOSITE:
                for mine, theirs in ((one, other), (other, one)):
                    if mine in here and mine not in there and theirs in there and theirs not in here:
                        term = next(term for term in inside if term.plain == mine)
                        if mine == "with" and re.search(r"\bwith no\b", text.lower()):
                            continue
                        if mine in STOP and _next(inside, mine) not in (None, _next(source.terms, theirs)):
                            continue  # "before" and "after" of other things are no opposites
                        reason = f"What you know says “{theirs}”."
                        yield Claim(offset + term.start, offset + term.end, "attribute", reason)
                        return


def _inside(said: Sequence[Term], part: Clause, quoted: Sequence[tuple[int, int]]) -> list[Term]:
    """The words of a clause that are in no quotation."""
    return [
        term for term in said
        if part.start <= term.start < part.end and not any(a <= term.start < b for a, b in quoted)
    ]  # fmt: skip


def _next(found: Sequence[Term], word: str) -> str | None:
    """The stem of the telling word after a word."""
    at = next((number for number, term in enumerate(found) if term.plain == word), len(found))
    return next((term.stem for term in found[at + 1 :] if states_something(term)), None)


def _years_in(source: Source) -> list[str]:
    """Years that a source tells of, beside its own day."""
    return [f"{number:.0f}" for number in source.numbers if 1950 <= number <= 2100]


def _as_long(match: re.Match[str], near: Sequence[Source]) -> bool:
    """Whether "for a year", "more than a year" is the length of a time that something near tells of."""
    unit = UNIT_SECONDS[match["lunit"]]
    least, most = (1.0, 2.5) if not match.group().startswith("for") else (0.8, 1.3)
    return any(least <= length / unit <= most for source in near for length in lengths(source))
