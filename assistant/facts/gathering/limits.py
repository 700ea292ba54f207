"""How much a reading may take: of bytes, of time, of patience with redirects."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may take at most, its redirects and its robots file included."""

    bytes: int = 10_000_000
    """Bytes that are read, and bytes that they may become when they are decompressed."""
    seconds: float = 20.0
    """Seconds in all, from the look-up of the name to the last byte; the pauses a site asks for do not count."""
    head_bytes: int = 65_536
    """Bytes of one response before its body begins."""
    redirects: int = 5
    codings: int = 2
    """How often a body may have been compressed."""
    robots_bytes: int = 512_000
    """Bytes of a robots file that are read, rather more than RFC 9309 (section 2.5) asks for; the rest is left."""
    pause_seconds: float = 10.0
    """The longest pause between two pages of a host that is kept, however long it asks for."""
