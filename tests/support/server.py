"""A small OpenAI-compatible server over a real socket on loopback, which can play any fault.

In a test: ``async with FakeServer(answer("Hi Mara,")) as server`` and ``server.base_url``; from a test
without an event loop: ``with running(...) as server``. As a program::

    python -m tests.support.server --port 0 --delay-ms 30 --answer FILE [--log FILE]

prints its base URL on the first line and answers every request with the words of FILE.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

Piece = bytes | float
"""Bytes to send as they are, or seconds to wait."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One response. ``ending``: the body's end is said, the socket is cut or reset, or stays open silent."""

    pieces: tuple[Piece, ...]
    status: int = 200
    content_type: str = "text/event-stream"
    headers: tuple[tuple[str, str], ...] = ()
    ending: Literal["end", "cut", "reset", "linger"] = "end"


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it arrived; header names are in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    raw: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.raw)


# What a reply is made of.


def event(data: object) -> bytes:
    """One server-sent event; anything but bytes and text is put as JSON."""
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    return f"data: {text}\n\n".encode()


def chunk(text: str | None = None, finish: str | None = None, **delta: object) -> bytes:
    """One chunk of a chat completion."""
    said = {**({"content": text} if text is not None else {}), **delta}
    return event({"choices": [{"index": 0, "delta": said, "finish_reason": finish}]})


def usage(sent: int, written: int) -> bytes:
    """The last chunk, which only reports the tokens."""
    return event({"choices": [], "usage": {"prompt_tokens": sent, "completion_tokens": written}})


DONE = event("[DONE]")


def words(text: str) -> list[str]:
    """A text in pieces of about one token: a word with the white space after it."""
    return re.findall(r"\s*\S+\s*?(?=\s|$)|\s+", text)


def answer(text: str, *, delay: float = 0.0, reported: tuple[int, int] | None = None) -> Reply:
    """A whole answer in small chunks, ``delay`` seconds apart, as a well-behaved server streams it."""
    pieces: list[Piece] = [chunk(role="assistant", text="")]
    for word in words(text):
        if delay:
            pieces.append(delay)
        pieces.append(chunk(word))
    pieces.append(chunk(finish="stop"))
    if reported:
        pieces.append(usage(*reported))
    return Reply((*pieces, DONE))


def problem(status: int, body: object, **more: Any) -> Reply:
    """A refusal: an error as JSON."""
    return Reply((json.dumps(body).encode(),), status, "application/json", **more)


def page(status: int = 200) -> Reply:
    """A web page."""
    return Reply((b"<!doctype html><title>Welcome</title><p>Nothing here",), status, "text/html")


def fragments(reply: Reply, size: int = 1) -> Reply:
    """The same reply with its bytes in portions of ``size``, each sent by itself."""
    pieces: list[Piece] = []
    for piece in reply.pieces:
        if isinstance(piece, bytes):
            pieces.extend(piece[at : at + size] for at in range(0, len(piece), size))
        else:
            pieces.append(piece)
    return replace(reply, pieces=tuple(pieces))


# The server.


