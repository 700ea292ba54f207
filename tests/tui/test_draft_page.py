"""Compose: editing, undo, the coach's eye, and what the one-letter keys do."""

from __future__ import annotations

from dataclasses import replace

from textual.events import Paste
from textual.geometry import Offset
from textual.widgets import Input, OptionList

from assistant.people.person import Person
from assistant.review.finding import Report
from assistant.tui.widgets.ask_field import AskField
from assistant.tui.widgets.coach_pane import CoachPane
from assistant.workspace import Workspace
from tests.tui import support
from tests.tui.support import (
    ASKED,
    by_email,
    editor,
    gone,
    met,
    page,
    space,
    stored,
    to_compose,
    to_draft,
    typed,
    until,
)


async def test_undo_goes_back_over_a_new_draft() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        first = editor(pilot).text
        assert ASKED in first
        await pilot.press("a")
        await met(pilot, lambda: editor(pilot).text != first, "another phrasing")
        await until(pilot, "Drafted.")
        second = editor(pilot).text
        await pilot.press("u")
        assert editor(pilot).text == first
        await met(pilot, lambda: stored(pilot).body == first, "the first text in the store")
        await pilot.press("U")
        assert editor(pilot).text == second


async def test_undo_takes_back_what_was_typed() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        first = editor(pilot).text
        await pilot.press("e")
        await until(pilot, "editing; Esc ends")
        await typed(pilot, " Oh")
        await pilot.press("escape")
        assert editor(pilot).text == first + " Oh"
        await until(pilot, "e Edit")
        await pilot.press("u")
        assert editor(pilot).text == first


async def test_letters_are_keys_until_e_and_text_after_it() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        first = editor(pilot).text
        await pilot.press("z", "j", "backspace", "delete")
        assert editor(pilot).text == first
        await pilot.press("e")
        await typed(pilot, "acx")
        assert editor(pilot).text == first + "acx"
        assert not support.copied_files()


async def test_the_coach_reads_along() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        await until(pilot, "Nothing to remark.")
        await pilot.press("e")
        editor(pilot).insert(" {{name}}")
        await until(pilot, "placeholder")
        report = page(pilot).desk.report()
        assert report is not None and report.blocked
        finding = report.findings[0]
        assert (finding.check, finding.text) == ("placeholder", "{{name}}")
        row, column = editor(pilot).place(finding.start)
        assert editor(pilot).text.split("\n")[row][column : column + 8] == "{{name}}"
        underlined = [
            (span.start, span.end)
            for span in editor(pilot).get_line(row).spans
            if not isinstance(span.style, str) and span.style.underline
        ]
        assert underlined == [(column, column + 8)]
        await pilot.press(*["backspace"] * 9)
        await until(pilot, "Nothing to remark.")
        assert not [span for span in editor(pilot).get_line(row).spans if "underline" in str(span.style)]


async def test_every_span_is_underlined_where_it_stands() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        text = "Hi Mara,\n\nñandú 🙂 {{one}} and {{two}}, 数 {{three}}.\nWhat did it cost?"
        await pilot.press("e")
        editor(pilot).put(text)
        await until(pilot, "A template's mark was left in.")
        marked = [
            editor(pilot).text.split("\n")[row][start:end]
            for row in range(4)
            for start, end, severity in editor(pilot)._marked.get(row, ())
            if severity == "block"
        ]
        assert marked == ["{{one}}", "{{two}}", "{{three}}"]


async def test_n_goes_round_the_findings() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        await pilot.press("e")
        editor(pilot).put("Hi Mara,\n\nwhat did {{one}} cost? And TODO: two, and {{three}} too?")
        await pilot.press("escape")
        await until(pilot, "n Next")
        report = page(pilot).desk.report()
        assert report is not None
        places = [editor(pilot).place(finding.start) for finding in report.findings if finding.where == "body"]
        assert len(places) == len(report.findings) >= 3
        for place in [*places, places[0]]:
            await pilot.press("n")
            assert editor(pilot).cursor_location == place
        assert "◂" in str(page(pilot).query_one(CoachPane).render())


