"""From a person to a draft: the brief, who writes it, its versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.errors import Refused
from assistant.use_cases.gathering import Gathering

# What the first paint does not need is imported where it is used.
if TYPE_CHECKING:
    from assistant.drafting.asking import Asking
    from assistant.drafting.draft import Brief, Draft, Writer, Written
    from assistant.drafting.history import Place
    from assistant.drafting.prompt_type import Prompt
    from assistant.facts.fact import Fact
    from assistant.people.person import Person


class Writing(Gathering):
    """Drafting and revising. Nothing is sent before a writer's pen is run."""

    def first_facts(self, person: Person, about: str = "", kind: str = "") -> list[Fact]:
        """What is ticked until the person ticks: see ``drafting.briefs``."""
        from assistant.drafting.briefs import first_facts

        likes = next((one.likes for one in self.kinds.all() if one.id == kind), ())
        return first_facts(self.facts.of(person.id, usable=True), about, likes)

    def brief(
        self,
        person: Person,
        kind: str,
        channel: str,
        about: str = "",
        fact_ids: Sequence[int] | None = None,
        take: int = 0,
    ) -> Brief:
        """Everything a draft is made from. ``fact_ids`` None means the newest.

        Raises Refused: unknown kind or channel, a kind that does not suit the channel, a fact that is
        not this person's, is private or is not approved.
        """
        from assistant.door import clean_text
        from assistant.drafting.briefs import chosen_facts
        from assistant.drafting.draft import Brief
        from assistant.rhythm.past import past_of

        its_kind, its_channel = self.kinds.get(kind), self.channel(channel)
        if not its_kind.suits(its_channel):
            raise Refused(its_kind.why_not(its_channel))
        if fact_ids is None:
            facts = self.first_facts(person, about, kind)
        else:
            facts = chosen_facts(self.facts, person, fact_ids)
        language = self._language(person)
        return Brief(
            me=self.config.me,
            person=person,
            facts=tuple(facts),
            kind=kind,
            channel=channel,
            about=clean_text(about).strip(),
            take=take,
            past=past_of(self.events.of(person.id)),
            samples=self.voice.samples.for_prompt(language, (f"{fact.title} {fact.text}" for fact in facts)),
            style=self.voice.style(language, its_channel.form),
        )

    def _language(self, person: Person) -> str:
        """What somebody is written to in."""
        return person.language or self.config.me.language or "en"

    def writer(self, *, offline: bool = False, model: str = "", consent: bool = False) -> Writer:
        """Who writes: the model when one is set, else the template. Raises Refused for half a setting.

        The model's ``begin`` raises NeedsConsent for an endpoint that nobody has agreed to yet.
        """
        from assistant.drafting.writers import model_writer, template_writer

        if offline or not (model or self.has_model):
            return template_writer(self.kinds, self.channels, self.config.coach)
        return model_writer(
            self.endpoint(model), self.channels, lambda brief: self.prompt(brief, model), consent=consent
        )

    def prompt(self, brief: Brief, model: str = "") -> Prompt:
        """Exactly what the model writer sends for a brief. Raises Missing for a meeting that nobody noted."""
        from assistant.drafting.prompt import PromptBuilder
        from assistant.drafting.template_writer import require_meeting

        require_meeting(brief, self.kinds.get(brief.kind))
        endpoint = self.endpoint(model)
        name = endpoint.settings.name
        return PromptBuilder(self.kinds, self.channels, self.config.coach, name, endpoint.room).build(brief)

    def revision(self, draft: Draft, instruction: str) -> Brief:
        """The brief that revises a draft, from what it was made from as far as it may still be used. Raises Refused."""
        from assistant.drafting.revise import revision_of

        revision = revision_of(instruction, draft)
        person = self.people.get(draft.person_id)
        usable = {fact.id for fact in self.facts.of(person.id, usable=True)}
        chosen = [fact for fact in draft.facts if fact in usable]
        return replace(self.brief(person, draft.kind, draft.channel, draft.about, chosen), revision=revision)

    def step(self, draft: Draft, by: int) -> Draft:
        """The draft with the version ``by`` further on, or before, as its text. Raises Refused at either end."""
        from assistant.drafting.history import step

        with self.store.transaction():
            return step(self.drafts, draft, by)

    def place(self, draft: Draft) -> Place:
        """Where a draft's text stands in its history."""
        from assistant.drafting.history import place

        return place(draft, self.drafts.versions(draft.id))

    def as_it_was(self, draft: Draft, subject: str, body: str) -> Draft:
        """The draft, whole or cut off as the version was that had this text; as it is where none had."""
        from assistant.drafting.history import as_it_was

        return as_it_was(draft, self.drafts.versions(draft.id), subject, body)

    def settle(self, draft: Draft) -> None:
        """Keep a text that was edited as a version, before another takes its place."""
        from assistant.drafting.history import settle

        settle(self.drafts, draft)

    def questions(
        self, person: Person, about: str = "", *, take: int = 0, model: str | None = None, consent: bool = False
    ) -> Asking:
        """Questions worth asking somebody. ``model``: have one find them, by its name or, empty, the one that is set.

        Raises Refused for half a setting; NeedsConsent where nobody has agreed yet to what leaves.
        """
        from assistant.drafting.asking import Asking

        asking = Asking(person, self.facts.of(person.id), about, take)
        if model is None:
            return asking
        return asking.with_model(self.kinds, self.channels, self.config.me, self.endpoint(model), consent=consent)

    def start_draft(self, brief: Brief, forced: str = "") -> Draft:
        """A stored draft without a text yet, so that nothing that is typed for it can be lost.

        ``forced`` are the gates that were overridden for it, comma separated.
        """
        from assistant.drafting.draft import Draft

        return self.drafts.add(
            Draft(
                person_id=brief.person.id,
                kind=brief.kind,
                channel=brief.channel,
                about=brief.about,
                facts=tuple(fact.id for fact in brief.facts),
                forced=forced,
            )
        )

    def keep(self, draft: Draft, brief: Brief, written: Written, *, final: bool = True) -> Draft:
        """Store what a writer wrote, whole or not, as the draft's text and, when final, as a version of it."""
        revision = brief.revision
        if revision is not None:  # a model may leave the subject out when only the message was to change
            written = replace(written, subject=written.subject or revision.subject)
        kept = self.drafts.save(
            replace(
                draft,
                kind=brief.kind,
                channel=brief.channel,
                about=brief.about,
                facts=tuple(fact.id for fact in brief.facts),
                subject=written.subject,
                body=written.body,
                support=written.support,
                writer=written.writer,
                model=written.model,
                complete=written.complete,
                reason=written.reason,
                usage=written.usage,
                notes=written.notes,
                state="sent" if revision and draft.state == "sent" else "drafted" if written.body else "started",
                step=0,
            )
        )
        if final:
            self.spending.add(written)
            if written.body:
                self.drafts.version(kept.id, written, "writer", said=revision.instruction if revision else "")
        return kept

    def edit(self, draft: Draft, subject: str, body: str) -> Draft:
        """Store the person's own words. Support stays with the sentences that did not change."""
        from assistant.door import clean_text
        from assistant.drafting.support import carry

        body, subject = clean_text(body), clean_text(subject)
        changed = replace(
            draft,
            subject=subject,
            body=body,
            support=carry(draft.support, draft.body, body),
            # What was sent stays sent, however it is touched up afterwards: sending is noted once.
            state="sent" if draft.state == "sent" else "drafted" if body.strip() else "started",
        )
        return self.drafts.save(changed)

    def finish(self, draft: Draft) -> Draft:
        """The person says that a draft which was cut off is whole now, by their own hand."""
        return self.drafts.save(replace(draft, complete=True, reason=""))
