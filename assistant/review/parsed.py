"""The text of one review, taken apart once: each part is worked out when a check first asks for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from assistant.drafting.draft import Support
from assistant.review.asking import Ask, asks
from assistant.review.contacts import Contact, contacts
from assistant.review.finding import Reviewed, Weight
from assistant.review.masking import code_spans
from assistant.review.text import Span, flesch_kincaid, sentences, words

if TYPE_CHECKING:
    from assistant.review.grounding.claim import Claim
    from assistant.review.grounding.judge import Grounding
    from assistant.review.rechecking import Memory


class Parsed:
    """What the checks share about one message. Offsets are code points into the body."""

    def __init__(self, reviewed: Reviewed) -> None:
        self._reviewed = reviewed
        self.body = reviewed.body
        self.subject = reviewed.subject

    @cached_property
    def words(self) -> list[Span]:
        """The words of the body, greeting and signature included."""
        return words(self.body)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the body; a greeting and a signature are ones by themselves."""
        return sentences(self.body)

    @cached_property
    def grade(self) -> float:
        """Flesch–Kincaid grade of the body's sentences; lines of one or two words are left out."""
        told = [sentence for sentence in self.sentences if len(sentence.text.split()) > 2]
        read = [word for sentence in told for word in words(sentence.text)]
        return flesch_kincaid(read, len(told))

    @cached_property
    def asks(self) -> list[Ask]:
        """What the body asks them for, in order: questions, and requests without a question mark."""
        titles = tuple(fact.title for fact in self._reviewed.facts if fact.title)
        kind, person = self._reviewed.kind, self._reviewed.person
        joins = kind is not None and kind.id == "warm-up"
        return asks(self.sentences, titles, city=person.city if person else "", meeting_joins=joins)

    @cached_property
    def grounding(self) -> Grounding:
        """What the sentences lean on."""
        from assistant.review.grounding.judge import Grounding

        return Grounding(self._reviewed, self.memory)

    @cached_property
    def memory(self) -> Memory:
        """What was worked out before for sentences of this message."""
        from assistant.review.rechecking import memory_of

        return memory_of(self._reviewed)

    @cached_property
    def claims(self) -> list[Claim]:
        """Spans of the body that state what nothing known supports, in order."""
        return list(self.grounding.claims(self.sentences))

    @cached_property
    def tied(self) -> tuple[Support, ...]:
        """The sentences that the person tied, with the ids of the usable facts; none: it only asks."""
        if not self._reviewed.ties:
            return ()
        usable = {fact.id for fact in self._reviewed.facts}
        ties = {
            tie.sentence: tuple(fact for fact in tie.facts if fact in usable)
            for tie in self._reviewed.ties
            if not tie.facts or not usable.isdisjoint(tie.facts)
        }
        said = ((sentence, " ".join(sentence.text.split())) for sentence in self.sentences)
        return tuple(Support(one.start, one.end, ties[words]) for one, words in said if words in ties)

    def tie_at(self, place: int) -> Support | None:
        """The tie of the sentence in which a place is; None where it has none."""
        return next((one for one in self.tied if one.start <= place < one.end), None)

    @cached_property
    def support(self) -> tuple[Support, ...]:
        """Which sentences lean on which facts: those that the person tied them to first."""
        found = {one.start: one for one in self.grounding.supports(self.sentences)}
        for tie in self.tied:
            seen = found[tie.start].facts if tie.start in found else ()
            if tie.facts:
                found[tie.start] = Support(tie.start, tie.end, tuple(dict.fromkeys((*tie.facts, *seen))))
        return tuple(found[start] for start in sorted(found))

    @cached_property
    def weight(self) -> Weight | None:
        """The sentence that points to them most; None where none leans on anything of theirs."""
        from assistant.review.weighing import weight

        return weight(self._reviewed, self)

    @cached_property
    def stands_on(self) -> Weight | None:
        """The same among the sentences that something bears out."""
        from assistant.review.weighing import stands_on

        return stands_on(self._reviewed, self)

    @cached_property
    def code(self) -> list[Span]:
        """What stands in backticks: code, read more leniently."""
        return code_spans(self.body)

    @cached_property
    def contacts(self) -> list[Contact]:
        """Links, addresses, numbers and handles in the body."""
        return contacts(self.body)

    @cached_property
    def foreign(self) -> list[Contact]:
        """Those of them that are nobody's here."""
        from assistant.review.checks.contact import foreign

        return foreign(self._reviewed, self.contacts)

    @cached_property
    def subject_contacts(self) -> list[Contact]:
        """The same in the subject."""
        return contacts(self.subject)
