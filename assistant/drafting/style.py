"""How the writer writes: what drafts follow of it. Style alone, in words from our own lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """What was learnt of the writer's style, for one language and form of channel. Empty: nothing yet."""

    greeting: str = ""
    """The word before the name: ``Hey``, ``Dear``."""
    sign_off: str = ""
    """The line before their name at the end of an e-mail: ``Cheers,``."""
    words: int = 0
    """Their usual length in words; 0: not known."""
    avoids: tuple[str, ...] = ()
    """Words they take out of drafts again and again."""
