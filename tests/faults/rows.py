"""The rows: one for each known way in which endpoints differ or fail. The threads are public issues."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from assistant.drafting.model.dialect import Dialect
from assistant.drafting.prompt_type import Prompt
from tests.support.pens import PROMPT
from tests.support.server import DONE, Reply, answer, chunk, event, fragments, page, problem, usage

TEXT = "Hi Mara, which lock was the hardest?"
FIRST, SECOND = "Hi Mara, which lock ", "was the hardest?"
LONG = Prompt(({"role": "user", "content": "word " * 4000},), "sample-model", 5000, "estimate", (41, 42))


@dataclass(frozen=True, slots=True)
class Row:
    """One fault. ``complete`` and ``kept`` are what must come of it; ``said`` what the user must read."""

    number: int
    name: str
    """What the server does."""
    thread: str
    replies: tuple[Reply, ...]
    complete: bool
    kept: str = TEXT
    """The text that must be there in the end; empty: none, and a refusal instead."""
    said: tuple[str, ...] = ()
    """Parts of the sentence, or of the notes, that the user reads."""
    requests: int = 1
    """How often it is asked for a draft."""
    settings: dict[str, Any] = field(default_factory=dict)
    prompt: Prompt = PROMPT
    known: Dialect | None = None
    """What is known of the endpoint before."""
    variant: str = ""
    """Which of several rows with this number."""
    base_path: str = "/v1"
    outside: Reply | None = None
    """What the server says outside /v1; None: a web page."""
    finding: str = ""
    """The check that must have something to say about the draft."""

    @property
    def id(self) -> str:
        """Such as ``07-event-error``."""
        return f"{self.number:02}{'-' + self.variant if self.variant else ''}"


def _whole(*pieces: bytes | float, **more: Any) -> Reply:
    return Reply(pieces, **more)


def _no(status: int, message: str = "", **error: Any) -> Reply:
    headers = error.pop("headers", ())
    return problem(status, {"error": {"message": message, **error}}, headers=headers)


_GOOD = answer(TEXT)
_SPLIT = (chunk(FIRST), chunk(SECOND), chunk(finish="stop"), DONE)
_COMMENTS: list[bytes | float] = [0.05, b": still here\n\n"] * 60
_BAD_UTF8 = event({"choices": [{"delta": {"content": "@@"}}]}).replace(b"@@", b"\xff\xfe")
_CRLF = b"".join(piece for piece in _GOOD.pieces if isinstance(piece, bytes)).replace(b"\n", b"\r\n")

ROWS: tuple[Row, ...] = (
    Row(1, "choices: [] in the first and the last chunk", "TheR1D/shell_gpt#457",
        (_whole(event({"choices": []}), *_SPLIT[:3], usage(12, 9), DONE),), True),
    Row(2, "choices: null with an error object, status 200", "UKGovernmentBEIS/inspect_ai#1534",
        (problem(200, {"choices": None, "error": {"message": "model is loading", "code": 503}}),), False, "",
        ("503", "model is loading"), 3),
    Row(2, "the same with code 429: it is a 429", "UKGovernmentBEIS/inspect_ai#1534",
        (problem(200, {"choices": None, "error": {"message": "slow down", "code": 429}}), _GOOD), True,
        requests=2, variant="429"),
    Row(3, "delta missing, without a role, or content: null", "openai/openai-python#1677",
        (_whole(event({"choices": [{"index": 0}]}), chunk(None, content=None), *_SPLIT),), True),
    Row(4, "comment lines as keep-alive, and nothing else: they are no progress", "docker/docker-agent#2349",
        (_whole(chunk(FIRST), *_COMMENTS, ending="linger"),), False, FIRST.strip(),
        ("fell silent",), settings={"stall_seconds": 0.3}),
    Row(4, "comment lines between the words", "docker/docker-agent#2349",
        (_whole(b": hello\n\n", chunk(FIRST), b": still here\n\n", *_SPLIT[1:]),), True, variant="between"),
    Row(5, "a comment re-emitted as data: :", "mnfst/llm-gateway#2053",
        (_whole(chunk(FIRST), b"data: :\n\n", *_SPLIT[1:]),), True),
    Row(6, "empty data:, retry: alone", "openai/openai-python#2722",
        (_whole(b"retry: 3000\n\n", chunk(FIRST), b"data:\n\n", b"data: \n\n", *_SPLIT[1:]),), True),
    Row(7, "an error object in the middle of a stream", "aaif-goose/goose#8027",
        (_whole(chunk(FIRST), event({"error": {"message": "overloaded"}}), chunk(SECOND), DONE),), False,
        FIRST.strip(), ("overloaded",)),
    Row(7, "event: error in the middle of a stream", "openai/openai-python#2487",
        (_whole(chunk(FIRST), b"event: error\n", event({"message": "gone wrong"}), DONE),), False,
        FIRST.strip(), ("gone wrong",), variant="event-error"),
    Row(8, "the stream ends with neither finish_reason nor [DONE]", "BerriAI/litellm#40260",
        (_whole(chunk(FIRST)),), False, FIRST.strip(), ("cut off",)),
    Row(9, "a whole answer whose finish_reason is null, then [DONE]", "pydantic/pydantic-ai#2996",
        (_whole(chunk(FIRST), chunk(SECOND), DONE),), True),
    Row(10, "the connection is reset in mid-stream", "", (_whole(chunk(FIRST), ending="reset"),), False,
        FIRST.strip(), ("broke while", "try again")),
    Row(10, "the connection is cut in mid-stream", "", (_whole(chunk(FIRST), ending="cut"),), False,
        FIRST.strip(), ("broke while", "try again"), variant="cut"),
    Row(11, "the socket stays open and no first word comes", "QwenLM/qwen-code#5143",
        (_whole(ending="linger"),), False, "", ("no first word within 0.3 s", "first_token_seconds"),
        settings={"first_token_seconds": 0.3}),
    Row(11, "the socket stays open and no further word comes", "QwenLM/qwen-code#5143",
        (_whole(chunk(FIRST), ending="linger"),), False, FIRST.strip(), ("fell silent for 0.3 s", "stall_seconds"),
        settings={"stall_seconds": 0.3}, variant="stall"),
    Row(12, "the body lingers after [DONE]", "earendil-works/pi#7959", (_whole(*_SPLIT, ending="linger"),), True),
    Row(13, "<think>…</think> in the content, its tags split over chunks", "ggml-org/llama.cpp#13867",
        (_whole(chunk("<thi"), chunk("nk>They like locks.</th"), chunk("ink>\n\n" + FIRST), *_SPLIT[1:]),), True),
    Row(14, "only reasoning_content, no content", "lmstudio-ai/lmstudio-bug-tracker#378",
        (_whole(chunk(reasoning_content="They like locks."), chunk(finish="stop"), DONE),), False, "",
        ("no answer but its thinking",)),
    Row(15, "content is a list of parts", "BerriAI/litellm#16272",
        (_whole(chunk(content=[{"type": "text", "text": FIRST}, {"type": "text", "text": SECOND}]), *_SPLIT[2:]),),
        True),
    Row(16, "the prompt is silently cut", "ollama/ollama#4967",
        (_whole(*_SPLIT[:3], usage(100, 9), DONE),), True, said=("read only 100 of ≈ ",), prompt=LONG),
    Row(17, "finish_reason: length", "can1357/oh-my-pi#2774",
        (_whole(chunk(FIRST), chunk(finish="length"), DONE),), False, FIRST.strip(), ("max_output_tokens",)),
    Row(17, "finish_reason: length with no text at all", "can1357/oh-my-pi#2774",
        (_whole(chunk(finish="length"), DONE),), False, "", ("before its first word", "max_output_tokens"),
        variant="no-text"),
    Row(18, "the cap is ignored, the model goes on and on", "ikawrakow/ik_llama.cpp#2321",
        (_whole(*[chunk("very " * 4)] * 200, DONE),), False, ("very " * 28).strip(), ("far past 16 tokens",),
        settings={"max_output_tokens": 16}),
    Row(19, "stream_options refused with 400", "openai/openai-agents-python#442",
        (_no(400, "Unknown parameter: 'stream_options'."), _GOOD), True, requests=2),
    Row(19, "stream_options refused with 422", "openai/openai-agents-python#442",
        (problem(422, {"detail": [{"loc": ["body", "stream_options"], "msg": "extra fields not permitted"}]}), _GOOD),
        True, requests=2, variant="422"),
    Row(20, "max_tokens refused, max_completion_tokens wanted", "voideditor/void#128",
        (_no(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."), _GOOD), True,
        requests=2),
    Row(20, "max_completion_tokens refused, max_tokens wanted", "voideditor/void#128",
        (_no(400, "Unrecognized request argument supplied: max_completion_tokens"), _GOOD), True,
        requests=2, variant="other-way", known=Dialect(cap="max_completion_tokens")),
    Row(20, "max_completion_tokens wanted once, and refused since", "",
        (_no(400, "Unrecognized request argument supplied: max_completion_tokens"), _GOOD), True,
        requests=2, variant="back", known=Dialect(cap="max_completion_tokens", swapped=True)),
    Row(21, "temperature not supported, said only in the message", "agno-agi/agno#9951",
        (_no(400, "This model only supports its default temperature (1)."), _GOOD), True,
        said=("does not take a temperature",), requests=2),
    Row(22, "stream not supported: the whole answer is asked for", "RooCodeInc/Roo-Code#274",
        (_no(400, "Streaming is not supported by this model: stream"), _GOOD), True, requests=2),
    Row(23, "content_filter as finish reason", "microsoft/semantic-kernel#5289",
        (_whole(chunk(FIRST), chunk(finish="content_filter"), DONE),), False, FIRST.strip(), ("content filter",)),
    Row(23, "content_filter as a 400", "microsoft/semantic-kernel#5289",
        (_no(400, "The response was filtered due to the content management policy.", code="content_filter"),), False,
        "", ("content filter",), variant="400"),
    Row(24, "refusal with null content", "openai/openai-agents-js#1580",
        (_whole(chunk(None, content=None, refusal="I cannot write that."), chunk(finish="stop"), DONE),), False, "",
        ("declined: “I cannot write that”",)),
    Row(25, "an HTML page with 200", "neavo/LinguaGacha#137", (page(200),), False, "", ("not an API",)),
    Row(25, "an HTML page with 502", "neavo/LinguaGacha#137", (page(502),), False, "", ("is down (502)",), 3,
        variant="502"),
    Row(25, "a missing /v1", "neavo/LinguaGacha#137", (page(404),), False, "", ("not an API", "try URL as base_url"), 1,
        variant="v1", base_path=""),
    Row(25, "a missing /v1 behind a 404 in JSON, as vLLM says it", "", (_GOOD,), False, "",
        ("nothing there (404): “Not Found”", "try URL as base_url"), 1, variant="v1-json", base_path="",
        outside=problem(404, {"detail": "Not Found"})),
    Row(25, "a missing /v1 behind a 200 with an error, as LM Studio says it", "", (_GOOD,), False, "",
        ("Unexpected endpoint or method", "try URL as base_url"), 1, variant="v1-200", base_path="",
        outside=problem(200, {"error": "Unexpected endpoint or method. (POST /chat/completions)"})),
    Row(26, "429 with Retry-After", "", (_no(429, "slow down", headers=(("retry-after", "0.2"),)), _GOOD), True,
        requests=2),
    Row(26, "429 for an exhausted quota", "",
        (_no(429, "You exceeded your current quota, please check your plan.", code="insufficient_quota"),), False, "",
        ("quota or credit there is used up",), variant="quota"),
    Row(26, "429 for an exhausted quota, with a Retry-After", "",
        (_no(429, "Quota.", code="insufficient_quota", headers=(("retry-after", "1"),)),), False, "",
        ("quota or credit there is used up",), variant="quota-wait"),
    Row(26, "429 that asks for an hour", "", (_no(429, "slow down", headers=(("retry-after", "3600"),)),), False, "",
        ("asks you to wait 60 minutes",), variant="hour"),
    *(Row(27, f"{status}, then it works", "", (_no(status, "oops"), _GOOD), True, requests=2, variant=str(status))
      for status in (500, 502, 503, 529)),
    Row(27, "500 every time", "", (_no(500, "oops"),), False, "", ("failed 3 times (500)", "oops"), 3,
        variant="always"),
    Row(28, "401", "", (_no(401, "bad key"),), False, "",
        ("refused the key from the environment variable SAMPLE_KEY",)),
    Row(28, "403", "", (_no(403, "no access"),), False, "", ("no access", "the environment variable SAMPLE_KEY"),
        variant="403"),
    Row(28, "404 for the model", "", (_no(404, "no such model"),), False, "",
        ("no model 'sampel-model'", "it has sample-model"), settings={"name": "sampel-model"}, variant="404"),
    Row(28, "400 for the model, as some gateways say it", "", (_no(400, "Invalid model name"),), False, "",
        ("no model 'sampel-model' (400)", "it has sample-model"), settings={"name": "sampel-model"}, variant="400"),
    Row(28, "422 with a list of complaints, as FastAPI says it", "",
        (problem(422, {"detail": [{"loc": ["body", "user_id"], "msg": "Field required"}]}),), False, "",
        ("(422): “body.user_id: Field required”",), variant="422"),
    Row(29, "a context in which the answer alone has no room", "",
        (_no(400, "This model's maximum context length is 1000 tokens. However, you requested 1624 tokens (600 in the "
             "messages, 1024 in the completion).", code="context_length_exceeded"),), False, "",
        ("1,000 tokens", "lower max_output_tokens in [model]"), variant="answer"),
    Row(29, "400 for a context that is too long", "",
        (_no(400, "This model's maximum context length is 4096 tokens. However, you requested 5120 tokens (4096 in "
             "the messages, 1024 in the completion). Reduce max_tokens.", code="context_length_exceeded"),), False, "",
        ("4,096 tokens", "1,024 too many", "facts are left out")),
    Row(30, "UTF-8 split over chunks, a byte at a time", "", (fragments(_GOOD),), True, variant="bytes"),
    Row(30, "CRLF framing, CRLF split over reads", "", (fragments(_whole(_CRLF)),), True, variant="crlf"),
    Row(30, "invalid bytes", "", (_whole(chunk(FIRST), _BAD_UTF8, DONE),), False, FIRST + "��",
        ("could not be read",), variant="invalid"),
    Row(30, "JSON cut at the end", "", (_whole(chunk(FIRST), b'data: {"choices": [{"del'),), False, FIRST.strip(),
        ("cut off",), variant="json"),
    Row(31, "a preamble before the message", "", (answer(f"Sure! Here's a draft:\n\n{TEXT}"),), True,
        variant="preamble"),
    Row(31, "a code fence around the message", "", (answer(f"```\n{TEXT}\n```"),), True, variant="fence"),
    Row(31, "quotation marks around the message", "", (answer(f"“{TEXT}”"),), True, variant="quotes"),
    Row(32, "no subject where one is asked for", "", (_GOOD,), True, finding="subject"),
    Row(32, "markdown and a list", "", (answer(f"**{TEXT}**\n\n- one\n- two"),), True, f"**{TEXT}**\n\n- one\n- two",
        finding="machine-tells", variant="markdown"),
)  # fmt: skip
