"""How a file's bytes are to be read as letters.

UTF-8 is told by being valid, UTF-16 and UTF-32 by their mark or by where their zero bytes lie. What is
neither is in a code page; ``pages`` tells which.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from assistant.errors import Refused
from assistant.people.importing.pages import WIDE, code_page
from assistant.people.importing.source import Source

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
LINE_LIMIT = 16 * 1024 * 1024
"""Bytes of one line, at most; more is no text."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# UTF-8 that was taken for a code page and stored as UTF-8 once more: "MÃ¼ller".
_TWICE_BYTES = re.compile(rb"\xc3\x83(?:\xc2[\xa0-\xbf]|\xc5[\x92\x93\xa0\xa1\xb8]|\xe2\x80|\xe2\x82|\xc6)")
_TWICE = re.compile("[ÃÂÄÅ][\u0080-¿ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€[\u0080-¿ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to read the bytes of a file."""

    name: str
    """Python's name of it."""
    skip: int = 0
    """Bytes of the mark at its beginning."""
    page: str = ""
    """The code page of the lines that are not UTF-8, in a file that is mixed."""
    guessed: bool = False
    """Told by the look of the letters alone."""
    twice: bool = False
    """Encoded twice, at least in parts."""

    @property
    def label(self) -> str:
        """What people call it."""
        shown = self.page or self.name
        shown = re.sub(r"^cp(125\d)$", r"Windows-\1", shown)
        shown = shown.replace("utf-16-le", "UTF-16").replace("utf-16-be", "UTF-16").replace("utf-8", "UTF-8")
        return f"UTF-8 with lines in {shown}" if self.page else shown

    def text(self, raw: bytes) -> str:
        """These whole lines as text; what cannot be read becomes U+FFFD."""
        if not self.page:
            return self.mended(raw.decode(self.name, "replace"))
        return "".join([self._line(line) for line in raw.splitlines(keepends=True)])

    def _line(self, raw: bytes) -> str:
        try:
            return self.mended(raw.decode("utf-8"))
        except UnicodeDecodeError:
            return raw.decode(self.page, "replace")

    def mended(self, text: str) -> str:
        """Text in which what was encoded twice is undone: ``Müller`` for ``MÃ¼ller``."""
        return _TWICE.sub(_once, text) if self.twice else text

    def batches(self, stream: BinaryIO, size: int = 1 << 15) -> Iterator[list[str]]:
        """The lines with their ends, some at a time. ``stream`` stands at the beginning of the file."""
        stream.seek(self.skip)
        if self.page or self.twice:
            while raw := stream.readlines(size):
                yield list(io.StringIO(self.text(b"".join(raw)), newline=""))
            return
        text = io.TextIOWrapper(stream, encoding=self.name, errors="replace", newline="")
        try:
            while lines := text.readlines(size):
                yield lines
        finally:
            if not stream.closed:  # the file is closed by who opened it
                text.detach()


def encoding_of(source: Source) -> Encoding:
    """How to read this file, told from all of its bytes. Raises Refused when it is no text."""
    head = source.head(4096)
    for mark, name in _MARKS:
        if head.startswith(mark):
            if name != "utf-8":
                return Encoding(name, len(mark))
            return _eight_bits(source, len(mark))
    if b"\0" in head:
        return _zeros(source, head)
    return _eight_bits(source, 0)


def _eight_bits(source: Source, skip: int) -> Encoding:
    decoder = codecs.getincrementaldecoder("utf-8")()
    valid, twice, kept = True, False, 0
    good = bad = since_end = 0
    sample: list[bytes] = []
    with source.open() as stream:
        stream.seek(skip)
        head = stream.read(_SAMPLE)
        stream.seek(skip)
        if b"\x1b$B" in head or b"\x1b$@" in head:
            return Encoding("iso2022_jp_2", skip)
        while chunk := stream.read(_CHUNK):
            if b"\n" not in chunk and b"\r" not in chunk:
                since_end += len(chunk)
                if since_end > LINE_LIMIT:
                    raise Refused(f"{source.name} has a line of over {LINE_LIMIT >> 20} MB; it is no list of people.")
            else:
                since_end = 0
            if chunk.isascii() and not decoder.getstate()[0]:
                continue
            if valid:
                try:
                    decoder.decode(chunk)
                    twice = twice or _TWICE_BYTES.search(chunk) is not None
                except UnicodeDecodeError:
                    valid = False
            if kept >= _SAMPLE:
                if not valid:
                    break
                continue
            for line in chunk.splitlines()[1 if stream.tell() > skip + _CHUNK else 0 :]:
                if line.isascii():
                    continue
                try:
                    line.decode("utf-8")
                    good += 1
                except UnicodeDecodeError:
                    bad += 1
                    if kept < _SAMPLE:
                        sample.append(line[:4096])
                        kept += len(sample[-1])
        if valid:
            try:
                decoder.decode(b"", final=True)
                return Encoding("utf-8", skip, twice=twice)
            except UnicodeDecodeError:
                good += 1
    page = code_page(b"\n".join([*head.splitlines()[:3], *sample]) if sample else head)
    if skip or (good * 4 >= bad and page not in WIDE):
        return Encoding("utf-8", skip, page=page if page not in WIDE else "cp1252", guessed=True, twice=twice)
    return Encoding(page, skip, guessed=True)


def _zeros(source: Source, head: bytes) -> Encoding:
    """UTF-16 without a mark: every other byte of what is plain in it (signs, line ends) is zero."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    name = "utf-16-le" if odd > even * 8 else "utf-16-be" if even > odd * 8 else ""
    if name:
        text = head[: len(head) // 2 * 2].decode(name, "replace")
        strange = sum(not (char.isprintable() or char in "\r\n\t") for char in text)
        if strange * 20 <= len(text):
            return Encoding(name, guessed=True)
    raise Refused(f"{source.name} is no text file; export the people as CSV or vCard and import that.")


def _once(found: re.Match[str]) -> str:
    text = found[0]
    raw = b"".join([char.encode("cp1252") if char > "\u009f" else char.encode("latin-1") for char in text])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return text
