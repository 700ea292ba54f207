"""What an endpoint accepts in a request. Servers differ; each is asked once, and what it said is kept."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Protocol

from assistant.drafting.prompt_type import Prompt
from assistant.settings.address import host_of, shown
from assistant.settings.schema import Model


class Memory(Protocol):
    """Where small things are kept between drafts; the store is one."""

    def recall(self, key: str, default: str = "") -> str:
        """What was remembered under ``key``."""

    def remember(self, key: str, value: str) -> None:
        """Keep a value under ``key``."""


class ShortMemory:
    """A memory that ends with the program."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def recall(self, key: str, default: str = "") -> str:
        """What was remembered under ``key``."""
        return self._kept.get(key, default)

    def remember(self, key: str, value: str) -> None:
        """Keep a value under ``key``."""
        self._kept[key] = value


@dataclass(frozen=True, slots=True)
class Dialect:
    """The optional parts of a request that an endpoint takes from this model's users."""

    usage: bool = True
    """``stream_options``, to be told the tokens."""
    temperature: bool = True
    cap: str = "max_tokens"
    swapped: bool = False
    stream: bool = True
    together: bool = True
    """Whether it takes several requests at the same time."""
    context: int = 0
    """Tokens it takes at once, where it has said so; 0: not known."""

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
        if self.usage and self.stream and re.search(r"stream_options|include_usage", complaint):
            return replace(self, usage=False)
        if not self.swapped and re.search(rf"\b{self.cap}\b", complaint):
            other = "max_tokens" if self.cap == "max_completion_tokens" else "max_completion_tokens"
            return replace(self, cap=other, swapped=True)
        if self.temperature and re.search(r"(?i)\btemperature\b", complaint):
            return replace(self, temperature=False)
        if self.stream and re.search(r"(?i)\bstream(?:ing|ed)?\b", complaint):
            return replace(self, stream=False)
        return None

    def unlearn(self, complaint: str) -> Dialect | None:
        """The dialect after a refusal of what was learnt before, for servers change; None: about something else."""
        if self.swapped and re.search(rf"\b{self.cap}\b", complaint):
            other = "max_tokens" if self.cap == "max_completion_tokens" else "max_completion_tokens"
            return replace(self, cap=other, swapped=False)
        return None

    @property
    def lacks(self) -> list[str]:
        """What it does not take, in words."""
        said = []
        if not self.stream:
            said.append("streaming")
        if not self.usage:
            said.append("stream_options (tokens are counted here)")
        if not self.temperature:
            said.append("temperature (its own is used)")
        if self.swapped:
            said.append("max_tokens" if self.cap == "max_completion_tokens" else "max_completion_tokens")
        if not self.together:
            said.append("several requests at once")
        return said


def dialect_of(settings: Model, memory: Memory) -> Dialect:
    """What is known of an endpoint and model, or what most of them take."""
    first = fresh(settings)
    try:
        kept = json.loads(memory.recall(_key(settings)) or "{}")
        known = {field.name: kept[field.name] for field in fields(Dialect) if field.name in kept}
        dialect = replace(first, **known)
        sound = all(type(getattr(dialect, name)) is type(value) for name, value in asdict(first).items())
    except (ValueError, TypeError, RecursionError):
        return first
    return (
        dialect if sound and dialect.context >= 0 and dialect.cap in ("max_tokens", "max_completion_tokens") else first
    )


def fresh(settings: Model) -> Dialect:
    """What to try first with an endpoint of which nothing is known."""
    # OpenAI's newer models refuse max_tokens; most other servers know nothing else.
    openai = host_of(settings.base_url) == "api.openai.com"
    return Dialect(cap="max_completion_tokens") if openai else Dialect()


def remember(settings: Model, memory: Memory, dialect: Dialect) -> None:
    """Keep what was learnt about an endpoint and model."""
    memory.remember(_key(settings), json.dumps(asdict(dialect)))


def _key(settings: Model) -> str:
    return f"endpoint {shown(settings.base_url)} {settings.name}"
