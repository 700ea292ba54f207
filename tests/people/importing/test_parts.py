"""The small parts: days, names, headers, properties of a card."""

from __future__ import annotations

import pytest

from assistant.people.importing import Incoming, columns, fields, read
from assistant.people.importing.dates import iso_date, month_first, two_ways
from assistant.people.importing.names import full_name
from assistant.people.importing.properties import parts, unescaped


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("12 Mar 2021", "2021-03-12"),
        ("1 January 2020", "2020-01-01"),
        ("Mar 12, 2021", "2021-03-12"),
        ("March 2nd, 2021", "2021-03-02"),
        ("2021-03-12", "2021-03-12"),
        ("2021-03-12T09:15:00Z", "2021-03-12"),
        ("2021/3/2", "2021-03-02"),
        ("2021年3月12日", "2021-03-12"),
        ("12.03.2021", "2021-03-12"),
        ("2.3.21", "2021-03-02"),
        ("13/02/2021", "2021-02-13"),
        ("02/13/2021", "2021-02-13"),
        ("12. März 2021", "2021-03-12"),
        ("12 Mär 2021", "2021-03-12"),
        ("3. Jänner 2021", "2021-01-03"),
        ("5. Dez. 2019", "2019-12-05"),
        ("3 févr. 2022", "2022-02-03"),
        ("1er août 2020", "2020-08-01"),
        ("2 juin 2020", "2020-06-02"),
        ("2 juil. 2020", "2020-07-02"),
        ("9 de enero de 2020", "2020-01-09"),
        ("14 ago 2018", "2018-08-14"),
        ("5 mrt 2021", "2021-03-05"),
        ("7 mei 2021", "2021-05-07"),
        ("14 giu 2018", "2018-06-14"),
        ("3 luglio 2018", "2018-07-03"),
        ("10 gennaio 2018", "2018-01-10"),
        ("30 de set. de 2023", "2023-09-30"),
        ("4 de outubro de 2023", "2023-10-04"),
        ("8 maj 2021", "2021-05-08"),
        ("6 paź 2021", "2021-10-06"),
        ("31 Feb 2021", ""),
        ("12 Foo 2021", ""),
        ("soon", ""),
        ("", ""),
        ("2021", ""),
        ("0000-00-00", ""),
        ("99999999", ""),
    ],
)
def test_days(written: str, day: str) -> None:
    assert iso_date(written) == day


def test_a_day_that_may_be_either() -> None:
    assert iso_date("3/4/2021") == "2021-04-03"
    assert iso_date("3/4/2021", True) == "2021-03-04"
    assert iso_date("3/12/17, 4:05 AM", True) == "2017-03-12"
    assert iso_date("3.4.2021", True) == "2021-04-03"


def test_names_from_their_parts() -> None:
    assert full_name("", "Mara", "", "Lindqvist") == ("Mara Lindqvist", "")
    assert full_name("", "Mara", "E.", "Lindqvist", "Frau Dr.", "PhD") == ("Mara E. Lindqvist", "Dr., PhD")
    assert full_name("", "Coën", "van der", "Meer", "Dhr.") == ("Coën van der Meer", "")
    assert full_name("", "花子", "", "山田") == ("山田 花子", "")
    assert full_name("", "", "", "Lindqvist", "Mr.") == ("Lindqvist", "")
    assert full_name("", "", "", "", "Dr.") == ("", "Dr.")
    assert full_name("", "Robert", "", "Downey", "", "Jr.") == ("Robert Downey Jr.", "")
    assert full_name("", "Wei, PhD", "", "Zhang") == full_name("", "Wei", "", "Zhang, PhD") == ("Wei Zhang", "PhD")
    assert full_name("", "Dr. Anke", "", "Vogel M.Sc.") == ("Anke Vogel", "Dr., M.Sc.")
    assert full_name("Dr. Jürgen Größer", "Jürgen", "", "Größer", "Dr.") == ("Jürgen Größer", "Dr.")
    assert full_name("Lindqvist, Mara", "Mara", "", "Lindqvist") == ("Mara Lindqvist", "")
    assert full_name("Mara Lindqvist", "Mara", "E.", "Lindqvist") == ("Mara Lindqvist", "")
    assert full_name("mara@ferrite.example") == ("", "")
    assert full_name("=?broken", "Mara") == ("Mara", "")
    assert full_name("=?broken") == full_name("=?x-none?q?Mara?=") == full_name("=?\xe5tf-8?q?Mara?=") == ("", "")
    assert full_name("=?UTF-8?Q?M=C3=A4ra_Lindqvist?=") == ("Mära Lindqvist", "")


