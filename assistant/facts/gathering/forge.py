"""Forges: what somebody's profile or a repository says, through the JSON interface that is made for programs.

Which host is which kind of forge, and where its interface is, is data: ``FORGES``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal
from urllib.parse import quote

from assistant.door import clean_line, clean_text
from assistant.errors import Refused
from assistant.facts.gathering.address import Address, read_address
from assistant.facts.gathering.dates import date_of
from assistant.facts.gathering.fetch import Page
from assistant.facts.gathering.found import Found, Passage, Reading, says, thing
from assistant.facts.gathering.saying import standing

RELEASES = 3
"""Releases of one repository that become facts."""
REPOSITORIES = 3
"""Repositories of one person that are looked at, the most liked of their own first."""
_JSON = "application/json"
_LEAST_PASSAGE = 200

Sort = Literal["github", "gitlab", "forgejo"]
Ask = Callable[[Address, str], Page]
"""Reads an address of a forge's interface; the second value is what may be accepted."""


@dataclass(frozen=True, slots=True)
class Forge:
    """One forge: its host (with the port, where it is not the usual one) and where its interface is."""

    host: str
    sort: Sort
    interface: str


FORGES: tuple[Forge, ...] = (
    Forge("github.com", "github", "https://api.github.com"),
    Forge("gitlab.com", "gitlab", "https://gitlab.com/api/v4"),
    Forge("gitlab.gnome.org", "gitlab", "https://gitlab.gnome.org/api/v4"),
    Forge("gitlab.freedesktop.org", "gitlab", "https://gitlab.freedesktop.org/api/v4"),
    Forge("invent.kde.org", "gitlab", "https://invent.kde.org/api/v4"),
    Forge("salsa.debian.org", "gitlab", "https://salsa.debian.org/api/v4"),
    Forge("codeberg.org", "forgejo", "https://codeberg.org/api/v1"),
    Forge("gitea.com", "forgejo", "https://gitea.com/api/v1"),
)

# First parts of a path that are nobody's name.
_OWN_PAGES = frozenset(
    "about apps blog collections contact customer-stories dashboard enterprise events explore features help issues "
    "join login marketplace new notifications orgs organizations pricing pulls search security settings signup site "
    "sponsors stars support team terms topics trending users admin api assets groups projects snippets user -".split()
)
_INSIDE = frozenset("releases tags tree".split())
"""Parts behind a repository's name that still mean the repository; any other is a page of its own."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What an address of a forge means. ``repository``: its whole path; empty: the profile of ``owner``."""

    forge: Forge
    owner: str
    repository: str = ""


def spot_of(address: Address, forges: Sequence[Forge]) -> Spot | None:
    """The profile or repository that an address names; None for any other page."""
    host = address.origin.partition("://")[2].removeprefix("www.")
    forge = next((one for one in forges if one.host == host), None)
    path = address.target.partition("?")[0].removesuffix("/").removesuffix(".atom")
    parts = [part for part in path.split("/") if part]
    if forge is None or not parts or parts[0].lower() in _OWN_PAGES:
        return None
    if not all(re.fullmatch(r"[\w.~-]+", part) and part.strip(".") for part in parts):
        return None
    if len(parts) == 1:
        return Spot(forge, parts[0])
    if forge.sort == "gitlab":  # groups stand in groups, and what is inside a project comes behind a dash
        cut = parts.index("-") if "-" in parts else len(parts)
        inside = parts[cut + 1 : cut + 2]
        return Spot(forge, parts[0], "/".join(parts[:cut])) if cut > 1 and set(inside) <= _INSIDE else None
    return Spot(forge, parts[0], "/".join(parts[:2])) if set(parts[2:3]) <= _INSIDE else None


def read_forge(spot: Spot, ask: Ask) -> Reading | None:
    """What a profile or a repository says; None when nothing changed since it was last asked.

    ``ask`` reads an address of the interface. Raises Refused as it does, and when the answer is none.
    """
    reader = _SORTS[spot.forge.sort](spot, ask)
    return reader.repository() if spot.repository else reader.profile()


