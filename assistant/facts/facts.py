"""Facts as they are stored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import get_args

from assistant.door import clean_line, clean_text
from assistant.errors import Refused
from assistant.facts.fact import FACT_KINDS, Fact, FactKind, FactStatus
from assistant.store.clock import now
from assistant.store.database import Row, Store

_FIELDS = ("person_id", "kind", "text", "title", "source", "date", "private", "status", "created", "updated", "quote")
_INSERT = f"INSERT INTO facts (id, {', '.join(_FIELDS)}) VALUES (?, {', '.join('?' * len(_FIELDS))})"
_INSERT_NEW = (
    f"INSERT INTO facts ({', '.join(_FIELDS)}) SELECT {', '.join('?' * len(_FIELDS))}"
    " WHERE NOT EXISTS (SELECT 1 FROM facts WHERE person_id = ? AND text = ?)"
)
_UPDATE = f"UPDATE facts SET {', '.join(f'{field} = ?' for field in _FIELDS)} WHERE id = ?"
# A bare year or month counts as its beginning, and no date as older than any: text order does both.
_NEWEST_FIRST = "ORDER BY date DESC, id DESC"

# Opening sign, what may close it. A straight or a single one counts only where no letter or digit
# touches it from outside: 'it's' and 5'10" are no titles.
_QUOTED = re.compile(
    r"“(?P<a>[^“”\n]+)”|„(?P<b>[^„“”\n]+)[“”]|«(?P<c>[^«»\n]+)»|»(?P<d>[^«»\n]+)«"
    r"|「(?P<e>[^「」\n]+)」|『(?P<f>[^『』\n]+)』|《(?P<g>[^《》\n]+)》"
    r"|(?<!\w)\"(?P<h>[^\s\"](?:[^\"\n]*[^\s\"])?)\"(?!\w)"
    r"|(?<!\w)‘(?P<i>[^\s‘’](?:(?:[^‘’\n]|’(?=\w))*[^\s‘’])?)’(?!\w)"
    r"|(?<!\w)‚(?P<j>[^\s‚‘\n](?:[^‚‘\n]*[^\s‚‘])?)‘(?!\w)"
    r"|(?<!\w)'(?P<k>[^\s'](?:(?:[^'\n]|'(?=\w))*[^\s'])?)'(?!\w)"
)


def title_in(text: str) -> str:
    """The name of the thing that a text speaks of: what stands first in quotation marks, without them.

    Empty when there are none; an apostrophe is none.

    >>> title_in("Wrote “The cost of a lock”, which I've read")
    'The cost of a lock'
    """
    for match in _QUOTED.finditer(text):
        title = next(group for group in match.groups() if group is not None).strip()
        title = title.rstrip(",; ").strip()
        if any(letter.isalnum() for letter in title):
            return title
    return ""


def valid_date(text: str) -> str:
    """``2026-03-01``, ``2026-03``, ``2026`` or nothing, cleaned. Raises Refused for anything else."""
    plain = clean_line(text)
    if not plain:
        return ""
    shape = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", plain)
    try:
        if shape is None:
            raise ValueError
        date(int(shape[1]), int(shape[2] or 1), int(shape[3] or 1))
    except ValueError:
        raise Refused(f"'{plain[:40]}' is not the date of a fact; write 2026-03-01, 2026-03 or 2026.") from None
    return plain


class Facts:
    """What you know about people. Everything given is cleaned and checked before it is stored."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, fact: Fact, number: int = 0) -> Fact:
        """Store a new fact; the record as stored, with a title from its quotation marks when it has none.

        ``number``: the id to give it, which no fact has; 0: the next.
        Raises Refused: no text, no such person, an unknown kind, a date or a source that cannot be.
        """
        with self._store.transaction():
            if not self._store.value("SELECT 1 FROM people WHERE id = ?", (fact.person_id,)):
                raise Refused(f"There is no person p{fact.person_id}; 'outreach people' lists them.")
            moment = now()
            checked = replace(_valid(fact), created=fact.created or moment, updated=fact.updated or moment)
            return replace(checked, id=self._store.execute(_INSERT, (number or None, *_values(checked))))

    def add_new(self, facts: Iterable[Fact]) -> None:
        """Store many at once, without those whose text their person has already; all or none. Raises Refused."""
        moment = now()
        ready = (replace(_valid(fact), created=moment, updated=moment) for fact in facts)
        with self._store.transaction():
            self._store.execute_many(_INSERT_NEW, ((*_values(fact), fact.person_id, fact.text) for fact in ready))

    def update(self, fact: Fact) -> Fact:
        """Store the record anew, by its id. Raises Refused as ``add`` does, and when it is not there."""
        with self._store.transaction():
            before = self.get(fact.id)
            checked = replace(_valid(fact), person_id=before.person_id, created=before.created, updated=now())
            self._store.change(_UPDATE, (*_values(checked), fact.id))
        return checked

    def get(self, fact_id: int) -> Fact:
        """The fact with this id. Raises Refused when there is none."""
        row = self._store.row("SELECT * FROM facts WHERE id = ?", (fact_id,))
        if row is None:
            raise _gone(fact_id)
        return _fact(row)

    def remove(self, fact_id: int) -> None:
        """Remove a fact for good: no byte of it stays in the file. Raises Refused when it is not there.

        Nothing remembers a removed fact, so gathering may find it again; a rejected one it does not.
        """
        with self._store.transaction():
            fact = self.get(fact_id)
            self._store.change("DELETE FROM facts WHERE id = ?", (fact_id,))
            if fact.read:  # its page is read again in full, and not asked whether it changed
                sql = "UPDATE fetched SET etag = '', modified = '' WHERE person_id = ?"
                self._store.change(sql, (fact.person_id,))
            self._store.sweep()

    def of(self, person_id: int, *, usable: bool = False, rejected: bool = False) -> list[Fact]:
        """A person's facts, newest first, those without a date last; ``usable``: approved and not private.

        Rejected ones are left out, unless they are asked for with the others.
        """
        only = "AND status = 'approved' AND NOT private " if usable else ""
        only += "" if rejected else "AND status <> 'rejected' "
        sql = f"SELECT * FROM facts WHERE person_id = ? {only}{_NEWEST_FIRST}"
        return [_fact(row) for row in self._store.rows(sql, (person_id,))]

    def proposed(self, person_id: int) -> list[Fact]:
        """What waits for an answer: newest page first, and of each page its facts in the order in which it has them."""
        waiting = sorted((one for one in self.of(person_id) if one.status == "proposed"), key=lambda one: one.id)
        pages = [[*facts] for _, facts in groupby(waiting, key=lambda one: one.source)]
        pages.sort(key=lambda facts: (max(one.date for one in facts), facts[-1].id), reverse=True)
        return [one for facts in pages for one in facts]

    def every(self, person_id: int) -> list[Fact]:
        """All of a person's facts, whatever their state, in the order in which they were written down."""
        sql = "SELECT * FROM facts WHERE person_id = ? ORDER BY id"
        return [_fact(row) for row in self._store.rows(sql, (person_id,))]

    def of_kind(self, kind: FactKind) -> list[Fact]:
        """Everybody's facts of one kind, proposed and private ones too, newest first."""
        return [_fact(row) for row in self._store.rows(f"SELECT * FROM facts WHERE kind = ? {_NEWEST_FIRST}", (kind,))]

    def newest(self, kinds: Iterable[str], person_ids: Iterable[int] | None = None, since: str = "") -> dict[int, Fact]:
        """By person the newest usable fact of these kinds; one without a date counts from when it was noted.

        ``since`` is an ISO day: nothing older. Who has none is not in it.
        """
        wanted = [*kinds]
        whose = "" if person_ids is None else f"AND person_id IN ({','.join(map(str, person_ids))})"
        day = "coalesce(nullif(date, ''), substr(created, 1, 10))"
        found = self._store.rows(
            f"SELECT *, max({day} || printf('%018d', id)) FROM facts WHERE status = 'approved' AND NOT private"
            f" AND kind IN ({', '.join('?' * len(wanted))}) AND {day} >= ? {whose} GROUP BY person_id",
            (*wanted, since),
        )
        return {row["person_id"]: _fact(row) for row in found}

    def approve(self, ids: Sequence[int]) -> list[Fact]:
        """Make proposed facts approved ones, all or none. Raises Refused when one is not there.

        A rejected one is approved as well: that takes the rejection back.
        """
        return self._to("approved", ids)

    def reject(self, ids: Sequence[int]) -> list[Fact]:
        """Say no to proposed facts, all or none: they are not listed any more, and gathering does not bring them back.

        Raises Refused when one is not there, or is approved already: that one is removed instead.
        """
        with self._store.transaction():
            for fact_id in ids:
                if self.get(fact_id).status == "approved":
                    raise Refused(f"f{fact_id} is approved, not proposed; 'outreach remove f{fact_id}' removes it.")
            return self._to("rejected", ids)

    def propose(self, ids: Sequence[int]) -> list[Fact]:
        """Make facts proposed ones again, all or none: takes an approval or a rejection back. Raises Refused."""
        return self._to("proposed", ids)

    def _to(self, status: FactStatus, ids: Sequence[int]) -> list[Fact]:
        with self._store.transaction():
            changed = [replace(self.get(fact_id), status=status, updated=now()) for fact_id in ids]
            for fact in changed:
                self._store.change(
                    "UPDATE facts SET status = ?, updated = ? WHERE id = ?", (status, fact.updated, fact.id)
                )
        return changed


