"""The e-mail file, read back by the standard library and by a parser that shares no code with it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses

import fast_mail_parser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.door import clean_line, clean_text
from assistant.errors import Refused
from assistant.handoff.eml import eml

MOMENT = datetime(2026, 3, 29, 1, 30, tzinfo=timezone(timedelta(hours=1)))
ADDRESS = "mara@ferrite.example"
HEADERS = ["Date", "To", "Subject", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]

NASTY = st.sampled_from([
    "\r\nBcc: eve@evil.example", "\nBcc: eve@evil.example\n\nHello", "=?utf-8?q?a=0D=0ABcc:_eve@evil.example?=",
    "=?utf-8?b?DQpCY2M6IGV2ZUBldmlsLmV4YW1wbGU=?=", "=?utf-8?q?=2C_eve=40evil.example=2C?=", "=?", "?=", "\0", "\u202e",
    "\u2028Bcc: eve@evil.example", "\x85Bcc:x", "\x1b]52;c;eA==\x07", '", <eve@evil.example>, "', "<eve@evil.example>",
    "eve@evil.example, ", ";", "(comment", "\\", '"', "From me", ".", "=20", "=\n", " \n", "Ærlig ", "👩‍🔧", "عربي",
    "\t", "a" * 90, "ø" * 90, "word " * 30,
])  # fmt: skip
TEXT = st.lists(st.one_of(NASTY, st.text(max_size=12)), max_size=8).map("".join)


def built(subject: str = "Locks", body: str = "Hi Mara,\n\nwhy?\n", name: str = "Mara Lindqvist") -> bytes:
    return eml(subject, body, name, ADDRESS, MOMENT)


def by_library(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def text_of(message: EmailMessage) -> str:
    text: str = message.get_content()
    return text.replace("\r\n", "\n")


def addresses(message: EmailMessage) -> list[tuple[str, str]]:
    return [(one.display_name, one.addr_spec) for one in message["To"].addresses]


def test_it_is_an_unsent_message() -> None:
    message = by_library(built())
    assert message.keys() == HEADERS
    assert message["X-Unsent"] == "1"
    assert addresses(message) == [("Mara Lindqvist", ADDRESS)]
    assert message["Subject"] == "Locks"
    assert message["Date"].datetime == MOMENT and message["Date"].datetime.utcoffset() == timedelta(hours=1)
    assert message.get_content_type() == "text/plain" and message.get_content_charset() == "utf-8"
    assert text_of(message) == "Hi Mara,\n\nwhy?\n"


def test_without_a_subject_there_is_no_header_for_one() -> None:
    assert by_library(built(subject=" ")).keys() == [name for name in HEADERS if name != "Subject"]


def test_a_line_that_begins_with_from_stays_as_it_is() -> None:
    assert text_of(by_library(built(body="From here on it is easy.\n.\n"))) == "From here on it is easy.\n.\n"


def test_a_short_name_and_subject_can_be_read_in_the_file() -> None:
    data = built(name="Marsh, Teo", subject="About “Ferrite”".replace("“", '"').replace("”", '"'))
    assert b'\r\nTo: "Marsh, Teo" <mara@ferrite.example>\r\nSubject: About "Ferrite"\r\n' in data


@settings(max_examples=150)
@given(TEXT, TEXT, TEXT)
def test_whatever_is_in_it_comes_back_and_nothing_else(subject: str, body: str, name: str) -> None:
    data = built(subject, body, name)
    line = clean_line(subject)
    expected = HEADERS if line else [name for name in HEADERS if name != "Subject"]
    text = clean_text(body).rstrip("\n") + "\n"

    assert data.isascii()
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n", data)
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert b"\0" not in data and b"\x1b" not in data

    message = by_library(data)
    assert message.keys() == expected
    assert (message["Subject"] or "") == line
    assert [address for _, address in addresses(message)] == [ADDRESS]
    assert text_of(message) == text
    # The older reader, and the newer one's own writing of what it read, which is where a line end would get out.
    older = message_from_bytes(data)
    assert older.keys() == expected
    assert str(make_header(decode_header(older["Subject"]))) == line if line else "Subject" not in older
    again = message_from_bytes(message.as_bytes(policy=policy.SMTP))
    assert sorted(again.keys()) == sorted(expected)

    other = fast_mail_parser.parse_email(data)
    assert {key.lower(): len(values) for key, values in other.headers.items()} == {key.lower(): 1 for key in expected}
    assert not other.bcc and not other.cc and not other.attachments and not other.text_html
    assert (other.subject or "") == line
    assert [one.address for one in other.to] == [ADDRESS]
    assert other.text_plain[0].replace("\r\n", "\n") == text


@settings(max_examples=100)
@given(TEXT)
def test_a_name_stands_in_front_of_the_one_address(name: str) -> None:
    shown = addresses(by_library(built(name=name)))[0][0]
    loose = re.sub(r"""[<>@,;:"\\()\[\]\s]+""", "", clean_line(name))
    assert re.sub(r"""[<>@,;:"\\()\[\]\s]+""", "", shown) == loose


@settings(max_examples=100)
@given(TEXT)
def test_a_reader_that_decodes_first_finds_no_second_address(name: str) -> None:
    raw = message_from_bytes(built(name=f"Ø{name}"))["To"]
    found = getaddresses([str(make_header(decode_header(raw)))])
    assert [address for _, address in found] == [ADDRESS]


@pytest.mark.parametrize(
    ("given_address", "kept"),
    [
        ("o'brien+lists@a-b.example", "o'brien+lists@a-b.example"),
        ("kari@bücher.example", "kari@xn--bcher-kva.example"),
        ("kari@STRASSE.example", "kari@STRASSE.example"),
        ("kari@straße.example", "kari@xn--strae-oqa.example"),
        ("k" * 64 + "@" + "d" * 60 + ".example", "k" * 64 + "@" + "d" * 60 + ".example"),
    ],
)
def test_addresses_as_they_may_be(given_address: str, kept: str) -> None:
    data = eml("Locks", "Hi", "Kari Ødegård", given_address, MOMENT)
    assert addresses(by_library(data)) == [("Kari Ødegård", kept)]
    assert [one.address for one in fast_mail_parser.parse_email(data).to] == [kept]


@pytest.mark.parametrize(
    "address",
    [
        "=?utf-8?q?a=0ABcc:_eve?=@evil.example",
        "=?utf-8?q?eve=40evil.example?=@ferrite.example",
        "kåre@ferrite.example",
        "mara@ferrite.example\r\nBcc: eve@evil.example",
        "mara@ferrite.example, eve@evil.example",
        "mara",
        "mara@",
        "@ferrite.example",
        "mara@xn--\u0301.example",
    ],
)
def test_addresses_that_no_header_can_hold_are_refused(address: str) -> None:
    with pytest.raises(Refused, match="copy the message instead") as refused:
        eml("Locks", "Hi", "Mara", address, MOMENT)
    assert "\n" not in str(refused.value)
