"""One open home: its settings, its store, and the use cases that both fronts call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal, cast

from assistant.errors import HeldBack, Refused
from assistant.people.people import People
from assistant.settings.config import load_config
from assistant.settings.paths import Home, make_private_folder
from assistant.store.database import Store

# What the first paint does not need is imported where it is used.
if TYPE_CHECKING:
    from assistant.drafting.asking import Asking
    from assistant.drafting.channels import Channel
    from assistant.drafting.draft import Brief, Draft, Writer, Written
    from assistant.drafting.drafts import Drafts
    from assistant.drafting.history import Place
    from assistant.drafting.kind_files import KindFiles
    from assistant.drafting.model.endpoint import Endpoint
    from assistant.drafting.prompt_type import Prompt
    from assistant.drafting.samples import Sample
    from assistant.drafting.spending import Spending
    from assistant.drafting.voice import Voice
    from assistant.facts.fact import Fact
    from assistant.facts.facts import Facts
    from assistant.handoff.clipboard import Copied
    from assistant.people.person import Person
    from assistant.review.finding import Report
    from assistant.rhythm.event import Event, EventKind
    from assistant.rhythm.events import Events
    from assistant.settings.schema import Config


class Workspace:
    """An open home. Both fronts go through here, so that they cannot differ."""

    def __init__(self, home: Home, config: Config, store: Store) -> None:
        self.home = home
        self.config = config
        self.store = store
        self.people = People(store)

    @classmethod
    def open(cls, home: Home) -> Workspace:
        """Open a home, made on first use. Raises Refused for a config or a store that cannot be used."""
        config = load_config(home.config)
        if config.channels:  # a wrong one is said now, and not in the middle of a message
            from assistant.drafting.channels import load_channels

            load_channels(config.channels)
        make_private_folder(home.folder)
        return cls(home, config, Store.open(home.store))

    def close(self) -> None:
        """Close the store; the workspace cannot be used after it."""
        self.store.close()

    def reload_config(self) -> Config:
        """Read config.toml again, after it was written. Raises Refused."""
        self.config = load_config(self.home.config)
        for cached in ("kinds", "channels"):
            self.__dict__.pop(cached, None)
        return self.config

    # What is stored.

    @cached_property
    def facts(self) -> Facts:
        """What is known about people."""
        from assistant.facts.facts import Facts

        return Facts(self.store)

    @cached_property
    def events(self) -> Events:
        """What happened with people."""
        from assistant.rhythm.events import Events

        return Events(self.store)

    @cached_property
    def drafts(self) -> Drafts:
        """Drafts, with their history."""
        from assistant.drafting.drafts import Drafts

        return Drafts(self.store)

    @cached_property
    def spending(self) -> Spending:
        """What models took, all in all."""
        from assistant.drafting.spending import Spending

        return Spending(self.store)

    @cached_property
    def voice(self) -> Voice:
        """How the writer writes: samples, and what their edits showed."""
        from assistant.drafting.voice import Voice

        return Voice(self.store)

    # What there is to choose from.

    @cached_property
    def channels(self) -> dict[str, Channel]:
        """Channels by id, with the limits that config.toml changes."""
        from assistant.drafting.channels import load_channels

        return load_channels(self.config.channels)

    @cached_property
    def kinds(self) -> KindFiles:
        """Kinds, from the home's files and the shipped ones."""
        from assistant.drafting.kind_files import KindFiles

        return KindFiles(self.home.prompts, self.home.templates, self.channels)

    def channel(self, name: str) -> Channel:
        """One channel. Raises Refused with the nearest match."""
        from assistant.drafting.channels import find_channel

        return find_channel(self.channels, name)

    def suited(self, kind_name: str) -> list[Channel]:
        """The channels that a kind suits."""
        kind = self.kinds.get(kind_name)
        return [channel for channel in self.channels.values() if kind.suits(channel)]

    def preset(self, person: Person, kind: str = "", channel: str = "") -> tuple[str, str]:
        """Kind and channel to begin with: the last used with this person, else at all, else what suits.

        What is given stays as it is, and the other follows it. Raises Refused for an unknown one.
        """
        from assistant.drafting.preset import preset

        last = self.drafts.latest(person.id) or self.drafts.latest()
        return preset(person, last, self.kinds, self.channels, kind, channel)

    # From a person to a draft.

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

    @property
    def has_model(self) -> bool:
        """Whether a model is set, so that it may draft."""
        return bool(self.config.model.name and self.config.model.base_url)

    def endpoint(self, model: str = "") -> Endpoint:
        """The endpoint that is set; ``model`` takes the place of the one that is set."""
        from assistant.drafting.model.endpoint import Endpoint

        settings = self.config.model
        return Endpoint(replace(settings, name=model) if model else settings, self.store)

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
        """Exactly what the model writer sends for a brief."""
        from assistant.drafting.prompt import PromptBuilder

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

    def start_draft(self, brief: Brief) -> Draft:
        """A stored draft without a text yet, so that nothing that is typed for it can be lost."""
        from assistant.drafting.draft import Draft

        return self.drafts.add(
            Draft(
                person_id=brief.person.id,
                kind=brief.kind,
                channel=brief.channel,
                about=brief.about,
                facts=tuple(fact.id for fact in brief.facts),
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

    # Review and handoff.

    def review(self, draft: Draft) -> Report:
        """What the coach says about a draft as it stands."""
        from assistant.review.coach import review
        from assistant.review.finding import Reviewed

        kinds = {kind.id: kind for kind in self.kinds.all()}
        return review(
            Reviewed(
                body=draft.body,
                subject=draft.subject,
                channel=self.channels.get(draft.channel),
                kind=kinds.get(draft.kind),
                person=self.people.get(draft.person_id),
                me=self.config.me,
                facts=tuple(self.facts.of(draft.person_id, usable=True)),
                about=draft.about,
                complete=draft.complete,
                reason=draft.reason,
                coach=self.config.coach,
            )
        )

    def review_text(
        self,
        text: str,
        *,
        subject: str = "",
        person: Person | None = None,
        kind: str = "",
        channel: str = "",
        about: str = "",
    ) -> Report:
        """What the coach says about any text. A person brings their facts; nothing is stored.

        Raises Refused for an unknown kind or channel.
        """
        from assistant.door import clean, clean_text
        from assistant.review.coach import review
        from assistant.review.finding import Reviewed

        cleaned, line = clean(text), clean(subject)
        return review(
            Reviewed(
                body=cleaned.text,
                subject=line.text,
                channel=self.channel(channel) if channel else None,
                kind=self.kinds.get(kind) if kind else None,
                person=person,
                me=self.config.me,
                facts=tuple(self.facts.of(person.id, usable=True)) if person else (),
                about=clean_text(about),
                hidden=tuple(dict.fromkeys((*cleaned.removed, *line.removed))),
                coach=self.config.coach,
            )
        )

    def copy(
        self, draft: Draft, *, force: bool = False, terminal: Callable[[str], bool] | None = None
    ) -> tuple[Draft, Copied]:
        """Copy a reviewed draft. Raises HeldBack when the coach blocks it and ``force`` does not override."""
        from assistant.handoff.clipboard import Clipboard

        if not draft.body.strip():
            raise Refused(f"d{draft.id} has no text yet; draft it first.")
        blocks = [finding for finding in self.review(draft).findings if finding.severity == "block"]
        if blocks and not force:
            more = f" (and {len(blocks) - 1} more)" if len(blocks) > 1 else ""
            raise HeldBack(f"Not copied: {blocks[0].message.rstrip('.')}{more}.")
        clipboard = Clipboard(self.home.outbox, self.config.clipboard.route, terminal=terminal)
        copied = clipboard.copy(draft.body, f"message-d{draft.id}")
        forced = ",".join(dict.fromkeys(finding.check for finding in blocks))
        state: Literal["sent", "copied"] = "sent" if draft.state == "sent" else "copied"
        return self.drafts.save(replace(draft, state=state, forced=forced or draft.forced)), copied

    def copy_subject(self, draft: Draft, *, terminal: Callable[[str], bool] | None = None) -> Copied:
        """Copy the subject by itself. Raises Refused when there is none, HeldBack when the coach blocks it."""
        from assistant.handoff.clipboard import Clipboard

        if not draft.subject.strip():
            raise Refused(f"d{draft.id} has no subject.")
        blocks = [one for one in self.review(draft).findings if one.severity == "block" and one.where == "subject"]
        if blocks:
            raise HeldBack(f"Not copied: {blocks[0].message.rstrip('.')}.")
        clipboard = Clipboard(self.home.outbox, self.config.clipboard.route, terminal=terminal)
        return clipboard.copy(draft.subject, f"subject-d{draft.id}")

    def remove_person(self, person_id: int) -> None:
        """Somebody and all about them, gone for good; the files that their messages were saved in too."""
        for draft in self.drafts.of(person_id, limit=1_000_000):
            self._remove_files(draft.id)
        self.people.remove(person_id)

    def remove_draft(self, draft_id: int) -> None:
        """A draft gone for good, with the files it was saved in where there was no clipboard."""
        self._remove_files(draft_id)
        self.drafts.remove(draft_id)

    def _remove_files(self, draft_id: int) -> None:
        for name in (f"message-d{draft_id}.txt", f"subject-d{draft_id}.txt"):
            (self.home.outbox / name).unlink(missing_ok=True)

    def sent(self, draft: Draft, on: date, *, note: str = "", private: bool = False) -> Event:
        """The person says that they sent it: the event, and the thread it opens when it asks.

        Raises Refused when it is already down as sent, for a second event would open a second thread.
        """
        from assistant.rhythm.event import Event

        if draft.state == "sent":
            raise Refused(f"d{draft.id} is already noted as sent; 'outreach show d{draft.id}' shows it.")
        if not draft.body.strip():
            raise Refused(f"d{draft.id} has no text, so it cannot have been sent; log it without --draft.")
        kinds = {kind.id: kind for kind in self.kinds.all()}
        kind = kinds.get(draft.kind)
        with self.store.transaction():
            self.drafts.save(replace(draft, state="sent"))
            self._learn(draft)
            return self.events.add(
                Event(
                    person_id=draft.person_id,
                    kind="sent",
                    date=on.isoformat(),
                    note=note,
                    private=private,
                    draft_id=draft.id,
                    message_kind=draft.kind,
                    channel=draft.channel,
                    asks=kind.asks if kind else True,
                    forced=draft.forced,
                )
            )

    def _learn(self, draft: Draft) -> None:
        """What the writer's own hand shows in a letter that was sent; style alone, see ``drafting.voice``."""
        channel = self.channels.get(draft.channel)
        if channel is not None:
            language = self._language(self.people.get(draft.person_id))
            versions = self.drafts.versions(draft.id)
            name = self.config.me.name
            self.voice.learn(draft.id, draft.body, versions, language=language, form=channel.form, name=name)

    def keep_as_sample(self, draft: Draft) -> Sample:
        """Keep a letter that was sent as a sample, because the person said so. Raises Refused for any other."""
        if draft.state != "sent":
            raise Refused(f"d{draft.id} is not noted as sent, and only a letter that was becomes a sample.")
        language = self._language(self.people.get(draft.person_id))
        return self.voice.samples.add(draft.body, language=language, origin=f"d{draft.id}", draft_id=draft.id)

    def log(
        self,
        person: Person,
        kind: str,
        on: date,
        *,
        note: str = "",
        private: bool = False,
        draft: Draft | None = None,
    ) -> Event:
        """Write down what happened with somebody. ``sent`` with its draft is what ``sent`` does.

        Raises Refused: an unknown kind, a day to come, a draft to somebody else.
        """
        from assistant.rhythm.event import Event

        if draft is not None and draft.person_id != person.id:
            raise Refused(f"d{draft.id} is not to {person.name}; 'outreach drafts p{person.id}' lists theirs.")
        if draft is not None and kind == "sent":
            return self.sent(draft, on, note=note, private=private)
        return self.events.add(
            Event(
                person_id=person.id,
                kind=cast("EventKind", kind),  # the room checks it
                date=on.isoformat(),
                note=note,
                private=private,
                draft_id=draft.id if draft else None,
            )
        )
