"""vCards: each as a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from assistant.door import clean_line, clean_text
from assistant.people.importing import fields
from assistant.people.importing.cards import Card, cards
from assistant.people.importing.encoding import Encoding
from assistant.people.importing.incoming import Incoming, Problem, is_uid
from assistant.people.importing.names import full_name, second_name
from assistant.people.importing.properties import Decoder, Property, parts, unescaped
from assistant.people.person import Person

_CHANNELS = {
    "TWITTER": "x-dm", "X": "x-dm", "MASTODON": "mastodon", "BLUESKY": "bluesky-dm", "TELEGRAM": "telegram",
    "XMPP": "xmpp", "JABBER": "xmpp", "SKYPE": "skype", "MATRIX": "matrix", "SIGNAL": "signal", "WHATSAPP": "whatsapp",
    "SIP": "sip", "DISCORD": "discord", "SLACK": "slack", "IRC": "irc",
}  # fmt: skip
_MESSENGERS = {"X-JABBER": "xmpp", "X-SKYPE": "skype", "X-SKYPE-USERNAME": "skype", "X-MATRIX": "matrix"}
_IMPP = "messengers"
_CALLED = {
    "TEL": "phone numbers", "BDAY": "birthdays", "ANNIVERSARY": "anniversaries", "X-ANNIVERSARY": "anniversaries",
    "ADR": "streets", "LABEL": "streets", "PHOTO": "pictures", "LOGO": "pictures", "RELATED": "relations",
    "X-ABRELATEDNAMES": "relations", "X-ABDATE": "dates", "GENDER": "genders", "GEO": "coordinates", "KEY": "keys",
    "SOUND": "sounds", "X-AIM": _IMPP, "X-ICQ": _IMPP, "X-MSN": _IMPP, "X-YAHOO": _IMPP, "X-QQ": _IMPP,
}  # fmt: skip
"""What is not kept, as people call it; anything else by its own name."""
_TECHNICAL = frozenset(
    "VERSION PRODID REV CLASS MAILER SOURCE PROFILE NAME SORT-STRING CLIENTPIDMAP CREATED XML MEMBER X-ABLABEL X-ABADR"
    " X-ABUID X-ABORDER X-IMAGETYPE X-IMAGEHASH X-SHARED-PHOTO-DISPLAY-PREF X-EVOLUTION-FILE-AS".split()
)
"""What is said of the card and not of the person."""


class _Read(dict[str, list[Property]]):
    """A card's properties by name."""

    def of(self, name: str) -> list[Property]:
        """Those that are preferred first."""
        found = self.get(name, [])
        return sorted(found, key=lambda one: one.rank) if len(found) > 1 else found

    def text(self, name: str) -> str:
        """The first that is not empty, on one line."""
        for one in self.of(name):
            if text := clean_line(one.text):
                return text
        return ""

    def structured(self, name: str, count: int, joint: str = " ") -> list[list[str]]:
        """The structured values that are not empty, each as so many parts; ``joint`` joins a part of several."""
        found = []
        for one in self.of(name):
            read = [clean_line(joint.join(map(unescaped, parts(part, ",")))) for part in parts(one.value, ";")[:count]]
            if any(read):
                found.append([*read, *[""] * (count - len(read))])
        return found


