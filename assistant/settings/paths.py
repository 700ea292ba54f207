"""Where files live, and how they are made: folders 0700 and files 0600 from the moment they exist.

A folder that is already there keeps the mode its owner gave it: ``--home`` may name one that other
things share. The files in it are private either way. Windows has no such modes; there they are
ignored, and what protects the files is the person's own profile.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from assistant.door import clean_line
from assistant.errors import Refused

FOLDER_MODE = 0o700
FILE_MODE = 0o600


@dataclass(frozen=True, slots=True)
class Home:
    """One home: where its files are. Making the folders is :meth:`make`; naming them makes nothing.

    ``folder`` holds the store. What a person edits (config.toml, prompts, templates) is in
    ``config_folder``, which is the same folder unless the platform keeps settings apart.
    """

    folder: Path
    config_folder: Path | None = None

    @property
    def settings(self) -> Path:
        """The folder of what a person edits."""
        return self.config_folder or self.folder

    @property
    def config(self) -> Path:
        """The file ``config.toml``."""
        return self.settings / "config.toml"

    @property
    def store(self) -> Path:
        """The one SQLite file."""
        return self.folder / "outreach.db"

    @property
    def prompts(self) -> Path:
        """The person's own prompts, looked in before the package's."""
        return self.settings / "prompts"

    @property
    def templates(self) -> Path:
        """The person's own templates, looked in before the package's."""
        return self.settings / "templates"

    @property
    def outbox(self) -> Path:
        """Where messages are written when there is no clipboard."""
        return self.folder / "messages"

    def make(self) -> None:
        """Make the folders of this home, private. Raises Refused when the disk says no."""
        make_private_folder(self.folder)
        make_private_folder(self.settings)


def find_home(explicit: str | None = None) -> Home:
    """The home: ``explicit``, else ``$OUTREACH_HOME``, else the platform's own places for settings and data.

    Raises Refused when the place named is a file, or no path at all.
    """
    named = explicit or os.environ.get("OUTREACH_HOME", "")
    if not named:
        import platformdirs  # only this way needs it

        return Home(
            platformdirs.user_data_path("outreach", appauthor=False),
            platformdirs.user_config_path("outreach", appauthor=False),
        )
    source = "--home" if explicit else "OUTREACH_HOME"
    try:
        folder = Path.cwd() / Path(named).expanduser()
        os.fsencode(folder)
        if "\0" in named:
            raise ValueError("a NUL character in it")
        is_file = folder.exists() and not folder.is_dir()
    except (ValueError, RuntimeError, OSError) as error:
        why = _reason(error)
        raise Refused(f"{source} is not a folder's path ({why}); give one such as ~/outreach.") from None
    if is_file:
        raise Refused(f"{source} names {shown_path(folder)}, which is a file; give a folder.")
    return Home(folder)


def shown_path(path: Path | str) -> str:
    """A path as it may be printed: nothing in it can steer the terminal."""
    return clean_line(str(path))


def make_private_folder(path: Path) -> None:
    """Make ``path`` and what is missing above it, 0700 whatever the umask. One that exists is left as it is.

    Raises Refused when it cannot be made.
    """
    missing: list[Path] = []
    folder = path
    try:
        while not folder.exists():
            if folder.is_symlink():
                raise Refused(f"{shown_path(folder)} is a link to nothing; mend or remove the link.")
            missing.append(folder)
            folder = folder.parent
        for folder in reversed(missing):
            # Somebody else may make it first: then it is theirs to set modes on.
            with contextlib.suppress(FileExistsError):
                folder.mkdir(FOLDER_MODE)
                _exactly(folder, FOLDER_MODE)
        if not path.is_dir():
            raise Refused(f"{shown_path(path)} is a file, and a folder is needed there; move it away.")
    except OSError as error:
        raise Refused(f"the folder {shown_path(path)} cannot be made: {_reason(error)}.") from error


def is_private(path: Path) -> bool:
    """Whether only its owner may enter or read ``path``. Always true on Windows, where modes say nothing."""
    return os.name == "nt" or path.stat().st_mode & 0o077 == 0


def open_private(path: Path, mode: str = "wb") -> IO[Any]:
    """Open as :func:`open` does (text is UTF-8, line ends as given); a file it makes is 0600 from the start.

    One that is there already and opened for writing is tightened to 0600. Raises Refused.
    """
    binary = "b" in mode
    try:
        stream: IO[Any] = open(  # noqa: SIM115 (the caller closes it)
            path,
            mode,
            encoding=None if binary else "utf-8",
            newline=None if binary else "",
            opener=_opener,
        )
    except OSError as error:
        raise Refused(f"{shown_path(path)} cannot be opened: {_reason(error)}.") from error
    if set(mode) & set("wax+"):
        _tighten(stream.fileno())
    return stream


def write_private(path: Path, data: bytes) -> None:
    """Put ``data`` in ``path``, whole or not at all, 0600; a link is written through to what it points at.

    It is written to a file of another name beside it, synced, and renamed. Raises Refused; then what was
    there before is untouched.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name[:100]}.{os.urandom(6).hex()}.tmp")
    try:
        if target.is_dir():
            raise IsADirectoryError("it is a folder")
        try:
            with open(beside, "xb", opener=_opener) as stream:
                _tighten(stream.fileno())
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                beside.unlink()
            raise
        _sync_folder(target.parent)
    except OSError as error:
        sentence = f"{shown_path(path)} cannot be written: {_reason(error)}; nothing was changed."
        raise Refused(sentence) from error


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags, FILE_MODE)


def _tighten(descriptor: int) -> None:
    """0600 whatever the umask was, where there are modes. A file that is not ours keeps its own."""
    change: Callable[[int, int], None] | None = getattr(os, "fchmod", None)
    if change is not None and os.name != "nt":
        with contextlib.suppress(OSError):
            change(descriptor, FILE_MODE)


def _exactly(path: Path, mode: int) -> None:
    """A umask can only narrow what mkdir was told, but so far that the folder cannot be used."""
    if os.name != "nt":
        path.chmod(mode)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last through a power cut, where folders can be synced."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) and error.strerror else str(error)).strip().lower()
