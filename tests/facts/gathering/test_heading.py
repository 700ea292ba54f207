"""The head of a pasted text in the shapes in which it is copied: title, author, date, address; and what is none."""

from __future__ import annotations

import pytest

from assistant.facts.gathering.address import read_address
from assistant.facts.gathering.heading import read_heading
from assistant.facts.gathering.reading import read_given

NIA = "Nia Okoro"
TEXT = (
    "A kite tells you more about the wind than a forecast does, because it hangs in the very air that you ask about.\n"
    "I flew one every day for a year, and wrote down what it did before the rain came."
)
QUOTES = [
    "A kite tells you more about the wind than a forecast does, because it hangs in the very air that you ask about.",
    "I flew one every day for a year, and wrote down what it did before the rain came.",
]
DAY = "2026-05-03"

HERS = {
    "two lines": ("Kite weather\nBy Nia Okoro, 3 May 2026\n\n", DAY),
    "two lines without an empty one below": ("Kite weather\nBy Nia Okoro, 3 May 2026\n", DAY),
    "empty lines between all": ("Kite weather\n\nBy Nia Okoro, 3 May 2026\n\n", DAY),
    "by and date in lines of their own": ("Kite weather\nby Nia Okoro\nMay 3, 2026\n\n", DAY),
    "name, a dot, date": ("Kite weather\nNia Okoro · 3 May 2026\n\n", DAY),
    "date, a bar, name": ("Kite weather\n2026-05-03 | Nia Okoro\n\n", DAY),
    "name and date in lines of their own": ("Kite weather\nNia Okoro\n2026-05-03\n\n", DAY),
    "her name alone": ("Kite weather\nNia Okoro\n\n", ""),
    "a date alone": ("Kite weather\n3 May 2026\n\n", DAY),
    "a date alone, touching": ("Kite weather\n3 May 2026\n", DAY),
    "a month alone": ("Kite weather\nMay 2026\n\n", "2026-05"),
    "a year alone": ("Kite weather\n2026\n\n", "2026"),
    "a day in figures that can be read two ways": ("Kite weather\n03/05/2026\n\n", "2026"),
    "posted on": ("Kite weather\nPosted on May 3, 2026 by Nia Okoro\n\n", DAY),
    "posted on, and where": ("Kite weather\nPosted on May 3rd, 2026 by Nia Okoro in Weather\n\n", DAY),
    "published and updated": ("Kite weather\nUpdated 9 June 2026\nPublished: 3 May 2026\n\n", DAY),
    "a weekday and a time": ("Kite weather\nSunday, 3 May 2026, 10:15 UTC\n\n", DAY),
    "a time for machines": ("Kite weather\n2026-05-03T10:15:00Z\n\n", DAY),
    "reading time": ("Kite weather\n3 May 2026 · 5 min read\n\n", DAY),
    "capitals": ("Kite weather\nBY NIA OKORO\nMAY 03, 2026\n\n", DAY),
    "what she does": ("Kite weather\nBy Nia Okoro, staff engineer at Tin | May 3, 2026\n\n", DAY),
    "a heading of Markdown": ("# Kite weather\n\n", ""),
    "a heading of Markdown, and a date": ("# Kite weather\n*3 May 2026*\n\n", DAY),
    "a link in the author's name": ("## Kite weather\nBy [Nia Okoro](https://nia.example), 3 May 2026\n\n", DAY),
    "an underlined heading": ("Kite weather\n============\n\n3 May 2026\n\n", DAY),
    "bold": ("**Kite weather**\nBy Nia Okoro, 3 May 2026\n\n", DAY),
    "front matter": ("---\ntitle: \"Kite weather\"\nauthor: Nia Okoro\ndate: 2026-05-03\ntags: [a, b]\n---\n\n", DAY),
    "front matter in TOML": ('+++\ntitle = "Kite weather"\ndate = 2026-05-03T10:00:00Z\n+++\n', DAY),
    "front matter, and the heading": ("---\ntitle: Kite weather\ndate: 2026-05-03\n---\n# Kite weather\n\n", DAY),
    "labels": ("Title: Kite weather\nAuthor: Nia Okoro\nDate: 3 May 2026\n\n", DAY),
    "the head of an e-mail": (
        "From: Nia Okoro <nia@nia.example>\nTo: me\nSubject: Kite weather\nDate: Sun, 3 May 2026 10:15 +0200\n\n", DAY
    ),
    "all on one line": ("Kite weather, by Nia Okoro, 3 May 2026\n\n", DAY),
    "title and name on one line": ("Kite weather | Nia Okoro\n\n", ""),
    "title and date on one line": ("Kite weather · 3 May 2026\n\n", DAY),
    "the date before the title on one line": ("2026-05-03 Kite weather\n\n", DAY),
    "the date above the title": ("3 May 2026\n\nKite weather\n\n", DAY),
    "name and date above the title": ("Nia Okoro\nPosted on May 3, 2026\n\nKite weather\n#wind #kites\n\n", DAY),
    "a menu above": ("Home\nBlog\nAbout\n\nKite weather\nBy Nia Okoro, 3 May 2026\n\n", DAY),
    "crumbs above": ("Home › Blog › Weather\nKite weather\n3 May 2026\n\n", DAY),
    "buttons and counters": (
        "Kite weather\nNia Okoro\nFollow\n5 min read\n·\nMay 3, 2026\n\n120\n\n3\n\nListen\n\nShare\n\n", DAY
    ),
    "in German": ("Kite weather\nVon Nia Okoro, 3. Mai 2026\n\n", DAY),
    "in French": ("Kite weather\nPar Nia Okoro, le 3 mai 2026\n\n", DAY),
    "lines of Windows": ("Kite weather\r\nBy Nia Okoro, 3 May 2026\r\n\r\n", DAY),
}  # fmt: skip


