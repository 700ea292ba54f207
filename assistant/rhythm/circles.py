"""The circles that people belong to: company, sort of work, tags; and how near somebody is to the known ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.people.texts import tag_key, words

_FAMILIES: tuple[tuple[str, str], ...] = (
    ("founding", "founder cofounder ceo owner entrepreneur"),
    ("sales and marketing", "sales marketing growth partnerships"),
    ("product", "product"),
    ("design", "designer design ux ui researcher illustrator"),
    ("writing", "writer editor journalist author documentation"),
    ("people", "recruiter recruiting talent hr people"),
    ("research", "research scientist professor phd lecturer postdoc"),
    ("leading", "manager director head vp cto chief president"),
    ("data", "data analyst analytics statistician"),
    ("engineering", "engineer engineering developer programmer architect sre devops maintainer"),
)
"""Sorts of work by a word of the role; the first that fits, so a product manager is in product."""

_BY_WORD = {word: family for family, listed in reversed(_FAMILIES) for word in listed.split()}
_ORDER = {family: number for number, (family, _) in enumerate(_FAMILIES)}
_COMPANY_ENDS = re.compile(r" (?:inc|ltd|llc|gmbh|ag|ab|as|bv|sa|plc|co|corp)$")


@lru_cache(maxsize=4096)
def family_of(role: str) -> str:
    """The sort of work that a role is, such as ``engineering``; empty where no word of it tells.

    >>> family_of("Staff engineer, storage")
    'engineering'
    """
    found = {_BY_WORD[word] for word in words(role) if word in _BY_WORD}
    return min(found, key=lambda family: _ORDER[family], default="")


@lru_cache(maxsize=4096)
def company_key(company: str) -> str:
    """What makes two names of companies the same: folded, without ``Ltd`` and the like."""
    return _COMPANY_ENDS.sub("", " ".join(words(company)))


_tag_key = lru_cache(maxsize=4096)(tag_key)


def same_company(one: str, other: str) -> bool:
    """Whether two people work at the same place. Nobody does where it is not known (METHOD 19)."""
    key = company_key(one)
    return bool(key) and key == company_key(other)


@dataclass(frozen=True, slots=True)
class Network:
    """The companies, sorts of work and tags of those whom the writer has been in touch with."""

    companies: Counter[str] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)
    tags: Counter[str] = field(default_factory=Counter)
    size: int = 0

    @classmethod
    def of(cls, members: Iterable[tuple[str, str, Iterable[str]]]) -> Network:
        """From company, role and tags of each."""
        companies: Counter[str] = Counter()
        families: Counter[str] = Counter()
        tags: Counter[str] = Counter()
        size = 0
        for company, role, its_tags in members:
            size += 1
            companies[company_key(company)] += 1
            families[family_of(role)] += 1
            tags.update(map(_tag_key, its_tags))
        return cls(companies, families, tags, size)

    def missing(self, company: str, role: str, tags: Iterable[str]) -> list[str]:
        """What somebody would bring that nobody has so far: ``work``, ``circle``, ``company`` (METHOD 16 and 21).

        Empty while there are too few to speak of: with two people anything would be new.
        """
        if self.size < FEWEST:
            return []
        found = []
        family, key = family_of(role), company_key(company)
        if family and not self.families[family]:
            found.append("work")
        tag_keys = [_tag_key(tag) for tag in tags]
        if tag_keys and not any(self.tags[tag] for tag in tag_keys):
            found.append("circle")
        if key and not self.companies[key]:
            found.append("company")
        return found


FEWEST = 3
"""From how many people on there is a network whose gaps mean anything."""
