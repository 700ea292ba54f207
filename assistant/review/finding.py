"""What the coach looks at, and what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from assistant.drafting.channels import Channel
from assistant.drafting.draft import Past, Support, Tie
from assistant.drafting.kinds import Kind
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.review.text import Span
from assistant.settings.schema import Coach, Me

Severity = Literal["block", "warn", "note"]
SEVERITIES: tuple[Severity, ...] = ("block", "warn", "note")


@dataclass(frozen=True, slots=True)
class Finding:
    """What the coach says about a span. Offsets are code points into ``where``."""

    check: str
    severity: Severity
    start: int
    end: int
    message: str
    """Why, in one line."""
    suggestion: str = ""
    """What to do, in one line."""
    where: Literal["body", "subject"] = "body"
    text: str = ""
    """The text of the span."""
    replacement: str | None = None
    """What a fix would put in place of the span; None where no rule can mend it."""
    mends: tuple[int, int] | None = None
    """The span that the fix takes the place of, where it is not the finding's own: a whole sentence."""
    source: str = ""
    """What the reason rests on, a clause in the writer's words."""
    taken: str = ""
    """The text that the fix takes the place of."""
    question: str = ""
    """Its sentence as a question, where a rule is certain and that would mend it too."""

    @property
    def reason(self) -> str:
        """Why, with what that rests on, in one line."""
        return f"{self.message.rstrip('.')} ({self.source})." if self.source else self.message

    @property
    def key(self) -> str:
        """What names it among findings that are left out: ``check: text``, in small letters."""
        return f"{self.check}: {self.text}".casefold().strip()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What is reviewed: a message, and what is known around it. ``facts`` are usable ones only."""

    body: str
    subject: str = ""
    channel: Channel | None = None
    kind: Kind | None = None
    person: Person | None = None
    me: Me = field(default_factory=Me)
    facts: tuple[Fact, ...] = ()
    about: str = ""
    complete: bool = True
    reason: str = ""
    """Why an incomplete one is incomplete."""
    hidden: tuple[str, ...] = ()
    """Names of what the door took out of this text, for ``hidden-text``."""
    coach: Coach = field(default_factory=Coach)
    past: Past = field(default_factory=Past)
    """What happened between the two, as far as its notes are not private."""
    happened: frozenset[str] = frozenset()
    """Kinds of events that are on record with this person."""
    days: tuple[str, ...] = ()
    """ISO dates of those events."""
    noted: tuple[tuple[str, str], ...] = ()
    """The notes of those events that are not private, each after the event's kind."""
    private: tuple[str, ...] = ()
    """Facts and notes that are private: held against the text here, on this machine, and never shown or sent."""
    proposed: tuple[str, ...] = ()
    """Facts that were gathered and not yet approved."""
    language: str = ""
    """The language it should be in, as a code; empty: not known."""
    today: str = ""
    """ISO date on which it is reviewed, for "last week"; empty: relative times are not judged."""
    ignored: frozenset[str] = frozenset()
    """Keys of findings that the person left out in this message."""
    ties: tuple[Tie, ...] = ()
    """What the person says of sentences: on which facts they stand. A tie to facts of which none is usable is none."""


Carrier = Literal["fact", "past", "about", "named", "data"]
Depends = Literal["depends", "decoration", ""]


@dataclass(frozen=True, slots=True)
class Weight:
    """The sentence that points to this person most, and what the question has to do with it."""

    sentence: Span
    by: Carrier
    """What it leans on: a fact, the past, what was typed, a name or a title that is not known (whether it is true
    is for ``unsupported`` to say), or their data (company, role) alone."""
    facts: tuple[int, ...]
    question: Depends
    """``depends``: the question grows out of what is personal; ``decoration``: that only congratulates or praises, and
    the question is about something else; empty: nothing is asked, or it cannot be told."""


@dataclass(frozen=True, slots=True)
class Report:
    """The coach's report: findings worst first, and the figures of the text."""

    findings: tuple[Finding, ...]
    words: int
    characters: int
    questions: int
    grade: float
    """Flesch-Kincaid grade level."""
    support: tuple[Support, ...] = ()
    """Which sentences of the body lean on which facts, as the coach sees it."""
    weight: Weight | None = None
    """Which sentence carries the weight, of those that something bears out; None without a person, or without one."""
    tied: tuple[Support, ...] = ()
    """Those of the sentences that the person tied to facts, or (no facts) made a question of."""

    @property
    def blocked(self) -> bool:
        return any(finding.severity == "block" for finding in self.findings)
