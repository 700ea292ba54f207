"""Not one message, and not one prompt, that is unfit to be sent."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from assistant.drafting.draft import Written
from tests.letters.judge import unfit
from tests.letters.table import letters, prompts

ELEVEN = {
    "question", "warm-up", "congratulate", "thanks", "ask-again", "reconnect", "follow-up", "update", "offer",
    "introduction", "referral",
}  # fmt: skip


def test_every_message_to_everybody_is_fit_to_be_sent() -> None:
    found = list(letters())
    wrong = [f"{one.kind.id}, {one.brief.channel}: {one.wrong}\n{one.written.body}" for one in found if one.wrong]
    assert not wrong, "\n\n".join(wrong[:5])
    assert {one.kind.id for one in found} == ELEVEN
    assert len({one.brief.person.id for one in found}) == 12
    assert min(Counter(one.kind.id for one in found).values()) >= 12 * 9


def test_every_prompt_with_eight_facts_is_in_its_budget_and_has_each_once() -> None:
    found = list(prompts())
    wrong = [f"{brief.kind}, {brief.channel}, {brief.person.name}: {reasons}" for brief, _, reasons in found if reasons]
    assert not wrong, "\n".join(wrong[:5])
    assert all(len(brief.facts) == 8 for brief, _, _ in found)
    assert len(found) >= 11 * 9 * 12


def test_the_judge_sees_what_is_wrong() -> None:
    letter = next(letters())
    good = letter.written
    assert not list(unfit(letter.brief, letter.kind, good))
    bad = (
        good.body.replace("?", "??"),
        good.body.replace("?", "."),
        good.body.replace(" ", "  ", 1),
        good.body.replace(".", " .", 1),
        good.body + " What else?",
        good.body.replace("“", "{{ title }}", 1),
        good.body + " He does.",
        "Hi.",
        "",
    )
    for body in bad:
        assert list(unfit(letter.brief, letter.kind, replace(good, body=body))), body
    assert list(unfit(letter.brief, letter.kind, Written(subject=good.subject, body=good.body)))
