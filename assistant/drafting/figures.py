"""Tokens and money in words, for both fronts. What is estimated says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.drafting.draft import Usage

if TYPE_CHECKING:
    from assistant.drafting.spending import Total


def usage_line(usage: Usage, pace: str = "") -> str:
    """What one draft took: tokens, price, pace."""
    about = "" if usage.counted != "estimate" else "≈ "
    parts = [f"{about}{usage.prompt_tokens:,} tokens sent, {about}{usage.completion_tokens:,} written"]
    if usage.cost is not None:
        parts.append(f"{about}{money(usage.cost)} at your prices")
    if pace:
        parts.append(pace)
    return "; ".join(parts) + "."


def total_line(total: Total) -> str:
    """What all drafts by models took."""
    about = "≈ " if total.estimated else ""
    times = "1 draft" if total.drafts == 1 else f"{total.drafts:,} drafts"
    cost = f", {about}{money(total.cost)} at your prices" if total.cost is not None else ""
    return (
        f"All in all, {times} by models: {about}{total.prompt_tokens:,} tokens sent, "
        f"{about}{total.completion_tokens:,} written{cost}."
    )


def money(amount: float) -> str:
    """A small amount with its first two figures that are not nought: ``0.00042``, ``1.25``."""
    if amount >= 1 or amount <= 0:
        return f"{amount:,.2f}"
    return f"{amount:.2g}" if amount >= 0.0001 else f"{amount:.7f}".rstrip("0")
