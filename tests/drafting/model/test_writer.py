"""The model writer against a real socket: whole answers, broken ones, and what leaves the machine."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import socket
import ssl
import sys
import time
from dataclasses import replace
from typing import Any

import pytest

from assistant.drafting.model.answer import Answer
from assistant.drafting.model.pen import STOPPED
from assistant.drafting.model.stream import Delta
from assistant.drafting.model.trouble import Trouble
from assistant.errors import NoAnswer, Refused
from assistant.settings.schema import Model
from tests.support.pens import BODY, KEY, TEXT, pen_for, refusal_of, stream, written_by
from tests.support.server import (
    DONE,
    FakeServer,
    Reply,
    answer,
    chunk,
    event,
    fragments,
    page,
    problem,
    usage,
)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Setbacks are tried again at once."""
    monkeypatch.setattr("assistant.drafting.model.retry.BACK_OFF_SECONDS", (0.01, 0.02))


# What arrives.


async def test_a_whole_answer() -> None:
    written = await written_by(answer(TEXT, reported=(120, 30)), price_input=2.0, price_output=10.0)
    assert (written.subject, written.body) == ("Your talk on Ferrite", BODY)
    assert written.complete and not written.reason and written.writer == "model"
    assert [(written.body[one.start : one.end], one.facts) for one in written.support] == [
        ("your talk was clear.", (41,)),
        ("How did you start?", (42,)),
    ]
    assert written.usage is not None
    assert (written.usage.prompt_tokens, written.usage.completion_tokens) == (120, 30)
    assert written.usage.counted == "reported"
    assert written.usage.cost == pytest.approx((120 * 2 + 30 * 10) / 1e6)


async def test_without_reported_usage_it_is_counted_here() -> None:
    written = await written_by(answer(TEXT))
    assert written.usage is not None and written.usage.cost is None
    assert (written.usage.prompt_tokens, written.usage.counted) == (12, "estimate")
    assert written.usage.completion_tokens == (len(TEXT) + 3) // 4


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
async def test_fragments_of_any_size_read_the_same(size: int) -> None:
    text = TEXT + " Grüße 🎈 你好"
    reply = fragments(answer(text, reported=(1, 2)), size)
    crlf = replace(reply, pieces=tuple(_crlf(reply, size)))
    for one in (reply, crlf):
        written = await written_by(one)
        assert written.complete and written.body == BODY + " Grüße 🎈 你好"


def _crlf(reply: Reply, size: int) -> list[bytes]:
    whole = b"".join(piece for piece in reply.pieces if isinstance(piece, bytes)).replace(b"\n", b"\r\n")
    return [whole[at : at + size] for at in range(0, len(whole), size)]


async def test_partial_text_can_be_read_while_it_streams_and_never_shows_a_mark() -> None:
    seen: list[str] = []
    async with FakeServer(fragments(answer(TEXT, delay=0.002), 5)) as server:
        pen = pen_for(server.base_url)
        running_pen = asyncio.create_task(pen.run())
        while not running_pen.done():
            written = pen.written()
            assert (not written.complete and not written.reason) or running_pen.done()
            seen.append(written.body)
            await asyncio.sleep(0.001)
        final = await running_pen
    assert len(set(seen)) > 5
    assert all(final.body.startswith(body) for body in seen)


@pytest.mark.parametrize(
    "pieces",
    [
        (event({"choices": []}), chunk("Hi Mara"), chunk(finish="stop"), usage(1, 2), DONE),
        (event({"choices": [{"index": 0}]}), chunk(None, content=None), chunk("Hi Mara"), DONE),
        (b": keep-alive\n\n", chunk("Hi"), b"data: :\n\n", b"data:\n\nretry: 3\n\n", chunk(" Mara"), DONE),
        (chunk("Hi "), chunk("Mara"), event({"choices": [{"delta": {}, "finish_reason": None}]}), DONE),
        (chunk(content=[{"type": "text", "text": "Hi "}, {"type": "thinking", "text": "x"}, "Mara"]), DONE),
        (chunk("<thi"), chunk("nk>secret</th"), chunk("ink>Hi Mara"), chunk(finish="stop")),
        (chunk(reasoning_content="hm"), chunk("Hi Mara", finish="stop"), DONE, chunk(" and more")),
        (chunk("Hi Mara", finish="eos"),),
        (event({"id": 1}).rstrip(), b"\n", chunk("Hi Mara").rstrip(), b"\n", DONE),
        (b'data: {"choices":\ndata: [{"delta": {"content": "Hi Mara"}}]}\n\n', DONE),
        (json.dumps({"choices": [{"message": {"content": "Hi Mara"}, "finish_reason": "stop"}]}).encode(),),
        (rb'data: {"choices": [{"delta": {"content": "Hi \ud83d"}}]}' + b"\n\n",
         rb'data: {"choices": [{"delta": {"content": "\ude00 Mara"}}]}' + b"\n\n", DONE),
    ],
)  # fmt: skip
async def test_odd_streams_that_are_whole(pieces: tuple[bytes, ...]) -> None:
    written = await written_by(Reply(pieces))
    assert written.complete, written.reason
    assert written.body.replace("😀 ", "") == "Hi Mara"


