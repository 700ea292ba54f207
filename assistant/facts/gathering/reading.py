"""From what came to what it says: whichever of a feed, a page of talks, an article or plain text it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.errors import Refused
from assistant.facts.gathering.address import Address
from assistant.facts.gathering.article import read_article
from assistant.facts.gathering.decode import decoded
from assistant.facts.gathering.document import Document
from assistant.facts.gathering.feed import is_feed, read_feed
from assistant.facts.gathering.fetch import Page
from assistant.facts.gathering.found import WITH_FROM, Reading
from assistant.facts.gathering.pasted import read_plain
from assistant.facts.gathering.talks import read_talks

_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|h1|p)\b", re.IGNORECASE)
_SIGNATURES = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\x1f\x8b", b"RIFF")
_NOT_TEXT = re.compile(r"(?:image|audio|video|font)/|application/(?:pdf|zip|gzip|octet-stream|msword|vnd\.)")


def read_page(page: Page, person: str, homes: Iterable[str] = ()) -> Reading:
    """What a page that was fetched says. ``homes``: hosts that are the person's own.

    Raises Refused for what is no text, and for a page that says nothing.
    """
    shown = page.address.shown
    if not page.body.strip():
        raise Refused(f"{shown} is empty; check the address, or copy its text and {WITH_FROM}.")
    feedlike = "xml" in page.media
    if (_NOT_TEXT.match(page.media) and not feedlike) or _is_binary(page.body):
        what = "a PDF" if page.body.startswith(b"%PDF") else f"not a page ({page.media or 'no text'})"
        raise Refused(f"{shown} is {what}, which is not read; copy its text and {WITH_FROM}.")
    text = decoded(page.body, page.charset)
    if is_feed(text):
        return read_feed(text, page.address, person, homes=homes)
    if "json" in page.media:
        raise Refused(f"{shown} is data for programs, not a page; name the page that people read.")
    reading = _read_html(text, person, page.address) if _is_html(text, page.media) else None
    if reading is None:
        reading = read_plain(text, person, page.address.url, page.address.host.removeprefix("www."))
    if not reading.found and not reading.feed and not reading.passages:
        raise Refused(f"{shown} has no text that can be read without a browser; copy it and {WITH_FROM}.")
    return reading


def read_given(data: bytes, person: str, address: Address | None = None) -> Reading:
    """What a text says that somebody pasted, or a page that they saved. ``address``: where they say it is from.

    Raises Refused for what is no text, and for one that says nothing.
    """
    if not data.strip():
        raise Refused("The text is empty; copy something that they wrote or that is about them, and paste it.")
    if _is_binary(data):
        raise Refused("That is not a text; save it as text or as a web page, or copy what it says and paste that.")
    text = decoded(data)
    if is_feed(text):
        if address is None:
            raise Refused("That is a feed, whose entries need an address to come from; give its address with it.")
        return read_feed(text, address, person)
    if _is_html(text, ""):
        reading = _read_html(text, person, address)
    else:
        source, place = (address.url, address.host.removeprefix("www.")) if address else ("", "")
        reading = read_plain(text, person, source, place)
    if not reading.found and not reading.passages:
        raise Refused("Nothing in that text can become a fact; paste whole sentences, or write the fact yourself.")
    return reading


def _read_html(text: str, person: str, address: Address | None) -> Reading:
    document = Document(text, address)
    return read_talks(document, person) or read_article(document, person)


def _is_html(text: str, media: str) -> bool:
    return "html" in media or _HTML.search(text, 0, 4096) is not None


def _is_binary(data: bytes) -> bool:
    if data.startswith(_SIGNATURES):
        return True
    head = data[:2048]
    return b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")) and head.count(b"\x00") < len(head) // 4
