"""vCards cut into their properties, as bytes: what a card may get wrong is mended here, before anything is decoded.

Lines are unfolded as bytes, for folding may cut a letter in two. Cards without an end end where the next
one begins; a card inside a card (an assistant's) is passed over; pictures and keys are dropped as they come.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

PROPERTY_LIMIT = 1 << 16
"""Bytes of one property, at most; the rest of it is dropped."""
PROPERTIES_LIMIT = 500
"""Properties of one card that are read."""
WANTED = frozenset(
    b"KIND FN N NICKNAME EMAIL URL ORG TITLE ROLE ADR TZ LANG CATEGORIES NOTE UID IMPP SOCIALPROFILE"
    b" X-SOCIALPROFILE X-TWITTER X-GITHUB X-MAIDENNAME X-MAIDEN-NAME X-ADDRESSBOOKSERVER-KIND X-ABSHOWAS"
    b" AGENT X-JABBER X-SKYPE X-SKYPE-USERNAME X-MATRIX".split()
)
STANDARD = WANTED | frozenset(
    b"ADR ANNIVERSARY BDAY BIRTHPLACE CALADRURI CALURI CLASS CLIENTPIDMAP DEATHDATE DEATHPLACE EXPERTISE FBURL GENDER"
    b" GEO GRAMGENDER HOBBY INTEREST KEY LABEL LOGO MAILER MEMBER NAME ORG-DIRECTORY PHOTO PROFILE PRODID PRONOUNS"
    b" RELATED REV SORT-STRING SOUND SOURCE TEL UID VERSION XML CREATED JSPROP".split()
)
"""Every property that vCard 2.1 to 4.0 and their extensions know."""

_PROPERTY = re.compile(rb"(?:[A-Za-z0-9_-]{1,60}\.)?([A-Za-z0-9_-]{1,60})[ \t]*[;:]")
_QUOTED = re.compile(rb"quoted-printable", re.IGNORECASE)


@dataclass(slots=True)
class Card:
    """The properties of a card as they stand, each with its line."""

    line: int
    properties: list[tuple[int, bytes]] = field(default_factory=list)
    cut: int = 0
    """The line of the first property that was too long or one too many; 0 when none was."""
    dropped: list[str] = field(default_factory=list)
    """The names of the properties that are not read and say something."""
    unread: int = 0
    """The first line that is no property and belongs to none; 0 when all do."""


def cards(lines: Iterable[bytes]) -> Iterator[Card | int]:
    """The cards in these lines; a number is a line that belongs to none."""
    current: Card | None = None
    parts: list[bytes] = []  # of the property being read
    begun = size = depth = 0
    soft = wanted = stray = quoted = False
    for at, raw in enumerate(lines, start=1):
        line = raw.rstrip(b"\r\n")
        word = line.strip(b" \t").replace(b" ", b"").upper() if len(line) < 80 else b""
        if word == b"BEGIN:VCARD":
            if current is not None and _begins_another(parts):
                depth += 1
                parts, wanted = [], False
                continue
            if current is not None:
                _close(current, parts, begun)
                yield current
            current, parts, size, depth, soft, wanted, stray = Card(at), [], 0, 0, False, False, False
        elif word == b"END:VCARD":
            if depth:
                depth -= 1
            elif current is not None:
                _close(current, parts, begun)
                yield current
                current, parts, wanted = None, [], False
        elif current is None:
            if line.strip() and not stray:
                stray = True
                yield at
        elif depth or not line.strip():
            soft = False
        elif soft or line[:1] in b" \t":
            if wanted:
                size += len(line)
                if size > PROPERTY_LIMIT:
                    current.cut = current.cut or at
                else:
                    if soft:
                        parts[-1] = parts[-1][:-1]
                    parts.append(line if soft else line[1:])
                soft = quoted and line.endswith(b"=")
        else:
            named = _PROPERTY.match(line)
            note = wanted and _name(parts[0]) == b"NOTE"
            if named is None or (note and _is_prose(named[1])):
                # A line end within a note, which was not folded; elsewhere it is nothing.
                size += len(line) + 2
                if note and size <= PROPERTY_LIMIT:
                    parts.append(b"\\n" + line)
                elif note:
                    current.cut = current.cut or at
                elif wanted:
                    current.unread = current.unread or at
                continue
            _close(current, parts, begun)
            wanted = named[1].upper() in WANTED
            if not wanted and len(current.dropped) < PROPERTIES_LIMIT and line.rstrip()[-1:] not in (b":", b";"):
                current.dropped.append(named[1].upper().decode("ascii"))
            parts, begun, size = [line] if wanted else [], at, len(line)
            quoted = wanted and _QUOTED.search(line[:200]) is not None
            soft = quoted and line.endswith(b"=")
    if current is not None:
        _close(current, parts, begun)
        yield current


def _close(card: Card, parts: list[bytes], line: int) -> None:
    """The property that was being read belongs to the card."""
    if parts:
        whole = b"".join(parts)
        if len(whole) > PROPERTY_LIMIT or len(card.properties) >= PROPERTIES_LIMIT:
            card.cut = card.cut or line
        if len(card.properties) < PROPERTIES_LIMIT:
            card.properties.append((line, whole[:PROPERTY_LIMIT]))


def _name(line: bytes) -> bytes:
    named = _PROPERTY.match(line)
    return named[1].upper() if named else b""


def _is_prose(name: bytes) -> bool:
    """Whether this, at the beginning of a line in a note, is a word before a colon and no property."""
    return name.upper() not in STANDARD and not name.upper().startswith(b"X-")


def _begins_another(parts: list[bytes]) -> bool:
    return bool(parts) and parts[0][:6].upper() == b"AGENT:" and not b"".join(parts)[6:].strip()
