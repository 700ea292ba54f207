"""Bodies as they are meant: gzip and deflate undone, a piece at a time, and never to more than was allowed."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

from assistant.facts.gathering.wire import TooBig

ACCEPTED = "gzip, deflate"
_PIECE = 65_536


class Unreadable(Exception):
    """What came cannot be decompressed. ``str()`` says why, as the end of a sentence."""


def unpacked(read: Callable[[int], bytes], codings: str, most: int, layers: int) -> bytes:
    """The whole body. ``read`` gives up to so many bytes of it; ``codings`` is its Content-Encoding.

    ``most`` bytes at most, at every stage (raises TooBig), and ``layers`` compressions (raises Unreadable).
    A stream that is cut off gives what came of it.
    """
    names = [name for part in codings.split(",") if (name := part.strip().lower()) not in ("", "identity")]
    if len(names) > layers:
        raise Unreadable(f"it is compressed {len(names)} times over")
    pieces = _pieces(read)
    for name in reversed(names):
        if name in ("gzip", "x-gzip", "deflate"):
            pieces = _inflated(pieces, most)
        else:
            raise Unreadable("it is compressed in a way that was not asked for")
    whole, size = [], 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise TooBig
        whole.append(piece)
    return b"".join(whole)


def _pieces(read: Callable[[int], bytes]) -> Iterator[bytes]:
    while piece := read(_PIECE):
        yield piece


def _inflated(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    size, stream, first = 0, None, True
    piece = b""
    for more in pieces:
        piece += more
        while piece:
            if stream is None:
                if len(piece) < 2:
                    break  # too little to tell what it is
                if not first and piece[:2] != b"\x1f\x8b":
                    return  # gzip may be several, one behind the other; anything else behind it is not looked at
                stream = _stream(piece)
            try:
                out = stream.decompress(piece, _PIECE)
            except zlib.error:
                raise Unreadable("it says that it is compressed, and is not") from None
            size += len(out)
            if size > most:
                raise TooBig
            if out:
                yield out
            piece = stream.unused_data if stream.eof else stream.unconsumed_tail
            if stream.eof:
                stream, first = None, False


def _stream(beginning: bytes) -> zlib._Decompress:
    """For gzip and zlib as they tell themselves; for deflate without a head, as some servers send it."""
    headed = beginning[:2] == b"\x1f\x8b" or (beginning[0] & 0x0F == 8 and (beginning[0] << 8 | beginning[1]) % 31 == 0)
    return zlib.decompressobj(47 if headed else -15)
