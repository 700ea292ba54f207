"""Revising by rules: what can be done to a draft without a model, one sentence at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.drafting.draft import Brief, Draft, Pen, Revision, Support, Writer, Written
from assistant.drafting.instructions import Step, read_instruction
from assistant.drafting.parts import GREETING, Message, Part, read_message
from assistant.drafting.support import carry
from assistant.drafting.values import may_lead
from assistant.errors import Missing, Refused
from assistant.facts.fact import Fact

TAKES = 12
"""How many renderings of a template are looked at for another phrasing."""


class Template(Writer, Protocol):
    """The template writer, as far as it is needed here."""

    def write(self, brief: Brief) -> Written:
        """Render the brief. Raises Missing or Refused."""


class OfflineWriter:
    """Writes without a model: a new draft from the template, a revision by rules."""

    def __init__(self, template: Template) -> None:
        self._template = template

    def begin(self, brief: Brief) -> Pen:
        """Take up the pen; nothing is rendered before ``run``."""
        return RulePen(self._template, brief) if brief.revision else self._template.begin(brief)

    def begin_all(self, briefs: list[Brief]) -> list[Pen]:
        """Pens for several drafts."""
        return [self.begin(brief) for brief in briefs]

    def warm(self) -> None:
        """Load what the first draft needs."""
        self._template.warm()


class RulePen:
    """One revision by rules; it is done at once."""

    status = ""
    pace = ""

    def __init__(self, template: Template, brief: Brief) -> None:
        self._template = template
        self._brief = brief
        self._written = Written()

    def written(self) -> Written:
        """What there is so far: nothing, or all of it."""
        return self._written

    async def run(self) -> Written:
        """Revise it. Raises Refused, and nothing is changed then."""
        self._written = revise(self._brief, self._template)
        return self._written


@dataclass(frozen=True, slots=True)
class _Text:
    """A draft between two steps."""

    subject: str
    body: str
    support: tuple[Support, ...]
    notes: tuple[str, ...] = ()


def revise(brief: Brief, template: Template) -> Written:
    """The brief's draft with its instruction followed by rules.

    Sentences are counted in the text as it stands, so they are dropped before anything else is done; the
    other steps are done in order. Raises Refused when one of them cannot be done.
    """
    revision = brief.revision
    if revision is None:
        raise ValueError("there is no draft to revise in this brief")
    steps = read_instruction(revision.instruction)
    reviser = _Reviser(brief, template)
    text = _Text(revision.subject, revision.body, revision.support)
    drops = [step for step in steps if step.change == "drop"]
    if drops:
        text = reviser.drop(text, drops)
    for step in steps:
        if step.change != "drop":
            text = reviser.take(text, step)
    return Written(
        subject=text.subject,
        body=text.body,
        support=text.support,
        # What a model wrote stays a model's, when rules take a sentence out of it.
        writer="model" if revision.writer == "model" else "template",
        model=revision.model,
        complete=revision.complete,
        reason="" if revision.complete else "It was incomplete before, and still is.",
        notes=text.notes,
    )


class _Reviser:
    """The rules, over one brief."""

    def __init__(self, brief: Brief, template: Template) -> None:
        self._brief = replace(brief, revision=None)
        self._template = template
        self._titles = [fact.title for fact in brief.facts if fact.title]

    def take(self, text: _Text, step: Step) -> _Text:
        """One step. Raises Refused."""
        if step.change == "shorter":
            return self._shorter(text)
        if step.change == "fact":
            return self._another_fact(text)
        if step.change in ("formal", "informal"):
            return self._greeting(text, formal=step.change == "formal", by_one=step.which == 1)
        return self._another(text, "opening" if step.change == "opening" else "question")

    # Less.

    def drop(self, text: _Text, drops: list[Step]) -> _Text:
        """Without these sentences. Greeting and sign-off are not counted. Raises Refused."""
        message = self._read(text)
        gone: list[Part] = []
        for step in drops:
            place = step.which - 1 if step.which > 0 else len(message.parts) + step.which
            if not 0 <= place < len(message.parts):
                count = len(message.parts)
                raise Refused(
                    f"There is no such sentence to drop: the message has {count} "
                    f"{'sentence' if count == 1 else 'sentences'} between greeting and sign-off."
                )
            if message.parts[place] not in gone:
                gone.append(message.parts[place])
        left = [part for part in message.parts if part not in gone]
        if message.question and not any(part.role == "question" for part in left):
            raise Refused("That sentence is the question itself; “another question” changes it, or edit it by hand.")
        if not any(part.role != "courtesy" for part in left):
            raise Refused("Nothing of the message would be left without that sentence.")
        return self._joined(_without(text, gone))

    def _shorter(self, text: _Text) -> _Text:
        message = self._read(text)
        least = _least_needed(message, self._brief.about)
        if least is None:
            raise Refused("Nothing more can go: what is left is the question and what it stands on.")
        return self._joined(_without(text, [least]))

    # Other words.

    def _another(self, text: _Text, role: str) -> _Text:
        """Another opening or question: the next one that the template has for this person."""
        message = self._read(text)
        present = message.opening if role == "opening" else message.question
        brief = replace(self._brief, lead=self._lead_of(text, present or message.question))
        rendered = [(written, self._read(written)) for written in self._renderings(brief)]
        asked = {_begun(one.question.text) for _, one in rendered if one.question}
        opens = role == "opening" and present is None and message.question is not None
        if opens and message.question and _begun(message.question.text) in asked:
            # It opens with its question: the two come together, as the template has them.
            present = message.head
        if present is None:
            raise Refused(
                "This message opens with a question of your own, so it has no opening to change."
                if opens
                else f"There is no {role} in this message to change."
            )
        if role == "question" and self._brief.about and _begun(present.text) not in asked:
            raise Refused("The question is in your own words; change it where you typed it, or edit the draft.")
        # The other of the two may say "it", and so the thing has to be named where it is named now.
        beside = None if opens else message.question if role == "opening" else message.opening
        naming = present.names and not (beside and beside.names)
        found: dict[str, tuple[Written, Part]] = {}
        if opens and any(other.opening and other.head for _, other in rendered):
            rendered = [one for one in rendered if one[1].opening]
        for written, other in rendered:
            part = other.question if role == "question" else other.head if opens else other.opening
            if part is not None and (part.names or not naming):
                found.setdefault(_begun(part.text), (written, part))
        known, now = list(found), _begun(present.text)
        if not any(one != now for one in known):
            raise Refused(f"The template knows no other {role} for this; edit it by hand, or set a model.")
        written, part = found[known[(known.index(now) + 1 if now in known else 0) % len(known)]]
        return self._joined(_put(text, present, part, written))

    def _another_fact(self, text: _Text) -> _Text:
        """The message grown out of the next of the chosen facts."""
        message = self._read(text)
        old = self._lead_of(text, message.opening or message.question)
        leads = [fact for fact in self._brief.facts if may_lead(fact)]
        new = _next_lead(leads, old)
        if new is None:
            raise Refused("No other chosen fact has a title to grow out of; choose another fact, and draft it again.")
        old_title = next((fact.title for fact in leads if fact.id == old), "")
        if old_title and old_title.casefold() in self._brief.about.casefold():
            raise Refused(f"What you ask names “{old_title}” itself; change the question first.")
        before, after = replace(self._brief, lead=old), replace(self._brief, lead=new.id)
        # As the template wrote it, it is written by the template again, whole; else only the sentences concerned.
        for plain in (before, replace(self._brief, lead=0)):
            for take, written in enumerate(self._renderings(plain)):
                if written.body == text.body:
                    fresh = self._render(replace(after, take=take))
                    return replace(text, subject=fresh.subject, body=fresh.body, support=fresh.support)
        return self._grown_out_of(text, message, before, after)

    def _grown_out_of(self, text: _Text, message: Message, before: Brief, after: Brief) -> _Text:
        """The opening of an edited text, and its question where that is the template's, out of another fact."""
        old = list(self._renderings(before))
        asked = {_begun(part.text) for written in old if (part := self._read(written).question)}
        ours = message.question is not None and _begun(message.question.text) in asked
        changed = None
        for written in self._renderings(after):
            fresh = self._read(written)
            if ours and message.head and fresh.head:
                changed = _put(text, message.head, fresh.head, written)
            elif message.opening and fresh.opening:
                changed = text
                # From the end, so that what comes before keeps its place.
                if ours and message.question and fresh.question:
                    changed = _put(changed, message.question, fresh.question, written)
                changed = _put(changed, message.opening, fresh.opening, written)
            if changed is not None and changed.body != text.body:
                known = text.subject in {one.subject for one in old}
                return self._joined(replace(changed, subject=written.subject) if known else changed)
        raise Refused("There is no opening in this message that another fact could stand in; draft it again.")

    def _greeting(self, text: _Text, *, formal: bool, by_one: bool) -> _Text:
        found = GREETING.match(text.body)
        word = re.match(r"\w+", text.body)
        ladder = ("hi", "hello", "dear")
        at = {"hey": -1, **{known: place for place, known in enumerate(ladder)}}.get(
            word[0].casefold() if found and word else ""
        )
        if found is None or word is None or at is None:
            raise Refused("The greeting is none that the rules know (Hi, Hello, Dear); edit it by hand.")
        end = len(ladder) - 1 if formal else 0
        if at == end or (at < 0 and not formal):
            raise Refused(f"“{word[0]}” is as {'' if formal else 'in'}formal as a greeting here gets.")
        to = max(at + (1 if formal else -1), 0) if by_one else end
        body = ladder[to].capitalize() + text.body[word.end() :]
        return replace(text, body=body, support=_moved(text.support, word.end(), len(ladder[to]) - word.end()))

    # The template.

    def _renderings(self, brief: Brief) -> Iterator[Written]:
        for take in range(TAKES):
            yield self._render(replace(brief, take=take))

    def _render(self, brief: Brief) -> Written:
        try:
            return self._template.write(brief)
        except Missing as missing:
            # What is missing is no matter of the draft that is there, and so nothing is asked for.
            raise Refused(f"The template cannot help here: {missing}") from None

    def _joined(self, text: _Text) -> _Text:
        """The same with the first sentence begun as it stands now, in the line of the greeting or below it."""
        from assistant.drafting.template_writer import joined_to_greeting

        # As long as it was, so that all support stays where it is.
        return replace(text, body=joined_to_greeting(text.body, self._brief.person.first_name))

    def _read(self, text: _Text | Written) -> Message:
        return read_message(text.body, self._titles, self._brief.me, text.support)

    def _lead_of(self, text: _Text, part: Part | None) -> int:
        """The fact that a text grows out of: what its opening leans on or names, else the first thing named at all."""
        leads = [fact for fact in self._brief.facts if may_lead(fact)]
        start, end = (part.start, part.end) if part else (0, 0)
        for low, high in ((start, end), (0, len(text.body))):
            under = {fact for one in text.support if one.start < high and one.end > low for fact in one.facts}
            said = text.body[low:high].casefold()
            for fact in leads:
                if fact.id in under or (fact.title and fact.title.casefold() in said):
                    return fact.id
        return 0


