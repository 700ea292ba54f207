"""The first word is the first that can be read: what a model thinks before it is none."""

from __future__ import annotations

import re

import pytest

from assistant.drafting.model.pace import Pace
from tests.support.pens import pen_for
from tests.support.server import DONE, FakeServer, Reply, answer, chunk

THOUGHT = [piece for _ in range(6) for piece in (0.1, chunk(reasoning_content="hm "))]
ALOUD = [piece for _ in range(6) for piece in (0.1, chunk("hm "))]
END = (chunk("Hi Mara, which lock was the hardest?"), chunk(finish="stop"), DONE)


async def first_word(reply: Reply) -> float:
    async with FakeServer(reply) as server:
        pen = pen_for(server.base_url)
        await pen.run()
        found = re.match(r"first word after ([\d.]+) s", pen.pace)
        assert found
        return float(found[1])


@pytest.mark.parametrize(
    "before",
    [THOUGHT, [chunk(" "), *THOUGHT], [chunk("<think>"), *ALOUD, chunk("</think>\n\n")]],
    ids=["field", "white space", "tags"],
)
async def test_a_thought_is_no_word(before: list[bytes | float]) -> None:
    assert await first_word(Reply((*before, *END))) >= 0.5


async def test_an_answer_that_comes_at_once_has_a_first_word() -> None:
    assert await first_word(answer("Hi Mara, which lock was the hardest?")) < 0.5


def test_a_long_thought_is_not_read_anew_at_each_token() -> None:
    pace, asked = Pace(), []

    def readable() -> bool:
        asked.append(1)
        return False

    pace.begin()
    for _ in range(1000):
        pace.came(readable)
    assert 1 <= len(asked) < 100
    pace.ended(lambda: True)
    assert pace.said(5, exact=False).startswith("first word after")
