"""Keyrings for tests, for the real keyring library: one that keeps what it is given, and three that fail.

In a test: ``keyring.set_keyring(FileKeyring())``; for a program that a test starts, its environment's
``PYTHON_KEYRING_BACKEND`` is ``tests.support.keyring_backend.FileKeyring``.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

SECRET = "sk-proj-4f9Qz81LmXw02TbK7cRe"
"""A key that must not come out anywhere."""


class FileKeyring(KeyringBackend):
    """Keeps passwords in the JSON file that ``SAMPLE_KEYRING`` names: service, user name, password."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        return _kept().get(service, {}).get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        kept = _kept()
        kept.setdefault(service, {})[username] = password
        _keep(kept)

    def delete_password(self, service: str, username: str) -> None:
        kept = _kept()
        if kept.get(service, {}).pop(username, None) is None:
            raise PasswordDeleteError("Password not found")
        _keep(kept)


class LockedKeyring(KeyringBackend):
    """Nobody has unlocked it, and what it says names the key."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(f"Failed to unlock the collection of {SECRET}!")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked(f"Failed to unlock the collection for {password}!")

    def delete_password(self, service: str, username: str) -> None:
        raise KeyringLocked("Failed to unlock the collection!")


class HangingKeyring(KeyringBackend):
    """Waits for somebody to unlock it."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        time.sleep(30)
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        time.sleep(30)

    def delete_password(self, service: str, username: str) -> None:
        time.sleep(30)


class FailingKeyring(KeyringBackend):
    """Raises what no keyring should, with the key in it."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError(f"could not decrypt {SECRET}\nat {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError(f"could not encrypt {password}\nat {username}")

    def delete_password(self, service: str, username: str) -> None:
        raise RuntimeError(f"could not forget {SECRET}\nat {username}")


def _file() -> Path:
    return Path(os.environ["SAMPLE_KEYRING"])


def _kept() -> dict[str, dict[str, str]]:
    file = _file()
    kept: dict[str, dict[str, str]] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return kept


def _keep(kept: dict[str, dict[str, str]]) -> None:
    _file().write_text(json.dumps(kept), encoding="utf-8")
