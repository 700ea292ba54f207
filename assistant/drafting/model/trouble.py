"""What an endpoint's failures are called: one sentence each, with what to do, and no key in any."""

from __future__ import annotations

import difflib
import math
import re
import socket
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.door import clean_line
from assistant.drafting.model.client import CONNECT_SECONDS
from assistant.drafting.model.retry import LONGEST_WAIT_SECONDS, TRIES, Setback
from assistant.drafting.model.stream import Fault
from assistant.settings.address import is_address, likelier, shown
from assistant.settings.keys import Key, key_variable, usable
from assistant.settings.schema import Model

_MOST_SAID = 200
"""Code points of an endpoint's own words that are shown."""
_SECRET = re.compile(r"\b(?:sk|pk|key|xai|gsk|hf)[-_][\w*.-]{6,}|\bBearer\s+\S+|\bAIza[\w-]{10,}", re.IGNORECASE)


@dataclass(slots=True)
class Trouble:
    """The sentences about one endpoint and model. The fronts add how to have the template write instead."""

    settings: Model
    key: Key | None = field(default=None, repr=False)
    """Here to be kept out of every sentence, and to say where it came from."""

    @property
    def model(self) -> str:
        """The model's name, clean."""
        return clean_line(self.settings.name)

    @property
    def where(self) -> str:
        """The endpoint as it may be shown: no user, no password, no query."""
        return shown(self.settings.base_url)

    @property
    def who(self) -> str:
        """The model and its endpoint."""
        return f"{self.model} at {self.where}"

    def said(self, fault: Fault | None) -> str:
        """An endpoint's own words, safe to show: one line, short, without keys and without web pages."""
        if fault is None:
            return ""
        text = clean_line(fault.message)
        if text.startswith("<"):
            return ""
        if self.key:
            text = text.replace(self.key.value, "…")
        text = _SECRET.sub("…", text).strip().rstrip(".")
        return text if len(text) <= _MOST_SAID else text[:_MOST_SAID].rstrip() + "…"

    def _quoting(self, fault: Fault | None) -> str:
        said = self.said(fault)
        return f": “{said}”" if said else ""

    # Before anything came.

    def unusable(self) -> str:
        """Why nothing can be sent to this address with this key; empty when it can."""
        if not is_address(self.settings.base_url):
            return (
                f"base_url in [model], '{self.where}', is no address of an endpoint; "
                "one looks like http://localhost:11434/v1."
            )
        if self.key and not usable(self.key.value):
            return (
                f"The key for {self.where} from {self.key.source} holds what no key has, such as a space; set it again."
            )
        return ""

    def keyring_silent(self, seconds: float) -> str:
        """The keyring gave no answer."""
        return f"The system keyring did not answer within {seconds:g} s; unlock it, or {self._give_key()}."

    def unreachable(self, error: BaseException) -> str:
        """No connection: why, as far as the machine knows."""
        chain = list(_causes(error))
        kinds = {type(cause).__name__ for cause in chain}
        start = f"Could not reach {self.where}" + (f" for {self.model}" if self.model else "")
        if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in chain):
            return f"{start}: its certificate is not trusted; check base_url in [model]."
        if any(isinstance(cause, ssl.SSLError) for cause in chain):
            return f"{start}: it does not speak TLS there; try http:// in base_url."
        if any(isinstance(cause, ConnectionRefusedError) for cause in chain):
            return f"{start}: connection refused; start its server, or check base_url in [model]."
        if any(isinstance(cause, socket.gaierror) for cause in chain):
            return f"{start}: no such host; check the network, and base_url in [model]."
        if kinds & {"ConnectTimeout", "PoolTimeout"}:
            return f"{start}: no connection within {CONNECT_SECONDS:g} s; check the network, and base_url in [model]."
        if kinds & {"ProxyError"}:
            return f"{start} through the proxy; check HTTPS_PROXY."
        if kinds & {"ConnectError"}:
            return f"{start}: the network does not lead there; check it, and base_url in [model]."
        return f"The connection to {self.where} broke before an answer of {self.model} came; try again."

    def no_first_token(self, seconds: float) -> str:
        """The first timer ran out."""
        return (
            f"{self.who} sent no first word within {seconds:g} s; try again, or raise first_token_seconds in [model]."
        )

    def not_an_api(self, status: int = 200) -> str:
        """A web page came back, or something else that is no answer."""
        if status >= 500:
            return f"{self.where} is down ({status}), and a web page answers for {self.model} in its place; try again."
        return f"{self.where} answers, but it is not an API; {self._other_address()}."

    def _other_address(self) -> str:
        other = likelier(self.settings.base_url)
        return f"try {other} as base_url in [model]" if other else "check base_url in [model]"

    def redirected(self, to: str) -> str:
        """Redirects are not followed: the key would go where nobody sent it."""
        if not to:
            return f"{self.where} sends on to another address; check base_url in [model]."
        base = shown(to).removesuffix("/chat/completions")
        return f"{self.where} sends on to {base}; if you trust it, set that as base_url in [model]."

    def waiting(self, setback: Setback, seconds: float, number: int) -> str:
        """The countdown to the next try, number ``number``."""
        busy = "is busy" if setback.status in (429, 503, 529) else "failed"
        left = math.ceil(seconds)
        return f"{self.model} {busy} ({setback.status}); again in {left} s, try {number} of {TRIES}"

    def gave_up(self, setback: Setback, tried: int) -> str:
        """A setback that is not tried again, or not any more."""
        status, said = setback.status, self._quoting(setback.fault)
        if setback.exhausted:
            return (
                f"{self.who}: your quota or credit there is used up ({status}){said}; waiting does not bring it "
                "back, so look at your plan, or choose another model."
            )
        after = f" {tried} times" if tried > 1 else ""
        if not setback.may_pass:
            return self.failed(setback.fault or Fault(""))
        if setback.page:
            return self.not_an_api(status)
        if setback.asked_wait is not None and setback.asked_wait > LONGEST_WAIT_SECONDS:
            minutes = math.ceil(setback.asked_wait / 60)
            return f"{self.who} is busy ({status}) and asks you to wait {minutes:,} minutes{said}; try again then."
        if status == 429:
            return f"{self.who} refused{after}, for it is busy or you asked too often (429){said}; try again later."
        return f"{self.who} failed{after} ({status}){said}; try again later."

    def refused(self, status: int, fault: Fault | None, models: Sequence[str] | None = None) -> str:
        """A status of 400 or more, or an error object that stands for one. ``models``: those there are."""
        if status == 401:
            return self._unauthorized()
        if status == 403:
            return f"{self.who}: access refused (403){self._quoting(fault)}; {self._check_key()}."
        if status == 404:
            return self._not_found(fault, models)
        if status == 429 or status >= 500:
            return self.gave_up(Setback(status, fault), 1)
        if models and self.settings.name not in models:
            return self._no_model(status, models)
        key = "the key and " if self.key else ""
        return f"{self.who} did not accept the request ({status}){self._quoting(fault)}; check {key}the model's name."

    def _check_key(self) -> str:
        return f"check the key from {self.key.source}" if self.key else self._give_key()

    def _give_key(self) -> str:
        variable = key_variable(self.settings)
        return f"'outreach keys set' keeps one, or {f'set {variable}' if variable else _NAME_IT}"

    def _unauthorized(self) -> str:
        if self.key:
            return f"{self.where} refused the key from {self.key.source} (401); check the key."
        return f"{self.where} wants a key (401) and none is set; {self._give_key()}."

    def _not_found(self, fault: Fault | None, models: Sequence[str] | None) -> str:
        if models and self.settings.name not in models:
            return self._no_model(404, models)
        if not models and likelier(self.settings.base_url):
            return f"{self.where} has nothing there (404){self._quoting(fault)}; {self._other_address()}."
        if fault or models:
            return f"{self.who}: not found (404){self._quoting(fault)}; check name and base_url in [model]."
        return f"{self.where} is not an API (404); {self._other_address()}."

    def _no_model(self, status: int, models: Sequence[str]) -> str:
        near = nearest(self.model, models)
        more = f" and {len(models) - len(near)} more" if len(models) > len(near) else ""
        there = ", ".join(near) + more
        return f"{self.where} has no model '{self.model}' ({status}); it has {there}: set one as name in [model]."

    def too_big(self, takes: int, needs: int, prompt: int = 0, *, estimated: bool, last: bool = False) -> str:
        """The prompt with the answer is longer than the model's context; ``last``: no fact can be left out any more."""
        about = "≈ " if estimated else ""
        over = f", {about}{needs - takes:,} too many" if 0 < takes < needs else ""
        most = f"at most {takes:,} tokens" if takes else "fewer tokens"
        this = f", and this draft needs {about}{needs:,}{over}" if needs else ""
        room = takes - self.settings.max_output_tokens
        if takes and (last or room < _LEAST_PROMPT):
            left = takes - (prompt if last else max(prompt, _LEAST_PROMPT))
            lower = f" to {left:,}" if left >= _LEAST_ANSWER else ""
            more = "" if lower else ", and have it take more at once there"
            return (
                f"{self.who} takes {most} at once{this}, of which the answer alone may take "
                f"{self.settings.max_output_tokens:,}; lower max_output_tokens in [model]{lower}{more}."
            )
        if takes:
            return f"{self.who} takes {most} at once{this}; draft it again, and facts are left out until it fits."
        return f"{self.who} takes {most} at once{this}; choose fewer facts, or lower max_output_tokens in [model]."

    def no_answer(self, *, thought: bool) -> str:
        """A whole answer without a word of text."""
        only = " but its thinking" if thought else ""
        return f"{self.who} gave no answer{only}; try again, or choose another model."

    # Before or after the first text.

    def declined(self, refusal: str) -> str:
        """The model refuses to write this."""
        return f"{self.who} declined{self._quoting(Fault(refusal))}; change what you ask."

    def filtered(self) -> str:
        """A content filter stopped it."""
        return f"The content filter of {self.where} stopped {self.model}; change what you ask."

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
        if likelier(self.settings.base_url) and _NO_ENDPOINT.search(fault.message):
            return f"{self.where} has nothing there{self._quoting(fault)}; {self._other_address()}."
        return f"{self.who} reported an error{self._quoting(fault)}; try again."

    def stalled(self, seconds: float) -> str:
        """The second timer ran out."""
        return f"{self.who} fell silent for {seconds:g} s; try again, or raise stall_seconds in [model]."

    def cut_off(self) -> str:
        """The stream ended, and nothing said that the answer had."""
        return f"The answer of {self.who} was cut off; try again."

    def broken(self) -> str:
        """The connection broke in the middle."""
        return f"The connection to {self.where} broke while {self.model} was writing; try again."

    def damaged(self) -> str:
        """Some of it could not be read."""
        return f"Part of the answer of {self.who} could not be read; try again."

    # Of a draft that came all the same.

    def no_temperature(self) -> str:
        """The setting was left out."""
        return f"{self.model} does not take a temperature, so temperature in [model] was left out."

    def prompt_cut(self, sent: int, read: int, exact: bool) -> str:
        """The endpoint reports far fewer tokens of the prompt than were sent."""
        about = "" if exact else "≈ "
        return (
            f"{self.where} read only {read:,} of {about}{sent:,} tokens, so part of what {self.model} was told is "
            "missing; give the model a larger context there (Ollama: num_ctx), or choose fewer facts."
        )


_LEAST_PROMPT = 600
"""Tokens of a prompt that has hardly a fact left in it."""
_LEAST_ANSWER = 100
"""Tokens of the shortest letter worth asking for."""
_NO_ENDPOINT = re.compile(r"(?:unexpected|unknown|no such|invalid) (?:endpoint|route|path|url)", re.IGNORECASE)
"""What servers say with status 200 where there is nothing (LM Studio outside /v1)."""
_NAME_IT = "name the variable that holds it as api_key_env in [model]"


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
