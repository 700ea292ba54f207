"""A message as a ``mailto:`` link (RFC 6068)."""

from __future__ import annotations

from urllib.parse import quote

from assistant.door import clean_line, clean_text
from assistant.handoff.address import mailbox

LONGEST = 2000
"""Characters of a link that mail programs are sure to take.

Windows hands links on up to 2,083 (``INTERNET_MAX_URL_LENGTH`` in its wininet.h), Chromium stops at 2,048
for that reason, and 2,008 have been measured through Firefox; beyond it the end of a message is lost
without a word.
"""


def mailto(subject: str, body: str, address: str) -> str:
    """The link: ASCII, everything but letters, digits and ``-._~`` percent-encoded, line ends as CRLF.

    It may be longer than ``LONGEST``. Raises Refused for an address that no link can hold.
    """
    local, _, domain = mailbox(address).rpartition("@")
    fields = {"subject": clean_line(subject), "body": clean_text(body).strip("\n").replace("\n", "\r\n")}
    given = "&".join(f"{name}={quote(text, safe='')}" for name, text in fields.items() if text)
    return f"mailto:{quote(local, safe='')}@{domain}" + (f"?{given}" if given else "")
