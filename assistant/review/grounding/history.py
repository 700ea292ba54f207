"""What a sentence claims of the two: that they met or told, that the writer did something, that they are close."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.finding import Reviewed
from assistant.review.grounding import phrases
from assistant.review.grounding.between import CLOSER, SHARED_PAST
from assistant.review.grounding.claim import Claim
from assistant.review.grounding.deeds import deeds, titles_of
from assistant.review.grounding.known import Source
from assistant.review.grounding.matching import found
from assistant.review.grounding.meetings import MEALS, compound, on_record
from assistant.review.grounding.terms import folded, number_of, same, states_something, stem, terms

REMEMBERED_SHARE = 0.51
"""Share of a sentence's telling words that one note has to have, to bear out what it says of the two."""
_SPOKE = frozenset({"met", "talked"})
_GAVE = _SPOKE | {"replied", "helped-me", "introduced-me", "referred-me", "asked-me"}
_WISH = re.compile(
    r"\b(?:would|could|can|may|might|if|hope|hoping|like|love|want|wish|gladly|happy|glad to|shall|should|how about"
    r"|will|['’]ll|['’]d|let us|let['’]s|to|don['’]t|not|never|haven['’]t|without|before)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:made|makes|got|gets|set|left|leaves|had|has|keeps?|kept|sent) (?:me|us) "
    r"(?:think|thinking|want|wanting|wonder|wondering|write|curious|with (?:one|a) question|of use)\b"
    r"|\b(?:made|led|brought|prompted|moved) me to (?:write|ask|you)\b|\bbrought me (?:back|here)\b",
    re.IGNORECASE,
)
"""Why the writer writes: that is theirs to say."""
_WITNESSED = re.compile(
    r" (?:it|(?:you|your \w+) (?:speak|present|talk|give|on stage|live|in|at|play|perform|work)\w*|(?:your"
    r"|the) (?:\w+ )?(?:talk|keynote|lecture"
    r"|demo|slides|recording|session|speech|interview|performance|panel)|[“\"«„])",
    re.IGNORECASE,
)
"""What the writer would have had to be there for."""
_DENIED = re.compile(r"\b(?:never|hardly|barely|not (?:yet|really))\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:you|your|yours|it|that|this|them|those|one of)\b|[“\"«„]", re.IGNORECASE)
_YOURS = re.compile(r"\b(?:you|your|yours|one of)\b|[“\"«„]", re.IGNORECASE)
"""The same where no sentence before has named what "it" is."""
_POLITE = re.compile(
    r"for (?:your time|the time|reading|your patience|your help|your answer|your advice)$",
    re.IGNORECASE,
)


_THIRD = re.compile(
    r"\b(?:colleagues?|boss|manager|team|team-?mates?|co-?workers?|co-?founder|friends?|students?|assistant|director"
    r"|office|people|somebody|someone|your (?:name|address|contact|number|way)|(?:to|about|of) you\b)"
)
"""Somebody else, who told of the one or sent the other: that the two once spoke does not say so."""
_NOTES = frozenset({"answered", "talked", "helped", "noted"})
_FROM_TALK = re.compile(r"\b(?:talk|talking|conversation|chat|call|meeting|met|one thing stays)\b", re.IGNORECASE)


_IT = re.compile(
    r"\s*(?:it|them|(?:one|two|three|four|some|most|all|each|both|a few|many) of (?:it|them|those|these)|both"
    r"|one\b(?! of (?:my|our))|the same|the (?:project|tool|library|book|post|essay|talk|recording|slides)"
    r"|all of (?:my|our)|every \w+ of (?:it|them))\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:promis|offer|agre|owe|invit|arrang|vouch|recommend|introduc|word for you|rode|eaten|compared|exchanged"
    r"|swapped|traded|argued|went over yours)\w*",
    re.IGNORECASE,
)
"""Said to have been done between the two, so that a note of just that is wanted."""
_YOUR = re.compile(r"(?<!like )\byours?\b|\bthe way you\b|\bafter you\b|\bto see how you\b", re.IGNORECASE)


