"""Two records made one: nothing is lost, and what somebody typed stays."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.people.matching.combine import FIELDS, combine, marks_in, said, shown, side_by_side
from assistant.people.person import CLOSENESS, Person

MARA = Person("Mara Lindqvist", 3, emails=("mara@ferrite.example",), company="Ferrite", created="2026-01-01")


def test_what_is_missing_is_filled_and_lists_grow() -> None:
    other = Person(
        "Mara Lindqvist", 9, ("MARA@ferrite.example", "m@x.example"), {"x-dm": "@m"}, city="Umeå", tags=("a",)
    )
    combined = combine(MARA, other)
    assert combined.person == replace(
        MARA, emails=("mara@ferrite.example", "m@x.example"), handles={"x-dm": "@m"}, city="Umeå", tags=("a",)
    )
    assert combined.beside == ()


def test_what_differs_stays_and_the_other_is_kept_beside() -> None:
    mine = replace(MARA, handles={"x-dm": "@mara"}, closeness="friend", can_refer=False)
    other = Person("M Berg", company="Basalt", handles={"x-dm": "@berg"}, closeness="colleague", can_refer=True)
    combined = combine(mine, other)
    assert combined.person == mine
    assert {(one.field, one.value) for one in combined.beside} == {
        ("name", "M Berg"), ("company", "Basalt"), ("handles", "x-dm=@berg"), ("closeness", "colleague"),
        ("can_refer", "yes"),
    }  # fmt: skip


def test_the_second_ones_value_where_somebody_prefers_it() -> None:
    combined = combine(MARA, Person("M. Berg", company="Basalt"), prefer={"company"})
    assert (combined.person.name, combined.person.company) == ("Mara Lindqvist", "Basalt")
    assert {(one.field, one.value) for one in combined.beside} == {("name", "M. Berg"), ("company", "Ferrite")}


def test_the_fuller_name_and_the_earlier_day() -> None:
    combined = combine(replace(MARA, name="Mara", connected="2021-03-12"), replace(MARA, connected="2020-01-01"))
    assert (combined.person.name, combined.person.connected) == ("Mara Lindqvist", "2020-01-01")
    assert [one.value for one in combined.beside] == ["Mara"]


def test_one_profile_is_one_link() -> None:
    mine = replace(MARA, links=("https://www.linkedin.com/in/mara", "https://mara.example/"))
    other = replace(MARA, links=("http://linkedin.com/in/Mara?trk=x", "http://www.mara.example", "https://x.com/mara"))
    assert combine(mine, other).person.links == (*mine.links, "https://x.com/mara")


def test_news_of_a_source_replaces_what_it_said_and_no_more() -> None:
    before = replace(MARA, role="Engineer", links=("https://mara.example",))
    known = marks_in([said(before)])
    theirs = replace(before, company="Basalt", role="Manager", emails=("mara@basalt.example",))
    mine = replace(before, role="My own words for it", links=())  # somebody changed and removed by hand
    combined = combine(mine, theirs, known)
    assert combined.person == replace(mine, company="Basalt", emails=("mara@ferrite.example", "mara@basalt.example"))
    assert {(one.field, one.value) for one in combined.beside} == {("company", "Ferrite"), ("role", "Manager")}


def test_the_same_record_says_the_same() -> None:
    assert said(MARA, ("a note",)) == said(replace(MARA, id=9, created="x"), ("a note",))
    assert said(MARA, ("a note",)) != said(MARA, ("another",)) != said(MARA)


TEXTS = st.sampled_from(["", "Ferrite", "ferrite", "Basalt", "Basalt AB", "Quay"])
PEOPLE = st.builds(
    Person,
    st.sampled_from(["Mara", "Mara Lindqvist", "M. Lindqvist", "Teo Marsh"]),
    emails=st.lists(st.sampled_from(["a@x.example", "A@x.example", "b@x.example"]), max_size=2, unique=True).map(tuple),
    handles=st.dictionaries(st.sampled_from(["x-dm", "slack"]), st.sampled_from(["@m", "m", "t"])),
    links=st.lists(st.sampled_from(["https://m.example", "https://x.com/m"]), max_size=2, unique=True).map(tuple),
    company=TEXTS,
    role=TEXTS,
    city=TEXTS,
    closeness=st.sampled_from(CLOSENESS),
    can_refer=st.sampled_from([None, True, False]),
    every_days=st.sampled_from([None, 30, 90]),
    tags=st.lists(st.sampled_from(["storage", "Storage", "rust"]), max_size=2, unique=True).map(tuple),
)


@given(PEOPLE, PEOPLE, st.sets(st.sampled_from(FIELDS)))
def test_nothing_that_either_says_is_lost(one: Person, two: Person, prefer: set[str]) -> None:
    combined = combine(one, two, prefer=prefer)
    kept = values(combined.person) | {(one.field, plain(one.value)) for one in combined.beside}
    assert values(one) | values(two) <= kept
    assert combine(combined.person, two, prefer=prefer).person == combined.person
    lines = {line.field: line for line in side_by_side(one, two, prefer)}
    assert all(lines[field].kept == shown(field, getattr(combined.person, field)) for field in lines)


def values(person: Person) -> set[tuple[str, str]]:
    """Field and value, for all that a record says; case and the sign of a handle make no other value."""
    found = set()
    for field in FIELDS:
        value = getattr(person, field)
        if isinstance(value, tuple):
            found |= {(field, plain(each)) for each in value}
        elif isinstance(value, dict):
            found |= {(field, plain(f"{channel}={handle}")) for channel, handle in value.items()}
        elif text := shown(field, value):
            found.add((field, plain(text)))
    return found


def plain(value: str) -> str:
    return value.replace("=@", "=").casefold()
