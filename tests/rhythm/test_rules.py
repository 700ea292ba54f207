"""METHOD's rules, one by one: what is due when, and what never is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.fact import Fact
from assistant.people.person import CLOSENESS, Person
from assistant.rhythm.days import plus_days, plus_months
from assistant.rhythm.event import EVENT_KINDS, Event
from assistant.settings.schema import Rhythm
from tests.rhythm.support import ASKING, MARA, due, happened, ids, mark, on

FRIEND = replace(MARA, closeness="friend")
ASKED = ("2024-01-03 sent question",)
ANSWERED = (*ASKED, "2024-01-12 replied")
THANKED = (*ANSWERED, "2024-01-13 sent thanks")


# --- METHOD 2: an answer is thanked for now, and another question comes in half a year


def test_an_answer_is_thanked_for_at_once_and_another_question_comes_in_half_a_year() -> None:
    found = due(happened(*ANSWERED), "2024-01-12")
    assert [(one.id, one.kind, one.state, one.since, one.by) for one in found] == [
        ("thanks-e2", "thanks", "due", on("2024-01-12"), on("2024-01-13")),
        ("ask-again-e2", "ask-again", "later", on("2024-07-12"), on("2025-01-12")),
    ]
    assert found[0].reason == "Mara answered today and has not been thanked yet."


@pytest.mark.parametrize("kind", ["replied", "helped-me", "introduced-me", "referred-me"])
def test_whatever_they_gave_is_thanked_for(kind: str) -> None:
    assert ids(due(happened(f"2024-01-12 {kind}"), "2024-01-12")) == ["thanks-e1"]


@pytest.mark.parametrize("message", ["thanks", "update", "", "book-thanks"])
def test_what_thanks(message: str) -> None:
    assert ids(due(happened(*ANSWERED, f"2024-01-13 sent {message}"), "2024-01-20")) == []


@pytest.mark.parametrize("message", ["congratulate", "offer"])
def test_what_does_not_thank(message: str) -> None:
    assert ids(due(happened(*ANSWERED, f"2024-01-13 sent {message}"), "2024-01-20")) == ["thanks-e2"]


def test_a_thank_you_of_before_is_none_for_what_came_after() -> None:
    """On one day the order is that in which things were noted."""
    assert ids(due(happened("2024-01-12 sent thanks", "2024-01-12 replied"), "2024-01-12")) == ["thanks-e2"]
    assert ids(due(happened("2024-01-12 replied", "2024-01-12 sent thanks"), "2024-01-12")) == []


def test_one_thank_you_covers_all_and_names_the_most() -> None:
    lines = (*ANSWERED, "2024-01-14 referred-me", "2024-01-15 helped-me")
    found = due(happened(*lines), "2024-01-16")
    assert ids(found) == ["thanks-e4"]
    assert found[0].since == on("2024-01-12")
    assert (
        found[0].reason == "Mara referred you on 14 January and has not been thanked yet, one of 3 things to thank for."
    )
    assert ids(due(happened(*lines, "2024-01-16 sent thanks"), "2024-01-16")) == []


def test_another_question_is_due_from_the_sixth_month_to_the_twelfth() -> None:
    events = happened(*THANKED)
    for day, expected in (("2024-07-11", []), ("2024-07-12", ["ask-again-e2"]), ("2025-01-12", ["ask-again-e2"])):
        assert ids(due(events, day)) == expected
    assert due(events, "2025-01-13") == []
    assert ids(due(events, "2024-04-12", ask_again_months=[3, 4])) == ["ask-again-e2"]


@given(st.dates(on("2000-01-01"), on("2060-12-31")))
def test_half_a_year_after_any_day(day: object) -> None:
    events = happened(f"{day} replied", f"{day} sent thanks")
    first = plus_months(day, 6)  # type: ignore[arg-type]
    assert ids(due(events, first.isoformat())) == ["ask-again-e1"]
    assert ids(due(events, plus_days(first, -1).isoformat())) == []


@pytest.mark.parametrize("message", sorted(ASKING))
def test_who_was_asked_since_is_not_asked_again_for_the_old_answer(message: str) -> None:
    events = happened(*THANKED, f"2024-03-01 sent {message}", "2024-03-02 asked-me", "2024-03-03 helped")
    assert "ask-again-e2" not in [one.id for one in due(events, "2024-08-01")]


# --- METHOD 3: silence


@pytest.mark.parametrize("day", ["2024-01-03", "2024-01-04", "2024-02-02", "2024-12-31", "2031-01-01"])
def test_nothing_is_ever_due_because_nobody_answered(day: str) -> None:
    for person in (MARA, FRIEND, replace(MARA, every_days=7)):
        assert due(happened(*ASKED), day, person) == []
        assert due(happened(*THANKED, "2024-02-01 sent reconnect"), day, person) == [] or day < "2024-02-01"


_HISTORIES = st.lists(
    st.tuples(
        st.sampled_from(EVENT_KINDS), st.integers(0, 400), st.sampled_from([*sorted(ASKING), "thanks", "offer", ""])
    ),
    max_size=10,
)


@given(_HISTORIES, st.sampled_from(CLOSENESS), st.sampled_from([None, 1, 30]), st.integers(0, 900))
def test_the_two_laws(drawn: list[tuple[str, int, str]], closeness: str, every: int | None, number: int) -> None:
    """Silent people get no message; nobody gets two; and what is due has begun, with a reason of one sentence."""
    start = on("2023-01-01")
    lines = [f"{plus_days(start, at)} {kind} {message if kind == 'sent' else ''}" for kind, at, message in drawn]
    events = happened(*lines)
    person = Person("Mara Lindqvist", id=1, closeness=closeness, every_days=every, created="2023-01-01")  # type: ignore[arg-type]
    today = plus_days(start, number)
    found = due(events, today.isoformat(), person)
    now = [one for one in found if one.state == "due"]
    messages = [one for one in now if one.sort != "owed"]
    past = sorted((event for event in events if event.date <= today.isoformat()), key=lambda one: (one.date, one.id))
    silent = False
    for event in past:
        silent = event.asks if event.kind == "sent" and event.asks else silent and event.direction == "out"
    assert not (silent and messages)
    assert len(messages) <= 1
    assert all(one.since <= today for one in now)
    assert all(one.reason.endswith(".") and "\n" not in one.reason for one in found)
    assert len({one.id for one in found}) == len(found)
    asked = sum(event.kind == "asked-me" for event in past)
    done = sum(event.kind in ("helped", "introduced", "referred") for event in past)
    assert max(0, asked - done) <= sum(one.sort == "owed" for one in now) <= asked


# --- METHOD 4: what is owed


def test_a_favour_is_owed_until_it_is_done() -> None:
    events = happened("2024-01-03 asked-me: to look at his talk.")
    for day in ("2024-01-03", "2024-06-01", "2030-01-01"):
        assert ids(due(events, day)) == ["owed-e1"]
    (one,) = due(events, "2024-01-05")
    assert (one.kind, one.by, one.since) == ("offer", None, on("2024-01-03"))
    assert one.reason == "Mara asked you for a favour on 3 January: “to look at his talk”."
    for favour in ("helped", "introduced", "referred"):
        later = happened("2024-01-03 asked-me", f"2024-01-09 {favour} e1")
        assert ids(due(later, "2024-01-08")) == ["owed-e1"]
        assert ids(due(later, "2024-01-09")) == []


def test_what_was_done_settles_only_what_is_said() -> None:
    lines = ("2024-01-03 asked-me", "2024-01-04 asked-me", "2024-01-09 helped")
    assert ids(due(happened(*lines), "2024-01-10")) == ["owed-e1", "owed-e2"]
    assert ids(due(happened(*lines, "2024-01-10 helped e2"), "2024-01-10")) == ["owed-e1"]


def test_what_was_done_before_it_was_asked_is_not_what_was_asked() -> None:
    assert ids(due(happened("2024-01-01 helped", "2024-01-03 asked-me"), "2024-01-10")) == ["owed-e2"]


def test_the_favour_that_is_ticked_off_is_the_one_that_was_done() -> None:
    lines = ("2024-01-03 asked-me", "2024-01-04 asked-me", "2024-01-09 helped")
    assert ids(due(happened(*lines), "2024-01-10", marks=mark("owed-e2", "done", day="2024-01-09"))) == ["owed-e1"]
    assert ids(due(happened(*lines[:2]), "2024-01-10", marks=mark("owed-e2", "done"))) == ["owed-e1"]


def test_a_private_note_is_not_in_the_reason() -> None:
    (event,) = happened("2024-01-03 asked-me: something secret")
    (one,) = due([replace(event, private=True)], "2024-01-04")
    assert one.reason == "Mara asked you for a favour yesterday."


def test_a_note_of_many_lines_makes_one_sentence() -> None:
    (event,) = happened("2024-01-03 asked-me")
    (one,) = due([replace(event, note="to look\nat  his\ntalk.")], "2024-01-04")
    assert one.reason == "Mara asked you for a favour yesterday: “to look at his talk”."


def test_who_waits_for_a_favour_is_asked_for_nothing() -> None:
    lines = (*THANKED, "2024-02-01 asked-me")
    assert ids(due(happened(*lines), "2024-08-01", FRIEND), "due", "later", "waiting") == ["owed-e4"]
    declined = mark("owed-e4", "never")
    assert ids(due(happened(*lines), "2024-08-01", FRIEND, declined)) == ["ask-again-e2"]
    assert ids(due(happened(*lines), "2024-08-01", FRIEND, declined), "never") == ["owed-e4"]


# --- METHOD 13: within a day of a meeting


@pytest.mark.parametrize("kind", ["met", "talked"])
def test_a_meeting_is_followed_up_the_day_after(kind: str) -> None:
    (one, *_) = due(happened(f"2024-02-28 {kind}"), "2024-02-28")
    assert (one.id, one.kind, one.since, one.by) == ("follow-up-e1", "follow-up", on("2024-02-28"), on("2024-02-29"))


def test_a_meeting_long_past_is_not_followed_up() -> None:
    events = happened("2024-02-28 met")
    assert ids(due(events, "2024-03-13")) == ["follow-up-e1"]
    assert ids(due(events, "2024-03-14")) == []
    assert ids(due(events, "2024-03-14", marks=mark("follow-up-e1", "snoozed", until="2024-03-14"))) == ["follow-up-e1"]


@pytest.mark.parametrize("message", ["follow-up", "thanks", "question", ""])
def test_any_word_after_it_follows_it_up(message: str) -> None:
    assert ids(due(happened("2024-02-28 met", f"2024-02-29 sent {message}"), "2024-02-29")) == []
    assert ids(due(happened(f"2024-02-28 sent {message}", "2024-02-28 met"), "2024-02-29")) == ["follow-up-e2"]


# --- METHOD 14: those who helped hear what came of it


def test_a_helper_hears_what_came_of_it_after_a_month() -> None:
    events = happened("2024-01-30 helped-me", "2024-01-31 sent thanks")
    assert ids(due(events, "2024-02-28"), "later") == ["update-e1"]
    (one,) = due(events, "2024-02-29")
    assert (one.id, one.kind, one.by) == ("update-e1", "update", on("2024-03-14"))
    assert ids(due(events, "2024-07-28")) == ["update-e1"]
    assert due(events, "2024-07-29") == []
    assert due(events, "2024-03-01", update_days=0) == []
    asked = happened("2024-01-30 helped-me", "2024-01-31 sent thanks", "2024-02-05 sent question")
    assert due(asked, "2024-03-01") == []  # whoever does not answer is left in peace with news, too
    assert due([*events, *happened(*["2024-02-20 sent update"] * 3)[2:]], "2024-03-01") == []


# --- METHOD 15: the rhythm


@pytest.mark.parametrize(
    ("closeness", "every", "days"),
    [
        ("friend", None, 90), ("colleague", None, 90), ("acquaintance", None, 180), ("friend", 30, 30),
        ("stranger", 45, 45),
    ],
)  # fmt: skip
def test_a_check_in_comes_by_the_rhythm(closeness: str, every: int | None, days: int) -> None:
    person = replace(MARA, closeness=closeness, every_days=every)  # type: ignore[arg-type]
    first = plus_days(on("2024-01-01"), days)  # nothing has happened: from the day they were added
    assert ids(due([], plus_days(first, -1).isoformat(), person)) == []
    (one,) = due([], first.isoformat(), person)
    assert (one.id, one.kind, one.since, one.event_id) == ("check-in-p1", "reconnect", first, None)
    events = happened("2024-05-05 asked-me", "2024-05-06 helped e1")
    later = plus_days(on("2024-05-06"), days)
    assert ids(due(events, plus_days(later, -1).isoformat(), person)) == []
    assert ids(due(events, later.isoformat(), person)) == ["check-in-p1"]


def test_a_stranger_has_no_rhythm() -> None:
    assert due([], "2024-12-31") == []
    assert ids(due([], "2024-04-01", stranger_days=90)) == ["check-in-p1"]
    assert due([], "2024-12-31", FRIEND, friend_days=0) == []


def test_a_second_word_in_a_row_is_theirs() -> None:
    """Also after what asks for nothing: a congratulation each quarter to somebody who never reacts is a list."""
    assert due(happened("2024-04-01 sent congratulate"), "2024-07-01", FRIEND) == []
    assert ids(due(happened("2024-04-01 sent congratulate", "2024-04-02 met"), "2024-07-01", FRIEND)) == ["check-in-p1"]


def test_news_of_theirs_is_congratulated_on() -> None:
    news = Fact(1, "Launched “Ferrite 2”", kind="launch", title="Ferrite 2", date="2024-05-01")
    events = happened("2024-04-01 asked-me", "2024-04-02 helped e1")
    (one, *_) = due(events, "2024-07-01", FRIEND, news=news)
    assert (one.kind, one.reason) == (
        "congratulate",
        "You and Mara were last in touch on 2 April; a word every 90 days keeps you in touch, and there is news: "
        "“Ferrite 2”.",
    )
    for other in (replace(news, date="2024-03-31"), replace(news, kind="work")):
        assert due(events, "2024-07-01", FRIEND, news=other)[0].kind == "reconnect"


def test_a_tie_that_has_slept_for_a_year_is_no_matter_of_rhythm() -> None:
    events = happened("2024-04-01 asked-me", "2024-04-02 helped e1")
    assert ids(due(events, "2025-04-02", FRIEND)) == ["check-in-p1"]
    assert due(events, "2025-04-03", FRIEND) == []


def test_a_rhythm_set_by_hand_never_ends_in_silence() -> None:
    """It says that the tie is dormant, for as long as it takes; but whoever did not answer is left in peace."""
    by_hand = replace(FRIEND, every_days=30)
    events = happened("2024-04-02 talked", "2024-04-03 sent thanks")
    (one,) = due(events, "2025-04-02", by_hand)
    assert one.reason.endswith("a word every 30 days keeps you in touch.")
    for day in ("2025-04-03", "2031-01-01"):
        (one,) = due(events, day, by_hand)
        assert (one.id, one.kind, one.state) == ("check-in-p1", "reconnect", "due")
        assert one.reason == (
            "You wanted a word with Mara every 30 days, and the last was on 3 April 2024: the tie is dormant, "
            "and a message wakes it."
        )
    assert due(happened("2024-04-02 talked", "2024-04-03 sent follow-up"), "2031-01-01", by_hand) == []
    assert ids(due(events, "2031-01-01", by_hand, mark("check-in-p1", "never"))) == []


def test_after_a_message_of_no_known_kind_another_question_has_time() -> None:
    """It may have asked something, and the gate would hold the next ask back."""
    lines = ("2024-01-05 sent question", "2024-01-10 replied", "2024-07-20 sent")
    assert ids(due(happened(*lines[:2]), "2024-07-25"))[-1:] == ["thanks-e2"]
    assert ids(due(happened(*lines), "2024-08-18"), "due") == []
    assert ids(due(happened(*lines), "2024-08-19"), "due") == ["ask-again-e2"]


def test_a_check_in_gives_way_to_what_there_is_to_write_about() -> None:
    """The next question is due two days after the check-in would be: one message, and the better one."""
    person = replace(MARA, closeness="acquaintance")
    events = happened(*THANKED)
    assert ids(due(events, "2024-07-11", person), "due") == []
    assert ids(due(events, "2024-07-12", person), "due", "waiting") == ["ask-again-e2"]


# --- Snoozed, done, never


def test_what_is_snoozed_comes_back_on_its_day() -> None:
    marks = mark("thanks-e2", "snoozed", until="2024-01-20")
    (one, *_) = due(happened(*ANSWERED), "2024-01-19", marks=marks)
    assert (one.state, one.until) == ("snoozed", on("2024-01-20"))
    assert ids(due(happened(*ANSWERED), "2024-01-20", marks=marks)) == ["thanks-e2"]


def test_what_came_after_a_snooze_is_due_all_the_same() -> None:
    marks = mark("thanks-e2", "snoozed", until="2024-01-20")
    assert ids(due(happened(*ANSWERED, "2024-01-15 helped-me"), "2024-01-15", marks=marks)) == ["thanks-e3"]


@pytest.mark.parametrize(
    ("lines", "day", "due_id"),
    [
        (ANSWERED, "2024-01-13", "thanks-e2"),
        (("2024-01-12 met",), "2024-01-13", "follow-up-e1"),
        (("2024-01-12 helped-me", "2024-01-13 sent thanks"), "2024-03-01", "update-e1"),
        (THANKED, "2024-08-01", "ask-again-e2"),
        (("2024-01-12 asked-me",), "2024-03-01", "owed-e1"),
    ],
)
def test_what_is_ticked_off_is_gone(lines: tuple[str, ...], day: str, due_id: str) -> None:
    assert ids(due(happened(*lines), day)) == [due_id]
    assert due_id not in [one.id for one in due(happened(*lines), day, marks=mark(due_id, "done", day=day))]


def test_never_is_for_the_sort_and_the_person() -> None:
    marks = mark("thanks-p1", "never")
    assert ids(due(happened(*ANSWERED), "2024-01-13", marks=marks), "due", "never") == ["thanks-e2"]
    assert ids(due(happened(*ANSWERED, "2024-05-01 replied"), "2024-05-01", marks=marks)) == []


def test_a_check_in_that_was_done_is_due_again_in_its_rhythm() -> None:
    marks = mark("check-in-p1", "done", day="2024-04-10")
    assert ids(due([], "2024-07-08", FRIEND, marks)) == []
    assert ids(due([], "2024-07-09", FRIEND, marks)) == ["check-in-p1"]


def test_an_event_of_tomorrow_has_not_happened() -> None:
    assert due([Event(1, "replied", "2024-01-02", id=1)], "2024-01-01") == []


def test_the_default_figures_are_those_of_the_method() -> None:
    rhythm = Rhythm()
    assert (rhythm.silence_days, rhythm.ask_again_months, rhythm.first_messages) == (30, [6, 12], 5)
    assert rhythm.friend_days == rhythm.colleague_days == 90  # each quarter
