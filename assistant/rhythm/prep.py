"""The preparation for a meeting: who they are, what is new, what you share, what to ask, and how it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.drafting.questions import Question, offline_questions
from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.people.texts import tag_key
from assistant.rhythm.due import Mark
from assistant.rhythm.event import Event
from assistant.rhythm.favours import state_of, waiting
from assistant.rhythm.network.network import workplace_of
from assistant.rhythm.threads import threads
from assistant.settings.schema import Me

_SHARED = ("shared", "mutual")
_TOLD = {
    "sent": "you wrote",
    "replied": "they answered",
    "met": "you met",
    "talked": "you talked",
    "asked-me": "they asked something of you",
    "helped": "you helped them",
    "helped-me": "they helped you",
    "introduced": "you introduced them",
    "introduced-me": "they introduced you",
    "referred": "you referred them",
    "referred-me": "they referred you",
}
RUN_SHEET = (
    "At a café, be there ten minutes early and find a quiet table; on a call five, with sound and picture tried.",
    "Two minutes before, ask them what they would like to drink. You pay.",
    "Begin with small talk: how they are, how the day has been. There is no hurry.",
    "Then their favourite topic, wherever it leads. The questions are for when it ends; few of them will do.",
    "Ask about work that is open, or for a name, only if it comes up by itself.",
    "Before you part, ask what they are looking for, and whether you can be of use.",
)
"""How the meeting goes, in order: a café or a call."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on the page. A private one is for the writer's own eyes."""

    text: str
    private: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything on the page, part by part, in the order in which it is read."""

    person: Person
    day: date
    who: tuple[Line, ...]
    new: tuple[Line, ...]
    """Approved facts, newest first."""
    proposed: int
    """How many facts wait to be approved."""
    shared: tuple[Line, ...]
    open: tuple[Line, ...]
    """What was asked, by either, and is not done."""
    last: tuple[Line, ...]
    """What happened, newest first."""
    questions: tuple[Question, ...]
    no_questions: str
    """Why there are none; empty when there are some."""
    run_sheet: tuple[str, ...]
    afterwards: tuple[tuple[str, str], ...]
    """What to note, and the command that notes it."""

    @property
    def private(self) -> int:
        """How many lines are for the writer's eyes alone."""
        return sum(line.private for part in (self.new, self.shared, self.open, self.last) for line in part)


def preparation(
    person: Person,
    facts: Sequence[Fact],
    events: Sequence[Event],
    me: Me,
    *,
    knows: Sequence[str] = (),
    silence_days: int,
    today: date,
    marks: Mapping[str, Mark] | None = None,
) -> Preparation:
    """The page for one person. ``facts`` and ``events`` are theirs, newest first; ``knows`` names whom they know.

    ``marks`` are what was said about what is due with them. Of proposed facts it has the number alone. What is
    private is, and is marked. Questions lean on what may be asked about, never on what is private.
    """
    approved = [fact for fact in facts if fact.status == "approved"]
    try:
        questions, why = tuple(offline_questions(person, facts)), ""
    except Refused as refusal:
        questions, why = (), str(refusal)
    return Preparation(
        person=person,
        day=today,
        who=tuple(_who(person)),
        new=tuple(_fact_line(fact) for fact in approved if fact.kind not in _SHARED),
        proposed=len(facts) - len(approved),
        shared=tuple(_shared(person, approved, me, knows)),
        open=tuple(_open(events, marks or {}, silence_days, today)),
        last=tuple(map(_event_line, events)),
        questions=questions,
        no_questions=why,
        run_sheet=RUN_SHEET,
        afterwards=_afterwards(person),
    )


def _who(person: Person) -> list[Line]:
    comma = "," if "," in person.role else ""
    both = person.role and person.company
    at = f"{person.role}{comma} at {person.company}" if both else person.role or person.company
    place = ", ".join(part for part in (person.city, person.timezone) if part)
    hiring = {True: "Has a say in engineering hiring.", False: "Has no say in engineering hiring.", None: ""}
    known = {"stranger": "Noted as a stranger.", "acquaintance": "An acquaintance."}
    texts = [
        f"{at}." if at else "",
        f"In {place}." if person.city else f"Time zone {place}." if place else "",
        known.get(person.closeness, f"A {person.closeness}."),
        hiring[person.can_refer],
        f"Tagged {', '.join(person.tags)}." if person.tags else "",
        f"Is written to in '{person.language}'." if person.language else "",
    ]
    return [Line(text) for text in texts if text] + [Line("", source=link) for link in person.links]


def _fact_line(fact: Fact) -> Line:
    when = f"{fact.date}, {fact.kind}" if fact.date else fact.kind.capitalize()
    return Line(f"{when}: {_folded(fact.text)}", fact.private, fact.source)


def _shared(person: Person, approved: Sequence[Fact], me: Me, knows: Sequence[str]) -> list[Line]:
    told = [fact for fact in approved if fact.kind in _SHARED]
    lines = [Line(_folded(fact.text), fact.private, fact.source) for fact in told]
    said = " ".join(line.text for line in lines)
    lines += [Line(f"You both know {name}.") for name in knows if name not in said]
    if person.city and tag_key(person.city) == tag_key(me.city) and person.city not in said:
        lines.append(Line(f"You both live in {person.city}."))
    workplace = workplace_of(me.role)
    if workplace and person.company and tag_key(person.company) == tag_key(workplace):
        lines.append(Line(f"You both work at {person.company}."))
    return lines


def _open(events: Sequence[Event], marks: Mapping[str, Mark], silence_days: int, today: date) -> list[Line]:
    """What waits for an answer of theirs, and what they wait for."""
    lines = []
    by_id = {event.id: event for event in events}
    for thread in threads(events, silence_days, today):
        if thread.closed is None:
            until = (thread.opened + timedelta(days=silence_days)).isoformat()
            text = f"You asked on {thread.opened.isoformat()} and have no answer yet; it rests by itself on {until}."
            lines.append(Line(text, by_id[thread.event_id].private))
    for event in waiting(events, marks):
        if state_of(event, marks) != "never":
            what = _folded(event.note) or f"what they asked on {event.date}."
            lines.append(Line(f"Still to be done by you: {what}", event.private))
    return lines


def _event_line(event: Event) -> Line:
    message = " on ".join(part for part in (event.message_kind, event.channel) if part)
    told = f"{event.date}, {_TOLD[event.kind]}" + (f" ({message})" if message else "")
    return Line(f"{told}: {_folded(event.note)}" if event.note else f"{told}.", event.private)


def _afterwards(person: Person) -> tuple[tuple[str, str], ...]:
    somebody = f"p{person.id}"
    return (
        ("That you met, and what it was about", f'outreach log {somebody} met --note "…"'),
        ("What you learnt of them, one thing each", f'outreach fact {somebody} "…"'),
        ("What they asked of you", f'outreach log {somebody} asked-me --note "…"'),
        ("To whom they introduced you, by the whole name", f'outreach log {somebody} introduced-me --note "…"'),
        ("Within 24 hours, a few lines to them", f"outreach draft {somebody} --kind follow-up"),
    )


def _folded(text: str) -> str:
    return " ".join(text.split())
