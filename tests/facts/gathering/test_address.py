"""Addresses: which may be asked for, and which places in the network are nobody's to be led to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import Refused
from assistant.facts.gathering.address import is_public, joined, read_address


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://mara.example/lock?a=1#part", "https://mara.example/lock?a=1"),
        ("mara.example/lock", "https://mara.example/lock"),
        ("MARA.Example.", "https://mara.example/"),
        ("http://mara.example:80/", "http://mara.example/"),
        ("https://mara.example:444", "https://mara.example:444/"),
        ("localhost:8080/x", "http://localhost:8080/x"),
        ("127.0.0.1:8080", "http://127.0.0.1:8080/"),
        ("[::1]:8080/x", "http://[::1]:8080/x"),
        ("<https://mara.example/ä b>", "https://mara.example/%C3%A4%20b"),
        ("https://mara.example/100%/%C3%A4", "https://mara.example/100%25/%C3%A4"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
    ],
)
def test_what_is_typed_is_understood(typed: str, url: str) -> None:
    assert read_address(typed).url == url
    assert read_address(url).url == url


@pytest.mark.parametrize(
    "typed",
    [
        "file:///etc/passwd", "ftp://mara.example/", "javascript:alert(1)", "data:text/html,x", "mailto:a@mara.example",
        "gopher://mara.example/1", "", "https://", "http://[::1", "http://mara.example:99999/", "http://mara.example:0/",
        "https://a..example/", "https://good.example\\.evil.example/", "https://ma ra.example/", "http://[fe80::1%eth0]/",
        "https://" + "a" * 3000 + ".example/", "https://-.example/", "https://mara.example/" + "x" * 3000,
    ],
)  # fmt: skip
def test_what_is_no_page_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        read_address(typed)
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value) and len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "typed",
    [
        "https://mara:s3cret@mara.example/",
        "https://s3cret@mara.example/x?y",
        "mara:s3cret@mara.example/x",
        "https://mara.example\\@s3cret@evil.example",
        "ftp://mara:s3cret@mara.example/?s3cret",
    ],
)
def test_a_user_and_a_password_are_refused_and_never_repeated(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        read_address(typed)
    assert "s3cret" not in str(caught.value)


def test_what_is_shown_leaves_out_the_query() -> None:
    assert read_address("https://mara.example/x?token=s3cret").shown == "https://mara.example/x"


@pytest.mark.parametrize("ip", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450:4001::1"])
def test_public_addresses(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "127.255.0.9", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.0.170", "192.0.2.1", "192.88.99.1", "198.18.0.1",
        "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:8.8.8.8", "64:ff9b::7f00:1",
        "64:ff9b::808:808", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:808:808::1", "2001::1", "2001:db8::1",
        "2001:20::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "100::1", "3fff::1",
        "5f00::1", "mara.example", "", "1.2.3", "0x7f.1",
    ],
)  # fmt: skip
def test_special_addresses(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "nas", "wiki.local", "2130706433", "0x7f.1", "10.1"]
)
def test_a_near_place_says_so_itself(host: str) -> None:
    assert read_address(f"http://{host}/").is_near


@pytest.mark.parametrize(
    ("host", "number"),
    [("127.1", "127.0.0.1"), ("2130706433", "127.0.0.1"), ("0x7f.1", "127.0.0.1"), ("0177.0.0.1", "127.0.0.1"),
     ("[::1]", "::1"), ("mara.example", ""), ("999.1.1.1", ""), ("1.2.3.4.5", "")],
)  # fmt: skip
def test_numbers_are_what_they_mean(host: str, number: str) -> None:
    assert read_address(f"http://{host}/").number == number


@pytest.mark.parametrize("host", ["mara.example", "127.0.0.1.example", "localhost.example", "a.b.example"])
def test_a_public_name_agrees_to_nothing(host: str) -> None:
    assert not read_address(f"http://{host}/").is_near


def test_a_link_is_read_from_its_page() -> None:
    page = read_address("https://mara.example/a/b?c")
    assert joined(page, "../d").url == "https://mara.example/d"
    assert joined(page, "//other.example/x").url == "https://other.example/x"
    for link in ("file:///etc/passwd", "javascript:x", "http://[", "http://u:p@mara.example/"):
        with pytest.raises(Refused):
            joined(page, link)


@settings(max_examples=500)
@given(st.one_of(st.text(), st.text("htps:/[]@%.#?\\ab1:-", max_size=30).map("http://".__add__)))
def test_anything_is_an_address_or_refused(text: str) -> None:
    try:
        address = read_address(text)
    except Refused as refused:
        assert str(refused).endswith(".")
        return
    assert address.scheme in ("http", "https") and address.host and "@" not in address.origin
    assert address.url.isascii() and address.url.isprintable() and " " not in address.url
    assert read_address(address.url) == address
