"""A person with all that hangs on them as one plain document, for TOML and JSON. Ids are written as they are typed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from assistant.drafting.draft import Draft, Support
from assistant.people.person import Person
from assistant.rhythm.event import Event
from assistant.use_cases.stored import Stored

Document = dict[str, Any]


def document(stored: Stored, person: Person, uid: str) -> Document:
    """All of a person: plain texts, numbers, truths, lists and tables; nothing that is empty."""
    kept, proposals = stored.kept, stored.doubles
    made: Document = {"id": f"p{person.id}", **_filled(person, ("id",)), "key": uid}
    parts: dict[str, list[Any]] = {
        "keys": kept.keys(person.id),
        "fact": [{"id": f"f{one.id}", **_filled(one, ("id", "person_id"))} for one in stored.facts.every(person.id)],
        "event": [_event(one) for one in reversed(stored.events.of(person.id))],
        "draft": [_draft(stored, one) for one in reversed(stored.drafts.of(person.id, limit=1_000_000))],
        "other": [_filled(one, ("person_id",)) for one in kept.values(person.id)],
        "import": [
            {"source": source, "said": said.hex(), "date": date} for source, said, date in kept.imports(person.id)
        ],
        # Each pair once, with the one who was there first.
        "double": [
            {"with": f"p{one.other_id}", **_filled(one, ("person_id", "other_id"))}
            for one in proposals.of(person.id)
            if one.person_id == person.id and one.other_id != person.id
        ],
    }
    return made | {name: part for name, part in parts.items() if part}


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
    made = {"id": f"e{event.id}", **_filled(event, ("id", "person_id", "draft_id"))}
    return made | ({"draft": f"d{event.draft_id}"} if event.draft_id else {})


def _draft(stored: Stored, draft: Draft) -> Document:
    made = {"id": f"d{draft.id}", **_filled(draft, ("id", "person_id", "facts", "support"))}
    if draft.facts:
        made["facts"] = [f"f{fact}" for fact in draft.facts]
    versions = [
        _filled(one, ("draft_id", "number", "support")) | _supports(one.support)
        for one in stored.drafts.versions(draft.id)
    ]
    return made | _supports(draft.support) | ({"version": versions} if versions else {})


def _supports(support: Collection[Support]) -> Document:
    """Spans as ``0-45 f1 f2``."""
    spans = [" ".join([f"{one.start}-{one.end}", *(f"f{fact}" for fact in one.facts)]) for one in support]
    return {"support": spans} if spans else {}
