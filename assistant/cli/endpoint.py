"""The endpoint as ``doctor`` and ``setup`` try it: one line on each thing, with the mend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from assistant.cli.output import counted
from assistant.errors import Refused
from assistant.settings.schema import Model

if TYPE_CHECKING:
    from assistant.cli.front import Front
    from assistant.drafting.draft import Written
    from assistant.drafting.model.endpoint import Endpoint
    from assistant.drafting.model.trial import Found, Trial

State = Literal["ok", "note", "broken"]


@dataclass(frozen=True, slots=True)
class Line:
    """What was looked at, how it is, and what to do about it when there is something to do."""

    what: str
    state: State
    message: str
    mend: str = ""


def endpoint_lines(front: Front, model: Model) -> list[Line]:
    """What there is to say about the endpoint that is set, after trying it."""
    unset = _unset(model)
    if unset is not None:
        return [unset]
    from assistant.cli.writing import watch
    from assistant.drafting.model.dialect import ShortMemory
    from assistant.drafting.model.endpoint import Endpoint
    from assistant.drafting.model.trial import Trial, elsewhere, look

    # Without a store there is nothing learnt and nothing to learn into; the trial itself needs none.
    memory = front.workspace.store if front.home.store.exists() and _store_opens(front) else ShortMemory()
    endpoint = Endpoint(model, memory)
    try:
        found = watch(look(model, endpoint.find_key), lambda: f"Looking at {endpoint.address}")
        if found is not None and found.unsure:
            at = elsewhere(model, lambda other: Endpoint(other, memory).find_key())
            if other := watch(at, lambda: f"Looking elsewhere than at {endpoint.address}"):
                problem = (
                    f"{endpoint.address} is no API, and {other} is one; "
                    f"'outreach config set model.base_url {other}' sets it."
                )
                found = replace(found, is_api=False, problem=problem)
    except Refused as refusal:
        return [Line("key", "broken", str(refusal))]
    if found is None:
        return [Line("endpoint", "note", "Stopped by you before it answered.")]
    lines = [*_reached(endpoint, found), _consent(endpoint)]
    if found.is_api and not found.wants_key:
        trial = Trial(model, endpoint.find_key, memory)
        lines += tried(trial, try_out(trial))
    return lines


def try_out(trial: Trial) -> Written | Refused:
    """One short answer of the model, watched; what came, or why nothing did."""
    from assistant.cli.writing import write

    try:
        written = write(trial.pen)
    except Refused as refusal:
        return refusal
    trial.remember()
    return written


def tried(trial: Trial, result: Written | Refused) -> Iterator[Line]:
    """What a trial showed, in lines."""
    if isinstance(result, Refused):
        yield Line("model", "broken", str(result))
        return
    # A trial may well end at its cap: what counts is that the model speaks.
    if not result.complete and not result.body.strip():
        yield Line("model", "broken", result.reason)
        return
    yield Line("model", "ok", f"{result.model} answers.")
    lacks = trial.dialect.lacks
    streams = trial.dialect.stream
    if lacks:
        state: State = "ok" if streams else "note"
        how = "It streams" if streams else "It does not stream, so drafts come whole"
        yield Line("streaming", state, f"{how}; it does not take {', '.join(lacks)}, which drafts leave out.")
    else:
        yield Line("streaming", "ok", "It streams, and takes all that is asked of it.")
    if trial.pace:
        yield Line("speed", "ok", f"{trial.pace[0].upper()}{trial.pace[1:]}.")
    for note in result.notes:
        yield Line("model", "note", note)


def _unset(model: Model) -> Line | None:
    if model.base_url and model.name:
        return None
    if model.base_url:
        message, mend = f"{model.base_url}, but no model is named, so templates write.", "'outreach setup' lists them."
        return Line("endpoint", "note", message, mend)
    if model.name:
        message = f"{model.name}, but no endpoint is set, so templates write."
        return Line("endpoint", "note", message, "'outreach setup' asks for one.")
    return Line("endpoint", "ok", "None is set, so templates write; nothing leaves this machine.")


def _reached(endpoint: Endpoint, found: Found) -> Iterator[Line]:
    """Whether it is there, whether its key does, whether it has the model."""
    from assistant.settings.keys import key_variable

    model = endpoint.settings
    yield (
        Line("endpoint", "ok", f"{endpoint.address} answers.")
        if found.is_api
        else (Line("endpoint", "broken", found.problem))
    )
    key, variable = endpoint.find_key(), key_variable(model)
    if found.wants_key:
        yield Line("key", "broken", found.problem)
    elif key:
        yield Line("key", "ok", f"From {key.source}.")
    elif variable:
        message = f"The environment variable {variable} is not set, and the keyring has none."
        yield Line("key", "note", message, "'outreach keys set' keeps one, if the endpoint wants it.")
    else:
        yield Line("key", "ok", "None is set" + (", and none is asked for." if found.is_api else "."))
    if found.models and model.name not in found.models:
        from assistant.drafting.model.trouble import nearest

        near = ", ".join(nearest(model.name, found.models))
        message = f"{model.name} is not among its {counted(len(found.models), 'model')}."
        yield Line("model", "note", message, f"It has {near}; 'outreach setup' lists them.")


def _consent(endpoint: Endpoint) -> Line:
    if endpoint.local:
        return Line("consent", "ok", "It is on this machine, so drafts leave it for nobody.")
    if endpoint.agreed:
        return Line("consent", "ok", f"You agreed on {endpoint.agreed} that drafts are sent there.")
    return Line(
        "consent",
        "note",
        "You have not agreed yet that drafts are sent there.",
        "'outreach setup' asks you, and so does the first draft.",
    )


def _store_opens(front: Front) -> bool:
    try:
        front.workspace.store.recall("")
    except Refused:
        return False
    return True