def _next_lead(leads: list[Fact], old: int) -> Fact | None:
    ids = [fact.id for fact in leads]
    if old in ids:
        return leads[(ids.index(old) + 1) % len(leads)] if len(leads) > 1 else None
    return leads[0] if leads else None


def _least_needed(message: Message, about: str) -> Part | None:
    """The sentence that would be missed least: a courtesy, support that leans on nothing, then the rest of it.

    Kept: questions, what the message stands on, the first thing of theirs it names, what the writer typed, a
    sentence that the next one points back at, a colon with the paragraph behind it, and the last one that says
    anything.
    """
    parts, body = message.parts, message.body
    asked = message.question
    naming = asked if asked and asked.names else next((part for part in parts if part.names), None)
    telling = [part for part in parts if part.role != "courtesy"]
    if not telling:
        return None
    found: list[tuple[int, int, Part]] = []
    introduced = False
    for place, part in enumerate(parts):
        before, after = parts[place - 1] if place else None, parts[place + 1] if place + 1 < len(parts) else None
        if before is not None and "\n\n" in body[before.end : part.start]:
            introduced = before.introduces
        elif before is not None:
            introduced = introduced or before.introduces
        if part is naming or part.introduces or introduced or telling == [part] or _says(part.text, about):
            continue
        pointed_at = after is not None and after.leans and "\n\n" not in body[part.end : after.start]
        if part.role != "courtesy" and (part.holds or part.role == "question" or pointed_at):
            continue
        # Of two alike the longer goes, and of two as long the later.
        found.append((_rank(part), -len(part.text), part))
    return min(found, key=lambda one: (one[0], one[1], -one[2].start), default=(0, 0, None))[2]


