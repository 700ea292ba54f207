"""What a fix takes out, and what it leaves."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.review.coach import review
from assistant.review.cutting import cut, cut_sentence
from assistant.review.finding import Reviewed
from assistant.review.parsed import Parsed
from assistant.review.prose import MASK, prose
from assistant.review.text import sentences
from assistant.review.tongues import tongues
from assistant.settings.schema import Me
from tests.review.said import CONGRATULATE, INTRODUCTION, QUESTION, RECONNECT, REFERRAL, THANKS, WARM_UP, mended


def without(body: str, piece: str) -> str:
    start = body.index(piece)
    taken = cut(body, start, start + len(piece))
    return body[: taken.start] + taken.replacement + body[taken.end :]


@pytest.mark.parametrize(
    ("body", "piece", "left"),
    [
        ("One. Two. Three.", "Two.", "One. Three."),
        ("One. Two.", "Two.", "One."),
        ("One. Two.", "One.", "Two."),
        ("One.\n\nTwo.\n\nThree.", "Two.", "One.\n\nThree."),
        ("One.\n\nTwo. Three.", "Two.", "One.\n\nThree."),
        ("One.\n\nTwo. Three.", "Three.", "One.\n\nTwo."),
        ("One.\nTwo.\n\nThree.", "Two.", "One.\n\nThree."),
        ("One.\n\nTwo.", "One.", "Two."),
        ("One.\n\nTwo.", "Two.", "One."),
        ("Hi Mara, one. Your two.", "one.", "Hi Mara, your two."),
        ("Hi Mara, one. Ferrite two.", "one.", "Hi Mara, Ferrite two."),
        ("Well, one is two.", "Well,", "One is two."),
        ("one. two.", "one.", "two."),
        ("It is really so.", "really", "It is so."),
        ("One", "One", ""),
    ],
)
def test_no_hole_is_left(body: str, piece: str, left: str) -> None:
    assert without(body, piece) == left


def test_what_hangs_on_a_sentence_keeps_it() -> None:
    text = Parsed(Reviewed("Hi Mara,\n\nour deletes are slow. That is why I write. How is yours?"))
    first, second = (one for one in text.sentences if one.text.startswith(("our", "That")))
    assert cut_sentence(text, first) is None
    assert cut_sentence(text, second) is not None
    alone = Parsed(Reviewed("Hi Mara,\n\nour deletes are slow.\n\nAda"))
    assert cut_sentence(alone, alone.sentences[1]) is None


def test_prose_keeps_its_offsets() -> None:
    body = "HI “Not Just X”, İstanbul `CODE` it’s\nwrapped\n\nand The Title"
    small = prose(Reviewed(body, facts=(Fact(1, "x", title="The Title"),)))
    assert len(small) == len(body)
    assert small.count(MASK) == len("“Not Just X”") + len("`CODE`") + len("The Title")
    assert "it's wrapped\n\nand" in small


_PIECES = st.sampled_from(
    [
        "I hope this finds you well.",
        "Just checking in.",
        "Here's the thing: it works.",
        "Your work is amazing.",
        "Sorry for the silence.",
        "My name is Ada and I build logs.",
        "I noticed that you count.",
        "It is not just fast, but also small.",
        "Could we hop on a call?",
        "Would lunch on Friday suit you?",
        "Could we meet on the phone on Friday?",
        "Could you refer me?",
        "You moved, highlighting care.",
        "I really mean it.",
        "Honestly, it broke.",
        "No pitch. No fluff. Just logs.",
        "a — b — c — d",
        "Hi Mara,",
        "\\n\\n",
        "\\n",
        "Ada",
        "!",
        "?",
        "“Why?”",
        "I know you're busy, but why a log?",
        "I saw that you moved house.",
        "Clear, honest and bold.",
        "Ich bin sehr müde und nicht da, aber du bist es auch.",
        "In return, I would ask.",
        "It helped.",
        "That was it.",
        "Book a time at cal.com/x.",
        "I came across your talk and it made me think.",
        "ß",
        "İ",
        "🙂",
        "so",
        "and",
        ",",
    ]
)
_KINDS = [None, QUESTION, WARM_UP, RECONNECT, REFERRAL, INTRODUCTION, THANKS, CONGRATULATE]
_PERSON = Person("Mara Lindqvist", company="Ferrite")
_FACTS = (Fact(1, "Shipped “Ferrite 2” last May.", id=1, kind="launch", title="Ferrite 2"),)
_ME = Me(name="Ada", site="https://ada.example", never_say=["really", "honestly", "just", "log", "!", "a b", "x*"])


def _holds(body: str, reviewed: Reviewed) -> None:
    report = review(reviewed)
    for found in report.findings:
        whole = reviewed.subject if found.where == "subject" else body
        assert 0 <= found.start <= found.end <= len(whole)
        if found.replacement is not None and found.where == "body":
            start, end = found.mends or (found.start, found.end)
            assert 0 <= start <= end <= len(body)


@given(st.lists(_PIECES, max_size=9), st.sampled_from(_KINDS), st.sampled_from(["", "en", "de", "ja"]))
@settings(max_examples=150)
def test_spans_and_fixes_hold_over_whatever_is_put_together(pieces, kind, language) -> None:  # type: ignore[no-untyped-def]
    body = " ".join(pieces).replace(" \n", "\n").replace("\n ", "\n").strip()
    reviewed = Reviewed(body, kind=kind, person=_PERSON, me=_ME, facts=_FACTS, language=language)
    _holds(body, reviewed)
    mine = {"opener", "nagging", "flattery", "kind-rule", "never-say", "machine-tells"}
    for found in review(reviewed).findings:
        if (
            found.check in mine
            and found.replacement is not None
            and not re.search(r"[^\S\n]{2,}|\n{3,}|\s[,.;!?]", body)
        ):
            mended(reviewed, found)


@given(st.text(max_size=300), st.text(max_size=40), st.sampled_from(_KINDS), st.sampled_from(["", "en", "pl", "ru"]))
@settings(max_examples=150)
def test_whatever_the_text_nothing_breaks(body, about, kind, language) -> None:  # type: ignore[no-untyped-def]
    reviewed = Reviewed(
        body, subject=about, about=about, kind=kind, person=_PERSON, me=_ME, facts=_FACTS, language=language
    )
    _holds(body, reviewed)
    assert len(prose(reviewed)) == len(body)
    tongues(body)


@given(st.lists(st.text("abzßİ, .!?\n“”", max_size=15), max_size=20), st.data())
@settings(max_examples=150)
def test_whatever_is_never_said(entries, data) -> None:  # type: ignore[no-untyped-def]
    body = " ".join(entries)
    _holds(body, Reviewed(body, me=Me(never_say=entries, language=data.draw(st.sampled_from(["en", "de"])))))


@given(st.text("ab. \n,AYour", max_size=60), st.data())
@settings(max_examples=300)
def test_a_cut_of_any_sentence_doubles_nothing(body, data) -> None:  # type: ignore[no-untyped-def]
    body = re.sub(r"\n{3,}", "\n\n", re.sub(r"[^\S\n]*\n[^\S\n]*", "\n", re.sub(r" {2,}", " ", body))).strip()
    found = sentences(body)
    if not found:
        return
    sentence = data.draw(st.sampled_from(found))
    taken = cut(body, sentence.start, sentence.end)
    assert taken.start <= sentence.start
    assert sentence.end <= taken.end
    left = body[: taken.start] + taken.replacement + body[taken.end :]
    assert not re.search(r"[^\S\n]{2,}|\n{3,}|[^\S\n]\n", left)
