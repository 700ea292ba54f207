"""The marks a model puts after a sentence that leans on facts: ``[1]``, ``[1, 3]``, ``【2】``.

They are taken out of the text, and the sentence each belongs to keeps the facts it named.
"""

from __future__ import annotations

import re

from assistant.drafting.draft import Support
from assistant.facts.sentences import sentences

_NUMBER = r"(?:facts?\s*|f\s*|#)?\d{1,3}(?:†[^\]】］†\d,;\n]{0,24})?"
_NUMBERS = rf"\^?\s*{_NUMBER}(?:\s*(?:[,;&/–-]|and)\s*{_NUMBER})*\s*"
_MARK = re.compile(rf"\[\[{_NUMBERS}\]\]|[\[【［]{_NUMBERS}[\]】］]|\((?=\s*f){_NUMBERS}\)", re.IGNORECASE)
_WORD = r"(?:f(?:a(?:c(?:ts?)?)?)?|#)"
_STEP = rf"\d{{1,3}}(?!\d)(?:†[^\]】］†\d]*)?(?: ?(?:[,;&/–-]|an?d?)? ?{_WORD}? ?)"
_GROWING = rf" ?\^? ?{_WORD}? ?(?:{_STEP})*"
_TAIL = re.compile(rf"(?:\[\[?{_GROWING}|\[\[{_GROWING}\]|[【［]{_GROWING}|\((?= ?f){_GROWING})", re.IGNORECASE)
"""A mark that is not whole yet; its runs of white space are one space (so matching stays linear)."""
_LONGEST = 80
_MOST_NESTED = 20

_RANGE = re.compile(r"(\d{1,3})(?:†\S*)?\s*[–-]\s*(?:facts?\s*|f|#)?(\d{1,3})", re.IGNORECASE)
_Span = tuple[int, int]
_HERE, _NEXT = "\x00", "\x01"
"""Stand in for a mark while white space is put right: it belongs to the sentence before, or after."""


def take_out(text: str, fact_ids: tuple[int, ...], *, final: bool) -> tuple[str, tuple[Support, ...]]:
    """The text without its marks and with its white space put right, and what each sentence leans on.

    Number n is ``fact_ids[n - 1]``; a number that stands for no fact supports nothing. A mark that is
    not whole at the very end is left out, for it is either growing or cut off.
    """
    text = text.replace(_HERE, "").replace(_NEXT, "").replace("\r\n", "\n").replace("\r", "\n")
    named: list[tuple[int, ...]] = []

    def note(match: re.Match[str]) -> str:
        named.append(_facts_of(match[0], fact_ids))
        return _HERE

    text = _without_tail(text, final=final)
    text = _settle(_MARK.sub(note, text))
    pieces = re.split(f"([{_HERE}{_NEXT}])", text)
    body = "".join(pieces[::2]).rstrip()  # lines of nothing but marks may leave their ends behind
    if named and _MARK.search(body):
        return _unnested(body), ()
    spans: dict[int, list[_Span]] = {}
    leaning: dict[_Span, list[int]] = {}
    at = 0
    for index, facts in enumerate(named):
        at += len(pieces[2 * index])
        span = _sentence_at(body, at, spans, after=pieces[2 * index + 1] == _NEXT)
        if span and facts:
            known = leaning.setdefault(span, [])
            known.extend(fact for fact in facts if fact not in known)
    return body, tuple(Support(*span, tuple(facts)) for span, facts in sorted(leaning.items()))


def _unnested(body: str) -> str:
    """What marks within marks leave behind, which no model means: they go, and support nothing."""
    for _ in range(_MOST_NESTED):
        body, found = _MARK.subn("", body)
        if not found:
            break
    return _settle(body)


def _without_tail(text: str, *, final: bool) -> str:
    """Leave out a mark that has begun at the very end; a bare ``(`` only while more may come."""
    opening = max(text.rfind(char, max(0, len(text) - _LONGEST)) for char in "[【［(")
    if opening < 0:
        return text
    opening -= text[max(0, opening - 1) : opening + 1] == "[["
    tail = text[opening:]
    if _TAIL.fullmatch(re.sub(r"\s+", " ", tail)):
        return text[:opening]
    return text[:opening] if tail.strip() == "(" and not final else text


def _facts_of(mark: str, fact_ids: tuple[int, ...]) -> tuple[int, ...]:
    numbers: list[int] = []
    for first, last in _RANGE.findall(mark):
        numbers.extend(range(int(first), min(int(last), len(fact_ids)) + 1))
    numbers.extend(int(number) for number in re.findall(r"\d+", re.sub(r"†[^,;\]】］]*", "", mark)))
    return tuple(dict.fromkeys(fact_ids[n - 1] for n in numbers if 1 <= n <= len(fact_ids)))


_ALONE = re.compile(rf"(?<!\s)\s*?\n[ \t]*+({_HERE}[ \t{_HERE}]*+)(?=\n|\Z)")
_OPENING = re.compile(rf"\A\s*+{_HERE}[\s{_HERE}]*+")
_FIRST = re.compile(rf"\n[ \t]*+{_HERE}[ \t{_HERE}]*+")
_GROUP = re.compile(rf"(?<![ \t])[ \t]*+({_HERE}[ \t{_HERE}]*+)")
# None of these may start again within a run of white space: that would cost its length squared.


def _settle(text: str) -> str:
    """White space put right: where marks were, at the ends of lines, between paragraphs."""
    if _HERE in text:
        text = _ALONE.sub(lambda match: _HERE * match[1].count(_HERE), text)
        text = _OPENING.sub(lambda match: _NEXT * match[0].count(_HERE), text)
        text = _FIRST.sub(lambda match: "\n" + _NEXT * match[0].count(_HERE), text)
        text = _GROUP.sub(_joined, text)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _joined(match: re.Match[str]) -> str:
    """Marks within a line leave one space where there was one, or where two words would now touch."""
    text = match.string
    after = text[match.end() : match.end() + 1]
    marks = _HERE * match[1].count(_HERE)
    if not after or after in "\n.,;:!?…)]”’»。、，":
        return marks
    spaced = match[0] != match[0].strip(" \t")
    return marks + (" " if spaced or after.isalnum() else "")


def _sentence_at(body: str, at: int, spans: dict[int, list[_Span]], *, after: bool) -> _Span | None:
    """The sentence a mark at ``at`` belongs to. ``spans`` keeps the sentences of paragraphs seen before."""
    start = body.rfind("\n\n", 0, at) + 2 if "\n\n" in body[:at] else 0
    if start not in spans:
        end = body.find("\n\n", at)
        paragraph = body[start : end if end >= 0 else len(body)]
        spans[start] = [(start + first, start + last) for first, last in sentences(paragraph)]
    if after:
        return next((span for span in spans[start] if span[1] > at), None)
    return next((span for span in reversed(spans[start]) if span[0] < at), None)
