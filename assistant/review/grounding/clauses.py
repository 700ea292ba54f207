"""The clauses of a sentence: which state something, which take it for granted, which only ask or propose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from assistant.review.finding import Reviewed
from assistant.review.grounding import phrases
from assistant.review.grounding.terms import folded
from assistant.review.text import Span

_PART = re.compile(
    r"[;:]\s|\s[–—-]\s|—|,\s+(?:and|but|so|which|because|though|while|who|yet|where|when|after|before|then|or)\b|\s(?:because|although|whereas)\s",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:you|your|yours|you['’](?:re|ve|d|ll))\b", re.IGNORECASE)
_SELF = re.compile(
    r"^\W*(?:(?:and|but|so|as for me|these days|at work|here|right now|because|which is how|which is why|ever|for|now"
    r"|today|then),? )*"
    r"(?:(?:at|in|on|with|since|over|after|up) (?!you)[\w ]{2,35}?,? |(?:at|in|on|from|over|for) (?=my |our )"
    r"|(?:last|this|every|each|next|one|some) \w+,? )?"
    r"(?:i|we|my|our|us|mine|i['’]m|i['’]ve|i['’]d|i['’]ll|we['’]re|we['’]ve)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:what|that|which) (?:i|we) have\b|\bof ours\b|^\W*(?:one|some|most|all|two) of (?:our|my)\b", re.IGNORECASE
)
"""A clause on what the writer has."""
_OF_OTHERS = re.compile(
    r"\b(?:i|we)(?:['’](?:m|ve|d|re))?(?: \w+ly| have| had| am| was| also| only| just| always| even)* "
    r"(?:hear|heard|gather|gathered|told|see|saw|know|knew|understand|understood|read|learn|learnt|noticed?|wish|miss"
    r"|missed|sorry|like|liked|love|loved|admired?|enjoy|enjoyed|remember|recall|late to|ask|write|writing)\b"
    r"|\bsince the (?:\w+ )?(?:essay|article|post|piece|talk|keynote|book)\b",
    re.IGNORECASE,
)
"""Hearsay, liking, regret, and why one writes: the writer speaks, of what is somebody else's."""
_REFERS = re.compile(
    r"\b(?:it|its|that|them|they|their|this|these|those|since|one)\b"
    r"|\bthe (?:\w+ )?(?:essay|article|post|piece|talk|keynote|book|paper|tool|library|release|launch|project)s?\b",
    re.IGNORECASE,
)
"""What may stand for something of theirs, where the sentence before was about them."""
_JOINT = re.compile(
    r"\b(?:both|together|each other|one another|the same|mutual|in common|shared?|met|spoke|talked|chatted|discussed"
    r"|our (?:\w+ )?(?:call|chat|talk|lunch|coffee|dinner|conversation|exchange|meeting))\b",
    re.IGNORECASE,
)
"""What "we" and "our" are the two for, and not the writer's own people."""
_SIGN_OFF = re.compile(
    r"^(?:(?:all the |kind |warm |best |many |with )*(?:best|wishes|regards|cheers|thanks|yours|warmly|sincerely)"
    r"|thank you|take care|viele grüße|liebe grüße|until then|p\.?s\.?)[,.!\s]*(?:\S+(?: \S+){0,3})?$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|hallo|good (?:morning|afternoon|evening)|liebe[rs]?|moin|hei|hej)\b[^.?!]{0,40}[,!:]?$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^\W*(?:and|but|so|which|because|though|while|who|yet|where|then|or)?\W*", re.IGNORECASE)
