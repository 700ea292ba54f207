"""Everybody from where they already are: importing, and what an import proposes to merge."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.door import clean_line
from assistant.errors import Refused
from assistant.settings.paths import shown_path
from assistant.use_cases.imported import Imported as Imported
from assistant.use_cases.imported import Looked as Looked
from assistant.use_cases.imported import Pair as Pair
from assistant.use_cases.imported import Progress as Progress
from assistant.use_cases.imported import Trouble as Trouble
from assistant.use_cases.stored import Stored

# What the first paint does not need is imported where it is used.
if TYPE_CHECKING:
    from assistant.people.importing.incoming import Problem
    from assistant.people.importing.reading import Reading
    from assistant.people.matching.intake import Intake, Note, Outcome
    from assistant.people.matching.merges import Merge, Merges
    from assistant.people.newcomers import Newcomer
    from assistant.people.person import Person

PROPOSALS_SHOWN = 200
"""How many proposals a report holds; the others are counted."""

_STEP = 250


class Stopped(Refused):
    """Somebody stopped the import; nothing of it is there."""

    def __init__(self) -> None:
        super().__init__("Stopped; nothing was imported.")


class _Rehearsed(Exception):
    """A dry run is over, and what it did is taken back."""


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for garbage in cycles seldom: many small things that stay cost a sixth of a long import otherwise."""
    before = gc.get_threshold()
    gc.set_threshold(500_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class Importing(Stored):
    """Bringing people in, and making one of two."""

    def look(self, files: Sequence[Path], format: str = "", columns: Mapping[str, str] | None = None) -> list[Looked]:
        """What files are, from their beginnings; ``columns`` changes what some columns of tables are.

        Raises Refused for a file that is none of people, and for a column that none of them has; Unnamed, which
        holds the headers, for a table of which nobody has said yet which column is the name.
        """
        from assistant.people.importing.columns import of_these
        from assistant.people.matching.kept import called

        readings = [_opened(path, format, columns) for path in files]
        there = list(dict.fromkeys(header for reading in readings for header in reading.columns))
        for header in columns or ():
            if not of_these(there, {header: ""}):
                listed = ", ".join(map(clean_line, there)) or "none, for there is no table"
                raise Refused(f"There is no column '{clean_line(header)[:40]}'; there are {listed}.")
        return [
            Looked(
                shown_path(path.name), reading.format, called(reading.format), reading.encoding, reading.guessed,
                dict(reading.columns),
            )
            for path, reading in zip(files, readings, strict=True)
        ]  # fmt: skip

    def import_people(
        self,
        files: Sequence[Path],
        *,
        format: str = "",
        columns: Mapping[str, str] | None = None,
        dry_run: bool = False,
        progress: Callable[[Progress], None] | None = None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Imported:
        """Import files, all of them or nothing: one transaction, which a dry run takes back.

        ``format`` is read off the content when empty; ``columns`` says what some of a table's columns are,
        by their headers, where that is not what ``look`` says. ``progress`` is called every few hundred
        people, ``stop`` at each of them; both may come from another thread than the screen's, and must not
        touch the store. Raises Stopped, and Refused for a file that is none of people.
        """
        self.look(files, format, columns)
        report = Imported()
        try:
            with _seldom_collected(), self.store.transaction():
                self._take_in(report, files, format, columns, progress, stop)
                if dry_run:
                    report.people.clear()
                    raise _Rehearsed
        except _Rehearsed:
            pass
        return report

    def import_beside(
        self,
        files: Sequence[Path],
        *,
        columns: Mapping[str, str] | None = None,
        dry_run: bool = False,
        progress: Callable[[Progress], None] | None = None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Imported:
        """``import_people`` over a connection of its own, for another thread than the screen's.

        Over the one connection of the screen, whatever it shows would wait until the import is through.
        Raises as ``import_people`` does.
        """
        from assistant.store.database import Store

        with Store.open(self.home.store) as store:
            beside = type(self)(self.home, self.config, store)
            return beside.import_people(files, columns=columns, dry_run=dry_run, progress=progress, stop=stop)

    def newcomers(self, ids: Sequence[int] | None = None) -> list[Newcomer]:
        """New people in the order in which to go through them, each with why: see ``people.newcomers``.

        ``ids``: those of one import; None: all who were imported and of whom nobody has said anything yet,
        neither how close they are, nor of hiring, nor how you know them.
        """
        from assistant.people.newcomers import in_order

        wanted = set(self.kept.imported_unsaid() if ids is None else ids)
        return in_order((one for one in self.people.everyone() if one.id in wanted), city=self.config.me.city)

    def proposals(self, limit: int = -1, offset: int = 0, since: int = 0) -> list[Pair]:
        """Pairs who may be one, oldest proposal first, to take (``merge``) or to refuse (``keep_apart``)."""
        found = self.doubles.open(limit, offset, since)
        return [self.pair(one.person_id, one.other_id, one.why) for one in found]

    def proposal_count(self) -> int:
        """How many pairs wait."""
        return self.doubles.count()

    def pair(self, one_id: int, two_id: int, why: str = "") -> Pair:
        """Two people side by side, the one with more behind them first. Raises Refused when one is not there."""
        older, newer = sorted((one_id, two_id))
        first, second = (newer, older) if self._behind(newer) > self._behind(older) else (older, newer)
        return self.side_by_side(first, second, why)

    def side_by_side(self, one_id: int, two_id: int, why: str = "", prefer: Collection[str] = ()) -> Pair:
        """What merging the second into the first would keep, field by field. Raises Refused."""
        from assistant.people.matching.combine import side_by_side

        one, two = self.people.get(one_id), self.people.get(two_id)
        return Pair(one, two, why, tuple(side_by_side(one, two, prefer)))

    def merge(self, one_id: int, two_id: int, *, prefer: Collection[str] = ()) -> Person:
        """Make one of two: the first stays, with all that was the second's. ``undo_merge`` takes it back.

        ``prefer``: fields of which the second one's value is to stay; the first one's is kept beside.
        Raises Refused.
        """
        why = next((one.why for one in self.doubles.of(one_id) if two_id in (one.person_id, one.other_id)), "")
        return self._merges.merge(one_id, two_id, why or "you said so", prefer)

    def keep_apart(self, one_id: int, two_id: int) -> None:
        """They are two people, and are never proposed again. Raises Refused when one is not there."""
        self.doubles.refuse(self.people.get(one_id).id, self.people.get(two_id).id)

    def propose_again(self, one_id: int, two_id: int, why: str) -> None:
        """Ask once more whether two are one: an answer was taken back. Raises Refused when one is not there."""
        from assistant.people.matching.proposals import Proposal

        one, two = self.people.get(one_id).id, self.people.get(two_id).id
        with self.store.transaction():
            self.doubles.forget(one, two)
            self.doubles.add([Proposal(min(one, two), max(one, two), why)])

    def undo_merge(self, merge: Merge) -> Person:
        """Take a merge back; the one who was merged, with all that was theirs. Raises Refused."""
        return self._merges.undo(merge.id)

    def find_merge(self, reference: str = "") -> Merge:
        """The merge that ``p41``, who was merged, or somebody who has it all now means; empty: the last one.

        Raises Refused when there is none.
        """
        from assistant.people.people import is_id

        number = is_id(reference)
        found = self._merges.into(number) if number else None if reference else self._merges.latest()
        if found is None and reference:
            found = next(iter(self._merges.of(self.people.find(reference).id)), None)
        if found is None:
            raise Refused("Nobody was merged, so there is nothing to take back; 'outreach show PERSON' shows merges.")
        return found

    def merges(self, person_id: int) -> list[Merge]:
        """Who was merged into somebody, latest first."""
        return self._merges.of(person_id)

    @property
    def _merges(self) -> Merges:
        from assistant.people.matching.merges import Merges

        return Merges(self.store, self.people)

    def _behind(self, person_id: int) -> int:
        """How much there is of somebody that did not come with an import."""
        return (
            len(self.facts.of(person_id, usable=True)) + len(self.events.of(person_id)) + len(self.drafts.of(person_id))
        )

    def _take_in(
        self,
        report: Imported,
        files: Sequence[Path],
        format: str,
        columns: Mapping[str, str] | None,
        progress: Callable[[Progress], None] | None,
        stop: Callable[[], bool],
    ) -> None:
        from assistant.people.matching.intake import Intake
        from assistant.people.matching.likely import likely

        compared = 0

        def going_on(more: int = 0) -> None:
            nonlocal compared
            if stop():
                raise Stopped
            compared += more

        def comparing(more: int) -> None:
            going_on(more)
            if progress:
                read = sum(report.counted.values())
                at = report.progress(shown_path(files[-1].name), read)
                progress(replace(at, comparing=True, compared=compared))

        last = self.doubles.last()
        intake = Intake(self.store, self.people, date.today().isoformat(), self._keep_notes, going_on)
        for path in files:
            self._read(path, format, columns, intake, report, progress, stop)
        intake.flush()
        joined, returned = intake.joined, intake.returned
        found = likely(self.store, lambda one: intake.is_new(one) or one in joined, comparing)
        self.doubles.add(one for one in found if not (one.person_id in returned and one.other_id in returned))
        report.proposed = self.doubles.count(last)
        report.proposals = self.proposals(PROPOSALS_SHOWN, since=last)
        report.first_new = intake.first
        report.people = [one for one in intake.created if intake.is_there(one)]

    def _read(
        self,
        path: Path,
        format: str,
        columns: Mapping[str, str] | None,
        intake: Intake,
        report: Imported,
        progress: Callable[[Progress], None] | None,
        stop: Callable[[], bool],
    ) -> None:
        """One file, record by record."""
        from assistant.people.importing.incoming import Problem
        from assistant.people.matching.kept import called
        from assistant.use_cases.returning import Returning

        name = shown_path(path.name)
        reading = _opened(path, format, columns)
        report.formats[name] = reading.format
        report.columns[name] = dict(reading.columns)
        source = f"{called(reading.format)} ({name})"
        taken = None
        if reading.format in ("toml", "json"):
            taken = Returning(self, intake, source, reading.format).all_of(path)
        seen, counted = 0, report.counted
        for outcome in taken or _taken(intake, reading, source):
            if stop():
                raise Stopped
            if isinstance(outcome, Problem):
                report.problems.append(Trouble(name, outcome.line, outcome.reason))
                continue
            seen += 1
            counted[outcome] += 1
            if progress and seen % _STEP == 0:
                progress(report.progress(name, seen))
        report.left_out[name] = dict(sorted(reading.left_out.items(), key=lambda item: -item[1]))
        report.remarks[name] = list(reading.remarks)
        if progress:
            progress(report.progress(name, seen))

    def _keep_notes(self, notes: list[Note]) -> None:
        """What another program remarks about somebody is personal: private, whatever it says."""
        from assistant.facts.fact import Fact

        self.facts.add_new(
            Fact(person_id, text, kind="note", source=source, private=True) for person_id, text, source in notes
        )


def _opened(path: Path, format: str, columns: Mapping[str, str] | None) -> Reading:
    """A file to be read, with those columns changed that it has. Raises Refused."""
    from assistant.people.importing.reading import read

    return read(path, format or None, changes=columns)


def _taken(intake: Intake, reading: Reading, source: str) -> Iterator[Outcome | Problem]:
    """What became of each record of a file, and what could not be used."""
    from assistant.people.importing.incoming import Problem

    for found in reading:
        yield found if isinstance(found, Problem) else intake.take(found, source)[0]
