"""An e-mail address as it may stand in a header or a link: plain ASCII, and nothing a reader would decode."""

from __future__ import annotations

import re

from assistant.door import clean_line
from assistant.errors import Refused

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+")
"""What may stand before the ``@`` without quotation marks (RFC 5322 section 3.2.3)."""
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


def mailbox(address: str) -> str:
    """The address in ASCII; a domain in other letters is spelt as the mail system spells it (IDNA 2008).

    Raises Refused for an address that a header or a ``mailto:`` link cannot hold as it is: other letters
    before the ``@``, which few mail programs take, or an encoded word, which some of them would decode.
    """
    local, at, domain = clean_line(address).rpartition("@")
    if not domain.isascii():
        import idna

        try:
            domain = idna.encode(domain, uts46=True).decode("ascii")
        except idna.IDNAError:
            domain = ""
    if not at or not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain) or "=?" in local:
        shown = clean_line(address)[:80]
        raise Refused(f"The address '{shown}' cannot stand in an e-mail file or link; copy the message instead.")
    return f"{local}@{domain}"
