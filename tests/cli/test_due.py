"""due, the gates on draft and copy, people --hunt, and what follows from what is logged."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.cli.support import Ran, done, drafted, mara, outreach

RECORD = {"id", "sort", "person", "name", "reason", "kind", "since", "by", "rank", "event", "state", "until"}


@pytest.fixture(autouse=True)
def no_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither tmux nor a terminal nor a tool: what is copied goes into a file."""
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("SSH_CONNECTION", "x")


def day(ago: int) -> str:
    return (date.today() - timedelta(days=ago)).isoformat()


def due(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = done("due", *arguments, "--json").json
    return found


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [one["id"] for one in found]


# --- due


def test_on_an_empty_home_nothing_is_due() -> None:
    ran = done("due")
    assert ran.out == "Nothing is due today.\n" and ran.err == ""
    assert due() == {"owed": [], "due": [], "this_week": None}


def test_what_is_due_is_a_promised_shape() -> None:
    mara()
    done("log", "p1", "replied", "--date", day(3))
    done("log", "p1", "asked-me", "--date", day(2), "--note", "To read her draft")
    found = due()
    assert set(found) == {"owed", "due", "this_week"}
    (owed,), (thanks,) = found["owed"], found["due"]
    assert set(owed) == set(thanks) == RECORD
    assert (owed["id"], owed["kind"], owed["by"], owed["rank"], owed["event"]) == ("owed-e2", "offer", None, 1, "e2")
    assert (thanks["id"], thanks["person"], thanks["since"], thanks["by"], thanks["rank"]) == (
        "thanks-e1", "p1", day(3), day(2), 2,
    )  # fmt: skip
    everything = due("--all")
    assert ids(everything["due"]) == ["thanks-e1"] and everything["due"][0]["state"] == "due"


def test_it_reads_as_a_list_with_the_reason_and_the_next_command() -> None:
    mara()
    done("log", "p1", "replied", "--date", day(0))
    done("log", "p1", "asked-me", "--date", day(0), "--note", "To read her draft")
    ran = done("due")
    assert ran.out.splitlines()[:7] == [
        "Owed",
        "  owed-e2  Mara Lindqvist · offer · since today",
        "    Mara asked you for a favour today: “To read her draft”.",
        "",
        "Due",
        "  thanks-e1  Mara Lindqvist · thanks · by tomorrow",
        "    Mara answered today and has not been thanked yet.",
    ]
    assert ran.err == (
        "First: what Mara Lindqvist asked of you; 'outreach due done owed-e2' once it is done.\n"
        "Then: outreach draft p1 --kind thanks\n"
    )


def test_all_shows_what_waits_comes_later_and_is_put_off() -> None:
    mara()
    done("log", "p1", "helped-me", "--date", day(40))
    done("log", "p1", "replied", "--date", day(1))
    done("due", "snooze", "thanks-e2", "--for", "2w")
    states = {one["id"]: one["state"] for one in due("--all")["due"]}
    assert states == {"update-e1": "due", "thanks-e2": "snoozed", "ask-again-e2": "later"}
    assert ids(due()["due"]) == ["update-e1"]
    shown = done("due", "--all").out
    assert "Not now\n" in shown and "put off until" in shown and "· from " in shown


def test_snooze_done_never_and_back() -> None:
    mara()
    done("log", "p1", "replied")
    assert "thanks-e1 comes back" in done("due", "snooze", "thanks-e1").err
    assert due()["due"] == []
    assert "Taken back" in done("due", "back", "thanks-e1").err
    assert "is done" in done("due", "done", "THANKS-E1").err
    assert due()["due"] == []
    done("due", "back", "thanks-e1")
    ran = done("due", "never", "thanks-e1", "--json")
    assert ran.json["id"] == "thanks-e1" and "outreach due back thanks-p1" in ran.err
    assert due()["due"] == []
    done("due", "back", "thanks-p1")
    assert ids(due()["due"]) == ["thanks-e1"]
    until = (date.today() + timedelta(days=3)).isoformat()
    done("due", "snooze", "thanks-e1", "--until", until)
    assert due("--all")["due"][0]["until"] == until


def test_a_favour_that_is_done_is_on_the_record() -> None:
    mara()
    done("log", "p1", "asked-me")
    assert "noted as helped (e2)" in done("due", "done", "owed-e1").err
    assert [event["kind"] for event in done("show", "p1", "--json").json["events"]] == ["helped", "asked-me"]
    assert due()["owed"] == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["due", "done", "thanks-e9"], 1),
        (["due", "done", "nonsense"], 1),
        (["due", "back", "thanks-e1"], 1),
        (["due", "skip"], 1),
        (["due", "snooze", "thanks-e1", "--until", "2020-01-01"], 1),
        (["due", "snooze", "thanks-e1", "--until", "2031-02-30"], 1),
        (["due", "snooze", "thanks-e1", "--until", "soon"], 2),
        (["due", "snooze", "thanks-e1", "--for", "soon"], 2),
        (["due", "snooze", "thanks-e1", "--for", "2w", "--until", "2031-01-01"], 2),
        (["due", "snooze"], 2),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(arguments: list[str], code: int) -> None:
    mara()
    done("log", "p1", "replied")
    ran = outreach(*arguments)
    assert (ran.code, ran.out) == (code, "") and ran.err
    assert ids(due()["due"]) == ["thanks-e1"]


