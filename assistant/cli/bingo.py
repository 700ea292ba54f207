"""``bingo``: cards for an event, and ``bingo debrief``: the questions after it."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.files import output_path, replace_option, write
from assistant.cli.front import Front, Group, as_examples, command, home_option, json_option, pass_front
from assistant.cli.ids import read_id
from assistant.cli.lines import event_line, fact_line
from assistant.cli.output import cells, columns, counted, cut, is_terminal, put, put_json, say, terminal_width
from assistant.cli.records import event_record, fact_record, person_record
from assistant.cli.table import COMMANDS
from assistant.door import clean_line
from assistant.errors import Ambiguous, Refused
from assistant.rhythm.dates import ACCEPTED, read_date

if TYPE_CHECKING:
    from assistant.people.person import Person
    from assistant.rhythm.bingo.cards import Card
    from assistant.rhythm.bingo.debrief import Answer, Noted
    from assistant.rhythm.bingo.sheet import Sheet
    from assistant.workspace import Workspace

_WIDE = 80
_WIDEST = 26
"""Columns of a square at most, however wide the terminal."""
_KEPT = ("asked-me", "helped-me", "introduced-me", "introduced")


@click.group(
    "bingo",
    cls=Group,
    short_help=COMMANDS["bingo"].help,
    invoke_without_command=True,
    epilog=as_examples(
        """outreach bingo                              one card of 3 × 3
outreach bingo --event "Lagom Day" --cards 12 --size 5 -o cards.html
outreach bingo debrief --event "Lagom Day"  the questions afterwards"""
    ),
)
@click.option("--event", default="", metavar="NAME", help="What stands above the cards; it makes their seed, too.")
@click.option("--cards", type=click.IntRange(1, 200), default=1, show_default=True, help="How many, all different.")
@click.option("--size", type=click.Choice(["3", "5"]), default="3", show_default=True, help="Squares in a row.")
@click.option("--seed", type=click.IntRange(0), help="A number that makes the same cards again.")
@click.option("-o", "--output", metavar="FILE", help="Write them to print: .html (a card a page) or .svg.")
@replace_option
@home_option
@json_option
@pass_front
@click.pass_context
def bingo_command(
    context: click.Context, front: Front, event: str, cards: int, size: str, seed: int | None, output: str | None,
    replace: bool,
) -> None:  # fmt: skip
    """Print cards of things to try with people at a meet-up or a conference.

    For a group, a card each, ten to fifteen minutes, and the debrief after it. Prompts of your own stand in
    bingo.toml beside config.toml.
    """
    if context.invoked_subcommand is not None:
        return
    path = output_path(output, (".html", ".svg"), replace=replace) if output is not None else None
    sheet = front.workspace.bingo(int(size), cards, event, seed)
    if path is not None:
        from assistant.rhythm.bingo.sheet import html, svg

        drawn = html(sheet) if path.suffix.lower() == ".html" else svg(sheet)
        write(path, drawn, f"{counted(cards, 'card')}, seed {sheet.seed}")
    if front.json:
        put_json(_sheet_record(sheet))
    elif path is None:
        put("\n\n".join([*(_card(sheet, card) for card in sheet.cards), _afterwards(sheet)]))


@command(
    "debrief",
    inside=True,
    examples="""outreach bingo debrief
