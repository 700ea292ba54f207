"""What drafts took: tokens and, where prices are set, money; summed up over everything ever drafted."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.door import clean_line
from assistant.drafting.draft import Written
from assistant.store.clock import now
from assistant.store.database import Store


@dataclass(frozen=True, slots=True)
class Total:
    """Tokens sent and written by one model, or by all; ``cost`` in the prices' currency, None: never priced."""

    drafts: int
    prompt_tokens: int
    completion_tokens: int
    cost: float | None
    estimated: bool
    """Whether some of it was estimated here."""


class Spending:
    """Kept apart from the drafts, without a word of them: the total stays when a person is removed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, written: Written) -> None:
        """Count one answer of a model, whole or not, kept or not."""
        usage = written.usage
        if written.writer != "model" or usage is None:
            return
        self._store.execute(
            "INSERT INTO spending (moment, model, prompt_tokens, completion_tokens, counted, cost)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (now(), clean_line(written.model), usage.prompt_tokens, usage.completion_tokens, usage.counted, usage.cost),
        )

    def total(self) -> Total:
        """All of it."""
        row = self._store.row(
            "SELECT count(*), coalesce(sum(prompt_tokens), 0), coalesce(sum(completion_tokens), 0), sum(cost),"
            " coalesce(sum(counted = 'estimate'), 0) FROM spending"
        )
        assert row is not None  # an aggregate always has a row
        return Total(row[0], row[1], row[2], row[3], bool(row[4]))
