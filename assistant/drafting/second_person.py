"""A note about somebody, said to them: "Keeps a rig of forty machines" is "you keep a rig of forty machines".

Notes are written about a person, letters are written to them. Only what is sure to read well is
retold; anything else gives nothing, and the message does without it.
"""

from __future__ import annotations

import re

from assistant.drafting.second_person_words import IRREGULAR_PAST, SINGULAR, STALE, TOGETHER, VERBS

MOST_WORDS = 24
"""Longer clauses read like a note that was pasted."""
FEWEST_WORDS = 4

_WORD = re.compile(r"[\w’'\-]+|[^\w\s]|\s+")
_RELATIVE = frozenset("that which who whose whom where what how why so if whether".split())
_TURNING = frozenset("when because while until after before since though".split())
_BEFORE_OBJECT = frozenset(
    "with to for of by about from at beside behind near like without after than around against tell told give gave "
    "ask asked help helped show showed teach taught send sent introduce introduced".split()
)
_END_OF_OBJECT = frozenset(
    "and or but to in on at of for from with by about after before until when while because that which who as than "
    "a an the his her my your out up over again once twice back so if through into before".split()
)


def retell(note: str, first_name: str = "", *, ours: bool = False, answer: bool = False) -> str:
    """The first clause of a note that tells what they did, in the second person; empty when in doubt.

    "you" in a note is the writer, and becomes "me". ``ours``: the note tells of both (a meeting), so a clause
    without a subject is not taken for theirs. ``answer``: the note is what they said, so "said that" goes without
    saying. Of what both did ("Met at a fair") it is "we met at a fair".
    """
    parts = _clauses(_SAID_THAT.sub("", note, count=1) if answer else note)
    for both in (False, True) if ours else (True,):  # of a meeting, what they did tells more than that it was
        for clause in parts:
            told = _retold(clause, first_name, ours=ours, both=both)
            if told:
                return told
            if not ours:
                break
    return ""


def is_past(told: str) -> bool:
    """Whether what was retold tells of something past."""
    verb = told.split()[1] if len(told.split()) > 1 else ""
    return verb == "were" or (bool(verb) and verb not in VERBS and (verb in IRREGULAR_PAST or verb.endswith("ed")))


