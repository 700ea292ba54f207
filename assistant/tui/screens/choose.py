"""Choosing one of several: kinds, channels, what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len, set_cell_size
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.tui.actions import bindings
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.lines_list import hanging
from assistant.tui.widgets.plain import QUIET, Plain
from assistant.workspace import Workspace

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft
    from assistant.facts.fact import Fact
    from assistant.people.person import Person
    from assistant.review.finding import Finding


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several. ``why_not`` says why it cannot be taken, ``held`` why it is better not to be."""

    id: str
    label: str
    detail: str = ""
    why_not: str = ""
    held: str = ""


class Choices(OptionList):
    """A list whose Enter is one of our actions, so that the footer and the help know it."""

    BINDINGS = bindings("choices")

    def action_choose(self) -> None:
        self.action_select()


class ChooseScreen(ModalScreen[str | None]):
    """A list to choose from; Esc leaves it as it was."""

    DEFAULT_CSS = """
    ChooseScreen {
        align: center middle;
        & > Vertical {
            width: 96; max-width: 96%; height: auto; max-height: 90%;
            border: round $accent; background: $surface; padding: 1 1 0 1;
        }
        OptionList:focus { border: none; }
        OptionList { height: auto; max-height: 18; border: none; background: $surface; padding: 0; }
        #why { height: auto; min-height: 2; max-height: 5; margin: 1 1 0 1; color: $text-warning; }
    }
    """
    BINDINGS = bindings("list")

    def __init__(self, title: str, choices: Sequence[Choice], current: str = "") -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._current = current

    def compose(self) -> ComposeResult:
        """Title, choices, keys."""
        with Vertical() as box:
            box.border_title = self._title
            yield Choices(
                *(Option(choice.label, id=choice.id, disabled=bool(choice.why_not)) for choice in self._choices),
                markup=False,
            )
            if any(choice.held for choice in self._choices):
                yield Plain("", id="why")
        yield KeyFooter()

    def on_resize(self) -> None:
        """Labels in a column, and what is beside them in another."""
        choices = self.query_one(Choices)
        width = max((cell_len(choice.label) for choice in self._choices), default=0) + 2
        # An option has a column of air on either side, and there may be a bar beside them.
        room = choices.content_size.width - choices.scrollbar_size_vertical - 2
        for at, choice in enumerate(self._choices):
            choices.replace_option_prompt_at_index(at, _line(choice, width, room))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say below why the one under the cursor is held back, where it is."""
        for why in self.query("#why").results(Plain):
            why.update(self._choices[event.option_index].held)

    def on_mount(self) -> None:
        ids = [choice.id for choice in self._choices]
        if self._current in ids:
            self.query_one(OptionList).highlighted = ids.index(self._current)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click takes it."""
        self.dismiss(event.option_id)

    def action_dismiss(self, result: Any = None) -> None:  # type: ignore[override]
        self.dismiss(None)


def _line(choice: Choice, width: int, room: int) -> Content:
    label = Content.styled(set_cell_size(choice.label, width), QUIET if choice.why_not else "bold")
    if choice.held:
        return hanging(label, Content.styled("held back now", "bold"), room)  # its reason stands below
    return hanging(label, Content.styled(choice.why_not or choice.detail, QUIET), room)


def pick(
    app: App[Any],
    title: str,
    choices: Sequence[Choice],
    done: Callable[[str | None], None],
    current: str = "",
) -> None:
    """Let the person choose, then go on."""
    app.push_screen(ChooseScreen(title, choices, current), done)


def kind_choices(workspace: Workspace, person: Person, draft: Draft | None) -> list[Choice]:
    """Every kind; those that a gate holds back from the person with the reason, and the broken ones with theirs."""
    gates = workspace.held_kinds(person, draft)
    held = {kind: " ".join(gate.reason for gate in found) for kind, found in gates.items()}
    good = [Choice(kind.id, kind.label, kind.summary, held=held.get(kind.id, "")) for kind in workspace.kinds.all()]
    broken = [
        Choice(f"broken-{number}", problem.path.stem, why_not=f"line {problem.line}: {problem.reason}")
        for number, problem in enumerate(workspace.kinds.problems())
    ]
    return good + broken


def channel_choices(workspace: Workspace, kind_name: str) -> list[Choice]:
    """Every channel; those that the kind does not suit with the reason."""
    kind = workspace.kinds.get(kind_name)
    choices = []
    for channel in workspace.channels.values():
        limit = f"up to {channel.limit:,} {_UNITS[channel.unit]}" if channel.limit else "no limit"
        if channel.unit == "segments":
            limit = "160 plain characters, or 70 with any others" if channel.limit == 1 else f"{channel.limit} parts"
        subject = ", with a subject" if channel.subject else ""
        why_not = "" if kind.suits(channel) else kind.unsuited or "not for this kind"
        choices.append(Choice(channel.id, channel.label, limit + subject, why_not))
    return choices


def mend_choices(sentence: str, finding: Finding | None, facts: Sequence[Fact]) -> list[Choice]:
    """What can be done about a sentence that nothing bears out (``finding``), or that is tied (None)."""
    from assistant.review.mending import nearest

    first = [Choice("untie", "Take that back", "what it stands on is to be found out again")]
    if finding is not None:
        first = [Choice("cut", "Cut it", "u brings it back")]
        if finding.question:
            first.insert(0, Choice("ask", "Ask it", finding.question))
        first.append(Choice("write", "Write it down", "as a new fact, and tie it to that"))
    proposed = {"proposed": " (proposed; this approves it)", "approved": ""}
    tied = [Choice(str(fact.id), f"f{fact.id}", fact.text + proposed[fact.status]) for fact in nearest(sentence, facts)]
    return first + tied


_UNITS = {"characters": "characters", "graphemes": "characters", "utf16": "characters", "segments": "parts"}
_HAPPENED = {
    "replied": "They answered",
    "met": "We met",
    "talked": "We talked",
    "asked-me": "They asked me for something",
    "helped": "I helped them",
    "helped-me": "They helped me",
    "introduced": "I introduced them to somebody",
    "introduced-me": "They introduced me to somebody",
    "referred": "I referred them",
    "referred-me": "They referred me",
    "sent": "I wrote to them elsewhere",
}


def log_choices() -> list[Choice]:
    """What can have happened with a person."""
    return [Choice(kind, label) for kind, label in _HAPPENED.items()]
