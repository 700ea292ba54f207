"""A clock that stands where it is put, for what is shown in the guide: the same on every day.

Importing this module sets the clock. So it comes before every module that reads the time.
"""

from __future__ import annotations

import datetime as module
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Any

_date, _datetime = date, datetime


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
        return isinstance(instance, _date)

    def __subclasscheck__(cls, subclass: type) -> bool:
        return issubclass(subclass, _date)


class _LikeDatetime(type):
    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, _datetime)

    def __subclasscheck__(cls, subclass: type) -> bool:
        return issubclass(subclass, _datetime)


class HeldDate(_date, metaclass=_LikeDate):
    """A date whose today is the clock's."""

    @classmethod
    def today(cls) -> Any:
        """The day on the clock."""
        return _date(CLOCK.moment.year, CLOCK.moment.month, CLOCK.moment.day)


class HeldDatetime(_datetime, metaclass=_LikeDatetime):
    """A moment whose now is the clock's."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Any:
        """The moment on the clock; the machine's zone is taken to be UTC."""
        told = CLOCK.look()
        return told if tz is None else told.replace(tzinfo=timezone.utc).astimezone(tz)  # noqa: UP017


def put(day: str) -> None:
    """Put the clock to nine in the morning of a day such as 2026-03-12."""
    CLOCK.moment = _datetime.fromisoformat(f"{day}T09:00")


module.date = HeldDate  # type: ignore[misc]
module.datetime = HeldDatetime  # type: ignore[misc]
