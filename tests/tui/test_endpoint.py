"""The endpoint in the app: what would leave, setting it up, waiting that can be seen, variants."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace

import keyring
import pytest
from textual.widgets import Input

from assistant.drafting.draft import Version
from assistant.tui.screens.consent import ConsentScreen
from assistant.tui.screens.variants import VariantsScreen
from assistant.tui.widgets.ask_field import AskField
from tests.support.keyring_backend import FileKeyring
from tests.support.server import DONE, FakeServer, Reply, answer, chunk, problem
from tests.tui.support import (
    ASKED,
    app,
    editor,
    field,
    gone,
    home,
    lines,
    met,
    page,
    space,
    stored,
    to_compose,
    to_draft,
    until,
    with_model,
    words,
)

TOLD = (
    "Hi Mara, which of the mutexes was the hardest to take out, and what came instead of it? I ask for a store of ours."
)
SECRET = "sk-canary-7Qf20aLm93XzTb51"


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every endpoint is elsewhere, though the tests' own is on this machine."""
    monkeypatch.setattr("assistant.drafting.model.endpoint.is_local", lambda url: False)


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> Iterator[None]:
    """A keyring that keeps what it is given."""
    monkeypatch.setenv("SAMPLE_KEYRING", f"{tmp_path}/ring.json")
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


# What would leave.


@pytest.mark.usefixtures("far")
async def test_what_would_leave_is_shown_once_and_nothing_goes_before() -> None:
    async with FakeServer(answer(TOLD)) as server, app(with_model(server.base_url)) as pilot:
        await to_compose(pilot)
        page(pilot).query_one(AskField).insert(ASKED)
        await pilot.press("enter")
        await until(pilot, "What would leave this machine", server.base_url, "Write to: Mara", "tokens")
        assert server.requests == []
        await pilot.press("escape")
        await until(pilot, "Nothing was sent.")
        assert server.requests == [] and page(pilot).query_one(AskField).text == ASKED
        await pilot.press("a")
        await until(pilot, "What would leave this machine")
        await pilot.press("enter")
        await until(pilot, "Drafted.")
        await pilot.press("a")
        await met(pilot, lambda: len(server.drafts) == 2, "the second draft")
        assert not isinstance(pilot.app.screen, ConsentScreen)
        await until(pilot, "Drafted.")


@pytest.mark.usefixtures("far")
async def test_who_does_not_agree_has_the_template() -> None:
    async with FakeServer(answer(TOLD)) as server, app(with_model(server.base_url)) as pilot:
        await to_compose(pilot)
        await pilot.press("enter")
        await until(pilot, "What would leave this machine")
        await pilot.press("escape", "t")
        await until(pilot, "Drafted.")
        assert stored(pilot).writer == "template" and server.requests == []


# Waiting that can be seen.


async def test_a_countdown_is_seen_and_esc_ends_it_at_once() -> None:
    no = problem(429, {"error": {"message": "slow down"}}, headers=(("retry-after", "90"),))
    async with FakeServer(no) as server, app(with_model(server.base_url)) as pilot:
        await to_compose(pilot)
        await pilot.press("enter")
        await until(pilot, "sample-model is busy (429); again in 90 s, try 2 of 3", "Esc stops")
        await until(pilot, "again in 89 s")
        await pilot.press("escape")
        await until(pilot, "Stopped by you.")
        assert len(server.drafts) == 1


async def test_a_model_that_thinks_is_alive() -> None:
    thoughts: list[bytes | float] = [chunk(reasoning_content="hm"), 0.05] * 100
    async with FakeServer(Reply((*thoughts, DONE))) as server, app(with_model(server.base_url)) as pilot:
        await to_compose(pilot)
        await pilot.press("enter")
        await until(pilot, "sample-model is thinking", "tokens so far")
        await pilot.press("escape")
        await gone(pilot, "is thinking")


async def test_the_pace_is_seen_while_it_writes_and_what_it_took_afterwards() -> None:
    slow = answer(TOLD, delay=0.04, reported=(321, 45))
    async with FakeServer(slow) as server, app(with_model(server.base_url), size=(160, 36)) as pilot:
        await to_compose(pilot)
        await pilot.press("enter")
        await until(pilot, "first word after", "tokens/s", "Esc stops")
        await until(pilot, "Drafted.", "321 tokens sent, 45 written; first word after")
        assert space(pilot).spending.total().prompt_tokens == 321


