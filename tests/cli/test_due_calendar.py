"""due -o: what is due as a calendar file, read back by a library that shares no code with the one that writes it."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import vobject

from tests.cli.support import done, outreach
from tests.cli.test_due import day


def calendar(path: Path) -> dict[str, Any]:
    """The entries of a file by title, as a library reads them that shares no code with the one that wrote it."""
    read = vobject.readOne(path.read_text(encoding="utf-8"))
    assert not hasattr(read, "method")
    for event in read.vevent_list:
        assert not {"valarm", "organizer", "attendee", "rrule"} & {one.name.lower() for one in event.getChildren()}
        assert type(event.dtstart.value) is date and event.transp.value == "TRANSPARENT"
    return {event.summary.value: event for event in read.vevent_list}


def much_is_due() -> None:
    """A favour owed to p1, p2 answered, p3 was met three days ago, and of p4 something comes later."""
    for name in ("Mara Lindqvist", "Teo Marsh", "Ana Lopes", "Nils Berg"):
        done("add", name, "--closeness", "acquaintance")
    done("log", "p1", "asked-me", "--date", day(9), "--note", "Her salary", "--private")
    done("log", "p2", "replied", "--date", day(0))
    done("log", "p3", "met", "--date", day(3))
    done("log", "p4", "talked", "--date", day(20))


def test_what_is_due_becomes_entries_of_a_calendar(tmp_path: Path) -> None:
    much_is_due()
    path = tmp_path / "due.ics"
    ran = done("due", "-o", str(path), "--json")
    found = calendar(path)
    assert ran.json == {"path": str(path), "entries": len(found)}
    assert f"{len(found)} entries, a whole day each, in " in ran.err
    today = date.today()
    days = {title: event.dtstart.value for title, event in found.items() if not title.startswith("This week")}
    assert days == {
        "Do what Mara Lindqvist asked of you": today,
        "Thank Teo Marsh": today + timedelta(days=1),
        "Follow up with Ana Lopes": today,  # it was best done two days ago
    }
    assert found["Thank Teo Marsh"].description.value.endswith("\noutreach draft p2 --kind thanks")
    assert "salary" not in path.read_text(encoding="utf-8")


def test_with_all_it_has_what_comes_later_and_is_put_off(tmp_path: Path) -> None:
    much_is_due()
    done("due", "snooze", "thanks-e2", "--for", "9d")
    done("due", "never", "follow-up-e3")
    done("due", "-o", str(tmp_path / "due.ics"))
    assert not {"Thank Teo Marsh", "Follow up with Ana Lopes"} & set(calendar(tmp_path / "due.ics"))
    done("due", "--all", "-o", str(tmp_path / "all.ics"))
    found = calendar(tmp_path / "all.ics")
    assert found["Thank Teo Marsh"].dtstart.value == date.today() + timedelta(days=9)
    assert found["Check in with Nils Berg"].dtstart.value > date.today()
    assert "Follow up with Ana Lopes" not in found


def test_taken_in_twice_it_makes_no_doubles(tmp_path: Path) -> None:
    much_is_due()
    one, two = tmp_path / "one.ics", tmp_path / "two.ics"
    done("due", "-o", str(one))
    done("due", "-o", str(two))
    uids = [{event.uid.value for event in calendar(path).values()} for path in (one, two)]
    assert uids[0] == uids[1] and len(uids[0]) == len(calendar(one))


def test_another_home_counts_its_people_from_one_and_has_other_ids(tmp_path: Path) -> None:
    uids = []
    for home in ("one", "two"):
        os.environ["OUTREACH_HOME"] = str(tmp_path / home)
        much_is_due()
        done("due", "-o", str(tmp_path / f"{home}.ics"))
        uids.append({event.uid.value for event in calendar(tmp_path / f"{home}.ics").values()})
    assert not uids[0] & uids[1]


def test_a_calendar_file_is_written_over_only_when_somebody_says_so(tmp_path: Path) -> None:
    path = tmp_path / "due.ics"
    assert "Nothing is due today, so no file was written." in done("due", "-o", str(path)).err
    assert not path.exists()
    much_is_due()
    path.write_text("theirs")
    ran = outreach("due", "-o", str(path))
    assert ran.code == 1 and "--replace" in ran.err and path.read_text() == "theirs"
    done("due", "-o", str(path), "--replace")
    assert calendar(path)
    assert "end its name in .ics" in outreach("due", "-o", str(tmp_path / "due.txt")).err
    assert outreach("due", "--news", "-o", str(path)).code == 2
