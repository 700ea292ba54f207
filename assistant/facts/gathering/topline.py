"""Lines around a text that say whose it is, when it came out and where it stands, and nothing of what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.errors import Refused
from assistant.facts.gathering.address import read_address
from assistant.facts.gathering.dates import MONTHS, date_in, without_dates
from assistant.people.rows import name_key

LONGEST = 120
"""Characters of such a line; a longer one is prose."""
_HERE = "\0"
"""Stands where a date stood."""
_WORD = r"(?:[^\W\d_a-zß-ÿ][\w.'’-]*|de|van|von|der|den|da|di|la|le|del|bin|ibn|y)"
_ONE = rf"{_WORD}(?:\s+{_WORD}){{0,3}}"
_NAMES = re.compile(rf"{_ONE}(?:\s*(?:,|&|\band\b|\bund\b|\bet\b|\bog\b|\boch\b|\by\b)\s*{_ONE})*")
_NO_NAMES = frozenset(
    "the a an of and in on to for with from my our your how why what when where is are part chapter introduction"
    " background reading notes about summary conclusion overview results setup lessons thoughts blog posts essays we i"
    " you it not no more new first one two three".split()
)
_DID = (
    r"(?:(?:first|last|originally)\s+)?(?:published|posted|updated|written|created|modified|edited|released|words|text"
    r"|story|article|essay|author|date|datum|veröffentlicht|geschrieben|publié|écrit|publicado|escrito|pubblicato|gepubliceerd)"
)
_BY = r"(?:by|von|par|por|di|av|af|door)"
_AUTHOR = re.compile(rf"(?i:(?:{_DID}\s+)?{_BY}:?|author:|autor:|auteur:|words:)\s+(?P<rest>\S.*)")
_STOPS = re.compile(r"\s+(?:in|for|on|at|from|of|under)(?:\s.*)?$")
_DAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag"
    r"|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_BESIDE = re.compile(
    rf"(?:{_DID}(?:\s+(?:on|at|in|am|le|el))?:?|on|am|le|el|den|the|{_DAY}"
    r"|(?:about\s+)?~?\d+\s*(?:min(?:ute)?s?\.?|words)(?:\s+(?:read|reading)(?:\s+time)?)?|read(?:ing)?\s+time:?(?:\s*\d+\s*min\w*)?"
    r"|(?:at\s+)?T?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[A-Z]{2,4}T|[+-]\d\d:?\d\d)?"
    r"|\d+\s*(?:comments?|likes?|views?|claps?|shares?|replies)|\d{1,2}[-/.]\d{1,2}[-/.](?:(?:19|20)\d\d|\d\d)"
    rf"|(?:{MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:{MONTHS})\.?(?:\s+'\d\d)?"
    r"|@[\w.-]+"
    r"|(?:an?|\d+)\s*(?:h|d|w|mo|hours?|days?|weeks?|months?|years?)(?:\s+ago)?|yesterday|today|(?:filed\s+under|tags?|topics?|category|categories):?\s*.*"
    r"|(?:[#]\w+\s*)+|follow(?:ing)?|share|listen|save|comment|edited|member-only(?:\s+story)?)",
    re.IGNORECASE,
)
"""What such a line has beside a name and a date."""
_CHROME = re.compile(
    r"\W*|\d[\d.,]*k?|(?:home|blog|menu|search|skip to (?:main )?content|sign (?:in|up)|log ?in|open in app|write"
    r"|subscribe|newsletter|posts?|articles?|essays?|about(?: me)?|contact|archive|back|next|previous"
    r"|(?:table of )?contents|tags?|share|tweet|listen|follow(?:ing)?|save|print|rss|more|member-only story"
    r"|top highlight|copy link|all posts|to: .*)"
    r"|(?:home|blog)\s*[›>»/].*|[←‹<]\s*(?:back|all|home|previous)\b.*|press enter.*",
    re.IGNORECASE,
)
"""What stands above a text because it stands above every text of its site."""
_TALK = re.compile(
    r"(?:an?\s+|my\s+|the\s+)?(?:(?:invited|lightning|opening|closing)\s+)?(?:(?:talk|keynote|lecture|slides|transcript|podcast|panel"
    r"|webinar|presentation|speech)(?:\s+(?:given|presented|held))?|given|presented|spoken)\s*(?:at|for|from|in|[,:·|–—-])\s*(?P<where>\S.*)",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(rf"[|·•–—()\[\],;{_HERE}]|\s[-/]\s|\s{{3,}}")
_URL = re.compile(r"<?(https?://[^\s<>]+)>?", re.IGNORECASE)
_URL_LABEL = re.compile(
    r"(?:url|link|source|from|original|read (?:it )?(?:at|on)|via"
    r"|(?:originally )?(?:published|posted) (?:at|on))\s*:?\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Topline:
    """What one line says beside a text. ``alone``: a name and nothing else, which may be a heading as well."""

    author: str = ""
    date: str = ""
    where: str = ""
    """Where a talk was given."""
    alone: bool = False
    renewed: bool = False
    """The date is that of the last change."""
    is_talk: bool = False
    marked: bool = False
    """It says in a word, such as "by", that the name is the author's."""

    @property
    def tells(self) -> bool:
        """Whether it names an author or a date, and is no mere ornament."""
        return bool(self.author or self.date)


