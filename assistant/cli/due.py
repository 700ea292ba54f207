"""``due``: what is kind to do next, and this week's one person; put off, ticked off, never again."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.files import may_replace
from assistant.cli.front import Front, Group, as_examples, command, home_option, json_option, pass_front
from assistant.cli.output import counted, put, put_json, say
from assistant.cli.table import COMMANDS
from assistant.errors import Refused
from assistant.rhythm.due import state_of
from assistant.settings.paths import shown_path

if TYPE_CHECKING:
    from assistant.rhythm.agenda import Agenda
    from assistant.rhythm.due import Due
    from assistant.rhythm.week import ThisWeek
    from assistant.use_cases.keeping_in_touch import Helper

LONGEST = 731
"""Days for which something may be put off: after two years nobody knows any more what it was."""
SHOWN = 12
"""Messages that are listed at once; what there is to do today should be done in five minutes."""


@click.group(
    "due",
    cls=Group,
    short_help=COMMANDS["due"].help,
    invoke_without_command=True,
    epilog=as_examples(
        """outreach due                         what is due, and this week's one person
outreach due --all                   what waits, comes later or is put off, too
outreach due --news                  who helped you, when there is something to tell
outreach due -o due.ics              for your calendar: a day each, no alarm
outreach due done thanks-e5          ticked off; of a favour: noted as done
outreach due snooze check-in-p3 --for 2w
outreach due never check-in-p3       nothing of that sort with them again
outreach due skip                    another person for this week"""
    ),
)
@home_option
@click.option("--all", "everything", is_flag=True, help="What waits, comes later or is put off, too.")
@click.option("--news", is_flag=True, help="List who helped you: whom to tell when there is news.")
@click.option("-o", "--output", metavar="FILE.ics", help="Write it as a calendar file, a whole day each.")
@click.option("--replace", is_flag=True, help="With -o: replace a file that is there, without asking.")
@json_option
@pass_front
@click.pass_context
def due_command(
    context: click.Context, front: Front, everything: bool, news: bool, output: str | None, replace: bool
) -> None:
    """Show what is due, each with its reason, and one person for this week.

    What is owed comes first. Whoever did not answer is never in it. One message for each person at most: what
    else there is waits until that is written.
    """
    if context.invoked_subcommand is not None:
        return
    today = date.today()
    if output is not None:
        if news:
            raise click.UsageError("--news is a list of whom to tell; -o is about what is due. Give one of them.")
        _save(front, output, today, everything=everything, replace=replace)
        return
    if news:
        _show_helpers(front, front.workspace.to_tell(today))
        return
    agenda = front.workspace.agenda(today, later=everything)
    if front.json:
        put_json(agenda_record(agenda, everything=everything))
    else:
        _show(agenda, everything=everything)
    for word in agenda.words:
        say(word)


@command("snooze", inside=True)
@click.argument("due_id", metavar="ID")
@click.option("--for", "span", metavar="14d", help="How long: 14d, 2w, 3m; else [rhythm] snooze_days.")
@click.option("--until", metavar="D", help="Until which day, such as 2026-03-01.")
def snooze_command(front: Front, due_id: str, span: str | None, until: str | None) -> None:
    """Put something off. On that day it is due again."""
    from assistant.rhythm.days import plus_days

    if span and until:
        raise click.UsageError("--for and --until say the same; give one of them.")
    today = date.today()
    day = _future(until) if until else plus_days(today, _days(span)) if span else None
    _said(front, due_id, front.workspace.snooze(due_id, today, day))


@command("done", inside=True)
@click.argument("due_id", metavar="ID")
def done_command(front: Front, due_id: str) -> None:
    """Tick something off that you did without the program. A favour is noted as done."""
    _said(front, due_id, front.workspace.done(due_id, date.today()))


@command("never", inside=True)
@click.argument("due_id", metavar="ID")
def never_command(front: Front, due_id: str) -> None:
    """Propose nothing of this sort with this person again; of a favour: not this one."""
    _said(front, due_id, front.workspace.never(due_id, date.today()))


@command("back", inside=True)
@click.argument("due_id", metavar="ID")
def back_command(front: Front, due_id: str) -> None:
    """Take back a snooze, a done or a never."""
    _said(front, due_id, front.workspace.take_back(due_id, date.today()))


@command("skip", inside=True)
def skip_command(front: Front) -> None:
    """Pass over this week's person, and have another proposed."""
    _said(front, "", front.workspace.skip_week(date.today()))


for _command in (snooze_command, done_command, never_command, back_command, skip_command):
    due_command.add_command(_command)


def _save(front: Front, output: str, today: date, *, everything: bool, replace: bool) -> None:
    """Write the calendar file, and say so. Raises Refused for a name that does not say what it is."""
    path = Path(output).expanduser()
    if path.suffix.lower() != ".ics":
        raise Refused(f"{shown_path(path)} does not say that it is a calendar file; end its name in .ics.")
    number = front.workspace.save_due(path, today, later=everything, replace=may_replace(path, replace))
    if number:
        entries = counted(number, "entry", "entries")
        say(f"{entries}, a whole day each, in {shown_path(path)}; import it into your calendar.")
    else:
        say("Nothing is due today, so no file was written.")
    if front.json:
        put_json({"path": str(path) if number else None, "entries": number})


