"""Statements that nothing known supports, and those that something does, however it is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.draft import Past
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.review.coach import review
from assistant.review.finding import Reviewed
from assistant.review.grounding.contrast import turned_round
from assistant.review.grounding.exchanges import exchanged
from assistant.review.grounding.known import Source
from assistant.review.grounding.matching import found, lowered
from assistant.review.grounding.meetings import compound
from assistant.review.grounding.shares import borne_out, quantities
from assistant.review.grounding.times import RELATIVE, fits
from assistant.settings.schema import Me
from tests.review.claims import CLAIMS, shares

ME = Me(name="Kim Vale", role="backend engineer at Parcelwright", about="run the ingestion side of a parcel service")
ADA = Person("Ada Brandt", id=1, company="Kiln", role="Storage engineer", city="Ghent")
FACTS = (
    Fact(1, "Wrote “Slow maps”, on why tiles should be drawn twice.", id=1, kind="essay", title="Slow maps",
         date="2026-02-01"),
    Fact(1, "Launched “Ferrite 2”, which takes compaction off the write path.", id=2, kind="launch", title="Ferrite 2",
         date="2025-06-10"),
    Fact(1, "Keeps a rig of forty machines whose power is cut at random every night.", id=3, kind="work"),
)  # fmt: skip
SHARED = (*FACTS, Fact(1, "Sat next to you at Northlight for two years.", id=4, kind="shared"))


def flagged(body: str, **around: object) -> list[str]:
    reviewed = Reviewed(
        **{"body": body, "person": ADA, "me": ME, "facts": FACTS, "today": "2026-03-02", **around}  # type: ignore[arg-type]
    )
    return [one.text for one in review(reviewed).findings if one.check == "unsupported"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Your essay “Slow maps” says that tiles should be drawn twice.",
        "In your article “Slow maps” you argue that tiles are better drawn two times.",
        "“Ferrite 2” takes compaction off the write path.",
        "You released “Ferrite 2”, and compaction is off the write path now.",
        "You cut the power of 40 machines at random each night.",
        "Every night your rig loses power at random, forty computers in all.",
        "Kiln is in Ghent, and you look after its storage.",
        "Your essay from last month, “Slow maps”, made me want to write to you.",
        "You launched “Ferrite 2” last year.",
        "What surprised you most about drawing tiles twice?",
        "Would you choose Rust for it today?",
        "I run the ingestion side of a parcel service and use Postgres for it.",
        "Two lines would already help, and there is no hurry.",
        "Could I buy you a coffee in Ghent next Tuesday at 9:30, or wherever suits you?",
        "I would love to hear how it went.",
        "It would be great to meet you one day.",
    ],
)
def test_what_is_known_is_not_flagged_however_it_is_said(sentence: str) -> None:
    assert flagged(f"Hi Ada,\n\n{sentence}\n\nKim Vale") == []


@pytest.mark.parametrize(
    ("sentence", "span"),
    [
        ("Your essay “Fast maps” says that tiles should be drawn twice.", "“Fast maps”"),
        ("Your talk “Slow maps” says that tiles should be drawn twice.", "talk"),
        ("You cut the power of sixty machines at random every night.", "sixty"),
        ("You launched “Ferrite 2” at Google.", "Google"),
        ("You keep a rig in Rotterdam.", "Rotterdam"),
        ("You launched “Ferrite 2” last week.", "last week"),
        ("As you told me, tiles should be drawn twice.", "As you told me"),
        ("It was great to meet you at the storage fair.", "great to meet you"),
        ("When we met in Ghent, you drew me the write path.", "When we met"),
        ("I read your essay “Slow maps” twice.", "I read"),
        ("I've been following your work for years.", "I've been following"),
        ("Your essay “Slow maps” inspired me to rewrite ours.", "inspired me"),
        ("You argue that tiles should be cached on the client and compressed with zstd.", "cached"),
        ("“Ferrite 2” puts compaction on the write path.", "on"),
        ("How are the kids?", "How are the kids"),
        ("You said “never draw a tile once”.", "“never draw a tile once”"),
    ],
)  # fmt: skip
def test_what_nothing_bears_out_is_flagged(sentence: str, span: str) -> None:
    found = flagged(f"Hi Ada,\n\n{sentence}\n\nKim Vale")
    assert any(span in one or one in span for one in found), found


TIGHT = (
    Fact(1, "Runs the yearly harbour regatta since November 2025.", id=6, kind="work", date="2025-01-01"),
    Fact(1, "Abandoned tape backups after 14 months.", id=7, kind="work", date="2026-02-10"),
)


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("You have run the harbour regatta for four months.", True),
        ("You have run the harbour regatta for three years.", False),
        ("You dropped tape backups after more than a year.", True),
        ("You dropped tape backups after more than three years.", False),
        ("What made you drop the regatta?", False),
        ("You began tape backups after 14 months.", False),
        ("You run the weekly harbour regatta.", False),
        ("In May we moved our tapes to Antwerp, and Jonna of the harbour cursed us.", True),
        ("In May you moved your tapes to Antwerp.", False),
        ("Let's have tea near Vrijdagmarkt on Friday at four, or wherever suits you.", True),
        ("As a backend engineer I see tapes only from afar.", True),
        ("As a fellow storage engineer I know tapes.", False),
        ("You left Kiln in spring.", False),
        ("You won a prize for the regatta.", False),
        ("Enjoyed “Slow maps”.", False),
        ("A colleague of yours gave me your name.", False),
        ("Your book “Slow maps” says so.", False),
    ],
)
def test_lengths_endings_swaps_and_deeds_in_little_words(sentence: str, right: bool) -> None:
    found = flagged(f"Hi Ada,\n\n{sentence}\n\nKim Vale", facts=(*FACTS, *TIGHT))
    assert (found == []) is right, found


def test_people_of_the_writer_go_on_in_the_next_sentence_and_names_of_what_is_theirs_do_not() -> None:
    said = "My colleague Ana and I disagree about cutting the power of machines. She thinks that Facebook did it right."
    assert flagged(said) == []
    assert flagged("You keep a rig of forty machines. Since 20 June I look at its fans differently.") == ["20 June"]
    assert flagged("You keep a rig of forty machines. It was built at Facebook.") == ["Facebook"]


def test_who_has_not_said_what_they_are_may_be_anything() -> None:
    said = "As a fellow storage engineer I know tapes."
    assert flagged(said) == ["As a fellow storage engineer"]
    assert flagged(said, me=Me(name="Kim Vale")) == []


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("What you left out of “Slow maps” is what I would ask about.", True),
        ("If you left Kiln, who would keep the rig?", True),
        ("You have resigned, I hear.", False),
        ("The rig was voted best of the year.", False),
        ("You were promoted in January.", False),
    ],
)
def test_a_turn_in_a_life_is_known_or_told(sentence: str, right: bool) -> None:
    assert (flagged(f"Hi Ada,\n\n{sentence}\n\nKim Vale") == []) is right


def test_a_meal_is_the_one_that_was_noted() -> None:
    around = {"happened": frozenset({"met"}), "noted": (("met", "Coffee at the mill."),), "days": ("2026-02-20",)}
    assert flagged("The coffee was lovely.", **around) == []
    assert flagged("The dinner was lovely.", **around) == ["The dinner was lovely"]


def test_what_they_said_is_retold_in_the_words_of_the_note() -> None:
    noted = (("talked", "She said that cold disks fail a week before warm ones."),)
    around = {"happened": frozenset({"talked"}), "noted": noted, "days": ("2026-02-20",)}
    assert flagged("You said that cold disks fail a week before warm ones.", **around) == []
    assert flagged("You said that cold disks spin a week before warm ones.", **around) == ["spin"]


DONE = Fact(1, "Answers every report within a day.", id=5, kind="work", date="2026-02-08")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("You answer every report within 24 hours.", "You answer every report within 36 hours."),
        ("“Slow maps” came out on the 1st.", "“Slow maps” came out on the 9th."),
        ("You are a storage engineer at Kiln.", "As lead firmware developer at Kiln you may know."),
        ("Why did you cut the power of forty machines?", "Why did you cut the power of 90 machines?"),
        ("“Ferrite” takes compaction off the write path.", "I've run Ferrite on all our disks."),
        ("Would a call in September suit you?", "Your rig was rebuilt in September."),
        ("I have hung it over my desk in my mind.", "After all these years I may ask that."),
    ],
)
def test_what_is_reckoned_from_what_is_known_passes_and_its_neighbour_does_not(right: str, wrong: str) -> None:
    facts = (*FACTS, DONE)
    assert flagged(f"Hi Ada,\n\n{right}\n\nKim Vale", facts=facts) == []
    assert flagged(f"Hi Ada,\n\n{wrong}\n\nKim Vale", facts=facts)


def test_a_text_in_small_letters_keeps_every_place() -> None:
    assert lowered("İT WAS Ä") == "İt was Ä"


def test_a_past_on_record_bears_it_out() -> None:
    met = "It was good to meet you."
    assert flagged(met)
    assert flagged(met, happened=frozenset({"met"})) == []
    told = "When I asked you last, you told me that the rig is noisy."
    assert flagged(told)
    past = Past(answered="She said the rig is noisy.", replied=True)
    assert flagged(told, past=past, happened=frozenset({"replied"})) == []
    sat = "I was thinking of how you sat next to me at Northlight for two years."
    assert flagged(sat)
    assert flagged(sat, facts=SHARED) == []


def test_a_private_fact_supports_nothing() -> None:
    private = Fact(1, "Moved to Lisbon with a newborn.", id=9, kind="life", private=True)
    assert flagged("You moved to Lisbon with a newborn.", facts=(*FACTS, private))


def test_what_the_writer_typed_is_theirs_to_say() -> None:
    asked = "How did you find the bug in the Zanzibar release?"
    assert flagged(f"Hi Ada, {asked}", about=asked) == []


def test_without_a_person_there_is_nothing_to_hold_it_against() -> None:
    assert flagged("You launched “Ferrite 9” in Rotterdam.", person=None) == []


def test_the_fix_cuts_the_sentence_and_leaves_no_doubled_space() -> None:
    body = "Hi Ada,\n\nYour essay “Slow maps” is out. You keep a rig in Rotterdam. What surprised you?\n\nKim"
    (finding,) = [
        one for one in review(Reviewed(body, person=ADA, me=ME, facts=FACTS)).findings if one.check == "unsupported"
    ]
    assert finding.mends
    low, high = finding.mends
    cut = body[:low] + (finding.replacement or "") + body[high:]
    assert cut == "Hi Ada,\n\nYour essay “Slow maps” is out. What surprised you?\n\nKim"


@pytest.mark.parametrize(
    "sentence",
    [
        "Your rig has been at it for two decades, with dozens of machines.",
        "You are director of storage at Kiln, so you may know.",
        "You hold that customers should encrypt their own backups.",
        "What made you stop cutting the power?",
        "Since 4 March your tiles have been on my mind, and “Slow maps” with them.",
        "I have since put your rig into our own tests.",
        "As your oldest friend I may say so.",
        "Yesterday's call was a pleasure.",
    ],
)
def test_numbers_roles_opinions_changes_days_and_deeds_are_held_against_what_is_known(sentence: str) -> None:
    assert flagged(f"Hi Ada,\n\n{sentence}\n\nKim Vale")


@pytest.mark.parametrize(
    "sentence",
    [
        "“Slow maps” is four weeks old, and I still think of it.",
        "Some forty machines, every night, on your rig: no wonder.",
        "You are a storage engineer, so you may know.",
        "You argue that tiles should be drawn twice.",
        "What made you cut the power at random?",
        "“Slow maps” of 1 February asks for tiles to be drawn twice.",
        "It was you who wrote “Slow maps”.",
        "Let me know if you have time for it.",
    ],
)
def test_what_can_be_reckoned_or_was_said_of_them_is_not_flagged(sentence: str) -> None:
    assert flagged(f"Hi Ada,\n\n{sentence}\n\nKim Vale") == []


def test_what_is_built_on_something_private_or_only_proposed_is_pointed_at_and_never_shown() -> None:
    secret = "Is about to leave Kiln for a bakery in Ostend."
    body = "Hi Ada,\n\nGood luck with the bakery, and thank you for “Slow maps”.\n\nKim Vale"
    reviewed = Reviewed(body=body, person=ADA, me=ME, facts=FACTS, today="2026-03-02", private=(secret,))
    found = [one for one in review(reviewed).findings if one.check == "unsupported"]
    assert [one.text for one in found] == ["bakery"]
    assert "Ostend" not in f"{found[0].message} {found[0].suggestion}"
    assert flagged(body, proposed=(secret,)) == ["bakery"]


def test_every_note_of_the_two_that_is_not_private_bears_a_sentence_out() -> None:
    body = "Hi Ada,\n\nI translated eighty of your log messages in spring.\n\nKim Vale"
    assert flagged(body, happened=frozenset({"helped"}))
    noted = (("helped", "I translated eighty log messages for her."), ("met", "Lunch."))
    assert flagged(body, happened=frozenset({"helped", "met"}), noted=noted, days=("2025-04-01",)) == []


def test_sentences_lean_on_their_facts() -> None:
    body = "Hi Ada,\n\nYour essay “Slow maps” is out. You cut the power of forty machines every night.\n\nKim"
    report = review(Reviewed(body, person=ADA, me=ME, facts=FACTS))
    leaning = {body[one.start : one.end]: one.facts for one in report.support}
    assert leaning["Your essay “Slow maps” is out."][0] == 1
    assert leaning["You cut the power of forty machines every night."][0] == 3


def test_a_single_one_is_not_two_of_a_work_called_by_its_name() -> None:
    skiff = Fact(1, "Released “Skiff”, a gauge on two AA cells.", id=9, kind="launch", title="Skiff")
    facts = (*FACTS, skiff)
    assert flagged("“Skiff” runs on a single cell.", facts=facts) == ["a single cell"]
    assert flagged("“Skiff” runs on two AA cells, and a single gauge.", facts=facts) == []
    assert flagged("You plan for a single machine.", facts=facts) == flagged("You plan for one machine.", facts=facts)


def test_a_request_leans_on_no_fact_and_is_no_claim_of_what_is_proposed() -> None:
    body = "Hi Ada,\n\nCould you also launch me some tiles? Send me the logs.\n\nKim Vale"
    report = review(Reviewed(body, person=ADA, me=ME, facts=FACTS, proposed=("Asks her readers to send postcards.",)))
    assert report.support == ()
    assert [one.text for one in report.findings if one.check == "unsupported"] == []
    assert flagged("Your readers send postcards.", proposed=("Asks her readers to send postcards.",))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Our call centre is in a cellar.", True),
        ("Our night porters are kind.", True),
        ("Our call left me puzzled.", False),
        ("Our talk keeps me awake.", False),
        ("Our lunch was good.", False),
    ],
)
def test_our_call_centre_is_no_call(sentence: str, names: bool) -> None:
    assert compound(sentence, 0, len(" ".join(sentence.split()[:2]))) is names


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("You dropped yeast.", True),
        ("You gave up sourdough.", False),
        ("You embraced yeast.", False),
        ("You went from sourdough to yeast.", False),
        ("You have sourdough instead of yeast.", True),
        ("You traded yeast for Kefir.", False),
        ("You traded yeast for time.", True),
        ("You never gave up sourdough.", True),
    ],
)
def test_one_thing_given_up_for_another_is_known_from_both_sides(said: str, right: bool) -> None:
    assert (list(exchanged(said, 0, [Source("fact", "Replaced yeast with sourdough.", 1)])) == []) is right


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_can_be_judged(body: str, about: str) -> None:
    reviewed = Reviewed(body, person=ADA, me=ME, facts=FACTS, about=about, today="2026-03-02")
    for finding in review(reviewed).findings:
        assert 0 <= finding.start <= finding.end <= len(body) or finding.where == "subject"


SORTS = {
    "number": (0.6, 0.95), "relative-time": (0.9, 0.95), "act": (0.8, 0.95), "shared-history": (0.65, 0.95),
    "familiarity": (0.9, 0.95), "opinion": (0.4, 0.9), "attribute": (0.2, 0.95), "presupposed": (0.6, 0.95),
    "all": (0.65, 0.95),
}  # fmt: skip
"""By sort of claim: the share of inventions that must be caught, and of true sentences that must pass, at least."""


def test_each_sort_of_claim_is_caught_and_let_pass_as_often_as_it_was() -> None:
    found = shares()
    assert set(found) >= set(SORTS)
    for sort, (caught, passed) in SORTS.items():
        share = found[sort]
        assert share.recall >= caught, (sort, share.missed)
        assert share.calm >= passed, (sort, share.alarms)


TURNS = {
    "own": (0.8, 1), "proposal": (0.6, 1), "paraphrase": (0.9, 1), "deed": (1, 1), "swap": (0.9, 1), "held": (0.95, 1),
    "noted": (0.85, 0.9), "lasting": (1, 1), "life": (1, 1), "invite": (1, 1), "asked": (1, 1), "exchange": (1, 1),
    "passing": (0.9, 1), "second": (0.9, 1), "all": (0.94, 0.99),
}  # fmt: skip


def test_what_swaps_one_thing_for_another_is_caught_and_the_writers_own_affairs_pass() -> None:
    found = shares(CLAIMS.with_name("turns.toml"))
    for sort, (caught, passed) in TURNS.items():
        share = found[sort]
        assert share.recall >= caught, (sort, share.missed)
        assert share.calm >= passed, (sort, share.alarms)


@pytest.mark.parametrize(
    ("sentence", "turned"),
    [
        ("Tiles are drawn on a screen rather than on paper.", "Tiles are drawn on paper rather than on a screen."),
        ("She tests the disk before the network.", "The network is tested before the disk."),
        ("She tests the disk before the network.", "The disk is tested after the network."),
        ("Moved from Oslo to Ghent.", "You moved from Ghent to Oslo."),
        ("A label should be louder than a colour.", "A colour should be louder than a label."),
        (
            "Answers the client first, and the boss a day later.",
            "You answer the boss first, and the client a day later.",
        ),
    ],
)
def test_a_hinge_turned_round_is_seen_and_its_other_wordings_are_not(sentence: str, turned: str) -> None:
    near = [Source("fact", sentence, 1)]
    assert list(turned_round(turned, 0, near))
    assert list(turned_round(sentence, 0, near)) == []


@pytest.mark.parametrize(
    ("said", "day", "right"),
    [
        ("a fortnight ago", "2026-02-16", True),
        ("a fortnight ago", "2025-12-16", False),
        ("in spring", "2025-04-16", True),
        ("in spring", "2025-10-16", False),
        ("before Christmas", "2025-12-01", True),
        ("before Christmas", "2025-06-01", False),
        ("the other day", "2026-02-25", True),
        ("the other day", "2025-12-25", False),
        ("a while ago", "2025-10-01", True),
        ("a while ago", "2026-02-25", False),
        ("half a year now", "2025-09-01", True),
        ("half a year now", "2026-01-01", False),
        ("last month", "2026-02-05", True),
        ("last month", "2026-03-01", False),
        ("this month", "2026-03-01", True),
        ("earlier this month", "2026-02-25", False),
    ],
)
def test_a_time_told_from_today_is_held_against_a_day(said: str, day: str, right: bool) -> None:
    (match,) = found(RELATIVE, said)
    assert fits(match, day, "2026-03-02") is right


@pytest.mark.parametrize(
    ("fact", "said", "right"),
    [
        ("settles once a day instead of once a week", "seven times as often", True),
        ("settles once a day instead of once a week", "four times as often", False),
        ("pages fell by half", "fifty per cent", True),
        ("pages fell by half", "seventy per cent", False),
        ("one bad plan in three", "a third of them", True),
        ("9 of its 36 bearings", "a quarter of them", True),
        ("9 of its 36 bearings", "by a third", False),
        ("9 of its 36 bearings", "three quarters of them", True),
        ("97 percent", "more than nine in ten", True),
        ("97 percent", "99 percent", False),
        ("97 percent", "three in a hundred", True),
        ("in 14 minutes instead of 55", "four times faster", True),
        ("in 14 minutes instead of 55", "ten times faster", False),
        ("one in six", "every sixth", True),
        ("one in six", "one in nine", False),
        ("two thirds of the cracks", "fewer than half of them", False),
    ],
)
def test_a_share_is_known_in_whatever_wording(fact: str, said: str, right: bool) -> None:
    (quantity,) = quantities(said)
    assert borne_out(quantity, said, [Source("fact", fact, 1)]) is right


def test_what_a_placeholder_says_is_no_claim() -> None:
    assert flagged("Hi Ada,\n\nCould you also send me [LINK]? Ferrite 2 was new to me.") == []
    assert flagged("Hi Ada,\n\nYou wrote [Pelican] in Rotterdam, I think.") != []


def test_an_answer_that_is_thanked_for_is_no_view_of_theirs() -> None:
    body = "Hi Ada,\n\nThank you for the answer on tiles. The second one helped."
    assert flagged(body, happened=frozenset({"replied"})) == []
    assert flagged(body) == ["Thank you for the"]
