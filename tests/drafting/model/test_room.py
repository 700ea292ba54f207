"""A context that is too small: the advice is one that works, and is not given twice."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.drafting.model.dialect import ShortMemory
from assistant.errors import Refused
from tests.support.pens import PROMPT, pen_for, refusal_of
from tests.support.server import FakeServer, Reply, problem


def too_big(takes: int, sent: int, most: int = 1024) -> Reply:
    said = (
        f"This model's maximum context length is {takes} tokens. However, you requested {sent + most} tokens "
        f"({sent} in the messages, {most} in the completion)."
    )
    return problem(400, {"error": {"message": said, "code": "context_length_exceeded"}})


async def test_facts_are_left_out_once_and_then_the_answer_is_what_has_to_give() -> None:
    """A prompt that was made for the context the endpoint named, and is refused again, would be made again."""
    async with FakeServer(too_big(2000, 1500)) as server:
        memory = ShortMemory()
        for said in ("facts are left out until it fits.", "lower max_output_tokens in [model] to 500."):
            with pytest.raises(Refused, match=re.escape(said)):
                await pen_for(server.base_url, memory=memory).run()


async def test_where_there_is_no_fact_to_leave_out_the_answer_has_to_give() -> None:
    bare = replace(PROMPT, fact_ids=())
    assert "lower max_output_tokens in [model] to 500." in await refusal_of(too_big(2000, 1500), prompt=bare)


@pytest.mark.parametrize("sent", [960, 1000, 1500])
async def test_where_nothing_is_left_for_an_answer_more_has_to_be_taken(sent: int) -> None:
    assert "have it take more at once there." in await refusal_of(too_big(1000, sent))
