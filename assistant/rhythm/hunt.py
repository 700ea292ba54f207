"""A job hunt, person by person: the outcome to work towards, and how far it is (METHOD 9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from assistant.people.person import Person
from assistant.rhythm.contact import MEETINGS, Contact, place
from assistant.rhythm.days import plus_days, said

Outcome = Literal["referral", "introductions"]
Step = Literal["known", "warm-up asked", "met", "asked", "done"]
STEPS: tuple[Step, ...] = get_args(Step)
BOARD: tuple[Step, ...] = ("asked", "met", "warm-up asked", "known", "done")
"""The order of a board: what is on its way first, what is reached last."""

INTRODUCTIONS = 2
"""Engineers to be introduced to, by somebody who has no say in hiring."""

_ASK = {"referral": "referral", "introductions": "introduction"}


@dataclass(frozen=True, slots=True)
class Hunt:
    """Where a job hunt stands with one person."""

    outcome: Outcome
    """A referral from whoever has a say in engineering hiring; else introductions to two engineers they know."""
    step: Step
    introductions: int
    """How many engineers they introduced so far."""
    next: str
    """What to do next, a sentence; also where it is to wait, or to leave it."""
    kind: str = ""
    """The kind of message to write now; empty where there is none to write."""


def hunt(person: Person, contact: Contact, silence_days: int, today: date) -> Hunt:
    """How far it is with somebody. A step that was reached is never lost again."""
    outcome: Outcome = "referral" if person.can_refer else "introductions"
    introduced = sum(event.kind == "introduced-me" for event in contact.events)
    step = _step(outcome, contact, introduced)
    next_, kind = _next(outcome, step, person, contact, introduced, silence_days, today)
    return Hunt(outcome, step, introduced, next_, kind)


def _step(outcome: Outcome, contact: Contact, introduced: int) -> Step:
    if ("referred-me" in contact.last_of) if outcome == "referral" else introduced >= INTRODUCTIONS:
        return "done"
    if _ASK[outcome] in contact.sent_of:
        return "asked"
    if contact.last(MEETINGS) is not None:
        return "met"
    return "warm-up asked" if "warm-up" in contact.sent_of else "known"


def _next(
    outcome: Outcome, step: Step, person: Person, contact: Contact, introduced: int, silence_days: int, today: date
) -> tuple[str, str]:
    first = person.first_name
    what = "a referral" if outcome == "referral" else "introductions to two engineers"
    if step == "done":
        last = contact.last(("referred-me", "introduced-me"))
        if place(contact.last_sent(("update",))) > place(last):
            return f"Done, and {first} knows how it went.", ""
        return f"Done; tell {first} how it went.", "update"
    if contact.silent and contact.asked is not None:
        ends = plus_days(date.fromisoformat(contact.asked.date), silence_days)
        if ends > today:
            return f"Waiting for an answer until {said(ends, today).removeprefix('on ')}.", ""
        return "No answer came; leave it there.", ""
    if step == "asked":
        if outcome == "introductions" and introduced:
            return f"{introduced} of {INTRODUCTIONS} introductions so far.", ""
        return f"{first} answered; note what comes of it.", ""
    if step == "met":
        return f"You know each other a little now: ask for {what}.", _ASK[outcome]
    if step == "warm-up asked":
        return f"{first} answered; find the day, and note it when you have met.", ""
    if person.closeness in ("colleague", "friend"):  # whom the gate lets the writer ask
        return f"A warm-up first, or ask at once for {what}.", "warm-up"
    return f"A warm-up first; then {what}.", "warm-up"
