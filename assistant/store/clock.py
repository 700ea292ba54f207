"""The time as it is stored."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """This moment in UTC as ISO 8601 to the millisecond, so that text order is time order."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
