"""What was pasted, or saved: plain text, profiles, pages, feeds, and what is none of it."""

from __future__ import annotations

import pytest

from assistant.errors import Refused
from assistant.facts.gathering.address import read_address
from assistant.facts.gathering.reading import read_given

MARA = "Mara Lindqvist"
PROSE = "Last spring I removed every mutex from the hot path of Ferrite. It took four months and broke two releases."


def test_an_essay_in_plain_text() -> None:
    more = "There is more to say about this than I can say here. " * 30
    text = f"# The cost of a lock\n\n4 March 2026\n\n{PROSE} {more}"
    reading = read_given(text.encode(), MARA)
    assert reading.found[0].text == "Wrote “The cost of a lock”"
    assert reading.found[1].text.startswith("Says in “The cost of a lock”: “Last spring I removed every mutex")
    assert {one.date for one in reading.found} == {"2026-03-04"}


def test_a_profile_has_no_title() -> None:
    text = f"Mara Lindqvist\nStaff engineer at Ferrite\n\nAbout\n\n{PROSE}\n"
    reading = read_given(text.encode(), MARA, read_address("https://www.profiles.example/mara"))
    assert [one.text for one in reading.found] == [
        "From profiles.example: “Last spring I removed every mutex from the hot path of Ferrite.”",
        "From profiles.example: “It took four months and broke two releases.”",
    ]
    assert {one.source for one in reading.found} == {"https://www.profiles.example/mara"}


def test_lines_that_are_no_sentences_still_say_something() -> None:
    reading = read_given(b"Mara\n* Staff engineer at Ferrite, storage and recovery\n* Oslo", MARA)
    assert [one.quote for one in reading.found] == ["Staff engineer at Ferrite, storage and recovery"]


def test_a_saved_page_is_read_as_a_page() -> None:
    html = f"<article><h1>The cost of a lock</h1><time datetime=2026-03-04>x</time><p>{PROSE}</p></article>"
    reading = read_given(html.encode("utf-16"), MARA)
    assert reading.found[0].text == "Wrote “The cost of a lock”" and reading.found[0].source == ""


def test_a_feed_needs_to_know_where_it_is_from() -> None:
    feed = b"<rss><channel><item><title>A post</title><link>/1</link></item></channel></rss>"
    assert read_given(feed, MARA, read_address("https://mara.example/f")).found[0].source == "https://mara.example/1"
    with pytest.raises(Refused, match="give its address with it"):
        read_given(feed, MARA)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The text is empty"),
        (b" \n ", "The text is empty"),
        (b"%PDF-1.7 x", "That is not a text"),
        (b"\x89PNG\r\n", "That is not a text"),
        (b"abc\x00\x01def", "That is not a text"),
        (b"<html><body><script>x</script></body></html>", "Nothing in that text can become a fact"),
    ],
)
def test_what_is_no_text(data: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        read_given(data, MARA)
