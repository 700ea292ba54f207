"""The endpoint that is set: whether it may be sent to, where its key is, how much it takes at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.drafting.model.dialect import Memory, dialect_of
from assistant.errors import NeedsConsent
from assistant.settings.address import is_local, shown
from assistant.settings.keys import Key, find_key, from_environment
from assistant.settings.schema import Model

_LEAST_ROOM = 256
"""Tokens of a prompt below which nothing could be said; facts are not left out for less."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One endpoint with one model, and what was agreed and learnt about it."""

    settings: Model
    memory: Memory

    @property
    def address(self) -> str:
        """Its address, as it may be shown."""
        return shown(self.settings.base_url)

    @property
    def local(self) -> bool:
        """Whether what is sent there stays on this machine."""
        return is_local(self.settings.base_url)

    # What may leave.

    @property
    def agreed(self) -> str:
        """The day on which somebody agreed that drafts leave for it; empty: not yet."""
        return self.memory.recall(self._consent)

    def agree(self, on: date) -> None:
        """Drafts may leave for this endpoint from now on."""
        self.memory.remember(self._consent, on.isoformat())

    def disagree(self) -> None:
        """Nothing may leave for it until somebody agrees again."""
        self.memory.remember(self._consent, "")

    @property
    def objection(self) -> NeedsConsent | None:
        """Why nothing may be sent there yet; None when it may."""
        if self.local or self.agreed:
            return None
        return NeedsConsent(
            f"Nothing was sent: {self.address} is not on this machine, and you have not agreed yet that drafts send "
            "it what you know about a person",
            self.address,
        )

    @property
    def _consent(self) -> str:
        return f"consent {self.address}"

    # Its key.

    def find_key(self) -> Key | None:
        """Its key; may wait for the keyring, so call it in a thread. Raises Refused when that is locked.

        For an endpoint on this machine, which seldom wants one, the keyring is asked only if it was given one.
        """
        if self.local and not self.key_is_kept:
            return from_environment(self.settings)
        return find_key(self.settings)

    @property
    def key_is_kept(self) -> bool:
        """Whether this program put its key into the keyring."""
        return bool(self.memory.recall(self._kept))

    def note_key(self, *, kept: bool) -> None:
        """Remember that its key was put into the keyring, or taken out."""
        self.memory.remember(self._kept, "kept" if kept else "")

    @property
    def _kept(self) -> str:
        return f"keyring {self.address}"

    # How much it takes.

    @property
    def room(self) -> int:
        """Tokens that a prompt may take: the context that is set, or a smaller one it named, less the answer."""
        said = dialect_of(self.settings, self.memory).context
        context = min(self.settings.context_tokens, said) if said else self.settings.context_tokens
        return max(context - self.settings.max_output_tokens, _LEAST_ROOM)
