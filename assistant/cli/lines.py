"""Records as lines for people: one each in lists, a few more where one is shown alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.cli.output import cells, column_rows, hanging, terminal_width
from assistant.door import clean_line
from assistant.drafting.draft import Draft
from assistant.facts.fact import Fact
from assistant.people.person import Person, PersonRow
from assistant.review.finding import Finding, Report
from assistant.review.mending import fix_in_words
from assistant.review.prose import clipped
from assistant.review.summary import question_in_words
from assistant.rhythm.circles import same_company
from assistant.rhythm.event import Event
from assistant.rhythm.history import said_of

_SPAN = 40
_BELOW = 6
"""Columns by which what a fact rests on is set in."""
_BEGINS = 60


def person_line(row: PersonRow, mine: str = "") -> tuple[str, ...]:
    """Id, name, work, closeness, tags. Whoever works where the writer does (``mine``) is marked so."""
    closeness = "" if row.closeness == "stranger" else row.closeness
    work = _work(row.role, row.company) + (" (your company)" if same_company(row.company, mine) else "")
    return f"p{row.id}", row.name, work, closeness, ", ".join(row.tags)


def fact_line(fact: Fact) -> tuple[str, ...]:
    """Id, kind, date, what sets it apart, text."""
    status = "" if fact.status == "approved" else fact.status
    marks = ", ".join(mark for mark in (status, "private" if fact.private else "") if mark)
    return f"f{fact.id}", fact.kind, fact.date, marks, fact.text


def facts_with_quotes(facts: Sequence[Fact]) -> str:
    """A line for each fact, and below a proposed one the words that it rests on, and where they stand."""
    shown: list[str] = []
    for fact, row in zip(facts, fact_rows(facts), strict=True):
        shown.append(row)
        if fact.status == "proposed":
            shown += _rests_on(fact)
    return "\n".join(shown)


def _rests_on(fact: Fact) -> list[str]:
    """The words that a fact rests on, and where they stand, set in below it."""
    # A fact that is a quotation says its words already.
    quote = "" if fact.quote in fact.text else f"“{clean_line(fact.quote)}”"
    both, room = f"{quote}  {fact.source}".strip(), terminal_width()
    if room is None or cells(both) <= room - _BELOW:
        return [" " * _BELOW + both] if both else []
    # An address is not broken, so that it can be followed.
    source = " " * _BELOW + fact.source if "://" in fact.source else hanging(fact.source, _BELOW)
    return [part for part in (hanging(quote, _BELOW) if quote else "", source) if part.strip()]


def fact_rows(facts: Iterable[Fact]) -> list[str]:
    """A row for each fact, its text whole, however narrow the terminal."""
    return column_rows(map(fact_line, facts), wrap=True)


def event_line(event: Event) -> tuple[str, ...]:
    """Id, date, what happened, on which message, note."""
    message = " on ".join(part for part in (event.message_kind, event.channel) if part)
    if event.draft_id:
        message = f"{message} (d{event.draft_id})".strip()
    private = "private" if event.private else ""
    return f"e{event.id}", event.date, event.kind, message, private, event.note


def history_line(event: Event, first: str) -> tuple[str, ...]:
    """Id, date, what happened in words, what is private, note."""
    message = f" (d{event.draft_id})" if event.draft_id else ""
    overridden = f", held back by {event.forced.replace(',', ', ')}" if event.forced else ""
    private = "private" if event.private else ""
    return f"e{event.id}", event.date, f"{said_of(event, first)}{message}{overridden}", private, event.note


def draft_line(draft: Draft, name: str = "") -> tuple[str, ...]:
    """Id, whose, kind, channel, state, how it begins."""
    state = draft.state if draft.complete or not draft.body else f"{draft.state}, incomplete"
    forced = f"forced over {_listed(draft.forced)}" if draft.forced else ""
    begins = " ".join((draft.subject or draft.body or draft.about).split())
    state = ", ".join(filter(None, (state, forced)))
    return f"d{draft.id}", name, draft.kind, draft.channel, state, shortened(begins, _BEGINS)


def forced_over(draft: Draft) -> str:
    """What the coach or a gate held back and the person went on with all the same; empty where nothing was."""
    return f"knowingly over {_listed(draft.forced)} (--force)" if draft.forced else ""


def finding_lines(report: Report) -> list[str]:
    """Two lines for each finding, worst first: why, with what that rests on; what to do, and what the fix would be."""
    return [line for finding in report.findings for line in (_why_line(finding), _what_line(finding)) if line]


def weight_lines(report: Report) -> list[str]:
    """The line that says which sentence carries the weight, and what the question has to do with it; or none."""
    weight = report.weight
    if weight is None:
        return []
    facts = f" ({', '.join(f'f{fact}' for fact in weight.facts)})" if weight.facts else ""
    asked = f" {question_in_words(weight)}" if weight.question else ""
    return [f"Stands on: “{clipped(weight.sentence.text, _BEGINS * 2)}”{facts}.{asked}"]


def person_details(person: Person, mine: str = "") -> list[tuple[str, str]]:
    """What is known of a person, label and value, without what is empty. ``mine`` is the writer's company."""
    say = {True: "yes", False: "no", None: ""}[person.can_refer]
    details = [
        ("role", person.role),
        ("company", person.company + (" (yours, too)" if same_company(person.company, mine) else "")),
        ("city", person.city),
        ("time zone", person.timezone),
        ("language", person.language),
        ("closeness", person.closeness),
        ("has a say in hiring", say),
        ("check in every", f"{person.every_days} days" if person.every_days else ""),
        *(("e-mail", email) for email in person.emails),
        *((channel, handle) for channel, handle in person.handles.items()),
        *(("link", link) for link in person.links),
        ("tags", ", ".join(person.tags)),
        ("connected on", person.connected),
    ]
    return [(label, value) for label, value in details if value]


def message_text(draft: Draft) -> str:
    """The message as it is read: a subject in a first line of its own when there is one."""
    return f"Subject: {draft.subject}\n\n{draft.body}" if draft.subject else draft.body


def shortened(text: str, most: int) -> str:
    """The text, or its beginning with an ellipsis: at most so many characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _why_line(finding: Finding) -> str:
    span = shortened(" ".join(finding.text.split()), _SPAN)
    where = " in the subject" if finding.where == "subject" else ""
    quoted = f" “{span}”" if span else ""
    return f"{finding.severity:5}  {finding.check}{where}:{quoted} {finding.reason}"


def _what_line(finding: Finding) -> str:
    fix = fix_in_words(finding)
    if fix:
        fix = f"Fix: {fix}{'' if fix.endswith(('.”', '?”', '!”', '…”')) else '.'}"
    asked = f"Or ask: “{clipped(finding.question, 120)}”" if finding.question else ""
    told = " ".join(part for part in (finding.suggestion, fix, asked) if part)
    return f"{'':7}{told}" if told else ""


def _listed(checks: str) -> str:
    """Names of checks as they are kept, for people."""
    return checks.replace(",", ", ")


def _work(role: str, company: str) -> str:
    return ", ".join(part for part in (role, company) if part)
