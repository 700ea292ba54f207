"""What a model is told to find facts in a text: the part that is the same for everybody first, the text last."""

from __future__ import annotations

import re

from assistant.drafting.kind_files import KindFiles
from assistant.drafting.prompt_type import Prompt
from assistant.drafting.question_prompt import rendered
from assistant.facts.gathering.found import Passage
from assistant.people.person import Person

MOST_CHARACTERS = 16_000
"""Of a text, however much a model takes: what somebody writes about stands at its front, and a prompt file may not
grow past 20,000 (``drafting.sandbox``)."""
_LEAST_CHARACTERS = 400
_FENCE = re.compile(r"<\s*/?\s*page\b[^<>\n]{0,80}>?", re.IGNORECASE)


def gather_prompt(kinds: KindFiles, person: Person, passage: Passage, model: str = "", room: int = 0) -> Prompt:
    """The messages that ask for the facts in a text. ``room``: tokens they may take, for which the text is cut; 0: any.

    Raises Refused for a prompt file that cannot be rendered.
    """
    from assistant.drafting.tokens import count_messages

    text = passage.text[:MOST_CHARACTERS]
    title = "" if text.startswith(passage.title) else passage.title[:200]
    while True:
        values = {
            "person": {"name": _safe(person.name), "role": _safe(person.role), "company": _safe(person.company)},
            "page": {"title": _safe(title), "text": _safe(text), "by": _safe(passage.by[:80])},
            "choose": lambda line: 0,
        }
        messages = (
            {"role": "system", "content": rendered(kinds, "_gather", values)},
            {"role": "user", "content": rendered(kinds, "_gather_brief", values)},
        )
        tokens, counted = count_messages(messages, model)
        if not room or tokens <= room or len(text) <= _LEAST_CHARACTERS:
            return Prompt(messages=messages, model=model, tokens=tokens, counted=counted, room=room)
        text = text[: max(_LEAST_CHARACTERS, int(len(text) * 0.9 * room / tokens))]


def _safe(text: str) -> str:
    """The text with nothing in it that could close the fence round it."""
    return _FENCE.sub("(page)", text)
