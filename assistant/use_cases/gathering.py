"""From what somebody published to proposed facts: what is read, by code and by a model, and what is kept of it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.errors import Refused
from assistant.use_cases.stored import Stored

# What the first paint does not need is imported where it is used.
if TYPE_CHECKING:
    from assistant.drafting.draft import Pen, Usage
    from assistant.drafting.prompt_type import Prompt
    from assistant.drafting.spending import Spending
    from assistant.facts.fact import Fact
    from assistant.facts.gathering.found import Found, Passage
    from assistant.facts.gathering.gather import Gatherer, Outcome, Target
    from assistant.people.person import Person


@dataclass(slots=True)
class Gathered:
    """What came of gathering, so far."""

    facts: list[Fact] = field(default_factory=list)
    """The new ones, all of them proposed."""
    read: int = 0
    """Addresses and texts that were read."""
    unchanged: list[str] = field(default_factory=list)
    """Addresses where nothing changed since last time."""
    problems: list[tuple[str, str]] = field(default_factory=list)
    """Addresses that could not be read, each with the sentence that says why."""
    doubles: int = 0
    """Facts that were known already: proposed, approved or rejected."""
    placed: int = 0
    """Of them, those that were known from a pasted text, and have the address of their page now."""
    dropped: int = 0
    """A model's facts that the text does not bear out."""
    notes: list[str] = field(default_factory=list)
    """What is to be known about it, a sentence each."""
    feeds: list[str] = field(default_factory=list)
    """Addresses of feeds that pages belong to, which were not read with them."""
    usages: list[Usage] = field(default_factory=list)
    """Tokens that a model took, for each text it read."""


class Gather:
    """One gathering. ``run`` it; what it proposed is stored as it comes, so stopping it loses nothing."""

    def __init__(
        self,
        gatherer: Gatherer,
        targets: Sequence[Target],
        text: tuple[bytes, str] | None,
        make_pen: Callable[[Passage], Pen] | None,
        spending: Spending,
    ) -> None:
        self.gathered = Gathered()
        self._gatherer = gatherer
        self._targets = deque(targets)
        self._text = text
        self._make_pen = make_pen
        self._spending = spending
        self._pen: Pen | None = None
        self._at = ""

    @property
    def status(self) -> str:
        """What is being done, in a few words."""
        if self._pen is None:
            return f"reading {self._at}" if self._at else "waiting"
        facts = self._pen.written().body.count("|") // 2
        return self._pen.status or f"{facts} fact{'' if facts == 1 else 's'} so far from {self._at}"

    async def run(self) -> Gathered:
        """Read everything, one after the other, and propose what is new.

        Cancelled, it stops at once, and ``gathered`` keeps what came. Raises Refused only for a text that says nothing.
        """
        try:
            if self._text is not None:
                data, url = self._text
                self._at = "the text"
                await self._take(await asyncio.to_thread(self._gatherer.read_text, data, url))
            while self._targets:
                await self._read(self._targets.popleft())
        finally:
            self._gatherer.fetcher.stop.set()
        return self.gathered

    async def _read(self, target: Target) -> None:
        from assistant.drafting.model.threads import in_thread

        self._at = target.address.shown
        try:
            outcome = await in_thread(lambda: self._gatherer.read(target, model=self._make_pen is not None))
        except Refused as refused:
            self.gathered.problems.append((target.address.url, str(refused)))
            return
        if outcome.feed is not None:
            self._targets.appendleft(outcome.feed)
        await self._take(outcome)

    async def _take(self, outcome: Outcome) -> None:
        """Propose the facts of one outcome, a model's in the place of those sentences that merely come first."""
        if outcome.reading is None:
            self.gathered.unchanged.append(outcome.shown)
            self._gatherer.keep((), outcome)
            return
        self.gathered.read += 1
        self.gathered.notes += outcome.notes
        if outcome.feed_named and outcome.feed_named not in self.gathered.feeds:
            self.gathered.feeds.append(outcome.feed_named)
        found, whole = list(outcome.reading.found), self._make_pen is not None
        try:
            for passage in self._gatherer.unread(outcome) if self._make_pen is not None else ():
                claimed = await self._asked(passage)
                whole = whole and claimed is not None
                found = _together(found, claimed or [], passage)
        except asyncio.CancelledError:
            whole = False
            raise
        finally:
            kept = self._gatherer.keep(found, outcome, model=whole)
            self.gathered.facts += kept.added
            self.gathered.doubles += kept.doubles
            self.gathered.placed += kept.placed
        if not found and outcome.reading.why:
            shown = outcome.shown if "://" in outcome.shown else outcome.shown.capitalize()
            self._note(f"{shown} gave no fact: {outcome.reading.why}; what matters you can write down yourself.")

    def _note(self, sentence: str) -> None:
        """What is to be known, once."""
        if sentence not in self.gathered.notes:
            self.gathered.notes.append(sentence)

    async def _asked(self, passage: Passage) -> list[Found] | None:
        """What a model finds in a text, as far as the text bears it out; None when it gave no answer."""
        from assistant.facts.gathering.claims import is_none, read_claims, verified

        if self._make_pen is None:
            return None
        self._pen = self._make_pen(passage)
        try:
            await self._pen.run()
        except Refused as refused:
            self._make_pen = None  # what it failed at once, it would fail at for every other text
            self.gathered.notes.append(f"{refused} What is here was found without the model.")
            return None
        finally:
            written = self._pen.written()
            self._pen = None
            self._spending.add(written)
            if written.usage:
                self.gathered.usages.append(written.usage)
        claims = read_claims(written.body)
        if not written.complete:
            came = "The facts that came are here." if claims else "No fact came of it."
            self._note(f"Incomplete: {written.reason} {came}")
        elif not claims and not is_none(written.body):
            self._note(_UNUSABLE)
            return None
        found, dropped = verified(claims, passage, self._gatherer.person.name)
        self.gathered.dropped += dropped
        return found