def test_this_weeks_person_stays_and_is_skipped() -> None:
    mara()
    done("add", "Teo Marsh")
    done("fact", "p2", "Wrote “Small logs”", "--kind", "essay")
    week = due()["this_week"]
    assert set(week) == {"id", "week", "person", "name", "reason", "kind", "done", "weights"}
    assert due()["this_week"] == week and week["kind"] == "question" and week["reason"].endswith(".")
    ran = done("due", "skip")
    assert f"Passed over {week['name']}. Now: " in ran.err
    other = due()["this_week"]
    assert other["person"] != week["person"]
    shown = done("due")
    assert f"This week\n  {other['id']}  {other['name']} · question\n    " in shown.out
    assert f"Next: outreach draft {other['person']} --kind question" in shown.err
    done("due", "done", other["id"])
    assert due()["this_week"]["done"] is True


def test_news_lists_who_helped() -> None:
    assert "Nobody is noted as having helped you yet" in done("due", "--news").err
    mara()
    done("log", "p1", "introduced-me", "--date", day(1))
    (helper,) = done("due", "--news", "--json").json
    assert helper == {
        "person": "p1", "name": "Mara Lindqvist", "reason": "Mara introduced you to somebody yesterday.",
        "kind": "update", "helped": day(1), "told": None,
    }  # fmt: skip
    assert "p1  Mara Lindqvist · update\n    Mara introduced you" in done("due", "--news").out


def test_a_long_list_is_cut_and_says_so() -> None:
    for number in range(14):
        done("add", f"Ada Quill {number:02d}")
        done("log", f"p{number + 1}", "replied")
    for number in range(14, 19):
        done("add", f"Ada Quill {number:02d}", "--closeness", "friend", "--every", "1d")
        done("log", f"p{number + 1}", "asked-me", "--date", day(9))
        done("log", f"p{number + 1}", "helped", "--date", day(9))
    ran = done("due")
    assert ran.out.count("· by tomorrow") == 12
    assert "5 more messages and 2 check-ins wait their turn; --all lists everything." in ran.err
    assert len(due()["due"]) == 17  # for a program nothing is cut
    assert done("due", "--all").out.count("· reconnect ·") == 5


# --- log says what follows


@pytest.mark.parametrize(
    ("event", "follows"),
    [
        ("replied", ["Due now: outreach draft p1 --kind thanks", "--kind ask-again"]),
        ("met", ["Due now: outreach draft p1 --kind follow-up"]),
        ("asked-me", ["You owe them that now. 'outreach due done owed-e1' once it is done."]),
        ("helped-me", ["Due now: outreach draft p1 --kind thanks", "--kind update"]),
        ("helped", []),
    ],
)
def test_what_is_logged_says_what_it_makes_due(event: str, follows: list[str]) -> None:
    mara()
    err = done("log", "p1", event).err
    assert len(err.splitlines()) == len(follows) and all(line in err for line in follows)


def test_what_is_logged_says_what_comes_before_it() -> None:
    mara()
    done("log", "p1", "replied")
    assert done("log", "p1", "met").err == (
        "First: outreach draft p1 --kind thanks\nOnce that is written: outreach draft p1 --kind follow-up\n"
    )


