"""``placeholder``: what was to be filled in, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.facts.fact import Fact
from assistant.review.coach import review
from assistant.review.finding import Reviewed
from tests.review.human import HUMAN

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
        "[sic] [0] [x] [ ] […] [async] [redacted] [WIP] [RFC 9110] [emphasis mine]",
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
    ],
)
def test_only_looks_like_it(text: str) -> None:
    assert left(text) == []


PIECES = st.sampled_from(
    [*"[]{}<>-: \n_`,1f【】", "name", "your", "of ", "the ", "XXX", "TODO", "Hi", "Subject:", "insert"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=200)
def test_whatever_the_brackets(text: str) -> None:
    for found in review(Reviewed(text, subject=text)).findings:
        assert 0 <= found.start <= found.end <= len(text)
        assert text[found.start : found.end] == found.text
