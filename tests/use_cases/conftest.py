"""An open home with nobody in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.settings.paths import Home
from assistant.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(Home(tmp_path / "home"))
    yield opened
    opened.close()
