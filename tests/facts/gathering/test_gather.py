"""Gathering over a local site: what is new, what is known, what is asked for again, and how."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.facts.facts import Facts
from assistant.facts.gathering import forge
from assistant.facts.gathering.fetched import Fetched
from assistant.facts.gathering.forge import Forge
from assistant.facts.gathering.gather import Gatherer, Proposed
from assistant.people.people import People
from assistant.people.person import Person
from assistant.store.database import Store
from tests.facts.gathering.site import Internet, Site, redirect, reply

FEED_LINK = '<link rel=alternate type="application/rss+xml" href="/feed.xml">'
PROSE = "".join(f"<p>Sentence number {n} of this essay is about locks, and it is long enough.</p>" for n in range(6))
ESSAY = f"{FEED_LINK}<article><h1>The cost of a lock</h1><time datetime=2026-03-04>x</time>{PROSE}</article>"
HOME = f"<title>Mara</title>{FEED_LINK}<p>I build storage engines at Ferrite, and I write about what breaks.</p>"


def feed(*titles: str) -> str:
    items = (f"<item><title>{title}</title><link>/{n}</link></item>" for n, title in enumerate(titles))
    return f"<rss version='2.0'><channel><title>x</title>{''.join(items)}</channel></rss>"


class World:
    """One person in a store, one site that is mara.example, and what is gathered from it."""

    def __init__(self, path: Path) -> None:
        self.store = Store.open(path)
        self.site = Site()
        self.net = Internet(mara_example=self.site)
        self.facts = Facts(self.store)
        self.person = People(self.store).add(Person("Mara Lindqvist", links=("http://mara.example/",)))

    def gatherer(self) -> Gatherer:
        return Gatherer(self.store, self.facts, self.person, self.net.fetcher())

    def gather(self, *urls: str, model: bool = False) -> list[Fact]:
        """The new facts of these addresses, or of the known links, with what hangs on them."""
        gatherer, added = self.gatherer(), []
        waiting = gatherer.targets(urls)
        while waiting:
            outcome = gatherer.read(waiting.pop(0), model=model)
            if outcome.feed:
                waiting.insert(0, outcome.feed)
            added += gatherer.keep(outcome.reading.found if outcome.reading else (), outcome, model=model).added
        return added


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "outreach.db")
    with made.store, made.site:
        yield made


def test_all_of_it_is_proposed_with_its_source_date_and_quote(world: World) -> None:
    world.site.pages["/lock"] = reply(ESSAY)
    facts = world.gather("http://mara.example/lock")
    assert len(facts) == 4 and world.facts.of(1) == sorted(facts, key=lambda one: -one.id)
    for fact in facts:
        assert (fact.status, fact.source, fact.date) == ("proposed", "http://mara.example/lock", "2026-03-04")
        assert fact.quote and fact.read and not fact.usable
    assert facts[1].quote == "Sentence number 0 of this essay is about locks, and it is long enough."
    assert world.facts.of(1, usable=True) == []


def test_reading_it_twice_proposes_nothing_new(world: World) -> None:
    world.site.pages["/lock"] = reply(ESSAY)
    assert world.gather("http://mara.example/lock")
    assert world.gather("http://mara.example/lock") == []


def test_a_rejected_fact_does_not_come_back_and_a_removed_one_may(world: World) -> None:
    world.site.pages["/lock"] = reply(ESSAY, headers={"ETag": '"1"'})
    first, second, *rest = world.gather("http://mara.example/lock")
    world.facts.reject([first.id, second.id])
    assert [fact.id for fact in world.facts.of(1)] == sorted((fact.id for fact in rest), reverse=True)
    world.site.pages["/lock"] = reply(ESSAY.replace("number 5", "number 6"), headers={"ETag": '"2"'})
    assert world.gather("http://mara.example/lock") == []
    world.facts.remove(rest[0].id)
    assert [fact.text for fact in world.gather("http://mara.example/lock")] == [rest[0].text]
    assert "if-none-match" not in world.site.hits[-1].headers


def test_a_page_is_asked_whether_it_changed(world: World) -> None:
    world.site.pages["/lock"] = reply(ESSAY, headers={"ETag": '"1"', "Last-Modified": "Sun, 01 Mar 2026 10:00:00 GMT"})
    assert world.gather("http://mara.example/lock")
    world.site.pages["/lock"] = reply(status=304, length=False)
    assert world.gather("http://mara.example/lock") == []
    asked = world.site.hits[-1].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"1"', "Sun, 01 Mar 2026 10:00:00 GMT")


def test_a_model_may_read_what_only_code_has_read(world: World) -> None:
    world.site.pages["/lock"] = reply(ESSAY, headers={"ETag": '"1"'})
    world.gather("http://mara.example/lock")
    world.gather("http://mara.example/lock", model=True)
    assert "if-none-match" not in world.site.hits[-1].headers
    world.gather("http://mara.example/lock", model=True)
    assert world.site.hits[-1].headers["if-none-match"] == '"1"'
    world.gather("http://mara.example/lock")
    assert world.site.hits[-1].headers["if-none-match"] == '"1"'


def test_a_place_brings_its_feed_and_an_essay_does_not(world: World) -> None:
    world.site.pages |= {"/": reply(HOME), "/feed.xml": reply(feed("Of locks")), "/lock": reply(ESSAY)}
    gatherer = world.gatherer()
    (target,) = gatherer.targets(["http://mara.example/lock"])
    outcome = gatherer.read(target)
    assert outcome.feed is None
    assert (outcome.feed_named, outcome.notes) == ("http://mara.example/feed.xml", ())
    world.gather("http://mara.example/")
    assert world.site.paths == ["/lock", "/", "/feed.xml"]


def test_without_an_address_what_is_new_on_the_known_links(world: World) -> None:
    world.site.pages |= {"/": reply(HOME, headers={"ETag": '"1"'}), "/feed.xml": reply(feed("Of locks", "Of queues"))}
    assert [fact.title for fact in world.gather()] == ["", "Of locks", "Of queues"]
    world.site.pages |= {"/": reply(status=304, length=False), "/feed.xml": reply(feed("Of logs", "Of locks"))}
    assert [fact.title for fact in world.gather()] == ["Of logs"]  # the page did not change, its feed did
    assert world.gather() == []


def test_handles_that_are_links_are_known_links(world: World) -> None:
    person = Person(
        "Nils", handles={"x-dm": "@nils", "linkedin-message": "https://in.example/nils", "email": "n.example/x"}
    )
    nils = People(world.store).add(person)
    gatherer = Gatherer(world.store, world.facts, nils)
    assert [one.address.url for one in gatherer.targets(())] == ["https://in.example/nils", "https://n.example/x"]
    assert all(one.typed is None for one in gatherer.targets(()))


def test_nobody_has_links(world: World) -> None:
    nils = People(world.store).add(Person("Nils"))
    with pytest.raises(Refused, match=r"No link of Nils is known; .* 'outreach edit p2 --link URL'"):
        Gatherer(world.store, world.facts, nils).targets(())


def test_a_known_link_to_this_machine_was_not_typed_now(world: World) -> None:
    nils = People(world.store).add(Person("Nils", links=(world.site.url("/"),)))
    world.site.pages["/"] = reply(HOME)
    gatherer = Gatherer(world.store, world.facts, nils, world.net.fetcher())
    with pytest.raises(Refused, match="private network"):
        gatherer.read(gatherer.targets(())[0])
    assert world.site.hits == []


def test_a_page_that_was_typed_does_not_open_the_way_for_its_feed(world: World) -> None:
    """Neither by a link nor by a redirect does a place become one that somebody typed."""
    with Site({"/feed.xml": reply(feed("Secret"))}) as private:
        link = f'<link rel=alternate type="application/rss+xml" href="http://127.0.0.1:{private.port}/feed.xml">'
        world.site.pages |= {"/": reply(HOME.replace(FEED_LINK, link)), "/r": redirect("http://nils.example/")}
        with pytest.raises(Refused, match="private network"):
            world.gather("http://mara.example/")
        # Led to another name, which points elsewhere by the time that its feed is asked for.
        world.net.names["nils.example"] = world.net.names["mara.example"]
        world.net.answers["nils.example"] = [["93.184.215.1"]] * 2 + [["127.0.0.1"]]
        world.site.pages["/"] = reply(HOME.replace("/feed.xml", f"http://nils.example:{private.port}/feed.xml"))
        with pytest.raises(Refused, match="private network"):
            world.gather("http://mara.example/r")
        assert private.hits == []


def test_a_forge_is_asked_through_its_interface(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forge, "FORGES", (Forge("forge.example", "github", "http://mara.example/api"),))
    world.site.pages |= {
        "/robots.txt": reply("User-agent: *\nDisallow: /"),
        "/api/repos/mara/ferrite": reply(
            '{"name": "ferrite", "description": "An embedded database"}',
            media="application/json",
            headers={"ETag": '"1"'},
        ),
        "/api/repos/mara/ferrite/releases?per_page=8": reply(
            '[{"tag_name": "v2", "published_at": "2026-01-02"}]', media="application/json", headers={"ETag": '"2"'}
        ),
    }
    facts = world.gather("https://forge.example/mara/ferrite")
    assert [(fact.kind, fact.text, fact.date) for fact in facts] == [
        ("work", "Works on “ferrite”, an embedded database", ""),
        ("launch", "Released “ferrite v2”", "2026-01-02"),
    ]
    assert {fact.source for fact in facts} == {"https://forge.example/mara/ferrite"}
    assert world.site.hits[0].headers["accept"] == "application/json"
    world.gather("https://forge.example/mara/ferrite")
    assert [hit.headers.get("if-none-match") for hit in world.site.hits] == [None, None, '"1"', '"2"']


def test_a_forge_that_says_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forge, "FORGES", (Forge("forge.example", "github", "http://mara.example/api"),))
    world.site.pages |= {"/api/users/mara": reply("{}"), "/api/users/mara/repos?sort=pushed&per_page=50": reply("[]")}
    with pytest.raises(Refused, match="names no release and says nothing of itself"):
        world.gather("https://forge.example/mara")


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (reply(b""), "is empty"),
        (reply(b"%PDF-1.7", media="application/pdf"), "is a PDF"),
        (reply(b"\x89PNG\r\n\x1a\n", media="image/png"), "is not a page (image/png)"),
        (reply(b"\x00\x01\x02binary", media="text/html"), "is not a page (text/html)"),
        (reply('{"a": 1}', media="application/json"), "is data for programs"),
        (reply("<html><script>app()</script><div id=root></div>"), "has no text that can be read without a browser"),
        (reply("<!DOCTYPE x [<!ENTITY a 'b'>]><rss>&a;</rss>", media="text/xml"), "declares entities"),
    ],
)
def test_one_clear_sentence_for_what_cannot_be_read(world: World, page: bytes, sentence: str) -> None:
    world.site.pages["/x"] = page
    with pytest.raises(Refused) as caught:
        world.gather("http://mara.example/x")
    said = str(caught.value)
    assert said.startswith(f"http://mara.example/x {sentence}") and said.endswith(".") and "\n" not in said


def test_an_essay_in_another_encoding_than_the_server_says(world: World) -> None:
    text = ESSAY.replace("locks", "Schlösser „und“ Schlüssel")
    world.site.pages["/lock"] = reply(text.encode("cp1252"), media="text/html; charset=utf-8")
    assert "Schlösser „und“ Schlüssel" in world.gather("http://mara.example/lock")[1].quote


def test_what_was_read_goes_with_the_person(world: World) -> None:
    world.site.pages["/lock"] = reply(ESSAY)
    world.gather("http://mara.example/lock")
    assert Fetched(world.store).get(1, "http://mara.example/lock") is not None
    People(world.store).remove(1)
    assert world.store.value("SELECT count(*) FROM fetched") == 0


def test_a_text_that_was_given(world: World) -> None:
    gatherer = world.gatherer()
    outcome = gatherer.read_text(b"I removed every mutex from the hot path of Ferrite last spring.")
    facts = gatherer.keep(outcome.reading.found if outcome.reading else (), outcome).added
    assert [(fact.source, fact.status) for fact in facts] == [("pasted text", "proposed")]
    assert facts[0].read  # so that what stands in it is nobody's contact
    assert world.site.hits == []


def test_texts_that_a_model_has_read(world: World) -> None:
    text = "A sentence about queues that is long enough. " * 10
    items = "".join(
        f"<item><title>P{n}</title><link>/{n}</link><description>{text}{n}</description></item>" for n in range(3)
    )
    world.site.pages["/feed.xml"] = reply(f"<rss version='2.0'><channel>{items}</channel></rss>")
    gatherer = world.gatherer()
    (target,) = gatherer.targets(["http://mara.example/feed.xml"])
    outcome = gatherer.read(target, model=True)
    assert len(gatherer.unread(outcome)) == 3
    gatherer.keep((), outcome, model=True)
    assert gatherer.unread(gatherer.read(target, model=True)) == []


def given(world: World, text: str, url: str = "") -> Proposed:
    gatherer = world.gatherer()
    outcome = gatherer.read_text(text.encode(), url)
    return gatherer.keep(outcome.reading.found if outcome.reading else (), outcome)


def test_a_sentence_that_was_pasted_and_then_fetched_is_one_fact_with_an_address(world: World) -> None:
    text = "I maintain SQLite. I removed every mutex from the hot path of Ferrite last spring."
    first, second = given(world, text).added
    assert {first.source, second.source} == {"pasted text"}
    assert given(world, text) == Proposed([], 2, 0)
    assert given(world, text, "https://mara.example/about") == Proposed([], 2, 2)
    world.facts.approve([first.id])
    world.site.pages["/"] = reply(f"<title>Mara</title><p>{text}</p>")
    assert world.gather("http://mara.example/") == []
    assert {(fact.id, fact.source) for fact in world.facts.of(1)} == {
        (first.id, "https://mara.example/about"), (second.id, "https://mara.example/about"),
    }  # fmt: skip


def test_a_saved_page_and_then_its_address(world: World) -> None:
    world.site.pages["/lock"] = reply(ESSAY)
    assert len(given(world, ESSAY).added) == 4
    assert world.gather("http://mara.example/lock") == []
    assert {fact.source for fact in world.facts.of(1)} == {"http://mara.example/lock"}


def test_one_page_at_two_addresses(world: World) -> None:
    world.site.pages |= {"/old": redirect("/lock?from=old"), "/lock?from=old": reply(ESSAY), "/lock": reply(ESSAY)}
    assert len(world.gather("http://mara.example/old")) == 4
    assert world.gather("http://mara.example/old", "http://mara.example/lock") == []
    assert len(world.facts.of(1)) == 4


def test_a_sentence_by_somebody_else_that_was_pasted_says_so_once_its_page_does(world: World) -> None:
    (pasted,) = given(world, "I am a compiler engineer in Lisbon.").added
    page = "<meta name=author content='Ann Lindqvist'><p>I am a compiler engineer in Lisbon.</p>"
    world.site.pages["/"] = reply(page)
    assert world.gather("http://mara.example/") == []
    assert world.facts.get(pasted.id).text.startswith("From mara.example, by Ann Lindqvist: ")
