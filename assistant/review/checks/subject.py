"""The subject line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.registry import check, spot
from assistant.review.text import words


@check("subject", "note", "subjects of three or four words were answered most: Boomerang 2016")
def subject(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """Two to five words (``[coach] subject_words``), not in capitals.

    EVIDENCE: subjects of 3–4 words are answered most (Boomerang 2016); in capitals 35 % against
    about 50 % (Boomerang, 301,816 subjects). The title of a fact counts as one word: it is theirs.
    """
    if reviewed.channel is None or not reviewed.channel.subject:
        return
    line = reviewed.subject
    own = _ANSWER.sub("", line)
    count = len(words(_with_titles_as_one(own, reviewed)))
    if not line.strip():
        if text.words:
            yield spot(
                0,
                0,
                "There is no subject.",
                "Name the thing you ask about in two to five words.",
                where="subject",
            )
        return
    loud = line.isupper() and any(len(word.text) > 4 for word in words(line))  # not "SQL WAL"
    if count > 1 and loud:
        yield spot(
            0,
            len(line),
            "A subject in capitals reads as advertising.",
            "Write it in small letters.",
            where="subject",
            source="subjects in capitals were answered less: Boomerang, 301,816 subjects",
        )
    fewest, most = reviewed.coach.subject_words
    if count > most:
        yield spot(
            0, len(line), f"The subject has {count} words; three or four are read at a glance.",
            f"Keep the {fewest} to {most} words that name the thing.", where="subject",
        )  # fmt: skip
    elif count < fewest and len(words(own)) < fewest:  # the name of their work may be a subject by itself
        yield spot(
            0, len(line), f"{'One word says' if count == 1 else f'{count} words say'} little about why you write.",
            "Add the word or two that make it theirs.", where="subject",
        )  # fmt: skip


_ANSWER = re.compile(r"^(?:(?:re|aw|sv|fwd?|wg):\s*)+", re.IGNORECASE)
"""What a mail program puts before the subject that is answered."""


def _with_titles_as_one(line: str, reviewed: Reviewed) -> str:
    titles = sorted((fact.title for fact in reviewed.facts if fact.title), key=len, reverse=True)
    for title in titles:
        line = re.sub(re.escape(title), "title", line, flags=re.IGNORECASE)
    return line
