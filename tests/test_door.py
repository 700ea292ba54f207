"""The door: nothing that a terminal obeys or a reader cannot see gets through; what people write does."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.door import Cleaned, clean, clean_line, clean_text

# Pieces that make or frame what the door takes out, so that random text is often close to an attack.
PIECES = [
    *("\x1b", "\x1b[", "\x1b]", "\x1bP", "\x1b\\", "\x1bk", "\x9b", "\x9d", "\x90", "\x9c", "\x07", "\x85"),
    *("31m", "52;c;aGk=", "8;;https://example.org", "[", "]", "\\", ";", "m", "K", " ", "\n", "\r", "\t"),
    *("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u180e", "\u202e", "\u200f"),
    *("\ufe0e", "\ufe0f", "\ufe00", "\U000e0100", "\U000e01ef", "\U000e0041", "\U000e007f", "\u180b"),
    *("\ufdd0", "\uffff", "\U0001fffe", "\ud83d", "\ude00", "\udc80", "\u2028", "\x7f", "\x00", "\x18"),
    *(
        "👩",
        "💻",
        "👍",
        "🏽",
        "❤",
        "↔",
        "1",
        "#",
        "\u20e3",
        "葛",
        "豈",
        "ᠠ",
        "a",
        "é",
        "e",
        "\u0301",
        "\u0338",
    ),
    *("می", "خ", "क", "्", "ष", "\u093c", "ර", "한", "\u1100", "\u1161", "\u1160", "\u3164", "\u0951", "٠"),
]
NEAR_ATTACKS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
ANY_TEXT = st.one_of(st.text(st.characters(codec=None)), NEAR_ATTACKS)

# Format characters that show: they stand before or around figures and letters (Unicode's
# Prepended_Concatenation_Mark) and are no hiding place.
VISIBLE_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f\ud800-\udfff]"
)


@settings(max_examples=400)
@given(ANY_TEXT)
@example("\x1b\u200b]52;c;aGk=\x07")
@example("क\u0301\u200d\u093c\u200d")
@example("👩\u200d↔\u200c\u0338")
@example("e\u200d\u0301")
@example("\r\u200b\n")
@example("\ud83d\u200b\ude00")
def test_a_second_pass_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once.text) == Cleaned(once.text)


@settings(max_examples=400)
@given(ANY_TEXT)
def test_nothing_dangerous_or_hidden_comes_out(text: str) -> None:
    out = clean_text(text)
    assert FORBIDDEN.search(out) is None
    assert unicodedata.is_normalized("NFC", out)
    hidden = {char for char in out if unicodedata.category(char) == "Cf"} - VISIBLE_FORMAT
    assert hidden <= {"\u200c", "\u200d"}
    assert not any((ord(char) & 0xFFFE) == 0xFFFE or "\ufdd0" <= char <= "\ufdef" for char in out)
    # No more than one of what depends on its neighbour in a row: longer runs could carry a message.
    assert re.search("[\u200c\u200d]{2}|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2}", out) is None


@given(NEAR_ATTACKS)
def test_removed_is_named_exactly_when_something_went(text: str) -> None:
    cleaned = clean(text)
    plain = unicodedata.normalize("NFC", re.sub("\r\n?|[\x85\u2028]", "\n", text))
    if cleaned.text == plain:
        assert cleaned.removed == ()
    elif not re.search("[\ud800-\udfff]", text):  # those are replaced, not taken out
        assert cleaned.removed


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])).filter(lambda text: "\u3164" not in text))
def test_plain_text_passes_as_it_is(text: str) -> None:
    fillers = {"\u115f", "\u1160", "\uffa0", "\ufffc", "\U0001d159"}
    if not fillers & set(text):
        assert clean(text) == Cleaned(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    "text",
    [
        "Your note on “torn writes” – was it 3 × faster?\n\n\tBest,\nZoë",
        "👩\u200d👩\u200d👧\u200d👦 and 👩🏽\u200d💻",
        "❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈 ☝🏽 1\ufe0f\u20e3 #\ufe0f\u20e3 ☺\ufe0e 🇳🇴 🐈\u200d⬛",
        "می\u200cخواهم نامه\u200cای بنویسم",
        "क\u094d\u200dष and क\u094d\u200cष",
        "ක\u0dbb\u0dca\u200d\u0dbb and ന\u0d4d\u200d",
        "葛\U000e0100飾区",
        "שלום, Grüße, 你好, 안녕하세요, สวัสดี, \u1820\u180b, \u1820\u180b\u200d",
        "[/INST] [@click=app.quit]x[/] {{ braces }} <b>&amp;</b> %s \\x1b[31m",
    ],
)
def test_what_people_write_survives(text: str) -> None:
    assert clean(text) == Cleaned(text)


@pytest.mark.parametrize(
    ("text", "out", "removed"),
    [
        # A contact's name that sets the clipboard, in each of its forms.
        ("Mara\x1b]52;c;cm0gLXJm\x07 Lindqvist", "Mara Lindqvist", ("terminal escape",)),
        ("Mara\x1b]52;c;cm0gLXJm\x1b\\ Lindqvist", "Mara Lindqvist", ("terminal escape",)),
        ("Mara\x9d52;c;cm0gLXJm\x9c Lindqvist", "Mara Lindqvist", ("terminal escape",)),
        ("\x1b]52;c;AAAA\nBBBB\x07after", "after", ("terminal escape",)),
        ("\x1bPtmux;\x1b\x1b]52;c;AAAA\x07\x1b\\after", "after", ("terminal escape",)),
        # One that is never ended costs its own line at most.
        ("before\x1b]52;c;AAAA\nnext line\nlast", "before\nnext line\nlast", ("terminal escape",)),
        ("\x1b]0;" + "long\n" * 2000 + "\x07end", "\n" + "long\n" * 1999 + "end", None),
        ("\x1b[31mred\x1b[0m \x1b[1;38;5;200mpink", "red pink", ("terminal escape",)),
        ("\x9b2Jgone \x1bcreset \x1b(0box \x1b#8fill", "gone reset box fill", ("terminal escape",)),
        ("a\x1bktitle\x1b\\b", "ab", ("terminal escape",)),
        ("a\x1b", "a", ("terminal escape",)),
        ("\x1b]8;;https://evil.example\x07click\x1b]8;;\x07", "click", ("terminal escape",)),
        # Split by what goes first.
        ("\x1b\u200b[31mred", "red", ("terminal escape", "invisible character")),
        ("\x1b\x00]52;c;x\x07y", "y", ("terminal escape", "control character")),
        ("a\x00b\x08c\x7fd\x07e\x84f", "abcdef", ("control character",)),
        ("\u202egnp.exe\u202c \u2066x\u2069", "gnp.exe x", ("bidi override",)),
        ("a\u200eb\u200fc\u061cd", "abcd", ("bidi mark",)),
        ("in\u200bvis\u2060ib\u00adle\ufeff \u2063\u3164\u115f\u034f\u180e\ufff9", "invisible ", None),
        ("Hi\U000e0049\U000e0067\U000e006e there", "Hi there", ("Unicode tag",)),
        ("a\ufe0f 1\ufe0f b\U000e0100 葛\U000e0100\U000e0101", "a 1 b 葛\U000e0100", ("variation selector",)),
        ("pay\u200dpal b\u200cc 👩\u200dx", "paypal bc 👩x", ("invisible character",)),
        ("می\u200c\u200c\u200dخ", "می\u200cخ", ("invisible character",)),
        ("x\ufdd0y\uffffz\U0010ffff", "xyz", ("noncharacter",)),
        ("\x07bell \u202eand \u200bmore", "bell and more", None),
        ("Cafe\u0301 \u212b", "Café Å", ()),
        ("a\r\nb\rc\x85d\u2028e\u2029f\x0bg\x0ch", "a\nb\nc\nd\ne\nf\ng\nh", ()),
        ("\ud83d\ude00 \ud83d! \udcff", "😀 \ufffd! \ufffd", ()),
    ],
)
def test_what_goes_and_what_it_is_called(text: str, out: str, removed: tuple[str, ...] | None) -> None:
    cleaned = clean(text)
    assert cleaned.text == out
    assert cleaned.removed if removed is None else cleaned.removed == removed


def test_names_come_in_the_order_in_which_things_were_met() -> None:
    cleaned = clean("a\u202eb\x07c\x1b[md\u200be\U000e0041")
    order = ("bidi override", "control character", "terminal escape", "invisible character", "Unicode tag")
    assert cleaned.removed == order


def test_every_emoji_may_choose_its_form() -> None:
    """The ranges of the door cover Unicode's own list, as the regex package carries it."""
    regex = pytest.importorskip("regex")
    pictures = regex.compile(r"[\p{Extended_Pictographic}&&\p{Emoji}]", regex.V1)
    lost = [
        chr(code)
        for code in range(0x110000)
        if pictures.match(chr(code)) and clean_text(f"{chr(code)}\ufe0f") != f"{chr(code)}\ufe0f"
    ]
    assert lost == []


