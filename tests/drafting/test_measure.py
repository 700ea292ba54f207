"""Measuring: each channel counts in its own unit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.channels import Channel, load_channels
from assistant.drafting.measure import (
    GSM_BASIC,
    GSM_EXTENDED,
    fitting,
    graphemes,
    measure,
    sms_segments,
    utf8_bytes,
    utf16_units,
)

CHANNELS = load_channels()
FAMILY = "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}"


def test_the_alphabet_is_whole() -> None:
    assert len(GSM_BASIC) == 127  # 128 places, one of them the escape
    assert len(GSM_EXTENDED) == 10
    assert not GSM_BASIC & GSM_EXTENDED


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 0),
        ("a", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),  # two septets each
        ("€" * 81, 2),
        ("a" * 152 + "€" + "a" * 153, 3),  # 307 septets, and the pair moves whole to the second part
        ("€" * 76 * 2 + "a", 2),  # 76 pairs to a part, one septet left over in each
        ("€" * 153, 3),  # 306 septets would fit two parts if pairs could be cut
        ("ÆØÅæøåÄÖäöñüàÉ" * 11 + "aaaaaa", 1),
        ("ç" * 70, 1),  # not in the alphabet, though Ç is
        ("ç" * 71, 2),
        ("ç" * 134, 2),
        ("ç" * 135, 3),
        ("\N{ROCKET}" * 35, 1),
        ("\N{ROCKET}" * 36, 2),
        ("\N{ROCKET}" * 66, 2),  # 33 to a part of 67
        ("\N{ROCKET}" * 67, 3),
        ("a" * 69 + "’", 1),  # one curly apostrophe makes all of it UCS-2
        ("a" * 70 + "’", 2),
        ("line\nfeed", 1),
    ],
)
def test_text_messages(text: str, parts: int) -> None:
    assert sms_segments(text) == parts
    assert measure(text, CHANNELS["sms"]) == parts


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("abc", 3),
        (FAMILY, 1),
        ("e\u0301", 1),
        ("\U0001f1f3\U0001f1f4", 1),  # the two letters of a flag
        ("a\r\nb", 3),
        ("한국어", 3),
    ],
)
def test_graphemes(text: str, count: int) -> None:
    assert graphemes(text) == count
    assert measure(text, CHANNELS["bluesky-dm"]) == count


def test_telegram_counts_what_utf16_counts() -> None:
    assert measure("a\N{ROCKET}", CHANNELS["telegram"]) == 3


def test_x_counts_code_points() -> None:
    assert measure(FAMILY, CHANNELS["x-dm"]) == 5


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("https://ferrite.example/a/very/long/path/that/goes/on", 23),
        ("http://a.b", 23),
        ("see https://ferrite.example/x.", 4 + 23 + 1),
        ("(https://ferrite.example/x), ok", 1 + 23 + len("), ok")),
        ("HTTPS://A.B https://c.d", 23 + 1 + 23),
        ("ferrite.example/x", 17),  # no scheme, no link there
        ("no link", 7),
    ],
)
def test_a_link_counts_as_23_on_mastodon(text: str, count: int) -> None:
    assert measure(text, CHANNELS["mastodon"]) == count
    assert measure(text, CHANNELS["slack"]) == len(text)


@pytest.mark.parametrize(
    ("channel", "text", "kept"),
    [
        ("linkedin-note", "a" * 200, 200),
        ("linkedin-note", "a" * 201, 200),
        ("email", "a" * 50_000, 50_000),
        ("telegram", "\N{ROCKET}" * 2049, 2048),
        ("sms", "a" * 161, 160),
        ("sms", "a" * 160 + "’", 160),
        ("sms", "’" * 71, 70),
    ],
)
def test_what_fits(channel: str, text: str, kept: int) -> None:
    assert fitting(text, CHANNELS[channel]) == kept


def test_bytes_run_out_before_graphemes() -> None:
    families = FAMILY * 900  # 18 bytes each
    assert measure(families, CHANNELS["bluesky-dm"]) == 900
    kept = fitting(families, CHANNELS["bluesky-dm"])
    assert utf8_bytes(families[:kept]) <= 10_000 < utf8_bytes(families[: kept + 1])


@given(st.text(st.characters(), max_size=400))
@settings(max_examples=150)
def test_the_units_agree_with_the_encodings(text: str) -> None:
    assert utf16_units(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2
    assert utf8_bytes(text) == len(text.encode("utf-8", "surrogatepass"))
    assert graphemes(text) <= len(text)


@given(
    st.text(st.sampled_from("ab€’\N{ROCKET}\u200d\u0301 .:/\nhtps"), max_size=300),
    st.sampled_from(sorted(CHANNELS)),
    st.integers(1, 60),
)
@settings(max_examples=200)
def test_what_is_said_to_fit_fits(text: str, name: str, limit: int) -> None:
    base = CHANNELS[name]
    channel = Channel(name, base.label, base.form, limit=limit, unit=base.unit, link_length=base.link_length)
    kept = fitting(text, channel)
    assert 0 <= kept <= len(text)
    assert kept == 0 or measure(text[:kept], channel) <= limit
    assert (kept == len(text)) == (measure(text, channel) <= limit)


@given(st.text(st.sampled_from("ab€’\N{ROCKET}"), max_size=500), st.sampled_from("ab€’\N{ROCKET}"))
@settings(max_examples=100)
def test_a_longer_text_never_takes_fewer_parts(text: str, more: str) -> None:
    assert sms_segments(text) <= sms_segments(text + more)
