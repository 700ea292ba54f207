"""Whatever comes over the wire, it becomes facts or one sentence: never a traceback, never a long wait."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import Refused
from assistant.facts.gathering.address import read_address
from assistant.facts.gathering.fetch import Page
from assistant.facts.gathering.found import Reading
from assistant.facts.gathering.reading import read_given, read_page
from assistant.facts.gathering.robots import Robots
from assistant.facts.gathering.unpack import Unreadable, unpacked
from assistant.facts.gathering.wire import TooBig

CASES = 500
HERE = read_address("https://mara.example/talks/2026/03/04/lock")
_FUZZ = settings(max_examples=CASES, suppress_health_check=[HealthCheck.too_slow])

WORDS = st.sampled_from(
    ["The cost of a lock", "Last spring I removed every mutex from the hot path of Ferrite.", "2026-03-04", "May 2024",
     "by Mara Lindqvist", "“quoted”", "talks", "&amp;", "&#x1b;[31m", "&#8238;", "\u202e", "😀", "東京の記録。",
     "x" * 90, " "]
)  # fmt: skip
TAGS = st.sampled_from(
    "html head body title article main section div nav footer h1 h2 h3 p li ul ol table tr td dl dt dd a em time "
    "script style svg blockquote pre".split()
)
ATTRIBUTES = st.sampled_from(
    ["", ' href="/x"', " href=javascript:x", " hidden", ' style="display:none"', " class=byline", " rel=author",
     ' datetime="2026-03-04"', " datetime=99999999", ' itemprop=datePublished content="2026-13-45"', " id='"]
)  # fmt: skip
HEADS = st.sampled_from(
    ["<meta name=description content='Why I removed every mutex, in a sentence.'>", "<meta charset=utf-16>", "<meta>",
     '<link rel=alternate type="application/rss+xml" href="//[">', "<base href='file:///'>", "<title>", "</title>",
     '<script type="application/ld+json">{"@type":"Article","author":[[[]]],"headline":3}</script>',
     '<script type="application/ld+json">[[[[[[{"@graph":{"@type":["Article",4],"datePublished":"x"}}]]]]]]</script>',
     "<!--", "]]>", "<?php", "</", "<", "<meta property=og:type content=article>"]
)  # fmt: skip


@st.composite
def pages(draw: st.DrawFn) -> str:
    """HTML of a kind, more often broken than not."""
    parts: list[str] = []
    for _ in range(draw(st.integers(0, 40))):
        sort = draw(st.integers(0, 4))
        tag = draw(TAGS)
        if sort == 0:
            parts.append(f"<{tag}{draw(ATTRIBUTES)}>")
        elif sort == 1:
            parts.append(f"</{tag}>")
        elif sort == 2:
            parts.append(draw(HEADS))
        else:
            parts.append(draw(WORDS))
    return draw(st.sampled_from(["", "<html>", "<!doctype html><body>"])) + "".join(parts)


ELEMENTS = st.sampled_from(
    "rss feed channel item entry title link pubDate updated published author name summary content description "
    "enclosure guid dc:creator media:content rdf:RDF atom:link xml x".split()
)
VALUES = st.sampled_from(
    ["The cost of a lock", "/lock", "https://evil.example/x", "file:///etc/passwd", "Sun, 01 Mar 2026 10:00:00 GMT",
     "2026-99-99T99:99:99Z", "&lt;p&gt;Last spring I removed every mutex from it.&lt;/p&gt;", "<![CDATA[<b>x</b>]]>",
     "<![CDATA[", "]]>", "&nbsp;", "&#0;", "&#xFFFFFF;", "&#xD800;", "&#99999999;", "&", "<", "\x00",
     "\x1b[31m", "\ud7ff", "", " " * 40]
)  # fmt: skip


@st.composite
def feeds(draw: st.DrawFn) -> str:
    """XML of a kind, with a root by which it is taken for a feed."""
    root = draw(
        st.sampled_from(["<rss version='2.0'>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<rdf:RDF>", "<rss "])
    )
    head = draw(st.sampled_from(["", "<?xml version='1.0' encoding='koi8-r'?>", "<?xml?>", "<!DOCTYPE rss>", "\ufeff"]))
    parts = [head, root]
    for _ in range(draw(st.integers(0, 40))):
        name = draw(ELEMENTS)
        parts.append(
            draw(st.sampled_from([f"<{name}>", f"</{name}>", f"<{name} href='", f"<{name} type='html'/>", ""]))
        )
        parts.append(draw(VALUES))
    return "".join(parts)


def read(data: bytes, media: str) -> Reading | None:
    """What a page says; None when it is refused, and then in one sentence."""
    try:
        reading = read_page(Page(HERE, data, media), "Mara Lindqvist")
    except Refused as refused:
        assert str(refused).endswith(".") and "\n" not in str(refused)
        return None
    for one in reading.found:
        assert one.text.strip() and one.quote.strip() and one.source.startswith("https://mara.example/"), one
        assert "\x1b" not in repr(one) and "\u202e" not in one.text + one.quote + one.title
        assert len(one.text) < 1000 and "\n" not in one.text
    return reading


@_FUZZ
@given(pages(), st.sampled_from(["text/html", "", "application/xhtml+xml", "text/plain"]))
def test_pages(html: str, media: str) -> None:
    read(html.encode("utf-8", "replace"), media)


@_FUZZ
@given(feeds(), st.sampled_from(["application/rss+xml", "text/xml", "text/html", ""]))
def test_feeds(xml: str, media: str) -> None:
    read(xml.encode("utf-8", "replace"), media)


MEDIA = st.sampled_from(["", "text/html", "text/plain", "application/json", "application/pdf", "image/svg+xml", "x"])


@_FUZZ
@given(st.binary(max_size=400) | st.text(max_size=300).map(str.encode), MEDIA)
def test_anything_at_all(data: bytes, media: str) -> None:
    read(data, media)
    try:
        read_given(data, "Mara Lindqvist", HERE)
    except Refused as refused:
        assert str(refused).endswith(".")


LINES = st.sampled_from(
    ["User-agent: *", "User-agent: outreach", "user-agent:", "Disallow: /", "Disallow: /*a*b*c$", "Allow: /x", "Allow:",
     "Disallow: " + "/*a" * 50, "Crawl-delay: 5", "Crawl-delay: nan", "Crawl-delay: -1", "Crawl-delay: 1e999", "#", ":",
     "Sitemap: x", "Request-rate: 1/0", "Visit-time: 99-99", "Disallow: /%zz%", "\x00", "Disallow: /\u202e", "<html>"]
)  # fmt: skip


@_FUZZ
@given(st.lists(LINES | st.text(max_size=30), max_size=30).map("\n".join))
def test_robots(text: str) -> None:
    wishes = Robots(text)
    for path in ("/", "/x", "/" + "a" * 500, "/robots.txt", "/%zz?*$"):
        assert wishes.allow(f"https://mara.example{path}") in (True, False)
    assert wishes.pause >= 0


@_FUZZ
@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "gzip, deflate", "identity", "br", ",,", "GZIP "]))
def test_compressed(data: bytes, coding: str) -> None:
    left = [data]
    try:
        assert len(unpacked(lambda _: left.pop() if left else b"", coding, 1000, 2)) <= 1000
    except (Unreadable, TooBig):
        pass