async def test_at_most_three_findings_until_m() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        await pilot.press("e")
        editor(pilot).put("Hi {{a}}, what did {{b}} cost? And {{c}}, and {{d}}, and {{e}}?")
        await pilot.press("escape")
        await until(pilot, "more: m shows all")
        assert support.words(pilot).count("■") == 3
        await pilot.press("m")
        await gone(pilot, "more: m shows all")
        assert support.words(pilot).count("■") == 5


async def test_k_h_and_w_change_the_heading() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        await until(pilot, "F2 A question · F8 X direct message · F3 3 facts · template")
        await pilot.press("k")
        await until(pilot, "What kind of message?")
        assert pilot.app.screen.query_one(OptionList).highlighted is not None
        await pilot.press("down", "enter")
        await until(pilot, "a writes it as that.")
        assert "A question · F8 X direct message" not in support.words(pilot)
        assert stored(pilot).kind == page(pilot).desk.kind != "question"
        await pilot.press("h")
        await until(pilot, "Where does it go?")
        await pilot.press("escape")
        await until(pilot, "e Edit")
        await pilot.press("w")
        await until(pilot, "No model is set")


async def test_esc_leaves_the_kind_and_the_channel_as_they_were() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        before = (page(pilot).desk.kind, page(pilot).desk.channel)
        for key in "kh":
            await pilot.press(key)
            await pilot.pause()
            await pilot.press("down", "down", "escape")
        await until(pilot, "e Edit")
        assert (page(pilot).desk.kind, page(pilot).desk.channel) == before


async def test_a_subject_that_is_changed_is_kept_and_reviewed() -> None:
    async with support.app(fill=by_email) as pilot:
        await to_draft(pilot)
        await pilot.press("shift+tab")
        subject = page(pilot).query_one("#subject", Input)
        assert pilot.app.focused is subject
        subject.value = ""
        subject.insert_text_at_cursor("A lock, {{what}}")
        await until(pilot, "placeholder")
        await met(pilot, lambda: stored(pilot).subject == "A lock, {{what}}", "the subject in the store")


async def test_a_subject_alone_is_kept() -> None:
    async with support.app(fill=by_email) as pilot:
        await to_compose(pilot)
        page(pilot).query_one("#subject", Input).insert_text_at_cursor("The cost of a lock")
        await pilot.press("escape")
        await until(pilot, "Unfinished, to Mara Lindqvist", "The cost of a lock")
        await pilot.press("ctrl+r")
        await until(pilot, "Picked up where you left it")
        assert page(pilot).query_one("#subject", Input).value == "The cost of a lock"


async def test_nothing_typed_makes_no_draft() -> None:
    async with support.app(fill=by_email) as pilot:
        for _ in range(2):
            await to_compose(pilot)
            await pilot.press("tab", "shift+tab", "space", "backspace")
            await pilot.pause(0.5)
            await pilot.press("escape")
            await until(pilot, "1 person")
        assert space(pilot).drafts.of() == []
        assert "Unfinished" not in support.words(pilot)


async def test_one_draft_however_often_it_is_saved() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        await pilot.press("e")
        for letter in "abc":
            await pilot.press(letter)
            page(pilot)._save()
        await pilot.press("escape", "a")
        await until(pilot, "Drafted.")
        assert len(space(pilot).drafts.of()) == 1
        # The edited text is a step of the history: nothing the person wrote is written over.
        history = space(pilot).drafts.versions(stored(pilot).id)
        assert [step.made_by for step in history] == ["writer", "edit", "writer"]
        assert history[1].body.endswith("abc")


async def test_n_upper_begins_another_draft() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        first = stored(pilot)
        await pilot.press("N")
        await met(pilot, lambda: page(pilot).desk.draft is None, "an empty page")
        await until(pilot, "What do you want to ask?")
        assert editor(pilot).text == ""
        assert pilot.app.focused is page(pilot).query_one(AskField)
        assert space(pilot).drafts.get(first.id).body == first.body
        assert len(pilot.app.screen_stack) == 2


