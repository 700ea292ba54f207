"""A whole name from the parts that tables and cards keep apart, and titles taken off names that hold them."""

from __future__ import annotations

import re

from assistant.people.matching.companies import LEGAL_FORMS
from assistant.people.names import DEGREE, GENERATION, is_title

# Forms of address that are no part of a name and say nothing that is kept.
_SALUTATIONS = frozenset(
    "mr mrs ms miss mx sir madam herr herrn frau hr fr fräulein monsieur madame mademoiselle m mme mlle mssrs señor"
    " señora señorita sr sra srta don doña dhr mevr mw de heer mevrouw signor signora signorina sig sig.ra senhor"
    " senhora dona pan pani pán paní slečna państwo fru frøken fröken herra rouva neiti bay bayan господин госпожа г-н"
    " г-жа пан пані κ κος κα κύριος κυρία domnul doamna úr asszony gospodin gospođa gospod gospa 様 さん 先生 女士"
    " 小姐 님".split()
)  # fmt: skip
# What a degree looks like. Behind a comma in any case; elsewhere only as it is written, for Ma and Ba are names.
_DEGREE = re.compile(
    r"(?:ph\.?\s?d|d\.?phil|m\.?phil|dr|prof|m\.?d|m\.?sc|b\.?sc|d\.?sc|m\.?eng|b\.?eng|m\.?b\.?a|m\.?a|b\.?a|ll\.?[mbd]"
    r"|j\.?d|p\.?e|c\.?p\.?a|pmp|cissp|csm|cfa|esq|mag|dipl\.?-?\s?ing|ing|emba|mph|rn|dds|edd|acca|bacc|lic)\.?",
    re.IGNORECASE,
)
PARTICLES = frozenset(
    "van von der den de del della di da dos das do du la le el al bin ibn ter ten zu zur zum af av mac mc o st".split()
)
"""Words that stand before a family name and belong to it."""
# Han, kana and Hangul: the family name comes first, with nothing between them in Chinese and Korean.
_FAMILY_FIRST = re.compile("^[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af\U00020000-\U0003ffff]+$")
_PRONOUN = "she|her|hers|he|him|his|they|them|theirs|ze|hir|xe|xem|any|elle|il|iel|lui|ella|él|el|elles|sie|ihr|er|ihm"
_PRONOUNS = re.compile(rf"\s*\(\s*((?:{_PRONOUN})(?:\s*/\s*(?:{_PRONOUN}))+)\s*\)\s*", re.IGNORECASE)
_ENCODED = re.compile(r"=\?[\w.-]{1,40}\?[bq]\?[^?\s]*\?=", re.IGNORECASE)


def full_name(
    formatted: str, given: str = "", middle: str = "", family: str = "", title: str = "", suffix: str = ""
) -> tuple[str, str]:
    """The name, from the way somebody wrote it out or from its parts; then the titles and degrees that stood with it.

    Empty where there is none, or one whose letters cannot be read (``=?broken``).
    """
    formatted = decoded(formatted)
    if "(" in formatted or "(" in given or "(" in family:
        found = [_PRONOUNS.search(part) for part in (formatted, given, family)]
        bare = [" ".join(_PRONOUNS.sub(" ", part).split()) for part in (formatted, given, family)]
        if any(found) and any(bare):
            name, titles = full_name(bare[0], bare[1], middle, bare[2], title, suffix)
            return name, joined([titles, *[one[1] for one in found if one]])
    kept, generation = titled(title, suffix) if title or suffix else ("", "")
    given, of_given = bare_part(given)
    family, of_family = bare_part(family)
    parts, around = untitled(whole_name(given, middle, family))
    if parts and generation:
        parts = f"{parts} {generation}"
    name = best_name(formatted, parts)
    if name and name == formatted:
        name, around = spoken(formatted)
    return name, joined([kept, around, of_given, of_family]) if kept or around or of_given or of_family else ""


def whole_name(given: str, middle: str, family: str) -> str:
    """The name as it is spoken, without what stands in columns for titles and degrees."""
    if not given.isascii() and family and _FAMILY_FIRST.match(given) and _FAMILY_FIRST.match(family):
        return f"{family} {given}"
    if not middle:
        return f"{given} {family}".strip()
    return " ".join([part for part in (given, middle, family) if part])


def bare_part(part: str) -> tuple[str, str]:
    """A given or a family name without titles and degrees, and what was taken off: ``Wei``, ``PhD`` of ``Wei, PhD``."""
    if "," not in part and "." not in part and " " not in part:
        return part, ""
    head, *more = [piece.strip() for piece in part.split(",")]
    degrees = [piece for piece in more if piece and is_degrees(piece)]
    if degrees:
        part = ", ".join([head, *[piece for piece in more if piece and not is_degrees(piece)]])
    name, title = untitled(part)
    return name, joined([title, *degrees])


