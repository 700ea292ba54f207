"""A feed: its newest entries, each as a fact with its own address and date.

feedparser reads what is broken too, but takes a plain string as an address or a path, and seconds for a
megabyte of many small elements: it is given bytes, no more entries than are read, and nothing that
declares entities, which no feed needs and which only bombs are made of.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.door import clean_line, clean_text
from assistant.errors import Refused
from assistant.facts.gathering.address import Address, joined
from assistant.facts.gathering.article import prose
from assistant.facts.gathering.authors import is_by
from assistant.facts.gathering.document import Document
from assistant.facts.gathering.found import Found, Passage, Reading, kind_of, says, thing
from assistant.facts.gathering.saying import leading

NEWEST = 10
"""Entries that become facts."""
_PASSAGES = 3
"""Of them, those whose text a model may read."""
_LOOKED_AT = 40
"""Entries that are parsed, for not every feed has its newest ones first."""
_MOST_BYTES = 1_000_000
_DEEPEST = 60
_LEAST_PASSAGE = 200
_ROOT = re.compile(r"<(?:[A-Za-z]+:)?(rss|feed|RDF)[\s>]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_ENTRY = re.compile(rb"<(?:item|entry)[\s>]")
_ANY_TAG = re.compile(rb"<(/?)([A-Za-z][^\s/<>]*)[^<>]*?(/?)>")


def is_feed(text: str) -> bool:
    """Whether this is a feed, by its first element."""
    root = _ROOT.search(text, 0, 4096)
    return root is not None and "<html" not in text[: root.start()].lower()


def read_feed(text: str, address: Address, person: str, *, homes: Iterable[str] = ()) -> Reading:
    """The newest entries of a feed. ``homes``: hosts that are theirs, besides the feed's own.

    An entry whose address lies elsewhere has the feed itself for its source: whoever fills a feed must not
    make any address they like a known one. Raises Refused for a bomb, and for what has no entries.
    """
    data = _REFERENCE.sub(_character, text[: 2 * _MOST_BYTES]).encode("utf-8", "replace")
    declared = re.search(rb"<!ENTITY", data[:_MOST_BYTES], re.IGNORECASE)
    if declared or _depth(data[:_MOST_BYTES]) > _DEEPEST:
        what = "declares entities" if declared else "is nested too deeply"
        raise Refused(f"{address.shown} {what}, as no feed needs to, so it was not read; name one of its pages.")
    parsed = _parsed(data, address)
    whose = _author(parsed.feed)
    found = (_entry(raw, address, homes, person, whose) for raw in parsed.entries[:_LOOKED_AT])
    entries = [entry for entry in found if entry is not None]
    if not entries:
        raise Refused(f"{address.shown} is a feed without a single entry that says anything; name one of its pages.")
    # Newest first; those without a date stay where the feed has them, behind the others.
    entries.sort(key=lambda entry: entry.date, reverse=True)
    theirs = [entry for entry in entries if is_by(entry.author, person)]
    others = len(entries) - len(theirs)
    notes = (f"{others} {'entry' if others == 1 else 'entries'} by others left out.",) if others else ()
    newest = theirs[:NEWEST]
    passages = [Passage(entry.text, entry.title, entry.source, entry.date) for entry in newest]
    return Reading(
        found=tuple(entry.found() for entry in newest),
        passages=tuple([one for one in passages if len(one.text) >= _LEAST_PASSAGE][:_PASSAGES]),
        notes=notes,
    )


@dataclass(slots=True)
class _Entry:
    title: str
    source: str
    date: str
    author: str
    said: str
    text: str
    spoken: bool

    def found(self) -> Found:
        host = self.source.partition("://")[2].partition("/")[0].removeprefix("www.")
        if not self.title:
            return says(self.said, place=host, source=self.source, date=self.date)
        kind = "talk" if self.spoken else kind_of(self.title, host)
        return thing(kind, self.title, self.said, source=self.source, date=self.date)


def _parsed(data: bytes, address: Address) -> Any:
    import feedparser

    try:
        return feedparser.parse(
            io.BytesIO(_newest(data)),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": address.url},
            sanitize_html=False,  # no HTML of it is ever shown: it becomes plain text here
            resolve_relative_uris=False,
        )
    except Exception:  # what it raises over a feed that is broken enough is not foreseen by itself either
        raise Refused(f"{address.shown} is a feed that is too broken to be read; name one of its pages.") from None


def _character(match: re.Match[str]) -> str:
    """A reference to a character; nothing for one to what is none, over which feedparser falls."""
    number = int(match[1][:12], 16) if match[1] else int(match[2][:12])
    return match[0] if 0 < number < 0xD800 or 0xDFFF < number <= 0x10FFFF else ""


def _newest(data: bytes) -> bytes:
    """The feed as far as it is read: feedparser does not mind where it is cut off."""
    starts = [match.start() for match in _ENTRY.finditer(data)]
    end = starts[_LOOKED_AT] if len(starts) > _LOOKED_AT else len(data)
    if end <= _MOST_BYTES:
        return data[:end]
    whole = [start for start in starts if start <= _MOST_BYTES]
    return data[: whole[-1]] if len(whole) > 1 else data[:_MOST_BYTES]


def _depth(data: bytes) -> int:
    """How deep its elements are nested, near enough: an end that fits no beginning ends nothing."""
    still_open: dict[bytes, int] = {}
    depth = deepest = 0
    for match in _ANY_TAG.finditer(data):
        name = match[2]
        if not match[1] and not match[3]:
            still_open[name] = still_open.get(name, 0) + 1
            depth += 1
            deepest = max(deepest, depth)
        elif match[1] and still_open.get(name):
            still_open[name] -= 1
            depth -= 1
    return deepest


def _entry(raw: Any, address: Address, homes: Iterable[str], person: str, whose: str) -> _Entry | None:
    """One entry, or None when it says nothing. ``whose``: the feed's author, for an entry that names none."""
    title = clean_line(_plain(raw.get("title", "")))
    blocks = prose(Document(_html(raw)))
    said = next(iter(leading(blocks, 1, person, lines=True)), "")
    if not said and raw.get("content"):  # what it says of itself, where its text has no sentence to give
        said = next(iter(leading(prose(Document(_marked(str(raw.get("summary", ""))))), 1, person, lines=True)), "")
    if not title and not said:
        return None
    return _Entry(
        title=title,
        source=_source(raw.get("link", ""), address, homes),
        date=_date(raw),
        author=_author(raw) or whose,
        said=said,
        text="\n".join(blocks)[:20_000],
        spoken=any(str(one.get("type", "")).startswith(("audio/", "video/")) for one in raw.get("enclosures", ())),
    )


