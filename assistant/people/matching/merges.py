"""Two people made one, and taken apart again with all that was theirs."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from assistant.errors import Refused
from assistant.people import bulk
from assistant.people.matching.combine import FIELDS, Beside, Combined, combine
from assistant.people.matching.kept import Kept, OtherValue, called
from assistant.people.matching.proposals import Proposals
from assistant.people.people import People
from assistant.people.person import Person
from assistant.store.clock import now
from assistant.store.database import Store
from assistant.store.hanging import move, move_back

_INSERT = "INSERT INTO merges (person_id, other_id, name, why, log, created) VALUES (?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Merge:
    """Somebody who was merged into somebody else."""

    id: int
    person_id: int
    """Who has it all now."""
    other_id: int
    """Who was merged into them; 0 for a record of an import, which never stood alone."""
    name: str
    """The name of the one who was merged."""
    why: str
    created: str


class Merges:
    """The merges of one store."""

    def __init__(self, store: Store, people: People) -> None:
        self._store = store
        self._people = people
        self._proposals = Proposals(store)
        self._kept = Kept(store)

    def merge(self, one_id: int, two_id: int, why: str = "", prefer: Collection[str] = ()) -> Person:
        """Merge the second person into the first; the first as they are then.

        ``prefer``: fields of which the second one's value is to stay. Raises Refused for one and the
        same person, and for one who is not there.
        """
        if one_id == two_id:
            raise Refused(f"p{one_id} is one person already; name two people to merge.")
        with self._store.transaction():
            one, two = self._people.get(one_id), self._people.get(two_id)
            combined = combine(one, two, prefer=prefer)
            sources = ", ".join(called(source) for source, _ in self._kept.sources(two_id))
            self._proposals.forget(one_id, two_id)
            merged = _earlier(one, two, combined.person)
            came = f"p{two_id}{f' ({sources})' if sources else ''}"
            beside = beside_of(
                combined,
                one_id,
                lambda of: self._kept.origin(one_id, of.field, of.value) if of.mine else came,
                date.today().isoformat(),
            )
            log = _log(one, merged, two) | {"moved": move(self._store, two_id, one_id)}
            bulk.take_out(self._store, two_id)
            bulk.change(self._store, [replace(merged, updated=now())])
            log["beside"] = [[value.field, value.value, value.source] for value in beside]
            self._kept.add_values(beside)
            self._store.execute(_INSERT, (one_id, two_id, two.name, why, json.dumps(log), now()))
            return self._people.get(one_id)

    def note_records(self, taken: Sequence[TakenIn]) -> None:
        """Keep what undoing needs where records of an import were merged into people. Inside a transaction."""
        moment = now()
        self._store.execute_many(
            _INSERT,
            ((one.after.id, 0, one.record.name, one.why, json.dumps(one.log()), moment) for one in taken),
        )

    def undo(self, merge_id: int) -> Person:
        """Take a merge back; the one who was merged, as they were, with their id.

        What was changed or added since stays with the person. Somebody who came as a record of an import
        gets an id now. They are not proposed again. Raises Refused when there is no such merge, or when
        another one stands on it.
        """
        with self._store.transaction():
            merge, log = self._get(merge_id)
            self._refuse_under(merge, log)
            one = self._people.get(merge.person_id)
            two = _person(log["two"])
            number = merge.other_id or self._people.next_id()
            moment = now()
            bulk.put_back(self._store, replace(two, id=number, created=two.created or moment, updated=moment))
            bulk.change(self._store, [replace(_without(one, log), updated=now())])
            self._store.change("DELETE FROM merges WHERE id = ?", (merge.id,))
            for field, value, source in log["beside"]:
                self._store.change(
                    "DELETE FROM other_values WHERE person_id = ? AND field = ? AND value = ? AND source = ?",
                    (one.id, field, value, source),
                )
            if merge.other_id:
                move_back(self._store, log["moved"], one.id, number)
            else:
                self._give_back(log, one.id, number)
            self._proposals.refuse(one.id, number)
            return self._people.get(number)

    def of(self, person_id: int) -> list[Merge]:
        """Who was merged into a person, latest first."""
        return self._where("WHERE person_id = ? ORDER BY id DESC", person_id)

    def latest(self) -> Merge | None:
        """The merge that was made last, if any."""
        return next(iter(self._where("ORDER BY id DESC LIMIT 1")), None)

    def into(self, other_id: int) -> Merge | None:
        """The merge in which this id went, if it is gone that way."""
        return next(iter(self._where("WHERE other_id = ? ORDER BY id DESC", other_id)), None)

    def _where(self, which: str, *values: int) -> list[Merge]:
        sql = f"SELECT id, person_id, other_id, name, why, created FROM merges {which}"
        return [Merge(*row) for row in self._store.rows(sql, values)]

    def _get(self, merge_id: int) -> tuple[Merge, dict[str, Any]]:
        found = self._where("WHERE id = ?", merge_id)
        if not found:
            raise Refused("There is no such merge any more; 'outreach show PERSON' names what was merged.")
        return found[0], json.loads(self._store.value("SELECT log FROM merges WHERE id = ?", (merge_id,)))

    def _refuse_under(self, merge: Merge, log: dict[str, Any]) -> None:
        """Raise Refused for a merge that is not the last one of its person: they are taken back in turn."""
        if log["person"] != merge.person_id:
            raise Refused(
                f"p{log['person']} was itself merged into p{merge.person_id} since; "
                f"take that back first, with 'outreach merge --undo p{log['person']}'."
            )
        last = self.of(merge.person_id)[0]
        if last.id != merge.id:
            raise Refused(
                f"{last.name} was merged into p{merge.person_id} after {merge.name}; "
                f"take that back first, with 'outreach merge --undo p{last.other_id or merge.person_id}'."
            )

    def _give_back(self, log: dict[str, Any], one: int, two: int) -> None:
        """Hang on somebody who came as a record what came with that record."""
        came = log["came"]
        self._store.change(
            "UPDATE person_records SET person_id = ? WHERE person_id = ? AND source = ? AND said = ?",
            (two, one, came["source"], bytes.fromhex(came["said"])),
        )
        self._store.change(
            "UPDATE person_keys SET person_id = ? WHERE person_id = ? AND value = ?", (two, one, came["key"])
        )
        for field in ("nickname", "title"):
            self._store.change(
                "UPDATE other_values SET person_id = ? WHERE person_id = ? AND field = ? AND value = ?",
                (two, one, field, came.get(field, "")),  # what was merged before there were titles has none
            )
        self._store.change(
            "UPDATE facts SET person_id = ? WHERE person_id = ? AND kind = 'note' AND private AND text = ?",
            (two, one, came["notes"]),
        )


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A record of an import that was merged into somebody, and what it brought."""

    before: Person
    after: Person
    record: Person
    why: str
    beside: tuple[OtherValue, ...] = ()
    source: str = ""
    said: bytes = b""
    key: str = ""
    notes: str = ""
    nickname: str = ""
    title: str = ""

    def log(self) -> dict[str, Any]:
        """What undoing needs, fit for JSON."""
        came = {
            "source": self.source,
            "said": self.said.hex(),
            "key": self.key,
            "notes": self.notes,
            "nickname": self.nickname,
            "title": self.title,
        }
        beside = [[value.field, value.value, value.source] for value in self.beside]
        return _log(self.before, self.after, self.record) | {"came": came, "beside": beside}


