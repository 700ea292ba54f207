"""The worked examples, and that the name of a key's variable never goes along to another host."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.settings.address import host_of, is_address, is_local, meant, origin_of
from assistant.settings.config import parse_config
from assistant.settings.endpoints import EXAMPLES, Example, moved_to
from assistant.settings.keys import key_variable
from assistant.settings.schema import Model

OWN = "ADAS_OWN_KEY"
ADDRESSES = [
    *(one.base_url for one in EXAMPLES),
    "https://my.openai.azure.com/openai/v1",
    "https://other.openai.azure.com/openai/v1",
    "https://openrouter.ai.example.com/api/v1",
    "https://api.openai.com.example.com/v1",
    "https://example.com/v1",
    "https://example.com/v1?to=https://api.openai.com/v1",
    "http://127.0.0.1:8000/v1",
    "http://[::1]:8000/v1",
]


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: one.name)
def test_every_example_is_an_address_as_it_stands(one: Example) -> None:
    assert is_address(one.base_url)
    assert meant(one.base_url)[0] == one.base_url
    assert meant(f"{one.base_url}/chat/completions")[0] == one.base_url
    assert one.name and one.model and one.note


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: one.name)
def test_every_example_may_stand_in_the_config(one: Example) -> None:
    text = f'[model]\nbase_url = "{one.base_url}"\nname = "{one.model}"\napi_key_env = "{one.api_key_env}"\n'
    model = parse_config(text, None).model
    assert (model.base_url, model.name, model.api_key_env) == (one.base_url, one.model, one.api_key_env)


def test_they_differ() -> None:
    assert len({one.name for one in EXAMPLES}) == len({one.base_url for one in EXAMPLES}) == len(EXAMPLES)


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: one.name)
def test_what_is_elsewhere_expects_a_key(one: Example) -> None:
    assert is_local(one.base_url) or one.api_key_env


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: one.name)
def test_moving_to_an_example_finds_its_variable(one: Example) -> None:
    moved = moved_to(Model(base_url="https://example.com/v1", name="m", api_key_env=OWN), one.base_url)
    assert moved.base_url == one.base_url
    assert key_variable(moved) == one.api_key_env


def test_any_resource_of_azure_is_azures() -> None:
    model = Model(base_url="http://localhost:11434/v1")
    assert moved_to(model, "https://my.openai.azure.com/openai/v1").api_key_env == "AZURE_OPENAI_API_KEY"
    assert moved_to(model, "https://my.openai.azure.com.example.com/openai/v1").api_key_env == ""


def test_a_host_that_only_ends_like_azures_is_not() -> None:
    model = Model(base_url="http://localhost:11434/v1")
    assert moved_to(model, "https://notopenai.azure.com/openai/v1").api_key_env == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("https://example.com/v1", "https://example.com/api/v1"),
        ("https://example.com/v1", "https://EXAMPLE.com/v1"),
        ("https://example.com/v1", "https://example.com:443/v1"),
        ("", "http://localhost:8000/v1"),
        ("https://my.openai.azure.com/openai/v1", "https://my.openai.azure.com/openai"),
    ],
)
def test_on_the_same_server_it_stays(old: str, new: str) -> None:
    model = Model(base_url=old, name="m", api_key_env=OWN)
    assert moved_to(model, new) == replace(model, base_url=new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("http://localhost:11434/v1", "http://localhost:8080/v1"),
        ("https://example.com/v1", "http://example.com/v1"),
        ("https://example.com/v1", "https://other.example.com/v1"),
    ],
)
def test_to_another_port_or_scheme_it_does_not_go(old: str, new: str) -> None:
    assert moved_to(Model(base_url=old, name="m", api_key_env=OWN), new).api_key_env != OWN


@given(
    old=st.sampled_from(ADDRESSES),
    new=st.sampled_from(ADDRESSES) | st.text().map(lambda text: f"https://{text}"),
    variable=st.sampled_from(["", OWN, "OPENAI_API_KEY"]) | st.sampled_from([one.api_key_env for one in EXAMPLES]),
)
def test_no_variable_goes_along_to_another_host(old: str, new: str, variable: str) -> None:
    model = Model(base_url=old, name="m", api_key_env=variable, max_output_tokens=99)
    moved = moved_to(model, new)
    assert moved == replace(model, base_url=new, api_key_env=moved.api_key_env)
    if origin_of(old) == origin_of(new):
        assert moved.api_key_env == variable
    else:
        # The same whatever was set before: nothing of the old endpoint is in it.
        assert moved.api_key_env == moved_to(replace(model, api_key_env=""), new).api_key_env
        assert moved.api_key_env != OWN
        assert key_variable(moved) != "OPENAI_API_KEY" or host_of(new) == "api.openai.com"
