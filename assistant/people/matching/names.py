"""Two names side by side: whether they can be one person's, and what sets them apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.people.matching.nicknames import leading, short_for
from assistant.people.matching.sounds import one_apart, sound
from assistant.people.names import TITLES, plain_name
from assistant.people.texts import unspaced, words

Likeness = Literal["same", "spelt", "order", "spacing", "nickname", "more", "initial", "letter", "part"]
"""From the same name to one that merely holds a part of the other."""

Shared = Literal["profile", "mailbox", "company"]
"""What two have in common: something of one person alone, something that two may share, or that many may."""

_WORDS = 6
"""Words of a long name that are looked at."""
_LONG = 4
"""Letters from which one wrong letter is more likely a slip than another name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: its words as they are folded, and as they sound."""

    folded: tuple[str, ...]
    sounds: tuple[str, ...]

    @classmethod
    def of(cls, name: str) -> Name:
        """Take a name apart, without titles, degrees and asides."""
        folded = tuple(words(plain_name(name)))
        return cls(folded, tuple(map(sound, folded)))


def sounds(name: str, folded: str = "") -> tuple[str, ...]:
    """``Name.of(name).sounds``, for going through many; ``folded``: its words as they are stored, if they are."""
    if name.replace(" ", "").isalpha():
        found = folded.split() or words(name)
        if found and found[0] not in TITLES:
            return tuple(map(sound, found))
    return Name.of(name).sounds


def likeness(one: Name, two: Name) -> Likeness | None:
    """In what way two names may be one person's; None when they rather are not."""
    if not one.sounds or not two.sounds:
        return None
    if one.sounds == two.sounds:
        return "same" if one.folded == two.folded else "spelt"
    if sorted(one.sounds) == sorted(two.sounds):
        return "order"
    if "".join(one.sounds) == "".join(two.sounds):
        return "spacing"
    short, long = sorted((one.sounds, two.sounds), key=len)
    left = _unmatched(short, long)
    if not left:
        if len(short) == 1 and len(long) > 1:
            return "part"
        if len(short) < len(long):
            return "more"
        return "initial" if _has_initial(short, long) else "nickname"
    if len(short) == len(long) > 1 and len(left) == 1:
        rest = _unmatched(long, short)
        if len(rest) == 1 and min(len(left[0]), len(rest[0])) >= _LONG and one_apart(left[0], rest[0]):
            return "letter"
    return None


def compatible(one: Name, two: Name, shared: Shared = "mailbox") -> bool:
    """Whether two names do not contradict each other, where something else says that they are one person's.

    What is written in another script cannot be compared. Of the rest it depends on what is shared: somebody's
    own profile leaves one common word to be enough; a mailbox, which couples share, wants the given name, for
    a family name may have changed; and what may be a company's wants all of the shorter name.
    """
    if not one.sounds or not two.sounds or _latin(one) != _latin(two) or likeness(one, two) is not None:
        return True
    short, long = sorted((one.sounds, two.sounds), key=len)
    if not _unmatched(short, long):
        return True
    if shared == "profile":
        return any(_meets(mine, other) or _begins(mine, other) for mine in short for other in long)
    return shared == "mailbox" and len(short) > 1 and (_meets(short[0], long[0]) or _begins(short[0], long[0]))


def fuller(one: str, two: str) -> bool:
    """Whether ``two`` is the same name with more of it: Mara Lindqvist beside Mara, M. Lindqvist or MARA LINDQVIST."""
    mine, other = Name.of(one), Name.of(two)
    if mine.folded == other.folded:
        return (one.islower() or one.isupper()) and not (two.islower() or two.isupper())
    if len(mine.sounds) == len(other.sounds):
        return (
            likeness(mine, other) == "initial"
            and mine.sounds[-1] == other.sounds[-1]
            and sum(map(len, mine.sounds)) < sum(map(len, other.sounds))
        )
    return len(mine.sounds) == 1 and likeness(mine, other) == "part" and mine.sounds[0] == other.sounds[0]


def blocks(sounds: tuple[str, ...]) -> list[str]:
    """Keys under which names meet that may be alike, but for slips, initials and parts."""
    if len(sounds) == 2:
        one, two = leading(sounds[0]), leading(sounds[1])
        key = f"{one} {two}" if one < two else f"{two} {one}"
        return [key, "".join(sounds)] if unspaced(sounds[0]) else [key]
    if len(sounds) < 2:
        return list(sounds)
    some = sounds[:_WORDS]
    heads = [leading(word) for word in dict.fromkeys(some)]
    found = {" ".join(sorted((one, two))) for at, one in enumerate(heads) for two in heads[at + 1 :]}
    # Jean-Pierre Dupont and Jeanpierre Dupont
    halves = (("".join(some[:at]), "".join(some[at:])) for at in range(1, len(some)))
    found.update(" ".join(sorted(map(leading, half))) for half in halves)
    return sorted(found)


def _unmatched(short: tuple[str, ...], long: tuple[str, ...]) -> list[str]:
    """Words of ``short`` that have no counterpart of their own in ``long``; exact ones are taken first."""
    free = list(long)
    left = []
    for word in short:
        if word in free:
            free.remove(word)
        else:
            left.append(word)
    unmatched = []
    for word in left:
        other = next((other for other in free if _meets(word, other)), None)
        if other is None:
            unmatched.append(word)
        else:
            free.remove(other)
    return unmatched


def _meets(one: str, two: str) -> bool:
    if one == two or short_for(one, two):
        return True
    return (len(one) == 1 or len(two) == 1) and one[0] == two[0]


def _begins(one: str, two: str) -> bool:
    """Whether one is the beginning of the other: Bo of Bodil."""
    return min(len(one), len(two)) > 1 and (one.startswith(two) or two.startswith(one))


def _has_initial(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return any(len(word) == 1 for word in (*one, *two))


def _latin(name: Name) -> bool:
    return all(word[0] < "\u0370" for word in name.folded)
