"""A website over a real socket on loopback, well-behaved or not, and a small internet of names that lead to it."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.facts.gathering.address import Address, read_address
from assistant.facts.gathering.fetch import Fetcher
from assistant.facts.gathering.limits import Limits

QUICK = Limits(bytes=300_000, seconds=1.5, head_bytes=20_000)
"""Limits that tests do not have to wait for, where something never comes."""
ROOMY = Limits(bytes=300_000, seconds=60, head_bytes=20_000)
"""The same, with time for what does come, however busy the machine is."""
Play = Callable[[socket.socket], None]


@dataclass(frozen=True)
class Late:
    """A response that comes whole, after a while."""

    page: bytes
    seconds: float


@dataclass(frozen=True)
class Hit:
    """One request as it arrived; header names are in lower case."""

    path: str
    headers: dict[str, str]


def reply(
    body: bytes | str = b"",
    *,
    status: int = 200,
    media: str = "text/html; charset=utf-8",
    headers: dict[str, str] | None = None,
    length: bool = True,
) -> bytes:
    """A whole response."""
    raw = body.encode() if isinstance(body, str) else body
    lines = {"Content-Type": media, **({"Content-Length": str(len(raw))} if length else {}), **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode("latin-1") + raw


def redirect(to: str, status: int = 302) -> bytes:
    """A response that leads elsewhere."""
    return reply(status=status, headers={"Location": to})


Served = bytes | Late | Play


@dataclass
class Site:
    """Serves ``pages`` (path to a response, or to what is played on the socket); keeps every request it got.

    ``most_at_once``: requests that were being answered at one time. A response that is served whole counts until
    its last byte is sent and not a moment longer, for whoever has that may go on before the server's thread does.
    It tells nothing of refusals, whose reader goes on when it has their head.
    """

    pages: dict[str, Served] = field(default_factory=dict)
    hits: list[Hit] = field(default_factory=list)
    most_at_once: int = 0
    tls: ssl.SSLContext | None = None

    def __post_init__(self) -> None:
        self._now = 0
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order, without the robots files."""
        return [hit.path for hit in self.hits if hit.path != "/robots.txt"]

    def __enter__(self) -> Site:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _accept(self) -> None:
        while not self._ended.is_set():
            try:
                taken, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(taken,), daemon=True).start()

    def _spoken(self, taken: socket.socket) -> socket.socket:
        return self.tls.wrap_socket(taken, server_side=True) if self.tls else taken

    def _serve(self, taken: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError), self._spoken(taken) as taken:
            taken.settimeout(10)
            data = b""
            while b"\r\n\r\n" not in data:
                more = taken.recv(65536)
                if not more:
                    return
                data += more
            first, *lines = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            path = first.split(" ")[1]
            with self._lock:
                self.hits.append(Hit(path, headers))
                self._now += 1
                self.most_at_once = max(self.most_at_once, self._now)
            counted = True
            try:
                page = self.pages.get(path, reply("nothing here", status=404))
                if isinstance(page, Late):
                    self._ended.wait(page.seconds)
                    page = page.page
                if isinstance(page, bytes):
                    taken.sendall(page[:-1])
                    counted = self._over()
                    taken.sendall(page[-1:])
                else:
                    page(taken)
            finally:
                if counted:
                    self._over()

    def _over(self) -> bool:
        """Count one request less; False, for it does not count any more."""
        with self._lock:
            self._now -= 1
        return False


@contextlib.contextmanager
def site(pages: Mapping[str, Served] | None = None) -> Iterator[Site]:
    with Site(dict(pages or {})) as made:
        yield made


class Internet:
    """Names with public addresses that lead to sites of this machine; everything asked of it is kept."""

    def __init__(self, **hosts: Site) -> None:
        self.names = {name.replace("_", "."): f"93.184.215.{number}" for number, name in enumerate(hosts, 1)}
        self.sites = dict(zip(self.names.values(), hosts.values(), strict=True))
        self.answers: dict[str, list[list[str]]] = {}
        """Answers of a name in turn, the last one again and again; they go before ``names``."""
        self.asked: list[str] = []
        self.connected: list[tuple[Any, ...]] = []

    def resolve(self, host: str, port: int, seconds: float) -> list[str]:
        self.asked.append(host)
        if host in self.answers:
            answers = self.answers[host]
            return answers.pop(0) if len(answers) > 1 else answers[0]
        if host in self.names:
            return [self.names[host]]
        if host == "localhost":
            return ["127.0.0.1"]
        raise OSError(f"no such host: {host}")

    def connect(self, address: tuple[Any, ...], seconds: float) -> socket.socket:
        self.connected.append(address)
        there = self.sites.get(address[0])
        return socket.create_connection(("127.0.0.1", there.port) if there else address, timeout=seconds)

    def fetcher(self, limits: Limits = ROOMY) -> Fetcher:
        return Fetcher(limits, resolve=self.resolve, connect=self.connect)


def typed(url: str) -> tuple[Address, tuple[str, int]]:
    """An address with the place that somebody typed in it."""
    address = read_address(url)
    return address, address.place
