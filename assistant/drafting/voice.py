"""The writer's voice: samples that they gave, and the style that their own edits showed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.door import clean_line
from assistant.drafting.languages import base_code, language_name
from assistant.drafting.style import Style, observe
from assistant.drafting.style_words import GREETINGS, MANNER, SIGN_OFFS
from assistant.errors import Refused
from assistant.store.clock import now
from assistant.store.database import Row, Store

if TYPE_CHECKING:
    from assistant.drafting.draft import Version
    from assistant.drafting.samples import Samples

LETTERS = 10
"""How many of the latest letters that say something of a line make it. The oldest counts once, the next twice."""
FROM = 2
"""How many letters have to show a habit before it is one."""
ALIKE = 1 / 3
"""How far from the usual length, as a share of it, a letter may be and still speak for it."""
MOST_AVOIDED = 6
"""Words to do without that a brief carries: those taken out most often of late."""
READ = 300
"""Letters of one language that are read at most, the newest."""

_OFF = "voice.off"
_FORMS = {"dm": "direct messages", "email": "e-mails", "note": "short notes"}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was learnt. ``id`` is what switching and forgetting name, and stays the same."""

    id: str
    text: str
    """A sentence in plain words, with the letters that it rests on."""
    on: bool
    value: str
    language: str
    letters: int
    """How many letters speak for it."""
    weight: float
    """How much of what the letters say of it is for it, the latest counting most: over 0.5, to 1."""


class Voice:
    """Samples and style. What is learnt is made of words from our own lists and of lengths, never of content."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def samples(self) -> Samples:
        """The writer's own texts."""
        from assistant.drafting.samples import Samples

        return Samples(self._store)

    # Learning.

    def learn(
        self, draft_id: int, sent: str, versions: Sequence[Version], *, language: str, form: str, name: str = ""
    ) -> bool:
        """Note what the writer's hand did to a letter that was sent; whether it showed anything.

        ``versions`` is the draft's history, ``name`` the writer's. A letter that went out as it was drafted
        teaches nothing, and nothing of what a letter says is kept.
        """
        code = base_code(language)
        drafts = [version.body for version in versions if version.made_by == "writer"]
        shown = observe(sent, drafts[-LETTERS:], code, name)
        if shown is None or form not in _FORMS or language_name(code) == code:
            return False
        self._store.execute(
            "INSERT INTO style (draft_id, language, form, greeting, sign_off, words, taken_out, kept, created)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                draft_id, code, form, shown.greeting, shown.sign_off, shown.words, "\n".join(shown.taken_out),
                "\n".join(shown.kept), now(),
            ),
        )  # fmt: skip
        return True

    # What was learnt.

    def style(self, language: str, form: str) -> Style:
        """What drafts in a language follow on a form of channel; what is switched off is left out."""
        code, off = base_code(language), self._off()
        found = {line.id: line for line in self._lines(code) if line.id not in off}

        def value(sort: str) -> str:
            line = found.get(_id(sort, code))
            return line.value if line else ""

        avoids = [line for line in found.values() if line.id.startswith("avoid-")]
        avoids.sort(key=lambda line: (-line.weight * line.letters, line.id))
        return Style(
            greeting=value("greeting"),
            sign_off=value("sign-off"),
            words=int(value(f"length-{form}") or 0),
            avoids=tuple(line.value for line in avoids[:MOST_AVOIDED]),
        )

    def lines(self) -> list[Line]:
        """Everything that was learnt, switched off or not: English first, then by language."""
        codes = [str(row[0]) for row in self._store.rows("SELECT DISTINCT language FROM style")]
        return [line for code in sorted(codes, key=lambda code: (code != "en", code)) for line in self._lines(code)]

    def line(self, line_id: str) -> Line:
        """The line with this id. Raises Refused when nothing of that name was learnt."""
        lines = self.lines()
        found = next((line for line in lines if line.id == line_id.strip().lower()), None)
        if found is None:
            there = f"there is {', '.join(line.id for line in lines)}" if lines else "nothing was learnt yet"
            raise Refused(f"'{clean_line(line_id)}' is none of what was learnt; {there}.")
        return found

    def switch(self, line_id: str, *, on: bool) -> Line:
        """Have drafts follow a line, or not; it is remembered. Raises Refused for an unknown one."""
        line = self.line(line_id)
        self._remember(self._off() - {line.id} if on else self._off() | {line.id})
        return self.line(line.id)

    def forget(self, line_id: str) -> Line:
        """Forget what was learnt of one line; later letters may teach it anew. Raises Refused for an unknown one."""
        line = self.line(line_id)
        sort = line.id if line.language == "en" else line.id.removesuffix(f"-{line.language}")
        with self._store.transaction():
            for row in self._rows(line.language, most=-1):
                out, kept = (
                    "\n".join(word for word in str(row[column]).splitlines() if sort != f"avoid-{_slug(word)}")
                    for column in ("taken_out", "kept")
                )
                self._store.execute(
                    "UPDATE style SET greeting = ?, sign_off = ?, words = ?, taken_out = ?, kept = ? WHERE id = ?",
                    (
                        "" if sort == "greeting" else row["greeting"],
                        "" if sort == "sign-off" else row["sign_off"],
                        0 if sort == f"length-{row['form']}" else row["words"],
                        out, kept, row["id"],
                    ),
                )  # fmt: skip
            self._remember(self._off() - {line.id})
        return line

    def _rows(self, code: str, most: int = READ) -> list[Row]:
        return self._store.rows("SELECT * FROM style WHERE language = ? ORDER BY id DESC LIMIT ?", (code, most))

    def _off(self) -> frozenset[str]:
        return frozenset(self._store.recall(_OFF).split())

    def _remember(self, off: frozenset[str]) -> None:
        self._store.remember(_OFF, " ".join(sorted(off)))

    def _lines(self, code: str) -> list[Line]:
        """What the letters in one language say. Only what is in our lists is let through, whatever is stored."""
        rows = self._rows(code)
        if len(rows) < FROM:
            return []
        off = self._off()
        inside = "" if code == "en" else f" (in {language_name(code)})"
        found: list[Line] = []

        def add(sort: str, value: str, said: str, said_by: _Habit, of: str) -> None:
            name = _id(sort, code)
            text = f"{said}{inside}: {said_by.letters} of the last {said_by.of} letters {of}."
            found.append(Line(name, text, name not in off, value, code, said_by.letters, said_by.weight))

        greetings = [str(row["greeting"]) for row in rows if row["greeting"] in GREETINGS.get(code, ())]
        if habit := _habit(greetings):
            add("greeting", habit.value, f"You begin with “{habit.value}”", habit, "where you chose how to begin")
        sign_offs = [str(row["sign_off"]) for row in rows if row["sign_off"] in SIGN_OFFS.get(code, ())]
        if habit := _habit(sign_offs):
            add("sign-off", habit.value, f"You end with “{habit.value}”", habit, "where you chose how to end")
        for form, name in _FORMS.items():
            lengths = [int(row["words"]) for row in rows if row["form"] == form and row["words"]][:LETTERS]
            usual = _middle(lengths)
            if habit := _habit([str(usual) if abs(one - usual) <= ALIKE * usual else "" for one in lengths], ""):
                said = f"Your {name} are about {usual} words long"
                add(f"length-{form}", str(usual), said, habit, "that you made shorter or longer, or wrote yourself")
        for word in MANNER.get(code, ()):
            spoke = [
                "out" if word in row["taken_out"].splitlines() else "kept"
                for row in rows
                if word in (*row["taken_out"].splitlines(), *row["kept"].splitlines())
            ]
            if habit := _habit(spoke, "kept"):
                add(f"avoid-{_slug(word)}", word, f"You take out “{word}”", habit, "where it came up")
        return found


