"""Where people are read from: a file, bytes, or the one file in an archive that holds people."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from assistant.door import clean_line
from assistant.errors import Refused

MEMBER_LIMIT = 128 * 1024 * 1024
"""Bytes that are unpacked of an archive, at most; LinkedIn allows 30,000 connections, which make 5 MB."""
RATIO_LIMIT = 200
"""How much larger than packed a file in an archive may be, beyond the first megabyte; a table packs 5 to 20 fold."""
MEMBERS_LIMIT = 10_000
"""Files in an archive that are looked through."""

# First bytes of what is often taken for an export, and what to do with it instead.
_STRANGERS = (
    (b"\xd0\xcf\x11\xe0", "an old Excel or Outlook file; save or export it as CSV and import that"),
    (b"!BDN", "an Outlook data file; export its contacts as CSV from Outlook and import that"),
    (b"%PDF", "a PDF, which holds no table to read; export the people as CSV or vCard and import that"),
    (b"SQLite format 3", "a database; export the people as CSV or vCard and import that"),
    (b"bplist", "a property list; export the people as vCard and import that"),
    (b"\x1f\x8b", "packed with gzip; unpack it and import what is inside"),
    (b"7z\xbc\xaf", "packed with 7-Zip; unpack it and import what is inside"),
    (b"Rar!", "packed with RAR; unpack it and import what is inside"),
    *(
        (magic, "a picture; export the people as CSV or vCard and import that")
        for magic in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
    ),
    (b"{\\rtf", "a document in RTF; save it as CSV and import that"),
)


class Source:
    """Bytes that can be read from the beginning as often as needed."""

    def __init__(self, given: Path | str | bytes, name: str = "") -> None:
        self._given = given if isinstance(given, bytes) else Path(given)
        shown = name or ("the text" if isinstance(self._given, bytes) else f"'{self._given.name or self._given}'")
        self.name = clean_line(shown)[:200]
        """How sentences call it."""

    @property
    def size(self) -> int:
        """In bytes; 0 when it cannot be told."""
        if isinstance(self._given, bytes):
            return len(self._given)
        try:
            return self._given.stat().st_size
        except OSError:
            return 0

    def open(self) -> BinaryIO:
        """From the beginning. Raises Refused when the file cannot be read."""
        if isinstance(self._given, bytes):
            return io.BytesIO(self._given)
        try:
            if self._given.is_dir():
                raise Refused(f"{self.name} is a folder; name the file in it that holds the people.")
            if os.name == "posix" and not self._given.is_file() and self._given.exists():
                raise Refused(f"{self.name} is no ordinary file; save it as one and import that.")
            return self._given.open("rb")
        except FileNotFoundError:
            raise Refused(f"There is no file '{clean_line(str(self._given))}'; check the path.") from None
        except (OSError, ValueError) as error:  # ValueError: a null character in the path
            why = getattr(error, "strerror", None) or "its name cannot be"
            raise Refused(f"{self.name} could not be read ({why}); check the file and its rights.") from None

    def head(self, size: int = 65_536) -> bytes:
        """Its first bytes."""
        with self.open() as stream:
            return stream.read(size)


def opened(given: Path | str | bytes) -> Source:
    """What to read: the file itself, or of a zip archive the file in it that holds people.

    Raises Refused for what cannot be read, is empty, no text, or an archive beyond the limits above.
    """
    source = Source(given)
    head = source.head(16)
    if not head:
        raise Refused(f"{source.name} is empty; export it again.")
    for magic, what in _STRANGERS:
        if head.startswith(magic):
            raise Refused(f"{source.name} is {what}.")
    return _unpacked(source) if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")) else source


def _unpacked(source: Source) -> Source:
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
            if any(member.filename in ("xl/workbook.xml", "xl/workbook.bin") for member in members[:MEMBERS_LIMIT]):
                raise Refused(f"{source.name} is an Excel workbook; save it as CSV (UTF-8) and import that.")
            chosen = _chosen(source, members)
            if chosen.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise NotImplementedError  # other ways of packing may ask for gigabytes before the first byte
            name = f"'{PurePosixPath(chosen.filename).name}' in {source.name}"
            return Source(_bounded(source, archive, chosen), name)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError) as error:
        locked = "password" in str(error)
        why = "is locked with a password" if locked else "is damaged or packed in an unusual way"
        raise Refused(f"The archive {source.name} {why}; unpack it yourself and import the file inside.") from None


def _chosen(source: Source, members: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    if len(members) > MEMBERS_LIMIT:
        raise Refused(f"The archive {source.name} holds more than {MEMBERS_LIMIT:,} files; unpack it and import one.")
    by_name: dict[str, list[zipfile.ZipInfo]] = {}
    for member in members:
        path = PurePosixPath(member.filename.lower())
        hidden = path.name.startswith(".") or "__macosx" in path.parts
        if path.suffix in (".csv", ".vcf", ".toml") and not member.is_dir() and not hidden:
            by_name.setdefault(path.name, []).append(member)
    for name in ("connections.csv", "all contacts.vcf", "all contacts.csv"):  # LinkedIn's, Google Takeout's
        if name in by_name:
            return by_name[name][0]
    found = [member for several in by_name.values() for member in several]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refused(f"The archive {source.name} holds no CSV, vCard or TOML file; import the file itself.")
    names = ", ".join(sorted(clean_line(PurePosixPath(member.filename).name)[:40] for member in found)[:4])
    raise Refused(f"The archive {source.name} holds {len(found)} such files ({names}); unpack it and import one.")


def _bounded(source: Source, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of a file in an archive, whatever it says of its own size."""
    most = min(MEMBER_LIMIT, 1024 * 1024 + RATIO_LIMIT * max(member.compress_size, 0))
    with archive.open(member) as stream:
        inside = stream.read(most + 1)
    if len(inside) > most:
        raise Refused(f"The archive {source.name} unpacks to far more than it should; unpack it yourself and look.")
    if not inside:
        raise Refused(f"The file in {source.name} is empty; export it again.")
    return inside
