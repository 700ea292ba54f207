"""This week's one person: whom it would be kindest and most useful to write to, and why.

METHOD 5 wants few and meant, so it is one. What is weighed, in points that are shown on request:

- a favour owed for a week or longer outweighs all else (METHOD 4: nothing owed is forgotten);
- ties that slept although there was trust: their advice is as useful as anybody's or better, and the best of
  them are trusted and far off, yet people pick the familiar (Levin et al. 2011, Walter et al. 2015; EVIDENCE);
- something new of theirs, which is what a good question grows out of (METHOD 1);
- what the network lacks: other work, other circles, other companies (METHOD 16 and 21);
- what the writer is after: to learn, to find a job, to give back;
- the writer's own company, where a network starts (METHOD 19).

Nobody who has not answered is chosen, nor whom the writer was in touch with just now. The same data give the
same choice; what is equal is settled by the week and the person's id.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from assistant.facts.fact import Fact
from assistant.people.names import first_name
from assistant.rhythm.circles import Network, family_of, same_company
from assistant.rhythm.rules import SLEEPS
from assistant.rhythm.week_words import Named, sentence

RESTS = 30
"""Days after a contact in which somebody is not proposed."""
NEW_DAYS = 60
"""Days for which something of theirs is new."""
SHOWN_WEEKS = 8
"""Weeks in which somebody who was proposed stands back."""
LEARNT_FROM = frozenset({"launch", "essay", "talk", "work"})
"""Kinds of fact that a question grows out of."""

_CLOSE = {"friend": 9, "colleague": 6, "acquaintance": 3}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be proposed, with what is weighed. Days are ISO; empty where there is none."""

    person_id: int
    name: str
    closeness: str = "stranger"
    company: str = ""
    role: str = ""
    tags: tuple[str, ...] = ()
    can_refer: bool | None = None
    last: str = ""
    """The day of the last contact."""
    answered: bool = False
    """They answered, met or helped the writer at some time."""
    unanswered: bool = False
    """The writer's last message that did not merely thank had no answer yet."""
    replied: bool = False
    met: bool = False
    asked_big: bool = False
    """A referral or an introduction was asked of them already."""
    for_me: int = 0
    """How often they helped, introduced or referred the writer."""
    for_them: int = 0
    owed_since: str = ""
    news: Fact | None = None
    """The newest of what they made, however old."""
    shown: bool = False
    """Proposed in one of the last weeks."""

    @property
    def trusted(self) -> bool:
        """Whether there is a tie at all."""
        return self.closeness in _CLOSE or self.answered


@dataclass(frozen=True, slots=True)
class Weight:
    """One thing that counts for somebody, or against."""

    name: str
    points: int
    clause: str = ""
    """Why: the name of a clause (``week_words``); empty where it is no reason by itself."""
    day: str = ""
    """The ISO day that stands in it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Why somebody was proposed, as on the day of the choice: kept for the week, without a word of theirs."""

    kind: str
    """The kind of message to write."""
    weights: tuple[Weight, ...]
    fact_id: int | None = None
    """The newest of theirs on that day."""


@dataclass(frozen=True, slots=True)
class ThisWeek:
    """The week's one person."""

    week: str
    """ISO week, such as ``2026-W09``."""
    person_id: int
    name: str
    reason: str
    kind: str
    """The kind of message to write."""
    weights: tuple[tuple[str, int], ...] = ()
    """What counted, and for how much."""
    done: bool = False
    """They were written to this week."""

    @property
    def id(self) -> str:
        """As it is typed: ``week-p3``."""
        return f"week-p{self.person_id}"


def weigh(one: Candidate, goal: str, mine: str, network: Network, monday: date) -> list[Weight]:
    """All that counts for somebody in the week of this Monday. ``mine`` is the writer's company."""
    return [
        *_owed(one, monday),
        *_dormant(one, monday),
        *_theirs(one, monday),
        *_diverse(one, network),
        *_after(goal, one),
        *([Weight("company", 8, "works")] if same_company(one.company, mine) else []),
        *([Weight("shown", -25)] if one.shown else []),
    ]


def choose(
    candidates: Iterable[Candidate], goal: str, mine: str, network: Network, monday: date, week: str
) -> Candidate | None:
    """Who has most to be said for them; nobody when nothing is to be said for anybody."""
    best: tuple[int, str] | None = None
    chosen = None
    for one in candidates:
        weights = weigh(one, goal, mine, network, monday)
        points = sum(weight.points for weight in weights)
        if not any(weight.clause for weight in weights) or (best is not None and points < best[0]):
            continue
        rank = points, sha256(f"{week} p{one.person_id}".encode()).hexdigest()
        if best is None or rank > best:
            best, chosen = rank, one
    return chosen


