"""What a stranger wrote is text: never markup, never a key, never an order to the terminal."""

from __future__ import annotations

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.tui.screens.compose import ComposeScreen
from assistant.workspace import Workspace
from tests.support.server import FakeServer, Reply, answer, chunk, fragments
from tests.tui import support
from tests.tui.support import app, editor, field, page, stored, to_compose, to_draft, typed, until, with_model

MARKUP = "[/INST] [@click=app.quit]x[/] [bold red]"
HOSTILE = f"Eve \x1b]52;c;ZXZpbA==\x07\x9b31m\u202e\u200b{MARKUP}"
SHOWN = f"Eve {MARKUP}"
FORBIDDEN = {"\x1b", "\x07", "\x9b", "\u202e", "\u200b"}


def eve(to: Workspace) -> None:
    """Somebody all of whose details mean harm."""
    person = to.people.add(
        Person(
            HOSTILE, role=HOSTILE, company=HOSTILE, city=HOSTILE, tags=(HOSTILE, "[/]"),
            emails=("eve@evil.example",), handles={"x-dm": HOSTILE},
        )
    )  # fmt: skip
    to.facts.add(Fact(person.id, f"wrote “{HOSTILE}” {HOSTILE}", kind="essay", source=HOSTILE, title=HOSTILE))
    to.facts.add(Fact(person.id, f"[@click=app.quit]click[/] {HOSTILE}", kind="note", status="proposed"))


def harmless(pilot: Pilot[None]) -> None:
    """Nothing on the screen steers a terminal, and nothing in it can be clicked for an order."""
    text = "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
    assert not FORBIDDEN & set(text)
    for strip in pilot.app.screen._compositor.render_strips():
        for segment in strip:
            assert not (segment.style and "@click" in str(segment.style.meta))
    assert pilot.app.is_running


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=str)
async def test_it_is_shown_as_it_is_everywhere(size: tuple[int, int]) -> None:
    async with app(fill=eve, size=size) as pilot:
        await until(pilot, "Eve [/INST]")
        harmless(pilot)
        await pilot.press("f2")
        await until(pilot, "Say in hiring")
        for name in ("name", "role", "company", "city"):
            assert field(pilot, name).value == SHOWN
        harmless(pilot)
        await pilot.press("enter")
        await until(pilot, "1 person")
        assert space_person(pilot).name == SHOWN
        await pilot.press("f3")
        await until(pilot, "What you know about Eve [/INST]", "click[/]", "(proposed: p approves)")
        harmless(pilot)
        await pilot.press("e")
        await until(pilot, "Fact f")
        harmless(pilot)
        await pilot.press("escape")
        await pilot.press("d", "escape")
        await until(pilot, "1 person")
        await to_compose(pilot)
        pilot.app.post_message(Paste(f"why {HOSTILE}?"))
        await until(pilot, "Taken out of what was pasted: terminal escape")
        await pilot.press("enter")
        await until(pilot, "Drafted.")
        harmless(pilot)
        assert MARKUP in editor(pilot).text
        for key, title in (("k", "What kind of message?"), ("h", "Where does it go?"), ("l", "What happened")):
            await pilot.press(key)
            await until(pilot, title)
            harmless(pilot)
            await pilot.press("escape")
        await pilot.press("n")
        await pilot.press("escape")
        await until(pilot, "Unfinished, to Eve [/INST]")
        harmless(pilot)


def space_person(pilot: Pilot[None]) -> Person:
    return support.space(pilot).people.get(1)


async def test_a_search_for_markup() -> None:
    async with app(fill=eve) as pilot:
        await typed(pilot, "[/b]zz")
        await until(pilot, "Nobody called “[/b]zz”")
        await pilot.press("enter")
        await until(pilot, "Add a person")
        assert field(pilot, "name").value == "[/b]zz"
        await pilot.press("enter")
        await until(pilot, "To [/b]zz")
        harmless(pilot)


TOLD = f"Hi Eve, {HOSTILE} what broke first [1]? \x1b[2J Two lines would do."
SUBJECT = f"Subject: {HOSTILE} lock\n\n"


@pytest.mark.parametrize("subject", ["", SUBJECT], ids=["body", "subject"])
@pytest.mark.parametrize("cut", ["whole", "each character", "each byte"])
async def test_a_model_that_means_harm(subject: str, cut: str) -> None:
    text = subject + TOLD
    reply = (
        Reply((*(chunk(letter) for letter in text), chunk(finish="stop"))) if cut == "each character" else answer(text)
    )
    reply = fragments(reply, 1) if cut == "each byte" else reply

    def reachable(to: Workspace) -> None:
        eve(to)
        if not subject:
            to.people.add(Person("Ada", handles={"x-dm": "@ada"}))

    async with FakeServer(reply) as server, app(with_model(server.base_url), fill=eve, size=(80, 24)) as pilot:
        screen = await to_compose(pilot)
        channel = "email" if subject else "x-dm"
        screen.desk.channel = channel
        await pilot.press("enter")
        await until(pilot, "Drafted.")
        harmless(pilot)
        draft = stored(pilot)
        for said in (draft.body, draft.subject, editor(pilot).text, page(pilot).query_one("#subject", Input).value):
            assert not FORBIDDEN & set(said)
        assert MARKUP in draft.body and "what broke first" in draft.body
        if subject:
            assert MARKUP in draft.subject


async def test_a_refusal_with_markup_in_it_is_a_sentence() -> None:
    from tests.support.server import problem

    said = f"no such model {HOSTILE}"
    async with (
        FakeServer(problem(404, {"error": {"message": said}})) as server,
        app(with_model(server.base_url)) as pilot,
    ):
        await to_compose(pilot)
        await pilot.press("enter")
        await until(pilot, "t writes it from the template.")
        harmless(pilot)
        assert isinstance(pilot.app.screen, ComposeScreen)


async def test_a_kind_that_cannot_be_read_is_listed_with_the_reason() -> None:
    prompts = support.home().prompts
    prompts.mkdir(parents=True)
    (prompts / "bad[@click=app.quit]kind.md").write_text("---\n[/b] = \n---\n", encoding="utf-8")
    async with app(fill=eve) as pilot:
        await to_draft(pilot)
        await pilot.press("k")
        await until(pilot, "What kind of message?")
        harmless(pilot)


async def test_a_theme_or_a_name_in_the_config_that_is_markup() -> None:
    from dataclasses import replace

    config = replace(support.CONFIG, me=replace(support.CONFIG.me, name=SHOWN, signature="[/] Eve"))
    async with app(config, fill=eve) as pilot:
        await to_draft(pilot)
        harmless(pilot)
