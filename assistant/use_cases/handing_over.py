"""From a draft to what came of it: the coach, the clipboard, what happened then."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from assistant.errors import HeldBack, Refused
from assistant.use_cases.gates import Gated

# What the first paint does not need is imported where it is used.
if TYPE_CHECKING:
    from assistant.drafting.draft import Draft
    from assistant.drafting.samples import Sample
    from assistant.handoff.clipboard import Copied
    from assistant.people.person import Person
    from assistant.review.finding import Report, Reviewed
    from assistant.rhythm.event import Event


class HandingOver(Gated):
    """Review, copying, and noting what was sent and what came back."""

    def review(self, draft: Draft, *, ignored: frozenset[str] = frozenset()) -> Report:
        """What the coach says about a draft as it stands. ``ignored``: keys of findings that were left out."""
        from assistant.review.coach import review

        return review(self._reviewed(draft, ignored))

    def review_in_steps(self, draft: Draft, *, ignored: frozenset[str] = frozenset()) -> Generator[None, None, Report]:
        """The same, check by check: for a screen that must not stand still meanwhile."""
        from assistant.review.coach import review_in_steps

        return review_in_steps(self._reviewed(draft, ignored))

    def warm_coach(self) -> None:
        """Load what the coach reads with, so that the first words typed do not wait for it. Touches no store."""
        from assistant.facts.fact import Fact
        from assistant.people.person import Person
        from assistant.review.coach import review
        from assistant.review.finding import Reviewed

        review(
            Reviewed(
                "Hi Ada,\n\nYour essay on 2 queues is why I write. Why are they two?", person=Person(name="Ada"),
                facts=(Fact(0, "Wrote on queues"),), today=date.today().isoformat(), language="en",
            )
        )  # fmt: skip

    def _reviewed(self, draft: Draft, ignored: frozenset[str]) -> Reviewed:
        from assistant.review.finding import Reviewed

        kinds = {kind.id: kind for kind in self.kinds.all()}
        person = self.people.get(draft.person_id)
        return Reviewed(
            body=draft.body,
            subject=draft.subject,
            channel=self.channels.get(draft.channel),
            kind=kinds.get(draft.kind),
            person=person,
            me=self.config.me,
            about=draft.about,
            complete=draft.complete,
            reason=draft.reason,
            coach=self.config.coach,
            ignored=ignored,
            ties=draft.ties,
            **self._around(person),
        )

    def _around(self, person: Person) -> dict[str, Any]:
        """What the coach is told beside the message and the facts: what happened, in which language, which day."""
        from assistant.rhythm.past import past_of

        events, facts = self.events.of(person.id), self.facts.of(person.id)
        private = [event.note for event in events if event.private and event.note]
        return {
            "facts": tuple(fact for fact in facts if fact.usable),
            "noted": tuple((event.kind, event.note) for event in events if event.note and not event.private),
            "private": (*private, *(fact.text for fact in facts if fact.private)),
            "proposed": tuple(fact.text for fact in facts if fact.status == "proposed" and not fact.private),
            "past": past_of(events),
            "happened": frozenset(event.kind for event in events),
            "days": tuple(event.date for event in events),
            "language": self._language(person),
            "today": date.today().isoformat(),
        }

    def tie(self, draft: Draft, sentence: str, fact_id: int | None) -> Draft:
        """The person says that a sentence stands on a fact, or (None) that it only asks.

        A proposed fact is approved by that. Raises Refused for one that is private, or somebody else's.
        """
        from assistant.drafting.draft import Tie

        if fact_id is not None:
            fact = self.facts.get(fact_id)
            if fact.person_id != draft.person_id:
                raise Refused(f"f{fact_id} is not about the person d{draft.id} goes to, so it supports nothing in it.")
            if fact.private:
                raise Refused(f"f{fact_id} is private, and a private fact never stands behind a message.")
        words = " ".join(sentence.split())
        others = tuple(tie for tie in draft.ties if tie.sentence != words)
        facts = () if fact_id is None else (fact_id,)
        with self.store.transaction():
            if fact_id is not None and fact.status == "proposed":
                self.facts.approve([fact_id])
            return self.drafts.save(replace(draft, ties=(*others, Tie(words, facts))))

    def untie(self, draft: Draft, sentence: str) -> Draft:
        """Take back what was said of a sentence; a fact that was approved by it stays approved."""
        words = " ".join(sentence.split())
        return self.drafts.save(replace(draft, ties=tuple(tie for tie in draft.ties if tie.sentence != words)))

    def ignore(self, key: str) -> None:
        """Leave a finding out for good. Raises Refused when config.toml cannot be written."""
        from assistant.settings.write import add_to_list

        self.config = add_to_list(self.home.config, "coach.ignored", key)

    def look_again(self, key: str) -> None:
        """A finding that was left out for good is not any more. Raises Refused when config.toml cannot be written."""
        from assistant.settings.write import take_from_list

        self.config = take_from_list(self.home.config, "coach.ignored", key)

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
                about=clean_text(about),
                hidden=tuple(dict.fromkeys((*cleaned.removed, *line.removed))),
                coach=self.config.coach,
                **(self._around(person) if person else {}),
            )
        )

    def copy(
        self, draft: Draft, *, force: bool = False, terminal: Callable[[str], bool] | None = None
    ) -> tuple[Draft, Copied]:
        """Copy a reviewed draft. Raises HeldBack when the coach or a gate holds it and ``force`` does not override.

        A gate that was overridden when it was drafted does not hold it again.
        """
        from assistant.handoff.clipboard import Clipboard

        forced = self.cleared(draft, force=force)
        clipboard = Clipboard(self.home.outbox, self.config.clipboard.route, terminal=terminal)
        copied = clipboard.copy(draft.body, f"message-d{draft.id}")
        return self.handed(draft, forced), copied

    def cleared(self, draft: Draft, *, force: bool, done: str = "copied") -> str:
        """What ``force`` overrides for a draft that goes out: ids of checks, comma separated; empty where none blocks.

        Raises Refused when there is no text, HeldBack when the coach blocks it and nothing overrides that;
        ``done`` says what then was not done.
        """
        if not draft.body.strip():
            raise Refused(f"d{draft.id} has no text yet; draft it first.")
        gates = self.holding(draft)
        blocks = [finding for finding in self.review(draft).findings if finding.severity == "block"]
        reasons = [*(gate.reason for gate in gates), *(block.message for block in blocks)]
        if reasons and not force:
            more = f" (and {len(reasons) - 1} more)" if len(reasons) > 1 else ""
            instead = gates[0].instead if gates else ""
            raise HeldBack(f"Not {done}: {reasons[0].rstrip('.')}{more}.", instead, by_coach=bool(blocks))
        return self.overridden(draft, gates, [block.check for block in blocks])

    def handed(self, draft: Draft, forced: str) -> Draft:
        """The draft as it is once its text has left by any way; it counts as sent only when the person says so."""
        state: Literal["sent", "copied"] = "sent" if draft.state == "sent" else "copied"
        return self.drafts.save(replace(draft, state=state, forced=forced or draft.forced))

    def copy_subject(
        self, draft: Draft, *, force: bool = False, terminal: Callable[[str], bool] | None = None
    ) -> tuple[Draft, Copied]:
        """Copy the subject by itself. Raises Refused when there is none, HeldBack when the coach blocks it.

        ``force`` overrides that, and it is recorded beside what was overridden for the message.
        """
        from assistant.handoff.clipboard import Clipboard

        if not draft.subject.strip():
            raise Refused(f"d{draft.id} has no subject.")
        blocks = [one for one in self.review(draft).findings if one.severity == "block" and one.where == "subject"]
        if blocks and not force:
            raise HeldBack(f"Not copied: {blocks[0].message.rstrip('.')}.", by_coach=True)
        clipboard = Clipboard(self.home.outbox, self.config.clipboard.route, terminal=terminal)
        copied = clipboard.copy(draft.subject, f"subject-d{draft.id}")
        overridden = dict.fromkeys((*filter(None, draft.forced.split(",")), *(one.check for one in blocks)))
        kept = self.drafts.save(replace(draft, forced=",".join(overridden))) if blocks else draft
        return kept, copied

    def remove_person(self, person_id: int) -> None:
        """Somebody and all about them, gone for good; the files of ours that tell of them too."""
        for draft in self.drafts.of(person_id, limit=1_000_000):
            self._remove_files(draft.id)
        for name in (f"preparation-p{person_id}.md", "map.html"):
            (self.home.outbox / name).unlink(missing_ok=True)
        self.people.remove(person_id)

    def remove_draft(self, draft_id: int) -> None:
        """A draft gone for good, with the files of ours that it was saved in."""
        self._remove_files(draft_id)
        self.drafts.remove(draft_id)

    def _remove_files(self, draft_id: int) -> None:
        for name in ("message-d{}.txt", "subject-d{}.txt", "message-d{}.eml", "proposal-d{}.ics"):
            (self.home.outbox / name.format(draft_id)).unlink(missing_ok=True)

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
