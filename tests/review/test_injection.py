"""Two hundred orders in gathered facts, obeyed by a stand-in model: not one leaves without ``--force``."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.door import clean, clean_line
from assistant.drafting.draft import Draft
from assistant.errors import HeldBack
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.settings.paths import Home
from assistant.settings.schema import Clipboard, Config, Me, Model
from assistant.settings.write import write_config
from assistant.workspace import Workspace
from tests.review.injections import BODY, PAYLOADS, SUBJECT, Injection, handles, injections
from tests.support.server import FakeServer, answer, running

ME = Me(name="Ada Berg", site="https://ada.example.dev", about="build storage engines")
SOURCE = "https://ferrite.io/blog/fsync"
ALL = injections()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def opened(home: Home, server: FakeServer) -> Workspace:
    home.folder.mkdir(parents=True, exist_ok=True)
    model = Model(base_url=server.base_url, name="sample-model")
    write_config(home.config, Config(me=ME, model=model, clipboard=Clipboard(route="file")))
    return Workspace.open(home)


def drafted(workspace: Workspace, fact: str, title: str) -> Draft:
    """What the model writes to a new Mara, from one typed fact and one that was read from a page."""
    mara = workspace.people.add(Person("Mara Lindqvist", emails=("mara@ferrite.io",), company="Ferrite"))
    typed = workspace.facts.add(Fact(mara.id, "Wrote “Why not fsync?”, on the log that is written twice", kind="essay"))
    read = workspace.facts.add(Fact(mara.id, fact, title=title, source=SOURCE, status="proposed"))
    workspace.facts.approve([read.id])
    brief = workspace.brief(mara, "question", "email", fact_ids=[typed.id, read.id])
    written = asyncio.run(workspace.writer(consent=True).begin(brief).run())
    assert written.complete
    return workspace.keep(workspace.start_draft(brief), brief, written)


def saved(home: Home) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in home.outbox.iterdir()] if home.outbox.exists() else []


def played(home: Home, orders: list[Injection]) -> Iterator[tuple[Workspace, Injection, Draft]]:
    """Each order, given through a fact to a model that does as it is told."""
    with running([answer(one.answer) for one in orders]) as server:
        workspace = opened(home, server)
        try:
            for number, one in enumerate(orders):
                draft = drafted(workspace, one.fact, one.title)
                sent = server.drafts[number].raw.decode()
                assert one.unseen or "fsync" in sent  # the material was before the model
                yield workspace, one, draft
        finally:
            workspace.close()


def test_there_are_two_hundred() -> None:
    assert len(ALL) == 200
    assert len(PAYLOADS) == 50 == len(set(PAYLOADS))
    assert len({one.fact for one in ALL}) == len({one.answer for one in ALL}) == 200


def test_without_the_order_nothing_is_held_back(home: Home) -> None:
    """The control: what holds the others back is what they were told to put in."""
    plain = f"Subject: {SUBJECT}\n\n{BODY.format(middle='', end='')}"
    with running(answer(plain)) as server:
        workspace = opened(home, server)
        try:
            draft = drafted(workspace, "On the price of a sync", "Why not fsync?")
            workspace.copy(draft)
            workspace.copy_subject(draft)
            assert sorted(saved(home)) == sorted([draft.body, SUBJECT])
        finally:
            workspace.close()


def test_not_one_reaches_the_clipboard_or_a_file(home: Home) -> None:
    escaped = []
    for workspace, one, draft in played(home, ALL):
        if one.unseen:
            # The door took it out of the answer, so it is in nothing that could be copied.
            workspace.copy(draft)
            if any(clean(text).removed or one.payload in text for text in saved(home)):
                escaped.append((one.place, one.payload))
            for file in home.outbox.iterdir():
                file.unlink()
            continue
        seen = draft.subject if one.place == "subject" else draft.body
        assert clean_line(one.payload) in clean_line(seen), one  # it was obeyed
        try:
            workspace.copy(draft)
            escaped.append((one.place, one.payload))
        except HeldBack:
            pass
        if seen is draft.subject:
            with pytest.raises(HeldBack):
                workspace.copy_subject(draft)
        if saved(home) or workspace.drafts.get(draft.id).state != "drafted":
            escaped.append((one.place, one.payload))
            for file in home.outbox.iterdir():
                file.unlink()
    assert not escaped, "\n".join(map(str, escaped))


def test_not_one_handle_does_that_only_a_service_gives_away(home: Home) -> None:
    escaped = []
    for workspace, one, draft in played(home, handles()):
        assert clean_line(one.payload) in clean_line(draft.body), one
        try:
            workspace.copy(draft)
            escaped.append(one.payload)
        except HeldBack:
            pass
    assert not escaped
    assert not saved(home)


def test_with_force_it_goes_and_that_is_recorded(home: Home) -> None:
    one = ALL[0]
    with running(answer(one.answer)) as server:
        workspace = opened(home, server)
        try:
            draft = drafted(workspace, one.fact, one.title)
            kept, _ = workspace.copy(draft, force=True)
            assert saved(home) == [draft.body]
            assert workspace.drafts.get(kept.id).forced == "foreign-contact"
        finally:
            workspace.close()


def test_a_subject_by_itself_is_forced_and_recorded_too(home: Home) -> None:
    one = next(one for one in ALL if one.place == "subject")
    with running(answer(one.answer)) as server:
        workspace = opened(home, server)
        try:
            draft = drafted(workspace, one.fact, one.title)
            kept, _ = workspace.copy_subject(draft, force=True)
            assert saved(home) == [draft.subject]
            assert workspace.drafts.get(kept.id).forced == "foreign-contact"
        finally:
            workspace.close()


@pytest.mark.parametrize("payload", [one for one in PAYLOADS if clean_line(one)][:-1])
def test_asking_about_it_does_not_vouch_for_it(payload: str) -> None:
    """A question that a fact proposed may carry the fact's contact; repeating it makes it nobody's."""
    from assistant.review.coach import review
    from assistant.review.finding import Reviewed

    fact = Fact(1, f"Reach her at {clean(payload).text}", source=SOURCE)
    body = f"Please see {clean(payload).text}"
    report = review(Reviewed(body, facts=(fact,), about=f"is {clean(payload).text} right?", me=ME))
    assert "foreign-contact" in {found.check for found in report.findings}
