"""Faulted streams from a seed: any text, any noise, any fault at any byte, in any portions.

A case knows what must come of it, for it is made from what whole events were sent before the fault.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import Any, Literal

from tests.support.server import Piece, Reply, event, problem

STALL_SECONDS = 0.4
"""Both timers, in a case whose server falls silent."""
_WORDS = (
    *("Hi", "Mara", "which", "lock", "was", "hardest", "Grüße", "naïve", "你好", "🎈", "👩\u200d💻", "שלום", "I"),
    *("rewrote", "our", "queue", "and", "wonder", "how", "you", "tested", "it", "e\u0301t\u00e9", "data:", "event:"),
    *("{", "}", 'so"called', "\\"),
)
_NOISE: tuple[bytes, ...] = (
    b": keep-alive\n\n", b"data: :\n\n", b"data:\n\n", b"retry: 3000\n\n", b"id: 7\n\n", b"event: message\n\n",
    event({"choices": []}), event({"choices": None}), event({"choices": [{"index": 0}]}),
    event({"choices": [{"index": 0, "delta": {"role": "assistant", "content": None}}]}),
    event({"choices": [{"index": 0, "delta": {"content": ""}}]}), event({"usage": None}), event({"id": "x"}),
    event({"choices": [{"index": 1, "delta": {"content": "another choice"}}]}),
    event({"choices": [{"index": 0, "delta": {"reasoning_content": "hm"}}]}),
)  # fmt: skip

Fault = Literal["none", "end", "cut", "reset", "stall", "error", "event-error", "bytes", "json", "length", "filter"]
_FAULTS: tuple[Fault, ...] = (
    "none", "end", "end", "cut", "cut", "reset", "stall", "error", "event-error", "bytes", "json", "length", "filter",
)  # fmt: skip
_SETBACKS = (
    problem(429, {"error": {"message": "slow down"}}),
    problem(500, {"error": {"message": "oops"}}),
    problem(503, {"detail": "no worker"}),
    problem(200, {"choices": None, "error": {"message": "busy", "code": 429}}),
    problem(400, {"error": {"message": "Unknown parameter: 'stream_options'."}}),
    problem(400, {"error": {"message": "temperature is not supported"}}),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One faulted answer. ``least`` has arrived for certain, ``most`` may have."""

    seed: int
    fault: Fault
    replies: tuple[Reply, ...]
    least: str
    most: str
    complete: bool | None
    """None: the fault falls on the last event, and both are right."""

    def __str__(self) -> str:
        return f"seed {self.seed}, {self.fault}"


def case(seed: int) -> Case:
    """The case of a seed; always the same."""
    chance = random.Random(seed)
    texts = [chance.choice(_WORDS) + " " for _ in range(chance.randint(1, 14))]
    fault = chance.choice(_FAULTS)
    marked = chance.random() < 0.8
    """Whether it says a finish reason, and not only [DONE]."""
    events: list[tuple[bytes, str]] = []
    for text in texts:
        events.append((_said(text, chance), text))
        events += [(chance.choice(_NOISE), "") for _ in range(chance.choice((0, 0, 0, 1, 2)))]
    ending = [_finish("stop"), event("[DONE]")] if marked else [event("[DONE]")]
    decides = 0 if marked else -1
    if chance.random() < 0.5:
        reported = event({"choices": [], "usage": {"prompt_tokens": 9, "completion_tokens": 9}})
        ending.insert(len(ending) - 1, reported)
    if fault in ("error", "event-error", "bytes", "json", "length", "filter"):
        at = chance.randint(1, len(events))
        kept = events[:at]
        broken = _broken(fault, chance)
        after = [piece for piece, _ in events[at:]] if fault in ("bytes", "json") else []
        body = (
            [piece for piece, _ in kept]
            + broken
            + (after + ending if fault in ("bytes", "json") else [event("[DONE]")])
        )
        least = "".join(text for _, text in kept)
        most = least + ("".join(text for _, text in events[at:]) if after else "")
        if fault in ("bytes", "json"):
            least = most
        return _made(seed, fault, body, "end", least, most, False, chance)
    whole = [piece for piece, _ in events] + ending
    if fault == "none":
        everything = "".join(texts)
        return _made(seed, fault, whole, "end", everything, everything, True, chance)
    lead = len(b"".join(ending[: len(ending) - 1])) if decides else 0
    return _broken_off(seed, fault, events, ending, lead + len(ending[decides]), chance)


def _broken_off(
    seed: int, fault: Fault, events: list[tuple[bytes, str]], ending: list[bytes], decided: int, chance: random.Random
) -> Case:
    """Everything up to some byte, and then nothing more, in one of four ways.

    ``decided``: after how many bytes of the ending the answer is whole.
    """
    whole = b"".join(piece for piece, _ in events) + b"".join(ending)
    offset = chance.randint(0, len(whole) - 1)
    least = most = ""
    place = 0
    for piece, text in events:
        end = place + len(piece)
        # An event counts from its last byte before the line end; its line end may be missing.
        if offset >= end - 2:
            most += text
        if offset >= end:
            least += text
        place = end
    first_end = place + decided
    complete: bool | None = offset >= first_end
    if first_end - 2 <= offset < first_end:
        complete = None
    how: Any = {"end": "end", "cut": "cut", "reset": "reset", "stall": "linger"}[fault]
    if fault == "reset":
        least, complete = "", None if complete else False  # what was on its way may be overtaken
    return _made(seed, fault, [whole[:offset]], how, least, most, complete, chance)


def _said(text: str, chance: random.Random) -> bytes:
    """A piece of text in one of the shapes that servers give it."""
    content: object = text
    if chance.random() < 0.1:
        content = [{"type": "text", "text": text}]
    delta = {"index": 0, "delta": {"content": content}, "finish_reason": None}
    ascii_only = chance.random() < 0.3
    return f"data: {json.dumps({'choices': [delta]}, ensure_ascii=ascii_only)}\n\n".encode()


def _finish(reason: str) -> bytes:
    return event({"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]})


def _broken(fault: Fault, chance: random.Random) -> list[bytes]:
    if fault == "error":
        return [event({"error": {"message": "overloaded", "code": chance.choice((None, 500, "overloaded_error"))}})]
    if fault == "event-error":
        return [b"event: error\ndata: " + chance.choice((b'{"message": "gone"}', b"gone")) + b"\n\n"]
    if fault == "bytes":
        return [b'data: {"choices": [{"index": 0, "delta": {"role": "\xff"}}]}\n\n']
    if fault == "json":
        return [b'data: {"choices": [{"del\n\n']
    return [_finish("length" if fault == "length" else "content_filter")]


def _made(
    seed: int, fault: Fault, body: list[bytes], ending: Any, least: str, most: str, complete: bool | None,
    chance: random.Random,
) -> Case:  # fmt: skip
    """The replies of a case: setbacks first, then the stream with its line ends, in its portions."""
    data = b"".join(body)
    line_end = chance.choice((b"\n", b"\n", b"\r\n", b"\r"))
    if line_end != b"\n":
        data = data.replace(b"\n", line_end)
    size = chance.choice((1, 1, 2, 3, 7, 40, 400, 4000))
    pieces: tuple[Piece, ...] = tuple(data[at : at + size] for at in range(0, len(data), size))
    setbacks = chance.sample(_SETBACKS, chance.choice((0, 0, 0, 1, 2)))
    stream = Reply(pieces, ending=ending)
    return Case(seed, fault, (*setbacks, stream), least.strip(), most.strip(), complete)
