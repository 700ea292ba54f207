"""Gathering in the app: a pasted text, a page, what is new on their links, stopping, and the pass over what came."""

from __future__ import annotations

import socket
import threading
from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from assistant.facts.fact import Fact
from assistant.tui.screens.facts import FactsScreen
from assistant.tui.screens.gathering import GatherScreen, sources_in
from assistant.tui.screens.proposed import ProposedScreen
from assistant.workspace import Workspace
from tests.facts.gathering.site import Site, reply
from tests.support.server import FakeServer, answer
from tests.tui import support
from tests.tui.support import app, field, lines, mara, met, space, until, with_model

PASTED = (
    "Mara Lindqvist released Tin 1.0 in March 2026, after two years of work on it. "
    "She wrote about the last mutex that she took out of the scheduler."
)
PAGE = (
    "<html><head><title>The last mutex</title><meta property='article:published_time' content='2026-03-04'></head>"
    "<body><article><h1>The last mutex</h1><p>By Mara Lindqvist. The last mutex in our scheduler was the hardest one "
    "to take out, because nobody knew any more why it was there in the first place.</p><p>We replaced it by a queue "
    "for each core, and measured for a month before we trusted it with other people's data.</p></article></body></html>"
)


async def to_gather(pilot: Pilot[None], text: str = "") -> GatherScreen:
    """From the people to the screen that gathers, with something in its field."""
    await pilot.press("f3")
    await until(pilot, "What you know about Mara Lindqvist", "g Gather")
    await pilot.press("g")
    await until(pilot, "Gather what Mara Lindqvist published")
    screen = pilot.app.screen
    assert isinstance(screen, GatherScreen)
    screen.query_one(TextArea).insert(text)
    return screen


def proposed(pilot: Pilot[None]) -> list[Fact]:
    """What waits for an answer."""
    return [one for one in space(pilot).facts.of(1) if one.status == "proposed"]


def with_three(to: Workspace) -> None:
    """Somebody with three proposed facts, newest first: f6, f5, f4."""
    person = mara(to)
    for day, name in ((1, "Tin"), (2, "Lead"), (3, "Zinc")):
        text, quote = f"Released “{name} 1.0”", f"Today we released {name} 1.0 to everybody."
        where = f"https://ferrite.example/{name.lower()}"
        when = date(2026, 3, day).isoformat()
        to.facts.add(Fact(person.id, text, kind="launch", source=where, date=when, status="proposed", quote=quote))


async def to_pass(pilot: Pilot[None]) -> ProposedScreen:
    """From the people over the facts to the pass over those that are proposed."""
    await pilot.press("f3")
    await until(pilot, "3 proposed: r goes through them")
    await pilot.press("r")
    await until(pilot, "Proposed about Mara Lindqvist", "1 of 3")
    screen = pilot.app.screen
    assert isinstance(screen, ProposedScreen)
    return screen


async def test_a_pasted_text_becomes_facts_to_go_through() -> None:
    async with app() as pilot:
        await to_gather(pilot, PASTED)
        await pilot.press("enter")
        await until(pilot, "proposed.", "Enter Go through them")
        number = len(proposed(pilot))
        assert number and all(one.quote in PASTED for one in proposed(pilot))
        await pilot.press("enter")
        await until(pilot, "Proposed about Mara Lindqvist", f"1 of {number}", "It says there:", "Source:")
        await pilot.press("escape")
        await until(pilot, f"{number} proposed: r goes through them")


async def test_an_address_is_fetched_and_its_facts_have_their_source() -> None:
    async with app() as pilot:
        with Site({"/mutex": reply(PAGE)}) as site:
            await to_gather(pilot, site.url("/mutex"))
            await pilot.press("enter")
            await until(pilot, "proposed.", "Enter Go through them")
        assert site.paths == ["/mutex"]
        assert {one.source for one in proposed(pilot)} == {site.url("/mutex")}
        assert any(one.date == "2026-03-04" for one in proposed(pilot))


async def test_an_empty_field_means_what_is_new_on_their_links() -> None:
    async with app() as pilot:
        await to_gather(pilot)
        await pilot.press("enter")
        await until(pilot, "No link of Mara Lindqvist is known; name a page")
        assert not proposed(pilot)


