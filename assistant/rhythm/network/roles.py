"""What sort of work a role is, read off its words: enough to see that all are engineers, and no more."""

from __future__ import annotations

import re
from typing import NamedTuple


class Family(NamedTuple):
    """Roles of one sort."""

    name: str
    noun: str
    plural: str
    pattern: str
    beyond: bool = False
    """One of those beyond engineering that a network of engineers lacks most."""


# The first that matches counts: a product manager is in product, an engineering manager in management, and a
# sales engineer in sales.
FAMILIES: tuple[Family, ...] = (
    Family("product", "product", "in product", r"product (?:manager|owner|lead|director)|head of product|\bpm\b", True),
    Family("sales", "sales", "in sales or marketing", r"sales|account (?:executive|manager)|marketing|growth", True),
    Family("people", "recruiting", "in recruiting", r"recruit\w*|talent|human resources|\bhr\b|people (?:partner|ops)"),
    Family(
        "design",
        "design",
        "designers",
        r"(?:head|director|vp) of design|design (?:lead|manager|director)|designer|\bux\b|illustrator",
        True,
    ),
    Family(
        "management",
        "management",
        "managers or founders",
        r"founder|\b(?:ceo|cto|coo|vp)\b|chief|director|manager|head of|president",
    ),
    Family("research", "research", "in research", r"research\w*|scientist|professor|lecturer|phd|postdoc"),
    Family(
        "engineering",
        "engineering",
        "engineers",
        r"engineer|developer|programmer|maintainer|architect|\bsre\b|devops|sysadmin|administrator|hacker|coder",
    ),
    Family("writing", "writing", "writers", r"writer|editor|journalist|author"),
)


def family_of(role: str) -> str:
    """The name of the family that a role is of, by the words before its first comma; empty when none can be told."""
    head = role.partition(",")[0].casefold()
    return next((family.name for family in FAMILIES if re.search(family.pattern, head)), "")
