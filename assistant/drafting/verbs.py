"""English verbs, as far as notes about people need them: ``keeps`` to ``keep`` and ``keeping``."""

from __future__ import annotations

from assistant.drafting.second_person_words import IRREGULAR_PAST, VERBS

_MORE = frozenset(
    "allow answer arrive assume avoid become belong benchmark break cache call carry cause change chart check choose "
    "collect combine compile compose compute control cost count cover create decide define delay delete deploy detect "
    "divide drag drop emit enforce explain expose fail feed fetch fill filter fit fold force format forget forgive "
    "freeze generate guard guess hash hide hint hold ignore import index infer inspect join learn limit link list "
    "load lock log lower match mean migrate mock need offer order pack parse pass pause pick predict preserve prevent "
    "print profile prove prune query queue rank reach rebase rebuild recover redesign reject relink rely render "
    "replicate report require resist resolve restart restore retry return reuse route save scale scan schedule search "
    "shed shard simulate skip sort split stop store stream strip survive swap sync tell throttle time tolerate trace "
    "transform treat trim trust turn unplug update validate verify vote wait wake warn watch wrap yield".split()
)
KNOWN = VERBS | _MORE
STATIVE = frozenset(
    "be have do live know like love want hate need mean seem belong think believe say feel own enjoy prefer own get "
    "become sit work go come look stay see hear hold sound appear".split()
)
"""Verbs that tell what somebody is like, and not what they chose to do."""

_IRREGULAR = {"has": "have", "does": "do", "goes": "go", "is": "be", "was": "be", "are": "be", "were": "be"}
_KEEPS_E = frozenset("aches caches".split())
_DOUBLES = frozenset("begin forget prefer commit admit refer transfer control regret format unplug".split()) - {
    "format"
}
_NO_GERUND = frozenset(
    "thing nothing something everything anything string ring king spring morning evening during wing sibling ceiling "
    "amazing interesting boring according including regarding".split()
)


def bare(verb: str) -> str:
    """``keeps``, ``fuzzes``, ``carries`` to ``keep``, ``fuzz``, ``carry``; empty for what cannot be such a form."""
    word = verb.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not word.isascii() or not word.replace("-", "").isalpha() or not word.endswith("s") or len(word) < 4:
        return ""
    if word.endswith(("ss", "us", "is")):
        return ""
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")) and word not in _KEEPS_E:
        return word[:-2]
    return word[:-1]


def gerund(verb: str) -> str:
    """``keep``, ``make``, ``run``, ``die`` to ``keeping``, ``making``, ``running``, ``dying``."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith(("ee", "oe", "ye")) or verb == "be":
        return verb + "ing"
    if verb.endswith("e"):
        return verb[:-1] + "ing"
    if verb.endswith("ic"):
        return verb + "king"
    return verb + (verb[-1] if verb in _DOUBLES or _ends_short(verb) else "") + "ing"


def _ends_short(verb: str) -> bool:
    """One short vowel before one consonant, in a word of one syllable: ``run``, ``ship``, not ``keep`` or ``show``."""
    vowels = [letter for letter in verb if letter in "aeiou"]
    return (
        len(verb) > 2 and len(vowels) == 1 and verb[-2] in "aeiou" and verb[-1] not in "aeiouwxy"
    )  # fmt: skip


def is_gerund(word: str) -> bool:
    """Whether a word is surely a verb's -ing form when a phrase begins with it."""
    plain = word.lower()
    return plain.endswith("ing") and len(plain) > 5 and plain not in _NO_GERUND and plain.isalpha()


def is_past(word: str) -> bool:
    """Whether a word looks like a verb in the past, where a verb is expected."""
    plain = word.lower()
    return plain in IRREGULAR_PAST or (plain.endswith("ed") and len(plain) > 4) or plain in ("ran", "built")
