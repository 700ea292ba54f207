"""Names that would like to be something else, and a way to see whether they became it."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import strategies as st

NAMES = (
    "</script><script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "</title></style></textarea>--><img src=x onerror=alert(1)>",
    "<!-- ]]> <![CDATA[ -->",
    "&lt;script&gt; &amp; &#x3c;",
    "'><a href='https://evil.example/'>",
    "\u202eevil\u202c \u2066name\u2069 \u200bhidden",
    "Ada\x1b]52;c;aGk=\x07 \x9b31m",
    "javascript:alert(1)",
    'a" ]; p9 -> p9; evil [label="',
    "back\\slash\\",
    "\\N \\G {a|b} <b>",
    "{{ 7*7 }} {% raw %}",
    "#heading [link](https://evil.example) `code` *bold* <b>x</b> ![i](x)",
    "مرا ليندكفيست",
    "林 美穂",
    "\ud800 \ufffe \x00",
)

TEXT = st.one_of(
    st.sampled_from(NAMES), st.text(max_size=60), st.text(alphabet="<>&\"'/\\=-!;{}[]() \n\tab\u202e", max_size=60)
)


class Page(HTMLParser):
    """What a parser of HTML finds in a page: its elements with their attributes, and its text outside scripts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.comments: list[str] = []
        self.texts: list[str] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self._in: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._in.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._in and self._in.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        raw = self.raw.get(self._in[-1]) if self._in else None
        (self.texts if raw is None else raw).append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    @property
    def tags(self) -> set[str]:
        """The names of all elements."""
        return {tag for tag, _ in self.elements}

    @property
    def attributes(self) -> set[str]:
        """The names of all attributes."""
        return {name for _, attributes in self.elements for name in attributes}
