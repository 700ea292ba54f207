"""Kinds: what is being written. Each is one prompt and one template with front matter."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.drafting.channels import Channel

ALLOWING = (
    "replied", "met", "talked", "asked-me", "helped", "helped-me", "introduced", "introduced-me", "referred",
    "referred-me", "acquaintance", "colleague", "friend",
)  # fmt: skip
"""What a kind may wait for: something that happened, or how close the two are."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of message, as its template's front matter declares it."""

    id: str
    label: str
    summary: str
    when: str = ""
    asks: bool = True
    """Asks for something, so that sending it opens a thread."""
    questions: int = 1
    """How many questions a message of this kind has: 1, or 0 where it asks for nothing."""
    channels: tuple[str, ...] = ()
    """Channels it suits; empty means all."""
    unsuited: str = ""
    """Why it does not suit the others, one clause."""
    needs: tuple[str, ...] = ()
    """What the template cannot do without, on every channel."""
    needs_on: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What it needs beyond that, by form of the channel."""
    words: dict[str, tuple[int, int]] | None = None
    """Form (``dm``, ``email``, ``note``) to its fewest and most words, where it differs from the default."""
    about: str = "What do you want to ask?"
    """What the field for ``Brief.about`` asks."""
    hint: str = ""
    """What may be typed there, one line."""
    suggests: bool = False
    """Whether the template asks a question made from the facts when the writer typed none."""
    likes: tuple[str, ...] = ()
    """Kinds of fact it gladly leans on: the newest such takes a place among those chosen at first."""
    allowed_by: tuple[str, ...] = ()
    """Events and closenesses one of which allows it; empty: always. Declared here, held back elsewhere."""
    order: int = 100
    """Where it stands in lists."""
    origin: str = "built-in"
    """``built-in``, or the path of the home's file that declares it."""

    def suits(self, channel: Channel) -> bool:
        """Whether this kind may be written on the channel."""
        return not self.channels or channel.id in self.channels

    def why_not(self, channel: Channel) -> str:
        """The reason why it may not, one sentence for a person."""
        reason = f": {self.unsuited}" if self.unsuited else ""
        return f"{self.label} does not suit {channel.label}{reason}. It suits {', '.join(self.channels)}."
