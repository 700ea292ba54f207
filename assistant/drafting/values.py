"""What prompts and templates are given: plain values, never objects, with every name known beforehand."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.drafting import phrase
from assistant.drafting.about import About, read_about
from assistant.drafting.channels import Channel
from assistant.drafting.draft import Brief, Past
from assistant.drafting.kinds import Kind
from assistant.drafting.languages import language_name
from assistant.drafting.second_person import is_past, retell, thing_of, third_person, topic_of
from assistant.drafting.second_person_words import TO_COME, VERBS
from assistant.facts.fact import Fact
from assistant.store.clock import now

if TYPE_CHECKING:
    from jinja2 import nodes

SHAPE: dict[str, tuple[str, ...]] = {
    "me": ("name", "first_name", "role", "about", "does", "who", "they_do", "site", "signature", "city", "language"),
    "person": ("name", "first_name", "company", "role", "city", "language", "closeness"),
    "about": ("sort", "text", "talked", "thing", "act", "deed", "np", "sentence", "told", "whom", "position"),
    "channel": ("id", "label", "form", "subject", "limit", "unit", "words_low", "words_high"),
    "kind": ("id", "label", "asks", "questions"),
    "lead": ("kind", "title", "named", "gist", "you", "date", "related", "in_about", "number"),
    "shared": ("title", "named", "you", "was"),
    "past": (
        "answered",
        "talked",
        "helped",
        "you_answered",
        "you_talked",
        "you_helped",
        "help_thing",
        "topic",
        "latest",
        "spoke",
        "replied",
    ),
    "style": ("greeting", "sign_off", "words", "avoids"),
    "facts": (),
    "samples": (),
    "language": (),
    "language_name": (),
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


_STRAIGHT = {ord(curly): straight for curly, straight in zip("“”„«»‘’", '"""""\'\'', strict=True)}


def values_of(brief: Brief, kind: Kind, channel: Channel, words: tuple[int, int]) -> dict[str, object]:
    """A brief as the plain values that prompts and templates see. ``words`` are fewest and most."""
    if channel.unit == "segments":  # a curly quotation mark more than halves what fits into a text message
        brief = replace(brief, about=brief.about.translate(_STRAIGHT))
    about = read_about(brief.about)
    person, me = brief.person, brief.me
    lead = next((fact for fact in brief.facts if fact.id == brief.lead), None) if brief.lead else None
    number = brief.facts.index(lead) + 1 if lead else 0
    lead = lead or choose_lead(brief.facts, about)
    shared = next((fact for fact in brief.facts if fact.kind == "shared" and _can_be_said(fact)), None)
    return {
        "me": {
            "name": me.name, "first_name": (me.name.split() or [""])[0], "role": me.role, "about": me.about,
            "does": does(me.about), "who": who(me.role), "they_do": they_do(me.about),
            "site": me.site, "signature": me.signature, "city": me.city, "language": me.language,
        },
        "person": {
            "name": person.name, "first_name": person.first_name, "company": person.company, "role": person.role,
            "city": person.city, "language": person.language, "closeness": person.closeness,
        },
        "about": {
            "sort": about.sort, "text": about.text,
            "talked": phrase.talked(brief.about), "thing": phrase.thing(brief.about), "act": phrase.act(brief.about),
            "deed": phrase.deed(brief.about), "np": phrase.offered(brief.about),
            "sentence": phrase.sentence(brief.about), "told": phrase.told(brief.about),
            "whom": phrase.whom(brief.about), "position": phrase.position(brief.about),
        },
        "channel": {
            "id": channel.id, "label": channel.label, "form": channel.form, "subject": channel.subject,
            "limit": channel.limit, "unit": channel.unit, "words_low": words[0], "words_high": words[1],
        },
        "kind": {"id": kind.id, "label": kind.label, "asks": kind.asks, "questions": kind.questions},
        "lead": _lead_values(lead, about, channel, person.first_name) | {"number": number},
        "angle": "",
        "shared": _shared_values(shared, channel, person.first_name),
        "past": _past_values(brief.past, person.first_name),
        "style": {
            "greeting": brief.style.greeting, "sign_off": brief.style.sign_off, "words": brief.style.words,
            "avoids": list(brief.style.avoids),
        },
        "facts": [_fact_values(fact) for fact in brief.facts],
        "samples": list(brief.samples),
        "language": language_of(brief),
        "language_name": language_name(language_of(brief)),
        "near": bool(person.city) and person.city.casefold() == me.city.casefold(),
    }  # fmt: skip


