"""check: what the coach says about a stored draft, a file, or what is piped in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.support import done, drafted, mara, outreach

FINDING = {"check", "severity", "in", "start", "end", "text", "message", "suggestion"}
ABOUT_MARA = ("--person", "mara", "--kind", "question", "--channel", "x-dm")


def test_the_report_is_what_is_promised() -> None:
    mara()
    text = "Hi [Name], what made you drop mutexes in “The cost of a lock”?\n"
    ran = outreach("check", "-", *ABOUT_MARA, "--json", given=text)
    assert ran.code == 3
    assert set(ran.json) == {"findings", "words", "characters", "questions", "grade", "blocked", "stands_on"}
    assert ran.json["blocked"] is True and ran.json["questions"] == 1
    assert ran.json["characters"] == len(text) - 1
    block = ran.json["findings"][0]
    assert set(block) == FINDING
    assert (block["check"], block["severity"], block["in"]) == ("placeholder", "block", "body")
    assert text[block["start"] : block["end"]] == block["text"] == "[Name]"
    assert ran.err.startswith("Held back: ")


def test_the_same_for_people() -> None:
    mara()
    ran = outreach("check", "-", *ABOUT_MARA, given="Hi [Name], can I pick your brain?")
    assert ran.code == 3
    assert ran.out.startswith("block  placeholder: “[Name]” ")
    assert "to mend first" in ran.out.splitlines()[-1]


def test_each_finding_says_why_what_to_do_and_what_its_fix_would_be() -> None:
    mara()
    text = "Hi Mira,\n\nYour essay “The cost of a lock” made me count. You gave it in Rotterdam. What broke first?"
    ran = outreach("check", "-", *ABOUT_MARA, given=text)
    lines = ran.out.splitlines()
    at = next(number for number, line in enumerate(lines) if "“Rotterdam”" in line)
    assert lines[at].startswith("warn   unsupported: “Rotterdam” ") and lines[at].endswith("machine's letter away).")
    assert lines[at + 1].startswith("       ")
    assert "Fix: cut “You gave it in Rotterdam.” Or ask: “Did you give it in Rotterdam?”" in lines[at + 1]
    assert "Fix: “Mira” becomes “Mara”." in ran.out
    assert "Stands on: “Your essay “The cost of a lock” made me count.” (f1). " in ran.out


def test_what_it_stands_on_is_said() -> None:
    mara()
    asked = "Your essay “The cost of a lock” made me count our own. What broke first when you dropped them?"
    told = done("check", "-", *ABOUT_MARA, "--json", given=f"Hi Mara,\n\n{asked}").json["stands_on"]
    body = f"Hi Mara,\n\n{asked}"
    assert body[told["start"] : told["end"]] == told["text"] == asked.split(". ")[0] + "."
    assert (told["by"], told["facts"], told["question"]) == ("fact", ["f1"], "depends")
    praised = "Congratulations on “The cost of a lock”! Which bootcamp would a junior pick for a start in networking?"
    ran = outreach("check", "-", *ABOUT_MARA, given=f"Hi Mara,\n\n{praised}")
    assert "Stands on: “Congratulations on “The cost of a lock”!” (f1). The question does not need it." in ran.out
    assert done("check", "-", "--json", given=f"Hi Mara,\n\n{asked}").json["stands_on"] is None


def test_a_stored_draft_and_the_latest() -> None:
    mara()
    assert outreach("check").code == 1
    drafted()
    drafted("--facts", "f2")
    named, latest = done("check", "--draft", "d1", "--json"), done("check", "--json")
    assert named.json["blocked"] is latest.json["blocked"] is False
    assert latest.err == "d2, the latest draft.\n"
    assert outreach("check", "--draft", "d1", "--kind", "question").code == 2
    assert outreach("check", "--draft", "f1").code == 1


def test_a_file_is_read_with_its_subject_where_the_channel_has_one(tmp_path: Path) -> None:
    mara()
    file = tmp_path / "mail.txt"
    file.write_text(
        "Subject: PLEASE ANSWER QUICKLY\r\n\r\nHi Mara, what broke first?\r\n",
        encoding="utf-8-sig",
        newline="",
    )
    report = done("check", str(file), "--person", "mara", "--channel", "email", "--json").json
    assert report["characters"] == len("Hi Mara, what broke first?")
    assert [finding["in"] for finding in report["findings"] if finding["check"] == "subject"] == ["subject"]
    as_dm = outreach("check", str(file), "--channel", "x-dm", "--json").json
    assert as_dm["characters"] > report["characters"]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
def test_a_subject_needs_no_empty_line_after_it(gap: str) -> None:
    mara()
    text = f"Subject: The cost of a lock{gap}Hi Mara,\n\nWhat made you drop mutexes in “The cost of a lock”?"
    ran = done("check", "-", "--person", "mara", "--channel", "email", "--json", given=text)
    checks = {finding["check"] for finding in ran.json["findings"]}
    assert not checks & {"placeholder", "subject"}
    assert ran.json["characters"] == len(text.split(gap, 1)[1])
    assert ran.json["stands_on"]["text"].startswith("What made you")
    alone = outreach("check", "-", "--channel", "email", "--json", given="subject: The cost of a lock")
    assert [one["check"] for one in alone.json["findings"] if one["severity"] == "block"] == ["incomplete"]


def test_a_file_in_the_place_of_a_draft_has_its_person(tmp_path: Path) -> None:
    mara()
    drafted()
    file = tmp_path / "mine.txt"
    file.write_text("Hi Teo, what broke first when you dropped mutexes?")
    found = outreach("check", str(file), "--draft", "d1", "--json").json
    assert found["words"] == 9


def test_hidden_text_in_a_file_is_said() -> None:
    ran = outreach("check", "-", "--json", given="Hi\u202e Mara\U000e0041, what broke first?")
    assert [f["check"] for f in ran.json["findings"] if f["severity"] == "block"][:1] == ["hidden-text"]
    assert "\u202e" not in ran.out


@pytest.mark.parametrize(
    ("raw", "said"),
    [(b"\xff\x00\xfa", "not text in UTF-8"), (b"x" * 1_000_001, "longer than 1,000,000 bytes")],
)
def test_what_is_no_message_is_refused(raw: bytes, said: str) -> None:
    ran = outreach("check", "-", given=raw)
    assert ran.code == 1 and said in ran.err


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    ran = outreach("check", str(tmp_path / "no\x1b[31mthing.txt"))
    assert ran.code == 1 and "cannot be read: no such file" in ran.err and "\x1b" not in ran.err
    assert outreach("check", str(tmp_path)).code == 1
    for option in ("--kind", "--channel", "--person"):
        assert outreach("check", "-", option, "nonsense", given="Hi").code == 1
