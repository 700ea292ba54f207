"""Before people and after: the preparation for a meeting, the map of the network, bingo and its debrief."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assistant.use_cases.stored import Stored

# What the first paint does not need is imported where it is used.
if TYPE_CHECKING:
    from assistant.people.person import Person
    from assistant.rhythm.network.circles import By
    from assistant.rhythm.network.network import Network
    from assistant.rhythm.prep import Preparation


class Meeting(Stored):
    """What helps to meet people, and to see them all together."""

    def prepare(self, person: Person) -> Preparation:
        """The page before a meeting. What is private is in it, marked; it is for the writer's own eyes."""
        from assistant.rhythm.prep import preparation

        network = self.network()
        known = [tie for tie in network.ties if tie.sort == "knows" and person.id in (tie.source, tie.target)]
        others = [tie.target if tie.source == person.id else tie.source for tie in known]
        return preparation(
            person,
            self.facts.of(person.id),
            self.events.of(person.id),
            self.config.me,
            knows=[network.by_id[other].name for other in others],
            silence_days=self.config.rhythm.silence_days,
            today=date.today(),
        )

    def network(self, by: By = "both") -> Network:
        """Everybody, their circles, and the ties between them: what the map draws."""
        from assistant.rhythm.network.network import network_of

        me = self.config.me
        facts, events = self.facts.of_kind("mutual"), self.events.since(date.min)
        return network_of(self.people.everyone(), facts, events, me.name, me.role, by)
