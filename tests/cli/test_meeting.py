"""``prep``, ``map``, ``bingo`` and ``bingo debrief``."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from assistant.rhythm.event import EVENT_KINDS
from tests.cli.support import PROGRAM, done, mara, outreach
from tests.support.house import ROOT
from tests.support.terminal import Terminal, needs_terminal


@pytest.fixture
def two() -> None:
    """Mara with her facts, and Eero who knows her and helped."""
    mara()
    done("add", "Eero Ylihärmä", "--closeness", "friend", "--company", "Ferrite")
    done("fact", "eero", "Reviews patches with Mara Lindqvist", "--kind", "mutual")
    done("fact", "mara", "Is moving house", "--private")
    done("log", "eero", "helped-me", "--note", "Read my draft")
    done("log", "mara", "met", "--note", "Talked of locks", "--private")


@pytest.mark.usefixtures("two")
def test_prep_on_the_screen_shows_what_is_private_and_marks_it() -> None:
    ran = done("prep", "mara")
    assert ran.out.startswith("Before you meet Mara Lindqvist (p1)\n")
    assert "Is moving house (private)" in ran.out and "Talked of locks (private)" in ran.out
    assert "You both know Eero Ylihärmä." in ran.out
    assert ran.err == ""
    done("add", "Mara Lindqvist")
    assert "You both know" not in done("prep", "p1").out  # which of the two?


@pytest.mark.usefixtures("two")
def test_prep_in_a_file_leaves_it_out_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "mara.md"
    ran = done("prep", "mara", "-o", str(path))
    text = path.read_text(encoding="utf-8")
    assert ran.out == "" and "2 private lines left out" in ran.err
    assert text.startswith("# Before you meet Mara Lindqvist\n")
    assert "moving" not in text and "locks" not in text and "2\\. " not in text
    assert "You both know Eero" in text
    assert path.stat().st_mode & 0o777 == 0o600
    done("prep", "mara", "-o", str(path), "--private", "--force")
    text = path.read_text(encoding="utf-8")
    assert "Is moving house (private)" in text and "Talked of locks (private)" in text


@pytest.mark.usefixtures("two")
def test_prep_as_json() -> None:
    record = done("prep", "p1", "--json").json
    assert list(record) == [
        "person", "day", "who", "new", "shared", "proposed", "open", "last", "questions", "run_sheet", "afterwards",
    ]  # fmt: skip
    assert record["person"]["id"] == "p1"
    assert {line["text"]: line["private"] for line in record["new"]}["Note: Is moving house"] is True
    assert 5 <= len(record["questions"]) <= 7 and all(one["facts"] for one in record["questions"])


def test_a_file_is_named_right_and_never_written_over_by_mistake(tmp_path: Path) -> None:
    mara()
    there = tmp_path / "there.md"
    there.write_text("mine")
    (tmp_path / "folder.md").mkdir()
    for command, name, said in (
        (["prep", "mara"], "there.md", "is there already; --replace"),
        (["prep", "mara"], "page.txt", "end its name in .md or .markdown"),
        (["prep", "mara"], "folder.md", "is a folder; name a file in it"),
        (["map"], "people.png", "end its name in .svg, .html or .dot"),
        (["bingo"], "cards.pdf", "end its name in .html or .svg"),
        (["map"], "missing/people.svg", "cannot be written"),
    ):
        ran = outreach(*command, "-o", str(tmp_path / name))
        assert ran.code == 1 and said in ran.err, ran.err
        assert ran.out == ""
    assert there.read_text() == "mine"
    done("prep", "mara", "-o", str(there), "--replace")
    assert there.read_text(encoding="utf-8").startswith("# Before")
    assert outreach("prep", "mara", "--private").code == 2


@pytest.mark.usefixtures("two")
def test_map_in_words() -> None:
    ran = done("map")
    assert "2 people in 1 circle: Ferrite (2)." in ran.out
    assert "1 pair is noted as knowing each other." in ran.out
    assert "From them to you: Eero Ylihärmä." in ran.out
    assert "outreach map -o people.html" in ran.err
    assert "1 circle" not in done("map", "--by", "tag").out


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("name", "begins"), [("people.svg", "<?xml"), ("people.HTML", "<!DOCTYPE html>"), ("people.dot", "digraph")]
)
def test_map_in_a_file(tmp_path: Path, name: str, begins: str) -> None:
    path = tmp_path / name
    ran = done("map", "-o", str(path))
    text = path.read_text(encoding="utf-8")
    assert text.startswith(begins) and "Mara" in text and "Yli" in text
    assert "moving" not in text and "locks" not in text
    assert path.stat().st_mode & 0o777 == 0o600
    assert "The map of 2 people, in " in ran.err and "In short" in ran.out
    done("map", "-o", str(path), "--force")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.usefixtures("two")
def test_map_as_json() -> None:
    record = done("map", "--json").json
    assert list(record) == ["people", "circles", "ties", "words"]
    assert record["circles"] == [{"name": "Ferrite", "sort": "company", "people": ["p1", "p2"]}]
    assert record["ties"] == [
        {"from": "p2", "to": "me", "sort": "help", "count": 1},
        {"from": "p1", "to": "p2", "sort": "knows", "count": 1},
    ]
    assert list(record["words"]) == ["overview", "flow", "bridges", "missing"]


def test_map_of_nobody() -> None:
    assert "Nobody is here yet" in done("map").out


def test_bingo_in_plain_letters_and_the_same_again() -> None:
    ran = done("bingo", "--event", "Lagom \x1b[31mDay", "--cards", "2")
    lines = ran.out.splitlines()
    assert lines[0] == "Lagom Day"
    assert len({len(line) for line in lines if line.startswith(("+", "|"))}) == 1
    assert max(map(len, lines[:20])) <= 80
    assert "Card 2 of 2, seed " in ran.out and "What did you talk about?" in ran.out
    assert done("bingo", "--event", "LAGOM DAY", "--cards", "2", "--json").json["seed"] == int(
        ran.out.split("seed ")[1].split()[0]
    )
    assert done("bingo", "--seed", "5").out == done("bingo", "--seed", "5").out != done("bingo", "--seed", "6").out


def test_bingo_of_five_has_its_free_square_and_fits_eighty_columns() -> None:
    ran = done("bingo", "--size", "5", "--seed", "3")
    assert "You came." in ran.out
    assert max(len(line) for line in ran.out.splitlines() if line.startswith(("+", "|"))) <= 80
    rows = done("bingo", "--size", "5", "--seed", "3", "--json").json["cards"][0]["rows"]
    assert [len(row) for row in rows] == [5] * 5 and rows[2][2].startswith("You came.")


def test_bingo_prompts_of_ones_own_in_wide_letters_stay_in_their_squares(house: Path) -> None:
    folder = house / "outreach"
    folder.mkdir(exist_ok=True)
    own = "".join(f'[[prompt]]\ntext = "{"林" * 30} {at}"\n' for at in range(9))
    (folder / "bingo.toml").write_text(f"replace = true\n{own}", encoding="utf-8")
    ran = done("bingo", "--seed", "1")
    from assistant.cli.output import cells

    assert len({cells(line) for line in ran.out.splitlines() if line.startswith(("+", "|"))}) == 1


@pytest.mark.parametrize("name", ["cards.html", "cards.svg"])
def test_bingo_in_a_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    ran = done("bingo", "--event", "</script> & Co", "--cards", "3", "-o", str(path))
    text = path.read_text(encoding="utf-8")
    assert "&lt;/script&gt; &amp; Co" in text and "<script" not in text
    assert ran.out == "" and "3 cards, seed " in ran.err


@pytest.mark.parametrize("arguments", [["--cards", "0"], ["--cards", "201"], ["--size", "4"], ["--seed", "-1"]])
def test_bingo_within_bounds(arguments: list[str]) -> None:
    assert outreach("bingo", *arguments).code == 2


def test_the_debrief_by_options() -> None:
    mara()
    ran = done(
        "bingo", "debrief", "--met", "mara", "--event", "Lagom Day", "--date", "yesterday", "--note", "Locks",
        "--fact", "Sails to work", "--fact", "Wrote “Two phases”", "--asked-me", "The link", "--json",
    )  # fmt: skip
    (noted,) = ran.json
    assert noted["person"]["id"] == "p1"
    assert [(event["kind"], event["note"]) for event in noted["events"]] == [
        ("met", "Locks at Lagom Day."),
        ("asked-me", "The link"),
    ]
    assert [fact["text"] for fact in noted["facts"]] == ["Sails to work", "Wrote “Two phases”"]
    assert "Next, within 24 hours: outreach draft p1 --kind follow-up" in ran.err
    plain = done("bingo", "debrief", "--met", "mara", "--introduced", "Teo Marsh", "--private")
    assert "Put them in touch with Teo Marsh." in plain.out and "private" in plain.out


def test_the_debrief_adds_somebody_new_when_told() -> None:
    ran = outreach("bingo", "debrief", "--met", "Teo Marsh", "--note", "Ferries")
    assert (ran.code, ran.err) == (1, "Nobody here matches 'Teo Marsh'; --add notes them as somebody new.\n")
    assert "There is no person p9" in outreach("bingo", "debrief", "--met", "p9").err
    assert done("people", "--json").json == []
    done("bingo", "debrief", "--met", "Teo Marsh", "--add", "--event", "Lagom Day", "--note", "Ferries")
    (teo,) = done("people", "--json").json
    assert (teo["name"], teo["closeness"], teo["tags"]) == ("Teo Marsh", "acquaintance", ["Lagom Day"])


@pytest.mark.parametrize(
    "arguments",
    [
        ("prep", "mara", "-o", "x.md"),
        ("map", "-o", "x.svg"),
        ("bingo", "-o", "x.svg"),
        ("export", "-o", "x.csv"),
        ("backup", "-o", "x.db"),
    ],
)
def test_one_word_writes_over_a_file_everywhere(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``--replace``; ``--force``, which some of them had for it, still does, and stands in no help."""
    monkeypatch.chdir(tmp_path)
    mara()
    done(*arguments)
    refused = outreach(*arguments)
    assert refused.code == 1 and "--replace" in refused.err and "--force" not in refused.err
    for word in ("--replace", "--force"):
        Path(arguments[-1]).write_text("before")
        done(*arguments, word)
        assert Path(arguments[-1]).read_bytes() != b"before"
    helped = done(arguments[0], "--help").out
    assert "--replace" in helped and "--force" not in helped


