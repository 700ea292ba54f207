"""The preparation as a page: plain for the screen, Markdown for a file that may travel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.rhythm.prep import Line, Preparation

NEWEST = 6
"""Facts on the page: what can be read once more on the way there."""
LATEST = 6
"""Events on the page."""
PRIVATE = "(private)"
_SPECIAL = re.compile(r"([\\`*_\[\]<>&~|!$])")
_BEGINS = re.compile(r"^(?:([#+=:-])|([0-9]+)([.)]))")
_PLAIN_LINK = re.compile(r"https?://[^\s<>\\`\"]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its lines; ``numbered`` lines come in an order."""

    heading: str
    lines: Sequence[Line]
    numbered: bool = False


def parts_of(prep: Preparation, *, private: bool = True) -> list[Part]:
    """The page part by part, without the private lines where they are not wanted. A part says so when it is empty."""

    def kept(lines: Iterable[Line]) -> list[Line]:
        return [line for line in lines if private or not line.private]

    def newest(lines: Iterable[Line], most: int, where: str) -> list[Line]:
        all_ = kept(lines)
        return all_[:most] + (
            [Line(f"{len(all_) - most} older: outreach {where} {somebody}")] if len(all_) > most else []
        )

    somebody = f"p{prep.person.id}"
    new = newest(prep.new, NEWEST, "facts")
    if prep.proposed:
        new.append(Line(f"{prep.proposed} proposed and not yet approved: outreach facts {somebody}"))
    last = kept(prep.open) + newest(prep.last, LATEST, "show")
    questions = [Line(question.text) for question in prep.questions]
    return [
        Part("Who they are", prep.who or (Line("Nothing is noted yet."),)),
        Part("What is new", new or [Line(f"Nothing yet; outreach fact {somebody} TEXT adds something.")]),
        Part("What you share", kept(prep.shared) or [Line("Nothing is noted; it may be the first thing to find out.")]),
        Part("Last time", last or [Line("Nothing is noted: this may be the first time.")]),
        Part("Questions", questions or [Line(prep.no_questions)], numbered=bool(questions)),
        Part("How it goes", [Line(text) for text in prep.run_sheet], numbered=True),
    ]


def title_of(prep: Preparation) -> str:
    """The page's heading."""
    return f"Before you meet {prep.person.name}"


def as_text(prep: Preparation, wide: int) -> str:
    """The page for the screen, in lines of at most ``wide`` columns; what is private is marked."""
    lines = [f"{title_of(prep)} (p{prep.person.id})"]
    for part in parts_of(prep):
        lines += ["", part.heading]
        for number, line in enumerate(part.lines, 1):
            mark = f"{number}. " if part.numbered else "- "
            lines += _hung(f"  {mark}", _told(line), wide)
    lines += ["", "What to note afterwards"]
    for what, command in prep.afterwards:
        lines += [*_hung("  - ", f"{what}:", wide), f"      {command}"]
    return "\n".join(lines)


def as_markdown(prep: Preparation, *, private: bool = False) -> str:
    """The page as Markdown. Every text is escaped: it shows as it was written, whatever it is made of.

    What is private is left out unless ``private`` asks for it, and is marked then.
    """
    lines = [f"# {escaped(title_of(prep))}", "", f"Prepared on {prep.day.isoformat()}."]
    for part in parts_of(prep, private=private):
        lines += ["", f"## {part.heading}", ""]
        for number, line in enumerate(part.lines, 1):
            lines.append(f"{f'{number}.' if part.numbered else '-'} {_in_markdown(line)}")
    lines += ["", "## What to note afterwards", ""]
    lines += [f"- {what}: `{command}`" for what, command in prep.afterwards]
    return "\n".join([*lines, ""])


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is: no emphasis, link, list, heading or markup comes of it."""
    plain = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _BEGINS.sub(lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}", plain)


def _in_markdown(line: Line) -> str:
    pieces = [escaped(line.text)] if line.text else []
    if line.source:
        is_link = _PLAIN_LINK.fullmatch(line.source)
        source = f"<{line.source}>" if is_link else escaped(line.source)
        pieces.append(f"({source})" if pieces else source)
    if line.private:
        pieces.append(PRIVATE)
    return " ".join(pieces)


def _told(line: Line) -> str:
    source = f"({line.source})" if line.source and line.text else line.source
    return " ".join(piece for piece in (line.text, source, PRIVATE if line.private else "") if piece)


def _hung(mark: str, text: str, wide: int) -> Iterator[str]:
    """A line with its mark, what does not fit under its text."""
    from textwrap import wrap

    lines = wrap(text, max(wide - len(mark), 20), break_long_words=False, break_on_hyphens=False) or [""]
    yield mark + lines[0]
    for more in lines[1:]:
        yield " " * len(mark) + more
