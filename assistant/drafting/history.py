"""Stepping through a draft's history: one line of versions, in which nothing is ever lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.drafting.draft import Draft, Version, Written
from assistant.drafting.drafts import Drafts
from assistant.errors import Refused

_SHOWN = 40
"""Characters of an instruction that are shown with a version."""


CUT_OFF = "This version was cut off."


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft's text stands in its history."""

    number: int
    """Of the version that is its text; 0: its text is in no version yet, or there is none."""
    of: int
    """How many versions there are."""
    now: Version | None = None
    before: Version | None = None

    @property
    def line(self) -> str:
        """Such as ``Version 2 of 4, “shorter”.``; empty where there is no version."""
        if not self.of:
            return ""
        if self.now is None:
            return f"Edited since version {self.of}."
        said = self.now.said if len(self.now.said) <= _SHOWN else self.now.said[: _SHOWN - 1].rstrip() + "…"
        how = f", “{said}”" if said else ", by your hand" if self.now.made_by == "edit" else ""
        cut = "" if self.now.complete else ", incomplete"
        return f"Version {self.number} of {self.of}{how}{cut}."


def place(draft: Draft, versions: Sequence[Version]) -> Place:
    """Where the text stands. An edit that is in no version yet stands behind the last one."""
    found = next((one for one in versions if one.number == draft.step and _same(draft, one)), None)
    found = found or next((one for one in reversed(versions) if _same(draft, one)), None)
    if found is None:
        return Place(0, len(versions), None, versions[-1] if versions and draft.body.strip() else None)
    at = [one.number for one in versions].index(found.number)
    return Place(at + 1, len(versions), found, versions[at - 1] if at else None)


def settle(drafts: Drafts, draft: Draft) -> list[Version]:
    """The history with the draft's text in it.

    Words of the person's own become a version before anything replaces them.
    """
    versions = drafts.versions(draft.id)
    if draft.body.strip() and place(draft, versions).now is None:
        mine = Written(
            draft.subject, draft.body, draft.support,
            writer="model" if draft.writer == "model" else "template", model=draft.model, complete=draft.complete,
        )  # fmt: skip
        versions.append(drafts.version(draft.id, mine, "edit"))
    return versions


def step(drafts: Drafts, draft: Draft, by: int) -> Draft:
    """Make the version ``by`` further on (less than 0: before) the draft's text; makes no new one but of an edit.

    Raises Refused at either end of the history.
    """
    versions = settle(drafts, draft)
    here = place(draft, versions)
    if here.now is None:
        raise Refused(f"d{draft.id} has no version yet; draft it first.")
    to = here.number - 1 + by
    if not 0 <= to < len(versions):
        end = "first" if by < 0 else "last"
        raise Refused(
            f"This is the {end} of {len(versions)} versions." if len(versions) > 1 else "There is one version."
        )
    version = versions[to]
    return drafts.save(
        replace(
            draft,
            subject=version.subject,
            body=version.body,
            support=version.support,
            writer=version.writer,
            model=version.model,
            complete=version.complete,
            reason="" if version.complete else CUT_OFF,
            usage=None,
            notes=(),
            # What was sent stays sent, whatever its text is afterwards: sending is noted once.
            state="sent" if draft.state == "sent" else "drafted",
            step=version.number,
        )
    )


def as_it_was(draft: Draft, versions: Sequence[Version], subject: str, body: str) -> Draft:
    """The draft, complete or not as the last version was that had this text; as it is where none had.

    An undo brings back the text alone: a cut-off one must not come back as whole, nor a whole one as cut off.
    """
    was = next((one for one in reversed(versions) if (one.subject, one.body) == (subject, body)), None)
    if was is None or was.complete == draft.complete:
        return draft
    return replace(draft, complete=was.complete, reason="" if was.complete else CUT_OFF)


def _same(draft: Draft, version: Version) -> bool:
    return (draft.subject, draft.body, draft.complete) == (version.subject, version.body, version.complete)
