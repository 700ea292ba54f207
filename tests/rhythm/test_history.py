"""A person's history as it is read, and words on habits."""

from __future__ import annotations

import pytest

from assistant.rhythm.event import EVENT_KINDS
from assistant.rhythm.history import said_of, ways
from assistant.rhythm.pitfalls import pitfalls
from tests.rhythm.support import happened


def test_what_went_each_way() -> None:
    events = happened(
        "2024-01-01 sent question", "2024-01-02 replied", "2024-01-03 sent thanks", "2024-01-04 met",
        "2024-01-05 introduced-me", "2024-01-06 helped", "2024-01-07 introduced-me",
    )  # fmt: skip
    assert ways(events).sentences("Mara") == [
        "From Mara: 1 answer, 2 introductions.", "From you: 2 messages, 1 favour.", "Together: 1 meeting.",
    ]  # fmt: skip
    assert ways([]).sentences("Mara") == []


@pytest.mark.parametrize("kind", EVENT_KINDS)
def test_every_kind_of_event_is_said_and_counted(kind: str) -> None:
    (event,) = happened(f"2024-01-01 {kind} {'question' if kind == 'sent' else ''}")
    assert len(said_of(event, "Mara").split()) > 1 and "{}" not in said_of(event, "Mara")
    assert len(ways([event]).sentences("Mara")) == 1


def test_leaning_on_one_channel_and_asking_each_time() -> None:
    assert pitfalls([("x-dm", True)] * 7) == ()
    assert [word.split()[0] for word in pitfalls([("x-dm", True)] * 8)] == ["All", "Each"]
    assert [word.split()[0] for word in pitfalls([("x-dm", True)] * 8 + [("email", True)])] == ["Each"]
    assert pitfalls([("x-dm", True)] * 8 + [("email", False)]) == ()
    assert pitfalls([("", False)] * 9) == ()
