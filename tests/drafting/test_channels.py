"""Channels: the table, what a config may change, and how a wrong name is met."""

from __future__ import annotations

import pytest

from assistant.drafting.channels import find_channel, load_channels
from assistant.errors import Refused
from assistant.settings.schema import ChannelSettings

# Limit, unit, bytes, has a subject, the subject's limit, what a link counts as.
EXPECTED = {
    "email": (None, "characters", None, True, None, None),
    "linkedin-note": (200, "characters", None, False, None, None),
    "linkedin-message": (3000, "characters", None, False, None, None),
    "linkedin-inmail": (1900, "characters", None, True, 200, None),
    "x-dm": (10000, "characters", None, False, None, None),
    "bluesky-dm": (1000, "graphemes", 10000, False, None, None),
    "mastodon": (500, "characters", None, False, None, 23),
    "slack": (4000, "characters", None, False, None, None),
    "discord": (2000, "characters", None, False, None, None),
    "whatsapp": (4096, "characters", None, False, None, None),
    "telegram": (4096, "utf16", None, False, None, None),
    "sms": (1, "segments", None, False, None, None),
}


def test_the_table_is_the_evidence() -> None:
    loaded = {
        name: (c.limit, c.unit, c.byte_limit, c.subject, c.subject_limit, c.link_length)
        for name, c in load_channels().items()
    }
    assert loaded == EXPECTED


def test_every_channel_says_what_it_is() -> None:
    for name, channel in load_channels().items():
        assert channel.id == name
        assert channel.label
        assert channel.form in ("email", "dm", "note")
        assert channel.unit in ("characters", "graphemes", "utf16", "segments")
        assert channel.origin == "built-in"


def test_where_sources_disagree_the_channel_says_so() -> None:
    assert "8,000" in load_channels()["linkedin-message"].note
    assert "limit = 300" in load_channels()["linkedin-note"].note


def test_a_paid_account_raises_the_limit_and_shows() -> None:
    channels = load_channels({"linkedin-note": ChannelSettings(limit=300)})
    assert channels["linkedin-note"].limit == 300
    assert channels["linkedin-note"].origin == "config"
    assert channels["slack"].origin == "built-in"


def test_no_limit_given_keeps_the_built_in_one() -> None:
    assert load_channels({"slack": ChannelSettings()})["slack"] == load_channels()["slack"]


def test_a_limit_below_zero_is_refused() -> None:
    with pytest.raises(Refused, match=r"\[channels\.slack\] limit is -1; give 1 or more"):
        load_channels({"slack": ChannelSettings(limit=-1)})


def test_an_unknown_channel_in_the_config_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused, match=r"\[channels\.linkdin-note\] names no channel; did you mean 'linkedin-note'\?"):
        load_channels({"linkdin-note": ChannelSettings(limit=300)})


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("linkedin", "linkedin-note"),
        ("bluesky", "bluesky-dm"),
        ("mastodonn", "mastodon"),
        ("e-mail", "email"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest_and_the_list(wrong: str, near: str) -> None:
    with pytest.raises(Refused) as refused:
        find_channel(load_channels(), wrong)
    assert f"There is no channel '{wrong}'; did you mean '{near}'?" in str(refused.value)
    assert "whatsapp, telegram, sms." in str(refused.value)


def test_a_name_near_nothing_gets_the_list_alone() -> None:
    with pytest.raises(Refused) as refused:
        find_channel(load_channels(), "pigeon")
    assert "did you mean" not in str(refused.value)
    assert "The channels are email, " in str(refused.value)


def test_case_and_blanks_do_not_matter() -> None:
    assert find_channel(load_channels(), " SMS ").id == "sms"