def titled(title: str, suffix: str) -> tuple[str, str]:
    """What columns for titles say: what is kept of it (``Dr., PhD``), and what belongs to the name (``Jr.``)."""
    kept = " ".join([word for word in title.split() if word.rstrip(".").casefold() not in _SALUTATIONS])
    if _plain(suffix) in GENERATION:
        return kept, suffix
    return joined([kept, suffix]), ""


def spoken(name: str) -> tuple[str, str]:
    """A whole name in speaking order, without titles and degrees; then what was taken off.

    >>> spoken("Lindqvist, Dr. Mara, PhD")
    ('Mara Lindqvist', 'Dr., PhD')
    """
    bare, title = _spoken(name)
    return (bare, title) if any(map(str.isalnum, bare)) else (name, "")  # what is left would be nobody's name


def _spoken(name: str) -> tuple[str, str]:
    if "," not in name:
        return untitled(name) if " " in name else (name, "")
    head, *more = [piece.strip() for piece in name.split(",")]
    degrees = [piece for piece in more if piece and is_degrees(piece)]
    rest = [piece for piece in more if piece and not is_degrees(piece)]
    if len(rest) == 1 and _plain(rest[0]) in GENERATION:
        bare, title = untitled(head)
        return f"{bare} {rest[0]}", joined([title, *degrees])
    if len(rest) == 1 and is_family(head):
        given, title = untitled(rest[0])
        if _FAMILY_FIRST.match(head) and _FAMILY_FIRST.match(given):
            return f"{head} {given}", joined([title, *degrees])
        if is_given(given):
            return f"{given} {head}", joined([title, *degrees])
    if rest or not head:
        return (name, "") if not degrees else (", ".join([head, *rest]).strip(", ") or name, joined(degrees))
    bare, title = untitled(head)
    return bare, joined([title, *degrees])


def best_name(formatted: str, parts: str) -> str:
    """The name as somebody wrote it out, unless that is no name in speaking order and the parts are known."""
    if formatted and not ("@" in formatted or ("," in formatted and parts) or formatted.startswith("=?")):
        return formatted
    return parts


def second_name(nickname: str, given: str, maiden: str) -> str:
    """The nickname, else the name by birth: ``Mara Berg``."""
    return nickname or (f"{given} {maiden}".strip() if maiden else "")


def decoded(text: str) -> str:
    """Text out of the words that mail encodes, such as ``=?UTF-8?Q?M=C3=A4ra?=``; any other as it is."""
    if not _ENCODED.search(text):
        return text
    from email.errors import MessageError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(text)))
    except (MessageError, LookupError, ValueError):
        return text


def is_salutation(text: str) -> bool:
    """Whether this is a mere form of address: Herr, Pani, Mme."""
    return bool(text) and all(word.rstrip(".").casefold() in _SALUTATIONS for word in text.split())


def untitled(name: str) -> tuple[str, str]:
    """Without titles before it and degrees behind it; a name that would be nothing else stays."""
    words = name.split()
    first, last = 0, len(words)
    while first < last - 1 and is_title(words[first], first > 0):
        first += 1
    while last - first > 1 and DEGREE.fullmatch(words[last - 1]):
        last -= 1
    if first == 0 and last == len(words):
        return name, ""
    before = [word for word in words[:first] if not is_salutation(word)]
    return " ".join(words[first:last]), joined([" ".join(before), *words[last:]])


def is_degrees(piece: str) -> bool:
    """Whether this, behind a comma, is nothing but degrees: ``PhD, MSc``, ``PMP®``."""
    piece = piece.replace("®", "").replace("™", "").strip()
    if _DEGREE.fullmatch(piece):
        return True
    return bool(piece) and all(_DEGREE.fullmatch(word) for word in piece.split())


def is_family(head: str) -> bool:
    """Whether this may be a family name alone: one word, with what belongs before it."""
    words = head.split()
    return bool(words) and all(word.casefold() in PARTICLES for word in words[:-1]) and not _looks_other(words[-1])


def is_given(rest: str) -> bool:
    """Whether this may be given names: a few words with capitals, and no company's form."""
    words = rest.split()
    return 0 < len(words) <= 3 and not any(
        _looks_other(word) or _plain(word) in LEGAL_FORMS or word[0].islower() for word in words
    )


def _looks_other(word: str) -> bool:
    return not all(char.isalpha() or char in ".-'’‘·" for char in word)


def _plain(word: str) -> str:
    return word.rstrip(".").casefold()


def joined(parts: list[str]) -> str:
    """Titles and degrees in one text, each once."""
    found = {piece.rstrip(".").casefold(): piece for part in reversed(parts) for piece in reversed(part.split(", "))}
    return ", ".join([piece for piece in reversed(found.values()) if piece])
