"""The two tables: every letter, and every prompt."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assistant.drafting.draft import Brief, Written
from assistant.drafting.kind_files import KindFiles
from assistant.drafting.kinds import Kind
from assistant.drafting.prompt import PromptBuilder
from assistant.drafting.prompt_type import Prompt
from assistant.drafting.template_writer import TemplateWriter
from assistant.errors import Refused
from assistant.settings.schema import Coach
from tests.letters.dossiers import CHANNELS, briefs, crowded, dossiers
from tests.letters.judge import opening, unfit, unfit_prompt

KINDS = KindFiles(Path("no-home"), Path("no-home"), CHANNELS)
MODEL = "gpt-4o"
"""A model whose vocabulary is carried along, so that its tokens are counted and not estimated."""


@dataclass
class Letter:
    """One message as it came out, with everything that is wrong with it."""

    brief: Brief
    kind: Kind
    written: Written
    wrong: list[str] = field(default_factory=list)


def letters() -> Iterator[Letter]:
    """Every message to every person, of every kind, on every channel that the kind suits."""
    writer = TemplateWriter(KINDS, CHANNELS, Coach())
    first: dict[tuple[str, str, str], str] = {}
    for brief in briefs(KINDS.all()):
        kind = KINDS.get(brief.kind)
        try:
            written = asyncio.run(writer.begin(brief).run())
        except Refused as refused:
            yield Letter(brief, kind, Written(), [str(refused)])
            continue
        letter = Letter(brief, kind, written, list(unfit(brief, kind, written)))
        place = (brief.kind, brief.channel, opening(written.body, brief.person.first_name))
        if place in first:
            letter.wrong.append(f"the same opening as to {first[place]}")
        first.setdefault(place, brief.person.name)
        yield letter


def prompts() -> Iterator[tuple[Brief, Prompt, list[str]]]:
    """Every prompt with eight facts, and what is wrong with it."""
    builder = PromptBuilder(KINDS, CHANNELS, Coach(), MODEL)
    private = [fact.text for dossier in dossiers() for fact in dossier.facts if not fact.usable]
    alike: dict[str, str] = {}
    for brief in crowded(KINDS.all()):
        prompt = builder.build(brief)
        wrong = list(unfit_prompt(brief, prompt, private))
        system = prompt.messages[0]["content"]
        if alike.setdefault(brief.kind, system) != system:
            wrong.append("the part that is the same for everybody differs")
        if prompt.counted != "exact":
            wrong.append(f"counted: {prompt.counted}")
        yield brief, prompt, wrong