async def test_facts_that_were_left_out_are_named_and_a_brings_them_back() -> None:
    config = with_model("")
    async with FakeServer(answer(TOLD)) as server:
        from dataclasses import replace

        small = replace(config.model, base_url=server.base_url, max_output_tokens=32, context_tokens=512)
        async with app(replace(config, model=small), size=(200, 40)) as pilot:
            await to_compose(pilot)
            await pilot.press("enter")
            await until(pilot, "Left out, to fit", "A writes it with all of them.")
            await pilot.press("A")
            await met(pilot, lambda: len(server.drafts) == 2, "the second draft")
            await until(pilot, "Drafted.")
            assert "Left out" not in words(pilot)
            first, second = (len(str(request.json)) for request in server.drafts)
            assert second > first


# Setting it up.


async def test_a_model_is_found_listed_tried_and_kept() -> None:
    async with (
        FakeServer(answer("one two three", delay=0.02), models=("qwen3:8b", "llama3.3")) as server,
        app() as pilot,
    ):
        await pilot.press("f4")
        await until(pilot, "A model that drafts", "Ollama")
        await pilot.press(*f"localhost:{server.port}", "enter")
        await until(pilot, "Which model?", "llama3.3")
        assert server.drafts == []
        await pilot.press("down", "enter")
        await until(pilot, "Enter tries it")
        assert field(pilot, "model").value == "llama3.3"
        await pilot.press("enter")
        await until(pilot, "llama3.3 answers:")
        assert space(pilot).has_model
        kept = tomllib.loads(home().config.read_text())["model"]
        assert kept == {"base_url": f"http://localhost:{server.port}/v1", "name": "llama3.3"}


async def test_enter_in_the_last_field_finds_the_address_as_well_and_keeps_only_what_is_one() -> None:
    async with FakeServer(answer("one two", delay=0.01), models=("alpha-1",)) as server, app() as pilot:
        await pilot.press("f4")
        await until(pilot, "A model that drafts")
        field(pilot, "model").value = "alpha-1"
        field(pilot, "address").value = "two words"
        field(pilot, "model").focus()
        await pilot.press("enter")
        await until(pilot, "That is no web address")
        assert "Kept" not in words(pilot) and not space(pilot).has_model
        field(pilot, "address").value = f"127.0.0.1:{server.port}"
        await pilot.press("enter")
        await until(pilot, "alpha-1 answers:")
        kept = tomllib.loads(home().config.read_text())["model"]
        assert kept == {"base_url": server.base_url, "name": "alpha-1"}


async def test_the_variable_of_a_key_is_named_and_stays_with_its_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE_KEY", SECRET)
    config = with_model("http://127.0.0.1:9/v1")
    before = replace(config, model=replace(config.model, api_key_env="SAMPLE_KEY"))
    async with FakeServer(answer("one two", delay=0.01), models=("alpha-1",)) as server, app(before) as pilot:
        await pilot.press("f4")
        await until(pilot, "A model that drafts")
        assert field(pilot, "variable").value == "SAMPLE_KEY"
        field(pilot, "address").value = server.base_url
        await pilot.press("enter")
        await until(pilot, "Which model?")
        assert all("authorization" not in request.headers for request in server.requests)
        await until(pilot, "SAMPLE_KEY stays with")
        await pilot.press("escape")
        await gone(pilot, "Which model?")
        assert field(pilot, "variable").value == ""
        field(pilot, "variable").value = "SAMPLE_KEY_2"
        monkeypatch.setenv("SAMPLE_KEY_2", "sk-other-one-000000")
        field(pilot, "model").value = "alpha-1"
        field(pilot, "model").focus()
        await pilot.press("enter")
        await until(pilot, "alpha-1 answers:")
        assert server.drafts[-1].headers["authorization"] == "Bearer sk-other-one-000000"
        assert tomllib.loads(home().config.read_text())["model"]["api_key_env"] == "SAMPLE_KEY_2"


async def test_what_is_no_address_or_not_there_is_said() -> None:
    async with app() as pilot:
        await pilot.press("f4")
        await until(pilot, "A model that drafts")
        field(pilot, "address").value = "two words"
        await pilot.press("enter")
        await until(pilot, "That is no web address")
        field(pilot, "address").value = "localhost:9"
        await pilot.press("enter")
        await until(pilot, "Could not reach http://localhost:9/v1: connection refused")
        assert "cannot be saved" not in words(pilot) and not space(pilot).has_model