def test_the_debrief_twice_is_noted_once() -> None:
    mara()
    told = ("bingo", "debrief", "--met", "mara", "--note", "Locks", "--fact", "Sails to work", "--asked-me", "The link")
    done(*told)
    before = done("show", "p1", "--json").json
    (noted,) = done(*told, "--json").json
    assert (noted["events"], noted["facts"]) == ([], [])
    assert done("show", "p1", "--json").json == before


def test_the_debrief_says_first_what_is_due_first() -> None:
    mara()
    done("log", "p1", "replied")
    ran = done("bingo", "debrief", "--met", "mara")
    assert "Next, within 24 hours: outreach draft p1 --kind thanks, then --kind follow-up\n" in ran.err
    assert done("bingo", "debrief", "--met", "Teo", "--add", "--date", "40 days ago").err == "1 person noted.\n"


def test_the_debrief_does_not_add_a_namesake_of_several() -> None:
    done("add", "Teo Marsh")
    done("add", "Teo Brand")
    ran = outreach("bingo", "debrief", "--met", "teo", "--add")
    assert ran.code == 1 and "p1  Teo Marsh" in ran.err
    assert len(done("people", "--json").json) == 2


def test_the_debrief_needs_somebody_or_a_terminal() -> None:
    ran = outreach("bingo", "debrief")
    assert ran.code == 1 and "--met PERSON" in ran.err
    assert outreach("bingo", "debrief", "--note", "x").code == 2
    assert outreach("bingo", "debrief", "--add").code == 2


