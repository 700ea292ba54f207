"""A person's page: who they are, what is open with them, and what happened between you, newest first."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.content import Content

from assistant.errors import Refused
from assistant.people.person import Person
from assistant.rhythm.event import Event
from assistant.tui.actions import bindings
from assistant.tui.person_lines import head, rows_of
from assistant.tui.screens.choose import log_choices, pick
from assistant.tui.screens.lines_screen import LinesScreen
from assistant.tui.screens.log_form import EventForm
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.lines_list import LinesList
from assistant.tui.widgets.plain import Plain
from assistant.workspace import Workspace

_LISTED = ("introduced", "introduced-me", "referred", "referred-me", "sent")
"""What happens seldom, and so has no key of its own."""


class HistoryScreen(LinesScreen):
    """One key for each thing that happens. It is noted for today at once; a note and another day come after."""

    DEFAULT_CSS = """
    HistoryScreen {
        background: $background;
        #head { height: auto; max-height: 10; padding: 0 2; }
        #lines { margin: 1 0 0 0; max-width: 112; }
        #empty { height: 1fr; padding: 1 2; color: $text-muted; display: none; }
        &.-none #empty { display: block; }
        &.-none #lines { display: none; }
        #said { height: auto; max-height: 3; padding: 0 2; }
    }
    """
    BINDINGS = bindings("history")

    def __init__(self, workspace: Workspace, person: Person, *, writing: bool = False) -> None:
        """``writing``: a message to them is open below, so that Enter goes back to it."""
        super().__init__(workspace)
        self.person = person
        self._writing = writing
        self._events: list[Event] = []
        self._newest: Event | None = None
        """What was noted last on this page."""
        self._steps: list[tuple[Callable[[], object], str]] = []
        """How each thing that was done here is taken back, and what to say then."""
        self._doomed = 0

    def compose(self) -> ComposeResult:
        """The person, what happened, what came of the last key, the keys."""
        yield Plain("", id="head")
        yield LinesList(id="lines")
        yield Plain("Nothing has happened yet. r, m, t, a, h and g note what does, and l the rest.", id="empty")
        yield Plain("", id="said")
        yield KeyFooter()

    def on_resize(self) -> None:
        self.call_after_refresh(self._read)

    def _read(self, to: int = 0) -> None:
        """Look what happened. The cursor goes to the event ``to``, or stays at its place."""
        listing = self.query_one(LinesList)
        ids = [event.id for event in self._events]
        at = ids.index(self._chosen.id) if self._chosen else 0
        self._events = self.workspace.events.of(self.person.id)
        ids = [event.id for event in self._events]
        before = self._chosen
        if to not in ids and ids:
            to = before.id if before is not None and before.id in ids else ids[min(at, len(ids) - 1)]
        self.set_class(not ids, "-none")
        listing.show(rows_of(self._events, self.person, self.today, listing.room), f"e{to}")
        room = max(self.size.width - 4, 20)
        self.query_one("#head", Plain).update(head(self.workspace, self.person, self._events, self.today, room))
        self.refresh_bindings()

    @property
    def _chosen(self) -> Event | None:
        key = self.query_one(LinesList).key
        return next((event for event in self._events if f"e{event.id}" == key), None)

    def _say(self, text: str, style: str = "") -> None:
        self.query_one("#said", Plain).update(Content.styled(text, style) if style else Content(text))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what does something is offered."""
        if not self.is_mounted:
            return True
        if action in ("edit_event", "remove_event"):
            return self._chosen is not None
        if action == "more_of_it":
            return self._newest is not None
        return bool(self._steps) if action == "undo_event" else True

    def on_option_list_option_highlighted(self) -> None:
        self._doomed = 0
        self.refresh_bindings()

    def on_lines_list_opened(self) -> None:
        """A second click opens the event."""
        self.action_edit_event()

    # What the keys note.

    def action_they_replied(self) -> None:
        self._note("replied")

    def action_we_met(self) -> None:
        self._note("met")

    def action_we_talked(self) -> None:
        self._note("talked")

    def action_asked_me(self) -> None:
        self._note("asked-me")

    def action_helped_me(self) -> None:
        self._note("helped-me")

    def action_helped_them(self) -> None:
        self._note("helped")

    def action_something_else(self) -> None:
        """Introductions, referrals, and a message that went another way."""

        def chosen(kind: str | None) -> None:
            if kind:
                self._note(kind)

        pick(self.app, "What happened?", [one for one in log_choices() if one.id in _LISTED], chosen)

    def _note(self, kind: str) -> None:
        from assistant.rhythm.history import said_of

        event = self.workspace.log(self.person, kind, self.today)
        self._newest = event
        self._steps.append((lambda: self.workspace.events.remove(event.id), "Taken back."))
        self._read(event.id)
        said = f"Noted for today: {said_of(event, self.person.first_name)}.{self._settled(event)}"
        self._say(f"{said} n adds a note or another day, u takes it back.", "$text-success")

    def _settled(self, event: Event) -> str:
        """Which favour is done by it; or that nobody can tell, where they wait for several."""
        from assistant.rhythm.contact import FAVOURS

        if event.kind not in FAVOURS:
            return ""
        if event.settles is not None:
            favour = self.workspace.events.get(event.settles)
            what = " ".join(favour.note.split()).rstrip(".") if not favour.private else ""
            return f" That settles the favour they asked for{f': “{what}”' if what else ''}."
        open_ = len(self.workspace.open_favours(self.person, self.today))
        what = "a favour is" if open_ == 1 else f"{open_} favours are"
        return f" Still, {what} owed to them; d in Today ticks one off." if open_ else ""

    # What the keys do to what is noted.

    def action_more_of_it(self) -> None:
        """A note, or another day, for what was noted last."""
        if self._newest is not None:
            self._open(self._newest)

    def action_edit_event(self) -> None:
        """The note and the day of the event under the cursor."""
        event = self._chosen
        if event is not None:
            self._open(event)

    def _open(self, before: Event) -> None:
        from assistant.rhythm.history import said_of

        def closed(event: Event | None) -> None:
            if event is None:
                return
            if self._newest is not None and self._newest.id == event.id:
                self._newest = event
            self._steps.append((lambda: self.workspace.events.update(before), "As it was before."))
            self._read(event.id)
            self._say("Kept. u takes it back.", "$text-success")

        title = f"{said_of(before, self.person.first_name)}, {before.date}"
        self.app.push_screen(EventForm(self.workspace, before, title), closed)

    def action_undo_event(self) -> None:
        """Take back what was done last on this page."""
        if not self._steps:
            return
        back, said = self._steps.pop()
        try:
            back()
        except Refused as refused:
            self._say(str(refused), "$text-error")
            return
        if self._newest is not None:
            ids = [event.id for event in self.workspace.events.of(self.person.id)]
            self._newest = self.workspace.events.get(self._newest.id) if self._newest.id in ids else None
        self._read()
        self._say(said)

    def action_remove_event(self) -> None:
        """Gone for good, so it takes two presses."""
        event = self._chosen
        if event is None:
            return
        if self._doomed != event.id:
            self._doomed = event.id
            self._say("d again deletes it for good.", "$text-warning")
            return
        self.workspace.events.remove(event.id)
        self._doomed = 0
        if self._newest is not None and self._newest.id == event.id:
            self._newest = None
        self._read()
        self._say("Deleted.")

    def action_write_them(self) -> None:
        """A message: what is due with them, else as it was last."""
        if self._writing:
            self.dismiss(None)
            return
        due = next((one for one in self.workspace.due_with(self.person, self.today) if one.state == "due"), None)
        self._away = True
        self.outreach.write_to(self.person.id, kind=due.kind if due else "")

    def action_leave_history(self) -> None:
        self.dismiss(None)
