"""From what a model wrote to the message in it; while it still grows as well."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.door import clean_text
from assistant.drafting.model.reader import read_message

FACTS = (11, 12, 13)


def read(raw: str, *, subject: bool = False, final: bool = True) -> tuple[str, str, list[tuple[str, tuple[int, ...]]]]:
    title, body, support = read_message(raw, subject=subject, fact_ids=FACTS, final=final)
    return title, body, [(body[one.start : one.end], one.facts) for one in support]


# Marks.


@pytest.mark.parametrize(
    ("raw", "body", "support"),
    [
        ("One [1]. Two.", "One. Two.", [("One.", (11,))]),
        ("One. [1] Two.", "One. Two.", [("One.", (11,))]),
        ("One.[1] Two. [2]", "One. Two.", [("One.", (11,)), ("Two.", (12,))]),
        ("One.[1]Two.", "One. Two.", [("One.", (11,))]),
        ("One [1, 3] two.", "One two.", [("One two.", (11, 13))]),
        ("One [1][3] two.", "One two.", [("One two.", (11, 13))]),
        ("One [1] [3] two [1].", "One two.", [("One two.", (11, 13))]),
        ("One [1] and two [2].", "One and two.", [("One and two.", (11, 12))]),
        ("One[1], two[2]; three[3]!", "One, two; three!", [("One, two; three!", (11, 12, 13))]),
        ("One [fact 1].", "One.", [("One.", (11,))]),
        ("One [Facts 1 and 2].", "One.", [("One.", (11, 12))]),
        ("One [F1; F2].", "One.", [("One.", (11, 12))]),
        ("One [#1].", "One.", [("One.", (11,))]),
        ("One [^1].", "One.", [("One.", (11,))]),
        ("One [1-3].", "One.", [("One.", (11, 12, 13))]),
        ("One [ 1 , 2 ].", "One.", [("One.", (11, 12))]),
        ("One【1】。", "One。", [("One。", (11,))]),
        ("One 【1†source】.", "One.", [("One.", (11,))]),
        ("One ［2］.", "One.", [("One.", (12,))]),
        ("One [[2]].", "One.", [("One.", (12,))]),
        ("One (fact 2).", "One.", [("One.", (12,))]),
        ("One (facts 1, 2).", "One.", [("One.", (11, 12))]),
        ("[1] One. Two.", "One. Two.", [("One.", (11,))]),
        ("Zero.\n\n[2] One. Two.", "Zero.\n\nOne. Two.", [("One.", (12,))]),
        ("One.\n[1]\n\nTwo.", "One.\n\nTwo.", [("One.", (11,))]),
        ("One.\n\n[1]", "One.", [("One.", (11,))]),
        ("One [0]. Two [4]. Three [999].", "One. Two. Three.", []),
        ("One [4, 2].", "One.", [("One.", (12,))]),
        ("One [1", "One", []),
        ("One [fact 1, ", "One", []),
        ("One [", "One", []),
        ("One (fact 1", "One", []),
        ('He said "one." [1] Two.', 'He said "one." Two.', [('He said "one."', (11,))]),
        ("[1]", "", []),
    ],
)
def test_marks(raw: str, body: str, support: list[tuple[str, tuple[int, ...]]]) -> None:
    assert read(raw)[1:] == (body, support)


@pytest.mark.parametrize(
    "text",
    ["One [sic] two.", "One [2024] two.", "[x] done", "a[i] = b[j]", "One [1st] two.", "(1) one, (2) two",
     "[see fact] one", "One [and two].", "A [link](https://sample.example/1).", "1 < 2 and <b>", "Too bad :("],
)  # fmt: skip
def test_other_brackets_stay(text: str) -> None:
    assert read(text)[1:] == (text, [])


# What stands around a message.

MESSAGE = "Hi Mara,\n\nyour talk was clear."


@pytest.mark.parametrize(
    "raw",
    [
        MESSAGE,
        f"\n\n  {MESSAGE}\n\n",
        f"Sure! Here's a draft:\n\n{MESSAGE}",
        f"Certainly! Here is a short message to Mara:\n{MESSAGE}",
        f"Here’s the revised email:\n\n{MESSAGE}",
        f"**Here's a draft:**\n\n{MESSAGE}",
        f"Of course.\n\n{MESSAGE}",
        f"Draft:\n{MESSAGE}",
        f"Hier ist ein Entwurf für Mara:\n\n{MESSAGE}",
        f"```\n{MESSAGE}\n```",
        f"```text\n{MESSAGE}\n```\nLet me know if I should change anything!",
        f"~~~\n{MESSAGE}\n~~~",
        f"Sure, here you go! Here's a draft:\n\n```markdown\n{MESSAGE}\n```\n",
        f"Here's a draft:\n\n---\n\n{MESSAGE}\n\n---\n\nShall I make it shorter?",
        f'"{MESSAGE}"',
        f"“{MESSAGE}”",
        f"„{MESSAGE}“",
        f"«{MESSAGE}»",
        f'Here\'s the message:\n"{MESSAGE}"',
        f"<think>Mara [1] likes\n\nSubject: x</think>\n\n{MESSAGE}",
        f"<THINK>a</THINK>{MESSAGE}",
        f"<thinking>a</thinking>{MESSAGE}",
        f"The person is Mara.</think>\n{MESSAGE}",
        f"{MESSAGE}<think>and now",
        f"{MESSAGE}<thin",
        f"<think>a</think>```\n{MESSAGE}\n```",
        f"Subject: Your talk\n\n{MESSAGE}",
        f"**Subject:** Your talk\n\n{MESSAGE}",
        f"**Subject: Your talk**\n\n**Body:**\n\n{MESSAGE}",
        f"## Subject line: Your talk\n{MESSAGE}",
        f"Sure!\n\nSubject: Your talk\n\n{MESSAGE}",
        f"```\nSubject: Your talk\n\n{MESSAGE}\n```",
        f'Subject: Your talk\n\n"{MESSAGE}"',
        f"Betreff: Your talk\n\n{MESSAGE}",
        f"Objet : Your talk\n\n{MESSAGE}",
        f"件名：Your talk\n{MESSAGE}",
        f'Subject: "Your talk [1]"\n\n{MESSAGE}',
        MESSAGE.replace("\n\n", "  \n \n\n\t\n"),
    ],
)
def test_only_the_message_is_the_draft(raw: str) -> None:
    title = "Your talk" if "Your talk" in raw else ""
    assert read(raw, subject=True) == (title, MESSAGE, [])
    assert read(raw) == ("", MESSAGE, [])
    for at in range(len(raw)):
        so_far = read(raw[:at], final=False)[1]
        if "</think>" not in raw or raw[0] == "<":
            assert MESSAGE.startswith(so_far), f"{raw[:at]!r} shows {so_far!r}"


@pytest.mark.parametrize(
    "text",
    [
        "Here is what I tried:\n\nI read it twice.",
        "Great talk at Ferrite!\n\nHow did you start?",
        "Okay if I ask one thing?",
        "Sure thing is rare, but your essay came close.",
        "Subject matter experts like you are rare.",
        '"Simple Made Easy" changed how I work. And "Effective" did too.',
        "“Simple” and “Easy”",
        "'Simple' is a word.",
        "```python\nprint(1)\n```\nis what I tried.",
        "The message: it is short.",
        "--- 8< ---",
        "Your talk was clear.",
        "Voici une question.",
        "Hi Mara,\n\n- one\n- two",
        "I saw it.\n---\nHow so?",
    ],
)
def test_messages_that_only_look_wrapped_stay(text: str) -> None:
    assert read(text, subject=True) == ("", text, [])


def test_a_first_line_is_shown_before_it_ends() -> None:
    for line in (
        "Hi Mara, your talk was clear",
        "Great talk at Ferrite, how",
        "Your talk on the queue that never",
    ):
        assert read(line, final=False)[1] == line
    assert read("Here is how I read your essay on the queue: " + "word " * 30, final=False)[1]
    assert read('"' + "word " * 20, final=False)[1].startswith("word")


@pytest.mark.parametrize("tail", ["[", "[1", "[1,", "[fact", "[[1]", "【1", "(", "(fa", "<", "<thi", " [1]", "\n[1]"])
def test_what_cannot_be_told_yet_is_held_back(tail: str) -> None:
    assert read("One" + tail, final=False)[1] == "One"


# Laws.

# Words that look like no mark, preamble, tag, or quotation.
WORD = st.text("bdghklmnpqrvxyzéß你🎈'’,;:-–&/#)", min_size=1, max_size=6).map(lambda text: "m" + text)
SENTENCE = st.builds(
    lambda words, end: " ".join(words).rstrip(",;:-–&/#)") + end,
    st.lists(WORD, min_size=1, max_size=5),
    st.sampled_from([".", "?", "!", "…"]),
)
NUMBER = st.integers(0, 15)
MARK = st.builds(
    lambda shape, numbers: shape(numbers),
    st.sampled_from(
        [
            lambda numbers: "[" + ", ".join(map(str, numbers)) + "]",
            lambda numbers: "".join(f"[{number}]" for number in numbers),
            lambda numbers: "[fact " + ",".join(map(str, numbers)) + "]",
            lambda numbers: "[" + ";".join(f"F{number}" for number in numbers) + "]",
            lambda numbers: "【" + ",".join(map(str, numbers)) + "†source】",
            lambda numbers: f"[[{numbers[0]}]]",
            lambda numbers: "(facts " + " and ".join(map(str, numbers)) + ")",
        ]
    ),
    st.lists(NUMBER, min_size=1, max_size=3),
)
PARAGRAPH = st.lists(st.tuples(SENTENCE, st.none() | MARK, st.sampled_from(["", " "])), min_size=1, max_size=4)


def _marked(paragraphs: list[list[tuple[str, str | None, str]]], before: bool) -> tuple[str, str]:
    """The text with marks after each full stop, or before it; and without."""
    plain = "\n\n".join(" ".join(said for said, _, _ in one) for one in paragraphs)
    marked = "\n\n".join(
        " ".join(
            said + gap + mark if mark and not before else said[:-1] + gap + mark + said[-1] if mark else said
            for said, mark, gap in one
        )
        for one in paragraphs
    )
    return plain, marked


@settings(max_examples=150)
@given(st.lists(PARAGRAPH, min_size=1, max_size=3), st.booleans())
def test_marks_go_and_nothing_else_and_no_prefix_shows_a_piece(
    paragraphs: list[list[tuple[str, str | None, str]]], before: bool
) -> None:
    plain, marked = _marked(paragraphs, before)
    plain, marked = clean_text(plain), clean_text(marked)
    assert read(marked)[1] == plain
    for at in range(len(marked)):
        so_far = read_message(marked[:at], subject=False, fact_ids=FACTS, final=False)[1]
        assert plain.startswith(so_far), f"{marked[:at]!r} shows {so_far!r}"


@given(st.lists(PARAGRAPH, min_size=1, max_size=3), st.booleans())
def test_every_mark_supports_its_own_sentence(
    paragraphs: list[list[tuple[str, str | None, str]]], before: bool
) -> None:
    _, marked = _marked(paragraphs, before)
    _, body, support = read_message(clean_text(marked), subject=False, fact_ids=tuple(range(100, 115)), final=True)
    expected = [
        clean_text(said) for one in paragraphs for said, mark, _ in one if mark and set("123456789") & set(mark)
    ]
    assert len(support) <= len(expected)
    for one in support:
        assert any(said in body[one.start : one.end] for said in expected)
        assert all(100 <= fact < 115 for fact in one.facts)


PIECE = st.sampled_from(
    ["[1]", "[9]", "[2, 3]", "[1", "]", "【2】", "(fact 1)", "(", "\n", "\n\n", " ", "  ", "\t", ". ", "? ", ".",
     "m", "word", "Subject: ", "Sure!", "Here's a draft:", "```", "---", '"', "“", "”", "<think>", "</think>", "<",
     "**", "\x00", "\x01"]
)  # fmt: skip
ANY = st.lists(PIECE | st.sampled_from(["\n\n", " ", "word.", "[9]", "[1]"]), min_size=1, max_size=24).map("".join)


@settings(max_examples=400)
@given(ANY | st.text(), st.booleans(), st.booleans())
def test_any_text_gives_sound_spans_and_tidy_space(raw: str, subject: bool, final: bool) -> None:
    title, body, support = read_message(raw, subject=subject, fact_ids=FACTS, final=final)
    assert body == body.strip() and "\n\n\n" not in body and "\n" not in title
    assert all(line == line.rstrip() for line in body.split("\n"))
    assert not final or "[1]" not in body
    at = 0
    for one in support:
        assert at <= one.start < one.end <= len(body)
        assert body[one.start : one.end].strip() == body[one.start : one.end]
        assert one.facts and set(one.facts) <= set(FACTS)
        at = one.end


def test_lines_of_nothing_but_marks_leave_nothing() -> None:
    title, body, support = read_message(". \n[1] \n[1]", subject=False, fact_ids=FACTS, final=True)
    assert (title, body) == ("", ".")
    assert [(one.start, one.end) for one in support] == [(0, 1)]


@given(st.text("abcdmxyz .,!?\né你🎈'’-–/&", max_size=120))
def test_text_without_marks_or_wrapping_passes_unchanged(text: str) -> None:
    assume(not text.lstrip().startswith(("'", "‘")))
    tidy = "\n".join(line.rstrip() for line in text.split("\n")).strip()
    while "\n\n\n" in tidy:
        tidy = tidy.replace("\n\n\n", "\n\n")
    assert read(text, subject=True) == ("", tidy, [])


@pytest.mark.parametrize(
    "raw",
    ["[" + "1†," * 6000, "[1" + "†1" * 38 + "]x", "[1 and " * 4000, "(" * 9000 + "fact 1", "<think" * 4000,
     '"a ' * 5000, "\n[1]" * 5000, "a [1] " * 4000, "[" * 9000 + " " * 9000, "\n \n" * 6000 + "[1]",
     "x" + " " * 20000 + "y [1]", "x" + "\n" * 20000 + "y [1]", "<think>" * 4000, "Sure!" * 4000,
     "Here is " * 4000, "Subject" * 4000, "[[1]" * 5000, "a\t" * 9000 + "[1]"],
)  # fmt: skip
@pytest.mark.parametrize("final", [True, False])
def test_long_odd_texts_take_no_longer_than_their_length(raw: str, final: bool) -> None:
    before = time.process_time()
    read_message(raw, subject=True, fact_ids=FACTS, final=final)
    assert time.process_time() - before < 1.0
