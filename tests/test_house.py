"""The house itself: the guard holds, and nothing of the developer's shows through."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.house import house_environment
from tests.support.no_network.sitecustomize import is_this_machine

pytest_plugins = ["pytester"]

# Addresses and names reserved for documentation: nothing could answer even without the guard.
FAR = "192.0.2.7"
FAR_NAME = "network.example"


def connect() -> None:
    with socket.socket() as far:
        far.connect((FAR, 80))


def connect_without_raising() -> None:
    with socket.socket() as far:
        far.connect_ex((FAR, 80))


def connect_by_name() -> None:
    socket.create_connection((FAR_NAME, 443), timeout=1)


def connect_sixth_version() -> None:
    with socket.socket(socket.AF_INET6) as far:
        far.connect(("2001:db8::1", 80))


def send_a_datagram() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as far:
        far.sendto(b"hello", (FAR, 53))


def look_up() -> None:
    socket.getaddrinfo(FAR_NAME, 443)


def look_up_the_old_way() -> None:
    socket.gethostbyname(FAR_NAME)


def from_asyncio() -> None:
    asyncio.run(asyncio.wait_for(_open(FAR), 2))


def from_asyncio_by_name() -> None:
    asyncio.run(asyncio.wait_for(_open(FAR_NAME), 2))


async def _open(host: str) -> None:
    await asyncio.open_connection(host, 80)


@pytest.fixture
def refusals_expected(house: Path) -> None:
    """The refusals of this test are what it is about: they go where nobody looks."""
    os.environ["NETWORK_GUARD_LOG"] = str(house / "expected.log")


@pytest.mark.usefixtures("refusals_expected")
@pytest.mark.parametrize(
    "reach",
    [
        connect,
        connect_without_raising,
        connect_by_name,
        connect_sixth_version,
        send_a_datagram,
        look_up,
        look_up_the_old_way,
        from_asyncio,
        from_asyncio_by_name,
    ],
)
def test_every_way_out_is_shut(reach: Callable[[], None]) -> None:
    # Not by its class: a process that a guarded one started has the guard twice, and the first one speaks.
    with pytest.raises(RuntimeError, match="no test may reach the network"):
        reach()


def test_a_program_that_a_test_starts_is_held_too(house: Path) -> None:
    expected = house / "expected.log"
    ran = subprocess.run(
        [sys.executable, "-c", f"import urllib.request; urllib.request.urlopen('http://{FAR}/', timeout=2)"],
        env={**os.environ, "NETWORK_GUARD_LOG": str(expected)},
        capture_output=True,
        text=True,
    )
    assert ran.returncode != 0
    assert "no test may reach the network" in ran.stderr
    assert FAR in expected.read_text(encoding="utf-8")


def test_a_local_server_may_be_spoken_to() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        heard: list[bytes] = []

        def listen() -> None:
            taken, _ = server.accept()
            with taken:
                heard.append(taken.recv(5))

        listener = threading.Thread(target=listen)
        listener.start()
        with socket.create_connection(("localhost", server.getsockname()[1])) as near:
            near.sendall(b"hello")
        listener.join(5)
    assert heard == [b"hello"]


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("localhost", True),
        (b"::1", True),
        ("127.0.0.1.example.com", False),
        ("127.evil.example.com", False),
        ("10.0.0.1", False),
        ("localhost.example.com", False),
        ("fe80::1", False),
    ],
)
def test_what_counts_as_this_machine(host: object, here: bool) -> None:
    assert is_this_machine(host) is here


def test_a_refusal_that_the_code_swallows_still_fails_the_test(pytester: pytest.Pytester) -> None:
    """Fail closed: `except Exception: pass` around a connection is no way through."""
    pytester.makeconftest("from tests.conftest import house  # noqa: F401")
    pytester.makepyfile(
        f"""
        import socket

        def test_swallows():
            try:
                socket.create_connection(("{FAR}", 80), timeout=1)
            except Exception:
                pass
        """
    )
    pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=1, errors=1)


def test_nothing_personal_is_left(tmp_path: Path) -> None:
    personal = {
        "PATH": "/usr/bin",
        "HOME": "/home/ada",
        "OPENAI_API_KEY": "sk-real",
        "SOME_TOKEN": "x",
        "https_proxy": "http://proxy.example:3128",
        "OUTREACH_HOME": "/home/ada/outreach",
        "XDG_CONFIG_HOME": "/home/ada/.config",
        "TMUX": "/tmp/tmux-1000/default",
        "SSH_TTY": "/dev/pts/4",
        "DISPLAY": ":0",
        "NO_COLOR": "1",
        "EDITOR": "emacs",
        "LC_ALL": "de_DE.UTF-8",
        "PYTHONPATH": "/home/shared/lib",
    }
    house = house_environment(tmp_path, personal)
    assert not [name for name, value in house.items() if "/home/ada" in value or "sk-real" in value]
    assert not {
        "OPENAI_API_KEY",
        "SOME_TOKEN",
        "https_proxy",
        "TMUX",
        "SSH_TTY",
        "DISPLAY",
        "NO_COLOR",
    } & set(house)
    assert house["PATH"] == "/usr/bin"
    assert house["PYTHONPATH"].endswith("/home/shared/lib")
    assert house["EDITOR"] == "false"


def test_this_very_test_lives_in_the_house(house: Path) -> None:
    assert Path.home() == house
    assert os.environ["OUTREACH_HOME"] == str(house / "outreach")
    assert not [name for name in os.environ if "API_KEY" in name]


def test_what_one_test_sets_is_gone_in_the_next(house: Path) -> None:
    leftover = os.environ.get("LEFTOVER")
    os.environ["LEFTOVER"] = str(house)
    assert leftover is None


test_and_the_other_way_round = test_what_one_test_sets_is_gone_in_the_next
