"""What leaves the machine for a model, and what never does."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys

import httpx
import pytest
import respx

from assistant.drafting.model.client import load_sdk
from assistant.drafting.model.dialect import ShortMemory
from assistant.drafting.model.trial import look
from assistant.errors import Refused
from assistant.settings.schema import Model
from tests.support.pens import BODY, BRIEF, KEY, PROMPT, TEXT, key_of, pen_for, refusal_of, writer_for, written_by
from tests.support.server import DONE, FakeServer, Reply, answer, chunk, problem

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
    memory = ShortMemory()
    async with FakeServer([no, answer(TEXT)]) as server:
        for _ in range(2):
            assert (await pen_for(server.base_url, memory=memory).run()).body == BODY
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
        "from assistant.drafting.model.client import load_sdk\n"
        "import sys; assert 'openai' not in sys.modules and 'tiktoken' not in sys.modules\n"
        "load_sdk()\n"
        "logging.getLogger('openai._base_client').error('x'); assert not logging.getLogger().handlers\n"
        "assert os.environ['OPENAI_LOG'] == 'debug'\n"
    )
    environment = {**os.environ, "OPENAI_LOG": "debug", "PYTHONPATH": "."}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "")


def test_the_key_is_in_no_repr() -> None:
    writer = writer_for("http://x/v1")
    pen = writer.begin(BRIEF)
    pen._trouble.key = key_of(KEY)
    assert KEY not in repr(writer) + repr(pen) + repr(pen._trouble) + repr(pen.written())


async def test_a_word_that_was_learnt_is_unlearnt_when_the_endpoint_changed() -> None:
    memory = ShortMemory()
    first = problem(400, {"error": {"message": "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'."}})
    later = problem(422, {"detail": [{"loc": ["body", "max_completion_tokens"], "msg": "Extra inputs"}]})
    async with FakeServer([first, answer(TEXT), later, answer(TEXT)]) as server:
        for _ in range(3):
            assert (await pen_for(server.base_url, memory=memory).run()).body == BODY
        asked = ["max_tokens" in request.json for request in server.drafts]
    assert asked == [True, False, False, True, True]


async def test_a_list_of_complaints_is_quoted_with_its_places() -> None:
    no = problem(422, {"detail": [{"loc": ["body", "user_id"], "msg": "Field required"}, "and more"]})
    said = await refusal_of(no)
    assert "“body.user_id: Field required; and more”" in said


@pytest.mark.parametrize(
    "reply",
    [
        problem(404, {"detail": "Not Found"}),
        problem(200, {"error": {"message": "Unexpected endpoint or method. (POST /chat/completions)"}}),
    ],
)
async def test_outside_v1_the_address_is_what_is_proposed(reply: Reply) -> None:
    async with FakeServer(reply) as server:
        bare = server.base_url.removesuffix("/v1")
        with pytest.raises(Refused, match=f"try {bare}/v1 as base_url"):
            await pen_for(bare).run()
        found = await look(Model(base_url=bare, name="m"), lambda: None)
    assert not found.is_api
    assert f"{bare}/v1" in found.problem


async def test_where_the_answer_alone_is_too_long_the_advice_is_about_it() -> None:
    no = problem(400, {"error": {"message": "maximum context length is 1000 tokens, requested 1624 (600 + 1024)"}})
    said = await refusal_of(no)
    assert "lower max_output_tokens in [model] to 400" in said
    assert "left out until it fits" not in said


async def test_a_used_up_quota_is_named_at_once_whatever_wait_comes_with_it() -> None:
    body = {"error": {"code": "insufficient_quota", "message": "You exceeded your current quota."}}
    async with FakeServer(problem(429, body, headers=(("Retry-After", "2"),))) as server:
        with pytest.raises(Refused, match="quota or credit there is used up"):
            await pen_for(server.base_url).run()
        assert len(server.drafts) == 1


async def test_the_first_word_is_the_first_that_can_be_read() -> None:
    thinking = chunk("", reasoning_content="Let me see.")
    reply = Reply((thinking, 0.6, chunk("Hi Mara"), chunk("", "stop"), DONE))
    async with FakeServer(reply) as server:
        pen = pen_for(server.base_url)
        await pen.run()
    assert float(pen.pace.split("after ")[1].split(" ")[0]) >= 0.5
