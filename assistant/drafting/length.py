"""How long a message should be: the kind's own length, else the form's (source: EVIDENCE, thresholds)."""

from __future__ import annotations

from assistant.drafting.channels import Channel
from assistant.drafting.kinds import Kind
from assistant.settings.schema import Coach

NOTE_WORDS = (12, 40)
"""A note of 200 characters holds about 35 words; fewer than a dozen say nothing."""


def words_for(kind: Kind | None, channel: Channel, coach: Coach) -> tuple[int, int]:
    """Fewest and most words before the coach says something."""
    if kind and kind.words and channel.form in kind.words:
        return kind.words[channel.form]
    if channel.form == "note":
        return NOTE_WORDS
    low, high = coach.email_words if channel.form == "email" else coach.dm_words
    return low, high
