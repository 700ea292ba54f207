"""Server-sent events, as endpoints really send them, into deltas of text.

No input or output here: bytes are fed in as they come and deltas come out. It reads what the
standard allows (any line end, comments, data over several lines) and what servers do besides
(``data: :``, events without a blank line between them, a whole JSON answer in place of a stream).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

MOST_BUFFERED = 4 * 1024 * 1024
"""Bytes one line, or a whole answer that is no stream, may take before it is given up (4 MiB)."""
_MOST_DETAILS = 3
"""Complaints of one refusal that are told."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What an endpoint says went wrong: its words (unclean) and, where it gives one, an HTTP-like code."""

    message: str
    code: str = ""
    names: str = ""
    """Every code and type it gives, such as ``429 insufficient_quota``."""

    @property
    def status(self) -> int | None:
        """The code as an HTTP status: where it is one, or has the name of one."""
        if self.code.isascii() and self.code.isdigit() and len(self.code) == 3:
            return int(self.code)
        return next((_STATUS[name] for name in self.names.lower().split() if name in _STATUS), None)


_STATUS = {
    "rate_limit_exceeded": 429,
    "rate_limit_error": 429,
    "too_many_requests": 429,
    "insufficient_quota": 429,
    "server_error": 500,
    "internal_server_error": 500,
    "overloaded_error": 529,
    "service_unavailable": 503,
}
"""Names that endpoints give in place of a status."""


@dataclass(frozen=True, slots=True)
class Delta:
    """One step of an answer; nearly always only one of these is set."""

    text: str = ""
    thinking: bool = False
    """The model is thinking aloud in a field of its own; its words are not kept."""
    refusal: str = ""
    finish: str = ""
    """The endpoint's finish reason, such as ``stop`` or ``length``."""
    usage: tuple[int, int] | None = None
    """Tokens of the prompt and of the answer, as the endpoint reports them."""
    fault: Fault | None = None
    damaged: bool = False
    """Part of the answer could not be read, so what came is not whole."""
    done: bool = False
    """``[DONE]``: nothing after this counts."""


DONE = Delta(done=True)
DAMAGED = Delta(damaged=True)


class EventReader:
    """Feeds on bytes in any portions; the deltas are the same however they were cut."""

    def __init__(self) -> None:
        self._rest = b""
        self._after_cr = False
        self._event = ""
        self._data: list[str] = []
        self._stray: list[str] = []
        self._stray_size = 0
        self._started = False
        self.any_event = False
        """Whether a ``data:`` line was seen at all."""
        self.foreign = False
        """Whether this is a web page, or anything else that no API says."""

    def feed(self, data: bytes) -> list[Delta]:
        """Take the next bytes; give the deltas that became whole by them."""
        if self._after_cr and data:
            data = data[1:] if data[:1] == b"\n" else data
            self._after_cr = False
        if b"\r" in data:
            self._after_cr = data.endswith(b"\r")
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        self._rest += data
        if b"\n" not in data:
            if len(self._rest) > MOST_BUFFERED:
                self._rest = b""
                return [DAMAGED]
            return []
        *lines, self._rest = self._rest.split(b"\n")
        out: list[Delta] = []
        for line in lines:
            self._line(line, out)
        return out

    def end(self) -> list[Delta]:
        """The body has ended: read what was left without a line end, or the body as one JSON answer."""
        out: list[Delta] = []
        rest, self._rest = self._rest, b""
        if rest:
            self._line(rest, out)
        self._flush(out)
        if not self.any_event and self._stray and not self.foreign:
            whole = _json("\n".join(self._stray))
            if isinstance(whole, dict):
                out.extend(deltas(whole))
                if any(delta.text or delta.refusal for delta in out):
                    out.append(DONE)
            else:
                self.foreign = True
        return out

    def _line(self, line: bytes, out: list[Delta]) -> None:
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            text = line.decode("utf-8", "replace")
            out.append(DAMAGED)
        if not self._started:
            text = text.removeprefix("\ufeff")
            self._started = bool(text.strip())
            self.foreign = text.lstrip().startswith("<")
        if not text:
            self._flush(out)
        elif text.startswith("data:"):
            self.any_event = True
            self._take(text[5:].strip(), out)
        elif text.startswith("event:"):
            self._event = text[6:].strip()
        elif not text.startswith((":", "id:", "retry:")) and self._stray_size < MOST_BUFFERED:
            self._stray.append(text)
            self._stray_size += len(text)

    def _take(self, data: str, out: list[Delta]) -> None:
        """One ``data:`` line. Most are a whole event; others wait for the lines that complete them."""
        if data == "[DONE]":
            self._flush(out)
            out.append(DONE)
            return
        if self._data:
            whole = _json("\n".join([*self._data, data]))
            if isinstance(whole, dict):
                self._data.clear()
                out.extend(deltas(whole, self._event))
                return
        event = _json(data) if data[:1] == "{" else None
        if isinstance(event, dict):
            self._drop(out)
            out.extend(deltas(event, self._event))
        elif data and data != ":":
            self._data.append(data)

    def _flush(self, out: list[Delta]) -> None:
        """An event ends: what still waits in it will not become readable."""
        if self._event == "error" and self._data:
            out.append(Delta(fault=Fault(" ".join(self._data))))
            self._data.clear()
        self._drop(out)
        self._event = ""

    def _drop(self, out: list[Delta]) -> None:
        # What begins as an object was part of the answer; anything else is a server's chatter.
        if any(line.startswith("{") for line in self._data):
            out.append(DAMAGED)
        self._data.clear()


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def deltas(event: dict[str, Any], name: str = "") -> list[Delta]:
    """What one event says, whatever shape it has; an event that says nothing gives nothing."""
    fault = _fault(event, name)
    if fault:
        return [Delta(fault=fault)]
    out: list[Delta] = []
    choices = event.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    if isinstance(choice, dict) and choice.get("index") in (0, None):
        # A whole answer has a message where a stream has a delta.
        said = choice.get("delta")
        if not isinstance(said, dict):
            said = choice.get("message")
        if isinstance(said, dict):
            text = text_of(said.get("content"))
            if text:
                out.append(Delta(text=text))
            refusal = said.get("refusal")
            if isinstance(refusal, str) and refusal:
                out.append(Delta(refusal=refusal))
            if not text and (said.get("reasoning_content") or said.get("reasoning") or said.get("content")):
                out.append(Delta(thinking=True))
        inner = choice.get("error")
        if inner:
            out.append(Delta(fault=_as_fault(inner)))
        finish = choice.get("finish_reason")
        if isinstance(finish, str) and finish:
            out.append(Delta(finish=finish))
    usage = _usage(event.get("usage"))
    if usage:
        out.append(Delta(usage=usage))
    return out


