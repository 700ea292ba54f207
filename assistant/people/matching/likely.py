"""Who may be one and the same, told by name and company: never decided here, only proposed.

Nobody is compared with everybody. Names meet under a few keys (``names.blocks``; for slips and initials
the company with one name and the other's first letter), and only those who meet are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from assistant.people import rows as shape
from assistant.people.matching.companies import Relation, company_words, relation
from assistant.people.matching.identity import keys, network
from assistant.people.matching.kept import Kept
from assistant.people.matching.names import Likeness, Name, blocks, likeness, sounds
from assistant.people.matching.proposals import Proposal, Proposals, pair
from assistant.people.matching.sounds import one_apart
from assistant.people.texts import unspaced
from assistant.store.database import Store

CROWD = 12
"""How many may meet under one key; more have it in common than to mean anything."""

_OFTEN = 500
"""Pairs that are judged before it is asked whether to go on."""
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
    ("same", "other"): 0.1, ("spelt", "other"): 0.05, ("order", "other"): 0.05, ("spacing", "other"): 0.05,
}  # fmt: skip
_BEST: list[Likeness] = list(_WORDS)
_ON_LINKEDIN = "instr(links, 'linkedin.com/in/')"
_SAME_ON_LINKEDIN = (
    "SELECT group_concat(id) FROM (SELECT names AS several FROM people GROUP BY names HAVING count(*) > 1)"
    f" CROSS JOIN people ON names = several WHERE company <> '' AND {_ON_LINKEDIN}"
    " GROUP BY names, company HAVING count(*) > 1"
)
_WHOLE: tuple[Likeness, ...] = ("same", "spelt", "order", "spacing")


@dataclass(frozen=True, slots=True)
class _Somebody:
    id: int
    names: tuple[Name, ...]
    company: str
    profiles: dict[str, str]


def likely(
    store: Store, fresh: Callable[[int], bool], going_on: Callable[[int], None] = lambda _: None
) -> list[Proposal]:
    """For each person who is ``fresh``, whom else they may be; the best guess alone, and no pair that is known.

    ``going_on`` is called now and then with how many were looked at since, and may raise to stop.
    """
    going_on(0)
    proposals = Proposals(store)
    known, refused = proposals.known(), proposals.refused()
    found: dict[tuple[int, int], Proposal] = {}
    met = _meetings(store, fresh, going_on)
    people = _fetch(store, {one for both in met for one in both})
    chances = _Chances(store)
    guesses: dict[int, list[tuple[int, int, int, str]]] = {}
    for at, (one, two) in enumerate(met - refused):
        if at % _OFTEN == 0:
            going_on(0)
        judged = _judge(chances, people[one], people[two])
        if judged:
            for mine, other in ((one, two), (two, one)):
                if fresh(mine):
                    guesses.setdefault(mine, []).append((*judged[:2], other, judged[2]))
    for mine, candidates in sorted(guesses.items()):
        _, _, other, why = min(candidates)
        if pair(mine, other) not in known:  # else it waits to be decided, and nobody else is as near
            found.setdefault(pair(mine, other), Proposal(*pair(mine, other), why))
    return list(found.values())


def _meetings(store: Store, fresh: Callable[[int], bool], going_on: Callable[[int], None]) -> set[tuple[int, int]]:
    """Pairs who meet under some key, one of them fresh.

    Two with a LinkedIn profile each are two people there, so they meet only where name and company are the
    very same; most of a long import is such, and is not gone through as long as there is nobody else.
    """
    others: dict[int, list[str]] = {}
    for person_id, name in Kept(store).names():
        others.setdefault(person_id, []).append(name)
    met = _Met(fresh)
    for ids in store.rows(_SAME_ON_LINKEDIN):
        met.all_of(list(map(int, ids[0].split(",")))[:CROWD])
    names, desks = _Crowds(met), _Desks(met)
    for person_id, heard, company in _heard(store, "NOT", going_on):
        for key in _keys(heard, others.get(person_id, ())):
            names.add(hash(key), person_id)
        if company and len(heard) > 1:
            desks.add(person_id, heard, company)
    if names.empty:
        return met.pairs
    singles = _singles(store)
    for person_id, heard, company in _heard(store, "", going_on):
        for key in _keys(heard, others.get(person_id, ())):
            names.look(hash(key), person_id)
        if company and len(heard) > 1:
            desks.look(person_id, heard, company)
    for person_id, heard, company in _heard(store, "1 OR", going_on) if singles else ():
        for word in heard:
            for one in singles.get((company, word), ()):
                met.add(one, person_id)
    return met.pairs


def _slip(one: str, two: str) -> bool:
    """Whether one word of a name may be the other, written in haste or as an initial."""
    return one_apart(one, two) or len(one) == 1 or len(two) == 1


class _Met:
    """Pairs who are to be looked at: one of them is fresh."""

    def __init__(self, fresh: Callable[[int], bool]) -> None:
        self._fresh = fresh
        self.pairs: set[tuple[int, int]] = set()

    def add(self, one: int, two: int) -> None:
        """Two met."""
        if one != two and (self._fresh(one) or self._fresh(two)):
            self.pairs.add(pair(one, two))

    def all_of(self, some: list[int]) -> None:
        """All of these met each other."""
        for at, one in enumerate(some):
            for two in some[at + 1 :]:
                self.add(one, two)


class _Crowds:
    """Who meets whom under a key, up to a crowd."""

    def __init__(self, met: _Met) -> None:
        self._met = met
        self._there: dict[int, int | list[int]] = {}

    @property
    def empty(self) -> bool:
        """Whether nobody came yet."""
        return not self._there

    def add(self, key: int, person_id: int) -> None:
        """Somebody comes, meets the others, and stays."""
        before = self._there.setdefault(key, person_id)
        if before == person_id:
            return
        if isinstance(before, int):
            before = self._there[key] = [before]
        if len(before) < CROWD:
            for one in before:
                self._met.add(one, person_id)
            before.append(person_id)

    def look(self, key: int, person_id: int) -> None:
        """Somebody meets those who are there, and does not stay."""
        there = self._there.get(key, ())
        for one in (there,) if isinstance(there, int) else there:
            self._met.add(one, person_id)


class _Desks:
    """Who meets whom for a slip or an initial: at one company, the same first letters, one of two names the same."""

    def __init__(self, met: _Met) -> None:
        self._met = met
        self._there: dict[int, tuple[int, str, str] | list[tuple[int, str, str]]] = {}

    def add(self, person_id: int, heard: tuple[str, ...], company: tuple[str, ...]) -> None:
        """Somebody comes, meets the others, and stays."""
        me = (person_id, heard[0], heard[-1])
        key = hash((company, heard[0][0], heard[-1][0]))
        there = self._there.setdefault(key, me)
        if there is me:
            return
        if isinstance(there, tuple):
            there = self._there[key] = [there]
        self._meet(me, there)
        if len(there) < CROWD:
            there.append(me)

    def look(self, person_id: int, heard: tuple[str, ...], company: tuple[str, ...]) -> None:
        """Somebody meets those who are there, and does not stay."""
        there = self._there.get(hash((company, heard[0][0], heard[-1][0])))
        if there:
            self._meet((person_id, heard[0], heard[-1]), [there] if isinstance(there, tuple) else there)

    def _meet(self, me: tuple[int, str, str], there: list[tuple[int, str, str]]) -> None:
        person_id, first, last = me
        for one, its_first, its_last in there:
            same = (first == its_first) + (last == its_last)
            if same == 1 and (_slip(first, its_first) or _slip(last, its_last)):
                self._met.add(one, person_id)


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


def _keys(heard: tuple[str, ...], others: Iterable[str]) -> list[str]:
    """The keys of somebody's names."""
    keys = blocks(heard)
    for other in others:
        keys += blocks(sounds(other))
    return keys


def _heard(
    store: Store, which: str, going_on: Callable[[int], None]
) -> Iterator[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    """Whose, how the name sounds, and the words of the company; ``which`` says whether those on LinkedIn."""
    last = 0
    sql = (
        f"SELECT id, name, names, company FROM people WHERE id > ? AND ({which} {_ON_LINKEDIN}) ORDER BY id LIMIT 5000"
    )
    while rows := store.rows(sql, (last,)):
        going_on(len(rows))
        last = rows[-1][0]
        for row in rows:
            yield row[0], sounds(row[1], row[2]), company_words(row[3])


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
        for row in store.rows(f"SELECT id, name, company, links FROM people WHERE id IN ({some})"):
            names = tuple(map(Name.of, (row["name"], *kept.get(row["id"], ()))))
            profiles = {name: key for key in keys((), shape.lines(row["links"]), {}) if (name := network(key))}
            found[row["id"]] = _Somebody(row["id"], names, row["company"], profiles)
    return found