@given(ANY_TEXT)
def test_a_line_is_one_line(text: str) -> None:
    line = clean_line(text)
    assert line == " ".join(line.split())
    assert clean_line(line) == line


def test_a_line_folds_white_space() -> None:
    assert clean_line("  Mara\n\t Lindqvist\u00a0\x1b[31m \r\n") == "Mara Lindqvist"


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        clean(text)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize(
    "unit",
    [
        "\x1b]",
        "\x1b",
        "\x1bP\n",
        "\x1b]x\n",
        "\u0301\u200d",
        "👩\u200d",
        "\u200b",
        "\x9b1;",
        "\x1bk",
        "क\u200d\u0301",
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    """Eight times the text may take at most thirty times as long; a quadratic step would take sixty-four."""
    short = unit * (10_000 // len(unit))
    assert _seconds(short * 8) < 30 * max(_seconds(short), 0.001)


def test_plain_text_is_passed_quickly() -> None:
    """Streamed text passes often: 8 KB of prose costs less than sixty times encoding it, so microseconds."""
    text = "A plain line – with “quotes” and an é.\n" * 210
    start = time.process_time()
    for _ in range(20):
        text.encode()
    floor = (time.process_time() - start) / 20
    assert _seconds(text) < max(60 * floor, 0.005)
