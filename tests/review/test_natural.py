"""Good messages in natural voices are hardly ever held back and seldom commented on."""

from __future__ import annotations

from collections import Counter

import pytest

from assistant.drafting.measure import measure
from tests.review.natural import Message, messages, totals

MESSAGES = messages()


def test_the_coach_leaves_good_messages_alone() -> None:
    found = totals({message.id: tuple(message.report().findings) for message in MESSAGES})

    assert found.share_blocked <= 0.05, found.blocked
    assert found.mean_warnings < 1.0, found.by_check


def test_the_set_is_large_and_has_every_kind() -> None:
    kinds = Counter(message.kind for message in MESSAGES)

    assert len({message.id for message in MESSAGES}) == len(MESSAGES) >= 100
    assert len(kinds) == 11
    assert min(kinds.values()) >= 10


@pytest.mark.parametrize("message", MESSAGES, ids=[message.id for message in MESSAGES])
def test_a_message_may_go_where_it_goes(message: Message) -> None:
    draft = message.draft
    assert draft.kind is not None and draft.channel is not None and draft.person is not None
    happened = {*draft.happened, draft.person.closeness}

    assert draft.kind.suits(draft.channel)
    assert draft.channel.limit is None or measure(draft.body, draft.channel) <= draft.channel.limit
    assert bool(draft.subject) == draft.channel.subject
    assert not draft.kind.allowed_by or happened & set(draft.kind.allowed_by)
    assert all(day <= draft.today for day in (*draft.days, *(fact.date for fact in draft.facts)))
