"""Pages of talks."""

from __future__ import annotations

from datetime import date

from assistant.facts.gathering.address import read_address
from assistant.facts.gathering.document import Document
from assistant.facts.gathering.found import Found
from assistant.facts.gathering.talks import read_talks


def read(html: str, path: str = "/talks") -> list[Found]:
    reading = read_talks(Document(html, read_address(f"https://mara.example{path}")), "Mara Lindqvist")
    return list(reading.found) if reading else []


def test_a_list_under_years() -> None:
    talks = read(
        "<h1>Talks</h1><nav><ul><li>2020 talks about everything here</ul></nav><h2>2025</h2><ul>"
        "<li><a href='/talks/merge'>Merging without tears</a>, Strange Meadow, St. Louis (<a href='https://v.example'>"
        "video</a>)</li>"
        "<li>“Queues are not free” – Storage Days, 12 March 2025, Berlin [slides]</li></ul>"
    )
    assert [(one.text, one.date, one.source) for one in talks] == [
        ("Gave “Queues are not free”, at Storage Days, Berlin", "2025-03-12", "https://mara.example/talks"),
        ("Gave “Merging without tears”, at Strange Meadow, St. Louis", "2025", "https://mara.example/talks/merge"),
    ]
    assert talks[0].quote == "“Queues are not free” – Storage Days, 12 March 2025, Berlin [slides]"
    assert {(one.kind, one.thing) for one in talks} == {("talk", True)}


def test_a_table_and_cards() -> None:
    table = read(
        "<title>Speaking</title><table><tr><th>Date<th>Talk<th>Event</tr>"
        "<tr><td>2024-05-01<td><em>Compaction for people</em><td>Data Day Oslo</tr>"
        "<tr><td>2023-05-01<td><em>Vacuum at night</em><td>Data Day Bergen</tr></table>"
    )
    assert [one.text for one in table] == [
        "Gave “Compaction for people”, at Data Day Oslo",
        "Gave “Vacuum at night”, at Data Day Bergen",
    ]
    cards = read(
        "<title>Talks - Mara</title><article><h3><a href=/t/a>A tour of logs</a></h3><p>Meadow Conf, June 2024</p>"
        "</article><article><h3>Another tour</h3><p><time>May 3, 2023</time> · Lisbon</p></article>"
    )
    assert [(one.title, one.date) for one in cards] == [("A tour of logs", "2024-06"), ("Another tour", "2023-05-03")]


def test_a_talk_to_come_is_not_given_yet() -> None:
    first, second, *_ = read(
        f"<h1>Talks</h1><ul><li><em>Locks, once more</em>, Meadow Conf, 2 January {date.today().year + 1}</li>"
        "<li><em>Locks, a tour</em>, Meadow Conf, May 2024</li></ul>"
    )
    assert first.text == "Is to give “Locks, once more”, at Meadow Conf"
    assert second.text == "Gave “Locks, a tour”, at Meadow Conf"


def test_a_link_elsewhere_is_not_made_a_known_one() -> None:
    talks = read(
        "<h1>Talks</h1><ul><li><a href=https://evil.example/x>Of locks and men</a>, May 2024</li>"
        "<li><a href=javascript:x>Of queues and men</a>, May 2023</li></ul>"
    )
    assert {one.source for one in talks} == {"https://mara.example/talks"}


def test_other_pages_are_none() -> None:
    assert read("<title>Home</title><ul><li>Something in May 2024 and more<li>Else in May 2023</ul>", "/") == []
    assert read("<title>Talks</title><p>None yet.") == []
    assert read("<title>Talks</title><ul><li>Only one talk here, May 2024</ul>") == []


def test_somebody_elses_talks_are_not_called_theirs() -> None:
    head = "<meta name=author content='Ann Lindqvist'><h1>Talks</h1><ul>"
    talks = read(f"{head}<li>“Queues at night”, Oslo, 2025-03-12</li><li>“Locks by day”, Bergen, 2024-03-12</li></ul>")
    assert [(one.kind, one.text.partition(", at")[0]) for one in talks] == [
        ("note", "“Queues at night”, by Ann Lindqvist"), ("note", "“Locks by day”, by Ann Lindqvist"),
    ]  # fmt: skip
