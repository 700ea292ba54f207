"""Gathering: which addresses are read about a person, what came of each, and what of it is kept as proposed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.facts.facts import Facts
from assistant.facts.gathering import forge
from assistant.facts.gathering.address import Address, read_address
from assistant.facts.gathering.doubles import Known, traced
from assistant.facts.gathering.fetch import Fetcher, Page
from assistant.facts.gathering.fetched import Fetched, Seen
from assistant.facts.gathering.found import PASTED, Found, Passage, Reading
from assistant.facts.gathering.reading import read_given, read_page
from assistant.people.person import Person
from assistant.store.database import Store


@dataclass(frozen=True, slots=True)
class Target:
    """One address to read. ``typed``: the host and port that somebody typed, which alone need not be public.

    ``home``: the host of the page that named this one, when it is a feed.
    """

    address: Address
    typed: tuple[str, int] | None = None
    home: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one address. ``reading`` is None when nothing changed since it was last read."""

    shown: str
    reading: Reading | None
    seen: tuple[Seen, ...] = ()
    url: str = ""
    """Where it was found in the end; empty for a text that was given."""
    feed: Target | None = None
    """The feed that is to be read with it."""
    notes: tuple[str, ...] = ()
    feed_named: str = ""
    """The address of a feed that is not read with it."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What of an outcome was new: the facts that are proposed, and how many were known.

    ``placed``: how many of those got an address that they had not.
    """

    added: list[Fact]
    doubles: int
    placed: int


class NoLink(Refused):
    """Nothing was named, and no link of the person is known."""