@needs_terminal
def test_the_debrief_asks_on_a_terminal() -> None:
    mara()
    with Terminal([*PROGRAM, "bingo", "debrief", "--event", "Lagom Day"], columns=100, rows=40) as terminal:
        for waits, answer in (
            ("Whom did you meet?", "mara"),
            ("What did you talk about?", "Locks"),
            ("What did you learn of them", "Sails to work"),
            ("And what else?", ""),
            ("What did you promise them", "The link"),
            ("What did they do for you?", ""),
            ("To whom did they introduce you?", ""),
            ("To whom did you introduce them?", ""),
            ("Whom else did you meet?", "Teo Marsh"),
            ("Add Teo Marsh?", "y"),
        ):
            terminal.wait_for(waits)
            terminal.send(answer, "\r")
        terminal.wait_for("Added as p2, tagged 'Lagom Day'.")
        for _ in range(6):
            terminal.send("\r")
        terminal.wait_for("(p2)")
        terminal.send("\r")
        screen = terminal.wait_for("2 people noted.")
    assert "What will you try at the next event?" in screen
    events = done("show", "p1", "--json").json["events"]
    assert [(event["kind"], event["note"]) for event in events] == [
        ("asked-me", "The link"),
        ("met", "Locks at Lagom Day."),
    ]
    assert [event["note"] for event in done("show", "p2", "--json").json["events"]] == ["At Lagom Day."]


def test_the_page_on_meetings_says_what_is_so(house: Path) -> None:
    """Its file of prompts is read, and its example of a debrief runs."""
    page = (ROOT / "docs" / "meeting.md").read_text(encoding="utf-8")
    (prompts,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    folder = house / "outreach"
    folder.mkdir(exist_ok=True)
    (folder / "bingo.toml").write_text(prompts.replace("# replace", "replace") + prompts.partition("\n")[2] * 9)
    assert "needs 9 prompts, and with your bingo.toml there are 1" in outreach("bingo").err
    example = re.search(r"^outreach (bingo debrief --met .*\\\n.*)$", page, re.MULTILINE)
    assert example
    done(*shlex.split(example[1].replace("\\\n", " ")))
    assert [fact["text"] for fact in done("facts", "teo", "--json").json] == ["Builds timetables"]
    for row in re.findall(r"`([a-z]+(?:-me)?)`", page.partition("| What you say |")[2].partition("Somebody new")[0]):
        assert row in EVENT_KINDS