_UNUSABLE = (
    "The model's answer was not in the form that is asked for, so nothing of it could be used; what is proposed was "
    "found in the page itself, without the model."
)


def _together(found: list[Found], claimed: list[Found], passage: Passage) -> list[Found]:
    """The facts of code and those of a model: of a thing that both name, the model's words."""
    if not claimed:
        return found
    named = {(one.title, one.kind) for one in claimed if one.title}
    kept = [one for one in found if one.source != passage.source or (one.thing and (one.title, one.kind) not in named)]
    return [*kept, *claimed]


class Gathering(Stored):
    """Gathering: pages, feeds, repositories and pasted texts into proposed facts."""

    def gather(
        self,
        person: Person,
        urls: Sequence[str] = (),
        *,
        text: bytes | None = None,
        model: str | None = None,
        consent: bool = False,
    ) -> Gather:
        """What is to be read about somebody; nothing is before it is run.

        ``urls``: addresses that were typed; none means the links that are known of the person. ``text``: what was
        pasted or saved, and then the one address that may be given is where it is from. ``model``: have one read it
        as well, by its name or, empty, the one that is set.

        Raises Refused for what is no address and for half a setting, NoLink when no link is known; NeedsConsent where
        nobody has agreed yet to what leaves for the model (``consent``: somebody agrees now).
        """
        from assistant.facts.gathering.gather import Gatherer

        gatherer = Gatherer(self.store, self.facts, person)
        make_pen = None if model is None else self._pens(person, model, consent=consent)
        if text is None:
            return Gather(gatherer, gatherer.targets(urls), None, make_pen, self.spending)
        if len(urls) > 1:
            raise Refused("A text comes from one address; name that one, or none.")
        return Gather(gatherer, (), (text, urls[0] if urls else ""), make_pen, self.spending)

    def _pens(self, person: Person, model: str, *, consent: bool) -> Callable[[Passage], Pen]:
        from assistant.drafting.draft import Brief
        from assistant.drafting.gather_prompt import gather_prompt
        from assistant.drafting.writers import model_writer
        from assistant.facts.gathering.found import Passage

        endpoint = self.endpoint(model)
        # A list of facts has no subject, so it is written as for a channel that has none.
        channel = next(one.id for one in self.channels.values() if not one.subject)
        brief = Brief(self.config.me, person, (), "question", channel)

        def pen(passage: Passage) -> Pen:
            def prompt(_: Brief) -> Prompt:
                return gather_prompt(self.kinds, person, passage, endpoint.settings.name, endpoint.room)

            return model_writer(endpoint, self.channels, prompt, consent=consent).begin(brief)

        pen(Passage(""))  # what speaks against it is said now, and not in the middle
        return pen
