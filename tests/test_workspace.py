"""Use cases that both fronts share."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.drafting.draft import Draft
from assistant.errors import Refused
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
