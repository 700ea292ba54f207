"""Questions worth asking in the app: listed, taken, asked of a model, stopped; nothing typed is lost."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.tui.screens.choose import Choices
from assistant.tui.screens.compose import ComposeScreen
from assistant.tui.screens.questions import QuestionsScreen
from assistant.tui.widgets.ask_field import AskField
from assistant.workspace import Workspace
from tests.support.server import FakeServer, Reply, answer, chunk, problem
from tests.tui.support import app, gone, lines, met, page, to_compose, until, with_model, words

FOUND = (
    "1. What spoke against dropping the last mutex? [1]\n"
    "2. Which queue in “Queues all the way down” filled up first? [2]\n"
    "3. What would you read before leaving the coordinator out? [1, 3]\n"
    "4. Why did a launch without a coordinator matter to you? [1]\n"
    "5. What surprised you once the locks were gone? [3]\n"
)


async def listed(pilot: Pilot[None]) -> QuestionsScreen:
    """From the people to the list of questions."""
    await to_compose(pilot)
    await pilot.press("f5")
    await until(pilot, "Questions worth asking Mara")
    screen = pilot.app.screen
    assert isinstance(screen, QuestionsScreen)
    return screen


def asked(pilot: Pilot[None]) -> str:
    return page(pilot).query_one(AskField).text


async def taken(pilot: Pilot[None]) -> None:
    await met(pilot, lambda: isinstance(pilot.app.screen, ComposeScreen), "Compose")
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_one_of_them_fills_the_field_and_drafts(size: tuple[int, int]) -> None:
    async with app(size=size) as pilot:
        screen = await listed(pilot)
        texts = list(screen._texts)
        assert 5 <= len(texts) <= 7
        assert f"{texts[0]} essay f1" in words(pilot)
        assert all(len(line) <= size[0] for line in lines(pilot))
        assert "Others" in lines(pilot)[-1] and "Back" in lines(pilot)[-1] and "Ask the model" not in lines(pilot)[-1]
        await pilot.press("down", "enter")
        await taken(pilot)
        assert asked(pilot) == texts[1]
        await pilot.press("enter")
        await until(pilot, "Drafted.")
        # A greeting on the same line may take its capital.
        assert texts[1].casefold() in page(pilot).editor.text.casefold()


async def test_esc_leaves_the_field_as_it_was() -> None:
    async with app() as pilot:
        await to_compose(pilot)
        await pilot.press(*"locks", "f5")
        await until(pilot, "As it was: locks")
        await pilot.press("escape")
        await taken(pilot)
        assert asked(pilot) == "locks"


async def test_what_was_typed_comes_back_by_undo_and_as_a_line() -> None:
    async with app() as pilot:
        await to_compose(pilot)
        await pilot.press(*"my own words", "f5")
        await until(pilot, "As it was: my own words")
        await pilot.press("enter")
        await taken(pilot)
        assert asked(pilot).endswith("?")
        await pilot.press("ctrl+z")
        assert asked(pilot) == "my own words"
        await pilot.press("ctrl+y")
        assert asked(pilot).endswith("?")
        await pilot.press("f5")
        await until(pilot, "As it was: my own words")
        await pilot.press("end", "enter")
        await taken(pilot)
        assert asked(pilot) == "my own words"


async def test_others_come_at_a_key() -> None:
    async with app() as pilot:
        screen = await listed(pilot)
        before = list(screen._texts)
        await pilot.press("a")
        await met(pilot, lambda: screen._texts != before, "others")


async def test_nothing_to_ask_says_what_to_do() -> None:
    def bare(to: Workspace) -> None:
        person = to.people.add(Person(name="Mara Lindqvist"))
        to.facts.add(Fact(person.id, "Had surgery last week", kind="life"))
        to.facts.add(Fact(person.id, "Wrote “Locks”", kind="essay", private=True))

    async with app(fill=bare) as pilot:
        screen = await listed(pilot)
        await until(pilot, "names something to ask about", "outreach fact")
        assert screen._texts == []
        await pilot.press("escape")
        await taken(pilot)


async def test_a_models_questions_come_first_and_one_is_taken() -> None:
    async with FakeServer(answer(FOUND)) as server, app(with_model(server.base_url), size=(80, 24)) as pilot:
        await listed(pilot)
        assert server.requests == []
        await pilot.press("g")
        await until(pilot, "5 from sample-model", "What spoke against dropping the last mutex?")
        await pilot.press("home", "enter")
        await taken(pilot)
        assert asked(pilot) == "What spoke against dropping the last mutex?"


async def test_the_cursor_stays_on_its_question_while_others_arrive() -> None:
    async with FakeServer(answer(FOUND)) as server, app(with_model(server.base_url)) as pilot:
        screen = await listed(pilot)
        await pilot.press("down", "down")
        wanted = screen._texts[2]
        await pilot.press("g")
        await until(pilot, "5 from sample-model")
        await pilot.press("enter")
        await taken(pilot)
        assert asked(pilot) == wanted


async def test_esc_stops_the_model_and_keeps_whole_ones() -> None:
    reply = Reply((chunk("1. What spoke against dropping the last mutex? [1]\n2. Which queue"), 30.0))
    async with FakeServer(reply) as server, app(with_model(server.base_url)) as pilot:
        await listed(pilot)
        await pilot.press("g")
        await until(pilot, "dropping the last mutex?", "Esc Stop")
        await pilot.press("escape")
        await until(pilot, "Incomplete:", "g asks again")
        assert "dropping the last mutex?" in words(pilot)
        assert isinstance(pilot.app.screen, QuestionsScreen)
        await pilot.press("escape")
        await taken(pilot)


async def test_an_endpoint_that_refuses_leaves_the_others() -> None:
    async with (
        FakeServer(problem(401, {"error": {"message": "no such key"}})) as server,
        app(with_model(server.base_url)) as pilot,
    ):
        screen = await listed(pilot)
        await pilot.press("g")
        await until(pilot, "made without it")
        assert isinstance(screen._texts[0], str) and screen.query_one(Choices).option_count >= 5


async def test_nothing_leaves_before_somebody_agrees() -> None:
    async with app(with_model("https://far.example/v1"), size=(80, 24)) as pilot:
        await listed(pilot)
        await pilot.press("g")
        await until(pilot, "What would leave this machine", "tokens")
        assert "<facts>" in words(pilot) and "on why she dropped mutexes" in words(pilot)
        await pilot.press("escape")
        await gone(pilot, "What would leave this machine")
        await until(pilot, "Nothing was sent.")
