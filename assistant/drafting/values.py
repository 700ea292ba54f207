"""What prompts and templates are given: plain values, never objects, with every name known beforehand."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.drafting.about import About, read_about
from assistant.drafting.channels import Channel
from assistant.drafting.draft import Brief
from assistant.drafting.kinds import Kind
from assistant.facts.fact import Fact

if TYPE_CHECKING:
    from jinja2 import nodes

SHAPE: dict[str, tuple[str, ...]] = {
    "me": ("name", "role", "about", "does", "who", "site", "signature", "city", "language"),
    "person": ("name", "first_name", "company", "role", "city", "language", "closeness"),
    "about": ("sort", "text"),
    "channel": ("id", "label", "form", "subject", "limit", "unit", "words_low", "words_high"),
    "kind": ("id", "label", "asks", "questions"),
    "lead": ("kind", "title", "named", "date", "related", "in_about", "number"),
    "shared": ("title", "named"),
    "facts": (),
    "samples": (),
    "language": (),
    "near": (),
    "angle": (),
    "br": (),
    "range": (),
    "loop": (),
    "choose": (),
}
"""Every name a prompt or template may use, and the values under it."""

_LEADING = ("launch", "essay", "talk", "work")
"""Kinds of fact a question can grow out of, when they have a title."""

_AT_NEED = ("note", "interest")
"""Kinds that lead where there is none of those: what the title names is theirs, but not what it is."""

_NAMED = {
    "note": "{}",
    "interest": "{}",
    "launch": "your launch of {}",
    "essay": "your essay {}",
    "talk": "your talk {}",
    "work": "your work on {}",
    "shared": "{}",
}


def unknown_names(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Lines and sentences about names that no prompt or template is ever given."""
    from jinja2 import meta, nodes

    undeclared = meta.find_undeclared_variables(tree)
    for name in tree.find_all(nodes.Name):
        if name.name in undeclared and name.name not in SHAPE:
            yield name.lineno, f"there is nothing called '{name.name}'{_near(name.name, SHAPE)}"
    for got in tree.find_all(nodes.Getattr):
        known = SHAPE.get(got.node.name, ()) if isinstance(got.node, nodes.Name) else ()
        if known and got.node.name in undeclared and got.attr not in known:  # type: ignore[attr-defined]
            whole = f"{got.node.name}.{got.attr}"  # type: ignore[attr-defined]
            yield got.lineno, f"there is no '{whole}'{_near(got.attr, known)}"


def _near(name: str, known: object) -> str:
    names = list(known)  # type: ignore[call-overload]
    near = difflib.get_close_matches(name, names, n=1)
    return f"; did you mean '{near[0]}'?" if near else f"; there is {', '.join(sorted(names))}"


def values_of(brief: Brief, kind: Kind, channel: Channel, words: tuple[int, int]) -> dict[str, object]:
    """A brief as the plain values that prompts and templates see. ``words`` are fewest and most."""
    about = read_about(brief.about)
    person, me = brief.person, brief.me
    lead = next((fact for fact in brief.facts if fact.id == brief.lead), None) if brief.lead else None
    number = brief.facts.index(lead) + 1 if lead else 0
    lead = lead or choose_lead(brief.facts, about)
    shared = next((fact for fact in brief.facts if fact.kind == "shared" and fact.title), None)
    return {
        "me": {
            "name": me.name, "role": me.role, "about": me.about, "does": does(me.about), "who": who(me.role),
            "site": me.site, "signature": me.signature, "city": me.city, "language": me.language,
        },
        "person": {
            "name": person.name, "first_name": person.first_name, "company": person.company, "role": person.role,
            "city": person.city, "language": person.language, "closeness": person.closeness,
        },
        "about": {"sort": about.sort, "text": about.text},
        "channel": {
            "id": channel.id, "label": channel.label, "form": channel.form, "subject": channel.subject,
            "limit": channel.limit, "unit": channel.unit, "words_low": words[0], "words_high": words[1],
        },
        "kind": {"id": kind.id, "label": kind.label, "asks": kind.asks, "questions": kind.questions},
        "lead": _lead_values(lead, about, channel) | {"number": number},
        "angle": "",
        "shared": _shared_values(shared, channel),
        "facts": [_fact_values(fact) for fact in brief.facts],
        "samples": list(brief.samples),
        "language": person.language or me.language or "en",
        "near": bool(person.city) and person.city.casefold() == me.city.casefold(),
    }  # fmt: skip


