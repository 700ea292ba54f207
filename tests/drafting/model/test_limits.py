"""Refusals about size and content, in the words of those that refuse."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.model.limits import context_limit, is_filtered
from assistant.drafting.model.stream import Fault, error_in


def error(message: str, **more: object) -> dict[str, Any]:
    return {"error": {"message": message, **more}}


def read(body: object) -> tuple[Fault | None, str]:
    """A body as the pen reads it: what it says, and the whole."""
    text = body if isinstance(body, str) else json.dumps(body)
    return error_in(text.encode()), text


OPENAI = "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens."
VLLM = (
    "This model's maximum context length is 4096 tokens. However, you requested 5120 tokens "
    "(4096 in the messages, 1024 in the completion)."
)
LLAMA = {
    "error": {
        "code": 400,
        "message": "the request exceeds the available context size, try increasing it",
        "type": "exceed_context_size_error",
        "n_prompt_tokens": 5000,
        "n_ctx": 4096,
    }
}


@pytest.mark.parametrize(
    ("body", "limit"),
    [
        (error(OPENAI, type="invalid_request_error", param="messages", code="context_length_exceeded"), (8192, 9001)),
        (error(OPENAI), (8192, 9001)),
        (
            error(
                "This model's maximum context length is 4097 tokens, however you requested 4927 tokens (3927 in your "
                "prompt; 1000 for the completion). Please reduce your prompt; or completion length."
            ),
            (4097, 4927),
        ),
        (
            error(
                "Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 300123 tokens.",
                code="context_length_exceeded",
            ),
            (272000, 300123),
        ),
        (error("Your input exceeds the context window of this model.", code="context_length_exceeded"), (0, 0)),
        (error("Please reduce the length of the messages.", code="context_length_exceeded"), (0, 0)),
        # vLLM: at the top, and since 0.10 under "error".
        ({"object": "error", "message": VLLM, "type": "BadRequestError", "param": None, "code": 400}, (4096, 5120)),
        (error(VLLM, type="BadRequestError", code=400), (4096, 5120)),
        # llama.cpp, whose figures are in fields of their own, before or after its message.
        (LLAMA, (4096, 5000)),
        ({"error": dict(reversed(LLAMA["error"].items()))}, (4096, 5000)),
        (
            error(
                "request (5000 tokens) exceeds the available context size (4096 tokens), try increasing it",
                code=400,
                type="exceed_context_size_error",
                n_prompt_tokens=5000,
                n_ctx=4096,
            ),
            (4096, 5000),
        ),
        # Anthropic's, also as its proxies pass it on.
        (
            {
                "type": "error",
                **error("prompt is too long: 210000 tokens > 200000 maximum", type="invalid_request_error"),
            },
            (200000, 210000),
        ),
        (error("prompt is too long: 210,000 tokens > 200,000 maximum"), (200000, 210000)),
        # OpenRouter
        (
            error(
                "This endpoint's maximum context length is 131072 tokens. However, you requested about 140123 tokens "
                "(139099 of text input, 1024 in the output).",
                code=400,
            ),
            (131072, 140123),
        ),
        # Of which there is no JSON.
        (OPENAI, (8192, 9001)),
        ("context length is 8,192 tokens. You have 9,001 tokens", (8192, 9001)),
    ],
)
def test_what_it_takes_and_what_it_was_given(body: object, limit: tuple[int, int]) -> None:
    assert context_limit(*read(body)) == limit
    assert not is_filtered(read(body)[0])


def test_figures_may_be_in_the_text_alone() -> None:
    """A fault is cut short where it is shown; the figures are read from the whole body."""
    assert context_limit(Fault("Too big", names="context_length_exceeded"), OPENAI) == (8192, 9001)


@pytest.mark.parametrize(
    "body",
    [
        error("max_tokens is not supported", type="invalid_request_error", code="unsupported_parameter"),
        error(
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
        ),
        error("max_tokens is too large: 32768. This model supports at most 16384 completion tokens."),
        error("Rate limit reached on tokens per min (TPM): Limit 30000, Used 29000, Requested 2000."),
        error("The model 'sample' does not exist", code="model_not_found"),
        error("Unrecognized request argument supplied: stream_options"),
        error("temperature must be <= 1"),
        error("Incorrect API key provided"),
        error(
            "The response was filtered due to the prompt triggering content management policy.", code="content_filter"
        ),
        {"error": "invalid request"},
        {"detail": "Not Found"},
        "<html>Bad Request</html>",
        "",
        "{}",
    ],
)
def test_a_refusal_about_something_else_is_not_about_size(body: object) -> None:
    assert context_limit(*read(body)) is None


def test_what_only_stands_elsewhere_in_the_body_is_not_what_it_says() -> None:
    body = error("The model 'sample' does not exist") | {
        "request": {"prompt": "What is a context window of 8192 tokens?"}
    }
    assert context_limit(*read(body)) is None


@pytest.mark.parametrize(
    ("body", "limit"),
    [
        (  # Anthropic, with max_tokens: the first figure is taken for the limit, and would be remembered
            error("input length and `max_tokens` exceed context limit: 199000 + 8192 > 200000, decrease input length"),
            (200000, 0),
        ),
        (  # Gemini
            error("The input token count (1048577) exceeds the maximum number of tokens allowed (1048576).", code=400),
            (1048576, 1048577),
        ),
        (  # Mistral
            error(
                "Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length"
            ),
            (32768, 40000),
        ),
        (  # LM Studio
            {
                "error": "Trying to keep the first 5000 tokens when context the overflows. However, the model is "
                "loaded with context length of only 4096 tokens, which is not enough."
            },
            (4096, 5000),
        ),
        (  # vLLM from 0.9 on
            error(
                "'max_tokens' or 'max_completion_tokens' is too large: 1024. This model's maximum context length is "
                "4096 tokens and your request has 3500 input tokens (1024 > 4096 - 3500)."
            ),
            (4096, 3500),
        ),
        (  # Text Generation Inference
            {
                "error": "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000 "
                "`inputs` tokens and 1024 `max_new_tokens`",
                "error_type": "validation",
            },
            (4096, 5000),
        ),
        ("the context size is 99999999999999 tokens", (0, 0)),  # its first ten figures are taken
        ("maximum context length is 100,000,000 tokens, you requested 100,000,001 tokens", (100_000_000, 100_000_001)),
    ],
    ids=["anthropic", "gemini", "mistral", "lm-studio", "vllm", "tgi", "absurd", "large"],
)
def test_other_wordings(body: object, limit: tuple[int, int]) -> None:
    assert context_limit(*read(body)) == limit


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    for fault in (None, Fault(text), Fault("", names=text), Fault("context length")):
        limit = context_limit(fault, text)
        assert limit is None or (limit[0] >= 0 and limit[1] >= 0)
        is_filtered(fault)


@given(st.integers(100, 10**8 - 1), st.integers(100, 10**8 - 1))
def test_figures_of_any_size(takes: int, needs: int) -> None:
    for form in ("d", ",d"):
        text = f"maximum context length is {takes:{form}} tokens. However, you requested {needs:{form}} tokens"
        assert context_limit(None, text) == (takes, needs)


# Filters.


@pytest.mark.parametrize(
    "body",
    [
        error(
            "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please "
            "modify your prompt and retry.",
            code="content_filter",
            param="prompt",
            innererror={"code": "ResponsibleAIPolicyViolation"},
        ),
        error("Your request was rejected.", code="content_policy_violation"),
        error("Blocked", code="content_filter"),
        error("Blocked by the content filter"),
        error("This violates our content policy."),
        error("Refused", code="ResponsibleAIPolicyViolation"),
    ],
)
def test_a_filter_is_known_by_what_it_says(body: object) -> None:
    fault, text = read(body)
    assert is_filtered(fault)
    assert context_limit(fault, text) is None


@pytest.mark.parametrize(
    "body",
    [
        error("max_tokens is not supported"),
        error("Invalid content type"),
        error("messages[0].content must be a string"),
        error("Rate limit reached"),
        "",
    ],
)
def test_other_refusals_are_no_filter(body: object) -> None:
    assert not is_filtered(read(body)[0])
