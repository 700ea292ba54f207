"""What was found: facts that may be proposed, each with the words it rests on, and the text a model may read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date as today

from assistant.door import clean_line
from assistant.facts.fact import FactKind

PASTED = "pasted text"
"""The source of a fact out of a text whose address nobody gave."""
WITH_FROM = "give it with --from"
"""What to do with a copied text, in a sentence for the command line; the app has a field for it and says so."""
MOST_TITLE = 160
MOST_SAID = 300
"""Characters of a quotation inside a fact; more is not a fact but a page."""
_INNER = str.maketrans({"“": "‘", "”": "’", "„": "‚", "«": "‹", "»": "›", '"': "'"})


@dataclass(frozen=True, slots=True)
class Found:
    """One fact that may be proposed. ``thing``: it is about the thing itself that its title names."""

    kind: FactKind
    text: str
    quote: str
    title: str = ""
    source: str = ""
    date: str = ""
    thing: bool = False

    def quoting(self, words: str) -> Found:
        """The same, resting on these words."""
        return replace(self, quote=short(words))


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that was read, as one thing: a page, an entry of a feed, what was pasted."""

    text: str
    title: str = ""
    source: str = ""
    date: str = ""
    by: str = ""
    """Who wrote it, when that is somebody else than the person it is read about."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that came of one address, or of one text. ``feed``: the address of the feed that the page names."""

    found: tuple[Found, ...] = ()
    passages: tuple[Passage, ...] = ()
    """What a model may be given; empty where there is no more to it than the facts."""
    feed: str = ""
    whole: bool = False
    """Whether the page is a thing by itself, such as an essay; else it is a place, such as somebody's own page."""
    notes: tuple[str, ...] = ()
    """What is to be known about it, a sentence each."""
    why: str = ""
    """Where nothing was found: what there was instead, as the rest of a sentence, without its stop."""


def inner(text: str) -> str:
    """A text as it stands inside quotation marks: with none of its own that could end them."""
    return text.translate(_INNER)


def short(text: str, most: int = MOST_SAID) -> str:
    """A text on one line, cut at a word when it is too long."""
    plain = clean_line(text)
    if len(plain) <= most:
        return plain
    kept = plain[: most - 1]
    return (kept[: kept.rfind(" ")] if " " in kept[most // 2 :] else kept).rstrip(" ,;:–-") + "…"


def thing(
    kind: FactKind, title: str, said: str = "", *, source: str = "", date: str = "", where: str = "", by: str = ""
) -> Found:
    """A fact about something that has a title. ``said``: what it says of itself, verbatim; ``where``: such as a venue.

    ``by``: who made it, when that is somebody else.
    """
    name, quoted = short(inner(title), MOST_TITLE), short(inner(said))
    if kind == "launch" and not by:
        name = _NEWS.sub("", name).strip(" :–—-") or name
    verb = _VERBS.get(kind, "Has a page called")
    if kind == "talk" and date > today.today().isoformat():
        verb = "Is to give"
    text = f"“{name}”, by {short(inner(by), 60)}" if by else f"{verb} “{name}”"
    if where:
        text += f", {short(where, 80)}"
    if kind == "work" and not by and re.match(r"(?:An?|The) [a-z]", quoted):
        text += f", {quoted[0].lower()}{quoted[1:]}".rstrip(".")
    elif quoted:
        text += f". In its own words: “{quoted}”"
    return Found("note" if by else kind, text, short(said or title), name, source, date, thing=True)


_VERBS = {"essay": "Wrote", "talk": "Gave", "launch": "Released", "work": "Works on"}


def says(sentence: str, *, title: str = "", place: str = "", source: str = "", date: str = "", by: str = "") -> Found:
    """A fact that is a sentence somebody wrote, given as such. ``place``: the site, where there is no title.

    ``by``: who wrote it, when that is somebody else.
    """
    name = short(inner(title), MOST_TITLE)
    # A verb only where what follows can be said back to them: "you say in “…”".
    opening = f"Says in “{name}”" if name and not by else f"From {f'“{name}”' if name else place or 'a text'}"
    if by:
        opening += f", by {short(inner(by), 60)}"
    return Found("note", f"{opening}: “{short(inner(sentence))}”", short(sentence), name, source, date)


_LAUNCH = re.compile(
    r"\b(?:releas(?:e|ed|ing)|launch(?:ed|ing)?|announc(?:e|ing|ement)|introducing|open[- ]sourc(?:ed|ing)"
    r"|now available|is out|is here|v?\d+\.\d+(?:\.\d+)?(?:[- ]?(?:rc|beta|alpha)\d*)?$)",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"^(?:announcing|introducing|releasing|released|launching|launched)\b:?|\s+(?:(?:is|has been) )?(?:now )?"
    r"(?:released|launched|available|out|here)[!.]*$",
    re.IGNORECASE,
)
"""What a title says beside the name of what came out."""
_TALK = re.compile(r"\b(?:talk|keynote|slides|lecture|podcast|panel|webinar|lightning talk|interview)\b", re.IGNORECASE)
_TALK_HOSTS = ("youtube.com", "youtu.be", "vimeo.com", "speakerdeck.com", "media.ccc.de", "slideshare.net")


def kind_of(title: str, host: str = "", types: Iterable[str] = ()) -> FactKind:
    """What sort of thing a published title is: an essay, unless it says that it is something else."""
    bare = host.removeprefix("www.")
    if any(bare == one or bare.endswith(f".{one}") for one in _TALK_HOSTS) or {"videoobject", "event"} & set(types):
        return "talk"
    if _LAUNCH.search(title):
        return "launch"
    return "talk" if _TALK.search(title) else "essay"
