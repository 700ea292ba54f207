"""A model's answer while it comes in: its text, read anew when asked, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.door import clean
from assistant.drafting.draft import Support
from assistant.drafting.model.reader import read_message
from assistant.drafting.model.stream import Delta, Fault
from assistant.drafting.model.trouble import Trouble

_LENGTH = frozenset({"length", "max_tokens", "model_length"})
_FILTERED = frozenset({"content_filter", "safety", "recitation"})
_BROKEN_OFF = frozenset({"error", "abort", "aborted", "cancelled", "timeout", "insufficient_system_resource"})
_ENDLESS = 8
"""Bytes for each token of the cap after which the endpoint ignores it (prose has about four a token)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read out of the text when it had this length."""

    length: int = -1
    final: bool = False
    subject: str = ""
    body: str = ""
    support: tuple[Support, ...] = ()
    removed: tuple[str, ...] = ()
    """Names of what the door took out."""

    @property
    def empty(self) -> bool:
        return not (self.subject or self.body)


class Answer:
    """Takes deltas, keeps all text. ``most_tokens`` is the cap that the endpoint was told."""

    def __init__(self, trouble: Trouble, most_tokens: int, *, subject: bool) -> None:
        self.fact_ids: tuple[int, ...] = ()
        self.finish = ""
        """The endpoint's finish reason; ``stop`` where it only said ``[DONE]``."""
        self.usage: tuple[int, int] | None = None
        self.over = False
        """Nothing more is taken: it came to its end, or failed."""
        self.reason = ""
        self.started = False
        """Whether the model itself has said anything: text, thinking or a refusal."""
        self.length = 0
        self.fault: Fault | None = None
        """What failed before the model said anything, so that it may be asked again."""
        self._thoughts = 0
        self._trouble = trouble
        self._most_tokens = most_tokens
        self._takes_subject = subject
        self._pieces: list[str] = []
        self._bytes = 0
        self._refusal = ""
        self._damaged = False
        self._reading = Reading()

    @property
    def raw(self) -> str:
        """The text as it came."""
        if len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        return self._pieces[0] if self._pieces else ""

    @property
    def tokens(self) -> int:
        """About how many tokens came: thoughts come about one at a time, and text is estimated."""
        return self._thoughts + (self._bytes + 3) // 4

    def again(self) -> None:
        """Nothing came of the last try: listen anew."""
        if not self.started and not self.reason:
            self.fault, self.over, self.finish, self._damaged = None, False, "", False

    def take(self, deltas: list[Delta]) -> bool:
        """Take deltas in; whether the model itself made progress by them."""
        came = False
        for delta in deltas:
            if self.over:
                break
            if delta.text or delta.thinking or delta.refusal:
                came = self.started = True
                self._thoughts += delta.thinking
            if delta.text:
                self._pieces.append(delta.text)
                self.length += len(delta.text)
                self._bytes += len(delta.text.encode("utf-8", "replace"))
                if self._bytes > _ENDLESS * self._most_tokens:
                    self.fail(self._trouble.endless(self._most_tokens))
            elif delta.refusal:
                self._refusal += delta.refusal
            elif delta.finish:
                self.finish = delta.finish
            elif delta.usage:
                self.usage = delta.usage
            elif delta.damaged:
                # Behind the finish reason only the count of tokens comes.
                self._damaged = self._damaged or not self.finish
            elif delta.fault and self.started:
                self.fail(self._trouble.failed(delta.fault))
            elif delta.fault:
                self.fault, self.over = delta.fault, True
            elif delta.done:
                self.finish = self.finish or "stop"
                self.over = True
        return came

    def fail(self, reason: str) -> None:
        """It ends here; the first reason is the one that counts."""
        self.reason = self.reason or reason
        self.over = True

    def read(self) -> Reading:
        """The message in it so far: read anew only when something came since."""
        if self._reading.length == self.length and self._reading.final == self.over:
            return self._reading
        raw = self.raw
        if not self.over and "\ud800" <= raw[-1:] <= "\udbff":
            raw = raw[:-1]  # half of a character, whose other half comes with the next event
        cleaned = clean(raw)
        subject, body, support = read_message(
            cleaned.text, subject=self._takes_subject, fact_ids=self.fact_ids, final=self.over
        )
        self._reading = Reading(self.length, self.over, subject, body, support, cleaned.removed)
        return self._reading

    def close(self) -> str:
        """Nothing more comes: why it is not complete, or nothing when it is."""
        self.over = True
        self.reason = self.reason or self._verdict()
        return self.reason

    def _verdict(self) -> str:
        trouble, empty = self._trouble, self.read().empty
        finish = self.finish.lower()
        if self._refusal:
            return trouble.declined(self._refusal)
        if finish in _FILTERED:
            return trouble.filtered()
        if finish in _LENGTH:
            return trouble.too_long(self._most_tokens, empty=empty)
        if finish in _BROKEN_OFF or (not finish and not empty):
            return trouble.cut_off()
        if self._damaged:
            return trouble.damaged()
        return trouble.no_answer(thought=self.started) if empty else ""
