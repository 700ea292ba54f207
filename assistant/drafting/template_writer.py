"""The template writer: a draft from a template, with no key and no network."""

from __future__ import annotations

import re

from assistant.drafting.channels import Channel
from assistant.drafting.draft import Brief, Support, Written
from assistant.drafting.kind_files import SUFFIX, KindFiles
from assistant.drafting.kinds import Kind
from assistant.drafting.length import words_for
from assistant.drafting.values import choose_lead, values_of
from assistant.errors import Missing, Refused
from assistant.settings.schema import Coach

_ASKING = {
    "about": ("what you want to ask", "--about TEXT"),
    "question": ("what you want to ask (no chosen fact has a title to ask about)", "--about TEXT"),
    "me.name": ("your name, to sign with", "outreach config set me.name NAME"),
    "me.site": ("your site, for the signature", "outreach config set me.site URL"),
    "me.about": ("what you do", "outreach config set me.about TEXT"),
    "person.city": ("where they are", "outreach edit PERSON --city CITY"),
}
"""What may be missing: in words, and how to give it on the command line."""


class TemplateWriter:
    """Writes from the templates. Says what is missing instead of leaving a hole."""

    def __init__(self, kinds: KindFiles, channels: dict[str, Channel], coach: Coach) -> None:
        self._kinds = kinds
        self._channels = channels
        self._coach = coach

    def begin(self, brief: Brief) -> TemplatePen:
        """Take up the pen; nothing is rendered before ``run``."""
        return TemplatePen(self, brief)

    def begin_all(self, briefs: list[Brief]) -> list[TemplatePen]:
        """Pens for several drafts."""
        return [self.begin(brief) for brief in briefs]

    def warm(self) -> None:
        """Templates need nothing that takes long to load."""

    def missing(self, brief: Brief) -> list[str]:
        """What the template needs and the brief lacks, as names of ``NEEDS``."""
        kind, channel = self._kinds.get(brief.kind), self._channels[brief.channel]
        needs = dict.fromkeys((*kind.needs, *kind.needs_on.get(channel.form, ())))
        return [need for need in needs if not _has(brief, need)]

    def write(self, brief: Brief) -> Written:
        """Render the brief. Raises Missing, or Refused for a template that cannot be rendered."""
        kind, channel = self._kinds.get(brief.kind), self._channels[brief.channel]
        needs = self.missing(brief)
        if needs:
            raise missing_sentence(kind, needs)
        subject, body = split_subject(tidy(self._render(brief, kind, channel)))
        return Written(
            subject=subject if channel.subject else "",
            body=body,
            support=tuple(supports(body, brief)),
            writer="template",
            complete=True,
        )

    def _render(self, brief: Brief, kind: Kind, channel: Channel) -> str:
        from jinja2 import TemplateError

        from assistant.drafting.sandbox import chooser, render

        values = _without_breaks(values_of(brief, kind, channel, words_for(kind, channel, self._coach)))
        values["choose"] = chooser(f"{brief.person.id}:{brief.person.name}:{kind.id}", brief.take)
        try:
            return render(self._kinds.sandbox("templates"), kind.id + SUFFIX, values)
        except (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
            where = self._kinds.explain("templates", error)
            raise Refused(f"The template of '{kind.id}' cannot be used: {where}.") from None


class TemplatePen:
    """One template draft on its way; it is written at once."""

    def __init__(self, writer: TemplateWriter, brief: Brief) -> None:
        self._writer = writer
        self._brief = brief
        self._written = Written(writer="template")

    @property
    def status(self) -> str:
        """Templates are never waited for."""
        return ""

    @property
    def pace(self) -> str:
        """Nobody watches a template write."""
        return ""

    def written(self) -> Written:
        """What there is so far: nothing, or all of it."""
        return self._written

    async def run(self) -> Written:
        """Write it. Raises Missing or Refused."""
        self._written = self._writer.write(self._brief)
        return self._written


def missing_sentence(kind: Kind, needs: list[str]) -> Missing:
    """The refusal that names everything that is missing and how to give it."""
    wanted = "; ".join(f"{_ASKING[need][0]} ({_ASKING[need][1]})" for need in needs)
    return Missing(f"{kind.label} still needs {wanted}.", needs)


def _has(brief: Brief, need: str) -> bool:
    from assistant.drafting.about import read_about

    if need == "about":
        return bool(brief.about.strip())
    if need == "question":
        return bool(brief.about.strip()) or choose_lead(brief.facts, read_about("")) is not None
    owner, _, name = need.partition(".")
    return bool(getattr(brief.me if owner == "me" else brief.person, name).strip())


_BREAK = "\ue000"


def _without_breaks(values: dict[str, object]) -> dict[str, object]:
    """The same values, with nothing in them that would pass for a template's own line break."""
    return {name: _without_break(value) for name, value in values.items()}


def _without_break(value: object) -> object:
    if isinstance(value, str):
        return value.replace(_BREAK, " ")
    if isinstance(value, dict):
        return {key: _without_break(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without_break(inner) for inner in value]
    return value


def tidy(rendered: str) -> str:
    """Lines of a paragraph joined, spaces folded, nothing left of absent values.

    A blank line parts paragraphs; a private-use character that templates know as ``br`` keeps a line break.
    """
    paragraphs = []
    for block in re.split(r"\n\s*\n", rendered.replace("\r\n", "\n")):
        text = " ".join(block.split())
        text = re.sub(rf" ?{_BREAK}[ {_BREAK}]*", "\n", text).strip()
        text = re.sub(r" +([,.;:!?])(?=\s|$)", r"\1", text)
        if text:
            paragraphs.append(text)
    return "\n\n".join(paragraphs)


def split_subject(text: str) -> tuple[str, str]:
    """A first paragraph ``Subject: …`` apart from the body."""
    first, _, rest = text.partition("\n\n")
    if first.startswith("Subject:") and "\n" not in first:
        return first.removeprefix("Subject:").strip(), rest
    return "", text


def supports(body: str, brief: Brief) -> list[Support]:
    """The sentences that quote a fact's title, each with the facts it leans on."""
    from assistant.drafting.sentences import sentences

    found = []
    for start, end in sentences(body):
        sentence = body[start:end].casefold()
        facts = tuple(fact.id for fact in brief.facts if fact.title and fact.title.casefold() in sentence)
        if facts:
            found.append(Support(start, end, facts))
    return found
