"""Every row through both fronts: what stands on the screen, what is printed, what is stored."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from assistant.drafting.model.dialect import remember
from assistant.settings.schema import Config, Model
from assistant.workspace import Workspace
from tests.cli.support import outreach
from tests.faults.rows import ROWS, Row
from tests.support.pens import KEY
from tests.support.server import FakeServer, running
from tests.tui import support
from tests.tui.support import CONFIG, app, editor, lines, met, page, to_compose, until, words

FRONT_ROWS = [row for row in ROWS if row.base_path == "/v1"]
"""A missing /v1 is of the address alone: the pen's rows show it."""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Setbacks are tried again at once."""
    monkeypatch.setattr("assistant.drafting.model.retry.BACK_OFF_SECONDS", (0.01, 0.02))
    monkeypatch.setenv("SAMPLE_KEY", KEY)


def config_for(row: Row, base_url: str) -> Config:
    settings: dict[str, Any] = {"name": "sample-model", "api_key_env": "SAMPLE_KEY"}
    return replace(CONFIG, model=Model(base_url=base_url, **{**settings, **row.settings}))


def fill(row: Row, opened: Workspace) -> None:
    """Somebody who is written to with a subject where the row is about one."""
    if row.finding:
        support.by_email(opened)
    else:
        support.mara(opened)
    if row.known:
        remember(opened.config.model, opened.store, row.known)


@pytest.mark.parametrize("row", FRONT_ROWS, ids=lambda row: row.id)
def test_on_the_command_line(row: Row) -> None:
    with running(row.replies) as server:
        with support.workspace(config_for(row, server.base_url)) as opened:
            fill(row, opened)
        channel = "email" if row.finding else "x-dm"
        ran = outreach("draft", "mara", "--kind", "question", "--channel", channel)
        stored = outreach("drafts", "--json").json
    assert ran.code == (0 if row.complete else 1)
    assert row.kept in ran.out.replace("\n\n\n", "\n\n")
    for part in row.said:
        assert part in ran.err.replace(server.base_url, "URL")
    assert KEY not in ran.out + ran.err + json.dumps(stored) and "Traceback" not in ran.err
    assert [(one["body"], one["complete"]) for one in stored] == ([(row.kept, row.complete)] if row.kept else [])
    if not row.kept:
        assert "--offline drafts it from a template." in ran.err and not ran.out
    elif not row.complete:
        assert "Incomplete" in ran.err and "block  incomplete" in ran.err
        assert outreach("copy").code == 3
    if row.finding:
        assert row.finding in ran.err


@pytest.mark.parametrize("row", FRONT_ROWS, ids=lambda row: row.id)
async def test_in_the_app(row: Row) -> None:
    async with FakeServer(row.replies) as server:
        config = config_for(row, server.base_url)
        # Wide, so that no sentence is cut or broken.
        async with app(config, fill=lambda opened: fill(row, opened), size=(250, 40)) as pilot:
            await to_compose(pilot)
            await pilot.press("enter")
            if row.complete:
                await until(pilot, "Drafted.")
            elif row.kept:
                await until(pilot, "Incomplete:", "a writes it again")
            else:
                await until(pilot, "t writes it from the template")
            await met(pilot, lambda: not page(pilot).writing, "the end of writing")
            said = " ".join(words(pilot).replace(server.base_url, "URL").split())
            for part in row.said:
                assert part in said
            assert editor(pilot).text == row.kept
            assert KEY not in "\n".join(lines(pilot))
            draft = support.space(pilot).drafts.latest()
            assert (draft.body, draft.complete) == (row.kept, row.complete) if draft else not row.kept
            if row.kept and not row.complete:
                await pilot.press("c")
                await until(pilot, "Not copied: Not finished")
                assert not support.copied_files()
