"""The frame: order, what is left out, spans, figures, speed."""

from __future__ import annotations

import re
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.channels import load_channels
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.review import checks
from assistant.review.coach import review, review_in_steps
from assistant.review.finding import SEVERITIES, Report, Reviewed
from assistant.review.registry import check, spot
from assistant.review.summary import summary
from assistant.settings.schema import Coach
from tests.review.human import HUMAN

CHANNELS = load_channels()
BAD = "Hi [Name],\n\nwhy a log? How do you test it? See https://evil.com.\n\nAda"

# The promise of the command line: these ids with these severities.
PROMISED = {
    "foreign-contact": "block", "hidden-text": "block", "placeholder": "block", "over-limit": "block",
    "incomplete": "block", "wrong-name": "block", "unsupported": "warn", "generic": "warn", "asks": "warn",
    "vague-ask": "warn", "big-ask-early": "warn", "length": "warn", "opener": "warn", "machine-tells": "warn",
    "flattery": "warn", "nagging": "warn", "surveillance": "warn", "language": "warn", "kind-rule": "warn",
    "never-say": "warn", "subject": "note", "reading-level": "note",
    "english-only": "note",
}  # fmt: skip


def test_ids_and_severities_are_the_promised_ones() -> None:
    assert {one.id: one.severity for one in checks.CHECKS.values()}.items() <= PROMISED.items()


def test_every_check_says_what_it_rests_on() -> None:
    for one in checks.CHECKS.values():
        assert re.search(r"EVIDENCE|METHOD|FAULTS", one.look.__doc__ or ""), one.id


def test_two_checks_cannot_share_an_id() -> None:
    with pytest.raises(ValueError, match="two checks are called 'length'"):
        check("length", "warn", "a reason")(lambda reviewed, text: [])


def test_worst_first_then_as_they_stand() -> None:
    found = review(Reviewed(BAD, "HELLO THERE", channel=CHANNELS["email"])).findings
    assert [one.check for one in found] == ["placeholder", "foreign-contact", "length", "asks", "subject"]
    ranks = [SEVERITIES.index(one.severity) for one in found]
    assert ranks == sorted(ranks)


def test_one_sentence_does_not_take_all_the_places() -> None:
    person = Person("Mara Lindqvist")
    body = (
        "Hi Mara,\n\nYou studied at Stanford with Petra Kovacs and Ivo Brandt in Rotterdam. You won the Golden Gate. "
        "I would love to pick your brain. How do you test a log?"
    )
    found = review(Reviewed(body, person=person, today="2026-11-21")).findings
    assert [one.text for one in found if one.check == "unsupported"][:2] != ["Stanford", "Petra Kovacs"]
    first = [body.rfind(".", 0, one.start) for one in found[:3] if one.end]
    assert len(set(first)) == len(first)
    of_one = [place for place, one in enumerate(found) if one.text in ("Stanford", "Petra Kovacs", "Rotterdam")]
    assert of_one[0] == 0 and of_one[1] > 3, [one.text for one in found]
    ranks = [SEVERITIES.index(one.severity) for one in found]
    assert ranks == sorted(ranks)


def test_a_block_and_a_warning_of_one_sentence_are_apart() -> None:
    body = "Hi Mara,\n\nI would love to pick your brain, see evil.com. You won the Golden Gate. Why a log?"
    found = review(Reviewed(body, person=Person("Mara Lindqvist"))).findings
    assert found[0].check == "foreign-contact"
    assert [one.check for one in found].index("unsupported") < [one.check for one in found].index("vague-ask")


def test_what_is_off_is_left_out_unless_it_blocks() -> None:
    off = Coach(off=["asks", "length", "placeholder", "no-such"])
    assert {one.check for one in review(Reviewed(BAD, coach=off)).findings} == {
        "placeholder",
        "foreign-contact",
    }


def test_every_finding_is_a_calm_line_with_something_to_do() -> None:
    bad = [
        Reviewed(BAD, "HELLO", channel=CHANNELS["email"]),
        Reviewed("x" * 999, complete=False, hidden=("bidi override",), channel=CHANNELS["linkedin-note"]),
        Reviewed("", channel=CHANNELS["email"]),
        Reviewed("a\x1b[1mb TODO", channel=CHANNELS["sms"]),
    ]
    for found in (one for reviewed in bad for one in review(reviewed).findings):
        for line in (found.message, found.suggestion):
            assert line
            assert "\n" not in line
            assert "!" not in line
            assert line[0].isupper() or line[0].isdigit()
            assert line.endswith(".")
            assert len(line) <= 120


@pytest.mark.parametrize("body", HUMAN)
def test_nothing_that_people_write_is_blocked(body: str) -> None:
    facts = tuple(Fact(1, f"something {number}") for number in range(8))
    report = review(Reviewed(body, channel=CHANNELS["email"], facts=facts))
    assert not report.blocked, report.findings


