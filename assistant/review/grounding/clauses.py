"""The clauses of a sentence: which state something, which take it for granted, which only ask or propose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from assistant.review.finding import Reviewed
from assistant.review.grounding import phrases
from assistant.review.grounding.matching import found
from assistant.review.grounding.meetings import compound
from assistant.review.grounding.terms import folded
from assistant.review.text import Span

_PART = re.compile(
    r"[;:]\s|\s[–—-]\s|—|,\s+(?:and|but|so|which|because|though|while|who|yet|where|when|after|before|then|or)\b"
    r"|\s(?:because|although|whereas)\s",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:you|your|yours|you['’](?:re|ve|d|ll))\b", re.IGNORECASE)
_SELF = re.compile(
    r"^\W*(?:(?:and|but|so|as for me|these days|at work|here|right now|because|which is how|which is why|ever|for|now"
    r"|today|then),? )*"
    r"(?:(?:at|in|on|with|since|over|after|up|for) (?!you)[\w ]{2,35}?,? |(?:at|in|on|from|over|for) (?=my |our )"
    r"|(?:last|this|every|each|next|one|some) \w+,? )?"
    r"(?:i|we|my|our|us|mine|i['’]m|i['’]ve|i['’]d|i['’]ll|we['’]re|we['’]ve)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:what|that|which) (?:i|we) have\b|\bof ours\b|^\W*(?:one|some|most|all|two) of (?:our|my)\b"
    r"|^\W*(?:(?:up |down |over |out )?here|next door),? (?!(?:is|are) (?:what|why|how|the|a)\b)|^\W*where (?:i"
    r"|we) (?:live|work"
    r"|am|are|sit|come from)\b"
    r"|^\W*(?:everybody|everyone|nobody|no one|somebody|people|folks|most|some|others|those|all|anyone|anybody)"
    r" (?:who |whom |that )?(?:(?:i|we) \w+|(?:around |over |up |down )?here\b|(?:at|in|on|from|of|around) (?:my"
    r"|our)\b)"
    r"|^\W*(?:an? |one |some |two |three )?(?:\w+ )?(?:\w+) (?:of mine|of ours|i (?:know|work with|trust|ask))\b"
    r"|^\W*(?:half|most|all|many|some|few|both) (?:of )?(?:the )?(?:\w+ ){1,2}(?:that |whom )?(?:i|we) \w+"
    r"|^\W*(?:learn(?:ed|t)|grew up|trained|studied|served|raised|born|based) ",
    re.IGNORECASE,
)
"""A clause on what the writer has, where they are, whom they know, and one that leaves their "I" out."""
_OF_OTHERS = re.compile(
    r"\b(?:i|we)(?:['’](?:m|ve|d|re))?(?: \w+ly| have| had| am| was| also| only| just| always| even)* "
    r"(?:hear|heard|gather|gathered|told|see|saw|know|knew|understand|understood|read|learn(?:t|ed)?,? (?:that|of"
    r"|from|how"
    r"|about|why|what)|noticed?|wish|miss"
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
_INVITED = re.compile(
    r"^\W*(?:(?:and|or|so|but|then|perhaps|maybe|why not|what about|fancy|care for) )*"
    r"(?:an? |some |the )?(?:(?:quick|short|small|cold|hot|simple|good|early|late|quiet|long) )?"
    r"(?:coffee|tea|beer|pint|wine|juice|drinks?|lunch|breakfast|brunch|supper|dinner|bite|meal|snack|soup|cake"
    r"|ice cream"
    r"|walk|stroll|table|bench|glass|chat)\b(?![^.;!?]*\b(?:was|were|had|went|gave|made|is|are|has)\b)"
    r"|^\W*(?:(?:and|or|so|then|please|do|just) )*(?:join (?:me|us)|come (?:by|along|over|and|to|with)|be my guest)\b"
    r"|\blet me (?:\w+ )?(?:take|invite|treat|show|bring|buy|get|offer|meet|stand|cook) (?:you )?"
    r"|\b(?:my treat|on me)\b[.!?,]*$",
    re.IGNORECASE,
)
"""Where the writer invites, without a verb that says so, or with one of its own."""
_HAS = re.compile(
    r"^\W*(?:and |but |so )?(?:i|we)(?:['’]ve)?(?: (?:have|still|also|just|now))* (?:have|own|keep|got|found|bought"
    r"|made|built"
    r"|brought) (?:(?!\byou)[^,;:.]){3,80}?(?=,? (?:that|which|if|in case|should|for) you\b)",
    re.IGNORECASE,
)
"""What the writer has, before what they say of it to the other: "a spare cell from … that you could have"."""
_VERBS = (
    "send|share|show|tell|point|give|forward|mail|drop|let|paste|attach|post|name|pick|say|add|write|ask|call|look|read|try"
    "|explain|describe|compare|mention"
)
_REQUEST = re.compile(
    r"\b(?:could|can|would|will|might) (?:you|somebody|someone|anybody) (?:(?:\w+ly|also|please|just|perhaps|maybe|even"
    r"|mind|then|still) )*(?P<asked>\w+)"
    r"|\b(?:if|in case|that) you (?:could|can|would|might) (?:(?:\w+ly|also|please|just|perhaps|even"
    r"|then) )*(?P<ifs>\w+)"
    rf"|(?:^|[.,;:!?] |\b(?:and|or|then|please|just) )\W*(?:(?:please|just|do|also|kindly"
    rf"|simply) )*(?P<told>{_VERBS})\b(?! by\b)",
    re.IGNORECASE,
)
"""The verb of a request, which states nothing."""
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
_THANKS = re.compile(
    r"thank(?:s| you)(?: so| very)?(?: much)?(?: again)? for (?:the |that |your |a )?(?:\w+ )?(?:lunch|dinner"
    r"|breakfast|supper|coffee"
    r"|tea|beer|drinks?|meal|cake|walk|evening|chat|call|visit)\b",
    re.IGNORECASE,
)
"""Thanks for a meeting are no mere end of a letter: they say that there was one."""
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
    r"(?:^|[,;:.!?—–-]\s*|\b(?:and|but|so|or|me|wonder|ask|then)\s)\W*(?:what|how|why|which|who|whom|whose|where"
    r"|when|do|does"
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
    if not text or _GREETING.match(text):
        return True
    if len(text.split()) <= 6 and _SIGN_OFF.match(text) and not _THANKS.match(text):
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
    if has := _HAS.match(text):
        cuts = sorted({*cuts, has.end()})
    asking = text.rstrip().endswith("?") and not _TAG.search(text) and bool(_ASKING.search(text))
    parts: list[Clause] = []
    follows = own = False
    for start, end in pairwise(cuts):
        part = text[start:end]
        if not part.strip():
            continue
        bare = _LEAD.sub("", part, count=1) if start else part
        you = bool(_YOU.search(part))
        mine = bool(_SELF.match(bare) or _OWN.search(bare))
        who = _OWN.search(part)
        wants = phrases.PROPOSAL.search(part, who.end() if who else 0) or phrases.COURTESY.search(part)
        proposes = bool(_INVITED.search(part) or wants)
        last = end >= len(text.rstrip())
        question = asking and bool(_ASKS.match(bare) or (last and not _GRANTED.match(part)))
        presupposed = phrases.PRESUPPOSED.search(part) if question else None
        granted = asking and not question and bool(_GRANTED.match(part))
        about = you or (follows and not mine)
        own = (mine or own) and not you and not _joint(text, start, end) and not _hearsay(part)
        parts.append(
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
    return tuple(parts)


def requested(text: str) -> frozenset[int]:
    """Where the verbs of a sentence's requests begin."""
    return frozenset(match.start(name) for match in found(_REQUEST, text) if (name := match.lastgroup))


def _joint(text: str, start: int, end: int) -> bool:
    """Whether a clause tells of something of both: "our call", and not "our call centre"."""
    return any(not compound(text, match.start(), match.end()) for match in _JOINT.finditer(text, start, end))


def _hearsay(part: str) -> bool:
    """Whether the writer speaks of what is somebody else's; "everybody I ask" only names who they are."""
    who = _OWN.search(part)
    return any(who is None or match.end() > who.end() for match in _OF_OTHERS.finditer(part))


def own_affairs(parts: Sequence[Clause], text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence after one that was about them: what goes on about that is not the writer's own."""
    return tuple(
        replace(part, own=False) if part.own and _REFERS.search(text, part.start, part.end) else part for part in parts
    )
