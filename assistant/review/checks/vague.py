"""What the ask is like: too wide to answer (``vague-ask``), or too much for two who do not know each other."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.kinds import Kind
from assistant.people.person import CLOSENESS
from assistant.review.checks.vague_words import BIG, BROAD, CLICHE, NO_WISH, SUBJECT_FOLLOWS, WISHED
from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.prose import MASK, clipped, said
from assistant.review.registry import check, spot

MAY_ASK_BROADLY = frozenset({"warm-up", "reconnect", "follow-up"})
"""Kinds whose ask is a conversation, so that its width is no fault (METHOD 11)."""
BIG_KINDS = frozenset({"introduction", "referral"})
ALLOWED_BY = (
    "replied", "met", "talked", "helped-me", "introduced-me", "referred-me", "asked-me", "helped",
    "colleague", "friend",
)  # fmt: skip
"""What allows a big ask in a message of another kind: METHOD 8."""


@check("vague-ask", "warn", "vague asks give a form letter away")
def vague_ask(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """Asks that leave it to them to find out what is wanted.

    EVIDENCE, "What gives a machine's letter away", 6 (pick your brain, hop on a quick call, would love to connect,
    any advice), and asking for interest 12 % against a meeting 7 % (Gong). A broad ask with a subject of its own
    behind it is none; nor is one in a warm-up, which may ask broadly. One finding: the first.
    """
    broadly = reviewed.kind is not None and reviewed.kind.id in MAY_ASK_BROADLY
    for sentence, small in said(reviewed, text):
        for found in CLICHE.finditer(small):
            yield spot(
                sentence.start + found.start(), sentence.start + found.end(),
                f"“{clipped(found.group())}” leaves it to them to find out what you want.",
                "Ask the one thing you would ask first, about something of theirs.",
            )  # fmt: skip
            return
        if broadly or not (text_asks(text, sentence.start, sentence.end) or WISHED.search(small)):
            continue
        for found in BROAD.finditer(small):
            rest = small[found.end() :]
            if SUBJECT_FOLLOWS.match(rest) or MASK in small or NO_WISH.search(small):
                continue
            yield spot(
                sentence.start + found.start(), sentence.start + found.end(),
                f"“{clipped(found.group())}” is too wide to be answered in two lines.",
                "Narrow it to one decision, one place or one case of theirs.",
            )  # fmt: skip
            return


def text_asks(text: Parsed, start: int, end: int) -> bool:
    """Whether something is asked of them within the span."""
    return any(ask.start < end and start < ask.end for ask in text.asks)


@check("big-ask-early", "warn", "a referral or an introduction comes after warming up")
def big_ask_early(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """A referral, an introduction, a job: asked of somebody who has not answered yet and whom you hardly know.

    METHOD 8; EVIDENCE, "What gives a machine's letter away", 7. ``Kind.allowed_by`` says which events and which
    closeness allow it. Without a person nothing is known of the two, and nothing is said.
    """
    if reviewed.person is None or _may(reviewed) or not text.words:
        return
    asks = [(ask.start, ask.end) for ask in text.asks]
    for sentence, small in said(reviewed, text):
        found = BIG.search(small)
        if found is None or NO_WISH.search(small):
            continue
        if WISHED.search(small) or any(start < sentence.end and sentence.start < end for start, end in asks):
            yield spot(sentence.start + found.start(), sentence.start + found.end(), *_said(reviewed))
            return
    if _is_big(reviewed.kind):
        yield spot(0, 0, *_said(reviewed))


def _is_big(kind: Kind | None) -> bool:
    if kind is None:
        return False
    waits_for_closeness = any(one in CLOSENESS for one in kind.allowed_by)
    return kind.id in BIG_KINDS or (kind.asks and waits_for_closeness)


def _may(reviewed: Reviewed) -> bool:
    """Whether something happened, or the two are close enough."""
    kind = reviewed.kind
    allowed = kind.allowed_by if kind is not None and _is_big(kind) and kind.allowed_by else ALLOWED_BY
    closeness = reviewed.person.closeness if reviewed.person else ""
    past = {"replied"} if reviewed.past.replied else set()
    past |= {"met", "talked"} if reviewed.past.spoke else set()
    return closeness in allowed or any(event in allowed for event in (*reviewed.happened, *past))


def _said(reviewed: Reviewed) -> tuple[str, str]:
    name = reviewed.person.first_name if reviewed.person else ""
    return (
        f"A big ask, and {clipped(name, 30) or 'this person'} has not answered or met you yet.",
        "Ask a question first, or note that you met or heard from them.",
    )
