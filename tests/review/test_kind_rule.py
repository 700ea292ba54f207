"""``kind-rule``: what a kind asks of a message beyond its number of questions."""

from __future__ import annotations

import pytest

from assistant.drafting.kinds import Kind
from assistant.people.person import Person
from assistant.review.finding import Reviewed
from assistant.settings.schema import Me
from tests.review.said import (
    CONGRATULATE,
    INTRODUCTION,
    OFFER,
    QUESTION,
    RECONNECT,
    REFERRAL,
    THANKS,
    UPDATE,
    WARM_UP,
    found,
    mended,
)

OPENING = (
    "Hi Mara,\n\nyour essay on tombstones made me count our deletes. I would like to hear how you think about it now. "
)
STRANGER, FRIEND = Person("Mara"), Person("Mara", closeness="friend")
SITE = Me(name="Robin", site="https://robin.example")


def said(kind: Kind, body: str, **more: object) -> list[str]:
    return [one.message for one in found("kind-rule", Reviewed(body, kind=kind, **more))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "proposal",
    [
        "Could I buy you a coffee near you next Tuesday at 9:30, or wherever suits you better?",
        "Would a walk in Haga suit you, say next Wednesday at five, or whenever is easier?",
        "How about a video call next Thursday at 16:00 your time, or at any hour that suits you?",
        "Shall we talk on video on Friday at ten? Any other day is fine too.",
        "Could we meet for coffee on 12 March, or some other day?",
        "I am in Bergen in April. Would a coffee on the Thursday suit you, or whatever is easier?",
        "Would twenty minutes on video on Monday work, if that suits you?",
        "How about tea at the meet-up next week, or somewhere quieter?",
        "Could we take a walk tomorrow at noon? No pressure at all.",
        "A coffee would be good, say Tuesday at nine, or whenever you like; would that work?",
        "Would you have half an hour next month for a call, whenever suits?",
        "Coffee on Friday, or next week if you prefer?",
    ],
)
def test_a_proposal_as_it_should_be(proposal: str) -> None:
    assert not said(WARM_UP, OPENING + proposal, person=STRANGER)


@pytest.mark.parametrize(
    ("proposal", "words"),
    [
        ("I hope that you are well and the rig too.", "there is none"),
        ("How did you choose the window?", "there is none"),
        ("Would you like to have a coffee?", "without a day"),
        ("Could we meet?", "without a day"),
        ("Could we talk for twenty minutes on video?", "without a day"),
        ("How about a walk?", "without a day"),
        ("Could I buy you a coffee next Tuesday at 9:30?", "cannot be moved"),
        ("Let us meet on Friday at ten for a coffee.", "cannot be moved"),
        ("Could we have a video call on 12 March at 16:00?", "cannot be moved"),
        ("Would lunch on Tuesday suit you, or whenever is easier?", "Lunch is a lot"),
        ("Could I take you out to dinner on Friday, or whenever suits you?", "Dinner is a lot"),
        ("How about a brunch on Sunday, or some other day?", "Brunch is a lot"),
        ("Could we have a phone call on Friday at ten, or whenever suits you?", "phone"),
        ("Could we talk on the phone on Friday at ten, or whenever suits you?", "phone"),
        ("Could I ring you on Friday for a call at ten, or whenever suits you?", "phone"),
        ("Could I call you on Friday at ten, or whenever suits you?", "phone"),
        ("Shall I phone your mobile on Friday, or some other day?", "phone"),
        ("I will call your phone on Friday at ten, or whenever suits you.", "phone"),
        ("Could we meet on Friday at 20:30, or any other day?", "So late"),
        ("How about a coffee at 9 pm on Friday, or whenever suits you?", "So late"),
        ("Drinks on Friday at ten in the evening, or whenever suits you?", "So late"),
        ("May I take you out for a beer at nine on Friday, or another day?", "So late"),
        ("Come to my hotel room for a whisky on Friday at six, or another day.", "room of one's own"),
        ("Could we meet at my place on Friday at four, or whenever suits you?", "room of one's own"),
    ],
)
def test_a_proposal_that_breaks_a_rule(proposal: str, words: str) -> None:
    (message,) = said(WARM_UP, OPENING + proposal, person=STRANGER)
    assert words in message