def beside_of(combined: Combined, person_id: int, origin: Callable[[Beside], str], day: str) -> tuple[OtherValue, ...]:
    """The values that gave way, as they are kept; ``origin`` says in words where each came from."""
    return tuple(OtherValue(person_id, one.field, one.value, origin(one), day) for one in combined.beside)


def _earlier(one: Person, two: Person, merged: Person) -> Person:
    """Known since the earlier of the two."""
    return replace(merged, created=min(one.created, two.created))


def _log(before: Person, after: Person, record: Person) -> dict[str, Any]:
    changed = {
        field: [_out(getattr(before, field)), _out(getattr(after, field))]
        for field in (*FIELDS, "created")
        if getattr(before, field) != getattr(after, field)
    }
    two = {field.name: _out(getattr(record, field.name)) for field in fields(Person) if getattr(record, field.name)}
    two.pop("id", None)
    if record.can_refer is False:
        two["can_refer"] = False
    return {"person": after.id, "changed": changed, "two": two}


def _without(person: Person, log: dict[str, Any]) -> Person:
    """The person without what a merge gave them, where nobody has changed it since."""
    values: dict[str, Any] = {}
    for field, (before, after) in log["changed"].items():
        now_there = getattr(person, field)
        if isinstance(now_there, dict):
            values[field] = _handles_without(now_there, before, after)
        elif isinstance(now_there, tuple):
            added = set(after) - set(before)
            values[field] = tuple(value for value in now_there if value not in added)
        elif now_there == after:
            values[field] = before
    return replace(person, **values)


def _handles_without(now_there: dict[str, str], before: dict[str, str], after: dict[str, str]) -> dict[str, str]:
    kept = dict(now_there)
    for channel, handle in after.items():
        if before.get(channel) != handle and kept.get(channel) == handle:
            kept.pop(channel)
            if channel in before:
                kept[channel] = before[channel]
    return kept


def _out(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _person(values: dict[str, Any]) -> Person:
    given: dict[str, Any] = {name: tuple(of) if isinstance(of, list) else of for name, of in values.items()}
    return Person(**given)
