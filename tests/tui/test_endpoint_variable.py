"""The variable of a key in F4: it stays with its server, and never goes without a word."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from assistant.settings.schema import Config
from tests.support.server import FakeServer, answer
from tests.tui.support import CONFIG, app, field, gone, home, until, with_model, words

SECRET = "sk-canary-7Qf20aLm93XzTb51"


def named(config: Config, variable: str = "SAMPLE_KEY") -> Config:
    return replace(config, model=replace(config.model, api_key_env=variable))


async def test_a_server_that_moved_has_its_variable_again_when_it_is_typed_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SAMPLE_KEY", SECRET)
    before = named(with_model("http://127.0.0.1:9/v1"))
    async with FakeServer(answer("one two", delay=0.01), models=("alpha-1",)) as server, app(before) as pilot:
        await pilot.press("f4")
        await until(pilot, "A model that drafts")
        field(pilot, "address").value = server.base_url
        await pilot.press("enter")
        await until(pilot, "Which model?")
        await pilot.press("escape")
        await gone(pilot, "Which model?")
        assert field(pilot, "variable").value == ""
        field(pilot, "variable").value = "SAMPLE_KEY"
        field(pilot, "model").value = "alpha-1"
        field(pilot, "model").focus()
        await pilot.press("enter")
        await until(pilot, "alpha-1 answers:")
        assert server.drafts[-1].headers["authorization"] == f"Bearer {SECRET}"
        kept = tomllib.loads(home().config.read_text())["model"]
        assert (kept["base_url"], kept["api_key_env"]) == (server.base_url, "SAMPLE_KEY")


async def test_one_that_was_named_before_any_address_is_used_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE_KEY", SECRET)
    async with FakeServer(answer("one two"), models=("alpha-1",)) as server, app(named(CONFIG)) as pilot:
        await pilot.press("f4")
        await until(pilot, "A model that drafts")
        field(pilot, "address").value = ""
        await pilot.press("enter")
        await gone(pilot, "A model that drafts")
        assert tomllib.loads(home().config.read_text())["model"]["api_key_env"] == "SAMPLE_KEY"
        await pilot.press("f4")
        await until(pilot, "A model that drafts")
        field(pilot, "address").value = server.base_url
        await pilot.press("enter")
        await until(pilot, "Which model?")
        assert server.requests[-1].headers["authorization"] == f"Bearer {SECRET}"


async def test_without_an_address_it_is_dropped_and_that_is_said() -> None:
    async with app(named(with_model("http://127.0.0.1:9/v1"))) as pilot:
        await pilot.press("f4")
        await until(pilot, "A model that drafts")
        field(pilot, "address").value = ""
        await pilot.press("enter")
        await until(pilot, "SAMPLE_KEY held the key of")
        assert "api_key_env" not in home().config.read_text()


async def test_a_key_in_its_place_is_refused_and_not_repeated() -> None:
    async with FakeServer(answer("one two")) as server, app() as pilot:
        await pilot.press("f4")
        await until(pilot, "A model that drafts")
        field(pilot, "address").value = server.base_url
        field(pilot, "variable").value = SECRET
        field(pilot, "model").value = "sample-model"
        field(pilot, "model").focus()
        await pilot.press("enter")
        await until(pilot, "must be the name of an environment variable")
        assert not server.requests and "Kept" not in words(pilot)
        assert not home().config.exists() or SECRET not in home().config.read_text()
