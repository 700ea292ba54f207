"""Words of names brought to how they sound, so that Müller, Mueller and Мюллер are one word.

Coarser than spelling on purpose: what it brings together is proposed to a person, never decided.
"""

from __future__ import annotations

import re
from functools import lru_cache

# What the usual ways of writing these letters in Latin ones have in common. Folding has taken the
# breve off й and the diaeresis off ё already.
_LATIN = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "є": "ye",
    "і": "i", "ґ": "g", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
})  # fmt: skip
# Two letters for one sound, and how umlauts and rings are written where there are none.
_PAIRS = {
    "ae": "a", "oe": "o", "ue": "u", "aa": "a", "ou": "u", "ph": "f", "th": "t", "kh": "k", "ch": "k", "ck": "k",
    "ts": "s", "tz": "s", "sh": "s", "zh": "s",
}  # fmt: skip
_PAIR = re.compile("shch|sch|" + "|".join(_PAIRS))
_SAME = str.maketrans("cqwyjz", "kkviis")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """How a folded word sounds, roughly: the key under which its spellings meet.

    >>> sound("mueller") == sound("muller")
    True
    """
    if not word.isascii():
        word = word.replace("ου", "ou").translate(_LATIN)
    short = _PAIR.sub(lambda pair: _PAIRS.get(pair[0], "s"), word).translate(_SAME)
    short = _DOUBLED.sub(r"\1", short)
    return short.removesuffix("h") if len(short) > 2 else short


def one_apart(one: str, two: str) -> bool:
    """Whether a letter added, left out, changed or swapped with its neighbour makes one word of the other."""
    if len(one) > len(two):
        one, two = two, one
    if len(two) - len(one) > 1 or one == two:
        return False
    at = next((at for at, letter in enumerate(one) if letter != two[at]), len(one))
    if len(one) < len(two):
        return one[at:] == two[at + 1 :]
    swapped = one[at : at + 2] == two[at : at + 2][::-1]
    return one[at + 1 :] == two[at + 1 :] or (swapped and one[at + 2 :] == two[at + 2 :])
