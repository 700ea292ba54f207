"""The link for mail programs, and handing it to one."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.door import clean_line, clean_text
from assistant.errors import Refused
from assistant.handoff import mail_program
from assistant.handoff.mailto import LONGEST, mailto

ADDRESS = "mara@ferrite.example"


def read(link: str) -> tuple[str, dict[str, str]]:
    """Address and fields, as RFC 6068 has them read: a plus is a plus."""
    parts = urlsplit(link)
    assert parts.scheme == "mailto" and not parts.fragment and not parts.netloc
    fields = parse_qsl(parts.query.replace("+", "%2B"), strict_parsing=bool(parts.query), keep_blank_values=True)
    assert len(dict(fields)) == len(fields)
    return unquote(parts.path), dict(fields)


def test_a_link_as_the_standard_has_it() -> None:
    assert mailto("A & B?", "Hi,\n\n50% + x=1", ADDRESS) == (
        "mailto:mara@ferrite.example?subject=A%20%26%20B%3F&body=Hi%2C%0D%0A%0D%0A50%25%20%2B%20x%3D1"
    )
    assert mailto("", "", ADDRESS) == "mailto:mara@ferrite.example"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("a?cc=eve&b@x.example", "mailto:a%3Fcc%3Deve%26b@x.example"),
        ("o'brien+lists@x.example", "mailto:o%27brien%2Blists@x.example"),
        ("a%b/c@bücher.example", "mailto:a%25b%2Fc@xn--bcher-kva.example"),
    ],
)
def test_an_address_adds_no_field(address: str, link: str) -> None:
    assert mailto("", "", address) == link


def test_two_addresses_are_refused() -> None:
    with pytest.raises(Refused):
        mailto("", "", "mara@ferrite.example,eve@evil.example")


@given(st.text(max_size=60), st.text(max_size=200))
def test_whatever_is_in_it_comes_back(subject: str, body: str) -> None:
    link = mailto(subject, body, ADDRESS)
    assert re.fullmatch(
        r"mailto:mara@ferrite\.example(\?(subject|body)=[A-Za-z0-9%._~-]+(&body=[A-Za-z0-9%._~-]+)?)?", link
    )
    address, fields = read(link)
    assert address == ADDRESS
    assert fields.get("subject", "") == clean_line(subject)
    text = clean_text(body).strip("\n")
    assert fields.get("body", "").replace("\r\n", "\n") == text
    assert fields.get("body", "").count("\r") == text.count("\n")


def test_the_longest_link_is_under_what_windows_hands_on() -> None:
    assert LONGEST <= 2008 < 2048 < 2083


# Handing it on.

posix = pytest.mark.skipif(os.name == "nt", reason="the fakes here are POSIX executables")
LINK = mailto("Locks", "Hi", ADDRESS)


@pytest.fixture
def machine(tmp_path: Path) -> dict[str, str]:
    """A machine with a screen and none of the programs but for what a test puts there."""
    (tmp_path / "bin").mkdir()
    return {"PATH": str(tmp_path / "bin"), "DISPLAY": ":0"}


def program(machine: dict[str, str], name: str, does: str) -> Path:
    """A program that writes down what it was given, and then does this; the file where that stands."""
    path = Path(machine["PATH"]) / name
    path.write_text(f'#!/bin/sh\nPATH=/usr/bin:/bin\nprintf "%s\\n" "$@" >> "$0.calls"\n{does}\n', encoding="utf-8")
    path.chmod(0o755)
    return path.with_name(f"{name}.calls")


@posix
def test_on_linux_the_desktop_is_asked_and_then_given_the_link(machine: dict[str, str]) -> None:
    asked = program(machine, "xdg-mime", "echo mail.desktop")
    given_link = program(machine, "xdg-open", "exit 0")
    assert mail_program.open_link(LINK, machine, "linux")
    assert asked.read_text().split() == ["query", "default", "x-scheme-handler/mailto"]
    assert given_link.read_text() == f"{LINK}\n"


@posix
def test_without_a_program_for_mail_no_browser_is_opened(machine: dict[str, str]) -> None:
    program(machine, "xdg-mime", "echo")
    opened = program(machine, "xdg-open", "exit 0")
    assert not mail_program.open_link(LINK, machine, "linux")
    assert not opened.exists()


@posix
@pytest.mark.parametrize("does", ["exit 3", "exit 4", None])
def test_what_fails_or_is_not_there_is_no_mail_program(machine: dict[str, str], does: str | None) -> None:
    if does:
        program(machine, "xdg-open", does)
    assert not mail_program.open_link(LINK, machine, "linux")


@posix
@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_machine_that_is_reached_from_afar_is_left_alone(
    machine: dict[str, str], platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = [program(machine, name, "exit 0") for name in ("xdg-open", "open")]
    started: list[str] = []
    monkeypatch.setattr(os, "startfile", started.append, raising=False)
    assert not mail_program.open_link(LINK, {"PATH": machine["PATH"], "SSH_CONNECTION": "x"}, platform)
    assert not started and not any(path.exists() for path in opened)


@posix
def test_a_console_without_a_screen_is_left_alone(machine: dict[str, str]) -> None:
    opened = program(machine, "xdg-open", "exit 0")
    assert not mail_program.open_link(LINK, {"PATH": machine["PATH"]}, "linux")
    assert not opened.exists()


@posix
def test_a_desktop_with_wayland_has_a_screen(machine: dict[str, str]) -> None:
    program(machine, "xdg-open", "exit 0")
    assert mail_program.open_link(LINK, {"PATH": machine["PATH"], "WAYLAND_DISPLAY": "wayland-0"}, "linux")


@posix
def test_a_mail_program_that_stays_open_is_not_waited_for(
    machine: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program(machine, "xdg-open", "exec sleep 12")
    monkeypatch.setattr(mail_program, "SECONDS", 0.2)
    began = time.monotonic()
    assert mail_program.open_link(LINK, machine, "linux")
    assert time.monotonic() - began < 8


@posix
def test_on_a_mac_open_is_given_the_link(machine: dict[str, str]) -> None:
    opened = program(machine, "open", "exit 0")
    assert mail_program.open_link(LINK, machine, "darwin")
    assert opened.read_text() == f"{LINK}\n"


def test_on_windows_the_shell_is_given_the_link(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []
    monkeypatch.setattr(os, "startfile", started.append, raising=False)
    assert mail_program.open_link(LINK, {}, "win32")
    assert started == [LINK]

    def fails(_: str) -> None:
        raise OSError("no application is associated")

    monkeypatch.setattr(os, "startfile", fails, raising=False)
    assert not mail_program.open_link(LINK, {}, "win32")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has it")
def test_a_system_that_has_no_such_thing_says_no() -> None:
    assert not mail_program.open_link(LINK, {}, "win32")
