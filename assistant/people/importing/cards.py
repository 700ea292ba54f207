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
    b" AGENT".split()
)

_PROPERTY = re.compile(rb"(?:[A-Za-z0-9_-]{1,60}\.)?([A-Za-z0-9_-]{1,60})[ \t]*[;:]")
_QUOTED = re.compile(rb"quoted-printable", re.IGNORECASE)


@dataclass(slots=True)
class Card:
    """The properties of a card as they stand, each with its line."""

    line: int
    properties: list[tuple[int, bytes]] = field(default_factory=list)
    cut: int = 0
    """The line of the first property that was too long; 0 when none was."""


def cards(lines: Iterable[bytes]) -> Iterator[Card | int]:
    """The cards in these lines; a number is a line that belongs to none."""
    current: Card | None = None
    parts: list[bytes] = []  # of the property being read
    begun = size = depth = 0
    soft = wanted = stray = False
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
        else:
            named = None if soft or line[:1] in b" \t" else _PROPERTY.match(line)
            if named is not None:
                _close(current, parts, begun)
                wanted = named[1].upper() in WANTED
                parts, begun, size = [line] if wanted else [], at, len(line)
            elif wanted and parts:
                folded = line[1:] if not soft and line[:1] in b" \t" else line
                size += len(line)
                if size > PROPERTY_LIMIT:
                    current.cut = current.cut or at
                elif soft:
                    parts[-1] = parts[-1][:-1]
                    parts.append(folded)
                elif line[:1] in b" \t":
                    parts.append(folded)
                else:
                    parts.append(b"\\n" + folded)  # a line end within a note, which was not folded
            soft = wanted and bool(parts) and line.endswith(b"=") and _QUOTED.search(parts[0][:200]) is not None
    if current is not None:
        _close(current, parts, begun)
        yield current


def _close(card: Card, parts: list[bytes], line: int) -> None:
    """The property that was being read belongs to the card."""
    if parts and len(card.properties) < PROPERTIES_LIMIT:
        whole = b"".join(parts)
        if len(whole) > PROPERTY_LIMIT:
            card.cut = card.cut or line
            whole = whole[:PROPERTY_LIMIT]
        card.properties.append((line, whole))


def _begins_another(parts: list[bytes]) -> bool:
    return bool(parts) and parts[0][:6].upper() == b"AGENT:" and not b"".join(parts)[6:].strip()
