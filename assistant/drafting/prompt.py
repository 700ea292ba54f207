"""The prompt: what would leave this machine, byte for byte, built once for showing and for sending."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.drafting.about import read_about
from assistant.drafting.angles import angle
from assistant.drafting.channels import Channel
from assistant.drafting.draft import Brief
from assistant.drafting.kind_files import SUFFIX, KindFiles
from assistant.drafting.length import words_for
from assistant.drafting.prompt_type import Prompt
from assistant.drafting.values import choose_lead, nearness, values_of
from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.settings.schema import Coach

_FENCE = re.compile(r"<\s*/?\s*(facts|sample|draft)\b[^>]*>?", re.IGNORECASE)


class PromptBuilder:
    """Builds prompts: the part that is the same for everybody first, the person last."""

    def __init__(self, kinds: KindFiles, channels: dict[str, Channel], coach: Coach, model: str, room: int = 0) -> None:
        """``room``: tokens that a prompt may take, beyond which facts are left out; 0: as many as it takes."""
        self._kinds = kinds
        self._channels = channels
        self._coach = coach
        self._model = model
        self._room = room

    def build(self, brief: Brief) -> Prompt:
        """The messages for a brief, with the least useful facts left out until they fit.

        Private and proposed facts are left out here as well, whoever chose them.
        Raises Refused for a prompt file that cannot be rendered.
        """
        from assistant.drafting.tokens import estimate

        usable = tuple(fact for fact in brief.facts if fact.usable)
        unusable = [fact.id for fact in brief.facts if not fact.usable]
        prompt = replace(self._built(brief, usable), left_out=tuple(unusable))
        if not self._room or brief.everything or prompt.tokens <= self._room:
            return prompt
        for_leaving = _least_useful_first(brief, usable)
        out: list[int] = []
        while prompt.tokens > self._room and for_leaving:
            too_many = prompt.tokens - self._room
            while too_many > 0 and for_leaving:
                fact = for_leaving.pop(0)
                out.append(fact.id)
                # Rather more than it takes, so that none is left out that had room: the count has the last word.
                too_many -= 2 * estimate(f"{fact.title} {fact.text}") + 24
            prompt = self._built(brief, tuple(fact for fact in usable if fact.id not in out))
        return replace(prompt, left_out=(*unusable, *(fact.id for fact in usable if fact.id in out)), room=self._room)

    def _built(self, brief: Brief, facts: tuple[Fact, ...]) -> Prompt:
        """The prompt with these facts."""
        from assistant.drafting.tokens import count_messages

        kind, channel = self._kinds.get(brief.kind), self._channels[brief.channel]
        brief = replace(brief, facts=facts)
        values = values_of(brief, kind, channel, words_for(kind, channel, self._coach))
        values["angle"] = angle(brief, asks=kind.asks)
        values["choose"] = lambda line: 0
        system = "\n\n".join(self._render(name, values) for name in ("_shared", kind.id))
        messages = (
            {"role": "system", "content": system},
            {"role": "user", "content": self._render("_brief", _fenced(values))},
        )
        if brief.revision is not None:
            # Behind all that stays as it was for the draft itself, so that an endpoint may have it cached.
            asked = {
                "subject": brief.revision.subject,
                "body": brief.revision.body,
                "change": brief.revision.instruction,
            }
            messages[-1]["content"] += "\n\n" + self._render("_revise", _fenced({"revision": asked}))
        tokens, counted = count_messages(messages, self._model)
        return Prompt(
            messages=messages,
            model=self._model,
            tokens=tokens,
            counted=counted,
            fact_ids=tuple(fact.id for fact in facts),
        )

    def _render(self, name: str, values: dict[str, object]) -> str:
        from jinja2 import TemplateError

        from assistant.drafting.sandbox import render

        try:
            text = render(self._kinds.sandbox("prompts"), name + SUFFIX, values)
        except (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
            where = self._kinds.explain("prompts", error)
            raise Refused(f"The prompt '{name}' cannot be used: {where}.") from None
        return re.sub(r"\n{3,}", "\n\n", text).strip()


def _least_useful_first(brief: Brief, facts: tuple[Fact, ...]) -> list[Fact]:
    """The facts that may be left out: far from what is asked, and old. The one it grows out of stays."""
    lead = next((fact for fact in facts if fact.id == brief.lead), None)
    lead = lead or choose_lead(facts, read_about(brief.about)) or next(iter(facts), None)
    order = sorted(facts, key=lambda fact: (nearness(brief.about, fact), -facts.index(fact)))
    return [fact for fact in order if fact is not lead]


def _fenced(values: dict[str, object]) -> dict[str, object]:
    """The same values with nothing in them that could close the fence round the facts."""
    return {name: _without_fences(value) for name, value in values.items()}


def _without_fences(value: object) -> object:
    if isinstance(value, str):
        return _FENCE.sub(lambda match: f"({match[1]})", value)
    if isinstance(value, dict):
        return {key: _without_fences(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without_fences(inner) for inner in value]
    return value
