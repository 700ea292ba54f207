"""Who may be one person: two side by side, field by field, with what would be kept."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.content import Content

from assistant.errors import Refused
from assistant.tui.actions import bindings
from assistant.tui.screens.passing import PassScreen
from assistant.tui.widgets.plain import QUIET, Plain
from assistant.workspace import Workspace

if TYPE_CHECKING:
    from assistant.use_cases.importing import Pair

_FRAME = 7
"""Columns that frame, padding and scroll bar take."""
_LABEL = 11
_LABELS = {
    "name": "Name", "emails": "E-mail", "handles": "Handles", "links": "Links", "company": "Company", "role": "Role",
    "city": "City", "timezone": "Time zone", "language": "Language", "closeness": "Closeness",
    "can_refer": "Hiring", "every_days": "Rhythm", "tags": "Tags", "connected": "Connected",
}  # fmt: skip


class PairsScreen(PassScreen["Pair"]):
    """The open proposals, oldest first. Each answer is taken at once, and ``u`` takes it back."""

    BINDINGS = bindings("pairs")
    TITLE_LINE = "One person, or two?"
    EMPTY = "Nobody waits to be merged. An import proposes pairs that look like one person."

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._pairs: list[Pair] = []
        self._later: set[frozenset[int]] = set()
        """Those that were passed over."""

    def item(self) -> Pair | None:
        """The pair that is to be answered: the one that was come back to, else the first that is open.

        Looked up anew each time, for a merge changes the pairs in which the two stand as well.
        """
        if self._at < len(self._pairs):
            return self._pairs[self._at]
        for pair in self.workspace.proposals(len(self._later) + 1):
            if _ids(pair) not in self._later:
                self._pairs.append(pair)
                return pair
        return None

    def count(self) -> int:
        """Those that were answered or passed over, and those that are open."""
        return self._at + self.workspace.proposal_count() - len(self._later)

    def show(self, item: Pair | None) -> None:
        """Field by field; what stays is marked."""
        self.query_one("#board", Plain).update(self._side_by_side(item) if item is not None else "")

    def on_resize(self) -> None:
        """The columns are as wide as there is room."""
        if self.is_mounted:
            self.show(self.item())

    def _side_by_side(self, pair: Pair) -> Content:
        room = min(100, int(self.app.size.width * 0.96)) - _FRAME
        stays, goes = (Content.styled(text, "$text-accent") for text in _whose(pair))
        rows = _row("", stays, goes, room)
        for line in pair.lines:
            mine, other = line.one == line.kept, line.two == line.kept
            rows += _row(_LABELS.get(line.field, line.field), _cell(line.one, mine), _cell(line.two, other), room)
            if not mine and not other:
                rows += _row("", Content.assemble(("✓ both: ", "$text-success"), line.kept), None, room)
        rows += ["", *Content.styled(f"They may be one: {pair.why}.", QUIET).wrap(room)]
        return Content("\n").join([Content(row) if isinstance(row, str) else row for row in rows])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what does something is offered."""
        if not self.is_mounted:
            return True
        if action in ("merge_pair", "keep_apart", "later_pair"):
            return self._at < len(self._pairs)
        return bool(self._steps) if action == "undo_pair" else True

    @property
    def key_labels(self) -> dict[str, str]:
        """At the end, nothing is left to stop."""
        return {} if self._at < len(self._pairs) else {"leave_pairs": "Back"}

    def action_merge_pair(self) -> None:
        """Make one of the two."""
        pair = self.item()
        if pair is None:
            return
        try:
            kept = self.workspace.merge(pair.one.id, pair.two.id)
        except Refused as refused:
            self.say(str(refused), "$text-error")
            return

        def back() -> None:
            self.workspace.undo_merge(self.workspace.find_merge(f"p{pair.two.id}"))
            self._again(pair)

        self.did(f"{kept.name} is one person now, p{kept.id}; what gave way is kept beside.", back, "Two again.")

    def action_keep_apart(self) -> None:
        """They are two, and nobody asks again."""
        pair = self.item()
        if pair is None:
            return
        try:
            self.workspace.keep_apart(pair.one.id, pair.two.id)
        except Refused as refused:
            self.say(str(refused), "$text-error")
            return
        self.did("Two people; nobody asks again.", lambda: self._again(pair), "Open again.")

    def action_later_pair(self) -> None:
        """Leave it open."""
        pair = self.item()
        if pair is not None:
            self._later.add(_ids(pair))
            self.did("It stays open.", lambda: self._forget(pair))

    def action_undo_pair(self) -> None:
        self.take_back()

    def action_leave_pairs(self) -> None:
        self.dismiss(None)

    def _again(self, pair: Pair) -> None:
        """Open again; what came after it is looked up anew."""
        self.workspace.propose_again(pair.one.id, pair.two.id, pair.why)
        self._forget(pair)

    def _forget(self, pair: Pair) -> None:
        self._later.discard(_ids(pair))
        del self._pairs[self._pairs.index(pair) + 1 :]


def _ids(pair: Pair) -> frozenset[int]:
    return frozenset((pair.one.id, pair.two.id))


def _whose(pair: Pair) -> tuple[str, str]:
    return f"p{pair.one.id} stays", f"p{pair.two.id} goes into it"


def _row(label: str, one: Content, two: Content | None, room: int) -> list[Content | str]:
    """A field's line of the table, or several where a value is long; ``two`` None: ``one`` has both columns."""
    width = max((room - _LABEL - 1) // 2, 8)
    left = one.wrap(width if two is not None else max(room - _LABEL, 8))
    right = two.wrap(width) if two is not None else []
    lines: list[Content | str] = []
    for number, (mine, other) in enumerate(zip_longest(left, right, fillvalue=Content(""))):
        named = (label if number == 0 else "").ljust(_LABEL)
        gap = " " * max(width + 1 - mine.cell_length, 1)
        lines.append(Content.assemble((named, QUIET), mine, gap, other).rstrip())
    return lines


def _cell(text: str, kept: bool) -> Content:
    """A value; what stays carries a mark, so that it is told without colours too."""
    if not text:
        return Content.styled("·", QUIET)
    return Content.assemble(("✓ ", "$text-success"), text) if kept else Content.styled(f"  {text}", QUIET)
