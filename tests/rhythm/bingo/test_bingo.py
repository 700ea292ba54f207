"""Cards, what stands on them, the sheets they are printed on, and what the debrief keeps."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.door import clean_line
from assistant.errors import Refused
from assistant.facts.kind import kind_in
from assistant.people.person import Person
from assistant.rhythm.bingo.cards import FREE, make_cards, seed_of
from assistant.rhythm.bingo.debrief import Answer
from assistant.rhythm.bingo.deck import LONGEST, SORTS, Prompt, deck
from assistant.rhythm.bingo.sheet import Sheet, html, svg
from assistant.rhythm.event import EVENT_KINDS
from assistant.rhythm.lettering import width
from assistant.settings.paths import Home
from assistant.workspace import Workspace
from tests.rhythm.hostile import NAMES, TEXT, Page

NONE = Path("no-such-folder") / "bingo.toml"
SHIPPED = deck(NONE)
DAY = date(2026, 11, 20)


# --- The deck ----------------------------------------------------------------------------------------


def test_there_are_enough_prompts_and_no_two_are_alike() -> None:
    texts = [prompt.text for prompt in SHIPPED.prompts]
    assert len(texts) >= 60
    assert len({text.casefold() for text in texts}) == len(texts)
    assert {prompt.sort for prompt in SHIPPED.prompts} == set(SORTS)
    assert min(Counter(prompt.sort for prompt in SHIPPED.prompts).values()) >= 8
    for text in texts:
        assert len(text) <= 64 and text[0].isupper() and not text.endswith((".", "!")) and "—" not in text, text
        assert max(map(len, text.split())) <= 13, text  # a word fits a square of a narrow terminal
        assert clean_line(text) == text


def test_every_question_becomes_something_that_can_be_kept() -> None:
    assert {question.becomes for question in SHIPPED.questions} <= {"met", "fact", *EVENT_KINDS}
    assert [question.becomes for question in SHIPPED.questions].count("met") == 1
    assert len(SHIPPED.together) >= 3


def test_own_prompts_are_added_or_take_the_place(tmp_path: Path) -> None:
    own = tmp_path / "bingo.toml"
    own.write_text('[[prompt]]\ntext = "Hum  together"\nsort = "give"\n\n[[prompt]]\ntext = "SAY hello"\n')
    assert deck(own).prompts == (*SHIPPED.prompts, Prompt("Hum together", "give"), Prompt("SAY hello", "ask"))
    own.write_text(f"replace = true\n{own.read_text()}")
    assert deck(own).prompts == (Prompt("Hum together", "give"), Prompt("SAY hello", "ask"))
    own.write_text(f'[[prompt]]\ntext = "{SHIPPED.prompts[0].text.upper()}"\n')
    assert deck(own).prompts == SHIPPED.prompts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[prompt]\n", "cannot be read"),
        ("replace = 1\n", "right shape"),
        ("prompt = 3\n", "right shape"),
        ("prompts = []\n", "'prompts'"),
        ("[[prompt]]\n", "prompt 1: it needs a text"),
        ('[[prompt]]\ntext = "a"\n[[prompt]]\ntext = "b"\nsrot = "ask"\n', "prompt 2"),
        ('[[prompt]]\ntext = " "\n', "0 characters"),
        (f'[[prompt]]\ntext = "{"a" * (LONGEST + 1)}"\n', f"write 1 to {LONGEST}"),
        ('[[prompt]]\ntext = "a"\nsort = "shout"\n', "'shout' is no sort"),
    ],
)
def test_a_wrong_file_of_their_own_is_refused_with_the_place(tmp_path: Path, text: str, said: str) -> None:
    own = tmp_path / "bingo.toml"
    own.write_text(text)
    with pytest.raises(Refused, match=r"bingo\.toml") as refused:
        deck(own)
    assert said in str(refused.value) and str(refused.value).endswith(".")


def test_a_file_of_wrong_bytes_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "bingo.toml"
    own.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused, match="cannot be read"):
        deck(own)


# --- Cards -------------------------------------------------------------------------------------------


@given(st.sampled_from([3, 5]), st.integers(1, 30), st.integers(0, 10**9))
def test_no_card_has_a_square_twice_and_a_seed_makes_the_same_again(size: int, number: int, seed: int) -> None:
    cards = make_cards(SHIPPED.prompts, size, number, seed)
    assert [card.number for card in cards] == list(range(1, number + 1))
    known = {prompt.text for prompt in SHIPPED.prompts}
    for card in cards:
        assert len(card.squares) == len(set(card.squares)) == size * size
        assert set(card.squares) <= known | {FREE}
        assert [len(row) for row in card.rows] == [size] * size
        assert (card.squares[12] == FREE) if size == 5 else (FREE not in card.squares)
    assert make_cards(SHIPPED.prompts, size, number, seed) == cards
    assert make_cards(SHIPPED.prompts, size, 1, seed) == cards[:1]  # more cards change none


@settings(max_examples=40)
@given(st.lists(st.sampled_from(SORTS), min_size=9, max_size=60), st.integers(0, 1000))
def test_any_deck_that_is_large_enough_makes_cards(sorts: list[str], seed: int) -> None:
    prompts = [Prompt(f"Prompt {at}", sort) for at, sort in enumerate(sorts)]
    (card,) = make_cards(prompts, 3, 1, seed)
    assert len(set(card.squares)) == 9
    counted = Counter(prompt.sort for prompt in prompts if prompt.text in card.squares)
    there = Counter(sorts)
    for sort in there:  # nobody's turn is passed over while there is something left
        assert counted[sort] >= min(there[sort], 9 // len(there))


def test_seeds_and_cards_differ() -> None:
    cards = [card.squares for seed in range(50) for card in make_cards(SHIPPED.prompts, 3, 4, seed)]
    assert len(set(cards)) == 200


def test_a_card_is_the_same_in_every_python() -> None:
    (card,) = make_cards(SHIPPED.prompts, 3, 1, 7)
    assert card.squares[:3] == (
        "Notice what makes somebody's eyes light up",
        "Praise somebody's work while they are not there",
        "Say back what you heard, and ask if that is right",
    )


def test_too_few_prompts_are_refused() -> None:
    few = [Prompt(f"Prompt {at}", "ask") for at in range(23)]
    assert make_cards(few, 3, 1, 1)
    with pytest.raises(Refused, match=r"needs 24 prompts.*there are 23"):
        make_cards(few, 5, 1, 1)
    assert make_cards([*few, Prompt("One more", "give")], 5, 1, 1)


def test_an_event_has_a_seed_of_its_own_and_a_day_too() -> None:
    assert seed_of("Lagom Day", DAY) == seed_of("lagom day", date(2027, 1, 1)) != seed_of("Other Day", DAY)
    assert seed_of("", DAY) != seed_of("", date(2026, 11, 21))


# --- Sheets ------------------------------------------------------------------------------------------


def sheet(event: str, prompts: tuple[Prompt, ...] = SHIPPED.prompts, size: int = 5, number: int = 3) -> Sheet:
    return Sheet(make_cards(prompts, size, number, 7), SHIPPED, 7, event)


@pytest.mark.parametrize("size", [3, 5])
def test_a_sheet_has_every_square_and_the_questions(size: int) -> None:
    page = Page(html(sheet("Lagom Day", size=size)))
    squares = [square for card in sheet("Lagom Day", size=size).cards for square in card.squares]
    assert [text for text in page.texts if text in set(squares)] == squares
    assert page.texts.count("Lagom Day") == 4 and "Card 3 of 3, seed 7" in page.texts
    assert {question.ask for question in SHIPPED.questions} <= set(page.texts)
    assert "What will you try at the next event?" in page.texts


@settings(max_examples=60)
@given(TEXT, st.lists(TEXT.map(clean_line).filter(bool), min_size=9, max_size=9, unique=True))
def test_any_event_and_any_prompt_stay_text(event: str, texts: list[str]) -> None:
    made = sheet(clean_line(event), tuple(Prompt(text[:LONGEST], "ask") for text in texts), size=3, number=1)
    page = Page(html(made))
    assert page.tags <= set("html head meta title link style body section h1 p table tr td ul li".split())
    assert page.attributes <= {"lang", "charset", "http-equiv", "content", "name", "rel", "href", "class"}
    assert not page.comments
    root = ElementTree.fromstring(svg(made))
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "rect", "g", "text"}


def test_hostile_prompts_are_printed_whole() -> None:
    made = sheet(NAMES[0], tuple(Prompt(clean_line(name), "ask") for name in NAMES), size=3, number=1)
    page = Page(html(made))
    assert set(made.cards[0].squares) <= set(page.texts)
    assert NAMES[0] in page.texts


@pytest.mark.parametrize("size", [3, 5])
def test_letters_stay_in_their_squares(size: int) -> None:
    prompts = tuple(Prompt(f"{at} {'mmmm WWWW ' * 8}", "ask") for at in range(30))
    for made in (sheet("Lagom Day", size=size), sheet("x" * 200, prompts, size=size)):
        root = ElementTree.fromstring(svg(made))
        for group in root.iter("{http://www.w3.org/2000/svg}g"):
            squares = [
                [float(one.get(name, "")) for name in ("x", "y", "width")] for one in group if one.tag.endswith("rect")
            ]
            lines = [one for one in group if one.get("text-anchor") == "middle"]
            assert len(squares) == size * size and lines
            for line in lines:
                x, y, letters = (float(line.get(name, "")) for name in ("x", "y", "font-size"))
                half = width(line.text or "", letters) / 2
                assert any(
                    left <= x - half
                    and x + half <= left + side
                    and top <= y - letters
                    and y + letters * 0.3 <= top + side
                    for left, top, side in squares
                ), line.text


# --- The debrief -------------------------------------------------------------------------------------


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.open(Home(tmp_path))


def test_answers_become_a_meeting_facts_and_events(workspace: Workspace) -> None:
    teo = workspace.people.add(Person("Teo Marsh"))
    answers = [
        Answer("met", "Ferries and timetables"),
        Answer("fact", "Builds timetables for ferries"),
        Answer("fact", "Wrote “The last boat”"),
        Answer("asked-me", "The link to the paper"),
        Answer("introduced-me", "Mara Lindqvist"),
        Answer("helped-me", "  "),
    ]
    noted = workspace.debrief(teo, answers, DAY, event="Lagom Day")
    assert [(event.kind, event.date, event.note) for event in noted.events] == [
        ("met", "2026-11-20", "Ferries and timetables at Lagom Day."),
        ("asked-me", "2026-11-20", "The link to the paper"),
        ("introduced-me", "2026-11-20", "Put me in touch with Mara Lindqvist."),
    ]
    assert [(fact.kind, fact.title, fact.source, fact.status) for fact in noted.facts] == [
        (kind_in("Builds timetables for ferries"), "", "told me at Lagom Day", "approved"),
        ("essay", "The last boat", "told me at Lagom Day", "approved"),
    ]
    assert workspace.events.of(teo.id) == list(noted.events[::-1])
    assert len(workspace.facts.of(teo.id)) == 2
    assert not any(event.private for event in noted.events) and not any(fact.private for fact in noted.facts)


def test_what_they_told_is_what_the_map_and_the_next_message_read(workspace: Workspace) -> None:
    teo = workspace.people.add(Person("Teo Marsh"))
    mara = workspace.people.add(Person("Mara Lindqvist"))
    workspace.debrief(teo, [Answer("introduced-me", "Mara Lindqvist"), Answer("met", "The log format")], DAY)
    assert {(tie.source, tie.target, tie.sort) for tie in workspace.network().ties} == {
        (teo.id, mara.id, "knows"),
        (teo.id, 0, "introduction"),
    }
    brief = workspace.brief(teo, "follow-up", "x-dm")
    assert brief.past.talked == "The log format"
    assert brief.past.helped == "Put me in touch with Mara Lindqvist."


@pytest.mark.parametrize(
    ("told", "event", "note"),
    [
        ("", "", ""),
        ("", "Lagom Day", "At Lagom Day."),
        ("Ferries", "", "Ferries"),
        ("Ferries.", "Lagom Day", "Ferries at Lagom Day."),
        ("Ferries; he drew one", "Lagom Day", "Ferries; he drew one (Lagom Day)"),
    ],
)
def test_the_note_of_a_meeting(workspace: Workspace, told: str, event: str, note: str) -> None:
    teo = workspace.people.add(Person("Teo Marsh"))
    assert workspace.debrief(teo, [Answer("met", told)], DAY, event=event).events[0].note == note


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("Ada van der Berg.", "Put me in touch with Ada van der Berg."),
        ("Introduced me to Ada", "Introduced me to Ada"),
        ("林 美穂", "Put me in touch with 林 美穂."),
    ],
)
def test_a_name_becomes_a_sentence_and_a_sentence_stays(workspace: Workspace, said: str, note: str) -> None:
    teo = workspace.people.add(Person("Teo Marsh"))
    assert workspace.debrief(teo, [Answer("introduced-me", said)], DAY).events[1].note == note


def test_one_day_has_one_meeting_unless_there_is_more_to_tell(workspace: Workspace) -> None:
    teo = workspace.people.add(Person("Teo Marsh"))
    workspace.debrief(teo, [Answer("met", "Ferries")], DAY)
    assert workspace.debrief(teo, [Answer("fact", "Builds boats")], DAY).events == ()
    assert len(workspace.debrief(teo, [Answer("met", "Boats, too")], DAY).events) == 1


def test_private_holds_for_all_of_it(workspace: Workspace) -> None:
    teo = workspace.people.add(Person("Teo Marsh"))
    noted = workspace.debrief(teo, [Answer("met", "x"), Answer("fact", "y"), Answer("helped", "z")], DAY, private=True)
    assert all(event.private for event in noted.events) and all(fact.private for fact in noted.facts)
    assert len(noted.events) == 2


def test_all_is_kept_or_nothing(workspace: Workspace) -> None:
    teo = workspace.people.add(Person("Teo Marsh"))
    with pytest.raises(Refused):
        workspace.debrief(teo, [Answer("met", "x"), Answer("exploded", "y")], DAY)
    assert workspace.events.of(teo.id) == []


def test_somebody_new_is_an_acquaintance_from_the_event(workspace: Workspace) -> None:
    teo = workspace.met_first("Teo Marsh", " Lagom  Day ")
    assert (teo.closeness, teo.tags) == ("acquaintance", ("Lagom Day",))
    assert workspace.met_first("Ada").tags == ()
