"""Forges: profiles and repositories through the interface that each has for programs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.errors import Refused
from assistant.facts.gathering import forge
from assistant.facts.gathering.address import Address, read_address
from assistant.facts.gathering.fetch import Page
from assistant.facts.gathering.forge import FORGES, Forge, Spot, read_forge, spot_of
from assistant.facts.gathering.found import Reading

NOTES = "## New\n\n- **Recovery** no longer needs a [coordinator](https://x.example), so that a node starts alone.\n"


@pytest.mark.parametrize(
    ("url", "spot"),
    [
        ("https://github.com/mara", ("mara", "")),
        ("https://www.github.com/mara/", ("mara", "")),
        ("https://github.com/mara/ferrite", ("mara", "mara/ferrite")),
        ("https://github.com/mara/ferrite/releases/tag/v2", ("mara", "mara/ferrite")),
        ("https://github.com/mara/ferrite/releases.atom", ("mara", "mara/ferrite")),
        ("https://github.com/mara/ferrite/issues/3", None),
        ("https://github.com/mara/ferrite/blob/main/README.md", None),
        ("https://github.com/features", None),
        ("https://github.com/", None),
        ("https://github.com/mara/..", None),
        ("https://github.com/mara/a%2fb", None),
        ("https://gitlab.com/group/sub/project/-/releases", ("group", "group/sub/project")),
        ("https://gitlab.com/group/sub/project/-/issues", None),
        ("https://codeberg.org/mara/ferrite", ("mara", "mara/ferrite")),
        ("https://mara.example/mara", None),
        ("https://github.com.evil.example/mara", None),
    ],
)
def test_what_an_address_means(url: str, spot: tuple[str, str] | None) -> None:
    found = spot_of(read_address(url), FORGES)
    assert (found and (found.owner, found.repository)) == spot


class Interface:
    """A forge's interface: answers by path, and what was asked."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def __call__(self, address: Address, accept: str) -> Page:
        assert accept == "application/json"
        self.asked.append(address.url)
        for end, answer in self.answers.items():
            if address.url.endswith(end.replace("__", "/")) or end in address.url.replace("%2F", "_").replace("/", "_"):
                return Page(address, unchanged=True) if answer is None else Page(address, json.dumps(answer).encode())
        raise Refused(f"{address.shown} is not there (status 404); check the address.")


def release(tag: str, day: str, body: str = "", **more: Any) -> dict[str, Any]:
    return {
        "tag_name": tag, "name": "", "published_at": f"2026-{day}T10:00:00Z", "body": body,
        "html_url": f"https://github.com/mara/ferrite/releases/tag/{tag}", **more,
    }  # fmt: skip


REPOSITORY = {
    "name": "ferrite", "full_name": "mara/ferrite", "description": "An embedded database that survives power cuts",
    "html_url": "https://github.com/mara/ferrite", "pushed_at": "2026-05-01T10:00:00Z", "stargazers_count": 40,
}  # fmt: skip
GITHUB = FORGES[0]


def read(ask: Interface, spot: Spot) -> Reading:
    reading = read_forge(spot, ask)
    assert reading is not None
    return reading


def test_a_repository_is_what_it_says_and_its_newest_releases() -> None:
    releases = [
        release("v2.1", "05-01", NOTES),
        release("v2.1-rc1", "04-20", prerelease=True),
        release("v2.0", "03-01"),
    ]
    ask = Interface(mara_ferrite_releases=releases, mara_ferrite=REPOSITORY)
    work, newest, older = read(ask, Spot(GITHUB, "mara", "mara/ferrite")).found
    assert work.text == "Works on “ferrite”, an embedded database that survives power cuts"
    assert (work.kind, work.date, work.source) == ("work", "2026-05-01", "https://github.com/mara/ferrite")
    assert newest.text == (
        "Released “ferrite v2.1”. In its own words: "
        "“Recovery no longer needs a coordinator, so that a node starts alone.”"
    )
    assert (newest.kind, newest.date) == ("launch", "2026-05-01")
    assert newest.source == "https://github.com/mara/ferrite/releases/tag/v2.1"
    assert (older.text, older.quote) == ("Released “ferrite v2.0”", "v2.0")
    assert [url.removeprefix("https://api.github.com/") for url in ask.asked] == [
        "repos/mara/ferrite", "repos/mara/ferrite/releases?per_page=8",
    ]  # fmt: skip


