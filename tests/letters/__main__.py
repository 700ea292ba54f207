"""``python -m tests.letters``: the table of all messages, and the one of all prompts. Exit code 1 when one is unfit.

``--texts [KIND] [CHANNEL]`` prints the messages themselves.
"""

from __future__ import annotations

import sys
from collections import defaultdict

from tests.letters.table import Letter, letters, prompts


def main(arguments: list[str]) -> int:
    """Print what was asked for."""
    found = list(letters())
    if arguments[:1] == ["--texts"]:
        return _texts(found, *arguments[1:3])
    wrong = _letters(found)
    print()
    return 1 if wrong + _prompts() else 0


def _letters(found: list[Letter]) -> int:
    by_row: dict[tuple[str, str], list[Letter]] = defaultdict(list)
    for letter in found:
        by_row[letter.kind.id, letter.brief.person.name].append(letter)
    print(f"{'kind':13} {'person':24} channel: words (questions)")
    for (kind, person), row in by_row.items():
        cells = (
            f"{letter.brief.channel}: {len(letter.written.body.split())} ({letter.written.body.count('?')})"
            for letter in row
        )
        print(f"{kind:13} {person:24} {', '.join(cells)}")
        for letter in row:
            for reason in letter.wrong:
                print(f"{'':13} WRONG on {letter.brief.channel}: {reason}")
    wrong = sum(bool(letter.wrong) for letter in found)
    people = len({person for _, person in by_row})
    kinds = len({kind for kind, _ in by_row})
    print(f"{len(found)} messages to {people} people, {kinds} kinds: {wrong} unfit to be sent")
    return wrong


def _prompts() -> int:
    most: dict[str, int] = defaultdict(int)
    shared: dict[str, int] = {}
    number = unfit = 0
    for brief, prompt, wrong in prompts():
        number += 1
        unfit += bool(wrong)
        most[brief.kind] = max(most[brief.kind], prompt.tokens)
        shared[brief.kind] = len(prompt.messages[0]["content"])
        for reason in wrong:
            print(f"WRONG {brief.kind}, {brief.channel}, {brief.person.name}: {reason}")
    print(f"{'kind':13} most tokens with eight facts, and characters that are the same for everybody and come first")
    for kind, tokens in most.items():
        print(f"{kind:13} {tokens:5} {shared[kind]:5}")
    print(f"{number} prompts: {unfit} unfit")
    return unfit


def _texts(found: list[Letter], kind: str = "", channel: str = "") -> int:
    for letter in found:
        if kind in ("", letter.kind.id) and channel in ("", letter.brief.channel):
            subject = f"Subject: {letter.written.subject}\n" if letter.written.subject else ""
            print(f"── {letter.kind.id}, {letter.brief.channel}\n{subject}{letter.written.body}\n")
            for reason in letter.wrong:
                print(f"WRONG: {reason}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
