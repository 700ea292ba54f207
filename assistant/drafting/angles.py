"""Angles: the same brief from several sides, another fact in front and another sort of question."""

from __future__ import annotations

from dataclasses import replace

from assistant.drafting.about import read_about
from assistant.drafting.draft import Brief
from assistant.drafting.values import choose_lead, may_lead

ASKING = (
    "",
    "ask about a decision, and what they chose against",
    "ask about what surprised them",
    "ask what they would do differently now",
    "ask how they handled the hardest case",
    "ask what somebody in the writer's place should try or read first",
)
"""What take 0, 1, … of a message that asks is told; the first is left to the model."""
ASKED = (
    "",
    "put it as the choice behind it, and what spoke against the other way",
    "put it as what turned out otherwise than expected",
    "put it as what they would do differently now",
    "put it as the hardest case they met",
    "put it as where to begin",
)
"""The same, when the writer has said what to ask: their question stays, seen from another side."""
OPENING = (
    "",
    "open with what it changed for the writer's own work, as far as the facts say so",
    "open with a detail that others would pass over",
    "open with the reason for writing now, and not last year",
    "open with the thing itself, without a word on how it was found",
    "open in the middle, as one would go on with a conversation",
)
"""The same, for messages that ask nothing."""

MOST = 6
"""Variants at a time, one for each angle."""


def angle(brief: Brief, *, asks: bool) -> str:
    """What a model is told of the side to take; empty for the first take."""
    said = ASKED if brief.about.strip() else ASKING
    sides = said if asks else OPENING
    return sides[brief.take % len(sides)]


def variants(brief: Brief, number: int) -> list[Brief]:
    """``number`` briefs, the first as it is, each other with another take and, as far as there are, another fact."""
    chosen = choose_lead(brief.facts, read_about(brief.about))
    first = brief.lead or (chosen.id if chosen else 0)
    leads = [fact.id for fact in brief.facts if may_lead(fact)]
    if first in leads:
        at = leads.index(first)
        leads = leads[at:] + leads[:at]
    turned = [brief]
    for step in range(1, number):
        lead = leads[step % len(leads)] if leads else 0
        turned.append(replace(brief, take=brief.take + step, lead=lead))
    return turned
