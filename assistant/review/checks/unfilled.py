"""Left-over placeholders and marks: what was never filled in, or never taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.finding import Finding, Reviewed
from assistant.review.masking import within
from assistant.review.parsed import Parsed
from assistant.review.registry import check, spot
from assistant.review.text import Span

_FILL = "Fill it in, or take it out."
_DROP = "Take it out."


@check("placeholder", "block")
def placeholder(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """Something to be filled in, or a mark that only the writer should have seen.

    EVIDENCE, "What gives a machine's letter away", 9: a left-over placeholder.
    """
    for found in _unfilled(reviewed.body, text.code, len(reviewed.facts)):
        yield found
    for found in _unfilled(reviewed.subject, [], len(reviewed.facts)):
        yield spot(found.start, found.end, found.message, found.suggestion, where="subject")
    for heading in _SUBJECT.finditer(reviewed.body):
        yield spot(
            heading.start(1), heading.end(1), "A subject line stands in the body.", "Move it to the subject."
        )


_SUBJECT = re.compile(
    r"^[ \t]*((?:[*#_]{1,3}[ \t]?)?(?:subject(?: line)?|betreff|objet|asunto|oggetto|onderwerp|emne|ämne|assunto)[*_]{0,3}[ \t]?:.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_THINGS = (
    r"(?:first|last|full|given|your|their|his|her|my|recipient'?s?|sender'?s?|contact'?s?|company|team|product|project|employer)?[ _-]?"
    r"(?:names?|company|companies|organi[sz]ation|employer|role|job|position|title|topic|subject|project|product|team|"
    r"talk|article|essay|post|paper|book|event|conference|date|day|time|city|place|location|venue|link|url|website|site|e-?mail|"
    r"phone|number|address|signature|industry|field|skill|interest|achievement|detail|example|question|reason|person|"
    r"recipient|sender|friend|contact|greeting|text|compliment)s?"
)
_VOCABULARY = re.compile(
    rf"(?:(?:(?:the|a|an|this|that|some|any|my|your|their|his|her|our|its|specific|relevant|recent|current|same|previous|mutual|"
    rf"particular|insert|add|fill in|mention|describe|name|of|or|and|in|at|on|for|from|to|their|[xyz])[ _/,-]+){{0,6}}{_THINGS}"
    rf"(?:[ _/,-]+(?:name|here|of|or|and|in|the|a|\w+ name|[xyz]|{_THINGS})){{0,4}}|"
    r"(?:insert|your|fill in|add|describe|mention)\b.{1,80}|.{1,60}\bhere|company [a-z]|name of .{1,40}|"
    r"(?:fact|source|citation|ref|note)s?(?: needed)?[ :#]*[f\d, ]*|f\d+)",
    re.IGNORECASE,
)
"""What is written inside brackets that wait to be filled in."""
_HTML = frozenset(
    "title link time address section header footer body head label input form main table template summary details "
    "object data text number date email".split()
)
_BRACKETS = re.compile(r"(?<![\w\])`])\[([^\[\]\n]{1,100})\](?![(\[:])")
_ANGLES = re.compile(r"(?<![\w<`])<([A-Za-z][^<>\n/=\"]{1,60})>(?!>)")
_BRACES = re.compile(r"(?<![\w/$\\{%`])\{([A-Za-z][\w .'-]{1,40})\}(?![/}\w])")
_NUMBERED = re.compile(r"\[(?:\^|f)?\d{1,3}(?:\s?[,;–-]\s?f?\d{1,3}){0,5}\]")
_FOOTNOTE = re.compile(r"^[ \t]*\[(\d{1,3})\]:?[ \t]+\S", re.MULTILINE)
_CODE_NOUNS = frozenset(
    "array arr list args argv arg data index idx slice vec vector buffer buf table row rows item items value values "
    "stack queue memory mem key keys dict map node nodes word words field fields matrix tensor byte bytes block "
    "blocks page pages input output result results state node elem element elements string str char chars".split()
)

_ALWAYS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, flags), message, suggestion)
    for pattern, flags, message, suggestion in (
        (r"\{\{[^{}\n]{0,80}\}\}|\{%[^%\n]{0,80}%\}|\{#[^#\n]{0,80}#\}", 0, "A template's mark was left in.", _FILL),
        (r"\$\{[a-z][\w.]{0,40}\}|\*\|[A-Z_:]{2,30}\|\*|%[A-Z]+_[A-Z_]+%|<<\s?[A-Za-z][\w ]{1,40}>>", 0,
         "A template's mark was left in.", _FILL),
        (r"«\s?(?:[A-Za-z]+_[A-Za-z_]+|(?:first|last|full)?\s?name|company)\s?»", re.I, "A template's mark was left in.", _FILL),
        (r"[【〔][^【】〔〕\n]{1,40}[】〕]|\[\d{1,3}†[^\]\n]{0,40}\]|\[\^\d{1,3}\]", 0,
         "A mark that pointed at a source was left in.", _DROP),
        (r"(?<![\w-])X{3,}(?![\w-])", 0, "This was to be filled in.", _FILL),
        (r"(?<![\w(])T\.?B\.?D\b(?!\))|(?<!\w)\[TBD\]", 0, "This was to be decided.", _FILL),
        (r"\blorem ipsum\b[^\n]{0,60}", re.I, "Filler text was left in.", _DROP),
        (r"\b(?:your|my|the|their|recipient'?s?) (?:full |first |last |company |company's )?name (?:goes )?here\b", re.I,
         "This was to be filled in.", _FILL),
        (r"\(\s?(?:please )?(?:insert|fill in) (?:your|name|company|topic|link|date|specific|relevant|something|here)\b[^()\n]{0,60}\)",
         re.I, "This was to be filled in.", _FILL),
        (r"(?<![\w])_{3,}(?=[ \t,.;!?])|(?<=[ \t])_{3,}(?!\w)", 0, "A blank was left open.", _FILL),
        (r"^[ \t]*(?:your|my) (?:full |first )?name[,. \t]*$", re.I | re.M, "Your name was to stand here.", "Sign with your name."),
        (r"^[ \t]*(?:hi|hello|hey|dear|hallo|hei|hej|bonjour|hola)[ \t]+(?:none|undefined|null|nan|nil|\$\w+)\b", re.I | re.M,
         "The greeting has no name.", "Greet them by name."),
        (r"^[ \t]*(?:hi|hello|hey|dear)[ \t]+[,!](?=\s|$)", re.I | re.M, "The greeting has no name.", "Greet them by name."),
    )
)  # fmt: skip
_TODO = re.compile(
    r"(?<![\w.-])(?:TODO|FIXME|TO DO:)(?![\w-])(?!s? (?:list|app|comment|item|marker|note|file|tag|entr|MVC|example|tracker))(?:[ \t]*:[^\n]{0,60})?"
)
_TALKED_OF = re.compile(
    r"\b(?:an?|the|your|my|our|his|her|their|every|each|those|these|all|any|of|for|no|as|with|that) $", re.I
)


def _unfilled(text: str, code: list[Span], facts: int) -> Iterator[Finding]:
    if not text:
        return
    for pattern, message, suggestion in _ALWAYS:
        for match in pattern.finditer(text):
            if not within(match.start(), code) and match.group().strip():
                yield spot(match.start(), match.end(), message, suggestion)
    for match in _TODO.finditer(text):
        talked_of = ":" not in match.group() and _TALKED_OF.search(
            text, max(0, match.start() - 12), match.start()
        )
        if not within(match.start(), code) and not talked_of:
            yield spot(match.start(), match.end(), "This was still to be done.", "Do it, or take it out.")
    for bracketed in (_BRACKETS, _ANGLES, _BRACES):
        for match in bracketed.finditer(text):
            inside = match.group(1).strip()
            if within(match.start(), code) or (bracketed is _ANGLES and inside.casefold() in _HTML):
                continue
            if _VOCABULARY.fullmatch(inside) or (
                bracketed is _BRACES and re.fullmatch(r"[A-Za-z]+_\w+", inside)
            ):
                yield spot(match.start(), match.end(), "This was to be filled in.", _FILL)
    yield from _numbers(text, code, facts)


def _numbers(text: str, code: list[Span], facts: int) -> Iterator[Finding]:
    """Left-over marks such as ``[1]``. Footnotes that are spelt out below, ``[0]`` and ``array[3]`` are none."""
    notes = {match.group(1) for match in _FOOTNOTE.finditer(text)}
    for match in _NUMBERED.finditer(text):
        numbers = re.findall(r"\d+", match.group())
        if (
            within(match.start(), code)
            or set(numbers) <= notes
            or "0" in numbers
            or match.group().startswith("[^")
        ):
            continue
        if re.match(r"\s*\[|\(", text[match.end() : match.end() + 1]) and not _NUMBERED.match(
            text, match.end()
        ):
            continue
        before = re.search(r"[\w\])]+$", text[max(0, match.start() - 40) : match.start()])
        if before is None or before.group().endswith("]") or _cited(before.group(), numbers, facts):
            yield spot(match.start(), match.end(), "A mark that pointed at a fact was left in.", _DROP)


def _cited(word: str, numbers: list[str], facts: int) -> bool:
    """Whether a number in brackets right behind a word is a mark: a plain word, and a fact of that number."""
    plain = len(word) >= 4 and word.isalpha() and word.islower() and word not in _CODE_NOUNS
    return plain and all(int(number) <= facts for number in numbers)
