"""The brief that goes to a writer, and the draft that comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from assistant.drafting.style import Style
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.settings.schema import Me


@dataclass(frozen=True, slots=True)
class Past:
    """What happened between writer and person, from events whose notes are not private; clean text, or empty."""

    answered: str = ""
    """What they answered last time, as the writer noted it."""
    talked: str = ""
    """What was talked about when the two last met or spoke."""
    helped: str = ""
    """How they helped last."""
    latest: str = ""
    """Which of the three was the last: ``answered``, ``talked`` or ``helped``; empty where none is noted."""
    spoke: bool = False
    """Whether the two met or talked, with or without a note of it."""
    replied: bool = False
    """Whether they ever answered."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A draft as it stands, and what the writer wants changed in it."""

    instruction: str
    subject: str
    body: str
    support: tuple[Support, ...] = ()
    complete: bool = True
    writer: str = "template"
    model: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a draft is made from. ``facts`` are usable ones only, in the order they are numbered."""

    me: Me
    person: Person
    facts: tuple[Fact, ...]
    kind: str
    channel: str
    about: str = ""
    """What I want to ask: a question, or a phrase."""
    samples: tuple[str, ...] = ()
    take: int = 0
    """Which of the possible phrasings: 0 is this person's own, each next one another."""
    lead: int = 0
    """Id of the fact that it shall grow out of; 0: the one that is nearest to what is asked."""
    everything: bool = False
    """Whether all facts are sent, though they look too many for the model's context."""
    style: Style = field(default_factory=Style)
    """How the writer writes, as far as it was learnt."""
    past: Past = field(default_factory=Past)
    """What happened between the two that a message may name."""
    revision: Revision | None = None
    """What to make of a draft that is there; None: write a new one."""


@dataclass(frozen=True, slots=True)
class Support:
    """A span of the body (code points) and the ids of the facts it leans on."""

    start: int
    end: int
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """What the writer says of a sentence, and is believed: it stands on these facts, or, with none, it only asks."""

    sentence: str
    """Its words, with single spaces."""
    facts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one draft; ``counted`` says how they are known. ``cost`` in the prices' currency, or None."""

    prompt_tokens: int
    completion_tokens: int
    counted: Literal["exact", "estimate", "reported"]
    cost: float | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What a writer has written so far, or in the end. Clean text, marks taken out."""

    subject: str = ""
    body: str = ""
    support: tuple[Support, ...] = ()
    writer: Literal["template", "model"] = "template"
    model: str = ""
    complete: bool = False
    reason: str = ""
    """Why it is not complete, one sentence; empty while being written and when complete."""
    usage: Usage | None = None
    notes: tuple[str, ...] = ()
    """What is to be known about how it came to be, a sentence each; a complete draft may have them too."""


class Pen(Protocol):
    """One draft on its way. The rest of the program cannot tell which writer holds it."""

    @property
    def status(self) -> str:
        """What is being waited for, in a few words; empty while text arrives."""

    @property
    def pace(self) -> str:
        """How fast it comes, in a few words; empty where that is not worth a word."""

    def written(self) -> Written:
        """What there is so far; cheap enough to ask at every frame, and still there after a cancel."""

    async def run(self) -> Written:
        """Write to the end. Cancel the task to stop; ``written()`` keeps what came, marked incomplete.

        Raises Refused (or Missing) only when nothing at all could be written; a failure after the
        first text ends in a Written with ``complete=False`` and its ``reason``.
        """


class Writer(Protocol):
    """Turns a brief into a draft."""

    def begin(self, brief: Brief) -> Pen:
        """Take up the pen; nothing is sent or rendered before ``run``."""

    def begin_all(self, briefs: list[Brief]) -> Sequence[Pen]:
        """Pens for several drafts, to be run at the same time."""

    def warm(self) -> None:
        """Load ahead of the first draft what it needs, for a thread to do."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A stored draft. ``id`` is 0 until stored; shown as ``d7``."""

    person_id: int
    kind: str
    channel: str
    id: int = 0
    about: str = ""
    subject: str = ""
    body: str = ""
    facts: tuple[int, ...] = ()
    """Ids of the facts that were chosen for it."""
    support: tuple[Support, ...] = ()
    writer: str = "template"
    model: str = ""
    complete: bool = False
    reason: str = ""
    state: Literal["started", "drafted", "copied", "sent"] = "started"
    """``started``: only what to ask is typed; ``copied`` and ``sent`` are said by the person's keys."""
    usage: Usage | None = None
    notes: tuple[str, ...] = ()
    """What is to be known about how its text came to be."""
    forced: str = ""
    """Checks that blocked and were overridden when it was copied, comma separated."""
    step: int = 0
    """The number of the version that is its text; 0: the last one, or none."""
    ties: tuple[Tie, ...] = ()
    """What the writer said of sentences that nothing seemed to bear out; of those that are gone as well."""
    created: str = ""
    updated: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One step in a draft's history."""

    draft_id: int
    number: int
    subject: str
    body: str
    support: tuple[Support, ...] = field(default_factory=tuple)
    writer: str = "template"
    model: str = ""
    complete: bool = False
    made_by: Literal["writer", "edit"] = "writer"
    created: str = ""
    said: str = ""
    """What the writer asked to have changed, when it is a revision."""
