"""Who may be one and the same, told by name and company: never decided here, only proposed.

Nobody is compared with everybody. Names meet under a few keys (``names.blocks``; for slips and initials
the company with one name and the other's first letter), and only those who meet are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.people import rows as shape
from assistant.people.matching.companies import Relation, company_words, relation
from assistant.people.matching.identity import marks, network
from assistant.people.matching.kept import Kept
from assistant.people.matching.names import Likeness, Name, blocks, likeness, sounds
from assistant.people.matching.proposals import Proposal, Proposals, pair
from assistant.people.matching.sounds import one_apart
from assistant.people.texts import unspaced
from assistant.store.database import Store

CROWD = 12
"""How many may meet under one key; more have it in common than to mean anything."""

_WORLD = 1000
"""People among whom a name counts at least, for a network of ten is drawn from a larger world."""
_WORDS: dict[Likeness, str] = {
    "same": "the same name",
    "spelt": "the same name, spelt otherwise",
    "order": "the same name in another order",
    "spacing": "the same name, spaced otherwise",
    "nickname": "one name may be short for the other",
    "more": "one has a name more",
    "initial": "an initial of the same name",
    "letter": "names one letter apart",
    "part": "the one name that is known",
}
_COMPANY: dict[Relation, str] = {"same": "at the same company", "unknown": "", "other": "at another company"}
# How many such pairs there may be by chance, at most, before it is no sign any more.
_CHANCE: dict[tuple[Likeness, Relation], float] = {
    **{(name, "same"): float("inf") for name in _WORDS},
    ("same", "unknown"): 1, ("spelt", "unknown"): 0.5, ("order", "unknown"): 0.5, ("spacing", "unknown"): 0.5,
    ("nickname", "unknown"): 0.3, ("more", "unknown"): 0.3,
    ("same", "other"): 0.3, ("spelt", "other"): 0.1, ("order", "other"): 0.1, ("spacing", "other"): 0.1,
}  # fmt: skip
_BEST: list[Likeness] = list(_WORDS)
_WHOLE: tuple[Likeness, ...] = ("same", "spelt", "order", "spacing")


_Heard = tuple[int, str, str]
"""Whose, and how the first and the last word of the name sound."""


@dataclass(frozen=True, slots=True)
class _Somebody:
    id: int
    names: tuple[Name, ...]
    company: str
    profiles: dict[str, str]


def likely(store: Store, fresh: Callable[[int], bool], going_on: Callable[[], None] = lambda: None) -> list[Proposal]:
    """For each person who is ``fresh``, whom else they may be; the best guess alone, and no pair that is known.

    ``going_on`` is called now and then, and may raise to stop.
    """
    known = Proposals(store).known()
    found: dict[tuple[int, int], Proposal] = {}
    met = _meetings(store, fresh, going_on)
    people = _fetch(store, {one for both in met for one in both})
    chances = _Chances(store)
    guesses: dict[int, list[tuple[int, int, int, str]]] = {}
    for one, two in met:
        if pair(one, two) in known:
            continue
        judged = _judge(chances, people[one], people[two])
        if judged:
            for mine, other in ((one, two), (two, one)):
                if fresh(mine):
                    guesses.setdefault(mine, []).append((*judged[:2], other, judged[2]))
    for mine, candidates in sorted(guesses.items()):
        _, _, other, why = min(candidates)
        found.setdefault(pair(mine, other), Proposal(*pair(mine, other), why))
    return list(found.values())


def _meetings(store: Store, fresh: Callable[[int], bool], going_on: Callable[[], None]) -> set[tuple[int, int]]:
    """Pairs who meet under some key, one of them fresh."""
    others: dict[int, list[str]] = {}
    for person_id, name in Kept(store).names():
        others.setdefault(person_id, []).append(name)
    singles = _singles(store)
    by_name = _Crowds(fresh)
    by_company: dict[int, _Heard | list[_Heard]] = {}
    for person_id, name, company in _everyone(store, going_on):
        heard = sounds(name)
        for key in blocks(heard):
            by_name.add(hash(key), person_id)
        for other in others.get(person_id, ()):
            for key in blocks(sounds(other)):
                by_name.add(hash(key), person_id)
        if not company or len(heard) < 2:
            continue
        first, last, at = heard[0], heard[-1], company_words(company)
        # Slips and initials: at one company, with the same first letters, and one of the two names the same.
        me = (person_id, first, last)
        there = by_company.setdefault(hash((at, first[0], last[0])), me)
        if there is not me:
            if isinstance(there, tuple):
                there = by_company[hash((at, first[0], last[0]))] = [there]
            for one, its_first, its_last in there:
                same = (first == its_first) + (last == its_last)
                if same == 1 and (_slip(first, its_first) or _slip(last, its_last)):
                    by_name.meet(one, person_id)
            if len(there) < CROWD:
                there.append(me)
        if singles:
            for word in heard:
                for one in singles.get((at, word), ()):
                    by_name.meet(one, person_id)
    return by_name.met


def _slip(one: str, two: str) -> bool:
    """Whether one word of a name may be the other, written in haste or as an initial."""
    return one_apart(one, two) or len(one) == 1 or len(two) == 1


class _Crowds:
    """Who meets whom under a key, up to a crowd."""

    def __init__(self, fresh: Callable[[int], bool]) -> None:
        self._fresh = fresh
        self._there: dict[int, int | list[int]] = {}
        self.met: set[tuple[int, int]] = set()

    def add(self, key: int, person_id: int) -> None:
        """Somebody is there under this key, and meets the others. Ids come in order."""
        before = self._there.setdefault(key, person_id)
        if before == person_id:
            return
        if isinstance(before, int):
            before = self._there[key] = [before]
        if len(before) < CROWD:
            for one in before:
                self.meet(one, person_id)
            before.append(person_id)

    def meet(self, one: int, two: int) -> None:
        """Two are to be looked at, if one of them is fresh."""
        if one != two and (self._fresh(one) or self._fresh(two)):
            self.met.add(pair(one, two))


def _singles(store: Store) -> dict[tuple[tuple[str, ...], str], list[int]]:
    """Those with a name of one word and a company, by both."""
    found: dict[tuple[tuple[str, ...], str], list[int]] = {}
    for row in store.rows("SELECT id, name, company FROM people WHERE company <> '' AND instr(ltrim(names), ' ') = 0"):
        heard = sounds(row[1])
        if len(heard) == 1:
            same = found.setdefault((company_words(row[2]), heard[0]), [])
            if len(same) < CROWD:
                same.append(row[0])
    return found


def _judge(chances: _Chances, one: _Somebody, two: _Somebody) -> tuple[int, int, str] | None:
    """How good a guess it is (less is better) and what speaks for it; None when it is none."""
    at = relation(one.company, two.company)
    # Two profiles on a network where each has one: two people, unless all else is the same.
    apart = any(two.profiles.get(name, who) != who for name, who in one.profiles.items())
    if apart and at != "same":
        return None
    found = [alike for mine in one.names for other in two.names if (alike := likeness(mine, other))]
    like = min(found, key=_BEST.index, default=None)
    if like is None or (apart and like not in _WHOLE) or (like, at) not in _CHANCE:
        return None
    if _CHANCE[like, at] < max(chances.of(one.names[0]), chances.of(two.names[0])):
        return None
    if at != "same" and min(len(one.names[0].sounds), len(two.names[0].sounds)) == 1 and not _whole(one.names[0]):
        return None  # two of whom no more than "Mara" is known
    why = ", ".join(part for part in (_WORDS[like], _COMPANY[at]) if part)
    return ("same", "unknown", "other").index(at), _BEST.index(like), why


class _Chances:
    """How many there would be of a name if names were dealt out by chance, beside the one who has it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._total = max(int(store.value("SELECT count(*) FROM people")), _WORLD)
        self._counts: dict[str, float] = {}

    def of(self, name: Name) -> float:
        """The product of how common its words are."""
        chance = float(self._total)
        for word in name.folded:
            if word not in self._counts:
                sql = "SELECT total(number) FROM people_words WHERE rank = 0 AND word = ?"
                self._counts[word] = float(self._store.value(sql, (word,)))
            chance *= max(self._counts[word] - 1, 0) / self._total
        return chance


