"""The checks. Importing this package registers them all, in the order in which they are listed."""

from __future__ import annotations

from assistant.review.checks import (
    contact,
    form,
    generic,
    kind_rule,
    language,
    manners,
    names,
    opener,
    own_words,
    praise,
    questions,
    size,
    state,
    subject,
    unfilled,
    unsupported,
    vague,
)
from assistant.review.registry import CHECKS, Check

__all__ = [
    "CHECKS", "Check", "contact", "form", "generic", "kind_rule", "language", "manners", "names", "opener",
    "own_words", "praise", "questions", "size", "state", "subject", "unfilled", "unsupported", "vague",
]  # fmt: skip
