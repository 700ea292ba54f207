"""What makes a message unfit to be sent, and a prompt unfit to be sent off; by rules of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.drafting.draft import Brief, Past, Written
from assistant.drafting.kinds import Kind
from assistant.drafting.length import words_for
from assistant.drafting.measure import measure
from assistant.drafting.prompt_type import Prompt
from assistant.review.asking import asks
from assistant.review.coach import review
from assistant.review.finding import Reviewed
from assistant.review.text import sentences
from assistant.settings.schema import Coach
from tests.letters.dossiers import CHANNELS

MOST_TOKENS = 1200
"""DESIGN, budgets: a prompt for eight facts."""

_WRONG = (
    (r"[^\S\n]{2,}|[^\S\n]\n|\n{3,}", "a doubled space"),
    (r"\s[,.;:!?](?:\s|$)", "an orphaned sign"),
    (r"[,;:][,;:.!?]|\.\.|[!?]{2}|\(\s*\)|“\s*”|\"\s*\"", "doubled or empty signs"),
    (r"None|undefined|\{|\}|\[|\]|<|>|\ue000", "a placeholder"),
    (r"—|–", "a dash of the kind models are fond of"),
    (r"(?i)\ba (?=[aeio])(?!one\b)|\ban (?=[bcdfgjklmnpqrtvwxyz])", "a wrong article"),
    (r"(?i)\b(\w+) \1\b", "a doubled word"),
    (r"(?<=[.?!] )[a-z]", "a sentence that begins small"),
    (r"(?i)\bI(?:'ve| have)? (?:read|watched|used|attended|been following|loved)\b", "a claim nobody made"),
    (r"(?i)\b(?:your|my) (?:a|an|the|your|my|his|her)\b|\b(?:the|a) (?:the|a|an)\b", "two articles"),
    (r"(?i)\b(?:he|she|his|her|him)\b", "somebody spoken of who is spoken to"),
)


def opening(body: str, first_name: str) -> str:
    """The first sentence after the greeting, without the name."""
    text = re.sub(rf"^\S+(?: \S+)? {re.escape(first_name)},\s*", "", body)
    return sentences(text)[0].text.replace(first_name, "…").lower() if text.strip() else ""


def unfit(brief: Brief, kind: Kind, written: Written) -> Iterator[str]:
    """Every reason not to put one's name under it."""
    channel, body = CHANNELS[brief.channel], written.body
    if not body.strip():
        yield "empty"
        return
    if not written.complete:
        yield "not complete"
    for pattern, what in _WRONG:
        for text in (body, written.subject):
            if found := re.search(pattern, text):
                yield f"{what}: {text[max(found.start() - 12, 0) : found.end() + 12]!r}"
    if body.count("“") != body.count("”") or body.count('"') % 2:
        yield "quotation marks that do not pair"
    if body.count("?") != kind.questions:
        yield f"{body.count('?')} question marks and not {kind.questions}"
    titles = tuple(fact.title for fact in brief.facts if fact.title)
    asked = len(asks(sentences(body), titles))
    if asked != kind.questions:
        yield f"{asked} things asked and not {kind.questions}"
    low, high = words_for(kind, channel, Coach())
    words = len(body.split())
    if not low <= words <= high:
        yield f"{words} words and not {low} to {high}"
    if channel.limit and measure(body, channel) > channel.limit:
        yield f"{measure(body, channel)} {channel.unit} of {channel.limit}"
    if bool(written.subject) != channel.subject or (channel.subject and not 1 <= len(written.subject.split()) <= 12):
        yield f"the subject {written.subject!r}"
    if not body[0].isupper():
        yield "it begins small"
    report = review(
        Reviewed(
            body=body, subject=written.subject, channel=channel, kind=kind, person=brief.person, me=brief.me,
            facts=brief.facts, about=brief.about, past=brief.past, today="2026-03-02",
            language=brief.person.language or "en", happened=happened(brief.past) | {*kind.allowed_by},
        )
    )  # fmt: skip
    in_english = any(note.startswith("Written in English") for note in written.notes)
    for finding in report.findings:
        if not (finding.check == "language" and in_english):  # the person was told so
            yield f"{finding.check}: {finding.message} {finding.text}"


def happened(past: Past) -> frozenset[str]:
    """The events that the notes of a past come from."""
    there = {"replied": past.replied, "met": past.spoke, "helped-me": bool(past.helped)}
    return frozenset(kind for kind, was in there.items() if was)


def unfit_prompt(brief: Brief, prompt: Prompt, private: Iterable[str]) -> Iterator[str]:
    """Every reason not to send it."""
    system, user = (message["content"] for message in prompt.messages)
    if prompt.tokens > MOST_TOKENS:
        yield f"{prompt.tokens} tokens"
    if brief.person.first_name in system or brief.person.name in system:
        yield "the person stands in the part that is the same for everybody"
    for fact in brief.facts:
        if user.count(fact.text) != 1:
            yield f"the fact {fact.text!r} stands there {user.count(fact.text)} times"
    for text in private:
        if text in system or text in user:
            yield f"the private {text!r} stands there"
    if re.search(r"\n{3,}|[^\S\n]{2,}|None", user + system):
        yield "a hole"