async def test_done_ends_it_even_if_the_body_lingers() -> None:
    before = time.monotonic()
    written = await written_by(stream(chunk("Hi Mara"), chunk(finish="stop"), DONE, ending="linger"))
    assert written.complete and time.monotonic() - before < 15


async def test_finish_without_done_ends_it_soon_after(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.drafting.model.pen.AFTER_FINISH_SECONDS", 0.1)
    before = time.monotonic()
    comments: list[bytes | float] = [0.05, b": still here\n\n"] * 600
    written = await written_by(stream(chunk("Hi Mara"), chunk(finish="stop"), *comments, ending="linger"))
    assert written.complete and time.monotonic() - before < 15


# What breaks after the first text: it stays, incomplete, with the reason.


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (stream(chunk("Hi Mara")), "cut off"),
        (stream(chunk("Hi Mara"), ending="cut"), "broke while"),
        (stream(chunk("Hi Mara"), ending="reset"), "broke while"),
        (stream(chunk("Hi Mara"), b'data: {"choices": [{"del'), "cut off"),
        (stream(chunk("Hi Mara"), chunk(finish="length"), DONE), "max_output_tokens"),
        (stream(chunk("Hi Mara"), chunk(finish="content_filter"), DONE), "content filter"),
        (stream(chunk("Hi Mara"), chunk(finish="error"), DONE), "cut off"),
        (stream(chunk("Hi Mara"), chunk(refusal="I cannot."), chunk(finish="stop"), DONE), "I cannot"),
        (stream(chunk("Hi Mara"), event({"error": {"message": "overloaded"}}), chunk("!"), DONE), "overloaded"),
        (stream(chunk("Hi Mara"), b"event: error\n", event({"message": "gone wrong"}), DONE), "gone wrong"),
        (stream(chunk("Hi Mara"), b"event: error\ndata: gone wrong\n\n", DONE), "gone wrong"),
        (stream(chunk("Hi Mara"), b'data: {"choices": [{"del\n\n', DONE), "could not be read"),
        (stream(chunk("Hi Mara"), b"data: {\"choices\": [{\"delta\": {\"content\": \"\xff\"}}]}\n\n", DONE), "read"),
    ],
)  # fmt: skip
async def test_a_broken_answer_stays_incomplete(reply: Reply, reason: str) -> None:
    written = await written_by(reply)
    assert written.body.startswith("Hi Mara") and "!" not in written.body
    assert not written.complete
    assert reason in written.reason


async def test_a_stall_keeps_what_came() -> None:
    comments: list[bytes | float] = [0.05, b": still here\n\n"] * 600
    reply = stream(chunk("Hi Mara"), *comments)
    before = time.monotonic()
    written = await written_by(reply, stall_seconds=0.3)
    assert time.monotonic() - before < 15, "comments count as progress"
    assert (written.body, written.complete) == ("Hi Mara", False)
    assert "fell silent for 0.3 s" in written.reason and "stall_seconds" in written.reason


async def test_progress_puts_the_stall_off() -> None:
    written = await written_by(answer("one two three four five six", delay=0.25), stall_seconds=1.2)
    assert written.complete


async def test_a_model_that_never_ends_is_stopped() -> None:
    written = await written_by(stream(*[chunk("very " * 10)] * 100, DONE), max_output_tokens=50)
    assert not written.complete and "50 tokens" in written.reason
    assert 400 <= len(written.body) <= 500


