"""Whose name stands in the greeting and under the message: ``wrong-name``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from assistant.people.names import first_name, plain_name
from assistant.people.person import Person
from assistant.review.checks.names_words import (
    GENERIC,
    GIVEN,
    GREETINGS,
    OFTEN,
    OPENERS,
    PARTING,
    THANKING,
    TITLES,
)
from assistant.review.checks.speaking_to import CALLED_FIRST, CALLED_LAST, ROLE, THANKED, THANKED_BEFORE
from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.registry import check, spot
from assistant.settings.schema import Me


@check("wrong-name", "block", "the wrong name gives a form letter away")
def wrong_name(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """A greeting to somebody else than the one it goes to, or a signature that is not the writer's.

    EVIDENCE, "What gives a machine's letter away", 9: the wrong name. Any part of their name will do,
    in any order, with or without accents, short ("Kate" for Katharina) or with a title. A greeting
    to nobody in particular ("Hi there") is none; one to several ("Hi all") is.
    """
    person, me = reviewed.person, reviewed.me
    if person is not None and _tokens(person.name):
        theirs, also = _theirs(reviewed, person), _typed_names(reviewed)
        for where, whole in (("body", reviewed.body), ("subject", reviewed.subject)):
            yield from _greeted(whole, person, theirs, also, "subject" if where == "subject" else "body")
        yield from _spoken_to(reviewed.body, person, theirs, also, me)
    if _tokens(me.name):
        yield from _signed(reviewed)


# Greetings.

_WORD = r"[^\W\d_](?:[\w'’.-]*\w)?\.?"
_GREETING = re.compile(
    rf"\s*(?:(?:{GREETINGS})(?:[ \t]+(?:there|again|nochmal|igen)(?=,? ))?,?)[ \t]+(?P<name>{_WORD}(?:(?:[ \t]+"
    rf"|,[ \t](?=(?i:and)\b|{_WORD}[ \t](?i:and|und|&)[ \t])"
    rf"|[ \t]?(?:&|/)[ \t]?){_WORD}){{0,5}})(?P<end>[ \t]*(?:[,!:;?.…–—\n，！：]|-[ \t]|$))?",
    re.I,
)
_ALONE = re.compile(rf"\s*(?P<name>{_WORD}(?:[ \t]{_WORD}){{0,2}})[,!:，！]?[ \t]*\n")
"""A first line that is a name and nothing else: "David,"."""
_HONOURED = re.compile(
    r"\s*(?:尊敬的|亲爱的|親愛的|敬愛的)?(?P<name>[\u4e00-\u9fff]{1,4}?)(?:博士|教授|先生|女士|老师|老師|小姐|さん|様"
    r"|さま"
    r"|氏|先輩)"
)


def _greeted(
    whole: str, person: Person, theirs: frozenset[str], also: frozenset[str], where: Literal["body", "subject"]
) -> Iterator[Finding]:
    line = whole.lstrip()[:160]
    offset = len(whole) - len(whole.lstrip())
    if role := ROLE.match(line):
        if not _has(role["name"], theirs):
            yield _wrong(offset + role.start("name"), offset + role.end("name"), role["name"], person, where)
        return
    called = None if where == "subject" else CALLED_FIRST.match(line)
    if called and not _matches(called["name"], theirs | also) and _known_given(_plain(called["name"])):
        yield _wrong(offset + called.start("name"), offset + called.end("name"), called["name"], person, where)
        return
    found = _GREETING.match(line)
    alone = None if found or where == "subject" else _ALONE.match(line)
    if found is None and alone is None:
        han = _HONOURED.match(line)
        if han and _FAMILY.search(person.name) and not set(han["name"]) & set(person.name):
            yield _wrong(offset + han.start("name"), offset + han.end("name"), han["name"], person, where)
        return
    match = found or alone
    assert match is not None
    start = match.start("name")
    words = list(re.finditer(_WORD, match["name"]))
    if alone and (len(words) == 1 and words[0].group().isupper() and len(words[0].group()) < 5):
        return
    # Up to the first word in small letters: without a comma the sentence goes straight on.
    named: list[re.Match[str]] = []
    ended = bool(match["end"]) if found else True
    joined = False
    for word in words:
        bare = _plain(word.group().rstrip("."))
        if bare in TITLES and not named:
            continue
        if bare in ("and", "und", "et", "y", "og", "och", "en", "e"):
            joined = True
            continue
        if not _is_name(word.group()):
            ended = ended and word is words[-1] and not named
            if not named and ended and _known_given(bare) and bare not in GENERIC:
                named.append(word)
            break
        if bare in GENERIC or (bare in OPENERS and not named):
            return
        if bare in OPENERS:
            ended = False
            break
        named.append(word)
    if not named:
        return
    parts = [word.group().rstrip(".") for word in named]
    strange = [part for part in parts if not _matches(part, theirs)]
    if not strange:
        return
    if joined and ended and len(strange) < len(parts):
        if not all(_matches(part, also) for part in strange):
            first, last = named[0], named[-1]
            at, end = offset + start + first.start(), offset + start + last.start() + len(last.group().rstrip("."))
            yield _wrong(at, end, whole[at:end], person, where)
        return
    if len(strange) < len(parts) and (joined or not ended or not _second_name(parts, strange, person)):
        return
    known = _known_given(_plain(parts[0]))
    if alone and not known and (len(named) > 1 or not re.search(r"[,!，！]\s*$", alone.group())):
        return  # "Storage Engines": a heading, not a name
    if not ended and not known and not _GOES_ON.match(line, start + named[0].end()):
        return  # "Hello Kubernetes users"
    if _latin(match["name"]) != _latin(person.name):
        return  # the same name may stand in another script
    first, last = named[0], named[-1]
    if not ended and len(strange) == len(parts):
        last = first
    at, end = offset + start + first.start(), offset + start + last.start() + len(last.group().rstrip("."))
    titled = _plain(words[0].group().rstrip(".")) in TITLES
    yield _wrong(at, end, whole[at:end], person, where, surname=titled)


_GOES_ON = re.compile(
    r"[ \t]+(?:your|you|i|i'm|how|what|why|which|thanks|thank|it|we|this|hope|dein|deine|du"
    r"|ich|wie|was|ihr)\b",
    re.I,
)


def _latin(text: str) -> bool:
    return any("a" <= letter <= "z" for letter in _plain(text))


def _second_name(parts: list[str], strange: list[str], person: Person) -> bool:
    """Their first name with somebody else's surname; a middle name, an initial or a degree is none."""
    return len(_tokens(person.name)) > 1 and parts[-1] in strange and len(parts[-1]) > 2 and not parts[-1].isupper()


