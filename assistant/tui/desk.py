"""The desk: what lies on it while a message to one person is written. Knows nothing of the screen."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from assistant.drafting.draft import Brief, Draft, Pen, Tie, Written
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.workspace import Workspace

if TYPE_CHECKING:
    from assistant.handoff.clipboard import Copied
    from assistant.handoff.saving import Handed
    from assistant.review.finding import Finding, Report
    from assistant.rhythm.gates import Held

Way = Literal["mail", "eml", "ics"]
"""A way out besides the clipboard."""


class Desk:
    """One person, one draft, and what is chosen for it. Everything typed is stored as it is typed."""

    def __init__(self, workspace: Workspace, person: Person, *, fresh: bool = False, kind: str = "") -> None:
        """``fresh``: another draft, whatever is unfinished. ``kind``: what is to be written; an unfinished draft of
        another kind then stays in the list.
        """
        self.workspace = workspace
        self.person = person
        self.use_model = workspace.has_model
        self.take = 0
        self.everything = False
        """Whether all facts are sent, though they look too many for the model."""
        self.ignored: frozenset[str] = frozenset()
        """Keys of findings that were left out here."""
        self.edited = False
        """Whether the person changed the text since a writer wrote it."""
        self.draft: Draft | None = None if fresh else workspace.drafts.unfinished(person.id)
        known = any(one.id == kind for one in workspace.kinds.all())
        if known and self.draft is not None and self.draft.kind != kind:
            self.draft = None
        self.resumed = self.draft is not None
        self._forced = ""
        """Gates that were overridden before there was a draft to record it with."""
        self._typed: Draft | None = None
        """The draft with what is typed and not stored yet."""
        self.kind, self.channel = workspace.preset(person, kind if known else "")
        self.fact_ids = [fact.id for fact in workspace.first_facts(person, kind=self.kind)]
        self.chosen_by_hand = False
        """Whether the person ticked; until then the facts follow what is asked."""
        if self.draft is not None:
            self.kind, self.channel = self.draft.kind, self.draft.channel
            usable = {fact.id for fact in workspace.facts.of(person.id, usable=True)}
            kept = [fact_id for fact_id in self.draft.facts if fact_id in usable]
            self.chosen_by_hand = bool(kept) and bool(self.draft.body) and kept != self.fact_ids
            self.fact_ids = kept or self.fact_ids
        self.about = self.draft.about if self.draft else ""

    @property
    def facts(self) -> list[Fact]:
        """All that is known of the person, newest first."""
        return self.workspace.facts.of(self.person.id)

    @property
    def has_subject(self) -> bool:
        """Whether the channel takes a subject."""
        channel = self.workspace.channels.get(self.channel)
        return bool(channel and channel.subject)

    @property
    def field(self) -> tuple[str, str]:
        """What the field above the draft asks, and a hint, for this kind of message."""
        kind = next((kind for kind in self.workspace.kinds.all() if kind.id == self.kind), None)
        return (kind.about, kind.hint) if kind else ("What do you want to ask?", "")

    @property
    def label(self) -> str:
        """What the kind is called."""
        return next((kind.label for kind in self.workspace.kinds.all() if kind.id == self.kind), self.kind)

    def choose_kind(self, kind: str) -> None:
        """Make it another kind of message, on a channel that it suits. Raises Refused for an unknown one."""
        suited = [channel.id for channel in self.workspace.suited(kind)]
        if kind != self.kind:
            self._forced = ""
            if self.draft is not None:
                self.draft = self.workspace.held_again(self.draft)
        self.kind = kind
        if self.channel not in suited:
            self.channel = suited[0]

    # The gates.

    def gates(self, *, revising: bool = False) -> list[Held]:
        """What holds the message back, but for what was overridden for it.

        A thread that the draft opened itself when it was sent holds no revision of it, but another message.
        """
        if self.draft is None:
            return [
                one for one in self.workspace.held(self.person, self.kind) if one.gate not in self._forced.split(",")
            ]
        draft = replace(self.draft, kind=self.kind)
        if draft.state != "sent" or revising:
            return self.workspace.holding(draft)
        forced = draft.forced.split(",")
        return [one for one in self.workspace.held(self.person, self.kind) if one.gate not in forced]

    def override(self, gates: Sequence[Held]) -> None:
        """The person writes it knowingly; that is recorded with the draft."""
        if self.draft is None:
            self._forced = ",".join(
                dict.fromkeys([*filter(None, self._forced.split(",")), *(one.gate for one in gates)])
            )
        else:
            self.draft = self.workspace.override(self.draft, gates)

    def words(self) -> list[str]:
        """What there is to say about writing this at all, a sentence each: no reason to hold it back."""
        from assistant.rhythm.gates import GATES

        forced = [one for one in (self.draft.forced.split(",") if self.draft else ()) if one in GATES]
        told = [f"Written although it is held back ({', '.join(forced)}); that is recorded."] if forced else []
        word = self.workspace.word_on(self.person)
        return [*told, word] if word else told

    def refresh(self) -> None:
        """Look again at the person and the facts, after they were changed elsewhere."""
        self.person = self.workspace.people.get(self.person.id)
        usable = {fact.id for fact in self.workspace.facts.of(self.person.id, usable=True)}
        self.fact_ids = [fact_id for fact_id in self.fact_ids if fact_id in usable]

    def brief(self, instruction: str = "") -> Brief:
        """What the draft is made from, or revised with an instruction. Raises Refused."""
        if instruction and self.draft is not None:
            return replace(self.workspace.revision(self.draft, instruction), everything=self.everything)
        if not self.chosen_by_hand:
            self.fact_ids = [fact.id for fact in self.workspace.first_facts(self.person, self.about, self.kind)]
        brief = self.workspace.brief(self.person, self.kind, self.channel, self.about, self.fact_ids, take=self.take)
        return replace(brief, everything=self.everything)

    def begin(self, *, offline: bool = False, instruction: str = "") -> tuple[Brief, Pen]:
        """Take up the pen. Raises Refused; NeedsConsent where nobody has agreed to what leaves."""
        brief = self.brief(instruction)
        pen = self.workspace.writer(offline=offline or not self.use_model).begin(brief)
        self._settle()
        return brief, pen

    def begin_all(self, number: int) -> list[tuple[Brief, Pen]]:
        """Pens for that many variants. Raises as ``begin``."""
        from assistant.drafting.angles import variants

        briefs = variants(self.brief(), number)
        pens = self.workspace.writer(offline=not self.use_model).begin_all(briefs)
        self._settle()
        return list(zip(briefs, pens, strict=True))

    def room_for(self, brief: Brief) -> Draft:
        """The draft that variants of this brief belong to; what was typed there is in its history."""
        self.draft = self._make_room(brief)
        return self.draft

    def take_variant(self, brief: Brief, written: Written) -> None:
        """One of the variants becomes the text; all of them are in the history already."""
        self.draft = self.workspace.keep(self._make_room(brief), brief, written, final=False)

    def keep(self, brief: Brief, written: Written) -> Draft:
        """Store what was written, as the draft and as a version of it."""
        self.draft = self.workspace.keep(self._make_room(brief), brief, written)
        return self.draft

    def keep_so_far(self, brief: Brief, written: Written) -> None:
        """Store what has come of a draft that is still being written, against a crash."""
        draft = self._make_room(brief)
        so_far = replace(written, complete=False, reason=written.reason or "The program closed while it was written.")
        self.draft = self.workspace.keep(draft, brief, so_far, final=False)

    def left_out(self, written: Written) -> bool:
        """Whether facts were left out of this one for want of room, so that all may be asked for."""
        return not self.everything and any(note.startswith("Left out") for note in written.notes)

    def spent(self, written: Written) -> None:
        """Count what a writer took that wrote nothing worth keeping."""
        self.workspace.spending.add(written)

    def _make_room(self, brief: Brief) -> Draft:
        """The draft to write into; the person's own words are in its history since the pen was taken up."""
        if self.draft is None:
            self.draft = self.workspace.start_draft(brief, self._forced)
        self.edited = False
        return self.draft

    def _settle(self) -> None:
        """The person's own words, in the history before anything replaces them."""
        if self.draft is not None:
            self.workspace.settle(self.draft)

    def step(self, by: int) -> str:
        """To the version ``by`` further on, or before; which one it is. Raises Refused at either end."""
        from assistant.errors import Refused

        if self.draft is None:
            raise Refused("There is no draft yet.")
        self.draft = self.workspace.step(self.draft, by)
        self.edited = False
        return self.where

    @property
    def where(self) -> str:
        """Which version of the draft its text is, in words; empty where there is none."""
        return self.workspace.place(self.draft).line if self.draft is not None else ""

    def save(self, about: str, subject: str, body: str) -> None:
        """Store what is typed, as it is typed; cheap enough for twice a second.

        What was copied or sent stays so until its text changes.
        """
        from assistant.door import clean_line, clean_text

        self.about, self._typed = about, None
        subject, body = clean_line(subject), clean_text(body)
        if self.draft is None:
            if not (about.strip() or subject.strip() or body.strip()):
                return
            self.draft = self.workspace.drafts.add(
                Draft(
                    self.person.id,
                    self.kind,
                    self.channel,
                    about=about,
                    facts=tuple(self.fact_ids),
                    complete=True,
                    forced=self._forced,
                )
            )
        draft = replace(
            self.draft, about=clean_text(about), kind=self.kind, channel=self.channel, facts=tuple(self.fact_ids)
        )
        if body == draft.body and subject == draft.subject:
            if draft != self.draft:
                self.draft = self.workspace.drafts.save(draft)
            return
        self.edited = True
        draft = _by_hand(draft)
        # Undo brings back a text of the history: whether that one was whole comes back with it.
        draft = self.workspace.as_it_was(draft, subject, body)
        self.draft = self.workspace.edit(draft, subject, body)

    def finish(self) -> None:
        """The person finished by hand what was cut off."""
        if self.draft is not None:
            self.draft = self.workspace.finish(self.draft)

    def unfinish(self, reason: str) -> None:
        """It is as incomplete as it was, for this reason."""
        if self.draft is not None:
            self.draft = self.workspace.drafts.save(replace(self.draft, complete=False, reason=reason))

    def ignore(self, finding: Finding) -> None:
        """Leave a finding out in this message, until the page is left."""
        self.ignored = self.ignored | {finding.key}

    def ignore_always(self, finding: Finding) -> None:
        """Leave a finding out for good. Raises Refused when config.toml cannot be written."""
        self.workspace.ignore(finding.key)

    def look_again(self, finding: Finding) -> None:
        """A finding that was left out in this message is not any more."""
        self.ignored = self.ignored - {finding.key}

    def look_again_always(self, finding: Finding) -> None:
        """A finding that was left out for good is not any more. Raises Refused when config.toml cannot be written."""
        self.workspace.look_again(finding.key)

    @property
    def ties(self) -> tuple[Tie, ...]:
        """What the person said of sentences: on which facts they stand."""
        return self.draft.ties if self.draft is not None else ()

    def put_ties(self, ties: tuple[Tie, ...]) -> None:
        """What was said of sentences, as it was before."""
        if self.draft is not None:
            self.draft = self.workspace.drafts.save(replace(self.draft, ties=ties))

    def tie(self, sentence: str, fact_id: int | None) -> None:
        """The person says that a sentence stands on a fact, or only asks. Raises Refused for a private one."""
        if self.draft is not None:
            self.draft = self.workspace.tie(self.draft, sentence, fact_id)

    def untie(self, sentence: str) -> None:
        """What was said of a sentence is taken back."""
        if self.draft is not None:
            self.draft = self.workspace.untie(self.draft, sentence)

    def type(self, about: str, subject: str, body: str) -> None:
        """Note what is typed, for the coach to look at before it is stored."""
        from assistant.door import clean_line, clean_text

        draft = _by_hand(self.draft or Draft(self.person.id, self.kind, self.channel))
        self._typed = replace(
            draft, kind=self.kind, channel=self.channel, about=clean_text(about), subject=clean_line(subject),
            body=clean_text(body),
        )  # fmt: skip

    def report(self) -> Report | None:
        """What the coach says of the draft, with what is typed and not stored yet; None while there is no text."""
        draft = self._typed or self.draft
        if draft is None or not draft.body.strip():
            return None
        return self.workspace.review(draft, ignored=self.ignored)

    def report_in_steps(self) -> Generator[None, None, Report] | None:
        """The same report at its end; between two steps something else may be done."""
        draft = self._typed or self.draft
        if draft is None or not draft.body.strip():
            return None
        return self.workspace.review_in_steps(draft, ignored=self.ignored)

    def copy(self, *, force: bool, terminal: Callable[[str], bool]) -> Copied:
        """Copy the message. Raises HeldBack or Refused."""
        from assistant.errors import Refused

        if self.draft is None:
            raise Refused("There is no draft to copy yet.")
        self.draft, copied = self.workspace.copy(self.draft, force=force, terminal=terminal)
        return copied

    def copy_subject(self, *, force: bool, terminal: Callable[[str], bool]) -> Copied:
        """Copy the subject by itself. Raises HeldBack or Refused."""
        from assistant.errors import Refused

        if self.draft is None:
            raise Refused("There is no draft to copy yet.")
        self.draft, copied = self.workspace.copy_subject(self.draft, force=force, terminal=terminal)
        return copied

    def hand_over(self, way: Way, *, force: bool) -> Handed:
        """Hand the message over by another way than the clipboard. Raises HeldBack or Refused."""
        from assistant.errors import Refused

        if self.draft is None:
            raise Refused("There is no draft to hand over yet.")
        if way == "ics":
            _, handed = self.workspace.save_proposal(self.draft, force=force)
            self.draft = self.workspace.drafts.get(self.draft.id)
            return handed
        hand = self.workspace.open_email if way == "mail" else self.workspace.save_email
        self.draft, handed = hand(self.draft, force=force)
        return handed

    def sent(self, today: date) -> None:
        """The person says that they sent it."""
        if self.draft is not None:
            self.workspace.sent(self.draft, today)
            self.draft = self.workspace.drafts.get(self.draft.id)

    def summary(self) -> tuple[str, str, str, str]:
        """What, where, from how much, and by whom."""
        channel = self.workspace.channels.get(self.channel)
        count = len(self.fact_ids)
        return (
            self.label,
            channel.label if channel else self.channel,
            f"{count} fact{'' if count == 1 else 's'}",
            self.workspace.config.model.name if self.use_model else "template",
        )


def _by_hand(draft: Draft) -> Draft:
    """A message written by hand from an empty page is whole as it stands."""
    return replace(draft, complete=True) if not draft.body and not draft.reason else draft
