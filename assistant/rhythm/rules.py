"""What is kind to do next with one person: METHOD's rules as functions of events and a day.

Nothing here reads a clock or a store. Two laws hold everywhere: whoever has not answered is left in peace
(METHOD 3), so nothing but a favour that they asked for is due while a question is unanswered; and nobody gets
two messages at once, so of several reasons to write the first alone is due.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.rhythm.contact import GIFTS, HELP, MEETINGS, NOWHERE, Contact, Place, place
from assistant.rhythm.days import plus_days, plus_months, said
from assistant.rhythm.due import SORTS, Due, Mark, Sort, never_key
from assistant.rhythm.event import Event
from assistant.rhythm.favours import waiting
from assistant.settings.schema import Rhythm

FOLLOW_UP_ENDS = 14
"""Days after which a meeting is no longer followed up: the moment has gone, and the rhythm takes over."""
UPDATE_ENDS = 180
"""Days after help from which news of it is no longer due by itself."""
DAYS_FOR_IT = 14
"""How long there is for what has no day of its own: news for a helper, a check-in."""
SLEEPS = 365
"""Days without contact from which a tie is dormant; three years are the figure of the studies (EVIDENCE)."""
NEWS = frozenset({"launch", "essay", "talk"})
"""Kinds of fact that one can congratulate on."""

Marks = Mapping[str, Mark]
_WEIGHT = {"replied": 0, "helped-me": 1, "introduced-me": 2, "referred-me": 3}
_DID = {
    "replied": "{} answered",
    "helped-me": "{} helped you",
    "introduced-me": "{} introduced you to somebody",
    "referred-me": "{} referred you",
}


def dues(
    person: Person, contact: Contact, marks: Marks, rhythm: Rhythm, today: date, news: Fact | None = None
) -> list[Due]:
    """All that is or will be kind to do with one person, what is put off too, in the order of rank.

    ``news`` is the newest thing of theirs that may be named in a message. What is past its time is left out.
    """
    view = _View(person, contact, marks, rhythm, today, news)
    favours = [_stated(view, one) for one in owed(view)]
    waited_for = any(one.state != "never" for one in favours)
    messages = [one for rule in (thanks, follow_up, update, ask_again) if (one := rule(view)) is not None]
    next_word = None if waited_for else check_in(view)
    # A check-in gives way to whatever there will be to write about before its time is over.
    if next_word is not None and not any(next_word.by and one.since <= next_word.by for one in messages):
        messages.append(next_word)
    if waited_for:  # nobody is asked for more while they wait for what they asked
        messages = [one for one in messages if one.sort != "ask-again"]
    return [*favours, *_one_at_a_time([_stated(view, one) for one in messages])]


class _View:
    """What the rules look at."""

    __slots__ = ("contact", "first", "marks", "news", "person", "rhythm", "silent", "today")

    def __init__(
        self, person: Person, contact: Contact, marks: Marks, rhythm: Rhythm, today: date, news: Fact | None
    ) -> None:
        self.person, self.contact, self.marks = person, contact, marks
        self.rhythm, self.today, self.news = rhythm, today, news
        self.first = person.first_name
        self.silent = contact.silent

    def when(self, event: Event) -> str:
        return said(date.fromisoformat(event.date), self.today)

    def done(self, key: str) -> bool:
        mark = self.marks.get(key)
        return mark is not None and mark.state == "done"

    def done_up_to(self, sort: Sort) -> Place:
        """The latest event for which something of this sort is ticked off."""
        if not self.marks:
            return NOWHERE
        return max((place(one) for one in self.contact.events if self.done(f"{sort}-e{one.id}")), default=NOWHERE)

    def due(self, sort: Sort, kind: str, reason: str, since: date, by: date | None, event: Event | None) -> Due:
        return Due(
            id=f"{sort}-e{event.id}" if event else f"{sort}-p{self.person.id}",
            sort=sort,
            person_id=self.person.id,
            name=self.person.name,
            reason=reason,
            kind=kind,
            since=since,
            by=by,
            event_id=event.id if event else None,
        )


def owed(view: _View) -> list[Due]:
    """Favours that they asked for and that are not known to be done, the oldest first (METHOD 4)."""
    if "asked-me" not in view.contact.last_of:
        return []
    found = []
    for event in waiting(view.contact.events, view.marks):
        what = " ".join(event.note.split()).rstrip(".") if not event.private else ""
        reason = f"{view.first} asked you for a favour {view.when(event)}{f': “{what}”' if what else ''}."
        found.append(view.due("owed", "offer", reason, date.fromisoformat(event.date), None, event))
    return found


def thanks(view: _View) -> Due | None:
    """A thank-you for every answer, help, introduction and referral since the last one (METHOD 2).

    A message whose kind nobody noted, or a kind of the writer's own, may have been one, and counts where it asked
    for nothing.
    """
    last = view.contact.last(GIFTS)
    if last is None or view.silent:
        return None
    since = max(place(view.contact.thanked), view.done_up_to("thanks"))
    if place(last) <= since:
        return None
    gifts = [event for event in view.contact.events if event.kind in GIFTS and place(event) > since]
    most = max(gifts, key=lambda event: (_WEIGHT[event.kind], place(event)))
    more = f", one of {len(gifts)} things to thank for" if len(gifts) > 1 else ""
    reason = f"{_DID[most.kind].format(view.first)} {view.when(most)} and has not been thanked yet{more}."
    day = date.fromisoformat(gifts[0].date)
    return view.due("thanks", "thanks", reason, day, plus_days(day, 1), gifts[-1])


def follow_up(view: _View) -> Due | None:
    """A word within a day of a meeting or a talk (METHOD 13), unless anything was written since."""
    meeting = view.contact.last(MEETINGS)
    if meeting is None or place(view.contact.last(("sent",))) > place(meeting):
        return None
    day = date.fromisoformat(meeting.date)
    if view.done(f"follow-up-e{meeting.id}"):
        return None
    verb = "met" if meeting.kind == "met" else "talked to"
    reason = f"You {verb} {view.first} {view.when(meeting)}; a word the day after keeps what was said alive."
    found = view.due("follow-up", "follow-up", reason, day, plus_days(day, 1), meeting)
    return _within(view, found, plus_days(day, FOLLOW_UP_ENDS))


def update(view: _View) -> Due | None:
    """What came of their help, told to whoever helped (METHOD 14). Once for each time they did."""
    help_ = view.contact.last(HELP)
    if help_ is None or view.silent or not view.rhythm.update_days:
        return None
    if place(help_) <= max(place(view.contact.last_sent(("update",))), view.done_up_to("update")):
        return None
    day = date.fromisoformat(help_.date)
    since = plus_days(day, view.rhythm.update_days)
    reason = f"{_DID[help_.kind].format(view.first)} {view.when(help_)} and would like to hear what came of it."
    found = view.due("update", "update", reason, since, plus_days(since, DAYS_FOR_IT), help_)
    return _within(view, found, max(plus_days(day, UPDATE_ENDS), plus_days(since, DAYS_FOR_IT)))


def ask_again(view: _View) -> Due | None:
    """Another question six to twelve months after their answer, where none was asked since (METHOD 2)."""
    answer = view.contact.last(("replied",))
    if answer is None or place(view.contact.asked) > place(answer):
        return None
    if view.done(f"ask-again-e{answer.id}"):
        return None
    day = date.fromisoformat(answer.date)
    earliest, latest = (plus_months(day, number) for number in view.rhythm.ask_again_months)
    unclear = view.contact.sent_of.get("")
    if unclear is not None and place(unclear) > place(answer):  # it may have asked, so the gate holds another ask
        earliest = max(earliest, plus_days(date.fromisoformat(unclear.date), view.rhythm.silence_days))
    months = " to ".join(map(str, dict.fromkeys(view.rhythm.ask_again_months)))
    reason = f"{view.first} answered {view.when(answer)}; {months} months later is the time for another question."
    return _within(view, view.due("ask-again", "ask-again", reason, earliest, latest, answer), latest)


def check_in(view: _View) -> Due | None:
    """A word by the rhythm: each quarter, or as it is set for the person (METHOD 15).

    Never a second one in a row: when the last word was the writer's own, the next one is theirs. What is
    new of theirs is congratulated on, for giving comes before asking (METHOD 6). A tie that has slept for
    a year is no longer a matter of the rhythm by closeness; the week's one person is (``rhythm.week``). A
    rhythm that was set by hand never ends by itself: it says that the tie sleeps, and goes on.
    """
    every = every_days(view.person, view.rhythm)
    if not every or view.contact.unanswered:
        return None
    last = _last_in_touch(view)
    since = plus_days(last or _known_from(view), every)
    how = f"a word every {every} days keeps you in touch"
    how = f"a word every {every} days keeps you in touch"
    by_hand = view.person.every_days is not None
    if by_hand and last is not None and (view.today - last).days >= SLEEPS:
        reason = (
            f"You wanted a word with {view.first} every {every} days, and the last was {said(last, view.today)}: "
            "the tie is dormant, and a message wakes it."
        )
    elif last is None:
        reason = f"Nothing has passed between you and {view.first} yet; {how}."
    else:
        reason = f"You and {view.first} were last in touch {said(last, view.today)}; {how}."
    news = view.news
    if news is not None and news.kind in NEWS and (last is None or news.day > last.isoformat()):
        kind, reason = "congratulate", reason.removesuffix(".") + f", and there is news{_named(news)}."
    else:
        kind = "reconnect"
    found = view.due("check-in", kind, reason, since, plus_days(since, DAYS_FOR_IT), None)
    return found if by_hand else _within(view, found, plus_days(since, max(SLEEPS - every, every)))


def every_days(person: Person, rhythm: Rhythm) -> int:
    """Days between check-ins: the person's own rhythm, else that of their closeness; 0: none."""
    if person.every_days is not None:
        return person.every_days
    by_closeness = {
        "friend": rhythm.friend_days,
        "colleague": rhythm.colleague_days,
        "acquaintance": rhythm.acquaintance_days,
    }
    return by_closeness.get(person.closeness, rhythm.stranger_days)


