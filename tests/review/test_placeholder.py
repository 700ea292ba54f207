"""``placeholder``: what was to be filled in, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.facts.fact import Fact
from assistant.review.coach import review
from assistant.review.finding import Reviewed
from tests.review.human import HUMAN
from tests.review.said import found, mended

THREE = tuple(Fact(1, f"fact {number}") for number in range(3))


def left(text: str, facts: tuple[Fact, ...] = ()) -> list[str]:
    return [found.text for found in review(Reviewed(text, facts=facts)).findings if found.check == "placeholder"]


@pytest.mark.parametrize(
    "mark",
    [
        "[Name]",
        "[name]",
        "[Your Name]",
        "[your company]",
        "[Company Name]",
        "[Company X]",
        "[the name of the talk]",
        "[specific project]",
        "[topic]",
        "[link]",
        "[date/time]",
        "[insert a detail about their work]",
        "[Recipient's name]",
        "[mention a recent article of theirs]",
        "[Their Company Blog Post]",
        "%NAME%",
        "%FirstName%",
        "$FIRST_NAME",
        "$NAME",
        "LAST_NAME",
        "NAME_HERE",
        "YOUR NAME",
        "(TBD)",
        "[...]",
        "(…)",
        "[to be continued]",
        "REWRITE THIS",
        "CHECK THE DATE",
        "MAKE THIS WARMER",
        "DO NOT SEND YET",
        "(too long?)",
        "[fact 1]",
        "[f12]",
        "[source]",
        "[citation needed]",
        "{{ person.name }}",
        "{{name}}",
        "{% if name %}",
        "{name}",
        "{first_name}",
        "{their company}",
        "{COMPANY_NAME}",
        "${name}",
        "<name>",
        "<your company>",
        "<Recipient Name>",
        "<<First Name>>",
        "*|FNAME|*",
        "%FIRST_NAME%",
        "«First_Name»",
        "XXX",
        "XXXX",
        "TODO",
        "TODO: say what it was",
        "FIXME",
        "TBD",
        "lorem ipsum dolor sit amet",
        "your name here",
        "(insert your favourite talk)",
        "(please insert name)",
        "____",
        "[1]",
        "[2, 3]",
        "[1–3]",
        "[12]",
        "[f3]",
        "【1】",
        "【3†source】",
        "[1†L2]",
        "[^1]",
        "[[Mara]]",
        "[[f1]]",
        "(check this)",
        "(check)",
        "[verify date]",
        "(double-check the spelling)",
        "(is this right?)",
        "(note to self: ask Ivo)",
        "(source?)",
        "(TBC)",
        "TKTK",
        "<!-- mend this -->",
        "<|im_end|>",
        "[INST]",
        "</think>",
        "&nbsp;",
        "%(name)s",
        "##NAME##",
    ],
)
def test_left_over(mark: str) -> None:
    assert left(f"I liked {mark}") == [mark]
    if not mark.startswith(("TODO:", "lorem")):  # those take the rest of their line
        assert left(f"I liked {mark}, and more.") == [mark]
        assert left(f"Hi,\n\n{mark} is great. Why?") == [mark]
    (found,) = [one for one in review(Reviewed("Hello", f"Hello {mark}")).findings if one.severity == "block"]
    assert (found.check, found.where, found.text) == ("placeholder", "subject", mark)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear [Name],\n\nwhy?\n\n[Your Name]", ["[Name]", "[Your Name]"]),
        ("Subject: Hello\n\nHi Mara", ["Subject: Hello"]),
        ("**Subject:** Hello\n\nHi", ["**Subject:** Hello"]),
        ("Betreff: Hallo", ["Betreff: Hallo"]),
        ("Hi None, why?", ["Hi None"]),
        ("Hello undefined,", ["Hello undefined"]),
        ("Hi ,\nwhy?", ["Hi ,"]),
        ("Best,\nYour Name", ["Your Name"]),
        ("I saw it.[1] It was good [2].", ["[1]", "[2]"]),
        ("{{greeting}} {{name}}", ["{{greeting}}", "{{name}}"]),
        ("[[name]]", ["[[name]]"]),
        ("Hi %s, why?", ["Hi %s"]),
        ("Note to self: mend this", ["Note to self: mend this"]),
        ("todo: the name", ["todo: the name"]),
        ("Your ?? talk", ["??"]),
        ("The paper of TK says so.", ["TK"]),
        ("I counted TK builds, in TK days.", ["TK", "TK"]),
    ],
)
def test_in_its_place(text: str, expected: list[str]) -> None:
    assert sorted(found.strip() for found in left(text)) == sorted(expected)


def test_a_mark_right_behind_a_word_is_one_when_that_fact_exists() -> None:
    assert left("I read your essay[2] twice.", THREE) == ["[2]"]
    assert left("I read your essay[1][2] twice.", THREE) == ["[1]", "[2]"]
    assert left("I read your essay[7] twice.", THREE) == []
    assert left("It reads array[2] and grid[1][2].", THREE[:1]) == []
    assert left("It reads array[2].", THREE) == []


@pytest.mark.parametrize(
    "text",
    [
        *HUMAN,
        "[sic] [0] [x] [ ] “one […] two [...]” [async] [redacted] [WIP] [RFC 9110] [emphasis mine]",
        "array[3], argv[1], rows[name], dict[key], f(x)[2]",
        "[the essay](https://ferrite.example) and [1](https://ferrite.example)",
        "Vec<String>, <b>, <title>, #include <stdio.h>, a < b and c > d, <3",
        "{a, b}, {x}, {}, {0}, {key: value}, /users/{id}/posts, \\textbf{name}, ${HOME}",
        "`[name]` `{{ name }}` `TODO` `<name>` `[1]` `{name}`",
        "```\n[name] TODO\n```",
        "the TODO in your scheduler, a TODO list, TODO comments, grep for TODO",
        "XXL, 5xx, xxx, IOException, trunk-based development (TBD)",
        "As [1] says, this holds [2].\n\n[1] the essay\n[2]: the talk",
        "a subject close to my heart: logs. The subject: none.",
        "High five, none of it was lost. Hi Nonette, hello there!",
        "__init__ and snake_case__name, a_b; see the line below\n________\nAda",
        "an (insert-only) table; you (insert the row first) win",
        "here is your name on the list",
        "[[nodiscard]] int f() and if [[ -f x ]]; (check it out), (verify in CI), a (confirm) dialog",
        "What?? Really??? I check (and fix) things; is this (see the link) a joke?",
        "AT&T, R&D, &str and &mut; __name__, $HOME, TK Maxx, and the <think> tag",
        "«Ma boussole» et « le nom »",
        "Tcl/TK and Tk, TK-1 and TK's; `TK`",
        "Hi TK,\n\nwhy a log?",
        "Why a log?\n\nBest,\nTK",
    ],
)
def test_only_looks_like_it(text: str) -> None:
    assert left(text) == []


def test_initials_that_are_known_are_no_mark() -> None:
    assert left("The paper of TK says so.", (Fact(1, "Wrote a paper with TK on logs"),)) == []


MESSAGE = "Hi Mara,\n\nWhy did you choose a log, and not a tree?\n\nAda"


@pytest.mark.parametrize(
    "said",
    [
        "Sure! Here is a draft of the message:",
        "Certainly! I've drafted a short message for you.",
        "Here's a short LinkedIn note to Mara:",
        "Here is a revised, more concise version:",
        "Below is the updated e-mail:",
        "Of course! Here are three options:",
        "**Draft 2:**",
        "Option A (shorter):",
        "I've rewritten the message to be warmer:",
        "Absolutely!",
        "Sure thing! Here's the LinkedIn message:",
        "Below is a draft you can send:",
        "Draft:",
    ],
)
def test_a_models_words_before_the_message(said: str) -> None:
    reviewed = Reviewed(f"{said}\n\n{MESSAGE}")
    (one,) = found("placeholder", reviewed)
    assert one.text == said
    assert mended(reviewed, one) == MESSAGE


@pytest.mark.parametrize("heading", ["**Message:**", "## Draft", "**Body**", "Version 2:", "*E-mail body:*"])
def test_a_heading_over_the_message(heading: str) -> None:
    assert left(f"Hi Mara,\n\n{heading}\n{MESSAGE}") == [heading]


@pytest.mark.parametrize("note", ["-- shorter please", "// make it warmer", ">> needs a source", "-- cut this?"])
def test_a_note_at_the_end_of_a_line(note: str) -> None:
    assert left(f"It is a log. {note}\n\nAda") == [note]
    assert left(f"It is a log.\n{note}\nAda") == [note]


def test_a_heading_in_the_line_of_the_message() -> None:
    assert left("**Message:** Why a log?") == ["**Message:**"]
    assert left("Message: Why a log?") == ["Message:"]


@pytest.mark.parametrize(
    "said",
    [
        "Let me know if you want me to change the tone.",
        "Let me know if you'd like it shorter or more formal.",
        "Would you like me to make it shorter?",
        "Would you like another version?",
        "Hope this works, let me know if you want another version.",
        "That should do it, tell me if you need a shorter draft.",
        "Want me to try a different tone?",
        "I can also write a warmer one.",
        "Shall I make it shorter?",
        "Would a shorter version help?",
        "Let me know what you'd like changed.",
        "If you'd like, I can adjust the wording.",
        "Feel free to tweak it.",
        "Please feel free to adjust the greeting!",
        "I hope this draft works for you.",
        "I've kept the message under 60 words.",
        "This message keeps a warm tone.",
        "(58 words)",
        "Word count: 58",
        "Note: I have left out the second talk.",
        "Let me know if you need any changes to the message!",
        "Let me know if you need any changes.",
        "I can also make it more formal if you like.",
        "Feel free to personalize this further.",
    ],
)
def test_a_models_words_after_the_message(said: str) -> None:
    reviewed = Reviewed(f"{MESSAGE}\n\n{said}")
    (one,) = found("placeholder", reviewed)
    assert one.text == said
    assert mended(reviewed, one) == MESSAGE


@pytest.mark.parametrize(
    "said",
    [
        "Let me know if you want me to review your draft.",
        "Let me know if you would like me to add anything to the test.",
        "Feel free to use any of it.",
        "Feel free to copy it.",
        "Here is the message that I got from the linker: none.",
        "This note is longer than I meant it to be.",
        "This note is short; I only ask one thing.",
        "I've used the message bus for it.",
        "I've kept the tone of the alarms.",
        "If you prefer, I can send a patch.",
        "Let me know if you need any changes.",
        "I can make it shorter.",
        "Let me know if the tone of the docs should change.",
        "The message format is 40 characters.",
        "Would you like me to make a patch?",
        "Would you like me to review the draft of your essay?",
        "It is lost in the queue, 40 words at a time.",
        "Let me know what you think of it.",
        "Would another log help?",
        "Hope this works for you, and let me know if you want another disk.",
        "Should I fix it in another version of the parser?",
        "I can also send you a longer one next week, once the run is over.",
        "Set %PATH% and $HOME, then CHECK and FIX are verbs of the tool: UPDATE THE index -- shorter keys win.",
        "The message: keep the log.",
    ],
)
def test_people_say_such_things_too(said: str) -> None:
    assert left(f"Hi Mara,\n\n{said} It is a log.\n\nAda") == []
    assert left(f"Hi Mara,\n\nIt is a log. {said}\n\nAda") == []
    assert left(f"{said}\n\nIt is a log.\n\nAda") == []


@pytest.mark.parametrize(
    "first",
    [
        "Great!",
        "Sure.",
        "Certainly!",
        "Sure, here is the log you asked for.",
        "I've rewritten the message parser after it.",
    ],
)
def test_a_first_line_may_say_yes(first: str) -> None:
    assert left(f"{first}\n\nSo it works now, and why not?\n\nAda") == []


PIECES = st.sampled_from(
    [*"[]{}<>-: \n_`,1f【】", "name", "your", "of ", "the ", "XXX", "TODO", "Hi", "Subject:", "insert"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=200)
def test_whatever_the_brackets(text: str) -> None:
    for one in review(Reviewed(text, subject=text)).findings:
        assert 0 <= one.start <= one.end <= len(text)
        assert text[one.start : one.end] == one.text
