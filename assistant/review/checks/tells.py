"""A model's moves in prose, family by family: a part of ``machine-tells``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.checks.tells_words import (
    CANDOUR,
    COURTEOUS,
    EVALUATIVE,
    HEAVY,
    LIGHT,
    MIDDLING,
    NOT_JUST,
    NOT_JUST_MEANT,
    PUFFED,
    THREE,
    THREE_OF_A_SORT,
    TRAILING,
)
from assistant.review.cutting import cut, mend
from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.prose import MASK, clipped, lowered, prose
from assistant.review.registry import spot
from assistant.settings.schema import Coach

_POINTS = ((HEAVY, 3), (MIDDLING, 2), (LIGHT, 1))
_PER = 150
"""Words of a message for which ``[coach] model_words`` points are enough; a longer one may have more."""
_DASH = re.compile(r"\s?—\s?|\s–\s|\s--\s")
_SHORT_SENTENCE = 3


def families(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """Every family's findings; spans of two families do not overlap, the first in this order stays."""
    whole = _written(reviewed)
    taken: list[tuple[int, int]] = []
    for family in (_not_just, _trailing, _candour, _puffed, _threes, _vocabulary, _staccato, _dashes):
        for found in family(whole, text, reviewed.coach):
            if not any(found.start < end and start < found.end for start, end in taken):
                taken.append((found.start, found.end))
                yield found


def _written(reviewed: Reviewed) -> str:
    """The prose without what the writer typed themselves into the field above the draft."""
    whole, typed = prose(reviewed), lowered(reviewed.about).strip(" .?!")
    if len(typed) > 12 and typed in whole:
        whole = whole.replace(typed, MASK * len(typed))
    return whole


def _vocabulary(whole: str, text: Parsed, coach: Coach) -> Iterator[Finding]:
    found: list[tuple[int, int]] = []
    points = 0
    for table, worth in _POINTS:
        for match in table.finditer(whole):
            if not any(start <= match.start() < end for start, end in found):
                found.append(match.span())
                points += worth
    if points < coach.model_words * max(1.0, len(text.words) / _PER):
        return
    found.sort()
    start, end = found[0]
    words = ", ".join(f"“{clipped(whole[a:b], 24)}”" for a, b in found[:3])
    yield spot(start, end, f"A model's vocabulary: {words}.", "Say it in the words you would use across a table.")


def _dashes(whole: str, text: Parsed, coach: Coach) -> Iterator[Finding]:
    found = list(_DASH.finditer(whole))
    few, long = len(text.words) < 60, all("—" in one.group() for one in found)
    sooner = len(found) == coach.dashes - 1 > 1 and few and long
    if len(found) < coach.dashes and not sooner:
        return
    last = found[-1]
    joins = (
        last.start() > 0
        and last.end() < len(whole)
        and whole[last.end()].isalnum()
        and whole[last.start() - 1].isalnum()
    )
    yield spot(
        last.start(), last.end(), f"{len(found)} dashes in one message; models join everything with them.",
        "Put a comma or a full stop in most of their places.", replacement=", " if joins else None,
    )  # fmt: skip


def _threes(whole: str, text: Parsed, coach: Coach) -> Iterator[Finding]:
    for found in THREE.finditer(whole):
        told = [word in EVALUATIVE for word in found.groups()]
        if sum(told) == 3 or (sum(told) == 2 and THREE_OF_A_SORT.search(found.groups()[told.index(False)])):
            yield spot(
                found.start(), found.end(), "Three fine words in a row, where one would be meant.",
                "Keep the one that is true.",
            )  # fmt: skip
            return


def _not_just(whole: str, text: Parsed, coach: Coach) -> Iterator[Finding]:
    for found in NOT_JUST.finditer(whole):
        before = whole[max(0, found.start() - 8) : found.end()]
        if NOT_JUST_MEANT.search(before):
            continue
        yield spot(
            found.start(), found.end(), "“Not just this but that”: a model's way of adding weight.",
            "Say the second half by itself.",
        )  # fmt: skip
        return


def _trailing(whole: str, text: Parsed, coach: Coach) -> Iterator[Finding]:
    for found in TRAILING.finditer(whole):
        yield spot(
            found.start(), found.end(), "The end of this sentence praises its beginning and adds nothing.",
            "End the sentence before the comma.", replacement="",
        )  # fmt: skip


def _puffed(whole: str, text: Parsed, coach: Coach) -> Iterator[Finding]:
    found = PUFFED.search(whole)
    if found is not None:
        yield spot(
            found.start(), found.end(), f"“{clipped(found.group())}” is praise for anybody.",
            "Say what it changed for you, or leave it out.",
        )  # fmt: skip


def _candour(whole: str, text: Parsed, coach: Coach) -> Iterator[Finding]:
    for found in CANDOUR.finditer(whole):
        starts = re.search(r"(?:^|[.!?:\n·]\s*|, )$", whole[: found.start()])
        if starts is None:
            continue
        rest = whole[found.end() :]
        lead_in = found.group()[-1] in ":,—–" and rest.strip() and "\n" not in rest[:2]
        taken = cut(text.body, found.start(), found.end()) if lead_in and not starts.group().startswith(",") else None
        yield mend(
            found.start(), found.end(),
            f"“{clipped(found.group().strip(' :,.'))}” announces candour; a plain sentence has it.",
            "Drop it and say the thing.", taken,
        )  # fmt: skip
        return


def _staccato(whole: str, text: Parsed, coach: Coach) -> Iterator[Finding]:
    run: list[tuple[int, int]] = []
    for sentence in [*text.sentences, None]:
        small = whole[sentence.start : sentence.end] if sentence else ""
        joined = not run or (sentence is not None and "\n" not in whole[run[-1][1] : sentence.start])
        clipped_one = (
            sentence is not None
            and len(small.split()) <= _SHORT_SENTENCE
            and small.endswith(".")
            and MASK not in small
            and not COURTEOUS.search(small)
        )
        if sentence is not None and clipped_one and joined:
            run.append((sentence.start, sentence.end))
            continue
        if len(run) >= coach.clipped_sentences:
            yield spot(
                run[0][0], run[-1][1], f"{len(run)} clipped sentences in a row: drama, not speech.",
                "Join them into one sentence.",
            )  # fmt: skip
            return
        run = [(sentence.start, sentence.end)] if sentence is not None and clipped_one else []
