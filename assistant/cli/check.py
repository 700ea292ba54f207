"""``check``: what the coach says about a stored draft, or about any text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from assistant.cli import lines, records
from assistant.cli.front import Front, command
from assistant.cli.ids import number_of
from assistant.cli.output import put, put_json, say
from assistant.door import clean_line
from assistant.drafting.draft import Draft
from assistant.drafting.template_writer import split_subject
from assistant.errors import HeldBack, Refused
from assistant.review.finding import Report
from assistant.review.summary import summary
from assistant.workspace import Workspace

MOST_BYTES = 1_000_000
"""No message is longer; a larger file is a slip."""


@command(
    "check",
    examples="""outreach check                     the latest draft
outreach check --draft d7 --json
outreach check note.txt --person mara --channel linkedin-note
pbpaste | outreach check - --person mara --kind question --channel email""",
)
@click.argument("file", required=False, metavar="[FILE|-]")
@click.option("--draft", metavar="DRAFT", help="A stored draft; with FILE, the draft whose text it is to become.")
@click.option("--person", metavar="PERSON", help="To whom it goes; brings what you know about them.")
@click.option("--kind", metavar="K", help="What it is ('outreach kinds').")
@click.option("--channel", metavar="C", help="Where it goes ('outreach channels').")
def check_command(front: Front, file: str | None, draft: str | None, **around: Any) -> None:
    """Ask the coach about a draft, a file, or stdin (-).

    A first line 'Subject: …' is read as the subject where the channel has one. Exit code 3 when
    something blocks it.
    """
    workspace = front.workspace
    report = _report(workspace, file, draft, **around)
    if front.json:
        put_json(records.report_record(report))
    else:
        for line in lines.finding_lines(report):
            put(line)
        for line in lines.weight_lines(report):
            put(line)
        put(f"{summary(report)}.")
    if report.blocked:
        first = report.findings[0]
        raise HeldBack(f"Held back: {first.message.rstrip('.')}.")


def _report(
    workspace: Workspace,
    file: str | None,
    draft: str | None,
    person: str | None,
    kind: str | None,
    channel: str | None,
) -> Report:
    stored = _stored(workspace, draft) if file is None or draft is not None else None
    if stored is not None and file is None and not (person or kind or channel):
        return workspace.review(stored)
    if stored is not None and file is None:
        raise click.UsageError(f"d{stored.id} has its own person, kind and channel; these options go with a FILE.")
    somebody = workspace.people.find(person) if person else None
    if stored is not None:
        somebody = somebody or workspace.people.get(stored.person_id)
        kind, channel = kind or stored.kind, channel or stored.channel
    subject, body = "", read_text(file or "-")
    if not channel or workspace.channel(channel).subject:
        subject, body = split_subject(body)
    return workspace.review_text(
        body,
        subject=subject,
        person=somebody,
        kind=kind or "",
        channel=channel or "",
        about=stored.about if stored else "",
    )


def _stored(workspace: Workspace, draft: str | None) -> Draft:
    if draft is not None:
        return workspace.drafts.get(number_of(draft, "d"))
    latest = workspace.drafts.latest()
    if latest is None:
        raise Refused("There is no draft to check yet; name a FILE, or - to read what is piped in.")
    say(f"d{latest.id}, the latest draft.")
    return latest


def read_text(source: str) -> str:
    """The text in a file, or on stdin for ``-``, without the line ends at its end. Raises Refused."""
    shown = "stdin" if source == "-" else clean_line(source)
    try:
        if source == "-":
            raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(source).open("rb") as stream:
                raw = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or "that is no path").lower()
        raise Refused(f"{shown} cannot be read: {why}.") from None
    if len(raw) > MOST_BYTES:
        raise Refused(f"{shown} is longer than {MOST_BYTES:,} bytes, which no message is; give the message alone.")
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return raw.decode(encoding).replace("\r\n", "\n").rstrip("\n")
    except UnicodeDecodeError:
        raise Refused(f"{shown} is not text in UTF-8; save it as UTF-8.") from None
