"""Reading config.toml: every mistake is named with its file, its line and what would be right.

The values themselves are never repeated in an error, for what was pasted in the wrong place may be a secret.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from assistant.door import clean_line
from assistant.errors import Refused
from assistant.settings import check
from assistant.settings.paths import shown_path
from assistant.settings.schema import ChannelSettings, Config
from assistant.settings.secrets import looks_secret

# Text, for `re` to compile when an error needs it. A name for a secret, whatever else the key is called:
_SECRET_NAME = r"(?i)api[_-]?key|secret|token$|password|passwd|authorization|bearer|credential|^key$"

_SIMPLE_KEY = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_DOTTED = rf"{_SIMPLE_KEY}(?:[ \t]*\.[ \t]*{_SIMPLE_KEY})*"
_HEADER = rf"[ \t]*\[\[?[ \t]*({_DOTTED})[ \t]*\]"
_ASSIGNMENT = rf"[ \t]*({_DOTTED})[ \t]*=(.*)"


def load_config(path: Path) -> Config:
    """The settings in ``path``; without the file, the defaults.

    Raises Refused, naming file, line and key, for what is not TOML, an unknown key, another type than the
    setting has, or a value out of its range.
    """
    text = read_text(path)
    return Config() if text is None else parse_config(text, path)


def read_text(path: Path) -> str | None:
    """The text of a config file, line ends as they are, no byte order mark; None without the file."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Refused(f"{shown_path(path)} cannot be read: {why}.") from error
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(f"{shown_path(path)} is UTF-16; save it as UTF-8.")
    try:
        return raw.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Refused(f"{shown_path(path)}, line {line}: this is not UTF-8; save it as UTF-8.") from None


def parse_config(text: str, path: Path | None) -> Config:
    """The settings that ``text`` gives. Raises Refused as :func:`load_config`.

    ``path`` is for the errors; without it, for text that is in no file yet, they name neither file nor line.
    """
    return _Reading(text, path).config()


def parse_toml(text: str, path: Path | None) -> dict[str, Any]:
    """``text`` as TOML. Raises Refused with file and line, and nothing of the text."""
    import tomllib  # not at a start without a config file

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise Refused(_placed(path, 0, "this is nested too deep to be settings.")) from None
    except ValueError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        at_end = "end of document" in str(error)
        line = int(found[1]) if found else text.count("\n") + 1 if at_end else 0
        sentence = f'this is not TOML ({_complaint(error)}); write lines as key = "value".'
        raise Refused(_placed(path, line, sentence)) from None


def tables() -> dict[str, type]:
    """The tables with fixed keys, by name."""
    made: dict[str, Any] = {setting.name: setting.default_factory for setting in dataclasses.fields(Config)}
    return {name: table for name, table in made.items() if table is not dict}


def settings_in(table: type) -> dict[str, check.Setting]:
    """The settings of one table, by name."""
    return {setting.name: setting for setting in dataclasses.fields(table)}


def every_setting() -> Iterator[tuple[str, check.Setting]]:
    """Each setting with a fixed name, as ``me.name``, in the order of the file."""
    for name, table in tables().items():
        for key, setting in settings_in(table).items():
            yield f"{name}.{key}", setting


def unknown(table: str, key: str) -> str:
    """The clause for a key that ``[table]`` has not: what to write instead. Never the value."""
    if re.search(_SECRET_NAME, key) or looks_secret(key):
        return f"[{table}] has no key {check.shown_name(key)}: {check.WHERE_KEYS_GO}."
    names = tables()
    own = [*settings_in(names[table])] if table in names else ["limit"]
    elsewhere = [name for name, other in names.items() if key in settings_in(other)]
    if hint := check.nearest(key, own):
        return f"[{table}] has no key {check.shown_name(key)}{hint}"
    if elsewhere:
        return f"[{table}] has no key {check.shown_name(key)}; it belongs in [{elsewhere[0]}]."
    return f"[{table}] has no key {check.shown_name(key)}; it has {', '.join(own)}."


def unknown_table(name: str, *, holds_a_value: bool = False) -> str:
    """The clause for a table, or a key outside any table, that the settings have not."""
    if re.search(_SECRET_NAME, name) or looks_secret(name):
        return f"there is no setting {check.shown_name(name)}: {check.WHERE_KEYS_GO}."
    owners = [table for table, kind in tables().items() if name in settings_in(kind)]
    if owners and holds_a_value:
        listed = " or ".join(f"[{owner}]" for owner in owners)
        return f"'{name}' stands outside any table; it belongs under {listed}."
    every = [setting.name for setting in dataclasses.fields(Config)]
    hint = check.nearest(name, every) or f"; the tables are {', '.join(every)}."
    return f"there is no table [{check.shown_name(name).strip(chr(39))}]{hint}"


