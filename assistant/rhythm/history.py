"""A person's history as it is read: what happened in words, and what went each way (METHOD 6 and 20)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.rhythm.event import Event

_SAID = {
    "replied": "{} answered",
    "met": "You met",
    "talked": "You talked",
    "asked-me": "{} asked you for a favour",
    "helped": "You helped {}",
    "helped-me": "{} helped you",
    "introduced": "You introduced {} to somebody",
    "introduced-me": "{} introduced you to somebody",
    "referred": "You referred {}",
    "referred-me": "{} referred you",
}
_COUNTED = {
    "sent": ("message", "messages"),
    "replied": ("answer", "answers"),
    "asked-me": ("favour asked", "favours asked"),
    "helped": ("favour", "favours"),
    "helped-me": ("favour", "favours"),
    "introduced": ("introduction", "introductions"),
    "introduced-me": ("introduction", "introductions"),
    "referred": ("referral", "referrals"),
    "referred-me": ("referral", "referrals"),
    "met": ("meeting", "meetings"),
    "talked": ("talk", "talks"),
}


@dataclass(frozen=True, slots=True)
class Ways:
    """How much of what went each way: kind of event to how often."""

    from_you: dict[str, int]
    from_them: dict[str, int]
    together: dict[str, int]

    def sentences(self, first: str) -> list[str]:
        """In words, each way that anything went: ``From you: 3 messages, 1 favour.``"""
        ways = ((f"From {first}", self.from_them), ("From you", self.from_you), ("Together", self.together))
        return [f"{label}: {', '.join(_times(*item) for item in counts.items())}." for label, counts in ways if counts]


def ways(events: Iterable[Event]) -> Ways:
    """What went each way in these events, in the order in which kinds of event are listed."""
    counted: dict[str, dict[str, int]] = {"out": {}, "in": {}, "both": {}}
    for event in events:
        there = counted[event.direction]
        there[event.kind] = there.get(event.kind, 0) + 1
    ordered = {way: {kind: there[kind] for kind in _COUNTED if kind in there} for way, there in counted.items()}
    return Ways(ordered["out"], ordered["in"], ordered["both"])


def said_of(event: Event, first: str) -> str:
    """What happened, in a few words: ``You sent “question” on email``, ``Mara answered``."""
    if event.kind == "sent":
        what = f"“{event.message_kind}”" if event.message_kind else "a message"
        return f"You sent {what}{f' on {event.channel}' if event.channel else ''}"
    return _SAID[event.kind].format(first)


def _times(kind: str, number: int) -> str:
    return f"{number} {_COUNTED[kind][number != 1]}"
