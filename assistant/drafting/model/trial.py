"""Trying an endpoint for real: where it is, what models it has, what it takes and how fast it is.

Nothing about anybody is sent: the prompt of a trial is the same two lines for everybody.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

from assistant.drafting.model import dialect as dialects
from assistant.drafting.model.client import failures, load_sdk, make_client
from assistant.drafting.model.dialect import Dialect, Memory, ShortMemory
from assistant.drafting.model.pen import ModelPen
from assistant.drafting.model.stream import error_in
from assistant.drafting.model.threads import in_thread
from assistant.drafting.model.trouble import Trouble
from assistant.drafting.model.turns import Turns
from assistant.drafting.prompt_type import Prompt
from assistant.errors import Refused
from assistant.settings.address import likelier, meant, shown
from assistant.settings.endpoints import moved_to
from assistant.settings.keys import Key
from assistant.settings.schema import Model

LOOK_SECONDS = 15.0
"""How long one address may take to say what models it has."""
_PROMPT = Prompt(
    messages=(
        {"role": "system", "content": "You check that a connection works."},
        {"role": "user", "content": "Write the numbers from one to twenty in words, and nothing else."},
    ),
    tokens=40,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What is at one address."""

    address: str
    is_api: bool
    models: tuple[str, ...] = ()
    """Names of its models; none where it does not list them."""
    problem: str = ""
    """One sentence, when something is in the way."""
    wants_key: bool = False
    unsure: bool = False
    """Something answers there, and not as an API does for certain: its address may be another."""


async def look(settings: Model, find_key: Callable[[], Key | None]) -> Found:
    """What is at ``base_url``: whether it is an API, and its models. Raises Refused for a locked keyring."""
    import openai

    await asyncio.to_thread(load_sdk)
    trouble = Trouble(settings, await in_thread(find_key))
    address = settings.base_url
    if unusable := trouble.unusable():
        return Found(address, False, problem=unusable)
    try:
        async with (
            asyncio.timeout(LOOK_SECONDS),
            make_client(address, trouble.key.value if trouble.key else None) as client,
        ):
            page: Any = await client.models.list()
            names = tuple(model.id for model in page.data if isinstance(model.id, str))
            return Found(address, True, names)
    except openai.APIStatusError as error:
        status, body = error.status_code, error.response.content[:65536]
        if status < 400:
            return Found(address, False, problem=trouble.redirected(error.response.headers.get("location", "")))
        if body.lstrip().startswith(b"<") or (status == 404 and error_in(body) is None):
            return Found(address, False, problem=trouble.not_an_api(status), unsure=status < 500)
        if status in (401, 403):
            return Found(address, True, problem=trouble.refused(status, error_in(body)), wants_key=True)
        if status in (404, 405, 501):
            # Some gateways have completions and no list of models; others say this wherever there is nothing.
            return Found(address, True, unsure=True)
        return Found(address, False, problem=trouble.refused(status, error_in(body)))
    except TimeoutError:
        return Found(address, False, problem=f"{trouble.where} did not answer within {LOOK_SECONDS:g} s; try again.")
    except failures() as error:
        return Found(address, False, problem=trouble.unreachable(error))
    except (ValueError, AttributeError, TypeError):
        return Found(address, False, problem=trouble.not_an_api(), unsure=True)


async def elsewhere(settings: Model, find_key: Callable[[Model], Key | None]) -> str:
    """Another address of the same server at which there is an API for certain; empty: none, or no need of one.

    For a ``base_url`` at which something answers that is none, or may be none. Raises Refused as ``look``.
    """
    here = shown(settings.base_url)
    for address in meant(here) if likelier(here) else []:
        at = moved_to(settings, address)
        if address != here and (found := await look(at, lambda at=at: find_key(at))).is_api and not found.unsure:  # type: ignore[misc]
            return address
    return ""


async def find(settings: Model, text: str, find_key: Callable[[Model], Key | None]) -> Found:
    """The endpoint that ``text`` means: the first of its likely addresses that is an API for certain, or may be one.

    Raises Refused when it is no address at all.
    """
    candidates = meant(text)
    if not candidates:
        raise Refused("That is no web address; one looks like http://localhost:11434/v1.")
    first: Found | None = None
    likely: Found | None = None
    for address in candidates:
        at = moved_to(settings, address)
        found = await look(at, lambda at=at: find_key(at))  # type: ignore[misc]
        if found.is_api and not found.unsure:
            return found
        first, likely = first or found, likely or (found if found.is_api else None)
    assert first is not None  # there was a candidate
    return likely or first


class Trial:
    """One short answer of the model that is set, as a pen that any front can run and watch."""

    def __init__(self, settings: Model, find_key: Callable[[], Key | None], memory: Memory) -> None:
        self._settings = replace(settings, max_output_tokens=min(settings.max_output_tokens, 1024))
        self._memory = memory
        # What was learnt before is not believed but tried again, for a server may have been upgraded.
        self._fresh = ShortMemory()
        self.pen = ModelPen(self._settings, lambda: _PROMPT, find_key, self._fresh, Turns(), subject=False)

    @property
    def dialect(self) -> Dialect:
        """What it takes, as far as the trial came."""
        return dialects.dialect_of(self._settings, self._fresh)

    @property
    def pace(self) -> str:
        """How fast it was; empty when it said nothing."""
        return self.pen.pace

    def remember(self) -> None:
        """Keep what was learnt, in the place of what was known; how much it takes stays."""
        before = dialects.dialect_of(self._settings, self._memory)
        learnt = Dialect(**{**asdict(self.dialect), "together": before.together, "context": before.context})
        dialects.remember(self._settings, self._memory, learnt)
