"""What a reading tells of itself, and what may be said to it: a format, and what the columns mean."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest
import tomli_w

from assistant.errors import Refused
from assistant.people.importing import FORMATS, Incoming, Problem, read, recognise
from assistant.people.importing.columns import meanings
from assistant.people.importing.reading import Unnamed
from assistant.people.person import Person
from assistant.people.valid import valid

TABLE = b"""Who,Works at,Reach,Seen,Reach
Mara Lindqvist,Ferrite,mara@ferrite.example,Oslo,m@home.example
"""


def test_columns_are_shown_with_what_they_mean() -> None:
    raw = b"First Name;Surname;Work e-mail;Work e-mail;Shoe size;\nMara;Lindqvist;m@ferrite.example;;39;x\n"
    assert read(raw).columns == {
        "First Name": "given name",
        "Surname": "family name",
        "Work e-mail": "e-mail",
        "Work e-mail (2)": "e-mail",
        "Shoe size": "",
        "column 6": "",
    }


def test_columns_may_be_chosen() -> None:
    with pytest.raises(
        Unnamed, match=r"no line that names its columns, .* or say which of 'Who', 'Works at'"
    ) as refused:
        read(TABLE)
    assert refused.value.columns["Reach"] == "e-mail" and refused.value.columns["Who"] == ""
    chosen = {"Who": "name", "Works at": "company", "Reach": "e-mail", "Seen": "city", "Reach (2)": "e-mail"}
    assert [one.person.city for one in read(TABLE, columns=chosen) if isinstance(one, Incoming)] == ["Oslo"]
    header = TABLE.replace(b"Who", b"Name")
    assert read(header).columns == {
        "Name": "name",
        "Works at": "company",
        "Reach": "e-mail",
        "Seen": "",
        "Reach (2)": "e-mail",
    }
    reading = read(header, columns={**chosen, "Name": "name"})
    (one,) = reading
    assert isinstance(one, Incoming)
    assert (one.person.city, one.person.emails) == ("Oslo", ("mara@ferrite.example", "m@home.example"))
    (one,) = read(header, columns={"Name": "name", "Seen": "role"})
    assert isinstance(one, Incoming)
    assert (one.person.role, one.person.company, one.person.emails) == ("Oslo", "", ())
    with pytest.raises(Refused, match="'shoe size' is nothing that a column can mean; use one of name, given name"):
        read(header, columns={"Name": "shoe size"})
    with pytest.raises(Refused, match="none for names"):
        read(header, columns={"Seen": "city"})


@pytest.mark.parametrize(
    ("raw", "changes", "person"),
    [
        (b"Owner,Email\nMara Lindqvist,m@x.example\n", {"Owner": "name"}, ("Mara Lindqvist", ("m@x.example",), "")),
        (
            "Wer;Arbeitgeber;Erreichbar\nMara Lindqvist;Größe;m@x.example\n".encode("cp1252"),
            {"wer": "name"},
            ("Mara Lindqvist", ("m@x.example",), "Größe"),
        ),
        (
            b"A list of people\n\nWho\tMailbox\nMara Lindqvist\tm@x.example\n",
            {"Who": "name", "Mailbox": "e-mail", "In another file": "city"},
            ("Mara Lindqvist", ("m@x.example",), ""),
        ),
        (b"Who\nMara Lindqvist\n", {"Who": "name"}, ("Mara Lindqvist", (), "")),
        (b"Name,Company\nMara Lindqvist,Ferrite\n", {"Company": ""}, ("Mara Lindqvist", (), "")),
    ],
)
def test_a_column_that_somebody_names_makes_the_header(
    raw: bytes, changes: dict[str, str], person: tuple[object, ...]
) -> None:
    (one,) = read(raw, changes=changes)
    assert isinstance(one, Incoming)
    assert (one.person.name, one.person.emails, one.person.company) == person


def test_a_table_whose_names_are_not_known_offers_its_headers() -> None:
    for raw, headers in (
        (b"Who,Mailbox\nMara,m@x.example\n", ["Who", "Mailbox"]),
        (b"Notes\n\nWho;Mailbox;Firm\nMara;m@x.example;\nOz;;\nKim;;\n", ["Who", "Mailbox", "Firm"]),
        (b"Who\nMara\nOz\n", ["Who"]),
    ):
        with pytest.raises(Unnamed) as refused:
            read(raw)
        assert list(refused.value.columns) == headers
        (one, *_) = read(raw, changes={headers[0]: "name"})
        assert isinstance(one, Incoming) and one.person.name == "Mara"
    with pytest.raises(Unnamed, match="no line that names"):  # a column is named, and none of names
        read(b"Who,Mailbox\nMara,m@x.example\n", changes={"Mailbox": "e-mail"})
    with pytest.raises(Refused, match="'shoe size' is nothing that a column can mean"):
        read(b"Who,Mailbox\nMara,m@x.example\n", changes={"Who": "name", "Mailbox": "shoe size"})


def test_what_there_is_no_place_for_is_counted() -> None:
    card = (
        "BEGIN:VCARD\nFN:Mara Lindqvist\nTEL:1\nTEL:2\nitem1.TEL:3\nBDAY:1985-04-01\nADR:;;Gatan 1;Oslo;;1;Norge\n"
        "TEL:\nORG:Ferrite;Storage\nPHOTO;ENCODING=b:AAAA\nIMPP:aim:mara\nIMPP:xmpp:mara@jabber.example\nX-SKYPE:mara.l\n"
        "REV:20240301\nX-MS-OL-DESIGN:x\nX-SHOE-SIZE:39\nEND:VCARD\n"
    )
    company = "BEGIN:VCARD\nFN:Quay Ltd\nORG:Quay Ltd\nTEL:4\nEND:VCARD\n"
    reading = read((card + company).encode())
    for _ in range(2):
        (one, _problem) = reading
        assert reading.left_out == {
            "phone numbers": 3, "birthdays": 1, "streets": 1, "departments": 1, "pictures": 1, "messengers": 1,
            "X-SHOE-SIZE": 1,
        }  # fmt: skip
    assert isinstance(one, Incoming)
    assert one.person.handles == {"xmpp": "mara@jabber.example", "skype": "mara.l"}
    reading = read(b"Name,Phone 1 - Value,Birthday,E-mail\nMara,1,,m@x.example\nOz,2,1985-04-01,\nKim\n")
    for _ in range(2):
        assert len(list(reading)) == 3
        assert reading.left_out == {"Phone 1 - Value": 2, "Birthday": 1}
    reading = read(b'[[person]]\nname = "Mara"\nphone = "1"\n')
    assert [type(one) for one in reading] == [Incoming, Problem] and reading.left_out == {}


def test_every_meaning_can_be_chosen() -> None:
    for meaning in meanings():
        header = f"Name,Other\nMara Lindqvist,{'2021-03-12' if meaning == 'connected' else 'x'}\n".encode()
        assert [one for one in read(header, columns={"Name": "name", "Other": meaning}) if isinstance(one, Incoming)]


def test_a_format_may_be_said() -> None:
    assert FORMATS == ("linkedin", "google", "outlook", "vcard", "csv", "toml", "json")
    table = b"First Name,Last Name\nOz,Ng\n"
    assert recognise(table) == "csv"
    reading = read(table, "outlook")
    assert reading.format == "outlook"
    assert [one.source for one in reading if isinstance(one, Incoming)] == ["outlook"]
    with pytest.raises(Refused, match="'xml' is no format that can be read; use one of linkedin"):
        read(table, "xml")
    with pytest.raises(Refused, match="no line 'BEGIN:VCARD'"):
        read(table, "vcard")
    with pytest.raises(Refused, match="no list of people"):
        read(table, "json")
    with pytest.raises(Refused, match=r"no \[\[person\]\] table"):
        read(table, "toml")
    with pytest.raises(Refused, match="names its columns"):
        read(b"BEGIN:VCARD\nFN:Oz Ng\nEND:VCARD\n", "csv")


def test_a_card_in_a_note_makes_no_table_a_card() -> None:
    assert recognise(b'Name,Notes\nOz Ng,"\nBEGIN:VCARD\nFN:x\nEND:VCARD"\n') == "csv"
    assert recognise(b"forwarded message\n\nBEGIN:VCARD\nFN:Oz Ng\nEND:VCARD\n") == "vcard"


def test_the_share_that_is_read_grows_to_all_of_it(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,Company\n" + "".join(f"Mara {number},Ferrite\n" for number in range(20_000)), "utf-8")
    reading = read(file)
    assert reading.share == 0
    shares = [reading.share for _ in reading]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.3
    assert shares[-1] > 0.9
    assert reading.share == 0


def test_a_reading_may_be_left_and_begun_again() -> None:
    reading = read("Name\nÄnne\nOz\nKim\n".encode())
    coming = iter(reading)
    next(coming)
    del coming
    assert len(list(reading)) == 3
    for raw in (
        b"Name,Email\nMara,x@\nOz,\n",
        b"BEGIN:VCARD\nFN:Mara\nEMAIL:x@\n:\nEND:VCARD\nBEGIN:VCARD\nFN:Oz\nEND:VCARD\n",
    ):
        reading = read(raw)
        whole = list(reading)
        for _ in reading:
            break  # with what is to be told of her still to come
        assert list(reading) == whole


def test_what_our_toml_says_comes_back_as_it_was() -> None:
    """Whoever was stored once: odd tags, long fields, links with odd ends, names in signs alone."""
    people = [
        Person(
            "🚀",
            emails=("a@b", "ö@müller.example"),
            handles={"x-dm": "@mara", "mastodon": "@a@b.example"},
            links=("https://x.example/a;b,", "https://x.example/?q=a%20b"),
            company="Ferrite, Inc. " + "x" * 500,
            role='Says "hi"\\',
            city="none",
            timezone="Europe/Oslo",
            language="pt-BR",
            closeness="colleague",
            can_refer=False,
            every_days=3650,
            tags=("imported", "C, C++", "starred", "Open Source", "friends"),
            created="2024-03-01T09:00:00.123+00:00",
        ),
        Person("M\ufffdller, [[person]]", can_refer=True),
        Person("=cmd()", tags=("#",)),
    ]
    wanted = [valid(person, created=person.created) for person in people]
    tables = [
        {key: value for key, value in asdict(person).items() if value not in ("", None) and key != "id"}
        for person in wanted
    ]
    for table in tables:
        table["fact"] = [
            {"kind": "note", "text": "1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17.18.19.20.21.22.23.24\n[[person]]"}
        ]
    for several_lines in (False, True):
        found = list(read(tomli_w.dumps({"person": tables}, multiline_strings=several_lines).encode()))
        assert [one.person for one in found if isinstance(one, Incoming)] == wanted
        assert len(found) == len(wanted)


def test_json_with_many_mistakes_is_left_soon() -> None:
    found = list(read(b'{"people": [\n    {"name": "Mara"},\n' + b'    {"a": [\n' * 3000))
    assert [type(one) for one in found] == [Incoming, *[Problem] * 101]
    assert isinstance(found[-1], Problem) and "too many mistakes" in found[-1].reason
    two = read(b'{"people": [{"name": "Mara"}, {"name": "Oz", "every_days": 1e999}]}')
    assert [one.person.name for one in two if isinstance(one, Incoming)] == ["Mara"]
