"""The network in words: whom help flows to and from, who bridges circles, what is missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.people.person import CLOSENESS
from assistant.people.texts import tag_key
from assistant.rhythm.network.network import ME, Network, Node
from assistant.rhythm.network.roles import FAMILIES, family_of

NAMED = 5
"""At most so many people are named in a sentence; the rest are counted."""
_FEWEST = 3
"""Of fewer people nothing is said to be missing."""
_NEARLY = 0.8
"""From this part on, nearly all of them are alike."""


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences, part by part; a part may be empty."""

    overview: tuple[str, ...]
    flow: tuple[str, ...]
    bridges: tuple[str, ...]
    missing: tuple[str, ...]

    def parts(self) -> list[tuple[str, tuple[str, ...]]]:
        """Each part that has something to say, under its heading."""
        parts = [
            ("In short", self.overview),
            ("Where help flows", self.flow),
            ("Who bridges circles", self.bridges),
            ("What is missing", self.missing),
        ]
        return [(heading, sentences) for heading, sentences in parts if sentences]


def words_of(network: Network) -> Words:
    """What the map shows, for readers who would rather read it, or cannot see it."""
    if not network.nodes:
        return Words(("Nobody is here yet; 'outreach add NAME' is the first step.",), (), (), ())
    return Words(tuple(_overview(network)), tuple(_flow(network)), tuple(_bridges(network)), tuple(_missing(network)))


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 person``, ``1,200 people``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def named(names: Sequence[str], most: int = NAMED) -> str:
    """``Ada, Bo and Cleo``; beyond ``most`` the rest are counted."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most:,} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _overview(network: Network) -> Iterable[str]:
    people = counted(len(network.nodes), "person", "people")
    circles = [circle for circle in network.circles if circle.sort != "alone"]
    alone = sum(1 for node in network.nodes if not any(node.id in circle.members for circle in circles))
    if not circles:
        yield f"{people}, and no two of them share a tag or a company."
    else:
        largest = named([f"{circle.name} ({len(circle.members):,})" for circle in circles])
        rest = f"; {counted(alone, 'stands', 'stand')} on their own" if alone else ""
        yield f"{people} in {counted(len(circles), 'circle')}: {largest}{rest}."
    close = Counter(node.closeness for node in network.nodes)
    yield f"{named([counted(close[name], name) for name in reversed(CLOSENESS) if close[name]])}."
    knows = sum(tie.sort == "knows" for tie in network.ties)
    if knows:
        yield f"{counted(knows, 'pair is', 'pairs are')} noted as knowing each other."


def _flow(network: Network) -> Iterable[str]:
    nodes = network.by_id
    given: Counter[int] = Counter()
    got: Counter[int] = Counter()
    for tie in network.ties:
        if tie.source == ME:
            given[tie.target] += tie.count
        elif tie.target == ME:
            got[tie.source] += tie.count

    def listed(counts: Counter[int]) -> str:
        order = sorted(counts, key=lambda one: (-counts[one], nodes[one].name.casefold(), one))
        return named([f"{nodes[one].name}{_times(counts[one])}" for one in order])

    if got:
        yield f"From them to you: {listed(got)}."
    if given:
        yield f"From you to them: {listed(given)}."
    both = set(given) & set(got)
    if both:
        yield f"Both ways with {named(sorted((nodes[one].name for one in both), key=str.casefold))}."
    if not got and not given:
        yield "No help and no introduction is noted yet; 'outreach log PERSON helped-me' notes one."


def _times(number: int) -> str:
    return f" ({number} times)" if number > 1 else ""


def _bridges(network: Network) -> Iterable[str]:
    nodes = network.by_id
    circles = {circle.name for circle in network.circles if circle.sort != "alone"}
    reached: dict[int, dict[str, str]] = defaultdict(dict)
    for node in network.nodes:
        for name in node.also:
            reached[node.id].setdefault(name, "belongs there too")
    for tie in network.ties:
        if tie.sort != "knows":
            continue
        for one, other in ((nodes[tie.source], nodes[tie.target]), (nodes[tie.target], nodes[tie.source])):
            if other.circle in circles and other.circle != one.circle:
                reached[one.id].setdefault(other.circle, f"knows {other.name}")
    bridging = {one: to for one, to in reached.items() if len(to) + (nodes[one].circle in circles) > 1}
    order = sorted(bridging, key=lambda one: (-len(bridging[one]), nodes[one].name.casefold(), one))
    for number in order[:NAMED]:
        node = nodes[number]
        ways = [f"{name} ({why})" for name, why in sorted(bridging[number].items())]
        yield f"{node.name}{f', of {node.circle},' if node.circle in circles else ''} reaches {named(ways, 3)}."
    if len(order) > NAMED:
        yield f"{len(order) - NAMED:,} more reach into another circle."
    if not order and len(circles) > 1:
        yield "Nobody is noted as knowing somebody in another circle; a fact of kind mutual that names both notes it."


def _missing(network: Network) -> Iterable[str]:
    people = network.nodes
    if len(people) < _FEWEST:
        yield f"Of {counted(len(people), 'person', 'people')} there is little to tell; from {_FEWEST} on it says more."
        return
    yield from _alike([tag_key(node.company) for node in people], [node.company for node in people], "company", "at")
    yield from _workplace(network, people)
    yield from _roles(people)
    yield from _alike([tag_key(node.city) for node in people], [node.city for node in people], "city", "in")
    if all(node.closeness == "stranger" for node in people):
        yield "Everybody is a stranger still: nobody you have met, worked with or know well."
    elif not any(node.closeness in ("colleague", "friend") for node in people):
        yield "Nobody is closer than an acquaintance."
    out = sum(tie.count for tie in network.ties if tie.source == ME)
    back = sum(tie.count for tie in network.ties if tie.target == ME)
    if back and not out:
        yield "Help has come to you and none is noted that went from you: an offer would be a good next message."
    elif out > 2 and not back:
        yield "Help has gone from you and none is noted that came back: it is all right to ask."


def _alike(keys: Sequence[str], written: Sequence[str], what: str, where: str) -> Iterable[str]:
    known = Counter(key for key in keys if key)
    if known.total() < _FEWEST:
        return
    key, number = known.most_common(1)[0]
    name = next(text for text, of in zip(written, keys, strict=True) if of == key)
    if number == known.total():
        yield f"All {number:,} whose {what} you noted are {where} {name}: all one {what}."
    elif number >= _NEARLY * known.total():
        yield f"{number:,} of the {known.total():,} whose {what} you noted are {where} {name}: nearly all one {what}."


def _workplace(network: Network, people: Sequence[Node]) -> Iterable[str]:
    own = tag_key(network.workplace) if network.workplace else ""
    if own and not any(tag_key(node.company) == own for node in people if node.company):
        yield f"Nobody from {network.workplace}, where you work: they are the easiest to meet, and leave one day."


def _roles(people: Sequence[Node]) -> Iterable[str]:
    families = [family for node in people if (family := family_of(node.role))]
    if len(families) < _FEWEST:
        return
    tags = {tag_key(tag) for node in people for tag in node.tags}
    common, number = Counter(families).most_common(1)[0]
    absent = [family.noun for family in FAMILIES if family.beyond and family.name not in families]
    absent = [noun for noun in absent if noun not in tags]
    nobody = f"; nobody in {_either(absent)}" if absent else ""
    plural = next(family.plural for family in FAMILIES if family.name == common)
    if number == len(families):
        yield f"All {number:,} whose role can be told are {plural}: all one role{nobody}."
    elif number >= _NEARLY * len(families):
        yield f"{number:,} of the {len(families):,} whose role can be told are {plural}: nearly all one role{nobody}."
    elif absent:
        yield f"Nobody in {_either(absent)}."


def _either(nouns: Sequence[str]) -> str:
    return f"{', '.join(nouns[:-1])} or {nouns[-1]}" if len(nouns) > 1 else nouns[0]
