"""The prompt: exactly what leaves this machine for a model, and what was counted in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Counted = Literal["exact", "estimate"]


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is told. The model writer sends ``messages`` as they stand, adding nothing."""

    messages: tuple[dict[str, str], ...]
    """``{"role": …, "content": …}``, in order."""
    model: str = ""
    tokens: int = 0
    """Tokens of ``messages`` with the overhead of the chat form (see ``tokens.count_messages``)."""
    counted: Counted = "estimate"
    fact_ids: tuple[int, ...] = ()
    """The fact that number n of the prompt stands for is ``fact_ids[n - 1]``."""
    left_out: tuple[int, ...] = ()
    """Ids of chosen facts that did not fit into the model's context."""
    room: int = 0
    """Tokens of a prompt that the model's context has room for; 0: not limited."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What was done to fit it in, for the person."""
        if not self.left_out or not self.room:
            return ()
        facts = ", ".join(f"f{fact}" for fact in self.left_out)
        return (f"Left out, to fit {self.room:,} tokens: {facts}.",)
