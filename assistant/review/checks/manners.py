"""Manners: nudges and guilt (``nagging``), and what one should not have been watching (``surveillance``)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.review.checks.manners_words import CLOSE_ENOUGH, GUILT, LEAD_IN, PRIVATE, REMINDING, TRACKED
from assistant.review.cutting import Cut, cut, cut_sentence, mend
from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.prose import clipped, prose, said
from assistant.review.registry import check, spot
from assistant.review.text import Span

_FOLLOW_UP = "a fourth follow-up drew three times the complaints: Belkins"
_SHORT = 14
"""Words up to which a sentence that nags says nothing else, so that it may be cut whole."""


@check("nagging", "warn", "whoever does not reply is left in peace, without comment")
def nagging(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """Nudges after silence, guilt, and excuses for writing at all.

    METHOD 3: whoever does not reply is left in peace. EVIDENCE, "What gives a machine's letter away", 8, and the
    fourth follow-up: replies −55 %, complaints three times as many (Belkins). "Following up on our talk" is none.
    """
    whole = prose(reviewed)
    if not (REMINDING.search(whole) or GUILT.search(whole)):
        return
    for sentence in text.sentences:
        small = whole[sentence.start : sentence.end]
        reminding = REMINDING.search(small)
        found = reminding or GUILT.search(small)
        if found is None:
            continue
        message = (
            f"“{clipped(found.group())}” presses for an answer; silence is one."
            if reminding
            else f"“{clipped(found.group())}” makes them feel they owe you something."
        )
        start, end = sentence.start + found.start(), sentence.start + found.end()
        taken, source = _without(reviewed, text, sentence), _FOLLOW_UP if reminding else ""
        yield mend(start, end, message, "Say what is new, or leave it.", taken, source=source)


def _without(reviewed: Reviewed, text: Parsed, sentence: Span) -> Cut | None:
    """The message without the nudge: its lead-in cut, or the whole sentence where it says nothing else."""
    for inner, small in said(reviewed, text):
        if inner.end == sentence.end:
            lead = LEAD_IN.match(small)
            if lead is not None and inner.end - inner.start - lead.end() > 3:
                return cut(text.body, inner.start, inner.start + lead.end())
            if small.count(" ") < _SHORT and "?" not in small and "·" not in small:
                return cut_sentence(text, inner)
    return None


@check("surveillance", "warn", "a letter leaves out what its writer should not have been watching")
def surveillance(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """Family, home, whereabouts and when they were online, as somebody comes to know them who watches.

    EVIDENCE, "What gives a machine's letter away", 5. Of a colleague or a friend one knows such things, and what
    they told themselves (a note of an answer or a talk) may be taken up; being tracked is never welcome.
    """
    whole = prose(reviewed)
    private, tracked = PRIVATE.search(whole), TRACKED.search(whole)
    close = reviewed.person is not None and reviewed.person.closeness in CLOSE_ENOUGH
    if private is not None and not close and not _told(reviewed, private.group()):
        yield spot(
            private.start(), private.end(),
            f"“{clipped(private.group())}” tells them that they were watched.",
            "Leave it out, unless they told you themselves.",
        )  # fmt: skip
    if tracked is not None:
        yield spot(
            tracked.start(), tracked.end(),
            f"“{clipped(tracked.group())}” tells them that they were watched.",
            "Leave it out; write about something they made public.",
        )  # fmt: skip


def _told(reviewed: Reviewed, stretch: str) -> bool:
    """Whether what they said themselves, as it was noted, has the telling words of the stretch."""
    from assistant.review.grounding.terms import states_something, terms

    past = reviewed.past
    notes = {term.stem for note in (past.answered, past.talked) if note for term in terms(note)}
    telling = {term.stem for term in terms(stretch) if states_something(term)} - {"saw", "see", "notic"}
    return bool(telling & notes)
