"""The line that shows the waiting: there for who watches, gone at the end, and never in the way."""

from __future__ import annotations

import asyncio
import contextlib
import io

import pytest

from assistant.cli import writing
from assistant.drafting.draft import Written


class Watched(io.StringIO):
    """A stderr that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Slow:
    """A pen that takes three looks to write two words."""

    status = ""
    pace = ""

    def __init__(self) -> None:
        self._body = ""

    def written(self) -> Written:
        return Written(body=self._body)

    async def run(self) -> Written:
        for word in ("Hi", " Mara"):
            await asyncio.sleep(0.05)
            self._body += word
        await asyncio.sleep(0.05)
        return Written(body=self._body, complete=True)


class Mute(Slow):
    """A pen that cannot say how far it is."""

    def written(self) -> Written:
        raise RuntimeError("no")


def watching(pen: Slow, stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> Written:
    monkeypatch.setattr(writing, "EVERY_SECONDS", 0.02)
    with contextlib.redirect_stderr(stream):
        return writing.write(pen)


def test_the_line_counts_and_is_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Watched()
    assert watching(Slow(), stream, monkeypatch).body == "Hi Mara"
    shown = stream.getvalue()
    assert "0 s · Ctrl-C stops · waiting" in shown
    assert "0 s · Ctrl-C stops · 1 word" in shown and "· 2 words" in shown
    last, before = shown.split("\r")[-1], shown.split("\r")[-2]
    assert last == "" and before == " " * len("0 s · 2 words · Ctrl-C stops")
    assert "\x1b" not in shown


def test_the_line_never_costs_what_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Watched()
    assert watching(Mute(), stream, monkeypatch).body == "Hi Mara"
    assert stream.getvalue() == ""


def test_nobody_watching_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    assert watching(Slow(), stream, monkeypatch).complete
    assert stream.getvalue() == ""
