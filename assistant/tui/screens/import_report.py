"""What an import would do, or did, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from assistant.tui.widgets.plain import QUIET

if TYPE_CHECKING:
    from assistant.use_cases.importing import Imported, Progress

_PROBLEMS = 40
_PAIRS = 12
_FORMATS = {
    "linkedin": "LinkedIn's connections", "google": "contacts from Google", "outlook": "contacts from Outlook",
    "vcard": "vCards", "csv": "a table with a header", "toml": "people from an export of this program",
    "json": "people from an export of this program",
}  # fmt: skip


def come_of(report: Imported, *, done: bool) -> Content:
    """Format, numbers, columns, problems and proposals, each under its heading."""
    parts: list[Content | str | tuple[str, str]] = []
    for file, format in report.formats.items():
        parts += [(file, "bold"), f": {_FORMATS.get(format, format)}.\n"]
    for number, what in _numbers(report, done=done):
        parts += [(f"{number:>8,}", "bold"), f"  {what}\n"]
    if not done:
        parts += _columns(report)
    for remarks in report.remarks.values():
        parts += [(f"  {remark}\n", QUIET) for remark in remarks]
    if report.problems:
        parts += _heading(f"{_counted(len(report.problems), 'problem')}")
        for trouble in report.problems[:_PROBLEMS]:
            where = f"line {trouble.line}: " if trouble.line else ""
            parts += [(where, "$text-warning"), f"{trouble.reason}\n"]
        parts += _more(len(report.problems) - _PROBLEMS)
    if report.proposed and not done:
        parts += _heading(f"May be one and the same ({_counted(report.proposed, 'pair')}); you decide after the import")
        for pair in report.proposals[:_PAIRS]:
            parts += [f"  {pair.one.name}", (" and ", QUIET), pair.two.name, (f"  {pair.why}\n", QUIET)]
        parts += _more(report.proposed - _PAIRS)
    return Content.assemble(*parts).rstrip()


def again(report: Imported) -> str:
    """What Enter would do now."""
    if not (report.created or report.updated or report.merged):
        return "Nothing in it is new, so there is nothing to import."
    kept = " What is in trouble stays out; the others come in." if report.problems else ""
    return f"Enter imports them; Esc leaves everything as it is.{kept}"


def imported(report: Imported, pairs: int) -> str:
    """What was done in one sentence, and what to do next; ``pairs``: how many wait for an answer by now."""
    known = f"; {_counted(report.updated + report.merged, 'person', 'people')} you know brought up to date"
    said = f"Imported: {report.created:,} new{known if report.updated + report.merged else ''}."
    if pairs:
        said += f" m shows the {_counted(pairs, 'pair')} who may be one."
    if report.people:
        said += " g goes through those who are new: how close, how you know them."
    return said


def progressed(progress: Progress, *, importing: bool) -> str:
    """How far it is, in a line."""
    doing = "Importing" if importing else "Looking into it"
    problems = f", {_counted(progress.problems, 'problem')}" if progress.problems else ""
    stops = "Esc stops, with nothing imported."
    return f"{doing}: {_counted(progress.read, 'person', 'people')} read, {progress.created:,} new{problems}. {stops}"


def _numbers(report: Imported, *, done: bool) -> list[tuple[int, str]]:
    lines = [
        (report.created, "new"),
        (report.updated, "you know already: something was added" if done else "you know already: something is added"),
        (report.merged, "merged with somebody who is surely the same"),
        (report.skipped, "left out: nothing new about them"),
    ]
    return [line for line in lines if line[0]] or [(0, "people that can be imported")]


def headers(columns: Mapping[str, str]) -> Content:
    """The columns of a table in which nobody knows the name yet, each with what it may be, and what there is to be."""
    from assistant.people.importing.columns import meanings

    parts = _heading("Columns")
    for header, meaning in columns.items():
        parts += [f"  {header}", *([("=", QUIET), (meaning, "bold")] if meaning else []), "\n"]
    parts += _heading("What a column may be")
    parts.append(f"  {', '.join(meanings())}\n")
    return Content.assemble(*parts).rstrip()


def _columns(report: Imported) -> list[Content | str | tuple[str, str]]:
    parts: list[Content | str | tuple[str, str]] = []
    for columns in report.columns.values():
        used = [(header, meaning) for header, meaning in columns.items() if meaning]
        unused = [header for header, meaning in columns.items() if not meaning]
        if used:
            parts += _heading("Columns")
            parts.append("  ")
            for at, (header, meaning) in enumerate(used):
                parts += [" · " if at else "", header, ("=", QUIET), (meaning, "bold")]
            parts.append("\n")
        if unused:
            parts.append((f"  Not used: {', '.join(unused)}\n", QUIET))
    return parts


def _heading(text: str) -> list[Content | str | tuple[str, str]]:
    return [(f"{text}\n", "$text-accent")]


def _more(number: int) -> list[Content | str | tuple[str, str]]:
    return [(f"  and {number:,} more\n", QUIET)] if number > 0 else []


def _counted(number: int, noun: str, plural: str = "") -> str:
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
