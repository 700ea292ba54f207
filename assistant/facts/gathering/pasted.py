"""Plain text, pasted or out of a file: a page that could not be fetched, a profile, notes."""

from __future__ import annotations

import re

from assistant.door import clean_line, clean_text
from assistant.facts.gathering.address import read_address
from assistant.facts.gathering.article import SENTENCES
from assistant.facts.gathering.authors import byline, is_by
from assistant.facts.gathering.dates import without_dates
from assistant.facts.gathering.found import Found, Passage, Reading, kind_of, says, thing
from assistant.facts.gathering.heading import read_heading
from assistant.facts.gathering.orders import is_order
from assistant.facts.gathering.saying import LEAST, is_noise, leading, standing, why_nothing
from assistant.people.rows import name_key

_LONG = 1000
"""Characters of prose that make an essay of a text under what only its place makes a title."""
_MOST = 60_000
_PROFILE = 10
"""Lines and sentences of a profile, or of a few words, that become facts."""
_FEW = 600
"""Characters of a text of which all may be worth knowing."""
_WRAPPED = 55
"""Characters from which a line may have been broken because it was full."""
_MARK = re.compile(r"[ \t]*(?:[-*•·]|\d{1,2}[.)])[ \t]+")
_CONTACT = re.compile(
    r"https?://|www\.|\S@\S|\+?\d[\d ()/-]{6,}\d|(?:^|\s)[\w-]+\.(?:com|org|net|io|dev|me)\b", re.IGNORECASE
)
_FURNITURE = re.compile(
    r"^(?:see|show|view|load) (?:all|more|less|profile|full)|^people (?:also|you)|^contact info|^open to|^about this"
    r"|^more from|^(?:message|connect|follow)\b|^(?:edited|reposted|posted)\b"
    r"|\b(?:degree connection|\d+\+? connections?|followers?|mutual connections?)\b"
    r"|\b\d+ (?:likes?|comments?|reposts?|others?)\b",
    re.IGNORECASE,
)
"""What stands on a profile because every profile has it."""


def read_plain(text: str, person: str, source: str = "", place: str = "") -> Reading:
    """The facts of a plain text: what it is called where it says so or is long enough, its first sentences.

    ``source``: where it is from, an address or words; ``place``: that place in a word, such as a host. An address above
    the text is its source where none is given.
    """
    plain = clean_text(text)[:_MOST]
    head = read_heading(plain, person)
    if head.url and not source:
        source, place = head.url, read_address(head.url).host.removeprefix("www.")
    prose = [line for part in re.split(r"\n\s*\n", head.body) if (line := _joined(part))]
    author = head.author or byline(_lines(head.body))
    by = author if author and not is_by(author, person) else ""
    title, date = head.title, head.date
    found: list[Found] = []
    if title and (head.sure or sum(len(block) for block in prose if len(block) > 80) >= _LONG):
        kind = "talk" if head.is_talk else kind_of(title, place)
        said = head.deck if len(head.deck) >= LEAST and not is_noise(head.deck) and not is_order(head.deck) else ""
        found.append(thing(kind, title, said, source=source, date=date, where=head.where, by=by))
    told = leading(prose, SENTENCES, person, lines=True) if title else []
    told = told or _told(head.body, person)
    found += [says(one, title=title, place=place, source=source, date=date, by=by) for one in told]
    return Reading(
        found=tuple(found),
        passages=(Passage(plain, title, source, date, by),) if plain.strip() else (),
        whole=True,
        why="" if found else why_nothing(prose, person),
    )


def _told(plain: str, person: str) -> list[str]:
    """What a text without a title says, line by line: of a profile or a few words all that may be worth knowing."""
    lines = _unwrapped(plain)
    is_profile = bool(lines) and name_key(person) in name_key(lines[0][:80])
    most = _PROFILE if is_profile or len(plain) <= _FEW else SENTENCES
    found: list[str] = []
    for line in lines:
        found += [line] if _says_something(line, person) else standing([line], most, person)
        if len(found) >= most:
            break
    return list(dict.fromkeys(found))[:most] or leading(lines, most, person, lines=True)


def _says_something(line: str, person: str) -> bool:
    """Whether a line that is no sentence tells something, such as what somebody does and where."""
    if line[-1:] in ".!?…:" or not 15 <= len(line) <= 200 or name_key(line) == name_key(person):
        return False
    if _CONTACT.search(line) or _FURNITURE.search(line) or is_noise(line) or is_order(line) or byline([line]):
        return False
    bare = re.sub(
        r"\b(?:present|today|yrs?|mos?|years?|months?|full|part|time|ago)\b", " ", without_dates(line), flags=re.I
    )
    return len(re.findall(r"[^\W\d_]{2,}", bare)) > 2


def _unwrapped(plain: str) -> list[str]:
    """Its lines, without the marks of lists; those that go on where a full one stopped are one with it."""
    found: list[str] = []
    for part in re.split(r"\n\s*\n", plain):
        whole, before, listed = "", "", False
        for raw in part.split("\n"):
            line = clean_line(raw[marked.end() :] if (marked := _MARK.match(raw)) else raw).lstrip("# ")
            if not line:
                continue
            goes_on = before[-1:] not in ".!?…:" and not marked
            if whole and goes_on and (line[0].islower() or (len(before) >= _WRAPPED and not listed)):
                whole = f"{whole} {line}"
            else:
                found += [whole] if whole else []
                whole, listed = line, marked is not None
            before = line
        found += [whole] if whole else []
    return found


def _joined(paragraph: str) -> str:
    """A paragraph on one line; lines that are list items or headings of their own stay apart from prose."""
    return clean_line(re.sub(r"^[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]+", "", paragraph, flags=re.MULTILINE))


def _lines(text: str) -> list[str]:
    """Its lines that hold a word, without the marks of lists."""
    lines = (clean_line(line).lstrip("-*•# ") for line in text.split("\n"))
    return [line for line in lines if re.search(r"[^\W\d_]{3}", line)]