@pytest.mark.parametrize(
    ("proposal", "left"),
    [
        ("Could I buy you a coffee on Friday at ten?", "Could I buy you a coffee on Friday at ten{soft}?"),
        ("Could we meet for lunch on Tuesday{soft}?", "Could we meet for a coffee on Tuesday{soft}?"),
        ("Could we have a quick lunch on Tuesday{soft}?", "Could we have a quick coffee on Tuesday{soft}?"),
        ("How about a dinner on Tuesday{soft}?", "How about a coffee on Tuesday{soft}?"),
        ("Would lunch on Tuesday suit you{soft}?", "Would coffee on Tuesday suit you{soft}?"),
        ("Could we talk on the phone on Friday{soft}?", "Could we talk on video on Friday{soft}?"),
        ("Could we have a phone call on Friday{soft}?", "Could we have a video call on Friday{soft}?"),
    ],
)
def test_a_fix_of_a_proposal(proposal: str, left: str) -> None:
    soft = ", or wherever and whenever suits you better"
    reviewed = Reviewed(OPENING + proposal.format(soft=soft), kind=WARM_UP, person=STRANGER)
    (one,) = found("kind-rule", reviewed)
    assert mended(reviewed, one) == OPENING + left.format(soft=soft)


def test_what_is_said_of_a_day_stands_at_the_day() -> None:
    body = OPENING + "Let us meet at a pub for a beer at 22:00 on Friday. Or I call your phone?"
    said_of = {one.text: one.message for one in found("kind-rule", Reviewed(body, kind=WARM_UP, person=STRANGER))}
    assert "cannot be moved" in said_of["Let us meet at a pub for a beer at 22:00 on Friday."]
    assert "So late" in said_of["at 22:00"] and "phone" in said_of["call your phone"]
    assert len(said_of) == 3
    body = OPENING + "I am in Haga on 3 December. Would you have a coffee with me?"
    reviewed = Reviewed(body, kind=WARM_UP, person=STRANGER)
    (one,) = found("kind-rule", reviewed)
    assert one.text == "I am in Haga on 3 December."
    assert mended(reviewed, one).endswith("a coffee with me, or wherever and whenever suits you better?")


@pytest.mark.parametrize(
    "proposal",
    [
        "Coffee on Friday at 10:00, or any other day?",
        "Could we have a video call on Friday, or whenever? I can call you on video.",
        "We could meet at the meet-up on Thursday evening, or whenever suits you.",
        "Would Friday at 17:30 suit you for a walk, or some other day?",
        "A coffee near you on Friday at nine, or whenever suits you?",
        "A beer after the talks on Friday at five, or whenever suits you?",
    ],
)
def test_a_proposal_by_day_is_fine(proposal: str) -> None:
    assert not said(WARM_UP, OPENING + proposal, person=STRANGER)


def test_late_among_friends_is_fine() -> None:
    body = OPENING + "A coffee at 21:00 on Friday, or whenever suits you?"
    assert not said(WARM_UP, body, person=FRIEND)
    assert said(WARM_UP, body, person=STRANGER)


def test_dinner_among_friends_is_fine() -> None:
    body = OPENING + "Dinner on Friday, or whenever suits you?"
    assert not said(WARM_UP, body, person=FRIEND)
    assert said(WARM_UP, body, person=STRANGER)
    assert not said(QUESTION, body, person=STRANGER)


def test_the_site_stands_under_a_warm_up() -> None:
    body = OPENING + "Coffee on Friday at ten, or whenever suits you?\n\nRobin"
    reviewed = Reviewed(body, kind=WARM_UP, person=STRANGER, me=SITE)
    (one,) = found("kind-rule", reviewed)
    assert mended(reviewed, one) == f"{body}\nhttps://robin.example"
    for link in ("https://robin.example", "robin.example", "https://robin.example/about"):
        assert not said(WARM_UP, f"{body}\n{link}", person=STRANGER, me=SITE)
    assert not said(QUESTION, body, me=SITE)


ASKING = (
    "I would like to apply for the storage role at Ferrite, and you may know the people there. "
    "Would you be willing to refer me? "
)


@pytest.mark.parametrize("kind", [REFERRAL, INTRODUCTION])
@pytest.mark.parametrize(
    "out",
    [
        "If you would rather not, that is completely fine.",
        "If you'd rather not, just say so.",
        "If it does not feel right, leave it.",
        "No pressure at all.",
        "No hard feelings if not.",
        "Feel free to say no.",
        "I would totally understand.",
        "A no is fine with me.",
        "It is easy to turn down.",
        "Do it only if you think that I would fit.",
        "If not, no worries.",
        "If this is awkward, please say so.",
        "If now is a bad time, just ignore this.",
    ],
)
def test_a_favour_with_a_way_out(kind: Kind, out: str) -> None:
    assert not said(kind, ASKING + out)


