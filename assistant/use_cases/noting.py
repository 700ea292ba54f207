"""What happened with somebody is written down: which message went out, and which favour is done by it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, cast

from assistant.errors import Refused
from assistant.use_cases.handing_over import HandingOver

# What the first paint does not need is imported where it is used.
if TYPE_CHECKING:
    from assistant.drafting.draft import Draft
    from assistant.people.person import Person
    from assistant.rhythm.event import Event, EventKind
    from assistant.rhythm.marks import Marks


class Noting(HandingOver):
    """Events, and what they mean for drafts and favours."""

    @cached_property
    def marks(self) -> Marks:
        """What was snoozed, done and never wanted again."""
        from assistant.rhythm.marks import Marks

        return Marks(self.store)

    def log(
        self,
        person: Person,
        kind: str,
        on: date,
        *,
        note: str = "",
        private: bool = False,
        draft: Draft | None = None,
        message_kind: str = "",
        settles: int | None = None,
    ) -> Event:
        """Write down what happened with somebody. ``sent`` with its draft is what ``sent`` does.

        ``message_kind``: what was sent where there is no draft of it. ``settles``: the favour (an event) that is
        done by it; else ``settled_by`` says which is, and the event stored tells.
        Raises Refused: an unknown kind, a day to come, a draft to somebody else, a favour that is not open.
        """
        from assistant.rhythm.contact import FAVOURS
        from assistant.rhythm.event import Event
        from assistant.rhythm.favours import settled_by

        if draft is not None and draft.person_id != person.id:
            raise Refused(f"d{draft.id} is not to {person.name}; 'outreach drafts p{person.id}' lists theirs.")
        if draft is not None and kind == "sent":
            return self.sent(draft, on, note=note, private=private)
        asks = bool(message_kind) and self.kinds.get(message_kind).asks
        if kind in FAVOURS:
            open_ = self.open_favours(person, on)
            if settles is None:
                only = settled_by(kind, open_)
                settles = only.id if only is not None else None
            elif settles not in {one.id for one in open_}:
                raise Refused(
                    f"owed-e{settles} is no favour that {person.name} waited for on {on.isoformat()}; "
                    "'outreach due --all' lists what is owed."
                )
        return self.events.add(
            Event(
                person_id=person.id,
                kind=cast("EventKind", kind),  # the room checks it
                date=on.isoformat(),
                note=note,
                private=private,
                draft_id=draft.id if draft else None,
                message_kind=message_kind,
                asks=asks,
                settles=settles,
            )
        )

    def open_favours(self, person: Person, on: date) -> list[Event]:
        """Favours that they had asked for by a day and that are not done, the oldest first; not the declined ones."""
        from assistant.rhythm.favours import state_of, waiting

        marks = self.marks.of([person.id])
        found = waiting(reversed(self.events.of(person.id)), marks)
        return [one for one in found if one.date <= on.isoformat() and state_of(one, marks) != "never"]

    def unsent(self, person: Person) -> list[Draft]:
        """Drafts to them that may have gone out and are not noted as sent, newest first: copied, or whole."""
        return [
            draft
            for draft in self.drafts.of(person.id, limit=1_000)
            if draft.body.strip() and (draft.state == "copied" or (draft.state == "drafted" and draft.complete))
        ]
