"""Writing config.toml. A file that a person wrote keeps its comments and its order.

Nothing is written that would not be read again: the new text is checked as a whole before it replaces
the old one, which it does in one step.
"""

from __future__ import annotations

import dataclasses
import json
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.door import clean_line
from assistant.errors import Refused
from assistant.settings import check
from assistant.settings.config import (
    every_setting,
    parse_config,
    parse_toml,
    read_text,
    settings_in,
    tables,
    unknown,
    unknown_table,
)
from assistant.settings.endpoints import EXAMPLES
from assistant.settings.paths import make_private_folder, shown_path, write_private
from assistant.settings.schema import ChannelSettings, Config, Model
from assistant.settings.secrets import looks_secret

_OPENING = "# Settings of outreach. Every one there is, with its default: config.example.toml.\n"
_UNSAFE = "{} is written in a way that cannot be changed safely; change it by hand."


def set_value(path: Path, name: str, value: str) -> Config:
    """Set one setting, such as ``me.name``, ``channels.x-dm.limit`` or ``keys.copy``; makes a missing file.

    ``value`` is read as the setting's type (lists split at commas); an empty one takes the setting out of
    the file, back to its default. Returns the settings as they are then. Raises Refused, changing nothing.
    """
    return set_values(path, {name: value})


def set_values(path: Path, values: Mapping[str, str]) -> Config:
    """As :func:`set_value`, for several at once: all of them or none."""
    return _write(path, {_place(name): _value(name, value) for name, value in values.items()})


def add_to_list(path: Path, name: str, item: str) -> Config:
    """Add an item to a setting that is a list, such as ``coach.ignored``; one that is there stays as it is.

    Unlike :func:`set_value` the item may have commas. Returns and raises as that does.
    """
    from assistant.settings.config import load_config

    place = _place(name)
    before = list(getattr(getattr(load_config(path), place[0]), place[1]))
    return _write(path, {place: before if item in before else [*before, item]})


def take_from_list(path: Path, name: str, item: str) -> Config:
    """Take an item out of a setting that is a list: the way back from :func:`add_to_list`."""
    from assistant.settings.config import load_config

    place = _place(name)
    before = list(getattr(getattr(load_config(path), place[0]), place[1]))
    return _write(path, {place: [one for one in before if one != item] or None})


def _write(path: Path, changes: Mapping[tuple[str, ...], Any]) -> Config:
    text = read_text(path)
    if text is None:
        return write_config(path, _with(changes))
    before = parse_toml(text, path)
    changed = _edited(text, path, changes)
    # An edit that touched anything else would be worse than none.
    if parse_toml(changed, path) != _merged(before, changes):
        raise Refused(_UNSAFE.format(shown_path(path)))
    try:
        config = parse_config(changed, path)
    except Refused:
        parse_config(text, path)  # what was wrong before is said with its line
        parse_config(changed, None)
        raise
    write_private(path, changed.encode())
    return config


def check_value(name: str, value: str) -> None:
    """Raise Refused as :func:`set_value` would for this one, and write nothing."""
    _value(name, value)


def write_config(path: Path, config: Config) -> Config:
    """Write ``path`` from scratch with what differs from the defaults; what was in it is gone.

    Returns ``config``. Raises Refused, changing nothing, for settings that could not be read again.
    """
    import tomli_w  # only where something is written

    text = _OPENING
    if values := _differing(config):
        text += "\n" + tomli_w.dumps(values)
    parse_config(text, None)
    make_private_folder(path.parent)
    write_private(path, text.encode())
    return config


def shown(config: Config) -> str:
    """All settings as TOML, in the order of the file; one that is not at its default says what that is."""
    lines: list[str] = []
    for name in (setting.name for setting in dataclasses.fields(Config)):
        if name == "channels":
            for channel, settings in config.channels.items():
                lines += ["", f"[channels.{_bare(channel)}]", *_shown_settings(settings)]
        elif name == "keys":
            if config.keys:
                lines += ["", "[keys]"]
                lines += [f"{_bare(action)} = {_literal(key)}" for action, key in config.keys.items()]
        else:
            lines += ["", f"[{name}]", *_shown_settings(getattr(config, name))]
    return "\n".join(lines[1:]) + "\n"


