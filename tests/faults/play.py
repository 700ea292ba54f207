"""Playing a row: a pen of the model writer over a real socket, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.drafting.channels import load_channels
from assistant.drafting.draft import Written
from assistant.drafting.model import retry
from assistant.drafting.model.dialect import ShortMemory, remember
from assistant.errors import Refused
from assistant.review.coach import review
from assistant.review.finding import Reviewed
from tests.faults.rows import Row
from tests.support.pens import KEY, MODEL, pen_for
from tests.support.server import FakeServer

EMAIL = load_channels()["email"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it."""

    written: Written
    refusal: str
    requests: int
    again: int
    """Requests of a second draft over the same memory: what was learnt is not asked again."""
    findings: tuple[str, ...]
    """Checks that had something to say about the text as an e-mail."""

    @property
    def seen(self) -> str:
        """What the user reads besides the text."""
        said = [self.refusal or self.written.reason, *self.written.notes]
        return " ".join(part for part in said if part)


async def play(row: Row) -> Outcome:
    """Run a draft against a server that does what the row says."""
    memory = ShortMemory()
    async with FakeServer(row.replies, outside=row.outside) as server:
        base_url = server.base_url.removesuffix("/v1") + row.base_path
        options = {"memory": memory, "prompt": row.prompt, "subject": bool(row.finding), **row.settings}
        if row.known:
            remember(replace(MODEL, base_url=base_url), memory, row.known)
        pen = pen_for(base_url, **options)
        refusal = ""
        try:
            written = await pen.run()
        except Refused as refused:
            written, refusal = pen.written(), str(refused)
        asked = len(server.drafts)
        again = 0
        if written.complete:
            await pen_for(base_url, **options).run()
            again = len(server.drafts) - asked
        assert KEY not in f"{refusal} {written}", "the key is shown"
        written = replace(
            written,
            reason=written.reason.replace(server.base_url, "URL"),
            notes=tuple(note.replace(server.base_url, "URL") for note in written.notes),
        )
        return Outcome(written, refusal.replace(server.base_url, "URL"), asked, again, _findings(written))


def _findings(written: Written) -> tuple[str, ...]:
    report = review(
        Reviewed(written.body, subject=written.subject, channel=EMAIL, complete=written.complete, reason=written.reason)
    )
    return tuple(finding.check for finding in report.findings)


def impatient() -> None:
    """Setbacks are tried again at once, for a table that is not waited for."""
    retry.BACK_OFF_SECONDS = (0.01, 0.02)