@pytest.mark.usefixtures("ring", "far")
async def test_a_key_is_asked_for_kept_in_the_keyring_and_never_shown() -> None:
    async with FakeServer(answer("one two")) as server, app() as pilot:
        await pilot.press("f4")
        await until(pilot, "A model that drafts")
        field(pilot, "address").value = server.base_url
        field(pilot, "key").value = SECRET
        await pilot.press("enter")
        await until(pilot, "Which model?")
        assert SECRET not in "\n".join(lines(pilot)) and field_of(pilot, "key").value == ""
        assert server.requests[-1].headers["authorization"] == f"Bearer {SECRET}"
        await pilot.press("escape", "escape")
        await gone(pilot, "A model that drafts")
        assert SECRET not in str(pilot.app.__dict__.get("unsaved"))
    assert SECRET.encode() not in b"".join(path.read_bytes() for path in home().folder.rglob("*") if path.is_file())


def field_of(pilot: object, name: str) -> Input:
    """A field of a form that lies under another screen."""
    app_ = pilot.app  # type: ignore[attr-defined]
    form = next(screen for screen in app_.screen_stack if screen.query("#field-key"))
    found: Input = form.query_one(f"#field-{name}", Input)
    return found


async def test_without_an_address_templates_write_again() -> None:
    async with FakeServer(answer(TOLD)) as server, app(with_model(server.base_url)) as pilot:
        await pilot.press("f4")
        await until(pilot, "A model that drafts")
        field(pilot, "address").value = ""
        await pilot.press("enter")
        await gone(pilot, "A model that drafts")
        assert not space(pilot).has_model


# Variants.


def history(pilot: object) -> list[Version]:
    return space(pilot).drafts.versions(stored(pilot).id)  # type: ignore[arg-type]


async def test_three_variants_side_by_side_and_one_is_taken() -> None:
    told = [answer(f"Hi Mara, number {number}: which lock was the hardest?", delay=0.01) for number in (1, 2, 3)]
    async with FakeServer(told) as server, app(with_model(server.base_url)) as pilot:
        await to_draft(pilot)
        await pilot.press("v")
        await met(pilot, lambda: isinstance(pilot.app.screen, VariantsScreen), "the variants")
        await met(pilot, lambda: len(server.drafts) == 4, "three requests")
        await until(pilot, "Enter Take")
        await met(pilot, lambda: "Esc Back" in lines(pilot)[-1], "the end of writing")
        assert len({str(request.json["messages"][1]) for request in server.drafts[1:]}) == 3
        await pilot.press("2")
        await until(pilot, "Drafted.")
        texts = {version.body for version in history(pilot)}
        assert editor(pilot).text in texts and len(history(pilot)) == 4
        assert stored(pilot).body == editor(pilot).text and stored(pilot).complete


async def test_stopped_variants_are_kept_and_are_incomplete() -> None:
    reply = Reply((chunk("Hi Mara, which lock"), 30.0))
    async with FakeServer([answer(TOLD), reply]) as server, app(with_model(server.base_url)) as pilot:
        await to_draft(pilot)
        await pilot.press("v")
        await met(pilot, lambda: words(pilot).count("Hi Mara, which lock") == 3, "three beginnings")
        assert "Esc Stop" in lines(pilot)[-1]
        await pilot.press("escape")
        await until(pilot, "incomplete · 4 words")
        assert [version.complete for version in history(pilot)] == [True, False, False, False]
        await pilot.press("1")
        await until(pilot, "Incomplete: Stopped by you.")
        await pilot.press("c")
        await until(pilot, "Not copied")


async def test_a_crash_in_the_middle_of_variants_loses_next_to_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.tui.screens.variants.KEEP_EVERY", 0.05)
    reply = Reply((chunk("Hi Mara, which lock"), 30.0))
    async with FakeServer([answer(TOLD), reply]) as server, app(with_model(server.base_url)) as pilot:
        await to_draft(pilot)
        await pilot.press("v")
        await met(pilot, lambda: len(history(pilot)) == 4, "all three in the history while they are written")
        await pilot.press("escape", "escape")


async def test_variants_in_a_narrow_window_stand_one_above_the_other() -> None:
    async with app(size=(80, 24)) as pilot:
        await to_draft(pilot)
        await pilot.press("v")
        await until(pilot, "Three ways to say it", "Enter Take")
        assert sum(line.strip().startswith("╭─") for line in lines(pilot)) == 3
        await pilot.press("tab", "enter")
        await until(pilot, "Drafted.")
        assert len({version.body for version in history(pilot)}) >= 3
