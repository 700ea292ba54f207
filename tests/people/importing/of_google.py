"""Google contacts: the headers of both generations, what Google joins in one cell, and Takeout."""

from __future__ import annotations

import csv
import io

from tests.people.importing.case import Case, archive, who

FIRST = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,"
    "Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,"
    "Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,"
    "E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,"
    "Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Organization 1 - Type,"
    "Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department,"
    "Website 1 - Type,Website 1 - Value"
).split(",")
SECOND = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,"
    "Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,"
    "Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Address 1 - Label,Address 1 - Country,Address 1 - Street,Address 1 - City,Website 1 - Label,Website 1 - Value"
).split(",")


def table(header: list[str], *people: dict[str, str], end: str = "\r\n") -> str:
    """A table with these people, by header."""
    into = io.StringIO(newline="")
    writer = csv.DictWriter(into, header, restval="", lineterminator=end)
    writer.writeheader()
    writer.writerows(people)
    return into.getvalue()


MARA = {"Name": "Mara Lindqvist", "Given Name": "Mara", "Family Name": "Lindqvist", "Group Membership": "* myContacts ::: Rust",
        "E-mail 1 - Type": "* Work", "E-mail 1 - Value": "mara@ferrite.example ::: mara@home.example",
        "Organization 1 - Name": "Ferrite", "Organization 1 - Title": "Staff Engineer", "Address 1 - City": "Göteborg",
        "Website 1 - Value": r"https\://mara.example.com ::: https://ferrite.example/blog"}  # fmt: skip
JURGEN = {"Name": "Dr. Jürgen Größer", "Given Name": "Jürgen", "Family Name": "Größer", "Name Prefix": "Dr.",
          "Nickname": "Jürg", "Maiden Name": "Maß", "Group Membership": "* Friends ::: * myContacts", "Language": "German",
          "E-mail 1 - Value": "j@waage.example", "E-mail 2 - Value": "J@waage.example"}  # fmt: skip
PEOPLE = [
    who(2, "Mara Lindqvist", ("mara@ferrite.example", "mara@home.example"), "Ferrite", "Staff Engineer",
        ("https://mara.example.com", "https://ferrite.example/blog"), city="Göteborg", tags=("Rust",)),
    who(3, "Jürgen Größer", "j@waage.example", title="Dr.", nickname="Jürg", language="de", closeness="friend", tags=("Friends",)),
]  # fmt: skip
NEW_MARA = {"First Name": "Mara", "Last Name": "Lindqvist", "Organization Name": "Ferrite", "Organization Title": "Staff Engineer",
            "Labels": "Rust ::: * myContacts", "E-mail 1 - Label": "Work",
            "E-mail 1 - Value": "mara@ferrite.example ::: mara@home.example", "Address 1 - City": "Göteborg",
            "Website 1 - Value": "https://mara.example.com ::: https://ferrite.example/blog"}  # fmt: skip
NEW_JURGEN = {"First Name": "Jürgen", "Last Name": "Größer", "Name Prefix": "Dr.", "Nickname": "Jürg",
              "Labels": "* friends ::: * myContacts", "E-mail 1 - Value": "j@waage.example"}  # fmt: skip
NEW_PEOPLE = [
    PEOPLE[0],
    who(3, "Jürgen Größer", "j@waage.example", title="Dr.", nickname="Jürg", closeness="friend", tags=("friends",)),
]

CASES = [
    Case("google-first.csv", table(FIRST, MARA, JURGEN).encode(), "google", PEOPLE),
    Case("google-first-utf16.csv", table(FIRST, MARA, JURGEN).encode("utf-16"), "google", PEOPLE, encoding="UTF-16"),
    Case("google-first-utf16be-bare.csv", table(FIRST, MARA, JURGEN).encode("utf-16-be"), "google", PEOPLE, encoding="UTF-16"),
    Case("google-second.csv", table(SECOND, NEW_MARA, NEW_JURGEN, end="\n").encode(), "google", NEW_PEOPLE),
    Case(
        "google-second-excel.csv",
        table(SECOND, NEW_MARA, NEW_JURGEN).replace(",", ";").encode("cp1252"),
        "google", NEW_PEOPLE, encoding="Windows-1252",
    ),
    Case(
        "google-others.csv",  # what Google keeps of people one once wrote to
        table(
            SECOND,
            {"E-mail 1 - Value": "noreply@shop.example"},
            {"Organization Name": "Shop Ltd", "E-mail 1 - Value": "hello@shop.example"},
            {"Nickname": "Bo", "E-mail 1 - Value": "bo@quay.example"},
            {"File As": "Ng, Oz", "Phone 1 - Value": "+44 7700 900000"},
            {"First Name": "Only"},
            {"Phone 1 - Value": "+44 7700 900001"},
        ).encode(),
        "google",
        [who(4, "Bo", "bo@quay.example", nickname="Bo"), who(5, "Oz Ng"), who(6, "Only")],
        [(2, "'noreply@shop.example' has no name"), (3, "'Shop Ltd' is a company"), (7, "no name in this line")],
    ),
    Case(
        "google-notes.csv",  # notes over several lines, with quotation marks and commas
        table(
            SECOND,
            {"First Name": "Mara", "Last Name": "Lindqvist", "Notes": 'Said "soon",\nthen\r\n\r\nwent, home\x1b[31m'},
            {"First Name": "Oz", "Last Name": "Ng", "Notes": "Met in Oslo  \n"},
        ).encode(),
        "google",
        [
            who(2, "Mara Lindqvist", notes='Said "soon",\nthen\n\nwent, home'),
            who(6, "Oz Ng", notes="Met in Oslo"),
        ],
    ),
    Case(
        "google-japanese.csv",
        table(
            SECOND,
            {"First Name": "花子", "Last Name": "山田", "Phonetic First Name": "はなこ", "Organization Name": "株式会社エイ"},
            {"First Name": "민준", "Last Name": "김"},
            {"First Name": "Hanako", "Last Name": "Yamada", "Middle Name": "M.", "Name Suffix": "Jr."},
        ).encode("utf-8-sig"),
        "google",
        [who(2, "山田 花子", (), "株式会社エイ"), who(3, "김 민준"), who(4, "Hanako M. Yamada Jr.")],
    ),
    Case(
        "google-takeout.zip",
        archive({
            "Takeout/Contacts/Rust/Rust.csv": table(SECOND, NEW_MARA).encode(),
            "Takeout/Contacts/All Contacts/All Contacts.csv": table(SECOND, NEW_MARA, NEW_JURGEN).encode(),
            "Takeout/archive_browser.html": b"<html></html>",
        }),
        "google", NEW_PEOPLE,
    ),
]  # fmt: skip
