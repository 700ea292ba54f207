"""Samples of how the writer writes: their own texts, kept because they said so, and what a prompt takes of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.door import clean_line, clean_text
from assistant.drafting.languages import base_code
from assistant.errors import Refused
from assistant.store.clock import now
from assistant.store.database import Row, Store

LONGEST = 4000
"""Characters of one sample. A letter is shorter, and a prompt takes less than that anyway."""
IN_A_PROMPT = 3
"""Samples that a prompt takes at most, the newest."""
MOST_TOKENS = 320
"""What samples may take of a prompt, all together: about 240 words."""
LEAST_TOKENS = 70
"""What they may take however long the facts are: about 50 words."""
WITH_FACTS = 470
"""What facts and samples may take together, so that a prompt with eight facts stays under 1,200 (DESIGN, budgets)."""
TRAVELS = "Samples travel in prompts about other people: whoever runs the model reads them."
"""What is to be known before a text becomes a sample."""

_CONTACTS = (
    ("an e-mail address", re.compile(r"[^\s@<>]{1,64}@[^\s@<>.]{1,64}\.[^\s@<>]{2,}")),
    ("a link", re.compile(r"https?://\S|\bwww\.\S", re.IGNORECASE)),
    ("a phone number", re.compile(r"(?<![\w.-])\+?\d(?:[\s()/.-]{0,2}\d){6,14}(?![\w-])")),
)
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


@dataclass(frozen=True, slots=True)
class Sample:
    """One text of the writer's own. ``id`` is the number it is shown with."""

    id: int
    text: str
    origin: str = ""
    """Where it came from: a file's name, or empty."""
    language: str = ""
    draft_id: int | None = None
    """The letter that it was; the sample goes when that goes."""
    created: str = ""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


class Samples:
    """The samples that are kept. Every text is cleaned before it is stored."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, text: str, *, language: str, origin: str = "", draft_id: int | None = None) -> Sample:
        """Keep a text. Raises Refused when it is empty, too long, or kept already."""
        kept = checked(text)
        with self._store.transaction():
            for other in self.all():
                if other.text.split() == kept.split():
                    raise Refused(f"That text is sample {other.id} already; 'outreach voice' shows it.")
            moment = now()
            number = self._store.execute(
                "INSERT INTO samples (text, origin, language, draft_id, created) VALUES (?, ?, ?, ?, ?)",
                (kept, clean_line(origin), base_code(language), draft_id, moment),
            )
        return self.get(number)

    def get(self, number: int) -> Sample:
        """The sample with this number. Raises Refused when there is none."""
        row = self._store.row("SELECT * FROM samples WHERE id = ?", (number,))
        if row is None:
            raise Refused(f"There is no sample {number}; 'outreach voice' lists them.")
        return _sample(row)

    def all(self) -> list[Sample]:
        """All of them, newest first."""
        return [_sample(row) for row in self._store.rows("SELECT * FROM samples ORDER BY id DESC")]

    def of_draft(self, draft_id: int) -> Sample | None:
        """The sample that a letter was made, if it was."""
        row = self._store.row("SELECT * FROM samples WHERE draft_id = ?", (draft_id,))
        return None if row is None else _sample(row)

    def forget(self, number: int) -> None:
        """Remove one for good: no byte of it stays in the file. Raises Refused when there is none."""
        self.get(number)
        with self._store.transaction():
            self._store.execute("DELETE FROM samples WHERE id = ?", (number,))
            self._store.sweep()

    def for_prompt(self, language: str, facts: Iterable[str] = ()) -> tuple[str, ...]:
        """What a prompt in this language takes of them, newest first, cut at the ends of sentences.

        ``facts`` are the texts that travel with them: the more those take, the less of the samples does.
        """
        from assistant.drafting.tokens import estimate

        code = base_code(language)
        rows = self._store.rows(
            "SELECT * FROM samples WHERE language = ? ORDER BY id DESC LIMIT ?", (code, IN_A_PROMPT)
        )
        if not rows:
            return ()
        room = WITH_FACTS - sum(estimate(fact) + 12 for fact in facts)
        room = max(min(room, MOST_TOKENS), LEAST_TOKENS)
        taken = []
        for left, row in zip(range(len(rows), 0, -1), rows, strict=True):
            part = _cut(str(row["text"]), room // left)
            room -= estimate(part)
            if part:
                taken.append(part)
        return tuple(taken)


def checked(text: str) -> str:
    """The text as it would be kept. Raises Refused when it is empty or too long."""
    kept = clean_text(text).strip()
    if not any(letter.isalnum() for letter in kept):
        raise Refused("There is no text in it; a sample is a letter that you wrote.")
    if len(kept) > LONGEST:
        raise Refused(f"A sample has at most {LONGEST:,} characters, and this has {len(kept):,}; give a part of it.")
    return kept


def contacts_in(text: str) -> list[str]:
    """What in a text would lead to somebody: ``an e-mail address``, ``a link``, ``a phone number``."""
    text = _DAY.sub("", text)
    return [name for name, pattern in _CONTACTS if pattern.search(text)]


def _cut(text: str, tokens: int) -> str:
    """As many whole sentences from the start as take no more than so many tokens."""
    from assistant.drafting.tokens import estimate
    from assistant.facts.sentences import sentences

    if estimate(text) <= tokens:
        return text
    ends = [end for _, end in sentences(text) if estimate(text[:end]) <= tokens]
    return text[: ends[-1]] if ends else ""


def _sample(row: Row) -> Sample:
    return Sample(
        id=row["id"],
        text=row["text"],
        origin=row["origin"],
        language=row["language"],
        draft_id=row["draft_id"],
        created=row["created"],
    )
