"""What kind of fact a text is, when nobody said: read off its verbs."""

from __future__ import annotations

import re

from assistant.facts.fact import FactKind

_SIGNS: tuple[tuple[FactKind, str], ...] = (
    (
        "shared",
        r"we (?:both|share|met|worked|studied)|both of us|same (?:team|school|city|town|meet-?up|course)|with me\b",
    ),
    ("launch", r"launch\w*|ship(?:ped|s)|releas(?:ed|es)|open[- ]sourced|published (?:version|v?\d)|announc\w+"),
    ("essay", r"wrote|writes|essay|article|blog\w*|post(?:ed)?\b|published|paper|newsletter|book"),
    ("talk", r"talk(?:ed)?|gave|spoke|speaks|keynote|present(?:ed|ation)|lecture|podcast|panel"),
    ("work", r"works?|worked|working|buil(?:t|ds)|maintain\w*|runs|leads?|led|design(?:s|ed)|develops?|created|made"),
    ("interest", r"likes|loves|interested|enjoys|collects|plays|reads"),
)


_REPORTED = re.compile(
    r"\s*(?:(?:he|she|they|\w+) )?(?:told|said|says|thinks?|thought|believes?|believed|argues?|argued|mentioned"
    r"|knows?|knew)\b",
    re.IGNORECASE,
)
"""What somebody says, thinks or knows is neither written nor given, whatever verbs come after it."""
_MET = re.compile(
    r"\s*(?:we )?(?:met|overlapped|studied together|worked together)\b"
    r"|\s*used to work (?:with|beside|next to)\b",
    re.IGNORECASE,
)


def kind_in(text: str) -> FactKind:
    """The kind that the text speaks of; ``note`` when it does not say.

    What stands in quotation marks is a name and is not read: a talk called "What we shipped" is a talk.
    """
    if _REPORTED.match(text):
        return "note"
    if _MET.match(text):
        return "shared"
    told = re.sub(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“", " ", text)
    places = []
    for order, (kind, pattern) in enumerate(_SIGNS):
        match = re.search(rf"\b(?:{pattern})", told, re.IGNORECASE)
        if match:
            # What is shared counts wherever it is said; otherwise the verb that comes first.
            places.append((-1 if kind == "shared" else match.start(), order, kind))
    return min(places)[2] if places else "note"
