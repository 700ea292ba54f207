"""An offline draft, ours and with Jinja alone. Both do all of it at every call, but for the imports."""

from __future__ import annotations

import asyncio
import re
import time
from datetime import date
from functools import cache
from pathlib import Path

import jinja2

from assistant import demo
from assistant.drafting.channels import load_channels
from assistant.drafting.draft import Brief
from assistant.drafting.kind_files import KindFiles, shipped
from assistant.drafting.kinds import Kind
from assistant.drafting.length import words_for
from assistant.drafting.template_writer import TemplateWriter
from assistant.drafting.values import values_of
from assistant.settings.schema import Coach

KIND, CHANNEL = "question", "email"
_NOWHERE = Path("no-such-home")


@cache
def brief() -> Brief:
    """A question to the first of the demo's people, from three facts."""
    sample = demo.people(date(2026, 3, 2))[0]
    facts = tuple(reversed([fact for fact in sample.facts if fact.usable]))[:3]
    about = "how did you decide which reads were spare?"
    return Brief(demo.me(), sample.person, facts, KIND, CHANNEL, about)


def _kinds() -> KindFiles:
    return KindFiles(_NOWHERE, _NOWHERE, load_channels({}))


def ours() -> float:
    """Seconds from the brief to the written draft, the kinds' files read and compiled anew."""
    started = time.perf_counter()
    pen = TemplateWriter(_kinds(), load_channels({}), Coach()).begin(brief())
    written = asyncio.run(pen.run())
    took = time.perf_counter() - started
    if not written.complete:
        raise RuntimeError("the draft was not completed")
    return took


def plain() -> float:
    """Seconds that Jinja takes to compile and render the same template, its phrasings as plain conditions."""
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(_sources()), trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
    values = _values()
    started = time.perf_counter()
    text = environment.get_template(KIND).render(values)
    took = time.perf_counter() - started
    if "Mara" not in text:
        raise RuntimeError("the plain template lost its values")
    return took


@cache
def _values() -> dict[str, object]:
    kind: Kind = _kinds().get(KIND)
    channel = load_channels({})[CHANNEL]
    return {**values_of(brief(), kind, channel, words_for(kind, channel, Coach())), "br": "\n", "choice": 0}


@cache
def _sources() -> dict[str, str]:
    """Every shipped template without its front matter, and with the first phrasing whose condition holds."""
    sources = {}
    for path in shipped("templates").glob("*.jinja"):
        text = re.sub(r"\A\+\+\+\n.*?\n\+\+\+\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        text = re.sub(r"{%-?\s*pick\s*-?%}", "{% if choice == 0 %}", text)
        text = re.sub(r"{%-?\s*pick if (.*?)\s*-?%}", r"{% if \1 %}", text)
        text = re.sub(r"{%-?\s*or if (.*?)\s*-?%}", r"{% elif \1 %}", text)
        text = re.sub(r"{%-?\s*or\s*-?%}", "{% elif choice == 1 %}", text)
        text = re.sub(r"{%-?\s*endpick\s*-?%}", "{% endif %}", text)
        sources[path.name] = text
        sources[path.stem] = text
    return sources
