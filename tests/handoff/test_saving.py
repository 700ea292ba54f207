"""Saving a file that somebody named: private, whole, and never over another unasked."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from assistant.errors import Refused
from assistant.handoff.saving import save


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_it_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.eml"
    assert save(path, b"one") == path
    assert path.read_bytes() == b"one" and stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_goes_only_when_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.eml"
    path.write_bytes(b"theirs")
    with pytest.raises(Refused, match=r"is there already; name another file, or replace it with --replace\.$"):
        save(path, b"ours")
    assert path.read_bytes() == b"theirs"
    save(path, b"ours", replace=True)
    assert path.read_bytes() == b"ours"


def test_what_the_program_needs_is_never_replaced(tmp_path: Path) -> None:
    store = tmp_path / "outreach.db"
    store.write_bytes(b"all there is")
    link = tmp_path / "link.eml"
    link.symlink_to(store)
    for path in (store, link, tmp_path / "." / "outreach.db"):
        with pytest.raises(Refused, match="outreach itself needs"):
            save(path, b"ours", replace=True, never=[tmp_path / "config.toml", store])
    assert store.read_bytes() == b"all there is"


def test_a_folder_or_a_place_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"):
        save(tmp_path, b"ours", replace=True)
    with pytest.raises(Refused, match="cannot be written"):
        save(tmp_path / "nowhere" / "x.eml", b"ours")