def proposal(one: Candidate, goal: str, mine: str, network: Network, monday: date, week: str) -> ThisWeek:
    """Somebody as they would be proposed now."""
    return told(choice_of(one, goal, mine, network, monday), one, monday, week)


def choice_of(one: Candidate, goal: str, mine: str, network: Network, monday: date) -> Choice:
    """What speaks for somebody, and what to write to them."""
    weights = tuple(weigh(one, goal, mine, network, monday))
    return Choice(_kind(one, goal, monday), weights, one.news.id if one.news else None)


def told(choice: Choice, one: Candidate, monday: date, week: str, *, done: bool = False) -> ThisWeek:
    """Somebody who was chosen, with the reason in a sentence: the two weightiest ones.

    ``one`` has their details of now, and as ``news`` the fact of the choice, where it may still be named.
    """
    heaviest = sorted((weight for weight in choice.weights if weight.clause), key=lambda weight: -weight.points)
    named = Named(
        first_name(one.name),
        title=one.news.title if one.news else "",
        family=family_of(one.role),
        tag=one.tags[0] if one.tags else "",
        company=one.company,
        waits=bool(one.owed_since),
        done=done,
    )
    return ThisWeek(
        week=week,
        person_id=one.person_id,
        name=one.name,
        reason=sentence([(weight.clause, weight.day) for weight in heaviest[:2]], named, monday),
        kind=choice.kind,
        weights=tuple((weight.name, weight.points) for weight in choice.weights),
        done=done,
    )


def _owed(one: Candidate, monday: date) -> list[Weight]:
    if not one.owed_since or (monday - date.fromisoformat(one.owed_since)).days < 7:
        return []
    return [Weight("owed", 200, "owed", one.owed_since)]


def _dormant(one: Candidate, monday: date) -> list[Weight]:
    if not one.trusted:
        return []
    if one.last:
        days = (monday - date.fromisoformat(one.last)).days
        if days < SLEEPS:
            return []
        slept = Weight("dormant", 40 if days >= 3 * SLEEPS else 30, "dormant", one.last)
    else:
        slept = Weight("dormant", 20, "nothing-yet")
    trust = _CLOSE.get(one.closeness, 0) + (6 if one.answered else 0)
    return [slept, Weight("trusted", trust)]


def _theirs(one: Candidate, monday: date) -> list[Weight]:
    days = _age(one, monday)
    if days is None or one.news is None:
        return []
    if days > NEW_DAYS:
        return [Weight("known", 4, "known")]
    return [Weight("new", 30 if days <= 14 else 20, "new")]


def _diverse(one: Candidate, network: Network) -> list[Weight]:
    missing = network.missing(one.company, one.role, one.tags)
    if not missing:
        return []
    return [Weight("diverse", 6 * len(missing), missing[0])]


def _after(goal: str, one: Candidate) -> list[Weight]:
    if goal == "job-hunt":
        if one.met and not one.asked_big:
            return [Weight("goal", 25, "met-referral" if one.can_refer else "met-introduction")]
        if one.can_refer:
            return [Weight("goal", 20, "say")]
        return [Weight("goal", 8)] if one.trusted else []
    if goal == "give-back":
        if one.for_me > one.for_them:
            return [Weight("goal", 25, "gave-more")]
        return []
    if one.news is not None:
        return [Weight("goal", 12 if one.replied else 8)]
    return []


def _kind(one: Candidate, goal: str, monday: date) -> str:
    """What to write, the best that fits; nothing that a gate would hold back."""
    if one.owed_since:
        return "offer"
    days = _age(one, monday)
    fresh = days is not None and days <= NEW_DAYS
    if goal == "job-hunt" and one.met and not one.asked_big:
        return "referral" if one.can_refer else "introduction"
    if goal == "give-back":
        return "congratulate" if fresh else "offer" if one.trusted else "question"
    sleeps = one.trusted and (not one.last or (monday - date.fromisoformat(one.last)).days >= SLEEPS)
    if sleeps:
        return "reconnect"
    if goal == "job-hunt" and one.trusted:
        return "warm-up"
    if one.news is not None:
        return "ask-again" if one.replied else "question"
    return "warm-up" if one.trusted else "question"


def _age(one: Candidate, monday: date) -> int | None:
    """Days since the newest of theirs; what came out within the week is as new as can be."""
    if one.news is None:
        return None
    text = one.news.day
    try:
        day = date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return None
    return max(0, (monday - day).days)
