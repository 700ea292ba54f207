"""Whether a text breaks off in the middle of a sentence: a part of ``incomplete``."""

from __future__ import annotations

import re

from assistant.people.names import plain_name
from assistant.review.checks.names_words import GREETINGS, PARTING
from assistant.review.finding import Reviewed
from assistant.review.parsed import Parsed
from assistant.review.prose import lowered
from assistant.review.text import Span
from assistant.review.tongues import tongues
from assistant.review.wording import listed

_NEVER_LAST = listed(
    """
    a an the my your our their its every and or but nor because although whereas unless whether whose than very quite
    i'm you're we're they're i've you've we've they've as
    """
)
"""Words that no sentence ends on."""
_SELDOM_LAST = listed(
    "of for with from at to into onto about between among during until without against toward towards upon via after by"
)
"""Prepositions: a sentence ends on one where what it belongs to stands earlier in it, and else hardly ever."""
_EARLIER = re.compile(
    r"\b(?:what|which|who|whom|where|that|whatever|whichever|how|thing|things|something|anything|nothing|everything|one"
    r"|ones|someone|nobody|lot|much|many|more)\b|\b(?:to|worth|is|are|was|were|be|been|being|get|got|gets)"
    r" (?:\w+ ){0,2}\w+$"
)
"""What a preposition at the end may belong to: "the cache that you gave up on", "easy to work with"."""
_OF_SOMEBODY = re.compile(
    r"^(?!(?:why|when|do|does|did|have|has|had|could|can|would|will|is|are|was|were|should)\b).*\b(?:you|i|we|they|(?:your"
    r"|my|our|their) \w+)(?:'ve|'d|'re|'m)?(?: (?:had|have|were|was|are|am|can|could|would|will))? \w+(?: \w+)?$"
)
"""The same without a word for it: "the linker your team lives with"."""
_BEGUN = re.compile(
    r"\b(?:because|when|if|while|where|why|whether|although|that|what|since|until|before) (?:we|they|he|she|i)$"
)
"""A clause with no more than its subject."""
_WHOLE = re.compile(
    r"(?:\b(?:love|like|want|wanted|wants|need|needs|happy|glad|able|willing|free|going|hoping|hope|used|meant|ought|try"
    r"|welcome|care|prefer|have|had|has) to|\b(?:sort|kind|heard|thought|speak) of"
    r"|\b(?:the|a|an|\d+|few|two|some|many) (?:\w+ )?(?:day|week|month|year|hour|evening|morning|minute)s? after"
    r"|\b(?:soon|shortly|ever|long|right|look|looked|looks) after"
    r"|\b(?:by and|stand|stood|close|near|go|went|pass|passed) by"
    r"|\b(?:so|such|as|well|much|long|far|soon|or|and|fine|good) for"
    r"|\b(?:asked|cared|hoped|waited|paid|went|looked|wished|allowed|accounted) for)$"
)
"""Ends that only look like it."""
_ENDED = re.compile(r"[.!?…:;。！？؟~*)\]}>\"'”’»`]$|[^\w\s,–—-]$")
_CUT = re.compile(r"[\w'’),](?:,|[ \t]?[-–—]{1,2})$")
"""A comma or a dash at the very end."""
_LEAVES = re.compile(
    rf"(?:{PARTING}|looking forward\b.{{0,40}}|have a (?:\w+ ){{1,3}}\w+|enjoy\b.{{0,40}}|with (?:\w+ ){{1,3}}\w+"
    rf"|thanks\b.{{0,60}}|thank you\b.{{0,60}}|many thanks\b.{{0,40}}|until \w+|see you\b.{{0,30}}|wishing\b.{{0,60}})"
    r"[ \t]*[,.!–—-]*[ \t]*",
    re.I,
)
_GREETED = re.compile(rf"(?:{GREETINGS})\b.{{0,60}}", re.I)


def breaks_off(reviewed: Reviewed, text: Parsed) -> Span | None:
    """The last word of the message proper, where a sentence breaks off there; None where it ends, or may end.

    People leave out the full stop, so that only what no sentence ends on counts: an article, a conjunction, "your", a
    preposition with nothing to belong to, and a comma or a dash with nothing below it. Words are read for English.
    """
    lines = [line for line in re.finditer(r"[^\n]+", reviewed.body) if re.search(r"\w", line.group())]
    below = False
    while lines and _signs(lines[-1].group().strip(), reviewed):
        lines.pop()
        below = True
    if not lines or (len(lines) == 1 and _GREETED.fullmatch(lines[0].group().strip())):
        return None
    line = lines[-1]
    end = line.start() + len(line.group().rstrip())
    last = reviewed.body[:end]
    word = re.search(r"[\w'’]+\W*$", last)
    if word is None or any(span.start < end <= span.end for span in text.code):
        return None
    sentence = next((one for one in text.sentences if one.start < end <= one.end), None)
    said = reviewed.body[sentence.start if sentence else line.start() : end]
    if _LEAVES.fullmatch(said):
        return None
    if _CUT.search(last[-4:]) and not below:
        return Span(word.start(), end, word.group())
    if _ENDED.search(last) or "en" not in (tongues(reviewed.body) or {"en"}):
        return None
    small = lowered(said).replace("\n", " ").rstrip(" ,–—-")
    if small.count(" ") < 2:
        return None
    final = small.split()[-1]
    hangs = final in _SELDOM_LAST and not _settled(small, final)
    return Span(word.start(), end, word.group()) if hangs or final in _NEVER_LAST or _BEGUN.search(small) else None


def _settled(small: str, final: str) -> bool:
    """Whether a preposition at the end has what it belongs to before it."""
    before = small[: -len(final)].rstrip()
    return any((_WHOLE.search(small), _EARLIER.search(before), _OF_SOMEBODY.search(before)))


def _signs(line: str, reviewed: Reviewed) -> bool:
    """Whether a line at the end is a parting, a name, or a part of the signature."""
    me = reviewed.me
    own = {part.strip().casefold() for part in (*me.signature.splitlines(), me.name, plain_name(me.name), me.site)}
    if line.strip(" ,.-–—").casefold() in own - {""} or _LEAVES.fullmatch(line):
        return True
    words = line.split()
    named = all(word[:1].isupper() or not word[0].isalpha() for word in words)
    return len(words) < 4 and named and not line.endswith(("?", "!", ":"))