class Cards:
    """The people of a file of vCards, in its order."""

    def __init__(self, encoding: Encoding, format: str) -> None:
        self._encoding, self._format = encoding, format
        self._decoder = Decoder(encoding)
        self._told: list[Problem] = []
        self.remarks: list[str] = []
        """Nothing: all of it can be read in one way only."""
        self.left_out: dict[str, int] = {}
        """What the people of the file have that is not kept, and how often."""

    def read(self, stream: BinaryIO) -> Iterator[Incoming | Problem]:
        """Each card as a person, or why it gave none; what was left out of a person follows them."""
        told = self._told = []  # nothing of a reading that was left in the middle
        self.left_out.clear()
        for card in cards(self._lines(stream)):
            if isinstance(card, int):
                yield Problem(card, "This line belongs to no card; it was left out.")
                continue
            if card.cut:
                told.append(Problem(card.cut, "This card has far too much in it; what goes beyond was left out."))
            if card.unread:
                told.append(Problem(card.unread, "This line of the card cannot be read; it was left out."))
            reasons: list[str] = []
            incoming = self._incoming(card.line, self._read(card), reasons)
            if incoming is not None:
                for name in card.dropped:
                    if name not in _TECHNICAL and not name.startswith(("X-MS-OL-", "X-PHONETIC-")):
                        self._leave_out(_CALLED.get(name, name))
                yield incoming
            yield from told
            yield from [Problem(card.line, reason) for reason in reasons]
            told.clear()

    def _leave_out(self, what: str) -> None:
        self.left_out[what] = self.left_out.get(what, 0) + 1

    def _lines(self, stream: BinaryIO) -> Iterator[bytes]:
        if self._encoding.name.startswith(("utf-16", "utf-32", "iso2022")):
            for batch in self._encoding.batches(stream):
                for text in batch:
                    yield text.encode("utf-8", "replace")
            return
        stream.seek(self._encoding.skip)
        for line in stream:
            if b"\r" in line[:-2]:  # line ends of old Macs
                yield from line.splitlines()
            else:
                yield line

    def _read(self, card: Card) -> _Read:
        read = _Read()
        for line, raw in card.properties:
            try:
                found = self._decoder.property(raw)
            except ValueError:
                self._told.append(Problem(line, "A property of this card cannot be read; it was left out."))
                continue
            read.setdefault(found.name, []).append(found)
        return read

    def _incoming(self, line: int, read: _Read, told: list[str]) -> Incoming | None:
        named = next(iter(read.structured("N", 5)), [""] * 5)
        family, given, middle, title, suffix = named
        formatted, nickname = read.text("FN"), read.text("NICKNAME")
        key = fields.key(read.text("UID"))
        own = is_uid(key)
        if own and formatted:  # our own card has the name as it was
            name, titles = formatted, ""
        else:
            name, titles = full_name(formatted, given, middle, family, title, suffix)
        name = name or nickname
        company = next((first for (first,) in read.structured("ORG", 1, ",")), "")
        if reason := _nobody(name, read, company, any(named)) or fields.name_fault(name):
            told.append(reason)
            return None
        labels = [clean_line(label) for one in read.of("CATEGORIES") for label in one.texts(",")]
        zone, tongue = read.text("TZ"), read.text("LANG")
        handles, profiles, unknown = _profiles(read, told, own=own)
        for _ in range(unknown):
            self._leave_out(_IMPP)
        # In our own cards a tag is a tag, and says nothing of closeness.
        tags, close = fields.tags_and_closeness(labels, told)
        if own:
            tags, close = fields.own_tags(labels), "stranger"
        addresses = read.structured("ADR", 7)
        places = [address[3] for address in addresses if address[3]]
        for address in addresses:
            if any(address[:3]) or any(address[4:]) or (address[3] and address[3] != places[0]):
                self._leave_out(_CALLED["ADR"])
        if any(any(units) for _, *units in read.structured("ORG", 3, ",")):
            self._leave_out("departments")
        person = Person(
            name,
            emails=fields.emails([clean_line(one.text) for one in read.of("EMAIL")], told),
            handles=handles,
            links=fields.links([*[clean_line(one.text) for one in read.of("URL")], *profiles], told),
            company=fields.short(company, "company", told),
            role=fields.short(read.text("TITLE") or read.text("ROLE"), "role", told),
            city=fields.short(places[0] if places else "", "place", told),
            timezone=fields.timezone(zone, told) if zone else "",
            language=fields.language(tongue, told) if tongue else "",
            closeness=close,
            tags=tags,
        )
        remarks = "\n".join([clean_text(one.text).strip() for one in read.of("NOTE")]).strip()
        maiden = read.text("X-MAIDENNAME") or read.text("X-MAIDEN-NAME")
        second = fields.short(second_name(nickname, given, maiden), "nickname", told)
        return Incoming(person, line, self._format, key, "", fields.notes(remarks, told), second, titles)


def _nobody(name: str, read: _Read, company: str, named: bool) -> str:
    """Why a card is not a person's, in a sentence; empty when it is."""
    kind = (read.text("KIND") or read.text("X-ADDRESSBOOKSERVER-KIND")).casefold()
    if kind in ("group", "org", "location", "device", "application"):
        return f"'{name[:60]}' is a card of the kind '{kind}', no person; it was left out."
    if not named and (read.text("X-ABSHOWAS").casefold() == "company" or (company and name in ("", company))):
        return f"'{(company or name)[:60]}' is a company without the name of a person; it was left out."
    if name:
        return ""
    if (formatted := read.text("FN")).startswith("=?"):
        return fields.unreadable_name(formatted)
    if email := read.text("EMAIL"):
        return f"The address '{email[:60]}' has no name beside it; it was left out."
    return "There is no name in this card; it was left out."


def _profiles(read: _Read, told: list[str], *, own: bool) -> tuple[dict[str, str], list[str], int]:
    """Handles on channels, links to other profiles, and how many there are on what is no channel.

    ``own``: our own export has the links beside.
    """
    handles: dict[str, str] = {}
    links: list[str] = []
    unknown = 0
    for one in [*read.of("X-SOCIALPROFILE"), *read.of("SOCIALPROFILE"), *read.of("IMPP")]:
        text = clean_line(one.text)
        linked = text.lower().startswith(("http://", "https://"))
        service, colon, user = text.partition(":")
        services = [*sorted(one.types), service.upper() if colon else ""]
        channel = next((_CHANNELS[service] for service in services if service in _CHANNELS), "")
        if channel and (handle := fields.handle(channel, text if linked or own or not colon else user.strip(), told)):
            handles.setdefault(channel, handle)
        if linked and not own:
            links.append(text)
        unknown += bool(text) and not channel and not linked
    for name, channel in _MESSENGERS.items():
        if (text := read.text(name)) and (handle := fields.handle(channel, text, told)):
            handles.setdefault(channel, handle)
    if (text := read.text("X-TWITTER")) and (handle := fields.handle("x-dm", text, told)):
        handles.setdefault("x-dm", handle)
    if text := read.text("X-GITHUB"):
        links.append(text if "/" in text else f"https://github.com/{text.lstrip('@')}")
    return handles, links, unknown
