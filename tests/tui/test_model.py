"""With a model: text that arrives, stops, fails or means harm, and a page that stays whole."""

from __future__ import annotations

from assistant.settings.schema import Config
from assistant.tui.widgets.ask_field import AskField
from tests.support.server import FakeServer, Reply, answer, chunk, problem
from tests.support.server import page as web_page
from tests.tui import support
from tests.tui.support import (
    ASKED,
    app,
    editor,
    gone,
    lines,
    met,
    page,
    stored,
    to_compose,
    to_draft,
    until,
    with_model,
)  # fmt: skip

TOLD = (
    "Hi Mara, your talk was clear [1]. Which of the mutexes was the hardest to take out, and what came instead of it?"
)
BODY = TOLD.replace(" [1]", "")


async def test_the_text_is_seen_while_it_arrives() -> None:
    async with FakeServer(answer(TOLD, delay=0.03)) as server, app(with_model(server.base_url)) as pilot:
        await to_compose(pilot)
        await until(pilot, "sample-model")
        await pilot.press("w", "h", "y", "enter")
        await until(pilot, "Hi Mara, your talk")
        assert "instead of it" not in support.words(pilot)
        assert "Esc Stop" in lines(pilot)[-1] and "Copy" not in lines(pilot)[-1]
        await until(pilot, "Drafted.")
        assert editor(pilot).text == stored(pilot).body == BODY
        assert stored(pilot).complete and stored(pilot).writer == "model"
        assert [one.facts for one in stored(pilot).support] == [(stored(pilot).facts[0],)]
        assert "✓ " in support.words(pilot)


async def test_esc_keeps_what_came_and_holds_it_back() -> None:
    reply = Reply((chunk("Hi Mara, your talk was clear."), chunk(" Which"), 30.0))
    async with FakeServer(reply) as server, app(with_model(server.base_url)) as pilot:
        await to_compose(pilot)
        await pilot.press("enter")
        await until(pilot, "your talk was clear. Which")
        await pilot.press("escape")
        await until(pilot, "Incomplete:", "incomplete ·")
        draft = stored(pilot)
        assert (draft.body, draft.complete) == ("Hi Mara, your talk was clear. Which", False)
        await pilot.press("c")
        await until(pilot, "Not copied: Not finished", "C copies all the same.")
        assert not support.copied_files()
        await pilot.press("C")
        await until(pilot, "Saved in")
        assert support.copied_files() == [draft.body]
        assert "incomplete" in stored(pilot).forced


async def test_a_stream_that_is_cut_says_so() -> None:
    reply = Reply((chunk("Hi Mara, your talk was clear."),), ending="cut")
    async with FakeServer(reply) as server, app(with_model(server.base_url)) as pilot:
        await to_compose(pilot)
        await pilot.press("enter")
        await until(pilot, "Incomplete:", "a writes it again")
        assert not stored(pilot).complete


async def test_stopped_before_anything_came_keeps_what_there_was() -> None:
    replies = [answer(TOLD), Reply((chunk(role="assistant"), 30.0))]
    async with FakeServer(replies) as server, app(with_model(server.base_url)) as pilot:
        await to_draft(pilot)
        await pilot.press("a")
        await until(pilot, "Esc stops")
        await met(pilot, lambda: len(server.drafts) == 2, "the second request")
        await pilot.press("escape")
        await gone(pilot, "Esc stops")
        assert editor(pilot).text == stored(pilot).body == BODY
        assert stored(pilot).complete
        assert page(pilot).query_one(AskField).text == ASKED


async def test_undo_brings_back_whether_a_text_was_whole() -> None:
    cut = Reply((chunk("Hi Mara, I read"),), ending="cut")
    async with FakeServer([cut, answer(TOLD)]) as server, app(with_model(server.base_url)) as pilot:
        await to_compose(pilot)
        await pilot.press("enter")
        await until(pilot, "Incomplete:")
        await pilot.press("a")
        await until(pilot, "Drafted.")
        await pilot.press("u")
        await until(pilot, "incomplete ·")
        assert stored(pilot).body == "Hi Mara, I read"
        assert not stored(pilot).complete
        await pilot.press("c")
        await until(pilot, "Not copied")
        await pilot.press("U")
        await gone(pilot, "incomplete ·")
        assert stored(pilot).body == BODY
        assert stored(pilot).complete


