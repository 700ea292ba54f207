"""Importing: a file, what would come of it, then everybody in it at once; Esc stops it with nothing done."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input
from textual.worker import Worker

from assistant.drafting.model.threads import in_thread
from assistant.errors import Refused
from assistant.tui.actions import bindings
from assistant.tui.screens.form import FieldRow, listed
from assistant.tui.screens.import_report import again, come_of, headers, imported, progressed
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.plain import Plain
from assistant.workspace import Workspace

if TYPE_CHECKING:
    from assistant.tui.app import OutreachApp
    from assistant.use_cases.importing import Imported, Progress

EVERY = 0.1
"""Seconds between two looks at how far it is."""
_UNSAVED = "import"
_INTRO = (
    "A file with people in it: LinkedIn's export or its zip, contacts from Google or Outlook, vCards, any table with "
    "a header. What it is shows itself. Enter looks into it; nothing is imported before you have seen what comes."
)
_WHICH_NAME = (
    "No column of this table is known to hold names. Say in Columns which one does, such as Owner=name; "
    "what else you say there is taken in too."
)


class ImportScreen(ModalScreen[None]):
    """A path, a preview, the import. It runs in a thread, over a connection to the store of its own."""

    DEFAULT_CSS = """
    ImportScreen {
        align: center middle;
        & > Vertical {
            width: 100; max-width: 96%; height: auto; max-height: 94%;
            border: round $accent; background: $surface; padding: 0 1;
        }
        FieldRow > .label { width: 10; }
        #columns-row { display: none; }
        &.-table #columns-row { display: block; }
        &.-done FieldRow { display: none; }
        &.-done #columns-row { display: none; }
        #report { height: auto; max-height: 13; margin: 1 0 0 0; }
        &.-tall #report { max-height: 23; }
        &.-high #report { max-height: 36; }
        #came { height: auto; }
        #said { height: auto; margin: 1 0 0 0; }
    }
    """
    BINDINGS = [
        *bindings("import"),
        ("pageup", "scroll_report(-1)"),
        ("pagedown", "scroll_report(1)"),
    ]
    AUTO_FOCUS = "#field-path"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall"), (50, "-high")]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._looked: tuple[str, str] | None = None
        """The path and the columns that the preview is of."""
        self._report: Imported | None = None
        self._columns: dict[str, str] = {}
        """What each column of the table was taken for before anybody said otherwise, by its header."""
        self._columns_of = ""
        """The path that they are of."""
        self._progress: Progress | None = None
        self._stop = threading.Event()
        self._worker: Worker[None] | None = None
        self._importing = False
        self._done = False
        self._pairs = 0
        """How many wait for an answer, when it was last told."""

    def compose(self) -> ComposeResult:
        """The fields, what comes of it, a line for what happens, the keys."""
        with Vertical() as box:
            box.border_title = Content("Import people")
            for name, label, hint in (
                ("path", "File", "~/Downloads/Connections.csv; → completes"),
                ("columns", "Columns", "what each column is: Firma=company, Remarks="),
            ):
                suggester = PathSuggester() if name == "path" else None
                yield FieldRow(name, label, hint=hint, suggester=suggester, id=f"{name}-row")
            with VerticalScroll(id="report"):
                yield Plain(_INTRO, id="came")
            yield Plain("", id="said")
        yield KeyFooter()

    @property
    def _unsaved(self) -> dict[str, dict[str, str]]:
        return cast("OutreachApp", self.app).unsaved

    def on_mount(self) -> None:
        path = self.query_one("#field-path", Input)
        path.value = self._unsaved.get(_UNSAVED, {}).get("path", "")
        path.action_select_all()  # what is typed takes its place, and Enter takes it as it is
        self.set_interval(EVERY, self._frame)

    def on_unmount(self) -> None:
        """Nobody waits for it any more, so it takes back what it did."""
        self._stop.set()

    def _say(self, text: str, style: str = "") -> None:
        self.query_one("#said", Plain).update(Content.styled(text, style) if style else Content(text))

    # What the keys do.

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._worker is not None and self._worker.is_running

    @property
    def key_labels(self) -> dict[str, str]:
        """What a key is called just now."""
        return {
            "save": "Import" if self._seen else "Look",
            "leave_import": "Stop" if self.busy else "Done" if self._done else "Back",
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what does something is offered."""
        report = self._report
        if action == "imported_people":
            return self._done and report is not None and bool(report.people)
        if action == "imported_pairs":
            return self._done and self._pairs > 0
        return True

    @property
    def _seen(self) -> bool:
        """Whether what stands in the fields has been looked at and brings something, so that Enter imports it."""
        report = self._report
        news = report is not None and bool(report.created or report.updated or report.merged)
        return news and self._looked == self._typed and not self._done

    @property
    def _typed(self) -> tuple[str, str]:
        path, columns = self.query_one("#field-path", Input).value, self.query_one("#field-columns", Input).value
        return path.strip(), columns.strip()

    def on_input_changed(self) -> None:
        """What is typed anew is looked at before it is imported."""
        self.refresh_bindings()

    def on_input_submitted(self) -> None:
        """Enter looks into the file; a second time, it imports."""
        if self.busy or self._done:
            return
        if self._typed[0] != self._columns_of:  # another file has other columns
            self._columns, self._columns_of = {}, ""
            self.query_one("#field-columns", Input).value = ""
            self.query_one("#field-path", Input).focus()  # the other field goes, and would take the focus with it
            self.remove_class("-table")
        path, columns = self._typed
        if not path:
            self._say("Name a file; → completes what you type.", "$text-warning")
            return
        try:
            chosen = self._chosen(columns)
        except Refused as refused:
            self._say(str(refused), "$text-error")
            return
        self._importing = self._seen
        self._stop.clear()
        self._progress = None
        self._say("Importing…" if self._importing else "Looking into it…")
        self._worker = self.run_worker(
            self._run(given_path(path), (path, columns), chosen, dry_run=not self._importing)
        )
        self.refresh_bindings()

    def _chosen(self, typed: str) -> dict[str, str] | None:
        """What some columns mean, where that is not what they were taken for; None: all is. Raises Refused."""
        known = {header.casefold(): header for header in self._columns}
        chosen = {}
        for change in listed(typed):
            header, equals, meaning = (part.strip() for part in change.partition("="))
            if not equals or header.casefold() not in known:
                raise Refused(f"'{change[:60]}' changes no column; write a header from below, = and what it is.")
            chosen[known[header.casefold()]] = meaning
        return {header: meaning for header, meaning in chosen.items() if meaning != self._columns[header]} or None

    def _show_columns(self, path: str, columns: dict[str, str], *, unnamed: bool = False) -> None:
        """The field for what the columns of a file are, filled with what they are taken for; gone where there are none.

        ``unnamed``: none of them is known to be the name, so all of them stand there, to be filled in.
        """
        if path != self._columns_of:
            self._columns, self._columns_of = columns, path
        # What holds a comma or an equals sign cannot be written in a line of them; it is shown below.
        plain = ((header, meaning) for header, meaning in columns.items() if not {",", "="} & set(header))
        shown = [f"{header}={meaning}" for header, meaning in plain if meaning or unnamed]
        field = self.query_one("#field-columns", Input)
        field.value = ", ".join(shown)
        self.set_class(bool(columns), "-table")
        if unnamed and shown:
            field.focus()
            field.cursor_position = len(shown[0])

    def action_leave_import(self) -> None:
        """Stop what is being read, with nothing done; else close."""
        if self.busy:
            self._stop.set()
            self._say("Stopping…")
            return
        self._unsaved[_UNSAVED] = {"path": "" if self._done else self._typed[0]}
        self.dismiss(None)

    def action_scroll_report(self, pages: int) -> None:
        report = self.query_one("#report")
        report.scroll_relative(y=pages * report.size.height, animate=False)

    def action_imported_people(self) -> None:
        """Go through those who are new."""
        from assistant.tui.screens.newcomers import NewcomersScreen

        if self._report is not None:
            self.app.push_screen(NewcomersScreen(self.workspace, self._report.people))

    def action_imported_pairs(self) -> None:
        """Who may be one."""
        from assistant.tui.screens.pairs import PairsScreen

        self.app.push_screen(PairsScreen(self.workspace), self._back_from_pairs)

    def _back_from_pairs(self, _: None) -> None:
        """Some of them are answered now."""
        if self._report is not None:
            self._say_done(self._report)
            self.refresh_bindings()

    # The work.

    async def _run(self, path: Path, looked: tuple[str, str], columns: dict[str, str] | None, *, dry_run: bool) -> None:
        from assistant.people.importing.reading import Unnamed
        from assistant.use_cases.importing import Stopped

        def work() -> Imported:
            return self.workspace.import_beside(
                [path], columns=columns, dry_run=dry_run, progress=self._note, stop=self._stop.is_set
            )

        try:
            report = await in_thread(work)
        except Stopped:
            self._over("Stopped. Nothing was imported." if self._importing else "Stopped. Nothing has changed.")
            return
        except Unnamed as unnamed:
            self._looked = None
            self._over(_WHICH_NAME, "$text-warning")
            # The second time, what was typed so far stays; nor is what was typed meanwhile overwritten.
            if self.is_attached and self._typed == looked and looked[0] != self._columns_of:
                self.query_one("#came", Plain).update(headers(unnamed.columns))
                self._show_columns(looked[0], unnamed.columns, unnamed=True)
            return
        except Refused as refused:
            self._looked = None
            self._over(str(refused), "$text-error")
            return
        self._report, self._looked, self._done = report, looked, not dry_run
        self._show(report)

    def _note(self, progress: Progress) -> None:
        """From the thread that imports; shown by the next look at it."""
        self._progress = progress

    def _over(self, text: str, style: str = "$text-warning") -> None:
        self._worker = None
        if self.is_attached:
            self._say(text, style)
            self.refresh_bindings()

    def _show(self, report: Imported) -> None:
        """What came, or would come, and what to do next."""
        self._worker = None
        if not self.is_attached:
            return
        self.set_class(self._done, "-done")
        if not self._done and self._typed == self._looked:  # else something was typed meanwhile
            self._show_columns(self._typed[0], next(iter(report.columns.values()), {}))
            self._looked = self._typed
        self.query_one("#came", Plain).update(come_of(report, done=self._done))
        self.query_one("#report").scroll_home(animate=False)
        if self._done:
            self.query_one("#report").focus()
            self._say_done(report)
        else:
            self._say(again(report))
        self.refresh_bindings()

    def _say_done(self, report: Imported) -> None:
        self._pairs = self.workspace.proposal_count()
        self._say(imported(report, self._pairs))

    def _frame(self) -> None:
        """How far it is."""
        if self.busy and self._progress is not None and not self._stop.is_set():
            self._say(progressed(self._progress, importing=self._importing))


class PathSuggester(Suggester):
    """Completes a path from what lies in its folder."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The first name that begins so, folders with their slash."""
        return await in_thread(lambda: completed(value))


def completed(value: str) -> str | None:
    """What was typed of a path with the first name that begins so; None when there is none."""
    folder, slash, begun = value.rpartition("/")
    if not begun:
        return None
    try:
        where = Path(folder + slash).expanduser() if slash else Path()
        for found in sorted(where.iterdir()):
            if found.name.startswith(begun) and found.name.isprintable():
                return f"{folder}{slash}{found.name}{'/' if found.is_dir() else ''}"
    except (OSError, RuntimeError, ValueError):  # RuntimeError: nobody of that name has a home
        return None
    return None


def given_path(typed: str) -> Path:
    """The path that was typed, or pasted as terminals paste it: in quotation marks, or with its blanks escaped."""
    plain = typed.strip()
    if len(plain) > 1 and plain[0] == plain[-1] and plain[0] in "'\"":
        plain = plain[1:-1]
    try:
        path = Path(plain).expanduser()
        if not path.exists() and "\\" in plain:
            import shlex

            path = Path(*shlex.split(plain)[:1]).expanduser()
        return path
    except (OSError, RuntimeError, ValueError):
        return Path(plain)
