"""A message as an .eml file that mail programs open as an unsent draft."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.door import clean_line, clean_text
from assistant.handoff.address import mailbox

if TYPE_CHECKING:
    from email.header import Header

_ADDRESSING = re.compile(r"""[<>@,;:"\\()\[\]]""")
RAW = 60
"""Characters of a name or a subject that stand in a header as they are, so that no line needs folding."""


def eml(subject: str, body: str, name: str, address: str, moment: datetime) -> bytes:
    """The file: seven-bit throughout, lines that end in CRLF, of 76 characters at most but for a longer address.

    ``moment`` is its date, with a zone. It has no sender, for the mail program knows whose it is, and no
    message id, which the one that sends it gives. ``X-Unsent: 1`` is Outlook's mark, which others know
    as well: it opens for writing and not for reading. Raises Refused for an address that no header can hold.

    The older half of the standard library's package writes it: there a header is what it is given, while
    the newer half decodes what looks like an encoded word, and has let line ends through (CVE-2024-6923).
    """
    from email import policy
    from email.charset import QP, Charset
    from email.header import Header
    from email.message import Message
    from email.utils import format_datetime

    utf8 = Charset("utf-8")
    utf8.body_encoding = QP
    rules = policy.compat32.clone(linesep="\r\n", max_line_length=76)
    message: Message[str | Header, str | Header] = Message(rules)
    message["Date"] = format_datetime(moment)
    # Everything is cleaned in the store already; a header is where one line end too many does harm.
    message["To"] = _recipient(clean_line(name), mailbox(address))
    if line := clean_line(subject):
        message["Subject"] = line if _plain(line) else Header(line, "utf-8", header_name="Subject")
    message["X-Unsent"] = "1"
    message.set_payload(clean_text(body).rstrip("\n") + "\n", utf8)
    return message.as_bytes()


def _plain(text: str) -> bool:
    """Whether it may stand in a header as it is: nothing in it is, or could be read as, an encoded word."""
    return text.isascii() and "=?" not in text and len(text) <= RAW


def _recipient(name: str, address: str) -> str | Header:
    from email.header import Header
    from email.utils import formataddr

    if not name or _plain(name):
        return formataddr((name, address))
    # A program that decodes before it looks for the address must not find a second one.
    header = Header(" ".join(_ADDRESSING.sub(" ", name).split()), "utf-8", header_name="To")
    header.append(f"<{address}>", "us-ascii")
    return header
