"""One draft on its way from a model.

What arrived is never lost, and an answer that did not come to its end is never called complete.
Every wait can be seen in ``status`` and ends at once when the task is cancelled.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any

from assistant.drafting import tokens
from assistant.drafting.draft import Usage, Written
from assistant.drafting.model import dialect as dialects
from assistant.drafting.model.answer import Answer
from assistant.drafting.model.client import failures, load_sdk, make_client
from assistant.drafting.model.dialect import Dialect, Memory
from assistant.drafting.model.limits import context_limit, is_filtered
from assistant.drafting.model.pace import Pace
from assistant.drafting.model.retry import Setback, asked_wait
from assistant.drafting.model.stream import EventReader, error_in
from assistant.drafting.model.threads import in_thread
from assistant.drafting.model.trouble import Trouble
from assistant.drafting.model.turns import Turns
from assistant.drafting.prompt_type import Prompt
from assistant.errors import NoAnswer, Refused
from assistant.settings.keys import Key
from assistant.settings.schema import Model

if TYPE_CHECKING:
    import openai

STOPPED = "Stopped by you."
AFTER_FINISH_SECONDS = 2.0
"""How long the count of tokens and ``[DONE]`` may take after the model said that it is finished."""
MODELS_SECONDS = 5.0
"""How long the list of an endpoint's models may take, when the one asked for is not there."""
KEY_SECONDS = 60.0
"""How long the keyring may take, for it may wait for its person to unlock it."""
_MOST_OF_ERROR = 64 * 1024
_CUT = {"exact": 0.8, "estimate": 0.6}
"""The part of a prompt's tokens below which an endpoint that reports them has not read it whole."""
_CUT_FROM = 300
"""Tokens of a prompt from which its count is good enough to say so."""


