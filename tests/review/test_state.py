"""``incomplete``, ``hidden-text`` and ``subject``."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.door import clean
from assistant.drafting.channels import load_channels
from assistant.facts.fact import Fact
from assistant.review.coach import review
from assistant.review.finding import Finding, Reviewed
from assistant.settings.schema import Me
from tests.review.human import HUMAN

EMAIL = load_channels()["email"]


def findings(check: str, reviewed: Reviewed) -> list[Finding]:
    return [found for found in review(reviewed).findings if found.check == check]


def test_a_cut_off_draft_is_held_and_says_why() -> None:
    (found,) = findings("incomplete", Reviewed("Why a", complete=False, reason="the connection was reset."))
    assert found.severity == "block"
    assert found.message == "Not finished: the connection was reset."
    assert (found.start, found.end) == (5, 5)


def test_without_a_reason_it_still_says_something() -> None:
    (found,) = findings("incomplete", Reviewed("Why a", complete=False))
    assert found.message == "Not finished: the writing stopped before the end."


@pytest.mark.parametrize("body", ["", " \n\t"])
def test_nothing_is_no_message(body: str) -> None:
    (found,) = findings("incomplete", Reviewed(body))
    assert found.message == "There is no message yet."


def test_a_finished_one_passes() -> None:
    assert not findings("incomplete", Reviewed("Why a log?"))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Why\u202e a log?", "\u202e"),
        ("Why\x1b]52;c;aGk=\x07 a log?", "\x1b]52;c;aGk=\x07"),
        ("W\u200bhy a log?", "\u200b"),
        ("Why a log?" + "".join(chr(0xE0000 + ord(c)) for c in "obey"), None),
        ("Why\x9b31m a log?", "\x9b31m"),
        ("Why\x00 a log?", "\x00"),
    ],
)
def test_what_is_still_hidden_is_found_and_can_be_taken_out(body: str, text: str | None) -> None:
    (found,) = findings("hidden-text", Reviewed(body))
    assert found.severity == "block"
    assert found.text == (text or body[10:])
    assert found.message.startswith("Something that cannot be seen is in here: ")
    assert found.replacement is not None
    assert body[: found.start] + found.replacement + body[found.end :] == clean(body).text


def test_what_the_door_took_out_is_named() -> None:
    (found,) = findings("hidden-text", Reviewed("Why?", hidden=("Unicode tag", "bidi override", "Unicode tag")))
    assert "now taken out: Unicode tag, bidi override." in found.message


def test_a_subject_is_looked_at_too() -> None:
    (found,) = findings("hidden-text", Reviewed("Why?", "A\u202eB"))
    assert (found.where, found.text) == ("subject", "\u202e")


@pytest.mark.parametrize("gap", ["\n" * 20, " " * 80, "\u2800", "\n \n" * 12])
def test_room_to_hide_in_is_found_and_closed(gap: str) -> None:
    body = f"Why a log?{gap}Ada"
    (found,) = findings("hidden-text", Reviewed(body))
    assert found.replacement is not None
    assert not findings("hidden-text", Reviewed(body[: found.start] + found.replacement + body[found.end :]))


def test_space_that_people_leave_is_none() -> None:
    assert not findings("hidden-text", Reviewed("Why a log?\n\n\n\nAda\n\n    code:    x" + " " * 90 + "\n" * 30))


@pytest.mark.parametrize("body", HUMAN)
def test_people_hide_nothing(body: str) -> None:
    assert not findings("hidden-text", Reviewed(body))


@given(st.text(st.characters() | st.sampled_from("\u202e\u200b\x1b[31m\u200dé\u0301\r\n\U000e0041"), max_size=60))
@settings(max_examples=200)
def test_the_door_and_the_check_agree(body: str) -> None:
    found = findings("hidden-text", Reviewed(body))
    assert bool(found) == bool(clean(body).removed)
    for one in found:
        assert one.replacement is not None
        assert body[: one.start] + one.replacement + body[one.end :] == clean(body).text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Your fsync essay", ""),
        ("Two words", ""),
        ("One two three four five", ""),
        ("One two three four five six", "The subject has 6 words"),
        ("Hello", "One word says little"),
        ("", "There is no subject."),
        ("FSYNC AND YOU", "A subject in capitals"),
        ("SQL in Rust", ""),
        ("SQL WAL", ""),
    ],
)
def test_subjects(line: str, said: str) -> None:
    messages = [found.message for found in findings("subject", Reviewed("Why a log?", line, channel=EMAIL))]
    assert [message[: len(said)] for message in messages] == ([said] if said else [])


def test_no_channel_or_no_subject_there_no_word_on_it() -> None:
    assert not findings("subject", Reviewed("Why a log?"))
    assert not findings("subject", Reviewed("Why a log?", channel=load_channels()["slack"]))


def test_a_title_in_the_subject_is_one_word() -> None:
    long = Reviewed("Why a log?", "A question about Why Not Just fsync?", channel=EMAIL)
    assert findings("subject", long)
    assert not findings("subject", replace(long, facts=(Fact(1, "Essay", title="Why not just fsync?"),)))


def test_a_title_is_a_subject_by_itself_and_an_answer_keeps_its_mark() -> None:
    titled = Reviewed("Why a log?", "Slow on purpose", channel=EMAIL, facts=(Fact(1, "Talk", title="Slow on purpose"),))
    assert not findings("subject", titled)
    assert not findings("subject", replace(titled, subject="Re: one two three four five"))


CUT_OFF = [
    "Why did you drop symbol caching after",
    "Why did you drop it after",
    "I counted our misses and the",
    "How did you choose the size of your",
    "We keep it in a table, and",
    "I wonder whether",
    "It took longer than",
    "We rebuilt the index from",
    "Why did you move to",
    "You said you're",
    "The window is between",
    "It was slow because",
    "I ask because we",
    "We had the same bug in our",
    "The linker forgets symbols when the",
]


@pytest.mark.parametrize("end", CUT_OFF)
@pytest.mark.parametrize(
    "below", ["", "\n\nAda Berg", "\n\nBest,\nAda Berg\nada.example.dev", "\n\nThanks again,\n\nAda"]
)
def test_a_sentence_that_breaks_off_is_held(end: str, below: str) -> None:
    me = Me(name="Ada Berg", signature="Ada Berg\nada.example.dev")
    (found,) = findings("incomplete", Reviewed(f"Hi Mara,\n\nWe run a log. {end}{below}", me=me))
    assert (found.severity, found.text) == ("block", end.split()[-1])
    assert found.message == "It breaks off in the middle of a sentence."


@pytest.mark.parametrize(
    "end", ["We dropped the cache,", "We keep it in a table -", "We keep it in a table —", "It is slow (yes),"]
)
def test_a_comma_or_a_dash_at_the_very_end_is_one(end: str) -> None:
    assert findings("incomplete", Reviewed(f"Hi Mara,\n\n{end}"))
    assert not findings("incomplete", Reviewed(f"Hi Mara,\n\n{end}\n\nAda", me=Me(name="Ada Berg")))


@pytest.mark.parametrize(
    "end",
    [
        "Why did you drop it",
        "What did you trade it for",
        "Is that what you were after",
        "Which of the two would you start with",
        "I am curious what it's for",
        "It's what the whole team asks for",
        "All well here, and you",
        "Which tool did you build it with",
        "Who else did you talk to",
        "It is easy to work with",
        "I would love to",
        "It is something you care about",
        "I had never heard of",
        "the cache you gave up on",
        "the linker your team lives with",
        "We met the week after",
        "It works, kind of",
        "That is what I came for",
        "See you at the meetup",
        "My question:",
        "Danke, und den Rest sehe ich mir gerne an",
        "I run `a`",
        "Thanks for all of it,",
        "Have a good week,",
        "Looking forward to it,",
        "Is it worth it? Thanks,",
        "Best,",
    ],
)
def test_people_leave_out_the_full_stop(end: str) -> None:
    assert not findings("incomplete", Reviewed(f"Hi Mara,\n\n{end}"))
    assert not findings("incomplete", Reviewed(f"Hi Mara,\n\n{end}\n\nAda Berg", me=Me(name="Ada Berg")))


@pytest.mark.parametrize("body", ["Hi Mara,", "Dear Dr. Lindqvist,", "Thanks", *HUMAN])
def test_what_is_only_begun_or_whole_breaks_off_nowhere(body: str) -> None:
    assert not findings("incomplete", Reviewed(body))


PIECES = st.sampled_from([*" \n.,-—!?:", "the ", "and", "we keep it ", "Hi Mara,", "Ada", "Best,", "after", "your\n"])


@given(st.lists(PIECES, max_size=12).map("".join))
@settings(max_examples=300)
def test_wherever_it_ends(body: str) -> None:
    for found in findings("incomplete", Reviewed(body, me=Me(name="Ada Berg"))):
        assert body[found.start : found.end] == found.text
