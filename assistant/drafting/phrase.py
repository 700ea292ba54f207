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
    r"^(?:we (?:can|could|might)"
    r"|i(?:'d| would)? (?:can|could|like to|love to|want to|will|offer(?: to)?|be (?:glad|happy) to)"
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
    bare = _that(_bare(_LEADING.sub("", " ".join(text.split()), count=1)))
    if not bare:
        return ""
    first = bare.split()[0]
    plain = first.lower()
    if re.split("['’]", plain)[0] in _PERSONS:
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
    if first.endswith("ing") and (doing := _base_of(first)):
        return f"{doing}{bare[len(first) :]}"
    return ""


def deed(text: str) -> str:
    """The same for what was typed as a topic: an act with its object, "grab a coffee"; empty for "review process"."""
    found = act(text)
    words = found.split()
    return found if len(words) > 1 and words[1].lower() in _DETERMINED | {"you", "me", "us", "some"} else ""


def _base_of(gerund: str) -> str:
    """``reviewing`` to ``review``, ``making`` to ``make``, ``running`` to ``run``; empty for what is none we know."""
    trunk = gerund.removesuffix("ing")
    return next((base for base in (trunk, f"{trunk}e", trunk[:-1]) if base in VERBS or base == "proofread"), "")


def _that(text: str) -> str:
    """ "That you won" without its that."""
    return re.sub(r"^that\s+(?=(?:you|i|we|he|she|they|it)\b)", "", text, flags=re.IGNORECASE)


def sentence(text: str) -> str:
    """One sentence, or several, as the writer typed them: a capital to begin with, a stop to end on."""
    folded = _that(" ".join(text.split()))
    if not folded:
        return ""
    ended = folded if folded[-1] in ".!?…" or folded[-2:] in (".”", ".)", "!”", "?”") else f"{folded.rstrip(' ,;:')}."
    return ended[0].upper() + ended[1:]


def told(text: str) -> str:
    """The same after a colon: a small letter where the capital only began the sentence."""
    whole = sentence(text)
    first = whole.split()[0] if whole else ""
    return whole[0].lower() + whole[1:] if first.lower() in (_DETERMINED | _STARTS) else whole


def talked(text: str) -> str:
    """What was talked about, without saying that it was: "retries" for "we talked about retries"."""
    return _bare(_TALKED.sub("", " ".join(text.split()), count=1))


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
    return _bare(_TO_WHOM.sub("", _WISH.sub("", " ".join(text.split()), count=1), count=1))


def position(text: str) -> str:
    """What the writer would apply for: "the storage engineer role", "the position of Senior Engineer"."""
    bare = _bare(_FOR_WHAT.sub("", _WISH.sub("", " ".join(text.split()), count=1), count=1))
    if re.match(r"https?://\S+$", bare):
        return f"the position at {bare}"
    if _TEAM.fullmatch(bare):
        return f"a position on {bare if bare.split()[0].lower() in _DETERMINED else f'the {bare}'}"
    if not bare or bare.split()[0].lower() in _DETERMINED:
        return bare
    if re.search(r"\b(?:roles?|positions?|jobs?|openings?|posts?|internships?)\b", bare, re.IGNORECASE):
        return f"the {bare}"
    return f"the position of {bare}"


_TEAM = re.compile(
    r"(?:(?!\b(?:roles?|positions?|jobs?|leads?|engineers?|managers?)\b).)*\b(?:team|squad|crew)", re.IGNORECASE
)
"""Where, and not what: "compiler team"."""
_WISH = re.compile(
    r"^(?:i|we)(?:'d| would)? (?:want|like|love|hope|plan|am trying|wish|need)s? to\s+"
    r"|^(?:want|would like|hoping) to\s+",
    re.IGNORECASE,
)
_TALKED = re.compile(
    r"^(?:we|i)?\s*(?:talked|spoke|chatted|argued|compared notes|discussed|were talking)"
    r"(?: to you| with you)?(?: about| on| over)?\s+(?=\S)",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(
    r"^(?:(?:an? )?intro(?:duction)?s? (?:to|with)|introduce me to"
    r"|(?:to )?(?:meet|get to know|be introduced to|talk to|get in touch with)|to)\s+",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(
    r"^(?:apply(?:ing)? (?:for|to)|(?:an? )?referral (?:for|as|to)|refer me (?:for|as|to)|for|as)\s+", re.IGNORECASE
)


def _bare(text: str) -> str:
    return text.strip(" .!?…;:,")


def _ordinary(word: str) -> bool:
    """Whether a capital is likely there because it begins what was typed: "New job", "Launch of …"."""
    return word in _ORDINARY


_UNCOUNTED = frozenset("feedback help advice time access support space room work data code somebody someone".split())
_STARTS = frozenset(
    "half most nobody everyone everybody it after before since because in on at with when last we they he she there "
    "here by for".split()
)
_ORDINARY = frozenset(
    "new first second third big long great recent launch release talk essay article post promotion award book paper "
    "job role answer help advice review introduction support time work patience feedback birth wedding move".split()
)
