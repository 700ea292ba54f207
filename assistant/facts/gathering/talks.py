"""A page of talks: each of them as a fact, with where and when it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.facts.facts import title_in
from assistant.facts.gathering.article import within
from assistant.facts.gathering.authors import is_by
from assistant.facts.gathering.dates import date_in, without_dates
from assistant.facts.gathering.document import Document, text_of
from assistant.facts.gathering.found import Found, Reading, thing

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MOST = 10
"""Talks that become facts, the newest first."""
_LEAST = 2
_NAMED = re.compile(r"\b(?:talks?|speaking|presentations?|appearances|lectures?|keynotes?|slides)\b", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"\W*((?:19|20)\d\d)\W*")
_HEADINGS = ("h2", "h3", "h4")
_EXTRAS = re.compile(
    r"[(\[{]?\b(?:slides?|video|recording|abstract|pdf|youtube|deck|transcript|notes|watch|code|repo)\b[)\]}]?",
    re.IGNORECASE,
)
_EDGES = " ,;:.–—-/"


def read_talks(page: Document, person: str) -> Reading | None:
    """The talks that a page lists; None for a page that is no such list."""
    path = page.address.target.partition("?")[0] if page.address else ""
    first = page.tree.css_first("h1")
    if not _NAMED.search(f"{path.replace('/', ' ')} {page.title} {text_of(first) if first else ''}"):
        return None
    by = page.author if page.author and not is_by(page.author, person) else ""
    found: dict[str, Found] = {}
    for talk in _talks(page, by):
        found.setdefault(talk.title.casefold(), talk)
    if len(found) < _LEAST:
        return None
    newest = sorted(found.values(), key=lambda talk: talk.date, reverse=True)[:MOST]
    return Reading(found=tuple(newest), feed=page.feed.url if page.feed else "")


def _talks(page: Document, by: str) -> Iterator[Found]:
    aside = {node.mem_id for node in page.tree.css("nav, aside, footer, [role=navigation]")}
    year = ""
    for node in page.tree.css("h2, h3, h4, li, tr, article, dt")[:1000]:
        if within(node, aside):
            continue
        if node.tag in _HEADINGS:
            text = text_of(node)
            if alone := _YEAR_ALONE.fullmatch(text):
                year = alone[1]
                continue
            beside = _behind(node)
            talk = _talk(page, node, text, f"{text} {beside}", year, by) if _dated(beside) else None
        elif node.css_first("h2, h3, h4, li li, ul, ol") is not None:
            continue  # what is in it comes by itself
        else:
            beside = _behind(node) if node.tag == "dt" else ""
            text = f"{text_of(node, ' ' if node.tag in ('tr', 'article') else '')} {beside}".strip()
            talk = _talk(page, node, _title(node, text), text, year, by) if 15 <= len(text) <= 500 else None
        if talk is not None:
            yield talk


def _talk(page: Document, node: LexborNode, title: str, text: str, year: str, by: str) -> Found | None:
    when = date_in(text, year=True) or year
    if not when or not 6 <= len(title) <= 200 or not re.search(r"[^\W\d_]{3}", title):
        return None
    link = node if node.tag == "a" else node.css_first("a[href]")
    there, here = page.link(link) if link is not None else "", page.address
    # An address elsewhere is the page's word alone, so the page is where it is known from.
    own = here is not None and there.startswith(f"{here.origin}/")
    source = there if own else here.url if here else ""
    return thing("talk", title, source=source, date=when, where=_where(text, title), by=by).quoting(text)


def _title(node: LexborNode, text: str) -> str:
    """The name of a talk: set off from the rest, or in quotation marks, or what stands before the first comma."""
    if quoted := title_in(text):
        return quoted
    for part in node.css("strong, em, cite, a"):
        name = text_of(part)
        if len(name) >= 6 and not _EXTRAS.fullmatch(name) and not date_in(name):
            return name
    without = re.sub(r"^[\W\d]*(?:\d{4}-\d\d-\d\d|\d{4})?[\s:–—|-]*", "", text)
    return re.split(r"\s+[–—|@-]\s+|,\s|\s\(|\.\s|\s+at\s+(?=[A-Z])", without, maxsplit=1)[0].strip()


def _where(text: str, title: str) -> str:
    """Where it was: what stands in the rest, when that is short enough to be a place."""
    rest = without_dates(_EXTRAS.sub(" ", text.replace(title, " ", 1)))
    rest = re.sub(r"[“”\"‘’«»|•·()\[\]]", " ", rest)
    rest = re.sub(r"(?:\s*[,;–—-]){2,}", ",", " ".join(rest.split())).replace(" ,", ",").strip(_EDGES)
    rest = re.sub(r"^(?:at|in|@|for)\s+", "", rest, flags=re.IGNORECASE).strip(_EDGES)
    return f"at {rest}" if 3 <= len(rest) <= 70 and re.search(r"[^\W\d_]{2}", rest) else ""


def _behind(node: LexborNode) -> str:
    """The text of the element behind a heading or a term."""
    after = node.next
    while after is not None and not after.is_element_node:
        after = after.next
    return text_of(after, " ")[:400] if after is not None and after.tag in ("p", "dd", "div", "span", "time") else ""


def _dated(text: str) -> bool:
    return bool(text) and bool(date_in(text, year=True))
