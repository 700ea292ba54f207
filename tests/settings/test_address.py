"""Addresses of endpoints: nothing secret is ever shown of one, and what people paste is understood."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.settings.address import host_of, is_address, is_local, meant, shown

SECRET = "hunter2secret"


# What may be shown.


@pytest.mark.parametrize(
    ("url", "seen"),
    [
        ("http://localhost:11434/v1", "http://localhost:11434/v1"),
        ("http://localhost:11434/v1/", "http://localhost:11434/v1"),
        ("https://api.example.com", "https://api.example.com"),
        ("http://[::1]:8080/v1", "http://[::1]:8080/v1"),
        (f"https://ada:{SECRET}@api.example.com:8443/v1", "https://api.example.com:8443/v1"),
        (f"https://{SECRET}@api.example.com/v1", "https://api.example.com/v1"),
        (f"https://a@{SECRET}@api.example.com/v1", "https://api.example.com/v1"),
        (f"https://api.example.com/v1?key={SECRET}", "https://api.example.com/v1"),
        (f"https://api.example.com/v1?a=1&key={SECRET}#x", "https://api.example.com/v1"),
        (f"https://api.example.com/v1#{SECRET}", "https://api.example.com/v1"),
        (f"api.example.com/v1?key={SECRET}", "api.example.com/v1"),
        (f"https://[::1/v1?key={SECRET}", "it"),
        ("https://api.example.com/v1\x1b[2J\n", "https://api.example.com/v1"),
        ("", ""),
    ],
)
def test_only_what_is_no_secret_is_shown(url: str, seen: str) -> None:
    assert shown(url) == seen
    assert SECRET not in shown(url)


@pytest.mark.parametrize(
    "url",
    [
        f"ada:{SECRET}@api.example.com/v1",
        f"{SECRET}@api.example.com",
        f"http://ada:{SECRET}@",
        f"http:ada:{SECRET}@api.example.com",
        f"api.example.com/v1#{SECRET}",
    ],
)
def test_nor_is_a_secret_of_something_that_is_no_whole_address(url: str) -> None:
    assert SECRET not in shown(url)


@given(
    scheme=st.sampled_from(["http", "https"]),
    user=st.sampled_from(["", f"{SECRET}@", f"ada:{SECRET}@", f"{SECRET}:@", f":{SECRET}@", f"a@{SECRET}@"]),
    host=st.sampled_from(["localhost", "127.0.0.1:8080", "[::1]:1", "api.example.com"]),
    path=st.text("abv1/.-_@:", max_size=12),
    query=st.sampled_from(["", "?", f"?key={SECRET}", f"?{SECRET}", f"?a=/&b={SECRET}"]),
    fragment=st.sampled_from(["", "#", f"#{SECRET}", f"#?{SECRET}"]),
)
def test_whatever_the_address_its_secrets_are_not_shown(
    scheme: str, user: str, host: str, path: str, query: str, fragment: str
) -> None:
    seen = shown(f"{scheme}://{user}{host}/{path}{query}{fragment}")
    assert SECRET not in seen
    assert seen.startswith(f"{scheme}://{host}")
    assert shown(seen) == seen


@given(st.text())
def test_showing_never_fails_and_is_one_line(text: str) -> None:
    assert "\n" not in shown(text)


# Whose machine it is.


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://localhost:11434/v1", True),
        ("http://LOCALHOST", True),
        ("http://localhost./v1", True),
        ("http://ollama.localhost/v1", True),
        ("http://127.0.0.1:8080/v1", True),
        ("http://127.9.9.9", True),
        ("http://[::1]:8080/v1", True),
        ("http://0.0.0.0:8000/v1", False),
        ("http://10.0.0.7:8000/v1", False),
        ("http://192.168.1.5/v1", False),
        ("http://box.local/v1", False),
        ("http://notlocalhost/v1", False),
        ("http://localhost.example.com/v1", False),
        ("http://127.0.0.1.example.com/v1", False),
        ("http://localhost@example.com/v1", False),
        ("http://localhost:80@example.com/v1", False),
        ("http://example.com/localhost", False),
        ("http://example.com#@localhost", False),
        ("http://[::1", False),
        ("localhost", False),
        ("", False),
    ],
)
def test_what_is_this_machine(url: str, local: bool) -> None:
    assert is_local(url) is local


@pytest.mark.parametrize(
    ("url", "right"),
    [
        ("http://localhost:11434/v1", True),
        ("https://api.example.com", True),
        ("HTTPS://api.example.com", True),
        ("http://[::1]:8080", True),
        ("http://box:65535", True),
        ("http://box:0", False),
        ("http://box:65536", False),
        ("http://box:port", False),
        ("http://[::1", False),
        ("http:///v1", False),
        ("http://", False),
        ("http://:80", False),
        ("ftp://box", False),
        ("file:///etc/passwd", False),
        ("box", False),
        ("box:80", False),
        ("", False),
    ],
)
def test_where_something_can_be_sent_at_all(url: str, right: bool) -> None:
    assert is_address(url) is right


@given(st.text())
@example("http://[::1")
@example("http://a\u2100b")
def test_no_text_is_too_strange_to_ask_about(text: str) -> None:
    for one in (text, f"http://{text}", f"https://host:{text}"):
        host_of(one)
        if is_local(one):
            assert host_of(one)
        if is_address(one):
            assert host_of(one)


# What was meant.


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        # The scheme is missing, or the path, or both.
        ("localhost", ["http://localhost/v1", "http://localhost"]),
        ("localhost:11434", ["http://localhost:11434/v1", "http://localhost:11434"]),
        ("localhost:11434/v1", ["http://localhost:11434/v1"]),
        ("http://localhost:11434/", ["http://localhost:11434/v1", "http://localhost:11434"]),
        ("127.0.0.1:8000", ["http://127.0.0.1:8000/v1", "http://127.0.0.1:8000"]),
        ("192.168.1.5:8000", ["http://192.168.1.5:8000/v1", "http://192.168.1.5:8000"]),
        ("8.8.8.8", ["https://8.8.8.8/v1", "https://8.8.8.8"]),
        ("box", ["http://box/v1", "http://box"]),
        ("box.local:80", ["http://box.local:80/v1", "http://box.local:80"]),
        ("gpu.lan", ["http://gpu.lan/v1", "http://gpu.lan"]),
        ("api.openai.com", ["https://api.openai.com/v1", "https://api.openai.com"]),
        ("api.openai.com/v1", ["https://api.openai.com/v1"]),
        ("http://api.example.com", ["http://api.example.com/v1", "http://api.example.com"]),
        # What was copied with it.
        ("https://api.openai.com/v1/chat/completions", ["https://api.openai.com/v1"]),
        ("https://api.openai.com/v1/chat/completions/", ["https://api.openai.com/v1"]),
        ("https://api.openai.com/v1/completions", ["https://api.openai.com/v1"]),
        ("https://api.openai.com/v1/models", ["https://api.openai.com/v1"]),
        ("https://api.openai.com/v1/responses", ["https://api.openai.com/v1"]),
        ("http://localhost:11434/api/chat", ["http://localhost:11434/v1", "http://localhost:11434"]),
        ("http://localhost:11434/api/generate", ["http://localhost:11434/v1", "http://localhost:11434"]),
        ("localhost:11434/api/tags", ["http://localhost:11434/v1", "http://localhost:11434"]),
        ("https://api.example.com/v1?key=x#part", ["https://api.example.com/v1"]),
        (' "http://localhost:1234/v1" ', ["http://localhost:1234/v1"]),
        ("<http://localhost:1234/v1>", ["http://localhost:1234/v1"]),
        ("'localhost:1234'", ["http://localhost:1234/v1", "http://localhost:1234"]),
        # A path of its own.
        (
            "https://box.example.com/proxy",
            ["https://box.example.com/proxy", "https://box.example.com/v1", "https://box.example.com/proxy/v1"],
        ),
        ("https://box.example.com/proxy/v1", ["https://box.example.com/proxy/v1"]),
        # Hosts that have theirs elsewhere.
        ("openrouter.ai", ["https://openrouter.ai/api/v1", "https://openrouter.ai"]),
        ("openrouter.ai:443", ["https://openrouter.ai:443/api/v1", "https://openrouter.ai:443"]),
        ("https://openrouter.ai/api/v1/chat/completions", ["https://openrouter.ai/api/v1"]),
        ("https://openrouter.ai/v1", ["https://openrouter.ai/v1", "https://openrouter.ai/api/v1"]),
        ("api.groq.com", ["https://api.groq.com/openai/v1", "https://api.groq.com"]),
        (
            "generativelanguage.googleapis.com",
            [
                "https://generativelanguage.googleapis.com/v1beta/openai",
                "https://generativelanguage.googleapis.com",
            ],
        ),
        ("my.openai.azure.com", ["https://my.openai.azure.com/openai/v1", "https://my.openai.azure.com"]),
        ("https://my.openai.azure.com/openai/v1/", ["https://my.openai.azure.com/openai/v1"]),
        (
            "https://my.services.ai.azure.com",
            ["https://my.services.ai.azure.com/openai/v1", "https://my.services.ai.azure.com"],
        ),
        (
            "https://my.openai.azure.com/openai",
            ["https://my.openai.azure.com/openai", "https://my.openai.azure.com/openai/v1"],
        ),
        # No host of Microsoft's, whatever it is called.
        ("openai.azure.com.example.com", ["https://openai.azure.com.example.com/v1"]),
        ("openrouter.ai.example.com", ["https://openrouter.ai.example.com/v1"]),
        # The sixth version.
        ("[::1]:8080", ["http://[::1]:8080/v1", "http://[::1]:8080"]),
        ("http://[::1]:8080/v1", ["http://[::1]:8080/v1"]),
        ("[2001:4860:4860::8888]", ["https://[2001:4860:4860::8888]/v1", "https://[2001:4860:4860::8888]"]),
    ],
)
def test_what_was_meant(text: str, addresses: list[str]) -> None:
    assert meant(text)[: len(addresses)] == addresses


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "/",
        "/v1",
        "//box",
        "two words",
        "http://two words/v1",
        "ftp://box",
        "file:///etc/passwd",
        "http:///v1",
        "box:0",
        "box:99999",
        "box:port",
        "http://[::1",
        "::1",
        "ada@box",
        "ada:secret@box/v1",
        "http://ada:secret@box/v1",
        "https://sk-secret@api.openai.com/v1",
        "http://box\\@example.com/v1",
        "mailto:ada@example.com",
    ],
)
def test_what_is_no_address_stands_for_none(text: str) -> None:
    assert meant(text) == []


@pytest.mark.parametrize("text", ["HTTP://localhost:11434/v1", "Http://localhost:11434/v1"])
def test_a_scheme_may_have_capitals(text: str) -> None:
    first = meant(text)[0]
    assert first.lower() == "http://localhost:11434/v1"


@pytest.mark.parametrize("text", ["https://", "http://", "http:/localhost:1234", "http://http://localhost:1234/v1"])
def test_no_scheme_is_a_host(text: str) -> None:
    assert not [one for one in meant(text) if host_of(one) in ("http", "https")]


PIECES = st.lists(
    st.sampled_from(
        "http:// https:// ftp:// localhost 127.0.0.1 [::1] [ ] api.openai.com openrouter.ai my.openai.azure.com "
        "box box.local /v1 /api/v1 /openai/v1 /v1/ / // /proxy :8080 :0 :99999 : ? # @ user:pw@ ?key=x #@y \\ % < > "
        "\" ' é ／ ＠ ℀ \x1b \u200b . .. a".split(" ")
    )
    | st.text(max_size=3),
    max_size=6,
).map("".join)
TEXTS = st.text() | PIECES


@given(TEXTS)
@example("http://[::1")
@example("http://a\u2100b")
@example("http://host/v1")
def test_whatever_the_text_every_guess_can_be_sent_to_and_names_nobody(text: str) -> None:
    guesses = meant(text)
    assert len(guesses) == len(set(guesses))
    for one in guesses:
        assert is_address(one)
        parts = urlsplit(one)
        assert "@" not in parts.netloc and parts.username is None and parts.password is None
        assert not parts.query and not parts.fragment


@given(
    scheme=st.sampled_from(["", "http://", "https://"]),
    host=st.sampled_from(
        "localhost localhost:11434 [::1]:8080 api.openai.com openrouter.ai api.groq.com my.openai.azure.com "
        "generativelanguage.googleapis.com box.local:1 box.example.com".split()
    ),
    path=st.lists(st.sampled_from("proxy v1 api openai v1beta llm.v2 a-b".split()), max_size=3),
    ending=st.sampled_from(
        ["", "/", "/chat/completions", "/completions", "/models", "/responses", "/api/chat", "/api/generate"]
    ),
    rest=st.sampled_from(["", "/", "?key=x", "#part"]),
)
def test_what_was_meant_is_meant_by_itself(scheme: str, host: str, path: list[str], ending: str, rest: str) -> None:
    guesses = meant(scheme + "/".join([host, *path]) + ending + rest)
    assert guesses
    for one in guesses:
        assert "@" not in one
        assert urlsplit(one).netloc == host
        if urlsplit(one).path:
            assert meant(one)[0] == one


@pytest.mark.parametrize("text", ["http://box/models/models", "http://box/v1/completions/models", 'http://box/a"/'])
def test_endings_are_taken_off_as_long_as_there_are_any(text: str) -> None:
    for one in meant(text):
        if urlsplit(one).path:
            assert meant(one)[0] == one


def test_a_key_in_the_wrong_field_is_no_host() -> None:
    assert meant("sk-proj-4f9Qz81LmXw02TbK7cRe") == []


def test_a_path_that_only_ends_like_v1_is_tried_with_v1_too() -> None:
    assert "https://box.example.com/xv1/v1" in meant("https://box.example.com/xv1")