@pytest.mark.parametrize(
    "title", ["Pan", "Pani", "Herr", "Frau", "M.", "Mme", "Sr.", "Sra.", "Dhr.", "Signora", "Mr.", "Fru", "Г-жа", "様"]
)
def test_a_form_of_address_in_a_column_of_titles_is_no_part_of_the_name(title: str) -> None:
    assert full_name("", "Łukasz", "", "Żółć", title) == ("Łukasz Żółć", "")
    assert full_name("", "Łukasz", "", "Żółć", f"{title} Dr.") == ("Łukasz Żółć", "Dr.")


@pytest.mark.parametrize(
    ("written", "name", "title"),
    [
        ("Müller, Hans", "Hans Müller", ""),
        ("van der Berg, Jan", "Jan van der Berg", ""),
        ("Lindqvist, Dr. Mara, PhD", "Mara Lindqvist", "Dr., PhD"),
        ("山田, 花子", "山田 花子", ""),
        ("Wei Zhang, PhD, MSc", "Wei Zhang", "PhD, MSc"),
        ("Prof. Dr. med. Anna Berg", "Anna Berg", "Prof. Dr. med."),
        ("Dipl.-Ing. Hans Huber", "Hans Huber", "Dipl.-Ing."),
        ("Wei Zhang MBA", "Wei Zhang", "MBA"),
        ("Herr Jürgen Größer", "Jürgen Größer", ""),
        ("Robert Downey, Jr.", "Robert Downey Jr.", ""),
        # What is not clear, or is no title, stays as it is.
        *((same, same, "") for same in (
            "García Márquez, Gabriel", "Mara Lindqvist, Oslo", "Ferrite, Inc.", "Müller, Hans (Basel)",
            "Lindqvist, mara",
            "Phil Collins", "Yo-Yo Ma", "Amadou Ba", "Ing Li", "Md Rahman", "M. Lindqvist", "Dr.", "🚀, Dr.",
        )),
        ("Dr. Phil McGraw", "Phil McGraw", "Dr."),
        ("Ma, Jack", "Jack Ma", ""),
    ],
)  # fmt: skip
def test_whole_names_in_speaking_order(written: str, name: str, title: str) -> None:
    assert full_name(written) == (name, title)


@pytest.mark.parametrize(
    ("headers", "meant"),
    [
        (["Name"], ["name"]),
        (["Name", "Vorname"], ["family name", "given name"]),
        (["Nome", "Cognome"], ["given name", "family name"]),
        (["Name", "Given Name", "Family Name"], ["name", "given name", "family name"]),
        (["Nome", "Apelido"], ["given name", "family name"]),
        (["Nome", "Sobrenome", "Apelido"], ["given name", "family name", "nickname"]),
        (["Name", "Title"], ["name", "role"]),
        (["Title", "First Name", "Job Title"], ["name title", "given name", "role"]),
        (["Titre", "Prénom", "Nom", "Titre"], ["name title", "given name", "family name", "role"]),
        (["GitHub", "name"], ["github", "name"]),
        (["emailAddress1", "FULL NAME"], ["e-mail", "name"]),
        (["Name", "Company name", "Company size", "Name of company"], ["name", "company", "", ""]),
        (
            ["Name", "Assistant's e-mail", "Manager's Name", "Spouse", "Mobile phone", "Zip"],
            ["name", "", "", "", "", ""],
        ),
        (["Name", "Current employer", "Your role there"], ["name", "company", "role"]),
    ],
)
def test_headers_and_what_they_mean(headers: list[str], meant: list[str]) -> None:
    assert columns.recognised(headers)
    assert columns.meaning_of(headers, []) == meant


