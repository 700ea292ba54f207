"""Which sentences are in English, and who a sentence in another language speaks of.

Grounding reads English. Of another language it knows the commonest words (``review.tongues``), and here the words for
"you" and "I", so that it can leave alone what it does not understand.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.drafting.languages import base_code
from assistant.review.tongues import COMMON, SAME_AS, tongues

ENGLISH_SHARE = 0.12
"""Share of commonest English words below which an unknown language is none that can be read here."""
READ_SHARE = 0.3
"""Share of them from which a text that may be in several languages is read as English."""
_FEWEST = 7
"""Words from which a share says something."""
_SURE = 12
"""Words from which a language that is told apart is taken for sure: "We met in Ghent" might be Dutch."""
_MANY = 25
"""Words from which it says that a text is in no language that is told apart."""
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(COMMON["en"].split())

YOU = {
    "de": "du dich dir dein deine deinen deinem deiner deines euch euer eure euren eurem",
    "fr": "tu te toi ton ta tes vous votre vos",
    "es": "tú tu tus ti te usted ustedes contigo vosotros",
    "it": "tu ti te tuo tua tuoi tue lei suo sua voi vostro vostra",
    "pt": "tu te ti teu tua você vocês seu sua seus suas",
    "nl": "je jij jou jouw jullie u uw",
    "sv": "du dig din ditt dina ni er era",
    "da": "du dig din dit dine jer jeres",
    "nb": "du deg din ditt dine dere deres",
    "fi": "sinä sinun sinua sinulle sinulla sinulta te teidän teille",
    "pl": "ty ciebie tobie ci cię tobą twój twoja twoje twoim twojej twojego pan pani pana panu państwo wasz",
}
_POLITE = {"de": "Sie Ihr Ihre Ihren Ihrem Ihrer Ihnen Ihres", "da": "De Dem Deres", "nb": "De Dem Deres"}
"""Words for "you" that are others in small letters."""


def language_of(body: str, language: str) -> str:
    """The code of the language that a message is in; empty: in none that is told apart, and surely not in English.

    ``language`` is the one it should be in. It decides where the words do not: in a short text, and among twins.
    """
    wanted = SAME_AS.get(base_code(language), base_code(language))
    words = _WORD.findall(body.lower())
    if len(words) < _FEWEST:
        return wanted
    found = tongues(body) if len(words) >= _SURE else frozenset()
    if found:
        return wanted if wanted in found else min(found)
    english = _english(words)
    if english >= READ_SHARE:
        return "en"
    unknown = wanted == "en" and english < ENGLISH_SHARE and len(words) >= _MANY
    return "" if unknown else wanted


def foreign(text: str, whole: str) -> bool:
    """Whether a sentence of a message in the language ``whole`` is in another one than English."""
    words = _WORD.findall(text.lower())
    if len(words) < _SURE:
        return whole != "en"
    if whole != "en":
        return "en" not in tongues(text)
    return bool(tongues(text)) and "en" not in tongues(text) and _english(words) < ENGLISH_SHARE


def _english(words: list[str]) -> float:
    return sum(word in _ENGLISH for word in words) / len(words)


@lru_cache(maxsize=2048)
def speaks_to_them(text: str, language: str) -> bool:
    """Whether a sentence has a word for "you"."""
    small = set(_WORD.findall(text.lower()))
    if small & _you(language):
        return True
    later = {match.group() for match in _WORD.finditer(text) if match.start()}  # the first word has its capital anyway
    return bool(later & set(_POLITE.get(language, "").split()))


@lru_cache(maxsize=32)
def _you(language: str) -> frozenset[str]:
    return frozenset(YOU.get(language, "").split())


def common(word: str) -> bool:
    """Whether a word in small letters is among the commonest of any language."""
    return word in _everywhere()


@lru_cache(maxsize=1)
def _everywhere() -> frozenset[str]:
    polite = " ".join(_POLITE.values()).lower()
    return frozenset(" ".join((*COMMON.values(), *YOU.values(), polite)).split())