def choose_lead(facts: tuple[Fact, ...], about: About) -> Fact | None:
    """The fact a message grows out of: the nearest to what is asked, else the first with a title.

    The facts come newest first, so that without a nearer one the newest leads.
    """
    can = [fact for fact in facts if may_lead(fact)]
    if not can:
        return None
    return max(
        can, key=lambda fact: (nearness(about.text, fact), fact.kind in _LEADING, bool(fact.title), -can.index(fact))
    )


def may_lead(fact: Fact) -> bool:
    """Whether a message can grow out of this fact: it has a title that can be named, or can be said to them."""
    return fact.kind in (*_LEADING, *_AT_NEED) and _can_be_said(fact)


def _can_be_said(fact: Fact) -> bool:
    return bool(fact.title or retell(fact.text)) and not is_to_come(fact)


def is_to_come(fact: Fact) -> bool:
    """Whether a fact tells of what has not happened yet: nobody is congratulated on it, or asked how it went."""
    return bool(TO_COME.search(re.sub(r"“[^”]*”", "", fact.text))) or fact.date > now()[: len(fact.date) or 1]


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


def they_do(about: str) -> str:
    """What the writer does, said of them: "runs the ingestion side"; empty when it is not clear how to say it."""
    said = does(about)
    for first, third in (("I'm ", "is "), ("I am ", "is "), ("I’m ", "is "), ("I've ", "has "), ("I have ", "has ")):
        if said.startswith(first):
            return third + said.removeprefix(first) if not _SAYS_I.search(said.removeprefix(first)) else ""
    verb, _, rest = said.removeprefix("I ").partition(" ")
    return f"{third_person(verb)} {rest}".strip() if verb in VERBS and not _SAYS_I.search(rest) else ""


_SAYS_I = re.compile(r"\b(?:I|my|me|we|our|us)\b", re.IGNORECASE)


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


def _lead_values(lead: Fact | None, about: About, channel: Channel, first_name: str) -> dict[str, object]:
    if lead is None:
        return dict.fromkeys(SHAPE["lead"], "") | {"related": False, "in_about": False}
    title = quoted(lead.title, channel) if lead.title else ""
    return {
        "kind": lead.kind,
        "title": title,
        "named": _NAMED.get(lead.kind, "{}").format(title) if title else "",
        "gist": gist(lead, first_name),
        "you": retell(lead.text, first_name),
        "date": lead.date,
        "related": nearness(about.text, lead) > 0,
        "in_about": _is_in(lead, about.text),
    }


def _is_in(lead: Fact, asked: str) -> bool:
    """Whether what is asked names the fact already: its title, or, without one, most of its telling words."""
    if lead.title:
        return lead.title.casefold() in asked.casefold()
    telling = _telling(retell(lead.text))
    return bool(telling) and len(telling & _telling(asked)) >= _MOSTLY * len(telling)


_MOSTLY = 0.5


def gist(fact: Fact, first_name: str = "") -> str:
    """What a fact says after its title, to stand after it: ", a router for walking"; empty where it does not fit."""
    if not fact.title:
        return ""
    _, found, after = retell(fact.text, first_name).partition(f"{fact.title}”")
    after = re.sub(rf"^, an? (?:\w+ )?(?:{fact.kind}|post|piece|article) (?=about\b|on\b|of\b)", ", ", after)
    return after if found and re.match(r", (?:an?|the|on|about|with|in|which|where|how|why) ", after) else ""


def _shared_values(shared: Fact | None, channel: Channel, first_name: str) -> dict[str, object]:
    title = quoted(shared.title, channel) if shared and shared.title else ""
    you = retell(shared.text, first_name) if shared else ""
    return {"title": title, "named": title, "you": you, "was": is_past(you)}


def _past_values(past: Past, first_name: str) -> dict[str, object]:
    """Notes as they are, for a model, and said to them, for a template; empty where that is in doubt."""
    return {
        "answered": past.answered, "talked": past.talked, "helped": past.helped,
        "you_answered": retell(past.answered, first_name, answer=True),
        "you_talked": retell(past.talked, first_name, ours=True),
        "you_helped": retell(past.helped, first_name),
        "help_thing": thing_of(past.helped), "topic": topic_of(past.talked), "latest": past.latest,
        "spoke": past.spoke, "replied": past.replied,
    }  # fmt: skip


def language_of(brief: Brief) -> str:
    """The language of a message, as a code: the person's, else the writer's, else English."""
    return brief.person.language or brief.me.language or "en"
