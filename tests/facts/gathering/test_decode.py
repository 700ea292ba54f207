"""Text out of bytes, whatever the server says about the encoding."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.facts.gathering.decode import decoded

GERMAN = "Größe, Übergänge und „Anführungszeichen“ – ein Versuch"
RUSSIAN = "Последовательность записей в журнале"


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        (GERMAN.encode(), "utf-8", GERMAN),
        (GERMAN.encode(), "", GERMAN),
        (GERMAN.encode(), "iso-8859-1", GERMAN),  # the server is wrong
        (GERMAN.encode("utf-8-sig"), "windows-1252", GERMAN),
        (GERMAN.encode("utf-16"), "", GERMAN),
        (GERMAN.encode("utf-16"), "utf-8", GERMAN),
        (GERMAN.encode("cp1252"), "utf-8", GERMAN),  # the server is wrong the other way
        (GERMAN.encode("cp1252"), "latin-1", GERMAN),
        (GERMAN.encode("cp1252"), "no-such-thing", GERMAN),
        (GERMAN.encode("cp1252"), "unicode_escape", GERMAN),
        (GERMAN.encode("cp1252"), "zip", GERMAN),
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN),
        (RUSSIAN.encode("koi8-r"), "KOI8-R", RUSSIAN),
        ("東京の記録".encode("shift_jis"), "Shift_JIS", "東京の記録"),
        ("東京の記録".encode("iso2022_jp"), "iso-2022-jp", "東京の記録"),
        ("北京的记录".encode("gbk"), "gb2312", "北京的记录"),
        (b'<meta charset="windows-1251">' + RUSSIAN.encode("cp1251"), "", '<meta charset="windows-1251">' + RUSSIAN),
        (b'<?xml version="1.0" encoding="koi8-r"?>' + RUSSIAN.encode("koi8-r"), "",
         '<?xml version="1.0" encoding="koi8-r"?>' + RUSSIAN),
        (b'<meta charset="utf-16">plain', "utf-16", '<meta charset="utf-16">plain'),
        (b"plain", "", "plain"),
        (b"", "", ""),
    ],
)  # fmt: skip
def test_no_mojibake(data: bytes, charset: str, text: str) -> None:
    assert decoded(data, charset) == text


def test_what_was_cut_off_in_a_letter_is_still_utf_8() -> None:
    assert decoded(GERMAN.encode() + "ü".encode()[:1], "iso-8859-1").startswith(GERMAN)


@settings(max_examples=500)
@given(st.binary(), st.text(max_size=12))
def test_anything_becomes_text(data: bytes, charset: str) -> None:
    decoded(data, charset).encode()