@dataclass(frozen=True, slots=True)
class _Repository:
    path: str
    name: str
    url: str
    about: str
    pushed: str
    likes: int = 0
    own: bool = True


class _Reader:
    """What the kinds of forge have in common: GitHub's interface, and what differs from it."""

    people = "users/{}"
    repositories = "users/{}/repos?sort=pushed&per_page=50"
    one = "repos/{}"
    releases = "repos/{}/releases?per_page=8"

    def __init__(self, spot: Spot, ask: Ask) -> None:
        self.spot = spot
        self._ask = ask

    def repository(self) -> Reading | None:
        """One repository: what it is, and its newest releases."""
        about = self._get(self.one.format(self._path(self.spot.repository)))
        releases = self._releases(self.spot.repository)
        if about is None and releases is None:
            return None
        repository = self._repository(about) if isinstance(about, dict) else None
        name = repository.name if repository else self.spot.repository.rpartition("/")[2]
        found = [_work(repository)] if repository and repository.about else []
        found += [self._release(one, name) for one in releases or ()]
        return _reading(found, self._notes(releases or (), name))

    def profile(self) -> Reading | None:
        """Somebody: what they say of themselves, what they work on, what came out lately."""
        who = self._person()
        listed = self._repositories(who)
        if who is None and listed is None:
            return None
        found: list[Found] = []
        bio = clean_line(str((who or {}).get("bio") or (who or {}).get("description") or ""))
        if len(bio) >= 12:
            found.append(says(bio, place=self.spot.forge.host, source=self._url(who or {})))
        passages: list[Passage] = []
        theirs = [one for item in listed or () if (one := self._repository(item)) is not None and one.own]
        for one in sorted(theirs, key=lambda one: one.likes, reverse=True)[:REPOSITORIES]:
            if one.about:
                found.append(_work(one))
            releases = self._releases(one.path) or []
            found += [self._release(release, one.name) for release in releases[:1]]
            passages += self._notes(releases[:1], one.name)
        return _reading(found, passages)

    def _person(self) -> dict[str, Any] | None:
        who = self._get(self.people.format(quote(self.spot.owner, safe="")))
        return who if isinstance(who, dict) else None

    def _repositories(self, who: dict[str, Any] | None) -> list[Any] | None:
        listed = self._get(self.repositories.format(quote(self.spot.owner, safe="")))
        return listed if isinstance(listed, list) else None

    def _releases(self, path: str) -> list[dict[str, Any]] | None:
        listed = self._get(self.releases.format(self._path(path)))
        if not isinstance(listed, list):
            return None
        out = [one for one in listed if isinstance(one, dict) and not one.get("draft") and not one.get("prerelease")]
        return [one for one in out if _line(one, "tag_name", "name")][:RELEASES]

    def _path(self, path: str) -> str:
        return quote(path, safe="/")

    def _repository(self, item: object) -> _Repository | None:
        if not isinstance(item, dict) or not (name := _line(item, "name")):
            return None
        return _Repository(
            path=_line(item, "full_name") or f"{self.spot.owner}/{name}",
            name=name,
            url=self._url(item),
            about=_line(item, "description"),
            pushed=date_of(_line(item, "pushed_at", "updated_at", "last_activity_at")),
            likes=_number(item, "stargazers_count", "stars_count", "star_count"),
            own=not item.get("fork") and not item.get("archived") and not item.get("forked_from_project"),
        )

    def _release(self, item: dict[str, Any], name: str) -> Found:
        """One release. What it is called says the repository's name, whatever its maker called it."""
        called = _line(item, "name") or _line(item, "tag_name")
        title = called if name.lower() in called.lower() else f"{name} {called}"
        notes = standing(_notes_of(item).split("\n"), 1)
        when = date_of(_line(item, "published_at", "released_at", "created_at"))
        said = next(iter(notes), "")
        found = thing("launch", title, said, source=self._url(item), date=when)
        return found if said else found.quoting(called)

    def _notes(self, releases: Sequence[dict[str, Any]], name: str) -> list[Passage]:
        passages = []
        for item in releases:
            text = _notes_of(item)
            if len(text) >= _LEAST_PASSAGE:
                when = date_of(_line(item, "published_at", "released_at", "created_at"))
                passages.append(Passage(text, f"{name} {_line(item, 'tag_name')}", self._url(item), when))
        return passages

    def _url(self, item: dict[str, Any]) -> str:
        """Where a person can look at it: on the forge itself, whatever its interface says."""
        links = item.get("_links")
        named = _line(item, "html_url", "web_url") or (_line(links, "self") if isinstance(links, dict) else "")
        own = f"https://{self.spot.forge.host}/{self.spot.repository or self.spot.owner}"
        try:
            address = read_address(named)
        except Refused:
            return own
        return address.url if address.origin.partition("://")[2] == self.spot.forge.host else own

    def _get(self, what: str) -> Any:
        """What the interface says; None when nothing changed. Raises Refused."""
        address = read_address(f"{self.spot.forge.interface}/{what}")
        page = self._ask(address, _JSON)
        if page.unchanged:
            return None
        try:
            answer = json.loads(page.body)
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict | list):
            raise Refused(f"{address.shown} did not answer as a forge does; name one of its pages instead.")
        return answer


