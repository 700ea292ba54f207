"""``log``: what happened with somebody."""

from __future__ import annotations

from datetime import date

import click

from assistant.cli import lines, records
from assistant.cli.front import Front, command
from assistant.cli.ids import number_of
from assistant.cli.output import columns, put, put_json, say
from assistant.rhythm.dates import ACCEPTED, read_date
from assistant.rhythm.due import Due
from assistant.rhythm.event import EVENT_KINDS


@command(
    "log",
    examples="""outreach log mara sent --draft d7
outreach log mara replied --date yesterday --note "Two lines, very kind"
outreach log teo met --date "3 days ago"
outreach log teo asked-me --note "To look at his talk" --private""",
)
@click.argument("person")
@click.argument("event", type=click.Choice(EVENT_KINDS, case_sensitive=False), metavar="EVENT")
@click.option("--date", "on", default="today", metavar="D", help=f"When: {ACCEPTED}.")
@click.option("--note", default="", metavar="TEXT", help="Anything to remember about it.")
@click.option("--private", is_flag=True, help="Never shows the note to a model, nor leans a message on it.")
@click.option("--draft", metavar="DRAFT", help="The draft it is about, such as the one that was sent.")
def log_command(front: Front, person: str, event: str, on: str, note: str, private: bool, draft: str | None) -> None:
    """Write down what happened with somebody.

    EVENT is sent, replied, met, talked, asked-me (for a favour), helped, helped-me, introduced,
    introduced-me, referred or referred-me.
    """
    workspace = front.workspace
    somebody = workspace.people.find(person)
    message = workspace.drafts.get(number_of(draft, "d")) if draft is not None else None
    day = read_date(on, date.today())
    stored = workspace.log(somebody, event, day, note=note, private=private, draft=message)
    if front.json:
        put_json(records.event_record(stored))
    else:
        put(columns([lines.event_line(stored)]))
    if event == "sent" and message is None:
        say("No draft was named, so nothing waits for a reply; --draft says which message it was.")
    for one in workspace.due_with(somebody, date.today()):
        if one.event_id == stored.id:
            say(_follows(one))


def _follows(one: Due) -> str:
    """What an event makes due, with the command for it where it is due now."""
    if one.sort == "owed":
        return f"You owe them that now. 'outreach due done {one.id}' once it is done."
    if one.state == "due":
        return f"Due now: outreach draft p{one.person_id} --kind {one.kind}"
    if one.state == "later":
        return f"From {one.since.isoformat()}: outreach draft p{one.person_id} --kind {one.kind}"
    return f"After that: outreach draft p{one.person_id} --kind {one.kind}"
