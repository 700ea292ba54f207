"""``length`` and ``over-limit``."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.channels import load_channels
from assistant.drafting.kinds import Kind
from assistant.review.coach import review
from assistant.review.finding import Finding, Reviewed
from assistant.settings.schema import Coach

CHANNELS = load_channels()


def words(count: int) -> str:
    return " ".join(["disk"] * count)


def findings(check: str, reviewed: Reviewed) -> list[Finding]:
    return [found for found in review(reviewed).findings if found.check == check]


@pytest.mark.parametrize(
    ("channel", "count", "said"),
    [
        ("x-dm", 24, "24 words, 1 short of the 25"),
        ("x-dm", 25, ""),
        ("x-dm", 75, ""),
        ("x-dm", 76, "76 words, 1 word over the 75"),
        ("email", 49, "49 words, 1 short of the 50"),
        ("email", 50, ""),
        ("email", 125, ""),
        ("email", 130, "130 words, 5 words over the 125"),
        ("sms", 20, ""),
        (None, 24, "24 words, 1 short of the 25"),
        (None, 125, ""),
        (None, 126, "126 words, 1 word over the 125"),
        ("email", 1, "1 word, 49 short"),
        ("email", 0, ""),
    ],
)
def test_words(channel: str | None, count: int, said: str) -> None:
    reviewed = Reviewed(words(count), channel=CHANNELS[channel] if channel else None)
    messages = [found.message for found in findings("length", reviewed)]
    assert [message[: len(said)] for message in messages] == ([said] if said else [])


def test_the_kind_has_its_own_range() -> None:
    thanks = Kind("thanks", "Thanks", "", questions=0, words={"dm": (5, 10)})
    body = Reviewed(words(12), channel=CHANNELS["slack"], kind=thanks)
    assert findings("length", body)[0].message.startswith("12 words, 2 words over the 10")
    assert not findings("length", replace(body, body=words(7)))
    assert findings("length", replace(body, channel=CHANNELS["email"]))[0].message.startswith("12 words, 38 short")


def test_the_settings_move_the_range() -> None:
    coach = Coach(dm_words=[1, 3], dm_characters=10)
    assert findings("length", Reviewed(words(4), channel=CHANNELS["slack"], coach=coach))
    assert not findings("length", Reviewed("a b c", channel=CHANNELS["slack"], coach=coach))


def test_a_direct_message_has_characters_as_well() -> None:
    body = " ".join(["transactional"] * 30)
    (found,) = findings("length", Reviewed(body, channel=CHANNELS["slack"]))
    assert found.message.startswith("419 characters, 19 over the 400")
    assert not findings("length", Reviewed(body[:400], channel=CHANNELS["slack"]))
    assert not findings("length", Reviewed(body * 2, channel=CHANNELS["email"]))


def test_too_many_words_are_said_once() -> None:
    assert len(findings("length", Reviewed(words(300), channel=CHANNELS["slack"]))) == 1


@pytest.mark.parametrize(
    ("channel", "body", "over", "said"),
    [
        ("linkedin-note", "a" * 203, "aaa", "203 characters, 3 over the 200 that LinkedIn note"),
        ("telegram", "\N{ROCKET}" * 2049, "\N{ROCKET}", "4,098 UTF-16 units, 2 over the 4,096"),
        ("bluesky-dm", "é" * 1002, "éé", "1,002 characters, 2 over the 1,000"),
        ("sms", "a" * 162, "aa", "2 parts of a text message, where 1 part should do: the first 160"),
        ("sms", "’" * 71, "’", "2 parts of a text message, where 1 part should do: the first 70"),
        (
            "mastodon",
            "https://a.example/" + "b" * 900 + " " + "c" * 477,
            "c",
            "501 characters, 1 over the 500",
        ),
    ],
)
def test_over_the_limit(channel: str, body: str, over: str, said: str) -> None:
    (found,) = findings("over-limit", Reviewed(body, channel=CHANNELS[channel]))
    assert found.severity == "block"
    assert found.text == over
    assert body.endswith(found.text)
    assert found.message.startswith(said)


def test_over_the_bytes_alone() -> None:
    family = "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}"
    (found,) = findings("over-limit", Reviewed(family * 600, channel=CHANNELS["bluesky-dm"]))
    assert found.message.startswith("10,800 bytes, 800 over the 10,000")


@pytest.mark.parametrize("channel", sorted(CHANNELS))
def test_what_fits_is_not_held(channel: str) -> None:
    limit = CHANNELS[channel].limit or 9000
    body = "a" * (160 if channel == "sms" else limit)
    assert not findings("over-limit", Reviewed(body, channel=CHANNELS[channel]))


def test_a_paid_account_fits_more() -> None:
    from assistant.settings.schema import ChannelSettings

    paid = load_channels({"linkedin-note": ChannelSettings(limit=300)})["linkedin-note"]
    assert not findings("over-limit", Reviewed("a" * 300, channel=paid))
    assert findings("over-limit", Reviewed("a" * 301, channel=paid))


def test_the_subject_has_its_limit() -> None:
    inmail = CHANNELS["linkedin-inmail"]
    (found,) = findings("over-limit", Reviewed("hello", "s" * 205, channel=inmail))
    assert (found.where, found.start, found.end) == ("subject", 200, 205)
    assert not findings("over-limit", Reviewed("hello", "s" * 200, channel=inmail))
    assert not findings("over-limit", Reviewed("hello", "s" * 500, channel=CHANNELS["email"]))


def test_without_a_channel_nothing_is_over() -> None:
    assert not findings("over-limit", Reviewed("a" * 99_999))
