"""A model's answer of 2,000 tokens: with the SDK alone, with our pen, and through to the screen.

All three read the same bytes from the same server (``bench/bare/endpoint.py``), a process of its own.
What they import and the model's vocabulary are loaded beforehand; making the client counts in all.
"""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import openai

from assistant import demo
from assistant.settings.paths import Home
from assistant.settings.schema import Config, Model
from assistant.settings.write import write_config
from assistant.workspace import Workspace
from bench.bare.endpoint import tokens
from bench.screen import Screen, bare, outreach

MODEL = "gpt-4o"
"""Its vocabulary is known, so our prompt is counted exactly, as it would be there."""
ANSWER = "".join(tokens())
NAME, PAGE = "Mara", "What do you want to ask?"
"""What the list of people shows, and the page that a message is written on."""
KIND, CHANNEL, ABOUT = "question", "email", "how did you decide which reads were spare?"


@contextmanager
def endpoint() -> Iterator[str]:
    """The address of the server, while it runs."""
    with subprocess.Popen(bare("endpoint"), stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().strip()
        finally:
            server.kill()


@contextmanager
def home_for(address: str) -> Iterator[Home]:
    """A home with the first of the demo's people in it, and this endpoint set; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="outreach-bench-") as folder:
        home = Home(Path(folder))
        write_config(home.config, Config(me=demo.me(), model=Model(address, MODEL, max_output_tokens=4096)))
        workspace = Workspace.open(home)
        sample = demo.people()[0]
        person = workspace.people.add(sample.person)
        for fact in sample.facts:
            workspace.facts.add(replace(fact, person_id=person.id))
        workspace.close()
        yield home


def sdk_alone(address: str) -> float:
    """Seconds in which the SDK makes a client, asks, and hands over the text of all chunks."""

    async def read() -> float:
        started = time.perf_counter()
        async with openai.AsyncOpenAI(base_url=address, api_key="none", max_retries=0) as client:
            stream = await client.chat.completions.create(
                model=MODEL, messages=[{"role": "user", "content": ABOUT}], stream=True
            )
            pieces = [chunk.choices[0].delta.content or "" async for chunk in stream if chunk.choices]
        text = "".join(pieces)
        took = time.perf_counter() - started
        _must_be_whole(text)
        return took

    return asyncio.run(read())


@contextmanager
def our_pen(address: str) -> Iterator[Callable[[], float]]:
    """The model writer alone: seconds from a brief to the whole draft."""
    with home_for(address) as home:
        workspace = Workspace.open(home)
        try:
            brief = workspace.brief(next(workspace.people.everyone()), KIND, CHANNEL, ABOUT)
            writer = workspace.writer()

            async def write() -> float:
                started = time.perf_counter()
                written = await writer.begin(brief).run()
                took = time.perf_counter() - started
                _must_be_whole(written.body if written.complete else written.reason)
                return took

            writer.warm()
            yield lambda: asyncio.run(write())
        finally:
            workspace.close()


@contextmanager
def our_screen(address: str) -> Iterator[Callable[[], float]]:
    """The program on a terminal: seconds from Enter in Compose until the editor with all of it is painted.

    The first draft, which does not count, loads what is loaded once; each further one has a page of its own.
    What is waited for are the figures of the text in the editor's frame, for a long text is shown from its
    first line; that it was stored to the last word is looked at afterwards.
    """
    with home_for(address) as home:
        with Screen(outreach("--home", str(home.folder))) as screen:
            screen.until(NAME)
            keys = iter(["\r"])

            def draft() -> float:
                screen.press(next(keys, "N"))
                screen.until(PAGE)
                screen.settle(0.3)
                screen.press("\r")
                return screen.until(f"{len(ANSWER)} characters")

            yield draft
        workspace = Workspace.open(home)
        try:
            for stored in workspace.drafts.of():
                _must_be_whole(stored.body if stored.complete else stored.reason)
        finally:
            workspace.close()


def _must_be_whole(text: str) -> None:
    if text != ANSWER:
        raise RuntimeError(f"the answer did not come through whole; it ended in: {text[-100:]}")
