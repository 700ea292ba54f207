"""What an endpoint's failures are called: one sentence each, with what to do, and no key in any."""

from __future__ import annotations

import difflib
import re
import socket
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from assistant.door import clean_line
from assistant.drafting.model.stream import Fault

OFFLINE = "--offline drafts with a template"
CONNECT_SECONDS = 10.0
_MOST_SAID = 200
"""Code points of an endpoint's own words that are shown."""
_SECRET = re.compile(r"\b(?:sk|pk|key|xai|gsk|hf)[-_][\w*.-]{6,}|\bBearer\s+\S+|\bAIza[\w-]{10,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Trouble:
    """The sentences about one endpoint and model. ``key`` is only here to be kept out of them."""

    base_url: str
    model: str
    variable: str = ""
    """The environment variable that the key came from, or should have."""
    key: str | None = field(default=None, repr=False)

    @property
    def where(self) -> str:
        """The endpoint as it may be shown: no user, no password, no query."""
        return shown(self.base_url)

    @property
    def who(self) -> str:
        """The model and its endpoint."""
        return f"{clean_line(self.model)} at {self.where}"

    def said(self, fault: Fault | None) -> str:
        """An endpoint's own words, safe to show: one line, short, without keys and without web pages."""
        if fault is None:
            return ""
        text = clean_line(fault.message)
        if text.startswith("<"):
            return ""
        if self.key:
            text = text.replace(self.key, "…")
        text = _SECRET.sub("…", text).strip().rstrip(".")
        return text if len(text) <= _MOST_SAID else text[:_MOST_SAID].rstrip() + "…"

    def _quoting(self, fault: Fault | None) -> str:
        said = self.said(fault)
        return f": “{said}”" if said else ""

    # Before anything came.

    def unusable(self) -> str:
        """Why nothing can be sent to this address with this key; empty when it can."""
        try:
            parts = urlsplit(self.base_url)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            usable = False
        if not usable:
            return (
                f"base_url in [model], '{self.where}', is no address of an endpoint; "
                f"one looks like http://localhost:11434/v1, or {OFFLINE}."
            )
        if self.key and not re.fullmatch(r"[!-~]+", self.key):
            source = f" in {self.variable}" if self.variable else ""
            return f"The key{source} for {self.where} holds spaces or letters that no key has; set it again."
        return ""

    def unreachable(self, error: BaseException) -> str:
        """No connection: why, as far as the machine knows."""
        chain = list(_causes(error))
        kinds = {type(cause).__name__ for cause in chain}
        if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in chain):
            return f"Could not reach {self.where}: its certificate is not trusted; check base_url in [model]."
        if any(isinstance(cause, ssl.SSLError) for cause in chain):
            return f"Could not reach {self.where}: it does not speak TLS there; try http:// in base_url."
        if any(isinstance(cause, ConnectionRefusedError) for cause in chain):
            return f"Could not reach {self.where}: connection refused. Is the server running? {OFFLINE}."
        if any(isinstance(cause, socket.gaierror) for cause in chain):
            return f"Could not reach {self.where}: no such host. Check base_url in [model]; {OFFLINE}."
        if kinds & {"ConnectTimeout", "PoolTimeout"}:
            return f"Could not reach {self.where}: no connection within {CONNECT_SECONDS:g} s; {OFFLINE}."
        if kinds & {"ProxyError"}:
            return f"Could not reach {self.where} through the proxy; check HTTPS_PROXY, or {OFFLINE}."
        return f"The connection to {self.where} broke before an answer came; try again, or {OFFLINE}."

    def no_first_token(self, seconds: float) -> str:
        """The first timer ran out."""
        return (
            f"{self.who} sent no first word within {seconds:g} s; "
            f"try again, raise first_token_seconds in [model], or {OFFLINE}."
        )

    def not_an_api(self, status: int = 200) -> str:
        """A web page came back, or something else that is no answer."""
        if status >= 500:
            return f"{self.where} is down ({status}): a web page answers in its place; try again, or {OFFLINE}."
        return f"{self.where} answers, but not as an API; {self._other_address()}, or {OFFLINE}."

    def _other_address(self) -> str:
        path = urlsplit(self.base_url).path.rstrip("/")
        if path.endswith("/v1"):
            return "check base_url in [model]"
        return f"try {self.where.rstrip('/')}/v1 as base_url in [model]"

    def redirected(self, to: str) -> str:
        """Redirects are not followed: the key would go where nobody sent it."""
        if not to:
            return f"{self.where} sends on to another address; check base_url in [model]."
        base = shown(to).removesuffix("/chat/completions")
        return f"{self.where} sends on to {base}; if you trust it, set that as base_url in [model]."

    def refused(self, status: int, fault: Fault | None, models: Sequence[str] | None = None) -> str:
        """A status of 400 or more, or an error object that stands for one. ``models``: those there are."""
        if status == 401:
            return self._unauthorized()
        if status == 403:
            return f"{self.who}: access refused (403){self._quoting(fault)}; {self._key()}."
        if status == 404:
            return self._not_found(fault, models)
        if status == 429:
            said = self._quoting(fault)
            return f"{self.who} is busy, or your quota is used up (429){said}; try again later, or {OFFLINE}."
        if status >= 500:
            return f"{self.who} failed ({status}){self._quoting(fault)}; try again, or {OFFLINE}."
        return f"{self.who} did not accept the request ({status}){self._quoting(fault)}; {OFFLINE}."

    def _key(self) -> str:
        if self.key and self.variable:
            return f"check the key in {self.variable}"
        if self.variable:
            return f"set {self.variable} to its key"
        return "name the variable that holds its key as api_key_env in [model]"

    def _unauthorized(self) -> str:
        if self.key:
            source = f", which came from {self.variable}" if self.variable else ""
            return f"{self.where} refused the key{source} (401); check the key, or {OFFLINE}."
        return f"{self.where} wants a key (401) and none is set; {self._key()}, or {OFFLINE}."

    def _not_found(self, fault: Fault | None, models: Sequence[str] | None) -> str:
        if models:
            near = nearest(self.model, models)
            more = f" and {len(models) - len(near)} more" if len(models) > len(near) else ""
            there = ", ".join(near) + more
            return (
                f"{self.where} has no model '{clean_line(self.model)}' (404); it has {there}: "
                "set one as name in [model]."
            )
        if fault:
            return f"{self.who}: not found (404){self._quoting(fault)}; check name and base_url in [model]."
        return f"{self.where} is not an API (404); {self._other_address()}, or {OFFLINE}."

    def no_answer(self, *, thought: bool) -> str:
        """A whole answer without a word of text."""
        only = " but its thinking" if thought else ""
        return f"{self.who} gave no answer{only}; try again, choose another model, or {OFFLINE}."

    # Before or after the first text.

    def declined(self, refusal: str) -> str:
        """The model refuses to write this."""
        return f"{self.who} declined{self._quoting(Fault(refusal))}; change what you ask, or {OFFLINE}."

    def filtered(self) -> str:
        """A content filter stopped it."""
        model = clean_line(self.model)
        return f"The content filter of {self.where} stopped {model}; change what you ask, or {OFFLINE}."

    def too_long(self, most: int, *, empty: bool) -> str:
        """The cap on the answer was reached; with nothing written where it all went into thinking."""
        used = "before its first word" if empty else "before the end"
        return f"{self.who} used up its {most} tokens {used}; raise max_output_tokens in [model]."

    def endless(self, most: int) -> str:
        """The endpoint ignored the cap."""
        return f"{self.who} went far past {most} tokens and was stopped; try again, or raise max_output_tokens."

    def failed(self, fault: Fault) -> str:
        """An error object in place of text."""
        status = fault.status
        if status and status >= 400:
            return self.refused(status, fault)
        return f"{self.who} reported an error{self._quoting(fault)}; try again, or {OFFLINE}."

    def stalled(self, seconds: float) -> str:
        """The second timer ran out."""
        return f"{self.who} fell silent for {seconds:g} s; try again, or raise stall_seconds in [model]."

    def cut_off(self) -> str:
        """The stream ended, and nothing said that the answer had."""
        return f"The answer of {self.who} was cut off; try again."

    def broken(self) -> str:
        """The connection broke in the middle."""
        return f"The connection to {self.where} broke while {clean_line(self.model)} was writing; try again."

    def damaged(self) -> str:
        """Some of it could not be read."""
        return f"Part of the answer of {self.who} could not be read; try again."


def shown(url: str) -> str:
    """An address as it may be shown: without user, password, query and fragment."""
    line = clean_line(url)
    try:
        parts = urlsplit(line)
    except ValueError:
        return "it"
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}".rstrip("/") if host else line.partition("?")[0]


def nearest(name: str, names: Sequence[str], most: int = 5) -> list[str]:
    """The names most like the one asked for, then the others, cleaned for showing."""
    clean = [line[:80] for line in map(clean_line, names) if line]
    near = difflib.get_close_matches(clean_line(name), clean, most, 0.4)
    return [*near, *(other for other in clean if other not in near)][:most]


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen = 0
    while error is not None and seen < 10:
        yield error
        error = error.__cause__ or error.__context__
        seen += 1
