"""``nagging`` and ``surveillance``."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Past
from assistant.people.person import Person
from assistant.review.finding import Reviewed
from tests.review.said import found, mended

REST = "Our deletes are slow at night. How did you choose the window?"


@pytest.mark.parametrize(
    ("nag", "left"),
    [
        ("Just checking in.", ""),
        ("I'm just checking in on this.", ""),
        ("I wanted to circle back.", ""),
        ("Circling back on my last message.", ""),
        ("I'm following up on my previous email.", ""),
        ("Bumping this to the top of your inbox.", ""),
        ("A gentle reminder about my question.", ""),
        ("In case you missed it, I wrote last week.", ""),
        ("I haven't heard back from you.", ""),
        ("You never replied to me.", ""),
        ("Long time no see!", ""),
        ("I am still waiting for your answer.", ""),
        ("Sorry to bother you again.", ""),
        ("I guess you're too busy for this.", ""),
        ("I know you're busy, but one question keeps coming back.", "One question keeps coming back."),
        ("I know that you must be very busy, but one question stays.", "One question stays."),
        ("Just checking in: one question stays.", "One question stays."),
        ("Sorry to bother you, but one question stays.", "One question stays."),
        ("I wonder whether you missed my note.", ""),
        ("Third attempt, since I have heard nothing so far.", ""),
        ("I know you are awfully busy, but one question stays.", "One question stays."),
        ("You must have forgotten my last mail.", ""),
        ("You probably missed my message.", ""),
        ("Perhaps you overlooked my question.", ""),
        ("You seem to have lost my note.", ""),
        ("My note of last week may have got lost.", ""),
        ("My last e-mail must have gone to your spam.", ""),
        ("My message probably fell through the cracks.", ""),
        ("I wonder whether my letter reached you.", ""),
        ("Maybe my message slipped through.", ""),
        ("You have not come back to me on my question.", ""),
        ("I guess my mail drowned in your inbox.", ""),
        ("I asked you this before and got no reply.", ""),
        ("Did my last message reach you?", None),
        ("Did you get my last message?", None),
        ("Have you had a chance to read my email?", None),
        (
            "I would be disappointed if you did not answer, for I have waited a long time for it and so has my team.",
            None,
        ),
    ],
)
def test_nags(nag: str, left: str | None) -> None:
    reviewed = Reviewed(f"Hi Mara,\n\n{nag} {REST}")
    (one,) = found("nagging", reviewed)
    assert one.text in nag
    if left is None:
        assert one.replacement is None
    else:
        assert mended(reviewed, one) == f"Hi Mara,\n\n{left} {REST}".replace("\n\n ", "\n\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "I'm following up on our talk in Haga.",
        "Following up on your note about tombstones, I counted ours.",
        "We bumped the version last week.",
        "The bump in latency at midnight is the backup.",
        "Does the client ping you when the disk fills?",
        "We circled back to the log design after a year.",
        "I checked in the fix on Friday.",
        "The check in the loop costs nothing.",
        "A reminder in the code says never to sort here.",
        "I have not heard of that disk before.",
        "Did you see the new numbers from the vendor?",
        "There is no hurry, and no answer is fine too.",
        "The disk is busy all night.",
        "Does the busy loop matter?",
        "You answered me last spring, and it helped.",
        "In case you missed the talk, the slides are public.",
        "How do you tell a slow disk from a busy one?",
        "You missed my point about logs, I think.",
        "You lost my vote with tabs.",
        "Our messages may get lost in the queue, so we log them.",
        "My first message to the queue got lost, and so I added a log.",
        "My note on logs is forgotten by the parser.",
        "You must have lost a week to that bug.",
        "You might have missed a flag there.",
        "The client got no reply from the server.",
        "I sent a packet and the router dropped it.",
        "My second attempt at the log failed as well.",
        "I have heard nothing back from the sensor since May.",
        "Another go at the driver took a week.",
    ],
)
def test_does_not_nag(sentence: str) -> None:
    assert not found("nagging", Reviewed(f"Hi Mara,\n\n{sentence} {REST}"))


def test_a_title_does_not_nag() -> None:
    assert not found("nagging", Reviewed("How did “Just checking in” come about?"))


@pytest.mark.parametrize(
    "sentence",
    [
        "I saw that you moved house.",
        "I noticed on Instagram that you just had a baby.",
        "I heard you got divorced.",
        "I saw you bought a house in Haga.",
        "I found out you are expecting twins.",
        "I saw pictures of your kids.",
        "I noticed your new house.",
        "I saw on Strava that you go running by the river.",
        "I know where you live.",
        "I drove past your house yesterday.",
        "I googled you last night.",
        "I saw that you were in hospital.",
        "I noticed that you were online at two in the morning.",
        "I see you're online.",
        "I saw you viewed my profile.",
        "I noticed you opened my email.",
        "You were active last night on Slack.",
        "I have been watching you for a while.",
        "The read receipts tell me more.",
        "I saw you were on holiday.",
        "I saw on your Instagram that you were in Rome with your kids.",
        "I noticed on Strava that you ran in Prague.",
        "I saw in your stories how tired you were.",
        "You were in Rome with your wife last week.",
        "You must be busy with your twins.",
        "Your kids look happy.",
        "How old are your children now?",
        "Your husband seems kind.",
        "I came across your holiday photos on Facebook.",
        "I saw on Facebook that you were in Split last week.",
        "It looked like you had fun in Rome with your girlfriend.",
        "I looked at your house on Street View.",
        "I found your building on Google Maps.",
    ],
)
def test_watches(sentence: str) -> None:
    (one,) = found("surveillance", Reviewed(f"Hi Mara,\n\n{sentence} {REST}", person=Person("Mara")))
    assert one.text in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "I saw your talk at Lagom Systems Day.",
        "I saw that you moved compaction off the write path.",
        "I noticed that you read the log twice.",
        "I heard you speak in Haga.",
        "I have been watching your releases.",
        "I've been watching your talks on fsync.",
        "I found your essay in the newsletter.",
        "I saw that you are hiring a storage engineer.",
        "The service was online again at ten.",
        "How does the parent process see its children?",
        "I looked up your name in the index of the book.",
        "We moved house and I found your book in a box.",
        "My kids like your game.",
        "I saw your post on the home page.",
        "You live in Gothenburg too, so a coffee would be easy.",
        "I saw you gave the talk twice.",
        "I saw on your Instagram that your talk is out.",
        "I saw on Instagram the launch of your rig.",
        "I saw on the photo from the talk how small the rig is.",
        "Your family of allocators is neat.",
        "Your children nodes are sorted, I take it.",
        "Your partner API is slow.",
        "I saw your talk on Facebook.",
        "I saw on LinkedIn that you gave a talk.",
        "I saw that you were at Lagom Systems Day.",
        "Your parent class is final.",
        "I was in Rome with my family and read it there.",
        "I looked at your street data on OpenStreetMap, which you wrote the importer for.",
    ],
)
def test_does_not_watch(sentence: str) -> None:
    assert not found("surveillance", Reviewed(f"Hi Mara,\n\n{sentence} {REST}", person=Person("Mara")))


def test_one_knows_of_a_friends_move_but_never_when_they_were_online() -> None:
    friend = Person("Mara", closeness="friend")
    assert not found("surveillance", Reviewed("I saw that you moved house. How is it?", person=friend))
    assert found("surveillance", Reviewed("I saw that you were online. How is it?", person=friend))


def test_what_they_told_may_be_taken_up() -> None:
    body = "I heard you bought a house in Haga. How is it?"
    told = Past(talked="She has bought a house and is painting it.")
    assert found("surveillance", Reviewed(body, person=Person("Mara")))
    assert not found("surveillance", Reviewed(body, person=Person("Mara"), past=told))