async def test_what_cannot_be_read_is_said_in_a_sentence() -> None:
    async with app() as pilot:
        with Site({}) as site:
            await to_gather(pilot, f"{site.url('/gone')} http://127.0.0.1:{site.port}/away")
            await pilot.press("enter")
            await until(pilot, "/gone", "/away", "Esc Back")
        assert "Enter Gather" in lines(pilot)[-1] and not proposed(pilot)


async def test_esc_stops_what_is_read_and_keeps_what_came() -> None:
    asked, end = threading.Event(), threading.Event()

    def endless(_: socket.socket) -> None:
        asked.set()
        end.wait(support.PATIENCE)

    async with app() as pilot:
        with Site({"/mutex": reply(PAGE), "/slow": endless}) as site:
            await to_gather(pilot, f"{site.url('/mutex')} {site.url('/slow')}")
            await pilot.press("enter")
            await met(pilot, asked.is_set, "the slow page to be asked for")
            await until(pilot, "Reading", "/slow… Esc stops", "Esc Stop")
            await pilot.press("escape")
            await until(pilot, "Stopped; what came until then is kept.", "Enter Go through them", "Esc Back")
            end.set()
        assert proposed(pilot)
        await pilot.press("escape")
        await met(pilot, lambda: isinstance(pilot.app.screen, FactsScreen), "the facts")


async def test_what_was_typed_and_not_gathered_is_there_the_next_time() -> None:
    async with app() as pilot:
        await to_gather(pilot, "half a te")
        await pilot.press("escape")
        await until(pilot, "g Gather")
        await pilot.press("g")
        await met(pilot, lambda: isinstance(pilot.app.screen, GatherScreen), "the field")
        assert pilot.app.screen.query_one(TextArea).text == "half a te"


async def test_not_agreeing_gathers_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    async with FakeServer(answer("nothing")) as server, app(with_model("https://models.example/v1")) as pilot:
        await to_gather(pilot, PASTED)
        await pilot.press("enter")
        await until(pilot, "What would leave this machine", "the text of the page, or what you pasted")
        await pilot.press("escape")
        await until(pilot, "proposed.", "Enter Go through them")
        assert proposed(pilot) and not server.requests


async def test_each_fact_is_answered_with_a_key_and_each_answer_taken_back() -> None:
    async with app(fill=with_three) as pilot:
        await to_pass(pilot)
        await until(pilot, "Released “Zinc 1.0”", "launch, 2026-03-03", "It says there: “Today we released Zinc 1.0 to")
        await until(pilot, "Source: https://ferrite.example/zinc")
        await pilot.press("a")
        await until(pilot, "2 of 3", "Approved f6.", "Released “Lead 1.0”")
        await pilot.press("x")
        await until(pilot, "3 of 3", "Rejected f5", "Released “Tin 1.0”")
        facts = space(pilot).facts
        assert [facts.get(one).status for one in (6, 5, 4)] == ["approved", "rejected", "proposed"]
        await pilot.press("u")
        await until(pilot, "2 of 3", "Proposed again.")
        await pilot.press("u")
        await until(pilot, "1 of 3", "Released “Zinc 1.0”")
        assert {facts.get(one).status for one in (6, 5, 4)} == {"proposed"}
        assert "Undo" not in lines(pilot)[-1]
        await pilot.press("a", "enter", "x")
        await until(pilot, "That was the last one. Esc goes back")
        assert [facts.get(one).status for one in (6, 5, 4)] == ["approved", "proposed", "rejected"]
        await pilot.press("escape")
        await until(pilot, "1 proposed: r goes through them", "Released “Zinc 1.0”")


async def test_a_fact_is_changed_then_approved_and_put_back() -> None:
    async with app(fill=with_three) as pilot:
        await to_pass(pilot)
        await pilot.press("e")
        await until(pilot, "Fact f6")
        field(pilot, "text").value = "Released “Zinc 1.0” to everybody"
        await pilot.press("enter")
        await until(pilot, "1 of 3", "Released “Zinc 1.0” to everybody", "Changed; a approves it.")
        assert space(pilot).facts.get(6).status == "proposed"
        await pilot.press("u")
        await until(pilot, "As it was before.")
        assert space(pilot).facts.get(6).text == "Released “Zinc 1.0”"
        await pilot.press("e")
        await until(pilot, "Fact f6")
        await pilot.press("escape", "escape")
        await until(pilot, "3 proposed: r goes through them")