_TAG = re.compile(
    r",\s*(?:right|no|yes|correct|(?:is|are|was|were|do|does|did|has|have|had|would|could|can|will|ca|wo)(?:n['’]t)?"
    r" (?:you|it|they|that|he|she|there|we))\?$",
    re.IGNORECASE,
)
"""What makes a statement a question only by its tail."""
_ASKING = re.compile(
    r"(?:^|[,;:.!?—–-]\s*|\b(?:and|but|so|or|me|wonder|ask|then)\s)\W*(?:what|how|why|which|who|whom|whose|where|when|do|does"
    r"|did|is|are|was|were|would|could|can|should|have|has|had|will|any|at what|in what|for whom)\b",
    re.IGNORECASE,
)
"""Where a question begins; "So only two are left?" has none, and states it."""
_GRANTED = re.compile(
    r"\W*(?:and |but |so )?(?:when|since|after|before|once|while|because|now that|given|as|although|though)\b",
    re.IGNORECASE,
)
"""The part of a question that says under which circumstances it is asked."""
_ASKS = re.compile(
    r"\W*(?:what|how|why|which|who|whom|whose|where|when|do|does|did|is|are|was|were|would|could|can|should|have|has"
    r"|will|if you)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence; ``start`` and ``end`` are code points into the sentence."""

    start: int
    end: int
    asserts: bool
    """It says that something is so."""
    presupposes: bool
    """It asks, and takes something for granted."""
    about_them: bool
    self_only: bool
    """It is about the writer alone."""
    own: bool
    """It tells of the writer's own affairs, by itself or by going on about them: theirs to say."""
    proposes: bool
    follows: bool
    """It goes on about what the clause before it said of them."""
    sentence_start: int = 0


def framing(sentence: Span, at: int, number: int, reviewed: Reviewed) -> bool:
    """Whether a sentence is greeting, sign-off or signature."""
    text = sentence.text.strip()
    if not text or _GREETING.match(text) or (len(text.split()) <= 6 and _SIGN_OFF.match(text)):
        return True
    plain = folded(text)
    first = folded(reviewed.me.name).split(" ")[0]
    if first and at >= number - 2 and len(text.split()) <= 6 and re.search(rf"\b{re.escape(first)}\b", plain):
        return True
    mine = [folded(part) for part in (reviewed.me.name, reviewed.me.site, reviewed.me.signature) if part]
    return any(plain in one or one in plain for one in mine) and len(text.split()) <= 12


@lru_cache(maxsize=2048)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of one sentence, in order."""
    cuts = [0, *(match.start() for match in _PART.finditer(text)), len(text)]
    asking = text.rstrip().endswith("?") and not _TAG.search(text) and bool(_ASKING.search(text))
    found: list[Clause] = []
    follows = own = False
    for start, end in pairwise(cuts):
        part = text[start:end]
        if not part.strip():
            continue
        bare = _LEAD.sub("", part, count=1) if start else part
        you = bool(_YOU.search(part))
        mine = bool(_SELF.match(bare) or _OWN.search(bare))
        proposes = bool(phrases.PROPOSAL.search(part) or phrases.COURTESY.search(part))
        last = end >= len(text.rstrip())
        question = asking and bool(_ASKS.match(bare) or (last and not _GRANTED.match(part)))
        presupposed = phrases.PRESUPPOSED.search(part) if question else None
        granted = asking and not question and bool(_GRANTED.match(part))
        about = you or (follows and not mine)
        own = (mine or own) and not you and not _JOINT.search(part) and not _OF_OTHERS.search(part)
        found.append(
            Clause(
                start=start + (presupposed.start() if presupposed and question else 0),
                end=end,
                asserts=not question and not granted,
                presupposes=bool(presupposed) or granted,
                about_them=about,
                self_only=mine and not you,
                own=own and not proposes,
                proposes=proposes and not presupposed,
                follows=follows,
                sentence_start=0,
            )
        )
        follows = you or (follows and not mine)
    return tuple(found)


def own_affairs(parts: Sequence[Clause], text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence after one that was about them: what goes on about that is not the writer's own."""
    return tuple(
        replace(part, own=False) if part.own and _REFERS.search(text, part.start, part.end) else part for part in parts
    )
