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
_SEQUENCE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
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
            return raw.decode("utf-8" if _SEQUENCE.search(raw) else self.page, "replace")

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
    if head.count(0) * 50 > len(head):  # a few zero bytes are dirt, which the door takes out
        return _zeros(source, head)
    return _eight_bits(source, 0)


def _eight_bits(source: Source, skip: int) -> Encoding:
    """UTF-8, a code page, or a mixture of the two."""
    head = source.head(_SAMPLE)
    if b"\x1b$B" in head or b"\x1b$@" in head:
        return Encoding("iso2022_jp_2", skip)
    valid, twice = _valid(source)
    if valid:
        return Encoding("utf-8", skip, twice=twice)
    good, bad, sample = _lines_of_both(source)
    page = code_page(b"\n".join([*head[skip:].splitlines()[:3], *sample]))
    if skip or (good * 4 >= bad and page not in WIDE):
        return Encoding("utf-8", skip, page=page if page not in WIDE else "cp1252", guessed=True, twice=twice)
    return Encoding(page, guessed=True)


def _valid(source: Source) -> tuple[bool, bool]:
    """Whether all of it is UTF-8, and whether some of that was encoded twice. A last letter that is cut off is passed.

    Raises Refused for a line beyond ``LINE_LIMIT``.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    valid, twice, run = True, False, 0
    with source.open() as stream:
        while chunk := stream.read(_CHUNK):
            run = 0 if b"\n" in chunk or b"\r" in chunk else run + len(chunk)
            if run > LINE_LIMIT:
                raise Refused(f"{source.name} has a line of over {LINE_LIMIT >> 20} MB; it is no list of people.")
            if valid and not (chunk.isascii() and not decoder.getstate()[0]):
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    valid = False
                twice = twice or _TWICE_BYTES.search(chunk) is not None
    return valid, twice


def _lines_of_both(source: Source) -> tuple[int, int, list[bytes]]:
    """How many lines beyond ASCII are UTF-8, how many are not, and some of the latter."""
    good = bad = size = 0
    sample: list[bytes] = []
    with source.open() as stream:
        for line in stream:
            if line.isascii():
                continue
            try:
                line.decode("utf-8")
                good += 1
            except UnicodeDecodeError:
                bad += 1
                if size < _SAMPLE:
                    sample.append(line[:4096])
                    size += len(sample[-1])
    return good, bad, sample


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