@pytest.mark.parametrize("kind", [REFERRAL, INTRODUCTION])
@pytest.mark.parametrize(
    "end",
    [
        "It would take you a minute.",
        "I can send my CV.",
        "I am counting on you.",
        "Thank you in advance.",
        "I look forward to your answer.",
        "My CV is in the drawer.",
        "The deadline is on Friday.",
    ],
)
def test_a_favour_without_a_way_out(kind: Kind, end: str) -> None:
    reviewed = Reviewed(ASKING + end, kind=kind)
    (one,) = found("kind-rule", reviewed)
    assert one.text == "Would you be willing to refer me?"
    assert mended(reviewed, one) == (
        f"{ASKING}If you would rather not, that is completely fine. {end}".replace("me?  ", "me? ")
    )
    assert not said(QUESTION, ASKING + end)


@pytest.mark.parametrize(
    "sorry",
    [
        "I'm sorry for not writing.",
        "Sorry for the long silence.",
        "Sorry it's been so long.",
        "Apologies that I went quiet.",
        "I should have written earlier.",
        "I've been meaning to write for ages.",
        "It's been too long.",
        "Shame on me for the silence.",
        "I feel so bad about it.",
        "I am embarrassed about the silence.",
        "I've been terrible at keeping in touch.",
        "Forgive me for the long silence.",
    ],
)
def test_back_in_touch_without_apology(sorry: str) -> None:
    rest = "Your talk made me think of you. What are you working on?"
    reviewed = Reviewed(f"Hi Mara,\n\n{sorry} {rest}", kind=RECONNECT)
    (one,) = found("kind-rule", reviewed)
    assert mended(reviewed, one) == f"Hi Mara,\n\n{rest}"
    assert not said(QUESTION, reviewed.body)


@pytest.mark.parametrize(
    "body",
    [
        "Your talk made me think of you. What are you working on?",
        "You came to my mind when I saw the old rig. How is it?",
        "It has been a year since the rig burnt down. Do you still have a piece of it?",
        "A sorry sight, our old office. What keeps you busy?",
        "I wrote about the rig last week, and you are in it. What are you working on?",
        "Do you still say “sorry for the noise” before a demo?",
    ],
)
def test_back_in_touch_as_it_should_be(body: str) -> None:
    assert not said(RECONNECT, f"Hi Mara,\n\n{body}")


@pytest.mark.parametrize("kind", [THANKS, CONGRATULATE, OFFER, UPDATE])
@pytest.mark.parametrize(
    "favour",
    [
        "While I have you, I'd love to hear about the rig.",
        "In return, I would ask for an introduction.",
        "On another note, I am looking for a job.",
        "I'd love to get your opinion on my draft, by the way.",
        "Looking forward to your answer.",
        "Looking forward to hearing from you.",
    ],
)
def test_no_favour_rides_along(kind: Kind, favour: str) -> None:
    body = f"Hi Mara,\n\nthank you for the list of disks. {favour}"
    told = found("kind-rule", Reviewed(body, kind=kind)) + found("asks", Reviewed(body, kind=kind))
    assert len(told) == 1
    assert not said(QUESTION, body)


@pytest.mark.parametrize("kind", [THANKS, CONGRATULATE, OFFER, UPDATE])
@pytest.mark.parametrize(
    "body",
    [
        "Thank you for the list of disks. There is nothing to answer.",
        "If there is ever something that I can do for you in return, I will be glad to.",
        "I would gladly read the next essay before it is out. One word is enough.",
        "On another note, the photographs of your rig are a pleasure.",
        "Let me know if you'd like me to send the numbers.",
        "Half of our notes are gone, and nobody asked where they went.",
        "Let me know if I can help with the migration.",
        "Your rig found its first liar. I wanted you to know.",
    ],
)
def test_what_gives_as_it_should(kind: Kind, body: str) -> None:
    assert not said(kind, f"Hi Mara,\n\n{body}")


def test_rules_are_read_for_english() -> None:
    german = (
        "Hallo Mara, Ihr Aufsatz hat mich dazu gebracht, unsere Löschungen zu zählen. Ich würde gerne hören, wie Sie "
        "heute darüber denken. Hätten Sie am Dienstag Zeit für einen Kaffee, oder wann immer es Ihnen besser passt?"
    )
    assert not said(WARM_UP, german)
    assert said(WARM_UP, german, me=SITE)