async def test_cancelling_stops_at_once_and_keeps_what_came() -> None:
    async with FakeServer(stream(chunk("Hi Mara, [1"), ending="linger")) as server:
        pen = pen_for(server.base_url)
        task = asyncio.create_task(pen.run())
        while not pen.written().body:
            await asyncio.sleep(0.01)
        before = time.monotonic()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert time.monotonic() - before < 15
    written = pen.written()
    assert (written.body, written.complete, written.reason) == ("Hi Mara,", False, STOPPED)


# What fails before any text: one sentence.


async def test_refused_connection() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
        with pytest.raises(Refused) as caught:
            await pen_for(url).run()
    assert str(caught.value) == (
        f"Could not reach {url} for sample-model: connection refused; start its server, or check base_url in [model]."
    )


@pytest.mark.parametrize(
    ("reply", "options", "sentence"),
    [
        (problem(401, {"error": {"message": f"bad key {KEY}"}}), {},
         "URL refused the key from the environment variable SAMPLE_KEY (401); check the key."),
        (problem(401, {}), {"key": None},
         "URL wants a key (401) and none is set; 'outreach keys set' keeps one, or set SAMPLE_KEY."),
        (problem(403, {"error": {"message": f"no access for {KEY}."}}), {}, "refused (403): “no access for …”"),
        (problem(404, {"error": {"message": "model not found"}}), {"name": "sampel-model"},
         "URL has no model 'sampel-model' (404); it has sample-model: set one as name"),
        (problem(429, {"error": {"message": "slow down"}}), {},
         "sample-model at URL refused 3 times, for it is busy or you asked too often (429): “slow down”; try"),
        (problem(500, {"detail": "broken"}), {},
         "sample-model at URL failed 3 times (500): “broken”; try again later."),
        (problem(418, {}), {}, "did not accept the request (418)"),
        (page(200), {}, "URL answers, but it is not an API; check base_url"),
        (page(502), {}, "URL is down (502)"),
        (stream(b"Hello, I am no API\n"), {}, "URL answers, but it is not an API"),
        (problem(200, {"error": {"message": "limit", "code": 429}, "choices": None}), {}, "(429): “limit”"),
        (stream(event({"choices": None, "error": {"message": "x" * 900}})), {}, "xxx…”"),
        (stream(event({"error": "Bearer abcdefg is bad"})), {}, "reported an error: “… is bad”"),
        (stream(chunk(reasoning_content="hm"), chunk(finish="stop"), DONE), {}, "no answer but its thinking"),
        (stream(chunk("<think>hm"), chunk(finish="stop"), DONE), {}, "no answer but its thinking"),
        (stream(chunk(finish="length"), DONE), {}, "used up its 1024 tokens before its first word"),
        (stream(chunk(refusal="I cannot "), chunk(refusal="do it."), DONE), {}, "declined: “I cannot do it”"),
        (stream(), {}, "gave no answer"),
        (stream(ending="cut"), {}, "The connection to URL broke before an answer of sample-model came"),
        (stream(b": hm\n\n", ending="linger"), {"first_token_seconds": 0.2}, "no first word within 0.2 s"),
        (stream(0.6), {"first_token_seconds": 0.2}, "no first word within 0.2 s"),
        (Reply((), 302, headers=(("location", "https://user:pw@other.example/v1/chat/completions?k=1"),)), {},
         "URL sends on to https://other.example/v1; if you trust it"),
    ],
)  # fmt: skip
async def test_one_sentence(reply: Reply, options: dict[str, Any], sentence: str) -> None:
    assert sentence in await refusal_of(reply, **options)


async def test_a_missing_v1() -> None:
    async with FakeServer(answer(TEXT)) as server:
        with pytest.raises(Refused, match=rf"{server.port} .*try http://127.0.0.1:{server.port}/v1 as base_url"):
            await pen_for(server.base_url.removesuffix("/v1")).run()


@pytest.mark.parametrize("url", ["", "localhost:11434", "ftp://x/v1", "http://", "http://[::1", "http://a:99999/"])
async def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(Refused, match="no address of an endpoint"):
        await pen_for(url).run()


async def test_a_key_that_is_none_is_not_sent_and_not_shown() -> None:
    with pytest.raises(Refused) as caught:
        await pen_for("http://127.0.0.1:9/v1", key="“quoted”\nkey").run()
    assert "SAMPLE_KEY" in str(caught.value) and "quoted" not in str(caught.value)