def _wrong(
    start: int, end: int, said: str, person: Person, where: Literal["body", "subject"], *, surname: bool = False
) -> Finding:
    right = plain_name(person.name).split()[-1] if surname else first_name(person.name)
    return spot(
        start, end,
        f"This goes to {plain_name(person.name)[:50]}, and it speaks to {' '.join(said.split())[:30]}.",
        f"Write {right[:50]}.",
        where=where,
        replacement=right,
    )  # fmt: skip


_CALLING = re.compile(
    r"(?:^|(?<=[.!?\n] )|(?<=\n))(?:congratulations|congrats|well done|happy birthday|welcome back"
    r"|herzlichen glückwunsch"
    r"|gratuliere|félicitations|felicidades|gratulerer|grattis),?[ \t]+(?P<name>[^\W\d_][\w'’-]+)[ \t]?[,!.]",
    re.I,
)


def _spoken_to(body: str, person: Person, theirs: frozenset[str], also: frozenset[str], me: Me) -> Iterator[Finding]:
    """Names called out further down: after a congratulation or thanks, and the writer's own as if it were theirs."""
    mine = first_name(me.name)
    own = _forms(me.name) if mine else frozenset()
    seen: set[int] = set()
    tables = [(_CALLING, theirs), (THANKED, theirs | own), (CALLED_LAST, theirs | own | also)]
    if own:
        tables.append((THANKED_BEFORE, theirs | own | also))
    for table, known in tables:
        for match in table.finditer(body):
            name, at = match[match.lastgroup or "name"], match.start(match.lastgroup or "name")
            if at not in seen and _is_name(name) and _known_given(_plain(name)) and not _matches(name, known):
                seen.add(at)
                yield _wrong(at, at + len(name), name, person, "body")
    if len(mine) > 1 and not _matches(mine, theirs):
        for match in re.finditer(rf"(?<=\w, ){re.escape(mine)}(?=\?)", body):
            yield _wrong(match.start(), match.end(), mine, person, "body")


