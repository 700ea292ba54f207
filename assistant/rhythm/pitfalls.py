"""Gentle words on how the writing goes as a whole (METHOD 18); nothing is held back for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

LOOKED_AT_DAYS = 180
"""How far back the messages are looked at."""
FEWEST = 8
"""Below so many messages nothing can be said of habits."""


def pitfalls(sent: Sequence[tuple[str, bool]]) -> tuple[str, ...]:
    """What stands out in the messages sent lately, each given as its channel and whether it asked.

    "Don't lean on one platform": when all went one way, an account that is closed takes the network along.
    "Don't be transactional": when all of them asked for something.
    """
    if len(sent) < FEWEST:
        return ()
    words = []
    ((channel, times),) = Counter(channel for channel, _ in sent if channel).most_common(1) or [("", 0)]
    if times == len(sent):
        words.append(
            f"All of your last {times} messages went by {channel}; note a second way to reach those you care about."
        )
    if all(asks for _, asks in sent):
        words.append(
            f"Each of your last {len(sent)} messages asked for something; "
            "a congratulation or an offer asks for nothing."
        )
    return tuple(words)