async def test_a_whole_text_edited_by_hand_comes_back_whole_after_a_stop() -> None:
    replies = [answer(TOLD), Reply((chunk("Hello"), 30.0))]
    async with FakeServer(replies) as server, app(with_model(server.base_url)) as pilot:
        await to_draft(pilot)
        await pilot.press("e")
        await support.typed(pilot, " Mine.")
        await pilot.press("escape")
        mine = editor(pilot).text
        assert "Mine." in mine
        await pilot.press("a")
        await until(pilot, "Hello")
        await pilot.press("escape")
        await until(pilot, "Incomplete:")
        assert not stored(pilot).complete
        await pilot.press("u")
        await gone(pilot, "incomplete ·")
        assert stored(pilot).body == mine
        assert stored(pilot).complete


async def test_after_a_stop_the_keys_are_the_drafts_again() -> None:
    busy = problem(429, {"error": {"message": "slow down"}}, headers=(("Retry-After", "60"),))
    async with FakeServer([answer(TOLD), busy]) as server, app(with_model(server.base_url)) as pilot:
        await to_draft(pilot)
        await pilot.press("a")
        await until(pilot, "Esc stops")
        await met(pilot, lambda: len(server.drafts) == 2, "the second request")
        await pilot.press("escape")
        await gone(pilot, "Esc stops")
        assert pilot.app.focused is editor(pilot)
        assert page(pilot).query_one(AskField).text == ASKED


async def refused(config: Config, *said: str) -> None:
    """One sentence is shown, what was typed stands, and the template writes it after t."""
    async with app(config, size=(80, 24)) as pilot:
        await to_compose(pilot)
        page(pilot).query_one(AskField).insert(ASKED)
        await pilot.press("enter")
        await until(pilot, *said, "t writes it from the template.")
        assert page(pilot).query_one(AskField).text == ASKED
        assert editor(pilot).text == ""
        assert "Traceback" not in support.words(pilot)
        await pilot.press("t")
        await until(pilot, "Drafted.")
        assert ASKED in editor(pilot).text
        assert stored(pilot).writer == "template"
    support.forget()


async def test_an_endpoint_that_is_down() -> None:
    async with FakeServer(answer("")) as server:
        gone_now = with_model(server.base_url)
    await refused(gone_now, "127.0.0.1")


async def test_an_endpoint_that_refuses() -> None:
    async with FakeServer(problem(401, {"error": {"message": "no such key"}})) as server:
        await refused(with_model(server.base_url), "key")


async def test_an_endpoint_that_is_a_website() -> None:
    async with FakeServer(web_page()) as server:
        await refused(with_model(server.base_url), "answers, but it is not an API")


async def test_nothing_is_sent_before_it_is_asked_for() -> None:
    async with FakeServer(answer(TOLD)) as server, app(with_model(server.base_url)) as pilot:
        await to_compose(pilot)
        await pilot.press("w", "h", "y")
        await pilot.pause(0.3)
        assert server.requests == []


async def test_a_second_enter_while_it_writes_sends_nothing_more() -> None:
    async with FakeServer(answer(TOLD, delay=0.02)) as server, app(with_model(server.base_url)) as pilot:
        await to_compose(pilot)
        await pilot.press("enter", "enter", "enter")
        await until(pilot, "Drafted.")
        assert len(server.drafts) == 1


async def test_leaving_in_mid_stream_keeps_what_came() -> None:
    reply = Reply((chunk("Hi Mara, your talk was clear."), 30.0))
    async with FakeServer(reply) as server, app(with_model(server.base_url)) as pilot:
        await to_compose(pilot)
        await pilot.press("enter")
        await until(pilot, "your talk was clear.")
        await pilot.press("ctrl+q")
        await pilot.pause()
    with support.workspace() as again:
        draft = again.drafts.latest()
        assert draft is not None
        assert (draft.body, draft.complete) == ("Hi Mara, your talk was clear.", False)


async def test_u_brings_back_what_a_model_wrote_over() -> None:
    async with (
        FakeServer([answer(TOLD), answer("Hi Mara, another one?")]) as server,
        app(with_model(server.base_url)) as pilot,
    ):
        await to_draft(pilot)
        await pilot.press("a")
        await met(pilot, lambda: editor(pilot).text == "Hi Mara, another one?", "the second text")
        await until(pilot, "Drafted.")
        await pilot.press("u")
        assert editor(pilot).text == BODY
