"""Handing over by other ways than the clipboard: the list, what each says, and what is held back."""

from __future__ import annotations

import time
from email import message_from_bytes, policy

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from assistant.handoff import mail_program
from assistant.workspace import Workspace
from tests.tui import support
from tests.tui.support import by_email, editor, home, mara, space, stored, to_draft, until

PROPOSED = "\n\nHow about a call of twenty minutes next Wednesday at 17:00 your time?"


@pytest.fixture
def links(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A mail program that takes everything; the links it was given."""
    taken: list[str] = []

    def take(link: str) -> bool:
        taken.append(link)
        return True

    monkeypatch.setattr(mail_program, "open_link", take)
    return taken


async def choose(pilot: Pilot[None], way: str, key: str = "g") -> None:
    """Open the list and take one of its ways."""
    await pilot.press(key)
    await until(pilot, "Mail program", "E-mail file", "Calendar file")
    choices = pilot.app.screen.query_one(OptionList)
    choices.highlighted = choices.get_option_index(way)
    await pilot.press("enter")


def spoil(pilot: Pilot[None]) -> None:
    """Something that the coach holds back, typed by hand."""
    editor(pilot).insert(" Write to eve@elsewhere.example")


async def test_an_email_file_is_saved_and_s_is_offered_but_nothing_is_sent() -> None:
    async with support.app(fill=by_email) as pilot:
        await to_draft(pilot)
        await choose(pilot, "eml")
        await until(pilot, "Saved as an unsent message in", "s when you have sent it.", "s Sent")
        draft = stored(pilot)
        path = home().outbox / f"message-d{draft.id}.eml"
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
        assert message["X-Unsent"] == "1" and message["Subject"] == draft.subject
        assert message["To"].addresses[0].addr_spec == "mara@ferrite.example"
        assert draft.state == "copied"
        assert not space(pilot).events.of(draft.person_id)
        await pilot.press("s")
        await until(pilot, "Noted as sent today.")
        assert [event.kind for event in space(pilot).events.of(draft.person_id)] == ["sent"]


async def test_the_mail_program_is_given_a_link_and_nothing_says_sent(links: list[str]) -> None:
    async with support.app(fill=by_email) as pilot:
        await to_draft(pilot)
        await choose(pilot, "mail")
        await until(pilot, "Handed to your mail program, which does not confirm", "s Sent")
        (link,) = links
        assert link.startswith("mailto:mara@ferrite.example?subject=")
        assert stored(pilot).state == "copied" and not space(pilot).events.of(stored(pilot).person_id)
        assert not list(home().outbox.glob("*"))


async def test_without_a_mail_program_it_is_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_program, "open_link", lambda link: False)
    async with support.app(fill=by_email) as pilot:
        await to_draft(pilot)
        await choose(pilot, "mail")
        await until(pilot, "No mail program was found here", "message-d1.eml", "s Sent")
        assert (home().outbox / "message-d1.eml").exists()


async def test_the_clipboard_stands_in_the_list_too() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        await choose(pilot, "clipboard")
        await until(pilot, "Saved in", "s Sent")
        assert support.copied_files() == [stored(pilot).body]


async def test_somebody_without_an_address_cannot_be_written_to_by_mail() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        await pilot.press("g")
        await until(pilot, "no e-mail address; F2 on Mara among the people adds one")
        choices = pilot.app.screen.query_one(OptionList)
        barred = {option.id for option in choices.options if option.disabled}
        assert barred == {"mail", "eml"}


async def test_the_meeting_that_it_proposes_is_saved_and_the_message_has_not_left() -> None:
    async with support.app(fill=lambda to: mara(to, timezone="Europe/Oslo")) as pilot:
        await to_draft(pilot)
        await pilot.press("e")
        editor(pilot).insert(PROPOSED)
        await pilot.press("escape")
        await choose(pilot, "ics")
        await until(pilot, "17:00–17:20 in Europe/Oslo", "a tentative entry that invites nobody")
        assert "s when you have sent it" not in support.words(pilot)
        assert b"STATUS:TENTATIVE" in (home().outbox / "proposal-d1.ics").read_bytes()
        assert stored(pilot).state == "drafted"


async def test_a_message_without_a_proposal_says_what_to_write() -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        await choose(pilot, "ics")
        await until(pilot, "proposes no day and time", "next Wednesday at 17:00 your time")
        assert not list(home().outbox.glob("*.ics"))


def in_oslo(to: Workspace) -> None:
    mara(to, handles={}, emails=("mara@ferrite.example",), timezone="Europe/Oslo")


@pytest.mark.parametrize(("way", "done"), [("eml", "Saved as"), ("mail", "Handed to"), ("ics", "a tentative entry")])
async def test_what_is_held_back_goes_with_the_other_key_and_that_is_recorded(
    way: str, done: str, links: list[str]
) -> None:
    async with support.app(fill=in_oslo) as pilot:
        await to_draft(pilot)
        await pilot.press("e")
        editor(pilot).insert(PROPOSED)
        spoil(pilot)
        await pilot.press("escape")
        await until(pilot, "foreign-contact")
        await choose(pilot, way)
        await until(pilot, "Not ", "G hands it over all the same.")
        assert stored(pilot).state == "drafted" and not links and not list(home().outbox.glob("*"))
        await choose(pilot, way, "G")
        await until(pilot, done)
        assert stored(pilot).forced == "foreign-contact"


async def test_the_clipboard_by_force(links: list[str]) -> None:
    async with support.app() as pilot:
        await to_draft(pilot)
        await pilot.press("e")
        spoil(pilot)
        await pilot.press("escape")
        await until(pilot, "foreign-contact")
        await choose(pilot, "clipboard", "G")
        await until(pilot, "Saved in")
        assert stored(pilot).forced == "foreign-contact"


async def test_what_is_typed_meanwhile_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    async with support.app(fill=by_email) as pilot:
        screen = await to_draft(pilot)

        def type_more() -> None:
            editor(pilot).insert("!")
            screen._save()

        def slowly(link: str) -> bool:
            pilot.app.call_from_thread(type_more)
            time.sleep(1.0)  # by then everything that saves by itself has
            return True

        monkeypatch.setattr(mail_program, "open_link", slowly)
        await choose(pilot, "mail")
        await until(pilot, "Handed to your mail program")
        assert "!" in editor(pilot).text
        assert stored(pilot).body == editor(pilot).text


async def test_it_fits_on_a_small_screen() -> None:
    async with support.app(fill=in_oslo, size=(80, 24)) as pilot:
        await to_draft(pilot)
        await pilot.press("g")
        await until(pilot, "Hand over", "an unsent message to mara@ferrite.example, saved as .eml", "Enter Choose")
