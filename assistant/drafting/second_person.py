"""A note about somebody, said to them: "Keeps a rig of forty machines" is "you keep a rig of forty machines".

Notes are written about a person, letters are written to them. Only what is sure to read well is
retold; anything else gives nothing, and the message does without it.
"""

from __future__ import annotations

import re

from assistant.drafting.second_person_words import IRREGULAR_PAST, SINGULAR, STALE, VERBS

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


def retell(note: str, first_name: str = "", *, ours: bool = False) -> str:
    """The first clause of a note that tells what they did, in the second person; empty when in doubt.

    "you" in a note is the writer, and becomes "me". ``ours``: the note tells of both (a meeting), so a clause
    without a subject is not taken for theirs.
    """
    for clause in _clauses(note):
        told = _retold(clause, first_name, ours=ours)
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


def _retold(clause: str, first_name: str, *, ours: bool) -> str:
    words = [word for word in _WORD.findall(clause) if not word.isspace()]
    if not words or STALE.search(clause):
        return ""
    first = words[0].lower()
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
