"""The checks. Importing this package registers them all, in the order in which they are listed."""

from __future__ import annotations

from assistant.review.checks import (
    contact,
    form,
    names,
    questions,
    size,
    state,
    subject,
    unfilled,
    unsupported,
)
from assistant.review.registry import CHECKS, Check

__all__ = [
    "CHECKS",
    "Check",
    "contact",
    "form",
    "names",
    "questions",
    "size",
    "state",
    "subject",
    "unfilled",
    "unsupported",
]
