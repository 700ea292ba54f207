"""What must be true of every outcome, and of this one: the three laws, and what the row says."""

from __future__ import annotations

from tests.faults.play import Outcome
from tests.faults.rows import Row


def judge(row: Row, outcome: Outcome) -> list[str]:
    """What is wrong, a sentence each; nothing when all is as it must be."""
    written, wrong = outcome.written, []
    # The first law: what arrived is there.
    if written.body != row.kept:
        wrong.append(f"kept {written.body[:60]!r}, not {row.kept[:60]!r}")
    # The second: what is not whole is never called complete.
    if written.complete != row.complete:
        wrong.append(f"complete is {written.complete}")
    if written.complete == bool(written.reason):
        wrong.append(f"complete is {written.complete} and the reason is {written.reason!r}")
    if not written.complete and written.body and "incomplete" not in outcome.findings:
        wrong.append("the coach lets an incomplete draft pass")
    # The third: one sentence, which names the endpoint or the model.
    sentence = outcome.refusal or written.reason
    if sentence and ("\n" in sentence or not sentence.endswith(".") or "Traceback" in sentence):
        wrong.append(f"no sentence: {sentence!r}")
    if sentence and not any(name in sentence for name in ("URL", "127.0.0.1", "sample-model", "sampel-model")):
        wrong.append(f"it does not say where: {sentence!r}")
    if bool(outcome.refusal) != (not row.kept):
        wrong.append(f"refused: {outcome.refusal!r}")
    wrong += [f"the user does not read {part!r} but {outcome.seen!r}" for part in row.said if part not in outcome.seen]
    if outcome.requests != row.requests:
        wrong.append(f"asked {outcome.requests} times, not {row.requests}")
    if written.complete and outcome.again != 1:
        wrong.append(f"the next draft asked {outcome.again} times: what was learnt is forgotten")
    if row.finding and row.finding not in outcome.findings:
        wrong.append(f"the coach says {outcome.findings}, and not {row.finding}")
    return wrong
