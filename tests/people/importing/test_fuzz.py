"""Files that nobody has thought of: whatever is in them, they are refused in a sentence or read, and soon.

Each format gets its own files, changed here and there, and files put together out of what its readers look
for. No test here knows what should come out; that nothing breaks, and that who does come out is fit to be
stored, is all that is asked.
"""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from assistant.door import clean_line, clean_text
from assistant.errors import Refused
from assistant.people.importing import FORMATS, Incoming, read
from assistant.people.valid import valid
from tests.people.importing.corpus import CASES

CASES_EACH = 1010  # twice, so that each format has more than 2,000
SECONDS = 2.0
"""The processor's time for one small file; most take two thousandths of that."""

SEEDS = {name: [case.raw for case in CASES if case.format == name and len(case.raw) < 6000] for name in FORMATS}
PIECES = [
    b'"', b'""', b'","', b"\n", b"\r", b"\r\n", b",", b";", b"\t", b"|", b"=", b"=\n", b"\\", b"\\n", b":", b".", b" ",
    b"\0", b"\x1b[31m", b"\x1b]52;c;", b"\x07", b"\x80", b"\xff", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xc3",
    b"\xc3\xa9", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\xf0\x9f\x91\xa9\xe2\x80\x8d", b"\xed\xa0\x80", b"\x1b$B",
    b"BEGIN:VCARD\n", b"END:VCARD\n", b"VERSION:2.1\n", b"N:", b"FN:", b"N;ENCODING=QUOTED-PRINTABLE:=", b"AGENT:\n",
    b"EMAIL;TYPE=pref:", b"item1.", b";CHARSET=", b";CHARSET=punycode:", b";ENCODING=b:", b"PHOTO;BASE64:", b"ADR:;;;",
    b"ORG:", b"NOTE:", b"UID:", b"X-SOCIALPROFILE;type=twitter:", b"TZ:", b"LANG:", b"PREF=999999999999:",
    b"[[person]]\n", b"[person]\n", b"[[person.fact]]\n", b'name = "', b"emails = [", b'"""', b"'''", b"{", b"}",
    b"[[", b"]]", b"a.a.a.a.a = 1\n", b"closeness = ", b"every_days = 1e999\n", b"connected = 2021-13-41\n",
    b'{"people": [', b'    {"name": "Oz Ng"', b'"emails": [', b'"key": "', b"},\n    {", b"]}", b"NaN",
    b'"\\ud800"', b"[" * 90,
    b"0x" + b"f" * 50, b"handles = {", b"Name,E-mail 1 - Value,Group Membership\n",
    b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
    b"Vorname;Nachname;E-Mail-Adresse;E-Mail-Typ;Firma\n", b"sep=;\n", b"Notes:\n", b" ::: ",
    b"mara@ferrite.example", b"mara@",
    b"https://", b"https://www.linkedin.com/in/mara", b"12 Mar 2021", b"99/99/9999", b"M\xc3\xbcller", b"M\xfcller",
    b"M\xc3\x83\xc2\xbcller", b"\xd1\xe5\xe4\xee\xe2", "山田".encode("cp932"), b"PK\x03\x04",
    b"x" * 300, b"x" * 5000, b"<", b">",
]  # fmt: skip


HEADS = {
    "linkedin": b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
    "google": b"Name,Given Name,Family Name,Nickname,Notes,Group Membership,E-mail 1 - Value,Website 1 - Value\n",
    "outlook": b"Anrede;Vorname;Nachname;Firma;Kategorien;E-Mail-Adresse;E-Mail-Typ;E-Mail: Angezeigter Name;Notizen\n",
    "csv": b"Name,Email,Link,Twitter,Handles,Closeness,Can refer,Every,Time zone,Language,Tags,Notes\n",
    "vcard": b"BEGIN:VCARD\nFN:Mara Lindqvist\n",
    "json": b'{"people": [\n    {"name": "Mara Lindqvist"},\n',
    "toml": b'[[person]]\nname = "Mara Lindqvist"\n',
}


def changed(raw: bytes, changes: random.Random) -> bytes:
    """The file with a few things cut, doubled, put in or overwritten."""
    body = bytearray(raw)
    for _ in range(changes.randint(1, 8)):
        at = changes.randint(0, len(body))
        size = changes.choice((0, 1, 2, 8, 60))
        what = changes.randint(0, 4)
        if what == 0:
            body[at:at] = changes.choice(PIECES)
        elif what == 1:
            body[at : at + size] = b""
        elif what == 2:
            body[at : at + size] = changes.choice(PIECES)
        elif what == 3:
            body[at:at] = body[max(0, at - 300) : at]
        elif body:
            body[min(at, len(body) - 1)] = changes.randint(0, 255)
    return bytes(body[: changes.choice((len(body), len(body), at))])


def holds(raw: bytes, format: str | None) -> None:
    """It is refused, or read into what can be stored; and in bounded time."""
    note(repr(raw))
    started = time.process_time()
    try:
        reading = read(raw, format)
        found = list(reading)
    except Refused as refused:
        assert str(refused) == clean_line(str(refused))
        assert time.process_time() - started < SECONDS
        return
    assert time.process_time() - started < SECONDS
    assert format is None or reading.format == format
    packed = raw.startswith(b"PK")
    lines = 100 if packed else raw.count(b"\n") + raw.count(b"\r") + 1
    assert len([one for one in found if isinstance(one, Incoming)]) <= lines
    for one in found:
        if isinstance(one, Incoming):
            assert valid(one.person, created=one.person.created, updated=one.person.updated) == one.person
            assert "\ufffd" not in one.person.name or reading.format in ("toml", "json")
            assert one.notes == clean_text(one.notes)
            assert (one.nickname, one.key) == (clean_line(one.nickname), clean_line(one.key))
            assert one.source == reading.format
        else:
            assert one.reason == clean_line(one.reason)
            assert len(one.reason) < 400
        assert 0 < one.line <= lines


every_format = pytest.mark.parametrize("format", FORMATS)
often = settings(max_examples=CASES_EACH, suppress_health_check=list(HealthCheck), print_blob=False)


@every_format
@often
@given(seed=st.integers(0, 2**64 - 1), known=st.booleans())
def test_files_that_were_changed(format: str, seed: int, known: bool) -> None:
    changes = random.Random(seed)  # drawn one by one from hypothesis, the changes cost more than the reading
    raw = changed(changes.choice(SEEDS[format]), changes)
    holds(raw, format if known else None)


@every_format
@often
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=30))
def test_files_out_of_pieces(format: str, pieces: list[bytes]) -> None:
    holds(b"".join([HEADS[format], *pieces]), format)


@settings(max_examples=300)
@given(raw=st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    holds(raw, None)
