"""What the writer asks to have changed, as far as rules understand it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.errors import Refused

Change = Literal["shorter", "opening", "question", "fact", "formal", "informal", "drop"]

OFFLINE = (
    "shorter", "another opening", "another question", "another fact", "drop the last sentence",
    "a less formal greeting",
)  # fmt: skip
"""Ready instructions that rules can follow."""
BY_MODEL = ("warmer", "plainer", "more direct")
"""Ready instructions that take a model."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    ``which``: for ``drop``, the sentence counted from 1, or from the end below 0; for greetings 1 means a step
    more or less formal than it is, and 0 as far as that goes.
    """

    change: Change
    which: int = 0


_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th",
            "sixth 6th", "seventh 7th", "eighth 8th", "ninth 9th", "tenth 10th",
        ),
        1,
    )
    for word in words.split()
} | {"last": -1, "final": -1}  # fmt: skip
_PARTED = re.compile(r"\s*(?:[,;.+]|\band\b|\bthen\b|&)\s*")
_FILLER = re.compile(
    r"\b(?:please|can you|could you|make (?:it|this)|with|use|try|give (?:me|it)|a (?:bit|little)|somewhat|much|"
    r"the message|it|just|also|now)\b"
)
_DROP = re.compile(r"(?:drop|cut|remove|delete|omit|leave out|take out|without|lose)\s+(.*)")
_SENTENCE = re.compile(r"(?:the )?(?:(?P<word>[a-z0-9]+)(?: sentences?| one)?|sentences? (?P<number>\d{1,2}))")
_OTHER = r"(?:another|a different|different|a new|new|an other|other|change the|some other)"
_KNOWN: tuple[tuple[re.Pattern[str], Change], ...] = (
    (
        re.compile(r"shorter|shorten|shorter still|tighter|tighten|briefer|more concise|concise|less wordy|trim"),
        "shorter",
    ),
    (re.compile(rf"{_OTHER} (?:opening|beginning|start|opener|first sentence)"), "opening"),
    (re.compile(rf"{_OTHER} question"), "question"),
    (re.compile(rf"{_OTHER} (?:fact|thing|topic)"), "fact"),
    (re.compile(r"(?:a |the )?(?:more formal|formal) greeting|greet (?:them )?(?:more )?formally"), "formal"),
    (
        re.compile(r"(?:a |the )?(?:less formal|informal|casual|more casual) greeting|greet (?:them )?less formally"),
        "informal",
    ),
)


def read_instruction(instruction: str) -> list[Step]:
    """The steps of an instruction, as commas and "and" part them. Raises Refused for one that takes a model."""
    steps: list[Step] = []
    for clause in _PARTED.split(" ".join(instruction.casefold().split())):
        if not clause:
            continue
        plain = " ".join(_FILLER.sub(" ", clause).split())
        step = _step(plain, dropping=bool(steps) and steps[-1].change == "drop")
        if step is None:
            raise Refused(
                f"Without a model, “{clause}” cannot be done, only: shorter; another opening, question or fact; drop "
                "the second (or last) sentence; a more or less formal greeting. A model does the rest."
            )
        steps.append(step)
    if not steps:
        raise Refused("Say what should change, such as: shorter, and drop the second sentence.")
    return steps


def _step(plain: str, *, dropping: bool) -> Step | None:
    for pattern, change in _KNOWN:
        if pattern.fullmatch(plain):
            return Step(change, int(change in ("formal", "informal") and bool(re.search(r"\b(?:more|less)\b", plain))))
    drop = _DROP.fullmatch(plain)
    if not drop and not dropping:
        return None
    found = _SENTENCE.fullmatch(drop[1] if drop else plain)
    if found is None:
        return None
    if found["number"]:
        return Step("drop", int(found["number"])) if int(found["number"]) else None
    if found["word"].isdigit() and dropping and int(found["word"]):
        return Step("drop", int(found["word"]))
    return Step("drop", _ORDINALS[found["word"]]) if found["word"] in _ORDINALS else None
