"""What is due on a day, put in order: what is owed first, then a message for each who is due one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from assistant.rhythm.due import SORTS, Due
from assistant.rhythm.week import ThisWeek

PASSED_BY_DAYS = 56
"""Days for which a check-in may be left alone before it lets others go first."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is kind to do on a day, in the order of rank."""

    day: date
    owed: tuple[Due, ...] = ()
    """Favours that were asked of the writer."""
    due: tuple[Due, ...] = ()
    """Messages to write, at most one for each person."""
    rest: tuple[Due, ...] = ()
    """What waits, comes later, is put off or is never wanted again; see ``Due.state``."""
    week: ThisWeek | None = None
    """This week's one person."""
    words: tuple[str, ...] = ()
    """Gentle words on how the writing goes, a sentence each."""


def arranged(day: date, found: Iterable[Due], check_ins: int) -> Agenda:
    """The agenda of a day from all that there is.

    Ranked by sort, then by the day by which it is best done, then by name. Of the check-ins only so many
    are due at once as ``check_ins`` says: a list of fifty would be work to get through, and METHOD 5 wants
    few and meant. The longest due come first, but who was passed by for eight weeks makes room for others.
    """
    owed, due, rest = [], [], []
    room = check_ins
    for one in sorted(found, key=lambda one: _rank(one, day)):
        if one.state != "due":
            rest.append(one)
        elif one.sort == "owed":
            owed.append(one)
        elif one.sort == "check-in" and not room:
            rest.append(replace(one, state="waiting"))
        else:
            room -= one.sort == "check-in"
            due.append(one)
    ranked = [replace(one, rank=rank) for rank, one in enumerate((*owed, *due), 1)]
    return Agenda(day, tuple(ranked[: len(owed)]), tuple(ranked[len(owed) :]), tuple(rest))


def _rank(one: Due, day: date) -> tuple[int, bool, date, date, str, str]:
    passed_by = one.sort == "check-in" and (day - one.since).days > PASSED_BY_DAYS
    return SORTS.index(one.sort), passed_by, one.by or one.since, one.since, one.name.casefold(), one.id
