"""Reading a file of people: which format it is, and everybody in it, one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Protocol

from assistant.errors import Refused
from assistant.people.importing.encoding import Encoding, encoding_of
from assistant.people.importing.incoming import Incoming, Problem
from assistant.people.importing.layout import layout_of, unnamed_columns
from assistant.people.importing.own import Own
from assistant.people.importing.own_json import BEGIN, OwnJson
from assistant.people.importing.source import Source, opened
from assistant.people.importing.table import Table
from assistant.people.importing.vcard import Cards

FORMATS = ("linkedin", "google", "outlook", "vcard", "csv", "toml", "json")
"""What ``recognise`` tells apart and ``read`` takes."""

_LISTED = 8
"""Headers that a sentence names."""
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")
_UNFOLDED = 1 << 25
_CARD = re.compile(r"^[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_OWN = re.compile(r"^[ \t]*\[\[[ \t]*person[ \t]*\]\][ \t]*(#.*)?$", re.MULTILINE)


class Unnamed(Refused):
    """A table in which no column is known to hold names; somebody may say which one does."""

    def __init__(self, sentence: str, columns: dict[str, str]) -> None:
        super().__init__(sentence)
        self.columns = columns
        """Its headers, with what each may mean; empty for those that nothing is known of."""


class _Reader(Protocol):
    left_out: dict[str, int]
    remarks: list[str]

    def read(self, stream: BinaryIO) -> Iterator[Incoming | Problem]: ...


class Reading:
    """The people of a file. Going through it reads the file, from the beginning each time."""

    def __init__(self, source: Source, encoding: Encoding, format: str, columns: dict[str, str], reader: _Reader):
        self.name = source.name
        """The file, as a sentence calls it."""
        self.format = format
        """One of ``FORMATS``."""
        self.encoding = encoding.label
        """How its letters are encoded, such as ``UTF-8`` or ``Windows-1252``."""
        self.guessed = encoding.guessed
        """The encoding was told by the look of the letters alone."""
        self.columns = columns
        """For a table: what each column means, by its header; empty for those that are not used."""
        self._source, self._reader = source, reader
        self._size = max(source.size, 1)
        self._stream: BinaryIO | None = None

    def __iter__(self) -> Iterator[Incoming | Problem]:
        with self._source.open() as stream:
            self._stream = stream
            try:
                yield from self._reader.read(stream)
            except OSError as error:
                raise Refused(f"{self.name} could not be read to its end ({error.strerror}); try again.") from None
            finally:
                self._stream = None

    @property
    def left_out(self) -> dict[str, int]:
        """What there is no place for, such as phone numbers, and how often it was met so far."""
        return self._reader.left_out

    @property
    def remarks(self) -> list[str]:
        """How what may be read in two ways was read so far, in a sentence each."""
        return self._reader.remarks

    @property
    def share(self) -> float:
        """How much of the file is read, from 0 to 1, while it is being read; else 0."""
        stream = self._stream
        return min(stream.tell() / self._size, 1.0) if stream is not None and not stream.closed else 0.0


def recognise(given: Path | str | bytes) -> str:
    """Which of ``FORMATS`` a file is, told from what is in it. Raises Refused as ``read`` does."""
    return read(given).format


def read(
    given: Path | str | bytes,
    format: str | None = None,
    columns: Mapping[str, str] | None = None,
    changes: Mapping[str, str] | None = None,
) -> Reading:
    """Open a file of people, or bytes: its format, its columns, and the people when one goes through it.

    ``format``: one of ``FORMATS``, for a file that is taken for another. ``columns``: what each column of a
    table means, by its header, and those that it does not name are not used; ``changes``: what some of them
    mean, where that is not what ``Reading.columns`` proposes. Headers that a file has not count for nothing.

    Raises Refused: no such file, nothing in it, no text, an archive that holds none or is too large, no
    format that is known, a table without a header; Unnamed for one whose columns somebody may name.
    """
    if format is not None and format not in FORMATS:
        raise Refused(f"'{format}' is no format that can be read; use one of {', '.join(FORMATS)}.")
    source = opened(given)
    try:
        return _recognised(source, encoding_of(source), format, columns, changes)
    except OSError as error:
        raise Refused(f"{source.name} could not be read ({error.strerror}); try again.") from None


def _recognised(
    source: Source,
    encoding: Encoding,
    format: str | None,
    columns: Mapping[str, str] | None,
    changes: Mapping[str, str] | None,
) -> Reading:
    with source.open() as stream:
        stream.seek(encoding.skip)
        head = encoding.text(stream.read(1 << 16)).replace("\r\n", "\n").replace("\r", "\n")
    first = head.lstrip()[:200]
    if format == "vcard" or (format is None and _CARD.match(first)):
        return _cards(source, encoding, head)
    if format == "toml" or (format is None and _OWN.search(head)):
        if _OWN.search(head) is None:
            raise Refused(f"{source.name} has no [[person]] table; see what 'outreach export' writes.")
        return Reading(source, encoding, "toml", {}, Own(encoding, "toml"))
    if format == "json" or (format is None and BEGIN.match(head)):
        if BEGIN.match(head) is None:
            raise Refused(f"{source.name} has no list of people; see what 'outreach export' writes.")
        return Reading(source, encoding, "json", {}, OwnJson(encoding, "json"))
    layout = layout_of(source, encoding, columns, changes)
    if layout is not None:
        name = format or layout.format
        return Reading(source, encoding, name, layout.mapping, Table(encoding, layout, name))
    if format is None and _CARD.search(head):
        return _cards(source, encoding, head)
    if sentence := _why_not(source, head.lstrip()[:4000]):
        raise Refused(sentence)
    why = f"{source.name} has no line that names its columns, or none for names; put a header such as"
    why += " 'First Name,Last Name,Email,Company' above the people"
    if not (seen := unnamed_columns(source, encoding)):
        raise Refused(f"{why}.")
    listed = ", ".join(f"'{header[:40]}'" for header in list(seen)[:_LISTED])
    more = f" and {len(seen) - _LISTED} more" if len(seen) > _LISTED else ""
    example = next(iter(seen))[:40]
    raise Unnamed(f'{why}, or say which of {listed}{more} is the name, such as --column "{example}=name".', seen)


def _cards(source: Source, encoding: Encoding, head: str) -> Reading:
    if _CARD.search(head) is None:
        raise Refused(f"{source.name} has no line 'BEGIN:VCARD', so it is no vCard; export the people once more.")
    if encoding.guessed and source.size < _UNFOLDED and _is_utf8_unfolded(source):
        encoding = Encoding("utf-8", encoding.skip)
    return Reading(source, encoding, "vcard", {}, Cards(encoding, "vcard"))


def _is_utf8_unfolded(source: Source) -> bool:
    """Whether only the folding, which may cut a letter in two, keeps these cards from being UTF-8."""
    with source.open() as stream:
        unfolded = re.sub(rb"\r?\n[ \t]", b"", stream.read())
    try:
        unfolded.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _why_not(source: Source, first: str) -> str:
    """What a file is that is no table, in a sentence; empty when it may be one."""
    if not first:
        return f"{source.name} holds nothing but white space; export the people again."
    if len(_NO_TEXT.findall(first)) * 30 > len(first):
        return f"{source.name} is no text; export the people as CSV or vCard and import that."
    if re.match(r"<(!doctype|html|\?xml)", first, re.IGNORECASE):
        return f"{source.name} is a web page or XML; export the people as CSV or vCard and import that."
    if first[0] in "{[":
        return f"{source.name} is JSON of another program; export the people as CSV or vCard and import that."
    if re.match(r"BEGIN:(VCALENDAR|VEVENT)", first, re.IGNORECASE):
        return f"{source.name} is a calendar; export the people as CSV or vCard and import that."
    return ""
