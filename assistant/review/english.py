"""Whether a word is an English one: what a handle is told from. How a word ends proves nothing ("boardking").

Rests on the words that grounding knows, on its thesaurus, and on describing.txt (CONTRIBUTING.md, "Dependencies").
"""

from __future__ import annotations

from functools import lru_cache
from pkgutil import get_data

from assistant.review.wording import listed

_DESCRIBING = "describing.txt"
_TRADE = listed(
    """
    admin admins aliased analog app apps backup backups borked bot bots bug buggy bugs chatbot chatbots cli codebase
    contributors crashy dev devops devs docs emoji emojis firmware flaky forum forums gaussian gif gifs glitchy
    intern interns invite invites janky laggy login logins maintainers meetup meetups meme memes middleware mod mods
    newcomers newsletter newsletters offline online playlist plugins podcast podcasts recruiters repo repos signup
    spam spammy stateful stateless testers throttled toolchain toolchains tutorials username vendor vendors webhook
    webhooks website websites wiki wonky workflow workflows workspace
    """
)
"""Words of the trade that are too young for the lists."""


@lru_cache(maxsize=4096)
def describes(word: str) -> bool:
    """Whether a word may be said of a thing: "my Signal is quiet", "is down", "is jammed". A noun may not be."""
    from assistant.review.grounding.terms import folded
    from assistant.review.grounding.words import STOP

    plain = folded(word)
    return plain in STOP or plain in _described() or plain in _TRADE or _is_participle(plain)


@lru_cache(maxsize=4096)
def is_word(word: str) -> bool:
    """Whether a word is in any of the lists, in this form or by its stem."""
    from assistant.review.grounding.terms import folded, number_of, same, stem
    from assistant.review.grounding.words import DAYS, EVERYDAY, MONTHS, NEUTRAL, STOP, TELLING

    plain = folded(word)
    if any(plain in words for words in (STOP, NEUTRAL, EVERYDAY, TELLING, DAYS, MONTHS, _TRADE)):
        return True
    return describes(plain) or number_of(plain) is not None or bool(same(stem(plain)))


@lru_cache(maxsize=1)
def _described() -> frozenset[str]:
    lines = (get_data(__package__, _DESCRIBING) or b"").decode().splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _is_participle(plain: str) -> bool:
    """Whether it is the ``-ed`` or ``-ing`` of a word that is known without it: "king" and "bed" are none."""
    from assistant.review.grounding.terms import same, stem

    root = stem(plain)
    return plain.endswith(("ed", "ing")) and root != plain and bool(same(root))
