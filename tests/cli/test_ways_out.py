"""eml, mail and ics: the message leaves by a file or the mail program, and nothing counts as sent."""

from __future__ import annotations

import os
import stat
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import vobject

from assistant.handoff import mail_program
from assistant.handoff.mailto import LONGEST
from tests.cli.support import done, mara, outreach

WAYS = (["eml", "-o", "out.file"], ["mail"], ["ics", "-o", "out.file", "--at", "2099-12-03T17:00"])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files named without a folder land here."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def links(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A mail program that takes everything; the links it was given."""
    taken: list[str] = []

    def take(link: str) -> bool:
        taken.append(link)
        return True

    monkeypatch.setattr(mail_program, "open_link", take)
    return taken


def warm_up(*more: str) -> dict[str, Any]:
    """A warm-up by e-mail to p1, from a template."""
    mara()
    done("edit", "p1", "--email", "mara@ferrite.example", "--email", "other@ferrite.example")
    done("config", "set", "me.name", "Ada Example")
    for arguments in more:
        done(*arguments.split())
    draft: dict[str, Any] = done("draft", "p1", "--kind", "warm-up", "--channel", "email", "--offline", "--json").json
    return draft


def spoiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft that the coach holds back."""
    warm_up()
    monkeypatch.setenv("EDITOR", "sed -i s/Mara/[Name]/")
    done("edit", "d1")


def saved() -> list[Path]:
    """The messages that the home holds as files."""
    return sorted((Path(os.environ["OUTREACH_HOME"]) / "messages").glob("*"))


def event_in(path: str) -> Any:
    return vobject.readOne(Path(path).read_text(encoding="utf-8")).vevent


def test_an_email_file_is_the_draft_and_is_not_sent(folder: Path) -> None:
    draft = warm_up()
    ran = done("eml", "-o", "hello.eml", "--json")
    assert ran.json == {"route": "file", "confirmed": True, "path": "hello.eml", "draft": "d1"}
    path = folder / "hello.eml"
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert message.get_content().replace("\r\n", "\n").rstrip("\n") == draft["body"].rstrip("\n")
    assert (message["Subject"], message["X-Unsent"]) == (draft["subject"], "1")
    assert str(message["To"]) == "Mara Lindqvist <mara@ferrite.example>"
    assert abs(message["Date"].datetime - datetime.now(UTC)) < timedelta(minutes=5)
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "outreach log p1 sent --draft d1" in ran.err
    assert done("show", "d1", "--json").json["state"] == "copied"
    assert done("show", "p1", "--json").json["events"] == []


def test_the_mail_program_is_handed_the_draft_and_nothing_is_sent(links: list[str]) -> None:
    draft = warm_up()
    ran = done("mail", "--json")
    assert ran.json == {"route": "mail program", "confirmed": False, "path": None, "draft": "d1"}
    (link,) = links
    fields = dict(parse_qsl(urlsplit(link).query))
    assert urlsplit(link).path == "mara@ferrite.example"
    assert fields["subject"] == draft["subject"]
    assert fields["body"].replace("\r\n", "\n") == draft["body"].strip("\n")
    assert "Handed to your mail program, which does not confirm: send it from there." in ran.err
    assert done("show", "d1", "--json").json["state"] == "copied"
    assert done("show", "p1", "--json").json["events"] == []
    assert not saved()


def test_without_a_mail_program_it_is_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_program, "open_link", lambda link: False)
    warm_up()
    for _ in range(2):  # the file of its own that it wrote before is no obstacle
        ran = done("mail", "--json")
        assert "No mail program was found here, so it is an e-mail file instead." in ran.err
        (path,) = saved()
        assert ran.json == {"route": "file", "confirmed": True, "path": str(path), "draft": "d1"}
        assert path.name == "message-d1.eml" and b"X-Unsent: 1" in path.read_bytes()


def test_what_is_too_long_for_a_link_is_a_file(links: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    warm_up()
    monkeypatch.setenv("EDITOR", f"sed -i '$ s/$/ {'ø' * (LONGEST // 6)}/'")
    done("edit", "d1")
    ran = done("mail")
    assert not links
    assert f"longer than mail programs take in a link ({LONGEST:,} characters)" in ran.err
    assert [path.name for path in saved()] == ["message-d1.eml"]


@pytest.mark.parametrize("arguments", WAYS[:2])
def test_somebody_without_an_address(arguments: list[str], links: list[str], folder: Path) -> None:
    warm_up()
    done("edit", "p1", "--email", "")
    ran = outreach(*arguments)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == ("There is no e-mail address for Mara Lindqvist; 'outreach edit p1 --email ADDRESS' adds one.\n")
    assert not links and not list(folder.iterdir())


@pytest.mark.parametrize("arguments", WAYS)
def test_what_the_coach_blocks_leaves_by_force_alone_and_recorded(
    arguments: list[str], links: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoiled(monkeypatch)
    done("edit", "p1", "--timezone", "Europe/Oslo")
    ran = outreach(*arguments, "--json")
    assert (ran.code, ran.out) == (3, "")
    assert "Not " in ran.err and "--force" in ran.err
    assert not links and not list(folder.iterdir()) and not saved()
    assert done("show", "d1", "--json").json["state"] == "drafted"
    assert "recorded" in done(*arguments, "--force").err
    assert done("show", "d1", "--json").json["forced"] == ["placeholder"]
    assert bool(links) != (folder / "out.file").exists()


@pytest.mark.parametrize("arguments", [["copy"], *WAYS])
def test_what_a_gate_holds_back_never_points_to_the_coach(
    arguments: list[str], links: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its reason first, then what to do; the text is not at fault, so there is nothing for the coach to say."""
    monkeypatch.setenv("SSH_CONNECTION", "x")
    warm_up("edit p1 --timezone Europe/Oslo", "config set me.about x")
    done("draft", "p1", "--kind", "referral", "--channel", "email", "--about", "the role", "--offline", "--force")
    done("draft", "p1", "--kind", "warm-up", "--channel", "email", "--offline")
    done("log", "p1", "sent", "--draft", "d1")
    ran = outreach(*arguments[:1], "d3", *arguments[1:])
    assert ran.code == 3 and not links and not list(folder.iterdir())
    reason, *hints = ran.err.splitlines()
    assert "another ask waits" in reason and len(hints) == 1
    assert hints[0].startswith("--force ") and hints[0].endswith(" knowingly, and that is recorded.")
    forced = done(*arguments[:1], "d3", *arguments[1:], "--force").err
    assert "although it is held back (open-thread); that is recorded." in forced and "coach" not in forced
    assert "  forced      knowingly over open-thread (--force)\n" in done("show", "d3").out


