"""The prompt: what would leave this machine, byte for byte, built once for showing and for sending."""

from __future__ import annotations

import re

from assistant.drafting.channels import Channel
from assistant.drafting.draft import Brief
from assistant.drafting.kind_files import SUFFIX, KindFiles
from assistant.drafting.length import words_for
from assistant.drafting.prompt_type import Prompt
from assistant.drafting.values import values_of
from assistant.errors import Refused
from assistant.settings.schema import Coach

_FENCE = re.compile(r"<\s*/?\s*(facts|sample)\b[^>]*>?", re.IGNORECASE)


class PromptBuilder:
    """Builds prompts: the part that is the same for everybody first, the person last."""

    def __init__(self, kinds: KindFiles, channels: dict[str, Channel], coach: Coach, model: str) -> None:
        self._kinds = kinds
        self._channels = channels
        self._coach = coach
        self._model = model

    def build(self, brief: Brief) -> Prompt:
        """The messages for a brief. Private and proposed facts are left out here as well, whoever chose them.

        Raises Refused for a prompt file that cannot be rendered.
        """
        from assistant.drafting.tokens import count_messages

        kind, channel = self._kinds.get(brief.kind), self._channels[brief.channel]
        usable = tuple(fact for fact in brief.facts if fact.usable)
        values = values_of(_with_facts(brief, usable), kind, channel, words_for(kind, channel, self._coach))
        values["choose"] = lambda line: 0
        system = "\n\n".join(self._render(name, values) for name in ("_shared", kind.id))
        messages = (
            {"role": "system", "content": system},
            {"role": "user", "content": self._render("_brief", _fenced(values))},
        )
        tokens, counted = count_messages(messages, self._model)
        return Prompt(
            messages=messages,
            model=self._model,
            tokens=tokens,
            counted=counted,
            fact_ids=tuple(fact.id for fact in usable),
            left_out=tuple(fact.id for fact in brief.facts if not fact.usable),
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


def _with_facts(brief: Brief, facts: tuple[object, ...]) -> Brief:
    from dataclasses import replace

    return replace(brief, facts=facts)  # type: ignore[arg-type]


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
