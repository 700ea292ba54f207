"""The gates before a message: what is held back, what may go instead, and what was overridden."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from assistant.errors import HeldBack
from assistant.use_cases.writing import Writing

# What the first paint does not need is imported where it is used.
if TYPE_CHECKING:
    from assistant.drafting.draft import Draft
    from assistant.people.person import Person
    from assistant.rhythm.gates import Held


class Gated(Writing):
    """What METHOD holds back: asking much too early, and asking twice."""

    def held(self, person: Person, kind: str, today: date | None = None) -> list[Held]:
        """What holds a message of this kind to somebody back; nothing for a kind that is not there any more."""
        return self._held(person, kind, today or date.today())

    def pass_gates(self, person: Person, kind: str, *, force: bool, today: date | None = None) -> str:
        """Ids of the gates that were overridden, comma separated, to be kept with the draft.

        Raises HeldBack where one holds it and ``force`` does not override.
        """
        found = self.held(person, kind, today)
        if found and not force:
            raise HeldBack(f"Held back: {found[0].reason}", found[0].instead)
        return ",".join(one.gate for one in found)

    def word_on(self, person: Person, today: date | None = None) -> str:
        """A gentle word when this would be one first message to a stranger too many; else nothing."""
        from assistant.rhythm.days import plus_days
        from assistant.rhythm.gates import many_firsts

        day, most = today or date.today(), self.config.rhythm.first_messages
        firsts = self.events.first_messages(plus_days(day, -7))
        return many_firsts(person, self.events.of(person.id), firsts, most, day) if len(firsts) >= most else ""

    def holding(self, draft: Draft, today: date | None = None) -> list[Held]:
        """The gates that hold a draft back now, but for those that were overridden for it.

        A thread that its own sending opened does not count, so that it can be copied once more.
        """
        person = self.people.get(draft.person_id)
        found = self._held(person, draft.kind, today or date.today(), leaving_out=draft.id)
        return [one for one in found if one.gate not in draft.forced.split(",")]

    def overridden(self, draft: Draft, gates: Iterable[Held], checks: Iterable[str]) -> str:
        """What stands in ``forced`` after a draft was copied: gates, and the checks of the last time any blocked."""
        from assistant.rhythm.gates import GATES

        before = [one for one in draft.forced.split(",") if one]
        kept = [one for one in before if one in GATES]
        blocked = [*checks] or [one for one in before if one not in GATES]
        return ",".join(dict.fromkeys((*kept, *(gate.gate for gate in gates), *blocked)))

    def _held(self, person: Person, kind: str, today: date, *, leaving_out: int = 0) -> list[Held]:
        from assistant.rhythm.gates import held

        its_kind = next((one for one in self.kinds.all() if one.id == kind), None)
        if its_kind is None:
            return []
        events = [event for event in self.events.of(person.id) if not leaving_out or event.draft_id != leaving_out]
        return held(its_kind, person, events, self.config.rhythm.silence_days, today)
