"""Why somebody is this week's person, in a sentence: put into words at each look, so that it is never out of date.

What is kept of a choice is which clauses and days, never a name or a title: what was removed since is not said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.rhythm.days import said

_CLAUSES = {
    "owed": "{first} asked you for a favour {on}{waits}",
    "dormant": "you and {first} {had} not been in touch since {day}",
    "nothing-yet": "you know {first} and nothing {has} passed between you for as long as is noted here",
    "known": "you know enough of their work for a good question{title}",
    "new": "there is something new of theirs{title}",
    "work": "you know nobody else in {family}",
    "circle": "you know nobody else around {tag}",
    "company": "you know nobody else at {company}",
    "met-referral": "you have met, so a referral can be asked for",
    "met-introduction": "you have met, so an introduction can be asked for",
    "say": "{first} has a say in engineering hiring",
    "gave-more": "{first} {has} done more for you than you for them",
    "works": "{first} works where you do",
}
_NEEDS = {"work": "family", "circle": "tag", "company": "company"}
"""What has to be known still for a clause to be said."""


@dataclass(frozen=True, slots=True)
class Named:
    """What may be named in the sentence, as it is now."""

    first: str
    title: str = ""
    family: str = ""
    tag: str = ""
    company: str = ""
    waits: bool = False
    """A favour that they asked for is not done yet."""
    done: bool = False
    """They were written to since: what was so before the message stands in the past."""


def sentence(clauses: Iterable[tuple[str, str]], named: Named, monday: date) -> str:
    """The reason from clauses, each with its ISO day or none; what cannot be said any more is left out."""
    words = {
        "first": named.first,
        "title": f": “{named.title}”" if named.title else "",
        "family": named.family,
        "tag": named.tag,
        "company": named.company,
        "waits": " and still waits" if named.waits and not named.done else "",
        "had": "had" if named.done else "have",
        "has": "had" if named.done else "has",
    }
    found = []
    for clause, day in clauses:
        if clause in _CLAUSES and words[_NEEDS.get(clause, "first")]:
            on = said(date.fromisoformat(day), monday) if day else ""
            found.append(_CLAUSES[clause].format(**words, on=on, day=on.removeprefix("on ")))
    reason = ", and ".join(found) or f"{named.first} was chosen for this week"
    return f"{reason[:1].upper()}{reason[1:]}."
