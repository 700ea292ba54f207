"""A person as given, made fit to be stored: cleaned through the door, checked, said no to in a sentence."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from assistant.door import clean_line
from assistant.errors import Refused
from assistant.people.person import CLOSENESS, Person
from assistant.people.texts import tag_key

NAME_LIMIT = 200
"""Characters of a name; more is a slipped column or a pasted text."""

_EMAIL = re.compile(r"[^\s@<>(),;:\"\[\]\\]+@[^\s@<>(),;:\"\[\]\\.]+(\.[^\s@<>(),;:\"\[\]\\.]+)*")
_CHANNEL = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{2,8})*)")
_LINK = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_BARE_LINK = re.compile(r"[\w-]+(\.[\w-]+)+([/?#]\S*)?")


def valid(person: Person, *, id: int = 0, created: str = "", updated: str = "") -> Person:
    """The person, cleaned and checked, with this id and these times.

    Raises Refused: an empty name, or a value that cannot be.
    """
    name = _line(person.name)
    if not name:
        raise Refused("A person needs a name; give one.")
    if len(name) > NAME_LIMIT:
        raise Refused(f"The name '{name[:40]}…' is longer than {NAME_LIMIT} characters; shorten it.")
    if person.closeness not in CLOSENESS:
        raise Refused(f"'{_line(person.closeness)[:40]}' is no closeness; use one of {', '.join(CLOSENESS)}.")
    if person.every_days is not None and not 1 <= person.every_days <= 3650:
        raise Refused(f"A rhythm of {person.every_days} days is not possible; use 1 to 3650, such as 90d.")
    return Person(
        name,
        id,
        _once([valid_email(email) for email in person.emails]) if person.emails else (),
        _handles(person.handles) if person.handles else {},
        _once([valid_link(link) for link in person.links]) if person.links else (),
        _line(person.company),
        _line(person.role),
        _line(person.city),
        valid_timezone(person.timezone) if person.timezone else "",
        valid_language(person.language) if person.language else "",
        person.closeness,
        person.can_refer,
        person.every_days,
        _tags(person.tags) if person.tags else (),
        created,
        updated,
        valid_day(person.connected) if person.connected else "",
    )


def valid_day(day: str) -> str:
    """The ISO date, cleaned. Raises Refused when it is none."""
    plain = _line(day)
    try:
        return date.fromisoformat(plain).isoformat()
    except ValueError:
        raise Refused(f"'{plain[:40]}' is not a date; write it like 2026-03-01.") from None


def _line(text: str) -> str:
    if text.isascii() and text.isprintable():  # nothing in it that the door would take out
        return " ".join(text.split())
    return clean_line(text)


def valid_email(email: str) -> str:
    """The address, cleaned. Raises Refused when it is not of the form ``name@example.org``."""
    plain = _line(email).removeprefix("mailto:")
    if not _EMAIL.fullmatch(plain) or len(plain) > 254:  # 254: RFC 5321 section 4.5.3.1
        raise Refused(f"'{plain}' is not an e-mail address; write it like name@example.org.")
    return plain


def valid_link(link: str) -> str:
    """The link, cleaned, with ``https://`` where no scheme is given. Raises Refused for anything not http."""
    plain = _line(link)
    if _LINK.fullmatch(plain):
        return plain
    if _BARE_LINK.fullmatch(plain):
        return f"https://{plain}"
    raise Refused(f"'{plain}' is not a web address; write it like https://example.org.")


@lru_cache(maxsize=1024)
def valid_timezone(name: str) -> str:
    """The IANA name, cleaned. Raises Refused when this machine knows no such zone."""
    import zoneinfo

    plain = clean_line(name)
    try:
        zoneinfo.ZoneInfo(plain)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        known = zoneinfo.available_timezones()
        if not known and re.fullmatch(r"[A-Za-z_]+(/[A-Za-z0-9_+-]+)*", plain):
            return plain  # a machine without the zone database cannot tell
        near = _near_zone(plain, known)
        hint = f"did you mean {near}?" if near else "write it like Europe/Oslo."
        raise Refused(f"'{plain}' is not a time zone; {hint}") from None
    return plain


def valid_language(tag: str) -> str:
    """The BCP 47 tag in its usual case (``pt-BR``). Raises Refused when it has another shape."""
    plain = clean_line(tag).replace("_", "-")
    match = _LANGUAGE.fullmatch(plain)
    if match is None:
        raise Refused(f"'{plain}' is not a language tag; write it like en, de or pt-BR.")
    rest = [part.upper() if len(part) == 2 else part for part in match[2].split("-")[1:]]
    return "-".join([match[1].lower(), *rest])


def _near_zone(name: str, known: set[str]) -> str:
    from difflib import get_close_matches

    by_city = {zone.rsplit("/", 1)[-1].lower(): zone for zone in sorted(known, reverse=True) if "/" in zone}
    wanted = name.rsplit("/", 1)[-1].replace(" ", "_").lower()
    near = get_close_matches(wanted, by_city, n=1)
    return by_city[near[0]] if near else ""


def _handles(handles: dict[str, str]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for channel, handle in handles.items():
        key, value = clean_line(channel).lower(), clean_line(handle)
        if not _CHANNEL.fullmatch(key):
            raise Refused(f"'{key}' is not a channel; write handles like x-dm=@name ('outreach channels' lists them).")
        if value:
            kept[key] = value
    return kept


@lru_cache(maxsize=1024)
def _tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for tag in tags:
        plain = _line(tag).lstrip("#").strip()
        if plain:
            kept.setdefault(tag_key(plain), plain)
    return tuple(kept.values())


def _once(values: list[str]) -> tuple[str, ...]:
    """Each value once, the first writing of it kept; case does not tell two apart."""
    if len(values) == 1:
        return (values[0],)
    kept: dict[str, str] = {}
    for value in values:
        kept.setdefault(value.casefold(), value)
    return tuple(kept.values())
