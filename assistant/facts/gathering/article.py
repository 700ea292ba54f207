"""A page of prose: what it is called, what it says first, and the text that a model may read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.facts.gathering.authors import byline, is_by
from assistant.facts.gathering.document import Document, text_of
from assistant.facts.gathering.found import MOST_TITLE, Found, Passage, Reading, inner, kind_of, says, short, thing
from assistant.facts.gathering.orders import is_order
from assistant.facts.gathering.saying import LEAST, is_noise, leading, why_nothing
from assistant.people.texts import words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

SENTENCES = 3
"""Leading sentences that become facts."""
_LEAST_ARTICLE = 250
"""Characters of prose that make a page one."""
_LONG = 1200
"""Characters of prose that make one even of a page without a date or an article element."""
_MOST_TEXT = 60_000
_MOST_BLOCKS = 3000
_BODIES = (
    "[itemprop=articleBody]", ".e-content", ".entry-content", ".post-content", ".article-content", ".markdown-body",
    "article", "[role=article]", "main", "[role=main]", "#content",
)  # fmt: skip
_ASIDE = "nav, aside, footer, figcaption, [role=navigation], [role=banner], [role=complementary], [role=contentinfo]"


def read_article(page: Document, person: str) -> Reading:
    """The facts of a page. ``person``: the name of whom it is read about, who may or may not have written it."""
    source = page.address.url if page.address else ""
    place = page.address.host.removeprefix("www.") if page.address else ""
    blocks = prose(page)
    text = "\n".join(blocks)[:_MOST_TEXT]
    whole = _is_whole(page, blocks)
    title, date = page.title, page.date if whole else ""
    author = page.author or byline(blocks)
    by = author if author and not is_by(author, person) else ""
    description = _worth(page.description, title)
    # What may be no thing by itself is not claimed to be one, but it has its name.
    is_home = page.address is None or page.address.target in ("/", "")
    called = f"“{short(inner(title), MOST_TITLE)}”" if title and not is_home else ""
    found: list[Found] = []
    if title and whole:
        kind = kind_of(title, place, page.types)
        found.append(thing(kind, title, description, source=source, date=date, by=by))
    elif description:
        found.append(says(description, place=called or place, source=source, by=by))
    told = {_bare(description)}
    for sentence in leading(blocks, SENTENCES + 1, person):
        if len(found) < SENTENCES + bool(title and whole) and not _told(sentence, told):
            told.add(_bare(sentence))
            name = title if whole else ""
            found.append(says(sentence, title=name, place=called or place, source=source, date=date, by=by))
    told_first = "\n".join(part for part in (title, page.description, text) if part)
    return Reading(
        found=tuple(found),
        passages=(Passage(told_first, title, source, date, by),) if text else (),
        feed=page.feed.url if page.feed else "",
        whole=whole,
        why="" if found else _why(page, blocks, person),
    )


def prose(page: Document) -> list[str]:
    """The paragraphs of what the page is about, in order, without what stands around it."""
    body = _body(page)
    if body is None:
        return []
    aside = {node.mem_id for node in page.tree.css(_ASIDE)} - {body.mem_id}
    blocks: list[str] = []
    for node in body.css("p, li, blockquote, dd, pre, h2, h3, td")[:_MOST_BLOCKS]:
        if node.tag in ("li", "blockquote", "dd", "td") and any(one.mem_id != node.mem_id for one in node.css("p, li")):
            continue  # its own paragraphs come by themselves
        if within(node, aside):
            continue
        text = re.sub(r"\s*\[\d{1,3}\]", "", text_of(node))
        if text and text not in blocks[-3:]:
            blocks.append(text)
    return blocks or [line for line in [text_of(body, " ")] if line]


def within(node: LexborNode, others: set[int]) -> bool:
    """Whether an element stands in one of these."""
    above = node.parent
    while above is not None and others:
        if above.mem_id in others:
            return True
        above = above.parent
    return False


def _body(page: Document) -> LexborNode | None:
    """The element that holds the text: named as such, else the one with the most of it."""
    best: LexborNode | None = None
    for selector in _BODIES:
        found = max(page.tree.css(selector)[:50], key=_weight, default=None)
        if found is not None and _weight(found) >= _LEAST_ARTICLE:
            best = found
            break
    if best is not None:
        return best
    weights: dict[int, int] = {}
    nodes: dict[int, LexborNode] = {}
    for paragraph in page.tree.css("p")[:2000]:
        length = len(text_of(paragraph))
        parent = paragraph.parent
        if parent is not None and length >= LEAST:
            weights[parent.mem_id] = weights.get(parent.mem_id, 0) + length
            nodes[parent.mem_id] = parent
    if weights and max(weights.values()) >= _LEAST_ARTICLE:
        return nodes[max(weights, key=lambda at: weights[at])]
    return page.tree.body


def _weight(node: LexborNode) -> int:
    """Characters of prose in an element."""
    return sum(length for one in node.css("p")[:400] if (length := len(one.text())) >= LEAST)


def _is_whole(page: Document, blocks: list[str]) -> bool:
    """Whether the page is one text, and not a place with many."""
    if page.is_article:
        return True
    if page.address and page.address.target in ("/", ""):
        return False
    articles = [node for node in page.tree.css("article") if node.css_first("h1, h2, h3") is not None]
    if len(articles) > 2:
        return False
    long = sum(len(block) for block in blocks if len(block) >= LEAST)
    dated = bool(page.date)
    return long >= (LEAST if articles and dated else _LEAST_ARTICLE) and bool(articles or dated or long > _LONG)


def _why(page: Document, blocks: list[str], person: str) -> str:
    """Why a page has nothing that can be a fact."""
    linked = sum(len(text_of(node)) for node in page.tree.css("body a")[:2000])
    body = page.tree.body
    if linked and body is not None and linked >= 0.7 * len(text_of(body)):
        return "it has links and hardly a word beside them"
    return why_nothing(blocks, person)


def _worth(description: str, title: str) -> str:
    """A description that says something: more than the title, and nothing about cookies."""
    if (
        len(description) < 20
        or _bare(description) == _bare(title)
        or is_noise(description[:80])
        or is_order(description)
    ):
        return ""
    return short(description)


def _bare(text: str) -> str:
    return " ".join(words(text))


def _told(sentence: str, told: set[str]) -> bool:
    bare = _bare(sentence)
    return any(bare and (bare in one or (one and one in bare)) for one in told)
