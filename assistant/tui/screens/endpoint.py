"""Setting up a model: where its endpoint is, its key, its name; found, listed and tried before it is kept."""

from __future__ import annotations

from dataclasses import replace

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input
from textual.worker import Worker

from assistant.drafting.model.endpoint import Endpoint
from assistant.errors import Refused
from assistant.settings.endpoints import EXAMPLES, dropped, moved_to
from assistant.settings.write import check_value, set_values, write_config
from assistant.tui.screens.choose import Choice, pick
from assistant.tui.screens.form import Field, FormScreen
from assistant.tui.widgets.plain import QUIET, Plain
from assistant.workspace import Workspace

_INTRO = """Without a model, templates write. With one, say where it is: Enter looks there.
Empty the address, and templates write again."""


class EndpointScreen(FormScreen[bool]):
    """A few fields. Enter in each does what comes next: look, keep the key, try and keep it all."""

    DEFAULT_CSS = """
    EndpointScreen #told { height: auto; margin: 1 0 0 0; }
    EndpointScreen #examples { height: auto; margin: 1 0 0 0; color: $text-muted; }
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        model = workspace.config.model
        fields = [
            Field("address", "Address", model.base_url, "localhost:11434", tuple(one.base_url for one in EXAMPLES)),
            Field("key", "Key", "", "kept in the system keyring; empty where none is wanted"),
            Field("variable", "Key variable", model.api_key_env, "or the environment variable that holds it"),
            Field("model", "Model", model.name, "Enter lists what is there"),
        ]
        super().__init__("endpoint", "A model that drafts", fields, _INTRO)
        self._models: tuple[str, ...] = ()
        self._settled = model
        """The address and the variable that go together: those that were set, or were found since."""
        self._found = model.base_url
        """The address that was found to be one, or was set before."""
        self._work: Worker[None] | None = None

    def on_mount(self) -> None:
        """The key is never shown, nor kept for the next time the form opens."""
        self.query_one("#field-key", Input).password = True
        box = self.query_one(VerticalScroll)
        width = max(len(one.name) for one in EXAMPLES) + 2
        examples = "\n".join(f"{one.name.ljust(width)}{one.base_url}" for one in EXAMPLES)
        box.mount(Plain("", id="told"), Plain(examples, id="examples"))

    def action_cancel(self) -> None:
        """Stop what is under way; else close."""
        if self._work is not None and self._work.is_running:
            self._work.cancel()
            self._tell("Stopped.", "$text-warning")
            return
        self.query_one("#field-key", Input).value = ""
        super().action_cancel()

    @property
    def key_labels(self) -> dict[str, str]:
        """Enter does not save at once here."""
        return {"save": "Go on"}

    def on_input_submitted(self, event: Input.Submitted | None = None) -> None:
        """Enter: what comes next for this field."""
        if event is not None:
            event.prevent_default()  # other forms save at once
        values = {name: value.strip() for name, value in self.values().items()}
        field = event.input.id if event is not None else ""
        if self._work is not None and self._work.is_running:
            return
        if not values["address"]:
            before = self.workspace.config.model
            if self._keep("", ""):
                if told := dropped(before, self.workspace.config.model):
                    self.notify(told, markup=False)
                self.dismiss(True)
        elif field == "field-model" and values["model"]:
            self._start(self._try(values["address"], values["key"], values["model"]), "Trying it")
        else:
            self._start(self._look(values["address"], values["key"]), "Looking")

    def _start(self, work: object, what: str) -> None:
        self._tell(f"{what}…  Esc stops.", QUIET)
        self._work = self.run_worker(work, group="endpoint", exclusive=True, exit_on_error=False)  # type: ignore[arg-type]

    def _tell(self, text: str, style: str = "") -> None:
        if self.is_attached:
            self.query_one("#told", Plain).update(Content.styled(text, style) if style else Content(text))

    def _endpoint(self, address: str, name: str = "") -> Endpoint:
        moved = moved_to(self._settled, address)
        typed = self.query_one("#field-variable", Input).value.strip()
        # One that was typed now is meant for this address; one that was set before goes with its own alone.
        variable = typed if typed != self._settled.api_key_env else moved.api_key_env
        return Endpoint(replace(moved, name=name, api_key_env=variable), self.workspace.store)

    async def _look(self, address: str, key: str) -> None:
        """Find the endpoint, with its key when one was typed, and list its models."""
        if await self._find(address, key):
            self._choose_model()

    async def _find(self, address: str, key: str) -> bool:
        """Whether there is an endpoint that can be asked; its address is in the field then."""
        from assistant.drafting.model.threads import in_thread
        from assistant.drafting.model.trial import find, look
        from assistant.settings.keys import put_key

        try:
            check_value("model.api_key_env", self.query_one("#field-variable", Input).value)
            found = await find(
                self.workspace.config.model, address, lambda model: self._endpoint(model.base_url).find_key()
            )
            if key and found.is_api:
                endpoint = self._endpoint(found.address)
                await in_thread(lambda: put_key(endpoint.settings, key))
                endpoint.note_key(kept=True)
                self.query_one("#field-key", Input).value = ""
                found = await look(endpoint.settings, endpoint.find_key)
        except Refused as refused:
            self._tell(str(refused), "$text-error")
            return False
        self._models = found.models
        if not found.is_api:
            self._tell(found.problem, "$text-error")
            return False
        before, typed = self._settled, self.query_one("#field-variable", Input)
        self._settled = self._endpoint(found.address).settings
        if typed.value.strip() == before.api_key_env and (told := dropped(before, self._settled)):
            self.notify(told, markup=False)
        self.query_one("#field-address", Input).value = self._found = found.address
        typed.value = self._settled.api_key_env
        if found.wants_key:
            self._tell(found.problem, "$text-warning")
            self.query_one("#field-key", Input).focus()
            return False
        self._tell(f"{found.address} answers.", "$text-success")
        return True

    def _choose_model(self) -> None:
        field = self.query_one("#field-model", Input)
        field.focus()
        if not self._models:
            self._tell("It answers, and lists no models; type the name.  Enter tries it.", "$text-success")
            return

        def chosen(name: str | None) -> None:
            if name is not None:
                field.value = self._models[int(name)]
                self._tell("Enter tries it, and keeps it.", QUIET)

        choices = [Choice(str(number), name) for number, name in enumerate(self._models)]
        current = str(self._models.index(field.value)) if field.value in self._models else ""
        pick(self.app, "Which model?", choices, chosen, current)

    async def _try(self, address: str, key: str, name: str) -> None:
        """One short answer; then it is kept, and so it is when the model fails but there is an endpoint."""
        from assistant.drafting.model.trial import Trial

        if key or address != self._found:
            if not await self._find(address, key):
                return
            address = self._found
        endpoint = self._endpoint(address, name)
        trial = Trial(endpoint.settings, endpoint.find_key, self.workspace.store)
        timer = self.set_interval(0.2, lambda: self._tell(f"{trial.pen.status or 'It answers…'}  Esc stops."))
        try:
            await trial.pen.run()
        except Refused as refused:
            if self._keep(address, name):
                self._tell(f"Kept, but: {refused}", "$text-error")
            return
        finally:
            timer.stop()
        trial.remember()
        if not self._keep(address, name):
            return
        lacks = trial.dialect.lacks
        without = f" It does not take {', '.join(lacks)}; drafts leave that out." if lacks else ""
        self.notify(f"{name} answers: {trial.pace or 'all at once'}.{without}", title="Kept", markup=False)
        self.outreach.unsaved.pop(self.key, None)
        self.dismiss(True)

    def _keep(self, address: str, name: str) -> bool:
        """Write it down; whether that could be done."""
        path = self.workspace.home.config
        variable = self._endpoint(address).settings.api_key_env
        try:
            if not path.exists():
                write_config(path, self.workspace.config)
            set_values(path, {"model.base_url": address, "model.name": name, "model.api_key_env": variable})
            self.workspace.reload_config()
        except Refused as refused:
            self._tell(str(refused), "$text-error")
            return False
        return True
