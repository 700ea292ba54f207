"""The template writer: a draft from a template, with no key and no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.drafting.channels import Channel
from assistant.drafting.draft import Brief, Support, Written
from assistant.drafting.kind_files import SUFFIX, KindFiles
from assistant.drafting.kinds import Kind
from assistant.drafting.languages import language_name
from assistant.drafting.length import words_for
from assistant.drafting.second_person import retell, topic_of
from assistant.drafting.values import choose_lead, language_of, may_lead, values_of
from assistant.errors import Missing, Refused
from assistant.facts.fact import Fact
from assistant.settings.schema import Coach

_ASKING = {
    "about": ("what you want to ask", "--about TEXT"),
    "question": ("what you want to ask (no chosen fact can be asked about)", "--about TEXT"),
    "occasion": ("what you congratulate them on (no chosen fact says)", "--about TEXT"),
    "help": (
        "what you thank them for (no answer and no help is noted)",
        "--about TEXT, or outreach log PERSON replied",
    ),
    "met": (
        "a meeting or a talk that is noted",
        "outreach log PERSON met --note 'Talked about …'",
    ),
    "meeting": (
        "what you talked about (no note on the latest meeting says)",
        "--about TEXT, or outreach edit EVENT --note 'Talked about …'",
    ),
    "me.name": ("your name, to sign with", "outreach config set me.name NAME"),
    "me.site": ("your site, for the signature", "outreach config set me.site URL"),
    "me.about": ("what you do", "outreach config set me.about TEXT"),
    "person.city": ("where they are", "outreach edit PERSON --city CITY"),
}
"""What may be missing: in words, and how to give it on the command line."""


TAKES = 6
"""Phrasings that are tried to be rid of a word the writer never uses."""


MOST_CHARACTERS, NOTE_CHARACTERS = 190, 75
"""How long a question made from facts may be, in a message and where it must fit into a note."""


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
        lacking = [need for need in needs if not _has(brief, need)]
        # Logging the meeting says what it was about as well.
        return [need for need in lacking if need != "meeting" or "met" not in lacking]

    def write(self, brief: Brief) -> Written:
        """Render the brief. Raises Missing, or Refused for a template that cannot be rendered."""
        kind, channel = self._kinds.get(brief.kind), self._channels[brief.channel]
        needs = self.missing(brief)
        if needs:
            raise missing_sentence(kind, needs)
        language = language_of(brief)
        own = self._kinds.in_language(kind.id, language)
        if kind.suggests and own in ("", kind.id + SUFFIX):  # the questions that are made from facts are English
            brief = with_question(brief, channel)
        if "occasion" in kind.needs:
            brief = replace(brief, facts=tuple(fact for fact in brief.facts if is_occasion(fact)))
        subject, body = self._best(brief, kind, channel, own or kind.id + SUFFIX)
        support = tuple(supports(body, brief))
        notes = list(unused(brief, kind, support))
        if not own:
            notes.append(
                f"Written in English: there is no template of it in {language_name(language)}. "
                f"A model writes it in theirs, and so does a file {kind.id}.{language[:2].lower()}{SUFFIX} of yours."
            )
        return Written(
            subject=subject if channel.subject else "",
            body=body,
            support=support,
            writer="template",
            complete=True,
            notes=tuple(notes),
        )

    def _best(self, brief: Brief, kind: Kind, channel: Channel, name: str) -> tuple[str, str]:
        """Subject and body: of the next few phrasings the first that has none of the words the writer avoids."""
        avoided = [*brief.style.avoids, *brief.me.never_say]
        values = _without_breaks(values_of(brief, kind, channel, words_for(kind, channel, self._coach)))
        least: tuple[int, str] | None = None
        for take in range(brief.take, brief.take + (TAKES if avoided else 1)):
            text = tidy(self._render(brief, kind, name, values, take))
            found = sum(_says(word, text) for word in avoided)
            if least is None or found < least[0]:
                least = (found, text)
            if not found:
                break
        subject, body = split_subject(least[1] if least else "")
        return subject, joined_to_greeting(body, brief.person.first_name)

    def _render(self, brief: Brief, kind: Kind, name: str, values: dict[str, object], take: int) -> str:
        from jinja2 import TemplateError

        from assistant.drafting.sandbox import chooser, render

        values["choose"] = chooser(f"{brief.person.id}:{brief.person.name}:{kind.id}", take)
        try:
            return render(self._kinds.sandbox("templates"), name, values)
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


def is_occasion(fact: Fact) -> bool:
    """Whether somebody can be congratulated on it: a launch, an essay, a talk with a name, and out already."""
    return fact.kind in ("launch", "essay", "talk") and bool(fact.title) and may_lead(fact)


def missing_sentence(kind: Kind, needs: list[str]) -> Missing:
    """The refusal that names everything that is missing and how to give it."""
    said = {need: _ASKING[need] for need in needs} | {"about": (f"your answer to “{kind.about}”", "--about TEXT")}
    wanted = "; ".join(f"{said[need][0]} ({said[need][1]})" for need in needs)
    return Missing(f"{kind.label} still needs {wanted}.", needs)


def require_meeting(brief: Brief, kind: Kind) -> None:
    """Raise Missing where a message would speak of a meeting that never was; a model would make one up."""
    if "met" in kind.needs and brief.revision is None and not _has(brief, "met"):
        raise missing_sentence(kind, ["met"])


def _has(brief: Brief, need: str) -> bool:
    from assistant.drafting.about import read_about

    if need == "about":
        return read_about(brief.about).sort != "none"
    past = brief.past
    if need == "met":
        return past.spoke
    if need in ("question", "occasion", "help", "meeting"):
        said = read_about(brief.about).sort
        if said != "none" and (need in ("question", "meeting") or said == "topic"):
            return True
        if need == "help":
            return bool(past.helped or past.answered or past.replied or past.spoke)
        if need == "meeting":
            return bool(topic_of(past.talked) or retell(past.talked, brief.person.first_name, ours=True))
        if need == "occasion":
            return any(is_occasion(fact) for fact in brief.facts)
        return choose_lead(brief.facts, read_about("")) is not None
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


_STARTERS = frozenset(
    "Your You There It The This That What When Where Which Here Thank Thanks Congratulations With Would Could One Last "
    "We My Two How If A An Some These Shall May After Because Getting Few Even Another Why Whose Who Of To In Is Are "
    "Do Does Did Have Has Can Will Should At From Does".split()
)
"""Words that have a capital only because they begin a sentence."""


def joined_to_greeting(text: str, first_name: str) -> str:
    """A sentence that goes on in the line of the greeting begins small: "Hi Mara, your essay"."""
    match = re.match(rf"\S+(?: \S+)? {re.escape(first_name)}, (\w+)", text)
    if not match or match[1] not in _STARTERS:
        return text
    at = match.start(1)
    return text[:at] + text[at].lower() + text[at + 1 :]


def split_subject(text: str) -> tuple[str, str]:
    """A first line ``Subject: …`` apart from the body, with an empty line after it or without."""
    first, _, rest = text.lstrip("\n").partition("\n")
    if first[:8].casefold() == "subject:":
        return first[8:].strip(), rest.removeprefix("\n")
    return "", text


def with_question(brief: Brief, channel: Channel) -> Brief:
    """The brief with a question from its facts, where the writer typed none; as it is when there is none that fits."""
    from assistant.drafting.about import read_about
    from assistant.drafting.questions import offline_questions

    if read_about(brief.about).sort != "none" or not brief.facts:
        return brief
    lead = brief.lead or getattr(choose_lead(brief.facts, read_about("")), "id", 0)
    try:
        made = offline_questions(brief.person, [fact for fact in brief.facts if fact.id == lead] or brief.facts)
    except Refused:
        return brief
    room = NOTE_CHARACTERS if channel.form == "note" else MOST_CHARACTERS
    fitting = [question for question in made if len(question.text) <= room]
    if not fitting:
        return brief
    question = fitting[brief.take % len(fitting)]
    return replace(brief, about=question.text, lead=question.facts[0])


def supports(body: str, brief: Brief) -> list[Support]:
    """The sentences that quote a fact's title or say it to them, each with the facts it leans on."""
    from assistant.facts.sentences import sentences

    told = {fact.id: retell(fact.text, brief.person.first_name) for fact in brief.facts}
    said = {number: text.removeprefix("you ").removeprefix("we ") for number, text in told.items()}
    found = []
    for start, end in sentences(body):
        sentence = body[start:end].casefold()
        facts = tuple(
            fact.id
            for fact in brief.facts
            if (fact.title and fact.title.casefold() in sentence)
            or (said[fact.id] and said[fact.id].casefold() in sentence)
        )
        if facts:
            found.append(Support(start, end, facts))
    return found


def unused(brief: Brief, kind: Kind, support: tuple[Support, ...]) -> Iterator[str]:
    """What was given and does not stand in the message, a sentence each."""
    from assistant.drafting.about import read_about

    if not kind.questions and read_about(brief.about).sort in ("question", "clause"):
        yield f"{kind.label} asks nothing, so what you want to ask stays out of it."
    if brief.facts and not support and {"question", "occasion"} & set(kind.needs):
        ids = ", ".join(f"f{fact.id}" for fact in brief.facts)
        yield f"None of the chosen facts ({ids}) fits into this template; a model, or your own words, can use them."


def _says(word: str, text: str) -> bool:
    return bool(word) and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None
