"""What a command says about a message that the coach or a gate holds back: what to do, and what was overridden."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from assistant.cli.output import say
from assistant.drafting.draft import Draft
from assistant.errors import HeldBack
from assistant.workspace import Workspace


@contextmanager
def with_hints(
    workspace: Workspace, person_id: int, channel: str, does: str, draft: Draft | None = None
) -> Iterator[None]:
    """Hang on a refusal what to do about it; ``does``: what --force does all the same, such as ``copies it``.

    A gate is no matter of the text: it points to what may be written instead, and never to the coach.
    """
    try:
        yield
    except HeldBack as held:
        held.hints = tuple(_hints(workspace, held, person_id, channel, does, draft))
        raise


def _hints(
    workspace: Workspace, held: HeldBack, person_id: int, channel: str, does: str, draft: Draft | None
) -> Iterator[str]:
    if held.instead:
        suited = channel if channel in {one.id for one in workspace.suited(held.instead)} else "email"
        yield f"Instead: outreach draft p{person_id} --kind {held.instead} --channel {suited}"
    if held.by_coach and draft is not None:
        yield f"'outreach check --draft d{draft.id}' has all that the coach says."
    yield f"--force {does} knowingly, and that is recorded."


def say_forced(kept: Draft, forced: bool, done: str) -> None:
    """Say what was overridden; ``done`` begins the sentence, such as ``Copied``."""
    if kept.forced and forced:
        say(f"{done} although it is held back ({kept.forced.replace(',', ', ')}); that is recorded.")
