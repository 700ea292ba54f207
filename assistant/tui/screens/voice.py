"""The writer's voice: what was learnt, each line on or off, and the samples; and the way a text becomes a sample."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App, ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.drafting.draft import Draft
from assistant.drafting.samples import TRAVELS, Sample, checked, contacts_in
from assistant.drafting.voice import Line
from assistant.errors import Refused
from assistant.tui.actions import bindings
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.plain import QUIET, Plain
from assistant.tui.widgets.wrapped_text import WrappedText
from assistant.workspace import Workspace

_UNSAVED = "sample"
_BEGINS = 50
_NOTHING = (
    "Nothing is known of how you write yet. Change drafts into your own words, and say when you have sent them: from "
    "two letters on it stands here what they have in common. a adds a text of yours as a sample."
)


class VoiceScreen(ModalScreen[None]):
    """Lines and samples in one list; each key does what suits the one under the cursor."""

    DEFAULT_CSS = """
    VoiceScreen {
        align: center middle;
        & > Vertical {
            width: 100; max-width: 96%; height: auto; max-height: 90%;
            border: round $accent; background: $surface; padding: 1 1 0 1;
        }
        OptionList, OptionList:focus { height: auto; max-height: 100%; border: none; background: $surface; padding: 0; }
        #list { height: auto; }
        #none { padding: 0 1; color: $text-muted; display: none; }
        &.-none #none { display: block; }
        &.-none OptionList { display: none; }
        #said { height: auto; padding: 0 1; color: $text-warning; }
    }
    """
    BINDINGS = bindings("voice")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._shown: list[Line | Sample] = []
        self._doomed = ""

    def compose(self) -> ComposeResult:
        """The list, a line for what happens, the keys."""
        with Vertical() as box:
            box.border_title = Content("How you write")
            yield OptionList(id="list", markup=False)
            yield Plain(_NOTHING, id="none")
            yield Plain("", id="said")
        yield KeyFooter()

    def on_mount(self) -> None:
        self._fill()

    def _fill(self) -> None:
        listing = self.query_one(OptionList)
        at = listing.highlighted or 0
        voice = self.workspace.voice
        self._shown = [*voice.lines(), *voice.samples.all()]
        listing.clear_options()
        listing.add_options([Option(_shown(one), id=_key(one)) for one in self._shown])
        if self._shown:
            listing.highlighted = min(at, len(self._shown) - 1)
        self.set_class(not self._shown, "-none")
        self.refresh_bindings()

    @property
    def _chosen(self) -> Line | Sample | None:
        at = self.query_one(OptionList).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def _say(self, text: str) -> None:
        self.query_one("#said", Plain).update(text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what does something here is offered."""
        if self.is_mounted and action == "switch_line":
            return isinstance(self._chosen, Line)
        if self.is_mounted and action == "forget_voice":
            return self._chosen is not None
        return True

    def on_option_list_option_highlighted(self) -> None:
        self._doomed = ""
        self.refresh_bindings()

    def on_option_list_option_selected(self) -> None:
        """Enter or a click switches a line."""
        if isinstance(self._chosen, Line):
            self.action_switch_line()

    def action_switch_line(self) -> None:
        """Have drafts follow the line, or not."""
        line = self._chosen
        if isinstance(line, Line):
            now = self.workspace.voice.switch(line.id, on=not line.on)
            self._say("Drafts follow it again." if now.on else "Off: drafts do not follow it.")
            self._fill()

    def action_add_sample(self) -> None:
        def closed(kept: Sample | None) -> None:
            if kept is not None:
                self._say(f"Kept as sample {kept.id}.")
            self._fill()

        self.app.push_screen(SampleForm(self.workspace), closed)

    def action_forget_voice(self) -> None:
        """Gone for good, so it takes two presses."""
        one = self._chosen
        if one is None:
            return
        if self._doomed != _key(one):
            self._doomed = _key(one)
            what = "deletes the sample for good" if isinstance(one, Sample) else "forgets what was learnt of it"
            self._say(f"d again {what}.")
            return
        if isinstance(one, Sample):
            self.workspace.voice.samples.forget(one.id)
        else:
            self.workspace.voice.forget(one.id)
        self._doomed = ""
        self._say("Deleted." if isinstance(one, Sample) else "Forgotten; letters to come may teach it anew.")
        self._fill()

    def action_leave_voice(self) -> None:
        self.dismiss(None)


