"""Start: the people, the cursor in the search field; what was left unfinished above them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from assistant.people.person import Person, PersonRow
from assistant.tui.actions import bindings
from assistant.tui.day_lines import DayLine
from assistant.tui.widgets.band import Band
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.people_list import PAGE, PeopleList
from assistant.tui.widgets.plain import Plain
from assistant.tui.widgets.search_field import SearchField
from assistant.workspace import Workspace

if TYPE_CHECKING:
    from textual import events
    from textual.timer import Timer

    from assistant.drafting.draft import Draft
    from assistant.tui.app import OutreachApp

PAUSE = 0.03
"""Seconds without a key until those who match are counted."""

SOON = 0.001
"""Seconds left between two slices, so that a key comes first."""


class StartScreen(Screen[None]):
    """Whom to write to. Typing filters; Enter writes."""

    DEFAULT_CSS = """
    StartScreen {
        background: $background;
        #title { height: 1; padding: 0 2; text-style: bold; color: $accent; }
        #search { margin: 1 1 0 1; border: round $foreground 25%; background: $background; height: 3; }
        #search:focus { border: round $accent; }
        &:ansi #search { border: round ansi_bright_black; }
        &:ansi #search:focus { border: round ansi_green; }
        #people { margin: 0 2; }
        #empty { height: 1fr; padding: 1 3; color: $text-muted; display: none; }
        &.-nobody #empty { display: block; }
        &.-nobody #people { display: none; }
        #count { height: 1; padding: 0 3; color: $text-muted; }
    }
    StartScreen.-short #band { margin: 0; }
    StartScreen.-short #search { margin: 0 1; }
    """
    BINDINGS = [
        *bindings("start"),
        ("enter", "write"),
        ("up", "move(-1)"),
        ("down", "move(1)"),
        ("pageup", "move(-10)"),
        ("pagedown", "move(10)"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (26, "-tall")]
    AUTO_FOCUS = "#search"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._unfinished: Draft | None = None
        self._due: list[DayLine] = []
        self._query = ""
        self._away = False
        self._somebody: bool | None = None
        self._timer: Timer | None = None
        self._tally: Iterator[int] | None = None
        self._found = 0
        self._decided = True
        """Whether those who are shown are those who match; else what was shown stays until it is known."""

    @property
    def outreach(self) -> OutreachApp:
        """The app, as what it is."""
        return cast("OutreachApp", self.app)

    def compose(self) -> ComposeResult:
        """Title, band, search, people, keys."""
        yield Plain("outreach", id="title")
        yield Band(id="band")
        yield SearchField(placeholder="Search by name, company or tag", id="search")
        yield PeopleList(id="people")
        yield Plain("", id="empty")
        yield Plain("", id="count")
        yield KeyFooter()

    def on_mount(self) -> None:
        # Not Input.Changed: it may come when the key is painted already, and its find a frame later.
        self.watch(self.query_one("#search", Input), "value", self._typed, init=False)
        self._fill()
        self.call_after_refresh(self._fill_band)

    def on_screen_resume(self) -> None:
        """Back from writing: look again, for something will have changed."""
        if self._away:
            self._away = False
            self._fill(keep=self.query_one(PeopleList).cursor)
            self._fill_band()

    def on_screen_suspend(self) -> None:
        self._away = True

    def _typed(self, value: str) -> None:
        """Every letter filters. What goes through everybody waits until nothing is typed for a moment."""
        self._query = value
        if not self._query.strip():
            self._fill()
            return
        self._leave_off()
        first = self._fetch(PAGE, 0, inside=False)
        if first:
            self._show(first, len(first) if len(first) < PAGE else None)
        if len(first) in (0, PAGE):
            self._decided = bool(first)
            self._tally = self.workspace.people.tally(self._query)
            if first:
                self._timer = self.set_timer(PAUSE, self._count_on)
            else:
                self._count_on()

    def on_search_field_written(self) -> None:
        """Enter in the search field writes to the person under the cursor."""
        self.action_write()

    def on_people_list_chosen(self, event: PeopleList.Chosen) -> None:
        """A double click writes."""
        self.outreach.write_to(event.row.id)

    def on_key(self, event: events.Key) -> None:
        """Letters typed while the list has the focus go on filtering."""
        search = self.query_one("#search", Input)
        if event.is_printable and event.character and self.focused is not search:
            search.focus()
            search.insert_text_at_cursor(event.character)
            event.stop()

    def _fill(self, keep: int = 0) -> None:
        """Find, count and show, all at once."""
        self._leave_off()
        self._show(self._fetch(PAGE, 0), self.workspace.people.count(self._query), keep)

    def _fetch(self, limit: int, offset: int, *, inside: bool = True) -> list[PersonRow]:
        return self.workspace.people.rows(self._query, "", limit, offset, inside=inside)

    def _show(self, first: list[PersonRow], count: int | None, keep: int = 0) -> None:
        self.query_one(PeopleList).show(first, self._fetch, count=count, keep=keep)
        self.set_class(not first, "-nobody")
        if not first:
            self.query_one("#empty", Plain).update(_nobody(self._query))
        if count is not None:
            self._say_count(count)

    def _say_count(self, count: int) -> None:
        self.query_one("#count", Plain).update(_counted(count, self._query), layout=False)

    def _count_on(self) -> None:
        """Count the next slice of those who match, then leave the rest for after what else is to do."""
        if self._tally is None:
            return
        found = next(self._tally, None)
        if found is None:
            self._counted()
        else:
            self._found = found
            self._timer = self.set_timer(SOON, self._count_on)

    def _counted(self) -> None:
        count, decided = self._found, self._decided
        self._leave_off()
        if decided:
            self.query_one(PeopleList).show_count(count)
            self._say_count(count)
        else:
            self._show(self._fetch(PAGE, 0) if count else [], count)

    def _decide(self) -> None:
        """Find at once who is still looked for: who presses a key means those who match what is typed."""
        if not self._decided and self._tally is not None:
            for found in self._tally:
                self._found = found
            self._counted()

    def _leave_off(self) -> None:
        """Stop counting."""
        if self._timer is not None:
            self._timer.stop()
        self._timer, self._tally, self._found, self._decided = None, None, 0, True

    def _fill_band(self) -> None:
        """What was left at once; what is due when it is known, for with thousands of people that takes a while."""
        self._unfinished = self.workspace.drafts.unfinished()
        self._show_band()
        self.run_worker(self._look_due, thread=True, group="due", exclusive=True, exit_on_error=False)

    def _look_due(self) -> None:
        """In a thread, so that no key waits for it."""
        from assistant.errors import Refused
        from assistant.tui.day_lines import day_lines

        try:
            agenda = self.workspace.agenda(self.outreach.today(), glance=True)
        except Refused:  # a store that is busy just now: nobody came for the band
            return
        lines = day_lines(agenda, (), {}, most=len(agenda.due))
        self.app.call_from_thread(self._due_known, lines)

    def _due_known(self, lines: list[DayLine]) -> None:
        self._due = lines
        self._show_band()

    def _show_band(self) -> None:
        left, line = self._unfinished, ""
        if left is not None:
            person = self.workspace.people.get(left.person_id)
            words = " ".join((left.body or left.about or left.subject).split())
            line = f"Unfinished, to {person.name}, {ago(left.updated)}{f': {words}' if words else ''}"
        self.query_one(Band).tell(line, self._due, self.workspace.config.keys, self.app.size.width)
        self.refresh_bindings()

    def on_resize(self) -> None:
        self._show_band()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what does something is offered."""
        if not self.is_mounted:
            return True
        if action == "resume":
            return self._unfinished is not None
        if action in ("edit_person", "know", "their_history", "prepare"):
            return self.query_one(PeopleList).chosen is not None
        return True

    def on_people_list_moved(self) -> None:
        somebody = self.query_one(PeopleList).chosen is not None
        if somebody is not self._somebody:
            self._somebody = somebody
            self.refresh_bindings()

    def action_move(self, by: int) -> None:
        self.query_one(PeopleList).move(by)

    def action_write(self) -> None:
        """Write to the person under the cursor; add whom nobody matches."""
        self._decide()
        row = self.query_one(PeopleList).chosen
        if row is not None:
            self.outreach.write_to(row.id)
        else:
            self._add(self._query.strip())

    def action_add_person(self) -> None:
        self._decide()
        row = self.query_one(PeopleList).chosen
        self._add("" if row is not None else self._query.strip())

    def _add(self, name: str) -> None:
        from assistant.tui.screens.person_form import PersonForm

        def added(person: Person | None) -> None:
            if person is not None:
                self.query_one("#search", Input).value = ""
                self.outreach.write_to(person.id)

        self.app.push_screen(PersonForm(self.workspace, name=name), added)

    def action_edit_person(self) -> None:
        self._decide()
        row = self.query_one(PeopleList).chosen
        if row is not None:
            from assistant.tui.screens.person_form import PersonForm

            self.app.push_screen(PersonForm(self.workspace, person=self.workspace.people.get(row.id)))

    def action_know(self) -> None:
        self._decide()
        row = self.query_one(PeopleList).chosen
        if row is not None:
            from assistant.tui.screens.facts import FactsScreen

            self.app.push_screen(FactsScreen(self.workspace, self.workspace.people.get(row.id)))

    def action_today(self) -> None:
        """What is owed and due, and who is waited for."""
        from assistant.tui.screens.today import TodayScreen

        self.app.push_screen(TodayScreen(self.workspace))

    def action_their_history(self) -> None:
        self._decide()
        row = self.query_one(PeopleList).chosen
        if row is not None:
            from assistant.tui.screens.history import HistoryScreen

            self.app.push_screen(HistoryScreen(self.workspace, self.workspace.people.get(row.id)))

    def action_import(self) -> None:
        from assistant.tui.screens.importing import ImportScreen

        self.app.push_screen(ImportScreen(self.workspace))

    def action_pairs(self) -> None:
        from assistant.tui.screens.pairs import PairsScreen

        self.app.push_screen(PairsScreen(self.workspace))

    def action_newcomers(self) -> None:
        from assistant.tui.screens.newcomers import NewcomersScreen

        self.app.push_screen(NewcomersScreen(self.workspace))

    def action_hunt(self) -> None:
        from assistant.tui.screens.hunt import HuntScreen

        self.app.push_screen(HuntScreen(self.workspace))

    def action_prepare(self) -> None:
        """The page before meeting the person under the cursor."""
        self._decide()
        row = self.query_one(PeopleList).chosen
        if row is not None:
            from assistant.tui.screens.prep import PrepScreen

            self.app.push_screen(PrepScreen(self.workspace, self.workspace.people.get(row.id)))

    def action_map(self) -> None:
        from assistant.tui.screens.drawing import draw_map

        draw_map(self.app, self.workspace)

    def action_resume(self) -> None:
        if self._unfinished is not None:
            self.outreach.write_to(self._unfinished.person_id)


def _counted(count: int, query: str) -> str:
    if count == 0:
        return ""
    noun = "person" if count == 1 else "people"
    return f"{count:,} {noun}{' found' if query.strip() else ''}"


def _nobody(query: str) -> Content:
    if query.strip():
        return Content.assemble("Nobody called “", (query.strip(), "bold"), "”. Enter adds them.")
    return Content("Nobody here yet. Whose work do you respect? Type their name and press Enter. F7 imports everybody.")


def ago(when: str) -> str:
    """How long ago a stored time was, in words; empty when it cannot be read."""
    try:
        then = datetime.fromisoformat(when)
    except ValueError:
        return ""
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    seconds = (datetime.now(UTC) - then).total_seconds()
    for size, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            number = int(seconds // size)
            return f"{number} {name}{'' if number == 1 else 's'} ago"
    return "just now"
