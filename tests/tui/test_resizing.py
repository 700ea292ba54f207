"""After a resize each line stands where a window opened at that size has it."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from tests.tui import support
from tests.tui.support import app_over, editor, met, stored, to_compose, to_draft, until, workspace
from tests.tui.test_layout import SIZES

SENTENCES = (
    "I read “The cost of a lock” twice and tried it on our queue, and twice it held. When we met in Stanford you had "
    "just taken the last mutex out. Then the cold cracked it, and the whole thing failed within a week. We held our "
    "own lock for a month after that. Your scheduler runs on the moon with Kubernetes now. Which of your mutexes was "
    "the hardest to take out?"
)
"""Six sentences with words to underline; between 72 and 78 columns they break elsewhere, in as many lines."""
ROUTE = [*SIZES, *reversed(SIZES), (118, 30), (121, 36), (80, 24), (84, 24), (80, 24), (200, 50), (120, 36)]


def within(pilot: Pilot[None], widget: Widget) -> list[str]:
    """The lines of a widget as they are painted."""
    region = widget.region
    return [line[region.x : region.right] for line in support.lines(pilot)[region.y : region.bottom]]


@pytest.mark.parametrize("editing", [False, True], ids=["read", "edited"])
async def test_the_draft_is_wrapped_as_in_a_fresh_window(editing: bool) -> None:
    """Also while the coach reads: it begins anew with each letter, and a resize comes in between."""
    with workspace() as opened:
        support.mara(opened)
        async with app_over(opened) as pilot:
            await to_draft(pilot)
            editor(pilot).put(SENTENCES)
            await met(pilot, lambda: stored(pilot).body == SENTENCES, "the text in the store")
        fresh = {}
        for size in set(ROUTE):
            async with app_over(opened, size=size) as pilot:
                await to_compose(pilot)
                await until(pilot, "words ·")
                fresh[size] = within(pilot, editor(pilot))
        async with app_over(opened, size=ROUTE[0]) as pilot:
            await to_compose(pilot)
            await until(pilot, "words ·")
            editor(pilot).edit_text(editing)
            for size in ROUTE:
                if editing:
                    await pilot.press("a", "backspace")
                await pilot.resize_terminal(*size)
                await pilot.pause()
                await until(pilot, "words ·")
                # The title says whether it is edited, and the last line how many words the coach has counted.
                assert within(pilot, editor(pilot))[1:-1] == fresh[size][1:-1]
