"""Drafts and their versions as they are stored."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, get_args

from assistant.door import clean_line, clean_text
from assistant.drafting.draft import Draft, Support, Tie, Usage, Version, Written
from assistant.errors import Refused
from assistant.store.clock import now
from assistant.store.database import Row, Store

_FIELDS = (
    "person_id", "kind", "channel", "about", "subject", "body", "facts", "support", "writer", "model",
    "complete", "reason", "state", "usage", "forced", "created", "updated", "notes", "step",
    "ties",
)  # fmt: skip
_SAVED = tuple(field for field in _FIELDS if field not in ("person_id", "created"))
_INSERT = f"INSERT INTO drafts (id, {', '.join(_FIELDS)}) VALUES (?, {', '.join('?' * len(_FIELDS))})"
_UPDATE = f"UPDATE drafts SET {', '.join(f'{field} = ?' for field in _SAVED)} WHERE id = ?"
_NEWEST_FIRST = "ORDER BY updated DESC, id DESC"
_STATES = get_args(Literal["started", "drafted", "copied", "sent"])


class Drafts:
    """Drafts by person, each with its history. Every text is cleaned before it is stored."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, draft: Draft, number: int = 0) -> Draft:
        """Store a new draft; the record as stored. Raises Refused when there is no such person.

        ``number``: the id to give it, which no draft has; 0: the next.
        """
        with self._store.transaction():
            if not self._store.value("SELECT 1 FROM people WHERE id = ?", (draft.person_id,)):
                raise Refused(f"There is no person p{draft.person_id}; 'outreach people' lists them.")
            moment = now()
            kept = replace(_cleaned(draft), created=draft.created or moment, updated=moment)
            return replace(kept, id=self._store.execute(_INSERT, (number or None, *_values(kept, _FIELDS))))

    def restore(self, draft: Draft, versions: Sequence[Version], number: int = 0) -> Draft:
        """Put back a draft with its history and its times; the record as stored. ``number`` as for ``add``.

        Raises Refused when there is no such person, ValueError for a state that is none.
        """
        with self._store.transaction():
            kept = replace(self.add(draft, number), updated=draft.updated or now())
            self._store.change(_UPDATE, (*_values(kept, _SAVED), kept.id))
            for number, one in enumerate(versions, start=1):
                body = clean_text(one.body)
                support = one.support if body == one.body else ()
                self._insert_version(
                    replace(
                        one,
                        draft_id=kept.id,
                        number=number,
                        subject=clean_line(one.subject),
                        body=body,
                        support=support,
                        model=clean_line(one.model),
                        said=clean_line(one.said),
                        created=one.created or now(),
                    )
                )
        return kept

    def save(self, draft: Draft) -> Draft:
        """Store the text as it is now, without a version; the record as stored.

        One UPDATE, cheap enough for every pause in typing. The person and the moment of creation stay
        as they were. Raises Refused when the draft is not there any more.
        """
        kept = replace(_cleaned(draft), updated=now())
        if not self._store.change(_UPDATE, (*_values(kept, _SAVED), draft.id)):
            raise _gone(draft.id)
        return kept

    def version(self, draft_id: int, written: Written, made_by: Literal["writer", "edit"], said: str = "") -> Version:
        """Add a step to a draft's history, and leave the draft as it is. Raises Refused when it is gone."""
        with self._store.transaction():
            if not self._store.value("SELECT 1 FROM drafts WHERE id = ?", (draft_id,)):
                raise _gone(draft_id)
            sql = "SELECT coalesce(max(number), 0) + 1 FROM versions WHERE draft_id = ?"
            body = clean_text(written.body)
            version = Version(
                draft_id=draft_id,
                number=int(self._store.value(sql, (draft_id,))),
                subject=clean_line(written.subject),
                body=body,
                support=written.support if body == written.body else (),
                writer=written.writer,
                model=clean_line(written.model),
                complete=written.complete,
                made_by=made_by,
                created=now(),
                said=clean_line(said),
            )
            self._insert_version(version)
        return version

    def _insert_version(self, version: Version) -> None:
        self._store.execute(
            "INSERT INTO versions (draft_id, number, subject, body, support, writer, model, complete,"
            " made_by, created, said) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                version.draft_id, version.number, version.subject, version.body, _support_out(version.support),
                version.writer, version.model, version.complete, version.made_by, version.created, version.said,
            ),
        )  # fmt: skip

    def rewrite(self, version: Version, written: Written) -> None:
        """Put a newer text into a step of the history, while it is still being written."""
        body = clean_text(written.body)
        self._store.execute(
            "UPDATE versions SET subject = ?, body = ?, support = ?, complete = ? WHERE draft_id = ? AND number = ?",
            (
                clean_line(written.subject), body, _support_out(written.support if body == written.body else ()),
                written.complete, version.draft_id, version.number,
            ),
        )  # fmt: skip

    def versions(self, draft_id: int) -> list[Version]:
        """A draft's history, oldest first."""
        found = self._store.rows("SELECT * FROM versions WHERE draft_id = ? ORDER BY number", (draft_id,))
        return [_version(row) for row in found]

    def get(self, draft_id: int) -> Draft:
        """The draft with this id. Raises Refused when there is none."""
        row = self._store.row("SELECT * FROM drafts WHERE id = ?", (draft_id,))
        if row is None:
            raise _gone(draft_id)
        return _draft(row)

    def of(self, person_id: int | None = None, limit: int = 50) -> list[Draft]:
        """A person's drafts, or everybody's, the one changed last first; at most ``limit``."""
        return self._where("1", person_id, limit)

    def latest(self, person_id: int | None = None) -> Draft | None:
        """The draft with a text that was changed last, if any."""
        return next(iter(self._where("body <> ''", person_id, 1)), None)

    def unfinished(self, person_id: int | None = None) -> Draft | None:
        """The draft to go on with after a crash: changed last, neither copied nor sent, and not empty."""
        begun = "state NOT IN ('copied', 'sent') AND (about <> '' OR subject <> '' OR body <> '')"
        return next(iter(self._where(begun, person_id, 1)), None)

    def remove(self, draft_id: int) -> None:
        """Remove a draft and its history for good: no byte of it stays in the file.

        Events that tell of it stay, without it. Raises Refused when it is not there.
        """
        with self._store.transaction():
            if not self._store.change("DELETE FROM drafts WHERE id = ?", (draft_id,)):
                raise _gone(draft_id)
            self._store.sweep()

    def _where(self, condition: str, person_id: int | None, limit: int) -> list[Draft]:
        whose, params = ("person_id = ?", [person_id]) if person_id is not None else ("1", [])
        sql = f"SELECT * FROM drafts WHERE {whose} AND {condition} {_NEWEST_FIRST} LIMIT ?"
        return [_draft(row) for row in self._store.rows(sql, (*params, limit))]


