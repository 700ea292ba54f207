"""Support after an edit: what a sentence leaned on stays with it while its words stay the same."""

from __future__ import annotations

from assistant.drafting.draft import Support


def carry(support: tuple[Support, ...], old: str, new: str) -> tuple[Support, ...]:
    """The support whose text is still there, at its new place; a changed sentence loses its own."""
    if old == new:
        return support
    carried = []
    after = 0
    for one in sorted(support, key=lambda support: support.start):
        text = old[one.start : one.end]
        at = new.find(text, after)
        if at < 0:
            at = new.find(text)
        if text and at >= 0:
            carried.append(Support(at, at + len(text), one.facts))
            after = at + len(text)
    return tuple(carried)
