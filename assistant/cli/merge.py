"""``merge``: one person of two, proposals of such pairs, and taking a merge back."""

from __future__ import annotations

from collections.abc import Iterable

import click

from assistant.cli import records
from assistant.cli.front import Front, command
from assistant.cli.output import columns, counted, put, put_json, say
from assistant.people.matching.combine import FIELDS
from assistant.people.person import Person
from assistant.use_cases.importing import Pair

LISTED = 50
"""How many proposals are listed unless told otherwise."""


@command(
    "merge",
    examples="""outreach merge                       who may be one, with the reason
outreach merge p3 p41 --dry-run      both side by side, and what would be kept
outreach merge p3 p41 --prefer company
outreach merge p3 p41 --different    they are two people; never ask again
outreach merge --undo                take the last merge back
outreach merge --undo p41            take this one back""",
)
@click.argument("people", nargs=-1, metavar="[PERSON OTHER]")
@click.option("--dry-run", is_flag=True, help="Show both side by side and what would be kept; change nothing.")
@click.option(
    "--prefer",
    multiple=True,
    type=click.Choice(FIELDS),
    metavar="FIELD",
    help="Keep the second one's value of a field, such as company. May be repeated.",
)
@click.option("--different", is_flag=True, help="They are two people; never propose them again.")
@click.option("--undo", is_flag=True, help="Take a merge back: the last one, or that of the person named.")
@click.option("--limit", type=click.IntRange(0), default=LISTED, show_default=True, help="List so many; 0 means all.")
def merge_command(
    front: Front,
    people: tuple[str, ...],
    dry_run: bool,
    prefer: tuple[str, ...],
    different: bool,
    undo: bool,
    limit: int,
) -> None:
    """Make one person of two: the first stays, with all that was the second's. Nothing is lost by it.

    Where both say something else, the first one's value stays and the other is kept beside it, as
    'outreach show' shows. Without people it lists the pairs who may be one.
    """
    workspace = front.workspace
    if undo:
        if len(people) > 1 or different or dry_run or prefer:
            raise click.UsageError("--undo takes at most one person, and no other option.")
        merge = workspace.find_merge(people[0] if people else "")
        back = workspace.undo_merge(merge)
        if front.json:
            put_json(records.person_record(back) | {"from": f"p{merge.person_id}"})
        else:
            put(f"p{back.id}  {back.name}")
            say(f"Taken back: p{back.id} is by themselves again, no more part of p{merge.person_id}.")
        return
    if not people:
        _list(front, workspace.proposals(limit or -1), workspace.proposal_count())
        return
    if len(people) != 2:
        raise click.UsageError("Name two people, the one who stays and the one who goes into them; or none.")
    one, two = (workspace.people.find(reference) for reference in people)
    if different:
        workspace.keep_apart(one.id, two.id)
        if front.json:
            put_json({"person": f"p{one.id}", "other": f"p{two.id}", "different": True})
        else:
            say(f"p{one.id} and p{two.id} are two people, and will not be proposed again.")
    elif dry_run:
        _side_by_side(front, workspace.side_by_side(one.id, two.id, prefer=prefer))
    else:
        _merged(front, workspace.merge(one.id, two.id, prefer=prefer), two)


def _merged(front: Front, person: Person, gone: Person) -> None:
    if front.json:
        put_json(records.person_record(person) | {"merged": f"p{gone.id}"})
        return
    put(f"p{person.id}  {person.name}")
    say(f"p{gone.id} ({gone.name}) went into p{person.id}; 'outreach merge --undo p{gone.id}' takes it back.")


def _list(front: Front, pairs: list[Pair], total: int) -> None:
    if front.json:
        put_json([records.pair_record(pair) for pair in pairs])
        return
    if not pairs:
        say("Nobody looks like somebody else here.")
        return
    put(columns(((*_short(pair.one), *_short(pair.two), pair.why) for pair in pairs), wrap=True))
    if total > len(pairs):
        say(f"{len(pairs):,} of {counted(total, 'pair')}; --limit 0 lists all.")
    first = pairs[0]
    both = f"p{first.one.id} p{first.two.id}"
    say(f"'outreach merge {both} --dry-run' shows what would be kept; --different says that they are two.")


def _short(person: Person) -> Iterable[str]:
    return f"p{person.id}", ", ".join(part for part in (person.name, person.company) if part)


def _side_by_side(front: Front, pair: Pair) -> None:
    if front.json:
        put_json(records.pair_record(pair))
        return
    head = ("", f"p{pair.one.id}", f"p{pair.two.id}", "kept")
    rows = [head, *((line.field.replace("_", " "), line.one, line.two, line.kept) for line in pair.lines)]
    put(columns(rows, wrap=True))
