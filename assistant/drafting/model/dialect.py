"""What an endpoint accepts in a request. Servers differ; each is asked once and then remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from assistant.drafting.prompt_type import Prompt
from assistant.settings.schema import Model


@dataclass(frozen=True, slots=True)
class Dialect:
    """The optional parts of a request that an endpoint takes."""

    usage: bool = True
    """``stream_options``, to be told the tokens."""
    temperature: bool = True
    cap: str = "max_tokens"
    swapped: bool = False
    stream: bool = True

    def request(self, settings: Model, prompt: Prompt) -> dict[str, Any]:
        """What is asked of the endpoint: the prompt as it stands, and how to answer."""
        asked: dict[str, Any] = {
            "model": settings.name,
            "messages": list(prompt.messages),
            "stream": self.stream,
            self.cap: settings.max_output_tokens,
        }
        if self.temperature:
            asked["temperature"] = settings.temperature
        if self.usage and self.stream:
            asked["stream_options"] = {"include_usage": True}
        return asked

    def learn(self, complaint: str) -> Dialect | None:
        """The dialect after a refusal (400 or 422), by what the refusal names; None: nothing to drop."""
        if self.usage and "stream_options" in complaint:
            return replace(self, usage=False)
        if not self.swapped and self.cap in complaint:
            other = "max_tokens" if self.cap == "max_completion_tokens" else "max_completion_tokens"
            return replace(self, cap=other, swapped=True)
        if self.temperature and "temperature" in complaint:
            return replace(self, temperature=False)
        if self.stream and "stream" in complaint:
            return replace(self, stream=False)
        return None


_known: dict[tuple[str, str], Dialect] = {}


def dialect_of(settings: Model) -> Dialect:
    """What is known of an endpoint and model, or what most of them take."""
    # OpenAI's newer models refuse max_tokens; most other servers know nothing else.
    first = Dialect(cap="max_completion_tokens") if "//api.openai.com" in settings.base_url else Dialect()
    return _known.get((settings.base_url, settings.name), first)


def remember(settings: Model, dialect: Dialect) -> None:
    """Keep what was learnt, as long as the program runs."""
    _known[settings.base_url, settings.name] = dialect
