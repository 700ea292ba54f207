"""The form that all forms are: labelled fields, Enter saves, Esc closes and keeps what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from assistant.errors import Refused
from assistant.tui.actions import bindings
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.plain import Plain

if TYPE_CHECKING:
    from textual.suggester import Suggester

    from assistant.tui.app import OutreachApp

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form."""

    id: str
    label: str
    value: str = ""
    hint: str = ""
    suggestions: tuple[str, ...] = ()
    """What the field may hold; typed letters are completed with →."""


class FormInput(Input):
    """A field whose Enter comes after the letters typed before it, however fast they came."""

    BINDINGS = bindings("field")

    def action_save(self) -> None:
        self.post_message(self.Submitted(self, self.value))

    # Here and not on the form, for the box around the fields would take the arrows to scroll.

    def action_next_field(self) -> None:
        self.screen.focus_next(Input)

    def action_previous_field(self) -> None:
        self.screen.focus_previous(Input)


class FieldRow(Horizontal):
    """A label and its field, on one line."""

    DEFAULT_CSS = """
    FieldRow {
        height: 1; width: 1fr;
        & > .label { width: 16; color: $text-muted; }
        & > FormInput.field { width: 1fr; height: 1; border: none; padding: 0 1; background: $boost; }
        & > FormInput.field:focus { background: $primary-muted; border: none; }
        &:ansi > FormInput.field { background: ansi_default; text-style: underline; }
        &:ansi > FormInput.field:focus { background: ansi_blue; color: ansi_bright_white; }
    }
    """

    def __init__(
        self,
        name: str,
        label: str,
        value: str = "",
        *,
        hint: str = "",
        suggester: Suggester | None = None,
        id: str | None = None,
    ) -> None:
        """``name``: the field's id is ``field-`` and this; ``hint`` stands in it while it is empty."""
        super().__init__(
            Plain(label, classes="label"),
            FormInput(
                value,
                placeholder=hint,
                id=f"field-{name}",
                classes="field",
                suggester=suggester,
                compact=True,
                select_on_focus=False,
            ),
            id=id,
        )


class FormScreen(ModalScreen[Result | None], Generic[Result]):
    """Fields, one line each. What was typed and not saved is there again when the form is next opened."""

    DEFAULT_CSS = """
    FormScreen {
        align: center middle;
        & > VerticalScroll {
            width: 76; max-width: 96%; height: auto; max-height: 92%;
            border: round $accent; background: $surface; padding: 1 2;
        }
        .rows { height: auto; }
        #intro { margin: 0 0 1 0; }
        #problem {
            dock: bottom; height: auto; max-height: 4; margin: 0 0 1 0; padding: 0 2;
            background: $background; color: $text-error; display: none;
        }
        &.-wrong #problem { display: block; }
    }
    """
    BINDINGS = bindings("form")

    def __init__(self, key: str, title: str, fields: Sequence[Field], intro: str = "") -> None:
        super().__init__()
        self.key = key
        self.form_title = title
        self.form_fields = fields
        self.intro = intro

    @property
    def outreach(self) -> OutreachApp:
        """The app, as what it is."""
        return cast("OutreachApp", self.app)

    def compose(self) -> ComposeResult:
        """Labels and fields in two columns."""
        from textual.suggester import SuggestFromList

        unsaved = self.outreach.unsaved.get(self.key, {})
        with VerticalScroll(can_focus=False) as box:
            box.border_title = Content(self.form_title)
            if self.intro:
                yield Plain(self.intro, id="intro")
            with Vertical(classes="rows"):
                for field in self.form_fields:
                    suggester = SuggestFromList(field.suggestions) if field.suggestions else None
                    value = unsaved.get(field.id, field.value)
                    yield FieldRow(field.id, field.label, value, hint=field.hint, suggester=suggester)
        yield Plain("", id="problem")
        yield KeyFooter()

    def values(self) -> dict[str, str]:
        """What the fields hold."""
        return {field.id: self.query_one(f"#field-{field.id}", Input).value for field in self.form_fields}

    def on_input_submitted(self) -> None:
        """Enter in a field saves."""
        self.save_and_close()

    def save_and_close(self) -> None:
        """Save, or say in the form what is wrong."""
        try:
            result = self.save(self.values())
        except Refused as refused:
            self.query_one("#problem", Plain).update(str(refused))
            self.add_class("-wrong")
            return
        self.outreach.unsaved.pop(self.key, None)
        self.dismiss(result)

    def action_cancel(self) -> None:
        """Close; what was typed is kept for next time."""
        values = self.values()
        if values != {field.id: field.value for field in self.form_fields}:
            self.outreach.unsaved[self.key] = values
        self.dismiss(None)

    def save(self, values: Mapping[str, str]) -> Result:
        """Store the values. Raises Refused with what is wrong."""
        raise Refused("This form cannot be saved.")


def listed(text: str) -> tuple[str, ...]:
    """A line with commas as its parts."""
    return tuple(part for part in (piece.strip() for piece in text.split(",")) if part)