def _last_in_touch(view: _View) -> date | None:
    days = [view.contact.events[-1].date] if view.contact.events else []
    mark = view.marks.get(f"check-in-p{view.person.id}")
    if mark is not None and mark.day:
        days.append(mark.day)
    return date.fromisoformat(max(days)) if days else None


def _known_from(view: _View) -> date:
    """The day on which somebody was added: the rhythm begins there where nothing has happened yet."""
    try:
        return date.fromisoformat(view.person.created[:10])
    except ValueError:
        return view.today


def _named(news: Fact) -> str:
    return f": “{news.title}”" if news.title else ""


def _within(view: _View, one: Due, ends: date) -> Due | None:
    """Nothing once its time is over. What is put off has a few days more, so that it comes back."""
    mark = view.marks.get(one.id)
    if mark is not None and mark.state == "snoozed" and mark.until:
        ends = max(ends, plus_days(date.fromisoformat(mark.until), DAYS_FOR_IT))
    return one if view.today <= ends else None


def _stated(view: _View, one: Due) -> Due:
    """With its state, as marks and the day have it."""
    never = view.marks.get(never_key(one.sort, one.person_id)) if one.sort != "owed" else view.marks.get(one.id)
    if never is not None and never.state == "never":
        return replace(one, state="never")
    mark = view.marks.get(one.id)
    if mark is not None and mark.state == "snoozed" and mark.until > view.today.isoformat():
        return replace(one, state="snoozed", until=date.fromisoformat(mark.until))
    return replace(one, state="later") if one.since > view.today else one


def _one_at_a_time(messages: list[Due]) -> list[Due]:
    """Of several reasons to write to somebody, the first is due and the others wait."""
    ordered = sorted(messages, key=lambda one: SORTS.index(one.sort))
    found, taken = [], False
    for one in ordered:
        found.append(replace(one, state="waiting") if one.state == "due" and taken else one)
        taken = taken or one.state == "due"
    return found
