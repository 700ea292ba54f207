"""The page before a meeting: what is on it, and what never is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.rhythm.event import Event
from assistant.rhythm.prep import Preparation, preparation
from assistant.rhythm.prep_page import as_markdown, as_text, escaped
from assistant.settings.schema import Me
from tests.rhythm.hostile import NAMES, TEXT
from tests.rhythm.support import mark

TODAY = date(2026, 11, 21)
HANA = Person("Hana Moriyasu", id=6, company="Kestrel", role="Firmware engineer", city="Sendai")
FACTS = [
    Fact(
        6,
        "Wrote “Eleven microamps”, a diary of where a tide gauge spent its battery.",
        id=1,
        kind="essay",
        date="2026-10-04",
    ),
    Fact(6, "Released “Shiomi”, an open firmware for river-level sensors.", id=2, kind="launch", date="2026-06-01"),
    Fact(6, "Tests updates by unplugging the board at every flash-page write.", id=3, kind="work"),
]


def page(facts: Any = (), events: Any = (), person: Person = HANA, me: Me | None = None, **more: Any) -> Preparation:
    return preparation(person, facts, events, me or Me(), silence_days=30, today=TODAY, **more)


def texts(lines: Any) -> list[str]:
    return [line.text for line in lines]


def test_a_whole_page() -> None:
    events = [
        Event(6, "met", "2026-11-20", id=3, note="She sketched the update protocol on a napkin."),
        Event(6, "replied", "2026-02-02", id=2),
        Event(6, "sent", "2026-02-01", id=1, asks=True, message_kind="question", channel="email"),
    ]
    shared = Fact(6, "Went to the same school.", id=4, kind="shared")
    prep = page([*FACTS, shared], events, knows=["Eero Ylihärmä"])
    text = as_text(prep, 90)
    for heading in ("Who they are", "What is new", "What you share", "Last time", "Questions", "How it goes"):
        assert f"\n{heading}\n" in text
    assert "  - Firmware engineer at Kestrel.\n  - In Sendai.\n  - Noted as a stranger." in text
    assert texts(prep.shared) == ["Went to the same school.", "You both know Eero Ylihärmä."]
    assert texts(prep.last) == [
        "2026-11-20, you met: She sketched the update protocol on a napkin.",
        "2026-02-02, they answered.",
        "2026-02-01, you wrote (question on email).",
    ]
    assert [one.split(",")[0] for one in texts(prep.new)][:2] == ["2026-10-04", "2026-06-01"]
    assert 5 <= len(prep.questions) <= 7
    assert all(question.facts for question in prep.questions)
    assert len(text.splitlines()) < 80 and max(map(len, text.splitlines())) <= 90
    for rule in (
        "ten minutes early",
        "on a call five",
        "You pay",
        "small talk",
        "wherever it leads",
        "comes up by itself",
    ):
        assert rule in text, rule
    assert "outreach log p6 met" in text and "--kind follow-up" in text


def test_nothing_known_is_said_part_by_part() -> None:
    text = as_text(page(person=Person("Noor Haddadin", id=2)), 90)
    assert "outreach fact p2" in text
    assert "this may be the first time" in text
    assert "Nothing is known about Noor Haddadin" in text.replace("\n     ", " ").replace("\n    ", " ")


@pytest.mark.parametrize(
    ("person", "me", "said"),
    [
        ({"city": "Oslo"}, {"city": "oslo"}, "You both live in Oslo."),
        ({"city": "Oslo"}, {"city": "Bergen"}, ""),
        ({"company": "Ferrite"}, {"role": "engineer at Ferrite"}, "You both work at Ferrite."),
        ({"company": ""}, {"role": "engineer at Ferrite"}, ""),
    ],
)
def test_what_you_share_is_seen(person: dict[str, str], me: dict[str, str], said: str) -> None:
    prep = page(person=replace(HANA, **{"city": "", "company": ""} | person), me=Me(**me))  # type: ignore[arg-type]
    assert texts(prep.shared) == ([said] if said else [])


def test_what_is_open_comes_first() -> None:
    events = [
        Event(6, "asked-me", "2026-11-17", id=2, note="A second reader."),
        Event(6, "sent", "2026-11-12", id=1, asks=True),
    ]
    assert texts(page(events=events).open) == [
        "You asked on 2026-11-12 and have no answer yet; it rests by itself on 2026-12-12.",
        "Still to be done by you: A second reader.",
    ]
    done = [Event(6, "helped", "2026-11-18", id=4, settles=2), Event(6, "replied", "2026-11-13", id=3), *events]
    assert page(events=done).open == ()
    other = [replace(done[0], settles=None), *done[1:]]  # help with something else
    assert texts(page(events=other).open) == ["Still to be done by you: A second reader."]
    assert page(events=other, marks=mark("owed-e2", "never")).open == ()


def test_of_what_is_proposed_only_the_number_is_said() -> None:
    prep = page([*FACTS, Fact(6, "Is to speak in May.", id=9, status="proposed")])
    assert "Is to speak" not in as_text(prep, 90) + as_markdown(prep, private=True)
    assert "1 proposed and not yet approved" in as_text(prep, 90)


SECRET = "zebra"
PRIVATE: list[Any] = [
    ([Fact(6, f"Was {SECRET} this spring.", id=9, kind="life", private=True)], []),
    ([Fact(6, f"Shared {SECRET}.", id=9, kind="shared", private=True)], []),
    ([Fact(6, f"Knows {SECRET}.", id=9, kind="mutual", private=True)], []),
    ([], [Event(6, "talked", "2026-11-01", id=9, note=f"About {SECRET}.", private=True)]),
    ([], [Event(6, "asked-me", "2026-11-01", id=9, note=f"For {SECRET}.", private=True)]),
    ([], [Event(6, "sent", "2026-11-07", id=9, note=SECRET, asks=True, private=True)]),
]


@pytest.mark.parametrize(("facts", "events"), PRIVATE)
def test_what_is_private_is_on_the_screen_marked_and_in_no_file_unless_it_is_asked_for(facts: Any, events: Any) -> None:
    prep = page([*FACTS, *facts], events)
    assert prep.private >= 1
    marked = [line for line in as_markdown(prep, private=True).splitlines() if "(private)" in line]
    assert any(SECRET in line for line in marked)
    assert "(private)" in as_text(prep, 200)
    file = as_markdown(prep)
    assert SECRET not in file and "(private)" not in file
    assert "2026-11-01" not in file and "2026-11-07" not in file
    assert file == as_markdown(page(FACTS))  # not even its number
    assert not any(9 in question.facts for question in prep.questions)


def test_a_private_answer_still_ends_what_was_asked() -> None:
    events = [
        Event(6, "replied", "2026-11-13", id=2, private=True),
        Event(6, "sent", "2026-11-12", id=1, asks=True),
    ]
    assert "no answer" not in as_markdown(page(events=events))


def test_many_facts_and_events_stay_one_page() -> None:
    facts = [replace(FACTS[2], id=at, text=f"Made thing number {at}.") for at in range(30)]
    events = [Event(6, "talked", "2026-01-01", id=at, note="About it.") for at in range(30)]
    text = as_text(page(facts, events), 96)
    assert "24 older: outreach facts p6" in text and "24 older: outreach show p6" in text
    assert len(text.splitlines()) < 80


# --- Markdown ----------------------------------------------------------------------------------------


def rendered(markdown: str) -> tuple[set[str], str]:
    """The sorts of tokens that an independent parser finds in it, and all its text."""
    sorts, said = set(), []
    for token in MarkdownIt("commonmark", {"html": True}).enable("strikethrough").enable("table").parse(markdown):
        sorts.add(token.type)
        for inner in token.children or ():
            sorts.add(inner.type)
            if inner.type in ("text", "code_inline", "text_special"):
                said.append(inner.content)
    return sorts, "".join(said)


@given(TEXT)
@example("- a list")
@example("+ a list")
@example("12. a list")
@example("1) a list")
@example("# a heading")
@example("> a quotation")
@example("--- --- ---")
@example("~~gone~~ | a | b |")
@example("<https://evil.example>")
@example("[a]: https://evil.example")
@example("```code")
def test_any_text_is_shown_as_it_was_written(text: str) -> None:
    sorts, said = rendered(f"- {escaped(text)}")
    assert sorts <= {
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "text", "text_special", "paragraph_close",
        "list_item_close", "bullet_list_close",
    }, sorts  # fmt: skip
    assert said == " ".join(text.replace("\x00", "\ufffd").split())


def test_hostile_facts_stay_text_in_the_file() -> None:
    hostile = " ".join(NAMES[:8] + NAMES[9:14])
    person = replace(HANA, name=NAMES[13], role=NAMES[0], company=NAMES[1], tags=(NAMES[2],))
    facts = [
        Fact(6, hostile, id=1, kind="essay", source="https://x.example/<script>"),
        Fact(6, "# h", id=2, kind="shared"),
    ]
    sorts, _ = rendered(as_markdown(page(facts, [Event(6, "met", "2026-01-01", id=1, note=hostile)], person=person)))
    assert not sorts & {"html_inline", "html_block", "image", "strong_open", "em_open", "fence", "s_open", "table_open"}
    assert "link_open" not in sorts


def test_a_plain_source_is_a_link() -> None:
    fact = replace(FACTS[0], source="https://hana.example.com/notebook/eleven_micro-amps?x=1&y=2")
    assert "(<https://hana.example.com/notebook/eleven_micro-amps?x=1&y=2>)" in as_markdown(page([fact]))
    assert "link_open" in rendered(as_markdown(page([fact])))[0]
