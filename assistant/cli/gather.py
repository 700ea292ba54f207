"""``gather``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli import lines, records
from assistant.cli.front import Front, command
from assistant.cli.ids import listed
from assistant.cli.output import counted, put, put_json, say
from assistant.cli.writing import watch
from assistant.door import clean_line
from assistant.drafting.figures import usage_line
from assistant.errors import NeedsConsent, Refused

if TYPE_CHECKING:
    from assistant.people.person import Person
    from assistant.use_cases.gathering import Gather, Gathered

MOST_BYTES = 10_000_000
"""Of a file or a pasted text, as of a page."""


@command(
    "gather",
    examples="""outreach gather mara https://mara.example/lock
outreach gather mara https://codeberg.org/mara/ferrite --offline
outreach gather mara                     what is new on the links that you know of her
pbpaste | outreach gather mara --from -  a page or a profile that you copied""",
)
@click.argument("person")
@click.argument("urls", nargs=-1, metavar="[URL]...")
@click.option("--from", "file", metavar="FILE|-", help="Read a saved page or pasted text; URL: where it is from.")
@click.option("--offline", is_flag=True, help="Leave the model out, even when one is set; pages are still read.")
@click.option("-m", "--model", default="", metavar="MODEL", help="Another model than the one that is set.")
@click.option("--consent", is_flag=True, help="Agree, now and for this endpoint, that texts are sent to it.")
def gather_command(
    front: Front, person: str, urls: tuple[str, ...], file: str | None, offline: bool, model: str, consent: bool
) -> None:
    """Read what somebody published into proposed facts: articles, feeds, repositories, pages of talks.

    Without a URL: what is new since last time on the links that are known of them. Nothing counts before you
    approve it. Pages are asked for politely, one at a time for each host, and robots.txt is kept; a proxy from
    the environment is not used, for it could be led into your own network. Exit code 1 when a page that you
    named could not be read; what came of the others is kept.
    """
    if offline and model:
        raise click.UsageError("--offline does without a model, so leave out either it or -m.")
    workspace = front.workspace
    somebody = workspace.people.find(person)
    text = _given(file) if file is not None else None
    asked = None if offline or not (model or workspace.has_model) else model
    gather = _begun(front, somebody, urls, text, asked, consent=consent)
    finished = watch(gather.run(), lambda: gather.status)
    _tell(front, somebody, gather.gathered, stopped=finished is None, named=bool(urls) or text is not None)


def _begun(
    front: Front, person: Person, urls: tuple[str, ...], text: bytes | None, model: str | None, *, consent: bool
) -> Gather:
    """Raises Refused, saying how to agree, when nobody has agreed to what leaves."""
    workspace = front.workspace
    try:
        gather = workspace.gather(person, urls, text=text, model=model, consent=consent)
    except NeedsConsent as refusal:
        raise Refused(
            f"{refusal}; here it would be {person.name}'s name and work, and the text of what is read. "
            "'outreach setup' asks you, or --consent, given once, agrees for this endpoint. --offline leaves it out."
        ) from None
    if model is not None:
        endpoint = workspace.endpoint(model)
        if consent and endpoint.objection is not None:
            endpoint.agree(date.today())
            say(f"Noted: facts, drafts and texts may be sent to {endpoint.address}. 'outreach setup' takes it back.")
    return gather


def _tell(front: Front, person: Person, gathered: Gathered, *, stopped: bool, named: bool) -> None:
    """What came of it, and what to do next. Raises Refused when something that was asked for did not come."""
    if front.json:
        put_json(_record(person, gathered))
    elif gathered.facts:
        put(lines.facts_with_quotes(gathered.facts))
    for note in gathered.notes:
        say(note)
    for feed in gathered.feeds:
        say(f"It belongs to a feed; 'outreach gather p{person.id} {feed}' reads that.")
    for usage in gathered.usages:
        say(usage_line(usage))
    if gathered.dropped:
        one = gathered.dropped == 1
        say(f"{counted(gathered.dropped, 'fact')} dropped: the text does not bear {'it' if one else 'them'} out.")
    if gathered.read or gathered.unchanged:
        say(_summary(gathered))
    if gathered.facts:
        ids = listed((fact.id for fact in gathered.facts), "f")
        say(f"Next: outreach approve {ids}; --reject says no; 'outreach edit ID' changes one.")
    failed = [sentence for _, sentence in gathered.problems]
    for sentence in failed[:-1]:
        say(sentence)
    if stopped:
        raise Refused("Stopped; what came until then is kept.")
    if failed and (named or not (gathered.read or gathered.unchanged)):
        raise Refused(failed[-1])
    if failed:
        say(failed[-1])


def _summary(gathered: Gathered) -> str:
    known = f", {gathered.doubles} known already" if gathered.doubles else ""
    if gathered.placed:
        known += f" ({gathered.placed} of them {'has its' if gathered.placed == 1 else 'have their'} address now)"
    same = f"; {counted(len(gathered.unchanged), 'page')} unchanged since last time" if gathered.unchanged else ""
    return f"{counted(len(gathered.facts), 'fact')} proposed{known}{same}."


def _record(person: Person, gathered: Gathered) -> dict[str, object]:
    return {
        "person": f"p{person.id}",
        "facts": [records.fact_record(fact) for fact in gathered.facts],
        "read": gathered.read,
        "unchanged": gathered.unchanged,
        "known": gathered.doubles,
        "dropped": gathered.dropped,
        "problems": [{"url": url, "reason": reason} for url, reason in gathered.problems],
    }


def _given(file: str) -> bytes:
    """The bytes of a file, or of stdin. Raises Refused."""
    if file == "-":
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        try:
            with Path(file).open("rb") as opened:
                data = opened.read(MOST_BYTES + 1)
        except OSError as error:
            raise Refused(
                f"{clean_line(file)} cannot be read ({(error.strerror or '').lower()}); check the name."
            ) from None
    if len(data) > MOST_BYTES:
        raise Refused(f"That is more than {MOST_BYTES // 1_000_000} MB; give a part of it.")
    return data
