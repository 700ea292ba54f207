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
from assistant.people.matching.names import Likeness, Name, blocks, likeness
from assistant.people.matching.proposals import Proposal, Proposals, pair
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
    guesses: dict[int, list[tuple[int, int, int, str]]] = {}
    for one, two in met:
        if pair(one, two) in known:
            continue
        judged = _judge(store, people[one], people[two])
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
    there: dict[int, int | list[int]] = {}
    met: set[tuple[int, int]] = set()
    for person_id, name, company in _everyone(store, going_on):
        keys: set[str] = set()
        for each in (name, *others.get(person_id, ())):
            sounds = Name.of(each).sounds
            keys.update(blocks(sounds))
            at = company_words(company)[0] if company else ""
            if at and len(sounds) > 1:
                keys.add(f"{at}\n{sounds[-1]}\n{sounds[0][0]}")
                keys.add(f"{at}\n{sounds[0]}\n{sounds[-1][0]}")
                if singles:
                    for word in sounds:
                        for single in singles.get((at, word), ()):
                            if fresh(person_id) or fresh(single):
                                met.add(pair(person_id, single))
        for key in map(hash, keys):
            before = there.setdefault(key, person_id)
            if before == person_id:
                continue
            if isinstance(before, int):
                before = there[key] = [before]
            if len(before) < CROWD:
                mine = fresh(person_id)
                met.update(pair(person_id, one) for one in before if one != person_id and (mine or fresh(one)))
                before.append(person_id)
    return met


def _singles(store: Store) -> dict[tuple[str, str], list[int]]:
    """Those with a name of one word and a company, by both."""
    found: dict[tuple[str, str], list[int]] = {}
    for row in store.rows("SELECT id, name, company FROM people WHERE company <> '' AND instr(ltrim(names), ' ') = 0"):
        sounds = Name.of(row[1]).sounds
        if len(sounds) == 1:
            same = found.setdefault((company_words(row[2])[0], sounds[0]), [])
            if len(same) < CROWD:
                same.append(row[0])
    return found


def _judge(store: Store, one: _Somebody, two: _Somebody) -> tuple[int, int, str] | None:
    """How good a guess it is (less is better) and what speaks for it; None when it is none."""
    like = min(
        (found for mine in one.names for other in two.names if (found := likeness(mine, other))),
        key=_BEST.index,
        default=None,
    )
    if like is None:
        return None
    at = relation(one.company, two.company)
    if at != "same" or like in ("initial", "letter", "part", "more", "nickname"):
        apart = any(two.profiles.get(name, who) != who for name, who in one.profiles.items())
        if apart:  # two profiles on a network where each has one
            return None
    if (like, at) not in _CHANCE or _by_chance(store, one, two) > _CHANCE[like, at]:
        return None
    if at != "same" and min(len(one.names[0].sounds), len(two.names[0].sounds)) == 1 and not _whole(one.names[0]):
        return None  # two of whom no more than "Mara" is known
    why = ", ".join(part for part in (_WORDS[like], _COMPANY[at]) if part)
    return ("same", "unknown", "other").index(at), _BEST.index(like), why


def _by_chance(store: Store, one: _Somebody, two: _Somebody) -> float:
    """How many others with both names there would be if names were dealt out by chance."""
    total = max(int(store.value("SELECT count(*) FROM people")), _WORLD)

    def expected(words: tuple[str, ...]) -> float:
        chance = float(total)
        for word in words:
            sql = "SELECT total(number) FROM people_words WHERE rank = 0 AND word = ?"
            chance *= max(float(store.value(sql, (word,))) - 1, 0) / total
        return chance

    return max(expected(one.names[0].folded), expected(two.names[0].folded))


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