def agenda_record(agenda: Agenda, *, everything: bool = False) -> dict[str, Any]:
    """The agenda as JSON; with ``everything`` what is not due now as well, which ``state`` tells apart."""
    rest = agenda.rest if everything else ()
    return {
        "owed": [due_record(one) for one in (*agenda.owed, *(one for one in rest if one.sort == "owed"))],
        "due": [due_record(one) for one in (*agenda.due, *(one for one in rest if one.sort != "owed"))],
        "this_week": week_record(agenda.week) if agenda.week else None,
    }


def due_record(one: Due) -> dict[str, Any]:
    """One thing that is due."""
    return {
        "id": one.id,
        "sort": one.sort,
        "person": f"p{one.person_id}",
        "name": one.name,
        "reason": one.reason,
        "kind": one.kind,
        "since": one.since.isoformat(),
        "by": one.by.isoformat() if one.by else None,
        "rank": one.rank or None,
        "event": f"e{one.event_id}" if one.event_id else None,
        "state": one.state,
        "until": one.until.isoformat() if one.until else None,
    }


def week_record(week: ThisWeek) -> dict[str, Any]:
    """The week's one person, with what counted and for how much."""
    return {
        "id": week.id,
        "week": week.week,
        "person": f"p{week.person_id}",
        "name": week.name,
        "reason": week.reason,
        "kind": week.kind,
        "done": week.done,
        "weights": dict(week.weights),
    }


def _show(agenda: Agenda, *, everything: bool) -> None:
    if agenda.owed:
        put("Owed")
        for one in agenda.owed:
            _put(one, agenda.day)
    listed = agenda.due if everything else agenda.due[:SHOWN]
    if listed:
        put(f"{chr(10) if agenda.owed else ''}Due")
        for one in listed:
            _put(one, agenda.day)
    if not agenda.owed and not agenda.due:
        put("Nothing is due today.")
    if everything and agenda.rest:
        put("\nNot now")
        for one in agenda.rest:
            _put(one, agenda.day)
    if agenda.week:
        put(f"\nThis week\n  {agenda.week.id}  {_titled(agenda.week.name, agenda.week.kind, _week_note(agenda.week))}")
        put(f"    {agenda.week.reason}")
    hidden = len(agenda.due) - len(listed)
    waiting = sum(one.state == "waiting" and one.sort == "check-in" for one in agenda.rest)
    if hidden or (waiting and not everything):
        what = " and ".join(
            part
            for part in (counted(hidden, "more message") if hidden else "", _turns(waiting) if waiting else "")
            if part
        )
        say(f"{what}; --all lists everything.")
    if agenda.owed:
        first = agenda.owed[0]
        say(f"First: what {first.name} asked of you; 'outreach due done {first.id}' once it is done.")
    if agenda.due:
        then, one = ("Then" if agenda.owed else "Next"), agenda.due[0]
        say(f"{then}: outreach draft p{one.person_id} --kind {one.kind}")
    elif agenda.week and not agenda.week.done:
        say(f"Next: outreach draft p{agenda.week.person_id} --kind {agenda.week.kind}")


def _turns(number: int) -> str:
    return f"{counted(number, 'check-in')} {'waits its' if number == 1 else 'wait their'} turn"


def _put(one: Due, today: date) -> None:
    put(f"  {one.id}  {_titled(one.name, one.kind, state_of(one, today))}")
    put(f"    {one.reason}")


def _titled(name: str, kind: str, note: str) -> str:
    return " · ".join(part for part in (name, kind, note) if part)


def _week_note(week: ThisWeek) -> str:
    return "done" if week.done else ""


def _show_helpers(front: Front, helpers: list[Helper]) -> None:
    if front.json:
        put_json(
            [
                {
                    "person": f"p{one.person_id}",
                    "name": one.name,
                    "reason": one.reason,
                    "kind": one.kind,
                    "helped": one.helped,
                    "told": one.told or None,
                }
                for one in helpers
            ]
        )
        return
    for one in helpers:
        put(f"p{one.person_id}  {_titled(one.name, one.kind, '')}\n    {one.reason}")
    if helpers:
        say(f"Next: outreach draft p{helpers[0].person_id} --kind update --about '…'")
        say("In place of the dots: what came of it, in a sentence of yours.")
    else:
        say("Nobody is noted as having helped you yet; 'outreach log PERSON helped-me' notes it.")


def _said(front: Front, due_id: str, sentence: str) -> None:
    say(sentence)
    if front.json:
        put_json({"id": due_id.strip().lower() or None, "said": sentence})


def _days(span: str) -> int:
    from assistant.cli.person_options import read_span

    try:
        days = read_span(span, "--for")
    except click.BadParameter:
        days = None
    if not days:
        raise click.BadParameter(f"'{span[:40]}' is no span of time; write 14d, 2w or 3m.", param_hint="--for")
    if days > LONGEST:
        raise click.BadParameter("two years at most; 'outreach due never ID' is for good.", param_hint="--for")
    return days


def _future(text: str) -> date:
    plain = text.strip()
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", plain):
        try:
            return date.fromisoformat(plain)
        except ValueError:
            raise Refused(f"There is no day {plain} in the calendar; check the month and the day.") from None
    raise click.BadParameter("write a day such as 2026-03-01.", param_hint="--until")
