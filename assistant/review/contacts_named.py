"""Finding handles that only a service beside them gives away: "my Telegram is evilbot", "find evilbot on Discord".

Where a sentence gives one, what stands there may be a word as well ("my Signal is weak", "find help on Slack"), or the
name of somebody; so each frame says what it takes for no handle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.contacts_base import Contact
from assistant.review.contacts_named_words import (
    COMMON_NOUNS,
    FRAMES,
    GIVES,
    LEAD,
    MENTIONS,
    OPEN_HOUSES,
    PEOPLE,
    SENT_TO,
    Way,
)
from assistant.review.english import describes, is_word
from assistant.review.masking import within
from assistant.review.text import Span

_TAG = re.compile(r"(?<![\w/.#-])(?P<name>[A-Za-z][\w.]{1,31}#\d{4})(?![\w#-])")
_TAG_LEAD = re.compile(
    r"\b(?:add|dm|ping|message|contact|find|write to|talk to|text|reach|i'm|i’m|i am|me (?:at|as)"
    r"|schreib\w*(?: an)?)\s+$",
    re.I,
)
_REDDIT = re.compile(r"(?<![\w/.])/?(?P<name>u/[A-Za-z][\w-]{2,20})(?![\w/-])")
_CASHTAG = re.compile(r"(?<![\w$])(?P<name>\$[A-Za-z][\w-]{2,20})(?![\w$])")
_CASH = re.compile(r"cash ?app|cash ?tag", re.I)


def named(text: str, code: list[Span]) -> list[Contact]:
    """``Telegram: evil_bot``, ``add evilbot on Discord``, ``evil#1234``, ``u/evil``, ``$evil on Cash App``.

    Names of projects ("tokio#1234", "saw sqlite3 on GitHub") are none: it takes a word that sends one there.
    """
    if not MENTIONS.search(text):
        return []
    found = []
    for start, end, way in _places(text):
        name = text[start:end].rstrip(".-")
        key = name.lstrip("@$").casefold().removeprefix("u/")
        if key not in PEOPLE and len(key) > 1 and not within(start, code):
            found.append(Contact("handle", start, start + len(name), name, key, said=way != "firm"))
    return found


def _places(text: str) -> Iterator[tuple[int, int, Way]]:
    for pattern, way in FRAMES:
        for match in pattern.finditer(text):
            if _capital(match["name"]) and _ANOTHER.match(text, match.end("name")):
                continue  # "Twitter: Grace Hopper", and no sentence after a name
            if way == "firm" or not _innocent(match["name"], way, match.groupdict().get("service", "")):
                yield *match.span("name"), way
    for match in LEAD.finditer(text):
        lead = " ".join(match["lead"].casefold().replace("’", "'").split())
        if lead in SENT_TO:
            yield *match.span("name"), "word" if _capital(match["name"]) else "firm"
        elif _signed(match["name"]) or (
            lead in GIVES and not _free(match["name"], match["service"] or match["beside"])
        ):
            yield *match.span("name"), "word"
    about_discord = re.search(r"\bdiscord\b", text, re.I) is not None
    for match in _TAG.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if about_discord or _TAG_LEAD.search(before):
            yield *match.span("name"), "firm"
    for match in _REDDIT.finditer(text):
        yield *match.span("name"), "firm"
    for match in _CASHTAG.finditer(text) if _CASH.search(text) else ():
        yield *match.span("name"), "firm"


_ANOTHER = re.compile(r"[ \t]+[A-Z]")
_ADJECTIVE = re.compile(r"[a-z-]+(?:al|ic|ar|ary|ous|ive|less|ful|able|ible|ian|ed)")


def _innocent(name: str, way: Way, service: str) -> bool:
    """Whether what stands in a frame may well be no handle."""
    if _signed(name):
        return False
    if service in COMMON_NOUNS and (is_word(name) or _ADJECTIVE.fullmatch(name)):
        return True  # "our matrix is tridiagonal"
    return describes(name) if way == "said" else is_word(name) or _given(name)


def _free(name: str, service: str) -> bool:
    """Whether a name or a word stands before a service: "find Petra on Telegram", "find help on Slack".

    Where projects live as well as people, a capital may be a project's: "find Zephyr on GitHub".
    """
    return is_word(name) or (_capital(name) and (_given(name) or OPEN_HOUSES.fullmatch(service) is not None))


def _signed(name: str) -> bool:
    """Whether it is none but a handle: with a digit, a low line, a dot or a number sign inside."""
    return re.search(r"[_\d#]|\w\.\w", name) is not None


def _capital(name: str) -> bool:
    return name.lstrip("@")[:1].isupper()


def _given(name: str) -> bool:
    """Whether it is a given name, written as one."""
    from assistant.review.checks.names_words import GIVEN, OFTEN

    small = name.casefold()
    return _capital(name) and (small in OFTEN or any(small in names for names in GIVEN))
