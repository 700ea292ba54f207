"""The coach's word lists, made from WordNet: ``python -m docs.thesaurus DICT``, the folder of WordNet 3.0's dict files.

Writes assistant/review/grounding/thesaurus.txt and assistant/review/describing.txt anew, below the licence that stands
at their heads. The second has adjectives, adverbs and irregular forms of verbs: what may be said of a thing, as in
"my Signal is quiet". The first has synonyms. Three sorts of group
are kept: synonyms of which each was met in that very meaning in WordNet's tagged texts, so that rare meanings do not
make everything mean everything; words derived from each other ("decide", "decision"); and adjectives said to be
similar. All as stems, as grounding compares those. Run it again when the stemmer changes.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assistant.review.grounding.terms import stem

THESAURUS = Path(__file__).parents[1] / "assistant" / "review" / "grounding" / "thesaurus.txt"
DESCRIBING = Path(__file__).parents[1] / "assistant" / "review" / "describing.txt"
MET = 1
"""How often a word has to be met in a meaning, to be a synonym in it."""
MET_SIMILAR = 2
"""How often, to be a similar adjective."""
_FILES = {"noun": "1", "verb": "2", "adj": "3", "adv": "4"}
_LETTERS = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}

Meaning = tuple[str, str]
"""A part of speech, and where its line begins in that file."""


@dataclass
class WordNet:
    """What is read of the database: the words of each meaning, what it points to, and how often a word is met in it."""

    words: dict[Meaning, list[str]] = field(default_factory=dict)
    pointers: list[tuple[Meaning, str, Meaning, str]] = field(default_factory=list)
    met: dict[tuple[Meaning, str], int] = field(default_factory=dict)
    total: Counter[str] = field(default_factory=Counter)
    describing: set[str] = field(default_factory=set)
    """Adjectives and adverbs that were met, and irregular forms of verbs that were."""

    def members(self, meaning: Meaning, least: int) -> set[str]:
        """The stems of the plain words of a meaning that were met in it often enough."""
        words = self.words[meaning]
        return {stem(word) for word in words if word.isalpha() and self.met.get((meaning, word), 0) >= least}


def read(folder: Path) -> WordNet:
    """The database in a folder (cntlist.rev, verb.exc, index.* and data.*; the format is in WordNet's wndb(5WN)).

    Raises ``OSError`` where a file is missing.
    """
    net = WordNet()
    counts: dict[tuple[str, str, int], int] = {}
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, place, times = line.split()
        word, _, rest = key.partition("%")
        counts[word, rest[0], int(place)] = int(times)
        net.total[word] += int(times)
        if rest[0] in "345":
            net.describing.add(word)
    verbs = {word for word, code, _ in counts if code == "2"}
    for fields in _lines(folder / "verb.exc"):
        if fields[1] in verbs and not fields[0].endswith(("ed", "ing")):
            net.describing.add(fields[0])
    for name, code in _FILES.items():
        for fields in _lines(folder / f"index.{name}"):
            word = fields[0]
            for number, offset in enumerate(fields[6 + int(fields[3]) :], 1):
                met = counts.get((word, code, number), 0)
                if code == "3":
                    met = met or counts.get((word, "5", number), 0)
                net.met[(name, offset), word] = met
        for fields in _lines(folder / f"data.{name}"):
            meaning, most = (name, fields[0]), int(fields[3], 16)
            net.words[meaning] = [re.sub(r"\(.*\)", "", fields[4 + 2 * at]).lower() for at in range(most)]
            first = 5 + 2 * most
            for at in range(int(fields[first - 1])):
                sign, offset, letter, ends = fields[first + 4 * at : first + 4 * at + 4]
                net.pointers.append((meaning, sign, (_LETTERS[letter], offset), ends))
    return net


def groups(net: WordNet) -> set[frozenset[str]]:
    """The groups of stems that may stand for each other."""
    found = {frozenset(net.members(meaning, MET)) for meaning in net.words}
    for meaning, sign, other, ends in net.pointers:
        if sign == "+" and ends != "0000":
            one, two = net.words[meaning][int(ends[:2], 16) - 1], net.words[other][int(ends[2:], 16) - 1]
            if one.isalpha() and two.isalpha() and net.total[one] >= 2 and net.total[two] >= 1:
                found.add(frozenset((stem(one), stem(two))))
        elif sign == "&":
            others = net.members(other, MET_SIMILAR)
            found |= {frozenset((one, two)) for one in net.members(meaning, MET_SIMILAR) for two in others}
    return {group for group in found if len(group) > 1}


def _lines(path: Path) -> Iterator[list[str]]:
    """The fields of a file's lines, without the licence at its head and the glosses."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            yield line.split("|")[0].split()


def main(arguments: list[str]) -> int:
    """Write both lists from the folder given."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    net = read(Path(arguments[0]))
    described = sorted(word for word in net.describing if re.fullmatch("[a-z]{3,}", word))
    _write(THESAURUS, sorted(" ".join(sorted(group)) for group in groups(net)))
    _write(DESCRIBING, textwrap.wrap(" ".join(described), 118))
    return 0


def _write(path: Path, lines: list[str]) -> None:
    """Put lines below the head that a list has."""
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line == "#" or line[:2] == "# "]
    path.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
