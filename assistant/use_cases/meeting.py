"""Before people and after: the preparation for a meeting, the map of the network, bingo and its debrief."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assistant.use_cases.stored import Stored

# What the first paint does not need is imported where it is used.
if TYPE_CHECKING:
    from assistant.rhythm.network.circles import By
    from assistant.rhythm.network.network import Network


class Meeting(Stored):
    """What helps to meet people, and to see them all together."""

    def network(self, by: By = "both") -> Network:
        """Everybody, their circles, and the ties between them: what the map draws."""
        from assistant.rhythm.network.network import network_of

        me = self.config.me
        facts, events = self.facts.of_kind("mutual"), self.events.since(date.min)
        return network_of(self.people.everyone(), facts, events, me.name, me.role, by)
