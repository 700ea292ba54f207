"""What was done through the coach's keys, so that one key takes back exactly the last thing; no screen in it.

A change of the text is in the editor's history as well; what changes something else (a tie, what is left out) is held
to the change of the text that came last before it. So both are taken back in the order in which they were done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Change = object
"""One change of the text, as the editor's history has it; two are the same when they are one object."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done, and what takes it back."""

    said: str
    """What is said once it is done."""
    unsaid: str
    """What is said once it is taken back: what that brought back."""
    back: Callable[[], object]
    again: Callable[[], object]
    change: Change | None
    """The change of the text that it made; of one that made none, the one that came last before it (None: none had)."""
    in_text: bool


class Deeds:
    """The deeds on one page, last one on top."""

    def __init__(self) -> None:
        self._done: list[Deed] = []
        self._undone: list[Deed] = []

    def did(self, deed: Deed) -> None:
        """Something was done; what was taken back before is not brought back any more."""
        self._done.append(deed)
        self._undone.clear()

    def to_take_back(self, changes: Sequence[Change]) -> Deed | None:
        """The last deed, if nothing was typed since; ``changes``: those of the text, in order."""
        while self._done and self._done[-1].in_text and not _among(self._done[-1].change, changes):
            self._done.pop()  # taken back by the editor's own key
        if not self._done or self._done[-1].change is not (changes[-1] if changes else None):
            return None
        return self._done.pop()

    def taken_back(self, deed: Deed) -> None:
        """It was taken back, or what was typed was, and may be brought back."""
        self._undone.append(deed)

    def to_bring_back(self, changes: Sequence[Change], undone: Sequence[Change]) -> Deed | None:
        """What was taken back last, if nothing was done since; ``undone``: changes of the text, the next one last."""
        if not self._undone:
            return None
        deed = self._undone.pop()
        beside = undone if deed.in_text else changes
        if deed.change is not (beside[-1] if beside else None):
            self._undone.clear()
            return None
        return deed

    def brought_back(self, deed: Deed) -> None:
        """It was done once more."""
        if deed.said:  # typing is in the editor's history alone
            self._done.append(deed)


def _among(change: Change | None, changes: Sequence[Change]) -> bool:
    return any(one is change for one in changes)
