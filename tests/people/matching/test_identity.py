"""What names one person, in one form however it is written."""

from __future__ import annotations

import pytest

from assistant.people.matching.identity import CARD, WEAK, email_key, keys, network, profile_key, shared_by, told_by

MARA = "linkedin:mara-lindqvist"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.linkedin.com/in/mara-lindqvist",
        "https://www.linkedin.com/in/mara-lindqvist/",
        "http://linkedin.com/in/Mara-Lindqvist?trk=people",
        "linkedin.com/in/mara-lindqvist/#about",
        "https://se.linkedin.com/in/mara-lindqvist/sv",
        "https://www.linkedin.com/pub/mara-lindqvist",
        "https://www.linkedin.com/in/mara%2Dlindqvist",
    ],
)
def test_one_profile_however_it_is_written(link: str) -> None:
    assert profile_key(link) == MARA


@pytest.mark.parametrize(
    ("link", "key"),
    [
        ("https://github.com/Mara", f"{WEAK}github:mara"),
        ("https://twitter.com/Mara", f"{WEAK}x:mara"),
        ("https://x.com/mara?s=20", f"{WEAK}x:mara"),
        ("https://hachyderm.example/@Mara", f"{WEAK}@mara@hachyderm.example"),
        ("https://orcid.org/0000-0002-1825-009X", "orcid:0000-0002-1825-009x"),
        ("https://www.linkedin.com/in/jörg", "linkedin:jörg"),
        ("https://www.linkedin.com/in/j%C3%B6rg", "linkedin:jörg"),
    ],
)
def test_profiles_elsewhere(link: str, key: str) -> None:
    assert profile_key(link) == key


@pytest.mark.parametrize(
    "link",
    [
        "https://www.linkedin.com/company/ferrite",
        "https://www.linkedin.com/in/",
        "https://github.com/mara/ferrite",
        "https://github.com/orgs",
        "https://x.com/home",
        "https://www.facebook.com/profile.php?id=3",
        "https://mara.example.com",
        "https://ferrite.example/team/@all/today",
        "https://evil.example/linkedin.com/in/mara",
        "https://linkedin.com.evil.example/in/mara",
    ],
)
def test_what_is_nobodys_profile(link: str) -> None:
    assert profile_key(link) == ""


def test_addresses() -> None:
    assert email_key("Mara@Ferrite.Example") == "mara@ferrite.example"
    assert email_key("m.ara+list@googlemail.com") == email_key("mara@gmail.com") == "mara@gmail.com"
    assert email_key("m.ara@ferrite.example") != email_key("mara@ferrite.example")
    for shared in ("info@ferrite.example", "noreply@ferrite.example", "do-not-reply@x.example", "Family@x.example"):
        assert email_key(shared).startswith(WEAK)


def test_all_of_a_record() -> None:
    handles = {"x-dm": "@Mara", "mastodon": "@mara@hachyderm.example", "slack": "mara", "linkedin-message": "mara"}
    assert keys(("mara@x.example",), ("https://mara.example", "https://github.com/mara"), handles) == [
        "mara@x.example", f"{WEAK}github:mara", f"{WEAK}x:mara", f"{WEAK}@mara@hachyderm.example",
    ]  # fmt: skip


def test_what_a_key_says_of_those_who_share_it() -> None:
    assert (network(MARA), network("mara@x.example"), network(f"{WEAK}github:mara")) == ("linkedin", "", "")
    assert [shared_by(key) for key in (MARA, f"{CARD}urn:x", "a@b.example", f"{WEAK}github:m")] == [
        "profile", "profile", "mailbox", "company",
    ]  # fmt: skip
    assert told_by(f"{CARD}urn:x") == "the same card"
    assert told_by(f"{WEAK}@m@h.example") == told_by(MARA) == "the same profile"
    assert told_by("a@b.example") == told_by(f"{WEAK}info@b.example") == "the same address"
