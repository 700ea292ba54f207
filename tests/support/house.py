"""An environment in which no test sees the developer's home, config, keyring, screen or keys."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUARD = Path(__file__).resolve().parent / "no_network"

# PYTHONDONTWRITEBYTECODE too: with it every program that a test starts would compile all its modules anew.
_GONE = frozenset(
    "TMUX TMUX_PANE TMUX_TMPDIR STY DISPLAY WAYLAND_DISPLAY NO_COLOR FORCE_COLOR CLICOLOR CLICOLOR_FORCE "
    "COLORTERM VISUAL PAGER COLUMNS LINES LANGUAGE TERM_PROGRAM TERM_PROGRAM_VERSION WT_SESSION VTE_VERSION "
    "KITTY_WINDOW_ID MAIL EMAIL NETRC CDPATH PYTHONDONTWRITEBYTECODE".split()
)
_GONE_STARTS = ("OUTREACH_", "OPENAI_", "SSH_", "TEXTUAL", "LC_", "XDG_", "GPG_", "_OUTREACH")
_GONE_PARTS = ("API_KEY", "TOKEN", "SECRET", "PASSWORD", "_PROXY")


def house_environment(home: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """``environ`` with everything personal taken out and every place moved under ``home``.

    ``EDITOR`` and ``BROWSER`` become ``false``, so that nothing waits for a person; a test that needs
    one sets its own. Python programs started with this environment carry the network guard.
    """
    kept = {
        name: value
        for name, value in environ.items()
        if name not in _GONE
        and not name.startswith(_GONE_STARTS)
        and not any(part in name.upper() for part in _GONE_PARTS)
    }
    path = [str(GUARD), str(ROOT)]
    path += [part for part in kept.get("PYTHONPATH", "").split(os.pathsep) if part and part not in path]
    return kept | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "APPDATA": str(home / "AppData"),
        "LOCALAPPDATA": str(home / "AppData"),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_STATE_HOME": str(home / ".local" / "state"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_RUNTIME_DIR": str(home / ".run"),
        "OUTREACH_HOME": str(home / "outreach"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=" + str(home / ".run" / "no-bus"),
        "EDITOR": "false",
        "BROWSER": "false",
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONPATH": os.pathsep.join(path),
        "NETWORK_GUARD_LOG": str(home / "network-guard.log"),
    }