def topline(line: str, person: str = "") -> Topline | None:
    """What a line says beside a text; None when it is part of what the text says."""
    if not 0 < len(line) <= LONGEST or _is_span(line):
        return None
    if re.fullmatch(r"(?:19|20)\d\d", line):
        return Topline(date=date_in(line, year=True))
    slashed = re.search(r"(?<![\d/-])\d{1,2}[/-]\d{1,2}[/-]((?:19|20)\d\d)(?![\d/-])", line)
    date = date_in(line) or (date_in(slashed[1], year=True) if slashed else "")
    rest = without_dates(line.strip("*_>-–—•· "), _HERE)
    renewed = re.match(r"(?:last )?(?:updated|modified|edited)", rest, re.IGNORECASE) is not None
    talk = _TALK.fullmatch(rest.replace(_HERE, " ").strip(" .,;:·|–—-"))
    if talk and date and line[-1] not in ".!?…":
        return Topline(date=date, where=talk["where"].strip(" ,;:·|–—-("), is_talk=True)
    author, marked, names, unknown = "", False, list[str](), list[str]()
    known = 0
    for part in _SEPARATORS.split(rest):
        part = part.strip(" .,:;*_")
        if not part:
            continue
        if (named := _AUTHOR.match(part)) and (name := _names(_STOPS.sub("", named["rest"]))) and not author:
            author, marked = name, True
        elif _BESIDE.fullmatch(part):
            known += 1
        elif name := _names(re.sub(rf"^(?:{_DID})\s+", "", part, flags=re.IGNORECASE)):
            names.append(name)
        else:
            unknown.append(part)
    begins = re.match(rf"(?:{_DID}|{_BY})\b", rest, re.IGNORECASE) is not None
    mine = next((name for name in names if is_same(name, person)), "")
    whole = mine or next((name for name in names if len(name.split()) > 1), "")
    if unknown and not (begins and (marked or date) and line[-1] not in ".!?…" and _are_few(unknown)):
        return Topline(whole, alone=True) if whole and rest.startswith(whole) and _is_role(rest[len(whole) :]) else None
    if marked or not names:
        return Topline(author, date, renewed=renewed, marked=marked) if marked or date or known else None
    if date or known:
        return Topline(whole, date, renewed=renewed)
    is_name = rest.startswith(whole) and not set(whole.casefold().split()) & _NO_NAMES
    return Topline(whole, alone=True) if whole and (mine or is_name) else None


def is_same(name: str, person: str) -> bool:
    """Whether this is the person's name, but for capitals and accents."""
    return name_key(name) == name_key(person)


def is_chrome(line: str) -> bool:
    """Whether a line belongs to the page around a text: its menu, its buttons, its counters."""
    return _CHROME.fullmatch(line) is not None


def address_in(line: str) -> str:
    """The address that is all of a line, but for a word such as "Source:"; empty when there is none."""
    bare = _URL_LABEL.sub("", line, count=1) if _URL_LABEL.match(line) else line
    found = _URL.fullmatch(bare.strip())
    if found is None:
        return ""
    try:
        return read_address(found[1]).url
    except Refused:
        return ""


def parted(line: str, person: str) -> tuple[str, Topline | None]:
    """A title with its author or its date on one line: the title, and what the rest says; else the line, and None."""
    address = re.search(r"\s+<?https?://\S+$", line, re.IGNORECASE)
    if address:
        line = line[: address.start()]
    for cut in re.finditer(rf"\s*[|·•–—:(]\s*|\s-\s|,\s+|\s+(?={_BY}\s)", line):
        for title, rest in ((line[: cut.start()], line[cut.end() :]), (line[cut.end() :], line[: cut.start()])):
            said = topline(rest.strip(" )"), person)
            sure = said is not None and (
                (said.date and (rest != line[: cut.start()] or said.author == ""))
                or said.marked
                or (said.alone and is_same(said.author, person))
            )
            other = topline(title.strip(), person)
            if sure and _is_titled(title) and (other is None or (other.alone and not is_same(other.author, person))):
                return title.strip(), said
    if dated := re.match(r"((?:19|20)\d\d-\d\d-\d\d)\s+(?=\S)", line):
        return line[dated.end() :], Topline(date=date_in(dated[1]))
    return line, None


def _is_titled(title: str) -> bool:
    return (
        3 <= len(title.strip()) <= LONGEST
        and title.strip()[-1] not in ",;:"
        and re.search(r"[^\W\d_]{3}", title) is not None
    )


def _names(text: str) -> str:
    """The text, when it can be one or several names; else nothing."""
    plain = " ".join(text.split()).strip(" .,;:")
    return plain if _NAMES.fullmatch(plain) and len(plain) <= 80 else ""


def _is_role(rest: str) -> bool:
    """Whether what follows a name says what they do, and is no sentence."""
    return re.fullmatch(r"\s*[,|·•–—(]\s*[^,.!?…]{2,60}", rest) is not None and len(rest.split()) <= 7


def _are_few(parts: list[str]) -> bool:
    return len(parts) <= 3 and all(len(part.split()) <= 4 for part in parts)


def _is_span(line: str) -> bool:
    """Whether it says how long something lasted, as a job on a profile does."""
    dates = without_dates(line, _HERE).count(_HERE)
    if re.search(r"\b(?:present|to date|heute|aujourd['’]hui)\b", line, re.IGNORECASE):
        return True
    return dates > 1 and not re.search(r"updated|modified|edited|published|posted", line, re.IGNORECASE)