async def test_a_fact_that_was_removed_elsewhere_is_left_out() -> None:
    async with app(fill=with_three) as pilot:
        await to_pass(pilot)
        space(pilot).facts.remove(5)
        await pilot.press("a")
        await until(pilot, "2 of 2", "Released “Tin 1.0”")


async def test_where_nothing_is_proposed_the_pass_is_not_offered() -> None:
    async with app() as pilot:
        await pilot.press("f3")
        await until(pilot, "g Gather")
        assert "Review" not in lines(pilot)[-1]
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(pilot.app.screen, FactsScreen)


def test_what_is_typed_is_addresses_or_a_text() -> None:
    assert sources_in(" \n ") == ([], None)
    assert sources_in("https://a.example/x\nHTTP://b.example") == (["https://a.example/x", "HTTP://b.example"], None)
    assert sources_in("https://a.example/x\nShe wrote\nthis.") == (["https://a.example/x"], b"She wrote\nthis.")
    assert sources_in("See https://a.example/x, é") == ([], "See https://a.example/x, é".encode())
    assert sources_in("https://a.example/x says so") == ([], b"https://a.example/x says so")


async def test_what_stood_there_before_gives_way_to_what_is_typed() -> None:
    async with app() as pilot:
        await to_gather(pilot, "https://old.example/notes")
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("g")
        await until(pilot, "https://old.example/notes")
        assert pilot.app.screen.query_one(TextArea).text == "https://old.example/notes"
        await pilot.press(*"new")
        assert pilot.app.screen.query_one(TextArea).text == "new"


async def test_a_page_names_its_feed_and_the_next_g_has_it() -> None:
    link = "<link rel='alternate' type='application/rss+xml' href='/feed.xml'>"
    async with app() as pilot:
        with Site({"/mutex": reply(PAGE.replace("<head>", f"<head>{link}"))}) as site:
            feed = site.url("/feed.xml")
            await to_gather(pilot, site.url("/mutex"))
            await pilot.press("enter")
            await until(pilot, "It belongs to a feed", "the next g has that filled in", "Enter Go through them")
            assert "outreach gather" not in "\n".join(lines(pilot))
            await pilot.press("enter")
            await until(pilot, "Proposed about Mara Lindqvist")
            await pilot.press("escape")
            await until(pilot, "g Gather")
            await pilot.press("g")
            await until(pilot, "Gather what Mara Lindqvist published")
            assert pilot.app.screen.query_one(TextArea).text == feed


async def test_what_to_do_is_said_in_the_words_of_the_app() -> None:
    async with app() as pilot:
        with Site({"/paper": reply("%PDF-1.7", media="application/pdf")}) as site:
            await to_gather(pilot)
            await pilot.press("enter")
            await until(pilot, "name a page here, or paste what you copied.")
            await pilot.press(*site.url("/paper"))
            await pilot.press("enter")
            await until(pilot, "copy its text and paste it here.")
            assert not any("--from" in line or "outreach edit" in line for line in lines(pilot))


async def test_the_pass_runs_in_the_order_of_the_page_and_the_newest_page_first() -> None:
    def with_pages(to: Workspace) -> None:
        person = mara(to)
        for page, day in (("old", "2026-01-01"), ("new", "2026-03-01"), ("undated", "")):
            for part in ("first", "second"):
                text, source = f"Says {part} on the {page} page", f"https://ferrite.example/{page}"
                to.facts.add(Fact(person.id, text, source=source, date=day, status="proposed", quote=text))

    async with app(fill=with_pages) as pilot:
        await pilot.press("f3")
        await until(pilot, "6 proposed: r goes through them")
        await pilot.press("r")
        order = [(page, part) for page in ("new", "old", "undated") for part in ("first", "second")]
        for number, (page, part) in enumerate(order, 1):
            await until(pilot, f"{number} of 6", f"Says {part} on the {page} page")
            await pilot.press("a")