def test_the_hint_on_news_is_refused_as_it_stands_and_writes_nothing_of_its_own() -> None:
    mara()
    me()
    done("log", "p1", "helped-me", "--note", "Read my draft")
    hint = done("due", "--news").err.splitlines()[0]
    assert hint == "Next: outreach draft p1 --kind update --about '…'"
    ran = outreach("draft", "p1", "--kind", "update", "--channel", "email", "--about", "…")
    assert ran.code == 1 and "still needs your answer to “How did it go?”" in ran.err and ran.out == ""


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("snooze", "thanks-e1", "--for", "bananas"), 2, "'bananas' is no span of time; write 14d, 2w or 3m."),
        (("snooze", "thanks-e1", "--for", "default"), 2, "'default' is no span of time; write 14d, 2w or 3m."),
        (("snooze", "thanks-e1", "--for", "3000y"), 2, "two years at most; 'outreach due never ID' is for good."),
        (("skip",), 1, "Nobody is proposed this week, so there is nobody to pass over"),
        (("frobnicate",), 2, "'due' has no command 'frobnicate'; 'outreach due --help' lists what it has."),
        (("snoze",), 2, "'due' has no command 'snoze'; did you mean 'snooze'?"),
    ],
)
def test_what_cannot_be_is_said_in_our_words(arguments: tuple[str, ...], code: int, said: str) -> None:
    mara()
    done("log", "p1", "replied")
    ran = outreach("due", *arguments)
    assert (ran.code, said in ran.err) == (code, True), ran.err


# --- show


def test_a_person_shows_what_went_each_way_and_what_is_next() -> None:
    mara()
    drafted()
    done("log", "p1", "sent", "--draft", "d1", "--date", day(9))
    done("log", "p1", "replied", "--date", day(4))
    shown = done("show", "mara").out
    assert "You sent “question” on x-dm (d1)" in shown and "Mara answered" in shown
    assert "From Mara: 1 answer." in shown and "From you: 1 message." in shown
    assert "thanks-e2" in shown and "Job hunt" not in shown
    found = done("show", "mara", "--json").json
    assert found["went"] == {"from_you": {"sent": 1}, "from_them": {"replied": 1}, "together": {}}
    assert ids(found["due"]) == ["thanks-e2", "ask-again-e2"]
    assert found["hunt"]["step"] == "known"
    done("config", "set", "rhythm.goal", "job-hunt")
    assert "towards introductions" in done("show", "mara").out


# --- people --hunt, and whose company it is


def test_the_board_of_a_hunt() -> None:
    mara()
    done("add", "Teo Marsh", "--closeness", "colleague", "--can-refer")
    done("add", "Noor Vale")
    done("log", "mara", "met")
    found = done("people", "--hunt", "--json").json
    assert [(one["id"], one["hunt"]["step"], one["hunt"]["outcome"]) for one in found] == [
        ("p1", "met", "introductions"), ("p2", "known", "referral"),
    ]  # fmt: skip
    rows = done("people", "--hunt").out.splitlines()
    assert rows[0].split()[:3] == ["p1", "Mara", "Lindqvist"] and "ask for introductions" in rows[0]
    assert [one["id"] for one in done("people", "noor", "--hunt", "--json").json] == ["p3"]  # whom a search finds
    assert "1 of 2" in done("people", "--hunt", "--limit", "1").err


def test_people_of_your_company_are_marked() -> None:
    mara()
    assert "your company" not in done("people").out
    done("config", "set", "me.company", "Ferrite GmbH")
    assert "Ferrite (your company)" in done("people").out
    assert "Ferrite (yours, too)" in done("show", "p1").out


# --- The gates


def held(*arguments: str) -> Ran:
    """A run that a gate holds back: nothing on stdout, and why on stderr."""
    ran = outreach(*arguments)
    assert (ran.code, ran.out) == (3, ""), ran.err
    assert "--force" in ran.err
    return ran


def me() -> None:
    for key, value in (("name", "Robin Vale"), ("about", "run a parcel service"), ("site", "https://robin.example")):
        done("config", "set", f"me.{key}", value)


BIG = ("draft", "p1", "--channel", "email", "--offline", "--about", "somebody on the storage team", "--kind")