def choose_lead(facts: tuple[Fact, ...], about: About) -> Fact | None:
    """The fact a message grows out of: one with a title, nearest to what is asked, else the first such.

    The facts come newest first, so that without a nearer one the newest leads.
    """
    titled = [fact for fact in facts if may_lead(fact)]
    if not titled:
        return None
    return max(titled, key=lambda fact: (nearness(about.text, fact), fact.kind in _LEADING, -titled.index(fact)))


def may_lead(fact: Fact) -> bool:
    """Whether a message can grow out of this fact: it has a title that can be named."""
    return bool(fact.title) and fact.kind in (*_LEADING, *_AT_NEED)


def nearness(text: str, fact: Fact) -> int:
    """How many telling words a text shares with a fact, those in the title counting double."""
    asked = _telling(text)
    return 2 * len(asked & _telling(fact.title)) + len(asked & _telling(fact.text))


def _telling(text: str) -> set[str]:
    """Words of four letters and more, cut to their first five: a rough stem, enough to see what is meant."""
    words = "".join(char.casefold() if char.isalnum() else " " for char in text).split()
    return {word[:5] for word in words if len(word) >= 4 and word not in _COMMON}


_COMMON = frozenset(
    "about after also been before could does from have into just like made make more most much over some such than "
    "that their them then there these they this those were what when where which while whom whose will with would "
    "your you decide decided choose chose think time work works worked thing things really still very well first "
    "last".split()
)


def quoted(title: str, channel: Channel) -> str:
    """A title in quotation marks; straight ones for SMS, where curly ones more than halve what fits."""
    return f'"{title}"' if channel.unit == "segments" else f"“{title}”"


def does(about: str) -> str:
    """What the writer does as the beginning of a sentence: "I build …", whichever way it was typed."""
    text = about.strip().rstrip(".")
    if not text:
        return ""
    if text.split()[0] in ("I", "I'm", "I’m", "I've", "I’ve"):
        return text
    first = text.split()[0]
    text = text[0].lower() + text[1:] if first.istitle() else text
    return f"I'm {text}" if first.lower().endswith("ing") and len(first) > 5 else f"I {text}"


def who(role: str) -> str:
    """A role with its article: "an SRE at a bank", "head of platform at a bank"."""
    text = role.strip().rstrip(".")
    first = text.split()[0] if text else ""
    if not first or first.lower() in (
        "a",
        "an",
        "the",
        "head",
        "vp",
        "director",
        "one",
        "co-founder",
        "chief",
    ):
        return text
    if first.isupper() and len(first) > 1:  # an abbreviation is spelt out: an SRE, a CTO, a UX designer
        return f"{'an' if first[0] in 'AEFHILMNORSX' else 'a'} {text}"
    text = text[0].lower() + text[1:] if first.istitle() else text
    vowel = text[0] in "aeio" or (text[0] == "u" and not text.startswith(("uni", "use", "ux", "uk")))
    return f"{'an' if vowel else 'a'} {text}"


def _fact_values(fact: Fact) -> dict[str, object]:
    """A fact for the model; its title apart only where the text does not have it already."""
    title = "" if fact.title in fact.text else fact.title
    return {"kind": fact.kind, "title": title, "text": fact.text, "date": fact.date}


def _lead_values(lead: Fact | None, about: About, channel: Channel) -> dict[str, object]:
    if lead is None:
        return dict.fromkeys(SHAPE["lead"], "") | {"related": False, "in_about": False}
    title = quoted(lead.title, channel)
    return {
        "kind": lead.kind,
        "title": title,
        "named": _NAMED.get(lead.kind, "{}").format(title),
        "date": lead.date,
        "related": nearness(about.text, lead) > 0,
        "in_about": lead.title.casefold() in about.text.casefold(),
    }


def _shared_values(shared: Fact | None, channel: Channel) -> dict[str, object]:
    title = quoted(shared.title, channel) if shared else ""
    return {"title": title, "named": title}
