"""From bytes to text, whatever the server, the page and the truth say about the encoding."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_LOOKED_AT = 4096
"""Bytes of a page in which it may declare its encoding."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
# What the web means by these labels (WHATWG, Encoding, section 4.2).
_MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "gb2312": "gb18030",
          "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs"}  # fmt: skip
_KNOWN = re.compile(
    r"utf-8|utf-16(?:-[lb]e)?|cp(?:125\d|874|932|949|866)|iso8859-\d+|koi8-[ru]|mac-(?:roman|cyrillic)"
    r"|gb18030|big5hkscs|euc_jp|iso2022_jp|hz"
)
"""Encodings of text, by Python's names: not its other codecs, some of which take for ever."""


def decoded(data: bytes, charset: str = "") -> str:
    """The text. ``charset``: what the server says; what the page says of itself comes after it.

    What is valid UTF-8 and not plain ASCII is UTF-8, whoever says otherwise: no other text looks like it.
    What fits nothing that was said is read as windows-1252, and nothing is ever refused.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace").removeprefix("\ufeff")
    declared = _DECLARED.search(data[:_LOOKED_AT])
    said = [_name(charset), _name(declared[1].decode("ascii") if declared else "")]
    seven_bits = data.isascii()
    if not seven_bits:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            if error.end >= len(data) - 3 and error.reason == "unexpected end of data":
                return data.decode("utf-8", "replace")  # cut off in the middle of a letter
    for name in said:
        # A page that calls itself UTF-16 in ASCII letters is not.
        if not name or name.startswith("utf-16") or (seven_bits and not re.search("2022|hz", name)):
            continue
        text = data.decode(name, "replace")
        if text.count("\ufffd") <= len(text) // 200 + 1:
            return text
    return data.decode("ascii" if seven_bits else "cp1252", "replace")


def _name(label: str) -> str:
    """Python's name for an encoding of text; empty for anything else."""
    try:
        name = codecs.lookup(label.strip()).name if label.strip().isascii() else ""
    except (LookupError, ValueError):
        return ""
    name = _MEANT.get(name, name)
    return name if _KNOWN.fullmatch(name) else ""