def text_of(content: Any) -> str:
    """The text of a ``content``: a string, or a list of parts whose thinking and pictures are left out."""
    if isinstance(content, str):
        return content
    if not isinstance(content, list):
        return ""
    texts: list[str] = []
    for part in content:
        if isinstance(part, str):
            texts.append(part)
        elif isinstance(part, dict) and part.get("type", "text") in ("text", "output_text"):
            text = part.get("text")
            if isinstance(text, dict):
                text = text.get("value")
            if isinstance(text, str):
                texts.append(text)
    return "".join(texts)


def _fault(event: dict[str, Any], name: str) -> Fault | None:
    error = event.get("error")
    if error:
        return _as_fault(error)
    if name == "error" or event.get("type") == "error" or event.get("object") == "error":
        return _as_fault(event)
    return None


def _as_fault(error: Any) -> Fault:
    if not isinstance(error, dict):
        return Fault(error if isinstance(error, str) else "")
    message = error.get("message") or error.get("detail") or error.get("msg") or ""
    if isinstance(message, list):
        message = _listed(message)
    codes = [error.get(key) for key in ("code", "status", "status_code", "type")]
    known = [str(code) for code in codes if isinstance(code, str | int) and not isinstance(code, bool)]
    code = next((code for code in known if code.isdigit()), known[0] if known else "")
    return Fault(message if isinstance(message, str) else "", code, " ".join(known))


def _listed(details: list[Any]) -> str:
    """Several complaints in one line, as FastAPI writes them: ``body.user_id: Field required``."""
    lines = []
    for detail in details[:_MOST_DETAILS]:
        said = detail.get("msg") if isinstance(detail, dict) else detail
        if isinstance(said, str) and said:
            place = detail.get("loc") if isinstance(detail, dict) else None
            named = ".".join(str(part) for part in place) if isinstance(place, list) else ""
            lines.append(f"{named}: {said}" if named else said)
    return "; ".join(lines)


def error_in(body: bytes) -> Fault | None:
    """What the body of a refused request says, where it is JSON that says something."""
    event = _json(body.decode("utf-8", "replace"))
    if isinstance(event, list) and event:
        event = event[0]
    if not isinstance(event, dict):
        return None
    return _fault(event, "") or (_as_fault(event) if event.get("message") or event.get("detail") else None)


def _usage(usage: Any) -> tuple[int, int] | None:
    if not isinstance(usage, dict):
        return None
    sent, written = usage.get("prompt_tokens"), usage.get("completion_tokens")
    if type(sent) is not int or sent < 0:
        return None
    return sent, written if type(written) is int and written >= 0 else 0
