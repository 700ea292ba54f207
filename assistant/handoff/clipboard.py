"""The one place that copies: a ladder of ways, and honest words about the one that was taken."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from assistant.errors import Refused
from assistant.handoff.terminal import open_terminal, osc52
from assistant.settings.paths import make_private_folder, shown_path, write_private

__all__ = ["ROUTES", "Clipboard", "Copied", "Route", "open_terminal"]

Route = Literal["tmux", "native", "terminal", "file"]
ROUTES: tuple[str, ...] = ("auto", *get_args(Route))


@dataclass(frozen=True, slots=True)
class Copied:
    """Where a message went. ``sentence`` is for the person, and says no more than is known."""

    route: Route
    confirmed: bool
    """It was read back, or is in a file."""
    sentence: str
    path: Path | None = None
    """The file, when one was written."""


class Clipboard:
    """Copies a message, exactly, by the best way there is here.

    Rungs, best first: tmux's buffer when inside tmux; the system's clipboard, unless this is a remote
    machine; the terminal's, which never confirms, so that a file is written as well; a file alone,
    which always works. ``route`` forces one rung.
    """

    def __init__(
        self,
        outbox: Path,
        route: str = "auto",
        environ: Mapping[str, str] = os.environ,
        terminal: Callable[[str], bool] | None = None,
    ) -> None:
        """``terminal`` writes a sequence to the terminal and says whether it went; None: there is none.

        Raises Refused when ``route`` is none of ``ROUTES``.
        """
        if route not in ROUTES:
            raise Refused(f"[clipboard] route is '{route}'; give one of {', '.join(ROUTES)}.")
        self._outbox = outbox
        self._route = route
        self._environ = environ
        self._terminal = terminal

    def copy(self, text: str, name: str = "message") -> Copied:
        """Copy ``text``, byte for byte. ``name`` is the file's, without ``.txt``, such as ``message-d7``.

        Raises Refused when there is nothing to copy, when a forced route fails, or when not even the
        file can be written.
        """
        if not text:
            raise Refused("There is nothing to copy yet; write the message first.")
        if self._route != "auto":
            return self._forced(text, name)
        in_buffer = self._by_tmux(text)
        if in_buffer is not None and in_buffer.confirmed:
            return in_buffer
        return self._by_native(text) or in_buffer or self._by_terminal(text, name) or self._by_file(text, name)

    def _forced(self, text: str, name: str) -> Copied:
        if self._route == "file":
            copied = self._by_file(text, name)
            return Copied("file", True, f"Saved in {shown_path(copied.path or self._outbox)}.", copied.path)
        if self._route == "tmux":
            found, why = self._by_tmux(text), "this is not inside tmux, or tmux did not take it"
        elif self._route == "native":
            found, why = (
                self._by_native(text, forced=True),
                "no clipboard tool here took it (on Linux, install wl-clipboard or xclip)",
            )
        else:
            found, why = (
                self._by_terminal(text, name),
                "there is no terminal to send it to, or the message is too long for one",
            )
        if found is None:
            raise Refused(f"[clipboard] route is '{self._route}', but {why}; set it to 'auto'.")
        return found

    def _by_tmux(self, text: str) -> Copied | None:
        if not self._environ.get("TMUX"):
            return None
        from assistant.handoff import tmux

        outcome = tmux.load(text, self._environ)
        if outcome == "failed":
            return None
        if outcome == "buffer":
            sentence = "Copied to tmux's own buffer only: paste it inside tmux with its prefix and ]."
            return Copied("tmux", False, sentence)
        return Copied("tmux", True, "Copied to tmux's buffer and, through it, to your terminal's clipboard.")

    def _by_native(self, text: str, *, forced: bool = False) -> Copied | None:
        from assistant.handoff import native

        remote = native.is_remote(self._environ)
        if remote and not forced:
            return None
        outcome = native.copy(text)
        if outcome == "failed":
            return None
        whose = "the clipboard of this machine, which is not the one you sit at" if remote else "the clipboard"
        if outcome == "confirmed":
            return Copied("native", True, f"Copied to {whose}.")
        return Copied("native", False, f"Handed to {whose}, which could not be read back; paste to make sure.")

    def _by_terminal(self, text: str, name: str) -> Copied | None:
        sequence = osc52(text, self._environ)
        if self._terminal is None or sequence is None:
            return None
        try:
            sent = self._terminal(sequence)
        except OSError:
            return None
        if not sent:
            return None
        try:
            path = self._save(text, name)
        except Refused as refusal:
            return Copied("terminal", False, f"Sent to your terminal, which does not confirm; {refusal}")
        return Copied(
            "terminal",
            False,
            f"Sent to your terminal, which does not confirm; also saved in {shown_path(path)}.",
            path,
        )

    def _by_file(self, text: str, name: str) -> Copied:
        path = self._save(text, name)
        return Copied("file", True, f"No clipboard here; saved in {shown_path(path)}.", path)

    def _save(self, text: str, name: str) -> Path:
        safe = re.sub(r"[^\w.-]+", "-", name).strip(".-")[:80] or "message"
        make_private_folder(self._outbox)
        path = self._outbox / f"{safe}.txt"
        write_private(path, text.encode("utf-8", "surrogatepass"))
        return path