@pytest.mark.parametrize("kind", ["introduction", "referral"])
def test_a_big_ask_of_a_stranger_is_held_back_with_a_warm_up_instead(kind: str) -> None:
    mara()
    me()
    ran = held(*BIG, kind, "--json")
    assert "has not answered or met you yet, as Mara has not; a warm-up comes first." in ran.err
    assert "Instead: outreach draft p1 --kind warm-up --channel email" in ran.err
    assert outreach("drafts", "--json").json == []
    done("log", "p1", "replied")
    assert done(*BIG, kind).out


def test_the_warm_up_that_is_offered_can_be_drafted_as_it_stands() -> None:
    mara()
    me()
    (line,) = (line for line in held(*BIG, "referral").err.splitlines() if line.startswith("Instead: "))
    assert done(*line.removeprefix("Instead: outreach ").split(), "--offline").out


def test_overriding_a_gate_is_recorded_from_the_draft_to_the_event() -> None:
    mara()
    me()
    ran = done(*BIG, "introduction", "--force")
    assert "Drafted although it is held back (too-early); that is recorded." in ran.err
    assert done("show", "d1", "--json").json["forced"] == ["too-early"]
    assert done("show", "d1").out.count("too-early") == 1
    done("copy", "d1")  # said once, knowingly, is enough
    assert done("show", "d1", "--json").json["forced"] == ["too-early"]
    done("log", "p1", "sent", "--draft", "d1")
    assert done("show", "e1", "--json").json["forced"] == ["too-early"]
    assert "held back by too-early" in done("show", "p1").out


def test_a_second_ask_waits_while_the_first_is_open() -> None:
    mara()
    drafted()
    drafted()
    done("log", "p1", "sent", "--draft", "d1", "--date", day(9))
    ran = held("draft", "p1", "--kind", "question", "--channel", "x-dm", "--offline")
    assert "You asked Mara something on " in ran.err and "another ask waits." in ran.err
    assert "Instead:" not in ran.err
    ran = held("copy", "d2")
    assert ran.err.startswith("Not copied: You asked Mara something on ")
    assert ran.err.splitlines()[1:] == [
        "--force copies it knowingly, and that is recorded."
    ]  # the text is not at fault
    assert done("show", "d2", "--json").json["state"] == "drafted"
    done("copy", "d1")  # the one that is out may be copied once more
    ran = done("copy", "d2", "--force")
    assert "Copied although it is held back (open-thread); that is recorded." in ran.err
    done("log", "p1", "sent", "--draft", "d2")
    assert done("show", "e2", "--json").json["forced"] == ["open-thread"]
    done("log", "p1", "replied")
    assert drafted().code == 0


@pytest.mark.parametrize(
    ("kind", "about"),
    [("congratulate", ""), ("thanks", "reading my draft"), ("offer", "review your talk"), ("update", "It went out.")],
)
def test_what_asks_for_nothing_goes_while_a_question_is_open(kind: str, about: str) -> None:
    mara()
    drafted()
    done("log", "p1", "sent", "--draft", "d1")
    done("draft", "p1", "--kind", kind, "--channel", "x-dm", "--about", about, "--offline")
    done("copy")


def test_silence_opens_the_gate_again() -> None:
    mara()
    drafted()
    done("log", "p1", "sent", "--draft", "d1", "--date", day(30))
    assert drafted().code == 0


def test_a_gate_and_the_coach_together_say_how_much_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    mara()
    me()
    done(*BIG, "introduction", "--force")
    done("log", "p1", "asked-me")
    drafted()
    done("log", "p1", "sent", "--draft", "d2")
    monkeypatch.setenv("EDITOR", "sed -i s/Mara/[Name]/")
    done("edit", "d1")
    ran = held("copy", "d1")
    assert "(and 1 more)" in ran.err
    assert "'outreach check --draft d1' has all that the coach says." in ran.err
    done("copy", "d1", "--force")
    assert done("show", "d1", "--json").json["forced"] == ["too-early", "open-thread", "placeholder"]


def test_a_word_on_the_sixth_first_message_in_a_week_and_no_gate() -> None:
    mara()
    for number in range(2, 7):
        done("add", f"Ada Quill {number}")
        done("log", f"p{number}", "sent", "--date", day(number - 2))
    ran = drafted()
    assert ran.code == 0 and "first message number 6 to a stranger within seven days" in ran.err
    done("edit", "p6", "--closeness", "acquaintance")
    assert "first message number" not in drafted().err
