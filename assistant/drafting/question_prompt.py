"""What a model is told to find questions: the part that is the same for everybody first, the person last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.kind_files import SUFFIX, KindFiles
from assistant.drafting.prompt_type import Prompt
from assistant.drafting.questions import ordered
from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.settings.schema import Me

MOST_FACTS = 12
"""Facts in a prompt: more do not make better questions, and small models lose the thread."""

_FENCE = re.compile(r"<\s*/?\s*facts\b[^>]*>?", re.IGNORECASE)


def question_prompt(
    kinds: KindFiles,
    me: Me,
    person: Person,
    facts: Sequence[Fact],
    about: str = "",
    model: str = "",
    room: int = 0,
) -> Prompt:
    """The messages that ask for questions. ``room``: tokens they may take, beyond which facts are left out; 0: any.

    Only facts that may be asked about are in it, those near ``about`` first. Raises Refused for a prompt
    file that cannot be rendered.
    """
    from assistant.drafting.tokens import count_messages

    usable = ordered(facts, about)
    kept = usable[:MOST_FACTS]
    while True:
        values = _values(me, person, kept, about)
        messages = (
            {"role": "system", "content": rendered(kinds, "_questions", values)},
            {"role": "user", "content": rendered(kinds, "_questions_brief", values)},
        )
        tokens, counted = count_messages(messages, model)
        if not room or tokens <= room or len(kept) < 2:
            break
        kept = kept[:-1]
    return Prompt(
        messages=messages,
        model=model,
        tokens=tokens,
        counted=counted,
        fact_ids=tuple(fact.id for fact in kept),
        left_out=tuple(fact.id for fact in usable[len(kept) :]) if room else (),
        room=room,
    )


def _values(me: Me, person: Person, facts: Sequence[Fact], about: str) -> dict[str, object]:
    return {
        "me": {"about": _safe(me.about.strip().rstrip("."))},
        "person": {
            "name": _safe(person.name), "first_name": _safe(person.first_name), "role": _safe(person.role),
            "company": _safe(person.company),
        },
        "language": _safe(person.language or me.language or "en"),
        "about": {"text": _safe(" ".join(about.split()))},
        "facts": [
            {
                "kind": fact.kind,
                "date": fact.date,
                "title": "" if fact.title in fact.text else _safe(fact.title),
                "text": _safe(" ".join(fact.text.split())),
            }
            for fact in facts
        ],
        "choose": lambda line: 0,
    }  # fmt: skip


def _safe(text: str) -> str:
    """The text with nothing in it that could close the fence round the facts."""
    return _FENCE.sub("(facts)", text)


def rendered(kinds: KindFiles, name: str, values: dict[str, object]) -> str:
    """A prompt file with these values. Raises Refused for one that cannot be rendered."""
    from jinja2 import TemplateError

    from assistant.drafting.sandbox import render

    try:
        text = render(kinds.sandbox("prompts"), name + SUFFIX, values)
    except (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
        where = kinds.explain("prompts", error)
        raise Refused(f"The prompt '{name}' cannot be used: {where}.") from None
    return re.sub(r"\n{3,}", "\n\n", text).strip()
