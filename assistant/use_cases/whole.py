"""A person with all that hangs on them as one plain document, for TOML and JSON. Ids are written as they are typed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from assistant.drafting.draft import Draft, Support, Tie
from assistant.people.matching.kept import OWN
from assistant.people.person import Person
from assistant.rhythm.event import Event
from assistant.rhythm.marks import Marks
from assistant.use_cases.stored import Stored

Document = dict[str, Any]


def document(stored: Stored, person: Person, uid: str) -> Document:
    """All of a person: plain texts, numbers, truths, lists and tables; nothing that is empty."""
    kept = stored.kept
    facts = stored.facts.every(person.id)
    there = {one.id for one in facts}
    made: Document = {"id": f"p{person.id}", **_filled(person, ("id",)), "key": uid}
    parts: dict[str, list[Any]] = {
        "keys": [key for key in dict.fromkeys(kept.keys(person.id)) if key != uid],
        "fact": [{"id": f"f{one.id}", **_filled(one, ("id", "person_id"))} for one in facts],
        "event": [_event(one) for one in reversed(stored.events.of(person.id))],
        "draft": [_draft(stored, one, there) for one in reversed(stored.drafts.of(person.id, limit=1_000_000))],
        # A merge may have brought together what both had.
        "other": list(
            {(one.field, one.value): _filled(one, ("person_id",)) for one in reversed(kept.values(person.id))}.values()
        )[::-1],
        # What an export said is said by what stands here.
        "import": [
            {"source": source, "said": said.hex(), "date": date}
            for source, said, date in kept.imports(person.id)
            if source != OWN
        ],
        "double": _doubles(stored, person.id),
        "mark": [_filled(one, ("person_id", "event_id")) for one in Marks(stored.store).of([person.id]).values()],
    }
    return made | {name: part for name, part in parts.items() if part}


def _doubles(stored: Stored, person_id: int) -> list[Document]:
    """Each pair once, with the one who was there first."""
    return [
        {"with": f"p{max(pair)}", **_filled(one, ("person_id", "other_id"))}
        for one in stored.doubles.of(person_id)
        if min(pair := (one.person_id, one.other_id)) == person_id < max(pair)
    ]


def _filled(record: Any, without: Collection[str] = ()) -> Document:
    """The fields of a record that hold more than they do by default."""
    made: Document = {}
    for one in fields(record):
        value = getattr(record, one.name)
        default = one.default_factory() if one.default_factory is not MISSING else one.default
        if one.name not in without and value is not None and value != default and value != "":
            made[one.name] = _plain(value)
    return made


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return _filled(value)
    return list(value) if isinstance(value, tuple) else value


def _event(event: Event) -> Document:
    made = {"id": f"e{event.id}", **_filled(event, ("id", "person_id", "draft_id", "settles"))}
    if event.settles:
        made["settles"] = f"e{event.settles}"
    return made | ({"draft": f"d{event.draft_id}"} if event.draft_id else {})


def _draft(stored: Stored, draft: Draft, there: Collection[int]) -> Document:
    """``there``: the ids of the person's facts; what was removed since is named no more."""
    made = {"id": f"d{draft.id}", **_filled(draft, ("id", "person_id", "facts", "support", "ties"))}
    if facts := _named(draft.facts, there):
        made["facts"] = facts
    if draft.ties:
        made["ties"] = [_tie(one, there) for one in draft.ties]
    versions = [
        _filled(one, ("draft_id", "number", "support")) | _supports(one.support, there)
        for one in stored.drafts.versions(draft.id)
    ]
    return made | _supports(draft.support, there) | ({"version": versions} if versions else {})


def _tie(tie: Tie, there: Collection[int]) -> Document:
    return {"sentence": tie.sentence} | ({"facts": facts} if (facts := _named(tie.facts, there)) else {})


def _named(facts: Collection[int], there: Collection[int]) -> list[str]:
    return [f"f{fact}" for fact in facts if fact in there]


def _supports(support: Collection[Support], there: Collection[int]) -> Document:
    """Spans as ``0-45 f1 f2``."""
    spans = [" ".join([f"{one.start}-{one.end}", *_named(one.facts, there)]) for one in support]
    return {"support": spans} if spans else {}
