"""Plain text, pasted or out of a file: a page that could not be fetched, a profile, notes."""

from __future__ import annotations

import re

from assistant.door import clean_line, clean_text
from assistant.facts.gathering.article import SENTENCES, leading
from assistant.facts.gathering.dates import date_in
from assistant.facts.gathering.found import Found, Passage, Reading, kind_of, says, thing
from assistant.people.rows import name_key

_LONG = 1000
"""Characters of prose under a title that make a text an essay."""
_HEAD = 400
"""Characters at the beginning in which a text says when it was written."""
_MOST = 60_000


def read_plain(text: str, person: str, source: str = "", place: str = "") -> Reading:
    """The facts of a plain text: its first sentences, and what it is called where it is long enough for an essay.

    ``source``: where it is from, an address or words; ``place``: that place in a word, such as a host.
    """
    plain = clean_text(text)[:_MOST]
    blocks = [line for part in re.split(r"\n\s*\n", plain) if (line := _joined(part))]
    title = _title(blocks, person)
    date = date_in(plain[:_HEAD]) if title else ""
    prose = blocks[1:] if title else blocks
    found: list[Found] = []
    if title and sum(len(block) for block in prose if len(block) > 80) >= _LONG:
        found.append(thing(kind_of(title, place), title, source=source, date=date))
    told = leading(prose, SENTENCES) or [line for line in _lines(plain) if 20 <= len(line) <= 200][:SENTENCES]
    found += [says(one, title=title, place=place, source=source, date=date) for one in told]
    return Reading(
        found=tuple(found),
        passages=(Passage(plain, title, source, date),) if plain.strip() else (),
        whole=True,
    )


def _title(blocks: list[str], person: str) -> str:
    """The first line, when it is a title: short, no sentence, and not somebody's name."""
    first = blocks[0] if blocks else ""
    marked = first.startswith("# ")
    title = first.lstrip("# ").strip()
    if not 6 <= len(title) <= 120 or name_key(person) in name_key(title):
        return ""
    follows = len(blocks) > 1 and len(blocks[1]) > len(title)
    return title if marked or (follows and title[-1] not in ".!?…:;,|") else ""


def _joined(paragraph: str) -> str:
    """A paragraph on one line; lines that are list items or headings of their own stay apart from prose."""
    return clean_line(re.sub(r"^[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]+", "", paragraph, flags=re.MULTILINE))


def _lines(text: str) -> list[str]:
    """Its lines that hold a word, without the marks of lists."""
    lines = (clean_line(line).lstrip("-*•# ") for line in text.split("\n"))
    return [line for line in lines if re.search(r"[^\W\d_]{3}", line)]