def test_a_profile_is_what_they_say_and_what_is_liked_most() -> None:
    others = [
        {
            **REPOSITORY,
            "name": f"r{n}",
            "full_name": f"mara/r{n}",
            "stargazers_count": n,
            "description": "It does things",
        }
        for n in range(5)
    ]
    ask = Interface(
        releases=[release("v1", "02-01")],
        users_mara_repos=[*others, {**REPOSITORY, "fork": True, "stargazers_count": 900}, "nonsense", {}],
        users__mara={
            "login": "mara",
            "bio": "I write storage engines, and about them.",
            "html_url": "https://github.com/mara",
        },
    )
    reading = read(ask, Spot(GITHUB, "mara"))
    assert reading.found[0].text == "From github.com: “I write storage engines, and about them.”"
    assert [one.title for one in reading.found if one.kind == "work"] == ["r4", "r3", "r2"]
    assert [one.title for one in reading.found if one.kind == "launch"] == ["r4 v1", "r3 v1", "r2 v1"]
    assert len(ask.asked) == 5


def test_gitlab_and_forgejo_speak_their_own_way() -> None:
    project = {"name": "ferrite", "path_with_namespace": "group/sub/ferrite", "description": "The engine of it all",
               "web_url": "https://gitlab.com/group/sub/ferrite", "last_activity_at": "2026-01-02"}  # fmt: skip
    out = {"tag_name": "v1", "name": "First", "released_at": "2026-01-01", "description": NOTES,
           "_links": {"self": "https://gitlab.com/group/sub/ferrite/-/releases/v1"}}  # fmt: skip
    ask = Interface(**{"group_sub_ferrite_releases": [out], "projects/group%2Fsub%2Fferrite": project})
    work, first = read(ask, Spot(FORGES[1], "group", "group/sub/ferrite")).found
    assert (work.text, work.date) == ("Works on “ferrite”, the engine of it all", "2026-01-02")
    assert (first.title, first.source) == ("ferrite First", "https://gitlab.com/group/sub/ferrite/-/releases/v1")
    assert ask.asked[0] == "https://gitlab.com/api/v4/projects/group%2Fsub%2Fferrite"

    ask = Interface(username=[], users_mara_projects=[])
    with pytest.raises(Refused, match=r"Nobody on gitlab\.com is called mara"):
        read_forge(Spot(FORGES[1], "mara"), ask)

    codeberg = next(one for one in FORGES if one.host == "codeberg.org")
    ask = Interface(mara_ferrite_releases=[], mara_ferrite={**REPOSITORY, "html_url": "https://evil.example/x"})
    (work,) = read(ask, Spot(codeberg, "mara", "mara/ferrite")).found
    assert work.source == "https://codeberg.org/mara/ferrite"  # whatever the answer says of another host
    assert ask.asked[1] == "https://codeberg.org/api/v1/repos/mara/ferrite/releases?limit=8"


def test_nothing_new_is_nothing() -> None:
    assert read_forge(Spot(GITHUB, "mara"), Interface(users_mara_repos=None, users__mara=None)) is None
    assert read_forge(Spot(GITHUB, "mara", "mara/ferrite"), Interface(mara_ferrite=None)) is None


@pytest.mark.parametrize("answer", ["[" * 100_000, "not json", "null", "3", '"x"', '{"a": 1' + "0" * 5000 + "}", ""])
def test_an_answer_that_is_none(answer: str) -> None:
    def ask(address: Address, accept: str) -> Page:
        return Page(address, answer.encode())

    with pytest.raises(Refused, match="did not answer as a forge does"):
        read_forge(Spot(GITHUB, "mara", "mara/ferrite"), ask)


@pytest.mark.parametrize("answer", [[], {}, [None], [{"tag_name": 3}], {"description": 3}, [[[]]]])
def test_an_answer_of_another_shape_says_nothing(answer: Any) -> None:
    def ask(address: Address, accept: str) -> Page:
        return Page(address, json.dumps(answer).encode())

    for spot in (Spot(GITHUB, "mara"), Spot(GITHUB, "mara", "mara/ferrite"), Spot(FORGES[1], "m", "m/f")):
        reading = read_forge(spot, ask)
        assert reading is not None and reading.found == ()


def test_the_table_is_whole() -> None:
    assert {one.sort for one in FORGES} == set(forge._SORTS)
    assert all(read_address(one.interface).scheme == "https" for one in FORGES)
    assert isinstance(FORGES[0], Forge) and len({one.host for one in FORGES}) == len(FORGES)
