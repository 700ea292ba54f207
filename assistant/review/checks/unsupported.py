"""Statements that nothing known supports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.drafting.languages import language_name
from assistant.review.cutting import cut, mend
from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.registry import check, spot
from assistant.review.turning import as_question

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
        taken = cut(reviewed.body, sentence.start, sentence.end) if sentence else None
        found = mend(claim.start, claim.end, claim.reason, suggestion, taken)
        asked = as_question(sentence.text) if sentence and claim.sort != "private" else None
        yield replace(found, question=asked or "")


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
