"""HTML made harmless to parse: no scripts, no depth, no end of attributes; the text and the structure stay.

A parser that follows the standard takes quadratic time over some pages that no person wrote: 200,000
elements inside each other, unclosed formatting, a tag with 100,000 attributes. A megabyte of those keeps
lexbor busy for 30 to 60 seconds (measured with selectolax 1.0). So the tags are read once, from the front to
the back, and written out again well nested, to a depth that no page needs, with what is not looked at left
out; the parser then has nothing to struggle with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

DEEPEST = 200
"""Elements inside each other; browsers stop near 500."""
MOST_TAGS = 60_000
MOST_CHARACTERS = 3_000_000
"""Of the page that is written out. What comes behind is left: what a page is about stands at its front."""
_LONGEST_ATTRIBUTES = 4096
_LONGEST_TITLE = 2000
_DATA_BLOCKS, _DATA_LENGTH = 12, 200_000

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_REST = re.compile(r"(?:[^>\"'=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[\"'=])*+>")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")
_KEPT = frozenset(
    "aria-hidden class content datetime hidden href id itemprop name property rel role style title type".split()
)
_WHOLE = frozenset(
    "script style noscript template iframe object embed svg math canvas audio video select datalist textarea button "
    "noembed noframes xmp plaintext map".split()
)
"""Elements that are left out with all that stands in them."""
_TO_THE_END = frozenset("script style textarea template plaintext xmp iframe noscript".split())
"""Those of them that go on to the end of the page when they are never closed."""
_VOID = frozenset(("meta", "link", "base", "hr"))
_OPEN_ENDED = frozenset("p li dt dd tr td th thead tbody tfoot".split())
"""Elements that a parser closes by itself, so that they are not inside each other."""
_INLINE = frozenset("a span time cite em strong sup".split())
"""Elements that end where one of those begins or ends, for a parser would open them again behind it."""
_NESTED = _INLINE | frozenset(
    "html head body article main section div header footer nav aside figure figcaption blockquote pre ul ol dl "
    "table caption h1 h2 h3 h4 h5 h6 address details summary".split()
)
_HIDDEN = re.compile(
    r"(?:^|\s)hidden(?:\s|=|/|$)|aria-hidden\s*=\s*[\"']?true|display\s*:\s*none|visibility\s*:\s*hidden"
    r"|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])|\b(?:sr-only|visually-?hidden|screen-reader-text)\b",
    re.IGNORECASE,
)
"""What a reader does not see is not read either: it is where orders to programs are hidden."""
_DATA = re.compile(r"type\s*=\s*[\"']?\s*application/ld\+json", re.IGNORECASE)


@dataclass(slots=True)
class Tame:
    """A page that may be parsed, and the structured data that its scripts held."""

    html: str = ""
    data: list[str] = field(default_factory=list)


def tamed(html: str) -> Tame:
    """The page with only what is read from pages, well nested and bounded. Linear in its length."""
    page = Tame()
    unclosed: set[str] = set()
    stack = _Stack()
    written: list[str] = []
    size = tags = at = 0
    while size < MOST_CHARACTERS and tags < MOST_TAGS:
        start = html.find("<", at)
        text = html[at : start if start >= 0 else len(html)][: MOST_CHARACTERS - size]
        written.append("" if stack.hidden else text)
        size += len(text)
        if start < 0:
            break
        tags += 1
        tag = _TAG.match(html, start)
        if tag is None:
            at = _past_other(html, start)
            written.append("&lt;" if at == start + 1 else "")
            continue
        rest = _REST.match(html, tag.end())
        if rest is None:
            break  # a tag that never ends: the page ends here
        at = rest.end()
        closing, name, attributes = bool(tag[1]), tag[2].lower(), rest[0][:-1]
        if name == "title" and not closing:
            inside, at = _title(html, at)
            written.append(stack.seen(f"<title>{inside}</title>"))
        elif name not in _WHOLE:
            out = stack.closed(name) if closing else stack.opened(name, attributes)
            written.append(out)
            size += len(out)
        elif not closing and name not in unclosed and not (name in ("svg", "math") and attributes.endswith("/")):
            end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(html, at)
            if end is not None:
                _keep_data(page, name, attributes, html[at : end.start()])
                at = end.start()
            elif name in _TO_THE_END:
                break
            else:
                unclosed.add(name)
    page.html = "".join(written)
    return page


class _Stack:
    """The elements that are open, and what is written out for a tag."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._open: dict[str, int] = {}
        self._hidden_from = 0
        """How many elements were open when one that cannot be seen began; 0: none did."""
        self._hidden_item = ""
        """An element without an end of its own that cannot be seen, while it lasts."""

    @property
    def hidden(self) -> bool:
        """Whether a reader sees nothing of what stands here."""
        return bool(self._hidden_from or self._hidden_item)

    def opened(self, name: str, attributes: str) -> str:
        """What is written for a tag that begins an element."""
        if name in _VOID:
            return self.seen(f"<{name}{_attributes(attributes)}>")
        if name in _OPEN_ENDED:
            before = self._without_inline()
            self._hidden_item = name if _HIDDEN.search(attributes) else ""
            return before + self.seen(f"<{name}{_attributes(attributes)}>")
        if name not in _NESTED:
            return " "
        before = self.closed("a") if name == "a" else ""
        if len(self._names) >= DEEPEST:
            return before
        self._names.append(name)
        self._open[name] = self._open.get(name, 0) + 1
        if not self._hidden_from and name not in ("html", "body") and _HIDDEN.search(attributes):
            self._hidden_from = len(self._names)
        return before + self.seen(f"<{name}{_attributes(attributes)}>")

    def closed(self, name: str) -> str:
        """What is written for a tag that ends one."""
        if name in _OPEN_ENDED:
            before = self._without_inline()
            self._hidden_item = "" if self._hidden_item == name else self._hidden_item
            return before + self.seen(f"</{name}>")
        if not self._open.get(name):
            return ""
        self._hidden_item = "" if name not in _INLINE else self._hidden_item
        out = ""
        while True:
            inner = self._names[-1]
            out += self._pop()
            if inner == name:
                return out

    def seen(self, out: str) -> str:
        """What is written, unless it stands in something that cannot be seen."""
        return "" if self.hidden else out

    def _without_inline(self) -> str:
        out = ""
        while self._names and self._names[-1] in _INLINE:
            out += self._pop()
        return out

    def _pop(self) -> str:
        name = self._names.pop()
        self._open[name] -= 1
        out = self.seen(f"</{name}>")
        if len(self._names) < self._hidden_from:
            self._hidden_from = 0
        return out


