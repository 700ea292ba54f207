"""Records of an import taken in, one after the other: who is new, who is known, what they add.

What is certain is decided here (the same address, profile or UID, and no name that contradicts it);
what is only likely is looked for afterwards, in ``likely``. The same record twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import Literal

from assistant.people import bulk
from assistant.people import rows as shape
from assistant.people.exporting.names import name_parts
from assistant.people.importing.incoming import Incoming, is_uid
from assistant.people.importing.names import full_name
from assistant.people.matching.combine import combine, mark, marks_in, said
from assistant.people.matching.identity import CARD, WEAK, keys, profile_key, shared_by, told_by
from assistant.people.matching.kept import OWN, Kept, OtherValue, fingerprint
from assistant.people.matching.merges import Merges, TakenIn, beside_of
from assistant.people.matching.names import Name, compatible, likeness
from assistant.people.matching.proposals import Proposal, Proposals, pair
from assistant.people.people import People, is_id
from assistant.people.person import Person
from assistant.people.texts import words
from assistant.people.typed import note_new, typed
from assistant.store.clock import now
from assistant.store.database import Store

Outcome = Literal["created", "updated", "merged", "skipped"]
"""What became of a record: somebody new; news of somebody from where they came; joined to somebody by a sure
match; nothing in it that was not known."""

Note = tuple[int, str, str]
"""A note of somebody: whose, the text, and in words where it comes from."""

_BATCH = 20_000
_GAP = 1_000_000
"""Ids that may be left out before one that is kept: those who were removed where an export was written."""


class Intake:
    """Takes records in. Everything happens inside the transaction that is open around it."""

    def __init__(
        self,
        store: Store,
        people: People,
        day: str,
        notes: Callable[[list[Note]], None],
        going_on: Callable[[], None] = lambda: None,
    ) -> None:
        """``day`` is the ISO date that is written beside what comes; ``notes`` keeps the notes that came.

        ``going_on`` is called now and then while much is written, and may raise to stop.
        """
        self._store = store
        self._people = people
        self._kept = Kept(store)
        self._merges = Merges(store, people)
        self._proposals = Proposals(store)
        self._day = day
        self._next = self.first = people.next_id()
        """``first`` is the least id that somebody new may have."""
        self.created: list[int] = []
        """The ids of those who are new; one of them who was merged since is not there any more."""
        self.returned: set[int] = set()
        """Those of them who came from an export: whether two of them are one was decided where it was written."""
        self.joined: set[int] = set()
        """Ids of those who were known before their record came and got something from it."""
        self._refused = self._proposals.refused()
        self._gone: dict[int, int] = {}
        self._told: set[bytes] = set()
        self._new: dict[int, Person] = {}
        self._connected: dict[int, str] = {}
        self._changed: dict[int, Person] = {}
        self._records: list[tuple[int, str, bytes, str]] = []
        self._said: dict[int, list[tuple[str, bytes]]] = {}
        """What the first so many of the records say of each, as far as it was asked for."""
        self._listed = 0
        self._keys: list[tuple[int, str]] = []
        self._beside: list[OtherValue] = []
        self._taken: list[TakenIn] = []
        self._notes: list[Note] = []
        self._keep_notes = notes
        self._going_on = going_on
        self._proposed: list[Proposal] = []
        self._seen = dict(self._kept.records())
        self._owners: dict[str, int | list[int]] = {}
        self._ours = f"{store.uid}-"
        self._learn_owners()

    def is_there(self, person_id: int) -> bool:
        """Whether somebody was not merged into another meanwhile."""
        return person_id not in self._gone

    def is_new(self, person_id: int) -> bool:
        """Whether somebody came with this import."""
        return person_id >= self.first

    def take(self, record: Incoming, source: str, number: int = 0) -> tuple[Outcome, int]:
        """Take one record in; ``source`` says in words where it comes from. What became of it, and whose it is.

        ``number``: the id that somebody new is to have, when it was nobody's yet; 0: the next.
        """
        person = record.person
        card = record.key if record.key not in person.links else ""
        if card.startswith(self._ours):
            self._learn_own(card)
        spoken = said(person, (record.connected, record.notes, record.nickname, card, record.title))
        print_ = fingerprint(record.source, spoken)
        if print_ in self._seen:
            return "skipped", self.stands_for(self._seen[print_])
        found = keys(person.emails, person.links, person.handles)
        if card:
            found.append(_card_key(card))
        if is_uid(card):
            record = self._as_written(record, card)
            person = record.person
        who, why, strangers = self._whose(person, found, card, record.source == OWN)
        outcome: Outcome = "created"
        if who:
            outcome = self._join(who, person, record, spoken, source, why)
        else:
            who = number if self._next <= number < self._next + _GAP else self._next
            self._next = who + 1
            self._new[who] = person
            self.created.append(who)
            if record.source == OWN:
                self.returned.add(who)
            if record.connected:
                self._connected[who] = record.connected
            for other, shared in strangers.items():
                self._proposed.append(Proposal(other, who, f"{shared}, another name"))
            if card or record.notes or record.nickname or record.title:
                self._keep_beside(who, person, record, source)
        self._seen[print_] = who
        self._records.append((who, record.source, spoken, self._day))
        for key in found:
            if self._owners.setdefault(key, who) != who:
                self._own(key, who)
        if len(self._new) >= _BATCH or len(self._taken) >= _BATCH:
            self.flush()
        return outcome, who

    def flush(self) -> None:
        """Write what has been taken in since the last time."""
        moment = now()
        if self._new:
            bulk.insert(self._store, list(self._new.items()), moment, self._connected, self._going_on)
        if self._changed:
            bulk.change(self._store, [replace(person, updated=moment) for person in self._changed.values()])
        self._going_on()
        self._kept.add_records(self._records)
        self._kept.add_keys(self._keys)
        self._kept.add_values(self._beside)
        self._going_on()
        self._merges.note_records(self._taken)
        self._proposals.add(self._proposed)
        if self._notes:
            self._keep_notes(self._notes)
        self._listed = 0
        for pending in (self._new, self._changed, self._connected, self._said):
            pending.clear()
        for listed in (self._records, self._keys, self._beside, self._taken, self._notes, self._proposed):
            listed.clear()

    def _as_written(self, record: Incoming, card: str) -> Incoming:
        """A record out of an export, with the name of the export where another program wrote it anew."""
        for owner in self._owners_of(_card_key(card)):
            name = self._person(owner).name
            parts = name_parts(name)
            again = full_name("", parts.given, "", parts.family, parts.before, parts.behind)[0]
            if record.person.name in (full_name(name)[0], again):
                return replace(record, person=replace(record.person, name=name), title="")
        return record

    # --- Whose it is ------------------------------------------------------------------------------

    def _whose(self, person: Person, found: list[str], card: str, own: bool) -> tuple[int, str, dict[int, str]]:
        """Whose record it is and why, or 0; then those who share something with it under quite another name.

        ``own``: it came back from an export with all that hung on it, so it is nobody else's of that export.
        """
        shared: dict[int, str] = {}
        for key in found:
            if key in self._owners:
                for owner in self._owners_of(key):
                    if own and owner in self.returned:
                        continue
                    if owner not in shared or (_is_weak(shared[owner]) and not _is_weak(key)):
                        shared[owner] = key
        if is_uid(card):  # whom an export names is that one and nobody else, whatever is shared
            named = list(self._owners_of(_card_key(card)))
            shared = {named[0]: _card_key(card)} if len(named) == 1 else shared
        if not shared:
            return 0, "", {}
        name = Name.of(person.name)
        names = {owner: Name.of(self._person(owner).name) for owner in shared}
        sure = [owner for owner, key in shared.items() if compatible(names[owner], name, shared_by(key))]
        if not sure:
            return 0, "", {owner: told_by(key) for owner, key in shared.items() if not _is_weak(key)}
        sure.sort(key=lambda owner: (likeness(names[owner], name) != "same", owner))
        who = sure[0]
        for other in sure[1:]:
            if pair(who, other) not in self._refused and compatible(names[who], names[other], "company"):
                who = self._unite(who, other, told_by(shared[other]))
        return who, told_by(shared[sure[0]]), {}

    def _unite(self, one: int, two: int, why: str) -> int:
        """Merge two who seemed to be two, until a record came that is both of theirs; the one who stays."""
        stays, goes = pair(one, two)
        self.flush()
        self._merges.merge(stays, goes, f"{why}, in a record of both")
        self._gone[goes] = stays
        self.joined = {each for each in self.joined if each != goes} | {stays}
        return stays

    def _join(self, who: int, person: Person, record: Incoming, spoken: bytes, source: str, why: str) -> Outcome:
        """Add to somebody what a record says of them that is news."""
        if record.connected and not person.connected:
            person = replace(person, connected=record.connected)
        before = self._person(who)
        known = self._known(who, record.source)
        self._told.add(fingerprint(record.source, spoken))
        own = self._typed(who, before) if who < self.first else ()
        combined = combine(before, person, known, typed=own)
        after = combined.person
        if after != before:
            (self._new if who in self._new else self._changed)[who] = after
        beside = beside_of(
            combined, who, lambda of: self._origin(who, of.field, of.value) if of.mine else source, self._day
        )
        if beside:
            kept = {(value.field, value.value) for value in self._kept.values(who)}
            beside = tuple(value for value in beside if (value.field, value.value) not in kept)
            self._beside += beside
        fresh = record if mark(record.notes) not in known else replace(record, notes="")
        key = self._keep_beside(who, person, fresh, source)
        if after == before and not (beside or fresh.notes or key):
            return "skipped"
        self.joined.add(who)
        if known:
            return "updated"
        self._taken.append(
            TakenIn(
                before,
                replace(after, id=who),
                person,
                why,
                beside,
                record.source,
                spoken,
                key,
                fresh.notes,
                record.nickname,
                record.title,
            )
        )
        return "merged"

    def _keep_beside(self, who: int, person: Person, record: Incoming, source: str) -> str:
        """Keep what a record says beside the person: a note, a nickname, a key; the key, if it is a new one."""
        if record.notes:
            self._notes.append((who, record.notes, source))
        if record.nickname and not set(words(record.nickname)) <= set(words(person.name)):
            self._beside.append(OtherValue(who, "nickname", record.nickname, source, self._day))
        if record.title:
            self._beside.append(OtherValue(who, "title", record.title, source, self._day))
        key = _card_key(record.key) if record.key and record.key not in person.links else ""
        if not key.startswith(CARD) or who in self._owners_of(key):
            return ""
        self._keys.append((who, record.key))
        return record.key

    def _typed(self, who: int, before: Person) -> Collection[int]:
        """What somebody typed of a person; all of it where nothing says that they were imported.

        That is so for people out of a store of before typing was noted.
        """
        own = typed(self._store, who)
        if not own and not self._kept.imports(who):
            note_new(self._store, [(who, before)])
            own = typed(self._store, who)
        return own

    def _origin(self, who: int, field: str, value: str) -> str:
        """Where a value of somebody came from, in words, told also from what is not written yet."""
        for pending in self._records[self._listed :]:
            self._said.setdefault(pending[0], []).append((pending[1], pending[2]))
        self._listed = len(self._records)
        return self._kept.origin(who, field, value, self._said.get(who, ()))

    # --- What is known ----------------------------------------------------------------------------

    def _person(self, person_id: int) -> Person:
        """Somebody as they are by now, written yet or not."""
        new = self._new.get(person_id)
        if new is None:
            return self._changed.get(person_id) or self._people.get(person_id)
        if connected := self._connected.pop(person_id, ""):
            new = self._new[person_id] = replace(new, connected=connected)
        return new

    def _known(self, who: int, source: str) -> set[int]:
        """What a source had said of somebody before this import."""
        if who >= self.first:
            return set()
        before = self._kept.said(who, source)
        return marks_in(one for one in before if fingerprint(source, one) not in self._told)

    def stands_for(self, person_id: int) -> int:
        """The id under which somebody is there, after what was merged meanwhile."""
        while person_id in self._gone:
            person_id = self._gone[person_id]
        return person_id

    def _owners_of(self, key: str) -> Iterator[int]:
        found = self._owners.get(key, 0)
        if found:
            yield from dict.fromkeys(map(self.stands_for, [found] if isinstance(found, int) else found))

    def _own(self, key: str, person_id: int) -> None:
        found = self._owners.setdefault(key, person_id)
        if found == person_id:
            return
        if isinstance(found, int):
            self._owners[key] = [found, person_id]
        elif person_id not in found:
            found.append(person_id)

    def _learn_own(self, card: str) -> None:
        """A card of our own export names somebody here by their id."""
        person_id = is_id(card.removeprefix(self._ours))
        if person_id:
            into = self._store.value("SELECT person_id FROM merges WHERE other_id = ?", (person_id,))
            person_id = self.stands_for(into or person_id)
            if person_id < self.first and self._store.value("SELECT 1 FROM people WHERE id = ?", (person_id,)):
                self._own(_card_key(card), person_id)

    def _learn_owners(self) -> None:
        last = 0
        while rows := self._store.rows(
            "SELECT id, emails, handles, links FROM people WHERE id > ? ORDER BY id LIMIT 5000", (last,)
        ):
            last = rows[-1]["id"]
            for row in rows:
                for key in keys(shape.lines(row["emails"]), shape.lines(row["links"]), shape.handles(row["handles"])):
                    self._own(key, row["id"])
        for card, person_id in self._kept.all_keys():
            self._own(_card_key(card), person_id)


def _card_key(card: str) -> str:
    return (profile_key(card) if "://" in card else "") or f"{CARD}{card}"


def _is_weak(key: str) -> bool:
    return key.startswith(WEAK)
