"""Whether two names of companies mean one: Ferrite, FERRITE AB and Ferrite Storage do."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from assistant.people.texts import words

Relation = Literal["same", "unknown", "other"]

LEGAL_FORMS = frozenset(
    "ab ag aps as asa bv co company corp corporation cv eg ek ev gbr gmbh group holding holdings inc incorporated"
    " kft kg kgaa kk limited llc llp lp ltd mbh nv ou oy oyj plc pte pty pvt sa sarl sas se sl slu sp spa srl srls sro"
    " the ug und and et zoo".split()
)


@lru_cache(maxsize=16_384)
def company_words(company: str) -> tuple[str, ...]:
    """The folded words of a company's name without its legal form; all of them where nothing else is left."""
    found = words(company)
    return tuple(word for word in found if word not in LEGAL_FORMS and len(word) > 1) or tuple(found)


def relation(one: str, two: str) -> Relation:
    """Whether two companies are the same one; ``unknown`` where either is not known."""
    mine, other = company_words(one), company_words(two)
    if not mine or not other:
        return "unknown"
    short, long = sorted((mine, other), key=len)
    if long[: len(short)] == short or "".join(mine) == "".join(other):
        return "same"
    return "other"
