"""What a new message begins with: kind and channel, from what was used before and what suits."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from assistant.drafting.channels import find_channel
from assistant.errors import Refused

if TYPE_CHECKING:
    from assistant.drafting.channels import Channel
    from assistant.drafting.draft import Draft
    from assistant.drafting.kind_files import KindFiles
    from assistant.drafting.kinds import Kind
    from assistant.people.person import Person

USUAL_KIND, USUAL_CHANNEL = "question", "linkedin-message"

_OF_ONE_PERSON = frozenset({"thanks", "follow-up", "update", "ask-again"})
"""Kinds that answer something that happened with one person: the next person has had no part in it, and once it is
sent there is nothing left to answer.
"""


def preset(
    person: Person,
    last: Draft | None,
    kinds: KindFiles,
    channels: dict[str, Channel],
    kind: str,
    channel: str,
    not_now: Container[str] = (),
) -> tuple[str, str]:
    """Kind and channel: what is given stays, the other follows it; ``last`` is the draft before this one.

    Everything that is proposed exists and suits: a kind that was taken away is not proposed, nor is one that is
    ``not_now`` to be written to this person, unless there is no other.
    Raises Refused for an unknown one, or when no kind can be used at all.
    """
    its_kind = (
        kinds.get(kind)
        if kind
        else _kind(_carried(person, last), kinds, find_channel(dict(channels), channel) if channel else None, not_now)
    )
    if channel:
        return its_kind.id, find_channel(dict(channels), channel).id
    wishes = [
        *([last.channel] if last and last.person_id == person.id else []),
        *person.handles,
        *(["email"] if person.emails else []),
        *([last.channel] if last else []),
        USUAL_CHANNEL,
        *channels,
    ]
    return its_kind.id, next(wish for wish in wishes if wish in channels and its_kind.suits(channels[wish]))


def _carried(person: Person, last: Draft | None) -> str:
    """The kind of the draft before this one, where it may do for this person as well."""
    if last is None or (last.kind in _OF_ONE_PERSON and (last.person_id != person.id or last.state == "sent")):
        return ""
    return last.kind


def _kind(carried: str, kinds: KindFiles, channel: Channel | None, not_now: Container[str]) -> Kind:
    known = {kind.id: kind for kind in kinds.all()}
    names = [name for name in (carried, USUAL_KIND, *known) if name in known]
    # Those that answer something come last: nothing says that there is anything to answer.
    names.sort(key=lambda name: name != carried and name in _OF_ONE_PERSON)
    names = [name for name in names if name not in not_now] or names
    if channel is not None:
        names = [name for name in names if known[name].suits(channel)] or names
    if not names:
        problems = "; ".join(str(problem) for problem in kinds.problems())
        raise Refused(f"No kind of message can be used: {problems}.")
    return known[names[0]]
