"""The model writer: a brief to a draft through any endpoint that speaks chat completions.

What arrived is never lost, and an answer that did not come to its end is never called complete.
The SDK reads many things from the environment by itself (organization, project, more headers, an
admin key) and tells each endpoint the operating system and Python version; here a hook on the way out
lets through only what the request needs, redirects are not followed, and its loggers stay silent.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from assistant import __version__
from assistant.drafting import tokens
from assistant.drafting.draft import Brief, Usage, Written
from assistant.drafting.model.answer import Answer
from assistant.drafting.model.dialect import dialect_of, remember
from assistant.drafting.model.stream import EventReader, error_in
from assistant.drafting.model.trouble import CONNECT_SECONDS, Trouble
from assistant.drafting.prompt_type import Prompt
from assistant.errors import Refused
from assistant.settings.keys import key_variable
from assistant.settings.schema import Model

if TYPE_CHECKING:
    import httpx2
    import openai

STOPPED = "Stopped by you."
AFTER_FINISH_SECONDS = 2.0
"""How long the count of tokens and ``[DONE]`` may take after the model said that it is finished."""
MODELS_SECONDS = 5.0
"""How long the list of an endpoint's models may take, when the one asked for is not there."""
_MOST_OF_ERROR = 64 * 1024
_NEEDED = frozenset({"host", "accept", "connection", "content-type", "content-length", "transfer-encoding"})
_READ_HERE = "x-stainless-raw-response"
_LOGGERS = ("openai", "httpx2", "httpcore2")
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


class ModelWriter:
    """Writes with the model that is set. ``key`` is sent to its endpoint and never shown."""

    def __init__(
        self,
        settings: Model,
        make_prompt: Callable[[Brief], Prompt],
        subject: Callable[[Brief], bool],
        key: str | None,
    ) -> None:
        self._settings = settings
        self._make_prompt = make_prompt
        self._subject = subject
        self._key = key

    def begin(self, brief: Brief) -> ModelPen:
        """Take up the pen; the prompt is built and sent by its ``run``."""
        return ModelPen(self._settings, lambda: self._make_prompt(brief), self._subject(brief), self._key)

    def warm(self) -> None:
        """Load ahead of the first draft what it needs (about a second at most), for a thread to do."""
        warm(self._settings.name)


class ModelPen:
    """One draft on its way from a model."""

    def __init__(self, settings: Model, make_prompt: Callable[[], Prompt], subject: bool, key: str | None) -> None:
        self._settings = settings
        self._make_prompt = make_prompt
        self._key = key
        self._trouble = Trouble(settings.base_url, settings.name, key_variable(settings), key)
        self._answer = Answer(self._trouble, settings.max_output_tokens, subject=subject)
        self._prompt: Prompt | None = None
        self._complete = False
        self._usage: Usage | None = None
        self._began: float | None = None

    def __repr__(self) -> str:
        return f"ModelPen({self._trouble.who})"

    @property
    def removed(self) -> tuple[str, ...]:
        """Names of what the door has taken out of the answer so far."""
        return self._answer.read().removed

    @property
    def status(self) -> str:
        """Whom is being waited for, and for how many seconds, until the first word is there."""
        if self._began is None or self._answer.started or self._answer.over:
            return ""
        return f"Waiting for {self._settings.name}, {monotonic() - self._began:.0f} s"

    def written(self) -> Written:
        """What there is so far: read anew only when something came since."""
        reading = self._answer.read()
        return Written(
            subject=reading.subject,
            body=reading.body,
            support=reading.support,
            writer="model",
            model=self._settings.name,
            complete=self._complete,
            reason=self._answer.reason,
            usage=self._usage,
        )

    async def run(self) -> Written:
        """Ask the model and write to the end.

        Raises Refused when nothing was written, with the sentence for it. Cancelled, it stops at once
        and ``written()`` keeps what came.
        """
        answer = self._answer
        self._began = monotonic()
        try:
            unusable = self._trouble.unusable()
            if unusable:
                raise Refused(unusable)
            await asyncio.to_thread(warm, self._settings.name)
            self._prompt = self._make_prompt()
            answer.fact_ids = self._prompt.fact_ids
            await self._ask(self._prompt)
        except asyncio.CancelledError:
            answer.fail(STOPPED)
            self._usage = self._counted()
            raise
        self._complete = not answer.close()
        self._usage = self._counted()
        if answer.read().empty:
            raise Refused(answer.reason)
        if answer.usage is None and self._prompt.counted == "exact":
            written = await asyncio.to_thread(tokens.count, answer.raw, self._settings.name)
            self._usage = self._counted(written)
        return self.written()

    async def _ask(self, prompt: Prompt) -> None:
        """Send the prompt and take the answer in. What goes wrong on the way becomes its reason."""
        import httpx2
        import openai

        answer = self._answer
        async with make_client(self._settings.base_url, self._key) as client:
            try:
                while not await self._stream(client, prompt):
                    pass
            except TimeoutError:
                self._timed_out()
            except openai.APIStatusError as error:
                answer.fail(await self._status(client, error))
            except (
                openai.OpenAIError,
                httpx2.HTTPError,
                httpx2.StreamError,
                httpx2.InvalidURL,
                OSError,
            ) as error:
                if not answer.finish:
                    broken = answer.started
                    answer.fail(self._trouble.broken() if broken else self._trouble.unreachable(error))

    async def _stream(self, client: openai.AsyncOpenAI, prompt: Prompt) -> bool:
        """Ask once. False: the endpoint refused a part of the request that can be left out, so ask again."""
        import openai

        settings, answer, reader = self._settings, self._answer, EventReader()
        clock = asyncio.get_running_loop().time
        dialect = dialect_of(settings)
        create = client.chat.completions.with_streaming_response.create
        try:
            async with (
                asyncio.timeout(settings.first_token_seconds) as timer,
                create(**dialect.request(settings, prompt)) as response,
            ):
                async for data in response.iter_bytes():
                    finished, came = bool(answer.finish), answer.take(reader.feed(data))
                    if answer.over or reader.foreign:
                        break
                    if answer.finish:
                        if not finished:
                            timer.reschedule(clock() + AFTER_FINISH_SECONDS)
                    elif came:
                        timer.reschedule(clock() + settings.stall_seconds)
                else:
                    answer.take(reader.end())
        except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
            learnt = dialect.learn(_text(error))
            if learnt is None:
                raise
            remember(settings, learnt)
            return False
        if reader.foreign:
            answer.fail(self._trouble.not_an_api())
        return True

    def _timed_out(self) -> None:
        if self._answer.finish:
            return  # it said that it was finished; only the connection lingered
        if self._answer.started:
            self._answer.fail(self._trouble.stalled(self._settings.stall_seconds))
        else:
            self._answer.fail(self._trouble.no_first_token(self._settings.first_token_seconds))

    async def _status(self, client: openai.AsyncOpenAI, error: openai.APIStatusError) -> str:
        """The sentence for a status that is no success; for a missing model, with those there are."""
        status = error.status_code
        if status < 400:
            return self._trouble.redirected(error.response.headers.get("location", ""))
        body = error.response.content[:_MOST_OF_ERROR]
        if body.lstrip().startswith(b"<") and status not in (401, 403, 429):
            return self._trouble.not_an_api(status)
        models = await _models(client) if status == 404 else None
        return self._trouble.refused(status, error_in(body), models)

    def _counted(self, exactly: tuple[int, tokens.Counted] | None = None) -> Usage | None:
        """What it took: as reported, or counted here."""
        answer = self._answer
        if answer.usage:
            sent, written = answer.usage
            return Usage(sent, written, "reported", self._cost(sent, written))
        if self._prompt is None or not answer.length:
            return None
        sent = self._prompt.tokens
        written, how = exactly or (tokens.estimate(answer.raw), "estimate")
        return Usage(sent, written, how, self._cost(sent, written))

    def _cost(self, sent: int, written: int) -> float | None:
        prices = self._settings.price_input, self._settings.price_output
        return (sent * prices[0] + written * prices[1]) / 1_000_000 if any(prices) else None


