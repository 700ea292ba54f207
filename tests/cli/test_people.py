"""add, edit, people, show and remove."""

from __future__ import annotations

import pytest

from tests.cli.support import done, drafted, mara, outreach


def test_every_option_of_a_person_is_kept() -> None:
    person = done(
        *("add", "Mara Lindqvist", "--email", "m@ferrite.example", "--email", "mara@home.example"),
        *("--company", "Ferrite", "--role", "Engineer", "--city", "Bergen", "--timezone", "Europe/Oslo"),
        *("--language", "nb", "--closeness", "colleague", "--handle", "x-dm=@mara", "--handle", "slack=mara"),
        *(
            "--link",
            "mara.example",
            "--tag",
            "rust",
            "--tag",
            "storage",
            "--can-refer",
            "--every",
            "12w",
            "--json",
        ),
    ).json
    created, updated = person.pop("created"), person.pop("updated")
    assert created and updated
    assert person == {
        "id": "p1",
        "name": "Mara Lindqvist",
        "emails": ["m@ferrite.example", "mara@home.example"],
        "handles": {"x-dm": "@mara", "slack": "mara"},
        "links": ["https://mara.example"],
        "company": "Ferrite",
        "role": "Engineer",
        "city": "Bergen",
        "timezone": "Europe/Oslo",
        "language": "nb",
        "closeness": "colleague",
        "can_refer": True,
        "every_days": 84,
        "tags": ["rust", "storage"],
        "connected": "",
    }


def test_a_namesake_is_pointed_out_and_added() -> None:
    done("add", "Mara Lindqvist")
    ran = done("add", "mara LINDQVIST", "--json")
    assert ran.json["id"] == "p2"
    assert "of that name already (p1)" in ran.err
    assert done("add", "Mara Lind").err == ""


def test_an_unknown_channel_for_a_handle_is_refused_with_the_nearest() -> None:
    ran = outreach("add", "Ada", "--handle", "x-md=@ada")
    assert ran.code == 1 and "did you mean 'x-dm'?" in ran.err
    assert done("people", "--json").json == []


def test_editing_changes_what_is_given_and_nothing_else() -> None:
    done(
        "add",
        "Mara",
        "--company",
        "Ferrite",
        "--tag",
        "rust",
        "--handle",
        "x-dm=@mara",
        "--can-refer",
        "--every",
        "90d",
    )
    person = done(
        *("edit", "p1", "--name", "Mara Lindqvist", "--tag", "storage", "--handle", "slack=mara"),
        *("--no-can-refer", "--every", "default", "--json"),
    ).json
    assert person["name"] == "Mara Lindqvist"
    assert person["company"] == "Ferrite"
    assert person["tags"] == ["storage"]
    assert person["handles"] == {"x-dm": "@mara", "slack": "mara"}
    assert (person["can_refer"], person["every_days"]) == (False, None)
    cleared = done("edit", "mara", "--company", "", "--tag", "", "--handle", "x-dm=", "--json").json
    assert (cleared["company"], cleared["tags"], cleared["handles"]) == ("", [], {"slack": "mara"})


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["edit", "p1"], "Say what to change"),
        (["edit", "p1", "--title", "x"], "--title does not belong to a person"),
        (["edit", "f1", "--company", "x"], "--company does not belong to a fact"),
        (["edit", "d1", "--no-can-refer"], "--can-refer does not belong to a draft"),
        (["edit", "e1"], "Say what to change"),
    ],
)
def test_an_option_of_another_sort_is_wrong_usage(arguments: list[str], said: str) -> None:
    ran = outreach(*arguments)
    assert ran.code == 2 and said in ran.err


def test_people_are_listed_searched_and_limited() -> None:
    for name in ("Ada Fields", "Berta Holm", "Cleo Ash"):
        done("add", name, "--tag", "rust" if name != "Cleo Ash" else "go")
    assert done("people").out.splitlines() == [
        "p1  Ada Fields  rust",
        "p2  Berta Holm  rust",
        "p3  Cleo Ash    go",
    ]
    assert [p["id"] for p in done("people", "hol", "--json").json] == ["p2"]
    assert [p["id"] for p in done("people", "--tag", "go", "--json").json] == ["p3"]
    ran = done("people", "--limit", "1", "--json")
    assert [p["id"] for p in ran.json] == ["p1"]
    assert ran.err == "1 of 3; --limit 0 lists all.\n"
    assert len(done("people", "--limit", "0", "--json").json) == 3
    nobody = done("people", "zzz")
    assert (nobody.out, nobody.err) == ("", "Nobody matches.\n")


def test_an_empty_home_says_how_to_begin() -> None:
    ran = done("people")
    assert ran.out == "" and "outreach add NAME" in ran.err


def test_showing_a_person_shows_all_of_it() -> None:
    mara()
    drafted()
    done("log", "p1", "talked", "--date", "2026-01-05", "--note", "At the meetup", "--private")
    person = done("show", "mara", "--json").json
    assert person["id"] == "p1" and person["company"] == "Ferrite"
    assert {fact["id"] for fact in person["facts"]} == {"f1", "f2", "f3"}
    assert [event["id"] for event in person["events"]] == ["e1"]
    assert [draft["id"] for draft in person["drafts"]] == ["d1"]
    text = done("show", "p1").out
    for part in (
        "Mara Lindqvist (p1)",
        "Ferrite",
        "x-dm",
        "The cost of a lock",
        "At the meetup",
        "private",
        "d1",
    ):
        assert part in text


def test_each_sort_of_id_is_shown() -> None:
    mara()
    drafted()
    done("log", "p1", "met", "--date", "2026-01-05")
    assert "The cost of a lock" in done("show", "f1").out
    assert "Mara," in done("show", "d1").out
    assert done("show", "e1").out == "e1, with Mara Lindqvist (p1)\n2026-01-05  met\n"
    assert done("show", "f1", "--json").json["title"] == "The cost of a lock"
    assert done("show", "d1", "--json").json["state"] == "drafted"
    assert done("show", "e1", "--json").json == {
        "id": "e1",
        "person": "p1",
        "kind": "met",
        "date": "2026-01-05",
        "direction": "both",
        "note": "",
        "private": False,
        "message_kind": "",
        "channel": "",
        "asks": False,
        "created": done("show", "e1", "--json").json["created"],
        "draft": None,
        "settles": None,
        "forced": [],
    }


def test_nothing_is_removed_without_a_yes() -> None:
    mara()
    ran = outreach("remove", "p1", given="y\n")
    assert ran.code == 1 and "--yes" in ran.err and "with 3 facts" in ran.err
    assert done("people", "--json").json


def test_a_person_goes_with_all_that_hangs_on_them() -> None:
    mara()
    drafted()
    ran = done("remove", "mara", "--yes", "--json")
    assert ran.json == {"removed": "p1"}
    assert "Mara Lindqvist (p1) with 3 facts, 1 draft" in ran.err
    assert outreach("show", "f1").code == 1
    assert outreach("show", "d1").code == 1


def test_one_of_each_is_removed_alone() -> None:
    mara()
    drafted()
    done("log", "p1", "met")
    for reference in ("f2", "d1", "e1"):
        done("remove", reference, "--yes")
        assert outreach("show", reference).code == 1
    assert [fact["id"] for fact in done("facts", "p1", "--json").json] == ["f3", "f1"]
    assert outreach("remove", "f2", "--yes").code == 1