def _gone(fact_id: int) -> Refused:
    return Refused(f"There is no fact f{fact_id}; 'outreach facts PERSON' lists a person's facts.")


def _valid(fact: Fact) -> Fact:
    text = clean_text(fact.text).strip()
    if not text:
        raise Refused("A fact needs a text: what you know about them, in a line.")
    if fact.kind not in FACT_KINDS:
        from difflib import get_close_matches

        near = get_close_matches(fact.kind, FACT_KINDS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"use one of {', '.join(FACT_KINDS)}."
        raise Refused(f"'{clean_line(fact.kind)[:40]}' is no kind of fact; {hint}")
    if fact.status not in get_args(FactStatus):
        raise Refused(f"'{clean_line(fact.status)[:40]}' is no status of a fact; it is approved, proposed or rejected.")
    return replace(
        fact,
        text=text,
        # What stands in quotation marks in a gathered fact may be a sentence: it has the title it was given.
        title=_unquoted(clean_line(fact.title)) or ("" if fact.quote else title_in(text)),
        source=_valid_source(fact.source),
        date=valid_date(fact.date),
        quote=clean_text(fact.quote).strip(),
    )


def _valid_source(source: str) -> str:
    """An http(s) address or free words, such as ``told me at lunch``."""
    plain = clean_line(source)
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*)://", plain)
    if scheme and scheme[1].lower() not in ("http", "https"):
        raise Refused(f"'{plain[:60]}' is not a source that is kept; give an http(s) address, or say it in words.")
    if scheme and not re.fullmatch(r"[A-Za-z]+://[^\s/?#]+\S*", plain):
        raise Refused(f"'{plain[:60]}' is not a whole web address; write it like https://example.org/essay.")
    return plain


def _unquoted(title: str) -> str:
    """A given title without the quotation marks that were typed around all of it."""
    match = _QUOTED.fullmatch(title)
    return title_in(title) if match else title


def _values(fact: Fact) -> tuple[object, ...]:
    return tuple(getattr(fact, field) for field in _FIELDS)


def _fact(row: Row) -> Fact:
    return Fact(
        id=row["id"],
        person_id=row["person_id"],
        text=row["text"],
        kind=row["kind"],
        title=row["title"],
        source=row["source"],
        date=row["date"],
        private=bool(row["private"]),
        status=row["status"],
        created=row["created"],
        updated=row["updated"],
        quote=row["quote"],
    )
