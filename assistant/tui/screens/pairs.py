"""Who may be one person: two side by side, field by field, with what would be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Grid
from textual.content import Content
from textual.widget import Widget

from assistant.errors import Refused
from assistant.tui.actions import bindings
from assistant.tui.screens.passing import PassScreen
from assistant.tui.widgets.plain import Plain
from assistant.workspace import Workspace

if TYPE_CHECKING:
    from assistant.use_cases.importing import Pair

_LABELS = {
    "name": "Name", "emails": "E-mail", "handles": "Handles", "links": "Links", "company": "Company", "role": "Role",
    "city": "City", "timezone": "Time zone", "language": "Language", "closeness": "Closeness",
    "can_refer": "Hiring", "every_days": "Rhythm", "tags": "Tags", "connected": "Connected",
}  # fmt: skip


class PairsScreen(PassScreen["Pair"]):
    """The open proposals, oldest first. Each answer is taken at once, and ``u`` takes it back."""

    DEFAULT_CSS = """
    PairsScreen {
        Grid {
            grid-size: 3; grid-columns: 10 1fr 1fr; grid-rows: auto; grid-gutter: 0 1; height: auto;
        }
        Grid > Plain { height: auto; }
        .across { column-span: 3; }
        .label { color: $text-muted; }
    }
    """
    BINDINGS = bindings("pairs")
    TITLE_LINE = "One person, or two?"
    EMPTY = "Nobody waits to be merged. An import proposes pairs that look like one person."

    def __init__(self, workspace: Workspace, said: str = "") -> None:
        super().__init__(workspace, said)
        self._pairs: list[Pair] = []
        self._later: set[frozenset[int]] = set()
        """Those that were passed over."""

    def board(self) -> Widget:
        """Three columns: the field, one, the other."""
        return Grid(id="board")

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
        board = self.query_one("#board", Grid)
        board.remove_children()
        if item is None:
            return
        cells = [
            Plain("", classes="label"),
            Plain(Content.styled(f"p{item.one.id} stays", "$text-accent")),
            Plain(Content.styled(f"p{item.two.id} goes into it", "$text-accent")),
        ]
        for line in item.lines:
            mine, other = line.one == line.kept, line.two == line.kept
            cells += [
                Plain(_LABELS.get(line.field, line.field), classes="label"),
                Plain(_cell(line.one, kept=mine)),
                Plain(_cell(line.two, kept=other)),
            ]
            if not mine and not other:
                cells += [
                    Plain("", classes="label"),
                    Plain(Content.assemble(("✓ both: ", "$text-success"), line.kept), classes="both"),
                    Plain(""),
                ]
        cells.append(Plain(Content.styled(f"\nThey may be one: {item.why}.", "$text-muted"), classes="across"))
        board.mount_all(cells)

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


def _cell(text: str, *, kept: bool) -> Content:
    """A value; what stays carries a mark, so that it is told without colours too."""
    if not text:
        return Content.styled("·", "$text-muted")
    return Content.assemble(("✓ ", "$text-success"), text) if kept else Content.styled(f"  {text}", "$text-muted")