async def test_q_goes_back_to_the_question_and_it_may_be_asked_again() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        await pilot.press("q")
        ask = page(pilot).query_one(AskField)
        assert pilot.app.focused is ask
        ask.load_text("What nearly won instead?")
        await pilot.press("enter")
        await met(pilot, lambda: "What nearly won instead?" in editor(pilot).text, "the new question")
        assert ASKED not in editor(pilot).text


async def test_an_empty_question_asks_about_a_fact() -> None:
    async with support.app() as pilot:
        await to_compose(pilot)
        await pilot.press("enter")
        await until(pilot, "Drafted.")
        assert "?" in editor(pilot).text


async def test_nothing_known_and_nothing_asked_says_what_is_missing() -> None:
    def nobody_known(to: Workspace) -> None:
        to.people.add(Person("Noor Haddadin", handles={"x-dm": "@noor"}))

    async with support.app(fill=nobody_known) as pilot:
        await to_compose(pilot)
        await pilot.press("enter")
        await until(pilot, "What do you want to ask? Nothing chosen can be asked about")
        assert pilot.app.focused is page(pilot).query_one(AskField)
        assert editor(pilot).text == ""
        assert space(pilot).drafts.of() == []


async def test_a_pasted_line_break_stays_and_the_field_grows() -> None:
    async with support.app() as pilot:
        await to_compose(pilot)
        ask = page(pilot).query_one(AskField)
        before = ask.size.height
        pilot.app.post_message(Paste("One thing.\nWhich was the hardest?"))
        await met(pilot, lambda: ask.text == "One thing.\nWhich was the hardest?", "the paste")
        await pilot.pause()
        assert ask.size.height == before + 1


async def test_what_is_pasted_goes_through_the_door() -> None:
    hidden = "Which\u202e was\x1b]52;c;aGk=\x07 the\u200b hardest?"
    async with support.app(fill=by_email) as pilot:
        await to_draft(pilot)
        for name in ("#ask", "#subject", "#draft"):
            widget = page(pilot).query_one(name)
            widget.focus()
            await pilot.pause()
            if widget is editor(pilot):
                await pilot.press("e")
            pilot.app.post_message(Paste(hidden))
            await pilot.pause(0.05)
        texts = (
            page(pilot).query_one(AskField).text,
            page(pilot).query_one("#subject", Input).value,
            editor(pilot).text,
        )
        for text in texts:
            assert "Which was the hardest?" in text
            assert not {"\u202e", "\x1b", "\x07", "\u200b"} & set(text)
        await until(pilot, "Taken out of what was pasted")


async def test_clicking_on_the_footer_does_what_the_key_does() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        await pilot.pause()
        line = support.lines(pilot)[-1]
        await pilot.click("KeyFooter", offset=Offset(line.index("k Kind") + 2, 0))
        await until(pilot, "What kind of message?")
        line = support.lines(pilot)[-1]
        await pilot.click(pilot.app.screen.query_one("KeyFooter"), offset=Offset(line.index("Help"), 0))
        await until(pilot, "The program never sends")


async def test_u_takes_back_a_fix() -> None:
    """No rule that is shipped replaces words that may be typed, so one is put in for the test."""
    async with support.app() as pilot:
        screen = await to_draft(pilot)
        text = editor(pilot).text
        await pilot.press("e")
        editor(pilot).put("Hi Mara,\n\nwhat did {{it}} cost?")
        await pilot.press("escape")
        await until(pilot, "placeholder")
        whole = screen.desk.report

        def with_a_fix() -> Report | None:
            report = whole()
            if report is None:
                return None
            return replace(report, findings=tuple(replace(one, replacement="the lock") for one in report.findings[:1]))

        screen.desk.report = with_a_fix  # type: ignore[method-assign]
        screen._review()
        await until(pilot, "x Fix", "x applies the fix")
        await pilot.press("n", "x")
        await until(pilot, "Fixed. u takes it back.")
        assert editor(pilot).text == "Hi Mara,\n\nwhat did the lock cost?"
        await pilot.press("u")
        assert editor(pilot).text == "Hi Mara,\n\nwhat did {{it}} cost?"
        await pilot.press("u")
        assert editor(pilot).text == text
