"""The pass over new people: how close, a tag, how you know them, a say in hiring; a few seconds each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from textual.content import Content

from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.people.newcomers import Newcomer
from assistant.people.person import CLOSENESS, Closeness, Person
from assistant.tui.actions import bindings
from assistant.tui.screens.form import Field, FormScreen
from assistant.tui.screens.passing import PassScreen
from assistant.tui.widgets.plain import QUIET, Plain
from assistant.workspace import Workspace

_HIRING = {None: True, True: False, False: None}
_HAS_A_SAY = {True: "has a say", False: "no say", None: "not known"}


class NewcomersScreen(PassScreen[Person]):
    """People who were imported and of whom nothing was said yet, those first who matter for referrals."""

    BINDINGS = bindings("newcomers")
    TITLE_LINE = "New people"
    EMPTY = "Nobody new to go through. An import brings people; F7 begins one."
    OVER = "That was everybody."

    def __init__(self, workspace: Workspace, ids: Sequence[int] | None = None) -> None:
        """``ids``: those of one import; None: all who were imported and of whom nothing was said yet."""
        super().__init__(workspace)
        self._new: list[Newcomer] = workspace.newcomers(ids)

    def item(self) -> Person | None:
        """The person as they are now; one who was merged or removed meanwhile is left out."""
        while self._at < len(self._new):
            try:
                return self.workspace.people.get(self._new[self._at].person_id)
            except Refused:
                del self._new[self._at]
        return None

    def count(self) -> int:
        """How many there are to go through."""
        return len(self._new)

    def show(self, item: Person | None) -> None:
        """Who it is, why now, and what was said of them."""
        self.query_one("#board", Plain).update(self._shown(item) if item is not None else "")

    def _shown(self, person: Person) -> Content:
        what = ", ".join(part for part in (person.role, person.company, person.city) if part)
        more = [*person.emails[:2], *person.links[:2], *(f"{where} {at}" for where, at in person.handles.items())]
        parts: list[str | tuple[str, str]] = [(person.name, "bold"), "\n", what or "no role or company is known", "\n"]
        if more:
            parts.append(("  ".join(more) + "\n", QUIET))
        if person.connected:
            parts.append((f"connected since {person.connected}\n", QUIET))
        why = self._new[self._at].why
        parts += [
            "\n",
            ("Why now: ", "$text-accent"),
            "; ".join(why) if why else "next in the order in which they came",
            "\n\n",
        ]
        parts.append(("Closeness  ", QUIET))
        for number, name in enumerate(CLOSENESS, start=1):
            chosen = name == person.closeness
            parts.append((f"{number} {name}{' ✓' if chosen else ''}   ", "bold $text-success" if chosen else ""))
        parts += ["\n", ("Hiring     ", QUIET), _HAS_A_SAY[person.can_refer]]
        parts += ["\n", ("Tags       ", QUIET), ", ".join(person.tags) or "none"]
        shared = [one.text for one in self.workspace.facts.of(person.id) if one.kind == "shared"]
        parts += ["\n", ("You know   ", QUIET), "; ".join(shared) or "not said yet"]
        return Content.assemble(*parts)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what does something is offered."""
        if not self.is_mounted or action in ("leave_newcomers", "help"):
            return True
        if action == "undo_newcomer":
            return bool(self._steps)
        mine = (*CLOSENESS, "tag_newcomer", "how_known", "say_in_hiring", "next_newcomer")
        return self._at < len(self._new) if action in mine else True

    @property
    def key_labels(self) -> dict[str, str]:
        """At the end, nothing is left to stop."""
        return {} if self._at < len(self._new) else {"leave_newcomers": "Back"}

    # What the keys say of them.

    def _change(self, said: str, change: Callable[[Person], Person]) -> None:
        before = self.item()
        if before is None:
            return
        changed = change(before)
        try:
            self.workspace.people.update(changed)
        except Refused as refused:
            self.say(str(refused), "$text-error")
            return
        self.did(said, partial(self.workspace.people.update, before), "As it was before.", stay=True)

    def _close(self, closeness: Closeness) -> None:
        self._change(f"{closeness.capitalize()}; Enter goes on.", lambda one: replace(one, closeness=closeness))

    def action_stranger(self) -> None:
        self._close("stranger")

    def action_acquaintance(self) -> None:
        self._close("acquaintance")

    def action_colleague(self) -> None:
        self._close("colleague")

    def action_friend(self) -> None:
        self._close("friend")

    def action_say_in_hiring(self) -> None:
        """Yes, no, not known, in turn."""
        self._change("Hiring is set; Enter goes on.", lambda one: replace(one, can_refer=_HIRING[one.can_refer]))

    def action_tag_newcomer(self) -> None:
        person = self.item()
        if person is None:
            return

        def closed(tag: str | None) -> None:
            if tag:
                self._change(f"Tagged {tag}.", lambda one: replace(one, tags=(*one.tags, tag)))

        known = tuple(name for name, _ in self.workspace.people.tags())
        field = Field("line", "Tag", "", "one tag; → completes those you use", known)
        self.app.push_screen(LineForm(f"tag-{person.id}", person.name, field), closed)

    def action_how_known(self) -> None:
        """How you know them: a fact that you share, so that a message may lean on it."""
        person = self.item()
        if person is None:
            return

        def closed(text: str | None) -> None:
            if text:
                fact = self.workspace.facts.add(Fact(person.id, text, kind="shared"))
                back = partial(self.workspace.facts.remove, fact.id)
                self.did("Kept as something you share.", back, "Taken back.", stay=True)

        field = Field("line", "How", "", "worked together at Kupfer in 2019")
        self.app.push_screen(LineForm(f"how-{person.id}", f"How do you know {person.name}?", field), closed)

    def action_next_newcomer(self) -> None:
        """On to the next, whatever was said."""
        self.did("", None)

    def action_undo_newcomer(self) -> None:
        self.take_back()

    def action_leave_newcomers(self) -> None:
        self.dismiss(None)


class LineForm(FormScreen[str]):
    """One line about somebody."""

    def __init__(self, key: str, title: str, field: Field) -> None:
        super().__init__(key, title, [field])

    def save(self, values: Mapping[str, str]) -> str:
        """The line. Raises Refused where there is none."""
        line = values["line"].strip()
        if not line:
            raise Refused("Write a line, or press Esc.")
        return line
