"""Handing a ``mailto:`` link to the mail program, by what each system has for that."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Mapping

from assistant.handoff.native import is_remote

SECONDS = 5.0
"""How long to wait for what opens the link; one that still runs by then is a mail program at work."""


def open_link(link: str, environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Hand the link on; False when there is nobody to take it. Never raises.

    True says that the system took it, not that a window opened: no system tells. On a machine that is
    reached over SSH, or has no screen, nothing is tried.
    """
    if is_remote(environ):
        return False
    if platform == "win32":
        return _by_windows(link)
    if platform == "darwin":
        return _run(["open", link], environ)
    if not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return False
    # Without this question xdg-open would have a web browser guess.
    if _answer(["xdg-mime", "query", "default", "x-scheme-handler/mailto"], environ) == "":
        return False
    return _run(["xdg-open", link], environ)


def _by_windows(link: str) -> bool:
    start = getattr(os, "startfile", None)
    if start is None:
        return False
    try:
        start(link)
    except OSError:
        return False
    return True


def _answer(command: list[str], environ: Mapping[str, str]) -> str | None:
    """What a program says; None when it is missing, unwilling or too slow."""
    try:
        ran = subprocess.run(
            command, capture_output=True, text=True, timeout=SECONDS, env=dict(environ), stdin=subprocess.DEVNULL
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return ran.stdout.strip() if ran.returncode == 0 else None


def _run(command: list[str], environ: Mapping[str, str]) -> bool:
    """Start it in a session of its own, so that it outlives the program; whether it did not fail at once."""
    quiet = subprocess.DEVNULL
    try:
        started = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, env=dict(environ), start_new_session=True
        )
    except (OSError, ValueError):
        return False
    try:
        return started.wait(SECONDS) == 0
    except subprocess.TimeoutExpired:
        threading.Thread(target=started.wait, daemon=True, name="mail program").start()
        return True
