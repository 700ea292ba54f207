"""What the writer typed, as it can stand in a message that does not ask: a thing, an act, a sentence."""

from __future__ import annotations

import re

from assistant.drafting.second_person_words import VERBS

_LEADING = re.compile(
    r"^(?:thank(?:s| you)(?: (?:you )?(?:so )?(?:very )?much)?|congratulations|congrats|well done)?\s*"
    r"(?:for|on|to|about|with|regarding)\s+(?=\S)",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"^(?:i(?:'d| would)? (?:can|could|like to|love to|want to|will|offer(?: to)?|be (?:glad|happy) to)"
    r"|i(?:'ll| will)|to)\s+",
    re.IGNORECASE,
)
_DETERMINED = frozenset(
    "the a an your my our their his her its this that these those some all any one two three every each how what why "
    "where when whether".split()
)
_PERSONS = frozenset("i i'm i've i'll we we're they he she it you".split())


def thing(text: str) -> str:
    """What follows "thank you for" or "congratulations on": a noun phrase, or what somebody did.

    "reading my draft", "the review", "your new job" for "new job"; empty for a whole sentence.
    """
    bare = _bare(_LEADING.sub("", " ".join(text.split()), count=1))
    if not bare:
        return ""
    first = bare.split()[0]
    plain = first.lower()
    if plain in _PERSONS:
        return ""
    if plain in _DETERMINED:
        return bare[0].lower() + bare[1:]
    if first[0] in "“\"«‘'" or first[0].isdigit() or not first[0].isalpha():
        return bare
    if plain.endswith("ing") and len(plain) > 4:
        return bare[0].lower() + bare[1:]
    if first[0].isupper() and not _ordinary(plain):
        return bare
    return f"your {bare[0].lower()}{bare[1:]}"


def act(text: str) -> str:
    """What the writer could do, as it follows "I could": "review your talk"; empty for a mere thing."""
    folded = _bare(" ".join(text.split()))
    bare = _MINE.sub("", folded, count=1)
    if not bare:
        return ""
    first = bare.split()[0].lower()
    if bare != folded or first in VERBS or first in ("be", "do", "put", "let", "proofread", "second"):
        return bare[0].lower() + bare[1:]
    return ""


def sentence(text: str) -> str:
    """One sentence, or several, as the writer typed them: a capital to begin with, a stop to end on."""
    folded = " ".join(text.split())
    if not folded:
        return ""
    ended = folded if folded[-1] in ".!?…" or folded[-2:] in (".”", ".)", "!”", "?”") else f"{folded.rstrip(' ,;:')}."
    return ended[0].upper() + ended[1:]


def told(text: str) -> str:
    """The same after a colon: a small letter where the capital only began the sentence."""
    whole = sentence(text)
    first = whole.split()[0] if whole else ""
    return whole[0].lower() + whole[1:] if first.lower() in (_DETERMINED | _STARTS) else whole


def offered(text: str) -> str:
    """A thing with its article: "a second reader"; one that was typed with one, or needs none, stays."""
    bare = _bare(" ".join(text.split()))
    if not bare:
        return ""
    first = bare.split()[0]
    plain = first.lower()
    bare = bare if first.isupper() or (first[0].isupper() and not _ordinary(plain)) else bare[0].lower() + bare[1:]
    if (
        plain in _DETERMINED | _UNCOUNTED
        or not first[0].isalpha()
        or plain.endswith(("s", "ing"))
        or first[0].isupper()
    ):
        return bare
    return f"{'an' if plain[0] in 'aeio' or plain in ('hour', 'honest') else 'a'} {bare}"


def whom(text: str) -> str:
    """Whom the writer would like to meet: "somebody on the storage team" for "an introduction to somebody …"."""
    return _bare(_TO_WHOM.sub("", " ".join(text.split()), count=1))


def position(text: str) -> str:
    """What the writer would apply for: "the storage engineer role", "the position of Senior Engineer"."""
    bare = _bare(_FOR_WHAT.sub("", " ".join(text.split()), count=1))
    if not bare or bare.split()[0].lower() in _DETERMINED:
        return bare
    if re.search(r"\b(?:roles?|positions?|jobs?|openings?|posts?|internships?)\b", bare, re.IGNORECASE):
        return f"the {bare}"
    return f"the position of {bare}"


_TO_WHOM = re.compile(
    r"^(?:(?:an? )?intro(?:duction)?s? (?:to|with)|introduce me to"
    r"|(?:i would like |i'd like )?(?:to )?(?:meet|get to know)|to)\s+",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(r"^(?:(?:an? )?referral (?:for|as|to)|refer me (?:for|as|to)|for|as)\s+", re.IGNORECASE)


def _bare(text: str) -> str:
    return text.strip(" .!?…;:,")


def _ordinary(word: str) -> bool:
    """Whether a capital is likely there because it begins what was typed: "New job", "Launch of …"."""
    return word in _ORDINARY


_UNCOUNTED = frozenset("feedback help advice time access support space room work data code somebody someone".split())
_STARTS = frozenset("it after before since because in on at with when last we they he she there here by for".split())
_ORDINARY = frozenset(
    "new first second third big long great recent launch release talk essay article post promotion award book paper "
    "job role answer help advice review introduction support time work patience feedback birth wedding move".split()
)
