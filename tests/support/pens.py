"""Pens of the model writer for tests: over the small server, with a prompt that never changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from assistant.drafting.draft import Brief, Written
from assistant.drafting.model.dialect import Memory, ShortMemory
from assistant.drafting.model.pen import ModelPen
from assistant.drafting.model.writer import ModelWriter
from assistant.drafting.prompt_type import Prompt
from assistant.errors import Refused
from assistant.people.person import Person
from assistant.settings.keys import Key
from assistant.settings.schema import Me, Model
from tests.support.server import FakeServer, Reply

KEY = "Zq9.very+secret/0123456789"
TEXT = "Subject: Your talk on Ferrite\n\nHi Mara,\n\nyour talk was clear [1]. How did you start? [2]"
BODY = "Hi Mara,\n\nyour talk was clear. How did you start?"
PROMPT = Prompt(
    messages=({"role": "system", "content": "Write."}, {"role": "user", "content": "To Mära [1]"}),
    model="sample-model",
    tokens=12,
    fact_ids=(41, 42),
)
BRIEF = Brief(Me(name="Ada"), Person(name="Mara Lindqvist"), (), "question", "email")
MODEL = Model(name="sample-model", first_token_seconds=5.0, stall_seconds=5.0, api_key_env="SAMPLE_KEY")


def key_of(value: str | None) -> Key | None:
    """A key as if the environment had it."""
    return Key(value, "the environment variable SAMPLE_KEY") if value else None


def writer_for(
    base_url: str,
    *,
    subject: bool = True,
    key: str | None = KEY,
    memory: Memory | None = None,
    prompt: Prompt = PROMPT,
    **settings: Any,
) -> ModelWriter:
    """A writer for this endpoint; ``settings`` change the model's."""
    model = replace(MODEL, base_url=base_url, **settings)
    kept = memory if memory is not None else ShortMemory()
    return ModelWriter(model, lambda _: prompt, lambda _: subject, lambda: key_of(key), kept)


def pen_for(base_url: str, **options: Any) -> ModelPen:
    """A pen of such a writer."""
    return writer_for(base_url, **options).begin(BRIEF)


async def written_by(replies: Reply | Sequence[Reply], **options: Any) -> Written:
    """What a pen writes over a server that plays these replies."""
    async with FakeServer(replies) as server:
        return await pen_for(server.base_url, **options).run()


async def refusal_of(replies: Reply | Sequence[Reply], **options: Any) -> str:
    """The one sentence a pen refuses with; ``URL`` stands for the endpoint. It holds no key."""
    async with FakeServer(replies) as server:
        pen = pen_for(server.base_url, **options)
        with pytest.raises(Refused) as caught:
            await pen.run()
        assert pen.written().complete is False
        assert pen.written().reason == str(caught.value)
        sentence = str(caught.value)
        assert KEY not in sentence and "\n" not in sentence and sentence.endswith(".")
        return sentence.replace(server.base_url, "URL")


def stream(*pieces: bytes | float, **more: Any) -> Reply:
    """A reply of these pieces."""
    return Reply(pieces, **more)
