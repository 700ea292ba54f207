"""One connection to one checked address, which ends when its time, its bytes or somebody's patience do.

Python's own timeouts are for each read: a server that sends a byte now and then would hold a reader for
ever. Here every read, of the head as of the body, takes from one budget.
"""

from __future__ import annotations

import io
import socket
import threading
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

from assistant.facts.gathering.limits import Limits

_LOOK_SECONDS = 0.2
"""How often a silent connection is left to see whether somebody stopped it."""


class TooSlow(Exception):
    """The time is up."""


class TooBig(Exception):
    """More bytes came, or would come, than may be read. ``head``: before the body began."""

    def __init__(self, *, head: bool = False) -> None:
        super().__init__()
        self.head = head


class Stopped(Exception):
    """Somebody stopped it."""


class Budget:
    """What is left of the time and the bytes of one address. ``stop`` is set to end it at once."""

    def __init__(self, limits: Limits, stop: threading.Event) -> None:
        self._end = monotonic() + limits.seconds
        self._stop = stop
        self._bytes = limits.bytes
        self._most_head = limits.head_bytes
        self._head: int | None = None

    @property
    def seconds(self) -> float:
        """Seconds left, never 0. Raises TooSlow when there are none, Stopped when somebody stopped it."""
        if self._stop.is_set():
            raise Stopped
        left = self._end - monotonic()
        if left <= 0:
            raise TooSlow
        return left

    @property
    def bytes(self) -> int:
        """Bytes that may still be read. Raises TooBig when there are none."""
        if self._head is not None and self._head <= 0:
            raise TooBig(head=True)
        if self._bytes <= 0:
            raise TooBig
        return self._bytes

    def took(self, number: int) -> None:
        """Note that so many bytes were read."""
        self._bytes -= number
        if self._head is not None:
            self._head -= number

    def begin(self) -> None:
        """A response begins: what comes is its head, until ``body``."""
        self._head = self._most_head

    def body(self) -> None:
        """The head is over."""
        self._head = None

    def acquire(self, lock: threading.Lock) -> None:
        """Wait for a lock, without spending any of the time. Raises Stopped."""
        began = monotonic()
        while not lock.acquire(timeout=_LOOK_SECONDS):
            if self._stop.is_set():
                raise Stopped
        self._end += monotonic() - began

    def pause(self, seconds: float) -> None:
        """Wait, without spending any of the time. Raises Stopped."""
        if self._stop.wait(seconds):
            raise Stopped
        self._end += seconds


Connect = Callable[[tuple[Any, ...], float], socket.socket]
Resolve = Callable[[str, int, float], Sequence[str]]


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """The IP addresses of a host, in the order in which the system would try them.

    Raises TooSlow after ``seconds`` (the system's own look-up cannot be ended, so it is left to its thread),
    OSError when there are none.
    """
    found: list[str] = []
    failed: list[Exception] = []

    def look_up() -> None:
        try:
            found.extend(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except Exception as error:
            failed.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise TooSlow
    if failed:
        raise failed[0]
    return list(dict.fromkeys(found))


def connect(address: tuple[Any, ...], seconds: float) -> socket.socket:
    """A connection to an IP address and a port. Raises OSError."""
    return socket.create_connection(address, timeout=seconds)


class Wire:
    """A socket as ``http.client`` wants one, held to a budget. Closing it is its maker's to do."""

    def __init__(self, sock: socket.socket, budget: Budget) -> None:
        self._sock = sock
        self._budget = budget

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._budget.seconds)
        try:
            self._sock.sendall(data)
        except TimeoutError:
            raise TooSlow from None

    def makefile(self, *_: object) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._sock, self._budget))

    def close(self) -> None:
        """Nothing: ``http.client`` closes as soon as it has made a file of it."""


class _Reader(io.RawIOBase):
    def __init__(self, sock: socket.socket, budget: Budget) -> None:
        self._sock = sock
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)[: self._budget.bytes]
        while True:
            self._sock.settimeout(min(self._budget.seconds, _LOOK_SECONDS))
            try:
                got = self._sock.recv_into(view)
            except TimeoutError:
                continue
            self._budget.took(got)
            return got
