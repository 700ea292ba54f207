"""People as they are stored: cleaned, checked, found again as they were."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.errors import Refused
from assistant.people.people import People
from assistant.people.person import Person, PersonRow
from assistant.people.rows import keys

MARA = Person(
    name="Mara Lindqvist",
    emails=("mara@ferrite.example", "m.lindqvist@post.example"),
    handles={"x-dm": "@mara", "linkedin-message": "mara-lindqvist"},
    links=("https://mara.example/", "https://notes.example/mara"),
    company="Ferrite",
    role="Storage engineer",
    city="Umeå",
    timezone="Europe/Stockholm",
    language="sv",
    closeness="colleague",
    can_refer=True,
    every_days=90,
    tags=("databases", "Open Source"),
)


def test_what_goes_in_comes_out(people: People) -> None:
    stored = people.add(MARA)
    assert stored == replace(MARA, id=1, created=stored.created, updated=stored.updated)
    assert people.get(1) == stored == next(people.everyone())
    assert stored.created.startswith("20") and stored.created == stored.updated


@pytest.mark.parametrize("can_refer", [True, False, None])
def test_three_ways_of_having_a_say(people: People, can_refer: bool | None) -> None:
    assert people.add(Person(name="M", can_refer=can_refer)).can_refer is can_refer


def test_an_update_changes_the_record_and_what_finds_it(people: People) -> None:
    stored = people.add(MARA)
    other = people.add(replace(MARA, name="Nils Berg"))
    changed = people.update(
        replace(stored, name="Mara Åström", emails=(), company="Basalt", tags=("rust", "databases"))
    )
    assert people.get(stored.id) == changed
    assert changed.created == stored.created
    assert changed.updated >= stored.updated
    assert [row.id for row in people.rows("astrom")] == [stored.id]
    assert [row.id for row in people.rows("lindqvist")] == [stored.id, other.id]  # a handle still says so
    assert [row.id for row in people.rows("ferrite")] == [other.id]
    assert [row.id for row in people.rows("basalt")] == [stored.id]
    assert [row.id for row in people.rows("mara", tag="rust")] == [stored.id]
    assert people.count(tag="open source") == 1
    assert people.count(tag="databases") == 2


def test_updating_back_and_forth_keeps_the_index_true(people: People) -> None:
    everyone = [people.add(Person(name=f"Mara N{at}", company="Ferrite")) for at in range(5)]
    for _ in range(3):
        for person in everyone:
            people.update(replace(person, company="Basalt", tags=("one",)))
            assert person.id not in {row.id for row in people.rows("ferrite")}
            people.update(person)
    assert len(people.rows("ferrite")) == 5
    assert people.rows("basalt") == []
    store = people._store
    for row in store.rows("SELECT number, ids FROM people_words"):
        assert row["number"] == len(set(row["ids"].split(","))) == len(row["ids"].split(","))
    people.remove(3)
    assert len(people.rows("ferrite")) == 4
    for person in everyone:
        if person.id != 3:
            people.remove(person.id)
    assert store.value("SELECT count(*) FROM people_words") == 0
    assert store.value("SELECT count(*) FROM people_texts") == 0


def test_ids_are_never_used_again(people: People) -> None:
    people.add_many(Person(name=f"N{at}") for at in range(3))
    people.remove(3)
    assert people.add(MARA).id == 4
    people.remove(4)
    people.remove(1)
    assert people.add_many([MARA, MARA]) == 2
    assert sorted(row.id for row in people.rows()) == [2, 5, 6]


def test_many_at_once_are_all_or_none(people: People) -> None:
    with pytest.raises(Refused):
        people.add_many([MARA, Person(name="  ")])
    assert people.count() == 0
    assert people.add_many(iter([])) == 0


def test_many_more_than_one_batch(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.people import people as module

    monkeypatch.setattr(module, "_BATCH", 7)
    assert people.add_many(Person(name=f"Number {at:02}", tags=("t",)) for at in range(30)) == 30
    assert [row.name for row in people.rows("number", limit=100)] == [f"Number {at:02}" for at in range(30)]
    assert people.count(tag="t") == 30
    assert [person.id for person in people.everyone()] == list(range(1, 31))


def test_a_row_holds_what_is_painted(people: People) -> None:
    people.add(MARA)
    assert people.rows() == [
        PersonRow(1, "Mara Lindqvist", "Storage engineer", "Ferrite", ("databases", "Open Source"), "colleague")
    ]


def test_nobody_there_is_told(people: People) -> None:
    for ask in (people.get, people.remove):
        with pytest.raises(Refused, match=r"There is no person p7; 'outreach people' lists them\."):
            ask(7)
    with pytest.raises(Refused, match="p7"):
        people.update(replace(MARA, id=7))


def test_everything_passes_the_door(people: People) -> None:
    dirty = "\x1b]52;c;aGk=\x07Ma\u202era\n Lind\tqvist\u200b"
    stored = people.add(
        Person(name=dirty, company=dirty, role=dirty, city=dirty, handles={"x-dm": dirty}, tags=(dirty,))
    )
    assert {stored.name, stored.company, stored.role, stored.city, stored.handles["x-dm"], *stored.tags} == {
        "Mara Lind qvist"
    }


def test_tags_and_addresses_stand_once(people: People) -> None:
    stored = people.add(
        Person(
            name="Mara",
            emails=("Mara@x.example", "mara@X.example"),
            tags=("#Open-Source", "open source", " ", "go"),
        )
    )
    assert stored.emails == ("Mara@x.example",)
    assert stored.tags == ("Open-Source", "go")
    assert people.tags() == [("Open-Source", 1), ("go", 1)]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": " \u200b "}, "A person needs a name"),
        ({"name": "x" * 201}, "longer than 200 characters"),
        ({"emails": ("mara",)}, "'mara' is not an e-mail address; write it like name@example.org."),
        ({"emails": ("a b@x.example",)}, "not an e-mail address"),
        ({"emails": ("a@b@x.example",)}, "not an e-mail address"),
        ({"emails": ("a@x.example\nBcc: b@x.example",)}, "not an e-mail address"),
        ({"emails": ("a@.example",)}, "not an e-mail address"),
        ({"emails": ("",)}, "not an e-mail address"),
        ({"links": ("javascript:alert(1)",)}, "is not a web address"),
        ({"links": ("file:///etc/passwd",)}, "is not a web address"),
        ({"links": ("my site",)}, "is not a web address"),
        ({"closeness": "bestie"}, "'bestie' is no closeness; use one of stranger, acquaintance"),
        ({"timezone": "Europe/Olso"}, "'Europe/Olso' is not a time zone; did you mean Europe/Oslo"),
        ({"timezone": "New York"}, "did you mean America/New_York"),
        ({"timezone": "../../etc/passwd"}, "is not a time zone"),
        ({"language": "german please"}, "is not a language tag; write it like en, de or pt-BR"),
        ({"every_days": 0}, "not possible; use 1 to 3650"),
        ({"handles": {"X DM!": "@m"}}, "is not a channel"),
    ],
)
def test_what_cannot_be_is_refused(people: People, change: dict[str, object], says: str) -> None:
    with pytest.raises(Refused) as caught:
        people.add(replace(MARA, **change))  # type: ignore[arg-type]
    assert says in str(caught.value)
    assert people.count() == 0


@pytest.mark.parametrize(
    ("change", "stored"),
    [
        ({"emails": ("mailto:Mara@Ferrite.example ",)}, {"emails": ("Mara@Ferrite.example",)}),
        ({"emails": ("mara+x@büro.example",)}, {"emails": ("mara+x@büro.example",)}),
        ({"emails": ("root@localhost",)}, {"emails": ("root@localhost",)}),
        ({"links": ("mara.example/notes",)}, {"links": ("https://mara.example/notes",)}),
        ({"links": ("HTTP://mara.example",)}, {"links": ("HTTP://mara.example",)}),
        ({"language": "pt_br"}, {"language": "pt-BR"}),
        ({"language": "EN"}, {"language": "en"}),
        ({"handles": {"X-DM": " @m ", "email": ""}}, {"handles": {"x-dm": "@m"}}),
        ({"handles": {"x-dm": "a=b=c"}}, {"handles": {"x-dm": "a=b=c"}}),
    ],
)
def test_what_is_mended(people: People, change: dict[str, object], stored: dict[str, object]) -> None:
    kept = people.add(replace(MARA, **change))  # type: ignore[arg-type]
    assert {field: getattr(people.get(kept.id), field) for field in stored} == stored


def test_known_contacts(people: People) -> None:
    people.add(MARA)
    people.add(replace(MARA, name="Another", links=("http://www.Mara.example",)))
    assert people.known("emails") == {"mara@ferrite.example": 1, "m.lindqvist@post.example": 1}
    assert people.known("links") == {"mara.example": 1, "notes.example/mara": 1}
    assert people.known("handles") == {"x-dm=mara": 1, "linkedin-message=mara-lindqvist": 1}
    assert keys("links", ["https://WWW.mara.example"]) == ["mara.example"]