class SampleForm(ModalScreen[Sample | None]):
    """A field for a text of the writer's own; what is typed and not kept is there the next time."""

    DEFAULT_CSS = """
    SampleForm {
        align: center middle;
        & > Vertical {
            width: 96; max-width: 96%; height: 90%;
            border: round $accent; background: $surface; padding: 0 1;
        }
        TextArea { height: 1fr; border: round $foreground 25%; background: $background; padding: 0 1; }
        TextArea:focus { border: round $accent; }
        &:ansi TextArea { border: round ansi_bright_black; }
        #hint { height: auto; color: $text-muted; padding: 0 1; }
    }
    """
    BINDINGS = bindings("sample")
    AUTO_FOCUS = "WrappedText"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace

    def compose(self) -> ComposeResult:
        """The field, what belongs in it, the keys."""
        with Vertical() as box:
            box.border_title = Content("A letter that you wrote")
            yield WrappedText(
                soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False
            )
            yield Plain("Paste or type it, in your own words. You are asked before it is kept.", id="hint")
        yield KeyFooter()

    @property
    def _unsaved(self) -> dict[str, dict[str, str]]:
        unsaved: dict[str, dict[str, str]] = getattr(self.app, "unsaved", {})
        return unsaved

    def on_mount(self) -> None:
        self.query_one(WrappedText).load_text(self._unsaved.get(_UNSAVED, {}).get("text", ""))

    def action_keep_text(self) -> None:
        """Show what keeping it means, and ask."""
        try:
            text = checked(self.query_one(WrappedText).text)
        except Refused as refused:
            self.query_one("#hint", Plain).update(Content.styled(str(refused), "$text-warning"))
            return

        def keep() -> Sample:
            return self.workspace.voice.samples.add(text, language=self.workspace.config.me.language)

        def answered(sample: Sample | None) -> None:
            if sample is not None:
                self._unsaved.pop(_UNSAVED, None)
                self.dismiss(sample)

        self.app.push_screen(KeepScreen(text, keep), answered)

    def action_leave_sample(self) -> None:
        self._unsaved[_UNSAVED] = {"text": self.query_one(WrappedText).text}
        self.dismiss(None)


class KeepScreen(ModalScreen[Sample | None]):
    """Before a text becomes a sample: that it travels, and the text itself."""

    DEFAULT_CSS = """
    KeepScreen {
        align: center middle;
        & > Vertical {
            width: 80; max-width: 96%; height: auto; max-height: 90%;
            border: round $accent; background: $surface; padding: 1 2 0 2;
        }
        #why { height: auto; margin: 0 0 1 0; }
        #text { height: auto; max-height: 14; border: round $foreground 25%; padding: 0 1; }
        #text:focus { border: round $accent; }
        &:ansi #text { border: round ansi_bright_black; }
        #refused { height: auto; color: $text-error; }
    }
    """
    BINDINGS = bindings("keep")
    AUTO_FOCUS = "#text"

    def __init__(self, text: str, keep: Callable[[], Sample]) -> None:
        """``keep`` keeps it, or raises Refused."""
        super().__init__()
        self._text = text
        self._keep = keep

    def compose(self) -> ComposeResult:
        """What it means, the text, the keys."""
        found = contacts_in(self._text)
        with Vertical() as box:
            box.border_title = Content("Keep this as a sample of how you write?")
            yield Plain(
                Content.assemble(
                    f"{TRAVELS} It shows a model how you sound; nothing in it ever supports a line.",
                    (f" It holds {' and '.join(found)}." if found else "", "$text-warning"),
                ),
                id="why",
            )
            with VerticalScroll(id="text"):
                yield Plain(self._text)
            yield Plain("", id="refused")
        yield KeyFooter()

    def action_agree_sample(self) -> None:
        """Keep it."""
        try:
            self.dismiss(self._keep())
        except Refused as refused:
            self.query_one("#refused", Plain).update(str(refused))

    def action_decline_sample(self) -> None:
        self.dismiss(None)


def keep_as_sample(app: App[Any], workspace: Workspace, draft: Draft, say: Callable[[str], None]) -> None:
    """Ask whether a letter that was sent becomes a sample, and keep it when it may."""
    already = workspace.voice.samples.of_draft(draft.id)
    if already is not None:
        say(f"It is sample {already.id} already; F6 shows how you write.")
        return

    def answered(sample: Sample | None) -> None:
        say(f"Kept as sample {sample.id}; F6 shows how you write." if sample else "Nothing was kept.")

    app.push_screen(KeepScreen(draft.body, lambda: workspace.keep_as_sample(draft)), answered)


def _shown(one: Line | Sample) -> Content:
    if isinstance(one, Line):
        mark = ("✓ ", "bold $text-success") if one.on else ("  ", "")
        return Content.assemble(mark, (one.text, "" if one.on else QUIET), ("" if one.on else "  off", "bold"))
    begins = " ".join(one.text.split())
    begins = begins if len(begins) <= _BEGINS else begins[: _BEGINS - 1].rstrip() + "…"
    origin = f", {one.origin}" if one.origin else ""
    return Content.assemble((f"Sample {one.id}{origin}: ", QUIET), begins)


def _key(one: Line | Sample) -> str:
    return one.id if isinstance(one, Line) else f"sample-{one.id}"
