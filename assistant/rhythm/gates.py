"""The gates: what is held back although the message itself is fine, with the reason and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from assistant.drafting.kinds import Kind
from assistant.people.person import CLOSENESS, Person
from assistant.rhythm.days import plus_days, said
from assistant.rhythm.event import Event
from assistant.rhythm.threads import threads

Gate = Literal["too-early", "open-thread"]
GATES: tuple[Gate, ...] = ("too-early", "open-thread")
"""As they stand beside the coach's checks in what was overridden."""
WARM_UP = "warm-up"


@dataclass(frozen=True, slots=True)
class Held:
    """One gate that holds a message back."""

    gate: Gate
    reason: str
    """One sentence."""
    instead: str = ""
    """The kind that may be written now in its place; empty where the better thing is to wait."""


def held(kind: Kind, person: Person, events: Iterable[Event], silence_days: int, today: date) -> list[Held]:
    """What holds a message of this kind to this person back on this day. Events are theirs, in any order.

    Leave out of them what the message itself brought about, when it is copied once more.
    """
    known = [event for event in events if event.date <= today.isoformat()]
    waits = _open_thread(kind, person, known, silence_days, today)
    early = _too_early(kind, person, known, may_ask=waits is None)
    return [one for one in (early, waits) if one is not None]


def is_big(kind: Kind) -> bool:
    """Whether a kind asks so much that it waits for closeness, or for what happened: its files say so."""
    return kind.asks and any(one in CLOSENESS for one in kind.allowed_by)


def _too_early(kind: Kind, person: Person, events: list[Event], *, may_ask: bool) -> Held | None:
    """METHOD 8: a big ask comes after a reply, a meeting or some closeness, as ``Kind.allowed_by`` has it."""
    if not is_big(kind) or person.closeness in kind.allowed_by:
        return None
    if any(event.kind in kind.allowed_by for event in events):
        return None
    reason = (
        f"“{kind.label}” asks much of somebody who has not answered or met you yet, as {person.first_name} has not; "
        "a warm-up comes first."
    )
    return Held("too-early", reason, WARM_UP if may_ask else "")


def _open_thread(kind: Kind, person: Person, events: list[Event], silence_days: int, today: date) -> Held | None:
    """METHOD 3: no second ask while the first is open. What asks for nothing may always go."""
    if not kind.asks:
        return None
    # What nobody noted the kind of may have asked: counted on the careful side, here alone.
    unclear = {event.id for event in events if is_unclear(event)}
    careful = [replace(event, asks=True) if event.id in unclear else event for event in events]
    waiting = [thread for thread in threads(careful, silence_days, today) if thread.closed is None]
    if not waiting:
        return None
    last = next((one for one in reversed(waiting) if one.event_id not in unclear), waiting[-1])
    opened = last.opened
    until = said(plus_days(opened, silence_days), today).removeprefix("on ")
    what = f"You asked {person.first_name} something {said(opened, today)}, and"
    if last.event_id in unclear:
        what = (
            f"What you sent {person.first_name} {said(opened, today)} (e{last.event_id}) may have asked something, so"
        )
    reason = (
        f"{what} until {until} an answer may come; thanks, congratulations, an offer or news may go, another ask waits."
    )
    return Held("open-thread", reason)


def is_unclear(event: Event) -> bool:
    """Whether a message was noted as sent, and not what it was."""
    return event.kind == "sent" and not event.asks and not event.message_kind


def many_firsts(person: Person, events: Iterable[Event], first_messages: Iterable[date], most: int, today: date) -> str:
    """A gentle word where this would be one first message to a stranger too many (METHOD 5); never a gate.

    ``first_messages`` are the days on which strangers were first written to. Counted over seven days, today
    among them: a rule that began anew each Monday would praise ten on a Sunday and ten the day after.
    """
    if person.closeness != "stranger" or any(event.kind == "sent" for event in events):
        return ""
    lately = sum(plus_days(today, -7) < day <= today for day in first_messages)
    if lately < most:
        return ""
    return (
        f"This would be first message number {lately + 1} to a stranger within seven days; "
        "one that you take an hour for gets further than five."
    )
