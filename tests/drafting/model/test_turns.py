"""Turns: at the same time as long as the endpoint allows it, then one after the other, and nobody is stuck."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from assistant.drafting.model.turns import Turns


class Desk:
    """Counts who is writing, and how many at most."""

    def __init__(self) -> None:
        self.now = 0
        self.most = 0
        self.order: list[int] = []

    @contextmanager
    def writing(self, number: int) -> Iterator[None]:
        self.now += 1
        self.most = max(self.most, self.now)
        self.order.append(number)
        try:
            yield
        finally:
            self.now -= 1


async def settle() -> None:
    """Let everybody go as far as they can."""
    for _ in range(20):
        await asyncio.sleep(0)


async def write(turns: Turns, desk: Desk, number: int, go_on: asyncio.Event) -> None:
    async with turns:
        with desk.writing(number):
            await go_on.wait()


async def test_together_nobody_waits() -> None:
    turns, desk, go_on = Turns(), Desk(), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for number in range(5):
            group.create_task(write(turns, desk, number, go_on))
        await settle()
        assert (desk.now, turns.crowded) == (5, True)
        go_on.set()
    assert desk.order == [0, 1, 2, 3, 4]
    assert (desk.now, turns.crowded) == (0, False)


async def test_one_alone_is_no_crowd() -> None:
    turns = Turns()
    assert not turns.crowded
    async with turns:
        seen = [turns.crowded]
        async with turns:
            seen.append(turns.crowded)
        seen.append(turns.crowded)
        assert seen == [False, True, False]


async def test_one_after_the_other_everybody_has_a_turn() -> None:
    turns, desk = Turns(together=False), Desk()

    async def brief(number: int) -> None:
        async with turns:
            with desk.writing(number):
                assert not turns.crowded
                await settle()

    async with asyncio.timeout(5):
        await asyncio.gather(*(brief(number) for number in range(6)))
    assert desk.most == 1
    assert sorted(desk.order) == [0, 1, 2, 3, 4, 5]


async def test_while_several_write_it_may_turn_out_that_they_must_not() -> None:
    """As the pen does: the one that is refused leaves and comes again, when the others are done."""
    turns, desk = Turns(), Desk()
    go_on = [asyncio.Event() for _ in range(4)]
    first = [asyncio.create_task(write(turns, desk, number, go_on[number])) for number in range(3)]
    await settle()
    assert desk.now == 3
    turns.together = False
    again = asyncio.create_task(write(turns, desk, 3, go_on[3]))
    for number in range(3):
        await settle()
        assert 3 not in desk.order
        assert turns.crowded == (number < 2)
        go_on[number].set()
    await settle()
    assert desk.order == [0, 1, 2, 3] and desk.now == 1
    go_on[3].set()
    async with asyncio.timeout(5):
        await asyncio.gather(*first, again)


async def test_one_that_fails_gives_its_turn_back() -> None:
    turns = Turns(together=False)
    with pytest.raises(ValueError, match="refused"):
        async with turns:
            raise ValueError("refused")
    async with asyncio.timeout(5), turns:
        assert not turns.crowded


@pytest.mark.parametrize("gone", [0, 1, 2, 3])
async def test_whoever_is_stopped_nobody_else_is_stuck(gone: int) -> None:
    """Stopped while it writes (0), and while it waits for its turn (1 to 3)."""
    turns, desk, go_on = Turns(together=False), Desk(), asyncio.Event()
    tasks = [asyncio.create_task(write(turns, desk, number, go_on)) for number in range(4)]
    await settle()
    assert desk.order == [0]
    tasks[gone].cancel()
    await settle()
    assert tasks[gone].cancelled()
    go_on.set()
    async with asyncio.timeout(5):
        await asyncio.gather(*(task for number, task in enumerate(tasks) if number != gone))
    assert desk.most == 1
    assert sorted({*desk.order, gone}) == [0, 1, 2, 3]
    async with asyncio.timeout(5), turns:
        assert not turns.crowded


async def test_all_of_them_may_be_stopped() -> None:
    turns, desk, go_on = Turns(together=False), Desk(), asyncio.Event()
    tasks = [asyncio.create_task(write(turns, desk, number, go_on)) for number in range(4)]
    await settle()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert desk.now == 0
    async with asyncio.timeout(5), turns:
        assert not turns.crowded
