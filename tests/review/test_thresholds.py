"""Every number that a user may want otherwise is a setting, and is looked at."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.drafting.channels import load_channels
from assistant.people.person import Person
from assistant.review.coach import review
from assistant.review.finding import Reviewed
from assistant.settings.schema import Coach
from tests.review.said import QUESTION, WARM_UP

CHANNELS = load_channels()
MARA = Person("Mara Lindqvist", company="Ferrite")
LINE = "We moved the queue to another machine and it got slower by a third. "


def checks(body: str, coach: Coach, **around: Any) -> set[str]:
    found = review(Reviewed(body, coach=coach, **around)).findings
    return {one.check for one in found}


@pytest.mark.parametrize(
    ("check", "body", "other", "around"),
    [
        ("length", "it was as slow as a log " * 12, {"dm_words": [25, 90]}, {"channel": CHANNELS["whatsapp"]}),
        ("length", LINE * 3, {"email_words": [30, 125]}, {"channel": CHANNELS["email"]}),
        ("length", "a" * 60 + " wort" * 74, {"dm_characters": 900}, {"channel": CHANNELS["whatsapp"]}),
        (
            "subject",
            LINE,
            {"subject_words": [1, 9]},
            {"channel": CHANNELS["email"], "subject": "One of the six words here"},
        ),
        ("flattery", "I loved your essay on locks. I loved your talk on queues. Why?", {"compliments": 2}, {}),
        ("opener", f"{LINE}I hope this finds you well. Why?", {"opening_sentences": 1}, {}),
        ("machine-tells", f"{LINE}It was truly, genuinely, deeply slow. Why?", {"model_words": 4}, {}),
        ("machine-tells", f"{LINE}It ran – at night – and then – it stopped. Why?", {"dashes": 4}, {}),
        ("machine-tells", f"{LINE}It was slow. It broke. Every day. Why did it?", {"clipped_sentences": 4}, {}),
        ("generic", f"{LINE}Which one would you try first?", {"begun_words": 40}, {"person": MARA, "kind": QUESTION}),
        ("kind-rule", f"{LINE}Which one would you try first?", {"begun_words": 40}, {"person": MARA, "kind": WARM_UP}),
        (
            "reading-level",
            "The organisation of our documentation was considerably more difficult than anybody had anticipated. " * 4,
            {"reading_grade": 30.0},
            {"language": "en"},
        ),
    ],
)
def test_it_is_the_setting_that_counts(check: str, body: str, other: dict[str, Any], around: dict[str, Any]) -> None:
    assert check in checks(body, Coach(), **around)
    assert check not in checks(body, Coach(**other), **around)
