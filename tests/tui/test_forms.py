"""Forms: nothing typed is lost, what is wrong is said in a sentence, and each field can be reached."""

from __future__ import annotations

import stat

import pytest
from textual.pilot import Pilot

from assistant.people.person import Person
from assistant.settings.config import load_config
from assistant.settings.schema import Config, Me
from assistant.tui.screens.compose import ComposeScreen
from assistant.tui.screens.form import FormScreen
from assistant.workspace import Workspace
from tests.tui import support
from tests.tui.support import CONFIG, editor, field, gone, mara, met, space, to_compose, typed, until


async def to_person_form(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+n")
    await until(pilot, "Add a person")


async def test_the_name_is_enough() -> None:
    async with support.app() as pilot:
        await to_person_form(pilot)
        await typed(pilot, "Ines")
        await pilot.press("enter")
        await until(pilot, "To Ines")
        assert isinstance(pilot.app.screen, ComposeScreen)
        assert space(pilot).people.get(2) == space(pilot).people.find("ines")


async def test_everything_about_a_person() -> None:
    wanted = {
        "name": "Ines Ferreira", "role": "Cartographer", "company": "Tilework", "city": "Porto",
        "emails": "ines@tile.example, i@f.example", "handles": "x-dm=@ines, mastodon=@ines@host.example",
        "links": "https://ines.example", "closeness": "Acquaintance", "language": "pt",
        "timezone": "Europe/Lisbon", "can_refer": "yes", "tags": "maps, tiles",
        "fact": "gave the talk “Slow maps” in Porto",
    }  # fmt: skip
    async with support.app() as pilot:
        await to_person_form(pilot)
        for name, value in wanted.items():
            field(pilot, name).value = value
        await pilot.press("enter")
        await until(pilot, "To Ines Ferreira Cartographer, Tilework, Porto")
        person = space(pilot).people.find("ines")
        assert person.emails == ("ines@tile.example", "i@f.example")
        assert person.handles == {"x-dm": "@ines", "mastodon": "@ines@host.example"}
        assert (person.closeness, person.can_refer, person.tags) == ("acquaintance", True, ("maps", "tiles"))
        (fact,) = space(pilot).facts.of(person.id)
        assert (fact.title, fact.kind, fact.usable) == ("Slow maps", "talk", True)


async def test_esc_keeps_what_was_typed_for_next_time() -> None:
    async with support.app() as pilot:
        await to_person_form(pilot)
        await typed(pilot, "Ines")
        await pilot.press("down", "down")
        await typed(pilot, "Maps")
        await pilot.press("escape")
        await gone(pilot, "Add a person")
        assert space(pilot).people.count() == 1
        await to_person_form(pilot)
        assert (field(pilot, "name").value, field(pilot, "role").value) == ("Ines", "Maps")
        await pilot.press("enter")
        await until(pilot, "To Ines")
        await pilot.press("escape")
        await until(pilot, "2 people")
        await to_person_form(pilot)
        assert field(pilot, "name").value == ""


async def test_forms_of_two_people_do_not_mix() -> None:
    def two(to: Workspace) -> None:
        to.people.add(Person("Ada One"))
        to.people.add(Person("Bea Two"))

    async with support.app(fill=two) as pilot:
        await pilot.press("f2")
        await until(pilot, "Say in hiring")
        field(pilot, "city").value = "Porto"
        await pilot.press("escape")
        await gone(pilot, "Say in hiring")
        await pilot.press("down", "f2")
        await until(pilot, "Say in hiring")
        assert (field(pilot, "name").value, field(pilot, "city").value) == ("Bea Two", "")
        await pilot.press("escape")
        await gone(pilot, "Say in hiring")
        await pilot.press("up", "f2")
        await until(pilot, "Say in hiring")
        assert (field(pilot, "name").value, field(pilot, "city").value) == ("Ada One", "Porto")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("name", " ", "name"),
        ("emails", "not an address", "not an address"),
        ("handles", "@ines", "Handles are channel=handle, such as x-dm=@mara; '@ines' is not."),
        ("handles", "x-dmm=@ines", "did you mean"),
        ("closeness", "chum", "Closeness is one of stranger, acquaintance, colleague, friend."),
        ("timezone", "Europe/Osloo", "Europe/Osloo"),
        ("language", "portuguese!", "portuguese!"),
        ("can_refer", "perhaps", "A say in hiring is yes, no, or empty"),
    ],
)
async def test_a_wrong_value_is_said_and_loses_nothing(name: str, value: str, said: str) -> None:
    async with support.app(size=(80, 24)) as pilot:
        await to_person_form(pilot)
        field(pilot, "name").value = "Ines Ferreira"
        field(pilot, "city").value = "Porto"
        field(pilot, name).value = value
        await pilot.press("enter")
        await until(pilot, said)
        sentence = str(pilot.app.screen.query_one("#problem").render())
        assert sentence.endswith((".", "?")) and "\n" not in sentence
        assert field(pilot, name).value == value and field(pilot, "city").value == "Porto"
        assert space(pilot).people.count() == 1
        field(pilot, name).value = "Ines" if name == "name" else ""
        await pilot.press("enter")
        await until(pilot, "To Ines")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("text", "", "fact"),
        ("kind", "gossip", "The kind is one of launch, essay"),
        ("date", "2026-13", "2026-13"),
        ("private", "maybe", "Private is yes, or empty."),
    ],
)
async def test_a_wrong_fact_is_said_and_loses_nothing(name: str, value: str, said: str) -> None:
    async with support.app(size=(80, 24)) as pilot:
        await pilot.press("f3")
        await until(pilot, "What you know about")
        await pilot.press("a")
        await until(pilot, "What do you know?")
        field(pilot, "text").value = "wrote “Slow maps”"
        field(pilot, "source").value = "https://ines.example"
        field(pilot, name).value = value
        await pilot.press("enter")
        await until(pilot, said)
        assert field(pilot, name).value == value and field(pilot, "source").value == "https://ines.example"
        assert len(space(pilot).facts.of(1)) == 3


