"""The head of a pasted text: what it is called, who wrote it, when and where, however it was copied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.door import clean_line
from assistant.facts.gathering.dates import date_of
from assistant.facts.gathering.orders import is_order
from assistant.facts.gathering.saying import is_noise
from assistant.facts.gathering.topline import Topline, address_in, is_chrome, is_same, parted, topline
from assistant.people.rows import name_key

LOOKED_AT = 14
"""Lines with a word in them among which the head ends."""
_LEAST, _MOST = 3, 120
"""Characters of a title."""
_LEAST_BARE = 6
"""Characters of one that nothing but its place makes a title."""
_MOST_DECK = 250
"""Characters of what stands between a title and its author."""
_FULL = 55
"""Characters from which a line may have been broken because it was full, and so is no title by itself."""
_LEAST_TEXT = 60
"""Characters of a line below a title that has no empty line after it."""
_FRONT = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(?P<fields>(?:[^\n]*\n){1,40}?)\1[ \t]*(?:\n|$)")
_FIELD = re.compile(
    r"(?P<name>title|headline|subject|author|by|from|date|published|pubdate|url|link|source|canonical_url|permalink)\s*[:=]\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?P<name>title|headline|subject|author|from|date|titel|titre|autor|datum)\s*:\s+(?P<value>\S.*)", re.I
)
_MARKED = re.compile(r"[ \t]*#{1,3}[ \t]+\S")
_RULE = re.compile(r"\s*(?:={3,}|-{3,})\s*")
_WORD = re.compile(r"[^\W\d_]{3}")
_LISTED = re.compile(r"[ \t]*(?:[-*•·]|\d{1,2}[.)])[ \t]+")
_POST = re.compile(
    r"\b(?:at|bei|chez|hos|@)\s+[^\W\d_a-zß-ÿ]|\b(?:engineer|developer|founder|manager|designer|director|professor|student|researcher"
    r"|scientist|consultant|architect|analyst|maintainer|teacher|lecturer|lead|head of|[cv][etp]o|president)\b",
    re.IGNORECASE,
)
"""What somebody does, as the first line of a profile says it."""
_SECTION = re.compile(
    r"(?:about(?: me)?|bio(?:graphy)?|profile|experience|education|skills|summary|contact|home|projects?|activity"
    r"|featured|posts)\W*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Heading:
    """What stands at the head, or the foot, of a text. ``body``: the text without it."""

    title: str = ""
    deck: str = ""
    """What stands below the title and says more of it."""
    author: str = ""
    date: str = ""
    url: str = ""
    where: str = ""
    is_talk: bool = False
    sure: bool = False
    """Whether more than its place says that the title is one."""
    body: str = ""
    _renewed: str = field(default="", repr=False)
    _marked: bool = field(default=False, repr=False)

    def take(self, said: Topline) -> None:
        """Note what a line says. The first date counts, and that of a change only where there is no other."""
        if said.renewed:
            self._renewed = self._renewed or said.date
        else:
            self.date = self.date or said.date
        if said.author and (not self.author or (said.marked and not self._marked)):
            self.author, self._marked = said.author, said.marked
        self.where, self.is_talk = self.where or said.where, self.is_talk or said.is_talk

    def close(self, body: str) -> Heading:
        """The same, over this text."""
        self.body, self.date = body.strip("\n"), self.date or self._renewed
        return self


def read_heading(text: str, person: str) -> Heading:
    """The head of a text. ``person``: about whom it is read; a text that begins with their name is a profile."""
    head = Heading()
    if front := _FRONT.match(text):
        _labelled(head, front["fields"].split("\n"))
        text = text[front.end() :]
    return _Top(head, text.split("\n"), person).read()


class _Top:
    """The first lines of a text, as they are told apart."""

    def __init__(self, head: Heading, raw: list[str], person: str) -> None:
        self._head, self._raw, self._person = head, raw, person
        self._places = [number for number, line in enumerate(raw) if clean_line(line)][:LOOKED_AT]
        self._lines = [_plain(raw[place]) for place in self._places]
        self._said = [topline(line, person) for line in self._lines]
        self._titled = -1
        """Which of them is the title; -1: none yet."""

    def read(self) -> Heading:
        head, at = self._head, 0
        while at < len(self._lines) and self._takes(at):
            at += 1
        end = self._places[at] if at < len(self._places) else len(self._raw)
        if head.title and not head.sure:
            stands = self._stands(at)
            head.sure = at < len(self._lines) and bool(head.author or (stands and head.date))
            if not (head.sure or stands):
                head.title, end = "", self._places[self._titled]
        body = self._raw[end:]
        return head.close("\n".join(_without_foot(head, body, self._person) if head.title else body))

    def _takes(self, at: int) -> bool:
        """Take a line into the head; False when the text begins with it."""
        head, line, said = self._head, self._lines[at], self._said[at]
        if url := address_in(line):
            head.url = head.url or url
        elif _LABEL.fullmatch(line):
            _labelled(head, [line])
        elif said is not None and self._counts(at, said):
            head.take(said)
            head.sure = head.sure or (self._titled >= 0 and said.tells)
        elif is_chrome(line) and (self._titled < 0 or self._followed(at) or not _WORD.search(line)):
            pass
        elif not head.title and (found := self._title(at)):
            head.title, told = found
            self._titled = at
            head.sure = self._is_marked(at) or told is not None
            if told is not None:
                head.take(told)
        elif self._titled >= 0 and not head.deck and len(line) <= _MOST_DECK and self._followed(at):
            head.deck = line
        else:
            return False
        return True

    def _title(self, at: int) -> tuple[str, Topline | None] | None:
        """The title that a line is, and what else it says; None when it can be none."""
        line, told = parted(self._lines[at], self._person)
        title = line.strip('“”"„«» ') if not re.search(r".[“”\"„«».].", line) else line
        supported = self._is_marked(at) or told is not None or self._followed(at)
        if not _LEAST <= len(title) <= _MOST or _LISTED.match(self._raw[self._places[at]]):
            return None
        if _SECTION.fullmatch(title) or is_noise(title) or is_order(title) or title[-1] in ";,:":
            return None
        if not supported and (title[-1] in ".!?…|" or len(title) < _LEAST_BARE):
            return None
        mine, key = name_key(self._person), name_key(title)
        return None if mine == key or (mine in key and not supported) else (title, told)

    def _is_marked(self, at: int) -> bool:
        """Whether a line is set as a heading, with a sign before it or a rule below."""
        place = self._places[at]
        below = self._raw[place + 1] if place + 1 < len(self._raw) else ""
        return _MARKED.match(self._raw[place]) is not None or _RULE.fullmatch(below) is not None

    def _counts(self, at: int, said: Topline) -> bool:
        """Whether the name in a line is that of whoever wrote, and no title, no heading, no first line of a profile."""
        if self._titled < 0 and said.marked and parted(self._lines[at], self._person)[1] is not None:
            return False  # "Kite Weather, by Nia Okoro"
        if not said.author or said.marked:
            return True
        mine = is_same(said.author, self._person)
        if self._titled >= 0:
            beside = (self._said[at - 1], *self._said[at + 1 : at + 2])
            dated = any(one is not None and one.date for one in beside)
            gap = len(self._lines[at].split()) < 4 and at + 1 < len(self._lines) and not self._touches(at + 1)
            return not said.alone or mine or dated or gap or self._followed(at)
        if said.alone and not any(one is not None and one.date for one in self._said[at + 1 : at + 3]):
            return False
        return mine or self._title_below(at)

    def _title_below(self, at: int) -> bool:
        """Whether a line further down looks like the title, so that this one is something else."""
        for number in range(at + 1, len(self._lines) - 1):
            said, line = self._said[number], self._lines[number]
            if said is None and not is_chrome(line) and not address_in(line):
                return len(line) <= _MOST and line[-1] not in ".!?…:;," and not line[0].islower()
            if said is not None and (said.alone or said.marked):
                return False
        return False

    def _followed(self, at: int) -> bool:
        """Whether the lines below go on with who wrote it, or when."""
        for line, said in zip(self._lines[at + 1 : at + 4], self._said[at + 1 : at + 4], strict=True):
            if said is not None and said.tells and not said.alone:
                return True
            if said is None and not is_chrome(line):
                return False
        return False

    def _touches(self, at: int) -> bool:
        """Whether a line stands right below the one before it."""
        return 0 < at < len(self._places) and self._places[at] == self._places[at - 1] + 1

    def _stands(self, at: int) -> bool:
        """Whether a line that nothing but its place makes a title is one. ``at``: where the text begins."""
        if at >= len(self._lines):
            return False
        title, below = self._lines[self._titled], self._lines[at]
        paragraph = clean_line(" ".join(_paragraph(self._raw, self._places[at])))
        if not self._touches(self._titled + 1):
            return len(paragraph) > len(title)
        return (
            len(title) < _FULL
            and not _POST.search(title)
            and len(paragraph) >= _LEAST_TEXT
            and not _LISTED.match(self._raw[self._places[at]])
            and not below[0].islower()
            and paragraph[-1] in '.!?…”"’)'
        )


def _paragraph(raw: Sequence[str], start: int) -> list[str]:
    found: list[str] = []
    for line in raw[start:]:
        if not line.strip():
            break
        found.append(line)
    return found


def _labelled(head: Heading, lines: Iterable[str]) -> None:
    """What labelled lines say: front matter, the head of an e-mail."""
    for line in lines:
        found = _FIELD.fullmatch(clean_line(line)) or _LABEL.fullmatch(clean_line(line))
        if found is None:
            continue
        name, value = found["name"].casefold(), found["value"].strip().strip("\"'[]").strip()
        if name in ("title", "headline", "subject", "titel", "titre") and value:
            head.title, head.sure = head.title or value[:_MOST], True
        elif name in ("author", "by", "from", "autor"):
            head.author = head.author or re.sub(r"\s*<[^>]*>", "", value).strip("\"' ")[:80]
        elif name in ("date", "published", "pubdate", "datum"):
            head.date = head.date or date_of(value)
        else:
            head.url = head.url or address_in(value)


def _without_foot(head: Heading, body: list[str], person: str) -> list[str]:
    """The text without the lines at its end that say who wrote it, when and where, which count as the head does."""
    for _ in range(3):
        while body and not body[-1].strip():
            body = body[:-1]
        if len([line for line in body[-3:] if line.strip()]) < 2:
            break
        last = body[-1].strip()
        line = _plain(last)
        said, url = topline(line, person), address_in(line)
        signed = said is not None and said.alone and (last[0] in "-–—~" or is_same(said.author, person))
        if url:
            head.url = head.url or url
        elif said is not None and (signed or (said.tells and not said.alone)):
            head.take(said)
            head.sure = True
        else:
            break
        body = body[:-1]
    return body


def _plain(line: str) -> str:
    """A line without the marks of Markdown."""
    bare = re.sub(r"\[([^\]]+)\]\([^)\s]*\)", r"\1", clean_line(line))
    bare = re.sub(r"^(?:#{1,6}\s+|>\s*)", "", bare)
    bare = re.sub(r"\s*[#¶]+$", "", bare)
    return re.sub(r"^([*_]{1,3})(\S.*\S)\1$", r"\2", bare)
