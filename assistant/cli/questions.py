"""``questions``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.front import Front, command
from assistant.cli.output import counted, put, put_json, say
from assistant.drafting.figures import usage_line
from assistant.errors import NeedsConsent, NoAnswer, Refused

if TYPE_CHECKING:
    from assistant.drafting.asking import Asking
    from assistant.drafting.questions import Question
    from assistant.people.person import Person


@command(
    "questions",
    examples="""outreach questions mara
outreach questions mara --about "power failures" --offline
outreach questions mara -m llama3.3 --json""",
)
@click.argument("person")
@click.option("--about", default="", metavar="TEXT", help="A topic; questions near it come first.")
@click.option("--offline", is_flag=True, help="Find them without a model, even when one is set.")
@click.option("-m", "--model", default="", metavar="MODEL", help="Another model than the one that is set.")
@click.option("--consent", is_flag=True, help="Agree, now and for this endpoint, that facts are sent to it.")
def questions_command(front: Front, person: str, about: str, offline: bool, model: str, consent: bool) -> None:
    """List specific questions worth asking somebody, each with the facts that it leans on.

    With a model it is asked for them, else they are made from what you know. Nothing is sent to the person.
    Exit code 1 when a model's list was cut off; what came of it is printed.
    """
    if offline and model:
        raise click.UsageError("--offline does without a model, so leave out either it or -m.")
    workspace = front.workspace
    somebody = workspace.people.find(person)
    offline = offline or not (model or workspace.has_model)
    notes: list[str] = []
    if offline:
        questions, whole = workspace.questions(somebody, about).offline(), True
    else:
        asking = _with_model(front, somebody, about, model, consent=consent)
        questions, notes, whole = _asked(front, asking)
    if front.json:
        put_json([_record(question) for question in questions])
    else:
        put("\n".join(_line(number, question) for number, question in enumerate(questions, 1)))
    for note in notes:
        say(note)
    if offline and somebody.language and not somebody.language.lower().startswith("en"):
        say(f"They are in English; {somebody.first_name} is written to in '{somebody.language}'.")
    if not whole:
        raise Refused("The list was cut off; ask again, or --offline makes one without the model.")
    say(f"{counted(len(questions), 'question')}. Next: outreach draft p{somebody.id} --about 'one of them'")


def _with_model(front: Front, person: Person, about: str, model: str, *, consent: bool) -> Asking:
    """Raises Refused, saying how to agree, when nobody has agreed to what leaves."""
    workspace = front.workspace
    try:
        asking = workspace.questions(person, about, model=model, consent=consent)
    except NeedsConsent as refusal:
        raise Refused(
            f"{refusal}; it would be the facts that 'outreach facts p{person.id}' lists, private ones never. "
            "'outreach setup' asks you, or --consent, given once, agrees for this endpoint. --offline does without."
        ) from None
    endpoint = workspace.endpoint(model)
    if consent and endpoint.objection is not None:
        endpoint.agree(date.today())
        say(f"Noted: facts and drafts may be sent to {endpoint.address}. 'outreach setup' takes it back.")
    return asking


def _asked(front: Front, asking: Asking) -> tuple[list[Question], list[str], bool]:
    """What came of a model, with what is to be said about it, and whether its list is whole."""
    from assistant.cli.writing import write

    assert asking.pen is not None
    try:
        write(asking.pen)
    except NoAnswer as refusal:
        raise Refused(f"{refusal} --offline makes some without the model.") from None
    finally:
        front.workspace.spending.add(asking.pen.written())
    written = asking.pen.written()
    questions, notes = asking.finished()
    if written.usage:
        notes.append(usage_line(written.usage, asking.pen.pace))
    return questions, notes, written.complete


def _line(number: int, question: Question) -> str:
    facts = ", ".join(f"f{fact}" for fact in question.facts)
    return f"{number}. {question.text}" + (f" ({facts})" if facts else "")


def _record(question: Question) -> dict[str, Any]:
    return {"text": question.text, "facts": [f"f{fact}" for fact in question.facts], "sort": question.sort}
