"""Server-sent events into deltas: however the bytes are cut, whatever the server does besides."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.model import stream
from assistant.drafting.model.stream import Delta, EventReader, Fault, deltas, error_in, text_of


def read(*portions: bytes) -> list[Delta]:
    reader = EventReader()
    out = [delta for portion in portions for delta in reader.feed(portion)]
    return out + reader.end()


def chunk(text: str) -> bytes:
    return b"data: " + json.dumps({"choices": [{"delta": {"content": text}}]}, ensure_ascii=False).encode()


TWO_LINES = b'data: {"choices": [{"delta":|data: {"content": "x"}}]}'
LINES = st.lists(
    st.one_of(
        st.text().map(chunk),
        st.sampled_from([b"data: [DONE]", b": c", b"data: :", b"data:", b"event: error", b"retry: 1", b"", b"x"]),
        st.sampled_from([b'data: {"choices":', b"data: [{}]}", b"data: \xff", b"data: {", b"<html>"]),
        st.just(TWO_LINES),
        st.binary(max_size=8),
    ),
    max_size=12,
)


@given(lines=LINES, end=st.sampled_from([b"\n", b"\r\n", b"\r"]), cuts=st.lists(st.integers(0, 400), max_size=12))
def test_the_deltas_are_the_same_however_the_bytes_are_cut(lines: list[bytes], end: bytes, cuts: list[int]) -> None:
    body = end.join(lines).replace(TWO_LINES, TWO_LINES.replace(b"|", end)) + end
    places = sorted({0, len(body), *(cut for cut in cuts if cut < len(body))})
    portions = [body[a:b] for a, b in pairwise(places)]
    assert read(*portions) == read(body) == read(*(body[at : at + 1] for at in range(len(body))))


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_an_event_over_two_lines(end: bytes) -> None:
    body = TWO_LINES.replace(b"|", end) + end + end
    assert read(body) == read(*(body[at : at + 1] for at in range(len(body)))) == [Delta(text="x")]


@given(texts=st.lists(st.text(min_size=1)), apart=st.sampled_from([b"\n", b"\n\n", b"\r\n\r\n", b"\n: c\n\n"]))
def test_no_text_is_lost(texts: list[str], apart: bytes) -> None:
    said = read(apart.join([*map(chunk, texts), b"data: [DONE]", b""]))
    assert "".join(delta.text for delta in said) == "".join(texts)
    assert said[-1].done and not any(delta.damaged or delta.fault for delta in said)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "choices",
                        "delta",
                        "content",
                        "message",
                        "error",
                        "usage",
                        "code",
                        "finish_reason",
                        "text",
                        "type",
                    ]
                ),
                inner,
            )
        ),
    )
)
def test_any_json_is_taken(value: object) -> None:  # fmt: skip
    assert isinstance(read(b"data: " + json.dumps(value).encode() + b"\n\n"), list)
    error_in(json.dumps(value).encode())
    if isinstance(value, dict):
        deltas(value, "error")


@pytest.mark.parametrize(
    ("event", "fault"),
    [
        ({"error": {"message": "m", "code": 429}}, Fault("m", "429", "429")),
        ({"error": {"message": "m", "code": "rate_limit", "status": 429}}, Fault("m", "429", "rate_limit 429")),
        ({"error": {"message": None, "code": None, "type": "server_error"}}, Fault("", "server_error", "server_error")),
        ({"error": "m"}, Fault("m")),
        ({"type": "error", "message": "m"}, Fault("m", "error", "error")),
        ({"object": "error", "message": "m", "code": 404}, Fault("m", "404", "404")),
    ],
)
def test_error_objects(event: dict[str, object], fault: Fault) -> None:
    assert deltas(event) == [Delta(fault=fault)]
    assert error_in(json.dumps(event).encode()) == fault
    named = 500 if fault.code == "server_error" else None
    assert fault.status == (int(fault.code) if fault.code.isdigit() else named)


def test_an_empty_error_is_none() -> None:
    nothing: tuple[object, ...] = (None, "", {})
    for error in nothing:
        assert deltas({"error": error, "choices": [{"delta": {"content": "x"}}]}) == [Delta(text="x")]


def test_the_choice_may_fail_by_itself() -> None:
    event = {"choices": [{"delta": {"content": "x"}, "error": {"message": "m", "code": 502}, "finish_reason": "error"}]}
    assert deltas(event) == [Delta(text="x"), Delta(fault=Fault("m", "502", "502")), Delta(finish="error")]


def test_other_choices_are_left_out() -> None:
    assert deltas({"choices": [{"index": 1, "delta": {"content": "x"}}]}) == []


@pytest.mark.parametrize(
    ("content", "text"),
    [("a", "a"), (None, ""), (["a", {"text": "b"}, {"type": "output_text", "text": {"value": "c"}}], "abc"),
     ([{"type": "image_url", "text": "x"}, {"type": "text", "text": None}, 3], ""), ({"text": "a"}, ""), (7, "")],
)  # fmt: skip
def test_content(content: object, text: str) -> None:
    assert text_of(content) == text


def test_usage_is_taken_only_where_it_makes_sense() -> None:
    assert deltas({"usage": {"prompt_tokens": 5, "completion_tokens": 7}}) == [Delta(usage=(5, 7))]
    for usage in (None, 3, {}, {"prompt_tokens": "5"}, {"prompt_tokens": -1}, {"prompt_tokens": True}):
        assert deltas({"usage": usage}) == []


def test_a_line_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "MOST_BUFFERED", 1000)
    assert Delta(damaged=True) in read(*[b"x" * 100] * 20)


def test_what_is_no_api() -> None:
    for body in (b"<html><p>data: x", b"\xef\xbb\xbf\n  <!doctype html>\n", b"Hello there\n", b"[1, 2]"):
        reader = EventReader()
        said = reader.feed(body) + reader.end()
        assert reader.foreign and not any(delta.text for delta in said)


def test_a_whole_json_answer_over_several_lines() -> None:
    body = json.dumps({"choices": [{"message": {"content": "Hi"}, "finish_reason": "stop"}]}, indent=2).encode()
    assert read(body) == [Delta(text="Hi"), Delta(finish="stop"), Delta(done=True)]