def test_closeness_and_tags() -> None:
    told: list[str] = []
    assert fields.tags_and_closeness(["* Coworkers ::: * myContacts ::: rust", "a;b"], told) == (
        ("Coworkers", "rust", "a", "b"),
        "colleague",
    )
    assert fields.tags_and_closeness(["#Rust, rust, Friends, colleagues"], told)[1] == "friend"
    assert not told
    assert fields.tags_and_closeness(["x" * 101], told) == ((), "stranger")
    assert len(told) == 1


def test_values_of_a_card() -> None:
    assert parts("a;b\\;c;;d", ";") == ["a", "b\\;c", "", "d"]
    assert parts("a\\\\;b", ";") == ["a\\\\", "b"]
    assert parts("", ";") == [""]
    assert parts("a\\", ";") == ["a\\"]
    assert parts("\\;", ";") == ["\\;"]
    assert parts("\\,;", ";") == ["\\,", ""]
    assert unescaped("a\\nb\\, \\\\ \\:x\\") == "a\nb, \\ :x\\"


@pytest.mark.parametrize(
    ("parts", "name", "title"),
    [
        (("Ola Nilsen (she/her)",), "Ola Nilsen", "she/her"),
        (("", "Ola (She / Her)", "", "Nilsen"), "Ola Nilsen", "She / Her"),
        (("", "Ola", "", "Nilsen (they/them), PhD"), "Ola Nilsen", "PhD, they/them"),
        (("Dr. Ola Nilsen (sie/ihr)", "Ola", "", "Nilsen"), "Ola Nilsen", "Dr., sie/ihr"),
        (("Ola Nilsen (Basel)",), "Ola Nilsen (Basel)", ""),
        (("Ola (Ole) Nilsen",), "Ola (Ole) Nilsen", ""),
        (("(she/her)",), "(she/her)", ""),
        (("Ola Nilsen , PhD (she/her)",), "Ola Nilsen", "PhD, she/her"),
    ],
)
def test_pronouns_are_no_part_of_a_name(parts: tuple[str, ...], name: str, title: str) -> None:
    assert full_name(*parts) == (name, title)


def test_degrees_with_a_mark_go_as_others_do() -> None:
    assert full_name("", "Rob", "", "Hart, CFA, PMP®") == ("Rob Hart", "CFA, PMP®")


def test_which_way_days_are_written_is_told_by_the_others() -> None:
    columns_of_days = (["3/4/2021", "13/4/2021"], ["3/4/2021", "4/13/2021"], ["3/4/2021"], ["3.13.2021"])
    assert list(map(month_first, columns_of_days)) == [False, True, None, None]
    assert [two_ways(day) for day in ("12/03/2021", "13/03/2021", "3/3/2021", "12.03.2021", "soon")] == [
        True, False, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "days", "remarks"),
    [
        (["12/03/2021", "04/05/2021"], ["2021-03-12", "2021-05-04"], 1),
        (["12/03/2021", "04/25/2021"], ["2021-12-03", "2021-04-25"], 0),
        (["12/03/2021", "25/04/2021"], ["2021-03-12", "2021-04-25"], 0),
        (["12.03.2021", "2021-05-04"], ["2021-03-12", "2021-05-04"], 0),
    ],
)
def test_days_that_may_be_two_are_told_once(rows: list[str], days: list[str], remarks: int) -> None:
    reading = read("".join(["Name,Connected on\n", *(f"Mara,{row}\n" for row in rows)]).encode())
    for _ in range(2):
        assert [one.connected for one in reading if isinstance(one, Incoming)] == days
        assert len(reading.remarks) == remarks