@pytest.mark.parametrize(
    ("cause", "sentence"),
    [
        (socket.gaierror(-2, "Name or service not known"), "no such host; check the network, and base_url"),
        (ssl.SSLCertVerificationError("self-signed"), "its certificate is not trusted"),
        (ssl.SSLError("wrong version number"), "does not speak TLS"),
    ],
)
def test_why_a_host_cannot_be_reached(cause: Exception, sentence: str) -> None:
    error = RuntimeError("outer")
    error.__cause__ = cause
    said = Trouble(Model(base_url="http://me:pw@nowhere.example/v1?key=1", name="sample-model")).unreachable(error)
    assert said.startswith("Could not reach http://nowhere.example/v1 for sample-model: ") and sentence in said


def test_half_a_character_is_held_back() -> None:
    taking = Answer(Trouble(Model(base_url="http://x/v1", name="sample-model")), 100, subject=False)
    taking.take([Delta(text="Hi Mara \ud83d")])
    assert taking.read().body == "Hi Mara"
    taking.take([Delta(text="\ude00")])
    assert taking.read().body == "Hi Mara 😀"
    taking.take([Delta(text="\ud83d")])
    taking.close()
    assert taking.read().body == "Hi Mara 😀\ufffd"


def test_nothing_is_read_twice() -> None:
    taking = Answer(Trouble(Model(base_url="http://x/v1", name="sample-model")), 100, subject=False)
    taking.take([Delta(text="Hi")])
    assert taking.read() is taking.read()


async def test_terminal_escapes_in_an_answer_do_not_pass() -> None:
    async with FakeServer(stream(chunk("Hi \x1b]52;c;eHg=\x07Mara\u202e"), DONE)) as server:
        pen = pen_for(server.base_url)
        written = await pen.run()
    assert written.body == "Hi Mara"
    assert written.notes == ("Taken out of the answer: terminal escape, bidi override.",)


# Whatever comes: no bare exception, nothing lost, nothing called complete that is not.


@pytest.mark.parametrize("seed", range(12))
async def test_any_stream_ends_in_a_draft_or_a_sentence(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(6):
        texts = [f"word{n} " for n in range(chance.randint(0, 6))]
        noise = [b": c\n\n", b"data: :\n\n", b"data:\n\n", event([]), event("null"), event({"choices": None}),
                 event({"choices": [None]}), event({"choices": [{"delta": []}]}), event({"usage": 3}), b"\r\n",
                 chunk(None, content=None), event({"choices": {"a": 1}}), b"garbage\n\n"]  # fmt: skip
        pieces: list[bytes] = []
        for text in texts:
            pieces += [chunk(text), *chance.sample(noise, chance.randint(0, 3))]
        whole = chance.random() < 0.5
        if whole:
            pieces += [chance.choice([DONE, chunk(finish="stop")])]
        ending = chance.choice(["end", "cut", "reset"])
        reply = fragments(Reply(tuple(pieces), ending=ending), chance.randint(1, 40))  # type: ignore[arg-type]
        async with FakeServer(reply) as server:
            pen = pen_for(server.base_url)
            with contextlib.suppress(Refused):
                await pen.run()
        written = pen.written()
        assert written.body == "".join(texts).strip()
        assert written.complete == (whole and bool(texts))
        assert written.complete == (not written.reason)


# No network at all.


def _deaf() -> tuple[socket.socket, list[socket.socket]]:
    """A port that answers nobody: its queue is full, so that a connection is neither made nor refused."""
    deaf = socket.socket()
    deaf.bind(("127.0.0.1", 0))
    deaf.listen(0)
    waiting = []
    for _ in range(4):
        one = socket.socket()
        one.setblocking(False)
        one.connect_ex(deaf.getsockname())
        waiting.append(one)
    time.sleep(0.1)
    return deaf, waiting


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a full queue refuses instead")
async def test_what_does_not_answer_is_given_up_within_the_time_to_connect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.drafting.model.client.CONNECT_SECONDS", 0.5)
    monkeypatch.setattr("assistant.drafting.model.trouble.CONNECT_SECONDS", 0.5)
    deaf, waiting = _deaf()
    before = time.monotonic()
    try:
        with pytest.raises(NoAnswer, match=r"no connection within 0\.5 s; check the network"):
            await pen_for(f"http://127.0.0.1:{deaf.getsockname()[1]}/v1").run()
        assert time.monotonic() - before < 15
    finally:
        for one in (deaf, *waiting):
            one.close()
