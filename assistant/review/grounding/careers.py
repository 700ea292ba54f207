"""What somebody is, became or won: roles, a job taken or left, a prize; theirs, and the writer's as a fellow.

A single word tells such a thing, so that one word is enough to be wrong. It is looked for by its own class of words:
a source that tells of a job left, in whatever words, bears out any way of leaving one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.review.grounding.claim import Claim
from assistant.review.grounding.known import Source
from assistant.review.grounding.matching import found
from assistant.review.grounding.terms import folded, stem, terms

_TITLES = (
    r"(?:vice[- ]president|vp|head|director|chief|lead|leader|manager|founder|co-?founder|cto|ceo|chair(?:man"
    r"|woman)?|"
    r"professor|lecturer|researcher|scientist|architect|engineer|developer|designer|consultant|analyst|archivist|"
    r"librarian|editor|teacher|maintainer|president|principal|partner|owner|intern|student|officer|board member)"
)
_ADJECTIVES = (
    r"(?:new |former |then |first |fellow |now |senior |junior |studio |managing |chief |vice |technical |executive "
    r"|engineering |deputy |staff |lead |principal )*"
)
_OF = r"(?: (?:of|for) (?:the )?[\w-]+(?: [\w-]+)?)?"
_FIELD = (
    "software|firmware|hardware|data|product|project|design|storage|platform|security|network|web|mobile|backend|frontend"
    "|front-end|back-end|site|reliability|research|sales|marketing|quality|test|systems|infrastructure|machine|learning"
    "|program|programme|account|support|operations|release|embedded|cloud|game|graphics|database"
)
ROLE = re.compile(
    rf"\b(?:(?:as|being|become|became|are|were|you['’]re|you['’]d be|from one|to another|made|named|appointed"
    rf"|promoted to|as an?|now that you are|not bad for)\s+)"
    rf"(?:an? |the |our |their |its |\w+(?:['’]s) )?{_ADJECTIVES}(?:(?:{_FIELD}) )*{_TITLES}(?: {_TITLES})?{_OF}\b"
    rf"|(?<!\w)for an? {_ADJECTIVES}(?:(?:{_FIELD}) )+{_TITLES}\b"
    rf"|\bthe {_ADJECTIVES}(?:(?:{_FIELD}) )*{_TITLES} (?:of|for) (?:the )?[\w-]+(?= (?:at|of|in) [A-Z])"
    r"|\b(?:chairs?|heads?|runs?|leads?|running|heading|chairing|leading) (?:the )?(?:whole of )?[\w ]{0,24}?"
    r"(?:committee|board|department|division|whole of [\w-]+|working group|guild|chapter)\b",
    re.IGNORECASE,
)
"""Where a sentence says what somebody is."""
_WRITER = re.compile(
    rf"\b(?:speaking |writing )?(?:as|being|from|i am|i['’]m) (?:an?|one|another)? ?"
    rf"(?P<fellow>fellow )?(?P<what>(?:[\w-]+ ){{0,3}}?(?:{_TITLES}|programmer|coder|writer|author|speaker|organi[sz]er"
    r"|administrator|admin))\b"
    r"(?P<after>(?: (?:at|of|in|for) [\w ]{2,24}?)?,? (?:i|we|me|my|myself|too|like you|to another)\b)?",
)
"""The writer as one of a trade: "As a fellow map engineer I …", "Being a developer myself, …"; in small letters."""

_ADVERBS = r"(?: (?:have|had|has|just|recently|now|since|then|also|finally|already|even|\w+ly))*"
_PLACE = (
    r"(?: your (?:\w+ )?(?:job|post|role|position|company|team|employer|desk)\b"
    r"|(?= (?:in|last|this|on|after|before|and|for a|to (?:become|found|start|join))\b)|(?=[.,;!?]|$))"
)
LIFE = (
    (
        re.compile(
            rf"\byou(?:['’]ve|['’]d)?{_ADVERBS} (?:(?:left|quit)(?: COMPANY|{_PLACE})|resign(?:ed)?\b|stepped down"
            r"|handed in your notice|gave notice|were (?:fired|laid off|let go|made redundant)|got (?:fired|laid off)"
            r"|(?:have |had )?been (?:fired|laid off|let go)|retired(?! (?:the|your|it|an?|that|this)\b)|departed"
            r"|said goodbye to COMPANY|moved on from COMPANY)"
            r"|\byour (?:resignation|retirement|departure|dismissal|last day)\b"
        ),
        "leave left quit resign resignation depart departure retire retirement fire dismiss exit step-down former ex "
        "moved join joined new",
    ),
    (
        re.compile(
            rf"\byou(?:['’]ve|['’]d)?{_ADVERBS} (?:(?:were|are|was|got|been|being)(?: \w+ly| just| recently| now)* "
            r"(?:promoted|appointed|elected|hired|head-?hunted)\b"
            r"|(?:took|taken) (?:over|up) (?:as|the (?:post|role|job))"
            r"|(?:started|began) at COMPANY|joined COMPANY)|\byour (?:promotion|appointment|new (?:job|role|post"
            r"|position))\b"
        ),
        "promote promotion appoint appointment elect election hire join joined start begin become became take new lead "
        "head role job since",
    ),
    (
        re.compile(
            r"\b(?:you|it|they|that|which|yours?(?: \w+){0,4}?)(?:['’]ve|['’]d)?"
            rf"{_ADVERBS} (?:w[oi]n|earned|received|took|taken|collected|got|gets?"
            r"|(?:were|was|been|got) (?:awarded|given|handed|presented))\b[^.;!?]{0,40}?"
            r"\b(?:awards?|prizes?|medals?|grants?|trophy|trophies|fellowships?"
            r"|scholarships?|first place|second place|honou?rs)\b"
            r"|\b(?:was|were|been|got) (?:voted|named|chosen|elected|nominated|shortlisted|ranked|picked|crowned|rated)"
            r"\b[^.;!?]{0,24}?\b(?:best|favou?rite|finest|winner|number one|of the (?:year|day|month)"
            r"|award|prize)"
            r"|\byour (?:\w+[ -]){0,2}(?:award|prize|medal|nomination|award-winning)\b"
            r"|\bcongratulations on (?:winning|the (?:\w+ ){0,2}(?:award|prize|medal))"
        ),
        "award prize win won medal grant trophy fellowship scholarship honour vote nominate shortlist best place",
    ),
)
"""A turn in a life, with the words that one who knows of it would have."""
_HYPOTHETIC = re.compile(r"\b(?:if|when|whether|should|would|could|may|might|once|before|until|never)\b[^.;,]*$")


class Careers:
    """What is known of roles, jobs and prizes."""

    def __init__(self, known: list[Source], person: frozenset[str], company: str, *, trade: bool) -> None:
        """``trade``: the writer has said what they are."""
        self._of_them = [source for source in known if source.name != "me"]
        self._person = person
        self._me: frozenset[str] = frozenset().union(*(source.stems for source in known if source.name == "me"))
        self._trade = trade
        self._company = folded(company)

    def roles(self, text: str, offset: int) -> Iterator[Claim]:
        """What they, or somebody they know, are said to be; and what the writer says that they are themselves."""
        mine = [match for match in found(_WRITER, text) if match["fellow"] or match["after"]]
        for match in mine:
            said = {term.stem for term in terms(match["what"]) if len(term.plain) > 1} - _loose()
            if self._trade and not said <= self._me:
                reason = "Nothing that you say of yourself says so."
                yield Claim(offset + match.start(), offset + match.end("what"), "role", reason)
        for match in ROLE.finditer(text):
            before = text[: match.start()]
            if any(one.start() < match.end() and match.start() < one.end() for one in mine):
                continue
            if re.search(r"\b(?:i|we|my|i['’]m|we['’]re|me|us)\W*(?:\w+\W+){0,2}$", before, re.IGNORECASE):
                continue
            said = {term.stem for term in terms(match.group()) if len(term.plain) > 1} - _loose()
            if not any(said <= source.stems | self._person for source in self._of_them):
                yield Claim(
                    offset + match.start(), offset + match.end(), "role", "Nothing you know says they are that."
                )

    def fellows(self, text: str, offset: int, ours: Sequence[Source]) -> Iterator[Claim]:
        """What the writer says to have been where the other works; ``ours``: what both share."""
        for match in found(_fellow(self._company), text):
            said = {term.stem for term in terms(match["of"])} - _loose()
            if self._trade and not any(said <= stems for stems in (self._me, *(one.stems for one in ours))):
                reason = "Nothing that you say of yourself says so."
                yield Claim(offset + match.start(), offset + match.end(), "role", reason)

    def turns(self, text: str, offset: int) -> Iterator[Claim]:
        """A job taken or left, a prize won, of which nothing known has a word."""
        for pattern, words in _life(self._company):
            for match in found(pattern, text):
                if _HYPOTHETIC.search(text.lower(), max(0, match.start() - 40), match.start()):
                    continue
                if not any(words & source.bare for source in self._of_them):
                    reason = f"Nothing you know says “{text[match.start() : match.end()].strip()}”."
                    yield Claim(offset + match.start(), offset + match.end(), "attribute", reason)


@lru_cache(maxsize=32)
def _fellow(company: str) -> re.Pattern[str]:
    """The writer as one who is or was at their company."""
    name = re.escape(company) if company else r"(?!)"
    return re.compile(
        rf"\b(?:as|being|from) (?:an?|another) (?:fellow |former |ex-)*"
        rf"(?P<of>{name} (?:alum\w*|veteran|employee|engineer|intern|customer|user))\b"
    )


@lru_cache(maxsize=32)
def _life(company: str) -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """The turns of a life, with the company's name in its place."""
    name = re.escape(company) if company else r"(?!)"
    return tuple(
        (re.compile(pattern.pattern.replace("COMPANY", name)), frozenset(stem(word) for word in words.split()))
        for pattern, words in LIFE
    )


@lru_cache(maxsize=1)
def _loose() -> frozenset[str]:
    """What stands round the name of a role and is no part of it."""
    return frozenset(
        stem(word)
        for word in "the new now then former fellow being become became are were you you're made named from one "
        "another as our their its first that not bad for of an at in is be someone whole also just only still".split()
    )
