"""Which facts nobody is asked about: what is private to a life, and what is still to come."""

from __future__ import annotations

import re

from assistant.drafting.values import is_to_come
from assistant.facts.fact import Fact

_DELICATE = re.compile(
    r"\b(?:cancer|chemo\w*|pregnan\w*|miscarr\w*|newborn|divorc\w*|funeral|bereave\w*|griev\w*|mourn\w*|widow\w*|burnout"
    r"|burnt out|burned out|depress(?:ed|ion)|anxiety|rehab|laid off|layoffs?|was fired|got fired|sacked|salary|in debt"
    r"|visa|asylum|surgery|ill(?:ness)?|disease|diagnosed with|passed away|parental leave|maternity|paternity"
    r"|religio\w*|lawsuit|wedding|married|stroke|therapy|therapist)\b",
    re.IGNORECASE,
)


def may_be_asked(fact: Fact) -> bool:
    """Whether a question may lean on the fact: usable, not still to come, nothing of somebody's life or troubles."""
    if is_to_come(fact):
        return False
    return fact.usable and fact.kind != "life" and not _DELICATE.search(f"{fact.title} {fact.text}")
