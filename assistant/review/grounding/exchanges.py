"""One thing given up for another: "replaced A with B", "from A to B", "B in place of A", "dropped A", "adopted B".

Who is known to have replaced A with B has dropped A and taken up B, however it is said; dropping B, taking up A, or
another name on either side is something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.review.grounding.claim import Claim
from assistant.review.grounding.known import Source
from assistant.review.grounding.terms import Term, same, terms
from assistant.review.grounding.words import STOP

_ENDS = r"(?: (?:because|since|when|after|before|so|as|and|but|which|who|that|while|last|this|in|at|on)\b|[.,;:!?]|$)"
_SIDE = r"(?:(?! (?:with|by|for|to|from|because|and)\b)[^.,;:!?]){2,40}?"
_EXCHANGE = re.compile(
    rf"\b(?:replac|swap|swapp|substitut|exchang|trad)(?:e|ed|es|s|ing) (?:out )?(?P<a1>{_SIDE}) (?:with|by|for)"
    rf" (?P<b1>[^.,;:!?]{{2,40}}?){_ENDS}"
    rf"|\b(?:mov|switch|migrat|chang|convert|port|go|went|com|came)(?:e|ed|es|s|ing)? (?:over "
    rf"|away |back )?from (?P<a2>{_SIDE})"
    rf" (?:to|onto) (?P<b2>[^.,;:!?]{{2,40}}?){_ENDS}"
    rf"|(?P<b3>[^.,;:!?]{{2,40}}) (?:instead|in place|in lieu) of (?P<a3>[^.,;:!?]{{2,40}}?){_ENDS}"
    rf"|(?P<a4>[^.,;:!?]{{2,40}}) (?:gave|gives|made) (?:way|room) (?:to|for) (?P<b4>[^.,;:!?]{{2,40}}?){_ENDS}"
    rf"|(?P<b5>[^.,;:!?]{{2,40}}) (?:took|takes|has taken) the place of (?P<a5>[^.,;:!?]{{2,40}}?){_ENDS}",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"\b(?:drop(?:ped|ping)?|ditch(?:ed|ing)?|abandon(?:ed|ing)?|quit(?:ting)?|scrap(?:ped|ping)?|g[ai]ve(?:n)? up"
    r"|giving up"
    r"|retire[ds]?|retiring|remov(?:ed?|ing)|discard(?:ed|ing)?|walk(?:ed|ing)? away from|g[eo]t(?:ting)? rid of"
    r"|did away with|doing away with|mov(?:ed?|ing) (?:off|away from)|thr[eo]w(?:n)? out|phas(?:ed|e|ing) out) "
    r"(?P<what>[^.,;:!?]{2,30})",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"\b(?:adopt(?:ed|ing)?|embrac(?:ed?|ing)|introduc(?:ed?|ing)|took up|taking up|mov(?:ed?|ing) (?:over )?to"
    r"|switch(?:ed|ing)? (?:over )?to|went for|opt(?:ed)? for|settled on) (?P<what>[^.,;:!?]{2,30})",
    re.IGNORECASE,
)
_REST = re.compile(r" (?:for|with|by|to|from|in|because|since|when|after|as|and|so)\b.*", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|never|no longer|did you|would you|instead of|rather than)\b|n['’]t\b", re.IGNORECASE)
TURNED = "What you know says it the other way round."


@dataclass(frozen=True, slots=True)
class Exchange:
    """The words of the two sides, with their places in the text."""

    old: tuple[Term, ...]
    new: tuple[Term, ...]
    start: int
    end: int

    @property
    def given_up(self) -> frozenset[str]:
        return _stems(self.old) - _stems(self.new)

    @property
    def taken_up(self) -> frozenset[str]:
        return _stems(self.new) - _stems(self.old)


@lru_cache(maxsize=2048)
def exchanges(text: str) -> tuple[Exchange, ...]:
    """Every exchange that a text tells of."""
    found = []
    for match in _EXCHANGE.finditer(text):
        for number in "12345":
            if match[f"a{number}"]:
                old, new = (_content(text, *match.span(f"{side}{number}")) for side in "ab")
                if old and new:
                    found.append(Exchange(old, new, min(old[0].start, new[0].start), max(old[-1].end, new[-1].end)))
    return tuple(found)


def exchanged(text: str, offset: int, near: Sequence[Source]) -> Iterator[Claim]:
    """What a sentence says was given up or taken up, against the exchange that a source near it tells of."""
    for source in near:
        for known in exchanges(source.text):
            for said in exchanges(text):
                reason = _wrong(said, known, source)
                if reason:
                    yield Claim(offset + said.start, offset + said.end, "attribute", reason)
                    return
            for pattern, right, wrong in (
                (_DROPPED, known.given_up, known.taken_up),
                (_ADOPTED, known.taken_up, known.given_up),
            ):
                for match in pattern.finditer(text):
                    what = _content(text, match.start("what"), match.start("what") + len(_REST.sub("", match["what"])))
                    if _DENIED.search(text, 0, match.start()) or _meets(what, right) or not _meets(what, wrong):
                        continue
                    yield Claim(offset + match.start(), offset + what[-1].end, "attribute", TURNED)
                    return


def _wrong(said: Exchange, known: Exchange, source: Source) -> str:
    """Why an exchange is not the known one; empty where nothing speaks against it."""
    old, new = _meets(said.old, known.given_up), _meets(said.new, known.taken_up)
    if (_meets(said.old, known.taken_up) and not old) or (_meets(said.new, known.given_up) and not new):
        return TURNED
    for one, side, there in ((old, said.new, known.new), (new, said.old, known.old)):
        strange = one and not any(term.stem in source.stems for term in side)
        if strange and any(term.name for term in side) and side is not (said.new if new else None):
            return f"What you know says “{' '.join(term.text for term in there)}”."
    return ""


def _content(text: str, start: int, end: int) -> tuple[Term, ...]:
    """The words between two places that are more than grammar."""
    return tuple(
        term for term in terms(text) if start <= term.start < end and term.plain not in STOP and len(term.plain) > 2
    )


def _stems(found: Sequence[Term]) -> frozenset[str]:
    return frozenset(term.stem for term in found)


def _meets(found: Sequence[Term], wanted: frozenset[str]) -> bool:
    return any(term.stem in wanted or same(term.stem) & wanted for term in found)
