"""What goes along to another address, and which address to try where there is nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import Refused
from assistant.settings.address import is_address, likelier, origin_of
from assistant.settings.endpoints import dropped, moved_to
from assistant.settings.keys import key_variable
from assistant.settings.schema import Model
from assistant.settings.write import check_value

OWN = "ADAS_OWN_KEY"


@pytest.mark.parametrize("url", ["http://api.openai.com/v1", "https://api.openai.com:8443/v1"])
def test_openais_key_is_for_openai_alone_and_never_in_the_clear(url: str) -> None:
    assert key_variable(Model(base_url=url)) == ""
    assert key_variable(Model(base_url="https://api.openai.com:443/v1")) == "OPENAI_API_KEY"


def test_azures_variable_is_not_proposed_in_the_clear() -> None:
    there = "://my.openai.azure.com/openai/v1"
    model = Model(base_url="http://localhost:11434/v1")
    assert moved_to(model, f"https{there}").api_key_env == "AZURE_OPENAI_API_KEY"
    assert moved_to(model, f"http{there}").api_key_env == ""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("https://a.example/v1", "https://a.example/api/v1", ""),
        ("", "https://a.example/v1", ""),
        ("https://a.example/v1", "https://a.example:8443/v1", f"{OWN} stays with https://a.example/v1"),
        ("https://ada:pw@a.example/v1", "http://a.example/v1", "is not sent to http://a.example/v1."),
        ("https://a.example/v1", "", f"{OWN} held the key of https://a.example/v1"),
    ],
)
def test_a_variable_that_is_dropped_is_said(old: str, new: str, told: str) -> None:
    before = Model(base_url=old, name="m", api_key_env=OWN)
    said = dropped(before, moved_to(before, new))
    assert told in said and bool(said) == bool(told) and "pw" not in said
    assert dropped(Model(base_url=old), moved_to(Model(base_url=old), new)) == ""


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("http://localhost:8000", "http://localhost:8000/v1"),
        ("http://localhost:8000/", "http://localhost:8000/v1"),
        ("http://localhost:8000/api", "http://localhost:8000/api/v1"),
        ("http://localhost:8000/v1/chat/completions", "http://localhost:8000/v1"),
        ("https://openrouter.ai/v1", "https://openrouter.ai/api/v1"),
        ("https://my.openai.azure.com/openai", "https://my.openai.azure.com/openai/v1"),
        ("http://localhost:8000/v1", ""),
        ("https://openrouter.ai/api/v1", ""),
        ("https://my.openai.azure.com/openai/v1", ""),
        ("https://generativelanguage.googleapis.com/v1beta/openai", ""),
        ("https://example.com/api/paas/v4", ""),
        ("https://example.com/v1/account/gateway/compat", ""),
        ("", ""),
        ("two words", ""),
    ],
)
def test_the_address_to_try_where_there_is_nothing(url: str, other: str) -> None:
    assert likelier(url) == other


@given(st.text() | st.text("/v1.:a", max_size=12).map(lambda text: f"https://example.com{text}"))
def test_whatever_the_address_what_is_proposed_is_one_of_the_same_server(url: str) -> None:
    other = likelier(url)
    assert not other or is_address(other)
    if other and is_address(url):
        assert origin_of(other) == origin_of(url)


def test_a_key_is_no_name_of_a_variable() -> None:
    check_value("model.api_key_env", OWN)
    check_value("model.api_key_env", "")
    with pytest.raises(Refused) as refused:
        check_value("model.api_key_env", "sk-canary-7Qf20aLm93XzTb51")
    assert "canary" not in str(refused.value)
