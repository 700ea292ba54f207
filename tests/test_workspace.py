"""Use cases that both fronts share."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from assistant.drafting.draft import Draft, Tie
from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.settings.paths import Home
from assistant.workspace import Workspace


def test_a_sent_draft_stays_sent_and_is_noted_once(tmp_path: Path) -> None:
    workspace = Workspace.open(Home(tmp_path / "home"))
    try:
        mara = workspace.people.add(Person("Mara Lindqvist"))
        draft = workspace.drafts.add(Draft(mara.id, "question", "x-dm", body="Hi Mara?", complete=True))
        workspace.sent(draft, date.today())
        touched = workspace.edit(workspace.drafts.get(draft.id), "", "Hi Mara, again?")
        assert (touched.state, touched.body) == ("sent", "Hi Mara, again?")
        with pytest.raises(Refused, match="already noted as sent"):
            workspace.sent(touched, date.today())
        assert [event.kind for event in workspace.events.of(mara.id)] == ["sent"]
    finally:
        workspace.close()


def test_a_sentence_is_tied_to_facts_of_theirs_that_are_not_private(tmp_path: Path) -> None:
    with closing(Workspace.open(Home(tmp_path))) as opened:
        mara = opened.people.add(Person(name="Mara Lindqvist"))
        other = opened.people.add(Person(name="Nils Aaberg"))
        mine = opened.facts.add(Fact(mara.id, "Keeps a rig", status="proposed"))
        private = opened.facts.add(Fact(mara.id, "Has a newborn", private=True))
        theirs = opened.facts.add(Fact(other.id, "Keeps bees"))
        draft = opened.drafts.add(Draft(mara.id, "question", "x-dm", body="You keep a rig. Why?", complete=True))
        for fact, why in ((private, "is private"), (theirs, "not about the person")):
            with pytest.raises(Refused, match=why):
                opened.tie(draft, "You keep a rig.", fact.id)
        tied = opened.tie(draft, "You keep\na rig.", mine.id)
        assert opened.facts.get(mine.id).status == "approved"
        assert opened.drafts.get(draft.id).ties == (Tie("You keep a rig.", (mine.id,)),)
        again = opened.tie(tied, "You keep a rig.", None)
        assert again.ties == (Tie("You keep a rig."),)
        assert opened.untie(again, "You keep a rig.").ties == () == opened.drafts.get(draft.id).ties
