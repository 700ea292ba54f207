"""Gathering: addresses or a pasted text into proposed facts, and what came of it."""

from __future__ import annotations

import asyncio
import re

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.worker import Worker

from assistant.drafting.draft import Brief
from assistant.errors import NeedsConsent, Refused
from assistant.facts.gathering.found import WITH_FROM
from assistant.people.person import Person
from assistant.tui.actions import bindings
from assistant.tui.screens.consent import ConsentScreen
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.plain import QUIET, Plain
from assistant.tui.widgets.wrapped_text import WrappedText
from assistant.use_cases.gathering import Gather, Gathered
from assistant.workspace import Workspace

EVERY = 0.1
"""Seconds between two looks at how far it is."""
_HINT = (
    "Addresses, or a text that you copied from a page or a profile; where it is from may stand in its first line. "
    "Left empty: what is new on the links that you know of them. All of it is proposed until you approve it."
)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


class SourcesField(WrappedText):
    """Addresses or a pasted text. Enter gathers; a pasted line break stays."""

    BINDINGS = bindings("sources")

    class Wanted(Message):
        """Enter was pressed."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            active = self.screen.active_bindings.get("enter")
            if active is not None and active.binding.action == "gather_now":
                event.stop()
                event.prevent_default()
                self.action_gather_now()
                return
        await super()._on_key(event)

    def action_gather_now(self) -> None:
        self.post_message(self.Wanted())


class GatherScreen(ModalScreen[bool]):
    """A field, what is being read, what came of it. True when there is something to go through."""

    DEFAULT_CSS = """
    GatherScreen {
        align: center middle;
        & > Vertical {
            width: 96; max-width: 96%; height: auto; max-height: 92%;
            border: round $accent; background: $surface; padding: 0 1;
        }
        TextArea { height: 8; border: round $foreground 25%; background: $background; padding: 0 1; }
        TextArea:focus { border: round $accent; }
        &:ansi TextArea { border: round ansi_bright_black; }
        #came { height: auto; max-height: 10; padding: 0 1; }
        #came > Plain { height: auto; }
    }
    """
    BINDINGS = bindings("gather")
    AUTO_FOCUS = "WrappedText"

    def __init__(self, workspace: Workspace, person: Person) -> None:
        super().__init__()
        self.workspace = workspace
        self.person = person
        self._gather: Gather | None = None
        self._worker: Worker[None] | None = None
        self._asked = ""
        self._proposed = 0
        """How many new facts came while this was open."""
        self._through = False
        """Whether Enter goes through them, for the field has not changed since."""

    def compose(self) -> ComposeResult:
        """The field, what belongs in it or came of it, the keys."""
        with Vertical() as box:
            box.border_title = Content(f"Gather what {self.person.name} published")
            yield SourcesField(
                soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False
            )
            with VerticalScroll(id="came", can_focus=False):
                yield Plain(Content.styled(_HINT, QUIET), id="hint")
        yield KeyFooter()

    def on_mount(self) -> None:
        unsaved: dict[str, dict[str, str]] = getattr(self.app, "unsaved", {})
        field = self.query_one(WrappedText)
        field.load_text(unsaved.get(self._key, {}).get("text", ""))
        field.select_all()  # what is typed or pasted takes its place, and Enter takes it as it is
        self.set_interval(EVERY, self._frame)

    @property
    def _key(self) -> str:
        return f"gather-{self.person.id}"

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._worker is not None and self._worker.is_running

    @property
    def key_labels(self) -> dict[str, str]:
        """What a key is called just now."""
        return {
            "gather_now": "Go through them" if self._through else "Gather",
            "leave_gather": "Stop" if self.busy else "Back",
        }

    def _say(self, text: str | Content, style: str = QUIET) -> None:
        shown = text if isinstance(text, Content) else Content.styled(text, style)
        self.query_one("#hint", Plain).update(shown)

    def on_text_area_changed(self) -> None:
        if self._through and self.query_one(WrappedText).text != self._asked:
            self._through = False
            self.refresh_bindings()

    def on_sources_field_wanted(self) -> None:
        """Enter gathers; with something proposed and nothing typed since, it goes through that."""
        if self.busy:
            return
        if self._through:
            self._close()
            return
        self._begin(self.query_one(WrappedText).text, "" if self.workspace.has_model else None)

    def _begin(self, typed: str, model: str | None) -> None:
        from assistant.facts.gathering.gather import NoLink

        urls, text = sources_in(typed)
        try:
            self._gather = self.workspace.gather(self.person, urls, text=text, model=model)
        except NeedsConsent:
            self._ask_for_consent(typed)
            return
        except NoLink:
            name = self.person.name
            self._say(f"No link of {name} is known; name a page here, or paste what you copied.", "$text-error")
            return
        except Refused as refused:
            self._say(_in_the_app(str(refused)), "$text-error")
            return
        self._asked = typed
        self._worker = self.run_worker(self._run(self._gather))
        self.refresh_bindings()

    def _ask_for_consent(self, typed: str) -> None:
        def answered(agreed: bool | None) -> None:
            self._begin(typed, "" if agreed else None)

        self.app.push_screen(GatherConsent(self.workspace, self.person), answered)

    async def _run(self, gather: Gather) -> None:
        said, stopped = "", False
        try:
            await gather.run()
        except asyncio.CancelledError:
            stopped = True
        except Refused as refused:
            said = _in_the_app(str(refused))
        self._worker = None
        if not self.is_attached:
            return
        self._proposed += len(gather.gathered.facts)
        self._through = bool(gather.gathered.facts)
        self._say(_came(gather.gathered, said, stopped=stopped))
        self.refresh_bindings()

    def _frame(self) -> None:
        if self.busy and self._gather is not None:
            status = self._gather.status
            self._say(f"{status[:1].upper()}{status[1:]}… Esc stops; what came is kept.")

    def action_leave_gather(self) -> None:
        """Stop what is being read; else back."""
        if self._worker is not None and self.busy:
            self._worker.cancel()
        else:
            self._close(through=False)

    def _close(self, *, through: bool = True) -> None:
        unsaved: dict[str, dict[str, str]] = getattr(self.app, "unsaved", {})
        text = self.query_one(WrappedText).text
        done = self._proposed and text == self._asked
        feeds = self._gather.gathered.feeds if self._gather is not None and text == self._asked else []
        unsaved[self._key] = {"text": "\n".join(feeds) or ("" if done else text)}
        self.dismiss(through and self._proposed > 0)


class GatherConsent(ConsentScreen):
    """Before the first send: what a model is sent to find facts in a text."""

    def __init__(self, workspace: Workspace, person: Person) -> None:
        super().__init__(workspace, Brief(workspace.config.me, person, (), "question", ""))
        self._person = person

    def _build(self) -> None:
        from assistant.drafting.gather_prompt import gather_prompt
        from assistant.facts.gathering.found import Passage

        here = Passage("(the text of the page, or what you pasted)")
        try:
            prompt = gather_prompt(self.workspace.kinds, self._person, here, self._endpoint.settings.name)
        except Refused as refused:
            self.app.call_from_thread(self.query_one("#prompt", Plain).update, str(refused))
            return
        self.app.call_from_thread(self._show, prompt)


def sources_in(typed: str) -> tuple[list[str], bytes | None]:
    """The addresses that were typed, and the text that was pasted, if any.

    Words that all are addresses are fetched; an address in a line of its own above a text is where that is from.
    """
    plain = typed.strip()
    if not plain:
        return [], None
    found = plain.split()
    if all(_ADDRESS.fullmatch(one) for one in found):
        return found, None
    first, _, rest = plain.partition("\n")
    if _ADDRESS.fullmatch(first.strip()):
        return [first.strip()], rest.strip().encode()
    return [], plain.encode()


def _in_the_app(sentence: str) -> str:
    """What the command line does with a text that was copied, the app does with its field."""
    return sentence.replace(WITH_FROM, "paste it here")


def _came(gathered: Gathered, said: str, *, stopped: bool) -> Content:
    """What came of it, in sentences, and what to do next."""
    facts = len(gathered.facts)
    known = f", {gathered.doubles} known already" if gathered.doubles else ""
    parts: list[str | tuple[str, str]] = []
    if stopped:
        parts.append(("Stopped; what came until then is kept. ", "$text-warning"))
    if gathered.read or facts:
        parts.append(f"{facts} fact{'' if facts == 1 else 's'} proposed{known}. ")
    if gathered.unchanged:
        parts.append(f"Unchanged since last time: {', '.join(gathered.unchanged[:3])}. ")
    if facts:
        parts.append(("Enter goes through them.", "bold"))
    if gathered.dropped:
        parts.append(f"\n{gathered.dropped} dropped, for the text does not bear them out.")
    parts += [(f"\n{note}", QUIET) for note in gathered.notes]
    parts += [(f"\nIt belongs to a feed, {feed}: the next g has that filled in.", QUIET) for feed in gathered.feeds]
    parts += [(f"\n{_in_the_app(sentence)}", "$text-error") for _, sentence in gathered.problems]
    if said:
        parts.append((f"\n{said}", "$text-error"))
    return Content.assemble(*parts).rstrip()
