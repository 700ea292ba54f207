"""Our own JSON: the documents of our TOML, in a list under ``people``. A mistake costs the person it stands in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from assistant.people.importing.encoding import Encoding
from assistant.people.importing.incoming import Incoming, Problem
from assistant.people.importing.own import as_incoming

BEGIN = re.compile(r'\s*\{\s*"people"\s*:\s*\[')
"""How such a file begins."""
SIZE_LIMIT = 1 << 28
"""Characters of a file, at most; it is read as a whole, as TOML is not."""
_FAULTS = 100
"""Mistakes after which the rest of a file is left out: each may cost reading much of it again."""
_NEXT = re.compile(r"\s*,?\s*(?=\S)")
_PERSON = re.compile(r"^ {0,4}\{", re.MULTILINE)  # as an export writes the beginning of a person


class OwnJson:
    """The people of a JSON file, in its order."""

    def __init__(self, encoding: Encoding, format: str) -> None:
        self._encoding, self._format = encoding, format
        self.remarks: list[str] = []
        """Nothing: all of it can be read in one way only."""
        self.left_out: dict[str, int] = {}
        """Nothing: what it cannot keep is told with each person."""

    def read(self, stream: BinaryIO) -> Iterator[Incoming | Problem]:
        """Each person, or why there is none; what was left out of a person follows them."""
        for found in documents(line for batch in self._encoding.batches(stream) for line in batch):
            if isinstance(found, Problem):
                yield found
                continue
            line, document = found
            told: list[str] = []
            incoming = as_incoming(line, document, self._format, told)
            if incoming is not None:
                yield incoming
            yield from [Problem(line, reason) for reason in told]


def documents(lines: Iterator[str]) -> Iterator[tuple[int, dict[str, Any]] | Problem]:
    """Each person's document with the line on which it begins, or why it cannot be read."""
    parts: list[str] = []
    size = 0
    for part in lines:
        parts.append(part)
        size += len(part)
        if size > SIZE_LIMIT:
            yield Problem(1, "This file is too long for JSON; export the people as TOML and import that.")
            return
    text = "".join(parts).replace("\r\n", "\n").replace("\r", "\n")
    begun = BEGIN.match(text)
    if begun is None:
        return
    decoder = json.JSONDecoder(parse_constant=_refuse)
    at, line, counted, faults = begun.end(), 1, 0, 0
    while (start := _NEXT.match(text, at)) is not None and text[start.end()] != "]":
        at = start.end()
        line, counted = line + text.count("\n", counted, at), at
        try:
            found, at = decoder.raw_decode(text, at)
            json.dumps(found, ensure_ascii=False, allow_nan=False).encode()  # nor half a letter, nor endless numbers
            if not isinstance(found, dict):
                raise ValueError("no document of a person")
        except (ValueError, RecursionError):
            yield Problem(line, "This person's part of the file is no JSON that an export writes; it was left out.")
            again = _PERSON.search(text, max(at, counted) + 1)
            faults += 1
            if faults == _FAULTS:
                yield Problem(line, "There are too many mistakes in this file; what is behind this line was left out.")
            if again is None or faults == _FAULTS:
                return
            at = again.end() - 1
            continue
        yield line, found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")
