"""``setup``: the first-run questions, each of which can be skipped."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from assistant.cli.front import Front, command
from assistant.cli.output import columns, is_terminal, say
from assistant.errors import Refused
from assistant.settings.config import load_config

if TYPE_CHECKING:
    from assistant.drafting.model.endpoint import Endpoint
    from assistant.drafting.model.trial import Found
    from assistant.settings.schema import Config, Model

_QUESTIONS = (
    ("me.name", "Your name, as you sign"),
    ("me.about", "What you do, as it would follow 'I': build storage engines for sensors"),
    ("me.site", "Your site, the one link in your signature"),
    ("me.city", "Your city, for meetings in person"),
)
_LISTED = 30
"""Models listed to choose from by number; any other can be typed."""


@command("setup", json=False)
def setup_command(front: Front) -> None:
    """Answer a few first questions; Enter skips one, or keeps what is there.

    Who you are, and, when a model shall write: where its endpoint is, its key, the model, and whether you
    agree that drafts are sent there. The endpoint is tried before anything relies on it.
    """
    if not is_terminal(sys.stdin):
        raise Refused(
            "The questions need a terminal to be answered on; "
            "'outreach config set me.name NAME' sets one thing without."
        )
    from assistant.settings.paths import shown_path

    home = front.home
    config = load_config(home.config)
    home.make()
    say("Enter skips a question. Everything can be changed later with 'outreach config set'.\n")
    for name, question in _QUESTIONS:
        config = _asked(front, config, name, question)
    say("\nA model may write the drafts; without one, templates do.")
    _endpoint(front, config)
    say(f"\nKept in {shown_path(home.config)}. Next: outreach add NAME, or outreach for the app.")


def _asked(front: Front, config: Config, name: str, question: str) -> Config:
    """Ask for one setting until it is one, or skipped."""
    table, key = name.split(".")
    before = str(getattr(getattr(config, table), key))
    while True:
        answer = _prompt(question, before)
        if answer == before:
            return config
        try:
            return _set(front, name, answer)
        except Refused as refusal:
            say(str(refusal))


def _endpoint(front: Front, config: Config) -> None:
    """Ask for an endpoint, find it, and try it."""
    from assistant.settings.endpoints import EXAMPLES, dropped, moved_to

    say(columns([(str(number), one.name, one.base_url) for number, one in enumerate(EXAMPLES, 1)], 1_000_000))
    found = _address(front, config.model)
    if found is None:
        return
    model = moved_to(config.model, found.address)
    if told := dropped(config.model, model):
        say(told)
    _set(front, "model.base_url", found.address)
    _set(front, "model.api_key_env", model.api_key_env)
    front.workspace.reload_config()
    endpoint = front.workspace.endpoint()
    found = _key(front, endpoint, found)
    name = _name(found, model)
    if not name:
        say("No model is named, so templates write until one is.")
        return
    _set(front, "model.name", name)
    front.workspace.reload_config()
    endpoint = front.workspace.endpoint()
    _try(front, endpoint)
    _agree(endpoint)


def _address(front: Front, model: Model) -> Found | None:
    """Ask until an endpoint is found or kept all the same; None: templates write."""
    from assistant.settings.endpoints import EXAMPLES, dropped, moved_to

    while True:
        typed = _prompt("Its number, or the address of another ('none' for templates alone)", model.base_url)
        if typed.lower() in ("", "none"):
            if typed and model.base_url:
                without = moved_to(model, "")
                _set(front, "model.base_url", "")
                _set(front, "model.api_key_env", without.api_key_env)
                if told := dropped(model, without):
                    say(told)
            say("No model is set; templates write." if typed or not model.base_url else "")
            return None
        if typed.isdigit() and 1 <= int(typed) <= len(EXAMPLES):
            example = EXAMPLES[int(typed) - 1]
            say(example.note)
            typed = example.base_url
            if "YOUR-" in typed:
                typed = _prompt("Its address, with your own name in it", typed)
        found = _find(front, model, typed)
        if found is None:
            continue
        if found.is_api:
            if found.address != typed.rstrip("/"):
                say(f"'{typed}' is {found.address}.")
            return found
        say(found.problem)
        if click.confirm("Keep this address all the same?", default=False, err=True):
            return found


def _find(front: Front, model: Model, typed: str) -> Found | None:
    from assistant.cli.writing import watch
    from assistant.drafting.model.endpoint import Endpoint
    from assistant.drafting.model.trial import find

    store = front.workspace.store
    try:
        return watch(
            find(model, typed, lambda at: Endpoint(at, store).find_key()), lambda: f"Looking for an API at {typed}"
        )
    except Refused as refusal:
        say(str(refusal))
        return None


def _key(front: Front, endpoint: Endpoint, found: Found) -> Found:
    """Ask for a key where one is wanted and none is there; what is found with it."""
    from assistant.settings.keys import has_keyring, put_key

    while found.wants_key:
        say(found.problem)
        if not has_keyring():
            say("This system has no keyring, so the key is read from an environment variable.")
            return _variable(front, endpoint, found)
        value = click.prompt(
            "Its key (not shown; Enter names a variable)", hide_input=True, default="", show_default=False, err=True
        )
        if not value:
            return _variable(front, endpoint, found)
        try:
            put_key(endpoint.settings, value)
        except Refused as refusal:
            say(str(refusal))
            return _variable(front, endpoint, found)
        endpoint.note_key(kept=True)
        say("Kept in the system keyring; 'outreach keys forget' takes it out.")
        again = _find(front, endpoint.settings, endpoint.address)
        if again is None:
            return found
        found = again
    return found


def _variable(front: Front, endpoint: Endpoint, found: Found) -> Found:
    """The name of the variable that holds the key, where the keyring does not; what is found with it."""
    import os

    while True:
        name = _prompt("The variable's name (Enter skips)", endpoint.settings.api_key_env)
        if not name:
            return found
        try:
            _set(front, "model.api_key_env", name)
            break
        except Refused as refusal:
            say(str(refusal))
    front.workspace.reload_config()
    if not os.environ.get(name, "").strip():
        say(f"{name} is not set here; set it in your shell's start-up file, and 'outreach doctor' tries it.")
        return found
    settings = front.workspace.config.model
    return _find(front, settings, settings.base_url) or found


def _name(found: Found, model: Model) -> str:
    """The model, from those that are there or as typed."""
    listed = found.models[:_LISTED]
    if listed:
        say(columns([(str(number), name) for number, name in enumerate(listed, 1)], 1_000_000))
        if len(found.models) > len(listed):
            say(f"… and {len(found.models) - len(listed):,} more; type the name of one of those.")
    before = model.name or (listed[0] if len(listed) == 1 else "")
    answer = _prompt("The model: its number or its name" if listed else "The model, as the endpoint names it", before)
    return listed[int(answer) - 1] if answer.isdigit() and 1 <= int(answer) <= len(listed) else answer


def _try(front: Front, endpoint: Endpoint) -> None:
    """One short answer, to see that it works."""
    from assistant.cli.endpoint import tried, try_out
    from assistant.drafting.model.trial import Trial

    trial = Trial(endpoint.settings, endpoint.find_key, front.workspace.store)
    for line in tried(trial, try_out(trial)):
        say(f"{line.message} {line.mend}".strip())


def _agree(endpoint: Endpoint) -> None:
    """Ask whether drafts may leave for it; for one on this machine there is nothing to ask."""
    if endpoint.local:
        return
    say(
        f"\n{endpoint.address} is not on this machine. For each draft by the model it is sent what you know about "
        "that person (name, role, company, city, the chosen facts, never private ones), what you want to ask, and who "
        "you are. 'outreach prompt PERSON' shows every byte."
    )
    if click.confirm("Do you agree?", default=bool(endpoint.agreed), err=True):
        endpoint.agree(date.today())
    else:
        endpoint.disagree()
        say("Then nothing is sent there; templates write with --offline, and 'w' in the app.")


def _set(front: Front, name: str, value: str) -> Config:
    from assistant.settings.write import set_value

    return set_value(front.home.config, name, value)


def _prompt(question: str, before: str) -> str:
    answer: str = click.prompt(question, default=before, show_default=bool(before), err=True)
    return answer.strip()
