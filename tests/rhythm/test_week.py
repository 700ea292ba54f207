"""This week's one person: what is weighed, and that it stays the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.rhythm.circles import Network
from assistant.rhythm.event import Event
from assistant.rhythm.week import Candidate, choose, proposal, weigh
from assistant.settings.paths import Home
from assistant.workspace import Workspace
from tests.rhythm.support import on

MONDAY = on("2024-07-01")
WEEK = "2024-W27"
NOBODY = Network()
ESSAY = Fact(1, "Wrote “Small logs”", id=1, kind="essay", title="Small logs", date="2024-06-25")
MARA = Candidate(1, "Mara Lindqvist")


def points(one: Candidate, goal: str = "learn", mine: str = "", network: Network = NOBODY) -> dict[str, int]:
    return {weight.name: weight.points for weight in weigh(one, goal, mine, network, MONDAY)}


def said(one: Candidate, goal: str = "learn", mine: str = "", network: Network = NOBODY) -> tuple[str, str]:
    found = proposal(one, goal, mine, network, MONDAY, WEEK)
    return found.kind, found.reason


def test_a_favour_owed_for_a_week_outweighs_all() -> None:
    owed = replace(MARA, owed_since="2024-06-24")
    rich = replace(
        MARA, person_id=2, closeness="friend", answered=True, last="2020-01-01", news=ESSAY, company="Ferrite",
        for_me=3, can_refer=True,
    )  # fmt: skip
    for goal in ("learn", "job-hunt", "give-back"):
        assert choose([rich, owed], goal, "Ferrite", NOBODY, MONDAY, WEEK) == owed
    assert said(owed) == ("offer", "Mara asked you for a favour on 24 June and still waits.")
    assert points(replace(MARA, owed_since="2024-06-25")) == {}  # asked a few days ago: it leads the list anyhow


@pytest.mark.parametrize(
    ("last", "expected"),
    [("2024-06-01", 0), ("2023-07-03", 0), ("2023-07-02", 30), ("2021-07-03", 30), ("2021-07-02", 40), ("", 20)],
)
def test_ties_that_slept_for_a_year_and_for_three(last: str, expected: int) -> None:
    one = replace(MARA, closeness="acquaintance", last=last)
    assert points(one).get("dormant", 0) == expected
    assert "dormant" not in points(replace(one, closeness="stranger"))  # nobody to be trusted yet
    assert points(replace(one, closeness="stranger", answered=True)).get("dormant", 0) == expected


def test_the_more_trusted_of_two_sleeping_ties() -> None:
    friend = replace(MARA, closeness="friend", last="2022-01-01")
    other = replace(MARA, person_id=2, closeness="acquaintance", last="2022-01-01")
    assert choose([other, friend], "learn", "", NOBODY, MONDAY, WEEK) == friend
    assert said(friend) == ("reconnect", "You and Mara have not been in touch since 1 January 2022.")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024-07-03", 30), ("2024-06-17", 30), ("2024-06-16", 20), ("2024-05-02", 20), ("2024-05-01", 0),
        ("2024-06", 20), ("2024-07", 30), ("2024", 0),
    ],
)  # fmt: skip
def test_something_new_of_theirs(date: str, expected: int) -> None:
    assert points(replace(MARA, news=replace(ESSAY, date=date))).get("new", 0) == expected


def test_what_has_no_date_is_as_new_as_its_note() -> None:
    undated = replace(ESSAY, date="", created="2024-06-30T12:00:00.000+00:00")
    assert points(replace(MARA, news=undated))["new"] == 30
    assert said(replace(MARA, news=undated)) == ("question", "There is something new of theirs: “Small logs”.")


def test_what_the_network_lacks() -> None:
    engineers = Network.of([("Ferrite", "Engineer", ("rust",)) for _ in range(5)])
    designer = replace(MARA, role="Product designer", company="Pinwheel", tags=("maps",), news=ESSAY)
    another = replace(MARA, person_id=2, role="Staff engineer", company="Ferrite Ltd", tags=("Rust",), news=ESSAY)
    assert points(designer, network=engineers)["diverse"] == 18
    assert "diverse" not in points(another, network=engineers)
    assert choose([another, designer], "learn", "", engineers, MONDAY, WEEK) == designer
    assert said(designer, network=engineers)[1].endswith(", and you know nobody else in product.")
    few = Network.of([("Ferrite", "Engineer", ())] * 2)
    assert "diverse" not in points(designer, network=few)  # with two people anything would be new


@pytest.mark.parametrize(
    ("goal", "one", "kind"),
    [
        ("job-hunt", replace(MARA, can_refer=True, met=True, answered=True), "referral"),
        ("job-hunt", replace(MARA, met=True, answered=True), "introduction"),
        ("job-hunt", replace(MARA, closeness="colleague", can_refer=True, last="2024-05-01"), "warm-up"),
        ("give-back", replace(MARA, for_me=2, for_them=1, answered=True), "offer"),
        ("give-back", replace(MARA, for_me=2, answered=True, news=ESSAY), "congratulate"),
        ("learn", replace(MARA, news=ESSAY), "question"),
        ("learn", replace(MARA, news=ESSAY, replied=True, answered=True, last="2024-05-01"), "ask-again"),
    ],
)  # fmt: skip
def test_the_goal_decides_whom_and_what(goal: str, one: Candidate, kind: str) -> None:
    assert points(one, goal)["goal"] > 0
    assert said(one, goal)[0] == kind


def test_whoever_works_where_the_writer_does() -> None:
    one = replace(MARA, company="Ferrite GmbH")
    assert points(one, mine="ferrite") == {"company": 8}
    assert points(one, mine="") == points(replace(MARA, company=""), mine="") == {}


def test_nobody_is_chosen_for_whom_nothing_is_to_be_said() -> None:
    assert choose([MARA, replace(MARA, shown=True)], "learn", "", NOBODY, MONDAY, WEEK) is None


def test_what_is_equal_is_settled_by_the_week_alone() -> None:
    crowd = [replace(MARA, person_id=number, news=ESSAY) for number in range(1, 21)]
    first = choose(crowd, "learn", "", NOBODY, MONDAY, WEEK)
    assert first == choose(crowd[::-1], "learn", "", NOBODY, MONDAY, WEEK)
    weeks = {choose(crowd, "learn", "", NOBODY, MONDAY, f"2024-W{week:02d}") for week in range(1, 30)}
    assert len(weeks) > 5


# --- Stored


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(Home(tmp_path / "home"))
    try:
        for name in ("Mara Lindqvist", "Teo Marsh", "Noor Vale"):
            person = opened.people.add(Person(name))
            opened.facts.add(replace(ESSAY, id=0, person_id=person.id))
        yield opened
    finally:
        opened.close()


def chosen(workspace: Workspace, day: str) -> int | None:
    week = workspace.agenda(on(day)).week
    return week.person_id if week else None


def test_the_same_all_week_whatever_happens(workspace: Workspace) -> None:
    first = chosen(workspace, "2024-07-01")
    others = [number for number in (1, 2, 3) if number != first]
    workspace.events.add(Event(others[0], "met", "2020-01-01"))
    workspace.people.update(replace(workspace.people.get(others[0]), closeness="friend"))
    workspace.facts.add(Fact(others[1], "Launched “Ferrite 3”", kind="launch", date="2024-07-02"))
    for fact in workspace.facts.of(first or 0):
        workspace.facts.remove(fact.id)
    assert {chosen(workspace, f"2024-07-0{day}") for day in range(1, 8)} == {first}
    assert chosen(workspace, "2024-07-08") == others[0]


def test_the_same_whenever_in_the_week_it_is_looked_at_first(tmp_path: Path) -> None:
    found = set()
    for day in range(1, 8):
        opened = Workspace.open(Home(tmp_path / f"home{day}"))
        for number in range(12):
            person = opened.people.add(Person(f"Ada Quill {number}"))
            opened.facts.add(replace(ESSAY, id=0, person_id=person.id))
        found.add(chosen(opened, f"2024-07-0{day}"))
        opened.close()
    assert len(found) == 1


def test_another_one_and_another(workspace: Workspace) -> None:
    seen = []
    for _ in range(3):
        week = workspace.agenda(MONDAY).week
        assert week is not None
        seen.append(week.person_id)
        sentence = workspace.skip_week(MONDAY)
        assert sentence.startswith(f"Passed over {week.name}.")
    assert sorted(seen) == [1, 2, 3]
    assert workspace.agenda(MONDAY).week is None and "Nobody else" in sentence
    with pytest.raises(Refused, match="nobody to pass over; Monday"):
        workspace.skip_week(MONDAY)
    with pytest.raises(Refused, match="no such person to pass over"):
        workspace.snooze("week-p1", MONDAY)
    assert chosen(workspace, "2024-07-08") is not None  # the next week begins anew


def test_a_snooze_passes_over_and_a_never_is_for_good(workspace: Workspace) -> None:
    first = chosen(workspace, "2024-07-01")
    workspace.snooze(f"week-p{first}", MONDAY)
    second = chosen(workspace, "2024-07-01")
    assert second not in (None, first)
    workspace.never(f"week-p{second}", MONDAY)
    third = chosen(workspace, "2024-07-01")
    later = {chosen(workspace, (MONDAY + timedelta(days=7 * number)).isoformat()) for number in range(1, 15)}
    assert second not in later and {first, third} <= later
    workspace.take_back(f"week-p{second}", MONDAY)
    assert second in {chosen(workspace, (MONDAY + timedelta(days=7 * number)).isoformat()) for number in range(15, 30)}


def test_who_was_written_to_is_done_and_one_a_week_is_enough(workspace: Workspace) -> None:
    first = chosen(workspace, "2024-07-01")
    assert first is not None
    workspace.events.add(Event(first, "sent", "2024-07-03", message_kind="question", asks=True))
    week = workspace.agenda(on("2024-07-04")).week
    assert week is not None and (week.person_id, week.done) == (first, True)
    with pytest.raises(Refused, match="one a week is enough"):
        workspace.skip_week(on("2024-07-04"))
    assert chosen(workspace, "2024-07-08") not in (None, first)  # who does not answer is not proposed again
    assert all(chosen(workspace, (MONDAY + timedelta(days=7 * n)).isoformat()) != first for n in range(1, 20))


def test_the_reason_is_kept_all_week_and_stays_true(workspace: Workspace) -> None:
    """Whatever happens after the choice: reason, kind and what counted are those of the day it was made."""
    first = chosen(workspace, "2024-07-01")
    before = workspace.agenda(MONDAY).week
    assert first is not None and before is not None
    workspace.events.add(Event(first, "sent", "2024-07-02", message_kind="question", asks=True))
    workspace.facts.add(Fact(first, "Gave “Other things”", kind="talk", title="Other things", date="2024-07-02"))
    after = workspace.agenda(on("2024-07-03")).week
    assert after == replace(before, done=True)
    reopened = Workspace.open(workspace.home)
    assert reopened.agenda(on("2024-07-07")).week == after
    reopened.close()


def test_a_favour_that_is_done_does_not_wait_any_more(workspace: Workspace) -> None:
    workspace.log(workspace.people.get(2), "asked-me", on("2024-06-10"))
    before = workspace.agenda(MONDAY).week
    assert before is not None and (before.person_id, before.kind) == (2, "offer")
    assert before.reason.startswith("Teo asked you for a favour on 10 June and still waits")
    workspace.log(workspace.people.get(2), "helped", on("2024-07-02"))
    after = workspace.agenda(on("2024-07-03")).week
    assert after is not None and (after.done, after.kind, after.weights) == (True, "offer", before.weights)
    assert after.reason == before.reason.replace(" and still waits", "")


def test_a_tie_that_slept_slept_until_it_was_written_to(workspace: Workspace) -> None:
    person = workspace.people.add(Person("Otto Lang", closeness="friend"))
    workspace.events.add(Event(person.id, "talked", "2021-01-05"))
    for number in (1, 2, 3):
        workspace.people.remove(number)
    week = workspace.agenda(MONDAY).week
    assert week is not None and week.reason == "You and Otto have not been in touch since 5 January 2021."
    workspace.events.add(Event(person.id, "sent", "2024-07-02", message_kind="reconnect", asks=True))
    week = workspace.agenda(on("2024-07-02")).week
    assert week is not None and (week.kind, week.done) == ("reconnect", True)
    assert week.reason == "You and Otto had not been in touch since 5 January 2021."


def test_no_word_of_a_fact_is_kept_with_the_week(workspace: Workspace) -> None:
    first = chosen(workspace, "2024-07-01")
    before = workspace.agenda(MONDAY).week
    (fact,) = workspace.facts.of(first or 0)
    assert before is not None and f"“{fact.title}”" in before.reason
    assert fact.title not in str([tuple(row) for row in workspace.store.rows("SELECT * FROM week_people")])
    workspace.facts.update(replace(fact, private=True))
    hidden = workspace.agenda(MONDAY).week
    workspace.facts.remove(fact.id)
    gone = workspace.agenda(MONDAY).week
    for week in (hidden, gone):
        assert week is not None and (week.person_id, week.kind) == (first, before.kind)
        assert week.reason == before.reason.replace(f": “{fact.title}”", "")


def test_a_week_from_an_older_store_gives_no_reason_that_is_not_so(workspace: Workspace) -> None:
    first = chosen(workspace, "2024-07-01")
    workspace.store.execute("UPDATE week_people SET weights = '', kind = '', fact_id = NULL")
    workspace.events.add(Event(first or 0, "sent", "2024-07-02", message_kind="question", asks=True))
    for fact in workspace.facts.of(first or 0):
        workspace.facts.remove(fact.id)
    week = workspace.agenda(on("2024-07-03")).week
    assert week is not None and week.reason.endswith(" was chosen for this week.")


def test_what_turns_out_to_be_unanswered_is_not_proposed_any_further(workspace: Workspace) -> None:
    """Noted late: they were asked something last week."""
    first = chosen(workspace, "2024-07-01")
    workspace.events.add(Event(first or 0, "sent", "2024-06-28", message_kind="question", asks=True))
    week = workspace.agenda(on("2024-07-02")).week
    assert week is not None and (week.person_id, week.done) == (first, True)


def test_ticked_off_and_taken_back(workspace: Workspace) -> None:
    first = chosen(workspace, "2024-07-01")
    assert workspace.done(f"week-p{first}", MONDAY).startswith("Done: ")
    week = workspace.agenda(MONDAY).week
    assert week is not None and week.done and week.person_id == first
    workspace.take_back(f"week-p{first}", MONDAY)
    again = workspace.agenda(MONDAY).week
    assert again is not None and not again.done and again.person_id == first
    with pytest.raises(Refused, match="Nothing is due under"):
        workspace.done(f"week-p{next(n for n in (1, 2, 3) if n != first)}", MONDAY)


def test_what_comes_to_be_due_in_the_week_takes_the_place_of_the_proposal(workspace: Workspace) -> None:
    first = chosen(workspace, "2024-07-01")
    assert first is not None
    workspace.events.add(Event(first, "helped-me", "2024-07-02"))
    agenda = workspace.agenda(on("2024-07-02"))
    assert agenda.week is not None and (agenda.week.kind, agenda.week.reason) == ("thanks", agenda.due[0].reason)


def test_whoever_was_in_touch_lately_or_is_due_anyhow_is_not_proposed(workspace: Workspace) -> None:
    workspace.events.add(Event(1, "met", "2024-06-02"))
    workspace.events.add(Event(2, "helped-me", "2024-05-01"))  # not thanked yet
    assert chosen(workspace, "2024-07-01") == 3


def test_private_and_proposed_facts_are_no_reason(workspace: Workspace) -> None:
    for number in (1, 2, 3):
        (fact,) = workspace.facts.of(number)
        workspace.facts.update(replace(fact, private=number != 2, status="proposed" if number == 2 else "approved"))
    assert chosen(workspace, "2024-07-01") is None


def test_somebody_who_is_gone_leaves_the_week_to_another(workspace: Workspace) -> None:
    first = chosen(workspace, "2024-07-01")
    workspace.remove_person(first or 0)
    assert chosen(workspace, "2024-07-02") not in (None, first)