outreach bingo debrief --event "Lagom Day" --date yesterday
outreach bingo debrief --met "Teo Marsh" --add --note "Ferries" --fact "Builds timetables" --asked-me "The link" """,
)
@click.option("--event", default="", metavar="NAME", help="Where it was; it stands in the notes.")
@click.option("--date", "on", default="today", metavar="D", help=f"When: {ACCEPTED}.")
@click.option("--met", metavar="PERSON", help="Whom you met; asks nothing and takes the answers below.")
@click.option("--add", is_flag=True, help="With --met: add them when nobody is found.")
@click.option("--note", default="", metavar="TEXT", help="What you talked about.")
@click.option(
    "--fact", "facts", multiple=True, metavar="TEXT", help="Something you learnt of them; several may be given."
)
@click.option("--asked-me", default="", metavar="TEXT", help="What you promised, or they asked of you.")
@click.option("--helped-me", default="", metavar="TEXT", help="What they did for you.")
@click.option("--introduced-me", default="", metavar="NAME", help="To whom they introduced you.")
@click.option("--introduced", default="", metavar="NAME", help="To whom you introduced them.")
@click.option("--private", is_flag=True, help="Keeps all of it from models, messages and files.")
def debrief_command(front: Front, event: str, on: str, met: str | None, add: bool, private: bool, **given: Any) -> None:
    """Answer the questions after an event; answers become facts and events on the people you met.

    Enter skips a question. Somebody new can be added on the way. With --met it asks nothing, for scripts.
    """
    day = read_date(on, date.today())
    answers = _given(**given)
    workspace = front.workspace
    if met is None:
        if answers or add:
            raise click.UsageError("Answers in options need --met PERSON: whom they are about.")
        if not is_terminal(sys.stdin):
            raise Refused("The questions need a terminal to be answered on; --met PERSON takes the answers as options.")
        noted = _asked(workspace, day, event, private=private)
    else:
        noted = [workspace.debrief(_met(workspace, met, event, add=add), answers, day, event=event, private=private)]
    if front.json:
        put_json([_noted_record(one) for one in noted])
    elif met is not None:
        put(_told(noted[0]))
    if noted:
        number = counted(len(noted), "person", "people")
        say(f"{number} noted.{_next(workspace, noted[0].person)}")


def _next(workspace: Workspace, person: Person) -> str:
    """What to write to them now, and what after that, as ``due`` has it; nothing where nothing is due."""
    due = [one for one in workspace.due_with(person, date.today()) if one.sort != "owed"]
    kinds = [one.kind for one in due if one.state == "due"] + [one.kind for one in due if one.state == "waiting"]
    if not kinds:
        return ""
    then = f", then --kind {kinds[1]}" if len(kinds) > 1 else ""
    return f" Next, within 24 hours: outreach draft p{person.id} --kind {kinds[0]}{then}"


def _given(note: str, facts: tuple[str, ...], **events: str) -> list[Answer]:
    from assistant.rhythm.bingo.debrief import Answer

    answers = [Answer("met", note), *(Answer("fact", fact) for fact in facts)]
    answers += [Answer(kind, events[kind.replace("-", "_")]) for kind in _KEPT]
    return [answer for answer in answers if answer.text.strip()]


def _met(workspace: Workspace, name: str, event: str, *, add: bool) -> Person:
    try:
        return workspace.people.find(name)
    except Ambiguous:
        raise
    except Refused:
        if not add:
            if read_id(name) is not None:
                raise
            raise Refused(
                f"Nobody here matches '{cut(clean_line(name), 60)}'; --add notes them as somebody new."
            ) from None
        return workspace.met_first(name, event)


def _asked(workspace: Workspace, day: date, event: str, *, private: bool) -> list[Noted]:
    """The questions on the terminal, person by person; each is kept before the next is asked about."""
    deck = workspace.deck()
    say("Enter skips a question, and ends it where a name is asked for.")
    noted: list[Noted] = []
    while (person := _whom(workspace, event, again=bool(noted))) is not None:
        noted.append(workspace.debrief(person, _answers(deck.questions), day, event=event, private=private))
        say(_told(noted[-1]) + "\n")
    if noted:
        say("To talk over together, if you were there with others; nothing of it is kept:")
        say("\n".join(f"  - {ask}" for ask in deck.together))
    return noted


def _whom(workspace: Workspace, event: str, *, again: bool) -> Person | None:
    """Whom they met; None when that was all."""
    while True:
        name = _prompt("Whom else did you meet?" if again else "Whom did you meet?")
        if not name:
            return None
        try:
            return workspace.people.find(name)
        except Ambiguous as refusal:
            say(str(refusal))
            say("\n".join(f"  {candidate}" for candidate in refusal.candidates))
        except Refused as refusal:
            say(str(refusal))
            if click.confirm(f"Add {cut(name, 60)}?", default=True, err=True):
                person = workspace.met_first(name, event)
                say(f"Added as p{person.id}" + (f", tagged '{person.tags[0]}'." if person.tags else "."))
                return person


def _answers(questions: Any) -> list[Answer]:
    from assistant.rhythm.bingo.debrief import Answer

    answers = []
    for question in questions:
        text = _prompt(question.ask)
        while text:
            answers.append(Answer(question.becomes, text))
            text = _prompt("And what else?") if question.becomes == "fact" else ""
    return answers


def _prompt(question: str) -> str:
    answer: str = click.prompt(f"  {question}", default="", show_default=False, prompt_suffix=" ", err=True)
    return answer.strip()


def _told(noted: Noted) -> str:
    rows = [event_line(event) for event in noted.events]
    rows += [(f"f{fact.id}", fact.date, fact.kind, "", fact_line(fact)[3], fact.text) for fact in noted.facts]
    return f"{noted.person.name} (p{noted.person.id})\n{columns(rows)}".rstrip()


def _card(sheet: Sheet, card: Card) -> str:
    """A card in plain letters, as wide as the terminal allows."""
    wide = min((min(terminal_width() or _WIDE, 140) - card.size - 1) // card.size, _WIDEST)
    rule = "+" + "+".join(["-" * wide] * card.size) + "+"
    lines = [sheet.heading, rule]
    squares = [[_lines(square, max(wide - 2, 6)) for square in row] for row in card.rows]
    high = max(len(square) for row in squares for square in row)
    for row in squares:
        for at in range(high):
            parts = [square[at] if at < len(square) else "" for square in row]
            lines.append("|" + "|".join(f" {part}{' ' * (wide - 1 - cells(part))}" for part in parts) + "|")
        lines.append(rule)
    return "\n".join([*lines, sheet.foot(card)])


def _lines(text: str, wide: int) -> list[str]:
    from textwrap import wrap

    if cells(text) == len(text):
        return wrap(text, wide) or [""]
    # With wide letters: cut column by column, for a word may be a whole sentence of them.
    lines, left = [], text
    while left:
        line = ""
        while left and (not line or cells(line + left[0]) <= wide):
            line, left = line + left[0], left[1:]
        lines.append(line.strip())
    return lines


def _afterwards(sheet: Sheet) -> str:
    lines = ["Afterwards, about each person you met ('outreach bingo debrief' asks these and keeps the answers):"]
    lines += [f"  - {question.ask}" for question in sheet.deck.questions]
    lines += ["Together, ten minutes:", *(f"  - {ask}" for ask in sheet.deck.together)]
    return "\n".join(lines)


def _sheet_record(sheet: Sheet) -> dict[str, Any]:
    return {
        "event": sheet.event,
        "seed": sheet.seed,
        "cards": [{"number": card.number, "rows": [list(row) for row in card.rows]} for card in sheet.cards],
        "questions": [{"ask": question.ask, "becomes": question.becomes} for question in sheet.deck.questions],
        "together": list(sheet.deck.together),
    }


def _noted_record(noted: Noted) -> dict[str, Any]:
    return {
        "person": person_record(noted.person),
        "events": [event_record(event) for event in noted.events],
        "facts": [fact_record(fact) for fact in noted.facts],
    }


bingo_command.add_command(debrief_command)
