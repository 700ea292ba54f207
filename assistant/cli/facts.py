"""``fact``, ``facts`` and ``approve``."""

from __future__ import annotations

import sys
from typing import Any

import click

from assistant.cli import lines, records
from assistant.cli.front import Front, command
from assistant.cli.ids import numbers_of
from assistant.cli.output import is_terminal, put, put_json, say
from assistant.facts.fact import FACT_KINDS, Fact
from assistant.facts.kind import kind_in


@command(
    "fact",
    examples="""outreach fact mara 'Wrote “The cost of a lock”, on why she dropped mutexes' --kind essay
outreach fact mara "Launched Ferrite 2 without a coordinator" --kind launch --title "Ferrite 2" --date 2026-03
outreach fact mara "Her team is being merged into another" --private""",
)
@click.argument("person")
@click.argument("text")
@click.option("--kind", type=click.Choice(FACT_KINDS), help="What sort it is; left out, read off the text.")
@click.option("--title", default="", help="The name of the thing; else what stands in quotation marks.")
@click.option("--source", default="", metavar="URL", help="Where you know it from: an address, or in words.")
@click.option("--date", default="", metavar="D", help="When it was: 2026-03-01, 2026-03 or 2026.")
@click.option("--private", is_flag=True, help="Never sent to a model, and never behind a line of a message.")
def fact_command(front: Front, person: str, **fields: Any) -> None:
    """Write down one thing you know about somebody."""
    workspace = front.workspace
    fields["kind"] = fields["kind"] or kind_in(fields["text"])
    fact = workspace.facts.add(Fact(person_id=workspace.people.find(person).id, **fields))
    if front.json:
        put_json(records.fact_record(fact))
        return
    put("\n".join(lines.fact_rows([fact])))
    if is_terminal(sys.stderr) and not fact.private:
        say(f"Next: outreach draft p{fact.person_id} --kind question")


@command("facts", examples="outreach facts mara\noutreach facts p3 --json")
@click.argument("person")
def facts_command(front: Front, person: str) -> None:
    """List what you know about somebody, newest first; then what is proposed, page by page."""
    workspace = front.workspace
    somebody = workspace.people.find(person)
    known = (fact for fact in workspace.facts.of(somebody.id) if fact.status != "proposed")
    facts = [*known, *workspace.facts.proposed(somebody.id)]
    if front.json:
        put_json([records.fact_record(fact) for fact in facts])
    elif facts:
        put(lines.facts_with_quotes(facts))
    else:
        mend = f"'outreach fact p{somebody.id} TEXT' writes something down."
        say(f"Nothing is known about {somebody.name} yet; {mend}")


@command("approve", examples="outreach approve f12 f13\noutreach approve f12-f21\noutreach approve --reject f14")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--reject", is_flag=True, help="Say no to them instead, so that gathering does not bring them back.")
def approve_command(front: Front, ids: tuple[str, ...], reject: bool) -> None:
    """Turn proposed facts into approved ones: all of them, or none when one is not there.

    A rejected fact is not listed any more; 'approve' with its id takes that back, and 'remove' forgets it.
    """
    stored, numbers = front.workspace.facts, numbers_of(ids, "f")
    facts = stored.reject(numbers) if reject else stored.approve(numbers)
    if front.json:
        put_json([records.fact_record(fact) for fact in facts])
    else:
        put("\n".join(lines.fact_rows(facts)))