def _html(raw: Any) -> str:
    """What an entry holds: its content, else its summary; plain text is as good as HTML of one paragraph."""
    contents = [str(one.get("value", "")) for one in raw.get("content", ())] or [str(raw.get("summary", ""))]
    return _marked(max(contents, key=len))


def _marked(text: str) -> str:
    whole = clean_text(text[:300_000])
    return whole if "<" in whole else f"<p>{whole}</p>"


def _author(raw: Any) -> str:
    """Who an entry or a feed says wrote it: a name, for an address alone tells nobody apart."""
    detail = raw.get("author_detail") or {}
    name = clean_line(str(detail.get("name", "") or raw.get("author", "")))[:80]
    return "" if "@" in name else name


def _plain(title: object) -> str:
    text = clean_text(str(title))
    if "<" not in text and "&" not in text:
        return text
    body = Document(text).tree.body
    return body.text() if body is not None else ""


def _source(link: object, address: Address, homes: Iterable[str]) -> str:
    try:
        there = joined(address, str(link)) if link else address
    except Refused:
        return address.url
    bare = {host.removeprefix("www.") for host in (address.host, *homes)}
    host = there.host.removeprefix("www.")
    own = host in bare or any(host.endswith(f".{one}") or one.endswith(f".{host}") for one in bare)
    return there.url if own and "." in host else address.url


def _date(raw: Any) -> str:
    # Past feedparser's own "get", which gives the one for the other and warns about it.
    moment = dict.get(raw, "published_parsed") or dict.get(raw, "updated_parsed")
    try:
        when = date(*moment[:3]) if moment else None
    except (TypeError, ValueError):
        return ""
    return when.isoformat() if when and 1985 <= when.year <= date.today().year + 2 else ""
