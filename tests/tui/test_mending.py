"""What can be done about a sentence that nothing bears out: tie it to a fact, write it down, ask it, cut it."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import OptionList

from assistant.facts.fact import Fact
from assistant.tui.screens.choose import ChooseScreen
from assistant.tui.screens.compose import ComposeScreen
from assistant.tui.screens.fact_form import FactForm
from assistant.tui.widgets.lean_pane import FactLine
from assistant.workspace import Workspace
from tests.tui.support import app, app_over, editor, field, gone, mara, met, page, space, stored, to_draft, until, words
from tests.tui.support import workspace as opened_home

SENTENCE = "You gave it in Rotterdam."
ASKED = "Did you give it in Rotterdam?"
BODY = (
    "Hi Mara,\n\nYour essay “The cost of a lock” is why I write. I look after queues at a bank. "
    f"{SENTENCE} Which of the mutexes was the hardest to take out? A line is plenty. No hurry.\n\nAda"
)
DOUBT = "Rotterdam is in nothing that you know."


def with_proposed(to: Workspace) -> None:
    person = mara(to)
    to.facts.add(Fact(person.id, "Gave it at the harbour of Rotterdam", status="proposed", source="a page"))
    to.facts.add(Fact(person.id, "Has a newborn at home", private=True))


async def with_body(pilot: Pilot[None], doubt: str = DOUBT) -> None:
    """A draft in which one sentence is not borne out, the cursor on it."""
    await to_draft(pilot)
    await pilot.press("e")
    editor(pilot).put(BODY)
    await pilot.press("escape")
    await until(pilot, doubt)
    editor(pilot).move_cursor(editor(pilot).place(BODY.index("Rotterdam")))
    await pilot.pause()


async def choose(pilot: Pilot[None], label: str) -> None:
    """Open the list, and take the choice that begins so."""
    await pilot.press("X")
    await met(pilot, lambda: isinstance(pilot.app.screen, ChooseScreen), "the list")
    listing = pilot.app.screen.query_one(OptionList)
    shown = [str(listing.get_option_at_index(at).prompt) for at in range(listing.option_count)]
    listing.highlighted = next(at for at, one in enumerate(shown) if one.startswith(label))
    await pilot.press("enter")
    await pilot.pause()


def fact_lines(pilot: Pilot[None]) -> list[str]:
    return [str(line.render()) for line in page(pilot).query(FactLine)]


async def test_a_sentence_is_tied_to_a_fact_and_untied_again() -> None:
    async with app(size=(140, 40)) as pilot:
        await with_body(pilot)
        assert "X ties it to a fact" in words(pilot)
        await choose(pilot, "f2")
        await until(pilot, "Tied to f2. u takes it back.")
        await gone(pilot, DOUBT)
        await met(pilot, lambda: any("Queues" in one and "tied by you" in one for one in fact_lines(pilot)), "the tie")
        assert any(one.startswith("▸ ") and "Queues" in one for one in fact_lines(pilot))
        assert editor(pilot).text == BODY
        await pilot.press("u")
        await until(pilot, DOUBT)
        assert not any("tied by you" in one for one in fact_lines(pilot))
        assert stored(pilot).ties == ()
        await pilot.press("u")  # and only then what was done to the text
        await met(pilot, lambda: editor(pilot).text != BODY, "the text before")


async def test_a_tie_is_kept_with_the_draft_through_cutting_and_closing() -> None:
    with opened_home() as opened:
        mara(opened)
        async with app_over(opened, size=(140, 40)) as pilot:
            await with_body(pilot)
            await choose(pilot, "f1")
            await gone(pilot, DOUBT)
            editor(pilot).put(BODY.replace(SENTENCE, ""))
            await pilot.pause(0.2)
            await pilot.press("u")
            await met(pilot, lambda: editor(pilot).text == BODY, "the sentence")
            await pilot.pause(0.2)
            assert DOUBT not in words(pilot)
            await pilot.press("escape")
        draft = opened.drafts.latest()
        assert draft is not None
        assert "unsupported" not in {one.check for one in opened.review(draft).findings}
        assert [tie.facts for tie in opened.review(draft).tied] == [(1,)]
        opened.facts.remove(1)
        assert "unsupported" in {one.check for one in opened.review(draft).findings}, "a tie to a fact that is gone"
        async with app_over(opened, size=(140, 40)) as pilot:
            await pilot.press("enter")
            await met(pilot, lambda: isinstance(pilot.app.screen, ComposeScreen), "Compose")
            await until(pilot, DOUBT)


async def test_a_changed_sentence_is_not_tied_any_more() -> None:
    async with app(size=(140, 40)) as pilot:
        await with_body(pilot)
        await choose(pilot, "f1")
        await gone(pilot, DOUBT)
        editor(pilot).put(BODY.replace("in Rotterdam", "in Rotterdam last"))
        await until(pilot, DOUBT)


async def test_what_is_only_proposed_is_approved_by_tying_and_what_is_private_is_not_offered() -> None:
    async with app(fill=with_proposed, size=(140, 40)) as pilot:
        await with_body(pilot, "only proposed")
        await pilot.press("X")
        await met(pilot, lambda: isinstance(pilot.app.screen, ChooseScreen), "the list")
        assert "this approves it" in words(pilot)
        assert "newborn" not in words(pilot)
        await pilot.press("escape")
        await pilot.pause()
        await choose(pilot, "f4")
        await until(pilot, "Tied to f4.")
        await gone(pilot, "only proposed")
        assert space(pilot).facts.get(4).status == "approved"


async def test_what_is_private_is_said_to_be_so_though_it_is_tied() -> None:
    def with_private(to: Workspace) -> None:
        to.facts.add(Fact(mara(to).id, "Was in Rotterdam with a newborn", private=True))

    async with app(fill=with_private, size=(140, 40)) as pilot:
        await with_body(pilot, "You keep this to yourself")
        assert "asks it" not in words(pilot)
        await choose(pilot, "f1")
        await until(pilot, "Tied; but it is still close to something private.")


async def test_the_fix_is_for_what_is_marked_the_worst_or_what_the_cursor_is_in() -> None:
    async with app(size=(140, 40)) as pilot:
        await with_body(pilot)
        editor(pilot).put(BODY.replace("No hurry.", "You gave it in Lisbon."))
        await until(pilot, "Lisbon is in nothing")
        editor(pilot).move_cursor(editor(pilot).place(editor(pilot).text.index("Lisbon")))
        await pilot.pause()
        await pilot.press("x")
        await gone(pilot, "Lisbon is in nothing")
        assert SENTENCE in editor(pilot).text and "Lisbon" not in editor(pilot).text
        editor(pilot).move_cursor((0, 0))
        await until(pilot, "unsupported ◂")
        await pilot.press("x")  # the worst
        await gone(pilot, DOUBT)
        assert SENTENCE not in editor(pilot).text
        await pilot.press("u")
        await until(pilot, f"There again: “{SENTENCE}”")
        assert SENTENCE in editor(pilot).text and "Lisbon" not in editor(pilot).text
        await pilot.press("u")
        await until(pilot, "There again: “You gave it in Lisbon.”", "Lisbon is in nothing")


async def test_a_narrow_window_says_what_it_stands_on_when_nothing_is_to_be_mended() -> None:
    async with app(size=(80, 24)) as pilot:
        await to_draft(pilot)
        await until(pilot, "Stands on: “")


async def test_a_tied_sentence_offers_to_take_it_back() -> None:
    async with app(size=(140, 40)) as pilot:
        await with_body(pilot)
        await choose(pilot, "f3")
        await gone(pilot, DOUBT)
        await choose(pilot, "Take that back")
        await until(pilot, DOUBT)


async def test_it_is_written_down_as_a_fact_that_is_approved() -> None:
    async with app(size=(140, 40)) as pilot:
        await with_body(pilot)
        await choose(pilot, "Write it down")
        await met(pilot, lambda: isinstance(pilot.app.screen, FactForm), "the form")
        assert field(pilot, "text").value == SENTENCE
        await pilot.press("enter")
        await until(pilot, "Tied to f4.")
        await gone(pilot, DOUBT)
        fact = space(pilot).facts.get(4)
        assert (fact.text, fact.status, fact.private) == (SENTENCE, "approved", False)


async def test_a_private_one_is_kept_and_supports_nothing() -> None:
    async with app(size=(140, 40)) as pilot:
        await with_body(pilot)
        await choose(pilot, "Write it down")
        await met(pilot, lambda: isinstance(pilot.app.screen, FactForm), "the form")
        field(pilot, "private").value = "yes"
        await pilot.press("enter")
        await until(pilot, "a private fact never stands behind a message")
        assert stored(pilot).ties == ()
        await until(pilot, "unsupported")


async def test_it_is_asked_instead_and_comes_back() -> None:
    async with app(size=(140, 40)) as pilot:
        await with_body(pilot)
        await choose(pilot, "Ask it")
        await until(pilot, "Asked instead.")
        assert editor(pilot).text == BODY.replace(SENTENCE, ASKED)
        await gone(pilot, DOUBT)
        await pilot.press("u")
        await until(pilot, DOUBT)
        assert editor(pilot).text == BODY


async def test_it_is_cut_from_the_list_too() -> None:
    async with app(size=(140, 40)) as pilot:
        await with_body(pilot)
        await choose(pilot, "Cut it")
        await until(pilot, "Cut. u brings it back.")
        assert editor(pilot).text == BODY.replace(f"{SENTENCE} ", "")


async def test_without_a_doubt_there_is_no_list() -> None:
    async with app(size=(140, 40)) as pilot:
        await to_draft(pilot)
        editor(pilot).move_cursor((0, 0))
        await pilot.press("X")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, ChooseScreen)
