"""``never-say`` and ``reading-level``."""

from __future__ import annotations

import pytest

from assistant.facts.fact import Fact
from assistant.review.finding import Reviewed
from assistant.settings.schema import Coach, Me
from tests.review.said import found, mended

NEVER = Me(
    never_say=[
        "synergy", "circle back", "leverage", "just", "really", "absolutely", "stop", "game changer", "!", "delight*",
        "C++", "honestly", "—",
    ]
)  # fmt: skip


def said(sentence: str) -> list[str]:
    return [one.text for one in found("never-say", Reviewed(sentence, me=NEVER))]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("There is synergy in it.", ["synergy"]),
        ("Synergies are rare.", ["Synergies"]),
        ("We are circling back to it.", ["circling back"]),
        ("They circled back.", ["circled back"]),
        ("Let us circle  back.", ["circle  back"]),
        ("We leveraged it, and are leveraging it.", ["leveraged", "leveraging"]),
        ("It is really good.", ["really"]),
        ("We stopped, and it stops, stopping us.", ["stopped", "stops", "stopping"]),
        ("A game-changer.", ["game-changer"]),
        ("Two game changers.", ["game changers"]),
        ("What a day!", ["!"]),
        ("Delightful, and a delight.", ["Delightful", "delight"]),
        ("C++ is fine.", ["C++"]),
        ("It ran — badly.", ["—"]),
        ("LEVERAGE", ["LEVERAGE"]),
    ],
)
def test_in_every_form(sentence: str, words: list[str]) -> None:
    assert said(sentence) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "The synergid cell is part of the ovule.",
        "It went full circle, and back.",
        "Its lever is long.",
        "Justice and adjustment.",
        "It is unreal.",
        "The stopper is glass, and nonstop it goes.",
        "The game changed.",
        "C is fine, and so is C#.",
        "An honest answer.",
        "We looked at “synergy” as a word.",
        "Read `leverage` in the code.",
        "A well-known, read-only log.",
    ],
)
def test_other_words(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("It is really good.", "It is good."),
        ("I just wanted to ask.", "I wanted to ask."),
        ("Honestly, it took a week.", "It took a week."),
        ("It was fine, really.", None),
        ("I am absolutely sure.", "I am sure."),
        ("It works really.", "It works."),
        ("It is not just a disk.", None),
        ("Absolutely.", None),
        ("There is synergy in it.", None),
        ("We circle back.", None),
    ],
)
def test_a_filler_can_go(sentence: str, left: str | None) -> None:
    reviewed = Reviewed(sentence, me=NEVER)
    one = found("never-say", reviewed)[0]
    if left is None:
        assert one.replacement is None
    else:
        assert mended(reviewed, one) == left


def test_subject_titles_and_other_languages() -> None:
    (one,) = found("never-say", Reviewed("Why a log?", subject="A synergy", me=NEVER))
    assert (one.where, one.text) == ("subject", "synergy")
    assert not found("never-say", Reviewed("x", subject="On “Synergy”", me=NEVER))
    fact = Fact(1, "Wrote it", title="Synergy at work")
    assert not found("never-say", Reviewed("I read Synergy at work.", me=NEVER, facts=(fact,)))
    german = Me(language="de", never_say=["toll", "Netzwerk"])
    texts = [one.text for one in found("never-say", Reviewed("Ein toller Vortrag über Netzwerke.", me=german))]
    assert texts == ["toller", "Netzwerke"]
    assert not found("never-say", Reviewed("synergy", me=Me(never_say=["", "  "])))
    assert not found("never-say", Reviewed("synergy"))


HARD = (
    "The heterogeneous interdependencies of contemporary distributed infrastructures necessitate comprehensive "
    "organisational reconsideration of established operational responsibilities. Architectural documentation "
    "consistently underestimates administrative complexity. Consequently, institutional capabilities deteriorate "
    "considerably."
)
EASY = [
    "Your essay made me count our deletes. I have one question about it. How did you choose the window?",
    "We cut the power at night. Nothing was lost. The disks were fine, and so were we.",
    "The rig runs all week. It has forty machines. We lost two of them.",
    HARD.split(". ")[0] + ".",  # one sentence is no level
    ". ".join(HARD.split(". ")[:2]) + ".",  # nor are two
    "",
    "Hi Mara,\n\nWhy a log?\n\nAda",
    "Thank you for the list. It helped us. We threw two disks out.",
    "I read it on the train. I missed my stop. It was worth it.",
    "One line is plenty. There is no hurry. Take your time.",
    "The log grows. The index waits. The disk is full by noon, and then the whole thing stops.",
    "You said that it took a year. Was it worth it? I am still not sure.",
]


@pytest.mark.parametrize("body", EASY)
def test_easy_to_read(body: str) -> None:
    assert not found("reading-level", Reviewed(body))


@pytest.mark.parametrize(
    "extra", ["", "Why? ", "Hi Mara,\n\n", "Your essay is good. ", "We count. ", "I have one question. "]
)
def test_hard_to_read(extra: str) -> None:
    (one,) = found("reading-level", Reviewed(extra + HARD))
    assert one.severity == "note"
    assert one.text in HARD
    assert one.text.startswith("The heterogeneous")
    assert not found("reading-level", Reviewed(extra + HARD, coach=Coach(reading_grade=50)))
    assert not found("reading-level", Reviewed(extra + HARD, language="de"))


def test_titles_do_not_count() -> None:
    title = "Heterogeneous interdependencies of contemporary distributed infrastructures"
    body = f"I read “{title}” twice. Then I read “{title}” again. Which part of “{title}” came first?"
    assert not found("reading-level", Reviewed(body))


def test_another_language_has_no_grade() -> None:
    german = (
        "Die Geschwindigkeitsbegrenzungsverordnung ist nicht das, was ich mir unter einer Verwaltungsvereinfachung "
        "vorgestellt habe. Der Aufsatz über die Datenbankverwaltungssysteme hat mir aber sehr geholfen. Wie haben Sie "
        "die Wiederherstellungsgeschwindigkeit gemessen, und was war dabei die Überraschung?"
    )
    assert not found("reading-level", Reviewed(german))