@dataclass(frozen=True, slots=True)
class _Habit:
    value: str
    letters: int
    of: int
    weight: float


def _habit(values: Sequence[str], *not_one: str) -> _Habit | None:
    """What most of the values say, newest first, of which only the first ``LETTERS`` count, the newest most.

    None while fewer than ``FROM`` say the same, where there is no majority, or where it says ``not_one``.
    """
    values = values[:LETTERS]
    weights: dict[str, int] = {}
    for age, value in enumerate(values):
        weights[value] = weights.get(value, 0) + len(values) - age
    best = max(weights, key=lambda value: weights[value], default="")
    share = weights.get(best, 0) / max(sum(weights.values()), 1)
    if best in not_one or values.count(best) < FROM or share <= 0.5:
        return None
    return _Habit(best, values.count(best), len(values), share)


def _middle(lengths: Sequence[int]) -> int:
    """The middle one of the newest half of the lengths, which are the newest first, to the nearest five words."""
    newest = sorted(lengths[: max((len(lengths) + 1) // 2, 3)])
    if not newest:
        return 0
    middle = newest[len(newest) // 2] if len(newest) % 2 else sum(newest[len(newest) // 2 - 1 :][:2]) // 2
    return middle if middle < 20 else 5 * round(middle / 5)


def _id(sort: str, code: str) -> str:
    """``length-dm``, and ``length-dm-de`` for another language than English."""
    return sort if code == "en" else f"{sort}-{code}"


def _slug(word: str) -> str:
    return word.replace("'", "").replace(" ", "-")
