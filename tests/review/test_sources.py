"""Every reason says what it rests on, in words for the writer, and never how likely a reply is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.drafting.channels import load_channels
from assistant.people.person import Person
from assistant.review import checks
from assistant.review.coach import review
from assistant.review.finding import Finding, Reviewed
from assistant.settings.schema import Coach, Me
from tests.review.natural import messages
from tests.review.said import CONGRATULATE, QUESTION, RECONNECT, REFERRAL, WARM_UP

EMAIL, DM = load_channels()["email"], load_channels()["x-dm"]
MARA = Person("Mara Lindqvist", company="Ferrite")
ADA = Me(name="Ada Example", site="ada.example", never_say=["circle back"])
LETTER = (
    "Hi Mira,\n\nI hope this finds you well. I came across your insightful work and it deeply resonates. "
    "Just checking in on my last message. I know you were online last night. We met in Rotterdam in 2019. "
    "Could I pick your brain over lunch or by phone on Friday? Could you refer me? Let us circle back [soon]. "
    "Sorry that I have not written for so long. See evil.example/now.\n\nIn the meantime, could I also ask "
    "whether you would be willing to introduce me to your team?"
)  # fmt: skip


@pytest.fixture(scope="module")
def found() -> list[Finding]:
    """Findings of many sorts: a letter with all that is wrong as each kind, and what is said of good ones."""
    bad = [
        Reviewed(LETTER, "PLEASE ANSWER QUICKLY", channel=EMAIL, kind=kind, person=MARA, me=ADA, language="de")
        for kind in (QUESTION, WARM_UP, RECONNECT, REFERRAL, CONGRATULATE, None)
    ]
    bad += [
        Reviewed("x " * 400, complete=False, hidden=("bidi override",), channel=load_channels()["linkedin-note"]),
        Reviewed("Hi Mara, why?", channel=DM, kind=QUESTION, person=MARA),
        Reviewed("Hi Mara, why a log? Congratulations on Ferrite. " * 12, "One", channel=EMAIL, person=MARA),
    ]
    for message in messages()[::2]:
        bad += [message.draft, replace(message.draft, coach=Coach(reading_grade=1.0))]
    return [finding for one in bad for finding in review(one).findings]


def test_nearly_every_check_is_seen_here(found: list[Finding]) -> None:
    assert len({one.check for one in found}) > 18


@pytest.mark.parametrize("one", checks.CHECKS.values(), ids=lambda one: one.id)
def test_every_check_says_what_it_rests_on(one: checks.Check) -> None:
    assert 15 < len(one.source) <= 90


def test_a_reason_is_one_line_with_its_source(found: list[Finding]) -> None:
    for one in found:
        assert one.reason == f"{one.message.rstrip('.')} ({one.source})."
        assert "\n" not in one.reason
        assert len(one.source) <= 100, one.source
        assert not one.source.endswith(".")
        assert one.source[0].islower() or one.source.split()[0].rstrip("s") == "InMail", one.source


def test_no_reason_says_how_likely_a_reply_is(found: list[Finding]) -> None:
    for one in found:
        said = f"{one.reason} {one.suggestion}"
        assert not re.search(r"\d ?%|per cent|\bodds\b|\bchance|likel(?:y|ihood)|probab|\bscore", said), said


def test_a_figure_names_who_found_it(found: list[Finding]) -> None:
    for source in {one.source for one in found} | {one.source for one in checks.CHECKS.values()}:
        if re.search(r"\b(?:answered|better|worse|complaints|sincere|gushing|appreciated|askers)\b", source):
            assert ": " in source, source