def example() -> str:
    """The text of config.example.toml: every setting with its default and one line on it."""
    lines = [
        "# Every setting of outreach, with its default. Copy what you want to change into your config.toml",
        "# (`outreach config path` says where that is). An empty file, or none, is fine. No secret goes",
        "# here: keys come from the environment, or from the system's keyring ('outreach keys set').",
    ]
    for setting in dataclasses.fields(Config):
        name = setting.name
        if name == "channels":
            lines += _example_table("channels.x-dm", ChannelSettings, "One table for each channel you change")
        elif name == "keys":
            lines += [
                "",
                "# Your own keys: an action's id and the key for it; F1 in the app lists the ids.",
                "[keys]",
                '# copy = "c"',
            ]
        else:
            table = tables()[name]
            lines += _example_table(name, table, (table.__doc__ or "").strip().rstrip("."))
    return "\n".join(lines) + "\n"


def _example_table(name: str, table: type, about: str) -> list[str]:
    lines = ["", f"# {about}."]
    if table is Model:
        lines += ["# Worked examples; 'outreach setup' finds the address, lists the models and tries one:"]
        lines += _worked_examples()
    lines.append(f"[{name}]")
    for key, setting in settings_in(table).items():
        lines += [f"# {line}" for line in textwrap.wrap(str(setting.metadata["doc"]), 98)]
        lines.append(f"{key} = {_literal(_default(setting))}")
    return lines


def _worked_examples() -> list[str]:
    """Two lines for each kind of server that people have."""
    lines = []
    for one in EXAMPLES:
        key = f", api_key_env = {_literal(one.api_key_env)}" if one.api_key_env else ""
        lines.append(f"#   {one.name}: base_url = {_literal(one.base_url)}, name = {_literal(one.model)}{key}")
        lines.append(f"#     {one.note}")
    return lines


def _shown_settings(settings: Any) -> list[str]:
    lines = []
    for key, setting in settings_in(type(settings)).items():
        value, default = getattr(settings, key), _default(setting)
        note = "" if value == default else f"  # default: {_literal(default)}"
        lines.append(f"{key} = {_literal(value)}{note}")
    return lines


def _place(name: str) -> tuple[str, ...]:
    """Where a setting named on the command line stands. Raises Refused for one there is not."""
    place = tuple(part.strip() for part in name.strip().split("."))
    known = tables()
    if place[0] == "channels" and len(place) == 3 and place[2] in settings_in(ChannelSettings):
        return place
    if place[0] == "keys" and len(place) >= 2:
        return ("keys", ".".join(place[1:]))  # an action's id may hold dots
    if place[0] in known and len(place) == 2 and place[1] in settings_in(known[place[0]]):
        return place
    if place[0] in known and len(place) > 1:
        raise Refused(unknown(place[0], ".".join(place[1:])))
    if place[0] == "channels" and len(place) == 3:
        raise Refused(unknown(".".join(place[:2]), place[2]))
    if place[0] == "channels":
        raise Refused("A channel's setting is named like channels.x-dm.limit.")
    if len(place) == 1 and (place[0] in known or place[0] == "keys"):
        raise Refused(f"[{place[0]}] is a table; name one setting in it, such as {_first(place[0])}.")
    whole = ".".join(place)
    hint = check.nearest(whole, [dotted for dotted, _ in every_setting()])
    if hint and not looks_secret(whole):
        raise Refused(f"There is no setting {check.shown_name(whole)}{hint}")
    sentence = unknown_table(place[0], holds_a_value=len(place) == 1)
    raise Refused(sentence[:1].upper() + sentence[1:])