@pytest.mark.parametrize("shape", HERS)
def test_an_essay_of_hers(shape: str) -> None:
    above, date = HERS[shape]
    found = read_given((above + TEXT).encode(), NIA).found
    assert [(one.kind, one.text, one.title) for one in found[:1]] == [("essay", "Wrote “Kite weather”", "Kite weather")]
    assert [one.quote for one in found[1:]] == QUOTES
    assert all(one.text.startswith("Says in “Kite weather”: ") for one in found[1:])
    assert {one.date for one in found} == {date}


OTHERS = {
    "by": "Kite weather\nBy Wilma Other, 3 May 2026\n\n",
    "by, without an empty line": "Kite weather\nBy Wilma Other, 3 May 2026\n",
    "name, a dot, date": "Kite weather\nWilma Other · 3 May 2026\n\n",
    "name and date in lines of their own": "Kite weather\nWilma Other\n3 May 2026\n\n",
    "posted on": "Kite weather\nPosted on May 3, 2026 by Wilma Other\n\n",
    "one line": "Kite weather by Wilma Other, 3 May 2026\n\n",
    "Markdown": "# Kite weather\n\nWilma Other, 3 May 2026\n\n",
    "name alone": "Kite weather\nWilma Other\n\n",
    "name alone below an empty line": "Kite weather\n\nWilma Other\n\n",
    "what she is": "Kite weather\nWilma Other, staff writer\n3 May 2026\n\n",
    "above the title": "Wilma Other\nPosted on May 3, 2026\n\nKite weather\n\n",
    "labels": "Title: Kite weather\nAuthor: Wilma Other\nDate: 2026-05-03\n\n",
    "a family name that both have": "Kite weather\nBy Wilma Okoro, 3 May 2026\n\n",
}


@pytest.mark.parametrize("shape", OTHERS)
def test_an_essay_by_somebody_else(shape: str) -> None:
    found = read_given((OTHERS[shape] + TEXT).encode(), NIA).found
    name = "Wilma Okoro" if "Okoro" in OTHERS[shape] else "Wilma Other"
    assert [(one.kind, one.text) for one in found] == [
        ("note", f"“Kite weather”, by {name}"),
        *(("note", f"From “Kite weather”, by {name}: “{quote}”") for quote in QUOTES),
    ]
    assert {one.date for one in found} == {"" if "alone" in shape else DAY}


@pytest.mark.parametrize(
    "above",
    [
        "Kite Weather\nNia Okoro\nMay 3, 2026\n\n",
        "Kite Weather\n3 May 2026\n\n",
        "Kite Weather · 3 May 2026\n\n",
        "Kite Weather, by Nia Okoro, 3 May 2026\n\n",
        "Kite Weather\n\nNia Okoro (@nia), 3 May 2026\n\n",
    ],
)
def test_a_title_in_capitals_is_no_name(above: str) -> None:
    (first, *_) = read_given((above + TEXT).encode(), NIA).found
    assert (first.text, first.date) == ("Wrote “Kite Weather”", DAY)


def test_one_of_several_authors_is_enough() -> None:
    (first, *_) = read_given(f"Kite weather\nBy Wilma Other and Nia Okoro, 3 May 2026\n\n{TEXT}".encode(), NIA).found
    assert first.text == "Wrote “Kite weather”"
    (first, *_) = read_given(f"Kite weather\nBy Wilma Other and Pat Third, 3 May 2026\n\n{TEXT}".encode(), NIA).found
    assert first.text == "“Kite weather”, by Wilma Other and Pat Third"


