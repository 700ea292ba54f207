"""How long a message is, in the unit its channel counts in (source: "Channel limits" in EVIDENCE)."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.drafting.channels import Channel

GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The GSM 7-bit default alphabet (3GPP TS 23.038, 6.2.1): one septet each."""
GSM_EXTENDED = frozenset("\f^{}\\[~]|€")
"""Its extension table (6.2.1.1): an escape and a septet, so two each."""

_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_AFTER_LINK = ".,;:!?'\"”’)]}»"


def measure(text: str, channel: Channel) -> int:
    """The length of ``text`` in the channel's own unit; links count as ``link_length`` where it has one."""
    if channel.unit == "segments":
        return sms_segments(text)
    if channel.link_length is not None:
        text = _LINK.sub(lambda link: _shortened(link.group(), channel.link_length or 0), text)
    if channel.unit == "graphemes":
        return graphemes(text)
    if channel.unit == "utf16":
        return utf16_units(text)
    return len(text)


def utf16_units(text: str) -> int:
    """UTF-16 code units (the telegram row): characters outside the basic plane count as two."""
    return len(text) + sum(character > "\uffff" for character in text)


def graphemes(text: str) -> int:
    """User-perceived characters (the bluesky-dm row), as Unicode's extended grapheme clusters."""
    if text.isascii():  # one each, but for CR LF; saves importing regex for most messages
        return len(text) - text.count("\r\n")
    import regex

    return len(regex.findall(r"\X", text))


def utf8_bytes(text: str) -> int:
    """Bytes of UTF-8 (the bluesky-dm row's second limit); a lone surrogate counts as its three bytes."""
    return len(text.encode("utf-8", "surrogatepass"))


def sms_segments(text: str) -> int:
    """Parts of a text message (the sms row): 160 septets or 70 UTF-16 units in one, else 153 or 67 in each.

    A character of two units never straddles two parts. Nothing written is 0 parts.
    """
    if not text:
        return 0
    if all(character in GSM_BASIC or character in GSM_EXTENDED for character in text):
        return _parts([2 if character in GSM_EXTENDED else 1 for character in text], 160, 153)
    return _parts([2 if character > "\uffff" else 1 for character in text], 70, 67)


def fitting(text: str, channel: Channel) -> int:
    """How many code points from the start fit within the channel's limit and byte limit.

    ``len(text)`` when all of it fits; the rest, ``text[fitting(...):]``, is what is over.
    """
    kept = len(text)
    if channel.limit is not None:
        limit = channel.limit
        kept = _longest(text, lambda start: measure(start, channel) <= limit)
    if channel.byte_limit is not None:
        bytes_limit = channel.byte_limit
        kept = min(kept, _longest(text, lambda start: utf8_bytes(start) <= bytes_limit))
    return kept


def _longest(text: str, fits: Callable[[str], bool]) -> int:
    """The length of the longest start of ``text`` that fits; halves its way there."""
    if fits(text):
        return len(text)
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        if fits(text[:middle]):
            low = middle
        else:
            high = middle
    return low


def _parts(widths: list[int], single: int, each: int) -> int:
    if sum(widths) <= single:
        return 1
    parts, room = 1, each
    for width in widths:
        if width > room:
            parts, room = parts + 1, each
        room -= width
    return parts


def _shortened(link: str, length: int) -> str:
    """A stand-in as long as the link counts, and the punctuation that only follows it."""
    bare = link.rstrip(_AFTER_LINK)
    return "x" * length + link[len(bare) :]
