"""A store with nobody in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.people.people import People
from assistant.store.database import Store


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    with Store.open(tmp_path / "outreach.db") as store:
        yield People(store)