def line_of(text: str, keys: tuple[str, ...]) -> int:
    """The line, from 1, on which ``keys`` is set, or what holds it; 0 when neither is found.

    A simple scan: enough for an error's line, not a parser. Text of several lines is stepped over.
    """
    best, depth = 0, 0
    table: tuple[str, ...] = ()
    closing = ""
    for number, line in enumerate(text.splitlines(), 1):
        if closing:
            closing = "" if closing in line else closing
            continue
        if header := re.match(_HEADER, line):
            table = path = _split(header[1])
        elif assignment := re.match(_ASSIGNMENT, line):
            path = table + _split(assignment[1])
            closing = next((mark for mark in ('"""', "'''") if assignment[2].count(mark) == 1), "")
        else:
            continue
        shared = 0
        while shared < min(len(path), len(keys)) and path[shared] == keys[shared]:
            shared += 1
        # A longer path than was asked for is inside it; of a shorter one, all must agree.
        if shared > depth and shared == min(len(path), len(keys)):
            best, depth = number, shared
    return best


class _Reading:
    """One file being read: where a mistake is, and what is made of the rest."""

    def __init__(self, text: str, path: Path | None) -> None:
        self.text = text
        self.path = path

    def config(self) -> Config:
        document = parse_toml(self.text, self.path)
        known = tables()
        made: dict[str, Any] = {}
        for name, value in document.items():
            if name not in {setting.name for setting in dataclasses.fields(Config)}:
                self._refuse((name,), unknown_table(name, holds_a_value=not isinstance(value, dict)))
            if not isinstance(value, dict):
                self._refuse((name,), f"{name} is a table of settings; write [{name}] on a line of its own.")
            if name == "channels":
                made[name] = {channel: self._channel(channel, below) for channel, below in value.items()}
            elif name == "keys":
                made[name] = {clean_line(action): self._key(action, key) for action, key in value.items()}
            else:
                made[name] = self._table((name,), known[name], value)
        return self._agreed(Config(**made), document)

    def _table(self, place: tuple[str, ...], table: type, values: Mapping[str, Any]) -> Any:
        settings = settings_in(table)
        label = ".".join(place)
        made = {}
        for key, value in values.items():
            if key not in settings:
                self._refuse((*place, key), unknown(label, key))
            try:
                made[key] = check.checked(settings[key], value)
            except check.Unfit as error:
                self._refuse((*place, key), f"[{label}] {key} {error}")
        return table(**made)

    def _channel(self, name: str, value: Any) -> ChannelSettings:
        if not re.fullmatch(check.CHANNEL, name):
            self._refuse(("channels", name), f"[channels] {check.shown_name(name)} is no channel's name.")
        if not isinstance(value, dict):
            self._refuse(("channels", name), f"[channels] {name} is a table; write [channels.{name}].")
        channel: ChannelSettings = self._table(("channels", name), ChannelSettings, value)
        return channel

    def _key(self, action: str, key: Any) -> str:
        try:
            return check.checked_key(action, key)
        except check.Unfit as error:
            self._refuse(("keys", action), f"[keys] {check.shown_name(action)} {error}")

    def _agreed(self, config: Config, document: Mapping[str, Any]) -> Config:
        """What two settings must agree on."""
        if config.model.max_output_tokens >= config.model.context_tokens:
            given = "max_output_tokens" if "max_output_tokens" in document["model"] else "context_tokens"
            self._refuse(
                ("model", given),
                f"[model] max_output_tokens ({config.model.max_output_tokens}) must be less than "
                f"context_tokens ({config.model.context_tokens}), which holds the prompt too.",
            )
        return config

    def _refuse(self, keys: tuple[str, ...], sentence: str) -> NoReturn:
        raise Refused(_placed(self.path, line_of(self.text, keys), sentence))


def _placed(path: Path | None, line: int, sentence: str) -> str:
    """The sentence with where it was found before it, and one full stop or question mark at its end."""
    sentence = sentence if sentence.endswith(("?", ".")) else f"{sentence}."
    if path is None:
        return sentence[:1].upper() + sentence[1:]
    return f"{shown_path(path)}{f', line {line}' if line else ''}: {sentence}"


def _split(dotted: str) -> tuple[str, ...]:
    return tuple(key.strip("\"'") for key in re.findall(_SIMPLE_KEY, dotted))


def _complaint(error: ValueError) -> str:
    """The parser's own words in brief, without its position and without anything quoted from the file."""
    if "integer string conversion" in str(error):
        return "a number is too long"
    words = re.sub(r"\s*\(at [^)]*\)", "", str(error))
    words = re.sub(r"[:,]?\s*['\"].*", "", clean_line(words))
    return words[:1].lower() + words[1:80] if words else "it cannot be read"
