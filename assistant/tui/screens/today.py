"""Today: what is owed and due, the week's one person and who is waited for, each with its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content

from assistant.errors import Refused
from assistant.tui.actions import bindings, key_of
from assistant.tui.day_lines import SECTIONS, DayLine, day_lines, not_now_lines
from assistant.tui.screens.choose import Choice, pick
from assistant.tui.screens.lines_screen import LinesScreen
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.lines_list import LinesList, Row, beside, in_cells
from assistant.tui.widgets.plain import Plain
from assistant.workspace import Workspace

if TYPE_CHECKING:
    from assistant.rhythm.agenda import Agenda
    from assistant.rhythm.event import Event
    from assistant.use_cases.answering import Answered, Way

_INDENT = 2
_EMPTY = "Nothing is due today, and nobody has a question of yours to answer. Write to somebody because you want to."
_ANSWERABLE = ("owed", "due")


class TodayScreen(LinesScreen):
    """A list to go through once a day. Every answer is stored at once, said in a line, and can be taken back."""

    DEFAULT_CSS = """
    TodayScreen {
        background: $background;
        #title { height: 1; padding: 0 2; text-style: bold; color: $accent; }
        #lines { margin: 1 0 0 0; max-width: 112; }
        #empty { height: 1fr; padding: 1 2; color: $text-muted; display: none; }
        &.-none #empty { display: block; }
        &.-none #lines { display: none; }
        #said { height: auto; max-height: 3; padding: 0 2; }
    }
    TodayScreen.-short #lines { margin: 0; }
    """
    BINDINGS = bindings("today")
    VERTICAL_BREAKPOINTS = [(0, "-short"), (26, "-tall")]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._agenda: Agenda | None = None
        self._lines: list[DayLine] = []
        self._not_now: list[DayLine] = []
        self._showing_not_now = False
        self._steps: list[tuple[str, str, Callable[[], object]]] = []
        """What was answered: the line, what it was about, and how it is taken back."""

    def compose(self) -> ComposeResult:
        """The day, its lines, what came of the last key, the keys."""
        yield Plain("", id="title")
        yield LinesList(id="lines")
        yield Plain(_EMPTY, id="empty")
        yield Plain("", id="said")
        yield KeyFooter()

    def on_resize(self) -> None:
        self.call_after_refresh(self._paint)

    # What stands there.

    def _read(self, to: str = "", person_id: int = 0) -> None:
        """Look what is due now. The cursor goes ``to`` a line, or one of a person; else it stays at its place."""
        at = self._place
        self._agenda = self.workspace.agenda(self.today)
        labels = {kind.id: kind.label for kind in self.workspace.kinds.all()}
        self._lines = day_lines(self._agenda, self.workspace.waiting(self.today), labels)
        self._not_now = not_now_lines(self.workspace.not_now(self.today), labels)
        self._showing_not_now = self._showing_not_now and bool(self._not_now)
        self._lines += self._not_now if self._showing_not_now else []
        keys = [line.key for line in self._lines]
        theirs = [line.key for line in self._lines if line.person_id == person_id]
        if to not in keys:
            to = theirs[0] if theirs else keys[min(at, len(keys) - 1)] if keys else ""
        self._paint(to)

    def _paint(self, keep: str = "") -> None:
        listing = self.query_one(LinesList)
        day = self.today
        self.query_one("#title", Plain).update(f"Today, {day:%A} {day.day} {day:%B}")
        self.set_class(not self._lines, "-none")
        listing.show(self._rows(listing.room), keep or listing.key)
        self.refresh_bindings()

    def _rows(self, room: int) -> list[Row]:
        agenda = self._agenda
        if agenda is None:
            return []
        width = min(max((cell_len(line.name) for line in self._lines), default=0), max(room // 3, 16))
        what = max((cell_len(line.what) for line in self._lines), default=0)
        rows: list[Row] = []
        for section, title in SECTIONS.items():
            there = [line for line in self._lines if line.section == section]
            if there:
                gap = "\n" if rows else ""
                rows.append(("", Content.assemble(gap, (title, "bold $text-accent"))))
                rows += [(line.key, _shown(line, width, what, room)) for line in there]
            hidden = len(agenda.due) - len(there)
            if section == "due" and hidden > 0:
                rows.append(("", Content.styled(f"  {hidden} more; they come up as these are done.", "dim")))
        if self._not_now and not self._showing_not_now:
            key = key_of("not-now", self.workspace.config.keys)
            word = f"Put off or never again: {len(self._not_now)}. {key} shows them."
            rows.append(("", Content.styled(f"\n{word}", "dim")))
        rows += [("", Content.styled(f"\n{beside(word, 0, room)}", "dim")) for word in agenda.words]
        return rows

    @property
    def _line(self) -> DayLine | None:
        key = self.query_one(LinesList).key
        return next((line for line in self._lines if line.key == key), None)

    @property
    def _place(self) -> int:
        line = self._line
        return self._lines.index(line) if line is not None else 0

    def _say(self, text: str, style: str = "") -> None:
        self.query_one("#said", Plain).update(Content.styled(text, style) if style else Content(text))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what does something to the line under the cursor is offered."""
        if not self.is_mounted:
            return True
        line = self._line
        if action in ("open_line", "their_page"):
            return line is not None
        if action in ("next_section", "previous_section"):
            return bool(self._lines)
        if action in ("line_done", "never"):
            return line is not None and (line.section in _ANSWERABLE or (line.section == "week" and not line.done))
        if action == "snooze":
            return line is not None and line.section in _ANSWERABLE
        if action == "bring_back":
            return line is not None and line.section == "not-now"
        if action == "not_now":
            return bool(self._not_now)
        if action == "answered":
            return line is not None and line.section != "not-now"
        if action == "another":
            return line is not None and line.section == "week" and not line.done
        return bool(self._steps) if action == "undo_answer" else True

    @property
    def key_labels(self) -> dict[str, str]:
        """What Enter does with the line under the cursor, and whether ``v`` shows or hides."""
        line = self._line
        labels = {"open_line": "Open"} if line is not None and not _to_write(line) else {}
        return {**labels, **({"not_now": "Hide"} if self._showing_not_now else {})}

    def on_option_list_option_highlighted(self) -> None:
        self.refresh_bindings()

    # What the keys do.

    def on_lines_list_opened(self) -> None:
        """A second click opens."""
        self.action_open_line()

    def action_open_line(self) -> None:
        """Write what is to be written; of a favour, ask what became of it; else show the person."""
        line = self._line
        if line is None:
            return
        if line.section == "owed":
            self._ask_about(line)
        elif _to_write(line):
            self._write(line)
        else:
            self.action_their_page()

    def _write(self, line: DayLine) -> None:
        self._away = True
        self._say("")
        self.outreach.write_to(line.person_id, kind=line.kind)

    def _ask_about(self, line: DayLine) -> None:
        choices = [
            Choice("done", "It is done", "notes today as the day on which you helped them"),
            Choice("write", "Write to them", "an offer, or how far it is"),
            Choice("page", "Their page", "all that happened between you"),
        ]

        def chosen(choice: str | None) -> None:
            if choice == "done":
                self.action_line_done()
            elif choice == "write":
                self._write(line)
            elif choice == "page":
                self.action_their_page()

        pick(self.app, f"A favour for {line.name}", choices, chosen)

    def action_answered(self) -> None:
        """They answered: a note, and the thank-you is under the cursor."""
        from assistant.tui.screens.log_form import LogForm

        line = self._line
        if line is None:
            return

        def noted(event: Event | None) -> None:
            if event is None:
                return
            self._steps.append((line.key, f"{line.name} answered", lambda: self.workspace.events.remove(event.id)))
            self._read(f"thanks-e{event.id}", line.person_id)
            now = self._line
            thank = now is not None and now.person_id == line.person_id and now.kind == "thanks"
            self._say(f"Noted that {line.name} answered.{' Enter thanks them.' if thank else ''}", "$text-success")

        person = self.workspace.people.get(line.person_id)
        self.app.push_screen(LogForm(self.workspace, person, "replied", "They answered"), noted)

    def action_line_done(self) -> None:
        self._answer("done")

    def action_snooze(self) -> None:
        """Put it off; the week's person is passed over instead."""
        self._answer("snooze")

    def action_never(self) -> None:
        self._answer("never")

    def action_another(self) -> None:
        """Somebody else for this week."""
        line = self._line
        if line is not None and line.section == "week":
            self._did(line, lambda: self.workspace.skip(line.key, self.today))

    def action_not_now(self) -> None:
        """Show what was put off or said never to, with the cursor on it; or hide it again."""
        self._showing_not_now = not self._showing_not_now
        self._read(self._not_now[0].key if self._showing_not_now else "")

    def action_bring_back(self) -> None:
        """Have it proposed again."""
        line = self._line
        if line is not None and line.section == "not-now":
            self._did(line, lambda: self.workspace.bring_back(line.key, self.today), said="Proposed again")

    def _answer(self, way: Way) -> None:
        line = self._line
        if line is not None:
            self._did(line, lambda: self.workspace.answer(way, line.key, self.today))

    def _did(self, line: DayLine, act: Callable[[], Answered], said: str = "") -> None:
        what = f"“{line.what}” with {line.name}" if line.section != "week" else line.name
        try:
            answered = act()
        except Refused as refused:
            self._say(str(refused), "$text-error")
            return
        self._steps.append((line.key, what, answered.undo))
        self._read()
        said = f"{said}: {what}" if said else answered.said.partition("; ")[0].removesuffix(".").replace(line.key, what)
        self._say(f"{said}. u takes it back.")

    def action_undo_answer(self) -> None:
        """Take the last answer back, and put the cursor where it was."""
        if not self._steps:
            return
        key, what, undo = self._steps.pop()
        try:
            undo()
        except Refused as refused:
            self._say(str(refused), "$text-error")
            return
        self._read(key)
        self._say(f"Taken back: {what}.")

    def action_their_page(self) -> None:
        """All that happened with the person under the cursor."""
        from assistant.tui.screens.history import HistoryScreen

        line = self._line
        if line is not None:
            self._away = True
            self.app.push_screen(HistoryScreen(self.workspace, self.workspace.people.get(line.person_id)))

    def action_next_section(self) -> None:
        self._step_section(1)

    def action_previous_section(self) -> None:
        self._step_section(-1)

    def _step_section(self, by: int) -> None:
        """To the first line of the next section, round at the end."""
        line = self._line
        if line is None:
            return
        there = list(dict.fromkeys(one.section for one in self._lines))
        section = there[(there.index(line.section) + by) % len(there)]
        self.query_one(LinesList).go_to(next(one.key for one in self._lines if one.section == section))

    def action_leave_today(self) -> None:
        self.dismiss(None)


def _to_write(line: DayLine) -> bool:
    return line.section == "due" or (line.section == "week" and not line.done)


def _shown(line: DayLine, width: int, what: int, room: int) -> Content:
    """Name, what and by when in the first line, why in those below."""
    when = f"  {line.when}" if line.when else ""
    return Content.assemble(
        (f"{' ' * _INDENT}{in_cells(line.name, width)}  ", "bold"),
        line.what if not when else in_cells(line.what, what),
        when,
        "\n",
        (f"{' ' * _INDENT * 2}{beside(line.reason, _INDENT * 2, room)}", "dim"),
    )
