"""Who wrote what is read: whether that may be the person it is read about, and a name above a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.people.matching.names import Name, likeness
from assistant.people.texts import words

_JOINED = re.compile(r"\s*(?:[,;&+/]|\b(?:and|with|und|et|og|och)\b)\s*", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?i:(?:words |text |written |posted |published )?(?:by|von|par)):?\s+"
    r"((?:[^\W\d_a-zß-ÿ][\w.'’-]*|de|van|von|der|den|da|di|la|le)(?:\s+(?:[^\W\d_a-zß-ÿ][\w.'’-]*|de|van|von|der|den|da|di"
    r"|la|le)){1,3})(?:\s*[|·•–—,(].*)?"
)
_LOOKED_AT = 4
"""Blocks at the front of a text in which a name may stand."""


def is_by(author: str, person: str) -> bool:
    """Whether an author's name may be this person's: the same but for its form, or no whole name.

    Of several authors one is enough. Two who share a family name are two.
    """
    mine = Name.of(person)
    several = [part for part in _JOINED.split(author) if len(words(part)) > 1]
    return any(len(words(one)) < 2 or likeness(Name.of(one), mine) is not None for one in (author, *several))


def byline(blocks: Sequence[str]) -> str:
    """The name in a line such as "By Nils Berg" above a text; empty when there is none."""
    found = (_BYLINE.fullmatch(block) for block in blocks[:_LOOKED_AT] if len(block) <= 100)
    return next((match[1] for match in found if match), "")
