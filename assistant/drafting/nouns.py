"""What a fact names that a question can hold: its title, and phrases out of its own words.

Facts are short notes about somebody in the third person: "Wrote “Late is a value”, which gives every
row …", "Keeps a rig of forty machines …". Rules take out the phrases that read well inside a question,
turned towards the person ("his team" is "your team"). Where a rule is not sure, it gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafting.second_person_words import SINGULAR
from assistant.drafting.verbs import KNOWN, STATIVE, bare, gerund, is_gerund, is_past
from assistant.facts.fact import Fact
from assistant.facts.sentences import sentences

MOST_WORDS = 20
"""Words of a phrase: with the longest pattern around it, a question stays under 35."""

_DETERMINERS = frozenset("the a an every each all this that these those his her their its both".split())
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty eighty ninety hundred "
    "thousand several many".split()
)
_WH = frozenset("what which why where when who whose whether how".split())
_COPULAS = frozenset("is are was were can cannot has have must should will would does do".split())
_WRITER = frozenset("i me my mine we us our ours you your yours myself yourself i'm i’m you're you’re".split())
_NOT_OBJECTS = frozenset(
    "in on at of for from with by about after before until when while because that which who as than and or but to "
    "a an the his my your out up over again once twice back so if through into".split()
)
_ABOUT = re.compile(r"(?:^|\s)about\s+(?P<phrase>\S.*)|(?:^|,)\s*on\s+(?P<on>\S.*)")
_ONCE = re.compile(
    r"^(?:the\s+)?(?:year|day|week|weekend|month|night|summer|winter|time|moment)s?\s+(?:in which|when|that)\s+(?=\S)"
)
_KEPT_IN = re.compile(
    r"^(?:a|an|the)\s+(?:diary|story|account|history|report|guide|tour|study|survey|post-mortem|post|series|talk|essay"
    r"|article|paper|tutorial)\s+(?:of|about|on|to)\s+"
)
_TELLING = re.compile(
    r"^(?:an?|the|another|many|two|three)?\s*(?:[\w-]+\s+){0,2}?"
    r"(?:talks?|keynote|lecture|essay|article|post|posts|paper|book|piece|tutorial|workshop|thread|series|newsletter)\b"
)


def phrases(fact: Fact, name: str = "") -> dict[str, str]:
    """Phrases by the place they fit, each as it stands inside a question. ``name``: the person's, to be left out.

    ``title``, and ``named`` (your essay “…”); ``doing`` (its topic as an act: moving card payments …); ``wh`` (what is
    lost when …); ``that`` (what it states); ``when`` (what you did once); ``topic`` and ``the`` (its topic as a thing),
    and ``field`` where that is a broad one; ``part`` and ``with`` (what stands in it, or comes with it); ``thing``
    (what it is: an incremental linker …); ``able`` (what it does: relink …) and ``idea`` (the same as an act); ``bare``
    and ``habit`` (what you do: keep …, keeping …); ``noun`` (any thing that it names, where nothing else was found).
    """
    found: dict[str, str] = {}
    title = _title(fact.title)
    text = " ".join(fact.text.split())
    text = text[slice(*next(iter(sentences(text)), (0, 0)))].rstrip(".!… ")
    if title:
        found["title"] = f"“{title}”"
        kind = fact.kind if fact.kind in ("essay", "talk") else ""
        found["named"] = f"your {kind} “{title}”" if kind else f"“{title}”"
    at = text.find(fact.title) if fact.title else -1
    if at >= 0:
        found |= _after_title(fact, text[at + len(fact.title) :].lstrip("”’\"'»“)"))
    else:
        found |= _of_sentence(fact, _without_subject(text, name))
    found = {key: value for key, value in found.items() if value}
    both = re.match(r"we\b|met\b", text, re.IGNORECASE)  # what the two did says nothing of theirs to ask about
    if not both and not set(found) - {"title", "named"} and not (title and fact.kind in ("launch", "essay", "talk")):
        found["noun"] = found.get("title") or next(_nouns(text), "")
    return {key: value for key, value in found.items() if value}


def _title(title: str) -> str:
    """A title as it stands in the middle of a question: without a mark of its own; empty where it keeps one."""
    plain = title.strip().rstrip("?!.… ")
    return "" if re.search(r"[?!“”]", plain) else plain


# What stands after a title.


def _after_title(fact: Fact, rest: str) -> dict[str, str]:
    if match := re.match(r"[^:;,]{0,30}:\s*(.*)", rest):
        return _stated(fact, match[1])
    if match := re.match(r",\s*(?:which|that)\s+(.*)", rest):
        return _done_by(fact, match[1])
    if match := re.match(r",\s*((?:an?|the)\s.*)", rest):
        phrase = match[1]
        if kept := _KEPT_IN.match(phrase):
            return _topic(phrase[kept.end() :])
        found = {"thing": _turned(_cut(phrase))}
        if doing := re.search(r"\s(?:that|which)\s+(.*)", phrase):
            found |= _done_by(fact, doing[1])
        return found
    if match := re.match(r",?\s*with\s+(.*)", rest):
        phrase = _turned(_cut(re.split(r"\s+and\s+none\b", match[1])[0]))
        return {"with" if fact.kind == "launch" else "part": phrase}
    if match := _ABOUT.search(rest):
        return _topic(match["phrase"] or match["on"])
    return {}


def _stated(fact: Fact, text: str) -> dict[str, str]:
    """What follows a colon: a statement, something that happened, or a thing."""
    told = re.sub(r"^how\s+(?=(?:his|her|their|he|she|they)\b)", "", text)
    told = re.split(r",\s+(?:and|but|so)\s+|\s+after\s+", told)[0]
    words = told.split()
    if not words:
        return {}
    if words[0].lower() in ("his", "her", "their", "he", "she", "they") and any(is_past(w) for w in words[1:3]):
        return {"when": _turned(_cut(told))}
    if words[0].lower() in _WH or is_gerund(words[0]):
        return _topic(text)
    verb = next((at for at, word in enumerate(words) if word.lower() in _COPULAS), 0)
    if 0 < verb < 8:
        return {"that": _turned(_cut(_lowered(told)))}
    if words[0].lower() in _DETERMINERS | _NUMBERS:
        phrase = _turned(_cut(_lowered(told)))
        return {"with": phrase} if fact.kind == "launch" else _as_thing(phrase)
    return {}


def _done_by(fact: Fact, text: str) -> dict[str, str]:
    """What a thing does: "relinks only the sections …". Without a verb in front, nothing."""
    verb, _, rest = text.partition(" ")
    base = bare(verb)
    if not base or base in ("be", "have", "do") or not rest:
        return {}
    if _turned(rest) is None:
        return {}
    parts = re.match(r"(.*?\S) and (\w+s) (.*)", _cut(rest) or "")
    said = _cut(rest)
    if parts and bare(parts[2]) in KNOWN:
        said = parts[1]
    if not said or fact.kind not in ("launch", "work", "essay", "talk", "note"):
        return {}
    phrase = _turned(said)
    if not phrase:
        return {}
    found = {}
    if fact.kind == "launch":
        found["able"] = f"{base} {phrase}"
    if not re.match(r"(?:it|its|itself|them)\b", phrase) and not re.search(r"\bwhat it\b", phrase):
        found["idea"] = f"{gerund(base)} {phrase}"
    return found


def _topic(text: str) -> dict[str, str]:
    """What something is about: an act, a question of its own, or a thing."""
    phrase = _turned(_cut(text, acts=False))
    if not phrase:
        return {}
    first = phrase.split()[0].lower()
    if is_gerund(first):
        return {"doing": phrase}
    if once := re.match(r"(?:why|how|when)\s+(?=you(?:r \w+)?\s+(\w+))", phrase):
        return {"when": phrase[once.end() :]} if is_past(once[1]) else {}
    if once := _ONCE.match(phrase):
        return {"when": phrase[once.end() :]}
    if first in ("what", "which", "why", "where", "when", "whether", "how"):
        return {"wh": phrase}
    return _as_thing(phrase)


def _as_thing(phrase: str) -> dict[str, str]:
    """A topic that is a thing; one thing, or so many of them, is no field to be read about."""
    the = _definite(phrase)
    return {"topic": phrase, "the": the, "field": phrase if the == phrase else ""}


# What a sentence says that has no title.


def _without_subject(text: str, name: str) -> str:
    """The sentence from its verb on: "She keeps …" and "Mara Lindqvist keeps …" are "keeps …"."""
    for subject in sorted({name, name.split()[0] if name else "", "he", "she", "they"}, key=len, reverse=True):
        if subject and text.casefold().startswith(subject.casefold() + " "):
            return text[len(subject) + 1 :]
    return text


def _of_sentence(fact: Fact, text: str) -> dict[str, str]:
    verb, _, rest = text.partition(" ")
    plain = verb.lower().strip(",")
    if not rest:
        return {}
    if plain in ("wrote", "writes", "gave", "gives", "spoke", "speaks", "talked", "published", "posted", "presented"):
        match = re.search(r"\b(?:about|on|how|why|what)\s+(.*)", rest)
        if match and (plain in ("spoke", "speaks", "talked") or _TELLING.match(rest) or rest.startswith("about ")):
            topic = rest[match.start() :] if match[0].split()[0] in ("how", "why", "what") else match[1]
            return _topic(re.split(r"\s+(?:at|for)\s+(?=[A-Z])", topic)[0])
        return {}
    if plain in ("works", "worked", "working") and (match := re.match(r"on\s+(.*)", rest)):
        return _topic(match[1])
    if plain in ("likes", "loves", "enjoys", "interested", "studies", "researches"):
        return _topic(re.sub(r"^in\s+", "", rest))
    if plain in _OPINES:
        stated = _turned(_cut(re.sub(r"^that\s+", "", rest)))
        return {"that": stated} if stated and len(stated.split()) > 2 else {}
    if plain in _REPORTS and (match := _REPORTED.match(rest)):
        inner = match[1]
        if subject := re.match(r"(?:he|she|they)\s+(.*)", inner, re.IGNORECASE):
            return _of_sentence(fact, subject[1])
        if team := re.match(r"(?:his|her|their) (\w+) (\w+) (.*)", inner, re.IGNORECASE):
            done = _turned(_cut(team[3]))
            return {"when": f"your {team[1]} {team[2].lower()} {done}"} if done and is_past(team[2].lower()) else {}
        return {}
    base = bare(verb)
    causes = base == "have" and re.match(r"(?:every|each|all|new)\b", rest)
    if base and (causes or (base not in STATIVE and _is_verb(base, rest))):
        return _habit(base, rest)
    if is_past(plain) and (plain not in _NOT_DEEDS or (plain == "moved" and rest.split()[0].lower() in _DETERMINERS)):
        phrase = _turned(_cut(rest))
        return {"when": f"you {plain} {phrase}"} if phrase and len(phrase.split()) > 1 else {}
    return {}


_OPINES = frozenset("thinks think thought believes believe believed argues argued claims claimed holds".split())
_REPORTS = frozenset("told said says explained mentioned".split())
_REPORTED = re.compile(
    r"(?:me |us |you )?(?:at \S+ |once )?(?:that )?((?:he|she|they|his|her|their)\b.*)",
    re.IGNORECASE,
)
_NOT_DEEDS = frozenset(
    "was were had got felt said met sat studied graduated attended married moved born grew lived joined left became "
    "went came saw worked used liked loved wanted needed retired promoted based interested named called".split()
)


def _is_verb(base: str, rest: str) -> bool:
    after = rest.split()[0].lower()
    return base in KNOWN or after in _DETERMINERS | _NUMBERS


def _habit(base: str, rest: str) -> dict[str, str]:
    said = _cut(rest)
    parts = re.match(r"(.*?\S) and (\w+s) (\w+)", said)
    if (
        parts
        and bare(parts[2])
        and (bare(parts[2]) in KNOWN or parts[3].lower() in _DETERMINERS | _WH | {"up", "out", "down", "back"})
    ):
        said = parts[1]
    phrase = _turned(said, acting=True)
    if not phrase or (base in STATIVE and base != "have"):
        return {}
    return {"bare": f"{base} {phrase}", "habit": f"{gerund(base)} {phrase}"}


# Phrases: where they end, and to whom they are said.


def _cut(text: str, *, acts: bool = True) -> str:
    """The text up to where it begins to say something else; a list keeps its commas."""
    kept = re.split(r"[;:]|\s[–—-]\s|[.!?…](?:\s|$)|\s\(|[“”\"]|\s+so that\s|\s+because\s|\s+although\s|, so\s", text)[
        0
    ]
    parts = kept.split(", ")
    end = len(parts)
    for at in range(1, len(parts)):
        if not _goes_on(parts[at:]):
            end = at
            break
    kept = ", ".join(parts[:end])
    while len(kept.split()) > MOST_WORDS:
        shorter = re.match(r"(.*\S)\s+(?:that|which|who|whose|when|while|until|before|after|as if|without)\s", kept)
        if not shorter:
            return ""
        kept = shorter[1]
    return kept.strip(" ,.!…-–—")


def _goes_on(parts: list[str]) -> bool:
    """Whether what stands after a comma is the rest of a list: "stairs, shade and kerbs"."""
    first = parts[0].split()[0].lower() if parts[0].split() else ""
    second = parts[0].split()[1].lower() if len(parts[0].split()) > 1 else ""
    if first in ("and", "or"):
        return second in _WH or len(parts[0].split()) <= 4
    if first in _WH | {"but", "so", "with", "about", "on", "from", "by", "one", "including", "to", "then", "not"}:
        return False
    if is_gerund(first):
        return False
    return any(re.search(r"\b(?:and|or)\s", part) for part in parts[:2])


_PERSON = {"his": "your", "him": "you", "himself": "yourself", "herself": "yourself", "hers": "yours"}


def _turned(text: str, *, acting: bool = False) -> str:
    """A phrase as it is said to the person themselves; empty where it is not clear who is meant.

    ``acting``: what is turned follows a verb of theirs.
    """
    words = text.split()
    plain = [word.strip(",.;:").lower() for word in words]
    if not words or len(words) > MOST_WORDS or _WRITER & set(plain):
        return ""
    if re.search(r"[?!<>\[\]{}|\\@]|://|www\.", text) or text.count("(") != text.count(")"):
        return ""
    if {"he", "his", "him"} & set(plain) and {"she", "her"} & set(plain):
        return ""
    said: list[str] = []
    skip = False
    for at, word in enumerate(words):
        after = plain[at + 1] if at + 1 < len(words) else ""
        if skip:
            skip = False
            continue
        if plain[at] in _PERSON:
            said.append(_PERSON[plain[at]] + _tail(word))
        elif plain[at] == "her":
            said.append(("you" if not after or after in _NOT_OBJECTS else "your") + _tail(word))
        elif plain[at] in ("he", "she"):
            if not after:
                return ""
            verb = (
                SINGULAR.get(after)
                or (bare(after) if bare(after) in KNOWN else "")
                or (after if _agrees(after) else "")
            )
            if not verb:
                return ""
            said += ["you", verb + _tail(words[at + 1])]
            skip = True
        elif plain[at] in ("they", "their", "them", "themselves") and at == 0 and not acting:
            if plain[at] in ("them", "themselves"):
                return ""
            said.append({"they": "you", "their": "your"}[plain[at]])
        else:
            said.append(word)
    told = " ".join(said)
    # "your team deleted half the notes their checker printed": theirs is the team's, and so yours.
    return re.sub(r"\btheir\b", "your", told) if re.match(r"(?:.* (?:in which|when) )?your team\b", told) else told


def _agrees(word: str) -> bool:
    return is_past(word) or word in ("can", "could", "will", "would", "had", "did", "may", "might", "must", "should")


def _tail(word: str) -> str:
    return word[len(word.rstrip(",.;:")) :]


def _lowered(text: str) -> str:
    first = text.split()[0] if text.split() else ""
    return text[0].lower() + text[1:] if first.lower() in _DETERMINERS | _NUMBERS | _WH else text


def _definite(phrase: str) -> str:
    """ "a rig" and "three disks" as "the rig" and "the three disks"."""
    if not phrase:
        return ""
    first, _, rest = phrase.partition(" ")
    if first.lower() in ("a", "an") and rest:
        return f"the {rest}"
    return f"the {phrase}" if first.lower() in _NUMBERS or first.isdigit() else phrase


# Any thing that is named, where the sentence is of no known shape.

_NOUN = re.compile(r"\b(?P<first>the|a|an|every|each|his|her|their)\s+(?P<rest>[^,;:.!?“”\"()]+)", re.IGNORECASE)
_STOPS = (
    _COPULAS
    | _WH
    | frozenset(
        "that and or but to at on as by with from about after before until while because into over so not than then "
        "too the a an every each his her their he she they it together also again well often".split()
    )
)


def _nouns(text: str) -> Iterator[str]:
    """Noun phrases that begin with a determiner, up to where a verb or another clause may begin."""
    for match in _NOUN.finditer(text):
        kept: list[str] = []
        for word in match["rest"].split():
            plain = word.lower()
            if plain in _STOPS and not (kept and kept[-1] in ("of", "in", "for") and plain in _DETERMINERS):
                break
            if kept and (is_past(plain) or (bare(plain) in STATIVE)):
                break
            kept.append(word)
        if kept and kept[0].lower() in ("lot", "bit", "few", "while", "little", "year", "week", "day", "month"):
            continue
        if kept and kept[0].lower() == "same":
            kept = kept[1:]
        while kept and kept[-1].lower() in _DETERMINERS | {"of", "in", "for"}:
            kept.pop()
        first = match["first"].lower()
        phrase = _turned(" ".join(["the" if first in ("a", "an") else first, *kept])) if len(kept) > 1 else ""
        if phrase and len(kept) <= 8:
            yield phrase