class ModelPen:
    """One draft on its way. ``find_key`` may wait, so it is asked in a thread."""

    def __init__(
        self,
        settings: Model,
        make_prompt: Callable[[], Prompt],
        find_key: Callable[[], Key | None],
        memory: Memory,
        turns: Turns,
        *,
        subject: bool,
    ) -> None:
        self._settings = settings
        self._make_prompt = make_prompt
        self._find_key = find_key
        self._memory = memory
        self._turns = turns
        self._trouble = Trouble(settings)
        self._answer = Answer(self._trouble, settings.max_output_tokens, subject=subject)
        self._prompt: Prompt | None = None
        self._complete = False
        self._usage: Usage | None = None
        self._notes: list[str] = []
        self._unlearnt = False
        self._pace = Pace()
        self._waiting: Callable[[], str] | None = None

    def __repr__(self) -> str:
        return f"ModelPen({self._trouble.who})"

    @property
    def status(self) -> str:
        """What is being waited for, and how long, until the first word is there."""
        answer = self._answer
        if answer.over and self._waiting is None:
            return ""
        if self._waiting is not None:
            return self._waiting()
        name = self._settings.name
        if not answer.started:
            return f"Waiting for {name}, {self._pace.waited:.0f} s" if self._pace.asked else ""
        if answer.read().empty:
            return f"{name} is thinking, {self._pace.waited:.0f} s, ≈ {answer.tokens:,} tokens so far"
        return ""

    @property
    def pace(self) -> str:
        """How fast it writes: time to the first word, tokens each second."""
        usage = self._answer.usage
        exact = usage is not None and usage[1] > 0
        return self._pace.said(usage[1] if exact and usage else self._answer.tokens, exact=exact)

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
            notes=tuple(self._notes),
        )

    async def run(self) -> Written:
        """Ask the model and write to the end.

        Raises Refused when nothing was written, with the sentence for it (NoAnswer where the endpoint is
        to blame). Cancelled, it stops at once and ``written()`` keeps what came.
        """
        answer = self._answer
        try:
            if unusable := self._trouble.unusable():
                raise Refused(unusable)
            await asyncio.to_thread(warm, self._settings.name)
            await self._fetch_key()
            self._prompt = self._make_prompt()
            self._notes += self._prompt.notes
            answer.fact_ids = self._prompt.fact_ids
            await self._ask(self._prompt)
        except asyncio.CancelledError:
            answer.fail(STOPPED)
            self._usage = self._counted()
            raise
        finally:
            self._waiting = None
        self._complete = not answer.close()
        self._pace.ended(self._readable)
        self._usage = self._counted()
        if answer.read().empty:
            raise NoAnswer(answer.reason)
        if not self._reported and self._prompt.counted == "exact":
            written = await asyncio.to_thread(tokens.count, answer.raw, self._settings.name)
            self._usage = self._counted(written)
        self._look_back(self._prompt)
        return self.written()

    async def _fetch_key(self) -> None:
        began = monotonic()
        self._waiting = lambda: f"Asking for the key, {monotonic() - began:.0f} s"
        try:
            async with asyncio.timeout(KEY_SECONDS):
                self._trouble.key = await in_thread(self._find_key)
        except TimeoutError:
            raise Refused(self._trouble.keyring_silent(KEY_SECONDS)) from None
        finally:
            self._waiting = None
        if unusable := self._trouble.unusable():
            raise Refused(unusable)

    async def _ask(self, prompt: Prompt) -> None:
        """Send the prompt and take the answer in. What goes wrong on the way becomes its reason."""
        key = self._trouble.key
        tried = 1
        async with make_client(self._settings.base_url, key.value if key else None) as client:
            while setback := await self._attempt(client, prompt):
                if setback.status == 429 and setback.crowded and not setback.exhausted:
                    self._one_after_another()
                    continue
                wait = setback.wait(tried)
                if wait is None:
                    self._answer.fail(self._trouble.gave_up(setback, tried))
                    return
                tried += 1
                await self._wait(wait, setback, tried)

    async def _attempt(self, client: openai.AsyncOpenAI, prompt: Prompt) -> Setback | None:
        """Ask once, in turn. What came of it, when that was only a setback; None when it is over."""
        import openai

        answer = self._answer
        answer.again()
        self._waiting = lambda: "Waiting for its turn"
        async with self._turns:
            self._waiting = None
            setback: Setback | None = None
            try:
                while not await self._stream(client, prompt):
                    pass
            except TimeoutError:
                self._timed_out()
            except openai.APIStatusError as error:
                setback = await self._status(client, error)
            except failures() as error:
                if not answer.finish:
                    answer.fail(self._trouble.broken() if answer.started else self._trouble.unreachable(error))
            if answer.fault is not None:
                setback = Setback(answer.fault.status or 0, answer.fault)
            return setback and replace(setback, crowded=self._turns.crowded)

    async def _stream(self, client: openai.AsyncOpenAI, prompt: Prompt) -> bool:
        """Ask once. False: the endpoint refused a part of the request that can be left out, so ask again."""
        import openai

        settings, answer, reader = self._settings, self._answer, EventReader()
        clock = asyncio.get_running_loop().time
        dialect = dialects.dialect_of(settings, self._memory)
        create = client.chat.completions.with_streaming_response.create
        self._pace.begin()
        try:
            async with (
                asyncio.timeout(settings.first_token_seconds) as timer,
                create(**dialect.request(settings, prompt)) as response,
            ):
                async for data in response.iter_bytes():
                    finished, came = bool(answer.finish), answer.take(reader.feed(data))
                    if came:
                        self._pace.came(self._readable)
                    if answer.over or reader.foreign:
                        break
                    if answer.finish:
                        if not finished:
                            timer.reschedule(clock() + AFTER_FINISH_SECONDS)
                    elif came:
                        timer.reschedule(clock() + settings.stall_seconds)
        except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
            if not self._learn(dialect, error):
                raise
            return False
        finally:
            # However it ended: what arrived without the end of its line is not lost.
            if not answer.over and answer.take(reader.end()):
                self._pace.came(self._readable)
        if reader.foreign:
            answer.fail(self._trouble.not_an_api())
        return True

    def _readable(self) -> bool:
        """Whether a word of the message is there; what a model thinks is none."""
        return self._answer.length > 0 and not self._answer.read().empty

    def _learn(self, dialect: Dialect, error: openai.APIStatusError) -> bool:
        """Leave out what the endpoint does not take, from now on; whether there was such a thing."""
        fault, text = error_in(_body(error)), _body(error).decode("utf-8", "replace")
        if is_filtered(fault) or context_limit(fault, text) is not None:
            return False  # such a refusal may name max_tokens as well
        learnt = dialect.learn(text)
        if learnt is None and not self._unlearnt:
            learnt = dialect.unlearn(text)
        if learnt is None:
            return False
        # What was swapped in this very draft is not swapped back: two that refuse each other's word would go on.
        self._unlearnt = self._unlearnt or learnt.cap != dialect.cap
        dialects.remember(self._settings, self._memory, learnt)
        if dialect.temperature and not learnt.temperature:
            self._notes.append(self._trouble.no_temperature())
        return True

    def _one_after_another(self) -> None:
        """Several at once were too many for the endpoint: take turns, here and the next time."""
        self._turns.together = False
        known = dialects.dialect_of(self._settings, self._memory)
        dialects.remember(self._settings, self._memory, replace(known, together=False))

    async def _wait(self, seconds: float, setback: Setback, number: int) -> None:
        end = monotonic() + seconds
        self._waiting = lambda: self._trouble.waiting(setback, max(0.0, end - monotonic()), number)
        try:
            await asyncio.sleep(seconds)
        finally:
            self._waiting = None

    def _timed_out(self) -> None:
        if self._answer.finish:
            return  # it said that it was finished; only the connection lingered
        if self._answer.started:
            self._answer.fail(self._trouble.stalled(self._settings.stall_seconds))
        else:
            self._answer.fail(self._trouble.no_first_token(self._settings.first_token_seconds))

    async def _status(self, client: openai.AsyncOpenAI, error: openai.APIStatusError) -> Setback | None:
        """A status that is no success: a setback that may pass, or the sentence for it (a 404 lists models)."""
        trouble, status, body = self._trouble, error.status_code, _body(error)
        fault = error_in(body)
        setback = Setback(status, fault, asked_wait(error.response.headers))
        if setback.may_pass or setback.exhausted:
            return setback if fault or not _is_page(body) else replace(setback, page=True)
        if status < 400:
            sentence = trouble.redirected(error.response.headers.get("location", ""))
        elif _is_page(body) and status not in (401, 403):
            sentence = trouble.not_an_api(status)
        elif is_filtered(fault):
            sentence = trouble.filtered()
        elif (limit := context_limit(fault, body.decode("utf-8", "replace"))) is not None:
            sentence = self._too_big(*limit)
        else:
            about_model = status == 404 or (status == 400 and fault is not None and "model" in fault.message.lower())
            sentence = trouble.refused(status, fault, await models_of(client) if about_model else None)
        self._answer.fail(sentence)
        return None

    def _too_big(self, takes: int, needs: int) -> str:
        """The prompt and the answer are more than the endpoint takes at once; remember how much it takes."""
        estimated, prompt, most = not needs, self._prompt, self._settings.max_output_tokens
        if prompt is None:
            return self._trouble.too_big(takes, needs, estimated=estimated)
        sent = max(prompt.tokens, needs - most)
        needs = needs or prompt.tokens + most
        known = dialects.dialect_of(self._settings, self._memory)
        # A prompt that was made for this very context, or has no fact, would be the same again.
        last = bool(takes) and (known.context == takes or not prompt.fact_ids)
        if takes:
            dialects.remember(self._settings, self._memory, replace(known, context=takes))
        return self._trouble.too_big(takes, needs, sent, estimated=estimated, last=last)

    @property
    def _reported(self) -> bool:
        return self._answer.usage is not None and self._answer.usage[0] > 0

    def _look_back(self, prompt: Prompt) -> None:
        """What the answer shows about how it came to be."""
        reported = self._answer.usage[0] if self._answer.usage else 0
        if prompt.tokens >= _CUT_FROM and 0 < reported < prompt.tokens * _CUT[prompt.counted]:
            self._notes.append(self._trouble.prompt_cut(prompt.tokens, reported, prompt.counted == "exact"))
        if removed := self._answer.read().removed:
            self._notes.append(f"Taken out of the answer: {', '.join(removed)}.")

    def _counted(self, exactly: tuple[int, tokens.Counted] | None = None) -> Usage | None:
        """What it took: as reported, or counted here."""
        answer = self._answer
        if answer.usage and self._reported:
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


async def models_of(client: openai.AsyncOpenAI, seconds: float = MODELS_SECONDS) -> list[str] | None:
    """The names of the models an endpoint has; None where it does not say."""
    try:
        async with asyncio.timeout(seconds):
            page: Any = await client.models.list()
            return [model.id for model in page.data if isinstance(model.id, str)]
    except failures():
        return None
    except (TimeoutError, ValueError, AttributeError, TypeError):
        return None


def _body(error: openai.APIStatusError) -> bytes:
    return error.response.content[:_MOST_OF_ERROR]


def _is_page(body: bytes) -> bool:
    return body.lstrip().startswith(b"<")