def warm(model: str) -> None:
    """Load the SDK and, where there is one, the model's vocabulary, with which its prompt is counted."""
    load_sdk()
    tokens.warm(model)


def load_sdk() -> None:
    """Import the SDK, half a second when it is the first time: for a thread. Its loggers fall silent."""
    # If this is set, the import itself would open a log on the screen.
    log = os.environ.pop("OPENAI_LOG", None)
    try:
        import openai  # noqa: F401
    finally:
        if log is not None:
            os.environ["OPENAI_LOG"] = log
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.setLevel(logging.CRITICAL + 1)
        logger.propagate = False


def make_client(base_url: str, key: str | None) -> openai.AsyncOpenAI:
    """A client for one draft. It neither retries nor times out once connected: that is the pen's to do."""
    import httpx2
    import openai

    async def only_what_is_needed(request: httpx2.Request) -> None:
        request.extensions[_READ_HERE] = request.headers.get(_READ_HERE)
        for name in {name.lower() for name in request.headers} - _NEEDED:
            del request.headers[name]
        request.headers["user-agent"] = f"outreach/{__version__}"
        # A compressed stream waits in buffers.
        request.headers["accept-encoding"] = "identity"
        if key:
            request.headers["authorization"] = f"Bearer {key}"

    async def as_the_sdk_made_it(response: httpx2.Response) -> None:
        # It looks at its own request again to see whether the lines are read here.
        read_here = response.request.extensions.get(_READ_HERE)
        if read_here:
            response.request.headers[_READ_HERE] = read_here

    timeout = httpx2.Timeout(None, connect=CONNECT_SECONDS)
    http = httpx2.AsyncClient(
        timeout=timeout,
        # A proxy from the environment has no business between two programs of one machine.
        trust_env=urlsplit(base_url).hostname not in _THIS_MACHINE,
        follow_redirects=False,
        event_hooks={"request": [only_what_is_needed], "response": [as_the_sdk_made_it]},
    )
    return openai.AsyncOpenAI(
        base_url=base_url,
        api_key=key or "none",
        admin_api_key="",
        organization="",
        project="",
        webhook_secret="",
        max_retries=0,
        timeout=timeout,
        http_client=http,
    )


def _text(error: openai.APIStatusError) -> str:
    return error.response.content[:_MOST_OF_ERROR].decode("utf-8", "replace")


async def _models(client: openai.AsyncOpenAI) -> list[str] | None:
    """The names of the models an endpoint has; None where it does not say."""
    import openai

    try:
        async with asyncio.timeout(MODELS_SECONDS):
            page: Any = await client.models.list()
            return [model.id for model in page.data if isinstance(model.id, str)]
    except (openai.OpenAIError, TimeoutError, ValueError, AttributeError, TypeError):
        return None
