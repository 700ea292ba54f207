"""Which works somebody is said to have made, and with what: "your course", "Ferrite is written in C++"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.review.grounding.claim import Claim
from assistant.review.grounding.known import Source
from assistant.review.grounding.matching import found
from assistant.review.grounding.swaps import technical
from assistant.review.grounding.terms import folded, same, stem

_OWNED = re.compile(
    r"\byour (?!own\b|next\b|first\b|future\b|planned\b)(?:(?!favou?rite)[\w-]+ )?"
    r"(?P<kind>book|novel|thesis|dissertation|newsletter|podcast|course|workshop|webinar|memoir|documentary"
    r"|masterclass)\b"
    r"(?! (?:club|shelf|work|list|order|plan|idea))"
)
"""Works that few have made, so that one nobody knows of is invented."""
_SUPPOSED = re.compile(r"\b(?:if|would|should|could|might|may|hope|wish|will|unless|whether)\b[^.;]*$")
_MADE = re.compile(
    r"\b(?:(?:is|was|are|were|being|it) (?:all |entirely |mostly |fully )?)?(?:written|wrote|coded|implemented"
    r"|programmed|rewritten"
    r"|rewrote|ported|built)(?: (?:it|them|all|everything|[a-z0-9]+))? (?:in|to|into) (?:plain |pure "
    r"|modern )?(?P<what>[a-z]+(?:\+\+|#)?)"
)
"""What a thing is written in; in small letters, as names of languages are looked up in small letters."""


def works(text: str, offset: int, known: Sequence[Source]) -> Iterator[Claim]:
    """Their book, their course, of which nothing known has a word."""
    for match in found(_OWNED, text):
        if _SUPPOSED.search(text.lower(), 0, match.start()):
            continue
        wanted = {stem(match["kind"])} | (same(stem(match["kind"])) - _WIDE)
        if not any(wanted & source.bare for source in known):
            reason = f"Nothing you know tells of a {match['kind']} of theirs."
            yield Claim(offset + match.start(), offset + match.end(), "attribute", reason)


def made_with(text: str, offset: int, near: Sequence[Source], known: Sequence[Source]) -> Iterator[Claim]:
    """The language or tool that a thing of theirs is said to be written in, and nothing known names."""
    if not any(source.fact for source in near) or text.rstrip().endswith("?"):
        return
    for match in found(_MADE, text):
        what = match["what"]
        if _SUPPOSED.search(text.lower(), 0, match.start()) or not technical(what):
            continue
        if not any(re.search(rf"(?<!\w){re.escape(what)}(?![\w+#])", folded(source.text)) for source in known):
            reason = f"Nothing you know says what it is written in: “{match['what']}”."
            yield Claim(offset + match.start("what"), offset + match.end("what"), "attribute", reason)


_WIDE = frozenset(map(stem, "event day line read person order program way".split()))
"""Words that may stand for one of these elsewhere, and tell of no work."""
