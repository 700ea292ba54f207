"""No test reaches the network: an audit hook refuses every name and address that is not this machine.

An audit hook sits under every socket of the process, asyncio's and every library's, and cannot be
taken away again. Python loads a module of this name at start when its folder is on ``PYTHONPATH``, so
the programs that a test starts are held by it as well. Each refusal is also written to the file named
by ``NETWORK_GUARD_LOG``, so that code which swallows the exception still fails its test.
"""

from __future__ import annotations

import os
import sys

REACHING = frozenset(
    {
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.sendmsg",
        "socket.sendto",
    }
)
_HERE = ("", "localhost", "::1", "::", "0.0.0.0")


class NetworkForbidden(RuntimeError):
    """A test, or a program that it started, tried to reach another machine."""


def is_this_machine(host: object) -> bool:
    """Whether a host, as given to a socket call, means this machine. What is not an IP host at all does."""
    if isinstance(host, bytes | bytearray):
        host = bytes(host).decode("ascii", "replace")
    if not isinstance(host, str):
        return True
    numbers = host.split(".")
    loopback = numbers[0] == "127" and len(numbers) == 4 and all(number.isdigit() for number in numbers)
    return loopback or host in _HERE or host.endswith("%lo")


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if event not in REACHING:
        return
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        # Unix sockets take a path, connected datagrams no address: neither leaves the machine.
        host = address[0] if isinstance(address, tuple) and address else None
    else:
        host = arguments[0]
    if is_this_machine(host):
        return
    sentence = f"{event} to {host!r}: no test may reach the network; use a local server or a mock."
    log = os.environ.get("NETWORK_GUARD_LOG")
    if log:
        with open(log, "a", encoding="utf-8") as file:  # noqa: PTH123 - pathlib would slow every start
            file.write(sentence + "\n")
    raise NetworkForbidden(sentence)


sys.addaudithook(_hook)