def third_person(verb: str) -> str:
    """``run`` to ``runs``, ``have`` to ``has``, ``teach`` to ``teaches``."""
    if verb in ("have", "do", "go"):
        return {"have": "has", "do": "does", "go": "goes"}[verb]
    if verb.endswith(("sh", "ch", "x", "ss", "zz", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def _clauses(note: str) -> list[str]:
    """The clauses of a note's first sentences; what stands in quotation marks or brackets parts nothing."""
    clauses, depth, start = [], 0, 0
    text = " ".join(note.split())
    for at, char in enumerate(text):
        if char in "“«(":
            depth += 1
        elif char in "”»)":
            depth = max(depth - 1, 0)
        ends = char in ";–—" or (char in ".!?:" and (at + 1 == len(text) or text[at + 1] == " "))
        if ends and not depth:
            clauses.append(text[start:at])
            start = at + 1
    clauses.append(text[start:])
    return [clause.strip(" .!?;:,") for clause in clauses if clause.strip(" .!?;:,")]


def _retold(clause: str, first_name: str, *, ours: bool, both: bool) -> str:
    words = [word for word in _WORD.findall(clause) if not word.isspace()]
    if not words or STALE.search(clause):
        return ""
    first = words[0].lower()
    if first == "we" or (
        first in TOGETHER and words[1:2] and words[1].lower() in ("at", "in", "on", "through", "during")
    ):
        return _of_both(words[1:] if first == "we" else words) if both else ""
    subject = first if first in ("he", "she", "they") else ""
    if first_name and first == first_name.lower():
        subject = "he"
    elif not subject and ours:
        return ""
    rest = words[1:] if subject else words
    if not rest or (rest[0].lower() in ("’s", "'s")):
        return ""
    verb = _for_you(rest[0], plural=subject == "they", opening=not subject)
    if not verb:
        return ""
    told = _turned(rest[1:], theirs=subject == "they")
    if told is None:
        return ""
    text = _joined(["you", verb, *told])
    return _fitting(text)


def _of_both(words: list[str]) -> str:
    """ "We met at the fair", for a clause about the two."""
    verb = words[0].lower() if words else ""
    known = verb in TOGETHER | IRREGULAR_PAST | VERBS | {"both", "are", "were"}
    if not known and not (verb.endswith("ed") and len(verb) > 4):
        return ""
    told = _turned(words[1:], theirs=False)
    return _fitting(_joined(["we", verb, *told])) if told is not None else ""


def thing_of(note: str) -> str:
    """A note that is a thing of theirs, said to them: "your comments on my draft"; empty for any other."""
    first = next(iter(_clauses(note)), "")
    words = [word for word in _WORD.findall(first) if not word.isspace()]
    if len(words) < 2 or words[0].lower() not in ("their", "his", "her", "the", "a", "an"):
        return ""
    told = _turned(words[1:], theirs=False)
    if told is None or len(told) > 14:
        return ""
    return _joined(["your" if words[0].lower() in ("their", "his", "her") else words[0].lower(), *told])


def topic_of(note: str) -> str:
    """What a note of a talk says that was talked about: "the move to Lisbon"; empty when in doubt."""
    first = next(iter(_clauses(note)), "")
    if match := _TALKED_ABOUT.match(first):
        words = [word for word in _WORD.findall(match[1] or match[2]) if not word.isspace()]
        told = _turned(words, theirs=False)
        return _joined(told) if told and len(told) <= 14 else ""
    words = first.split()
    plain = {word.lower() for word in words}
    verbs = any(
        _base(word) in VERBS or word in IRREGULAR_PAST | SINGULAR.keys() or word.endswith("ed") for word in plain
    )
    alone = 0 < len(words) <= 4 and not verbs and not _NO_TOPIC & plain
    if not alone:
        return ""
    return first if words[0].isupper() or not words[0].istitle() else first[0].lower() + first[1:]


_NO_TOPIC = frozenset("at in on with he she they we between".split())
_SAID_THAT = re.compile(
    r"^\s*(?:(?:he|she|they) )?(?:said|says|answered|replied|explained|wrote|told (?:me|us|you))"
    r"(?: to me| back| me)?,?(?: that)?\s+(?=(?:he|she|they)\b)",
    re.IGNORECASE,
)
_TALKED_ABOUT = re.compile(
    r"^(?:we )?(?:talked|spoke|chatted|argued|caught up|exchanged notes|compared notes)(?: a (?:bit|lot|little))?"
    r"(?: briefly| at length)? (?:about|on|over) (.+)$|^(?:we )?discussed (.+)$",
    re.IGNORECASE,
)


def _for_you(word: str, *, plural: bool, opening: bool) -> str:
    """A verb as it stands after "you"; empty for a word that is not surely a verb."""
    plain = word.lower().replace("’", "'")
    if plain in SINGULAR:
        return SINGULAR[plain]
    if plain in IRREGULAR_PAST or (plain.endswith("ed") and len(plain) > 4):
        return plain
    if plural:
        return plain if plain in VERBS or plain in ("are", "were", "have", "do") else ""
    base = _base(plain)
    if base in VERBS:
        return base
    # "Open-sourced" and the like: a compound that ends in a verb.
    if opening and "-" in plain and plain.endswith("ed"):
        return plain
    return ""


def _base(verb: str) -> str:
    """``keeps`` to ``keep``; empty for what does not end in an s."""
    if not verb.endswith("s") or verb.endswith("ss"):
        return ""
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if verb.endswith(("shes", "ches", "xes", "sses", "zzes", "oes")):
        return verb[:-2]
    return verb[:-1]


def _turned(words: list[str], *, theirs: bool) -> list[str] | None:
    """The rest of the clause with its persons turned; None when it is not clear who is meant."""
    turned: list[str] = []
    inside = turning = quoted = False
    for at, word in enumerate(words):
        plain = word.lower()
        before = words[at - 1].lower() if at else ""
        after = words[at + 1].lower() if at + 1 < len(words) else ""
        if word in "“«":
            quoted = True
        elif word in "”»":
            quoted = False
        if quoted:
            turned.append(word)
            continue
        inside = inside or plain in _RELATIVE
        turning = turning or plain in _TURNING
        if turning and before in ("and", "or", "but", "then") and (_base(plain) in VERBS or plain in SINGULAR):
            return None  # "before work and says": theirs, or that of what came before
        if plain in ("he", "she"):
            verb = _for_you(words[at + 1], plural=False, opening=False) if after else ""
            if after and verb:
                words[at + 1] = verb
            elif after not in ("can", "could", "will", "would", "may", "might", "must", "should", "had", "did"):
                return None
            turned.append("you")
        elif plain in ("his", "himself", "herself", "hers", "him"):
            turned.append({"his": "your", "him": "you", "hers": "yours"}.get(plain, "yourself"))
        elif plain == "her":
            turned.append("you" if not after or not after[0].isalpha() or after in _END_OF_OBJECT else "your")
        elif plain in ("they", "them", "their", "themselves") and theirs:
            return None  # theirs, or somebody else's: a note that begins with "they" does not say
        elif plain == "you":
            if before not in _BEFORE_OBJECT and after:
                return None
            turned.append("me")
        elif plain in ("your", "yours", "yourself"):
            turned.append({"your": "my", "yours": "mine"}.get(plain, "myself"))
        elif before in ("and", "or", "but", "then") and not inside and _base(plain) in VERBS and not theirs:
            turned.append(_base(plain))
        elif before in ("and", "or", "but", "then") and not inside and plain in SINGULAR and not theirs:
            turned.append(SINGULAR[plain])
        else:
            turned.append(word)
    return turned


def _joined(words: list[str]) -> str:
    text = " ".join(words)
    text = re.sub(r"\s+([,.;:!?%”»)\]])", r"\1", text)
    text = re.sub(r"([“«(\[$€£#@])\s+", r"\1", text)
    return re.sub(r"(\d) ?([.,:]) (\d)", r"\1\2\3", re.sub(r"(\w) ?/ ?(\w)", r"\1/\2", text))


def _fitting(text: str) -> str:
    """The text, cut at a comma when it is long; empty when that leaves too little."""
    while len(text.split()) > MOST_WORDS and ", " in text:
        text = text.rpartition(", ")[0]
    fits = FEWEST_WORDS <= len(text.split()) <= MOST_WORDS
    return text.rstrip(" ,") if fits and text.count("“") == text.count("”") and "?" not in text else ""
