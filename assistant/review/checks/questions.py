"""How many things the message asks for."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.registry import check, spot

_ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}


@check("asks", "warn", "what works is one specific question that asks for advice")
def asks(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """Exactly as many questions as the kind has: one, or none where it gives (METHOD 1 and 6).

    EVIDENCE, "Thresholds": exactly one question that asks them for something. One finding on each
    question too many; one about the whole message when there is none and one belongs there. A warm-up may ask
    broadly (METHOD 11): its proposal to meet is part of that one ask.
    """
    wanted = reviewed.kind.questions if reviewed.kind else 1
    found = text.asks
    if not text.words:
        return
    if len(found) < wanted:
        yield spot(
            0, 0,
            "It asks them for nothing, so there is nothing to answer."
            if not found
            else f"It asks {len(found)} of the {wanted} things this kind of message asks.",
            "Ask one specific question about something of theirs.",
            source="one to three questions did better than none: Boomerang 2016",
        )  # fmt: skip
    for number, ask in enumerate(found[wanted:], start=wanted + 1):
        source = ""
        if wanted == 0:
            message = "A message that gives asks for nothing; a question makes it a favour to answer."
            suggestion = "Leave the question out, or keep it for another message."
            source = "give before you take"
        else:
            which = _ORDINALS.get(number, "further")
            message = f"A {which} thing to answer; several are put off, one gets an answer."
            suggestion = "Keep the question you care about most, and drop this one."
        yield spot(ask.start, ask.end, message, suggestion, source=source)