def _attributes(text: str) -> str:
    """The attributes that are looked at, written so that they cannot be read in two ways."""
    if not text or len(text) > _LONGEST_ATTRIBUTES:
        return ""
    out = ""
    for match in _ATTRIBUTE.finditer(text):
        if (name := match[1].lower()) in _KEPT:
            value = next((group for group in match.groups()[1:] if group is not None), "")
            value = value.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
            out += f' {name}="{value}"'
    return out


def _title(html: str, at: int) -> tuple[str, int]:
    """The text of a title, and where it ends: one that is never closed ends where the next tag begins."""
    end = re.compile(r"</title(?=[\s/>])", re.IGNORECASE).search(html, at, at + _LONGEST_TITLE)
    stop = end.start() if end else html.find("<", at, at + _LONGEST_TITLE)
    stop = stop if stop >= 0 else at
    return html[at:stop].replace("<", "&lt;"), stop


def _keep_data(page: Tame, name: str, attributes: str, inside: str) -> None:
    if name == "script" and _DATA.search(attributes) and len(page.data) < _DATA_BLOCKS and len(inside) <= _DATA_LENGTH:
        page.data.append(inside)


def _past_other(html: str, start: int) -> int:
    """Where a comment or a declaration ends; just behind the sign where it is neither."""
    if html.startswith("<!--", start):
        end = html.find("-->", start + 4)
        return len(html) if end < 0 else end + 3
    if html[start + 1 : start + 2] in ("!", "?", "/"):
        end = html.find(">", start)
        return len(html) if end < 0 else end + 1
    return start + 1
