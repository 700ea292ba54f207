"""A message after a meeting speaks of that meeting alone, and of none that never was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.draft import Brief, Past
from assistant.drafting.template_writer import TemplateWriter
from assistant.errors import Missing
from assistant.people.person import Person
from assistant.rhythm.event import Event
from assistant.rhythm.past import past_of
from assistant.settings.paths import Home
from assistant.settings.schema import Coach, Me
from assistant.workspace import Workspace

WORDS = st.sampled_from(
    ["his old loom", "Talked about queues", "the update protocol", "She grows pears", "Tiles", "coffee"]
)
MEETINGS = st.lists(
    st.tuples(st.sampled_from(["met", "talked", "replied"]), WORDS | st.just(""), st.booleans()), max_size=5
)


def brief(past: Past, about: str = "", channel: str = "email", take: int = 0) -> Brief:
    return Brief(Me(name="Ada Brandt"), Person("Vig Tall", id=1), (), "follow-up", channel, about, take=take, past=past)


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> TemplateWriter:
    workspace = Workspace.open(Home(tmp_path_factory.mktemp("home") / "home"))
    made = TemplateWriter(workspace.kinds, workspace.channels, Coach())
    workspace.close()
    return made


def subject_of(note: str) -> str:
    """The word that tells what a note is about."""
    return note.split()[-1]


@given(older=MEETINGS, latest=st.sampled_from(["", "", "Paper boats"]), private=st.booleans(), take=st.integers(0, 3))
def test_a_note_older_than_the_latest_meeting_never_stands_in_it(
    writer: TemplateWriter, older: list[tuple[str, str, bool]], latest: str, private: bool, take: int
) -> None:
    """Whatever happened before, with or without notes: only the latest meeting's own, not private note is spoken of."""
    start = date(2026, 1, 1)
    events = [
        Event(1, kind, (start + timedelta(number)).isoformat(), id=number + 1, note=note, private=hidden)  # type: ignore[arg-type]
        for number, (kind, note, hidden) in enumerate(older)
    ]
    events.append(Event(1, "met", "2026-03-01", id=99, note=latest, private=private))
    past = past_of(reversed(events))
    for channel in ("email", "x-dm", "linkedin-note"):
        plain = brief(past, channel=channel, take=take)
        if not latest or private:
            assert writer.missing(plain) == ["meeting"]
        texts = [writer.write(replace(plain, about="how the kiln works")).body]
        if latest and not private:
            texts.append(writer.write(plain).body)
            assert "aper boats" in texts[-1]
        for text in texts:
            assert not any(subject_of(note) in text for _, note, _ in older if note)
            assert "aper boats" not in text or not private


def test_a_meeting_that_never_was_is_not_written_about(writer: TemplateWriter) -> None:
    """Whatever is typed: nothing that is typed makes two people meet."""
    with pytest.raises(
        Missing, match=r"still needs a meeting or a talk that is noted .outreach log PERSON met"
    ) as refusal:
        writer.write(brief(Past(), "how the looms work"))
    assert refusal.value.needs == ["met"]


def test_nor_is_a_model_asked_to(tmp_path: Path) -> None:
    workspace = Workspace.open(Home(tmp_path / "home"))
    person = workspace.people.add(Person("Vig Tall"))
    with pytest.raises(Missing, match="a meeting or a talk that is noted"):
        workspace.prompt(workspace.brief(person, "follow-up", "x-dm", "how the looms work"), "some-model")
    workspace.log(person, "talked", date.today())
    workspace.prompt(workspace.brief(person, "follow-up", "x-dm", "how the looms work"), "some-model")
    workspace.close()


@pytest.mark.parametrize("note", ["coffee", "a b c", "hi", "Looms", "Talked about looms"])
def test_its_own_true_line_stands_before_the_coach(tmp_path: Path, note: str) -> None:
    """The meeting is on record, so that the two talked is no invention, however short its note."""
    from assistant.drafting.draft import Draft

    workspace = Workspace.open(Home(tmp_path / "home"))
    person = workspace.people.add(Person("Vig Tall"))
    workspace.log(person, "met", date.today(), note=note)
    writer = TemplateWriter(workspace.kinds, workspace.channels, Coach())
    for take in range(4):
        made = replace(workspace.brief(person, "follow-up", "x-dm"), me=Me(name="Ada Brandt"), take=take)
        body = writer.write(made).body
        draft = Draft(person.id, "follow-up", "x-dm", body=body, complete=True)
        assert [one.text for one in workspace.review(draft).findings if one.check == "unsupported"] == []
    workspace.close()