class _Forgejo(_Reader):
    repositories = "users/{}/repos?limit=50"
    releases = "repos/{}/releases?limit=8"


class _GitLab(_Reader):
    people = "users?username={}"
    one = "projects/{}"
    releases = "projects/{}/releases?per_page=8"

    def _path(self, path: str) -> str:
        return quote(path, safe="")

    def _person(self) -> dict[str, Any] | None:
        found = self._get(self.people.format(quote(self.spot.owner, safe="")))
        if found == []:
            raise Refused(f"Nobody on {self.spot.forge.host} is called {self.spot.owner}; name one of their projects.")
        return found[0] if isinstance(found, list) and isinstance(found[0], dict) else None

    def _repositories(self, who: dict[str, Any] | None) -> list[Any] | None:
        number = quote(self.spot.owner, safe="")
        listed = self._get(f"users/{number}/projects?order_by=last_activity_at&per_page=50")
        return listed if isinstance(listed, list) else None

    def _repository(self, item: object) -> _Repository | None:
        known = super()._repository(item)
        path = _line(item, "path_with_namespace")
        return replace(known, path=path) if known and path else known


_SORTS: dict[Sort, type[_Reader]] = {"github": _Reader, "gitlab": _GitLab, "forgejo": _Forgejo}


def _work(one: _Repository) -> Found:
    return thing("work", one.name, one.about, source=one.url, date=one.pushed)


def _reading(found: Sequence[Found], passages: Sequence[Passage]) -> Reading:
    return Reading(found=tuple(found), passages=tuple(passages), whole=True)


def _notes_of(item: dict[str, Any]) -> str:
    """Release notes as plain text, near enough: no marks of headings, lists, links and code."""
    text = clean_text(str(item.get("body") or item.get("description") or ""))[:20_000]
    text = re.sub(r"!?\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)", r"\1", text)
    text = re.sub(r"^[ \t]*(?:#{1,6}|[-*+]|\d{1,3}\.)[ \t]+", "", text, flags=re.MULTILINE)
    return re.sub(r"[*_`]{1,3}(\S[^*_`\n]{0,200}?)[*_`]{1,3}", r"\1", text).strip()


def _line(item: object, *names: str) -> str:
    """The first of these fields that is a text, on one line."""
    for name in names:
        value = item.get(name) if isinstance(item, dict) else None
        if isinstance(value, str) and (plain := clean_line(value)):
            return plain
    return ""


def _number(item: dict[str, Any], *names: str) -> int:
    values: Iterator[object] = (item.get(name) for name in names)
    return next((value for value in values if isinstance(value, int)), 0)
