"""Where files live, and that they are private from the moment they exist."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import Refused
from assistant.settings import paths
from assistant.settings.paths import (
    Home,
    find_home,
    is_private,
    make_private_folder,
    open_private,
    write_private,
)

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o022, 0o277])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """Modes must hold under a umask that is wide, usual, or so narrow that nothing could be written."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_a_home_names_its_files(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert (home.config, home.store) == (tmp_path / "config.toml", tmp_path / "outreach.db")
    assert (home.prompts, home.templates) == (tmp_path / "prompts", tmp_path / "templates")
    assert home.outbox == tmp_path / "messages"


def test_settings_may_live_apart_from_the_store(tmp_path: Path) -> None:
    home = Home(tmp_path / "data", tmp_path / "config")
    assert home.config.parent == home.prompts.parent == home.templates.parent == tmp_path / "config"
    assert home.store.parent == home.outbox.parent == tmp_path / "data"
    assert not home.folder.exists()
    home.make()
    assert home.folder.is_dir()
    assert home.settings.is_dir()


def test_which_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OUTREACH_HOME", str(tmp_path / "variable"))
    assert find_home(str(tmp_path / "given")).folder == tmp_path / "given"
    assert find_home(None).folder == tmp_path / "variable"
    assert find_home("").folder == tmp_path / "variable"
    monkeypatch.setenv("OUTREACH_HOME", "")
    default = find_home()
    assert "outreach" in str(default.folder)
    assert "outreach" in str(default.config)


def test_a_home_is_absolute_and_knows_the_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_home("here").folder == tmp_path / "here"
    assert find_home("~/there").folder == Path.home() / "there"


def test_naming_a_home_makes_nothing(tmp_path: Path) -> None:
    find_home(str(tmp_path / "new"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["file", "a\0b", "~no-such-user-here/x"])
def test_a_home_that_cannot_be_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="--home"):
        find_home(name)


def test_a_path_in_an_error_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "x\x1b[2Jy").write_text("")
    with pytest.raises(Refused) as refused:
        find_home(str(tmp_path / "x\x1b[2Jy"))
    assert "\x1b" not in str(refused.value)


@posix
def test_folders_are_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    make_private_folder(tmp_path / "a" / "b" / "c")
    assert [mode(tmp_path / part) for part in ("a", "a/b", "a/b/c")] == [0o700] * 3


@posix
def test_a_folder_is_private_from_the_moment_it_exists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a chmod would mend later was never wide: the mode is there before anything tightens it."""
    monkeypatch.setattr(paths, "_exactly", lambda path, mode: None)
    before = os.umask(0)
    try:
        make_private_folder(tmp_path / "a")
    finally:
        os.umask(before)
    assert mode(tmp_path / "a") == 0o700


@posix
def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    make_private_folder(shared / "mine")
    make_private_folder(shared)
    assert (mode(shared), mode(shared / "mine")) == (0o755, 0o700)
    assert not is_private(shared)
    assert is_private(shared / "mine")


def test_a_file_where_a_folder_is_needed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(Refused, match="file"):
            make_private_folder(path)


@posix
def test_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    with pytest.raises(Refused, match="link to nothing"):
        make_private_folder(tmp_path / "link" / "below")


@posix
def test_files_are_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    write_private(tmp_path / "written", b"x")
    with open_private(tmp_path / "opened") as stream:
        stream.write(b"x")
    with open_private(tmp_path / "text", "x") as stream:
        stream.write("å\r\n")
    assert [mode(tmp_path / name) for name in ("written", "opened", "text")] == [0o600] * 3
    assert (tmp_path / "text").read_bytes() == "å\r\n".encode()


@posix
def test_a_file_is_private_from_the_moment_it_exists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_tighten", lambda descriptor: None)
    before = os.umask(0)
    try:
        write_private(tmp_path / "written", b"x")
        open_private(tmp_path / "opened", "xb").close()
    finally:
        os.umask(before)
    assert mode(tmp_path / "written") == mode(tmp_path / "opened") == 0o600


@posix
def test_a_wide_file_is_tightened_when_written(tmp_path: Path) -> None:
    for name in ("written", "opened", "read"):
        (tmp_path / name).write_bytes(b"old")
        (tmp_path / name).chmod(0o644)
    write_private(tmp_path / "written", b"new")
    open_private(tmp_path / "opened", "ab").close()
    open_private(tmp_path / "read", "rb").close()
    assert [mode(tmp_path / name) for name in ("written", "opened", "read")] == [0o600, 0o600, 0o644]


def test_writing_replaces_whole_and_leaves_nothing_beside(tmp_path: Path) -> None:
    write_private(tmp_path / "file", b"a long first text")
    write_private(tmp_path / "file", b"short")
    assert (tmp_path / "file").read_bytes() == b"short"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_failed_write_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_private(tmp_path / "file", b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="no space left on device; nothing was changed"):
        write_private(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@posix
def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    (tmp_path / "dotfiles" / "real.toml").write_bytes(b"old")
    (tmp_path / "home").mkdir()
    link = tmp_path / "home" / "config.toml"
    link.symlink_to("../dotfiles/real.toml")
    write_private(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "dotfiles" / "real.toml").read_bytes() == b"new"
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["config.toml"]


@posix
def test_links_in_a_ring_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(Refused):
        open_private(tmp_path / "a")


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        write_private(tmp_path, b"x")
    with pytest.raises(Refused, match="cannot be written"):
        write_private(tmp_path / "no" / "file", b"x")
    with pytest.raises(Refused, match="cannot be opened"):
        open_private(tmp_path / "no" / "file")


def test_naming_a_home_imports_little() -> None:
    """A home that was named costs no look at the platform's places."""
    import subprocess

    code = (
        "import sys; from assistant.settings.paths import find_home; find_home('x'); "
        "print('platformdirs' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
