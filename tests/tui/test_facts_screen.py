"""What you know: choosing, adding, changing, approving and deleting facts."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import OptionList

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.tui.screens.facts import FactsScreen
from assistant.tui.widgets.lean_pane import LeanPane
from assistant.tui.widgets.plain import Plain
from assistant.workspace import Workspace
from tests.tui import support
from tests.tui.support import ASKED, editor, field, gone, mara, met, page, space, stored, to_draft, until


def with_a_proposed_one(to: Workspace) -> None:
    """Mara, with a fact that was gathered, and one that is nobody's business."""
    person = mara(to)
    to.facts.add(Fact(person.id, "Released “Tin 1.0”", kind="launch", date="2026-03-01", status="proposed"))
    to.facts.add(Fact(person.id, "Has been ill", kind="life", date="2026-03-02", private=True))


async def to_facts(pilot: Pilot[None]) -> OptionList:
    """From the people over a draft to its facts; the list has the focus."""
    await to_draft(pilot)
    await pilot.press("f")
    await until(pilot, "What you know about Mara Lindqvist")
    return pilot.app.screen.query_one(OptionList)


def ticks(pilot: Pilot[None]) -> list[str]:
    """The facts that carry a tick."""
    shown = [str(option.prompt) for option in pilot.app.screen.query_one(OptionList).options]
    return [line[2:].split("  ")[0] for line in shown if line.startswith("✓ ")]


async def test_what_is_ticked_is_what_the_draft_leans_on() -> None:
    async with support.app() as pilot:
        await to_facts(pilot)
        assert len(ticks(pilot)) == 3
        await pilot.press("space", "down", "space")
        assert ticks(pilot) == ["Gave the talk “Queues all the way down” in Bergen"]
        await pilot.press("escape")
        await until(pilot, "a writes it from these facts.", "1 fact ·")
        await pilot.press("a")
        await until(pilot, "Drafted.")
        assert "Queues all the way down" in editor(pilot).text
        assert "The cost of a lock" not in editor(pilot).text and "Ferrite 2" not in editor(pilot).text
        (chosen,) = stored(pilot).facts
        assert space(pilot).facts.get(chosen).title == "Queues all the way down"


async def test_a_tick_goes_and_comes_back() -> None:
    async with support.app() as pilot:
        await to_facts(pilot)
        await pilot.press("space")
        assert len(ticks(pilot)) == 2
        await pilot.press("space")
        assert len(ticks(pilot)) == 3
        await pilot.press("enter")
        await until(pilot, "3 facts")


async def test_nothing_changed_says_nothing() -> None:
    async with support.app() as pilot:
        await to_facts(pilot)
        await pilot.press("escape")
        await until(pilot, "e Edit")
        assert "a writes it from these facts." not in support.words(pilot)


async def test_a_private_or_proposed_fact_cannot_be_ticked() -> None:
    async with support.app(fill=with_a_proposed_one) as pilot:
        await to_facts(pilot)
        await until(pilot, "(private)", "(proposed: p approves)")
        await pilot.press("space")
        await until(pilot, "A private fact never stands behind a message.")
        await until(pilot, "1 proposed: r goes through them")
        await pilot.press("end", "space")
        await until(pilot, "Approve it first, with p.")
        assert not {"Released “Tin 1.0”", "Has been ill"} & set(ticks(pilot))
        await pilot.press("p")
        await gone(pilot, "(proposed: p approves)")
        await pilot.press("space")
        assert "Released “Tin 1.0”" in ticks(pilot)
        assert [fact.status for fact in space(pilot).facts.of(1)] == ["approved"] * 5


async def test_approve_is_offered_only_for_a_proposed_one() -> None:
    async with support.app(fill=with_a_proposed_one) as pilot:
        await to_facts(pilot)
        await gone(pilot, "p Approve")
        await pilot.press("end")
        await until(pilot, "p Approve")
        await pilot.press("up")
        await gone(pilot, "p Approve")


async def test_a_new_fact_is_ticked_and_its_title_is_taken_from_the_quotation_marks() -> None:
    async with support.app() as pilot:
        await to_facts(pilot)
        await pilot.press("a")
        await until(pilot, "What do you know?")
        field(pilot, "text").value = "wrote “Slow maps”, on rendering tiles"
        await pilot.press("enter")
        await until(pilot, "What you know about", "Slow maps")
        assert len(ticks(pilot)) == 4
        await pilot.press("escape")
        await until(pilot, "4 facts")
        fact = max(space(pilot).facts.of(1), key=lambda one: one.id)
        assert (fact.title, fact.kind, fact.status) == ("Slow maps", "essay", "approved")
        assert any("Slow maps" in str(line.render()) for line in page(pilot).query_one(LeanPane).query(Plain))


async def test_changing_a_fact() -> None:
    async with support.app() as pilot:
        await to_facts(pilot)
        await pilot.press("e")
        await until(pilot, "Fact f3")
        assert field(pilot, "title").value == "Ferrite 2"
        field(pilot, "text").value = "Launched “Ferrite 3” after all"
        field(pilot, "title").value = ""
        field(pilot, "date").value = "2026-02"
        await pilot.press("enter")
        await until(pilot, "Ferrite 3", "launch, 2026-02")
        fact = space(pilot).facts.get(3)
        assert (fact.text, fact.title, fact.date) == ("Launched “Ferrite 3” after all", "Ferrite 3", "2026-02")


async def test_deleting_takes_two_presses_on_the_same_fact() -> None:
    async with support.app() as pilot:
        await to_facts(pilot)
        await pilot.press("d")
        await until(pilot, "d again deletes it for good.")
        await pilot.press("down", "d")
        assert len(space(pilot).facts.of(1)) == 3
        await pilot.press("d")
        await until(pilot, "Deleted.")
        assert len(pilot.app.screen.query_one(OptionList).options) == 2
        assert [fact.title for fact in space(pilot).facts.of(1)] == ["Ferrite 2", "Queues all the way down"]
        await pilot.press("escape")
        await until(pilot, "2 facts")


async def test_an_empty_list_offers_what_it_can_do() -> None:
    def nobody_known(to: Workspace) -> None:
        to.people.add(Person("Noor Haddadin", handles={"x-dm": "@noor"}))

    async with support.app(fill=nobody_known) as pilot:
        await pilot.press("f3")
        await until(pilot, "Nothing yet. a adds something")
        footer = support.lines(pilot)[-1]
        assert "a Add" in footer and "Tick" not in footer and "Delete" not in footer
        await pilot.press("enter")
        await until(pilot, "1 person")
        assert not isinstance(pilot.app.screen, FactsScreen)


async def test_from_the_people_facts_are_kept_not_chosen() -> None:
    async with support.app() as pilot:
        await pilot.press("f3")
        await until(pilot, "What you know about Mara Lindqvist")
        assert "✓" not in support.words(pilot) and "Space Tick" not in support.words(pilot)
        await pilot.press("space", "escape")
        await until(pilot, "1 person")


async def test_esc_in_the_middle_of_the_facts_loses_no_draft() -> None:
    async with support.app() as pilot:
        await to_facts(pilot)
        before = editor(pilot).text
        await pilot.press("escape")
        await met(pilot, lambda: pilot.app.screen is page(pilot), "the page")
        assert editor(pilot).text == before and ASKED in before
