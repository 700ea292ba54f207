"""How long the message is: for a reader (``length``), and for the channel (``over-limit``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.drafting.channels import Channel, Form
from assistant.drafting.length import words_for
from assistant.drafting.measure import fitting, measure, utf8_bytes
from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.registry import check, spot

_FORMS: tuple[Form, ...] = ("dm", "email")
_SHORT_ONES = "messages of 25 to 50 words did better than those over 125: Lavender"
_UNITS = {"characters": "characters", "graphemes": "characters", "utf16": "UTF-16 units", "segments": "parts"}


@check("length", "warn", "cold e-mails of 50 to 125 words were answered most: Boomerang 2016")
def length(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """Words and characters against what gets read.

    EVIDENCE: e-mails of 50–125 words are answered most (Boomerang 2016), 25–50 more than over 125
    (Lavender); InMails up to 400 characters (LinkedIn 2021–22). The range is the one the writers are
    given; without a channel it spans those of a message and an e-mail.
    """
    count = len(text.words)
    if not count:
        return
    few, most = _range(reviewed)
    source = "" if reviewed.channel is None or reviewed.channel.form == "email" else _SHORT_ONES
    if most and count > most:
        yield spot(
            0, 0,
            f"{count} words, {_counted(count - most, 'word')} over the {most} that still get read in one go.",
            f"Cut {_counted(count - most, 'word')} or more; what the question does not need goes first.",
            source=source,
        )  # fmt: skip
    elif count < few:
        yield spot(
            0, 0,
            f"{_counted(count, 'word')}, {few - count} short of the {few} that say why you write to them.",
            "Say what of theirs made you ask.",
            source=source,
        )  # fmt: skip
    most_characters = reviewed.coach.dm_characters
    if (
        reviewed.channel is not None
        and reviewed.channel.form == "dm"
        and not (reviewed.kind and reviewed.kind.words and "dm" in reviewed.kind.words)  # it has its own length
        and len(reviewed.body) > most_characters > 0
        and not (most and count > most)  # one finding for one fault
    ):
        over = len(reviewed.body) - most_characters
        yield spot(
            0, 0,
            f"{len(reviewed.body)} characters, {over} over the {most_characters} that are read at a glance.",
            "Shorten it, or send it as an e-mail.",
            source="InMails of up to 400 characters were answered most: LinkedIn 2021–22",
        )  # fmt: skip


def _range(reviewed: Reviewed) -> tuple[int, int]:
    """Fewest and most words."""
    if reviewed.channel is not None:
        return words_for(reviewed.kind, reviewed.channel, reviewed.coach)
    dm, email = (words_for(reviewed.kind, Channel("", "", form), reviewed.coach) for form in _FORMS)
    return min(dm[0], email[0]), max(dm[1], email[1])


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


@check("over-limit", "block", "the channel's own limit; where sources disagree, the lower one")
def over_limit(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """What does not fit the channel, in the channel's own unit. EVIDENCE, "Channel limits"."""
    channel = reviewed.channel
    if channel is None:
        return
    kept = fitting(reviewed.body, channel)
    if kept < len(reviewed.body):
        yield spot(
            kept,
            len(reviewed.body),
            _over(reviewed.body, channel),
            "Shorten it, or choose a channel that takes more.",
        )
    if channel.subject and channel.subject_limit is not None:
        limit = channel.subject_limit
        if len(reviewed.subject) > limit:
            yield spot(
                limit, len(reviewed.subject),
                f"The subject has {len(reviewed.subject):,} characters; {channel.label} takes {limit:,}.",
                "Shorten the subject; two to five words do.",
                where="subject",
            )  # fmt: skip


def _over(body: str, channel: Channel) -> str:
    """The sentence for the limit that is passed: the channel's unit, else its bytes."""
    size = measure(body, channel)
    if channel.limit is not None and size > channel.limit:
        if channel.unit == "segments":
            fits = _counted(channel.limit, "part")
            room = fitting(body, replace(channel, byte_limit=None))
            return f"{size} parts of a text message, where {fits} should do: the first {room} characters fit."
        unit = _UNITS[channel.unit]
        over = size - channel.limit
        return f"{size:,} {unit}, {over:,} over the {channel.limit:,} that {channel.label} takes."
    size = utf8_bytes(body)
    over = size - (channel.byte_limit or 0)
    return f"{size:,} bytes, {over:,} over the {channel.byte_limit or 0:,} that {channel.label} takes."