@pytest.mark.parametrize("arguments", WAYS)
def test_there_has_to_be_a_draft(arguments: list[str], folder: Path) -> None:
    ran = outreach(*arguments)
    assert ran.code == 1 and ran.err.count("\n") == 1 and not list(folder.iterdir())


@pytest.mark.parametrize("arguments", [WAYS[0], WAYS[2]])
def test_a_file_that_is_there_is_replaced_only_when_somebody_says_so(
    arguments: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warm_up("edit p1 --timezone Europe/Oslo")
    path = folder / "out.file"
    path.write_text("theirs")
    ran = outreach(*arguments)
    assert ran.code == 1 and "--replace" in ran.err
    monkeypatch.setattr("assistant.cli.files.is_terminal", lambda stream: True)
    assert "Replace it?" in outreach(*arguments, given="n\n").err
    assert path.read_text() == "theirs"
    assert done("show", "d1", "--json").json["state"] == "drafted"
    done(*arguments, given="y\n")
    assert path.read_text(encoding="utf-8") != "theirs"
    path.write_text("theirs")
    assert "Replace it?" not in done(*arguments, "--replace").err
    assert path.read_text(encoding="utf-8") != "theirs"


@pytest.mark.parametrize("name", ["outreach.db", "config.toml"])
def test_the_programs_own_files_are_never_replaced(name: str) -> None:
    warm_up()
    own = Path(os.environ["OUTREACH_HOME"]) / name
    before = own.read_bytes()
    assert outreach("eml", "-o", str(own), "--replace", "--force").code == 1
    assert own.read_bytes() == before


def test_removing_a_draft_removes_the_files_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_program, "open_link", lambda link: False)
    warm_up()
    done("mail")
    (saved()[0].parent / "proposal-d1.ics").write_text("from the app")
    done("remove", "d1", "--yes")
    assert not saved()


