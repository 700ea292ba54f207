"""What of the past a message may name."""

from __future__ import annotations

import pytest

from assistant.drafting.kinds import ALLOWING
from assistant.people.person import CLOSENESS
from assistant.rhythm.event import EVENT_KINDS, Event
from assistant.rhythm.past import past_of


def test_the_latest_note_of_each_sort_counts() -> None:
    events = [
        Event(1, "replied", "2026-03-02", note="Newest."), Event(1, "met", "2026-03-01", note="At the fair."),
        Event(1, "replied", "2026-02-01", note="Older."), Event(1, "talked", "2026-01-01", note="Queues."),
        Event(1, "introduced-me", "2025-01-01", note="To Ana."), Event(1, "helped", "2026-03-02", note="I helped."),
    ]  # fmt: skip
    past = past_of(events)
    assert (past.answered, past.talked, past.helped) == ("Newest.", "At the fair.", "To Ana.")
    assert past.spoke and past.replied


@pytest.mark.parametrize(
    "latest", [Event(1, "met", "2026-03-01"), Event(1, "talked", "2026-03-01", note="X", private=True)]
)
def test_what_an_older_meeting_was_about_is_not_what_they_last_talked_about(latest: Event) -> None:
    past = past_of([latest, Event(1, "talked", "2026-01-01", note="His old loom.")])
    assert (past.talked, past.latest, past.spoke) == ("", "", True)


def test_a_private_note_is_never_named_though_it_happened() -> None:
    past = past_of([Event(1, "replied", "2026-03-02", note="A secret.", private=True)])
    assert past.answered == ""
    assert past.replied
    assert past_of([]) == past_of([Event(1, "sent", "2026-03-02", note="Asked.")])


def test_what_a_kind_can_wait_for_exists() -> None:
    assert set(ALLOWING) <= {*EVENT_KINDS, *CLOSENESS}
    assert set(EVENT_KINDS) - set(ALLOWING) == {"sent"}
