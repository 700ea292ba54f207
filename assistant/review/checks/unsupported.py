"""Statements that nothing known supports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.drafting.languages import language_name
from assistant.review.checks.unfilled import unfilled
from assistant.review.cutting import cut, mend
from assistant.review.finding import Finding, Reviewed
from assistant.review.grounding.claim import Claim
from assistant.review.parsed import Parsed
from assistant.review.registry import check, spot
from assistant.review.turning import as_question
from assistant.review.wording import listed

_SUGGESTIONS = {
    "title": "Name what you know of, or add it as a fact.",
    "quotation": "Quote what is there, or leave the marks out.",
    "shared-history": "Say it only if it was so: note it, or cut it.",
    "act": "Say it only if you did: note it as a fact, or cut it.",
    "familiarity": "Write as you would to somebody you know that well.",
    "relative-time": "Take the time out, or give the day.",
}


@check("unsupported", "warn", "invented facts and shared pasts give a machine's letter away")
def unsupported(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """A span that states something about them, or of the two, which no approved fact and nothing noted bears out.

    EVIDENCE, "What gives a machine's letter away", 3: invented facts, invented acquaintance, invented acts. What a
    writer said that its sentences lean on is not believed; what the person says is, but for what is private. Without a
    person there is nothing to hold it against.
    """
    if reviewed.person is None:
        return
    for claim in text.claims:
        suggestion = _SUGGESTIONS.get(claim.sort, "Say what you know, add it as a fact, or cut it.")
        sentence = next((one for one in text.sentences if one.start <= claim.start < one.end), None)
        if text.tie_at(claim.start) is not None and claim.sort != "private":
            continue
        if _left_over(reviewed, text, claim) or _thanked_for(reviewed.body, claim):
            continue
        taken = cut(reviewed.body, sentence.start, sentence.end) if sentence else None
        found = mend(claim.start, claim.end, claim.reason, suggestion, taken)
        asked = as_question(sentence.text) if sentence and claim.sort != "private" else None
        yield replace(found, question=asked or "")


def _left_over(reviewed: Reviewed, text: Parsed, claim: Claim) -> bool:
    """Whether it is the inside of a placeholder, of which ``placeholder`` speaks."""
    if reviewed.body[claim.start - 1 : claim.start] not in ("[", "{", "<", "%", "$"):
        return False
    places = unfilled(reviewed.body, text.code, len(reviewed.facts))
    return any(one.start <= claim.start and claim.end <= one.end for one in places)


_THANKS = re.compile(
    r"\b(?:thanks?|thank you|grateful)\b[^.?!]{0,20}? for (?:the|your|that|all (?:the|your)) (?:\w+ )?$", re.I
)
_GIVEN = listed("answer answers reply response message note letter mail email help advice time hint pointer tip lines")


def _thanked_for(body: str, claim: Claim) -> bool:
    """Whether it names what somebody is thanked for: that they answered is another claim, and no view of theirs."""
    said = body[claim.start : claim.end].casefold()
    return said in _GIVEN and _THANKS.search(body[max(0, claim.start - 60) : claim.start]) is not None


@check("english-only", "note", "statements are compared by their English words")
def english_only(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """A message in another language than English, of which ``unsupported`` reads little: said once.

    EVIDENCE, "What gives a machine's letter away", 3: who trusts a check must know what it leaves out.
    """
    if reviewed.person is None or len(text.words) < reviewed.coach.begun_words or text.grounding.language == "en":
        return
    name = language_name(text.grounding.language) or "another language than English"
    yield spot(
        0, 0, f"It is in {name}: what it says of them is hardly checked, only figures, quotations and some names.",
        "Read every statement yourself.",
    )  # fmt: skip
