"""A year of twenty people as a table: what happened, and what was due on each day, and why; and how it is played.

All of them are invented. What the writer said about something due stands in the table, too: ``done``,
``snooze`` with a day, ``never``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from assistant.people.person import Person
from assistant.rhythm.contact import FAVOURS
from assistant.rhythm.event import EVENT_KINDS, Event
from assistant.settings.paths import Home
from assistant.workspace import Workspace

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)

# Name, closeness, days between check-ins where they have a rhythm of their own, what becomes of them.
PEOPLE = """
Mara   stranger      -   asked, answers, and half a year later again
Teo    stranger      -   asked, and silent for good
Noor   stranger      -   answers after the thread has closed
Ilse   acquaintance  -   known, and nothing has passed yet
Omar   friend        -   answers each time
Wren   friend        -   does not answer a check-in
Juno   colleague     -   asks for a favour
Kofi   acquaintance  -   asks for two favours
Lena   stranger      -   met at an event, then answers
Emil   stranger      -   met, and never written to
Sana   stranger      -   helps, and hears what came of it
Ravi   acquaintance  -   introduces, and the news is put off
Yuki   colleague     -   refers on the leap day
Bram   stranger      -   answered on the last of August
Dara   acquaintance  30  works on something with the writer
Hugo   stranger      -   answers, and is asked again at once
Pia    friend        -   is not to be checked in with
Zoe    stranger      -   nothing ever happens
Finn   stranger      -   asks for a favour, which is put off
Gwen   stranger      -   does not answer, but asks for a favour
"""

# Day, with whom, what happened: an event, the kind of message that was sent, a note.
HAPPENED = """
2023-08-21  Bram  sent question
2023-08-31  Bram  replied
2023-08-31  Bram  sent thanks
2024-01-02  Teo   sent question
2024-01-03  Mara  sent question
2024-01-08  Noor  sent question
2024-01-10  Gwen  sent question
2024-01-12  Mara  replied
2024-01-13  Mara  sent thanks
2024-01-15  Sana  sent question
2024-01-17  Sana  replied
2024-01-17  Sana  helped-me
2024-01-18  Sana  sent thanks
2024-01-20  Hugo  sent question
2024-01-22  Lena  met
2024-01-23  Lena  sent follow-up
2024-01-25  Lena  replied
2024-01-26  Lena  sent thanks
2024-01-29  Juno  asked-me        to read a talk
2024-02-01  Hugo  replied
2024-02-01  Hugo  sent ask-again
2024-02-05  Emil  met
2024-02-06  Kofi  asked-me        for a second reader
2024-02-10  Gwen  asked-me        for a way into the meet-up
2024-02-12  Juno  helped
2024-02-14  Hugo  replied
2024-02-15  Hugo  sent thanks
2024-02-19  Noor  replied
2024-02-20  Noor  sent thanks
2024-02-20  Kofi  asked-me        to look at a plan
2024-02-26  Sana  sent update
2024-02-28  Gwen  helped
2024-02-29  Yuki  referred-me
2024-03-01  Yuki  sent thanks
2024-03-02  Bram  sent ask-again
2024-03-04  Kofi  done owed        for a second reader
2024-03-05  Ravi  introduced-me
2024-03-06  Ravi  sent thanks
2024-03-08  Kofi  helped
2024-03-11  Bram  replied
2024-03-12  Bram  sent thanks
2024-03-15  Dara  talked
2024-03-16  Dara  sent follow-up
2024-03-18  Dara  replied
2024-03-18  Dara  sent thanks
2024-03-25  Gwen  replied
2024-03-26  Gwen  sent thanks
2024-04-01  Omar  sent reconnect
2024-04-01  Wren  sent reconnect
2024-04-02  Pia   never check-in
2024-04-03  Omar  replied
2024-04-04  Omar  sent thanks
2024-04-04  Ravi  snooze update 2024-04-20
2024-04-05  Yuki  sent update
2024-04-17  Dara  sent reconnect
2024-04-19  Dara  replied
2024-04-20  Dara  sent thanks
2024-04-22  Ravi  sent update
2024-05-06  Finn  asked-me        for an introduction
2024-05-07  Finn  snooze owed 2024-05-20
2024-05-10  Juno  talked
2024-05-11  Juno  sent follow-up
2024-05-23  Finn  done owed
2024-07-01  Ilse  done check-in
2024-07-15  Mara  sent ask-again
2024-07-20  Mara  replied
2024-07-21  Mara  sent thanks
2024-08-14  Hugo  sent ask-again
2024-09-05  Kofi  sent reconnect
2024-09-07  Kofi  replied
2024-09-08  Kofi  sent thanks
"""

# From when to when, in the evening of each day; with whom; what; the kind to write; by when it is best done
# ("-": no such day); and the reason, as it is given on the first of these days.
DUE = """
2024-01-12 2024-01-12  Mara  thanks    thanks    2024-01-13  Mara answered today and has not been thanked yet.
2024-01-17 2024-01-17  Sana  thanks    thanks    2024-01-18  Sana helped you today and has not been thanked yet, one of 2 things to thank for.
2024-01-22 2024-01-22  Lena  follow-up follow-up 2024-01-23  You met Lena today; a word the day after keeps what was said alive.
2024-01-25 2024-01-25  Lena  thanks    thanks    2024-01-26  Lena answered today and has not been thanked yet.
2024-01-29 2024-02-11  Juno  owed      offer     -           Juno asked you for a favour today: “to read a talk”.
2024-01-31 2024-03-14  Dara  check-in  reconnect 2024-02-14  Nothing has passed between you and Dara yet; a word every 30 days keeps you in touch.
2024-02-05 2024-02-19  Emil  follow-up follow-up 2024-02-06  You met Emil today; a word the day after keeps what was said alive.
2024-02-06 2024-03-03  Kofi  owed      offer     -           Kofi asked you for a favour today: “for a second reader”.
2024-02-10 2024-02-27  Gwen  owed      offer     -           Gwen asked you for a favour today: “for a way into the meet-up”.
2024-02-14 2024-02-14  Hugo  thanks    thanks    2024-02-02  Hugo answered today and has not been thanked yet, one of 2 things to thank for.
2024-02-16 2024-02-25  Sana  update    update    2024-03-01  Sana helped you on 17 January and would like to hear what came of it.
2024-02-19 2024-02-19  Noor  thanks    thanks    2024-02-20  Noor answered today and has not been thanked yet.
2024-02-20 2024-03-07  Kofi  owed      offer     -           Kofi asked you for a favour today: “to look at a plan”.
2024-02-29 2024-02-29  Yuki  thanks    thanks    2024-03-01  Yuki referred you today and has not been thanked yet.
2024-02-29 2024-03-01  Bram  ask-again ask-again 2024-08-31  Bram answered on 31 August 2023; 6 to 12 months later is the time for another question.
2024-03-05 2024-03-05  Ravi  thanks    thanks    2024-03-06  Ravi introduced you to somebody today and has not been thanked yet.
2024-03-11 2024-03-11  Bram  thanks    thanks    2024-03-12  Bram answered today and has not been thanked yet.
2024-03-15 2024-03-15  Dara  follow-up follow-up 2024-03-16  You talked to Dara today; a word the day after keeps what was said alive.
2024-03-25 2024-03-25  Gwen  thanks    thanks    2024-03-26  Gwen answered today and has not been thanked yet.
2024-03-30 2024-04-04  Yuki  update    update    2024-04-13  Yuki referred you on 29 February and would like to hear what came of it.
2024-03-31 2024-03-31  Omar  check-in  reconnect 2024-04-14  Nothing has passed between you and Omar yet; a word every 90 days keeps you in touch.
2024-03-31 2024-04-01  Pia   check-in  reconnect 2024-04-14  Nothing has passed between you and Pia yet; a word every 90 days keeps you in touch.
2024-03-31 2024-03-31  Wren  check-in  reconnect 2024-04-14  Nothing has passed between you and Wren yet; a word every 90 days keeps you in touch.
2024-04-03 2024-04-03  Omar  thanks    thanks    2024-04-04  Omar answered today and has not been thanked yet.
2024-04-19 2024-04-19  Dara  thanks    thanks    2024-04-20  Dara answered today and has not been thanked yet.
2024-04-20 2024-04-21  Ravi  update    update    2024-04-18  Ravi introduced you to somebody on 5 March and would like to hear what came of it.
2024-05-06 2024-05-06  Finn  owed      offer     -           Finn asked you for a favour today: “for an introduction”.
2024-05-10 2024-05-10  Juno  follow-up follow-up 2024-05-11  You talked to Juno today; a word the day after keeps what was said alive.
2024-05-20 2024-05-22  Finn  owed      offer     -           Finn asked you for a favour on 6 May: “for an introduction”.
2024-05-20 2024-10-18  Dara  check-in  reconnect 2024-06-03  You and Dara were last in touch on 20 April; a word every 30 days keeps you in touch.
2024-06-29 2024-06-30  Ilse  check-in  reconnect 2024-07-13  Nothing has passed between you and Ilse yet; a word every 180 days keeps you in touch.
2024-07-03 2024-10-02  Omar  check-in  reconnect 2024-07-17  You and Omar were last in touch on 4 April; a word every 90 days keeps you in touch.
2024-07-04 2024-09-03  Yuki  check-in  reconnect 2024-07-18  You and Yuki were last in touch on 5 April; a word every 90 days keeps you in touch.
2024-07-12 2024-07-14  Mara  ask-again ask-again 2025-01-12  Mara answered on 12 January; 6 to 12 months later is the time for another question.
2024-07-17 2024-12-31  Sana  ask-again ask-again 2025-01-17  Sana answered on 17 January; 6 to 12 months later is the time for another question.
2024-07-20 2024-07-20  Mara  thanks    thanks    2024-07-21  Mara answered today and has not been thanked yet.
2024-07-25 2024-12-31  Lena  ask-again ask-again 2025-01-25  Lena answered on 25 January; 6 to 12 months later is the time for another question.
2024-08-19 2024-12-31  Noor  ask-again ask-again 2025-02-19  Noor answered on 19 February; 6 to 12 months later is the time for another question.
2024-09-04 2024-09-04  Kofi  check-in  reconnect 2024-09-18  You and Kofi were last in touch on 8 March; a word every 180 days keeps you in touch.
2024-09-05 2024-12-31  Yuki  check-in  reconnect 2024-07-18  You and Yuki were last in touch on 5 April; a word every 90 days keeps you in touch.
2024-09-07 2024-09-07  Kofi  thanks    thanks    2024-09-08  Kofi answered today and has not been thanked yet.
2024-09-11 2024-12-31  Bram  ask-again ask-again 2025-03-11  Bram answered on 11 March; 6 to 12 months later is the time for another question.
2024-09-25 2024-12-31  Gwen  ask-again ask-again 2025-03-25  Gwen answered on 25 March; 6 to 12 months later is the time for another question.
2024-10-03 2024-12-31  Omar  ask-again ask-again 2025-04-03  Omar answered on 3 April; 6 to 12 months later is the time for another question.
2024-10-19 2024-12-31  Dara  ask-again ask-again 2025-04-19  Dara answered on 19 April; 6 to 12 months later is the time for another question.
2024-10-19 2024-12-31  Ravi  check-in  reconnect 2024-11-02  You and Ravi were last in touch on 22 April; a word every 180 days keeps you in touch.
2024-12-28 2024-12-31  Ilse  check-in  reconnect 2025-01-11  You and Ilse were last in touch on 1 July; a word every 180 days keeps you in touch.
"""


def people() -> list[Person]:
    """The twenty, as they were added on the first of January."""
    found = []
    for line in PEOPLE.split("\n")[1:-1]:
        name, closeness, every, _ = line.split(None, 3)
        days = None if every == "-" else int(every)
        found.append(
            Person(f"{name} Vale", closeness=closeness, every_days=days, created="2024-01-01T08:00:00.000+00:00")  # type: ignore[arg-type]
        )
    return found


@contextmanager
def opened(folder: Path) -> Iterator[Workspace]:
    """A home with the twenty in it, and nothing that happened yet."""
    workspace = Workspace.open(Home(folder / "home"))
    try:
        workspace.people.add_many(people())
        yield workspace
    finally:
        workspace.close()


def rows() -> list[tuple[date, str, list[str]]]:
    """What happened, line by line: the day, who, the words."""
    found = []
    for line in HAPPENED.split("\n")[1:-1]:
        day, name, words = line.split(None, 2)
        found.append((date.fromisoformat(day), name, words.split(None, 2)))
    return found


def play(workspace: Workspace, name: str, words: list[str], day: date) -> None:
    """Let one line of the table happen."""
    person = workspace.people.find(f"{name} Vale")
    what, *rest = words
    if what in FAVOURS:
        workspace.log(person, what, day)
        return
    if what in EVENT_KINDS:
        message = rest[0] if what == "sent" else ""
        asks = next((kind.asks for kind in workspace.kinds.all() if kind.id == message), False)
        note = "" if what == "sent" else " ".join(rest)
        workspace.events.add(
            Event(person.id, what, day.isoformat(), message_kind=message, asks=asks, note=note, channel="email")  # type: ignore[arg-type]
        )
        return
    (due,) = (
        one
        for one in workspace.due_with(person, day)
        if one.sort == rest[0] and (what != "done" or named(rest) in one.reason)
    )
    if what == "snooze":
        workspace.snooze(due.id, day, date.fromisoformat(rest[1]))
    elif what == "done":
        workspace.done(due.id, day)
    else:
        workspace.never(due.id, day)


def named(words: list[str]) -> str:
    """Which of several it is, by its note."""
    return words[1] if len(words) > 1 else ""


def days() -> Iterator[date]:
    """Every day of the year."""
    day = FIRST
    while day <= LAST:
        yield day
        day += timedelta(days=1)
