"""Our own TOML or JSON read back: everybody, with all that hangs on them.

In a store that never gave an id to anything else, everything has the id that it had, so that an export
from there is the same file; else it gets the next free one, and what refers to it follows. What is there
already is not made again, so that the same file twice changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from assistant.door import clean_line
from assistant.drafting.draft import Draft, Support, Tie, Usage, Version
from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.people.importing.encoding import encoding_of
from assistant.people.importing.incoming import Incoming, Problem, is_uid
from assistant.people.importing.own import as_incoming, tables
from assistant.people.importing.own_json import documents
from assistant.people.importing.source import opened
from assistant.people.matching.intake import Intake, Outcome
from assistant.people.matching.kept import OWN, OtherValue
from assistant.people.matching.proposals import Proposal
from assistant.people.people import is_id
from assistant.rhythm.due import Mark, read_id
from assistant.rhythm.event import Event
from assistant.rhythm.marks import Marks
from assistant.use_cases.stored import Stored
from assistant.use_cases.whole import Document

Kind = TypeVar("Kind")

PERSON_LIMIT = 1 << 26
"""Characters of one person with all their drafts, at most."""
_BATCH = 500
_GAP = 1_000_000
"""Ids that may be left out before one that is kept: what was removed there."""


class Returning:
    """Takes in the people of a TOML or JSON file, and hangs on them what the file holds beside."""

    def __init__(self, stored: Stored, intake: Intake, source: str, format: str) -> None:
        self._intake = intake
        self._source, self._format = source, format
        self._hanger = _Hanger(stored)
        self._waiting: list[tuple[int, int, Document, Outcome]] = []

    def all_of(self, path: Path) -> Iterator[Outcome | Problem]:
        """What became of everybody in the file, and what was left out of them. Raises Refused."""
        for found in _read(path, self._format):
            if isinstance(found, Problem):
                yield found
                continue
            incoming, table = found
            outcome, who = self._intake.take(incoming, self._source, is_id(_text(table.get("id"))) or 0)
            self._waiting.append((who, incoming.line, table, outcome))
            if len(self._waiting) >= _BATCH:
                yield from self._hung()
        yield from self._hung()
        self._hanger.propose()

    def _hung(self) -> Iterator[Outcome | Problem]:
        """What became of those who wait, now that all of theirs hangs on them."""
        self._intake.flush()
        for who, line, table, outcome in self._waiting:
            new = self._hanger.hang(self._intake.stands_for(who), table)
            yield "updated" if new and outcome == "skipped" else outcome
            yield from [Problem(line, reason) for reason in self._hanger.told]
            self._hanger.told.clear()
        self._waiting.clear()


def _read(path: Path, format: str) -> Iterator[tuple[Incoming, Document] | Problem]:
    """Everybody in a file with their table, or why it gave nobody."""
    source = opened(path)
    encoding = encoding_of(source)
    with source.open() as stream:
        lines = (line for batch in encoding.batches(stream) for line in batch)
        for table in documents(lines) if format == "json" else tables(lines, PERSON_LIMIT):
            if isinstance(table, Problem):
                yield table
                continue
            line, found = table
            told: list[str] = []
            person = {name: value for name, value in found.items() if name not in _BESIDE}
            key = person.get("key")
            from_us = isinstance(key, str) and is_uid(key)
            incoming = as_incoming(line, person, OWN if from_us else format, told)
            if incoming is not None:
                yield incoming, found
            yield from [Problem(line, reason) for reason in told]


_BESIDE = frozenset({"fact", "event", "draft", "other", "import", "double", "mark", "keys", "id"})


@dataclass(slots=True)
class _Hanger:
    """Brings back what hangs on people, one person after the other, with the ids that they had."""

    stored: Stored
    people: dict[str, int] = field(default_factory=dict)
    """The id that each person has now, by the one in the document."""
    unused: dict[str, int] = field(default_factory=dict)
    """By table, the first id that nothing had before."""
    told: list[str] = field(default_factory=list)
    """Sentences on what could not be brought back of the last person."""
    _doubles: list[tuple[str, str, Document]] = field(default_factory=list)

    def hang(self, person_id: int, found: Document) -> bool:
        """Hang on a person what their document holds; whether any of it is new."""
        facts, new_facts = self._facts(person_id, _tables(found, "fact"))
        drafts, new_drafts = self._drafts(person_id, _tables(found, "draft"), facts)
        events, new_events = self._events(person_id, _tables(found, "event"), drafts)
        new_marks = self._marks(person_id, found, events)
        new_beside = self._beside(person_id, found)
        if name := _text(found.get("id")):
            self.people[name] = person_id
            self._doubles += [(name, _text(one.get("with")), one) for one in _tables(found, "double")]
        return new_facts or new_drafts or new_events or new_marks or new_beside

    def propose(self) -> None:
        """Put back the proposals, now that everybody is there."""
        pairs = []
        for one, two, found in self._doubles:
            state = found.get("state", "open")
            if one in self.people and two in self.people and state in ("open", "refused"):
                why, created = _text(found.get("why")), moment(found.get("created"))
                pairs.append(Proposal(self.people[one], self.people[two], why, state, created))
        self.stored.doubles.add(pairs)

    def _facts(self, person_id: int, found: list[Document]) -> tuple[dict[str, int], bool]:
        there = {_same_fact(one): one.id for one in self.stored.facts.every(person_id)}
        ids: dict[str, int] = {}
        for one in found:
            try:
                fact = _made(Fact, one, person_id=person_id)
                known = there.get(_same_fact(fact))
                ids[_text(one.get("id"))] = known or self.stored.facts.add(fact, self._free("facts", one)).id
            except (Refused, TypeError) as refusal:
                self._tell("fact", refusal)
        return ids, not set(ids.values()) <= set(there.values())

    def _drafts(self, person_id: int, found: list[Document], facts: Mapping[str, int]) -> tuple[dict[str, int], bool]:
        there = {_same_draft(one): one.id for one in self.stored.drafts.of(person_id, limit=1_000_000)}
        ids: dict[str, int] = {}
        for one in found:
            try:
                draft = _draft_of(one, person_id, facts)
                known = there.get(_same_draft(draft))
                if known is None:
                    versions = [_version_of(each, facts) for each in _tables(one, "version")]
                    known = self.stored.drafts.restore(draft, versions, self._free("drafts", one)).id
                ids[_text(one.get("id"))] = known
            except (Refused, TypeError, ValueError) as refusal:
                self._tell("draft", refusal)
        return ids, not set(ids.values()) <= set(there.values())

    def _events(self, person_id: int, found: list[Document], drafts: Mapping[str, int]) -> tuple[dict[str, int], bool]:
        there = {_same_event(one): one.id for one in self.stored.events.of(person_id)}
        ids: dict[str, int] = {}
        for one in found:
            try:
                draft = drafts.get(_text(one.get("draft")))
                event = _made(Event, one, person_id=person_id, draft_id=draft, settles=None)
                known = there.get(_same_event(event))
                ids[_text(one.get("id"))] = known or self.stored.events.add(event, self._free("events", one)).id
            except (Refused, TypeError) as refusal:
                self._tell("event", refusal)
        self._settle(found, ids, set(there.values()))
        return ids, not set(ids.values()) <= set(there.values())

    def _settle(self, found: list[Document], ids: Mapping[str, int], there: set[int]) -> None:
        """Which favour each thing done settles, of what is new here; the favour may stand after it in the file."""
        for one in found:
            event, favour = ids.get(_text(one.get("id"))), ids.get(_text(one.get("settles")))
            if event is None or favour is None or event in there:
                continue
            try:
                self.stored.events.settle(event, favour)
            except Refused as refusal:
                self._tell("favour", refusal)

    def _marks(self, person_id: int, found: Document, events: Mapping[str, int]) -> bool:
        """What was said about what was due, under the ids that these have now; what is said here already stays."""
        marks, new = Marks(self.stored.store), False
        for one in _tables(found, "mark"):
            state, about = one.get("state"), read_id(_text(one.get("key")))
            days = [_day(one.get(name)) for name in ("day", "until")]
            if about is None or state not in ("snoozed", "done", "never") or None in days:
                self._tell("mark", TypeError())
                continue
            sort, letter, number = about
            event_id = events.get(f"e{number}") if letter == "e" else None
            if event_id is None and (letter == "e" or f"p{number}" != found.get("id")):
                continue  # about somebody or something that is gone
            key = f"{sort}-{letter}{event_id or person_id}"
            if marks.get(key) is None:
                marks.put_back(key, Mark(key, person_id, state, event_id, *map(str, days)))
                new = True
        return new

    def _beside(self, person_id: int, found: Mapping[str, Any]) -> bool:
        kept = self.stored.kept
        before = kept.values(person_id)
        kept.add_values(
            OtherValue(person_id, *(_text(one.get(name)) for name in ("field", "value", "source", "date")))
            for one in _tables(found, "other")
        )
        listed = found.get("keys", [])
        keys = [_text(key) for key in (listed if isinstance(listed, list) else []) if _text(key)]
        new_keys = [key for key in keys if key not in kept.keys(person_id)]
        kept.add_keys((person_id, key) for key in new_keys)
        kept.restore_imports(
            (person_id, _text(one.get("source")), bytes.fromhex(said), _text(one.get("date")))
            for one in _tables(found, "import")
            if (said := _text(one.get("said"))) and len(said) % 8 == 0 and set(said) <= set("0123456789abcdef")
        )
        return bool(new_keys) or len(kept.values(person_id)) > len(before)

    def _free(self, table: str, found: Document) -> int:
        """The id that something had, when nothing here ever had it; else 0."""
        store = self.stored.store
        first = self.unused.setdefault(table, store.next_id(table))
        written = re.fullmatch("[fed]([1-9][0-9]{0,15})", _text(found.get("id")))
        number = int(written[1]) if written else 0
        if not first <= number < first + _GAP or store.value(f"SELECT 1 FROM {table} WHERE id = ?", (number,)):
            return 0
        return number

    def _tell(self, what: str, refusal: Exception) -> None:
        why = str(refusal) if isinstance(refusal, Refused) else "It is not of the form that an export writes."
        self.told.append(f"A {what} was left out: {why}")


def _support_of(found: Document, facts: Mapping[str, int]) -> tuple[Support, ...]:
    """The spans of a text that lean on facts. Raises TypeError, ValueError for what are none."""
    spans = []
    for text in found.get("support", []):
        place, *names = str(text).split()
        start, _, end = place.partition("-")
        span = Support(int(start), int(end), tuple(facts[name] for name in names if name in facts))
        if not 0 <= span.start <= span.end <= len(found.get("body", "")):
            raise ValueError("a span that is not in the text")
        spans.append(span)
    if found.get("writer", "template") not in ("template", "model"):
        raise TypeError("nobody who writes")
    return tuple(spans)


def _draft_of(found: Document, person_id: int, facts: Mapping[str, int]) -> Draft:
    usage = found.get("usage")
    return _made(
        Draft,
        found,
        person_id=person_id,
        facts=_ids(found.get("facts", []), facts),
        support=_support_of(found, facts),
        usage=_made(Usage, usage) if isinstance(usage, dict) else None,
        notes=tuple(map(str, found.get("notes", []))),
        ties=tuple(Tie(_text(one.get("sentence")), _ids(one.get("facts"), facts)) for one in _tables(found, "ties")),
    )


def _ids(names: object, facts: Mapping[str, int]) -> tuple[int, ...]:
    """The ids that these facts have now. Raises TypeError for what is no list."""
    if names is not None and not isinstance(names, list):
        raise TypeError("no list of facts")
    return tuple(facts[name] for name in map(str, names or ()) if name in facts)


def _version_of(found: Document, facts: Mapping[str, int]) -> Version:
    if found.get("made_by", "writer") not in ("writer", "edit"):
        raise TypeError("nobody who changes a draft")
    return _made(Version, found, draft_id=0, number=0, support=_support_of(found, facts))


def _made(kind: type[Kind], found: Mapping[str, Any], **more: Any) -> Kind:
    """A record from a table: what it knows, each of its sort. Raises TypeError where one is of another."""
    given: dict[str, Any] = {}
    for one in fields(kind):  # type: ignore[arg-type]
        if one.name in more or one.name == "id":
            continue
        value = found.get(one.name)
        if value is None:
            if one.default is MISSING and one.default_factory is MISSING:
                given[one.name] = ""
        elif not isinstance(value, _SORTS.get(str(one.type), (str,))):
            raise TypeError(f"{one.name} is of another sort")
        elif one.name in ("created", "updated"):
            given[one.name] = moment(value)
        else:
            given[one.name] = value
    return kind(**given, **more)


def moment(text: object) -> str:
    """A time as it is stored; empty for what is none."""
    try:
        return datetime.fromisoformat(str(text)).isoformat(timespec="milliseconds")
    except ValueError:
        return ""


def _day(text: object) -> str | None:
    """A day as it is stored, or no day; None for what is neither."""
    try:
        return date.fromisoformat(str(text)).isoformat() if text else ""
    except ValueError:
        return None


_SORTS: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "bool": (bool,),
    "bool | None": (bool,),
    "int | None": (int,),
    "float | None": (int, float),
}


def _same_fact(fact: Fact) -> tuple[str, ...]:
    return fact.kind, fact.text, fact.source, fact.date


def _same_event(event: Event) -> tuple[object, ...]:
    return event.kind, event.date, event.note, event.message_kind, event.channel, event.created


def _same_draft(draft: Draft) -> tuple[str, ...]:
    return draft.kind, draft.channel, draft.created, draft.about


def _tables(found: Mapping[str, Any], name: str) -> list[Document]:
    """The tables of that name; nothing for what is none."""
    listed = found.get(name, [])
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _text(value: object) -> str:
    return clean_line(value) if isinstance(value, str) else ""
