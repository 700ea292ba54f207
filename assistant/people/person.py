"""One person: the record, and what may stand in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

Closeness = Literal["stranger", "acquaintance", "colleague", "friend"]
CLOSENESS: tuple[str, ...] = get_args(Closeness)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone you write to. ``id`` is 0 until the person is stored; shown as ``p3``."""

    name: str
    id: int = 0
    emails: tuple[str, ...] = ()
    handles: dict[str, str] = field(default_factory=dict)
    """Channel id to handle, such as ``{"x-dm": "@mara"}``."""
    links: tuple[str, ...] = ()
    company: str = ""
    role: str = ""
    city: str = ""
    timezone: str = ""
    """IANA name, such as ``Europe/Oslo``."""
    language: str = ""
    """BCP 47, such as ``en`` or ``de``; empty means the writer's."""
    closeness: Closeness = "stranger"
    can_refer: bool | None = None
    """Has a say in engineering hiring; ``None`` when not known."""
    every_days: int | None = None
    """Rhythm of check-ins in days; ``None`` means the default for the closeness."""
    tags: tuple[str, ...] = ()
    created: str = ""
    updated: str = ""
    connected: str = ""
    """ISO date on which you became connected, where a network says so; empty when not known."""

    @property
    def first_name(self) -> str:
        """What to greet with: the first word of the name, or the second after a title such as ``Dr.``."""
        from assistant.people.names import first_name

        return first_name(self.name)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """The line of a list: just what is painted, so that long lists stay cheap."""

    id: int
    name: str
    role: str
    company: str
    tags: tuple[str, ...]
    closeness: str
