"""The model writer: a brief to a draft through any endpoint that speaks chat completions."""

from __future__ import annotations

from collections.abc import Callable

from assistant.drafting.draft import Brief
from assistant.drafting.model import dialect as dialects
from assistant.drafting.model.dialect import Memory
from assistant.drafting.model.pen import ModelPen, warm
from assistant.drafting.model.turns import Turns
from assistant.drafting.prompt_type import Prompt
from assistant.errors import NeedsConsent
from assistant.settings.keys import Key
from assistant.settings.schema import Model


class ModelWriter:
    """Writes with the model that is set. ``consent`` is the sentence that refuses, while there is none."""

    def __init__(
        self,
        settings: Model,
        make_prompt: Callable[[Brief], Prompt],
        subject: Callable[[Brief], bool],
        find_key: Callable[[], Key | None],
        memory: Memory,
        *,
        consent: NeedsConsent | None = None,
    ) -> None:
        self._settings = settings
        self._make_prompt = make_prompt
        self._subject = subject
        self._find_key = find_key
        self._memory = memory
        self._consent = consent

    def begin(self, brief: Brief) -> ModelPen:
        """Take up the pen; the prompt is built and sent by its ``run``.

        Raises NeedsConsent before the first draft for an endpoint that is not on this machine.
        """
        return self._pen(brief, Turns())

    def begin_all(self, briefs: list[Brief]) -> list[ModelPen]:
        """Pens for several drafts that are run at the same time; they take turns where the endpoint wants it."""
        together = dialects.dialect_of(self._settings, self._memory).together
        turns = Turns(together=together)
        return [self._pen(brief, turns) for brief in briefs]

    def _pen(self, brief: Brief, turns: Turns) -> ModelPen:
        if self._consent is not None:
            raise self._consent
        return ModelPen(
            self._settings,
            lambda: self._make_prompt(brief),
            self._find_key,
            self._memory,
            turns,
            subject=self._subject(brief),
        )

    def warm(self) -> None:
        """Load ahead of the first draft what it needs (about a second at most), for a thread to do."""
        warm(self._settings.name)
