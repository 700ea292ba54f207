"""From the text a model wrote to the message in it: subject, body, and what each sentence leans on."""

from __future__ import annotations

from assistant.drafting.draft import Support
from assistant.drafting.model.marks import take_out
from assistant.drafting.model.wrapping import split_subject, unwrap, without_thinking

Message = tuple[str, str, tuple[Support, ...]]


def read_message(raw: str, *, subject: bool, fact_ids: tuple[int, ...], final: bool) -> Message:
    """Read the subject, the body and its support out of what has come so far.

    ``raw`` has passed the door. ``subject`` says whether one is asked for: if not, a subject line is
    dropped. Number n in a mark stands for ``fact_ids[n - 1]``. While not ``final``, what cannot be told
    from a mark or a wrapping yet is held back. In the body no line ends in space and paragraphs are one
    blank line apart; spans of support are code points of it, in order, and never overlap.
    """
    text = without_thinking(raw, final=final)
    text = unwrap(text, final=final)
    line, rest = split_subject(text, final=final)
    if line is not None:
        rest = unwrap(rest, final=final)
    body, support = take_out(rest, fact_ids, final=final)
    if not subject:
        return "", body, support
    return take_out(line or "", (), final=final)[0], body, support
