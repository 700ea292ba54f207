"""A clock that stands where it is put, for what is shown in the guide: the same on every day.

It holds for the whole process, and for those modules that are imported after ``hold``. So it is for programs of their
own, such as ``python -m docs.pictures``, and never for a test's own process.
"""

from __future__ import annotations

import datetime as module
import sys
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any


class _Clock:
    """The moment it is. Every look at it moves it on by a second, so that what comes later is later."""

    moment = datetime(2026, 3, 2, 9, 0)

    def look(self) -> datetime:
        """This moment in UTC, without a zone."""
        self.moment += timedelta(seconds=1)
        return self.moment


CLOCK = _Clock()


class _LikeDate(type):
    """Has every date count as one of the dates below, for those that are made without asking for the time."""

    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, date)

    def __subclasscheck__(cls, subclass: type) -> bool:
        return issubclass(subclass, date)


class _LikeDatetime(type):
    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, datetime)

    def __subclasscheck__(cls, subclass: type) -> bool:
        return issubclass(subclass, datetime)


class HeldDate(date, metaclass=_LikeDate):
    """A date whose today is the clock's."""

    @classmethod
    def today(cls) -> Any:
        """The day on the clock."""
        return date(CLOCK.moment.year, CLOCK.moment.month, CLOCK.moment.day)


class HeldDatetime(datetime, metaclass=_LikeDatetime):
    """A moment whose now is the clock's."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Any:
        """The moment on the clock; the machine's zone is taken to be UTC."""
        told = CLOCK.look()
        return told if tz is None else told.replace(tzinfo=UTC).astimezone(tz)


def hold() -> None:
    """Put the clock in the place of the machine's. Raises RuntimeError when the program is imported already."""
    if any(name == "assistant" or name.startswith("assistant.") for name in sys.modules):
        raise RuntimeError("the clock is held before the program is imported")
    module.date = HeldDate  # type: ignore[misc]
    module.datetime = HeldDatetime  # type: ignore[misc]


def put(day: str) -> None:
    """Put the clock to nine in the morning of a day such as 2026-03-12."""
    CLOCK.moment = datetime.fromisoformat(f"{day}T09:00")
