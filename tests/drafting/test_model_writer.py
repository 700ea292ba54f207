"""The model writer against a real socket: whole answers, broken ones, and what leaves the machine."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import random
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx

from assistant.drafting.draft import Brief, Support, Written
from assistant.drafting.model_writer import STOPPED, ModelPen, ModelWriter, load_sdk
from assistant.drafting.prompt_type import Prompt
from assistant.drafting.trouble import Trouble
from assistant.errors import Refused
from assistant.people.person import Person
from assistant.settings.schema import Me, Model
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
    running,
    usage,
)

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


def pen_for(base_url: str, *, subject: bool = True, key: str | None = KEY, **settings: Any) -> ModelPen:
    model = replace(MODEL, base_url=base_url, **settings)
    return ModelWriter(model, lambda _: PROMPT, lambda _: subject, key).begin(BRIEF)


async def written_by(replies: Reply | Sequence[Reply], **options: Any) -> Written:
    async with FakeServer(replies) as server:
        return await pen_for(server.base_url, **options).run()


async def refusal_of(replies: Reply | Sequence[Reply], **options: Any) -> str:
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
    return Reply(pieces, **more)


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
    assert written.complete and time.monotonic() - before < 2


async def test_finish_without_done_ends_it_soon_after(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.drafting.model_writer.AFTER_FINISH_SECONDS", 0.1)
    before = time.monotonic()
    written = await written_by(stream(chunk("Hi Mara"), chunk(finish="stop"), ending="linger"))
    assert written.complete and time.monotonic() - before < 2


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
    reply = stream(chunk("Hi Mara"), *[0.05, b": still here\n\n"] * 40)
    before = time.monotonic()
    written = await written_by(reply, stall_seconds=0.3)
    assert time.monotonic() - before < 1.5, "comments count as progress"
    assert (written.body, written.complete) == ("Hi Mara", False)
    assert "fell silent for 0.3 s" in written.reason and "stall_seconds" in written.reason


async def test_progress_puts_the_stall_off() -> None:
    written = await written_by(answer("one two three four five six", delay=0.15), stall_seconds=0.4)
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
        assert time.monotonic() - before < 0.5
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
        f"Could not reach {url}: connection refused. Is the server running? --offline drafts with a template."
    )


@pytest.mark.parametrize(
    ("reply", "options", "sentence"),
    [
        (problem(401, {"error": {"message": f"bad key {KEY}"}}), {},
         "URL refused the key, which came from SAMPLE_KEY (401); check the key, or"),
        (problem(401, {}), {"key": None}, "URL wants a key (401) and none is set; set SAMPLE_KEY to its key"),
        (problem(403, {"error": {"message": f"no access for {KEY}."}}), {}, "refused (403): “no access for …”"),
        (problem(404, {"error": {"message": "model not found"}}), {"name": "sampel-model"},
         "URL has no model 'sampel-model' (404); it has sample-model: set one as name"),
        (problem(429, {"error": {"message": "slow down"}}), {}, "(429): “slow down”"),
        (problem(500, {"detail": "broken"}), {}, "sample-model at URL failed (500): “broken”; try again"),
        (problem(418, {}), {}, "did not accept the request (418)"),
        (page(200), {}, "URL answers, but not as an API; check base_url"),
        (page(502), {}, "URL is down (502)"),
        (stream(b"Hello, I am no API\n"), {}, "URL answers, but not as an API"),
        (problem(200, {"error": {"message": "limit", "code": 429}, "choices": None}), {}, "(429): “limit”"),
        (stream(event({"choices": None, "error": {"message": "x" * 900}})), {}, "xxx…”"),
        (stream(event({"error": "Bearer abcdefg is bad"})), {}, "reported an error: “… is bad”"),
        (stream(chunk(reasoning_content="hm"), chunk(finish="stop"), DONE), {}, "no answer but its thinking"),
        (stream(chunk("<think>hm"), chunk(finish="stop"), DONE), {}, "no answer but its thinking"),
        (stream(chunk(finish="length"), DONE), {}, "used up its 1024 tokens before its first word"),
        (stream(chunk(refusal="I cannot "), chunk(refusal="do it."), DONE), {}, "declined: “I cannot do it”"),
        (stream(), {}, "gave no answer"),
        (stream(ending="cut"), {}, "The connection to URL broke before an answer came"),
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
        with pytest.raises(
            Refused, match=rf"{server.port} .*try http://127.0.0.1:{server.port}/v1 as base_url"
        ):
            await pen_for(server.base_url.removesuffix("/v1")).run()


@pytest.mark.parametrize(
    "url", ["", "localhost:11434", "ftp://x/v1", "http://", "http://[::1", "http://a:99999/"]
)
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
        (socket.gaierror(-2, "Name or service not known"), "no such host. Check base_url"),
        (ssl.SSLCertVerificationError("self-signed"), "its certificate is not trusted"),
        (ssl.SSLError("wrong version number"), "does not speak TLS"),
    ],
)
def test_why_a_host_cannot_be_reached(cause: Exception, sentence: str) -> None:
    error = RuntimeError("outer")
    error.__cause__ = cause
    said = Trouble("http://me:pw@nowhere.example/v1?key=1", "sample-model").unreachable(error)
    assert said.startswith("Could not reach http://nowhere.example/v1: ") and sentence in said


# Parts of the request that some endpoints refuse.


@pytest.mark.parametrize(
    ("complaint", "without", "instead"),
    [
        ("Unknown parameter: 'stream_options'.", "stream_options", None),
        ("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'.", "max_tokens", "max_completion_tokens"),
        ("'temperature' does not support 0.7 with this model.", "temperature", None),
        ("stream is not supported by this model", "stream_options", None),
    ],
)  # fmt: skip
async def test_what_is_refused_is_left_out_once_and_remembered(
    complaint: str, without: str, instead: str | None
) -> None:
    no = problem(400, {"error": {"message": complaint}})
    async with FakeServer([no, answer(TEXT)]) as server:
        for _ in range(2):
            assert (await pen_for(server.base_url).run()).body == BODY
        first, *later = [request.json for request in server.drafts]
    assert len(later) == 2 and without in first
    for asked in later:
        assert without not in asked
        assert instead is None or asked[instead] == 1024
        assert asked["messages"] == first["messages"]


async def test_a_refusal_that_names_nothing_is_not_tried_again() -> None:
    async with FakeServer(problem(400, {"error": {"message": "no"}})) as server:
        with pytest.raises(Refused, match="400"):
            await pen_for(server.base_url).run()
        assert len(server.drafts) == 1


async def test_an_endpoint_that_refuses_everything_is_asked_a_few_times_at_most() -> None:
    complaint = "stream_options max_tokens max_completion_tokens temperature stream"
    async with FakeServer(problem(422, {"detail": complaint})) as server:
        with pytest.raises(Refused):
            await pen_for(server.base_url).run()
        assert len(server.drafts) == 5


# What leaves the machine.

STRAY = {
    "OPENAI_API_KEY": "sk-stray",
    "OPENAI_ADMIN_KEY": "stray-admin",
    "OPENAI_ORG_ID": "stray-org",
    "OPENAI_PROJECT_ID": "stray-project",
    "OPENAI_PROJECT": "stray-project",
    "OPENAI_BASE_URL": "http://stray.invalid",
    "OPENAI_CUSTOM_HEADERS": "X-Stray: stray-custom\nAuthorization: stray-authorization",
}


@pytest.mark.parametrize("key", [KEY, None])
async def test_the_wire(key: str | None, httpx2_mock: respx.Router, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in STRAY.items():
        monkeypatch.setenv(name, value)
    body = b"".join(piece for piece in answer(TEXT).pieces if isinstance(piece, bytes))
    route = httpx2_mock.post("https://api.sample.example/v1/chat/completions").mock(
        return_value=httpx.Response(200, headers={"content-type": "text/event-stream"}, content=body)
    )
    written = await pen_for("https://api.sample.example/v1", key=key, temperature=0.3).run()
    assert written.body == BODY
    sent = route.calls.last.request
    assert json.loads(sent.content) == {
        "model": "sample-model",
        "messages": list(PROMPT.messages),
        "stream": True,
        "stream_options": {"include_usage": True},
        "temperature": 0.3,
        "max_tokens": 1024,
    }
    expected = {
        "host",
        "accept",
        "accept-encoding",
        "connection",
        "content-type",
        "content-length",
        "user-agent",
    }
    assert {name.lower() for name in sent.headers} == expected | ({"authorization"} if key else set())
    assert sent.headers.get("authorization") == (f"Bearer {KEY}" if key else None)
    assert "stray" not in str(sent.headers.raw).lower() and sent.headers["user-agent"].startswith("outreach/")


async def test_the_same_over_a_socket() -> None:
    async with FakeServer(answer(TEXT)) as server:
        await pen_for(server.base_url).run()
    (request,) = server.requests
    assert request.json["messages"] == list(PROMPT.messages)
    assert not [name for name in request.headers if name.startswith(("x-", "openai"))]


async def test_a_proxy_is_not_asked_for_an_endpoint_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    assert (await written_by(answer(TEXT))).complete


async def test_nothing_is_logged(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    load_sdk()
    logging.getLogger().setLevel(logging.DEBUG)
    with caplog.at_level(logging.DEBUG):
        await refusal_of(problem(401, {}))
        await written_by(answer(TEXT))
    names = {record.name.partition(".")[0] for record in caplog.records}
    assert not names & {"openai", "httpx2", "httpcore2"}
    assert capfd.readouterr() == ("", "")


def test_the_sdk_never_logs_to_the_screen() -> None:
    code = (
        "import logging, os\n"
        "from assistant.drafting.model_writer import load_sdk\n"
        "import sys; assert 'openai' not in sys.modules and 'tiktoken' not in sys.modules\n"
        "load_sdk()\n"
        "logging.getLogger('openai._base_client').error('x'); assert not logging.getLogger().handlers\n"
        "assert os.environ['OPENAI_LOG'] == 'debug'\n"
    )
    import os

    environment = {**os.environ, "OPENAI_LOG": "debug", "PYTHONPATH": "."}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "")


def test_the_key_is_in_no_repr() -> None:
    writer = ModelWriter(replace(MODEL, base_url="http://x/v1"), lambda _: PROMPT, lambda _: True, KEY)
    pen = writer.begin(BRIEF)
    assert KEY not in repr(writer) + repr(pen) + repr(pen._trouble) + repr(pen.written())


async def test_terminal_escapes_in_an_answer_do_not_pass() -> None:
    async with FakeServer(stream(chunk("Hi \x1b]52;c;eHg=\x07Mara\u202e"), DONE)) as server:
        pen = pen_for(server.base_url)
        written = await pen.run()
    assert written.body == "Hi Mara"
    assert pen.removed == ("terminal escape", "bidi override")


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


# The server itself, as others use it.


def test_the_server_as_a_program(tmp_path: Path) -> None:
    said, log = tmp_path / "answer.txt", tmp_path / "log.jsonl"
    said.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "tests.support.server", "--port", "0", "--delay-ms", "1"]
    command += ["--answer", str(said), "--log", str(log)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        url = server.stdout.readline().strip()
        written = asyncio.run(pen_for(url).run())
        server.terminate()
    assert written.body == BODY and written.complete
    assert json.loads(log.read_text(encoding="utf-8"))["messages"] == list(PROMPT.messages)


def test_the_server_in_a_thread() -> None:
    with running(answer(TEXT)) as server:
        written = asyncio.run(pen_for(server.base_url, subject=False).run())
    assert (written.subject, written.body) == ("", BODY)
    assert written.support[0] == Support(10, 30, (41,))
