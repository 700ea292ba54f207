"""What an import tells: how far it is, what it took a file for, what it did and what it could not use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

# What the first paint does not need is imported where it is used.
if TYPE_CHECKING:
    from assistant.people.matching.combine import Line
    from assistant.people.matching.intake import Outcome
    from assistant.people.person import Person


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: so many people read, and what became of them."""

    file: str
    read: int
    created: int
    updated: int
    merged: int
    skipped: int
    problems: int
    comparing: bool = False
    """All are read, and who may be one is looked for."""
    compared: int = 0
    """How many were looked at for that."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A line that could not be used, or not all of it."""

    file: str
    line: int
    """Counted from 1; 0 for the file as a whole."""
    reason: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one, side by side."""

    one: Person
    """Who would stay: the one with more behind them, else who was there first."""
    two: Person
    why: str
    lines: tuple[Line, ...]
    """Field by field what both say and what would be kept."""


@dataclass(slots=True)
class Imported:
    """What an import did, or would do."""

    counted: dict[Outcome, int] = field(default_factory=lambda: {"created": 0, "updated": 0, "merged": 0, "skipped": 0})
    """How many people each thing happened to."""
    problems: list[Trouble] = field(default_factory=list)
    proposed: int = 0
    """How many pairs may be one person each."""
    proposals: list[Pair] = field(default_factory=list)
    """The first of them."""
    first_new: int = 0
    """The first of their ids."""
    people: list[int] = field(default_factory=list)
    """Ids of those who are new, for going through them; empty for a dry run."""
    formats: dict[str, str] = field(default_factory=dict)
    """What each file was read as."""
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    """What each column of a table was taken for, by file and header; empty for what was not used."""

    left_out: dict[str, dict[str, int]] = field(default_factory=dict)
    """What there is no place for, by file: columns or properties, and how often they say something."""
    remarks: dict[str, list[str]] = field(default_factory=dict)
    """How what may be read in two ways was read, by file, in a sentence each."""

    def progress(self, file: str, read: int) -> Progress:
        """How far it is, in the file that is being read."""
        return Progress(file, read, self.created, self.updated, self.merged, self.skipped, len(self.problems))

    @property
    def created(self) -> int:
        """How many are new."""
        return self.counted["created"]

    @property
    def updated(self) -> int:
        """Of how many there was news from where they had come from before."""
        return self.counted["updated"]

    @property
    def merged(self) -> int:
        """How many were joined to somebody who was there."""
        return self.counted["merged"]

    @property
    def skipped(self) -> int:
        """Of how many nothing was said that was not known."""
        return self.counted["skipped"]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file was taken for, to be confirmed before it is imported."""

    name: str
    format: str
    called: str
    """The format as it is called."""
    encoding: str
    guessed: bool
    """The encoding was told by the look of the letters alone."""
    columns: dict[str, str]
    """For a table: what each column was taken for, by its header; empty for what is not used."""
