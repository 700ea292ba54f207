"""A whole site, good and bad, read with the shipped bounds: what comes of the good pages, and one sentence each of
the others, with nothing asked of a place that nobody typed."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import Refused
from assistant.facts.facts import Facts
from assistant.facts.gathering.fetch import Fetcher
from assistant.facts.gathering.gather import Gatherer
from assistant.people.people import People
from assistant.people.person import Person
from assistant.store.database import Store
from tests.facts.gathering.site import Internet, Play, Site, redirect, reply

PROSE = "".join(f"<p>Sentence number {n} of this essay is about locks, and it is long enough.</p>" for n in range(6))
ARTICLE = f"<article><h1>The cost of a lock</h1><time datetime=2026-03-04>x</time>{PROSE}</article>"
BROKEN = (
    f"<title>Locks<title><article><h1>Of broken pages</h1><time datetime=2026-05-06>x<div><p>{PROSE}<table><b><p>open"
)
ENTRY = "<item><title>{0}</title><link>/{0}</link><pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate>{1}</item>"
FEED = f"<rss version='2.0'><channel><title>x</title>{ENTRY.format('Merges', '')}{ENTRY.format('Spills', '')}"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    f"<rss><channel>{ENTRY.format('x', '<description>&b;</description>')}</channel></rss>"
)
NESTED = f"<rss><channel>{'<x>' * 300_000}"
GOOD = {
    "/lock": reply(ARTICLE),
    "/broken": reply(BROKEN),
    "/packed": reply(
        gzip.compress(ARTICLE.replace("a lock", "packing").replace("locks", "packs").encode()),
        headers={"Content-Encoding": "gzip"},
    ),
    "/feed.xml": reply(f"{FEED}</channel></rss>", media="application/rss+xml"),
    "/cut.xml": reply(FEED.replace("Merges", "Joins").replace("Spills", "Sorts"), media="application/rss+xml"),
}
MB = 1_000_000


class Endless:
    """A body without an end; how much of it was taken."""

    def __init__(self) -> None:
        self.sent = 0

    def __call__(self, taken: socket.socket) -> None:
        taken.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
        while True:
            taken.sendall(b"x" * 65536)
            self.sent += 65536


@pytest.fixture
def gatherer(tmp_path: Path) -> Iterator[tuple[Gatherer, Site, Internet, Facts]]:
    with Store.open(tmp_path / "outreach.db") as store, Site() as there:
        net = Internet(mara_example=there)
        person = People(store).add(Person("Mara Lindqvist"))
        fetcher = Fetcher(resolve=net.resolve, connect=net.connect)
        assert (fetcher.limits.bytes, fetcher.limits.seconds) == (10 * MB, 20.0)
        facts = Facts(store)
        yield Gatherer(store, facts, person, fetcher), there, net, facts


def read(gatherer: Gatherer, path: str) -> str:
    """Keep what one address gives; the sentence where it gives none."""
    (target,) = gatherer.targets([f"http://mara.example{path}"])
    try:
        outcome = gatherer.read(target)
    except Refused as refused:
        return str(refused)
    assert outcome.reading is not None
    gatherer.keep(outcome.reading.found, outcome)
    return ""


def test_the_good_pages_give_their_facts_with_source_and_date(
    gatherer: tuple[Gatherer, Site, Internet, Facts],
) -> None:
    gather, there, _, facts = gatherer
    there.pages |= GOOD
    assert [read(gather, path) for path in GOOD] == [""] * len(GOOD)
    things = {(fact.title, fact.source, fact.date) for fact in facts.of(1) if fact.kind == "essay"}
    assert things == {
        ("The cost of a lock", "http://mara.example/lock", "2026-03-04"),
        ("Of broken pages", "http://mara.example/broken", "2026-05-06"),
        ("The cost of packing", "http://mara.example/packed", "2026-03-04"),
        ("Merges", "http://mara.example/Merges", "2026-03-01"),
        ("Spills", "http://mara.example/Spills", "2026-03-01"),
        ("Joins", "http://mara.example/Joins", "2026-03-01"),
        ("Sorts", "http://mara.example/Sorts", "2026-03-01"),
    }
    assert all(fact.status == "proposed" and fact.quote for fact in facts.of(1))


def test_the_bad_pages_give_one_sentence_each_and_nothing_else_is_asked(
    gatherer: tuple[Gatherer, Site, Internet, Facts],
) -> None:
    gather, there, net, facts = gatherer
    endless = Endless()
    with Site({"/": reply("secret")}) as private:
        bad: dict[str, tuple[bytes | Play, str]] = {
            "/endless": (endless, "is larger than 10 MB, so it was not read to its end"),
            "/gzip": (
                reply(gzip.compress(b"\x00" * 60 * MB), headers={"Content-Encoding": "gzip"}),
                "is larger than 10 MB, so it was not read to its end",
            ),
            "/gzips": (
                reply(gzip.compress(gzip.compress(b"x" * 90 * MB)), headers={"Content-Encoding": "gzip, gzip"}),
                "is larger than 10 MB, so it was not read to its end",
            ),
            "/laughs": (reply(LAUGHS, media="text/xml"), "declares entities"),
            "/nested": (reply(NESTED, media="text/xml"), "is nested too deeply"),
            "/file": (redirect("file:///etc/passwd"), "'file:///etc/passwd' is not a web page"),
            "/near": (redirect(f"http://127.0.0.1:{private.port}/"), "leads to this machine or a private network"),
            "/named": (redirect(f"http://localhost:{private.port}/"), "leads to this machine or a private network"),
            "/cloud": (redirect("http://169.254.169.254/latest"), "leads to this machine or a private network"),
            "/round": (redirect("/round"), "leads from one address to the next"),
            "/empty": (reply(""), "is empty"),
            "/picture": (reply(b"\x89PNG\r\n\x1a\n", media="image/png"), "is not a page"),
        }
        there.pages |= {path: page for path, (page, _) in bad.items()}
        for path, (_, sentence) in bad.items():
            said = read(gather, path)
            assert sentence in said and said.endswith(".") and "\n" not in said and len(said) < 300, (path, said)
        assert private.hits == []
    # What the system holds between the two ends is not read, and not bounded by us.
    assert 10 * MB <= endless.sent < 20 * MB
    assert {address[0] for address in net.connected} == {net.names["mara.example"]}
    assert facts.of(1) == []
