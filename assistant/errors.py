"""The sentences a person reads when something cannot be done.

Every refusal says what happened, where, and what to do next, in one sentence.
The fronts print the sentence and exit with the code; neither adds to it.
"""

from __future__ import annotations


class Refused(Exception):
    """What was asked cannot be done. ``str()`` is the sentence for the person; exit code 1."""

    exit_code = 1


class Ambiguous(Refused):
    """Several people match. ``candidates`` are lines to choose from, such as ``p3  Mara Lindqvist``."""

    def __init__(self, sentence: str, candidates: list[str]) -> None:
        super().__init__(sentence)
        self.candidates = candidates


class Missing(Refused):
    """Something the message needs is not known yet. ``needs`` names each thing and how to give it."""

    def __init__(self, sentence: str, needs: list[str]) -> None:
        super().__init__(sentence)
        self.needs = needs


class HeldBack(Refused):
    """The coach or a gate holds it back; ``--force`` overrides knowingly. Exit code 3.

    ``instead`` is the kind of message that may be written now in its place; empty where there is none.
    ``by_coach``: the coach is among those who hold it, and has more to say. ``hints`` are what the front says
    after the sentence: what to do about it.
    """

    exit_code = 3

    def __init__(self, sentence: str, instead: str = "", *, by_coach: bool = False) -> None:
        super().__init__(sentence)
        self.instead = instead
        self.by_coach = by_coach
        self.hints: tuple[str, ...] = ()


class NoAnswer(Refused):
    """An endpoint gave no draft. The front offers the template, in its own words."""


class NeedsConsent(Refused):
    """Nothing was sent, for nobody has agreed yet to what leaves for ``endpoint``."""

    def __init__(self, sentence: str, endpoint: str) -> None:
        super().__init__(sentence)
        self.endpoint = endpoint
