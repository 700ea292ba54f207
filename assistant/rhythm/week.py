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
from assistant.rhythm.days import said
from assistant.rhythm.rules import SLEEPS

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
    """Why, to stand in a sentence; empty where it is no reason by itself."""


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
    first = first_name(one.name)
    return [
        *_owed(one, first, monday),
        *_dormant(one, first, monday),
        *_theirs(one, monday),
        *_diverse(one, network),
        *_after(goal, one, first),
        *([Weight("company", 8, f"{first} works where you do")] if same_company(one.company, mine) else []),
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
    """Somebody who was chosen, with the reason in a sentence: the two weightiest ones."""
    weights = weigh(one, goal, mine, network, monday)
    heaviest = sorted((weight for weight in weights if weight.clause), key=lambda weight: -weight.points)
    clauses = [weight.clause for weight in heaviest[:2]] or ["you chose to keep in touch"]
    reason = ", and ".join(clauses)
    return ThisWeek(
        week=week,
        person_id=one.person_id,
        name=one.name,
        reason=f"{reason[:1].upper()}{reason[1:]}.",
        kind=_kind(one, goal, monday),
        weights=tuple((weight.name, weight.points) for weight in weights),
    )


def _owed(one: Candidate, first: str, monday: date) -> list[Weight]:
    if not one.owed_since or (monday - date.fromisoformat(one.owed_since)).days < 7:
        return []
    day = said(date.fromisoformat(one.owed_since), monday)
    return [Weight("owed", 200, f"{first} asked you for a favour {day} and still waits")]


def _dormant(one: Candidate, first: str, monday: date) -> list[Weight]:
    if not one.trusted:
        return []
    if one.last:
        days = (monday - date.fromisoformat(one.last)).days
        if days < SLEEPS:
            return []
        points = 40 if days >= 3 * SLEEPS else 30
        clause = f"you and {first} have not been in touch since {_since(one.last, monday)}"
    else:
        points, clause = 20, f"you know {first} and nothing has passed between you for as long as is noted here"
    trust = _CLOSE.get(one.closeness, 0) + (6 if one.answered else 0)
    return [Weight("dormant", points, clause), Weight("trusted", trust)]


def _theirs(one: Candidate, monday: date) -> list[Weight]:
    days = _age(one, monday)
    if days is None or one.news is None:
        return []
    named = f": “{one.news.title}”" if one.news.title else ""
    if days > NEW_DAYS:
        return [Weight("known", 4, f"you know enough of their work for a good question{named}")]
    return [Weight("new", 30 if days <= 14 else 20, f"there is something new of theirs{named}")]


def _diverse(one: Candidate, network: Network) -> list[Weight]:
    missing = network.missing(one.company, one.role, one.tags)
    if not missing:
        return []
    said_as = {
        "work": f"you know nobody else in {family_of(one.role)}",
        "circle": f"you know nobody else around {one.tags[0] if one.tags else ''}",
        "company": f"you know nobody else at {one.company}",
    }
    return [Weight("diverse", 6 * len(missing), said_as[missing[0]])]


def _after(goal: str, one: Candidate, first: str) -> list[Weight]:
    if goal == "job-hunt":
        if one.met and not one.asked_big:
            what = "a referral" if one.can_refer else "an introduction"
            return [Weight("goal", 25, f"you have met, so {what} can be asked for")]
        if one.can_refer:
            return [Weight("goal", 20, f"{first} has a say in engineering hiring")]
        return [Weight("goal", 8)] if one.trusted else []
    if goal == "give-back":
        if one.for_me > one.for_them:
            return [Weight("goal", 25, f"{first} has done more for you than you for them")]
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


def _since(day: str, monday: date) -> str:
    return said(date.fromisoformat(day), monday).removeprefix("on ")
