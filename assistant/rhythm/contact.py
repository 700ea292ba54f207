"""What one person's events say in sum: what was asked, what came back, who wrote last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from assistant.rhythm.event import DIRECTION, Event

FROM_THEM = frozenset(kind for kind, direction in DIRECTION.items() if direction != "out")
"""Signs of life: what came from them, meetings among it."""
MEETINGS = frozenset({"met", "talked"})
HELP = frozenset({"helped-me", "introduced-me", "referred-me"})
"""What they did for the writer."""
GIFTS = HELP | {"replied"}
"""What is thanked for. METHOD 2 makes an answer one of them."""
FAVOURS = frozenset({"helped", "introduced", "referred"})
"""What the writer did for them; it may settle a favour that was asked: ``Event.settles``."""
THANKING = frozenset({"thanks", "update"})
"""Kinds of message that thank. They answer something, so nothing is expected back."""
GIVING = frozenset({"congratulate", "offer"})
"""Kinds that ask for nothing and do not thank either."""

Place = tuple[str, int]
"""Date and id: where an event stands among others. On one day the order is that in which they were noted."""
NOWHERE: Place = ("", 0)
"""Before everything."""


def place(event: Event | None) -> Place:
    """Where an event stands; before all others when there is none."""
    return (event.date, event.id) if event is not None else NOWHERE


@dataclass(frozen=True, slots=True)
class Contact:
    """One person's events up to a day, and the latest of each sort. Made by ``of``."""

    events: tuple[Event, ...] = ()
    """Oldest first."""
    asked: Event | None = None
    """The last message that asked something."""
    heard: Event | None = None
    """Their last sign of life."""
    spoke_up: Event | None = None
    """The last message that did not merely thank."""
    thanked: Event | None = None
    """The last message that thanked, or may have: it asked for nothing and is not known to be about something else."""
    last_of: dict[str, Event] = field(default_factory=dict)
    """The last event of each kind."""
    sent_of: dict[str, Event] = field(default_factory=dict)
    """The last message of each kind; one whose kind nobody noted stands under the empty one."""

    @classmethod
    def of(cls, events: Iterable[Event], today: date) -> Contact:
        """The events may come in any order; what is dated after ``today`` has not happened yet."""
        day = today.isoformat()
        happened = sorted((event for event in events if event.date <= day), key=place)
        asked = heard = spoke_up = thanked = None
        last_of: dict[str, Event] = {}
        sent_of: dict[str, Event] = {}
        for event in happened:
            kind = event.kind
            last_of[kind] = event
            if kind in FROM_THEM:
                heard = event
            elif kind == "sent":
                sent_of[event.message_kind] = event
                asked = event if event.asks else asked
                spoke_up = event if event.message_kind not in THANKING else spoke_up
                thanked = event if not event.asks and event.message_kind not in GIVING else thanked
        return cls(tuple(happened), asked, heard, spoke_up, thanked, last_of, sent_of)

    def last(self, kinds: Iterable[str]) -> Event | None:
        """The latest event of these kinds."""
        return max((self.last_of[kind] for kind in kinds if kind in self.last_of), key=place, default=None)

    def last_sent(self, kinds: Iterable[str]) -> Event | None:
        """The latest message of these kinds."""
        return max((self.sent_of[kind] for kind in kinds if kind in self.sent_of), key=place, default=None)

    @property
    def silent(self) -> bool:
        """Whether the last thing they were asked has had no answer, nor any other sign of life since.

        True from the day of the question: nothing else is proposed while an answer is awaited, and nothing
        ever is because none came (METHOD 3).
        """
        return place(self.asked) > place(self.heard)

    @property
    def unanswered(self) -> bool:
        """Whether a message that did not merely thank came after their last sign of life."""
        return place(self.spoke_up) > place(self.heard)
