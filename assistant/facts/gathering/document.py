"""A page that was parsed: what it says of itself in its head, and its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from assistant.door import clean_line
from assistant.errors import Refused
from assistant.facts.gathering.address import Address, joined
from assistant.facts.gathering.dates import date_in, date_in_path, date_of
from assistant.facts.gathering.tame import tamed

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_ARTICLES = frozenset(
    "article blogposting newsarticle techarticle scholarlyarticle report socialmediaposting analysisnewsarticle".split()
)
_PAGES = frozenset("webpage website aboutpage profilepage".split())
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
_FEED_WORD = re.compile(r"\b(?:rss|atom|feed|subscribe)\b", re.IGNORECASE)
_FEED_PATH = re.compile(
    r"/(?:feed|rss|atom|index)(?:\.xml|\.rss|\.atom|/)?$|\.(?:rss|atom)$|^(?:feed|rss|atom)\.xml$", re.IGNORECASE
)
_COMMENTS = re.compile(r"comments?\b", re.IGNORECASE)
_TITLES = ("og:title", "twitter:title", "citation_title", "dc.title", "headline")
_DATES = (
    "article:published_time", "datepublished", "citation_publication_date", "citation_date", "dc.date.issued",
    "dc.date", "dcterms.date", "dcterms.created", "date", "pubdate", "publish-date", "parsely-pub-date", "datecreated",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "citation_author", "dc.creator", "parsely-author", "byl")
_DESCRIPTIONS = ("description", "og:description", "twitter:description", "dc.description", "abstract")
_HOLDING = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
_DEEPEST = 6
"""Levels of structured data that are looked at."""


class Document:
    """A page, parsed. ``address`` is where it came from, None for one that was given as a file."""

    def __init__(self, html: str, address: Address | None = None) -> None:
        from selectolax.lexbor import LexborHTMLParser

        tame = tamed(html)
        self.address = address
        self.tree = LexborHTMLParser(tame.html)
        self.data = [node for block in tame.data for node in _nodes(block)]
        self.meta: dict[str, str] = {}
        for node in self.tree.css("meta, [itemprop]"):
            values = node.attributes
            name = values.get("property") or values.get("name") or values.get("itemprop") or ""
            value = clean_line(values.get("content") or values.get("datetime") or "")
            if name and value:
                self.meta.setdefault(name.strip().lower(), value)

    @cached_property
    def title(self) -> str:
        """The name of the page, without that of its site; empty when it has none."""
        headings = [text for node in self.tree.css("h1") if (text := text_of(node))]
        named = self._said(_ARTICLES, "headline", "name") or self._meta(_TITLES)
        whole = self.tree.css_first("title")
        title = named or (headings[0] if len(headings) == 1 else "") or (text_of(whole) if whole else "")
        title = title or next(iter(headings), "")
        for heading in headings:  # "The cost of a lock | Mara's notes" is called what its heading says
            if heading != title and title.startswith(heading) and re.match(r"\s*[|–—·•:»-]", title[len(heading) :]):
                return heading
        site = self._meta(("og:site_name", "application-name"))
        parts = re.split(r"\s+(?:[|–—·•»-]|::)\s+", title)
        if site and len(parts) > 1 and site.casefold() in (parts[0].casefold(), parts[-1].casefold()):
            parts = parts[1:] if parts[0].casefold() == site.casefold() else parts[:-1]
            return title[title.find(parts[0]) : title.rfind(parts[-1]) + len(parts[-1])]
        return title

    @cached_property
    def author(self) -> str:
        """Who wrote it, or whom it is about where it is a profile, as the page says; empty when it does not."""
        for node in self._of(_ARTICLES | _PAGES):
            if name := _name(node.get("author")):
                return name
        for node in self._of({"profilepage"}):
            if name := _name(node.get("mainEntity")):
                return name
        said = self._meta(_AUTHORS)
        if said and "://" not in said:
            return said[:80]
        named = self.tree.css_first("[rel~=author], .p-author, .byline, .author-name, .author, [itemprop=author]")
        text = text_of(named) if named else ""
        text = re.sub(r"^(?:written |posted |published )?by\s+", "", text, flags=re.IGNORECASE)
        text = re.split(r"\s*[|·•–—]|,?\s+(?:on|in|at)\s", text, maxsplit=1)[0]
        return text if 0 < len(text.split()) <= 4 else ""

    @cached_property
    def description(self) -> str:
        """What the page says of itself in a sentence or two; empty when it does not."""
        return self._meta(_DESCRIPTIONS) or self._said(_ARTICLES | {"person", "website"}, "description")

    @cached_property
    def date(self) -> str:
        """When it came out; empty when the page does not say."""
        for value in (self._said(_ARTICLES, "datePublished", "dateCreated"), *(self.meta.get(one) for one in _DATES)):
            if value and (known := date_of(value)):
                return known
        for node in self.tree.css("time"):
            value = node.attributes.get("datetime") or text_of(node)
            if value and (known := date_of(value)):
                return known
        if self.address and (known := date_in_path(self.address.target)):
            return known
        dated = self.tree.css_first(".date, .post-date, .published, .entry-date, .dt-published, .post-meta, .byline")
        return date_in(text_of(dated)[:200]) if dated else ""

    @cached_property
    def types(self) -> frozenset[str]:
        """What the page says it is, in lower case: ``article``, ``videoobject``, ``profile``."""
        kinds = {kind for node in self.data for kind in _types(node)}
        return frozenset(kinds | {self.meta.get("og:type", "").lower().partition(".")[0]} - {""})

    @property
    def is_article(self) -> bool:
        """Whether it says that it is one."""
        return bool(self.types & _ARTICLES) or "article:published_time" in self.meta

    @cached_property
    def feed(self) -> Address | None:
        """The feed that the page names in its head, else one that it links to; that of its comments is left out."""
        named = (
            node
            for node in self.tree.css("link[rel~=alternate][href]")
            if (node.attributes.get("type") or "").strip().lower() in _FEEDS
        )
        linked = (
            node
            for node in self.tree.css("a[href]")
            if _FEED_PATH.search(node.attributes.get("href") or "") and _FEED_WORD.search(text_of(node) or "feed")
        )
        for node in chain(named, linked):
            href = node.attributes.get("href") or ""
            try:
                there = joined(self.address, href) if self.address else None
            except Refused:
                continue
            if not _COMMENTS.search(f"{href} {node.attributes.get('title') or ''}"):
                return there
        return None

    def link(self, node: LexborNode) -> str:
        """The address of a link on the page; empty when it leads to no web page."""
        try:
            return joined(self.address, node.attributes.get("href") or "").url if self.address else ""
        except Refused:
            return ""

    def _meta(self, names: Iterable[str]) -> str:
        return next((self.meta[name] for name in names if self.meta.get(name)), "")

    def _of(self, kinds: Iterable[str]) -> Iterator[dict[str, Any]]:
        return (node for node in self.data if _types(node) & set(kinds))

    def _said(self, kinds: Iterable[str], *fields: str) -> str:
        for node in self._of(kinds):
            for field in fields:
                if isinstance(value := node.get(field), str) and (plain := clean_line(value)):
                    return plain
        return ""


def text_of(node: LexborNode, separator: str = "") -> str:
    """The text of an element on one line, clean."""
    return clean_line(node.text(separator=separator))


def _nodes(block: str) -> list[dict[str, Any]]:
    """The things that a block of JSON-LD describes; none when it cannot be read."""
    try:
        whole = json.loads(block)
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Any]] = []
    level: list[Any] = [whole]
    for _ in range(_DEEPEST):
        deeper: list[Any] = []
        for one in level:
            if isinstance(one, list):
                deeper += one[:200]
            elif isinstance(one, dict):
                found.append(one)
                deeper += [
                    one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement") if key in one
                ]
        level = deeper[:1000]
    return found


def _types(node: dict[str, Any]) -> set[str]:
    kind = node.get("@type")
    return {one.lower() for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)}


def _name(author: object) -> str:
    """The name in what JSON-LD says of an author."""
    for one in author if isinstance(author, list) else [author]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and (plain := clean_line(name)) and "://" not in plain:
            return plain[:80]
    return ""