def _whole(name: Name) -> bool:
    return len(name.folded) == 1 and unspaced(name.folded[0])


def _everyone(store: Store, going_on: Callable[[], None]) -> Iterator[tuple[int, str, str]]:
    last = 0
    sql = "SELECT id, name, company FROM people WHERE id > ? ORDER BY id LIMIT 5000"
    while rows := store.rows(sql, (last,)):
        going_on()
        last = rows[-1][0]
        for row in rows:
            yield row[0], row[1], row[2]


def _fetch(store: Store, ids: set[int]) -> dict[int, _Somebody]:
    """What is compared of these people."""
    found: dict[int, _Somebody] = {}
    kept: dict[int, list[str]] = {}
    for person_id, name in Kept(store).names():
        if person_id in ids:
            kept.setdefault(person_id, []).append(name)
    wanted = sorted(ids)
    for at in range(0, len(wanted), 5000):
        some = ",".join(map(str, wanted[at : at + 5000]))
        for row in store.rows(f"SELECT id, name, company, links, handles FROM people WHERE id IN ({some})"):
            names = tuple(map(Name.of, (row["name"], *kept.get(row["id"], ()))))
            profiles = {
                network(one.key): one.key
                for one in marks((), shape.lines(row["links"]), shape.handles(row["handles"]))
                if not one.weak
            }
            found[row["id"]] = _Somebody(row["id"], names, row["company"], profiles)
    return found
