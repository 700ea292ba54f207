"""``machine-tells``: the form of a page in a message."""

from __future__ import annotations

import pytest

from assistant.review.coach import review
from assistant.review.finding import Finding, Reviewed
from tests.review.human import HUMAN


def findings(body: str) -> list[Finding]:
    return [found for found in review(Reviewed(body)).findings if found.check == "machine-tells"]


@pytest.mark.parametrize(
    ("body", "text", "replacement"),
    [
        ("## Hello\n\nWhy a log?", "## ", ""),
        ("Why **a log**?", "**a log**", "a log"),
        ("Two things:\n\n- why a log?\n- why now?", "- why a log?\n- why now?", None),
        ("Two things:\n1. why a log?\n2. why now?\nAda", "1. why a log?\n2. why now?", None),
        ("See:\n```\nx\n```", "```", ""),
    ],
)
def test_a_page_is_seen(body: str, text: str, replacement: str | None) -> None:
    found = findings(body)[0]
    assert (found.severity, found.text, found.replacement) == ("warn", text, replacement)


@pytest.mark.parametrize(
    "body",
    [
        "Why a log?\n- Ada",
        "2. I would like to know why.",
        "a ** b ** c",
        "my__own__name is x",
        "C# or F# 5?",
        "5 * 3 * 2",
    ],
)
def test_a_person_may_type_such_signs(body: str) -> None:
    assert findings(body) == []


@pytest.mark.parametrize("body", HUMAN)
def test_good_letters_pass(body: str) -> None:
    assert findings(body) == []