@pytest.mark.parametrize(
    "text",
    [
        f"https://nia.example/kite\nKite weather\nBy Nia Okoro, 3 May 2026\n\n{TEXT}",
        f"https://nia.example/kite\n\nKite weather\n3 May 2026\n\n{TEXT}",
        f"Kite weather\nhttps://nia.example/kite\n3 May 2026\n\n{TEXT}",
        f"Kite weather\n3 May 2026\nSource: https://nia.example/kite\n\n{TEXT}",
        f"Kite weather\n3 May 2026\n\n{TEXT}\n\nhttps://nia.example/kite",
        f"---\ntitle: Kite weather\ndate: 2026-05-03\nurl: https://nia.example/kite\n---\n{TEXT}",
    ],
)
def test_an_address_with_the_text_is_its_source(text: str) -> None:
    found = read_given(text.encode(), NIA).found
    assert [one.text for one in found[:1]] == ["Wrote “Kite weather”"] and len(found) == 3
    assert {(one.source, one.date) for one in found} == {("https://nia.example/kite", DAY)}
    given = read_given(text.encode(), NIA, read_address("https://nia.example/other")).found
    assert {one.source for one in given} == {"https://nia.example/other"}


@pytest.mark.parametrize(
    "foot", ["— Nia Okoro, 3 May 2026", "Nia Okoro\n3 May 2026", "Published 3 May 2026", "By Nia Okoro, May 3, 2026"]
)
def test_what_stands_below_the_text(foot: str) -> None:
    found = read_given(f"Kite weather\n\n{TEXT}\n\n{foot}".encode(), NIA).found
    assert [one.quote for one in found] == ["Kite weather", *QUOTES] and {one.date for one in found} == {DAY}


def test_what_stands_between_the_title_and_its_author_says_more_of_it() -> None:
    text = f"Kite weather\nOn a year of flying one before breakfast\nNia Okoro\nMay 03, 2026\n\n{TEXT}"
    (first, *_) = read_given(text.encode(), NIA).found
    assert first.text == "Wrote “Kite weather”. In its own words: “On a year of flying one before breakfast”"


def test_a_talk_and_where_it_was_given() -> None:
    text = f"Kite weather\nTalk at the Lagos weather meet-up, 3 May 2026\n\n{TEXT}"
    (first, *_) = read_given(text.encode(), NIA).found
    assert (first.kind, first.text, first.date) == (
        "talk", "Gave “Kite weather”, the Lagos weather meet-up", DAY,
    )  # fmt: skip
    (first, *_) = read_given(f"Kites: a lightning talk\n3 May 2026\n\n{TEXT}".encode(), NIA).found
    assert (first.kind, first.title) == ("talk", "Kites: a lightning talk")


def test_a_text_that_is_only_its_head() -> None:
    (only,) = read_given(b"Kite weather\nBy Nia Okoro, 3 May 2026\n", NIA).found
    assert (only.kind, only.text, only.date) == ("essay", "Wrote “Kite weather”", DAY)


def test_a_date_and_a_name_without_a_title() -> None:
    found = read_given(f"By Nia Okoro, 3 May 2026\n\n{TEXT}".encode(), NIA).found
    assert [one.quote for one in found] == QUOTES and {one.date for one in found} == {DAY}


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_bare_title_is_no_fact(gap: str) -> None:
    found = read_given(f"The okra ledger{gap}{TEXT}".encode(), NIA).found
    assert [one.quote for one in found] == QUOTES
    assert all(one.text.startswith("Says in “The okra ledger”: ") and not one.date for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Nia Okoro\nWeather engineer at Tin\nLagos, Nigeria\n\nAbout\nI fly kites before breakfast.",
        "Nia Okoro\nWeather engineer\nTin · Full-time\nJan 2020 - Present · 5 yrs 3 mos\nMar 2018 – Jan 2020",
        "Keeper of the wind ledger\nJan 2020 – Mar 2022\nWrote down the wind\n",
        "Keeper of the wind ledger\nJan 2020 - Present\nWrote down the wind\n",
        "Weather engineer at Tin\nI fly kites before breakfast, and write down what they do before the rain comes.",
        "Last spring I took the kite\nto the Lagos beach, and it told me more than the forecast of that morning did.",
        "Met her at the okra market\nShe grows okra.",
        "About\n\nI fly kites before breakfast, and write down what they do.",
        "I fly kites before breakfast.\nBy noon the wind is gone, as the ledger of May 2026 says on every page.",
        "- Flies kites before breakfast\n- Keeps a ledger of the wind, which has never once been wrong about the rain.",
        "In May 2026 I flew a kite from the roof of the weather office, and nobody stopped me.",
    ],
)
def test_what_has_no_title(text: str) -> None:
    heading = read_heading(text, NIA)
    assert (heading.title, heading.author, heading.date) == ("", "", "")
    assert "Says in" not in "".join(one.text for one in read_given(text.encode(), NIA).found)


def test_a_date_that_the_text_speaks_of_is_not_its_own() -> None:
    found = read_given(f"# Kite weather\n\nIn May 2019 I bought the first of them. {TEXT}".encode(), NIA).found
    assert {one.date for one in found} == {""}