# The meeting it proposes.


def days_to(weekday: int) -> date:
    """Monday is 0; the one of the week after this."""
    today = date.today()
    return today - timedelta(days=today.weekday()) + timedelta(days=7 + weekday)


def test_the_proposal_is_read_from_the_message() -> None:
    body = warm_up("edit p1 --timezone Asia/Tokyo", "config set me.timezone America/New_York")["body"]
    weekday, hour = next(
        (number, hour)
        for number, name, hour in ((1, "Tuesday", "16:00"), (2, "Wednesday", "17:00"), (3, "Thursday", "16:30"))
        if f"next {name} at {hour} your time" in body
    )
    ran = done("ics", "-o", "call.ics", "--json")
    event = event_in("call.ics")
    start = event.dtstart.value
    assert (start.date(), f"{start:%H:%M}") == (days_to(weekday), hour)
    assert start.utcoffset() == timedelta(hours=9)
    assert event.dtend.value - start == timedelta(minutes=20)
    assert event.summary.value == "Call: Ada Example and Mara Lindqvist (proposed)"
    assert event.status.value == "TENTATIVE"
    assert "in Asia/Tokyo; " in event.description.value and "in America/New_York." in event.description.value
    assert ran.json["start"] == start.isoformat() and ran.json["uid"] == event.uid.value
    assert (ran.json["draft"], ran.json["minutes"], ran.json["path"]) == ("d1", 20, "call.ics")
    assert "a tentative entry that invites nobody, in call.ics" in ran.err
    assert done("show", "d1", "--json").json["state"] == "drafted"


def test_across_two_zones_between_their_changes_to_summer_time() -> None:
    """New York's clocks go forward on 8 March 2099 and Oslo's on 29 March: five hours between, not six."""
    warm_up("edit p1 --timezone Europe/Oslo", "config set me.timezone America/New_York")
    said = {}
    for day in ("03-02", "03-16", "03-30"):
        done("ics", "-o", f"{day}.ics", "--at", f"2099-{day}T17:00", "--minutes", "25")
        event = event_in(f"{day}.ics")
        assert event.dtend.value - event.dtstart.value == timedelta(minutes=25)
        said[day] = (f"{event.dtstart.value.astimezone(UTC):%H:%M}", event.description.value.splitlines()[-1])
    assert [utc for utc, _ in said.values()] == ["16:00", "16:00", "15:00"]
    assert said["03-02"][1].endswith("17:00–17:25 in Europe/Oslo; 11:00–11:25 in America/New_York.")
    assert said["03-16"][1].endswith("17:00–17:25 in Europe/Oslo; 12:00–12:25 in America/New_York.")
    assert said["03-30"][1].endswith("17:00–17:25 in Europe/Oslo; 11:00–11:25 in America/New_York.")


def test_it_keeps_its_id_however_often_it_is_written_and_another_draft_has_another() -> None:
    warm_up("edit p1 --timezone Europe/Oslo")
    ids = [
        done("ics", "d1", "-o", "x.ics", "--replace", "--json", "--at", f"2099-12-0{day}T17:00").json["uid"]
        for day in (1, 2)
    ]
    done("draft", "p1", "--kind", "warm-up", "--channel", "email", "--offline")
    other = done("ics", "d2", "-o", "y.ics", "--json").json["uid"]
    assert ids[0] == ids[1] != other


def test_a_coffee_is_where_both_of_them_are() -> None:
    warm_up("edit p1 --city Oslo", "config set me.city Oslo", "config set me.timezone Europe/Oslo")
    done("ics", "-o", "coffee.ics")
    event = event_in("coffee.ics")
    assert event.location.value == "Oslo"
    assert event.summary.value.startswith(("Coffee: ", "Walk: "))
    assert event.description.value.count(" in ") == 1, "one clock is named once"
    assert event.dtstart.value.astimezone(UTC) < datetime.now(UTC) + timedelta(days=15)


