"""The least an endpoint can be: it answers every request with the same 2,000 tokens, and prints its address.

Every token is an event in an HTTP chunk of its own, as servers send them, so a client has as much to take
apart as from a real one. But all the bytes are made beforehand and written at once: the server is through
while the client still reads, and what is measured is the client.
"""

from __future__ import annotations

import asyncio
import json
from itertools import cycle, islice

TOKENS = 2_000
_SENTENCES = (
    "The reads that wait for a lock were the first thing that we looked at",
    "Most of them did not need it, and it took a week of traces to see which",
    "A queue in front of the writer made the rest of it plain to read",
    "What I would like to know is how you found the ones that could go",
)


def tokens() -> list[str]:
    """The answer, a token at a time: words with the space before them, full stops, paragraphs of five sentences."""
    out: list[str] = []
    for number, sentence in enumerate(cycle(_SENTENCES)):
        if len(out) >= TOKENS:
            break
        first, *rest = sentence.split()
        before = "" if not number else " " if number % 5 else "\n\n"
        out += [before + first, *(f" {word}" for word in rest), "."]
    return [*islice(out, TOKENS - 1), " end."]


def _event(data: object) -> bytes:
    line = b"data: %s\n\n" % (data if isinstance(data, bytes) else json.dumps(data).encode())
    return b"%x\r\n%s\r\n" % (len(line), line)


def _chunk(delta: dict[str, str], finish: str | None = None, usage: dict[str, int] | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    return _event(
        {
            "id": "chatcmpl-BnchmrkAnswr0123456789abcdef",
            "object": "chat.completion.chunk",
            "created": 1_772_000_000,
            "model": "gpt-4o",
            "system_fingerprint": "fp_0123456789",
            "choices": [] if usage else [choice],
            "usage": usage,
        }
    )


def answer() -> bytes:
    """The whole response, its head included."""
    counted = {"prompt_tokens": 2_000, "completion_tokens": TOKENS, "total_tokens": 2_000 + TOKENS}
    head = (
        b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n"
    )
    said = b"".join(_chunk({"content": token}) for token in tokens())
    begin, end = _chunk({"role": "assistant", "content": ""}), _chunk({}, "stop") + _chunk({}, usage=counted)
    return head + begin + said + end + _event(b"[DONE]") + b"0\r\n\r\n"


async def main() -> None:
    """Serve until killed."""
    whole = answer()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        await reader.readexactly(int(head.partition(b"content-length:")[2].split(b"\r\n")[0]))
        writer.write(whole)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