class History:
    """What is on record of the two, held against what a sentence says of them."""

    def __init__(self, reviewed: Reviewed, known: list[Source]) -> None:
        self._reviewed = reviewed
        self._typed = [source for source in known if source.name == "about"]
        # In a kind that is about a meeting or a favour, what is typed says that there was one.
        needs = reviewed.kind.needs if reviewed.kind and self._typed else ()
        self._said_met, self._said_helped = "meeting" in needs, "help" in needs
        self._between = [
            source for source in known if source.kind in ("shared", "mutual", "note") or source.name in _NOTES
        ]
        self._of_them = [source for source in known if source.name != "me"]
        self._titles = {term.stem for source in self._of_them for term in terms(source.title)}
        """A work's own name says nothing of what was done with it."""
        self._named = titles_of(source.title for source in self._of_them)
        self._mine = [source for source in known if source.name == "me"]

    def claims(self, text: str, offset: int, *, goes_on: bool = False) -> Iterator[Claim]:
        """The unsupported ones in a sentence."""
        happened = self._reviewed.happened
        for match in found(phrases.MET, text):
            if self._said_met or _wished(text, match) or compound(text, match.start(), match.end()):
                continue
            if not self._on_record(text, match, bool(happened & _SPOKE)):
                reason = "You have noted nothing of the kind between you two."
                yield Claim(offset + match.start(), offset + match.end(), "shared-history", reason)
        for match in found(phrases.TOLD, text):
            if self._said_helped or _POLITE.search(match.group()) or _wished(text, match):
                continue
            if not self._on_record(text, match, bool(happened & _GAVE)):
                reason = "You have not noted that they told, answered or helped you."
                yield Claim(offset + match.start(), offset + match.end(), "shared-history", reason)
        person = self._reviewed.person
        close = person is not None and person.closeness in ("friend", "colleague")
        for match in found(SHARED_PAST, text):
            if _DENIED.search(match.group()) or (close and " owe you" in match.group().lower()):
                continue
            if compound(text, match.start(), match.end()):
                continue
            if not (self._said_met or self._said_helped or _wished(text, match) or self._recalled(text, match)):
                reason = "You have noted nothing of the kind between you two."
                yield Claim(offset + match.start(), offset + match.end(), "shared-history", reason)
        talked = {place for match in found(phrases.MET, text) for place in range(match.start(), match.end())}
        heard = bool(happened & _SPOKE or self._typed)
        for pattern, reason in (
            (phrases.ACT, "Nothing you know says that you did."),
            (phrases.EFFECT, "Nothing you know says that it did that to you."),
        ):
            for match in found(pattern, text):
                around = text[max(0, match.start() - 8) : match.end() + 40]
                rest = text[match.start() :]
                theirs = (_THEIRS if goes_on else _YOURS).search(text if pattern is phrases.EFFECT else rest)
                if (
                    _wished(text, match)
                    or _REASON.search(around)
                    or not (theirs or self._theirs(text if pattern is phrases.EFFECT else rest))
                ):
                    continue
                if folded(text[: match.start()]).endswith("you and") or _came_to_know(text, match):
                    continue
                if match.end() - 1 in talked or (heard and pattern is phrases.EFFECT and _FROM_TALK.search(text)):
                    continue  # that the two talked is looked at above
                if not self._writer_did(text, match.group()) and not self._noted(text, typed=False):
                    yield Claim(offset + match.start(), offset + match.end(), "act", reason)
        for match in found(phrases.UNSAID, text):
            if self._theirs(text[match.start("what") : match.end("what")]):
                did = text[match.start("verb") : match.end("verb")]
                if not self._writer_did(text, did) and not self._noted(text, typed=False):
                    reason = "Nothing you know says that you did."
                    yield Claim(offset + match.start("verb"), offset + match.end("verb"), "act", reason)
        for match in deeds(text, self._named):
            if match.start() not in talked and not _wished(text, match) and not self._noted(text):
                yield Claim(offset + match.start(), offset + match.end(), "act", "Nothing you know says that you did.")
        if goes_on:
            yield from self._went_on(text, offset)

    def _went_on(self, text: str, offset: int) -> Iterator[Claim]:
        """What the writer did with "it", of which the sentence before spoke."""
        for match in phrases.DID.finditer(text):
            if match["verb"].lower() in phrases.OWN_MIND or _wished(text, match):
                continue
            noted = self._writer_did(text, match["verb"]) or self._noted(text)
            if _IT.match(text[match.end() : match.end() + 60]) and not noted:
                yield Claim(offset + match.start(), offset + match.end(), "act", "Nothing you know says that you did.")

    def _recalled(self, text: str, match: re.Match[str]) -> bool:
        """Whether the meeting that is named is on record, or, where none is, what the sentence tells."""
        met = self._meeting(text, match) if self._reviewed.happened & _SPOKE else None
        return self._remembered(text) if met is None else met

    def _meeting(self, text: str, match: re.Match[str]) -> bool | None:
        notes = [source for source in self._between if source.name in _NOTES or source.kind == "shared"]
        return on_record(text, match.start(), match.end(), [*notes, *self._typed])

    def _remembered(self, text: str) -> bool:
        """Whether one note of the two, or what is typed, has about half of what a sentence tells of their past."""
        if self._typed and not self._between and self._reviewed.happened:
            return True
        telling = [term for term in terms(text) if states_something(term) or number_of(term.text) is not None]
        worded = sum(states_something(term) for term in telling)  # numbers may be reckoned, and are looked at elsewhere
        for source in (*self._between, *self._typed):
            shared = sum(bool(({term.stem} | same(term.stem)) & source.stems) for term in telling)
            if (worded and shared >= REMEMBERED_SHARE * worded) or shared >= 3:
                return True
        noted = any(source.name in _NOTES for source in self._between)
        return bool(self._reviewed.happened) and (not noted or not telling)

    def _theirs(self, rest: str) -> bool:
        """Whether what was done was done to something of theirs: "your …", or a work by its name."""
        plain = folded(rest)
        return bool(_YOUR.search(rest)) or any(
            source.title and folded(source.title) in plain for source in self._of_them
        )

    def _noted(self, text: str, *, typed: bool = True) -> bool:
        """Whether a note of the two, or what is typed, speaks of the same."""
        telling = {term.stem for term in terms(text) if states_something(term)} - self._titles
        return any(len(telling & source.stems) >= 2 for source in (*self._between, *(self._typed if typed else ())))

    def familiarity(self, text: str, offset: int) -> Iterator[Claim]:
        """Words for somebody closer than they are down as; a question claims it as well."""
        person = self._reviewed.person
        closeness = person.closeness if person else "stranger"
        patterns = [phrases.CLOSE] if closeness not in ("friend", "colleague") else []
        if closeness != "friend" or "in all but name" in text:
            patterns += [phrases.INTIMATE, CLOSER]
        for pattern in patterns:
            for match in found(pattern, text):
                said = folded(match.group())
                kin = said.split()[-1] if said.startswith("your ") else ""
                known = kin and any(kin in source.folded for source in self._of_them)
                if not known and not any(said in source.folded for source in self._between):
                    reason = f"You have them down as {closeness}, and this speaks as to somebody closer."
                    yield Claim(offset + match.start(), offset + match.end(), "familiarity", reason)

    def _on_record(self, text: str, match: re.Match[str], happened: bool) -> bool:
        """Whether something noted bears it out: what is said of it, or, where hardly anything is, that it was."""
        said = [term.stem for term in terms(text) if match.start() <= term.start < match.end() + len(" the")]
        meals = MEALS.intersection(said)
        if meals and any(MEALS & source.bare for source in self._between):
            return any(meals & source.bare for source in (*self._between, *self._typed))
        met = self._meeting(text, match) if happened else None
        if met is not None:
            return met
        telling = {term.stem for term in terms(text) if states_something(term)}
        strong = _STRONG.search(match.group())
        if strong:
            verbs = {stem(word) for word in folded(strong.group()).split()[:1]}
            wanted = verbs.union(*(same(verb) for verb in verbs))
            return any(wanted & source.stems for source in (*self._between, *self._typed))
        for source in (*self._between, *self._typed):
            shared = len(telling & source.stems)
            if shared >= 2 or (telling and shared / len(telling) >= 0.4):
                return True
        third = bool(_THIRD.search(match.group()))
        if not happened or (third and not self._reviewed.happened & {"introduced-me", "referred-me"}):
            return False
        # That it was is on record. Where notes say what it was, something of what is said has to be in one.
        notes = [source for source in self._between if source.name in _NOTES]
        return not notes or len(telling) < 2 or any(telling & source.stems for source in notes)

    def _writer_did(self, text: str, words: str) -> bool:
        """Whether a source speaks of the writer doing that: what is typed, their own data, something shared."""
        verbs = {
            term.stem for term in terms(words) if len(term.plain) > 2 and term.plain not in ("just", "been", "have")
        }
        telling = {term.stem for term in terms(text) if states_something(term)}
        if any(verbs & source.stems for source in self._typed):
            return True
        # What the writer does for a living is no deed with a work of theirs, though the same verb tells it.
        if any(verbs & source.bare and telling & source.bare for source in self._mine):
            return True
        for source in self._between:
            speaks = re.search(r"\b(?:you|your|i|me|my|we|us|our|together|both)\b", source.text, re.IGNORECASE)
            if speaks and (verbs & source.stems) and telling & source.stems:
                return True
        return False


def _came_to_know(text: str, match: re.Match[str]) -> bool:
    """Whether it says no more than that the writer knows: "I saw that you released …", "I heard of your move"."""
    saw = match.group().lower().endswith(("saw", "seen", "heard"))
    return saw and not _WITNESSED.match(text[match.end() :])


def _wished(text: str, match: re.Match[str]) -> bool:
    """Whether it is only proposed, hoped for or denied, and so states nothing."""
    return bool(_WISH.search(text[max(0, match.start() - 48) : match.start()]))
