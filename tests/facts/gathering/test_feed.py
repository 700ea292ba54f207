"""Feeds: their newest entries, whole or cut off, and the ones that are bombs."""

from __future__ import annotations

import time

import feedparser
import pytest

from assistant.errors import Refused
from assistant.facts.gathering.address import read_address
from assistant.facts.gathering.feed import NEWEST, is_feed, read_feed
from assistant.facts.gathering.found import Reading

HERE = read_address("https://mara.example/feed.xml")


def read(text: str, person: str = "Mara Lindqvist", **more: list[str]) -> Reading:
    return read_feed(text, HERE, person, **more)


def rss(*items: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Notes</title>{"".join(items)}</channel></rss>'


def item(title: str, link: str = "", date: str = "", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate>{more}</item>"


ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Mara</title>
<entry><title>The cost of a lock</title><link href="/lock"/><updated>2026-03-04T10:00:00Z</updated>
<author><name>Mara Lindqvist</name></author>
<content type="html">&lt;p&gt;Last spring I removed every mutex from the hot path of Ferrite.&lt;/p&gt;
&lt;script&gt;alert(1)&lt;/script&gt;</content></entry>
<entry><title type="html">Ferrite 2.0 &amp;amp; friends released</title><link href="/f2"/>
<updated>2026-05-04T10:00:00Z</updated><summary>What is new in this release, in a sentence or two.</summary></entry>
</feed>"""


def test_entries_become_facts_with_their_own_address_and_date() -> None:
    newest, older = read(ATOM).found
    assert (newest.kind, newest.title, newest.date) == ("launch", "Ferrite 2.0 & friends", "2026-05-04")
    assert newest.quote == "What is new in this release, in a sentence or two."
    assert (older.kind, older.source, older.date) == ("essay", "https://mara.example/lock", "2026-03-04")
    assert older.text == (
        "Wrote “The cost of a lock”. In its own words: "
        "“Last spring I removed every mutex from the hot path of Ferrite.”"
    )


def test_the_newest_come_first_however_the_feed_has_them() -> None:
    items = [item(f"Post {n}", f"/{n}", f"Sun, {n:02} Mar 2026 10:00:00 GMT") for n in range(1, 29)]
    found = read(rss(*items)).found
    assert [one.title for one in found] == [f"Post {n}" for n in range(28, 28 - NEWEST, -1)]


def test_a_feed_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = rss(item("First", "/1"), item("Second", "/2"))
    assert [one.title for one in read(whole[: whole.index("Second") + 14]).found] == ["First", "Second"]
    assert [one.title for one in read(whole[: whole.index("Second") - 9]).found] == ["First"]


def test_entries_by_others_are_left_out_and_counted() -> None:
    others = "<author>Nils Berg</author>"
    reading = read(
        rss(item("Mine", "/1"), item("His", "/2", more=others), item("Team", "/3", more="<author>team</author>"))
    )
    assert [one.title for one in reading.found] == ["Mine", "Team"]
    assert reading.notes == ("1 entry by others left out.",)


def test_every_entry_has_its_date_and_what_it_says_however_short() -> None:
    items = [
        item(f"Post {n}", f"/{n}", f"Sun, {n:02} Mar 2026 10:00:00 GMT", f"<description>{said}</description>")
        for n, said in enumerate(
            ["Spills cost. They do.", "Of all merges", "", "x" * 5000, "I measured it. It was slow. " * 60] * 3, 1
        )
    ]
    found = read(rss(*items)).found
    assert len(found) == NEWEST and [one.date for one in found] == [f"2026-03-{n:02}" for n in range(15, 5, -1)]
    assert [one.quote for one in found[:5]] == [
        "I measured it. It was slow.", "Post 14", "Post 13", "Of all merges", "Spills cost. They do.",
    ]  # fmt: skip
    assert [one.quote for one in found[6:8]] == ["Post 9", "Post 8"]
    assert [found[at].quote for at in (5, 8, 9)] == [found[at].quote for at in (0, 3, 4)]
    assert found[4].text == "Wrote “Post 11”. In its own words: “Spills cost. They do.”"
    assert max(len(one.text) for one in found) < 400


def test_a_summary_speaks_for_an_entry_whose_text_has_no_sentence() -> None:
    text = ATOM.replace(
        "Last spring I removed every mutex from the hot path of Ferrite.", "x = lock(); y = [1]"
    ).replace("</content>", "</content><summary>Why mutexes went.</summary>")
    assert read(text).found[1].quote == "Why mutexes went."


def test_a_feed_by_somebody_else_says_for_whom_its_entries_speak() -> None:
    channel = "<managingEditor>ann@x.example (Ann Lindqvist)</managingEditor>"
    text = rss(item("Mine", "/1"), item("Maras", "/2", more="<author>Mara Lindqvist</author>"))
    reading = read(text.replace("<title>Notes", f"{channel}<title>Notes"))
    assert ([one.title for one in reading.found], reading.notes) == (["Maras"], ("1 entry by others left out.",))
    channel = "<managingEditor>webmaster@x.example</managingEditor>"
    assert len(read(text.replace("<title>Notes", f"{channel}<title>Notes")).found) == 2


@pytest.mark.parametrize(
    ("link", "source"),
    [
        ("/lock", "https://mara.example/lock"),
        ("https://www.mara.example/lock", "https://www.mara.example/lock"),
        ("https://notes.mara.example/lock", "https://notes.mara.example/lock"),
        ("https://home.example/lock", "https://home.example/lock"),
        ("https://evil.example/lock", HERE.url),
        ("https://notmara.example/lock", HERE.url),
        ("javascript:alert(1)", HERE.url),
        ("file:///etc/passwd", HERE.url),
        ("", HERE.url),
    ],
)
def test_an_address_elsewhere_is_not_made_a_known_one(link: str, source: str) -> None:
    assert read(rss(item("Lock", link)), homes=["home.example"]).found[0].source == source


def test_short_posts_without_a_title() -> None:
    said = "&lt;p&gt;A lock is cheap as long as nobody waits for it.&lt;/p&gt;"
    (found,) = read(rss(f"<item><link>/1</link><description>{said}</description></item>")).found
    assert found.text == "From mara.example: “A lock is cheap as long as nobody waits for it.”"


def test_an_episode_is_a_talk() -> None:
    audio = '<enclosure url="/1.mp3" type="audio/mpeg" length="1"/>'
    assert read(rss(item("On queues", "/1", more=audio))).found[0].text == "Gave “On queues”"


def test_long_entries_can_be_read_by_a_model() -> None:
    text = "A sentence about queues that is long enough. " * 10
    items = [item(f"Post {n}", f"/{n}", more=f"<description>{text}</description>") for n in range(6)]
    passages = read(rss(*items)).passages
    assert [one.source for one in passages] == [f"https://mara.example/{n}" for n in range(3)]
    assert passages[0].title == "Post 0" and "queues" in passages[0].text


BOMBS = {
    "laughs": '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    "<rss><channel><item><title>&b;</title></item></channel></rss>",
    "a file": '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    "<rss><channel><item><title>&a;</title></item></channel></rss>",
    "nested": "<rss><channel>" + "<x>" * 300_000,
    "nested items": "<rss><channel>" + "<item>" * 100_000,
    "ends that end nothing": "<rss><channel>" + "<x></y>" * 150_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_in_one_sentence_and_a_moment(bomb: str) -> None:
    began = time.process_time()
    with pytest.raises(Refused) as caught:
        read(BOMBS[bomb])
    assert time.process_time() - began < 2
    why = "declares entities" if bomb in ("laughs", "a file") else "is nested too deeply"
    sentence = f"https://mara.example/feed.xml {why}, as no feed needs to, so it was not read; name one of its pages."
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    "text",
    ["<rss>" + "<" * 900_000, "<rss>" + "<a b='" * 150_000, "<rss>" + "&" * 900_000, "<rss>" + "<![CDATA[" * 100_000],
    ids=["signs", "quotes", "ampersands", "cdata"],
)
def test_nonsense_takes_seconds_at_most(text: str) -> None:
    began = time.process_time()
    with pytest.raises(Refused, match="without a single entry"):
        read(text)
    assert time.process_time() - began < 90  # 1 to 3 s on two quiet cores; what grows with the square takes hours


def test_many_entries_cost_no_more_than_those_that_are_read() -> None:
    began = time.process_time()
    assert len(read(rss(*(item(f"Post {n}", "/1") for n in range(100_000)))).found) == NEWEST
    assert time.process_time() - began < 3


def test_a_feed_over_which_the_parser_falls(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(rss(item("A&#xD800; lock&#99999999999999;&#0;&#65;", "/1"))).found[0].title == "A lockA"
    monkeypatch.setattr(feedparser, "parse", lambda *_, **__: [][0])
    with pytest.raises(Refused, match="too broken to be read"):
        read(rss(item("A lock")))


def test_an_empty_feed_says_so() -> None:
    with pytest.raises(Refused, match="is a feed without a single entry"):
        read(rss())


def test_what_is_a_feed() -> None:
    assert is_feed(ATOM) and is_feed(rss()) and is_feed("\n<rdf:RDF xmlns='x'>")
    assert not is_feed("<html><body><rss></html>") and not is_feed("feed me") and not is_feed("")
