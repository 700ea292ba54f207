"""Every test runs in a house of its own: no network, no real home, no keyring, no keys."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.support.house import house_environment
from tests.support.no_network import sitecustomize as _guard  # noqa: F401 - importing it sets the guard

_BEFORE = dict(os.environ)
_HOMES = Path(tempfile.mkdtemp(prefix="outreach-tests-"))
_NUMBERS = itertools.count(1)


def _move_into(home: Path) -> None:
    home.mkdir(mode=0o700)
    environment = house_environment(home, _BEFORE)
    for name in set(os.environ) - set(environment) - {"PYTEST_CURRENT_TEST"}:
        del os.environ[name]
    os.environ.update(environment)


# At import, so that collecting the tests is held to it as well.
_move_into(_HOMES / "collecting")
if hasattr(time, "tzset"):
    time.tzset()

hypothesis.settings.register_profile("here", deadline=None, print_blob=True)
hypothesis.settings.register_profile("ci", deadline=None, print_blob=True, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if _BEFORE.get("CI") else "here")


@pytest.fixture(autouse=True)
def house() -> Iterator[Path]:
    """A throw-away home for this test alone, in the environment. Reaching for the network fails it."""
    home = _HOMES / f"home{next(_NUMBERS)}"
    _move_into(home)
    yield home
    log = home / "network-guard.log"
    refused = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    shutil.rmtree(home, ignore_errors=True)
    if refused:
        pytest.fail("this test reached for the network:\n" + "\n".join(refused), pytrace=False)


def pytest_sessionfinish() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_HOMES, ignore_errors=True)