def _gone(draft_id: int) -> Refused:
    return Refused(f"There is no draft d{draft_id}; 'outreach drafts' lists them.")


def _cleaned(draft: Draft) -> Draft:
    if draft.state not in _STATES:
        raise ValueError(f"no such state of a draft: {draft.state}")
    body = clean_text(draft.body)
    return replace(
        draft,
        kind=clean_line(draft.kind),
        channel=clean_line(draft.channel),
        about=clean_text(draft.about),
        subject=clean_line(draft.subject),
        body=body,
        # Offsets into a text that had to be cleaned point nowhere; better none than wrong ones.
        support=draft.support if body == draft.body else (),
        model=clean_line(draft.model),
        reason=clean_line(draft.reason),
        notes=tuple(clean_line(note) for note in draft.notes),
        forced=clean_line(draft.forced),
        ties=tuple(Tie(clean_line(tie.sentence), tie.facts) for tie in draft.ties),
    )


def _values(draft: Draft, fields: Sequence[str]) -> tuple[object, ...]:
    usage = draft.usage
    special: dict[str, object] = {
        "notes": "\n".join(draft.notes),
        "facts": json.dumps(draft.facts),
        "support": _support_out(draft.support),
        "ties": json.dumps([(tie.sentence, tie.facts) for tie in draft.ties], ensure_ascii=False),
        "usage": usage and json.dumps([usage.prompt_tokens, usage.completion_tokens, usage.counted, usage.cost]),
    }
    return tuple(special[field] if field in special else getattr(draft, field) for field in fields)


def _support_out(support: tuple[Support, ...]) -> str:
    return json.dumps([(each.start, each.end, each.facts) for each in support])


def _support_in(text: str) -> tuple[Support, ...]:
    return tuple(Support(start, end, tuple(facts)) for start, end, facts in json.loads(text))


def _draft(row: Row) -> Draft:
    return Draft(
        id=row["id"],
        person_id=row["person_id"],
        kind=row["kind"],
        channel=row["channel"],
        about=row["about"],
        subject=row["subject"],
        body=row["body"],
        facts=tuple(json.loads(row["facts"])),
        support=_support_in(row["support"]),
        writer=row["writer"],
        model=row["model"],
        complete=bool(row["complete"]),
        reason=row["reason"],
        state=row["state"],
        usage=Usage(*json.loads(row["usage"])) if row["usage"] else None,
        notes=tuple(row["notes"].splitlines()),
        forced=row["forced"],
        step=row["step"],
        ties=tuple(Tie(sentence, tuple(facts)) for sentence, facts in json.loads(row["ties"])),
        created=row["created"],
        updated=row["updated"],
    )


def _version(row: Row) -> Version:
    return Version(
        draft_id=row["draft_id"],
        number=row["number"],
        subject=row["subject"],
        body=row["body"],
        support=_support_in(row["support"]),
        writer=row["writer"],
        model=row["model"],
        complete=bool(row["complete"]),
        made_by=row["made_by"],
        created=row["created"],
        said=row["said"],
    )