def _says(sentence: str, about: str) -> bool:
    """Whether a sentence says what the writer typed: at least half of its longer words."""
    wanted = {word for word in re.findall(r"\w+", about.casefold()) if len(word) > _SHORT_WORD}
    return bool(wanted) and 2 * len(wanted & set(re.findall(r"\w+", sentence.casefold()))) >= len(wanted)


_SHORT_WORD = 3


def _rank(part: Part) -> int:
    if part.role == "courtesy":
        return 0
    return (1 if part.role == "support" else 3) + part.names


def _without(text: _Text, gone: list[Part]) -> _Text:
    body = text.body
    for part in sorted(gone, key=lambda part: -part.start):
        before, after = body[: part.start], body[part.end :]
        left, right = before.rstrip(), after.lstrip()
        gap_before, gap_after = before[len(left) :], after[: len(after) - len(right)]
        # Of the white space on both sides the wider is kept: a paragraph's end stays one.
        gap = max(gap_before, gap_after, key=lambda gap: (gap.count("\n"), len(gap))) if left and right else ""
        body = left + gap + right
    return replace(text, body=body, support=carry(text.support, text.body, body))


def _put(text: _Text, old: Part, new: Part, written: Written) -> _Text:
    """A sentence of a rendering in the place of one of the text, with the facts it leans on."""
    body = text.body[: old.start] + _begun(new.text) + text.body[old.end :]
    kept = [one for one in text.support if one.end <= old.start]
    kept += _moved(tuple(one for one in text.support if one.start >= old.end), old.end, len(new.text) - len(old.text))
    for one in written.support:
        start, end = max(one.start, new.start), min(one.end, new.end)
        if start < end:
            kept.append(Support(old.start + start - new.start, old.start + end - new.start, one.facts))
    return replace(text, body=body, support=tuple(sorted(kept, key=lambda one: one.start)))


def _begun(sentence: str) -> str:
    """The sentence with the capital that it has unless it stands in the line of a greeting."""
    return sentence[:1].upper() + sentence[1:] if sentence[:1].upper().lower() == sentence[:1] else sentence


def _moved(support: tuple[Support, ...], after: int, by: int) -> tuple[Support, ...]:
    """Support with what lies behind ``after`` moved; a span round it grows or shrinks."""
    return tuple(
        replace(one, start=one.start + (by if one.start >= after else 0), end=one.end + (by if one.end >= after else 0))
        for one in support
    )


def revision_of(instruction: str, draft: Draft) -> Revision:
    """What is wanted of a draft as it stands. Raises Refused when there is no text, or nothing is wanted."""
    from assistant.door import clean_line

    said = clean_line(instruction)
    if not said:
        raise Refused("Say what should change, such as: shorter, and drop the second sentence.")
    if not draft.body.strip():
        raise Refused("There is no text to revise yet; draft it first.")
    return Revision(said, draft.subject, draft.body, draft.support, draft.complete, draft.writer, draft.model)