def test_figures() -> None:
    report = review(Reviewed("Hi Mara,\n\nwhy a log? See [Name].\n\nAda"))
    assert (report.words, report.characters, report.questions) == (8, 37, 1)
    assert 0 <= report.grade < 5
    assert report.blocked
    assert not review(Reviewed("Why a log?")).blocked


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Why a log?", "3 words · 1 question · 1 to look at"),
        (BAD, "13 words · 2 questions · 2 to mend first · 2 to look at"),
        ("", "0 words · 0 questions · 1 to mend first"),
    ],
)
def test_in_one_line(body: str, said: str) -> None:
    assert summary(review(Reviewed(body))) == said


def test_in_one_line_when_all_is_well() -> None:
    assert summary(Report((), 61, 300, 1, 5.0)) == "61 words · 1 question · nothing to look at"


def test_the_frame_holds_a_span_to_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "CHECKS", dict(checks.CHECKS))
    monkeypatch.setattr("assistant.review.registry.CHECKS", checks.CHECKS)
    check("stray", "note", "a reason")(
        lambda reviewed, text: [spot(-5, 99, "M.", "S."), spot(7, 2, "M.", "S.", where="subject")]
    )
    said = [one for one in review(Reviewed("body", "sub")).findings if one.check == "stray"]
    assert [(one.where, one.start, one.end, one.text) for one in said] == [
        ("subject", 3, 3, ""),
        ("body", 0, 4, "body"),
    ]


@given(
    st.text(st.characters(), max_size=300),
    st.text(st.characters(), max_size=60),
    st.sampled_from([None, *CHANNELS.values()]),
    st.booleans(),
)
@settings(max_examples=250)
def test_whatever_the_text_it_never_raises_and_spans_lie_in_it(body, subject, channel, complete) -> None:  # type: ignore[no-untyped-def]
    report = review(Reviewed(body, subject, channel=channel, complete=complete))
    for found in report.findings:
        whole = subject if found.where == "subject" else body
        assert 0 <= found.start <= found.end <= len(whole)
        assert found.text == whole[found.start : found.end]
    assert report.characters == len(body)


@pytest.mark.parametrize(
    "nasty",
    [
        "how are you in a " * 400,
        "[the " * 1000,
        "a." * 3000,
        "((" * 3000,
        "1 " * 3000,
        "let me know if " * 500,
        '"' * 3000,
        "your name " * 800,
        "{%" * 2000,
        "x@" * 2000,
        "w" * 30_000,
        "\n" * 5000,
        "would you like " * 400,
        "[" + "the of a " * 11 + "]",
        "[" * 5000,
        "I wonder " * 900 + "x",
        "0 00-" * 1000,
        "a dot " * 1000,
    ],
)
def test_no_text_takes_for_ever(nasty: str) -> None:
    started = time.process_time()
    review(Reviewed(nasty, subject=nasty, channel=CHANNELS["bluesky-dm"]))
    assert time.process_time() - started < 2


def test_150_words_take_a_moment() -> None:
    body = (HUMAN[0] + "\n\n" + HUMAN[1] + "\n\n") * 2 + BAD
    assert 120 < len(body.split()) < 200
    reviewed = Reviewed(body, "Your fsync essay", channel=CHANNELS["email"])
    review(reviewed)
    best = min(_timed(reviewed) for _ in range(20))
    assert best < 0.015  # the aim is 5 ms; a busy machine gets three times that


def _timed(reviewed: Reviewed) -> float:
    started = time.perf_counter()
    review(reviewed)
    return time.perf_counter() - started


def test_importing_the_coach_brings_nothing_heavy() -> None:
    heavy = "linkify_it regex tomllib jinja2 textual assistant.review.checks".split()
    code = (
        "import sys, assistant.review.coach, assistant.review.summary;"
        f"print([module for module in {heavy} if module in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_check_at_a_time_it_finds_the_same() -> None:
    reviewed = Reviewed("Hi Mara,\n\njust checking in. What broke first? And see evil.com.", "Re: {{subject}}")
    steps, taken = review_in_steps(reviewed), 0
    while True:
        try:
            next(steps)
            taken += 1
        except StopIteration as done:
            assert done.value == review(reviewed) and done.value.findings
            break
    assert taken == len(checks.CHECKS)


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("Hi Mara,\n\nI saw on Strava that you\nran in Oslo. Why?", "“I saw on Strava that you ran in Oslo”"),
        ("Hi Mara,\n\nJust Checking in. How are the queues?", "“Just Checking in”"),
    ],
)
def test_what_is_quoted_is_quoted_as_it_is_written(body: str, quoted: str) -> None:
    messages = [found.message for found in review(Reviewed(body, person=Person("Mara"))).findings]
    assert any(message.startswith(quoted) for message in messages), messages