async def test_changing_a_person() -> None:
    async with support.app() as pilot:
        await pilot.press("f2")
        await until(pilot, "Say in hiring")
        assert field(pilot, "handles").value == "x-dm=@mara"
        field(pilot, "company").value = "Tilework"
        await pilot.press("enter")
        await until(pilot, "Engineer, Tilework")
        person = space(pilot).people.get(1)
        assert (person.company, person.handles, person.role) == ("Tilework", {"x-dm": "@mara"}, "Engineer")


async def test_tab_and_the_arrows_go_through_every_field_of_a_small_window() -> None:
    async with support.app(size=(80, 24)) as pilot:
        await to_person_form(pilot)
        form = pilot.app.screen
        assert isinstance(form, FormScreen)
        names = [one.id for one in form.form_fields]
        for key, back in (("down", "up"), ("tab", "shift+tab")):
            for name in names:
                assert pilot.app.focused is field(pilot, name)
                await pilot.pause()
                in_view(pilot, name)
                await pilot.press(key)
            for name in reversed(names):
                await pilot.press(back)
                assert pilot.app.focused is field(pilot, name)
                await pilot.pause()
                in_view(pilot, name)


def in_view(pilot: Pilot[None], name: str) -> None:
    """The field stands on the screen, within the box that scrolls and above the footer."""
    region = field(pilot, name).region
    box = pilot.app.screen.query_one("VerticalScroll")
    assert box.content_region.contains_region(region), name
    assert region.bottom <= pilot.app.screen.query_one("KeyFooter").region.y


async def test_what_an_email_needs_is_asked_for_once_and_kept() -> None:
    def by_email(to: Workspace) -> None:
        mara(to, handles={}, emails=("mara@ferrite.example",))

    nameless = Config(appearance=CONFIG.appearance, clipboard=CONFIG.clipboard)
    async with support.app(nameless, fill=by_email) as pilot:
        await to_compose(pilot)
        await typed(pilot, "why?")
        await pilot.press("enter")
        await until(pilot, "One more thing", "Your name")
        await pilot.press("enter")
        await until(pilot, "Without it the message would have a hole.")
        await typed(pilot, "Kim")
        await pilot.press("enter")
        await until(pilot, "Drafted.")
        assert editor(pilot).text.rstrip().endswith("Kim")
        assert "Why?" in editor(pilot).text
    assert load_config(support.home().config).me.name == "Kim"


async def test_esc_from_what_is_needed_goes_back_to_the_question() -> None:
    def by_email(to: Workspace) -> None:
        mara(to, handles={}, emails=("mara@ferrite.example",))

    nameless = Config(appearance=CONFIG.appearance, clipboard=CONFIG.clipboard)
    async with support.app(nameless, fill=by_email) as pilot:
        screen = await to_compose(pilot)
        await typed(pilot, "why?")
        await pilot.press("enter")
        await until(pilot, "One more thing")
        await pilot.press("escape")
        await until(pilot, "To Mara Lindqvist")
        assert screen.desk.about == "why?" and "why?" in support.words(pilot)
        assert not screen.writing


async def test_the_welcome_can_be_skipped_and_does_not_come_again() -> None:
    async with support.app(None, fill=lambda _: None, welcome=True, size=(80, 24)) as pilot:
        await until(pilot, "Welcome to outreach", "It never sends anything.")
        await pilot.press("enter")
        await until(pilot, "Nobody here yet.")
        config = support.home().config
        assert stat.S_IMODE(config.stat().st_mode) == 0o600
        assert load_config(config) == Config()
        await typed(pilot, "Ines")
        await until(pilot, "Nobody called “Ines”. Enter adds them.")
        await pilot.press("enter")
        await until(pilot, "Add a person")
        assert field(pilot, "name").value == "Ines"
        await pilot.press("down")
        field(pilot, "fact").value = "wrote “Slow maps”, on rendering tiles"
        await pilot.press("enter")
        await until(pilot, "To Ines")
        await pilot.press("enter")
        await until(pilot, "Drafted.")
        assert "Slow maps" in editor(pilot).text


async def test_the_welcome_keeps_what_is_answered() -> None:
    async with support.app(None, fill=lambda _: None, welcome=True) as pilot:
        await until(pilot, "Welcome to outreach")
        field(pilot, "name").value = "Kim Vale"
        field(pilot, "base_url").value = "localhost:11434/v1"
        await pilot.press("enter")
        await met(pilot, lambda: pilot.app.screen.has_class("-wrong"), "what is wrong")
        assert field(pilot, "name").value == "Kim Vale"
        field(pilot, "base_url").value = "http://localhost:11434/v1"
        field(pilot, "model").value = "sample-model"
        await pilot.press("enter")
        await until(pilot, "Nobody here yet.")
        assert space(pilot).config.me == Me(name="Kim Vale")
        assert space(pilot).has_model
