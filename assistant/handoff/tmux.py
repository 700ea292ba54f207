"""Into tmux's buffer and, where tmux hands it on, to the terminal's clipboard."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from typing import Literal

SECONDS = 3.0
"""How long any one call of tmux may take."""

Outcome = Literal["passed on", "buffer", "failed"]


def load(text: str, environ: Mapping[str, str]) -> Outcome:
    """Put ``text`` in tmux's newest buffer and read it back.

    ``passed on``: tmux also sent it to its terminal. ``buffer``: it is in tmux's own buffer alone, for
    tmux is older than 3.2 and has no ``-w``, or has ``set-clipboard off``. ``failed``: not there.
    """
    data = text.encode("utf-8", "surrogatepass")
    passed_on = _run(["load-buffer", "-w", "-"], environ, data) is not None
    if not passed_on and _run(["load-buffer", "-"], environ, data) is None:
        return "failed"
    if _run(["show-buffer"], environ) != data:
        return "failed"
    if not passed_on or (_run(["show-options", "-sv", "set-clipboard"], environ) or b"").strip() == b"off":
        return "buffer"
    return "passed on"


def _run(arguments: list[str], environ: Mapping[str, str], given: bytes = b"") -> bytes | None:
    """What tmux printed, or None when it is missing, too slow or unwilling."""
    try:
        done = subprocess.run(
            ["tmux", *arguments],
            input=given,
            capture_output=True,
            timeout=SECONDS,
            env=dict(environ),
            check=False,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None