def test_nobody_can_tell_their_time_without_their_zone() -> None:
    warm_up("config set me.timezone America/New_York")
    ran = outreach("ics", "-o", "x.ics")
    assert ran.code == 1 and ran.err.count("\n") == 1
    assert "'outreach edit p1 --timezone ZONE' adds it" in ran.err
    done("ics", "-o", "x.ics", "--at", "2099-12-03T17:00")
    assert event_in("x.ics").dtstart.value.astimezone(UTC) == datetime(2099, 12, 3, 22, tzinfo=UTC)
    done("ics", "-o", "y.ics", "--at", "2099-12-03T17:00+01:00")
    assert event_in("y.ics").dtstart.value.astimezone(UTC) == datetime(2099, 12, 3, 16, tzinfo=UTC)


def test_an_offset_wins_over_their_zone() -> None:
    warm_up("edit p1 --timezone Europe/Oslo")
    done("ics", "-o", "x.ics", "--at", "2099-12-03T17:00-05:00")
    start = event_in("x.ics").dtstart.value
    assert start.replace(tzinfo=None) == datetime(2099, 12, 3, 23)
    assert start.astimezone(UTC) == datetime(2099, 12, 3, 22, tzinfo=UTC)


def test_without_any_zone_it_is_this_machines_clock() -> None:
    warm_up()
    done("ics", "-o", "x.ics", "--at", "2099-12-03T17:00")
    assert event_in("x.ics").dtstart.value.astimezone() == datetime(2099, 12, 3, 17).astimezone()


def test_what_was_sent_is_read_from_the_day_on_which_it_went_out() -> None:
    warm_up("edit p1 --timezone Europe/Oslo")
    done("log", "p1", "sent", "--draft", "d1", "--date", "2 weeks ago")
    ran = outreach("ics", "-o", "x.ics")
    assert ran.code == 1 and "is past; give a time to come with --at." in ran.err
    assert not Path("x.ics").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--at", "tomorrow"], 1, "write 2026-12-03T17:00"),
        (["--at", "2020-01-01T17:00"], 1, "is past"),
        (["--at", "2099-03-29T02:30"], 1, "clocks go forward"),
        (["--minutes", "0"], 2, "--minutes"),
        (["--minutes", "2000"], 2, "--minutes"),
    ],
)
def test_what_cannot_be_is_refused(arguments: list[str], code: int, said: str) -> None:
    warm_up("edit p1 --timezone Europe/Oslo")
    ran = outreach("ics", "-o", "x.ics", *arguments)
    assert (ran.code, ran.out) == (code, "") and said in ran.err
    assert not Path("x.ics").exists()


def test_a_message_that_proposes_nothing_says_what_to_write() -> None:
    warm_up("edit p1 --timezone Europe/Oslo")
    done("draft", "p1", "--kind", "question", "--channel", "email", "--offline")
    ran = outreach("ics", "d2", "-o", "x.ics")
    assert ran.code == 1 and "next Wednesday at 17:00 your time" in ran.err and "--at" in ran.err
    done("ics", "d2", "-o", "x.ics", "--at", "2099-12-03T17:00")
    event = event_in("x.ics")
    assert event.summary.value == "Meeting: Ada Example and Mara Lindqvist (proposed)"
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=30)


@pytest.mark.parametrize(
    ("at", "said"), [("2099-10-25T02:30", True), ("2099-10-25T02:30+01:00", False), ("2099-10-25T03:30", False)]
)
def test_an_hour_that_comes_twice_is_said(at: str, said: bool) -> None:
    """Oslo's clocks go back at three on 25 October 2099."""
    warm_up("edit p1 --timezone Europe/Oslo")
    ran = done("ics", "-o", "x.ics", "--at", at)
    assert ("That night 02:30 comes twice; this is the first. --at with an offset says the other." in ran.err) is said


def test_more_than_one_time_is_said() -> None:
    warm_up("edit p1 --timezone Europe/Oslo")
    os.environ["EDITOR"] = "sed -i 's/your time/your time, or Friday at 11:00/'"
    done("edit", "d1")
    assert "It names 2 times; this is the first." in done("ics", "-o", "x.ics").err