@dataclass
class FakeServer:
    """Plays its replies in order, the last one again and again; keeps every request.

    ``/v1/models`` lists ``models``; outside ``/v1`` it is a website, or what ``outside`` says.
    """

    replies: Reply | Sequence[Reply]
    models: tuple[str, ...] = ("sample-model",)
    host: str = "127.0.0.1"
    port: int = 0
    log: Path | None = None
    outside: Reply | None = None
    """What it answers outside ``/v1``; None: a web page."""
    requests: list[Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._played = 0
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()

    @property
    def base_url(self) -> str:
        return f"http://{self.host}:{self.port}/v1"

    @property
    def drafts(self) -> list[Request]:
        """The requests for a completion alone."""
        return [request for request in self.requests if request.path.endswith("/chat/completions")]

    async def __aenter__(self) -> FakeServer:
        self._server = await asyncio.start_server(self._serve, self.host, self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *exc: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in list(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            request = await _read(reader)
            if request:
                self.requests.append(request)
                self._note(request)
                await _play(self._reply(request), reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._open.discard(task)
            writer.close()

    def _note(self, request: Request) -> None:
        if self.log and request.raw:
            with self.log.open("a", encoding="utf-8") as file:
                file.write(json.dumps(request.json, ensure_ascii=False) + "\n")

    def _reply(self, request: Request) -> Reply:
        if not request.path.startswith("/v1/"):
            return self.outside or page(404)
        if request.path == "/v1/models":
            return problem(200, {"object": "list", "data": [{"id": name} for name in self.models]})
        replies = [self.replies] if isinstance(self.replies, Reply) else self.replies
        reply = replies[min(self._played, len(replies) - 1)]
        self._played += 1
        return reply if request.json.get("stream", False) or reply.status != 200 else whole(reply)


def whole(reply: Reply) -> Reply:
    """A streamed answer as one JSON document, for a request that did not ask for a stream."""
    text = ""
    for piece in reply.pieces:
        if isinstance(piece, bytes) and piece.startswith(b"data: {"):
            for choice in json.loads(piece[6:])["choices"]:
                text += choice["delta"].get("content") or ""
    message = {"role": "assistant", "content": text}
    return problem(200, {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})


async def _read(reader: asyncio.StreamReader) -> Request | None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.split("\r\n")
    method, path, _ = first.split(" ", 2)
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Request(method, path.partition("?")[0], headers, body)


async def _play(reply: Reply, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    head = [f"HTTP/1.1 {reply.status} Reply", f"content-type: {reply.content_type}", "connection: close"]
    head += [f"{name}: {value}" for name, value in reply.headers]
    # Chunked, so that a cut can be told from an end.
    head += ["transfer-encoding: chunked", "", ""]
    writer.write("\r\n".join(head).encode())
    for piece in reply.pieces:
        if isinstance(piece, bytes):
            if piece:
                writer.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                await writer.drain()
        else:
            await asyncio.sleep(piece)
    if reply.ending == "end":
        writer.write(b"0\r\n\r\n")
        await writer.drain()
    elif reply.ending == "reset":
        await asyncio.sleep(0.05)  # what was sent has to arrive before the reset overtakes it
        writer.transport.abort()
    elif reply.ending == "linger":
        await reader.read()  # until the client goes away


@contextlib.contextmanager
def running(
    replies: Reply | Sequence[Reply], *, kind: type[FakeServer] | None = None, **options: Any
) -> Iterator[FakeServer]:
    """The same server in a thread of its own, for code that is not asynchronous."""
    server = (kind or FakeServer)(replies, **options)
    ready, stop = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        async with server:
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    try:
        assert ready.wait(10), "the server did not start"
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()


def main() -> None:
    """Run as a program until it is stopped."""
    parser = argparse.ArgumentParser(description="A small OpenAI-compatible server for tests, on loopback.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--delay-ms", type=float, default=0.0, help="pause between words")
    parser.add_argument("--answer", type=Path, required=True, help="a file with what the model says")
    parser.add_argument("--model", action="append", help="a model it has (may be repeated)")
    parser.add_argument("--status", type=int, default=200, help="refuse everything with this status")
    parser.add_argument("--log", type=Path, help="append the JSON of each request here, one per line")
    options = parser.parse_args()
    text = options.answer.read_text(encoding="utf-8")
    reply = answer(text, delay=options.delay_ms / 1000, reported=(100, len(words(text))))
    if options.status != 200:
        reply = problem(options.status, {"error": {"message": text.strip(), "code": options.status}})
    server = FakeServer(reply, models=tuple(options.model or ["sample-model"]), port=options.port, log=options.log)

    async def serve() -> None:
        async with server:
            print(server.base_url, flush=True)
            await asyncio.Event().wait()

    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve())


if __name__ == "__main__":
    main()
