"""What a setting may be. Says what is expected and never repeats what was given: it could be a secret."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable
from typing import Any

from assistant.door import clean_line, clean_text
from assistant.settings.address import meant
from assistant.settings.secrets import looks_secret

Setting = dataclasses.Field[Any]

# One long word with letters and figures mixed, as no name of a setting is.
_RANDOM = r"(?=\S*\d\S*[A-Za-z]\S*\d)\S{20,}"

LANGUAGE = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
VARIABLE = r"[A-Za-z_][A-Za-z0-9_]{0,80}"
WORD = r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,60}"
ZONE = r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*"
CHANNEL = r"[a-z0-9][a-z0-9-]{0,40}"
ACTION = r"[A-Za-z][A-Za-z0-9_.-]{0,60}"

WHERE_KEYS_GO = (
    "a secret never goes in this file: 'outreach keys set' keeps it in the system's keyring, "
    "or an environment variable holds it, whose name goes in [model] api_key_env"
)


class Unfit(ValueError):
    """A value that a setting cannot take. ``str()`` says what it must be, to follow the setting's name."""


def shown_name(name: str) -> str:
    """A key's name as an error may quote it, or a stand-in when it looks like a secret."""
    name = clean_line(name)
    if looks_secret(name) or re.search(_RANDOM, name):
        return "(not shown: it looks like a secret)"
    return f"'{name if len(name) <= 40 else name[:39] + '…'}'"


