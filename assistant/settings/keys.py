"""Where a key comes from: the environment first, then the system's keyring.

Never from or to the config, the store, a log or an error. The keyring is a library of its own, imported
only when it is asked; what it holds is kept under ``outreach`` and the address of the endpoint.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType
from typing import TypeVar

from assistant.errors import Refused
from assistant.settings.address import origin_of, shown
from assistant.settings.schema import Model

SERVICE = "outreach"
"""The name under which the keyring holds our keys."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Key:
    """A key, and where it was found, in words. ``value`` is sent to its endpoint and never shown."""

    value: str = field(repr=False)
    source: str
    """Such as ``the environment variable OPENAI_API_KEY``, or ``the system keyring``."""


KEYRING = "the system keyring"
_OPENAI = origin_of("https://api.openai.com")


def key_variable(model: Model) -> str:
    """The environment variable that may hold the endpoint's key; empty when none is expected.

    ``OPENAI_API_KEY`` is read for OpenAI's own address alone, by https: a key is never offered to an
    endpoint that it was not made for.
    """
    if model.api_key_env:
        return model.api_key_env
    return "OPENAI_API_KEY" if origin_of(model.base_url) == _OPENAI else ""


def from_environment(model: Model) -> Key | None:
    """The key in the endpoint's environment variable, if there is one."""
    variable = key_variable(model)
    value = os.environ.get(variable, "").strip() if variable else ""
    return Key(value, f"the environment variable {variable}") if value else None


def from_keyring(model: Model) -> Key | None:
    """The key that the keyring holds for the endpoint; None when it holds none, or there is no keyring.

    May wait for the person to unlock the keyring: call it in a thread. Raises Refused when the keyring is
    there and cannot be read; going on without its key would look as if there were none.
    """
    value = _asking(lambda ring: ring.get_password(SERVICE, shown(model.base_url)), needed=False)
    return Key(value.strip(), KEYRING) if value and value.strip() else None


def has_keyring() -> bool:
    """Whether this system has a keyring at all, locked or not."""
    import keyring
    from keyring.backends import fail

    return not isinstance(keyring.get_keyring(), fail.Keyring)


def find_key(model: Model) -> Key | None:
    """The endpoint's key, from the environment or else the keyring. Raises Refused as ``from_keyring``."""
    return from_environment(model) or from_keyring(model)


def put_key(model: Model, value: str) -> None:
    """Keep a key in the keyring, for this endpoint. Raises Refused: no keyring, locked, or no key."""
    value = value.strip()
    if not value:
        raise Refused("That was empty, so no key was kept.")
    if not usable(value):
        raise Refused("A key has no spaces and no letters outside ASCII; copy it again, whole.")
    _asking(lambda ring: ring.set_password(SERVICE, shown(model.base_url), value))
    if _asking(lambda ring: ring.get_password(SERVICE, shown(model.base_url))) != value:
        raise Refused(f"The system keyring took the key and did not keep it; {_WITHOUT}.")


def forget_key(model: Model) -> bool:
    """Take the endpoint's key out of the keyring; whether there was one. Raises Refused as ``put_key``."""
    if from_keyring(model) is None:
        return False
    _asking(lambda ring: ring.delete_password(SERVICE, shown(model.base_url)))
    return True


def usable(value: str) -> bool:
    """Whether a key can be sent in a header: visible ASCII alone."""
    return value.isascii() and value.isprintable() and " " not in value


def _asking(do: Callable[[ModuleType], T], *, needed: bool = True) -> T | None:
    """What the keyring says; None when there is none and it is not ``needed``. Its errors become sentences."""
    import keyring
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    try:
        return do(keyring)
    except NoKeyringError:
        if not needed:
            return None
        what = "This system has no keyring; install one"
    except KeyringLocked:
        what = "The system keyring is locked; unlock it"
    except InitError:
        what = "The system keyring could not be opened; unlock it, or log in again"
    except Exception as error:  # besides KeyringError, each system's own library raises what it likes
        what = f"The system keyring failed ({type(error).__name__}); look after it"
    raise Refused(f"{what}, or {_WITHOUT}.")


_WITHOUT = "put the key in an environment variable and name the variable as api_key_env in [model]"