def _first(table: str) -> str:
    return "keys.copy" if table == "keys" else f"{table}.{next(iter(settings_in(tables()[table])))}"


def _value(name: str, text: str) -> Any:
    """The value as the file holds it, or None to take the setting out. Raises Refused."""
    place = _place(name)
    if not text.strip():
        return None
    try:
        if place[0] == "keys":
            return check.checked_key(place[1], text)
        table = ChannelSettings if place[0] == "channels" else tables()[place[0]]
        return check.read(settings_in(table)[place[-1]], text)
    except check.Unfit as error:
        sentence = f"{clean_line('.'.join(place))} {error}"
        raise Refused(sentence if sentence.endswith("?") else f"{sentence}.") from None


def _with(changes: Mapping[tuple[str, ...], Any]) -> Config:
    """The default settings with the changes made."""
    made: dict[str, Any] = {}
    for name, values in _merged({}, changes).items():
        if name == "channels":
            made[name] = {channel: ChannelSettings(**settings) for channel, settings in values.items()}
        else:
            made[name] = values if name == "keys" else tables()[name](**values)
    return Config(**made)


def _merged(document: Mapping[str, Any], changes: Mapping[tuple[str, ...], Any]) -> dict[str, Any]:
    """A copy of plain ``document`` with the changes made; where a value is None, it is taken out."""
    merged: dict[str, Any] = _copy(document)
    for place, value in changes.items():
        table = merged
        for part in place[:-1]:
            if value is None and part not in table:
                break
            table = table.setdefault(part, {})
        else:
            if value is None:
                table.pop(place[-1], None)
            else:
                table[place[-1]] = value
    return merged


def _copy(value: Any) -> Any:
    """A deep copy of plain tables and lists."""
    if isinstance(value, Mapping):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value


def _edited(text: str, path: Path, changes: Mapping[tuple[str, ...], Any]) -> str:
    """``text`` with the changes, its comments, order and line ends kept. Raises Refused."""
    import tomlkit  # only for a file that is there already
    import tomlkit.exceptions

    try:
        document = tomlkit.parse(text)
        for place, value in changes.items():
            table: Any = document
            for part in place[:-1]:
                if part not in table:
                    if value is None:
                        break
                    table[part] = tomlkit.table(is_super_table=part == "channels" or None)
                table = table[part]
            else:
                if value is not None:
                    table[place[-1]] = value
                elif place[-1] in table:
                    del table[place[-1]]
        changed = tomlkit.dumps(document)
    except (tomlkit.exceptions.TOMLKitError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise Refused(_UNSAFE.format(shown_path(path))) from error
    if "\r\n" in text:
        changed = changed.replace("\r\n", "\n").replace("\n", "\r\n")
    return changed


def _differing(config: Config) -> dict[str, Any]:
    """What is not the default, as plain tables."""
    found: dict[str, Any] = {}
    for name in tables():
        if values := _differing_in(getattr(config, name)):
            found[name] = values
    channels = {channel: _differing_in(settings) for channel, settings in config.channels.items()}
    if channels := {channel: values for channel, values in channels.items() if values}:
        found["channels"] = channels
    if config.keys:
        found["keys"] = dict(config.keys)
    return found


def _differing_in(settings: Any) -> dict[str, Any]:
    return {
        key: getattr(settings, key)
        for key, setting in settings_in(type(settings)).items()
        if getattr(settings, key) != _default(setting)
    }


def _default(setting: check.Setting) -> Any:
    if setting.default_factory is not dataclasses.MISSING:
        return setting.default_factory()
    return setting.default


def _literal(value: Any) -> str:
    """A plain value as TOML on one line. JSON's strings are TOML's, but for DEL."""
    if isinstance(value, list):
        return f"[{', '.join(_literal(item) for item in value)}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _bare(key: str) -> str:
    """A key as TOML writes it: in quotes where it is more than a word."""
    return key if key.isascii() and key.replace("-", "").replace("_", "").isalnum() else _literal(key)
