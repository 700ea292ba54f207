"""``voice`` on the command line."""

from __future__ import annotations

import os
from pathlib import Path

from assistant.settings.paths import Home
from assistant.workspace import Workspace
from tests.cli.support import done, drafted, mara, outreach

LETTER = "Hey Nils,\n\nwhich lock was the worst of them? I ask because we are about to take ours out.\n"


def send(text: str) -> None:
    """A draft to p1 that is changed into this text, logged as sent, and answered."""
    number = drafted("--about", "which lock was the worst", "--json").json["id"]
    workspace = Workspace.open(Home(Path(os.environ["OUTREACH_HOME"])))
    try:
        draft = workspace.drafts.get(int(number[1:]))
        workspace.edit(draft, "", text)
    finally:
        workspace.close()
    done("log", "p1", "sent", "--draft", number)
    done("log", "p1", "replied")  # or the next question would be held back


def test_at_first_it_says_how_to_begin() -> None:
    ran = done("voice")
    assert ran.out == "" and "log them as sent" in ran.err and "voice add FILE" in ran.err
    assert done("voice", "--json").json == {"learnt": [], "samples": []}


def test_a_sample_is_added_once_it_is_known_that_it_travels(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(LETTER, encoding="utf-8")
    ran = outreach("voice", "add", str(file))
    assert ran.code == 1 and "prompts about other people" in ran.err and "--yes" in ran.err
    assert done("voice", "--json").json["samples"] == []
    ran = done("voice", "add", str(file), "--yes")
    assert "Kept as sample 1, 19 words." in ran.err and "prompts about other people" in ran.err
    ran = done("voice", "add", "-", "--yes", "--json", "--language", "de", given="Hallo, welche Sperre?")
    assert {**ran.json, "created": ""} == {
        "id": 2, "text": "Hallo, welche Sperre?", "words": 3, "language": "de", "origin": "", "draft": None,
        "created": "",
    }  # fmt: skip
    shown = done("voice").out.splitlines()
    assert shown[0].split()[:4] == ["2", "de", "3", "words"] and "letter.txt" in shown[1]
    again = outreach("voice", "add", str(file), "--yes")
    assert again.code == 1 and "sample 1 already" in again.err


def test_what_cannot_be_a_sample_is_refused() -> None:
    for text, why in (
        ("", "no text"), ("word " * 1000, "at most 4,000 characters"), (b"\xff\xfa\x00", "not text in UTF-8"),
    ):  # fmt: skip
        ran = outreach("voice", "add", "-", "--yes", given=text)
        assert ran.code == 1 and why in ran.err
    assert outreach("voice", "add", "no-such-file", "--yes").code == 1
    ran = outreach("voice", "add", "-", given="Write to ada@example.com")
    assert ran.code == 1 and "an e-mail address" in ran.err
    assert outreach("voice", "add", "-", "--yes", "--language", "Kling on", given="Hey").code == 1
    assert done("voice", "--json").json["samples"] == []


def test_samples_are_forgotten_by_number() -> None:
    done("voice", "add", "-", "--yes", given=LETTER)
    assert done("voice", "forget", "1", "--json").json == {"forgotten": 1}
    ran = outreach("voice", "forget", "1")
    assert ran.code == 1 and "There is no sample 1" in ran.err


def test_what_is_learnt_is_shown_switched_and_forgotten() -> None:
    mara()
    send("Hey Mara, which of your locks was the worst?")
    assert done("voice").out == ""
    send("Hey Mara, which of your queues was the worst?")
    out = done("voice").out
    assert "greeting   on  You begin with “Hey”: 2 of the last 2 letters where you chose how to begin." in out
    assert "length-dm" in out
    prompt = ["prompt", "p1", "--kind", "question", "--channel", "x-dm"]
    assert "Begin with “Hey Mara,”" in done(*prompt).out
    assert done("voice", "off", "greeting", "--json").json == {
        "id": "greeting", "text": "You begin with “Hey”: 2 of the last 2 letters where you chose how to begin.",
        "on": False, "value": "Hey", "language": "en", "letters": 2,
    }  # fmt: skip
    assert "greeting   off" in done("voice").out
    assert "Begin with" not in done(*prompt).out
    assert "On: You begin" in done("voice", "on", "greeting").err
    assert done("voice", "forget", "greeting", "--json").json == {"forgotten": "greeting"}
    assert "greeting" not in done("voice").out
    ran = outreach("voice", "off", "greeting")
    assert ran.code == 1 and "'greeting' is none of what was learnt; there is length-dm" in ran.err


def test_the_prompt_holds_a_sample_and_nothing_of_other_letters() -> None:
    mara()
    done("voice", "add", "-", "--yes", given=LETTER)
    for noun in ("zeppelins", "quokkas"):
        send(f"Hey Mara, which of your {noun} was the worst?")
    out = done("prompt", "p1", "--kind", "question", "--channel", "x-dm").out
    assert "which lock was the worst of them?" in out and "<sample>" in out
    assert "zeppelins" not in out and "quokkas" not in out