# The signature.

_CLOSE = re.compile(rf"[ \t]*(?:{PARTING})(?:,? (?:and|und|og|&) (?:{PARTING}))?(?P<rest>[ \t]*[,.!–—-]*[ \t]*)$", re.I)
_CLOSED = re.compile(
    rf"[ \t]*(?P<close>{PARTING})[ \t]*(?:,|–|—"
    rf"|-)[ \t]*(?P<name>{_WORD}(?:[ \t]{_WORD}){{0,2}})[ \t]*[.]?[ \t]*$",
    re.I,
)
_DASHED = re.compile(rf"[ \t]*(?:--?|–|—|~|/)[ \t]*(?P<name>{_WORD}(?:[ \t]{_WORD}){{0,2}})[ \t]*$")
_LINE = re.compile(rf"[ \t]*(?P<name>{_WORD}(?:[ \t]{_WORD}){{0,2}})[ \t]*[,.]?[ \t]*$")


def _signed(reviewed: Reviewed) -> Iterator[Finding]:
    me, lines = reviewed.me, list(re.finditer(r"[^\n]+", reviewed.body))
    lines = [line for line in lines if line.group().strip()][1:]  # without the greeting
    if not lines:
        return
    mine = _forms(me.name) | _forms(me.signature.replace("\n", " "))
    tail = lines[-6:]
    if any(_has(line.group(), mine) for line in tail[-4:]) and not _under_another(tail, mine):
        return
    for place, line in enumerate(tail):
        same = _CLOSED.match(line.group())
        dashed = _DASHED.match(line.group())
        below = tail[place - 1] if place else None
        match = same or dashed
        if match is None and below is not None and _CLOSE.match(below.group()):
            match = _LINE.match(line.group())
        if match is None:
            continue
        name = match["name"]
        thanked = same is not None and (
            same["close"].split()[0].casefold() in THANKING
            and reviewed.person is not None
            and _has(name, _theirs(reviewed, reviewed.person))
        )
        if thanked or not all(_is_name(word) for word in name.split()) or _has(name, mine) or not _name_like(name, me):
            continue
        at = line.start() + match.start("name")
        right = first_name(me.name) if len(name.split()) == 1 else plain_name(me.name)
        yield spot(
            at, at + len(name),
            f"This is signed by {name[:40]}, and you are {plain_name(me.name)[:40]}.",
            "Sign with your name.",
            replacement=right,
        )  # fmt: skip
        return
    last = lines[-1]
    match = _LINE.match(last.group())
    alone = re.search(r"\n[ \t]*\n[ \t]*$", reviewed.body[: last.start()]) is not None
    if (
        match
        and alone
        and reviewed.person is not None
        and not (_CLOSE.match(last.group()) or _GREETING.match(last.group()))
    ):
        name = match["name"]
        theirs = _has(name, _theirs(reviewed, reviewed.person))
        if all(_is_name(word) for word in name.split()) and (theirs or _known_given(_plain(name.split()[0]))):
            at = last.start() + match.start("name")
            yield spot(
                at, at + len(name),
                f"This is signed by {name[:40]}, and you are {plain_name(me.name)[:40]}.",
                "Sign with your name.",
                replacement=first_name(me.name),
            )  # fmt: skip


def _under_another(tail: list[re.Match[str]], mine: frozenset[str]) -> bool:
    """Whether a close is followed by another name although mine stands further down, or before."""
    for above, line in pairwise(tail):
        match = _LINE.match(line.group()) if _CLOSE.match(above.group()) else None
        if match:
            return not _has(match["name"], mine) and _known_given(_plain(match["name"].split()[0]))
    return False