def nearest(name: str, names: list[str] | tuple[str, ...]) -> str:
    """``; did you mean 'x'?`` for the nearest of ``names``, or nothing when none is near."""
    import difflib  # only an error needs it

    near = difflib.get_close_matches(clean_line(name).lower(), names, n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""


def checked(setting: Setting, value: Any) -> Any:
    """``value`` as ``setting`` keeps it, cleaned. Raises Unfit when it is of another type or out of range."""
    kind = str(setting.type)
    if kind == "bool":
        if not isinstance(value, bool):
            raise Unfit(f"must be true or false, not {_sort(value)}")
        return value
    if kind in ("int", "float"):
        return _number(setting, kind, value)
    if kind == "str":
        return _text(setting, value)
    return _list(setting, kind, value)


def read(setting: Setting, text: str) -> Any:
    """A value typed on the command line, as ``setting`` keeps it. Raises Unfit.

    A list is split at commas, or written as it stands in the file: ``["one", "two"]``.
    """
    kind = str(setting.type)
    if kind == "str":
        return checked(setting, text)
    if kind == "bool":
        word = text.strip().lower()
        if word not in _YES | _NO:
            raise Unfit("must be true or false")
        return word in _YES
    if kind in ("int", "float"):
        return checked(setting, _figure(setting, kind, text))
    parts = _parts(text.strip())
    if kind == "list[int]":
        return checked(setting, [_figure(setting, "int", part) for part in parts])
    try:
        return checked(setting, parts)
    except Unfit as unfit:
        choices = setting.metadata.get("choices", ())
        several = f"; several with commas, such as {choices[0]},{choices[1]}" if len(choices) > 1 else ""
        raise Unfit(f"{unfit}{several}") from None


def _parts(text: str) -> list[str]:
    """The items of a list as it was typed."""
    if text.startswith("[") and text.endswith("]"):
        import tomllib

        try:
            written = tomllib.loads(f"list = {text}")["list"]
        except tomllib.TOMLDecodeError:  # a shell takes the quotation marks away
            text = text[1:-1]
        else:
            return [str(item).strip() for item in written if str(item).strip()]
    return [part for part in (part.strip().strip("\"'").strip() for part in text.split(",")) if part]


def checked_key(action: str, key: Any) -> str:
    """The keyboard key for an action in ``[keys]``. Raises Unfit."""
    if any(looks_secret(text) or re.search(_RANDOM, text) for text in (action, key) if isinstance(text, str)):
        raise Unfit(f"is for keys of the keyboard, and here is what looks like a secret; {WHERE_KEYS_GO}")
    if not isinstance(key, str):
        raise Unfit(f'must be a key\'s name in quotes, such as "ctrl+y", not {_sort(key)}')
    name = clean_line(key)
    if not name or " " in name or len(name) > 60:
        raise Unfit('must be the name of a key, such as "y" or "ctrl+y" (several: "y,ctrl+y")')
    if not re.fullmatch(ACTION, action):
        raise Unfit("is no action's id; `?` in the app lists them")
    return name


_YES = {"true", "yes", "on", "1"}
_NO = {"false", "no", "off", "0"}


def _number(setting: Setting, kind: str, value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unfit(f"must be {_range(setting, kind)}, not {_sort(value)}")
    if kind == "int" and not isinstance(value, int):
        raise Unfit(f"must be {_range(setting, kind)}, without a decimal point")
    low, high = setting.metadata.get("low"), setting.metadata.get("high")
    if not math.isfinite(value) or (low is not None and value < low) or (high is not None and value > high):
        raise Unfit(f"must be {_range(setting, kind)}")
    return float(value) if kind == "float" else value


def _figure(setting: Setting, kind: str, text: str) -> int | float:
    try:
        return int(text) if kind == "int" else float(text)
    except ValueError:
        raise Unfit(f"must be {_range(setting, kind)}") from None


def _text(setting: Setting, value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit(f"must be text in quotes, not {_sort(value)}")
    shape = setting.metadata.get("shape", "")
    text = clean_text(value).strip() if shape == "lines" else clean_line(value)
    if shape == "variable":
        _variable(text)
    elif looks_secret(text):
        raise Unfit(f"holds what looks like a secret; {WHERE_KEYS_GO}")
    _one_of(setting, text)
    if text and shape in _SHAPES:
        _SHAPES[shape](text)
    return text


def _list(setting: Setting, kind: str, value: Any) -> list[Any]:
    numbers = kind == "list[int]"
    if not isinstance(value, list):
        example = "[25, 75]" if numbers else '["one", "two"]'
        raise Unfit(f"must be a list, such as {example}, not {_sort(value)}")
    if numbers:
        found = [_number(setting, "int", item) for item in value]
        if setting.metadata.get("shape") == "span" and (len(found) != 2 or found[0] > found[1]):
            raise Unfit("must be two whole numbers, the fewest and the most, such as [25, 75]")
        return found
    return [text for text in (_text(setting, item) for item in value) if text]


def _one_of(setting: Setting, value: str) -> None:
    choices = setting.metadata.get("choices", ())
    if choices and value not in choices:
        listed = ", ".join(f"'{choice}'" for choice in choices)
        raise Unfit(f"must be one of {listed}{nearest(value, choices)}")


def _variable(value: str) -> None:
    secret = looks_secret(value) or (re.search(_RANDOM, value) and value != value.upper())
    if value and (secret or not re.fullmatch(VARIABLE, value)):
        raise Unfit(
            'must be the name of an environment variable, such as "OPENAI_API_KEY", never the secret itself: '
            "put that in the variable, and the variable's name here"
        )


def _url(value: str) -> None:
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or " " in value:
        # A secret would be in the part before an @, and that is never proposed.
        guess = next(iter(meant(value)), "")
        hint = f'; did you mean "{guess}"?' if guess else ', such as "http://localhost:11434/v1"'
        raise Unfit(f"must be a web address{hint}")
    if "@" in parts.netloc or re.search(r"(?i)(?:key|token|secret|sig|auth)[^=&]*=", parts.query):
        raise Unfit(f"carries a secret in the address; {WHERE_KEYS_GO}")


def _zone(value: str) -> None:
    import zoneinfo

    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        # Windows has no list of zones of its own; without one, the shape is all that can be checked.
        if re.fullmatch(ZONE, value) and not zoneinfo.available_timezones():
            return
        raise Unfit('must be a time zone by its full name, such as "Europe/Oslo"') from None


def _language(value: str) -> None:
    if not re.fullmatch(LANGUAGE, value):
        raise Unfit('must be a language\'s short code, such as "en" or "pt-BR"')


def _word(value: str) -> None:
    if not re.fullmatch(WORD, value):
        raise Unfit("must be one word")


_SHAPES: dict[str, Callable[[str], None]] = {"url": _url, "zone": _zone, "language": _language, "word": _word}


def _range(setting: Setting, kind: str) -> str:
    what = "a whole number" if kind == "int" else "a number"
    if "list" in str(setting.type):
        what = "a list of two whole numbers, each"
    low, high = setting.metadata.get("low"), setting.metadata.get("high")
    return what if low is None or high is None else f"{what} from {low} to {high}"


def _sort(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    for kind, name in ((str, "text"), (list, "a list"), (dict, "a table")):
        if isinstance(value, kind):
            return name
    return "a date or time"
