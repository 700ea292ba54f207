"""``log``: what happened with somebody."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from assistant.cli import lines, records
from assistant.cli.front import Front, command
from assistant.cli.ids import number_of
from assistant.cli.output import columns, counted, put, put_json, say
from assistant.rhythm.contact import FAVOURS
from assistant.rhythm.dates import ACCEPTED, read_date
from assistant.rhythm.days import plus_days, said
from assistant.rhythm.due import Due
from assistant.rhythm.event import EVENT_KINDS, Event

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft
    from assistant.people.person import Person
    from assistant.workspace import Workspace

_NAMED = 5
"""Drafts or favours that are listed in a sentence."""


@command(
    "log",
    examples="""outreach log mara sent --draft d7
outreach log mara sent --kind question
outreach log mara replied --date yesterday --note "Two lines, very kind"
outreach log teo met --date "3 days ago"
outreach log teo asked-me --note "To look at his talk" --private
outreach log teo helped --settles owed-e9""",
)
@click.argument("person")
@click.argument("event", type=click.Choice(EVENT_KINDS, case_sensitive=False), metavar="EVENT")
@click.option("--date", "on", default="today", metavar="D", help=f"When: {ACCEPTED}.")
@click.option("--note", default="", metavar="TEXT", help="Anything to remember about it.")
@click.option("--private", is_flag=True, help="Never shows the note to a model, nor leans a message on it.")
@click.option("--draft", metavar="DRAFT", help="The draft it is about, such as the one that was sent.")
@click.option("--kind", "message", metavar="KIND", help="With sent, where there is no draft: what kind it was.")
@click.option("--settles", metavar="ID", help="The favour that is done by it, such as owed-e9.")
def log_command(
    front: Front, person: str, event: str, on: str, note: str, private: bool, draft: str | None, message: str | None,
    settles: str | None,
) -> None:  # fmt: skip
    """Write down what happened with somebody.

    EVENT is sent, replied, met, talked, asked-me (for a favour), helped, helped-me, introduced,
    introduced-me, referred or referred-me. What you did for them settles the favour that they asked for,
    where there is only one; it says so.
    """
    workspace = front.workspace
    if message and (event != "sent" or draft is not None):
        raise click.UsageError("--kind says what was sent where there is no draft: give it with sent, without --draft.")
    if settles and event not in FAVOURS:
        raise click.UsageError(f"--settles goes with what you did for them: {', '.join(sorted(FAVOURS))}.")
    somebody = workspace.people.find(person)
    day = read_date(on, date.today())
    chosen = workspace.drafts.get(number_of(draft, "d")) if draft is not None else None
    drafts = workspace.unsent(somebody) if event == "sent" and chosen is None and not message else []
    taken = drafts[0] if len(drafts) == 1 else None
    open_ = workspace.open_favours(somebody, day) if event in FAVOURS else []
    stored = workspace.log(
        somebody, event, day, note=note, private=private, draft=chosen or taken, message_kind=message or "",
        settles=_favour(settles) if settles else None,
    )  # fmt: skip
    if front.json:
        put_json(records.event_record(stored))
    else:
        put(columns([lines.event_line(stored)]))
    if taken is not None:
        _say_taken(taken, stored)
    elif event == "sent" and not stored.message_kind:
        _say_unclear(workspace, somebody, stored, drafts)
    if event in FAVOURS:
        _say_settled(somebody, stored, open_)
    _say_what_follows(workspace, somebody, stored)


def _favour(text: str) -> int:
    """The event that an id such as ``owed-e9`` names. Raises Refused."""
    return number_of(text.strip().lower().removeprefix("owed-"), "e")


def _say_taken(draft: Draft, stored: Event) -> None:
    say(f"Taken as d{draft.id} ({draft.kind} on {draft.channel}), the only draft to them that was not sent yet.")
    say(f"Was it another one? 'outreach remove e{stored.id}', and log it again with --kind.")


def _say_unclear(workspace: Workspace, person: Person, stored: Event, drafts: list[Draft]) -> None:
    """What counts as a question because nobody said what it was, and how to say it."""
    ends = plus_days(date.fromisoformat(stored.date), workspace.config.rhythm.silence_days)
    if ends > date.today():
        until = said(ends, date.today()).removeprefix("on ")
        say(f"What kind of message it was is not known, so it counts as a question: another ask waits until {until}.")
    if drafts:
        listed = ", ".join(f"d{one.id} ({one.kind} on {one.channel})" for one in drafts[:_NAMED])
        more = f" and {len(drafts) - _NAMED} more" if len(drafts) > _NAMED else ""
        say(f"Not sent yet are {listed}{more}.")
    which = f"--draft d{drafts[0].id}, or --kind" if drafts else "--kind"
    say(f"To say which it was: outreach remove e{stored.id}, then outreach log p{person.id} sent {which} thanks.")


def _say_settled(person: Person, stored: Event, open_: list[Event]) -> None:
    """Which favour is done by it and how that is taken back; else which are still open."""
    favour = next((one for one in open_ if one.id == stored.settles), None)
    if favour is not None:
        what = _quoted(favour)
        named = f"owed-e{favour.id}"
        say(f"That settles {named}{f': {what}' if what else ''}. 'outreach due back {named}' keeps it open.")
    elif open_:
        listed = ", ".join(" ".join(filter(None, (f"owed-e{one.id}", _quoted(one)))) for one in open_[:_NAMED])
        more = f" and {len(open_) - _NAMED} more" if len(open_) > _NAMED else ""
        owed = "Still owed to" if len(open_) == 1 else f"{counted(len(open_), 'favour')} are still owed to"
        say(f"{owed} {person.first_name}: {listed}{more}.")
        say(f"'outreach due done owed-e{open_[0].id}' ticks it off.")


def _quoted(favour: Event) -> str:
    what = " ".join(favour.note.split()).rstrip(".")
    return f"“{what}”" if what and not favour.private else ""


def _say_what_follows(workspace: Workspace, person: Person, stored: Event) -> None:
    """What it makes due, with the command for it where it is due now."""
    found = workspace.due_with(person, date.today())
    first = next((one for one in found if one.state == "due" and one.sort != "owed"), None)
    for one in found:
        if one.event_id == stored.id:
            say(follows(one, first))


def follows(one: Due, first: Due | None) -> str:
    """What to do about something due, a sentence; ``first`` is what is to be written to them before it."""
    if one.sort == "owed":
        return f"You owe them that now. 'outreach due done {one.id}' once it is done."
    written = f"outreach draft p{one.person_id} --kind {one.kind}"
    if one.state == "due":
        return f"Due now: {written}"
    if one.state == "later":
        return f"From {one.since.isoformat()}: {written}"
    if one.state == "waiting" and first is not None:
        return f"First: outreach draft p{first.person_id} --kind {first.kind}\nOnce that is written: {written}"
    return f"Put off: {written}"
