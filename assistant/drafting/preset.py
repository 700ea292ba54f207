"""What a new message begins with: kind and channel, from what was used before and what suits."""

from __future__ import annotations

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


def preset(
    person: Person, last: Draft | None, kinds: KindFiles, channels: dict[str, Channel], kind: str, channel: str
) -> tuple[str, str]:
    """Kind and channel: what is given stays, the other follows it; ``last`` is the draft before this one.

    Everything that is proposed exists and suits: a kind that was taken away is not proposed.
    Raises Refused for an unknown one, or when no kind can be used at all.
    """
    its_kind = (
        kinds.get(kind) if kind else _kind(last, kinds, find_channel(dict(channels), channel) if channel else None)
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


def _kind(last: Draft | None, kinds: KindFiles, channel: Channel | None) -> Kind:
    known = {kind.id: kind for kind in kinds.all()}
    names = [name for name in (*([last.kind] if last else []), USUAL_KIND, *known) if name in known]
    if channel is not None:
        names = [name for name in names if known[name].suits(channel)] or names
    if not names:
        problems = "; ".join(str(problem) for problem in kinds.problems())
        raise Refused(f"No kind of message can be used: {problems}.")
    return known[names[0]]
