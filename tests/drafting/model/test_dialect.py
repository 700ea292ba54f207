"""What an endpoint takes: asked once, kept, learnt part by part, and never learnt in a circle."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.model.dialect import Dialect, ShortMemory, dialect_of, fresh, remember
from assistant.drafting.prompt_type import Prompt
from assistant.settings.schema import Model

HERE = Model(base_url="http://localhost:11434/v1", name="sample", temperature=0.3, max_output_tokens=77)
OPENAI = replace(HERE, base_url="https://api.openai.com/v1", name="gpt-5-mini")
PROMPT = Prompt(messages=({"role": "system", "content": "Write."}, {"role": "user", "content": "To Mara"}))
CAPS = ("max_tokens", "max_completion_tokens")
DIALECTS = st.builds(
    Dialect,
    usage=st.booleans(),
    temperature=st.booleans(),
    cap=st.sampled_from(CAPS),
    swapped=st.booleans(),
    stream=st.booleans(),
    together=st.booleans(),
    context=st.integers(0, 10**9),
)
PARTS = ("stream_options", "include_usage", *CAPS, "temperature", "Temperature", "stream", "streaming", "n", "messages")


class OneMemory(ShortMemory):
    """Says the same whatever it is asked for."""

    def __init__(self, value: str) -> None:
        super().__init__()
        self.value = value

    def recall(self, key: str, default: str = "") -> str:
        return self.value


# What is asked.


def test_the_whole_request() -> None:
    assert Dialect().request(HERE, PROMPT) == {
        "model": "sample",
        "messages": [{"role": "system", "content": "Write."}, {"role": "user", "content": "To Mara"}],
        "stream": True,
        "max_tokens": 77,
        "temperature": 0.3,
        "stream_options": {"include_usage": True},
    }


@given(DIALECTS)
def test_nothing_is_asked_that_it_does_not_take(dialect: Dialect) -> None:
    asked = dialect.request(HERE, PROMPT)
    assert ("temperature" in asked) == dialect.temperature
    assert ("stream_options" in asked) == (dialect.usage and dialect.stream)
    assert asked["stream"] is dialect.stream
    assert [cap for cap in CAPS if cap in asked] == [dialect.cap]
    assert asked[dialect.cap] == 77
    assert asked["messages"] == list(PROMPT.messages)


def test_openai_is_asked_in_its_own_way() -> None:
    assert fresh(OPENAI) == Dialect(cap="max_completion_tokens")
    assert fresh(HERE) == Dialect()
    assert fresh(replace(HERE, base_url="https://api.openai.com.example.com/v1")) == Dialect()
    assert fresh(OPENAI).lacks == fresh(HERE).lacks == []


# What is kept.


@given(DIALECTS, st.sampled_from([HERE, OPENAI]))
def test_what_was_learnt_is_known_again(dialect: Dialect, model: Model) -> None:
    memory = ShortMemory()
    assert dialect_of(model, memory) == fresh(model)
    remember(model, memory, dialect)
    assert dialect_of(model, memory) == dialect
    assert dialect_of(replace(model, base_url=model.base_url + "/"), memory) == dialect
    for other in (
        replace(model, name="another"),
        replace(model, base_url="http://localhost:8080/v1"),
        replace(model, base_url="https://example.com/v1"),
    ):
        assert dialect_of(other, memory) == fresh(other)


def test_nothing_secret_is_kept() -> None:
    kept: list[str] = []

    class Listening(ShortMemory):
        def remember(self, key: str, value: str) -> None:
            kept.extend((key, value))

    remember(replace(HERE, base_url="https://ada:hunter2@example.com/v1?key=hunter2"), Listening(), Dialect())
    assert kept[0] == "endpoint https://example.com/v1 sample"
    assert "hunter2" not in "".join(kept)


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "{",
        "null",
        "5",
        "true",
        "[]",
        '["usage"]',
        '"usage"',
        "{}",
        '{"usage": 0}',
        '{"usage": null}',
        '{"usage": "false"}',
        '{"temperature": 1}',
        '{"cap": 5}',
        '{"cap": ""}',
        '{"cap": "messages"}',
        '{"cap": "model", "usage": false}',
        '{"stream": "no"}',
        '{"context": "8192"}',
        '{"context": 8192.0}',
        '{"context": true}',
        '{"context": 1e999}',
        '{"context": NaN}',
        '{"context": [8192]}',
        '{"usage": false, "together": {}}',
        '{"context": ' + "9" * 5000 + "}",
        "\x00",
    ],
)
@pytest.mark.parametrize("model", [HERE, OPENAI], ids=["here", "openai"])
def test_a_memory_that_is_damaged_is_none(value: str, model: Model) -> None:
    assert dialect_of(model, OneMemory(value)) == fresh(model)


def test_no_context_is_below_nothing() -> None:
    assert dialect_of(HERE, OneMemory('{"context": -5}')) == fresh(HERE)


def test_nor_does_a_deep_one_end_the_draft() -> None:
    assert dialect_of(HERE, OneMemory("[" * 200_000)) == fresh(HERE)


def test_an_older_memory_keeps_what_it_says() -> None:
    assert dialect_of(HERE, OneMemory('{"usage": false}')) == Dialect(usage=False)
    assert dialect_of(OPENAI, OneMemory('{"usage": false}')) == replace(fresh(OPENAI), usage=False)
    assert dialect_of(HERE, OneMemory('{"usage": false, "of tomorrow": [1]}')) == Dialect(usage=False)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(CAPS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(asdict(Dialect()))), inner),
)


@given(st.text() | JSON.map(json.dumps), st.sampled_from([HERE, OPENAI]))
def test_whatever_is_remembered_a_request_can_be_made(value: str, model: Model) -> None:
    dialect = dialect_of(model, OneMemory(value))
    sorts = {name: type(part) for name, part in asdict(dialect).items()}
    assert sorts == {name: type(part) for name, part in asdict(Dialect()).items()}
    assert dialect.cap in CAPS
    json.dumps(dialect.request(model, PROMPT))


# What it lacks, in words.


@pytest.mark.parametrize(
    ("dialect", "words"),
    [
        (Dialect(), []),
        (Dialect(stream=False), ["streaming"]),
        (Dialect(usage=False), ["stream_options (tokens are counted here)"]),
        (Dialect(temperature=False), ["temperature (its own is used)"]),
        (Dialect(cap="max_completion_tokens", swapped=True), ["max_tokens"]),
        (Dialect(cap="max_tokens", swapped=True), ["max_completion_tokens"]),
        (Dialect(cap="max_completion_tokens"), []),
        (Dialect(together=False), ["several requests at once"]),
        (Dialect(context=4096), []),
    ],
)
def test_what_it_lacks(dialect: Dialect, words: list[str]) -> None:
    assert dialect.lacks == words


@given(DIALECTS)
def test_each_thing_it_lacks_is_said_once(dialect: Dialect) -> None:
    lacking = [not dialect.stream, not dialect.usage, not dialect.temperature, dialect.swapped, not dialect.together]
    assert len(dialect.lacks) == len(set(dialect.lacks)) == sum(lacking)


# What is learnt.


@pytest.mark.parametrize(
    ("complaint", "learnt"),
    [
        ("Unrecognized request argument supplied: stream_options", Dialect(usage=False)),
        ('{"loc": ["body", "stream_options", "include_usage"], "msg": "Extra inputs"}', Dialect(usage=False)),
        (
            "Unsupported parameter: 'max_tokens' is not supported here. Use 'max_completion_tokens' instead.",
            Dialect(cap="max_completion_tokens", swapped=True),
        ),
        ("Unknown field: max_tokens", Dialect(cap="max_completion_tokens", swapped=True)),
        (
            "'temperature' does not support 0.7 with this model. Only the default (1) is supported.",
            Dialect(temperature=False),
        ),
        ("Temperature may not be set", Dialect(temperature=False)),
        ("Streaming is not supported for this model", Dialect(stream=False)),
        ("'stream' must be false", Dialect(stream=False)),
    ],
)
def test_each_part_is_learnt_by_its_name(complaint: str, learnt: Dialect) -> None:
    assert Dialect().learn(complaint) == learnt
    assert Dialect().learn(json.dumps({"error": {"message": complaint}})) == learnt


@pytest.mark.parametrize(
    "complaint",
    [
        "",
        "Bad Request",
        "The model 'sample' does not exist",
        "messages must not be empty",
        "max_completion_tokens is unknown",
        "your_max_tokens_budget",
        "upstream failed",
        "temperatures",
    ],
)
def test_from_another_complaint_nothing_is_learnt(complaint: str) -> None:
    assert Dialect().learn(complaint) is None


def test_the_cap_of_openai_may_be_the_other_too() -> None:
    learnt = fresh(OPENAI).learn("Unknown field: max_completion_tokens")
    assert learnt == Dialect(cap="max_tokens", swapped=True)
    assert learnt.learn("Use 'max_completion_tokens' in place of 'max_tokens'") is None


def test_what_is_known_besides_stays_known() -> None:
    known = Dialect(together=False, context=4096)
    for part in ("stream_options", "max_tokens", "temperature", "stream"):
        learnt = known.learn(part)
        assert learnt is not None and not learnt.together and learnt.context == 4096


def test_one_that_complains_of_everything_is_asked_five_times() -> None:
    complaint = "Extra inputs: stream_options, max_tokens, max_completion_tokens, temperature, stream"
    steps = [Dialect()]
    while learnt := steps[-1].learn(complaint):
        steps.append(learnt)
        assert len(steps) < 10
    assert len(steps) == 5
    assert steps[-1] == Dialect(usage=False, cap="max_completion_tokens", swapped=True, temperature=False, stream=False)


@given(
    st.sampled_from([HERE, OPENAI]), st.lists(st.lists(st.sampled_from(PARTS)).map(", ".join) | st.text(), min_size=9)
)
def test_whatever_it_complains_of_it_comes_to_an_end(model: Model, complaints: list[str]) -> None:
    dialect, seen = fresh(model), [json.dumps(fresh(model).request(model, PROMPT))]
    for complaint in complaints:
        learnt = dialect.learn(complaint)
        if learnt is None:
            continue
        changed = {name for name, value in asdict(learnt).items() if value != asdict(dialect)[name]}
        assert changed in ({"usage"}, {"temperature"}, {"stream"}, {"cap", "swapped"})
        dialect = learnt
        # Not the same request again, or the endpoint would refuse it again.
        asked = json.dumps(dialect.request(model, PROMPT))
        assert asked not in seen
        seen.append(asked)
    assert len(seen) <= 5
