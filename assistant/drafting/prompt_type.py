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