class Gatherer:
    """Reads addresses about one person, and keeps what is new. Reading may wait, so call it in a thread."""

    def __init__(self, store: Store, facts: Facts, person: Person, fetcher: Fetcher | None = None) -> None:
        self.person = person
        self.fetcher = fetcher or Fetcher()
        self._store = store
        self._facts = facts
        self._fetched = Fetched(store)

    def targets(self, urls: Sequence[str]) -> list[Target]:
        """The addresses to read: those given, else the links that are known of the person. Raises Refused."""
        given = urls or self._links()
        if not given:
            raise NoLink(
                f"No link of {self.person.name} is known; name a page, or 'outreach edit p{self.person.id} --link URL' "
                "adds one."
            )
        found: dict[str, Target] = {}
        for url in given:
            try:
                address = read_address(url)
            except Refused:
                if urls:
                    raise
                continue  # a handle that only looks like a link
            found.setdefault(address.url, Target(address, address.place if urls else None))
        return list(found.values())

    def read(self, target: Target, *, model: bool = False) -> Outcome:
        """Read one address. ``model``: a model is to read it too, so one that none has read yet counts as new.

        Raises Refused, with one sentence, for whatever goes wrong.
        """
        spot = forge.spot_of(target.address, forge.FORGES)
        if spot is not None:
            return self._read_forge(target, spot, model=model)
        before = self._seen(target.address, model=model)
        page = self.fetcher.get(
            target.address,
            typed=target.typed,
            etag=before.etag if before else "",
            modified=before.modified if before else "",
        )
        if page.unchanged and before is not None:
            feed = self._feed(before.feed, target, target.address)
            return Outcome(target.address.shown, None, (before,), target.address.url, feed)
        return self._came(target, page)

    def read_text(self, data: bytes, url: str = "") -> Outcome:
        """Read what was pasted, or a page that was saved. ``url``: where it is from. Raises Refused."""
        address = read_address(url) if url else None
        reading = read_given(data, self.person.name, address)
        if address is None:
            reading = replace(
                reading,
                found=tuple(replace(one, source=one.source or PASTED) for one in reading.found),
                passages=tuple(replace(one, source=one.source or PASTED) for one in reading.passages),
            )
        return Outcome(address.shown if address else "the text", reading)

    def unread(self, outcome: Outcome) -> list[Passage]:
        """The texts of an outcome that no model has read."""
        passages = outcome.reading.passages if outcome.reading else ()
        new = {seen.url for seen in outcome.seen} | {outcome.url, PASTED}
        return [one for one in passages if one.source in new or not self._was_read(one.source)]

    def keep(self, found: Iterable[Found], outcome: Outcome, *, model: bool = False) -> Proposed:
        """Propose what is new, and remember the state of what was read.

        What is known already from a text without an address gets the one it was read at now.
        ``model``: a model has read the texts as well.
        """
        added: list[Fact] = []
        doubles, placed = 0, set[int]()
        with self._store.transaction():
            known = Known(self._facts.of(self.person.id, rejected=True))
            for one in found:
                same = known.like(one)
                if same is None:
                    added.append(self._facts.add(self._proposed(one)))
                    known.add(added[-1])
                    continue
                doubles += 1
                with_place = traced(same, one)
                if with_place is not same and same.id not in placed:
                    placed.add(same.id)
                    self._facts.update(with_place)
            for seen in outcome.seen:
                self._fetched.note(self.person.id, replace(seen, model=seen.model or model))
            noted = {seen.url for seen in outcome.seen} | {PASTED, ""}
            for passage in outcome.reading.passages if model and outcome.reading else ():
                if passage.source not in noted:
                    self._fetched.note(self.person.id, Seen(passage.source, model=True))
        return Proposed(added, doubles, len(placed))

    # What is read.

    def _links(self) -> list[str]:
        handles = [value for value in self.person.handles.values() if re.match(r"https?://|[\w-]+(\.[\w-]+)+/", value)]
        return [*self.person.links, *handles]

    def _came(self, target: Target, page: Page) -> Outcome:
        homes = {read_address(link).host for link in self.person.links} | {target.home or target.address.host}
        reading = read_page(page, self.person.name, homes)
        # The feed of an essay that was named by itself holds other things than the one that was asked for.
        follow = reading.feed if not (reading.whole and target.typed) else ""
        seen = Seen(target.address.url, page.etag, page.modified, follow)
        feed = self._feed(follow, target, page.address)
        named = reading.feed if reading.feed and not follow else ""
        return Outcome(page.address.shown, reading, (seen,), page.address.url, feed, reading.notes, named)

    def _read_forge(self, target: Target, spot: forge.Spot, *, model: bool) -> Outcome:
        seen: list[Seen] = []

        def ask(address: Address, accept: str) -> Page:
            before = self._seen(address, model=model)
            etag, modified = (before.etag, before.modified) if before else ("", "")
            page = self.fetcher.get(
                address, typed=target.typed, etag=etag, modified=modified, accept=accept, robots=False
            )
            if not page.unchanged:
                seen.append(Seen(address.url, page.etag, page.modified))
            return page

        reading = forge.read_forge(spot, ask)
        if reading is not None and not reading.found and not reading.passages:
            raise Refused(f"{target.address.shown} names no release and says nothing of itself; name one of its pages.")
        return Outcome(target.address.shown, reading, tuple(seen), target.address.url)

    def _feed(self, url: str, target: Target, page: Address) -> Target | None:
        """The feed that a page names. What may be spoken to stays what was typed, wherever the page was found."""
        return Target(read_address(url), target.typed, page.host) if url and not target.home else None

    def _seen(self, address: Address, *, model: bool) -> Seen | None:
        """The page as it was, unless a model is to read what none has read."""
        seen = self._fetched.get(self.person.id, address.url)
        return None if seen is not None and model and not seen.model else seen

    def _was_read(self, url: str) -> bool:
        seen = self._fetched.get(self.person.id, url)
        return seen is not None and seen.model

    def _proposed(self, found: Found) -> Fact:
        return Fact(
            person_id=self.person.id,
            text=found.text,
            kind=found.kind,
            title=found.title,
            source=found.source,
            date=found.date,
            status="proposed",
            quote=found.quote,
        )
