"""``doctor``: what works and what does not, one line each, with the mend."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import asdict

import click

from assistant.cli.endpoint import Line, endpoint_lines
from assistant.cli.front import Front, command
from assistant.cli.output import columns, counted, put, put_json
from assistant.errors import Refused
from assistant.settings.config import load_config
from assistant.settings.paths import is_private, shown_path
from assistant.settings.schema import Config


@command("doctor", examples="outreach doctor\noutreach doctor --json")
def doctor_command(front: Front) -> None:
    """Check config, store, kinds, clipboard, and the endpoint; exit code 1 when one is broken.

    The endpoint, when one is set, is tried for real: its key, its model, whether it streams, what it does
    not accept, how fast it is. Nothing about anybody is sent for that, and no key is ever shown.
    """
    found = list(examine(front))
    if front.json:
        put_json([asdict(line) for line in found])
    else:
        put(columns([(line.state, line.what, f"{line.message} {line.mend}".strip()) for line in found], 1_000_000))
    if any(line.state == "broken" for line in found):
        click.get_current_context().exit(1)


def examine(front: Front) -> Iterator[Line]:
    """Everything that is looked at. What is broken costs its own line alone."""
    try:
        config = load_config(front.home.config)
    except Refused as refusal:
        yield Line("config", "broken", str(refusal), "The lines below go by the defaults.")
        config = Config()
    else:
        yield _config(front)
    yield from _guarded("store", lambda: _store(front), "'outreach restore FILE' puts a backup in its place.")
    yield from _guarded("kinds", lambda: _kinds(front, config))
    yield from _guarded("clipboard", lambda: [_clipboard(config.clipboard.route)])
    yield from _guarded("endpoint", lambda: endpoint_lines(front, config.model))


def _guarded(what: str, look: Callable[[], list[Line]], mend: str = "") -> list[Line]:
    try:
        return look()
    except Refused as refusal:
        return [Line(what, "broken", str(refusal), mend)]


def _config(front: Front) -> Line:
    path = front.home.config
    if not path.exists():
        return Line(
            "config",
            "ok",
            f"None at {shown_path(path)} yet, so the defaults hold.",
            "'outreach setup' asks a few questions.",
        )
    if not is_private(path):
        return Line(
            "config",
            "note",
            f"{shown_path(path)} can be read by others.",
            f"'chmod 600 {shown_path(path)}' shuts it.",
        )
    return Line("config", "ok", f"{shown_path(path)} is fine.")


def _store(front: Front) -> list[Line]:
    from assistant.store.backup import check

    path = front.home.store
    if not path.exists():
        return [Line("store", "ok", f"None at {shown_path(path)} yet; the first person you add makes it.")]
    check(path)
    from assistant.people.people import People
    from assistant.store.database import Store

    with Store.open(path) as store:
        number = People(store).count()
        copies = store.copies()
    lines = [Line("store", "ok", f"{shown_path(path)} is whole, with {counted(number, 'person', 'people')}.")]
    if copies:
        listed = ", ".join(shown_path(copy) for copy in copies)
        lines.append(
            Line(
                "store",
                "note",
                f"Older copies are kept beside it: {listed}.",
                "Delete them when you need them no more.",
            )
        )
    return lines


def _kinds(front: Front, config: Config) -> list[Line]:
    from assistant.drafting.channels import load_channels
    from assistant.drafting.kind_files import KindFiles

    files = KindFiles(front.home.prompts, front.home.templates, load_channels(config.channels))
    kinds = files.all()
    own = sum(kind.origin != "built-in" for kind in kinds)
    message = f"{counted(len(kinds), 'kind')} can be used" + (f", {own} of your own." if own else ".")
    broken = [
        Line("kinds", "broken", f"{str(problem).rstrip('.?')}.", "Mend the file, or take it away.")
        for problem in files.problems()
    ]
    return [Line("kinds", "ok", message), *broken]


def _clipboard(route: str) -> Line:
    """The first rung that copying would try and that is there. Nothing is copied to find out."""
    if route != "auto":
        return Line("clipboard", "ok", f"Always by '{route}', as [clipboard] route says.")
    from assistant.handoff.clipboard import open_terminal
    from assistant.handoff.native import is_remote

    if os.environ.get("TMUX"):
        return Line("clipboard", "ok", "Through tmux's buffer, which hands it on to your terminal.")
    if not is_remote(os.environ) and _has_native():
        return Line("clipboard", "ok", "Through the system's own clipboard.")
    if open_terminal() is not None:
        return Line("clipboard", "note", "Through your terminal, which does not confirm, and into a file.", _NATIVE)
    return Line("clipboard", "note", "There is none here; messages are saved in files.", _NATIVE)


_NATIVE = "On Linux, wl-clipboard or xclip on your own machine, or working inside tmux, makes it certain."


def _has_native() -> bool:
    import pyperclip

    try:
        copy, _ = pyperclip.determine_clipboard()
    except Exception:  # it imports whatever toolkit it finds, and those may fail in any way
        return False
    return bool(copy)  # what stands in for a missing one is false
