"""A message taken into its parts: greeting, sentences each with what it does, sign-off. Offsets are code points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.drafting.draft import Support
from assistant.facts.sentences import sentences
from assistant.settings.schema import Me

Role = Literal["opening", "question", "support", "courtesy"]

GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|guten tag|moin|hei|hej|bonjour|hola|"
    r"ciao)\b[^,!.\n?:;–—]{0,60}(?:[,!:]|(?=\s*\n))",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"(?:(?:all the |all my |with )?best(?: wishes| regards)?|(?:many |with )?thanks(?: again| in advance)?|thank you|"
    r"(?:kind |warm |best )regards|regards|cheers|yours(?: sincerely| truly)?|sincerely|take care|warmly|"
    r"(?:viele |liebe |beste |herzliche )?gr(?:ü|ue)(?:ß|ss)e|danke)\s*[,.!]?",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"\bno (?:hurry|rush|harm|pressure|worries|need to (?:answer|reply))|\bwhenever (?:it )?suits|"
    r"\b(?:two|a few|a couple of|one|a) (?:lines?|sentences?|words?)\b.{0,30}\b(?:help|do|plenty|enough|fine)\b|"
    r"\b(?:a|any) (?:short|brief|quick) (?:answer|reply)|\bone (?:line|sentence) is|\bleave it\b|\ball the same\b|"
    r"\bif (?:this|it|now) is (?:a )?(?:full|bad|busy)|\bthanks? (?:you )?(?:for reading|in advance|either way|anyway)|"
    r"\b(?:that|which) is fine(?: too)?\b|\bhope (?:you(?:'re| are)|this|all)\b|\bhave a (?:good|nice|great)\b|"
    r"\beven one sentence\b|\bnothing to answer\b|\bno answer\b|\bkeine eile\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:would|could|can|will) (?:you|we|i)\b|\bi(?:'d| would| could| can|'ll| will) (?:gladly|happily|be glad|"
    r"be happy|love|like|enjoy|read|review|look|help|send|introduce|put|buy)\b|\b(?:happy|glad) to\b|\blet me\b|"
    r"\bcoffee\b|\bwalk\b|\bvideo\b|\bon a call\b|\bcongratulations\b|\bthank(?:s| you) for\b|\bintroduc|"
    r"\brefer(?:ral|red)?\b",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"(?:it|its|this|that|these|those|they|their|there|he|she|so|but|and|or|also|then|which|because|still|instead|both|"
    r"neither|either|the same|the answer|in it)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"[?？؟][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence between greeting and sign-off."""

    start: int
    end: int
    text: str
    role: Role
    names: bool
    """Whether it names a thing of theirs, or leans on a fact."""
    holds: bool
    """Whether the message stands on it, though it is no question: a proposal, an offer, the thanks."""
    leans: bool
    """Whether it begins with a word that points back at the sentence before it."""
    introduces: bool
    """Whether it ends on a colon, and so belongs to what follows."""


@dataclass(frozen=True, slots=True)
class Message:
    """A body with its greeting apart from its sentences, and where its sign-off begins."""

    body: str
    greeting: tuple[int, int]
    """Start and end; the same where there is none."""
    parts: tuple[Part, ...]
    signed: int
    """Where the sign-off begins; the end of the body where there is none."""

    @property
    def question(self) -> Part | None:
        """The first question in it."""
        return next((part for part in self.parts if part.role == "question"), None)

    @property
    def opening(self) -> Part | None:
        """The sentence it opens with, unless that is its question already."""
        return next((part for part in self.parts if part.role == "opening"), None)

    @property
    def head(self) -> Part | None:
        """From the first sentence to the end of the question, when nothing but an opening stands before it."""
        asked = self.question
        if asked is None or any(part.start < asked.start and part is not self.opening for part in self.parts):
            return None
        start = self.parts[0].start
        names = any(part.names for part in self.parts if part.end <= asked.end)
        return replace(asked, start=start, text=self.body[start : asked.end], names=names)


def read_message(body: str, titles: Sequence[str], me: Me, support: Sequence[Support] = ()) -> Message:
    """Take a message into its parts. ``titles``: names of their things; ``support``: what leans on facts in it."""
    lead = len(body) - len(body.lstrip())
    found = GREETING.match(body, lead)
    greeting = (lead, found.end()) if found else (lead, lead)
    signed = _signed(body, greeting[1], me)
    folded = [title.casefold() for title in titles if title]
    parts: list[Part] = []
    for first, last in sentences(body[greeting[1] : signed]):
        start, end = greeting[1] + first, greeting[1] + last
        text = body[start:end]
        if not any(letter.isalnum() for letter in text):
            continue
        plain = text.replace("’", "'")
        role: Role = "support"
        if _ASKS.search(text):
            role = "question"
        elif _COURTESY.search(plain):
            role = "courtesy"
        elif not parts:
            role = "opening"
        parts.append(
            Part(
                start,
                end,
                text,
                role,
                names=any(title in text.casefold() for title in folded)
                or any(one.start < end and one.end > start for one in support),
                holds=_HOLDS.search(plain) is not None,
                leans=_LEANING.match(plain.lstrip("“\"'‘(")) is not None,
                introduces=text.endswith(":"),
            )
        )
    return Message(body, greeting, tuple(parts), signed)


def _signed(body: str, after: int, me: Me) -> int:
    """Where the sign-off begins: "Best,", the name, the site and what else stands below."""
    own = {line.strip().casefold() for line in (me.name, me.site, *me.signature.splitlines()) if line.strip()}
    if me.name.strip():
        own.add(me.name.split()[0].casefold())
    starts = [match.start() for match in re.finditer(r"(?m)^(?=.*\S)", body) if match.start() >= after]
    begins = len(body)
    for start in reversed(starts):
        line = body[start:].split("\n", 1)[0].strip()
        if line.casefold().strip(" ,.–—-") in own or line.casefold() in own or _SIGN_OFF.fullmatch(line):
            begins = start
        elif len(line) > _LONGEST_LINE or not _sign_off_above(body, starts, start):
            break
    spans = sentences(body[after:begins])
    if spans and body[after + spans[-1][0] : after + spans[-1][1]].casefold().strip(" ,.–—-") in own:
        begins = after + spans[-1][0]
    return begins


_LONGEST_LINE = 60
_MOST_LINES = 6


def _sign_off_above(body: str, starts: list[int], start: int) -> bool:
    """Whether "Best," or the like stands in one of the few lines above this one, with only short lines between."""
    at = starts.index(start)
    for above in reversed(starts[max(at - _MOST_LINES, 0) : at]):
        line = body[above:].split("\n", 1)[0].strip()
        if _SIGN_OFF.fullmatch(line):
            return True
        if len(line) > _LONGEST_LINE:
            return False
    return False