def _name_like(name: str, me: Me) -> bool:
    """No place, role or company of mine, and no word that closes a letter."""
    said = _plain(name)
    others = _plain(f"{me.city} {me.role} {me.about} {me.site}")
    words = said.split()
    return said not in others and words[0] not in GENERIC and words[0] not in OPENERS and words[0] not in THANKING


# Names and their forms.

_FAMILY = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_EXPANDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "ß": "ss", "þ": "th"})
_STRIPPED = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'"})


@lru_cache(maxsize=8192)  # the words of a message are the same from one keystroke to the next
def _plain(text: str) -> str:
    """In small letters, without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_STRIPPED))
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).replace("i̇", "i")


def _tokens(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_][\w'’-]*", name) if _plain(word) not in TITLES]


@cache
def _forms(name: str) -> frozenset[str]:
    """Every way in which a part of this name may stand in a greeting."""
    forms: set[str] = set()
    for token in _tokens(name):
        for word in {token, *re.split(r"[-'’]", token), re.sub(r"[-'’]", "", token)}:
            if len(word) > 1 or not word.isascii():
                forms.update((_plain(word), _plain(unicodedata.normalize("NFC", word).casefold().translate(_EXPANDED))))
    for form in tuple(forms):
        forms |= _short().get(form, frozenset())
    return frozenset(form for form in forms if form)


@cache
def _short() -> dict[str, frozenset[str]]:
    """A given name to its short forms, and a short form to the names it may stand for, and their others."""
    found: dict[str, set[str]] = {}
    for names in GIVEN:
        for name in names:
            found.setdefault(name, set()).update(names)
    return {name: frozenset(others) for name, others in found.items()}


def _known_given(name: str) -> bool:
    return name in _short() or name in OFTEN


def _theirs(reviewed: Reviewed, person: Person) -> frozenset[str]:
    """Their name's forms, what they are called in a fact that was typed, and their handles."""
    forms = set(_forms(person.name))
    for handle in person.handles.values():
        forms.update(_plain(part) for part in re.findall(r"[^\W\d_]{2,}", handle) if "://" not in handle)
    for fact in reviewed.facts:
        if not fact.read:
            forms.update(_plain(called) for called in _CALLED.findall(fact.text))
    return frozenset(forms)


def _typed_names(reviewed: Reviewed) -> frozenset[str]:
    """Names that stand in what was typed: a fact, or what to ask."""
    typed = [reviewed.about, *(fact.text for fact in reviewed.facts if not fact.read)]
    return frozenset(_plain(word) for text in typed for word in _tokens(text) if word[0].isupper())


_CALLED = re.compile(
    r"(?:goes by|known as|called|nicknamed?|prefers|call (?:her|him|them)|genannt|kalles"
    r"|dit)[ “\"'‘]+([^\W\d_][\w'’-]+)",
    re.I,
)


def _matches(name: str, forms: frozenset[str]) -> bool:
    """Whether a name is one of these, short for one, or fond of one: "Kath", "Danny"."""
    said = _plain(name.rstrip("."))
    if said in forms or len(said) < 2 or any(part in forms for part in re.split(r"['-]", said) if len(part) > 1):
        return True
    if _plain(unicodedata.normalize("NFC", name).casefold().translate(_EXPANDED)) in forms:
        return True
    if said.endswith("s") and said[:-1].rstrip("'") in forms:
        return True
    if any(form.startswith(said) and len(form) - len(said) >= (2 if len(said) < 5 else 3) for form in forms):
        return True  # but Paul is not short for Paula
    stem = re.sub(r"(?:ie|ey|y|i|o|chen|lein)$", "", said)
    stem = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
    return (
        stem != said
        and not _known_given(said)
        and any(len(stem) > 2 and form.startswith(stem) and len(form) - len(stem) > 1 for form in forms)
    )


def _has(line: str, forms: frozenset[str]) -> bool:
    return any(_matches(word, forms) for word in _tokens(line) if len(word) > 1 and _is_name(word)) or any(
        _plain(word) in forms for word in _tokens(line)
    )


def _is_name(word: str) -> bool:
    """Written with a capital, or in a script that has none."""
    return word[0].isupper() or not (word[0].isupper() or word[0].islower())
