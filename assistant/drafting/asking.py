"""Questions on their way: a model's as they come, topped up with those that need no model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.drafting.draft import Brief, Pen, Written
from assistant.drafting.questions import FEWEST, MOST, Question, nothing_to_ask, offline_questions, ordered
from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.people.person import Person

if TYPE_CHECKING:
    from assistant.drafting.channels import Channel
    from assistant.drafting.kind_files import KindFiles
    from assistant.drafting.model.endpoint import Endpoint
    from assistant.drafting.prompt_type import Prompt
    from assistant.settings.schema import Me


class Asking:
    """Questions to one person. ``pen`` is the model's, to be run; None: they are made here, at once."""

    def __init__(self, person: Person, facts: Sequence[Fact], about: str = "", take: int = 0) -> None:
        self.person = person
        self.facts = tuple(facts)
        self.about = about
        self.take = take
        self.pen: Pen | None = None

    def with_model(
        self, kinds: KindFiles, channels: Mapping[str, Channel], me: Me, endpoint: Endpoint, *, consent: bool
    ) -> Asking:
        """The same, asked of a model: with a pen that is to be run.

        Raises Refused when nothing may be asked about or no endpoint is set, NeedsConsent where nobody has
        agreed yet to what leaves for it (``consent``: somebody agrees now).
        """
        from assistant.drafting.writers import model_writer

        if not ordered(self.facts, self.about):
            raise nothing_to_ask(self.person, self.facts)
        # A list of questions has no subject, so it is written as for a channel that has none.
        channel = next(one.id for one in channels.values() if not one.subject)
        brief = Brief(me, self.person, self.facts, "question", channel, self.about)

        def prompt(_: Brief) -> Prompt:
            return self.prompt(kinds, me, endpoint)

        self.pen = model_writer(endpoint, channels, prompt, consent=consent).begin(brief)
        return self

    def prompt(self, kinds: KindFiles, me: Me, endpoint: Endpoint) -> Prompt:
        """Exactly what a model is sent for them."""
        from assistant.drafting.question_prompt import question_prompt

        return question_prompt(kinds, me, self.person, self.facts, self.about, endpoint.settings.name, endpoint.room)

    def offline(self, number: int = MOST) -> list[Question]:
        """Those that need no model. Raises Refused when nothing known can be asked about."""
        return offline_questions(self.person, self.facts, self.about, number, self.take)

    def so_far(self) -> list[Question]:
        """The model's questions that are whole."""
        from assistant.drafting.question_lines import read_questions

        written = self.pen.written() if self.pen is not None else Written()
        found = read_questions(written.body, written.support)
        return [kept for one in found if (kept := self._leaning(one)) is not None]

    def _leaning(self, question: Question) -> Question | None:
        """A model's question with the facts that it leans on; None for one that could be put to anybody."""
        from assistant.drafting.values import nearness

        if question.facts:
            return question
        near = tuple(fact.id for fact in self.facts if fact.usable and nearness(question.text, fact))
        return replace(question, facts=near[:2]) if near else None

    def finished(self) -> tuple[list[Question], list[str]]:
        """The model's questions, made up to five with ours, and what is to be known about them, a sentence each.

        Raises Refused when there is none at all.
        """
        if self.pen is None:
            return self.offline(), []
        written, found = self.pen.written(), self.so_far()
        notes = [*written.notes]
        if not written.complete and written.body:
            notes.append(f"Incomplete: {written.reason or 'it was stopped.'} The whole questions that came are here.")
        missing = FEWEST - len(found)
        if missing <= 0:
            return found, notes
        try:
            ours = [one for one in self.offline() if one.text not in {known.text for known in found}][:missing]
        except Refused:
            if not found:
                raise
            ours = []
        if ours:
            came = {0: "None", 1: "Only one"}.get(len(found), f"Only {len(found)}")
            notes.append(f"{came} came from {written.model or 'the model'}; the last {len(ours)} were made without it.")
        return [*found, *ours], notes
