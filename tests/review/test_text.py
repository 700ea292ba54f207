"""Words, sentences and grades."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.review.text import flesch_kincaid, sentences, syllables, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four… Five", ["One.", "Two!", "Three?", "Four…", "Five"]),
        ("On Node.js v2.1, see ferrite.dev/x. OK.", ["On Node.js v2.1, see ferrite.dev/x.", "OK."]),
        ("Logs, e.g. Kafka's, i.e. append only. Good.", ["Logs, e.g. Kafka's, i.e. append only.", "Good."]),
        ("Dr. Lind met J. Ito, St. Olav etc. there.", ["Dr. Lind met J. Ito, St. Olav etc. there."]),
        ("Trees, logs etc. Then disks.", ["Trees, logs etc.", "Then disks."]),
        ("Hi Mara,\n\nwhy a log?", ["Hi Mara,", "why a log?"]),
        ("Hi Mara,\nwhy a log?\nAda", ["Hi Mara,", "why a log?", "Ada"]),
        (
            "This line was wrapped by a mail program and it goes\non here, as one sentence does.",
            ["This line was wrapped by a mail program and it goes\non here, as one sentence does."],
        ),
        ("“Why?” she said. “Because.” Then silence.", ["“Why?” she said.", "“Because.”", "Then silence."]),
        ("Well ... it works. Wait... what?", ["Well ... it works.", "Wait... what?"]),
        ("なぜですか？そうです。", ["なぜですか？", "そうです。"]),
        ("- one\n- two", ["- one", "- two"]),
        ("It is fast (very!). Really.", ["It is fast (very!).", "Really."]),
        ("", []),
        (" \n\n ", []),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("I'm well-known for re-trying.", 4),
        ("a — b–c", 3),
        ("https://ferrite.example/a?b=c d", 2),
        ("10,000 req/s", 2),
        ("... !!! —", 0),
        ("你好世界", 2),
        ("なぜログ", 2),
        ("the 日本語 text", 4),
        ("", 0),
    ],
)
def test_words(text: str, count: int) -> None:
    assert len(words(text)) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [("log", 1), ("made", 1), ("table", 2), ("allocator", 4), ("asked", 1), ("wanted", 2), ("why", 1),
     ("pages", 2), ("latency", 3), ("queue", 1), ("tree", 1), ("b", 1), ("misses", 2)],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert abs(syllables(word) - count) <= (1 if word == "pages" else 0)


def test_plain_text_grades_below_dense_text() -> None:
    plain = "You made the log small. Why did you do that?"
    dense = "Your characterisation of transactional durability considerations necessitated reconsideration."
    grades = [flesch_kincaid(words(text), len(sentences(text))) for text in (plain, dense)]
    assert grades[0] < 4 < 12 < grades[1]


def test_a_link_does_not_weigh_on_the_grade() -> None:
    text = "See the log here https://ferrite.example/characterisation-of-durability"
    assert flesch_kincaid(words(text), 1) == flesch_kincaid(words("See the log here"), 1)
    assert flesch_kincaid([], 0) == 0.0


@given(st.text(st.sampled_from("aB1 .?!\n,\"“”'…。？-—()日\u0301e.g"), max_size=300) | st.text(max_size=200))
@settings(max_examples=200)
def test_spans_are_where_they_say(text: str) -> None:
    for parts in (sentences(text), words(text)):
        end = 0
        for part in parts:
            assert end <= part.start < part.end <= len(text)
            assert text[part.start : part.end] == part.text
            end = part.end
    kept = "".join("".join(sentence.text.split()) for sentence in sentences(text))
    assert kept == "".join(text.split())
