"""Questions worth asking: a list from what is known, or from a model, one of which fills what to ask."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from textual.worker import Worker

from assistant.drafting.asking import Asking
from assistant.drafting.draft import Brief
from assistant.drafting.figures import usage_line
from assistant.drafting.questions import Question
from assistant.errors import NeedsConsent, Refused
from assistant.tui.actions import bindings
from assistant.tui.desk import Desk
from assistant.tui.screens.choose import Choices
from assistant.tui.screens.consent import ConsentScreen
from assistant.tui.screens.writing import FRAME
from assistant.tui.widgets.ask_field import AskField
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.plain import QUIET, Plain

if TYPE_CHECKING:
    from assistant.tui.screens.writing import WritingPage


class QuestionsScreen(ModalScreen[str | None]):
    """Questions to choose from, at once without a model; the model's come above them when it is asked."""

    DEFAULT_CSS = """
    QuestionsScreen {
        align: center middle;
        & > Vertical {
            width: 100; max-width: 96%; height: auto; max-height: 94%;
            border: round $accent; background: $surface; padding: 0 1;
        }
        OptionList { height: auto; max-height: 100%; border: none; background: $surface; padding: 0; }
        OptionList:focus { border: none; }
        #list { height: auto; }
        #said { height: auto; max-height: 3; color: $text-muted; }
    }
    """
    BINDINGS = bindings("questions")

    def __init__(self, desk: Desk, typed: str = "", before: str = "") -> None:
        """``typed``: what stands in the field, which the questions are to be near; ``before``: what stood there."""
        super().__init__()
        self.desk = desk
        self._typed = typed.strip()
        self._before = [text for text in dict.fromkeys((self._typed, before.strip())) if text]
        self._take = 0
        self._ours: list[Question] = []
        self._asking: Asking | None = None
        self._worker: Worker[None] | None = None
        self._shown: tuple[str, ...] = ()
        self._texts: list[str] = []

    def compose(self) -> ComposeResult:
        """The list, a line for what happens, the keys."""
        with Vertical() as box:
            box.border_title = Content(f"Questions worth asking {self.desk.person.first_name}")
            yield Choices(id="list", markup=False)
            yield Plain("", id="said")
        yield KeyFooter()

    def on_mount(self) -> None:
        self._make()
        self.set_interval(FRAME, self._frame)

    # What is listed.

    def _make(self) -> None:
        """Those that need no model."""
        workspace = self.desk.workspace
        try:
            self._ours = workspace.questions(self.desk.person, self._typed, take=self._take).offline()
        except Refused as refused:
            self._ours = []
            self._say(str(refused), "$text-warning")
        self._list()

    def _list(self) -> None:
        """Show what there is; the one under the cursor stays under it."""
        theirs = self._asking.so_far() if self._asking is not None else []
        known = {question.text for question in theirs}
        questions = [*theirs, *(question for question in self._ours if question.text not in known)]
        texts = [*(question.text for question in questions), *self._before]
        if tuple(texts) == self._shown:
            return
        self._shown = tuple(texts)
        choices = self.query_one(Choices)
        marked = self._texts[choices.highlighted] if choices.highlighted is not None and self._texts else ""
        width = {fact.id: fact for fact in self.desk.facts}
        choices.clear_options()
        for question in questions:
            leans = ", ".join(f"{width[one].kind}\u00a0f{one}" for one in question.facts if one in width)
            choices.add_option(Option(Content.assemble(question.text, (f"  {leans}" if leans else "", QUIET))))
        for text in self._before:
            choices.add_option(Option(Content.assemble(("As it was: ", QUIET), (text, QUIET))))
        self._texts = texts
        if texts:
            choices.highlighted = texts.index(marked) if marked in texts else 0

    def _say(self, text: str, style: str = "") -> None:
        self.query_one("#said", Plain).update(Content.styled(text, style) if style else Content(text))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click takes it."""
        event.stop()
        self._stop()
        self.dismiss(self._texts[event.option_index])

    # The model.

    @property
    def busy(self) -> bool:
        """Whether a model is being asked."""
        return self._worker is not None and self._worker.is_running

    @property
    def key_labels(self) -> dict[str, str]:
        """What a key is called just now."""
        return {"leave_questions": "Stop"} if self.busy else {}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A model is offered where one is set and not at work."""
        if action == "ask_model":
            return self.desk.workspace.has_model and not self.busy
        if action == "other_questions":
            return bool(self._ours)
        return True

    def action_other_questions(self) -> None:
        """Others that need no model."""
        self._take += 1
        self._make()

    def action_ask_model(self) -> None:
        """Have the model that is set find some."""
        if self.busy:
            return
        try:
            self._asking = self.desk.workspace.questions(self.desk.person, self._typed, model="")
        except NeedsConsent:
            self._ask_for_consent()
            return
        except Refused as refused:
            self._say(str(refused), "$text-error")
            return
        self._worker = self.run_worker(self._ask(self._asking), exit_on_error=False)
        self.refresh_bindings()

    def _ask_for_consent(self) -> None:
        def answered(agreed: bool | None) -> None:
            if agreed:
                self.action_ask_model()
            else:
                self._say("Nothing was sent.", "$text-warning")

        self.app.push_screen(QuestionsConsent(self.desk, self._typed), answered)

    async def _ask(self, asking: Asking) -> None:
        pen = asking.pen
        assert pen is not None
        said = ""
        try:
            await pen.run()
        except asyncio.CancelledError:
            pass
        except Refused as refused:
            said = str(refused)
        written = pen.written()
        self.desk.spent(written)
        self._worker = None
        if not self.is_attached:
            return
        self._list()
        self.refresh_bindings()
        if said:
            self._say(f"{said}  Those below were made without it.", "$text-error")
        elif not written.complete:
            reason = written.reason or "it was stopped."
            self._say(f"Incomplete: {reason} What came whole is kept; g asks again.", "$text-warning")
        else:
            came = len(asking.so_far())
            took = f"  {usage_line(written.usage, pen.pace)}" if written.usage else ""
            notes = "".join(f"  {note}" for note in written.notes)
            self._say(f"{came} from {written.model}; the others were made without it.{notes}{took}")

    def _frame(self) -> None:
        """Show whole questions as they come."""
        if not self.busy or self._asking is None or self._asking.pen is None:
            return
        self._list()
        came = len(self._asking.so_far())
        waiting = self._asking.pen.status or f"Asking the model… {came} so far"
        self._say(f"{waiting}  ·  Esc stops; what came whole stays.")

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.cancel()

    def action_leave_questions(self) -> None:
        """Stop the model; else leave the field as it is."""
        if self.busy:
            self._stop()
        else:
            self.dismiss(None)


class QuestionsConsent(ConsentScreen):
    """Before the first send: what a model is sent to find questions."""

    def __init__(self, desk: Desk, about: str) -> None:
        super().__init__(desk.workspace, Brief(desk.workspace.config.me, desk.person, (), "question", "", about))
        self._asked = desk.workspace.questions(desk.person, about)

    def _build(self) -> None:
        workspace = self.workspace
        try:
            prompt = self._asked.prompt(workspace.kinds, workspace.config.me, self._endpoint)
        except Refused as refused:
            self.app.call_from_thread(self.query_one("#prompt", Plain).update, str(refused))
            return
        self.app.call_from_thread(self._show, prompt)


def list_questions(page: WritingPage) -> None:
    """Questions for the person a page is for; the one that is taken fills the field, as a change it can undo."""
    field = page.query_one(AskField)
    typed = field.text

    def taken(text: str | None) -> None:
        field.focus()
        if text is None or text == field.text:
            return
        field.replace_all(text)
        page.refresh_bindings()

    page.app.push_screen(QuestionsScreen(page.desk, typed, field.replaced), taken)
