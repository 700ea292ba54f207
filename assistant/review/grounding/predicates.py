"""What a sentence says of them outright: what they hold, what they gave up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.review.grounding.claim import Claim
from assistant.review.grounding.known import Source, tells_change
from assistant.review.grounding.terms import Term, same, states_something, stem, terms
from assistant.review.wording import phrases

OPINION = re.compile(
    r"\byou(?:['’](?:re|ve|d)| are| have| would| also| even| once| still| rightly| clearly| always|['’]ve made it)*"
    r" (?:also |even |once |there |then |rightly |plain(?:ly)? |clear(?:ly)? )*"
    r"(?:argue|hold|say|show|claim|think|believe|maintain|insist|conclude|suggest|write|warn|admit|concede|find|prove"
    r"|argued|held|said|showed|claimed|thought|believed|maintained|insisted|concluded|suggested|wrote|warned|admitted"
    r"|found|proved|right|sure|convinced|go further and say|plain)"
    r"(?: there| then| once| yourself| in it| in \w+)? (?:that|how)\b"
    r"|\byour (?:\w+ )?(?:claim|view|decision|point|argument|opinion|position|conclusion|belief|stance|insistence"
    r"|conviction|verdict|warning|rule) (?:that|to|is)\b",
    re.IGNORECASE,
)
"""Where a sentence says what they hold; what follows is theirs, word for word or not."""

CHANGE = re.compile(
    phrases(
        r"""
        stop(?:ped|ping|s)?
        gave up|give up|giving up|given up
        quit(?:ting)?
        drop(?:ped|ping)?
        ditch(?:ed|ing)?
        scrap(?:ped|ping)?
        ax(?:e|ed|ing)
        shelv(?:e|ed|ing)
        abandon(?:ed|ing)?
        clos(?:e|ed|ing)
        cancel(?:led|ling)?
        retir(?:e|ed|ing)
        replac(?:e|ed|ing)
        switch(?:ed|ing)?
        left|leave|leaving
        cut(?:ting)?
        sold|sell|selling
        hir(?:e|ed|ing)
        fir(?:e|ed|ing)
        lost|lose|loses|losing
        reject(?:ed|ing)?
        refus(?:e|ed|ing)
        invent(?:ed|ing)?
        rewr(?:ite|ote|iting|itten)
        rebuil(?:d|t|ding)
        doubl(?:e|ed|ing)
        halv(?:e|ed|ing)
        merg(?:e|ed|ing)
        ban(?:ned|ning)?
        forbid(?:ding)?|forbade|forbidden
        crash(?:es|ed|ing)?
        fail(?:s|ed|ing)?
        """
    ).pattern,
    re.IGNORECASE,
)
"""Verbs of a change: who asks why it came takes for granted that it did."""
_STATED = re.compile(
    r"\b(?:why did|what made|what led|what drove|what got|when you|since you|after you|once you|before you|that you"
    r"|did you|did (?:your|the)|did|still|does it|you|again|whenever)\b",
    re.IGNORECASE,
)

_IF = re.compile(r"\b(?:if|unless|whether|suppose)\b[^.;,]*$", re.IGNORECASE)
_OFF = re.compile(r"(?: [\w’'-]+){0,5}? off\b")
_ASIDE = re.compile(r"\s*(?:out|alone|open|aside|short|for|by|in|it at|room)\b", re.IGNORECASE)
"""What makes another verb of it: "leave out", "drop by"."""


class Predicates:
    """What is said of them outright, held against everything known."""

    def __init__(self, known: list[Source]) -> None:
        self._of_them = [source for source in known if source.name != "me"]
        self._stems: frozenset[str] = frozenset().union(*(source.stems for source in known)) if known else frozenset()

    def opinions(self, text: str, offset: int, inside: Sequence[Term]) -> Iterator[Claim]:
        """What they are said to hold, of which two telling words or more are in nothing known."""
        match = OPINION.search(text)
        if match is None:
            return
        telling = [term for term in inside if term.start >= match.end() and states_something(term)]
        open_ = [term for term in telling if not ({term.stem} | same(term.stem)) & self._stems]
        if len(open_) >= 2 and len(open_) / len(telling) >= 0.4:
            words = ", ".join(f"“{term.text}”" for term in open_[:3])
            reason = f"Nothing you know says that they hold this: {words}."
            yield Claim(offset + open_[0].start, offset + open_[-1].end, "attribute", reason)

    def changes(self, text: str, offset: int, near: list[Source]) -> Iterator[Claim]:
        """A change that a question, or a "still", takes for granted and no fact near it tells of."""
        for match in CHANGE.finditer(text):
            if not _STATED.search(text[max(0, match.start() - 30) : match.start()]) or _ASIDE.match(
                text[match.end() :]
            ):
                continue
            if _IF.search(text, 0, match.start()):
                continue
            words = match.group().lower().split()
            verb = "give-up" if len(words) > 1 else stem(words[0])
            if verb == "switch" and _OFF.match(text, match.end()):
                verb = "turn-off"
            wanted = {verb} | same(verb)
            spoken = near or self._touched(text)
            others = {term.stem for term in terms(text) if states_something(term)} - wanted
            bearing = [source for source in spoken if others & source.stems] or spoken
            if not any(
                wanted & source.bare or verb in source.stems or tells_change(source.text, verb) for source in bearing
            ):
                reason = f"Nothing you know says “{match.group().lower()}”."
                yield Claim(offset + match.start(), offset + match.end(), "presupposed", reason)

    def _touched(self, text: str) -> list[Source]:
        """What shares a telling word with a sentence that is near to nothing."""
        telling = {term.stem for term in terms(text) if states_something(term)}
        return [source for source in self._of_them if telling & source.bare]
